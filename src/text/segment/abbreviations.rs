//! English abbreviations, by what their stop means. General knowledge: style guides' lists
//! of titles, months, units, reference words, company forms and degrees.

/// What the stop after an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name follows: Mr., Prof., Gen.
    Title,
    /// A figure follows: No., p., Fig., Vol.
    Number,
    /// More of the sentence always follows: e.g., i.e., vs.
    Inner,
    /// It may end a sentence; a capital alone does not say so: Inc., Jr., St.
    Name,
    /// It may end a sentence, and does before a capital: etc., lb., Ph.D.
    End,
}

/// Titles and ranks. Sorted.
const TITLES: &[Key] = &keys([
    "adj", "adm", "amb", "atty", "brig", "bro", "capt", "cdr", "cllr", "cmdr", "col", "comdr",
    "comdt", "cpl", "cpt", "det", "dir", "dr", "dra", "drs", "ens", "fr", "gen", "gov", "hon",
    "hr", "insp", "lieut", "lt", "maj", "messrs", "mgr", "mlle", "mme", "mr", "mrs", "ms", "msgr",
    "mt", "mx", "ofc", "pfc", "pres", "prof", "profs", "pte", "pvt", "radm", "rdml", "rep", "reps",
    "res", "rev", "revd", "rt", "sen", "sens", "sfc", "sgt", "sr", "sra", "srta", "st", "ste",
    "supt", "surg", "treas", "vadm", "vp",
]);

/// Words that a figure or a label follows, months among them. Sorted.
const NUMBERS: &[Key] = &keys([
    "abs", "amt", "app", "apr", "art", "arts", "aug", "ca", "cap", "ch", "chap", "cl", "cons",
    "dec", "div", "eq", "eqn", "eqs", "ex", "exh", "feb", "fig", "figs", "fn", "fol", "jan", "jul",
    "jun", "lem", "mar", "no", "nos", "nov", "nr", "n°", "oct", "op", "p", "par", "para", "pg",
    "ph", "pp", "pt", "qty", "ref", "refs", "reg", "regs", "rm", "rs", "rte", "sec", "secs",
    "sect", "sep", "sept", "ser", "ss", "tab", "thm", "thms", "ver", "vol", "vols", "№",
]);

/// Abbreviations that never end a sentence. Sorted.
const INNER: &[Key] = &keys([
    "a.k.a", "abbr", "adv", "aka", "anon", "approx", "assoc", "asst", "attn", "avg", "c.f", "cf",
    "e.g", "eg", "esp", "f.e", "gen", "i.e", "ibid", "ie", "iff", "incl", "max", "med", "mgmt",
    "misc", "n.b", "nb", "p.s", "ps", "resp", "s.a", "suppl", "tel", "temp", "trad", "v.s", "vid",
    "viz", "voc", "vs",
]);

/// Names of firms, persons and places that go on or end. Sorted.
const NAMES: &[Key] = &keys([
    "al", "ala", "apt", "ariz", "ark", "assn", "assocs", "ave", "bhd", "bldg", "blvd", "bros",
    "c.e.o", "calif", "cia", "cie", "civ", "co", "colo", "conn", "corp", "cos", "cres", "crim",
    "ct", "del", "dept", "dist", "ed", "eds", "esq", "est", "evid", "exec", "ext", "fed", "fla",
    "fri", "ft", "fwy", "ga", "gmbh", "govt", "hosp", "hwy", "ill", "inc", "ind", "inst", "intl",
    "jr", "kan", "kans", "ky", "la", "lib", "llc", "ln", "ltd", "mass", "md", "mfg", "mfr", "mich",
    "minn", "miss", "mo", "mon", "mont", "mtn", "mts", "nat", "natl", "neb", "nev", "okla", "ore",
    "orig", "pa", "penn", "pkwy", "pl", "plc", "proc", "prop", "pty", "pub", "publ", "rd", "repr",
    "ret", "sat", "snr", "soc", "spp", "sq", "sun", "supp", "tenn", "ter", "terr", "tex", "thu",
    "thur", "thurs", "trans", "transl", "tue", "tues", "twp", "univ", "ut", "va", "vt", "wash",
    "wed", "wis", "wisc", "wyo",
]);

