//! Other people's JSON lines: flat records whose keys say what the columns of a table say
//! (`rows.rs`).
//!
//! `{"ja": …, "en": …}`, `{"source": …, "target": …}`, and the same inside `translation`, as the data
//! sets of Hugging Face have it. The language that comes first in the file is that of the sources. A
//! key that is not known is a property, in JSON if its value is no text; nothing is left out.

use std::fmt;

use serde::Deserialize;
use serde::de::{Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::formats::Place;

use super::super::error::{ReadError, ReadErrorKind};
use super::super::rows::{self, Header, Wanted};
use super::super::unit::Unit;

/// The most keys of a file.
const MOST_KEYS: usize = rows::MOST_COLUMNS;

/// A line: its keys and what they have, in their order.
pub(super) struct Record(Vec<(String, Value)>);

/// What a key has.
#[derive(Default)]
struct Value {
    /// Text, or something else as it stands.
    text: String,
    /// Whether it is a list or an object.
    is_nested: bool,
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keys)
    }
}

/// Takes an object's keys as they come; `serde_json` would sort them, and drop one of two.
struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut cells: Vec<(String, Value)> = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
            let value = value.get();
            if key == rows::TOGETHER && value.starts_with('{') {
                let Record(texts) = serde_json::from_str(value).map_err(A::Error::custom)?;
                cells.extend(texts);
            } else if value.starts_with('"') {
                let text = serde_json::from_str(value).map_err(A::Error::custom)?;
                cells.push((key, Value { text, is_nested: false }));
            } else if value == "null" {
                cells.push((key, Value::default()));
            } else {
                let is_nested = value.starts_with(['{', '[']);
                cells.push((key, Value { text: value.to_owned(), is_nested }));
            }
            if cells.len() > MOST_KEYS {
                return Err(A::Error::custom(format_args!("more than {MOST_KEYS} keys")));
            }
        }
        Ok(Record(cells))
    }
}

/// What the lines so far had for keys.
#[derive(Default)]
pub(super) struct Records {
    /// All of them, in the order in which they came.
    names: Vec<String>,
    /// Those of the last line, in that order, and what they mean.
    last: Option<(Vec<String>, Header)>,
    wanted: Wanted,
}

impl Records {
    /// Of lines of which this is wanted.
    pub(super) fn new(wanted: Wanted) -> Self {
        Self { wanted, ..Self::default() }
    }

    /// A line as a unit.
    pub(super) fn unit(&mut self, record: Record, place: Place) -> Result<Unit, ReadErrorKind> {
        let Record(cells) = record;
        for (key, _) in &cells {
            if !self.names.contains(key) {
                self.names.push(key.clone());
            }
        }
        if self.names.len() > MOST_KEYS {
            let found = format!("{} keys in the lines so far", self.names.len());
            return Err(ReadErrorKind::Found { found, expected: "at most 256" });
        }
        let rank = |key: &String| self.names.iter().position(|name| name == key);
        let mut cells: Vec<_> = cells.into_iter().map(|cell| (rank(&cell.0), cell)).collect();
        cells.sort_by_key(|(rank, _)| *rank);
        let (keys, values): (Vec<String>, Vec<Value>) =
            cells.into_iter().map(|(_, cell)| cell).unzip();
        if self.last.as_ref().is_none_or(|(last, _)| *last != keys) {
            if let Some([twice, ..]) =
                keys.windows(2).find(|two| matches!(two, [one, next] if one == next))
            {
                return Err(ReadErrorKind::found(twice, "each key once"));
            }
            let names: Vec<&str> = keys.iter().map(String::as_str).collect();
            let header = Header::wanted(&names, self.wanted);
            let header = header.ok_or_else(|| no_texts(&names))?;
            self.last = Some((keys, header));
        }
        let Some((keys, header)) = &self.last else { return Ok(Unit::default()) };
        for ((key, value), column) in keys.iter().zip(&values).zip(0..) {
            if value.is_nested && header.is_known(column) {
                let found = format!("a list or an object in `{key}`");
                return Err(ReadErrorKind::Found { found, expected: "text" });
            }
        }
        let cells: Vec<&str> = values.iter().map(|value| value.text.as_str()).collect();
        Ok(header.unit(&cells, place)?.0)
    }
}

/// What an object without texts should have.
const TEXTS: &str = "`source` and `targets` as we write them, or two texts: `source` and `target`, \
                     or languages such as `ja` and `en`";

fn no_texts(keys: &[&str]) -> ReadErrorKind {
    let found = format!("the keys `{}`", keys.join("`, `"));
    ReadErrorKind::Found { found, expected: TEXTS }
}

/// Whether an error says that an object has no texts.
pub(super) fn has_no_texts(error: &ReadError) -> bool {
    matches!(error.kind, ReadErrorKind::Found { expected, .. } if expected == TEXTS)
}
