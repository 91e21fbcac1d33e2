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
const TITLES: &[&str] = &[
    "adj", "adm", "atty", "brig", "bro", "capt", "cdr", "cmdr", "col", "comdr", "cpl", "cpt",
    "det", "dir", "dr", "dra", "drs", "ens", "fr", "gen", "gov", "hon", "hr", "insp", "lt", "maj",
    "messrs", "mgr", "mlle", "mm", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc", "pfc",
    "pres", "prof", "profs", "pvt", "rep", "reps", "res", "rev", "sen", "sens", "sfc", "sgt", "sr",
    "sra", "srta", "st", "ste", "supt", "surg", "treas", "vp",
];

/// Words that a figure or a label follows, months among them. Sorted.
const NUMBERS: &[&str] = &[
    "abs", "app", "apr", "art", "arts", "aug", "ca", "cap", "ch", "chap", "cl", "cons", "dec",
    "div", "eq", "eqn", "eqs", "ex", "exh", "feb", "fig", "figs", "fn", "fol", "iss", "jan", "jul",
    "jun", "mar", "no", "nos", "nov", "nr", "n°", "oct", "op", "p", "par", "para", "pg", "pp",
    "pt", "ref", "refs", "rs", "sec", "secs", "sect", "sep", "sept", "ser", "tab", "ver", "vol",
    "vols", "№",
];

/// Abbreviations that never end a sentence. Sorted.
const INNER: &[&str] = &[
    "a.k.a", "abbr", "aka", "approx", "assoc", "asst", "c.f", "cf", "dept", "e.g", "eg", "esp",
    "f.e", "gen", "i.e", "ie", "incl", "med", "n.b", "nb", "resp", "s.a", "tel", "v.s", "viz",
    "vs",
];

/// Names of firms, persons and places that go on or end. Sorted.
const NAMES: &[&str] = &[
    "al", "ala", "apt", "ariz", "ark", "assn", "ave", "bhd", "bldg", "blvd", "bros", "c.e.o",
    "calif", "cia", "cie", "co", "colo", "conn", "corp", "cos", "cres", "ct", "del", "dist", "ed",
    "eds", "esq", "est", "ext", "fed", "fla", "fri", "ft", "fwy", "ga", "gmbh", "govt", "hwy",
    "ill", "inc", "ind", "inst", "intl", "jr", "kan", "kans", "ky", "la", "lib", "llc", "ln",
    "ltd", "mass", "md", "mfg", "mich", "minn", "miss", "mo", "mon", "mont", "mtn", "mts", "nat",
    "natl", "neb", "nev", "okla", "ore", "orig", "pa", "penn", "pkwy", "pl", "plc", "proc", "prop",
    "pty", "pub", "publ", "rd", "repr", "sat", "snr", "soc", "spp", "sq", "sun", "tenn", "ter",
    "terr", "tex", "thu", "thur", "thurs", "trans", "transl", "tue", "tues", "univ", "ut", "va",
    "vt", "wash", "wed", "wis", "wisc", "wyo",
];

/// Abbreviations that often end sentences: units, degrees, catch-alls. Sorted.
const ENDS: &[&str] = &[
    "b.a", "b.s", "b.sc", "bsc", "cc", "cm", "cu", "cwt", "d.d.s", "d.phil", "doz", "etc", "fl",
    "g", "gal", "hrs", "j.d", "kg", "km", "l", "lb", "lbs", "ll.b", "ll.d", "ll.m", "m.a", "m.b.a",
    "m.d", "m.phil", "m.s", "m.sc", "mg", "mi", "min", "mins", "ml", "mos", "mph", "msc", "oz",
    "ph.d", "phd", "pt", "pts", "qt", "qts", "secs", "sqq", "tbsp", "tbsps", "tsp", "tsps", "wk",
    "wks", "yd", "yds", "yr", "yrs",
];

