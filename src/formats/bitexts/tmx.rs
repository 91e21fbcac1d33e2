//! TMX, the exchange format of translation memories, in and out, as a stream.
//!
//! Read are versions 1.1 to 1.4b, written is 1.4b, <https://www.gala-global.org/tmx-14b>. Memory is that
//! of one unit, however long the file; a unit is at most [`MAX_ENTRY`] bytes.
//!
//! Not read is the header but for `srclang` (its remarks are counted). What a unit says of its use, its
//! tool and its type is a property of it, such as `tmx:usagecount`.
//!
//! Unlike the standard: elements that it does not know are passed through, the text in them is
//! kept; a `tu` may stand anywhere below `tmx`.
//!
//! The confidence, the state and the draft of a translation, which TMX has no place for, are
//! `prop`s of its `tuv`, of the types `x-confidence`, `x-state` and `x-draft`; so several drafts
//! in one language stay apart.
//!
//! [`MAX_ENTRY`]: crate::formats::MAX_ENTRY

mod write;

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::formats::bounded;

use super::attributes::{ATTRIBUTES_OF_OTHERS, Attributes, Found};
use super::error::{ReadError, ReadErrorKind};
use super::inline;
use super::tags::primary;
use super::unit::{About, Dates, Dialect, FileHead, Prop, State, Target, Text, Unit};
use super::xml::{self, Events};

pub(super) use write::write;

const ROOT: &str = "tmx";

const CONFIDENCE: &str = "x-confidence";
const STATE: &str = "x-state";
const DRAFT: &str = "x-draft";

/// The attributes of dates and authors, in the order of [`Dates`].
const DATES: [&str; 4] = ["creationdate", "creationid", "changedate", "changeid"];

/// What else a unit or one of its variants says.
const ATTRIBUTES: Attributes = Attributes {
    kept: &[
        ("usagecount", "tmx:usagecount"),
        ("lastusagedate", "tmx:lastusagedate"),
        ("creationtool", "tmx:creationtool"),
        ("creationtoolversion", "tmx:creationtoolversion"),
        ("datatype", "tmx:datatype"),
        ("segtype", "tmx:segtype"),
        ("o-tmf", "tmx:o-tmf"),
        ("o-encoding", "tmx:o-encoding"),
    ],
    known: &[],
};

/// The attributes of a `prop` or `note`: its type, and what we do not keep.
const OF_REMARK: [&str; 4] = ["type", "xml:lang", "lang", "o-encoding"];

/// The units of a TMX file, one after the other.
///
/// The source of a unit is its text in the `srclang` of the unit or of the file's header, or its
/// first text.
///
/// The text must be UTF-8, without a byte order mark; what the XML declaration says of the
/// encoding is not looked at. After an error the iterator ends. Linear in the bytes.
///
/// ```
/// use taiyaku::formats::bitexts::tmx;
/// let file = r#"<tmx version="1.4"><header srclang="ja"/><body>
///   <tu tuid="7">
///     <tuv xml:lang="en-US"><seg>A <bpt i="1">&lt;b></bpt>cat<ept i="1">&lt;/b></ept>.</seg></tuv>
///     <tuv xml:lang="JA"><seg>猫。</seg></tuv>
///   </tu>
///   <tu></wrong>"#;
/// let mut units = tmx::Reader::new(file.as_bytes());
/// let unit = units.next().unwrap().unwrap();
/// assert_eq!((unit.place.line, unit.id.as_deref()), (2, Some("7")));
/// assert_eq!(unit.source.plain(), "猫。");
/// assert_eq!(unit.targets[0].text.plain(), "A cat.");
/// let error = units.next().unwrap().unwrap_err();
/// assert_eq!((error.place.line, error.place.column), (6, 7));
/// assert!(units.next().is_none());
/// ```
pub struct Reader<R> {
    events: Events<R>,
    buffer: Vec<u8>,
    source_lang: String,
    /// Remarks outside units that have not been counted with one.
    unread: usize,
    /// What the file says of itself, until there is a unit to bear it.
    head: Option<FileHead>,
    is_done: bool,
}

impl<R: BufRead> Reader<R> {
    /// A reader of UTF-8.
    pub fn new(input: R) -> Self {
        Self::over(Events::new(input, ROOT), String::new())
    }

    /// Cuts off some units, of at least so many bytes if there are, to be read by themselves; `None`
    /// where that is not done.
    pub(super) fn cut(&mut self, least: usize) -> Option<Chunk> {
        let open_tags = self.events.open_tags().filter(|_| !self.is_done)?;
        let chunk = self.events.cut(b"</tu>", least)?;
        Some(Chunk { chunk, open_tags, source_lang: self.source_lang.clone() })
    }

