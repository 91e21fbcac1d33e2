//! Documents: our own, an alignment, a list of objects, by itself or in an object, or objects one by
//! one over several lines.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::formats::Place;

use super::super::error::{ReadError, ReadErrorKind};
use super::super::unit::Unit;
use super::super::{Input, Units, read_whole};
use super::records::{self, Records};
use super::{BITEXT, Line, parse, place_of, without_place};

/// Longest JSON document read whole, in bytes; a longer bitext comes as lines.
const MAX_DOCUMENT: u64 = 512 * 1024 * 1024;

#[derive(Deserialize)]
struct Document {
    schema: String,
    /// The texts of an alignment.
    #[serde(default)]
    source: Aligned,
    #[serde(default)]
    drafts: Vec<Aligned>,
    #[serde(default)]
    units: Vec<Line>,
    #[serde(default)]
    beads: Vec<Line>,
}

/// What an alignment says of one of its texts.
#[derive(Default, Deserialize)]
struct Aligned {
    #[serde(default)]
    lang: String,
}

pub(in crate::formats::bitexts) fn read_document(mut input: Input<'_>) -> Units<'_> {
    let start = Place { line: 1, column: 1 };
    let read = read_whole(&mut input.main, MAX_DOCUMENT)
        .and_then(|bytes| String::from_utf8(bytes).map_err(|_| ReadErrorKind::Encoding));
    let text = match read {
        Ok(text) => text,
        Err(kind) => return Box::new(std::iter::once(Err(kind.at(start)))),
    };
    if text.trim_start().starts_with('[') || !text.contains("\"schema\"") {
        return match read_objects(&text) {
            Ok(units) => Box::new(units.into_iter().map(Ok)),
            Err(error) => Box::new(std::iter::once(Err(error))),
        };
    }
    let document = match serde_json::from_str::<Document>(&text)
        .map_err(|error| ReadErrorKind::Read(without_place(&error)).at(place_of(&error, start)))
    {
        Ok(document) if document.schema == BITEXT || document.schema == "taiyaku.alignment/1" => {
            document
        }
        Ok(document) => {
            let wanted = "the schema `taiyaku.bitext/1` or `taiyaku.alignment/1`";
            let error = ReadErrorKind::found(&document.schema, wanted).at(start);
            return Box::new(std::iter::once(Err(error)));
        }
        Err(error) => return Box::new(std::iter::once(Err(error))),
    };
    let units = document.units.into_iter().chain(document.beads).enumerate();
    let texts = [document.source].into_iter().chain(document.drafts);
    let langs: Vec<String> = texts.map(|text| text.lang).collect();
    Box::new(units.map(move |(index, line)| {
        let place = Place { line: index as u64 + 1, column: 1 };
        let mut unit = match line {
            Line::Bead(bead) => bead.unit(place),
            Line::Unit(unit) => unit.unit(place),
        };
        for (text, lang) in unit.texts_mut().zip(&langs).filter(|(text, _)| text.lang.is_empty()) {
            text.lang.clone_from(lang);
        }
        Ok(unit)
    }))
}

/// The objects of a list, or one after the other, each as it would stand in a line.
fn read_objects(text: &str) -> Result<Vec<Unit>, ReadError> {
    let start = Place { line: 1, column: 1 };
    let bad = |error: &serde_json::Error, start| {
        ReadErrorKind::Read(without_place(error)).at(place_of(error, start))
    };
    let (mut units, mut records) = (Vec::new(), Records::default());
    let (mut place, mut at) = (start, 0);
    // Both are of the text: how far one begins after it does.
    let mut place_in_text = |value: &RawValue| {
        let offset = value.get().as_ptr().addr() - text.as_ptr().addr();
        let between = text.get(at..offset).unwrap_or_default();
        if let Some((before, last)) = between.rsplit_once('\n') {
            place.line += before.matches('\n').count() as u64 + 1;
            place.column = last.len() as u64 + 1;
        } else {
            place.column += between.len() as u64;
        }
        at = offset;
        place
    };
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        let value = value.map_err(|error| bad(&error, start))?;
        let place = place_in_text(value);
        let (items, others) = if value.get().starts_with('[') {
            let items = serde_json::from_str::<Vec<&RawValue>>(value.get());
            (items.map_err(|error| bad(&error, place))?, 0)
        } else {
            match parse(value.get(), &mut records, place) {
                Err(error) if records::has_no_texts(&error) => list_in(value).ok_or(error)?,
                unit => {
                    units.push(unit?);
                    continue;
                }
            }
        };
        let first = units.len();
        for item in items {
            units.push(parse(item.get(), &mut records, place_in_text(item))?);
        }
        if let Some(unit) = units.get_mut(first) {
            unit.pass_over("fields beside the list of units", others);
        }
    }
    Ok(units)
}

/// The list of objects that an object is there for, `{"data":[{…},{…}]}`, and how much else it has.
fn list_in(value: &RawValue) -> Option<(Vec<&RawValue>, usize)> {
    let fields = serde_json::from_str::<BTreeMap<String, &RawValue>>(value.get()).ok()?;
    let is_list = |value: &&&RawValue| {
        let inside = value.get().strip_prefix('[').map(str::trim_start);
        inside.is_some_and(|inside| inside.starts_with('{'))
    };
    let mut lists = fields.values().filter(is_list);
    let (list, None) = (lists.next()?, lists.next()) else { return None };
    Some((serde_json::from_str(list.get()).ok()?, fields.len() - 1))
}
