//! XML as all our formats read and write it.
//!
//! A file is read as it stands: no document type is fetched, no entity but XML's own five is
//! resolved, nesting and the bytes of an entry are limited, so a hostile file cannot grow.

mod write;

use std::borrow::Cow;
use std::io::{BufRead, Read as _};

use quick_xml::XmlVersion;
use quick_xml::encoding::EncodingError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::formats::Place;
use crate::formats::bounded::{Bounded, Chunk, Start};

use super::error::{ReadError, ReadErrorKind};

pub(super) use write::{has, has_all, push_attribute, push_text};

/// Deeper nesting is no bitext: `xliff/file/body/group …/trans-unit/target` and codes in codes.
/// OmegaT's deepest test file has 12.
const MAX_DEPTH: usize = 64;

/// The events of an XML file with their places.
pub(super) struct Events<R> {
    xml: quick_xml::Reader<Bounded<R>>,
    root: &'static str,
    /// The names of the open elements, one after the other, and where each begins.
    names: String,
    starts: Vec<usize>,
    has_root: bool,
    /// Text before the outermost element, if there is one.
    text_before: Option<ReadError>,
    /// Where the last event began.
    offset: u64,
    /// The bytes before what quick-xml has seen, and those that were cut off since.
    unseen: u64,
    /// A buffer for the events of an element that is read to its end.
    spare: Vec<u8>,
}

impl<R: BufRead> Events<R> {
    /// The events of a file in UTF-8 without a byte order mark, whose outermost element is
    /// `root`, or any if that is empty.
    pub(super) fn new(input: R, root: &'static str) -> Self {
        Self::starting(Bounded::new(input), root)
    }

    fn starting(input: Bounded<R>, root: &'static str) -> Self {
        let unseen = input.offset();
        let mut xml = quick_xml::Reader::from_reader(input);
        xml.config_mut().expand_empty_elements = true;
        Self {
            xml,
            root,
            names: String::new(),
            starts: Vec::new(),
            has_root: false,
            text_before: None,
            offset: 0,
            unseen,
            spare: Vec::new(),
        }
    }

    /// The tags of the open elements without their attributes; `None` if there are none, or their
    /// names are unusual.
    pub(super) fn open_tags(&self) -> Option<String> {
        let ends = self.starts.iter().copied().skip(1).chain([self.names.len()]);
        let names = self.starts.iter().zip(ends).map(|(&start, end)| self.names.get(start..end));
        let is_usual = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
        let tags: Option<String> = names
            .map(|name| name.filter(|name| name.chars().all(is_usual)))
            .map(|name| Some(format!("<{}>", name?)))
            .collect();
        tags.filter(|tags| !tags.is_empty())
    }

    /// Cuts off a chunk of what comes next, up to the last `end` in it; see [`Bounded::cut`]. The
    /// open elements must be the same after it.
    pub(super) fn cut(&mut self, end: &[u8], least: usize) -> Option<Chunk> {
        let chunk = self.xml.get_mut().cut(end, least)?;
        self.unseen += chunk.bytes.len() as u64;
        Some(chunk)
    }

    /// Takes the chunks back that were cut off last.
    pub(super) fn give_back(&mut self, chunks: Vec<Chunk>) {
        self.unseen -= chunks.iter().map(|chunk| chunk.bytes.len() as u64).sum::<u64>();
        self.xml.get_mut().give_back(chunks);
    }

    /// A new entry begins here; see [`Bounded`].
    pub(super) fn mark(&mut self) {
        self.xml.get_mut().mark();
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.starts.len()
    }

    /// The byte at which the last event began, and the one after it.
    pub(super) fn span(&self) -> (u64, u64) {
        (self.offset, self.xml.get_ref().offset())
    }

    /// Where the last event began.
    pub(super) fn place(&self) -> Place {
        self.place_of(self.offset)
    }

    /// The line and column of a byte after the mark.
    pub(super) fn place_of(&self, offset: u64) -> Place {
        let input = self.xml.get_ref();
        input.place(offset.min(input.offset()))
    }

    /// An error at the last event.
    pub(super) fn error(&self, kind: ReadErrorKind) -> ReadError {
        kind.at(self.place())
    }

