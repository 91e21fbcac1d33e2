//! English times of day in words: “half past six”, “a quarter to four”, “twenty past seven”.

use std::ops::Range;

use crate::check::analysis::Analysis;
use crate::check::measure::is_bare;
use crate::model::Span;
use crate::text::numbers::{Certainty, Kind, Number, Value};
use crate::text::tokens::Token;

/// Words before a time: without one, “ten to seven” may be a score.
const OPENING: [&str; 8] = ["at", "until", "till", "before", "after", "since", "past", "from"];

/// Makes an hour and a minute of the numbers that tell the time in words. They are ascending and none
/// overlap.
pub(in crate::check) fn tell(side: &Analysis<'_>, run: Range<usize>, numbers: &mut Vec<Number>) {
    let tokens: Vec<&Token> = side.tokens(run).collect();
    let mut words = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let back = match token.word.text.as_str() {
            "past" | "after" => false,
            "to" | "till" | "before" => true,
            _ => continue,
        };
        if let Some((minute, hour)) = time(side, &tokens, at, numbers) {
            let told = [
                told(hour.0, Kind::Hour, if back { earlier(hour.1) } else { hour.1 }),
                told(minute.0, Kind::Minute, if back { 60 - minute.1 } else { minute.1 }),
            ];
            for told in told {
                let found = numbers.binary_search_by_key(&told.span, |number| number.span);
                match found.ok().and_then(|found| numbers.get_mut(found)) {
                    Some(number) => *number = told,
                    None => words.push(told),
                }
            }
        }
    }
    numbers.append(&mut words);
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
    let hour = numbers.binary_search_by_key(&next.span.start, |number| number.span.start);
    let hour = numbers.get(hour.ok()?)?;
    let is_hour = match hour.kind {
        Kind::Cardinal => (Value::ONE..=Value::whole(12)).contains(&hour.value),
        Kind::Hour => true,
        _ => false,
    };
    let value = hour.value.to_whole().filter(|_| is_hour)?;
    let has_unit = matches!(word(at.checked_sub(1)?), "minute" | "minutes");
    let last = at.checked_sub(1 + usize::from(has_unit))?;
    let end = tokens.get(last)?.span;
    let number = numbers.binary_search_by_key(&end.end, |number| number.span.end);
    let number = number.ok().and_then(|at| numbers.get(at));
    let minute = match (word(last), number) {
        ("half", _) => 30,
        ("quarter", _) => 15,
        (_, Some(number)) if number.kind == Kind::Cardinal => {
            number.value.to_whole().filter(|minute| (1..30).contains(minute))?
        }
        _ => return None,
    };
    let span = number.map_or(end, |number| number.span);
    let first = tokens.partition_point(|token| token.span.start < span.start);
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

/// A number that is part of a time.
fn told(span: Span, kind: Kind, value: u64) -> Number {
    Number { span, value: Value::whole(value), kind, certainty: Certainty::Exact }
}