/// Abbreviations that often end sentences: units, degrees, catch-alls. Sorted.
const ENDS: &[Key] = &keys([
    "b.a", "b.s", "b.sc", "bln", "bn", "bsc", "cc", "cm", "cu", "cwt", "d.d.s", "d.phil", "deg",
    "doz", "etc", "fl", "g", "gal", "hrs", "id", "j.d", "kg", "km", "l", "lb", "lbs", "ll.b",
    "ll.d", "ll.m", "m.a", "m.b.a", "m.d", "m.phil", "m.s", "m.sc", "mg", "mi", "min", "mins",
    "ml", "mln", "mn", "mos", "mph", "msc", "oz", "ph.d", "phd", "pt", "pts", "qt", "qts", "secs",
    "sqq", "tbsp", "tbsps", "tn", "trn", "tsp", "tsps", "wk", "wks", "yd", "yds", "yr", "yrs",
]);

/// A word in small letters as a number: its bytes, the first highest. Numbers sort as their
/// words do, and a search among them compares no strings.
pub(super) type Key = u128;

/// Longest word that has a key, in bytes.
const MAX_KEY_BYTES: usize = 16;

/// The longest abbreviation that has a [`Kind`], in bytes; longer words are not looked up.
const LONGEST_BYTES: usize = 6;

/// The keys of `words`, made when the program is compiled.
#[expect(clippy::indexing_slicing, reason = "constant tables, checked when compiled")]
pub(super) const fn keys<const N: usize>(words: [&str; N]) -> [Key; N] {
    let mut keys = [0; N];
    let mut index = 0;
    while index < N {
        let bytes = words[index].as_bytes();
        assert!(bytes.len() <= MAX_KEY_BYTES, "a word is too long for its key");
        keys[index] = key_of(bytes);
        index += 1;
    }
    keys
}

/// The key of up to [`MAX_KEY_BYTES`] bytes.
#[expect(clippy::indexing_slicing, reason = "the loop ends with the shorter of the two")]
const fn key_of(bytes: &[u8]) -> Key {
    let mut padded = [0; MAX_KEY_BYTES];
    let mut index = 0;
    while index < bytes.len() && index < MAX_KEY_BYTES {
        padded[index] = bytes[index].to_ascii_lowercase();
        index += 1;
    }
    Key::from_be_bytes(padded)
}

/// Looks `word` up in a sorted list, whatever its case.
pub(super) fn has(list: &[Key], word: &str) -> bool {
    word.len() <= MAX_KEY_BYTES && list.binary_search(&key_of(word.as_bytes())).is_ok()
}

/// What the stop after `word` means, if `word` (written without its last stop) is a known
/// abbreviation.
pub(super) fn kind(word: &str) -> Option<Kind> {
    // then-Sen., mid-Jan., 5-lb.: the part behind the last hyphen counts.
    match word.rsplit_once('-') {
        Some((_, part)) => whole_kind(part).filter(|&kind| kind != Kind::Inner),
        None => whole_kind(word),
    }
}

/// [`kind`] of a word without hyphens.
fn whole_kind(word: &str) -> Option<Kind> {
    if word.len() > LONGEST_BYTES {
        return None;
    }
    let key = key_of(word.as_bytes());
    let table = [
        (TITLES, Kind::Title),
        (NUMBERS, Kind::Number),
        (INNER, Kind::Inner),
        (ENDS, Kind::End),
        (NAMES, Kind::Name),
    ];
    table.into_iter().find(|(list, _)| list.binary_search(&key).is_ok()).map(|(_, kind)| kind)
}

/// Whether a name follows `word` and its stop.
pub(super) fn is_title(word: &str) -> bool {
    has(TITLES, word)
}

#[cfg(test)]
mod tests {
    use super::super::{lettered, vocabulary};
    use super::*;

    #[test]
    fn lists_are_sorted() {
        let abbreviations = [TITLES, NUMBERS, INNER, NAMES, ENDS];
        for &list in abbreviations.iter().chain(vocabulary::LISTS).chain(lettered::LISTS) {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            let words = |keys: &[Key]| -> Vec<String> {
                let word = |key: &Key| String::from_utf8(key.to_be_bytes().to_vec()).unwrap();
                keys.iter().map(|key| word(key).trim_end_matches('\0').to_owned()).collect()
            };
            assert_eq!(words(list), words(&sorted), "the second list is the one to use");
        }
    }

    #[test]
    fn no_abbreviation_is_longer_than_the_longest() {
        let lists = [TITLES, NUMBERS, INNER, ENDS, NAMES].concat();
        let longest = lists.iter().map(|key| 16 - key.trailing_zeros() as usize / 8).max();
        assert_eq!(longest, Some(LONGEST_BYTES));
    }

    #[test]
    fn kinds() {
        assert_eq!(kind("Mr"), Some(Kind::Title));
        assert_eq!(kind("FIG"), Some(Kind::Number));
        assert_eq!(kind("cat"), None);
    }
}