    /// Takes the chunks back that were cut off last.
    pub(super) fn give_back(&mut self, chunks: Vec<Chunk>) {
        self.events.give_back(chunks.into_iter().map(|chunk| chunk.chunk).collect());
    }

    fn over(events: Events<R>, source_lang: String) -> Self {
        Self { events, buffer: Vec::new(), source_lang, unread: 0, head: None, is_done: false }
    }

    /// Reads on to the end of a unit; `None` at the end of the file.
    fn read_unit(&mut self) -> Result<Option<Unit>, ReadError> {
        loop {
            self.events.mark();
            let mut buffer = std::mem::take(&mut self.buffer);
            let event = self.events.next(&mut buffer)?;
            match &event {
                Event::Eof => return Ok(None),
                Event::Start(tag) => match xml::local(tag.name().into_inner()) {
                    "header" => {
                        let lang = self.events.attribute(tag, &["srclang"])?;
                        self.source_lang = lang.unwrap_or_default();
                        let head = FileHead::of(tag, Dialect::Tmx);
                        self.head = Some(head.map_err(|kind| self.events.error(kind))?);
                    }
                    remark @ ("prop" | "note") => {
                        let [kind] = self.events.attributes(tag, ["type"])?;
                        let text = self.events.characters()?;
                        match &mut self.head {
                            Some(head) if remark == "note" => head.notes.push(text),
                            Some(head) => {
                                head.props.push(Prop { kind: kind.unwrap_or_default(), text });
                            }
                            None => self.unread += 1,
                        }
                    }
                    "ude" => self.unread += 1,
                    "tu" => {
                        let (mut unit, source_lang) = self.open(tag)?;
                        unit.pass_over("remarks of the header", std::mem::take(&mut self.unread));
                        unit.head = self.head.take().map(Box::new);
                        self.buffer = buffer;
                        self.variants(&mut unit)?;
                        choose_source(
                            &mut unit,
                            source_lang.as_deref().unwrap_or(&self.source_lang),
                        );
                        return Ok(Some(unit));
                    }
                    _ => {}
                },
                _ => {}
            }
            self.buffer = buffer;
        }
    }

    /// What the start of a unit says, and the language of its source if it has one of its own.
    fn open(&self, tag: &BytesStart) -> Result<(Unit, Option<String>), ReadError> {
        let [d1, d2, d3, d4] = DATES;
        let ([id, source_lang, created, created_by, changed, changed_by], props, others) =
            self.attributes(tag, ["tuid", "srclang", d1, d2, d3, d4])?;
        let dates = Dates { created, created_by, changed, changed_by }.boxed();
        let about = About { dates, props, ..About::default() };
        let mut unit = Unit { place: self.events.place(), id, about, ..Unit::default() };
        unit.pass_over(ATTRIBUTES_OF_OTHERS, others);
        Ok((unit, source_lang))
    }

    /// Some attributes of a tag, the properties that others are, and how many nobody knows.
    fn attributes<const N: usize>(
        &self,
        tag: &BytesStart,
        names: [&str; N],
    ) -> Result<Found<N>, ReadError> {
        ATTRIBUTES.read_beside(tag, names).map_err(|kind| self.events.error(kind))
    }

    /// What the start of a variant says, and how much more it does.
    fn variant(&self, tag: &BytesStart) -> Result<(Target, usize), ReadError> {
        let [d1, d2, d3, d4] = DATES;
        let ([lang, old_lang, created, created_by, changed, changed_by], props, others) =
            self.attributes(tag, ["xml:lang", "lang", d1, d2, d3, d4])?;
        let lang = lang.or(old_lang).unwrap_or_default();
        let dates = Dates { created, created_by, changed, changed_by }.boxed();
        let about = About { dates, props, ..About::default() };
        let text = Text { lang, about, pieces: Vec::new() };
        Ok((Target { text, ..Target::default() }, others))
    }

