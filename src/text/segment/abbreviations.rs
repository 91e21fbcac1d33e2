//! English abbreviations and the words that begin sentences. Chosen from
//! general knowledge; nothing here may be added to settle one sentence of a test set.

use super::words::{Words, hash};

/// How an abbreviation behaves before white space and a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Never the last word: Mr., e.g., vs.
    Never,
    /// Not the last word when a number follows: No. 5, p. 12, Fig. 3. Without one it is an
    /// ordinary word.
    Number,
    /// The last word only when a common sentence starter follows: Inc., Ave., Jan.
    Maybe,
    /// The last word when any capital follows: etc., al.
    Weak,
    /// A time of day or an era: the last word when a capital follows, unless the phrase only
    /// introduces the sentence: At 5 a.m. Mr. Smith left.
    Time,
}

/// Titles and what always takes a word behind it.
static NEVER: Words = Words::new(&[
    "adj", "adm", "adv", "amb", "asst", "atty", "attys", "brig", "bvt", "capt", "cf", "cmdr",
    "col", "comdr", "cpl", "dr", "drs", "e.g", "eg", "ens", "fr", "gen", "gov", "govs", "hon",
    "i.e", "ie", "insp", "lieut", "lt", "lt.col", "maj", "messrs", "mlle", "mme", "mr", "mrs",
    "ms", "msgr", "mt", "mx", "op.cit", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps",
    "rev", "revd", "rt", "sen", "sens", "sgt", "sr.col", "st", "ste", "supt", "v", "viz", "vs",
    "abp", "bp", "card", "cdr", "hr.ms", "ft.lt", "m.sgt", "mgr", "nr", "ald", "sec.gen", "sra",
    "srta", "sgt.maj", "hrh", "dipl", "ing", "mons",
]);

/// What takes a number behind it.
static NUMBER: Words = Words::new(&[
    "app", "apps", "art", "arts", "bk", "c", "ca", "ch", "chap", "chaps", "chs", "circa", "cl",
    "col", "def", "eq", "eqn", "eqns", "eqs", "ex", "exs", "fig", "figs", "fl", "l", "lemma",
    "lib", "ll", "n", "nn", "no", "nos", "nr", "num", "n°", "nº", "op", "p", "par", "para",
    "paras", "pg", "pgs", "pp", "pt", "pts", "r", "ref", "refs", "rs", "sc", "sec", "secs", "sect",
    "sects", "tab", "thm", "vol", "vols", "ver", "№", "§", "ext", "tel", "tbl", "approx", "lic",
    "ord",
]);

/// In this order: institutions, places, months and days, units, persons, books and law.
static MAYBE: Words = Words::new(&[
    "assn", "assoc", "bros", "cie", "co", "corp", "dept", "depts", "dist", "div", "est", "inc",
    "inst", "intl", "ltd", "mfg", "mfrs", "natl", "plc", "pty", "pvt.ltd", "univ", "gmbh", "llc",
    "llp", "cos", "bldg", "org", "ave", "av", "blvd", "cir", "ct", "expy", "ft", "fwy", "hts",
    "hwy", "jct", "ln", "pkwy", "pl", "plz", "rd", "rte", "sq", "ter", "terr", "apt", "ste", "rm",
    "fl", "ala", "ariz", "ark", "calif", "colo", "conn", "dak", "del", "fla", "ga", "ia", "ill",
    "ind", "kan", "kans", "ky", "mass", "md", "mich", "minn", "mo", "mont", "neb", "nebr", "nev",
    "okla", "ont", "ore", "pa", "penn", "penna", "que", "tenn", "tex", "va", "vt", "wash", "wis",
    "wisc", "wyo", "ne", "nw", "se", "sw", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    "sun", "cm", "cu", "deg", "gal", "hr", "hrs", "kg", "km", "lb", "lbs", "min", "mins", "mos",
    "mph", "oz", "qt", "rpm", "secs", "sq.ft", "tbs", "tbsp", "tsp", "wk", "wks", "yd", "yds",
    "yr", "yrs", "mg", "ml", "cc", "mi", "mil", "bil", "doz", "cwt", "kt", "esq", "jr", "jnr",
    "sr", "snr", "phd", "ret", "acad", "agric", "amer", "anon", "cent", "cert", "comp", "contd",
    "cont", "corr", "dict", "ed", "edn", "eds", "encycl", "eng", "ency", "ibid", "illus", "incl",
    "jour", "misc", "ms", "mss", "nat", "obs", "orig", "phil", "proc", "prop", "pub", "publ",
    "quart", "repr", "res", "sci", "ser", "soc", "spec", "stat", "suppl", "supp", "temp", "trans",
    "transl", "abs", "reg", "govt", "hosp", "tech", "elec", "fed", "fwd", "gov't", "info", "lab",
    "admin", "dba", "aka", "et", "excl", "exec", "mun", "nav", "var", "subsp", "sp", "spp", "syn",
    "cv", "ssp", "s.p.a", "mkt", "mgmt", "sys", "prov",
]);

