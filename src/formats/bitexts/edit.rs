//! Changing translations in a file that exists: XLIFF and PO, by splicing. What is not changed
//! stays byte for byte: header, order, comments, indentation, the other units.
//!
//! A unit is found by its name, and its source must be the same. `xliff/edit.rs` and `po/edit.rs` do
//! the work; here is what they share.

use std::ops::Range;

use crate::formats::Place;

use super::error::ReadError;
use super::unit::{Piece, State, Target, Text, Unit};

/// A file with its changes made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// The file.
    pub text: String,
    /// How many units were changed.
    pub changed: usize,
    /// What could not be changed, by its unit, and why. Of one unit the text may be changed and the state
    /// refused.
    pub refused: Vec<(Place, &'static str)>,
}

/// What is to become of a unit: its new translation. The text is written if it is another one, the
/// state if there is one; drafts, confidences and remarks are not.
pub type Change<'a> = &'a mut dyn FnMut(&Unit) -> Option<Target>;

/// Changes translations in a file in UTF-8. Linear in the file.
pub(super) type Edit = fn(&str, Change<'_>) -> Result<Edited, ReadError>;

/// Replacements, ascending.
#[derive(Default)]
pub(super) struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    pub(super) fn push(&mut self, range: Range<usize>, text: String) {
        self.0.push((range, text));
    }

    pub(super) fn apply(mut self, file: &str) -> String {
        self.0.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(file.len());
        let mut end = 0;
        for (range, text) in self.0 {
            out.push_str(file.get(end..range.start).unwrap_or(""));
            out.push_str(&text);
            end = range.end;
        }
        out.push_str(file.get(end..).unwrap_or(""));
        out
    }
}

/// What a change comes to: a new text, a new state, or neither.
pub(super) struct Wanted {
    pub text: Option<Text>,
    pub state: Option<State>,
}

impl Wanted {
    /// Compares a change with what is there. Characters count, and codes where the change has
    /// any: a table cannot hold them, and a text that came back from one without them is the same.
    pub(super) fn of(unit: &Unit, change: Target) -> Self {
        let current = unit.targets.first();
        let same = current.map_or(change.text.is_empty(), |current| {
            current.text.pieces == change.text.pieces
                || (!has_codes(&change.text) && current.text.plain() == change.text.plain())
        });
        let state = change.state.filter(|_| change.state != current.and_then(|c| c.state));
        Self { text: (!same).then_some(change.text), state }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.text.is_none() && self.state.is_none()
    }
}

/// Whether a text has inline codes.
pub(super) fn has_codes(text: &Text) -> bool {
    text.pieces.iter().any(|piece| matches!(piece, Piece::Code(_)))
}
