//! Units as rows of named columns, for every format that is a table.
//!
//! A row holds a unit and one of its targets; further targets of the unit follow in rows with the
//! same number in the column `unit`. What is said about the unit stands in the first of them alone: as
//! much as there are rows may be said, and in each row that would take the square of it.

mod coded;
mod head;
mod meaning;
mod names;
mod texts;

use std::borrow::Cow;

use crate::formats::{Place, languages};

use super::error::ReadErrorKind;
use super::tags::is_same_tag;
use super::tools;
use super::unit::{Dates, Prop, State, Target, Text, Unit};

pub(super) use head::{Head, MAX_PREAMBLE};
pub use head::{ROWS_ABOVE, ROWS_TAKEN};
pub(super) use names::Column;

use meaning::{
    Meaning, doubt_langs, is_plain, meaning, pair_langs, part_regions, part_twins, settle_weak,
};
use names::{COLUMNS, FUZZY};
use texts::{leave_texts, prefer_langs};

/// A row as a unit, and the number of the unit that it belongs to.
pub(super) type Row = (Unit, Option<String>);

/// The widest table that is read: the names of columns are compared with each other.
pub(super) const MOST_COLUMNS: usize = 256;

/// Where the data sets of Hugging Face have the texts, together.
pub(super) const TOGETHER: &str = "translation";

/// The rows of a unit, the `number`th of its file, with a cell for each of some columns.
pub(super) fn rows<'a>(
    unit: &'a Unit,
    number: usize,
    columns: &'a [Column],
) -> impl Iterator<Item = impl Iterator<Item = Cow<'a, str>>> {
    let rows = unit.targets.len().max(1);
    (0..rows).map(move |row| {
        let target = unit.targets.get(row);
        columns.iter().map(move |column| match column {
            Column::Notes | Column::Props | Column::Dates if row > 0 => "".into(),
            _ => cell(unit, number, target, *column),
        })
    })
}

fn cell<'a>(
    unit: &'a Unit,
    number: usize,
    target: Option<&'a Target>,
    column: Column,
) -> Cow<'a, str> {
    let Unit { id, source, about, .. } = unit;
    match (column, target) {
        (Column::Unit, _) => number.to_string().into(),
        (Column::Id, _) => id.as_deref().unwrap_or("").into(),
        (Column::SourceLang, _) => source.lang.as_str().into(),
        (Column::Source, _) => source.as_plain(),
        (Column::Notes, _) => match about.notes.as_slice() {
            [] => "".into(),
            [note] if !note.is_empty() && !note.starts_with('[') => note.into(),
            notes => json(&notes),
        },
        (Column::Props, _) if about.props.is_empty() => "".into(),
        (Column::Props, _) => json(&about.props),
        (Column::Dates, _) => about.dates.as_ref().map_or("".into(), json),
        (_, None) => "".into(),
        (Column::TargetLang, Some(target)) => target.text.lang.as_str().into(),
        (Column::Target, Some(target)) => target.text.as_plain(),
        (Column::Draft, Some(target)) => target.draft.as_str().into(),
        (Column::Confidence, Some(target)) => {
            target.confidence.map_or("".into(), |confidence| confidence.to_string().into())
        }
        (Column::State, Some(target)) => target.state.map_or("", State::name).into(),
    }
}

fn json<T: serde::Serialize>(value: &T) -> Cow<'static, str> {
    // Strings, lists and structs of them always serialise.
    serde_json::to_string(value).unwrap_or_default().into()
}

/// What is wanted of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    #[default]
    All,
    /// Pairs of texts to learn from: what other columns hold need not make sense.
    Texts,
}

/// How to read the rows of a table.
pub(super) struct Header {
    columns: Vec<Meaning>,
    /// Two columns that both hold the source.
    twice: Option<String>,
    /// Whether a column is the source, so that none of a language is.
    has_source: bool,
    /// Whether the file has it, and names its columns.
    is_named: bool,
}