    /// The first of some attributes that a tag has.
    pub(super) fn attribute(
        &self,
        tag: &BytesStart,
        names: &[&str],
    ) -> Result<Option<String>, ReadError> {
        attribute(tag, names).map_err(|kind| self.error(kind))
    }

    /// Some attributes of a tag, in one pass.
    pub(super) fn attributes<const N: usize>(
        &self,
        tag: &BytesStart,
        names: [&str; N],
    ) -> Result<[Option<String>; N], ReadError> {
        attributes(tag, names).map_err(|kind| self.error(kind))
    }

    /// The characters of the element that has just begun, to its end.
    pub(super) fn characters(&mut self) -> Result<String, ReadError> {
        let end = self.depth() - 1;
        let mut text = String::new();
        let mut buffer = self.lend();
        loop {
            let event = self.next(&mut buffer)?;
            with_text(&event, |part| text.push_str(part)).map_err(|kind| self.error(kind))?;
            if self.depth() == end {
                self.take_back(buffer);
                return Ok(text);
            }
        }
    }

    /// Passes over the element that has just begun, to its end.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let end = self.depth() - 1;
        let mut buffer = self.lend();
        while self.depth() > end {
            self.next(&mut buffer)?;
        }
        self.take_back(buffer);
        Ok(())
    }

    /// A buffer to read events into, to be given back for the next one.
    pub(super) fn lend(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.spare)
    }

    pub(super) fn take_back(&mut self, buffer: Vec<u8>) {
        self.spare = buffer;
    }

    /// The next event; `Eof` only where the file may end.
    // Inlined, so that an event is not moved from one `Result` into another, which takes longer
    // than to look at it.
    #[inline(always)]
    pub(super) fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ReadError> {
        buffer.clear();
        self.offset = self.xml.get_ref().offset();
        match self.xml.read_event_into(buffer) {
            Ok(event) => self.follow(&event).map(|()| event),
            Err(error) => Err(self.broken(&error)),
        }
    }

    /// Opens and closes elements.
    fn follow(&mut self, event: &Event) -> Result<(), ReadError> {
        match event {
            Event::Start(tag) => {
                let name = tag.name().into_inner();
                if self.starts.is_empty() && self.has_root {
                    return Err(self.outside(&format!("<{name}>")));
                }
                if !std::mem::replace(&mut self.has_root, true) {
                    if let Some(error) = self.text_before.take() {
                        return Err(error);
                    }
                    let (found, expected) = (local(name), self.root);
                    if found != expected && !expected.is_empty() {
                        let found = found.to_owned();
                        return Err(self.error(ReadErrorKind::Root { found, expected }));
                    }
                }
                if self.starts.len() >= MAX_DEPTH {
                    return Err(self.error(ReadErrorKind::Depth(MAX_DEPTH)));
                }
                self.starts.push(self.names.len());
                self.names.push_str(name);
            }
            Event::End(_) => {
                if let Some(start) = self.starts.pop() {
                    self.names.truncate(start);
                }
            }
            Event::Eof => {
                let kind = match self.starts.last() {
                    Some(&start) => {
                        let name = self.names.get(start..).unwrap_or("");
                        ReadErrorKind::Unclosed(local(name).to_owned())
                    }
                    None if !self.has_root => ReadErrorKind::NoRoot(self.root),
                    None => return Ok(()),
                };
                return Err(kind.at(self.place_of(u64::MAX)));
            }
            event if self.starts.is_empty() => {
                let has_text = with_text(event, |text| !text.trim().is_empty());
                if has_text.map_err(|kind| self.error(kind))? == Some(true) {
                    let text = with_text(event, str::to_owned).unwrap_or_default();
                    let error = self.outside(text.unwrap_or_default().trim());
                    if self.has_root {
                        return Err(error);
                    }
                    self.text_before.get_or_insert(error);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Something beside the outermost element.
    #[cold]
    fn outside(&self, found: &str) -> ReadError {
        self.error(ReadErrorKind::found(found, "nothing outside the outermost element"))
    }

    /// What is wrong with a file that is no XML, and where.
    #[cold]
    fn broken(&self, error: &quick_xml::Error) -> ReadError {
        if let quick_xml::Error::Encoding(EncodingError::Utf8(error)) = error {
            let offset = self.offset + error.valid_up_to() as u64;
            return ReadErrorKind::Encoding.at(self.place_of(offset));
        }
        let offset = (self.unseen + self.xml.error_position()).max(self.offset);
        message(error).at(self.place_of(offset))
    }
}

impl<'a> Events<Box<dyn BufRead + 'a>> {
    /// The events of a chunk that was cut off between [open tags](Events::open_tags).
    pub(super) fn of_chunk(
        chunk: &'a Chunk,
        open_tags: &'a str,
        root: &'static str,
    ) -> Result<Self, ReadError> {
        // They stand before the chunk in its file, too, so there is room for them.
        let before = chunk.start.offset.saturating_sub(open_tags.len() as u64);
        let start = Start { offset: before, ..chunk.start };
        let input: Box<dyn BufRead> = Box::new(open_tags.as_bytes().chain(chunk.bytes.as_slice()));
        let mut events = Self::starting(Bounded::starting(input, start), root);
        let mut buffer = Vec::new();
        while events.xml.get_ref().offset() < chunk.start.offset {
            events.next(&mut buffer)?;
        }
        Ok(events)
    }
}

/// The text of an event: characters, a section, a reference. Others have none.
pub(super) fn with_text<T>(
    event: &Event,
    take: impl FnOnce(&str) -> T,
) -> Result<Option<T>, ReadErrorKind> {
    Ok(Some(match event {
        Event::Text(text) => take(&text.xml10_content()),
        Event::CData(text) => take(&text.xml10_content()),
        Event::GeneralRef(reference) => {
            if let Some(c) = reference.resolve_char_ref().map_err(|error| message(&error))? {
                take(c.encode_utf8(&mut [0; 4]))
            } else {
                take(entity(reference)?)
            }
        }
        _ => return Ok(None),
    }))
}

/// XML's own entities; whatever a document type declares is unknown.
fn entity(reference: &BytesRef) -> Result<&'static str, ReadErrorKind> {
    resolve_xml_entity(reference).ok_or_else(|| ReadErrorKind::Entity(reference.to_string()))
}

/// The first of some attributes that a tag has.
pub(super) fn attribute(tag: &BytesStart, names: &[&str]) -> Result<Option<String>, ReadErrorKind> {
    for name in names {
        let found = tag.try_get_attribute(name).map_err(|error| message(&error.into()))?;
        if let Some(attribute) = found {
            return value(&attribute).map(Some);
        }
    }
    Ok(None)
}

/// The value of an attribute, whatever the prefix of its namespace.
pub(super) fn local_attribute(
    tag: &BytesStart,
    wanted: &str,
) -> Result<Option<String>, ReadErrorKind> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| message(&error.into()))?;
        if local(attribute.key.into_inner()) == wanted {
            return value(&attribute).map(Some);
        }
    }
    Ok(None)
}

