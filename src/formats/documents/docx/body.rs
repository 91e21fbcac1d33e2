//! The paragraphs of a part, as its elements come.

use quick_xml::events::{BytesStart, Event};

use crate::model::BlockKind;

use super::super::{Changes, ReadError};
use super::fields::Fields;
use super::styles::Styles;
use super::{Xml, is_on};

/// The namespaces of WordprocessingML, transitional and strict.
const NAMESPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// A paragraph that is being read, or has been.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) kind: BlockKind,
    /// The notes that it refers to.
    pub(super) notes: Vec<(bool, String)>,
    /// Whether its end was deleted, or is not there yet, so that the next one goes on with it.
    goes_on: bool,
    /// Whether its style hides it.
    is_hidden: bool,
}

/// What an element means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    /// Text; whether the white space at its ends counts.
    Text(bool),
    /// The text of something deleted.
    DeletedText,
    /// The code of a field.
    FieldCode,
    /// Text that is not there in the version that is read.
    Absent,
    Cell,
    Other,
}

/// Paragraphs that are being read.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    changes: Changes,
    /// What stands before the names of WordprocessingML's elements, by the root.
    prefix: Option<String>,
    open: Vec<Element>,
    /// How many of them are [`Element::Absent`], and [`Element::Cell`].
    absent: usize,
    cells: usize,
    /// The paragraphs that are open: one, or more where there is a text box in it.
    paragraphs: Vec<Paragraph>,
    /// What goes on in the next paragraph.
    pending: Option<Paragraph>,
    fields: Fields,
    /// What the text element holds so far.
    element_text: String,
    /// Whether the run is hidden.
    is_hidden: bool,
    /// Paragraphs that are done.
    pub(super) ready: Vec<Paragraph>,
    /// Tracked changes, pieces of hidden text and characters of symbol fonts so far.
    pub(super) changed: usize,
    pub(super) hidden: usize,
    pub(super) symbols: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, changes: Changes) -> Self {
        Self {
            styles,
            changes,
            prefix: None,
            open: Vec::new(),
            absent: 0,
            cells: 0,
            paragraphs: Vec::new(),
            pending: None,
            fields: Fields::default(),
            element_text: String::new(),
            is_hidden: false,
            ready: Vec::new(),
            changed: 0,
            hidden: 0,
            symbols: 0,
        }
    }

    /// Takes the next event of the part in.
    pub(super) fn take(&mut self, xml: &Xml<'_>, event: &Event<'_>) -> Result<(), ReadError> {
        match event {
            Event::Start(tag) => self.start(xml, tag),
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::Text(text) => {
                self.text(&text.xml10_content());
                Ok(())
            }
            Event::CData(text) => {
                self.text(&text.xml10_content());
                Ok(())
            }
            Event::GeneralRef(reference) => {
                let text = xml.resolve(reference)?;
                self.text(&text);
                Ok(())
            }
            Event::Eof => {
                self.ready.extend(self.pending.take());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, xml: &Xml<'_>, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        let prefix = match &self.prefix {
            Some(prefix) => prefix,
            None => self.prefix.insert(prefix_of(xml, tag)?),
        };
        let full = tag.name().into_inner();
        let element = match full.strip_prefix(prefix.as_str()).filter(|name| !name.contains(':')) {
            Some(name) => self.element(xml, tag, name)?,
            None if tag.local_name().into_inner() == "Fallback" => Element::Absent,
            None => Element::Other,
        };
        self.absent += usize::from(element == Element::Absent);
        self.cells += usize::from(element == Element::Cell);
        self.open.push(element);
        Ok(())
    }

    /// What a start means, and what it does.
    fn element(
        &mut self,
        xml: &Xml<'_>,
        tag: &BytesStart<'_>,
        name: &str,
    ) -> Result<Element, ReadError> {
        let value = || xml.attribute(tag, "val");
        let within = self.open.last().copied();
        let in_properties = within == Some(Element::RunProperties);
        Ok(match name {
            "p" => {
                // What goes on is in the body, not in a text box.
                let begun = if self.paragraphs.is_empty() { self.pending.take() } else { None };
                let mut paragraph = begun.unwrap_or_default();
                paragraph.goes_on = false;
                if self.cells > 0 && paragraph.text.is_empty() {
                    paragraph.kind = BlockKind::Cell;
                }
                self.paragraphs.push(paragraph);
                Element::Paragraph
            }
            "pPr" => Element::ParagraphProperties,
            // An old version of properties says nothing of this one.
            "pPrChange" | "rPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange"
            | "tcPrChange" => Element::Absent,
            "r" => {
                self.is_hidden = self.paragraphs.last().is_some_and(|p| p.is_hidden);
                Element::Run
            }
            "rPr" => Element::RunProperties,
            "ins" | "moveTo" | "del" | "moveFrom" if in_properties => {
                self.mark_of_paragraph(matches!(name, "ins" | "moveTo"));
                Element::Other
            }
            "ins" | "moveTo" | "del" | "moveFrom" => {
                self.changed += 1;
                let is_there =
                    matches!(name, "ins" | "moveTo") == (self.changes == Changes::Accepted);
                if is_there { Element::Other } else { Element::Absent }
            }
            "t" => Element::Text(xml.attribute(tag, "space")?.as_deref() == Some("preserve")),
            "delText" => Element::DeletedText,
            "tc" => Element::Cell,
            // The reading of a word.
            "rt" => Element::Absent,
            "tab" if within == Some(Element::Run) => self.character("\t"),
            "br" | "cr" => self.character("\n"),
            "noBreakHyphen" => self.character("\u{2011}"),
            "fldChar" => {
                let kind = xml.attribute(tag, "fldCharType")?.unwrap_or_default();
                if self.absent == 0 {
                    self.fields.mark(&kind);
                }
                Element::Other
            }
            "instrText" => Element::FieldCode,
            // A place in a font of pictures, which says nothing of what is there.
            "sym" => {
                self.symbols += 1;
                Element::Other
            }
            "footnoteReference" | "endnoteReference" => {
                let key =
                    (name == "endnoteReference", xml.attribute(tag, "id")?.unwrap_or_default());
                if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| self.absent == 0) {
                    paragraph.notes.push(key);
                }
                Element::Other
            }
            "vanish" if in_properties && self.absent == 0 => {
                self.hide(is_on(value()?.as_deref()));
                Element::Other
            }
            "rStyle" if self.styles.is_hidden(&value()?.unwrap_or_default()) => {
                self.hide(true);
                Element::Other
            }
            "pStyle" | "outlineLvl" | "numId" if self.absent == 0 => {
                let value = value()?.unwrap_or_default();
                self.property(name, &value);
                Element::Other
            }
            _ => Element::Other,
        })
    }

    fn end(&mut self) {
        let element = self.open.pop();
        self.absent -= usize::from(element == Some(Element::Absent));
        self.cells -= usize::from(element == Some(Element::Cell));
        match element {
            Some(Element::Paragraph) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    let is_absent = self.absent > 0;
                    if paragraph.goes_on && self.paragraphs.is_empty() {
                        self.pending = Some(paragraph);
                    } else if !is_absent {
                        self.ready.push(paragraph);
                    }
                }
            }
            // The end of a cell ends what goes on in it.
            Some(Element::Cell) => self.ready.extend(self.pending.take()),
            Some(Element::Run) => self.is_hidden = false,
            Some(element @ (Element::Text(_) | Element::DeletedText)) => {
                let text = std::mem::take(&mut self.element_text);
                match element {
                    Element::Text(false) => self.add(text.trim_matches([' ', '\t', '\n', '\r'])),
                    // What was deleted is there as long as the change is not made.
                    Element::DeletedText if self.changes == Changes::Accepted => {}
                    _ => self.add(&text),
                }
            }
            _ => {}
        }
    }

    /// What a paragraph's properties say.
    fn property(&mut self, name: &str, value: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let kind = match name {
            "pStyle" => {
                paragraph.is_hidden |= self.styles.is_hidden(value);
                self.styles.kind(value)
            }
            "outlineLvl" => (value != "9").then_some(BlockKind::Heading),
            _ if value == "0" => {
                let is_item = paragraph.kind == BlockKind::Item;
                is_item.then_some(BlockKind::Paragraph)
            }
            _ => (paragraph.kind != BlockKind::Heading).then_some(BlockKind::Item),
        };
        // A cell is a cell, whatever stands in it.
        if let Some(kind) = kind
            && paragraph.kind != BlockKind::Cell
        {
            paragraph.kind = kind;
        }
    }

    /// The mark at a paragraph's end was inserted, or deleted.
    fn mark_of_paragraph(&mut self, is_inserted: bool) {
        let is_mark = self.open.iter().rev().nth(1) == Some(&Element::ParagraphProperties);
        if !is_mark || self.absent > 0 {
            return;
        }
        self.changed += 1;
        let is_there = is_inserted == (self.changes == Changes::Accepted);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.goes_on |= !is_there;
        }
    }

    /// A run is hidden, or is not; the mark of a paragraph may be hidden as well, but not its text.
    fn hide(&mut self, is_hidden: bool) {
        if self.open.iter().rev().nth(1) == Some(&Element::Run) {
            self.is_hidden = is_hidden;
        }
    }

    /// Adds a character that an element stands for.
    fn character(&mut self, c: &str) -> Element {
        self.add(c);
        Element::Other
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(Element::Text(_) | Element::DeletedText) => self.element_text.push_str(text),
            Some(Element::FieldCode) => self.fields.code(text),
            _ => {}
        }
    }

    /// Adds text, unless nobody sees it.
    fn add(&mut self, text: &str) {
        if self.absent > 0 || !self.fields.is_text() {
            return;
        }
        if self.is_hidden {
            self.hidden += 1;
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }
}

/// What stands before WordprocessingML's names, by the root's declarations: `w:` nearly always.
fn prefix_of(xml: &Xml<'_>, root: &BytesStart<'_>) -> Result<String, ReadError> {
    for attribute in root.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| xml.xml_error(&error.into()))?;
        let key = attribute.key.into_inner();
        let value = attribute.value.as_ref();
        if NAMESPACES.contains(&value) {
            return Ok(match key.strip_prefix("xmlns:") {
                Some(prefix) => format!("{prefix}:"),
                None => String::new(),
            });
        }
    }
    Ok("w:".to_owned())
}
