//! Words of two texts side by side, and the runs of them that are equal or changed.

use std::ops::Range;

use crate::model::Span;

use super::words::Part;

/// A run of parts on either side, equal or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub is_equal: bool,
}

/// One side of a comparison: the parts of a stretch of a document.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub text: &'a str,
    pub parts: &'a [Part],
}

impl<'a> Side<'a> {
    /// The text of one part.
    pub fn part(&self, index: usize) -> &'a str {
        self.parts.get(index).and_then(|part| part.span.of(self.text)).unwrap_or("")
    }

    /// The bytes from the first to the last of a run of parts; an empty span where it would stand
    /// for an empty run.
    pub fn span(&self, run: &Range<usize>) -> Span {
        let parts = self.parts.get(run.clone()).unwrap_or_default();
        match (parts.first(), parts.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => {
                let before = run.start.checked_sub(1).and_then(|at| self.parts.get(at));
                let after = self.parts.get(run.start).map(|part| part.span.start);
                let at = before.map(|part| part.span.end).or(after).unwrap_or(0);
                Span::new(at, at)
            }
        }
    }

    /// The bytes of a run of parts; for an empty run those between the parts beside it.
    pub fn room(&self, run: &Range<usize>) -> Span {
        let span = self.span(run);
        let after = self.parts.get(run.start).map_or(span.end, |part| part.span.start);
        if span.is_empty() { Span::new(span.start, after) } else { span }
    }

    /// The text from the first to the last of a run of parts.
    pub fn text_of(&self, run: &Range<usize>) -> &'a str {
        self.span(run).of(self.text).unwrap_or("")
    }

    /// Whether white space stands before a part.
    pub fn is_spaced(&self, index: usize) -> bool {
        let end = index.checked_sub(1).and_then(|at| self.parts.get(at)).map(|p| p.span.end);
        let start = self.parts.get(index).map(|part| part.span.start);
        matches!((end, start), (Some(end), Some(start)) if start > end)
    }
}
