//! TMX, the exchange format of translation memories, read as a stream.
//!
//! Versions 1.1 to 1.4b, level 1 and 2, <https://www.gala-global.org/tmx-14b>. Memory is that
//! of one unit, however long the file; a unit is at most [`MAX_ENTRY`] bytes. The file is read
//! as it stands: no document type is fetched, no entity but XML's own five is resolved, so a
//! hostile file cannot grow.
//!
//! Unlike the standard: elements that it does not know are passed through, the text in them is
//! kept; a `tu` may stand anywhere below `tmx`. What a `sub` holds (a flow of its own inside a
//! code, such as a tooltip) is no part of the sentence and is dropped with the code.
//!
//! [`MAX_ENTRY`]: super::MAX_ENTRY

use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::encoding::EncodingError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::model::Lang;

use super::bounded::{Bounded, Place};

/// Deeper nesting is no translation memory: `tmx/body/tu/tuv/seg` and a few codes in codes.
const MAX_DEPTH: usize = 64;

/// A remark that a tool left on a unit or variant, `<prop type="KIND">TEXT</prop>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prop {
    /// Its type, as the tool calls it; empty if it has none.
    pub kind: String,
    /// Its text.
    pub text: String,
}

/// One language's text of a unit, a `tuv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variant {
    /// The language tag as it stands, such as `ja-JP`; empty if there is none.
    pub lang: String,
    /// The text of its `seg` without inline codes, white space as it stands.
    pub text: String,
    /// Its own remarks.
    pub props: Vec<Prop>,
}

/// Texts that translate each other, a `tu`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// The line where it begins, from 1.
    pub line: u64,
    /// Its `tuid`.
    pub id: Option<String>,
    /// Remarks on the whole unit.
    pub props: Vec<Prop>,
    /// Its texts, in the order of the file.
    pub variants: Vec<Variant>,
}

impl Unit {
    /// The first variant in a language, whatever its region: `EN`, `en-US` and `en_GB` are
    /// English, `jav` (Javanese) is not Japanese.
    #[must_use]
    pub fn variant(&self, lang: Lang) -> Option<&Variant> {
        let code = lang.to_string();
        let primary = |tag: &str| tag.trim().split(['-', '_']).next().map(str::to_lowercase);
        self.variants.iter().find(|variant| primary(&variant.lang).as_ref() == Some(&code))
    }
}

/// What is wrong with a TMX file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TmxErrorKind {
    /// It is no well-formed XML, or could not be read on.
    #[error("{0}")]
    Xml(String),
    /// A byte is no UTF-8.
    #[error("bytes that are no UTF-8")]
    Encoding,
    /// The outermost element is another.
    #[error("<{0}>, expected <tmx>")]
    Root(String),
    /// There is no element.
    #[error("no element, expected <tmx>")]
    NoRoot,
    /// The file ends before an element does.
    #[error("the file ends before </{0}>")]
    Unclosed(String),
    /// An entity that is not XML's own.
    #[error("the entity &{0}; is not resolved, expected &lt; &gt; &amp; &apos; &quot; or a number")]
    Entity(String),
    /// Elements in elements without end.
    #[error("elements nested deeper than {MAX_DEPTH}")]
    Depth,
}

/// What is wrong with a TMX file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {kind}", place.line, place.column)]
pub struct TmxError {
    /// The place.
    pub place: Place,
    /// The error.
    pub kind: TmxErrorKind,
}