/// What closes an enumeration, and degrees.
static WEAK: Words = Words::new(&[
    "al", "etc", "et.al", "ph.d", "m.d", "b.a", "m.a", "ll.m", "ll.b", "j.d", "m.b.a", "b.sc",
    "m.sc", "d.phil", "d.d.s", "i.v",
]);

/// Times of day and eras.
static TIME: Words =
    Words::new(&["a.m", "p.m", "am", "pm", "a.d", "b.c", "b.c.e", "c.e", "bce", "a. m", "p. m"]);

/// Abbreviations that are ordinary words when written small: a card, to wash, the sun.
static ORDINARY: Words = Words::new(&[
    "am", "ark", "art", "card", "cent", "col", "comp", "cont", "del", "dist", "ed", "ens", "et",
    "eng", "fed", "gen", "id", "ill", "ind", "info", "ing", "lab", "mar", "mass", "mi", "mil",
    "mo", "mon", "nat", "obs", "ore", "org", "pa", "pub", "rep", "res", "sat", "spec", "sun",
    "tech", "temp", "ter", "trans", "var", "wash", "wed", "admin", "exec", "mons", "par", "tab",
    "lemma", "pres", "prop", "ref", "sect",
]);

/// Names that end in an exclamation mark.
static EXCLAIMED: Words =
    Words::new(&["yahoo", "yum", "jeopardy", "ahoy", "joomla", "wham", "oklahoma", "airplane"]);

/// Words that begin sentences and seldom follow an abbreviation within one. Capitalised in
/// the text, small here.
static STARTERS: Words = Words::new(&[
    "a",
    "about",
    "according",
    "actually",
    "after",
    "again",
    "all",
    "also",
    "although",
    "always",
    "among",
    "an",
    "and",
    "another",
    "any",
    "anyone",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "besides",
    "both",
    "but",
    "by",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "don't",
    "during",
    "each",
    "either",
    "even",
    "eventually",
    "every",
    "everyone",
    "few",
    "finally",
    "first",
    "following",
    "for",
    "from",
    "furthermore",
    "had",
    "has",
    "have",
    "he",
    "he's",
    "hence",
    "her",
    "here",
    "hers",
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
    "many",
    "maybe",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "much",
    "my",
    "near",
    "neither",
    "never",
    "nevertheless",
    "next",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "now",
    "of",
    "often",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "otherwise",
    "our",
    "over",
    "perhaps",
    "please",
    "rather",
    "recently",
    "second",
    "see",
    "several",
    "she",
    "she's",
    "should",
    "similarly",
    "since",
    "so",
    "some",
    "someone",
    "something",
    "sometimes",
    "soon",
    "still",
    "such",
    "thank",
    "thanks",
    "that",
    "that's",
    "the",
    "their",
    "them",
    "then",
    "there",
    "there's",
    "therefore",
    "these",
    "they",
    "they're",
    "third",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "today",
    "together",
    "tomorrow",
    "two",
    "under",
    "unfortunately",
    "unless",
    "unlike",
    "until",
    "up",
    "upon",
    "was",
    "we",
    "we'll",
    "we're",
    "we've",
    "well",
    "were",
    "what",
    "what's",
    "whatever",
    "when",
    "whenever",
    "where",
    "whereas",
    "whether",
    "which",
    "while",
    "who",
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
    "you'll",
    "you're",
    "you've",
    "your",
    "mr",
    "mrs",
    "ms",
    "dr",
]);

