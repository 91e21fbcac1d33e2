//! English times of day in words: “half past six”, “a quarter to four”, “twenty past seven”.

use std::ops::Range;

use crate::check::analysis::Analysis;
use crate::check::measure::is_bare;
use crate::model::Span;
use crate::text::numbers::{Certainty, Kind, Number, Value};
use crate::text::tokens::Token;

/// Words before a time: without one, “ten to seven” may be a score.
const OPENING: [&str; 8] = ["at", "until", "till", "before", "after", "since", "past", "from"];

/// Makes an hour and a minute of the numbers that tell the time in words.
pub(in crate::check) fn tell(side: &Analysis<'_>, run: Range<usize>, numbers: &mut Vec<Number>) {
    let tokens: Vec<&Token> = side.tokens(run).collect();
    for (at, token) in tokens.iter().enumerate() {
        let back = match token.word.text.as_str() {
            "past" | "after" => false,
            "to" | "till" | "before" => true,
            _ => continue,
        };
        if let Some((minute, hour)) = time(side, &tokens, at, numbers) {
            set(numbers, hour.0, Kind::Hour, if back { earlier(hour.1) } else { hour.1 });
            set(numbers, minute.0, Kind::Minute, if back { 60 - minute.1 } else { minute.1 });
        }
    }
    numbers.sort_by_key(|number| number.span);
}

/// The minutes and the hour about the word at `at`, each with its place.
fn time(
    side: &Analysis<'_>,
    tokens: &[&Token],
    at: usize,
    numbers: &[Number],
) -> Option<((Span, u64), (Span, u64))> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word.text.as_str());
    let next = tokens.get(at + 1)?;
    let hour = numbers.iter().find(|number| number.span.start == next.span.start)?;
    let is_hour = match hour.kind {
        Kind::Cardinal => (Value::ONE..=Value::whole(12)).contains(&hour.value),
        Kind::Hour => true,
        _ => false,
    };
    let value = hour.value.to_whole().filter(|_| is_hour)?;
    let has_unit = matches!(word(at.checked_sub(1)?), "minute" | "minutes");
    let last = at.checked_sub(1 + usize::from(has_unit))?;
    let end = tokens.get(last)?.span;
    let number = numbers.iter().find(|number| number.span.end == end.end);
    let minute = match (word(last), number) {
        ("half", _) => 30,
        ("quarter", _) => 15,
        (_, Some(number)) if number.kind == Kind::Cardinal => {
            number.value.to_whole().filter(|minute| (1..30).contains(minute))?
        }
        _ => return None,
    };
    let span = number.map_or(end, |number| number.span);
    let first = tokens.iter().position(|token| token.span.start >= span.start)?;
    let before = first.checked_sub(1).map_or("", word);
    let end = side.span(side.sentence_at(hour.span.start)).end;
    let is_time = match word(at) {
        "past" => true,
        _ if !is_bare(side.text(Span::new(hour.span.end, end)), side.lang()) => false,
        _ if hour.kind == Kind::Hour || has_unit => true,
        _ if word(last) == "quarter" => before != "by",
        _ => minute % 5 == 0 && OPENING.contains(&before),
    };
    is_time.then_some(((span, minute), (hour.span, value)))
}

/// The hour before `hour`, on the same clock.
fn earlier(hour: u64) -> u64 {
    match hour {
        1 => 12,
        0 => 23,
        _ => hour - 1,
    }
}

/// Gives the number at `span` a kind and a value; a word that is no number becomes one.
fn set(numbers: &mut Vec<Number>, span: Span, kind: Kind, value: u64) {
    let value = Value::whole(value);
    let told = Number { span, value, kind, certainty: Certainty::Exact };
    match numbers.iter_mut().find(|number| number.span == span) {
        Some(number) => *number = told,
        None => numbers.push(told),
    }
}