/// The units of a TMX file, one after the other.
///
/// The text must be UTF-8, without a byte order mark; what the XML declaration says of the
/// encoding is not looked at. After an error the iterator ends. Linear in the bytes.
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::formats::tmx;
/// let file = r#"<tmx version="1.4"><body>
///   <tu tuid="7">
///     <tuv xml:lang="en-US"><seg>A <bpt i="1">&lt;b></bpt>cat<ept i="1">&lt;/b></ept>.</seg></tuv>
///     <tuv xml:lang="JA"><seg>猫。</seg></tuv>
///   </tu>
///   <tu></wrong>"#;
/// let mut units = tmx::Reader::new(file.as_bytes());
/// let unit = units.next().unwrap().unwrap();
/// assert_eq!((unit.line, unit.id.as_deref()), (2, Some("7")));
/// assert_eq!(unit.variant(Lang::En).unwrap().text, "A cat.");
/// assert_eq!(unit.variant(Lang::Ja).unwrap().text, "猫。");
/// let error = units.next().unwrap().unwrap_err();
/// assert_eq!((error.place.line, error.place.column), (6, 7));
/// assert!(units.next().is_none());
/// ```
pub struct Reader<R> {
    xml: quick_xml::Reader<Bounded<R>>,
    buffer: Vec<u8>,
    /// The elements that are open.
    open: Vec<Element>,
    /// The unit that is being read.
    unit: Option<Unit>,
    has_root: bool,
    is_done: bool,
}

/// What an element means to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Unit,
    Variant,
    Segment,
    Prop,
    /// An inline code, whose content is the other tool's markup.
    Code,
    /// A remark to people.
    Note,
    Other,
}

impl Element {
    fn named(name: &str) -> Self {
        match name {
            "tu" => Self::Unit,
            "tuv" => Self::Variant,
            "seg" => Self::Segment,
            "prop" => Self::Prop,
            "bpt" | "ept" | "it" | "ph" | "ut" => Self::Code,
            "note" => Self::Note,
            _ => Self::Other,
        }
    }
}

impl<R: BufRead> Reader<R> {
    /// A reader of UTF-8.
    pub fn new(input: R) -> Self {
        let mut xml = quick_xml::Reader::from_reader(Bounded::new(input));
        xml.config_mut().expand_empty_elements = true;
        Self {
            xml,
            buffer: Vec::new(),
            open: Vec::new(),
            unit: None,
            has_root: false,
            is_done: false,
        }
    }

    /// Reads on to the end of a unit; `None` at the end of the file.
    fn read_unit(&mut self) -> Result<Option<Unit>, TmxError> {
        loop {
            if self.unit.is_none() {
                self.xml.get_mut().mark();
            }
            let start = self.xml.get_ref().offset();
            let mut buffer = std::mem::take(&mut self.buffer);
            buffer.clear();
            let event = match self.xml.read_event_into(&mut buffer) {
                Ok(event) => event,
                Err(quick_xml::Error::Encoding(EncodingError::Utf8(error))) => {
                    let offset = start + error.valid_up_to() as u64;
                    return Err(self.error(offset, TmxErrorKind::Encoding));
                }
                Err(error) => {
                    let offset = self.xml.error_position().max(start);
                    return Err(self.error(offset, message(&error)));
                }
            };
            if matches!(event, Event::Eof) {
                return self.end().map(|()| None);
            }
            let done = self.take(&event).map_err(|kind| self.error(start, kind))?;
            self.buffer = buffer;
            if done.is_some() {
                return Ok(done);
            }
        }
    }

    /// Takes in an event; gives the unit that it ends.
    fn take(&mut self, event: &Event) -> Result<Option<Unit>, TmxErrorKind> {
        match event {
            Event::Start(tag) => self.start(tag)?,
            Event::End(_) => return Ok(self.close()),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match resolve(reference)? {
                Resolved::Char(c) => self.text(c.encode_utf8(&mut [0; 4])),
                Resolved::Text(text) => self.text(text),
            },
            _ => {}
        }
        Ok(None)
    }

