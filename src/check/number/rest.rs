//! What is left of a whole, told by what is gone: 3分の1に減った, “down by two-thirds”.

use super::super::analysis::Analysis;
use super::super::comparison::Swapped;
use super::super::context::Context;
use crate::model::Span;
use crate::text::numbers::Value;

/// What in Japanese something becomes less by, and in English.
const LESS: [&str; 9] = ["減", "縮", "下", "落", "低", "削", "安", "少な", "割引"];
#[rustfmt::skip]
const LESS_ENGLISH: [&str; 18] = [
    "down", "fell", "fall", "drop", "declin", "decreas", "reduc", "cut", "shr", "plung", "lower", "less", "slash",
    "trim", "lost", "off", "slump", "tumbl",
];
/// What a Japanese number has behind it that something becomes, and an English one before it.
const BECOMES: &str = "に";
const TO: &str = "to";

/// Whether of two shares that make a whole one side tells to which something is reduced, and the other by which.
pub(super) fn is_told(context: &Context<'_>, swapped: &Swapped) -> bool {
    let (j, e) = (&swapped.japanese.number, &swapped.english.number);
    if j.value.plus(e.value) != Some(Value::ONE) || j.value == e.value {
        return false;
    }
    let (ja, en) = (context.japanese(), context.english());
    let behind = behind(ja, j.span);
    let becomes = behind
        .trim_start_matches(['程', '度', 'ほ', 'ど', '以', '下', 'ま', 'で'])
        .starts_with(BECOMES)
        || behind.starts_with("まで");
    let text = en.sentence(en.sentence_at(e.span.start)).to_lowercase();
    let is_less = LESS.iter().any(|it| behind.contains(it))
        && text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| LESS_ENGLISH.iter().any(|beginning| word.starts_with(beginning)));
    is_less && becomes != before(en, e.span).is_some_and(|word| word.eq_ignore_ascii_case(TO))
}

/// The text of a sentence behind a number.
fn behind<'a>(side: &Analysis<'a>, number: Span) -> &'a str {
    let sentence = side.span(side.sentence_at(number.start));
    side.text(Span::new(number.end, sentence.end.max(number.end)))
}

/// The word before a number, but for one that only says how exact it is.
fn before<'a>(side: &Analysis<'a>, number: Span) -> Option<&'a str> {
    const ROUGHLY: [&str; 9] =
        ["a", "about", "around", "roughly", "nearly", "almost", "some", "just", "approximately"];
    let sentence = side.span(side.sentence_at(number.start));
    let before = side.text(Span::new(sentence.start.min(number.start), number.start));
    before.split_whitespace().rev().find(|word| !ROUGHLY.contains(word))
}
