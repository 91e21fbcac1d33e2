//! The XML of a part.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::formats::Place;

use super::{PackageError, PackageErrorKind, Part};

/// Deeper nesting is no document: a table in a table in a text box has some forty.
const MAX_DEPTH: usize = 256;

/// A part's XML, event by event.
pub(in crate::formats) struct Xml<'a> {
    part: &'a Part,
    /// Where the event began.
    at: usize,
}

impl<'a> Xml<'a> {
    pub(in crate::formats) fn new(part: &'a Part) -> Self {
        Self { part, at: 0 }
    }

    /// Calls `take` with every event; an element without content has a start and an end.
    ///
    /// What is no well-formed XML is an error, and so are nesting without end, and everything
    /// with which one XML file makes another, or itself, larger.
    pub(in crate::formats) fn each<E: From<PackageError>>(
        &mut self,
        take: &mut impl FnMut(&Self, &Event<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let part = self.part;
        let text = match std::str::from_utf8(&part.bytes) {
            Ok(text) => text,
            Err(error) => {
                self.at = error.valid_up_to();
                return Err(self
                    .error(PackageErrorKind::Xml("bytes that are no UTF-8".into()))
                    .into());
            }
        };
        let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut reader = Reader::from_str(text.get(mark..).unwrap_or(""));
        reader.config_mut().expand_empty_elements = true;
        let mut depth = 0_usize;
        loop {
            self.at = mark + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                    self.at = self.at.max(mark + at);
                    return Err(self.xml_error(&error).into());
                }
            };
            match &event {
                Event::Start(_) if depth >= MAX_DEPTH => {
                    return Err(self.error(PackageErrorKind::Depth(MAX_DEPTH)).into());
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::DocType(_) => return Err(self.error(PackageErrorKind::DocType).into()),
                Event::Eof if depth > 0 => {
                    let kind = PackageErrorKind::Xml("the part ends inside of an element".into());
                    return Err(self.error(kind).into());
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
            take(self, &event)?;
        }
    }

    /// The value of an attribute, whatever its prefix.
    pub(in crate::formats) fn attribute(
        &self,
        tag: &BytesStart<'_>,
        name: &str,
    ) -> Result<Option<String>, PackageError> {
        // To look for an attribute that stands twice takes the square of their number.
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| self.xml_error(&error.into()))?;
            if attribute.key.local_name().into_inner() == name {
                let value = attribute.normalized_value(XmlVersion::Explicit1_0);
                return value.map(|value| Some(value.into_owned())).map_err(|e| self.xml_error(&e));
            }
        }
        Ok(None)
    }

    /// The character that a reference stands for.
    pub(in crate::formats) fn resolve(
        &self,
        reference: &BytesRef<'_>,
    ) -> Result<String, PackageError> {
        match reference.resolve_char_ref() {
            Ok(Some(c)) => return Ok(c.to_string()),
            Ok(None) => {}
            Err(error) => return Err(self.xml_error(&error)),
        }
        let known = resolve_xml_entity(reference).map(str::to_owned);
        known.ok_or_else(|| self.error(PackageErrorKind::Entity(reference.to_string())))
    }

    pub(in crate::formats) fn xml_error(&self, error: &quick_xml::Error) -> PackageError {
        self.error(PackageErrorKind::Xml(error.to_string()))
    }

    /// An error where the event is.
    fn error(&self, kind: PackageErrorKind) -> PackageError {
        let before = self.part.bytes.get(..self.at).unwrap_or(&self.part.bytes);
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        let place = Place {
            line: memchr::memchr_iter(b'\n', before).count() as u64 + 1,
            column: (before.len() - start) as u64 + 1,
        };
        PackageError { part: Some(self.part.name.clone()), place: Some(place), kind }
    }
}
