//! XLIFF 2.1 (and 2.0), <https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html>,
//! as a stream.
//!
//! A `segment` is a unit; of a `unit` with several, each is called `UNIT/SEGMENT`. What an
//! `ignorable` holds is no text of a unit, and what other modules than metadata hold is not read.
//! Properties are metadata, "needs review" is a `subState` of ours.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use quick_xml::events::{BytesStart, Event};

use super::edit::Spot;
use super::error::{ReadError, ReadErrorKind, WriteError};
use super::inline;
use super::names::{NAMELESS, Names};
use super::room::Room;
use super::unit::{Dialect, Piece, Prop, State, Target, Text, Unit};
use super::xliff::{CHILD, GRANDCHILD, OURS};
use super::xml::{self, Events};
use super::{Input, Output, Settings, Units, Writer};

pub(super) const NEEDS_REVIEW: &str = "taiyaku:needs-review";

struct Reader<R> {
    events: Events<R>,
    langs: [String; 2],
    /// Segments of a unit that are still to be given, the last one first, and where their
    /// translation stands.
    waiting: Vec<(Unit, Spot)>,
}

impl<R: BufRead> Reader<R> {
    fn new(input: R) -> Self {
        let events = Events::new(input, "xliff");
        Self { events, langs: Default::default(), waiting: Vec::new() }
    }
}

pub(super) fn read(input: Input<'_>) -> Units<'_> {
    let mut reader = Reader::new(input.main);
    super::units(move || reader.read().map(|unit| unit.map(|(unit, _)| unit)))
}

/// The units of a file and where their translations stand.
pub(super) fn spots(file: &str) -> impl Iterator<Item = Result<(Unit, Spot), ReadError>> + '_ {
    let mut reader = Reader::new(file.as_bytes());
    super::until_error(move || reader.read())
}

