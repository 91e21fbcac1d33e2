//! Our own JSON, which holds all that a unit holds: `taiyaku.bitext/1` as one document,
//! `taiyaku.unit/1` line by line. The schema is `schemas/bitext.schema.json`.
//!
//! A text with codes or borders of sentences has `pieces` beside `text`; the pieces count. Read
//! are also the lines and documents that `align` writes, and other people's lines (`records.rs`),
//! in a document as a list, or one by one over several lines.
//! Lone surrogates are no text, and an error.

mod document;
mod records;

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::formats::Place;
use crate::formats::bounded::Bounded;

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::rows::Wanted;
use super::unit::{About, Code, Dates, Piece, Prop, State, Target, Text, Unit};
use super::{Input, Output, Settings, Units, Writer, po};

pub(super) use document::read_document;
use records::{Record, Records};

const UNIT: &str = "taiyaku.unit/1";
const BITEXT: &str = "taiyaku.bitext/1";

#[derive(Serialize, Deserialize)]
struct UnitLine {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    schema: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plural: Option<String>,
    source: TextLine,
    targets: Vec<TargetLine>,
    #[serde(flatten)]
    about: AboutLine,
}

#[derive(Serialize, Deserialize)]
struct TargetLine {
    #[serde(flatten)]
    text: TextLine,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    draft: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

#[derive(Serialize, Deserialize)]
struct TextLine {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    lang: String,
    #[serde(default)]
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<PieceLine>,
    #[serde(flatten)]
    about: AboutLine,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum PieceLine {
    Text(String),
    Code { code: Box<Code> },
    Break { r#break: bool },
}

#[derive(Serialize, Deserialize)]
struct AboutLine {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    props: Vec<Prop>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dates: Option<Box<Dates>>,
}

impl AboutLine {
    fn of(about: &About) -> Self {
        let About { notes, props, dates } = about.clone();
        Self { notes, props, dates }
    }

    fn about(self) -> About {
        let Self { notes, props, dates } = self;
        About { notes, props, dates }
    }
}

impl TextLine {
    fn of(text: &Text) -> Self {
        let is_plain = matches!(text.pieces.as_slice(), [] | [Piece::Text(_)]);
        let pieces = text.pieces.iter().filter(|_| !is_plain).map(|piece| match piece {
            Piece::Text(text) => PieceLine::Text(text.clone()),
            Piece::Code(code) => PieceLine::Code { code: code.clone() },
            Piece::Break => PieceLine::Break { r#break: true },
        });
        Self {
            lang: text.lang.clone(),
            text: text.plain(),
            pieces: pieces.collect(),
            about: AboutLine::of(&text.about),
        }
    }

    fn text(self) -> Text {
        let mut text = Text::new(self.lang, if self.pieces.is_empty() { &self.text } else { "" });
        text.pieces.extend(self.pieces.into_iter().map(|piece| match piece {
            PieceLine::Text(text) => Piece::Text(text),
            PieceLine::Code { code } => Piece::Code(code),
            PieceLine::Break { .. } => Piece::Break,
        }));
        text.about = self.about.about();
        text
    }
}

impl UnitLine {
    fn of(unit: &Unit, schema: Option<&str>) -> Self {
        let targets = unit.targets.iter().map(|target| TargetLine {
            text: TextLine::of(&target.text),
            draft: target.draft.clone(),
            confidence: target.confidence,
            state: target.state,
        });
        let mut about = AboutLine::of(&unit.about);
        let plural = about.props.first().is_some_and(|prop| prop.kind == po::PLURAL);
        let plural = plural.then(|| about.props.remove(0).text);
        Self {
            schema: schema.map(str::to_owned),
            id: unit.id.clone(),
            plural,
            source: TextLine::of(&unit.source),
            targets: targets.collect(),
            about,
        }
    }

    fn unit(self, place: Place) -> Unit {
        let targets = self.targets.into_iter().map(|target| Target {
            draft: target.draft,
            confidence: target.confidence,
            state: target.state,
            text: target.text.text(),
        });
        let targets = targets.collect();
        let mut about = self.about.about();
        if let Some(text) = self.plural {
            about.props.insert(0, Prop { kind: po::PLURAL.to_owned(), text });
        }
        let source = self.source.text();
        Unit { place, id: self.id, source, targets, about, ..Unit::default() }.tidy()
    }
}

/// A line of `align --format jsonl`: a bead with one draft, or a row with several.
#[derive(Deserialize)]
struct BeadLine {
    source: Option<Vec<usize>>,
    source_text: String,
    target_text: Option<String>,
    confidence: Option<f64>,
    origin: Option<String>,
    #[serde(default)]
    drafts: Vec<DraftLine>,
}

#[derive(Deserialize)]
struct DraftLine {
    #[serde(default)]
    name: String,
    text: String,
    confidence: Option<f64>,
}

impl BeadLine {
    /// Whether it has what only `align` writes; others' lines may have more keys than are read here.
    fn is_ours(&self) -> bool {
        self.source.is_some() || self.origin.is_some() || !self.drafts.is_empty()
    }

    fn unit(self, place: Place) -> Unit {
        let state = (self.origin.as_deref() == Some("reviewed")).then_some(State::Reviewed);
        let one = self.target_text.map(|text| Target {
            text: Text::new("", text),
            confidence: self.confidence,
            state,
            draft: String::new(),
        });
        let drafts = self.drafts.into_iter().map(|draft| Target {
            text: Text::new("", draft.text),
            draft: draft.name,
            confidence: draft.confidence,
            state: None,
        });
        let targets = one.into_iter().chain(drafts).collect();
        Unit { place, source: Text::new("", self.source_text), targets, ..Unit::default() }.tidy()
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Bead(BeadLine),
    Unit(Box<UnitLine>),
}

/// A line of JSON as a unit. What it lacks is told by the kind of line that it looks like.
fn parse(line: &str, records: &mut Records, place: Place) -> Result<Unit, ReadError> {
    // Inside a string quotation marks have a backslash before them, so these are keys, or strings.
    let has = |key: &str| line.contains(key);
    let bead = has("\"source_text\"").then(|| serde_json::from_str::<BeadLine>(line).ok());
    let parsed = if let Some(bead) = bead.flatten().filter(BeadLine::is_ours) {
        Ok(bead.unit(place))
    } else if has("\"targets\"") || has("\"schema\"") {
        serde_json::from_str::<UnitLine>(line).map(|unit| unit.unit(place))
    } else {
        match serde_json::from_str::<Record>(line) {
            Ok(record) => return records.unit(record, place).map_err(|kind| kind.at(place)),
            // Inside a value it counts columns from there.
            Err(error) => Err(serde_json::from_str::<Value>(line).err().unwrap_or(error)),
        }
    };
    parsed.map_err(|error| {
        if error.is_eof() {
            let found = "an object that does not end in its line".to_owned();
            let expected = "an object a line; --from json reads others";
            return ReadErrorKind::Found { found, expected }.at(place);
        }
        ReadErrorKind::Read(without_place(&error)).at(place_of(&error, place))
    })
}

/// Where an error is, in what begins somewhere.
fn place_of(error: &serde_json::Error, start: Place) -> Place {
    let (line, column) = (error.line().max(1) as u64, error.column().max(1) as u64);
    let before = if line == 1 { start.column - 1 } else { 0 };
    Place { line: start.line + line - 1, column: before + column }
}

/// serde's message, which counts its own lines, without them.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}

pub(super) fn read_lines(input: Input<'_>) -> Units<'_> {
    read(input.main, Records::default())
}

/// The texts of JSON lines, whatever other keys of other people's hold.
pub(in crate::formats) fn read_texts<'a>(input: Box<dyn BufRead + 'a>) -> Units<'a> {
    read(input, Records::new(Wanted::Texts))
}

fn read<'a>(input: Box<dyn BufRead + 'a>, mut records: Records) -> Units<'a> {
    let mut input = Bounded::new(input);
    let mut line = String::new();
    super::units(move || {
        loop {
            input.mark();
            line.clear();
            let place = input.here();
            match input.read_line(&mut line) {
                Ok(0) => return Ok(None),
                Ok(_) if line.trim().is_empty() => {}
                Ok(_) => return parse(line.trim_end(), &mut records, place).map(Some),
                Err(error) => return Err(ReadErrorKind::Read(error.to_string()).at(place)),
            }
        }
    })
}

struct LinesWriter<'a>(Box<dyn Write + 'a>);

#[expect(clippy::unnecessary_wraps, reason = "the signature of the table")]
pub(super) fn write_lines<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    Ok(Box::new(LinesWriter(output.main)))
}

impl Writer for LinesWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        serde_json::to_writer(&mut self.0, &UnitLine::of(unit, Some(UNIT)))
            .map_err(|error| WriteError::Io(error.into()))?;
        self.0.write_all(b"\n")?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.0.flush()?;
        Ok(())
    }
}

struct DocumentWriter<'a> {
    out: Box<dyn Write + 'a>,
    is_first: bool,
}

pub(super) fn write_document<'a>(
    mut output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    write!(output.main, "{{\"schema\":\"{BITEXT}\",\"units\":[")?;
    Ok(Box::new(DocumentWriter { out: output.main, is_first: true }))
}

impl Writer for DocumentWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.out.write_all(if std::mem::take(&mut self.is_first) { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut self.out, &UnitLine::of(unit, None))
            .map_err(|error| WriteError::Io(error.into()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()?;
        Ok(())
    }
}
