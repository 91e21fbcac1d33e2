//! English word forms to stems; the same code stems EDICT's glosses and a draft's words.

use std::borrow::Cow;

use rust_stemmers::Algorithm;

use crate::spelling::one_spelling;

/// Words that carry structure rather than meaning: articles, prepositions, auxiliaries,
/// pronouns without a Japanese counterpart. They stand in every English sentence and would
/// drown the evidence. Sorted.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "being", "by", "can", "could", "did", "do",
    "does", "for", "from", "had", "has", "have", "in", "is", "it", "its", "may", "might", "of",
    "on", "or", "s", "shall", "should", "t", "that", "the", "this", "to", "was", "were", "will",
    "with", "would",
];

/// By the last five bits of a first letter, which lengths the words of a list with it have, as bits:
/// most words that are not in the list are told by it.
type Lengths = [u32; 32];

#[allow(clippy::indexing_slicing, reason = "at compile time, where a panic is an error")]
const fn with_length(mut lengths: Lengths, word: &str) -> Lengths {
    lengths[(word.as_bytes()[0] & 31) as usize] |= 1 << word.len();
    lengths
}

fn has_length(lengths: &Lengths, word: &str) -> bool {
    let first = word.as_bytes().first().map_or(0, |first| usize::from(first & 31));
    let lengths = lengths.get(first).copied().unwrap_or(0);
    u32::try_from(word.len()).is_ok_and(|length| length < 32 && lengths >> length & 1 == 1)
}

#[allow(clippy::indexing_slicing, reason = "at compile time, where a panic is an error")]
const STOP_LENGTHS: Lengths = {
    let (mut lengths, mut number) = ([0; 32], 0);
    while number < STOP_WORDS.len() {
        lengths = with_length(lengths, STOP_WORDS[number]);
        number += 1;
    }
    lengths
};

#[allow(clippy::indexing_slicing, reason = "at compile time, where a panic is an error")]
const IRREGULAR_LENGTHS: Lengths = {
    let (mut lengths, mut number) = ([0; 32], 0);
    while number < IRREGULAR.len() {
        lengths = with_length(lengths, IRREGULAR[number].0);
        number += 1;
    }
    lengths
};

/// Whether `word` (lower case) carries structure rather than meaning.
///
/// ```
/// assert!(taiyaku_dictionaries::is_stop_word("the"));
/// assert!(!taiyaku_dictionaries::is_stop_word("token"));
/// ```
pub fn is_stop_word(word: &str) -> bool {
    has_length(&STOP_LENGTHS, word) && STOP_WORDS.binary_search(&word).is_ok()
}

