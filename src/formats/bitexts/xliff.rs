//! XLIFF 1.2 (and 1.0, 1.1), <https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html>, as a
//! stream.
//!
//! A `trans-unit` is a unit; where it has a `seg-source`, each of its segments is one, called
//! `UNIT/SEGMENT`. Further drafts, which only we write, are `alt-trans` of the origin `taiyaku`;
//! other proposals, contexts, what tools put deeper into a unit (memoQ its history, which is counted)
//! and what stands outside units are not read. States are those of the standard, of Trados Studio, memoQ and
//! Phrase; what was deleted in Studio with changes tracked is a code, no text. A unit without a
//! name, or with that of another one, gets one, since the format demands it, and loses it when it is
//! read again.

mod writer;

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::edit::Spot;
use super::error::{ReadError, ReadErrorKind};
use super::inline;
use super::names::NAMELESS;
use super::room::Room;
use super::tools;
use super::unit::{Code, Dialect, Piece, Prop, Role, State, Target, Text, Unit};
use super::xml::{self, Events};
use super::{Input, Units};

pub(super) use writer::write;

/// The namespace of what is our own, `schemas/bitext.xsd`.
pub(super) const OURS: &str = "urn:taiyaku:bitext:1";

/// States as the standard calls them; the first name of a state is the one that is written.
const STATES: [(State, &str); 10] = [
    (State::Initial, "new"),
    (State::Initial, "needs-translation"),
    (State::NeedsReview, "needs-review-translation"),
    (State::NeedsReview, "needs-adaptation"),
    (State::NeedsReview, "needs-l10n"),
    (State::NeedsReview, "needs-review-adaptation"),
    (State::NeedsReview, "needs-review-l10n"),
    (State::Translated, "translated"),
    (State::Reviewed, "signed-off"),
    (State::Final, "final"),
];

/// The name of a state in XLIFF 1.2.
pub(super) fn state_name(state: State) -> &'static str {
    STATES.iter().find(|(own, _)| *own == state).map_or("", |(_, name)| name)
}

fn state_named(name: &str) -> Option<State> {
    STATES.iter().find(|(_, known)| *known == name).map(|(state, _)| *state)
}

/// How deep an element stands below a unit's start.
pub(super) const CHILD: usize = 2;
pub(super) const GRANDCHILD: usize = 3;

struct Reader<R> {
    events: Events<R>,
    /// The languages of the current `file`.
    langs: [String; 2],
    /// Segments of a unit that are still to be given, the last one first, and where their
    /// translation stands.
    waiting: Vec<(Unit, Spot)>,
    /// Studio's comments, which stand before all units.
    comments: usize,
}

