//! TBX, TermBase eXchange (ISO 30042): version 2 (`martif`) and 3 (`tbx`), the latter in either
//! style, data categories as attributes (DCA) or as elements (DCT); dialects Core, Min and Basic,
//! and whatever else has their structure.
//!
//! Kept are terms, their administrative status and part of speech, definitions, contexts and notes;
//! other data categories and languages are left out and counted. Deprecated and superseded terms
//! are forbidden. A term without a status is preferred if it is its language's first, else
//! admitted.
//!
//! What TBX has no category for stands in notes that we write and read back: on an entry
//! `pass: TEXT => TRANSLATION`, `fail: …` and `ignore: RULE`; on a term `case_sensitive` and
//! `exact`.
//!
//! No document type is fetched, no entity but XML's own five is resolved. Linear in the bytes.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use crate::model::{Concept, Form, Lang, PartOfSpeech, Status, Verdict};

use super::{
    GlossaryError, GlossaryErrorKind, Ids, MAX_CELL, ReadGlossary, cells, check_forms, columns,
    number,
};

/// Deeper nesting is no termbase.
const MAX_DEPTH: usize = 64;

/// The prefixes of the notes of our own.
pub(super) const PASS: &str = "pass: ";
pub(super) const FAIL: &str = "fail: ";
pub(super) const IGNORE: &str = "ignore: ";
pub(super) const CASE_SENSITIVE: &str = "case_sensitive";
pub(super) const EXACT: &str = "exact";

/// The elements that stand for a data category in the style DCT, and are kept or counted.
const CATEGORIES: [&str; 14] = [
    "administrativeStatus",
    "context",
    "customerSubset",
    "definition",
    "externalCrossReference",
    "geographicalUsage",
    "grammaticalGender",
    "partOfSpeech",
    "projectSubset",
    "source",
    "subjectField",
    "termLocation",
    "termType",
    "xGraphic",
];

/// What an element means to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    Entry,
    Language,
    Term,
    /// An element whose text is kept, with its data category.
    Data(String),
    Other(String),
}

