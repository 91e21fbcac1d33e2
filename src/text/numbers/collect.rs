//! What both scanners do with a number once it is read: join it to the one before.

use super::{Certainty, Kind, Number, Value};
use crate::model::Span;

/// A number with what its neighbours need to know of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub number: Number,
    /// The numeral stands alone: no scale and no unit, so that it may take its neighbour's.
    pub bare: bool,
    /// What the leading numeral was multiplied by: 10 000 in 6万, 1 in 6 and in 6万3千, 1/100
    /// in 6 %.
    pub scale: Value,
}

impl Reading {
    pub fn new(span: Span, value: Value, kind: Kind) -> Self {
        let number = Number { span, value, kind, certainty: Certainty::Exact };
        Self { number, bare: false, scale: Value::ONE }
    }

    pub fn doubtful(mut self, doubtful: bool) -> Self {
        if doubtful {
            self.number.certainty = Certainty::Doubtful;
        }
        self
    }
}

/// The numbers found so far.
pub(super) struct Collector<'t> {
    text: &'t str,
    numbers: Vec<Number>,
    last_is_bare: bool,
    /// Whether a text between two numbers, and what went before the first, makes them a range.
    is_range: fn(before: &str, between: &str) -> bool,
}

impl<'t> Collector<'t> {
    pub fn new(text: &'t str, is_range: fn(&str, &str) -> bool) -> Self {
        Self { text, numbers: Vec::new(), last_is_bare: false, is_range }
    }

    pub fn into_numbers(self) -> Vec<Number> {
        self.numbers
    }

    /// Where the last number ends.
    pub fn end(&self) -> usize {
        self.numbers.last().map_or(0, |last| last.span.end)
    }

    /// The last number, if only `gap` stands between it and `start`.
    pub fn last_before(&mut self, start: usize, gap: fn(&str) -> bool) -> Option<&mut Number> {
        let text = self.text;
        let last = self.numbers.last_mut()?;
        text.get(last.span.end..start).is_some_and(gap).then_some(last)
    }

    /// Adds `value` to the last number, which then ends at `end`. Whether the sum is within bounds.
    pub fn add_to_last(&mut self, value: Value, end: usize) -> bool {
        let Some(last) = self.numbers.last_mut() else { return false };
        let Some(sum) = last.value.plus(value) else { return false };
        (last.value, last.span.end, self.last_is_bare) = (sum, end, false);
        true
    }

    /// Adds a number. One that does not lie beyond the last is dropped: the first reading of a
    /// stretch of text stands.
    pub fn push(&mut self, reading: Reading) {
        if reading.number.span.start < self.end() || reading.number.span.is_empty() {
            return;
        }
        self.spread(&reading);
        self.numbers.push(reading.number);
        self.last_is_bare = reading.bare;
    }

    /// Gives scale and kind of the end of a range to a bare beginning: 4〜6万円, “10 to 12 percent”.
    fn spread(&mut self, to: &Reading) {
        let Some(from) = self.numbers.last_mut().filter(|_| self.last_is_bare) else { return };
        let before = self.text.get(..from.span.start).unwrap_or("");
        let between = self.text.get(from.span.end..to.number.span.start).unwrap_or("");
        if !(self.is_range)(before, between) {
            return;
        }
        let (value, kind) = (to.number.value, to.number.kind);
        let scaled = from.value.times(to.scale);
        // “500 to 2 million” ascends only without the scale, so the scale is not shared.
        let Some(scaled) = scaled.filter(|&scaled| scaled < value) else { return };
        if from.kind == Kind::Cardinal {
            *from = Number { value: scaled, kind, ..*from };
        } else if from.kind == kind {
            from.value = scaled;
        }
    }
}