/// Inflected forms that no rule of suffixes leads back to their word. Forms that are as often
/// a word of their own (`found`, `left`, `saw`, `felt`, `lay`, `wound`, `bore`, `bound`) are in
/// when the verb is the commoner reading in prose. Sorted by form.
const IRREGULAR: &[(&str, &str)] = &[
    ("arisen", "arise"),
    ("arose", "arise"),
    ("ate", "eat"),
    ("awoke", "awake"),
    ("awoken", "awake"),
    ("beaten", "beat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bent", "bend"),
    ("best", "good"),
    ("better", "good"),
    ("bit", "bite"),
    ("bitten", "bite"),
    ("bled", "bleed"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("born", "bear"),
    ("bought", "buy"),
    ("bred", "breed"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("clung", "cling"),
    ("crept", "creep"),
    ("dealt", "deal"),
    ("done", "do"),
    ("drank", "drink"),
    ("drawn", "draw"),
    ("dreamt", "dream"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("drunk", "drink"),
    ("dug", "dig"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("feet", "foot"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("flung", "fling"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("foreseen", "foresee"),
    ("forgave", "forgive"),
    ("forgiven", "forgive"),
    ("forgot", "forget"),
    ("forgotten", "forget"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("geese", "goose"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("gotten", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("hung", "hang"),
    ("kept", "keep"),
    ("knelt", "kneel"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("learnt", "learn"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lit", "light"),
    ("lives", "life"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("mice", "mouse"),
    ("mistaken", "mistake"),
    ("mistook", "mistake"),
    ("overcame", "overcome"),
    ("oversaw", "oversee"),
    ("overtook", "overtake"),
    ("paid", "pay"),
    ("people", "person"),
    ("ran", "run"),
    ("rang", "ring"),
    ("ridden", "ride"),
    ("risen", "rise"),
    ("rode", "ride"),
    ("rose", "rise"),
    ("rung", "ring"),
    ("said", "say"),
    ("sang", "sing"),
    ("sank", "sink"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shone", "shine"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("shrank", "shrink"),
    ("shrunk", "shrink"),
    ("slept", "sleep"),
    ("slid", "slide"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("sprang", "spring"),
    ("spun", "spin"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("strode", "stride"),
    ("struck", "strike"),
    ("stuck", "stick"),
    ("sung", "sing"),
    ("sunk", "sink"),
    ("swam", "swim"),
    ("swept", "sweep"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("swum", "swim"),
    ("swung", "swing"),
    ("taken", "take"),
    ("taught", "teach"),
    ("teeth", "tooth"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("undergone", "undergo"),
    ("understood", "understand"),
    ("undertook", "undertake"),
    ("underwent", "undergo"),
    ("upheld", "uphold"),
    ("went", "go"),
    ("wept", "weep"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("wives", "wife"),
    ("woke", "wake"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("worse", "bad"),
    ("worst", "bad"),
    ("wound", "wind"),
    ("woven", "weave"),
    ("written", "write"),
    ("wrote", "write"),
];

/// The word that an irregular form (lower case) is inflected from; none for a regular one.
///
/// ```
/// assert_eq!(taiyaku_dictionaries::irregular_base("bought"), Some("buy"));
/// assert_eq!(taiyaku_dictionaries::irregular_base("tokens"), None);
/// ```
#[must_use]
pub fn irregular_base(form: &str) -> Option<&'static str> {
    if !has_length(&IRREGULAR_LENGTHS, form) {
        return None;
    }
    let found = IRREGULAR.binary_search_by_key(&form, |&(form, _)| form).ok()?;
    IRREGULAR.get(found).map(|&(_, base)| base)
}

/// Stems English words: irregular forms by a table, the rest, in [one spelling](one_spelling), by
/// Snowball's English stemmer (Porter 2),
/// <https://snowballstem.org/algorithms/english/stemmer.html>.
pub struct Stemmer(rust_stemmers::Stemmer);

impl Stemmer {
    /// A stemmer; it holds no data of its own.
    #[must_use]
    pub fn new() -> Self {
        Self(rust_stemmers::Stemmer::create(Algorithm::English))
    }

    /// The stem of `word`, which must be in lower case. A word with anything but the letters
    /// a–z is its own stem.
    ///
    /// ```
    /// let stemmer = taiyaku_dictionaries::Stemmer::new();
    /// assert_eq!(stemmer.stem("tokens"), stemmer.stem("token"));
    /// assert_eq!(stemmer.stem("bought"), stemmer.stem("buying"));
    /// assert_eq!(stemmer.stem("organised"), stemmer.stem("organizing"));
    /// assert_eq!(stemmer.stem("t4"), "t4");
    /// ```
    #[must_use]
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return Cow::Borrowed(word);
        }
        match one_spelling(word) {
            Cow::Borrowed(word) => self.0.stem(irregular_base(word).unwrap_or(word)),
            Cow::Owned(word) => Cow::Owned(self.0.stem(&word).into_owned()),
        }
    }
}

impl Default for Stemmer {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_without_doubles() {
        assert!(STOP_WORDS.is_sorted_by(|a, b| a < b), "stop words");
        let out_of_order = IRREGULAR.windows(2).find(|pair| pair[0].0 >= pair[1].0);
        assert_eq!(out_of_order, None, "irregular forms");
    }
}
