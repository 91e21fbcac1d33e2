//! XLIFF 2.1 (and 2.0), <https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html>,
//! as a stream.
//!
//! A `segment` is a unit; of a `unit` with several, each is called `UNIT/SEGMENT`. What an
//! `ignorable` holds is no text of a unit, and what other modules than metadata hold is not read; both
//! are counted. Properties are metadata or attributes, "needs review" is a `subState` of ours.

mod writer;

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::attributes::{ATTRIBUTES_OF_OTHERS, Attributes};
use super::edit::{Change, Edited};
use super::error::{ReadError, ReadErrorKind};
use super::inline;
use super::names::NAMELESS;
use super::room::Room;
use super::unit::{Dialect, FileHead, Piece, Prop, State, Target, Text, Unit};
use super::xliff::details::{self, Inherited};
use super::xliff::{CHILD, GRANDCHILD, Spot, StateAttributes, edit_spots};
use super::xml::Events;
use super::{Input, Units};

pub(super) use writer::write;

/// The `subState` of a translation that needs review.
const NEEDS_REVIEW: &str = "taiyaku:needs-review";

/// The attributes of a `unit`, called as those of XLIFF 1.2 that say the same.
const OF_UNIT: Attributes = Attributes {
    kept: &[
        ("translate", details::TRANSLATE),
        ("name", details::NAME),
        ("type", "xliff:type"),
        ("canResegment", "xliff:canResegment"),
        ("srcDir", "xliff:srcDir"),
        ("trgDir", "xliff:trgDir"),
    ],
    known: &["id", "taiyaku:confidence"],
};

/// The attributes of a `segment`.
const OF_SEGMENT: Attributes =
    Attributes { kept: &[("subState", "xliff:subState")], known: &["id", "state", "canResegment"] };

/// The attributes of a `note` and a group of metadata.
const OF_REMARK: Attributes = Attributes { kept: &[], known: &["id"] };

struct Reader<R> {
    events: Events<R>,
    langs: [String; 2],
    /// Segments of a unit that are still to be given, the last one first, and where their
    /// translation stands.
    waiting: Vec<(Unit, Spot)>,
    /// What stands outside units and has not been counted with one.
    outside: Unit,
    /// What files and groups say of the units in them.
    inherited: Inherited,
    /// What the first file says of itself, until there is a unit to bear it.
    head: Option<FileHead>,
}

impl<R: BufRead> Reader<R> {
    fn new(input: R) -> Self {
        let events = Events::new(input, "xliff");
        Self {
            events,
            langs: Default::default(),
            waiting: Vec::new(),
            outside: Unit::default(),
            inherited: Inherited::default(),
            head: None,
        }
    }
}

