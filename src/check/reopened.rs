//! Days that a translator counts from the other end: 10月まで休業 is “will reopen in November”.

use super::analysis::Analysis;
use super::comparison::Swapped;
use super::context::Context;
use super::paired::Pair;
use super::sayings::{CLOSED_ENGLISH, CLOSED_JAPANESE, OPEN_ENGLISH, OPEN_JAPANESE};
use crate::text::numbers::{Kind, Value};

/// What follows the last day of something.
const UNTIL_JAPANESE: [&str; 2] = ["まで", "迄"];
const UNTIL_ENGLISH: [&str; 4] = ["until", "till", "through", "end"];

/// Whether one side of a bead tells until when something is closed, and the other from when on it is open
/// again, so that two unequal parts of a date follow each other.
pub(super) fn is_next(context: &Context<'_>, pair: &Pair, swapped: &Swapped) -> bool {
    let (j, e) = (&swapped.japanese.number, &swapped.english.number);
    let (ja, en) = (context.japanese(), context.english());
    let in_japanese = |texts: &[&str]| {
        let mut sentences = pair.japanese.clone().map(|index| ja.sentence(index));
        sentences.any(|sentence| texts.iter().any(|text| sentence.contains(text)))
    };
    let in_english = |beginnings: &[&str]| has_word(en, pair, beginnings);
    let opens_english = in_japanese(&CLOSED_JAPANESE)
        && in_japanese(&UNTIL_JAPANESE)
        && in_english(&OPEN_ENGLISH)
        && follows(j.kind, j.value, e.value);
    let opens_japanese = || {
        in_english(&CLOSED_ENGLISH)
            && in_english(&UNTIL_ENGLISH)
            && in_japanese(&OPEN_JAPANESE)
            && follows(j.kind, e.value, j.value)
    };
    opens_english || opens_japanese()
}

/// Whether either side of a bead tells until when something lasts: what is closed until then is open after.
pub(super) fn tells_until(context: &Context<'_>, pair: &Pair) -> bool {
    let (ja, en) = (context.japanese(), context.english());
    let mut sentences = pair.japanese.clone().map(|index| ja.sentence(index));
    sentences.any(|sentence| UNTIL_JAPANESE.iter().any(|text| sentence.contains(text)))
        || has_word(en, pair, &["until", "till", "through"])
}

fn has_word(en: &Analysis<'_>, pair: &Pair, beginnings: &[&str]) -> bool {
    let mut words = en.tokens(pair.english.clone()).map(|token| token.word.text.as_str());
    words.any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

/// Whether a part of a date is the one after another: the next year, month, day or day of the week.
fn follows(kind: Kind, last: Value, next: Value) -> bool {
    let Some((last, next)) = last.to_whole().zip(next.to_whole()) else { return false };
    match kind {
        Kind::Year => last.checked_add(1) == Some(next),
        Kind::Month => last % 12 + 1 == next,
        Kind::Weekday => last % 7 == next.saturating_sub(1) % 7,
        // The last day of a month is one of these.
        Kind::Day => last.checked_add(1) == Some(next) || (28..=31).contains(&last) && next == 1,
        _ => false,
    }
}