impl Header {
    /// What the first row says, if it is a header: it names a source and a target, or two
    /// languages.
    pub(super) fn named(cells: &[&str]) -> Option<Self> {
        Self::wanted(cells, Wanted::All)
    }

    /// The same of columns of which only some are wanted.
    pub(super) fn wanted(cells: &[&str], wanted: Wanted) -> Option<Self> {
        if cells.len() > MOST_COLUMNS {
            return None;
        }
        // In a table of beads `source` and `target` are numbers of sentences.
        let is_beads = cells.iter().any(|cell| cell.trim().eq_ignore_ascii_case("source_text"));
        let columns = cells.iter().map(|cell| meaning(cell.trim(), is_beads));
        let mut columns: Vec<Meaning> = columns.collect();
        if wanted == Wanted::Texts {
            prefer_langs(&mut columns, cells);
        }
        settle_weak(&mut columns, cells);
        pair_langs(&mut columns, cells);
        doubt_langs(&mut columns, cells);
        part_regions(&mut columns, cells);
        let mut twice = part_twins(&mut columns, cells);
        if wanted == Wanted::Texts {
            leave_texts(&mut columns, cells);
            twice = None;
        }
        let has = |wanted: Column| {
            columns.iter().any(|meaning| match meaning {
                Meaning::Known(column)
                | Meaning::Draft { column, .. }
                | Meaning::Side(column, _) => *column == wanted,
                _ => false,
            })
        };
        let has_source = has(Column::Source);
        // A row that has one of them twice may be a word and its translation (`英語`, `English`).
        let mut langs: Vec<&String> = columns.iter().filter_map(Meaning::lang).collect();
        langs.sort_unstable();
        langs.dedup();
        let langs = langs.len();
        // A word of two letters beside a translation may be anything.
        let has_plain = columns.iter().zip(cells).any(|(it, cell)| is_plain(it, cell));
        let is_header = (has_source && (has(Column::Target) || langs > 0))
            || (has(Column::Target) && has_plain)
            || langs > 1;
        is_header.then_some(Self { columns, twice, has_source, is_named: true })
    }

