//! Rows of a table, joined to units.

use std::collections::HashSet;
use std::hash::Hash;

use super::error::ReadError;
use super::room::Room;
use super::tags::is_same_tag;
use super::unit::{About, Dates, Prop, Target, Unit};

/// Joins rows that bear the same number to units.
pub(super) struct Joined<I> {
    rows: I,
    waiting: Option<(Unit, Option<String>)>,
    said: Said,
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
        let (waiting, said, room) = (None, Said::default(), Room::of_entry());
        Self { rows, waiting, said, room, error: None, is_done: false }
    }
}

/// The notes and properties of a unit, once a further row has others: rows of one unit may say them again.
#[derive(Default)]
struct Said {
    notes: HashSet<String>,
    props: HashSet<Prop>,
}

impl Said {
    /// Gives a unit what a further row of it says.
    fn join(&mut self, unit: &mut Unit, row: Unit) {
        if unit.source.lang.is_empty() {
            unit.source.lang = row.source.lang;
        }
        unit.targets.extend(row.targets);
        let (about, About { notes, mut props, dates }) = (&mut unit.about, row.about);
        props.extend(add_dates(&mut about.dates, dates));
        add(&mut about.notes, notes, &mut self.notes);
        add(&mut about.props, props, &mut self.props);
    }
}

/// Roughly the bytes that a target of a row takes up.
fn bytes(target: &Target) -> usize {
    size_of::<Target>() + target.text.as_plain().len() + target.draft.len()
}

/// Whether a further row is of a unit: it has no other source and no other id. Elsewhere `unit` may be that
/// of a course, and rows have texts of their own.
fn is_of(row: &Unit, first: &Unit) -> bool {
    let (own, source) = (&first.source, &row.source);
    let is_in =
        || own.lang.is_empty() || source.lang.is_empty() || is_same_tag(&own.lang, &source.lang);
    (row.id.is_none() || row.id == first.id)
        && (source.is_empty() || (source.pieces == own.pieces && is_in()))
}

/// Adds what a further row says and no row before it has said.
fn add<T: Clone + Eq + Hash>(all: &mut Vec<T>, more: Vec<T>, said: &mut HashSet<T>) {
    if more == *all {
        return;
    }
    if said.is_empty() {
        said.extend(all.iter().cloned());
    }
    all.extend(more.into_iter().filter(|one| said.insert(one.clone())));
}

/// Adds the dates of a further row; gives those for which there is no place, as properties.
fn add_dates(all: &mut Option<Box<Dates>>, more: Option<Box<Dates>>) -> Vec<Prop> {
    let Some(more) = more else { return Vec::new() };
    let Dates { created, created_by, changed, changed_by } = all.get_or_insert_default().as_mut();
    let fields = [
        ("created", created, more.created),
        ("created_by", created_by, more.created_by),
        ("changed", changed, more.changed),
        ("changed_by", changed_by, more.changed_by),
    ];
    let others = fields.into_iter().filter_map(|(kind, own, new)| {
        let new = new.filter(|new| own.get_or_insert_with(|| new.clone()) != new)?;
        Some(Prop { kind: kind.to_owned(), text: new })
    });
    others.collect()
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
                        let bytes = unit.targets.iter().map(bytes).sum::<usize>();
                        if let Err(kind) = self.room.take(1, bytes + unit.about.bytes()) {
                            self.is_done = true;
                            return Some(Err(kind.at(unit.place)));
                        }
                        self.said.join(first, unit);
                    }
                    waiting => {
                        self.room = Room::of_entry();
                        self.said = Said::default();
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
