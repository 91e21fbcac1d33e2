//! Which words of an English form are inflected.

use crate::model::PartOfSpeech;

/// Words behind which a phrase is no longer its head, and which end no noun.
const PREPOSITIONS: [&str; 18] = [
    "about", "across", "after", "against", "at", "between", "by", "for", "from", "in", "into",
    "of", "on", "to", "under", "upon", "with", "without",
];

/// What a phrasal verb ends with.
const PARTICLES: [&str; 16] = [
    "apart", "around", "away", "back", "down", "forward", "in", "live", "off", "on", "out", "over",
    "public", "through", "up", "with",
];

/// Verbs that begin a phrase more often than nouns of their spelling do.
const LIGHT_VERBS: [&str; 16] = [
    "be", "bring", "carry", "do", "get", "give", "go", "have", "hold", "keep", "make", "pay",
    "put", "run", "set", "take",
];

/// Before the object of a verb: “place an order”.
const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// Adjectives behind their noun: attorneys general.
const POSTPOSED: [&str; 4] = ["designate", "elect", "general", "laureate"];

/// Which of the words of a form, in small letters, may be inflected, by bit. `is_verb` if the
/// Japanese of its concept is a verb.
pub(super) fn heads(words: &[&str], part: Option<PartOfSpeech>, is_verb: bool) -> u64 {
    let key = |index: usize| words.get(index).copied().unwrap_or("");
    let last = words.len().saturating_sub(1);
    let looks_verbal = || {
        PARTICLES.contains(&key(last))
            || PREPOSITIONS.contains(&key(last))
            || LIGHT_VERBS.contains(&key(0))
            || ARTICLES.contains(&key(1))
    };
    let is_verb_phrase = part == Some(PartOfSpeech::Verb)
        || part.is_none() && last > 0 && (is_verb || looks_verbal());
    let preposition = (1..last).find(|&index| PREPOSITIONS.contains(&key(index)));
    let noun = preposition.map_or(last, |index| index - 1);
    let bit = |index: usize| 1_u64.checked_shl(u32::try_from(index).unwrap_or(64)).unwrap_or(0);
    match (is_verb_phrase, part) {
        (true, Some(_)) => bit(0),
        (true, None) => bit(0) | bit(noun),
        (false, _) if last > 0 && POSTPOSED.contains(&key(last)) => bit(last - 1) | bit(last),
        (false, _) => bit(noun),
    }
}

/// The place of the word that takes an ending, which is a verb's if it `is_verbal`: “entered into”, “terms
/// of service”. 0 without words.
pub fn head(words: &[&str], is_verbal: bool) -> usize {
    let last = words.last().copied().unwrap_or("");
    let is_open = PARTICLES.contains(&last) || PREPOSITIONS.contains(&last);
    let heads = heads(words, None, false);
    let place = match is_verbal || is_open {
        true => heads.checked_ilog2().map(|_| heads.trailing_zeros()),
        false => heads.checked_ilog2(),
    };
    place.map_or(0, |place| place as usize)
}

/// Whether the first of the words is a verb, and the second its particle.
pub(super) fn is_separable(words: &[&str], heads: u64) -> bool {
    heads & 1 == 1 && words.get(1).is_some_and(|word| PARTICLES.contains(word))
}