    /// Whether we know what a column says, by its number.
    pub(super) fn is_known(&self, column: usize) -> bool {
        !matches!(self.columns.get(column), None | Some(Meaning::Other(_)))
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Whether the file has it, and names its columns.
    pub(super) fn is_named(&self) -> bool {
        self.is_named
    }

    /// Two columns without names.
    pub(super) fn two() -> Self {
        let columns = [Column::Source, Column::Target].map(Meaning::Known);
        Self { columns: columns.to_vec(), twice: None, has_source: true, is_named: false }
    }

    /// A text, its translation and the codes of their languages, without names.
    pub(super) fn coded() -> Self {
        use Column::{Source, SourceLang, Target, TargetLang};
        let columns = [Source, Target, SourceLang, TargetLang].map(Meaning::Known);
        Self { columns: columns.to_vec(), ..Self::two() }
    }

    /// Whether it is of such rows.
    fn is_coded(&self) -> bool {
        !self.is_named && self.columns.len() == 4
    }

    /// What it calls the languages that columns are in.
    fn languages<'a>(&self, cells: &[&'a str]) -> Vec<&'a str> {
        let columns = self.columns.iter().zip(cells);
        columns.filter(|(it, _)| it.lang().is_some()).map(|(_, cell)| *cell).collect()
    }

    /// Of a row the cells in the columns of texts.
    fn texts<'a>(&self, cells: &[&'a str]) -> Vec<&'a str> {
        let columns = self.columns.iter().zip(cells);
        columns.filter(|(it, _)| it.is_text()).map(|(_, cell)| *cell).collect()
    }

    /// Whether it has two columns of texts, and none beside them whose name is known.
    fn has_texts_only(&self) -> bool {
        let texts = self.columns.iter().filter(|it| it.is_text()).count();
        let others = self.columns.iter().filter(|it| matches!(it, Meaning::Other(_))).count();
        texts == 2 && texts + others == self.width()
    }

    /// Whether it may be such a row, and no header, as the next one tells.
    fn may_be_coded(&self) -> bool {
        matches!(self.columns.as_slice(), [_, _, Meaning::Lang(_), Meaning::Lang(_)])
    }

    /// Whether it is such a row if no other one stands below.
    fn is_likely_coded(&self) -> bool {
        use Meaning::{Lang, Other};
        matches!(self.columns.as_slice(), [Other(_), Other(_), Lang(_), Lang(_)])
    }

    /// A row as a unit, and the number of the unit that it belongs to.
    pub(super) fn unit(&self, cells: &[&str], place: Place) -> Result<Row, ReadErrorKind> {
        let more = cells.iter().skip(self.columns.len()).find(|cell| !cell.trim().is_empty());
        if let Some(cell) = more {
            return Err(ReadErrorKind::found(cell, "no more cells than in the first row"));
        }
        if let Some(columns) = &self.twice {
            let found = format!("the columns {columns}");
            return Err(ReadErrorKind::Found { found, expected: "one column with the source" });
        }
        let mut unit = Unit { place, ..Unit::default() };
        let mut target = Target::default();
        let mut number = None;
        // The texts in languages that the header names.
        let mut texts = Vec::new();
        for (meaning, &cell) in self.columns.iter().zip(cells) {
            match meaning {
                Meaning::Known(column) => set(*column, cell, &mut unit, &mut target, &mut number)?,
                Meaning::Lang(lang) => texts.push(Text::new(lang.as_str(), cell)),
                Meaning::Side(Column::Source, lang) => {
                    unit.source = Text::new(lang.as_str(), cell);
                }
                Meaning::Side(_, lang) => {
                    push_target(&mut unit, &mut target, Text::new(lang.as_str(), cell));
                }
                Meaning::Foreign(Column::State, name) if foreign_state(name, cell).is_some() => {
                    target.state = foreign_state(name, cell);
                }
                Meaning::Foreign(Column::Confidence, _) if probability(cell).is_some() => {
                    target.confidence = probability(cell);
                }
                Meaning::Draft { column, draft, lang } => {
                    let found = unit.targets.iter().position(|target| target.draft == *draft);
                    let at = found.unwrap_or(unit.targets.len());
                    if found.is_none() {
                        let (draft, text) = (draft.clone(), Text::new(lang.as_str(), ""));
                        unit.targets.push(Target { draft, text, ..Target::default() });
                    }
                    let Some(mut own) = unit.targets.get_mut(at).map(std::mem::take) else {
                        continue;
                    };
                    set(*column, cell, &mut unit, &mut own, &mut number)?;
                    if let Some(place) = unit.targets.get_mut(at) {
                        *place = own;
                    }
                }
                Meaning::Other(kind) | Meaning::Foreign(_, kind) if !cell.is_empty() => {
                    let (kind, text) = (kind.clone(), cell.to_owned());
                    unit.about.props.push(Prop { kind, text });
                }
                Meaning::Other(_) | Meaning::Foreign(..) => {}
            }
        }
        if !self.has_source && !texts.is_empty() {
            // The first, unless a column says which.
            let is_source = |text: &Text| is_same_tag(&text.lang, &unit.source.lang);
            unit.source = texts.remove(texts.iter().position(is_source).unwrap_or(0));
        }
        let texts = texts.into_iter().map(|text| Target { text, ..Target::default() });
        unit.targets.splice(0..0, texts);
        match unit.targets.split_first_mut() {
            // The column of a language is the text that the others speak of.
            Some((first, others)) if target.text.is_empty() && first.draft.is_empty() => {
                first.state = first.state.or(target.state);
                first.confidence = first.confidence.or(target.confidence);
                first.draft = target.draft;
                // What a machine made is in that language, unless its column names another.
                let lang = first.text.lang.clone();
                let drafts = others.iter_mut().filter(|other| other.text.lang.is_empty());
                drafts.for_each(|it| it.text.lang.clone_from(&lang));
            }
            _ => {
                for other in unit.targets.iter_mut().filter(|other| other.text.lang.is_empty()) {
                    other.text.lang.clone_from(&target.text.lang);
                }
                unit.targets.insert(0, target);
            }
        }
        Ok((unit.tidy(), number))
    }
}

