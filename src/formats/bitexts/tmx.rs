//! TMX, the exchange format of translation memories, in and out, as a stream.
//!
//! Read are versions 1.1 to 1.4b, written is 1.4b, <https://www.gala-global.org/tmx-14b>. Memory is that
//! of one unit, however long the file; a unit is at most [`MAX_ENTRY`] bytes.
//!
//! Unlike the standard: elements that it does not know are passed through, the text in them is
//! kept; a `tu` may stand anywhere below `tmx`.
//!
//! The confidence, the state and the draft of a translation, which TMX has no place for, are
//! `prop`s of its `tuv`, of the types `x-confidence`, `x-state` and `x-draft`; so several drafts
//! in one language stay apart.
//!
//! [`MAX_ENTRY`]: crate::formats::MAX_ENTRY

use std::fmt::Write as _;
use std::io::{BufRead, Write};

use quick_xml::events::{BytesStart, Event};

use super::error::{ReadError, WriteError};
use super::inline;
use super::unit::{About, Dates, Dialect, Prop, State, Target, Text, Unit, primary};
use super::xml::{self, Events};
use super::{Output, Settings, Writer};

const CONFIDENCE: &str = "x-confidence";
const STATE: &str = "x-state";
const DRAFT: &str = "x-draft";

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
    is_done: bool,
}

impl<R: BufRead> Reader<R> {
    /// A reader of UTF-8.
    pub fn new(input: R) -> Self {
        let events = Events::new(input, "tmx");
        Self { events, buffer: Vec::new(), source_lang: String::new(), is_done: false }
    }

    /// Reads on to the end of a unit; `None` at the end of the file.
    fn read_unit(&mut self) -> Result<Option<Unit>, ReadError> {
        loop {
            self.events.mark();
            let mut buffer = std::mem::take(&mut self.buffer);
            let event = self.events.next(&mut buffer)?;
            match &event {
                Event::Eof => return Ok(None),
                Event::Start(tag) => match tag.local_name().into_inner() {
                    "header" => {
                        let lang = self.named(tag, &["srclang"])?;
                        self.source_lang = lang.unwrap_or_default();
                    }
                    "tu" => {
                        let open = self.open(tag)?;
                        self.buffer = buffer;
                        return self.unit(open).map(Some);
                    }
                    _ => {}
                },
                _ => {}
            }
            self.buffer = buffer;
        }
    }

    fn named(&self, tag: &BytesStart, names: &[&str]) -> Result<Option<String>, ReadError> {
        self.events.attribute(tag, names)
    }

    /// What the start of a unit says.
    fn open(&self, tag: &BytesStart) -> Result<Open, ReadError> {
        Ok(Open {
            unit: Unit {
                place: self.events.place(),
                id: self.named(tag, &["tuid"])?,
                about: About { dates: self.dates(tag)?, ..About::default() },
                ..Unit::default()
            },
            source_lang: self.named(tag, &["srclang"])?,
            variants: Vec::new(),
        })
    }

    fn dates(&self, tag: &BytesStart) -> Result<Dates, ReadError> {
        if !tag.attributes_raw().contains("creation") && !tag.attributes_raw().contains("change") {
            return Ok(Dates::default());
        }
        Ok(Dates {
            created: self.named(tag, &["creationdate"])?,
            created_by: self.named(tag, &["creationid"])?,
            changed: self.named(tag, &["changedate"])?,
            changed_by: self.named(tag, &["changeid"])?,
        })
    }

    /// Reads the rest of a unit.
    fn unit(&mut self, mut open: Open) -> Result<Unit, ReadError> {
        let end = self.events.depth() - 1;
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut variant = None;
        loop {
            let event = self.events.next(&mut buffer)?;
            match &event {
                Event::Start(tag) => match (tag.local_name().into_inner(), &mut variant) {
                    ("tuv", _) => {
                        let lang = self.named(tag, &["xml:lang", "lang"])?.unwrap_or_default();
                        let about = About { dates: self.dates(tag)?, ..About::default() };
                        open.variants.extend(variant.take());
                        variant = Some(Text { lang, about, pieces: Vec::new() });
                    }
                    ("seg", Some(variant)) => {
                        let mut pieces = inline::read(&mut self.events, tag, Dialect::Tmx)?;
                        variant.pieces.append(&mut pieces);
                    }
                    ("prop", variant) => {
                        let kind = self.named(tag, &["type"])?.unwrap_or_default();
                        let text = self.events.characters()?;
                        let about = variant.as_mut().map_or(&mut open.unit.about, |v| &mut v.about);
                        about.props.push(Prop { kind, text });
                    }
                    ("note", variant) => {
                        let text = self.events.characters()?;
                        let about = variant.as_mut().map_or(&mut open.unit.about, |v| &mut v.about);
                        about.notes.push(text);
                    }
                    _ => {}
                },
                Event::End(tag) => {
                    if tag.local_name().into_inner() == "tuv" {
                        open.variants.extend(variant.take());
                    }
                    if self.events.depth() == end {
                        break;
                    }
                }
                // What may end here ends with an error in `next`.
                _ => {}
            }
        }
        self.buffer = buffer;
        open.variants.extend(variant);
        Ok(open.finish(&self.source_lang))
    }
}

