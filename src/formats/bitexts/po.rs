//! PO, the catalogues of gettext,
//! <https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>, as a stream.
//!
//! The context (`msgctxt`) is a unit's name, translators' comments are its notes; references,
//! flags, earlier texts and extracted comments are properties. `fuzzy` is the state "needs
//! review". The plural forms of a message follow it as a unit of their own, a draft each. Obsolete
//! entries (`#~`) are not read. The header says the languages: `Language` and, which is ours,
//! `X-Source-Language`.

use std::io::{BufRead, Write};
use std::ops::Range;

use crate::formats::Place;
use crate::formats::bounded::Bounded;

use super::edit::{Change, Edited, Splices, Wanted};
use super::error::{ReadError, ReadErrorKind, WriteError};
use super::unit::{Prop, State, Target, Text, Unit};
use super::{Input, Output, Settings, Units, Writer};

/// Comments that are properties: how they begin, and the property's kind.
const COMMENTS: [(&str, &str); 4] =
    [("#: ", "reference"), ("#, ", "flags"), ("#| ", "previous"), ("#. ", "extracted-comment")];

/// The lines of an entry, as they are read.
#[derive(Default)]
struct Entry {
    place: Place,
    notes: Vec<String>,
    props: Vec<Prop>,
    is_fuzzy: bool,
    context: Option<String>,
    source: Option<String>,
    plural: Option<String>,
    translations: Vec<String>,
    /// Whether the last comment was a note, which the next one goes on with.
    in_note: bool,
    /// Where the line of flags with `fuzzy` stands, in bytes.
    flags: Option<Range<usize>>,
    /// Where the first line that is no comment begins.
    start: Option<usize>,
    /// Where the lines of the translation stand.
    spot: Option<Range<usize>>,
}

/// Which string the lines in quotation marks go on with.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Context,
    Source,
    Plural,
    Translation,
}

struct Reader<R> {
    input: Bounded<R>,
    langs: [String; 2],
    /// A line that was read but belongs to the next entry.
    line: String,
    is_waiting: bool,
    line_place: Place,
    /// Where it stands in the file, in bytes, with its end.
    line_span: Range<usize>,
    /// Units of an entry that are still to be given, the last one first.
    waiting: Vec<Unit>,
}