impl<R: BufRead> Reader<R> {
    fn read(&mut self) -> Result<Option<(Unit, Spot)>, ReadError> {
        let mut buffer = Vec::new();
        loop {
            if let Some(unit) = self.waiting.pop() {
                return Ok(Some(unit));
            }
            self.events.mark();
            match &self.events.next(&mut buffer)? {
                Event::Eof => return Ok(None),
                Event::Start(tag) => match tag.local_name().into_inner() {
                    "xliff" => {
                        let lang = |name| self.events.attribute(tag, &[name]);
                        let langs = [lang("srcLang")?, lang("trgLang")?];
                        self.langs = langs.map(Option::unwrap_or_default);
                    }
                    "unit" => {
                        let open = self.open(tag)?;
                        let place = open.unit.place;
                        self.waiting = self.unit(open)?.finish().map_err(|kind| kind.at(place))?;
                        self.waiting.reverse();
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn open(&self, tag: &BytesStart) -> Result<Open, ReadError> {
        let named = |names: &[&str]| self.events.attribute(tag, names);
        let id = named(&["id"])?;
        let is_ours = id.as_ref().is_some_and(|id| id.starts_with(NAMELESS));
        let id = if is_ours { named(&["name"])? } else { id };
        let confidence = named(&["taiyaku:confidence"])?.and_then(|text| text.parse().ok());
        Ok(Open {
            unit: Unit { place: self.events.place(), id, ..Unit::default() },
            confidence: confidence.filter(|c: &f64| c.is_finite()),
            data: BTreeMap::new(),
            segments: Vec::new(),
        })
    }

    /// Reads a `unit` to its end.
    fn unit(&mut self, mut open: Open) -> Result<Open, ReadError> {
        let end = self.events.depth() - 1;
        let mut buffer = Vec::new();
        let mut is_ignored = false;
        loop {
            let event = self.events.next(&mut buffer)?;
            let level = self.events.depth() - end;
            match &event {
                Event::Start(tag) => match (level, tag.local_name().into_inner()) {
                    // Proposals, which look like segments.
                    (CHILD, "matches") => {}
                    (GRANDCHILD, "match") => {
                        open.unit.pass_over("proposals", 1);
                        self.events.skip()?;
                    }
                    (CHILD, "segment") => {
                        is_ignored = false;
                        open.segments.push(self.segment(tag)?);
                    }
                    (CHILD, "ignorable") => is_ignored = true,
                    (GRANDCHILD, side @ ("source" | "target")) => {
                        let is_source = side == "source";
                        let [source_lang, target_lang] = &self.langs;
                        let default = if is_source { source_lang } else { target_lang };
                        let lang = self.events.attribute(tag, &["xml:lang"])?;
                        let lang = lang.unwrap_or_else(|| default.clone());
                        let (start, end) = self.events.span();
                        let pieces = inline::read(&mut self.events, tag, Dialect::Xliff2)?;
                        let (inside, after) = self.events.span();
                        let text = Text { lang, pieces, ..Text::default() };
                        match open.segments.last_mut().filter(|_| !is_ignored) {
                            Some(segment) if is_source => {
                                segment.source = text;
                                segment.spot.source = start..end;
                                segment.spot.after = after;
                            }
                            Some(segment) => {
                                segment.target.text = text;
                                segment.spot.target = Some((start..end, end..inside));
                            }
                            None => {}
                        }
                    }
                    (GRANDCHILD, "note") => open.unit.about.notes.push(self.events.characters()?),
                    (_, "meta") => {
                        let kind = self.events.attribute(tag, &["type"])?.unwrap_or_default();
                        let text = self.events.characters()?;
                        open.unit.about.props.push(Prop { kind, text });
                    }
                    (GRANDCHILD, "data") => {
                        let id = self.events.attribute(tag, &["id"])?.unwrap_or_default();
                        let text = self.events.characters()?;
                        open.data.insert(id, text);
                    }
                    _ => {}
                },
                Event::End(_) if level == 0 => return Ok(open),
                _ => {}
            }
        }
    }

    fn segment(&self, tag: &BytesStart) -> Result<Segment, ReadError> {
        let needs_review = self.events.attribute(tag, &["subState"])?;
        let state = match self.events.attribute(tag, &["state"])?.as_deref() {
            _ if needs_review.as_deref() == Some(NEEDS_REVIEW) => Some(State::NeedsReview),
            Some("initial") => Some(State::Initial),
            Some("translated") => Some(State::Translated),
            Some("reviewed") => Some(State::Reviewed),
            Some("final") => Some(State::Final),
            _ => None,
        };
        let (start, end) = self.events.span();
        Ok(Segment {
            id: self.events.attribute(tag, &["id"])?,
            source: Text::default(),
            target: Target {
                text: Text::new(self.langs[1].as_str(), ""),
                state,
                ..Target::default()
            },
            spot: Spot { state: Some(start..end), ..Spot::default() },
        })
    }
}

/// A `segment` of a unit.
struct Segment {
    id: Option<String>,
    source: Text,
    target: Target,
    spot: Spot,
}

/// A `unit` that is being read.
struct Open {
    unit: Unit,
    confidence: Option<f64>,
    data: BTreeMap<String, String>,
    segments: Vec<Segment>,
}

impl Open {
    /// Its segments as units.
    fn finish(self) -> Result<Vec<(Unit, Spot)>, ReadErrorKind> {
        let Self { mut unit, confidence, data, segments } = self;
        let mut unread = std::mem::take(&mut unit.unread);
        let are_several = segments.len() > 1;
        // What every segment gets from its unit.
        let mut room = Room::of_entry();
        let name = unit.id.as_ref().map_or(0, String::len);
        room.take(segments.len(), unit.about.bytes() + name)?;
        let segment = |(segment, number): (Segment, usize)| {
            let Segment { id, source, mut target, spot } = segment;
            target.confidence = confidence;
            let name = id.unwrap_or_else(|| number.to_string());
            let own = unit.id.as_ref().map(|id| format!("{id}/{name}")).filter(|_| are_several);
            let id = own.or_else(|| unit.id.clone());
            let unread = std::mem::take(&mut unread);
            let mut unit = Unit { id, source, targets: vec![target], unread, ..unit.clone() };
            for piece in unit.texts_mut().flat_map(|text| &mut text.pieces) {
                if let Piece::Code(code) = piece
                    && let Some(text) = data.get(&code.reference)
                {
                    room.take(1, text.len())?;
                    code.data.clone_from(text);
                }
            }
            Ok((unit.tidy(), spot))
        };
        segments.into_iter().zip(1..).map(segment).collect()
    }
}

struct Xliff2Writer<'a> {
    out: Box<dyn Write + 'a>,
    buffer: String,
    number: usize,
    names: Names,
}

pub(super) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"2.1\" \
         xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" \
         xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" xmlns:taiyaku=\"{OURS}\""
    );
    xml::push_attribute(&mut head, "srcLang", &settings.source_lang);
    xml::push_attribute(&mut head, "trgLang", &settings.target_lang);
    head.push_str(">\n<file id=\"f1\"");
    xml::push_attribute(&mut head, "original", &settings.original);
    head.push_str(" xml:space=\"preserve\">\n");
    let mut out = output.main;
    out.write_all(head.as_bytes())?;
    Ok(Box::new(Xliff2Writer { out, buffer: String::new(), number: 0, names: Names::default() }))
}

/// Whether an id can stand as one: an XML name token.
fn is_name_token(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'))
}

impl Writer for Xliff2Writer<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        let out = &mut self.buffer;
        out.clear();
        out.push_str("<unit");
        match &unit.id {
            Some(id) if is_name_token(id) && self.names.allow(Some(id), "") => {
                xml::push_attribute(out, "id", id);
            }
            id => {
                xml::push_attribute(out, "id", &format!("{NAMELESS}{}", self.number));
                if let Some(id) = id {
                    xml::push_attribute(out, "name", id);
                }
            }
        }
        let target = unit.targets.first();
        if let Some(confidence) = target.and_then(|target| target.confidence) {
            xml::push_attribute(out, "taiyaku:confidence", &confidence.to_string());
        }
        out.push_str(">\n");
        push_remarks(out, unit);
        push_data(out, unit);
        out.push_str("<segment");
        if let Some(state) = target.and_then(|target| target.state) {
            let name = if state == State::NeedsReview { "translated" } else { state.name() };
            xml::push_attribute(out, "state", name);
            if state == State::NeedsReview {
                xml::push_attribute(out, "subState", NEEDS_REVIEW);
            }
        }
        out.push_str(">\n<source>");
        inline::push(out, &unit.source);
        out.push_str("</source>\n");
        if let Some(target) = target {
            out.push_str("<target>");
            inline::push(out, &target.text);
            out.push_str("</target>\n");
        }
        out.push_str("</segment>\n</unit>\n");
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        // A file without a unit is none.
        if self.number == 0 {
            self.out.write_all(
                b"<unit id=\"taiyaku-0\">\n<segment>\n<source></source>\n</segment>\n</unit>\n",
            )?;
        }
        self.out.write_all(b"</file>\n</xliff>\n")?;
        self.out.flush()?;
        Ok(())
    }
}

