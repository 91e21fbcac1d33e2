//! InterText's and OPUS's links: XCES `cesAlign` beside two XML texts whose sentences are
//! `<s id="…">`. <https://opus.nlpl.eu/legacy/trac/wiki/DataFormats.html>
//!
//! The certainty of a link is its confidence; `status="man"` is the state "reviewed". White space
//! between the words (`<w>`) and other elements of a sentence is a blank, or nothing between words of
//! a language without blanks; in a sentence of nothing but text it is kept.

use std::collections::HashMap;
use std::io::{BufRead, Write};

use quick_xml::events::Event;

use crate::formats::Place;

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::lines::split;
use super::room::Room;
use super::tags::space;
use super::unit::{Piece, State, Target, Text, Unit};
use super::xml::{self, Events};
use super::{Input, Output, Settings, Units, Writer};

/// Sentences by their ids.
type Sentences = HashMap<String, String>;

/// The sentences of a text in a language by their ids. An XML text may have any outermost element.
fn sentences(input: Box<dyn BufRead + '_>, lang: &str) -> Result<Sentences, ReadError> {
    let mut events = Events::new(input, "");
    let mut found = HashMap::new();
    let mut buffer = Vec::new();
    loop {
        events.mark();
        match &events.next(&mut buffer)? {
            Event::Eof => return Ok(found),
            Event::Start(tag) if tag.local_name().into_inner() == "s" => {
                let id = events.attribute(tag, &["id", "xml:id"])?.unwrap_or_default();
                let text = sentence(&mut events, lang)?;
                found.insert(id, text);
            }
            _ => {}
        }
    }
}

/// The text of the `s` that has just begun, to its end.
fn sentence<R: BufRead>(events: &mut Events<R>, lang: &str) -> Result<String, ReadError> {
    let end = events.depth() - 1;
    let (mut text, mut has_elements, mut has_words) = (String::new(), false, false);
    let mut buffer = Vec::new();
    loop {
        let event = events.next(&mut buffer)?;
        if events.depth() == end {
            break;
        }
        if let Event::Start(tag) = &event {
            has_elements = true;
            has_words |= tag.local_name().into_inner() == "w";
        }
        let taken = xml::with_text(&event, |part| text.push_str(part));
        taken.map_err(|kind| events.error(kind))?;
    }
    if !has_elements {
        return Ok(text);
    }
    let blank = if has_words { space(lang) } else { " " };
    Ok(text.split_whitespace().collect::<Vec<_>>().join(blank))
}

pub(super) fn read(input: Input<'_>) -> Units<'_> {
    match open(input) {
        Ok(units) => units,
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

fn open(input: Input<'_>) -> Result<Units<'_>, ReadError> {
    let Input { main, texts, langs } = input;
    let [source, target] = texts.ok_or_else(|| {
        let found = "links without texts".to_owned();
        let kind = ReadErrorKind::Found { found, expected: "the sentences of both sides" };
        kind.at(Place { line: 1, column: 1 })
    })?;
    let [source_lang, target_lang] = &langs;
    let texts = [sentences(source, source_lang)?, sentences(target, target_lang)?];
    let mut events = Events::new(main, "cesAlign");
    let mut buffer = Vec::new();
    Ok(super::units(move || {
        loop {
            events.mark();
            match &events.next(&mut buffer)? {
                Event::Eof => return Ok(None),
                Event::Start(tag) if tag.local_name().into_inner() == "link" => {
                    let ids = events.attribute(tag, &["xtargets"])?.unwrap_or_default();
                    let Some((source, target)) = ids.split_once(';') else {
                        let kind = ReadErrorKind::found(&ids, "`IDS;IDS` in xtargets");
                        return Err(events.error(kind));
                    };
                    let mut room = Room::of_entry();
                    let mut side = |index: usize, ids: &str| {
                        let (Some(sentences), Some(lang)) = (texts.get(index), langs.get(index))
                        else {
                            return Ok(Text::default());
                        };
                        let mut text = Text::new(lang.as_str(), "");
                        for id in ids.split_ascii_whitespace() {
                            let sentence = sentences.get(id).ok_or_else(|| {
                                events.error(ReadErrorKind::found(id, "the id of a sentence"))
                            })?;
                            let taken = room.take(1, sentence.len() + 1);
                            taken.map_err(|kind| events.error(kind))?;
                            text.pieces.extend([Piece::Text(sentence.clone()), Piece::Break]);
                        }
                        Ok(text)
                    };
                    let certainty = events.attribute(tag, &["certainty"])?;
                    let certainty = certainty.and_then(|text| text.parse().ok());
                    let status = events.attribute(tag, &["status"])?;
                    let target = Target {
                        text: side(1, target)?,
                        draft: String::new(),
                        confidence: certainty.filter(|c| (0.0..=1.0).contains(c)),
                        state: (status.as_deref() == Some("man")).then_some(State::Reviewed),
                    };
                    let source = side(0, source)?;
                    let place = events.place();
                    let targets = vec![target];
                    return Ok(Some(Unit { place, source, targets, ..Unit::default() }.tidy()));
                }
                _ => {}
            }
        }
    }))
}

struct XcesWriter<'a> {
    main: Box<dyn Write + 'a>,
    texts: [Box<dyn Write + 'a>; 2],
    /// Sentences written so far.
    counts: [usize; 2],
}

pub(super) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let missing = || WriteError::Library("files for the sentences are needed".to_owned());
    let (mut main, mut texts) = (output.main, output.texts.ok_or_else(missing)?);
    let mut head = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cesAlign version=\"1.0\">\n<linkGrp targType=\"s\"",
    );
    xml::push_attribute(&mut head, "fromDoc", &settings.source_lang);
    xml::push_attribute(&mut head, "toDoc", &settings.target_lang);
    head.push_str(">\n");
    main.write_all(head.as_bytes())?;
    for file in &mut texts {
        file.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<text>\n")?;
    }
    Ok(Box::new(XcesWriter { main, texts, counts: [0, 0] }))
}

impl Writer for XcesWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let target = unit.targets.first();
        let sides = [split(&unit.source), target.map(|t| split(&t.text)).unwrap_or_default()];
        let kind = format!("{}-{}", sides[0].len(), sides[1].len());
        let mut ids = Vec::new();
        for ((file, count), sentences) in self.texts.iter_mut().zip(&mut self.counts).zip(sides) {
            let mut own = Vec::new();
            for sentence in sentences {
                *count += 1;
                let mut line = format!("<s id=\"s{count}\">");
                xml::push_text(&mut line, &sentence);
                line.push_str("</s>\n");
                file.write_all(line.as_bytes())?;
                own.push(format!("s{count}"));
            }
            ids.push(own.join(" "));
        }
        let mut link = String::from("<link");
        xml::push_attribute(&mut link, "type", &kind);
        xml::push_attribute(&mut link, "xtargets", &ids.join(";"));
        let reviewed = target.is_some_and(|target| target.state == Some(State::Reviewed));
        xml::push_attribute(&mut link, "status", if reviewed { "man" } else { "auto" });
        if let Some(confidence) = target.and_then(|target| target.confidence) {
            xml::push_attribute(&mut link, "certainty", &confidence.to_string());
        }
        link.push_str("/>\n");
        self.main.write_all(link.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.main.write_all(b"</linkGrp>\n</cesAlign>\n")?;
        self.main.flush()?;
        for file in &mut self.texts {
            file.write_all(b"</text>\n")?;
            file.flush()?;
        }
        Ok(())
    }
}