/// A name without the prefix of its namespace. Names are too short for the search in quick-xml's
/// own function to pay.
pub(super) fn local(name: &str) -> &str {
    let colon = name.bytes().position(|byte| byte == b':');
    colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// Some attributes of a tag, in one pass; of several with one name the first.
fn attributes<const N: usize>(
    tag: &BytesStart,
    names: [&str; N],
) -> Result<[Option<String>; N], ReadErrorKind> {
    let mut values = [const { None }; N];
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| message(&error.into()))?;
        let name = attribute.key.into_inner();
        let found = names.iter().zip(&mut values).find(|(wanted, _)| **wanted == name);
        if let Some((_, place @ None)) = found {
            *place = Some(value(&attribute)?);
        }
    }
    Ok(values)
}

/// The value of an attribute.
pub(super) fn value(attribute: &Attribute) -> Result<String, ReadErrorKind> {
    let value = attribute.normalized_value(XmlVersion::Explicit1_0);
    value.map(Cow::into_owned).map_err(|error| message(&error))
}

/// quick-xml's error without its place, which we have.
pub(super) fn message(error: &quick_xml::Error) -> ReadErrorKind {
    ReadErrorKind::Xml(match error {
        quick_xml::Error::Io(error) => error.to_string(),
        error => error.to_string(),
    })
}