fn push_remarks(out: &mut String, unit: &Unit) {
    if !unit.about.props.is_empty() {
        out.push_str("<mda:metadata><mda:metaGroup>");
        for Prop { kind, text } in &unit.about.props {
            out.push_str("<mda:meta");
            xml::push_attribute(out, "type", kind);
            out.push('>');
            xml::push_text(out, text);
            out.push_str("</mda:meta>");
        }
        out.push_str("</mda:metaGroup></mda:metadata>\n");
    }
    if !unit.about.notes.is_empty() {
        out.push_str("<notes>");
        for note in &unit.about.notes {
            out.push_str("<note>");
            xml::push_text(out, note);
            out.push_str("</note>");
        }
        out.push_str("</notes>\n");
    }
}

/// The document's markup that the codes of a unit refer to.
fn push_data(out: &mut String, unit: &Unit) {
    let pieces = unit.texts().flat_map(|text| &text.pieces);
    let codes = pieces.filter_map(|piece| match piece {
        Piece::Code(code) if !code.reference.is_empty() => Some((&code.reference, &code.data)),
        _ => None,
    });
    let data: BTreeMap<_, _> = codes.collect();
    if data.is_empty() {
        return;
    }
    out.push_str("<originalData>");
    for (id, text) in data {
        out.push_str("<data");
        xml::push_attribute(out, "id", id);
        out.push('>');
        xml::push_text(out, text);
        out.push_str("</data>");
    }
    out.push_str("</originalData>\n");
}