pub(super) fn read(input: Input<'_>) -> Units<'_> {
    let mut reader = Reader::new(input.main, input.langs);
    super::units(move || reader.read())
}

impl<R: BufRead> Reader<R> {
    fn new(input: R, langs: [String; 2]) -> Self {
        Self {
            input: Bounded::new(input),
            langs,
            line: String::new(),
            is_waiting: false,
            line_place: Place::default(),
            line_span: 0..0,
            waiting: Vec::new(),
        }
    }

    fn read(&mut self) -> Result<Option<Unit>, ReadError> {
        loop {
            if let Some(unit) = self.waiting.pop() {
                return Ok(Some(unit));
            }
            let Some(entry) = self.entry()? else { return Ok(None) };
            if entry.source.as_deref() == Some("") && entry.context.is_none() {
                self.header(entry.translations.first().map_or("", String::as_str));
            } else {
                self.waiting = entry.units(&self.langs);
                self.waiting.reverse();
            }
        }
    }

    fn header(&mut self, header: &str) {
        for line in header.lines() {
            match line.split_once(':') {
                Some(("Language", lang)) if !lang.trim().is_empty() => {
                    lang.trim().clone_into(&mut self.langs[1]);
                }
                Some(("X-Source-Language", lang)) => lang.trim().clone_into(&mut self.langs[0]),
                _ => {}
            }
        }
    }

    /// The next line, without its end; `false` at the end of the file.
    fn next_line(&mut self) -> Result<bool, ReadError> {
        if std::mem::take(&mut self.is_waiting) {
            return Ok(true);
        }
        self.line.clear();
        self.line_place = self.input.here();
        let read = self.input.read_line(&mut self.line);
        let read = read.map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => ReadErrorKind::Encoding.at(self.line_place),
            _ => ReadErrorKind::Read(error.to_string()).at(self.line_place),
        })?;
        self.line_span = self.line_span.end..self.line_span.end + read;
        if self.line.ends_with('\n') {
            self.line.pop();
        }
        if self.line.ends_with('\r') {
            self.line.pop();
        }
        Ok(read > 0)
    }

    /// Reads an entry; `None` at the end of the file.
    fn entry(&mut self) -> Result<Option<Entry>, ReadError> {
        let mut entry = Entry::default();
        let mut field = None;
        self.input.mark();
        loop {
            if !self.next_line()? {
                break;
            }
            let line = self.line.trim();
            if line.is_empty() || line.starts_with("#~") {
                if entry.source.is_some() {
                    break;
                }
                continue;
            }
            let begins = line.starts_with('#')
                || line.starts_with("msgctxt")
                || (line.starts_with("msgid") && !line.starts_with("msgid_plural"));
            if begins && !entry.translations.is_empty() {
                self.is_waiting = true;
                break;
            }
            if entry.place == Place::default() {
                entry.place = self.line_place;
            }
            if self.line.starts_with('#') {
                let was_fuzzy = std::mem::take(&mut entry.is_fuzzy);
                entry.comment(&self.line);
                if entry.is_fuzzy {
                    entry.flags = Some(self.line_span.clone());
                }
                entry.is_fuzzy |= was_fuzzy;
                continue;
            }
            entry.start.get_or_insert(self.line_span.start);
            let wrong =
                |found: &str, expected| ReadErrorKind::found(found, expected).at(self.line_place);
            let (keyword, rest) = match line.find('"') {
                Some(at) => line.split_at(at),
                None => return Err(wrong(line, "msgid \"…\" or msgstr \"…\"")),
            };
            let keyword = keyword.trim();
            let next = match keyword {
                "" => field.ok_or_else(|| wrong(line, "msgid or msgctxt before a string"))?,
                "msgctxt" => Field::Context,
                "msgid" => Field::Source,
                "msgid_plural" => Field::Plural,
                _ if keyword == "msgstr" || keyword.starts_with("msgstr[") => Field::Translation,
                _ => return Err(wrong(keyword, "msgctxt, msgid, msgid_plural or msgstr")),
            };
            if next != Field::Context && next != Field::Source && entry.source.is_none() {
                return Err(wrong(keyword, "msgid before it"));
            }
            field = Some(next);
            let text = unquote(rest).ok_or_else(|| wrong(rest, "a string in quotation marks"))?;
            let place = match next {
                Field::Context => entry.context.get_or_insert_default(),
                Field::Source => entry.source.get_or_insert_default(),
                Field::Plural => entry.plural.get_or_insert_default(),
                Field::Translation => {
                    let start = entry.spot.take().map_or(self.line_span.start, |spot| spot.start);
                    entry.spot = Some(start..self.line_span.end);
                    if !keyword.is_empty() || entry.translations.is_empty() {
                        entry.translations.push(String::new());
                    }
                    match entry.translations.last_mut() {
                        Some(last) => last,
                        None => continue,
                    }
                }
            };
            place.push_str(&text);
        }
        if entry.source.is_none() && entry.context.is_some() {
            let found = "msgctxt without msgid".to_owned();
            return Err(ReadErrorKind::Found { found, expected: "msgid" }.at(entry.place));
        }
        Ok(entry.source.is_some().then_some(entry))
    }
}

