//! Which English words an inflected form may come from.
//!
//! Rules of spelling, not a stemmer: a stemmer makes one word of mine, miner and mining, or of
//! operate, operator and operation, and a glossary tells them apart. Without a dictionary the
//! rules give every word that *could* be the base (hoping: hop, hope); a term is found when it is
//! one of them. What is irregular is in a table.

use taiyaku_dictionaries::irregular_base;

use crate::model::PartOfSpeech;

/// What an ending does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A plural, or the third person of a verb: -s.
    S,
    /// A past, a participle or a gerund: -ed, -ing and what is irregular.
    Verbal,
    /// A comparative or superlative: -er, -est.
    Degree,
    /// The adverb of an adjective: -ly.
    Adverb,
}

impl Ending {
    /// Whether a word of this kind takes the ending. A word whose kind the glossary does not say may be
    /// noun or verb; degrees would make a miner of a mine. If it `is_quality`, it is an adjective, too,
    /// and its adverb is as good.
    pub(super) fn fits(self, part: Option<PartOfSpeech>, is_quality: bool) -> bool {
        match (self, part) {
            (Self::Degree, Some(PartOfSpeech::Adjective)) => true,
            (Self::Degree | Self::Adverb, _) => is_quality,
            (Self::S, None | Some(PartOfSpeech::Noun | PartOfSpeech::Verb)) => true,
            (Self::Verbal, None | Some(PartOfSpeech::Verb)) => true,
            _ => false,
        }
    }
}

/// Words that end like inflected ones and are not. Sorted.
const UNINFLECTED: [&str; 26] = [
    "always", "atlas", "bias", "canvas", "chaos", "cosmos", "ethos", "gas", "has", "his", "its",
    "kudos", "lens", "less", "means", "news", "ours", "perhaps", "series", "species", "theirs",
    "this", "thus", "towards", "was", "yours",
];