/// A unit whose source is not chosen yet.
struct Open {
    unit: Unit,
    source_lang: Option<String>,
    variants: Vec<Text>,
}

impl Open {
    fn finish(self, file_lang: &str) -> Unit {
        let Self { mut unit, source_lang, mut variants } = self;
        let wanted = source_lang.as_deref().unwrap_or(file_lang);
        let same = |variant: &Text| variant.lang.eq_ignore_ascii_case(wanted);
        let alike = |variant: &Text| primary(&variant.lang) == primary(wanted);
        let source = variants.iter().position(same).or_else(|| variants.iter().position(alike));
        if !variants.is_empty() {
            unit.source = variants.remove(source.unwrap_or(0));
        }
        unit.targets = variants
            .into_iter()
            .map(|mut text| {
                let about = &mut text.about;
                let draft = about.take(DRAFT).unwrap_or_default();
                let confidence = about.take(CONFIDENCE).and_then(|text| text.parse().ok());
                let state = about.take(STATE).and_then(|name| State::named(&name));
                Target { text, draft, confidence, state }
            })
            .collect();
        unit.tidy()
    }
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

/// Writes TMX 1.4b, one unit after the other.
struct TmxWriter<'a> {
    out: Box<dyn Write + 'a>,
    buffer: String,
}

pub(super) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut head = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header",
    );
    let source_lang = if settings.source_lang.is_empty() { "*all*" } else { &settings.source_lang };
    for (name, value) in [
        ("creationtool", "taiyaku"),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "sentence"),
        ("o-tmf", "taiyaku"),
        ("adminlang", "en"),
        ("srclang", source_lang),
        ("datatype", "unknown"),
    ] {
        xml::push_attribute(&mut head, name, value);
    }
    if let Some(date) = &settings.date {
        xml::push_attribute(&mut head, "creationdate", date);
    }
    head.push_str("/>\n<body>\n");
    let mut out = output.main;
    out.write_all(head.as_bytes())?;
    Ok(Box::new(TmxWriter { out, buffer: String::new() }))
}

impl Writer for TmxWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let out = &mut self.buffer;
        out.clear();
        out.push_str("<tu");
        if let Some(id) = &unit.id {
            xml::push_attribute(out, "tuid", id);
        }
        push_dates(out, &unit.about.dates);
        out.push_str(">\n");
        push_remarks(out, &unit.about);
        push_variant(out, &unit.source, None);
        for target in &unit.targets {
            push_variant(out, &target.text, Some(target));
        }
        out.push_str("</tu>\n");
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.write_all(b"</body>\n</tmx>\n")?;
        self.out.flush()?;
        Ok(())
    }
}

fn push_variant(out: &mut String, text: &Text, target: Option<&Target>) {
    out.push_str("<tuv");
    xml::push_attribute(out, "xml:lang", &text.lang);
    push_dates(out, &text.about.dates);
    out.push('>');
    push_remarks(out, &text.about);
    if let Some(Target { draft, confidence, state, .. }) = target {
        if !draft.is_empty() {
            push_prop(out, DRAFT, draft);
        }
        if let Some(confidence) = confidence {
            let _ = write!(out, "<prop type=\"{CONFIDENCE}\">{confidence}</prop>");
        }
        if let Some(state) = state {
            push_prop(out, STATE, state.name());
        }
    }
    out.push_str("<seg>");
    inline::push(out, text);
    out.push_str("</seg></tuv>\n");
}

fn push_dates(out: &mut String, dates: &Dates) {
    for (name, value) in [
        ("creationdate", &dates.created),
        ("creationid", &dates.created_by),
        ("changedate", &dates.changed),
        ("changeid", &dates.changed_by),
    ] {
        if let Some(value) = value {
            xml::push_attribute(out, name, value);
        }
    }
}

fn push_remarks(out: &mut String, about: &About) {
    for note in &about.notes {
        out.push_str("<note>");
        xml::push_text(out, note);
        out.push_str("</note>");
    }
    for Prop { kind, text } in &about.props {
        push_prop(out, kind, text);
    }
}

fn push_prop(out: &mut String, kind: &str, text: &str) {
    out.push_str("<prop");
    xml::push_attribute(out, "type", kind);
    out.push('>');
    xml::push_text(out, text);
    out.push_str("</prop>");
}

#[cfg(test)]
mod tests;