impl Entry {
    fn comment(&mut self, line: &str) {
        let was_in_note = std::mem::take(&mut self.in_note);
        if let Some((begin, kind)) = COMMENTS.iter().find(|(begin, _)| line.starts_with(begin)) {
            let text = line.strip_prefix(begin).unwrap_or("");
            let own = serde_json::from_str(text).ok().filter(|_| *kind == "extracted-comment");
            if *kind == "flags" && text.split(',').any(|flag| flag.trim() == "fuzzy") {
                self.is_fuzzy = true;
                let others = text.split(',').map(str::trim).filter(|flag| *flag != "fuzzy");
                let others = others.collect::<Vec<_>>().join(", ");
                if !others.is_empty() {
                    self.props.push(Prop { kind: "flags".to_owned(), text: others });
                }
                return;
            }
            let prop = Prop { kind: (*kind).to_owned(), text: text.to_owned() };
            self.props.push(own.unwrap_or(prop));
        } else if line != "#" {
            // Lines of comment follow each other in one note; a bare `#` ends it.
            let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix('#')).unwrap_or("");
            self.in_note = true;
            match self.notes.last_mut().filter(|_| was_in_note) {
                Some(note) => {
                    note.push('\n');
                    note.push_str(rest);
                }
                None => self.notes.push(rest.to_owned()),
            }
        }
    }

    fn units(self, langs: &[String; 2]) -> Vec<Unit> {
        let state = self.is_fuzzy.then_some(State::NeedsReview);
        let target = |text: &str, draft: String| Target {
            text: Text::new(langs[1].as_str(), text),
            draft,
            state,
            confidence: None,
        };
        let mut translations = self.translations.iter();
        let first = translations.next().map(|text| target(text, String::new()));
        let mut unit = Unit {
            place: self.place,
            id: self.context,
            source: Text::new(langs[0].as_str(), self.source.unwrap_or_default()),
            targets: first.into_iter().collect(),
            ..Unit::default()
        };
        unit.about.notes = self.notes;
        unit.about.props = self.props;
        let plural = self.plural.map(|source| Unit {
            source: Text::new(langs[0].as_str(), source),
            targets: translations.zip(1..).map(|(t, n)| target(t, format!("plural {n}"))).collect(),
            ..unit.clone()
        });
        [unit].into_iter().chain(plural).map(Unit::tidy).collect()
    }
}

/// Changes translations in a catalogue.
pub(super) fn edit(file: &str, change: Change<'_>) -> Result<Edited, ReadError> {
    let mut reader = Reader::new(file.as_bytes(), Default::default());
    let mut edited = Edited::default();
    let mut splices = Splices::default();
    while let Some(entry) = reader.entry()? {
        if entry.source.as_deref() == Some("") && entry.context.is_none() {
            reader.header(entry.translations.first().map_or("", String::as_str));
            continue;
        }
        let Entry { flags, start, spot, .. } = &entry;
        let (flags, start, spot) = (flags.clone(), *start, spot.clone());
        let is_plural = entry.plural.is_some();
        for unit in entry.units(&reader.langs) {
            let Some(target) = change(&unit) else { continue };
            let wanted = Wanted::of(&unit, target);
            if wanted.is_nothing() {
                continue;
            }
            let (Some(spot), Some(start), false) = (&spot, start, is_plural) else {
                edited.refused.push((unit.place, "it has plural forms, or no msgstr"));
                continue;
            };
            if let Some(text) = &wanted.text {
                let old = file.get(spot.clone()).unwrap_or("");
                let mut new = String::new();
                push_string(&mut new, "msgstr", &text.plain());
                if old.contains("\r\n") {
                    new = new.replace('\n', "\r\n");
                }
                if !old.ends_with('\n') {
                    new.truncate(new.trim_end().len());
                }
                splices.push(spot.clone(), new);
            }
            match (wanted.state, &flags) {
                (Some(State::NeedsReview), None) => {
                    splices.push(start..start, "#, fuzzy\n".to_owned());
                }
                (Some(state), Some(flags)) if state != State::NeedsReview => {
                    let line = file.get(flags.clone()).unwrap_or("");
                    splices.push(flags.clone(), without_fuzzy(line));
                }
                _ => {}
            }
            edited.changed += 1;
        }
    }
    edited.text = splices.apply(file);
    Ok(edited)
}

