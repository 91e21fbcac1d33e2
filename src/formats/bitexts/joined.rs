//! Rows of a table, joined to units.
//!
//! Rows that bear one number are a unit where they have one source, whatever else each of them says, as who
//! reviewed which draft. Elsewhere the number is that of a lesson or a page: where a row behind it has another
//! source, rows that say other things are units of their own.

use std::collections::{HashSet, VecDeque};
use std::hash::Hash;

use super::error::ReadError;
use super::room::Room;
use super::tags::is_same_tag;
use super::unit::{About, Dates, Prop, Target, Unit};

/// Joins rows that bear the same number to units.
pub(super) struct Joined<I> {
    rows: I,
    /// The number of the rows before, if they have one.
    number: Option<String>,
    /// What they are if each that says other things is a unit.
    open: Vec<Unit>,
    /// Whether each is one: their number is that of rows of other sources.
    are_parted: bool,
    ready: VecDeque<Result<Unit, ReadError>>,
    said: Said,
    /// For further rows of the unit.
    room: Room,
    is_done: bool,
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

/// Whether a further row may be of a unit: it has no other source and no other id. Without a source it says
/// nothing else, either, or it could be a text of its own.
fn may_be_of(row: &Unit, first: &Unit) -> bool {
    let (own, source) = (&first.source, &row.source);
    let is_in =
        || own.lang.is_empty() || source.lang.is_empty() || is_same_tag(&own.lang, &source.lang);
    let is_source = match source.is_empty() {
        true => has_no_other_props(row, first),
        false => source.pieces == own.pieces && is_in(),
    };
    is_source && (row.id.is_none() || row.id == first.id)
}

fn has_no_other_props(row: &Unit, unit: &Unit) -> bool {
    row.about.props.is_empty() || row.about.props == unit.about.props
}

/// Whether a further row says nothing else than a unit, but for notes.
fn says_the_same(row: &Unit, unit: &Unit) -> bool {
    let dates = &row.about.dates;
    has_no_other_props(row, unit) && (dates.is_none() || *dates == unit.about.dates)
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

impl<I> Joined<I>
where
    I: Iterator<Item = Result<(Unit, Option<String>), ReadError>>,
{
    pub(super) fn new(rows: I) -> Self {
        Self {
            rows,
            number: None,
            open: Vec::new(),
            are_parted: false,
            ready: VecDeque::new(),
            said: Said::default(),
            room: Room::of_entry(),
            is_done: false,
        }
    }

    fn take(&mut self, row: Unit, number: Option<String>) -> Result<(), ReadError> {
        let is_same = number.is_some() && number == self.number;
        let is_of = is_same && self.open.first().is_some_and(|first| may_be_of(&row, first));
        if !is_of {
            self.are_parted |= is_same;
            self.close();
            (self.number, self.room, self.said) = (number, Room::of_entry(), Said::default());
            self.are_parted &= is_same;
            self.open.push(row);
            return Ok(());
        }
        let bytes = row.targets.iter().map(bytes).sum::<usize>() + row.about.bytes();
        let last = self.open.last_mut().filter(|last| says_the_same(&row, last));
        // A row that may be a unit keeps its source.
        let source = if last.is_some() { 0 } else { row.source.as_plain().len() };
        self.room.take(1, bytes + source).map_err(|kind| kind.at(row.place))?;
        match last {
            Some(last) => self.said.join(last, row),
            None => {
                self.said = Said::default();
                self.open.push(row);
            }
        }
        Ok(())
    }

    /// The rows before are done.
    fn close(&mut self) {
        let mut units = std::mem::take(&mut self.open).into_iter();
        if self.are_parted {
            self.ready.extend(units.map(Ok));
        } else if let Some(mut unit) = units.next() {
            let mut said = Said::default();
            units.for_each(|more| said.join(&mut unit, more));
            self.ready.push_back(Ok(unit));
        }
    }
}

impl<I> Iterator for Joined<I>
where
    I: Iterator<Item = Result<(Unit, Option<String>), ReadError>>,
{
    type Item = Result<Unit, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.is_done {
            match self.rows.next() {
                Some(Ok((row, number))) => {
                    if let Err(error) = self.take(row, number) {
                        self.is_done = true;
                        return Some(Err(error));
                    }
                }
                Some(Err(error)) => {
                    self.close();
                    self.ready.push_back(Err(error));
                }
                None => {
                    self.close();
                    self.is_done = true;
                }
            }
        }
        self.ready.pop_front()
    }
}