/// Plurals that are irregular and not in the dictionary's table. Sorted.
const PLURALS: [(&str, &str); 39] = [
    ("addenda", "addendum"),
    ("alumni", "alumnus"),
    ("analyses", "analysis"),
    ("appendices", "appendix"),
    ("axes", "axis"),
    ("bacteria", "bacterium"),
    ("bases", "basis"),
    ("bureaux", "bureau"),
    ("calves", "calf"),
    ("corpora", "corpus"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("curricula", "curriculum"),
    ("diagnoses", "diagnosis"),
    ("errata", "erratum"),
    ("foci", "focus"),
    ("formulae", "formula"),
    ("geese", "goose"),
    ("genera", "genus"),
    ("halves", "half"),
    ("hypotheses", "hypothesis"),
    ("indices", "index"),
    ("lice", "louse"),
    ("matrices", "matrix"),
    ("mice", "mouse"),
    ("nuclei", "nucleus"),
    ("oxen", "ox"),
    ("parentheses", "parenthesis"),
    ("passersby", "passerby"),
    ("phenomena", "phenomenon"),
    ("quanta", "quantum"),
    ("radii", "radius"),
    ("schemata", "schema"),
    ("spectra", "spectrum"),
    ("stimuli", "stimulus"),
    ("strata", "stratum"),
    ("syllabi", "syllabus"),
    ("theses", "thesis"),
    ("vertices", "vertex"),
];

/// Past forms that are as often a word of their own, which the dictionary's table leaves out.
/// Sorted.
const PASTS: [(&str, &str); 19] = [
    ("bade", "bid"),
    ("became", "become"),
    ("bore", "bear"),
    ("borne", "bear"),
    ("bound", "bind"),
    ("dove", "dive"),
    ("fought", "fight"),
    ("found", "find"),
    ("ground", "grind"),
    ("laid", "lay"),
    ("lay", "lie"),
    ("led", "lead"),
    ("left", "leave"),
    ("lit", "light"),
    ("paid", "pay"),
    ("rose", "rise"),
    ("saw", "see"),
    ("shot", "shoot"),
    ("stricken", "strike"),
];

/// Plurals that are as often singular: a glossary that has them does not mean their singulars.
const MASSES: [(&str, &str); 2] = [("data", "datum"), ("media", "medium")];

/// Plurals that end compounds, too: salespeople.
const TAILS: [(&str, &str); 6] = [
    ("children", "child"),
    ("feet", "foot"),
    ("men", "man"),
    ("mice", "mouse"),
    ("people", "person"),
    ("teeth", "tooth"),
];

/// What stands before an irregular verb: overwrote, undone.
const PREFIXES: [&str; 9] = ["fore", "mis", "out", "over", "pre", "re", "un", "under", "up"];

/// Verbs whose forms no rule tells.
const AUXILIARIES: [(&str, &[&str]); 3] = [
    ("be", &["am", "are", "been", "is", "was", "were"]),
    ("do", &["did", "done"]),
    ("have", &["had", "has"]),
];

/// Calls `each` with every word that `word` (lower case) may be an inflection of, and with how;
/// not with `word` itself. Words of other letters than a–z have no inflection here.
pub(super) fn bases(word: &str, mut each: impl FnMut(&str, Ending)) {
    let auxiliary = |form: &str| {
        let found = AUXILIARIES.iter().find(|(_, forms)| forms.contains(&form));
        found.map(|&(base, _)| base)
    };
    if let Some(base) = auxiliary(word) {
        each(base, Ending::Verbal);
    }
    if word.len() < 3
        || !word.bytes().all(|b| b.is_ascii_lowercase())
        || UNINFLECTED.binary_search(&word).is_ok()
    {
        return;
    }
    let find = |table: &[(&'static str, &'static str)]| {
        let found = table.binary_search_by_key(&word, |&(form, _)| form).ok();
        found.and_then(|at| table.get(at)).map(|&(_, base)| base)
    };
    if let Some(base) = find(&PLURALS) {
        each(base, Ending::S);
    }
    if let Some(base) = find(&PASTS) {
        each(base, Ending::Verbal);
    }
    if let Some(base) = find(&MASSES) {
        each(base, Ending::S);
    }
    if let Some((compound, one)) =
        TAILS.iter().find_map(|&(many, one)| Some((word.strip_suffix(many)?, one)))
    {
        each(&format!("{compound}{one}"), Ending::S);
    }
    for prefix in PREFIXES {
        let Some(verb) = word.strip_prefix(prefix) else { continue };
        let past = PASTS.iter().find(|&&(form, _)| form == verb).map(|&(_, base)| base);
        if let Some(base) = past.or_else(|| irregular_base(verb)).or_else(|| auxiliary(verb)) {
            each(&format!("{prefix}{base}"), Ending::Verbal);
        }
    }
    if let Some(base) = irregular_base(word) {
        // The dictionary's table does not say which plurals are in it; those of verbs do no harm
        // to a noun, since no verb of its table looks like one.
        each(base, Ending::S);
        each(base, Ending::Verbal);
        each(base, Ending::Degree);
    }
    let mut offer = |base: &str, more: &str, ending| {
        // “sing” is no inflection of “s”, nor “thing” of “th”.
        if base.len() + more.len() >= 2 && base.bytes().any(|b| b"aeiouy".contains(&b)) {
            each(&format!("{base}{more}"), ending);
        }
    };
    if let Some(base) = word.strip_suffix('s').filter(|base| !base.ends_with('s')) {
        offer(base, "", Ending::S);
    }
    if let Some(base) = word.strip_suffix("ies") {
        offer(&format!("{base}y"), "", Ending::S);
    } else if let Some(base) = word.strip_suffix("ves") {
        offer(base, "f", Ending::S);
        offer(base, "fe", Ending::S);
    } else if let Some(base) = word.strip_suffix("zzes") {
        offer(&format!("{base}z"), "", Ending::S);
        offer(&format!("{base}zz"), "", Ending::S);
    } else if let Some(base) = word.strip_suffix("es")
        && ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end))
    {
        offer(base, "", Ending::S);
    }
    for (suffix, ending) in [
        ("ed", Ending::Verbal),
        ("ing", Ending::Verbal),
        ("er", Ending::Degree),
        ("est", Ending::Degree),
        ("ly", Ending::Adverb),
    ] {
        let Some(base) = word.strip_suffix(suffix) else { continue };
        offer(base, "", ending);
        offer(base, "e", ending);
        if let Some(short) = undoubled(base) {
            offer(short, "", ending);
        }
        if suffix != "ing"
            && let Some(short) = base.strip_suffix('i')
        {
            offer(&format!("{short}y"), "", ending);
        }
        // Simply, fully, automatically.
        if suffix == "ly" {
            offer(base, "le", ending);
            offer(base, "l", ending);
            if let Some(short) = base.strip_suffix("al") {
                offer(short, "", ending);
            }
        }
        if suffix == "ing"
            && let Some(short) = base.strip_suffix('y')
        {
            offer(&format!("{short}ie"), "", ending);
        }
    }
}

