//! Two numbers that English writes like one: “two thousand-yen notes” are 千円札 and 二枚.

use super::super::analysis::Analysis;
use super::super::quantity::Quantity;
use crate::model::Span;
use crate::text::numbers::{Kind, Value};

/// How far the three numbers may be apart, counted in numbers.
const NEAR: usize = 16;

/// The places of two Japanese numbers and of the English one that they make.
pub(super) fn products(
    japanese: &[Quantity],
    (en, english): (&Analysis<'_>, &[Quantity]),
) -> Vec<([usize; 2], usize)> {
    let joined = english.iter().enumerate().filter(|(_, e)| e.in_words && is_joined(en, e));
    let mut found = Vec::new();
    for (at, e) in joined {
        let near = japanese.iter().enumerate().skip(at.saturating_sub(NEAR)).take(2 * NEAR);
        for (i, size) in near.filter(|(_, j)| is_round(j)) {
            let is_count = |count: &Quantity| {
                count.number.kind == Kind::Cardinal
                    && size.number.kind == e.number.kind
                    && size.number.value.times(count.number.value) == Some(e.number.value)
            };
            let counts = japanese.iter().enumerate().skip(i.saturating_sub(NEAR)).take(2 * NEAR);
            let counts = counts.filter(|(j, _)| *j != i);
            found.extend(counts.filter(|(_, count)| is_count(count)).map(|(j, _)| ([i, j], at)));
        }
    }
    found
}

/// Whether a hyphen joins the last word of a number to what it measures.
fn is_joined(en: &Analysis<'_>, e: &Quantity) -> bool {
    let end = en.span(en.sentence_at(e.number.span.start)).end;
    en.text(e.number.span).contains('-')
        || en.text(Span::new(e.number.span.end, end)).starts_with('-')
}

/// Whether a number is what one English word says: a hundred, a thousand.
fn is_round(quantity: &Quantity) -> bool {
    [100, 1000, 1_000_000].iter().any(|&it| quantity.number.value == Value::whole(it))
}