/// The state that another tool's column of this name says.
fn foreign_state(name: &str, cell: &str) -> Option<State> {
    let is_fuzzy = name.eq_ignore_ascii_case(FUZZY)
        && ["true", "yes", "1"].iter().any(|yes| cell.trim().eq_ignore_ascii_case(yes));
    tools::state(cell).or(is_fuzzy.then_some(State::NeedsReview))
}

/// A number that can be one.
fn probability(cell: &str) -> Option<f64> {
    cell.trim().parse().ok().filter(|number| (0.0..=1.0).contains(number))
}

/// A language's tag, whose name may stand in its place.
fn language(cell: &str) -> String {
    languages::language(cell)
        .map_or_else(|| cell.to_owned(), |tag| languages::with_region(tag, cell))
}

/// Gives a row its target, or a further one.
fn push_target(unit: &mut Unit, target: &mut Target, text: Text) {
    if !target.text.is_empty() && !text.is_empty() {
        let draft = target.draft.clone();
        unit.targets.push(Target { text, draft, ..Target::default() });
        return;
    }
    if !text.lang.is_empty() && target.text.is_empty() {
        target.text.lang = text.lang;
    }
    target.text.pieces.extend(text.pieces);
}

fn set(
    column: Column,
    cell: &str,
    unit: &mut Unit,
    target: &mut Target,
    number: &mut Option<String>,
) -> Result<(), ReadErrorKind> {
    if cell.is_empty() {
        return Ok(());
    }
    match column {
        Column::Unit => *number = Some(cell.to_owned()),
        Column::Id => unit.id = Some(cell.to_owned()),
        Column::SourceLang => unit.source.lang = language(cell),
        Column::Source => unit.source.push_str(cell),
        Column::TargetLang => target.text.lang = language(cell),
        Column::Target => push_target(unit, target, Text::new("", cell)),
        Column::Draft => cell.clone_into(&mut target.draft),
        Column::Confidence => {
            let confidence = cell.trim().parse().ok().filter(|c: &f64| c.is_finite());
            let wanted = "a number as confidence";
            target.confidence = Some(confidence.ok_or_else(|| ReadErrorKind::found(cell, wanted))?);
        }
        Column::State => {
            let state = State::named(cell.trim()).or_else(|| tools::state(cell));
            let wanted = "initial, needs-review, translated, reviewed or final";
            target.state = Some(state.ok_or_else(|| ReadErrorKind::found(cell, wanted))?);
        }
        Column::Notes if cell.starts_with('[') => {
            unit.about.notes = serde_json::from_str(cell).unwrap_or_else(|_| vec![cell.to_owned()]);
        }
        Column::Notes => unit.about.notes.push(cell.to_owned()),
        Column::Props => {
            let props = serde_json::from_str(cell);
            let wanted = "a JSON list of properties, `[{\"kind\":…,\"text\":…}]`";
            unit.about.props = props.map_err(|_| ReadErrorKind::found(cell, wanted))?;
        }
        Column::Dates => {
            let dates = serde_json::from_str(cell).map(Dates::boxed);
            let wanted = "a JSON object of dates, `{\"created\":…}`";
            unit.about.dates = dates.map_err(|_| ReadErrorKind::found(cell, wanted))?;
        }
    }
    Ok(())
}

/// The columns of a table that holds all that a table can.
pub(super) fn all() -> Vec<Column> {
    COLUMNS.iter().map(|(column, ..)| *column).collect()
}

/// What a table calls a column.
pub(super) fn name(column: Column) -> &'static str {
    COLUMNS.iter().find(|(own, ..)| *own == column).map_or("", |(_, name, _)| name)
}