/// The singulars that `word` may be the plural of: a glossary may list tokens, and the text have
/// a token.
pub(super) fn singulars(word: &str, mut each: impl FnMut(&str)) {
    bases(word, |base, ending| {
        let is_plural = PLURALS.contains(&(word, base)) || TAILS.contains(&(word, base));
        if ending == Ending::S && word.ends_with('s') || is_plural {
            each(base);
        }
    });
}

/// `plann` without its second n.
fn undoubled(base: &str) -> Option<&str> {
    let short = base.get(..base.len().checked_sub(1)?)?;
    let last = base.bytes().last()?;
    (short.bytes().last() == Some(last) && !b"aeiou".contains(&last)).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(UNINFLECTED.is_sorted_by(|a, b| a < b));
        assert!(PLURALS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(PASTS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[track_caller]
    fn check(word: &str, base: &str, expected: bool) {
        let mut found = Vec::new();
        bases(word, |base, _| found.push(base.to_owned()));
        assert_eq!(found.iter().any(|it| it == base), expected, "{word}: {found:?}");
    }

    #[test]
    fn inflections_lead_to_their_words() {
        for (word, base) in [
            ("tokens", "token"),
            ("parties", "party"),
            ("movies", "movie"),
            ("gpus", "gpu"),
            ("apis", "api"),
            ("boxes", "box"),
            ("houses", "house"),
            ("knives", "knife"),
            ("leaves", "leaf"),
            ("children", "child"),
            ("indices", "index"),
            ("criteria", "criterion"),
            ("media", "medium"),
            ("quizzes", "quiz"),
            ("buzzes", "buzz"),
            ("salespeople", "salesperson"),
            ("grandchildren", "grandchild"),
            ("is", "be"),
            ("bore", "bear"),
            ("overwrote", "overwrite"),
            ("undid", "undo"),
            ("has", "have"),
            ("prepaid", "prepay"),
            ("planned", "plan"),
            ("used", "use"),
            ("studied", "study"),
            ("lying", "lie"),
            ("mining", "mine"),
            ("bought", "buy"),
            ("led", "lead"),
            ("went", "go"),
            ("bigger", "big"),
            ("happiest", "happy"),
            ("brightly", "bright"),
            ("easily", "easy"),
            ("simply", "simple"),
            ("fully", "full"),
            ("automatically", "automatic"),
        ] {
            check(word, base, true);
        }
    }

    #[test]
    fn other_words_do_not() {
        for (word, base) in [
            ("news", "new"),
            ("thing", "th"),
            ("miner", "mining"),
            ("operator", "operate"),
            ("glass", "glas"),
        ] {
            check(word, base, false);
        }
    }
}
