//! DOCX, what word processors write: WordprocessingML in a ZIP file.
//!
//! ISO/IEC 29500-1 (ECMA-376), transitional and strict. The parts read are the main document, its
//! styles, footnotes and endnotes; a note follows the paragraph that refers to it. Headers,
//! footers and comments are no part of the text, only counted; nor are hidden text, the codes of fields,
//! tables of contents, and the readings of ruby. Of text boxes that are written twice, for old and new
//! programs, the new one is read.
//!
//! Nothing but the file is read: no relationship is followed out of it, a document type is
//! refused, and all parts together may expand to [`MAX_BYTES`].

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::formats::Place;

use super::{Choices, MAX_BYTES, Prose, ReadError, ReadErrorKind};

mod body;
mod fields;
mod parts;
mod styles;

/// The types of relationships that matter, by the end of their names.
const MAIN: &str = "/officeDocument";
const STYLES: &str = "/styles";
const FOOTNOTES: &str = "/footnotes";
const ENDNOTES: &str = "/endnotes";
const HEADERS: &str = "/header";
const FOOTERS: &str = "/footer";
const COMMENTS: &str = "/comments";

pub(super) fn read(bytes: &[u8], choices: Choices) -> Result<Prose, ReadError> {
    if !bytes.starts_with(b"PK") {
        let hint = match bytes {
            // The file of an older Word, or of one with a password.
            [0xd0, 0xcf, 0x11, 0xe0, ..] => "; old or locked files are saved anew as .docx first",
            _ => "",
        };
        return Err(ReadError::new(ReadErrorKind::NoZip(hint)));
    }
    let mut package = Package::open(bytes)?;
    let main = package.related("_rels/.rels", "", MAIN)?.into_iter().next();
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let rels = format!("{folder}/_rels/{name}.rels").trim_start_matches('/').to_owned();
    let styles = match package.related(&rels, folder, STYLES)?.first() {
        Some(part) => package.part(part)?.map(|part| styles::read(&part)).transpose()?,
        None => None,
    };
    let styles = styles.unwrap_or_default();
    let mut notes = parts::Notes::default();
    for (relation, is_endnote) in [(FOOTNOTES, false), (ENDNOTES, true)] {
        if let Some(part) = package.related(&rels, folder, relation)?.first()
            && let Some(part) = package.part(part)?
        {
            parts::read_notes(&part, &styles, choices.changes, is_endnote, &mut notes)?;
        }
    }
    let Some(part) = package.part(&main)? else {
        return Err(ReadError::new(ReadErrorKind::NoPart(main)));
    };
    let mut left_out = parts::LeftOut::default();
    for (relation, count) in [
        (HEADERS, &mut left_out.headers),
        (FOOTERS, &mut left_out.footers),
        (COMMENTS, &mut left_out.comments),
    ] {
        for name in package.related(&rels, folder, relation)? {
            if let Some(part) = package.part(&name)? {
                // What is not read need not be sound.
                *count += parts::count(&part, relation == COMMENTS).unwrap_or(1);
            }
        }
    }
    parts::read(&part, &styles, choices.changes, notes, &left_out)
}

/// A part of the file, expanded.
struct Part {
    name: String,
    bytes: Vec<u8>,
}

struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be expanded.
    left: u64,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(None, &error))?;
        Ok(Self { archive, left: MAX_BYTES })
    }

    /// A part of the file; `None` if there is none of this name.
    fn part(&mut self, name: &str) -> Result<Option<Part>, ReadError> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(zip_error(Some(name), &error)),
        };
        let mut bytes = Vec::new();
        // What the directory says of its size may be a lie.
        let read = file.by_ref().take(self.left + 1).read_to_end(&mut bytes);
        let kind = match read {
            Err(error) => Some(ReadErrorKind::Zip(error.to_string())),
            Ok(read) if read as u64 > self.left => Some(ReadErrorKind::Size(MAX_BYTES)),
            Ok(_) => None,
        };
        if let Some(kind) = kind {
            return Err(ReadError { part: Some(name.to_owned()), place: None, kind });
        }
        self.left -= bytes.len() as u64;
        Ok(Some(Part { name: name.to_owned(), bytes }))
    }

    /// The parts to which the relationships in `rels` point with a type that ends in `relation`.
    fn related(
        &mut self,
        rels: &str,
        folder: &str,
        relation: &str,
    ) -> Result<Vec<String>, ReadError> {
        let mut found: Vec<String> = Vec::new();
        let Some(part) = self.part(rels)? else { return Ok(found) };
        Xml::new(&part).each(&mut |xml, event| {
            let Event::Start(tag) = event else { return Ok(()) };
            let is_it = xml.attribute(tag, "Type")?.is_some_and(|kind| kind.ends_with(relation));
            let is_outside = xml.attribute(tag, "TargetMode")?.is_some_and(|m| m == "External");
            if is_it && !is_outside {
                found.extend(xml.attribute(tag, "Target")?.map(|target| {
                    match target.strip_prefix('/') {
                        Some(target) => target.to_owned(),
                        None if folder.is_empty() => target,
                        None => format!("{folder}/{target}"),
                    }
                }));
            }
            Ok(())
        })?;
        Ok(found)
    }
}

fn zip_error(part: Option<&str>, error: &ZipError) -> ReadError {
    let kind = ReadErrorKind::Zip(error.to_string());
    ReadError { part: part.map(str::to_owned), place: None, kind }
}

/// Deeper nesting is no document: a table in a table in a text box has some forty.
const MAX_DEPTH: usize = 256;

/// A part's XML, event by event.
struct Xml<'a> {
    part: &'a Part,
    /// Where the event began.
    at: usize,
}

impl<'a> Xml<'a> {
    fn new(part: &'a Part) -> Self {
        Self { part, at: 0 }
    }

    /// Calls `take` with every event; an element without content has a start and an end.
    ///
    /// What is no well-formed XML is an error, and so are nesting without end, and everything
    /// with which one XML file makes another, or itself, larger.
    fn each(
        &mut self,
        take: &mut impl FnMut(&Self, &Event<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let part = self.part;
        let text = match std::str::from_utf8(&part.bytes) {
            Ok(text) => text,
            Err(error) => {
                self.at = error.valid_up_to();
                return Err(self.error(ReadErrorKind::Xml("bytes that are no UTF-8".into())));
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
                    return Err(self.xml_error(&error));
                }
            };
            match &event {
                Event::Start(_) if depth >= MAX_DEPTH => {
                    return Err(self.error(ReadErrorKind::Depth(MAX_DEPTH)));
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::DocType(_) => return Err(self.error(ReadErrorKind::DocType)),
                Event::Eof if depth > 0 => {
                    let kind = ReadErrorKind::Xml("the part ends inside of an element".into());
                    return Err(self.error(kind));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
            take(self, &event)?;
        }
    }

    /// The value of an attribute, whatever its prefix.
    fn attribute(&self, tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
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
    fn resolve(&self, reference: &BytesRef<'_>) -> Result<String, ReadError> {
        match reference.resolve_char_ref() {
            Ok(Some(c)) => return Ok(c.to_string()),
            Ok(None) => {}
            Err(error) => return Err(self.xml_error(&error)),
        }
        let known = resolve_xml_entity(reference).map(str::to_owned);
        known.ok_or_else(|| self.error(ReadErrorKind::Entity(reference.to_string())))
    }

    fn xml_error(&self, error: &quick_xml::Error) -> ReadError {
        self.error(ReadErrorKind::Xml(error.to_string()))
    }

    /// An error where the event is.
    fn error(&self, kind: ReadErrorKind) -> ReadError {
        let before = self.part.bytes.get(..self.at).unwrap_or(&self.part.bytes);
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        let place = Place {
            line: memchr::memchr_iter(b'\n', before).count() as u64 + 1,
            column: (before.len() - start) as u64 + 1,
        };
        ReadError { part: Some(self.part.name.clone()), place: Some(place), kind }
    }
}

/// Whether an element that switches something on does so: it does unless its value says no.
fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