pub(super) fn read(input: Input<'_>) -> Units<'_> {
    let mut reader = Reader::new(input.main);
    super::units(move || reader.read().map(|unit| unit.map(|(unit, _)| unit)))
}

/// Changes translations in XLIFF 2.
pub(super) fn edit(file: &str, change: Change<'_>) -> Result<Edited, ReadError> {
    let attributes: StateAttributes = |state| match state {
        State::NeedsReview => {
            vec![("state", Some("translated")), ("subState", Some(NEEDS_REVIEW))]
        }
        state => vec![("state", Some(state.name())), ("subState", None)],
    };
    edit_spots(file, spots(file), (Dialect::Xliff2, attributes), change)
}

/// The units of a file and where their translations stand.
fn spots(file: &str) -> impl Iterator<Item = Result<(Unit, Spot), ReadError>> + '_ {
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
                    element @ ("file" | "group") => {
                        let said = self.events.attribute(tag, &["translate"])?;
                        self.inherited.enter(self.events.depth(), said);
                        if element == "file" {
                            let is_further = self.inherited.is_further_file();
                            if !is_further {
                                let head = FileHead::of(tag, Dialect::Xliff2);
                                self.head = Some(head.map_err(|kind| self.events.error(kind))?);
                            }
                            self.outside.pass_over(details::FILES, usize::from(is_further));
                        }
                        if element == "group" {
                            let others = self.props(&details::OF_GROUP, tag)?.1;
                            self.outside.pass_over("attributes of groups", others);
                        }
                    }
                    "note" | "meta" => self.outside.pass_over(details::REMARKS_OUTSIDE, 1),
                    "unit" => {
                        let mut open = self.open(tag)?;
                        open.unit.head = self.head.take().map(Box::new);
                        for unread in std::mem::take(&mut self.outside.unread) {
                            open.unit.take_unread(unread);
                        }
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

    /// What attributes of a tag say beside what is read by name, and how many are unknown.
    fn props(&self, known: &Attributes, tag: &BytesStart) -> Result<(Vec<Prop>, usize), ReadError> {
        known.read(tag).map_err(|kind| self.events.error(kind))
    }

    fn open(&self, tag: &BytesStart) -> Result<Open, ReadError> {
        let named = |names: &[&str]| self.events.attribute(tag, names);
        let id = named(&["id"])?;
        let is_ours = id.as_ref().is_some_and(|id| id.starts_with(NAMELESS));
        let id = if is_ours { named(&["name"])? } else { id };
        let confidence = named(&["taiyaku:confidence"])?.and_then(|text| text.parse().ok());
        let mut unit = Unit { place: self.events.place(), id, ..Unit::default() };
        let (mut props, others) = self.props(&OF_UNIT, tag)?;
        // A name beside an id that we made up is the unit's own.
        props.retain(|prop| !(is_ours && prop.kind == details::NAME));
        if props.iter().all(|prop| prop.kind != details::TRANSLATE) {
            props.extend(self.inherited.prop(self.events.depth()));
        }
        unit.about.props = props;
        unit.pass_over(ATTRIBUTES_OF_OTHERS, others);
        Ok(Open {
            unit,
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
                        let others = self.props(&OF_SEGMENT, tag)?.1;
                        open.unit.pass_over(ATTRIBUTES_OF_OTHERS, others);
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
                        // Where it goes among the translations of the unit.
                        let order = self.events.attribute(tag, &["order"])?;
                        open.unit.pass_over("orders of translations", usize::from(order.is_some()));
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
                            None => {
                                let is_blank = |piece: &Piece| match piece {
                                    Piece::Text(text) => text.trim().is_empty(),
                                    Piece::Code(_) | Piece::Break => false,
                                };
                                let is_lost = !text.pieces.iter().all(is_blank);
                                open.unit.pass_over(details::BETWEEN, usize::from(is_lost));
                            }
                        }
                    }
                    (GRANDCHILD, "note") => {
                        let details = self.props(&OF_REMARK, tag)?.1;
                        open.unit.pass_over(details::NOTE_DETAILS, details.min(1));
                        open.unit.about.notes.push(self.events.characters()?);
                    }
                    (_, "metaGroup") => {
                        let others = self.props(&OF_REMARK, tag)?.1;
                        open.unit.pass_over("categories of metadata", others.min(1));
                    }
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
                    (CHILD, "notes" | "originalData" | "metadata") => {}
                    _ => {
                        open.unit.pass_over(details::OTHER_DATA, 1);
                        self.events.skip()?;
                    }
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
        let (mut props, _) = self.props(&OF_SEGMENT, tag)?;
        props.retain(|prop| prop.text != NEEDS_REVIEW);
        Ok(Segment {
            id: self.events.attribute(tag, &["id"])?,
            props,
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
    props: Vec<Prop>,
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
        let mut head = unit.head.take();
        let are_several = segments.len() > 1;
        // What every segment gets from its unit.
        let mut room = Room::of_entry();
        let name = unit.id.as_ref().map_or(0, String::len);
        room.take(segments.len(), unit.about.bytes() + name)?;
        let segment = |(segment, number): (Segment, usize)| {
            let Segment { id, props, source, mut target, spot } = segment;
            target.confidence = confidence;
            let name = id.unwrap_or_else(|| number.to_string());
            let own = unit.id.as_ref().map(|id| format!("{id}/{name}")).filter(|_| are_several);
            let id = own.or_else(|| unit.id.clone());
            let (unread, head) = (std::mem::take(&mut unread), head.take());
            let mut unit = Unit { id, source, targets: vec![target], unread, head, ..unit.clone() };
            unit.about.props.splice(0..0, props);
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