/// Words that begin sentences and are seldom names. Sorted.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "any",
    "are",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "during",
    "each",
    "even",
    "every",
    "few",
    "finally",
    "first",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "hence",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "i'd",
    "i'll",
    "i'm",
    "i've",
    "if",
    "in",
    "indeed",
    "instead",
    "is",
    "isn't",
    "it",
    "it's",
    "its",
    "just",
    "last",
    "later",
    "let",
    "let's",
    "like",
    "many",
    "maybe",
    "meanwhile",
    "millions",
    "more",
    "moreover",
    "most",
    "much",
    "my",
    "neither",
    "never",
    "nevertheless",
    "no",
    "not",
    "nothing",
    "now",
    "of",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "over",
    "perhaps",
    "please",
    "several",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "sometimes",
    "soon",
    "still",
    "such",
    "than",
    "that",
    "that's",
    "the",
    "their",
    "then",
    "there",
    "there's",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "though",
    "thus",
    "to",
    "today",
    "travelers",
    "under",
    "unfortunately",
    "unless",
    "unlike",
    "until",
    "was",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yes",
    "yesterday",
    "yet",
    "you",
    "your",
];

/// Words that a line of prose cannot end a paragraph with. Sorted.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "because", "but", "by", "de", "for", "from", "if", "in", "into",
    "is", "its", "my", "of", "or", "our", "than", "that", "the", "their", "to", "von", "was",
    "were", "which", "who", "with", "your",
];

/// Prepositions that open an adverb of time at the head of a sentence. Sorted.
const FRONTING: &[&str] =
    &["about", "after", "around", "at", "before", "by", "from", "in", "on", "since", "until"];

/// Days, months and time zones, which follow a time of day without a new sentence. Sorted.
const AFTER_TIME: &[&str] = &[
    "bst",
    "cest",
    "cet",
    "cst",
    "ct",
    "edt",
    "est",
    "et",
    "friday",
    "gmt",
    "ist",
    "jst",
    "mdt",
    "monday",
    "mst",
    "mt",
    "pdt",
    "pst",
    "pt",
    "saturday",
    "sunday",
    "thursday",
    "tuesday",
    "utc",
    "wednesday",
];

/// Longest abbreviation looked up, in bytes.
const MAX_BYTES: usize = 10;

/// Looks `word` up in a sorted list, whatever its case.
fn has(list: &[&str], word: &str) -> bool {
    let mut lower = [0_u8; 16];
    let Some(slot) = lower.get_mut(..word.len()) else { return false };
    slot.copy_from_slice(word.as_bytes());
    slot.make_ascii_lowercase();
    list.binary_search_by(|entry| entry.as_bytes().cmp(slot)).is_ok()
}

/// What the stop after `word` means, if `word` (written without its last stop) is a known
/// abbreviation.
pub(super) fn kind(word: &str) -> Option<Kind> {
    if word.len() > MAX_BYTES {
        return None;
    }
    let table = [
        (TITLES, Kind::Title),
        (NUMBERS, Kind::Number),
        (INNER, Kind::Inner),
        (ENDS, Kind::End),
        (NAMES, Kind::Name),
    ];
    table.into_iter().find(|(list, _)| has(list, word)).map(|(_, kind)| kind)
}

/// Whether a name follows `word` and its stop.
pub(super) fn is_title(word: &str) -> bool {
    word.len() <= MAX_BYTES && has(TITLES, word)
}

/// Whether `word` begins sentences and is seldom a name.
pub(super) fn is_starter(word: &str) -> bool {
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    has(STARTERS, word)
}

/// Whether prose goes on after `word`.
pub(super) fn is_function_word(word: &str) -> bool {
    has(FUNCTION_WORDS, word) && !word.starts_with(|c: char| c.is_uppercase())
}

/// Whether `word` opens an adverb such as “At 5 a.m.”.
pub(super) fn is_fronting(word: &str) -> bool {
    has(FRONTING, word)
}

/// Whether `word` goes on after a time of day, as in “9 a.m. Monday”.
pub(super) fn follows_time(word: &str) -> bool {
    has(AFTER_TIME, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_small() {
        for list in
            [TITLES, NUMBERS, INNER, NAMES, ENDS, STARTERS, FUNCTION_WORDS, FRONTING, AFTER_TIME]
        {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(list, sorted, "use this list instead: {sorted:?}");
            assert!(list.iter().all(|word| word.len() <= 16 && *word == word.to_ascii_lowercase()));
        }
    }

    #[test]
    fn kinds() {
        assert_eq!(kind("Mr"), Some(Kind::Title));
        assert_eq!(kind("FIG"), Some(Kind::Number));
        assert_eq!(kind("cat"), None);
    }
}
