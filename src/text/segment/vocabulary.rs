//! English words by what they tell about the stop before or after them. General knowledge,
//! like the abbreviations.

use super::abbreviations::{Key, has, keys};

/// Words of up to eight letters that begin sentences and are seldom names. Sorted.
const STARTERS: &[Key] = &keys([
    "a", "about", "after", "all", "also", "although", "an", "and", "another", "any", "anyone",
    "anything", "are", "as", "at", "because", "before", "besides", "both", "but", "by", "can",
    "can't", "cant", "clearly", "could", "despite", "did", "didn't", "didnt", "do", "does",
    "doesn't", "doesnt", "don't", "dont", "during", "each", "even", "every", "everyone", "few",
    "finally", "first", "for", "from", "had", "has", "have", "he", "he's", "hello", "hence", "her",
    "here", "hi", "his", "how", "however", "i", "i'd", "i'll", "i'm", "i've", "if", "im", "in",
    "indeed", "instead", "is", "isn't", "isnt", "it", "it's", "its", "ive", "just", "last",
    "lately", "later", "let", "let's", "lets", "like", "luckily", "many", "maybe", "millions",
    "more", "moreover", "most", "much", "my", "neither", "never", "next", "no", "nobody", "none",
    "not", "note", "nothing", "now", "of", "often", "oh", "ok", "okay", "on", "once", "one",
    "only", "or", "other", "others", "our", "over", "perhaps", "please", "recently", "sadly",
    "see", "several", "shall", "she", "she's", "should", "since", "so", "some", "somebody",
    "someone", "soon", "starting", "still", "such", "suddenly", "than", "thanks", "that", "that's",
    "thats", "the", "their", "then", "there", "there's", "theres", "these", "they", "they're",
    "this", "those", "though", "thus", "to", "today", "together", "under", "unless", "unlike",
    "until", "usually", "was", "we", "we're", "well", "were", "what", "what's", "whatever", "when",
    "whenever", "where", "whether", "which", "while", "who", "whose", "why", "will", "with",
    "within", "without", "won't", "wont", "would", "yeah", "yes", "yet", "you", "you're", "your",
]);

/// Longer ones. Sorted.
const LONG_STARTERS: &[Key] = &keys([
    "according",
    "accordingly",
    "additionally",
    "apparently",
    "basically",
    "certainly",
    "consequently",
    "conversely",
    "currently",
    "eventually",
    "everybody",
    "everything",
    "fortunately",
    "furthermore",
    "generally",
    "hopefully",
    "importantly",
    "initially",
    "interestingly",
    "meanwhile",
    "nevertheless",
    "obviously",
    "originally",
    "otherwise",
    "previously",
    "similarly",
    "something",
    "sometimes",
    "specifically",
    "surprisingly",
    "therefore",
    "unfortunately",
    "yesterday",
]);

/// Words that a line of prose cannot end a paragraph with. Sorted.
const FUNCTION_WORDS: &[Key] = &keys([
    "a", "an", "and", "as", "at", "because", "but", "by", "de", "for", "from", "if", "in", "into",
    "is", "its", "my", "of", "or", "our", "than", "that", "the", "their", "to", "von", "was",
    "were", "which", "who", "with", "your",
]);

/// Those of them that may end a clause all the same: Log in. Sorted.
const STRANDED: &[Key] =
    &keys(["as", "by", "for", "from", "in", "is", "to", "was", "were", "with"]);

/// Prepositions that open an adverb of time at the head of a sentence. Sorted.
const FRONTING: &[Key] =
    &keys(["about", "after", "around", "at", "before", "by", "from", "in", "on", "since", "until"]);

/// Days, months and time zones, which follow a time of day without a new sentence. Sorted.
const AFTER_TIME: &[Key] = &keys([
    "aedt",
    "aest",
    "akdt",
    "akst",
    "atlantic",
    "bst",
    "c.t",
    "central",
    "cest",
    "cet",
    "cst",
    "ct",
    "e.t",
    "eastern",
    "edt",
    "eest",
    "eet",
    "est",
    "et",
    "friday",
    "gmt",
    "greenwich",
    "hkt",
    "hst",
    "ist",
    "jst",
    "kst",
    "local",
    "m.t",
    "mdt",
    "monday",
    "mountain",
    "mst",
    "mt",
    "nzst",
    "p.t",
    "pacific",
    "pdt",
    "pst",
    "pt",
    "saturday",
    "sgt",
    "sunday",
    "thursday",
    "tuesday",
    "utc",
    "wednesday",
    "wib",
]);

/// Units that are words of their own; they count after a figure. Sorted.
const MEASURES: &[Key] = &keys(["ft", "gal", "in", "mi", "min", "sq"]);

/// Parts of a book or a law that are numbered in headings. Sorted.
const DIVISIONS: &[Key] = &keys([
    "act", "annex", "appendix", "article", "book", "chapter", "clause", "figure", "lesson", "part",
    "phase", "scene", "section", "step", "table", "unit", "volume",
]);

/// Names that are written with an exclamation mark. Sorted.
const EXCLAIMED: &[Key] = &keys(["ahoy", "jeopardy", "joomla", "oklahoma", "yahoo", "yum"]);

/// Words that report speech. Sorted.
const SAYING: &[Key] = &keys([
    "added",
    "answered",
    "asked",
    "begged",
    "called",
    "cried",
    "demanded",
    "exclaimed",
    "gasped",
    "inquired",
    "interrupted",
    "laughed",
    "murmured",
    "muttered",
    "repeated",
    "replied",
    "roared",
    "said",
    "says",
    "screamed",
    "shouted",
    "shrieked",
    "sighed",
    "snapped",
    "thought",
    "told",
    "whispered",
    "wondered",
    "yelled",
]);

/// All lists, for the test that they are sorted.
#[cfg(test)]
pub(super) const LISTS: &[&[Key]] = &[
    STARTERS,
    LONG_STARTERS,
    FUNCTION_WORDS,
    STRANDED,
    FRONTING,
    AFTER_TIME,
    MEASURES,
    DIVISIONS,
    EXCLAIMED,
    SAYING,
];

/// Whether `word` begins sentences and is seldom a name.
pub(super) fn is_starter(word: &str) -> bool {
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    has(if word.len() > 8 { LONG_STARTERS } else { STARTERS }, word)
}

/// Whether prose goes on after `word`.
pub(super) fn is_function_word(word: &str) -> bool {
    has(FUNCTION_WORDS, word) && !word.starts_with(|c: char| c.is_uppercase())
}

/// Whether a clause may end with `word`, though prose mostly goes on after it.
pub(super) fn may_end(word: &str) -> bool {
    has(STRANDED, word)
}

/// Whether `word` opens an adverb such as “At 5 a.m.”.
pub(super) fn is_fronting(word: &str) -> bool {
    has(FRONTING, word)
}

/// Whether `word` goes on after a time of day, as in “9 a.m. Monday”.
pub(super) fn follows_time(word: &str) -> bool {
    has(AFTER_TIME, word)
}

/// Whether `word` is a unit after a figure, though a word elsewhere.
pub(super) fn is_measure(word: &str) -> bool {
    has(MEASURES, word)
}

/// Whether `word` reports speech.
pub(super) fn is_saying(word: &str) -> bool {
    has(SAYING, word)
}

/// Whether `word` names a numbered part of a book.
pub(super) fn is_division(word: &str) -> bool {
    has(DIVISIONS, word)
}

/// Whether `word` is a name that `!` belongs to.
pub(super) fn is_exclaimed_name(word: &str) -> bool {
    has(EXCLAIMED, word)
}