    /// Reads the rest of a unit; all variants become targets.
    fn variants(&mut self, unit: &mut Unit) -> Result<(), ReadError> {
        let end = self.events.depth() - 1;
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut is_in_variant = false;
        let mut lost = 0;
        loop {
            let event = self.events.next(&mut buffer)?;
            let Unit { targets, about, .. } = &mut *unit;
            let variant = targets.last_mut().filter(|_| is_in_variant);
            match &event {
                Event::Start(tag) => match (xml::local(tag.name().into_inner()), variant) {
                    ("tuv", _) => {
                        // Most units have two; Rust would make room for four.
                        targets.reserve_exact(2_usize.saturating_sub(targets.len()));
                        let (variant, others) = self.variant(tag)?;
                        targets.push(variant);
                        unit.pass_over(ATTRIBUTES_OF_OTHERS, others);
                        is_in_variant = true;
                    }
                    ("seg", Some(variant)) => {
                        let mut pieces = inline::read(&mut self.events, tag, Dialect::Tmx)?;
                        if variant.text.pieces.is_empty() {
                            variant.text.pieces = pieces;
                        } else {
                            variant.text.pieces.append(&mut pieces);
                        }
                    }
                    ("prop", variant) => {
                        let [kind, details @ ..] = self.events.attributes(tag, OF_REMARK)?;
                        lost += usize::from(details.iter().any(Option::is_some));
                        let kind = kind.unwrap_or_default();
                        let prop = Prop { kind, text: self.events.characters()? };
                        match variant {
                            Some(variant) => note(variant, prop),
                            None => about.props.push(prop),
                        }
                    }
                    ("note", variant) => {
                        let [_, details @ ..] = self.events.attributes(tag, OF_REMARK)?;
                        lost += usize::from(details.iter().any(Option::is_some));
                        let text = self.events.characters()?;
                        let about = variant.map_or(about, |variant| &mut variant.text.about);
                        about.notes.push(text);
                    }
                    _ => {}
                },
                Event::End(tag) => {
                    is_in_variant &= xml::local(tag.name().into_inner()) != "tuv";
                    if self.events.depth() == end {
                        break;
                    }
                }
                // What may end here ends with an error in `next`.
                _ => {}
            }
        }
        unit.pass_over("languages and encodings of remarks", lost);
        self.buffer = buffer;
        Ok(())
    }
}

/// Puts a property of a variant where it belongs: what TMX has no place for into its own field,
/// if it says something that can stand there, all else beside it.
fn note(variant: &mut Target, mut prop: Prop) {
    let Target { text, draft, confidence, state } = variant;
    let is_placed = match prop.kind.as_str() {
        DRAFT if draft.is_empty() => {
            *draft = std::mem::take(&mut prop.text);
            true
        }
        CONFIDENCE if confidence.is_none() => {
            *confidence = prop.text.parse().ok().filter(|c: &f64| c.is_finite());
            confidence.is_some()
        }
        STATE if state.is_none() => {
            *state = State::named(&prop.text);
            state.is_some()
        }
        _ => false,
    };
    if !is_placed {
        text.about.props.push(prop);
    }
}

/// Of all variants of a unit, takes the source out. It has no fields for what [`note`] placed,
/// so that comes back as properties.
fn choose_source(unit: &mut Unit, wanted: &str) {
    let same = |target: &Target| target.text.lang.eq_ignore_ascii_case(wanted);
    let alike = |target: &Target| primary(&target.text.lang) == primary(wanted);
    let targets = &mut unit.targets;
    let source = targets.iter().position(same).or_else(|| targets.iter().position(alike));
    if !targets.is_empty() {
        let Target { text, draft, confidence, state } = targets.remove(source.unwrap_or(0));
        unit.source = text;
        let draft = Some(draft).filter(|draft| !draft.is_empty());
        let confidence = confidence.map(|confidence| confidence.to_string());
        let state = state.map(|state| state.name().to_owned());
        let placed = [(DRAFT, draft), (CONFIDENCE, confidence), (STATE, state)];
        let placed = placed
            .into_iter()
            .filter_map(|(kind, text)| text.map(|text| Prop { kind: kind.to_owned(), text }));
        unit.source.about.props.extend(placed);
    }
    unit.neaten();
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Unit, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let unit = self.read_unit();
        self.is_done = !matches!(unit, Ok(Some(_)));
        unit.transpose()
    }
}

/// Bytes that were cut off between two units, probably before another one or the end.
pub(super) struct Chunk {
    chunk: bounded::Chunk,
    /// What is open where it begins.
    open_tags: String,
    source_lang: String,
}

impl Chunk {
    /// The units of the chunk, as its file's reader would read them; `None` if the file, cut off
    /// there, would not be between two units, or has an error in the chunk.
    pub(super) fn units(&self) -> Option<Vec<Result<Unit, ReadError>>> {
        /// Bytes of a short unit.
        const UNIT_BYTES: usize = 256;
        let Self { chunk, open_tags, source_lang } = self;
        let events = Events::of_chunk(chunk, open_tags, ROOT).ok()?;
        let mut reader = Reader::over(events, source_lang.clone());
        let mut units = Vec::with_capacity(chunk.bytes.len() / UNIT_BYTES);
        let error = loop {
            match reader.read_unit() {
                Ok(unit) => units.push(Ok(unit?)),
                Err(error) => break error,
            }
        };
        let is_whole = matches!(error.kind, ReadErrorKind::Unclosed(_))
            && reader.events.open_tags().as_ref() == Some(open_tags)
            && reader.source_lang == *source_lang;
        is_whole.then_some(units)
    }
}

#[cfg(test)]
mod tests;
