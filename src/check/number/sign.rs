//! Degrees below zero, and the same above.

use std::ops::Range;

use super::super::analysis::Analysis;
use super::super::comparison::Swapped;
use super::super::context::Context;
use super::super::measure::Family;
use super::super::paired::Pair;
use super::super::quantity::quoted;
use crate::model::Lang;

/// What stands before degrees below zero.
const JAPANESE: [&str; 6] = ["氷点下", "零下", "マイナス", "−", "-", "－"];
/// The same in English, and words that say it elsewhere in the sentence.
const ENGLISH: [&str; 7] = ["minus", "negative", "below", "frost", "zero", "−", " -"];

/// What is wrong with two equal temperatures of which one is below zero.
pub(super) fn slip(context: &Context<'_>, pair: &Pair, equal: &Swapped) -> Option<String> {
    let (j, e) = (&equal.japanese, &equal.english);
    let is_temperature = [j.unit, e.unit]
        .iter()
        .all(|unit| unit.is_some_and(|unit| unit.family == Family::Temperature));
    if !is_temperature || j.number.value != e.number.value {
        return None;
    }
    let (ja, en) = (context.japanese(), context.english());
    let (japanese, english) = (quoted(ja, j), quoted(en, e));
    let of_japanese = is_behind(ja, j.number.span.start, &JAPANESE);
    let of_english = is_behind(en, e.number.span.start, &["minus ", "negative ", " -", "−"]);
    let (below, above) = match (of_japanese, of_english) {
        (true, false) if !says(en, pair.english.clone()) => (japanese, english),
        (false, true) if !says(ja, pair.japanese.clone()) => (english, japanese),
        _ => return None,
    };
    Some(format!("{below} is below zero, {above} is not"))
}

/// Whether one of `words` stands right before a number.
fn is_behind(side: &Analysis<'_>, number: usize, words: &[&str]) -> bool {
    let start = side.span(side.sentence_at(number)).start;
    let before = side.text(crate::model::Span::new(start, number));
    words.iter().any(|word| before.ends_with(word))
}

/// Whether sentences say anywhere that something is below zero.
fn says(side: &Analysis<'_>, mut run: Range<usize>) -> bool {
    let words: &[&str] = match side.lang() {
        Lang::Ja => &JAPANESE,
        Lang::En => &ENGLISH,
    };
    run.any(|index| {
        let text = side.sentence(index).to_lowercase().replace("above zero", "");
        words.iter().any(|word| text.contains(word))
    })
}