pub(super) fn read(text: &str) -> Result<ReadGlossary, GlossaryError> {
    let mut xml = quick_xml::Reader::from_str(text);
    xml.config_mut().expand_empty_elements = true;
    let mut reader = Reader { text, ..Reader::default() };
    loop {
        let start = offset(xml.buffer_position());
        let event = xml.read_event().map_err(|error| {
            let at = offset(xml.error_position()).max(start);
            reader.error(at, GlossaryErrorKind::Malformed(error.to_string()))
        })?;
        if matches!(event, Event::Eof) {
            return reader.end();
        }
        reader.start = start;
        reader.take(&event).map_err(|kind| reader.error(start, kind))?;
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    /// Where the event that is being read begins.
    start: usize,
    /// How far lines have been counted, and how many there were.
    counted: (usize, u64),
    open: Vec<Element>,
    has_root: bool,
    entry: Entry,
    /// The text of the innermost data element.
    data: String,
    ids: Ids,
    read: ReadGlossary,
}

/// An entry that is being read.
#[derive(Default)]
struct Entry {
    concept: Concept,
    lang: Option<Lang>,
    /// The language that is read, if it is neither of the two.
    other_lang: Option<String>,
    term: Term,
    notes: Vec<String>,
}

#[derive(Default)]
struct Term {
    text: String,
    status: Option<Status>,
    part_of_speech: Option<PartOfSpeech>,
    case_sensitive: bool,
    exact: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event) -> Result<(), GlossaryErrorKind> {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let by_number = reference.resolve_char_ref();
                let by_number =
                    by_number.map_err(|error| GlossaryErrorKind::Malformed(error.to_string()))?;
                match (by_number, resolve_xml_entity(reference)) {
                    (Some(c), _) => self.text(c.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => self.text(text),
                    (None, None) => Err(GlossaryErrorKind::Entity(reference.to_string())),
                }
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, tag: &BytesStart) -> Result<(), GlossaryErrorKind> {
        let name = tag.local_name().into_inner().to_owned();
        if !std::mem::replace(&mut self.has_root, true) && !matches!(&*name, "martif" | "tbx") {
            return Err(GlossaryErrorKind::Root(name));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(GlossaryErrorKind::Depth(MAX_DEPTH));
        }
        let is_in_entry = self.open.contains(&Element::Entry);
        let element = match &*name {
            "termEntry" | "conceptEntry" if !is_in_entry => {
                let id = attribute(tag, &["id", "xml:id"])?;
                let line = self.line(self.start);
                let id = self.ids.claim(id, line)?.unwrap_or_default();
                let concept = Concept { id, line: Some(line), ..Concept::default() };
                self.entry = Entry { concept, ..Entry::default() };
                Element::Entry
            }
            "langSet" | "langSec" if is_in_entry => {
                let tag = attribute(tag, &["xml:lang", "lang"])?;
                let tag = tag.ok_or(GlossaryErrorKind::NoLang)?;
                self.entry.lang = columns::language(&tag);
                self.entry.other_lang = Some(tag).filter(|_| self.entry.lang.is_none());
                Element::Language
            }
            "tig" | "ntig" | "termSec" if is_in_entry => {
                self.entry.term = Term::default();
                Element::Term
            }
            "term" | "note" if is_in_entry => self.data(name),
            "termNote" | "descrip" | "admin" | "xref" | "ref" if is_in_entry => {
                let category = attribute(tag, &["type"])?.unwrap_or(name);
                self.data(category)
            }
            _ if is_in_entry && CATEGORIES.contains(&&*name) => self.data(name),
            // What nobody knows counts if it has text, such as transactions.
            _ if is_in_entry && !self.has_data() => self.data(name),
            _ => Element::Other(name),
        };
        self.open.push(element);
        Ok(())
    }

    /// Whether an element is open whose text is kept.
    fn has_data(&self) -> bool {
        self.open.iter().any(|element| matches!(element, Element::Data(_)))
    }

    fn data(&mut self, category: String) -> Element {
        self.data.clear();
        Element::Data(category)
    }

    fn text(&mut self, text: &str) -> Result<(), GlossaryErrorKind> {
        if self.has_data() {
            self.data.push_str(text);
            if self.data.len() > MAX_CELL {
                return Err(GlossaryErrorKind::Long(self.data.len()));
            }
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), GlossaryErrorKind> {
        match self.open.pop() {
            Some(Element::Data(category)) => {
                let text = std::mem::take(&mut self.data);
                self.keep(&category, text.trim())
            }
            Some(Element::Term) => {
                self.end_term();
                Ok(())
            }
            Some(Element::Language) => {
                (self.entry.lang, self.entry.other_lang) = (None, None);
                Ok(())
            }
            Some(Element::Entry) => {
                self.end_entry();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Puts the text of a data element where it belongs.
    fn keep(&mut self, category: &str, text: &str) -> Result<(), GlossaryErrorKind> {
        let is_terms = self.open.contains(&Element::Term);
        let entry = &mut self.entry;
        match category {
            _ if text.is_empty() => {}
            "term" if is_terms => text.clone_into(&mut entry.term.text),
            "administrativeStatus" | "normativeAuthorization" => entry.term.status = status(text),
            "partOfSpeech" => entry.term.part_of_speech = Some(part_of_speech(text)),
            "definition" => append(&mut entry.concept.definition, text),
            "context" => append(&mut entry.concept.context, text),
            "note" if is_terms && text == CASE_SENSITIVE => entry.term.case_sensitive = true,
            "note" if is_terms && text == EXACT => entry.term.exact = true,
            "note" => return self.note(text),
            other => {
                count(&mut self.read.left_out, other);
            }
        }
        Ok(())
    }

    fn note(&mut self, text: &str) -> Result<(), GlossaryErrorKind> {
        let concept = &mut self.entry.concept;
        for (prefix, verdict) in [(PASS, Verdict::Pass), (FAIL, Verdict::Fail)] {
            if let Some(pair) = text.strip_prefix(prefix) {
                concept.examples.push(cells::example(pair, verdict)?);
                return Ok(());
            }
        }
        match text.strip_prefix(IGNORE) {
            Some(rule) => concept.ignored_rules.push(rule.trim().to_owned()),
            None => self.entry.notes.push(text.to_owned()),
        }
        Ok(())
    }

    fn end_term(&mut self) {
        let term = std::mem::take(&mut self.entry.term);
        if let Some(tag) = self.entry.other_lang.as_ref().filter(|_| !term.text.is_empty()) {
            count(&mut self.read.other_languages, tag);
        }
        let Some(lang) = self.entry.lang.filter(|_| !term.text.is_empty()) else { return };
        let forms = &mut self.entry.concept.forms;
        let has_preferred =
            forms.iter().any(|form| form.lang == lang && form.status == Status::Preferred);
        let ranked = if has_preferred { Status::Admitted } else { Status::Preferred };
        forms.push(Form {
            lang,
            text: term.text,
            status: term.status.unwrap_or(ranked),
            case_sensitive: term.case_sensitive,
            exact: term.exact,
            part_of_speech: term.part_of_speech,
        });
    }

    fn end_entry(&mut self) {
        let Entry { mut concept, notes, .. } = std::mem::take(&mut self.entry);
        concept.forms.sort_by_key(|form| (form.lang, form.status));
        concept.note = (!notes.is_empty()).then(|| notes.join("\n"));
        match check_forms(&concept) {
            Ok(()) => self.read.glossary.concepts.push(concept),
            Err(kind) => {
                let line = concept.line.unwrap_or(1);
                self.read.warnings.push(GlossaryError::new(line, 1, kind));
            }
        }
    }

    /// The line of a byte; lines are counted once, so bytes must ascend.
    fn line(&mut self, at: usize) -> u64 {
        let (from, lines) = self.counted;
        let passed = self.text.as_bytes().get(from..at).unwrap_or_default();
        self.counted = (at.max(from), lines + memchr::memchr_iter(b'\n', passed).count() as u64);
        self.counted.1 + 1
    }

    fn error(&self, at: usize, kind: GlossaryErrorKind) -> GlossaryError {
        let before = self.text.as_bytes().get(..at.min(self.text.len())).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', before).count() as u64;
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
        GlossaryError::new(lines + 1, (before.len() - line_start) as u64 + 1, kind)
    }

    fn end(mut self) -> Result<ReadGlossary, GlossaryError> {
        let at = self.text.len();
        if let Some(element) = self.open.last() {
            let name = match element {
                Element::Entry => "conceptEntry",
                Element::Language => "langSec",
                Element::Term => "termSec",
                Element::Data(name) | Element::Other(name) => name,
            };
            return Err(self.error(at, GlossaryErrorKind::Unclosed(name.to_owned())));
        }
        if !self.has_root {
            return Err(self.error(at, GlossaryErrorKind::NoRoot));
        }
        number(&mut self.read.glossary, &self.ids);
        Ok(self.read)
    }
}

/// Counts one more of a kind.
fn count(kinds: &mut Vec<(String, usize)>, kind: &str) {
    let kind: String = kind.chars().take(40).collect();
    match kinds.iter_mut().find(|(name, _)| *name == kind) {
        Some((_, count)) => *count += 1,
        None => kinds.push((kind, 1)),
    }
}

fn append(place: &mut Option<String>, text: &str) {
    match place {
        Some(before) => *before = format!("{before}\n{text}"),
        None => *place = Some(text.to_owned()),
    }
}

/// The status by the values of TBX 2 and 3, and those of TBX-Min's first version.
fn status(value: &str) -> Option<Status> {
    let value = value.to_lowercase();
    let value = value.strip_suffix("-admn-sts").unwrap_or(&value);
    match value.strip_suffix("term").unwrap_or(value) {
        "preferred" | "standardized" => Some(Status::Preferred),
        "admitted" | "legal" | "regulated" => Some(Status::Admitted),
        "deprecated" | "superseded" | "notrecommended" | "obsolete" | "forbidden" => {
            Some(Status::Forbidden)
        }
        _ => None,
    }
}

fn part_of_speech(value: &str) -> PartOfSpeech {
    match value.to_lowercase().as_str() {
        "noun" => PartOfSpeech::Noun,
        "propernoun" => PartOfSpeech::Name,
        "verb" => PartOfSpeech::Verb,
        "adjective" => PartOfSpeech::Adjective,
        _ => PartOfSpeech::Other,
    }
}

/// The first of some attributes that a tag has.
fn attribute(tag: &BytesStart, names: &[&str]) -> Result<Option<String>, GlossaryErrorKind> {
    let broken = |message: String| GlossaryErrorKind::Malformed(message);
    for name in names {
        let found = tag.try_get_attribute(name).map_err(|error| broken(error.to_string()))?;
        if let Some(attribute) = found {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|error| broken(error.to_string()))?;
            return Ok(Some(value.trim().to_owned()));
        }
    }
    Ok(None)
}