impl<R: BufRead> Reader<R> {
    fn new(input: R) -> Self {
        let events = Events::new(input, "xliff");
        Self { events, langs: Default::default(), waiting: Vec::new(), comments: 0 }
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
                    "file" => {
                        let lang = |name| self.events.attribute(tag, &[name]);
                        let langs = [lang("source-language")?, lang("target-language")?];
                        self.langs = langs.map(Option::unwrap_or_default);
                    }
                    "Comment" => self.comments += 1,
                    "trans-unit" => {
                        let mut open = self.open(tag)?;
                        open.unit.pass_over("comments", std::mem::take(&mut self.comments));
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
        let id = if is_ours { named(&["resname"])? } else { id };
        let place = self.events.place();
        let is_confirmed = named(&["m:confirmed"])?.as_deref() == Some("1");
        let state = named(&["mq:status"])?.as_deref().and_then(tools::state);
        Ok(Open {
            unit: Unit { place, id, ..Unit::default() },
            first: Target {
                text: Text::new(self.langs[1].as_str(), ""),
                state: state.or_else(|| is_confirmed.then_some(State::Translated)),
                ..ours(&self.events, tag)?
            },
            has_target: false,
            is_approved: named(&["approved"])?.as_deref() == Some("yes"),
            segments: Vec::new(),
            marks: Marks::new(),
            states: HashMap::new(),
            spot: Spot::default(),
        })
    }

    /// Reads a `trans-unit` to its end.
    fn unit(&mut self, mut open: Open) -> Result<Open, ReadError> {
        let end = self.events.depth() - 1;
        let mut buffer = Vec::new();
        open.unit.source.lang.clone_from(&self.langs[0]);
        loop {
            let event = self.events.next(&mut buffer)?;
            let level = self.events.depth() - end;
            match &event {
                Event::Start(tag) => match (level, tag.local_name().into_inner()) {
                    (CHILD, "source") => {
                        if let Some(lang) = self.events.attribute(tag, &["xml:lang"])? {
                            open.unit.source.lang = lang;
                        }
                        let (start, end) = self.events.span();
                        open.unit.source.pieces =
                            inline::read(&mut self.events, tag, Dialect::Xliff1)?;
                        open.spot.source = start..end;
                        open.spot.after = self.events.span().1;
                    }
                    (CHILD, "seg-source") => {
                        open.segments =
                            segments(&inline::read(&mut self.events, tag, Dialect::Xliff1)?);
                        open.spot.after = self.events.span().1;
                    }
                    (CHILD, "target") => {
                        let (start, end) = self.events.span();
                        open.marks = self.target(tag, &mut open.first)?;
                        open.has_target = true;
                        open.spot.target = Some((start..end, end..self.events.span().0));
                    }
                    (CHILD, "note") => open.unit.about.notes.push(self.events.characters()?),
                    // In memoQ's `comments`.
                    (GRANDCHILD, "comment") => {
                        let [is_deleted] = self.events.attributes(tag, ["deleted"])?;
                        let text = self.events.characters()?;
                        if is_deleted.as_deref() != Some("true") {
                            open.unit.about.notes.push(text);
                        }
                    }
                    // Studio's `seg-defs`.
                    (GRANDCHILD, "seg") => {
                        let [id, state] = self.events.attributes(tag, ["id", "conf"])?;
                        let state = state.as_deref().and_then(tools::state);
                        open.states.extend(id.zip(state));
                    }
                    // In XLIFF's own `prop-group`, or ours.
                    (CHILD | GRANDCHILD, "prop") => {
                        let kind = self.events.attribute(tag, &["prop-type"])?.unwrap_or_default();
                        let text = self.events.characters()?;
                        open.unit.about.props.push(Prop { kind, text });
                    }
                    (CHILD, "alt-trans") => {
                        let origin = self.events.attribute(tag, &["origin"])?;
                        let draft = ours(&self.events, tag)?;
                        let draft = self.proposal(draft)?;
                        if origin.as_deref() == Some("taiyaku") {
                            open.unit.targets.push(draft);
                        } else {
                            open.unit.pass_over("proposals", 1);
                        }
                    }
                    // memoQ's match from a memory, and what the unit was before.
                    (CHILD, "insertedmatch") => {
                        open.unit.pass_over("proposals", 1);
                        self.events.skip()?;
                    }
                    (GRANDCHILD, "historical-unit") => {
                        open.unit.pass_over("earlier versions", 1);
                        self.events.skip()?;
                    }
                    _ => {}
                },
                Event::End(_) if level == 0 => return Ok(open),
                _ => {}
            }
        }
    }

    /// Reads an `alt-trans` to its end.
    fn proposal(&mut self, mut draft: Target) -> Result<Target, ReadError> {
        let end = self.events.depth() - 1;
        let mut buffer = Vec::new();
        draft.text.lang.clone_from(&self.langs[1]);
        loop {
            match &self.events.next(&mut buffer)? {
                Event::Start(tag) if tag.local_name().into_inner() == "target" => {
                    self.target(tag, &mut draft)?;
                }
                Event::End(_) if self.events.depth() == end => return Ok(draft),
                _ => {}
            }
        }
    }

    /// Reads a `target` to its end; gives where its codes stand.
    fn target(&mut self, tag: &BytesStart, target: &mut Target) -> Result<Marks, ReadError> {
        if let Some(lang) = self.events.attribute(tag, &["xml:lang"])? {
            target.text.lang = lang;
        }
        if let Some(state) = self.events.attribute(tag, &["state"])? {
            target.state = state_named(&state);
        }
        let mut marks = Marks::new();
        let seen = |number, span| {
            marks.insert(number, span);
        };
        target.text.pieces = inline::read_spans(&mut self.events, tag, Dialect::Xliff1, seen)?;
        Ok(marks)
    }
}

/// What our own attributes say of a translation.
fn ours<R: BufRead>(events: &Events<R>, tag: &BytesStart) -> Result<Target, ReadError> {
    let confidence = events.attribute(tag, &["taiyaku:confidence"])?;
    Ok(Target {
        draft: events.attribute(tag, &["taiyaku:draft"])?.unwrap_or_default(),
        confidence: confidence.and_then(|text| text.parse().ok()).filter(|c: &f64| c.is_finite()),
        ..Target::default()
    })
}

/// Where codes stand in the file, by their numbers among the pieces of their text.
type Marks = HashMap<usize, (u64, u64)>;

/// What stands between the marks of a segment.
struct Segment {
    name: String,
    pieces: Vec<Piece>,
    /// The numbers of the two marks.
    marks: [usize; 2],
}

/// A unit that is being read.
struct Open {
    unit: Unit,
    first: Target,
    has_target: bool,
    is_approved: bool,
    segments: Vec<Segment>,
    /// Where the codes of the target stand.
    marks: Marks,
    /// What Studio says of its segments.
    states: HashMap<String, State>,
    spot: Spot,
}

impl Open {
    /// The unit, or its segments.
    fn finish(self) -> Result<Vec<(Unit, Spot)>, ReadErrorKind> {
        let Self { mut unit, mut first, states, segments: sources, marks, spot, .. } = self;
        if self.is_approved && self.has_target && first.state.is_none() {
            first.state = Some(State::Reviewed);
        }
        let targets = segments(&first.text.pieces);
        if sources.is_empty() || (targets.is_empty() && !first.text.is_empty()) {
            unit.targets.insert(0, first);
            return Ok(vec![(unit.tidy(), spot)]);
        }
        // What every segment gets from its unit.
        let name = unit.id.as_ref().map_or(0, String::len);
        Room::of_entry().take(sources.len(), unit.about.bytes() + name)?;
        unit.source.pieces.clear();
        unit.targets.clear();
        first.text.pieces.clear();
        let targets = targets.into_iter().rev().map(|segment| (segment.name.clone(), segment));
        let mut targets: HashMap<String, Segment> = targets.collect();
        let mut unread = std::mem::take(&mut unit.unread);
        let segment = |Segment { name, pieces, .. }: Segment| {
            let mut target = first.clone();
            let mut spot = Spot { target: None, is_segment: true, ..spot.clone() };
            if let Some(Segment { pieces, marks: [opens, closes], .. }) = targets.remove(&name) {
                target.text.pieces = pieces;
                let marks = marks.get(&opens).zip(marks.get(&closes));
                let marks = marks.filter(|(opens, closes)| opens.1 <= closes.0);
                spot.target = marks.map(|(opens, closes)| (opens.0..opens.1, opens.1..closes.0));
            }
            target.state = states.get(&name).copied().or(target.state);
            let unit = Unit {
                id: unit.id.as_ref().map(|id| format!("{id}/{name}")),
                source: Text { pieces, ..unit.source.clone() },
                targets: vec![target],
                unread: std::mem::take(&mut unread),
                ..unit.clone()
            };
            (unit.tidy(), spot)
        };
        Ok(sources.into_iter().map(segment).collect())
    }
}

/// The pieces between marks of segments.
fn segments(pieces: &[Piece]) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    // How many marks are open inside the segment's own.
    let mut depth = None;
    for (piece, number) in pieces.iter().zip(0..) {
        match (piece, &mut depth) {
            (Piece::Code(code), depth @ None) => {
                if let Some(name) = segment_name(code) {
                    found.push(Segment { name, pieces: Vec::new(), marks: [number; 2] });
                    *depth = Some(0_usize);
                }
                continue;
            }
            (Piece::Code(code), Some(0)) if code.raw == "</mrk>" => {
                depth = None;
                if let Some(Segment { marks: [_, closes], .. }) = found.last_mut() {
                    *closes = number;
                }
                continue;
            }
            (Piece::Code(code), Some(inside))
                if code.role == Role::Opens && code.raw.starts_with("<mrk") =>
            {
                *inside += 1;
            }
            (Piece::Code(code), Some(inside)) if code.raw == "</mrk>" => *inside -= 1,
            (_, None) => continue,
            _ => {}
        }
        if let Some(segment) = found.last_mut() {
            segment.pieces.push(piece.clone());
        }
    }
    found
}

/// The `mid` of a mark that begins a segment.
fn segment_name(code: &Code) -> Option<String> {
    let tag = code.raw.strip_prefix("<mrk")?.strip_suffix('>')?;
    let tag = BytesStart::from_content(format!("mrk{tag}"), 3);
    let named = |name| xml::attribute(&tag, &[name]).ok().flatten();
    (named("mtype")? == "seg").then(|| named("mid").unwrap_or_default())
}
