//! Rows of a table, joined to units.

use std::collections::HashSet;

use super::error::ReadError;
use super::room::Room;
use super::unit::{About, Target, Unit};

/// Joins rows that bear the same number to units.
pub(super) struct Joined<I> {
    rows: I,
    waiting: Option<(Unit, Option<String>)>,
    /// The notes of the unit, once a further row has others.
    notes: HashSet<String>,
    /// For further rows of the unit.
    room: Room,
    /// An error, which comes after the unit before it.
    error: Option<ReadError>,
    is_done: bool,
}

impl<I> Joined<I>
where
    I: Iterator<Item = Result<(Unit, Option<String>), ReadError>>,
{
    pub(super) fn new(rows: I) -> Self {
        let (waiting, notes, room) = (None, HashSet::new(), Room::of_entry());
        Self { rows, waiting, notes, room, error: None, is_done: false }
    }
}

/// Roughly the bytes that a target of a row takes up.
fn bytes(target: &Target) -> usize {
    size_of::<Target>() + target.text.as_plain().len() + target.draft.len()
}

/// Whether a further row is of a unit: what it says besides translations and notes, the unit says, too.
/// Elsewhere `unit` may be that of a course, and rows have texts of their own.
fn is_of(row: &Unit, first: &Unit) -> bool {
    let About { notes: _, props, dates } = &row.about;
    (row.id.is_none() || row.id == first.id)
        && (row.source.is_empty() || row.source == first.source)
        && (props.is_empty() || *props == first.about.props)
        && (dates.is_none() || *dates == first.about.dates)
}

impl<I> Iterator for Joined<I>
where
    I: Iterator<Item = Result<(Unit, Option<String>), ReadError>>,
{
    type Item = Result<Unit, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.error.take() {
            return Some(Err(error));
        }
        if self.is_done {
            return None;
        }
        loop {
            match self.rows.next() {
                Some(Ok((unit, number))) => match &mut self.waiting {
                    Some((first, own))
                        if own.is_some() && *own == number && is_of(&unit, first) =>
                    {
                        let bytes = unit.targets.iter().map(bytes).sum();
                        if let Err(kind) = self.room.take(1, bytes) {
                            self.is_done = true;
                            return Some(Err(kind.at(unit.place)));
                        }
                        first.targets.extend(unit.targets);
                        // Rows of one unit say its notes again.
                        if unit.about.notes != first.about.notes {
                            if self.notes.is_empty() {
                                self.notes.extend(first.about.notes.iter().cloned());
                            }
                            let notes = unit.about.notes.into_iter();
                            let new = notes.filter(|note| self.notes.insert(note.clone()));
                            first.about.notes.extend(new);
                        }
                    }
                    waiting => {
                        self.room = Room::of_entry();
                        self.notes.clear();
                        if let Some((done, _)) = waiting.replace((unit, number)) {
                            return Some(Ok(done));
                        }
                    }
                },
                Some(Err(error)) => match self.waiting.take() {
                    Some((unit, _)) => {
                        self.error = Some(error);
                        return Some(Ok(unit));
                    }
                    None => return Some(Err(error)),
                },
                None => return self.waiting.take().map(|(unit, _)| Ok(unit)),
            }
        }
    }
}