/// Words that introduce a phrase of time or place.
static PREPOSITIONS: Words = Words::new(&[
    "about", "after", "around", "at", "before", "between", "by", "circa", "during", "from", "in",
    "on", "since", "until", "till",
]);

/// Words that begin sentences even in careless small writing, and hardly ever stand behind a
/// stop that is no end.
static SMALL_STARTERS: Words = Words::new(&[
    "i", "i'm", "i've", "i'll", "i'd", "he", "she", "it", "it's", "they", "they're", "we", "we're",
    "you", "you're", "this", "that's", "there", "there's", "these", "those", "my", "please",
    "thanks", "what", "why", "how", "who", "where", "when", "if", "but", "so", "then", "just",
    "do", "does", "did", "don't", "is", "are", "can", "have", "also", "plus", "no", "yes", "let",
    "give",
]);

/// Verbs that say how something was said.
static REPORTS: Words = Words::new(&[
    "added",
    "agreed",
    "answered",
    "asked",
    "asks",
    "cried",
    "cries",
    "exclaimed",
    "explained",
    "muttered",
    "replied",
    "replies",
    "said",
    "says",
    "screamed",
    "shouted",
    "shouts",
    "sighed",
    "thought",
    "told",
    "whispered",
    "wondered",
    "wrote",
    "yelled",
    "yells",
]);

/// Titles that begin sentences as they stand within them.
static TITLES: Words = Words::new(&["mr", "mrs", "ms", "dr"]);

/// Words that stand before a verb: a phrase that holds one is a clause.
static PRONOUNS: Words = Words::new(&["he", "i", "it", "she", "they", "was", "we", "were", "you"]);

/// What a book is divided into.
static DIVISIONS: Words = Words::new(&[
    "act", "appendix", "article", "book", "chapter", "clause", "episode", "example", "exercise",
    "figure", "lesson", "part", "question", "rule", "scene", "section", "step", "table", "volume",
]);

/// What follows a time of day within its sentence.
static DATES: Words = Words::new(&[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cst",
    "cdt",
    "ct",
    "mst",
    "mdt",
    "gmt",
    "utc",
    "eastern",
    "pacific",
    "central",
    "jst",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
]);

/// The class of the abbreviation `word`, written without its final stop.
pub(super) fn class(word: &str) -> Option<Class> {
    if word.len() > 8 {
        return None;
    }
    let hash = hash(word.as_bytes());
    if word.starts_with(|c: char| c.is_ascii_lowercase()) && ORDINARY.has(word, hash) {
        return None;
    }
    [
        (&NEVER, Class::Never),
        (&NUMBER, Class::Number),
        (&TIME, Class::Time),
        (&WEAK, Class::Weak),
        (&MAYBE, Class::Maybe),
    ]
    .into_iter()
    .find_map(|(list, class)| list.has(word, hash).then_some(class))
}

/// Whether `word` commonly begins a sentence.
pub(super) fn is_starter(word: &str) -> bool {
    // He'd, Today's
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    STARTERS.has(word, hash(word.as_bytes()))
}

/// Whether `word` introduces a phrase of time or place.
pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.has(word, hash(word.as_bytes()))
}

/// Whether `word` is a day, a month or a time zone.
pub(super) fn is_date(word: &str) -> bool {
    DATES.has(word, hash(word.as_bytes()))
}

/// Whether the name `word` is written with an exclamation mark.
pub(super) fn is_exclaimed(word: &str) -> bool {
    EXCLAIMED.has(word, hash(word.as_bytes()))
}

/// Whether `word` begins sentences even when written small.
pub(super) fn is_small_starter(word: &str) -> bool {
    SMALL_STARTERS.has(word, hash(word.as_bytes()))
}

/// Whether `word` is a title that begins sentences too.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.has(word, hash(word.as_bytes()))
}

/// Whether `word` stands before a verb.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.has(word, hash(word.as_bytes()))
}

/// Whether `word` names a part of a book.
pub(super) fn is_division(word: &str) -> bool {
    DIVISIONS.has(word, hash(word.as_bytes()))
}

/// Whether `word` says how something was said.
pub(super) fn is_report(word: &str) -> bool {
    REPORTS.has(word, hash(word.as_bytes()))
}