/// A line of flags without `fuzzy`; nothing if it was the only one.
fn without_fuzzy(line: &str) -> String {
    let body = line.trim_end();
    let flags = body.trim_start_matches("#,").split(',');
    let others: Vec<&str> = flags.map(str::trim).filter(|flag| *flag != "fuzzy").collect();
    if others.is_empty() {
        return String::new();
    }
    format!("#, {}{}", others.join(", "), line.get(body.len()..).unwrap_or(""))
}

/// What a string in quotation marks says; `None` if it is none.
fn unquote(quoted: &str) -> Option<String> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars().peekable();
    while let Some(c) = rest.next() {
        let c = match c {
            '"' => return None,
            '\\' => match rest.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'v' => '\u{b}',
                'f' => '\u{c}',
                first @ '0'..='7' => {
                    let mut value = first.to_digit(8)?;
                    for _ in 0..2 {
                        let Some(digit) = rest.peek().and_then(|c| c.to_digit(8)) else { break };
                        value = value * 8 + digit;
                        rest.next();
                    }
                    char::from_u32(value)?
                }
                'x' => {
                    let mut value = 0;
                    while let Some(digit) = rest.peek().and_then(|c| c.to_digit(16)) {
                        value = value * 16 + digit;
                        if value > 0xff {
                            return None;
                        }
                        rest.next();
                    }
                    char::from_u32(value)?
                }
                c => c,
            },
            c => c,
        };
        text.push(c);
    }
    Some(text)
}

/// Appends a string, line by line if it has several.
pub(super) fn push_string(out: &mut String, keyword: &str, text: &str) {
    out.push_str(keyword);
    out.push(' ');
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() > 1 {
        out.push_str("\"\"\n");
    }
    for line in if lines.is_empty() { &[""][..] } else { &lines } {
        out.push('"');
        for c in line.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '\0'..='\u{1f}' | '\u{7f}' => out.push_str(&format!("\\{:03o}", u32::from(c))),
                c => out.push(c),
            }
        }
        out.push_str("\"\n");
    }
}

struct PoWriter<'a> {
    out: Box<dyn Write + 'a>,
    buffer: String,
}

pub(super) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut header = String::from(
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\n",
    );
    for (name, value) in
        [("Language", &settings.target_lang), ("X-Source-Language", &settings.source_lang)]
    {
        if !value.is_empty() {
            header.push_str(&format!("{name}: {value}\n"));
        }
    }
    let mut head = String::from("msgid \"\"\n");
    push_string(&mut head, "msgstr", &header);
    let mut out = output.main;
    out.write_all(head.as_bytes())?;
    Ok(Box::new(PoWriter { out, buffer: String::new() }))
}

impl Writer for PoWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        let out = &mut self.buffer;
        out.clear();
        out.push('\n');
        for (number, note) in unit.about.notes.iter().enumerate() {
            if number > 0 {
                out.push_str("#\n");
            }
            for line in note.split('\n') {
                out.push_str("# ");
                out.push_str(line);
                out.push('\n');
            }
        }
        for prop in &unit.about.props {
            let own = COMMENTS.iter().find(|(_, kind)| *kind == prop.kind);
            let plain = own.filter(|(begin, _)| {
                !prop.text.contains(['\n', '\r'])
                    && (*begin != "#, " || !prop.text.contains("fuzzy"))
            });
            match plain {
                Some((begin, _)) => out.push_str(&format!("{begin}{}\n", prop.text)),
                // Strings always serialise.
                None => {
                    let json = serde_json::to_string(prop).unwrap_or_default();
                    out.push_str(&format!("#. {json}\n"));
                }
            }
        }
        let target = unit.targets.first();
        if target.is_some_and(|target| target.state == Some(State::NeedsReview)) {
            out.push_str("#, fuzzy\n");
        }
        if let Some(id) = &unit.id {
            push_string(out, "msgctxt", id);
        }
        push_string(out, "msgid", &unit.source.plain());
        push_string(out, "msgstr", &target.map(|target| target.text.plain()).unwrap_or_default());
        self.out.write_all(out.as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.flush()?;
        Ok(())
    }
}