    fn start(&mut self, tag: &BytesStart) -> Result<(), TmxErrorKind> {
        let name = tag.local_name().into_inner();
        if !std::mem::replace(&mut self.has_root, true) && name != "tmx" {
            return Err(TmxErrorKind::Root(name.to_owned()));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(TmxErrorKind::Depth);
        }
        let element = Element::named(name);
        self.open.push(element);
        match (element, &mut self.unit) {
            (Element::Unit, unit @ None) => {
                let line = self.xml.get_ref().place(0).line;
                let id = attribute(tag, &["tuid"])?;
                *unit = Some(Unit { line, id, ..Unit::default() });
            }
            (Element::Variant, Some(unit)) => {
                let lang = attribute(tag, &["xml:lang", "lang"])?.unwrap_or_default();
                unit.variants.push(Variant { lang, ..Variant::default() });
            }
            (Element::Prop, Some(unit)) => {
                let kind = attribute(tag, &["type"])?.unwrap_or_default();
                let is_variants = self.open.contains(&Element::Variant);
                let props = match unit.variants.last_mut().filter(|_| is_variants) {
                    Some(variant) => &mut variant.props,
                    None => &mut unit.props,
                };
                props.push(Prop { kind, text: String::new() });
            }
            _ => {}
        }
        Ok(())
    }

    /// Closes an element; gives the unit if it was one.
    fn close(&mut self) -> Option<Unit> {
        let is_unit = self.open.pop() == Some(Element::Unit);
        // A unit in a unit is part of it.
        if is_unit && !self.open.contains(&Element::Unit) { self.unit.take() } else { None }
    }

    /// Puts text where it belongs.
    fn text(&mut self, text: &str) {
        let Some(unit) = &mut self.unit else { return };
        let is_in = |element| self.open.contains(&element);
        let variant = unit.variants.last_mut().filter(|_| is_in(Element::Variant));
        let place = if is_in(Element::Prop) {
            let props = variant.map_or(&mut unit.props, |variant| &mut variant.props);
            props.last_mut().map(|prop| &mut prop.text)
        } else if is_in(Element::Segment) && !is_in(Element::Code) && !is_in(Element::Note) {
            variant.map(|variant| &mut variant.text)
        } else {
            None
        };
        if let Some(place) = place {
            place.push_str(text);
        }
    }

    /// Whether the file may end here.
    fn end(&self) -> Result<(), TmxError> {
        let name = match self.open.last() {
            None if self.has_root => return Ok(()),
            None => return Err(self.error(u64::MAX, TmxErrorKind::NoRoot)),
            Some(Element::Unit) => "tu",
            Some(Element::Variant) => "tuv",
            Some(Element::Segment) => "seg",
            Some(_) => "tmx",
        };
        Err(self.error(u64::MAX, TmxErrorKind::Unclosed(name.to_owned())))
    }

    /// An error at a byte of the file, or at its end.
    fn error(&self, offset: u64, kind: TmxErrorKind) -> TmxError {
        let input = self.xml.get_ref();
        TmxError { place: input.place(offset.min(input.offset())), kind }
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Unit, TmxError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let unit = self.read_unit();
        self.is_done = !matches!(unit, Ok(Some(_)));
        unit.transpose()
    }
}

enum Resolved {
    Char(char),
    Text(&'static str),
}

/// XML's own entities and characters by number; whatever a document type declares is unknown.
fn resolve(reference: &BytesRef) -> Result<Resolved, TmxErrorKind> {
    if let Some(c) = reference.resolve_char_ref().map_err(|error| message(&error))? {
        return Ok(Resolved::Char(c));
    }
    let text = resolve_xml_entity(reference);
    text.map(Resolved::Text).ok_or_else(|| TmxErrorKind::Entity(reference.to_string()))
}

/// The first of some attributes that a tag has.
fn attribute(tag: &BytesStart, names: &[&str]) -> Result<Option<String>, TmxErrorKind> {
    for name in names {
        let found = tag.try_get_attribute(name).map_err(|error| message(&error.into()))?;
        if let Some(attribute) = found {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            return Ok(Some(value.map_err(|error| message(&error))?.into_owned()));
        }
    }
    Ok(None)
}

fn message(error: &quick_xml::Error) -> TmxErrorKind {
    TmxErrorKind::Xml(match error {
        quick_xml::Error::Io(error) => error.to_string(),
        error => error.to_string(),
    })
}

#[cfg(test)]
mod tests;
