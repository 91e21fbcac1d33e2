//! What a file has and no unit holds: counted, so that it can be told.

use crate::formats::Place;

use super::Unit;

/// Something that a file has where a unit is, and that no unit holds, or only by a guess
/// ([`ROWS_TAKEN`](crate::formats::bitexts::ROWS_TAKEN)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What.
    pub what: &'static str,
    /// How much of it there is.
    pub count: usize,
    /// Where the first is, if that is known better than by the unit's own place.
    pub place: Option<Place>,
}

impl Unit {
    /// Counts something that is passed over.
    pub(in crate::formats::bitexts) fn pass_over(&mut self, what: &'static str, count: usize) {
        self.take_unread(Unread { what, count, place: None });
    }

    /// The same where its place is known.
    pub(in crate::formats::bitexts) fn pass_over_at(&mut self, what: &'static str, place: Place) {
        self.take_unread(Unread { what, count: 1, place: Some(place) });
    }

    /// Takes over what was counted elsewhere.
    pub(in crate::formats::bitexts) fn take_unread(&mut self, unread: Unread) {
        match self.unread.iter_mut().find(|known| known.what == unread.what) {
            Some(known) => known.count += unread.count,
            None if unread.count > 0 => self.unread.push(unread),
            None => {}
        }
    }
}
