//! XLIFF 1.2 (and 1.0, 1.1), <https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html>, as a
//! stream.
//!
//! A `trans-unit` is a unit; where it has a `seg-source`, each of its segments is one, called
//! `UNIT/SEGMENT`, and so is one that the target alone has. Further drafts, which only we write,
//! are `alt-trans` of the origin `taiyaku`; other proposals, what tools put deeper into a unit
//! (memoQ its history) and what stands outside units are counted, not read. Attributes and contexts
//! of a unit are properties (`details.rs`). States are those of the standard, of Trados Studio,
//! memoQ and Phrase; what was deleted in Studio with changes tracked is a code, no text. A unit
//! without a name, or with that of another one, gets one, since the format demands it, and loses it
//! when it is read again.

pub(super) mod details;
mod edit;
mod segments;
mod writer;

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::attributes::{ATTRIBUTES_OF_OTHERS, Attributes};
use super::error::{ReadError, ReadErrorKind};
use super::inline;
use super::names::NAMELESS;
use super::room::Room;
use super::tools;
use super::unit::{Dialect, FileHead, Prop, State, Target, Text, Unit};
use super::xml::Events;
use super::{Input, Units};

use details::{
    Inherited, LOCKS, OF_GROUP, OF_NOTE, OF_STUDIO, OF_TARGET, OF_UNIT, context, own_state,
    state_named,
};
pub(super) use edit::{Spot, StateAttributes, edit, edit_spots};
use segments::{Pair, Segment, pairs, segments};
pub(super) use writer::write;

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
    /// What stands outside units and has not been counted with one.
    outside: Unit,
    /// What groups say of the units in them.
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
                    element @ ("file" | "group") => {
                        let said = self.events.attribute(tag, &["translate"])?;
                        self.inherited.enter(self.events.depth(), said);
                        if element == "file" {
                            let is_further = self.inherited.is_further_file();
                            if !is_further {
                                let head = FileHead::of(tag, Dialect::Xliff1);
                                self.head = Some(head.map_err(|kind| self.events.error(kind))?);
                            }
                            self.outside.pass_over(details::FILES, usize::from(is_further));
                        }
                        if element == "group" {
                            let others = self.props(&OF_GROUP, tag)?.1;
                            self.outside.pass_over("attributes of groups", others);
                            continue;
                        }
                        let lang = |name| self.events.attribute(tag, &[name]);
                        let langs = [lang("source-language")?, lang("target-language")?];
                        self.langs = langs.map(Option::unwrap_or_default);
                    }
                    "tool" => {
                        let taken = self.head.as_mut().map(|head| head.take_tool(tag)).transpose();
                        taken.map_err(|kind| self.events.error(kind))?;
                    }
                    "Comment" => self.outside.pass_over("comments", 1),
                    "note" | "context" | "prop" => {
                        self.outside.pass_over(details::REMARKS_OUTSIDE, 1);
                    }
                    "phase" | "glossary" | "reference" | "count" => {
                        self.outside.pass_over("data of the header", 1);
                    }
                    "bin-unit" => {
                        self.outside.pass_over("binary units", 1);
                        self.events.skip()?;
                    }
                    "trans-unit" => {
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
        let id = if is_ours { named(&["resname"])? } else { id };
        let place = self.events.place();
        let is_confirmed = named(&["m:confirmed"])?.as_deref() == Some("1");
        let state = named(&["mq:status"])?.as_deref().and_then(tools::state);
        let mut unit = Unit { place, id, ..Unit::default() };
        let (mut props, others) = self.props(&OF_UNIT, tag)?;
        // A name beside one that we made up is the unit's own.
        props.retain(|prop| !(is_ours && prop.kind == details::NAME));
        if props.iter().all(|prop| prop.kind != details::TRANSLATE) {
            props.extend(self.inherited.prop(self.events.depth()));
        }
        props.extend(self.props(&LOCKS, tag)?.0);
        unit.about.props = props;
        unit.pass_over(ATTRIBUTES_OF_OTHERS, others);
        Ok(Open {
            unit,
            first: Target {
                text: Text::new(self.langs[1].as_str(), ""),
                state: state.or_else(|| is_confirmed.then_some(State::Translated)),
                ..ours(&self.events, tag)?
            },
            has_target: false,
            segments: Vec::new(),
            marks: Marks::new(),
            studio: HashMap::new(),
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
                        let pieces = inline::read(&mut self.events, tag, Dialect::Xliff1)?;
                        let between;
                        (open.segments, between) = segments(&pieces);
                        open.unit.pass_over(details::BETWEEN, between);
                        open.spot.after = self.events.span().1;
                    }
                    (CHILD, "target") => {
                        let (start, end) = self.events.span();
                        let (props, others) = self.props(&OF_TARGET, tag)?;
                        open.unit.about.props.extend(props);
                        open.unit.pass_over(ATTRIBUTES_OF_OTHERS, others);
                        let [state] = self.events.attributes(tag, ["state"])?;
                        open.unit.about.props.extend(state.and_then(own_state));
                        open.marks = self.target(tag, &mut open.first)?;
                        open.has_target = true;
                        open.spot.target = Some((start..end, end..self.events.span().0));
                    }
                    (CHILD, "note") => {
                        let [lang] = self.events.attributes(tag, ["xml:lang"])?;
                        let details = self.props(&OF_NOTE, tag)?.1 + usize::from(lang.is_some());
                        open.unit.pass_over(details::NOTE_DETAILS, details.min(1));
                        open.unit.about.notes.push(self.events.characters()?);
                    }
                    (GRANDCHILD, "context") => {
                        let [kind] = self.events.attributes(tag, ["context-type"])?;
                        let text = self.events.characters()?;
                        open.unit.about.props.push(context(&kind.unwrap_or_default(), text));
                    }
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
                        let (locks, others) = self.props(&OF_STUDIO, tag)?;
                        open.unit.pass_over(ATTRIBUTES_OF_OTHERS, others);
                        open.studio.extend(id.map(|id| (id, (state, locks))));
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
                    // What holds some of these.
                    (CHILD, "context-group" | "prop-group" | "seg-defs" | "minorversions") => {}
                    (CHILD, name) if name.starts_with("comments") => {}
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

/// A unit that is being read.
struct Open {
    unit: Unit,
    first: Target,
    has_target: bool,
    segments: Vec<Segment>,
    /// Where the codes of the target stand.
    marks: Marks,
    /// What Studio says of its segments: their states and locks.
    studio: HashMap<String, (Option<State>, Vec<Prop>)>,
    spot: Spot,
}

impl Open {
    /// The unit, or its segments.
    fn finish(self) -> Result<Vec<(Unit, Spot)>, ReadErrorKind> {
        let Self { mut unit, mut first, mut studio, segments: sources, marks, spot, .. } = self;
        let props = &mut unit.about.props;
        let is_approved = props.iter().any(|it| it.kind == details::APPROVED && it.text == "yes");
        if is_approved && self.has_target && first.state.is_none() {
            first.state = Some(State::Reviewed);
        }
        let is_done = matches!(first.state, Some(State::Reviewed | State::Final));
        props.retain(|prop| prop.kind != details::APPROVED || is_approved != is_done);
        let (targets, between) = segments(&first.text.pieces);
        if sources.is_empty() || (targets.is_empty() && !first.text.is_empty()) {
            unit.targets.insert(0, first);
            return Ok(vec![(unit.tidy(), spot)]);
        }
        // What every segment gets from its unit.
        let name = unit.id.as_ref().map_or(0, String::len);
        Room::of_entry().take(sources.len() + targets.len(), unit.about.bytes() + name)?;
        unit.pass_over(details::BETWEEN, between);
        unit.source.pieces.clear();
        unit.targets.clear();
        first.text.pieces.clear();
        let mut unread = std::mem::take(&mut unit.unread);
        let mut head = unit.head.take();
        let segment = |Pair { name, source: pieces, target: translation }: Pair| {
            let mut target = first.clone();
            let mut spot = Spot { target: None, is_segment: true, ..spot.clone() };
            if let Some(Segment { pieces, marks: [opens, closes], .. }) = translation {
                target.text.pieces = pieces;
                let marks = marks.get(&opens).zip(marks.get(&closes));
                let marks = marks.filter(|(opens, closes)| opens.1 <= closes.0);
                spot.target = marks.map(|(opens, closes)| (opens.0..opens.1, opens.1..closes.0));
            }
            let (state, locks) = studio.remove(&name).unwrap_or_default();
            target.state = state.or(target.state);
            let mut unit = Unit {
                id: unit.id.as_ref().map(|id| format!("{id}/{name}")),
                source: Text { pieces, ..unit.source.clone() },
                targets: vec![target],
                unread: std::mem::take(&mut unread),
                head: head.take(),
                ..unit.clone()
            };
            unit.about.props.extend(locks);
            (unit.tidy(), spot)
        };
        Ok(pairs(sources, targets).into_iter().map(segment).collect())
    }
}
