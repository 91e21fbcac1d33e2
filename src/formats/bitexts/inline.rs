//! Inline codes in TMX, XLIFF 1.2 and XLIFF 2.1: read as opaque pieces, given back as they were,
//! or rewritten from one format to another.
//!
//! What a code does, its id and the document's markup pass between all three. Other attributes
//! and what a `sub` holds pass only within a format. Marks that are no codes (`hi`, `mrk`) have
//! no counterpart and are left out elsewhere; the text in them stays.

mod numbers;
mod recode;
pub(super) mod prefixes;

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::error::{ReadError, ReadErrorKind};
use super::unit::{Code, Dialect, Piece, Role, Text, push_text};
use super::xml::{self, Events};

pub(super) use numbers::{References, name_codes};
pub(super) use recode::{lone, recode};

/// How an element of a dialect is read.
enum Class {
    /// A code, with the document's markup inside.
    Whole(Role),
    /// A pair of codes, with text of the sentence inside.
    Pair,
    /// A mark of a tool or a person, with text of the sentence inside or none.
    Mark,
    /// A character that XML does not have, by its number.
    Character,
    /// What the format does not have: passed through, its text is kept.
    Unknown,
}

fn class(dialect: Dialect, name: &str, tag: &BytesStart) -> Result<Class, ReadErrorKind> {
    Ok(match (dialect, name) {
        (Dialect::Tmx | Dialect::Xliff1, "bpt") => Class::Whole(Role::Opens),
        (Dialect::Tmx | Dialect::Xliff1, "ept") => Class::Whole(Role::Closes),
        (Dialect::Tmx | Dialect::Xliff1, "it") => {
            Class::Whole(match xml::attribute(tag, &["pos"])?.as_deref() {
                Some("begin" | "open") => Role::Opens,
                Some("end" | "close") => Role::Closes,
                _ => Role::Stands,
            })
        }
        (_, "ph") | (Dialect::Tmx, "ut") | (Dialect::Xliff1, "x") => Class::Whole(Role::Stands),
        (Dialect::Xliff1, "bx") | (Dialect::Xliff2, "sc") => Class::Whole(Role::Opens),
        (Dialect::Xliff1, "ex") | (Dialect::Xliff2, "ec") => Class::Whole(Role::Closes),
        // Trados Studio's, with changes tracked: the text in it is gone.
        (Dialect::Xliff1, "mrk")
            if xml::attribute(tag, &["mtype"])?.as_deref() == Some("x-sdl-deleted") =>
        {
            Class::Whole(Role::Stands)
        }
        (Dialect::Xliff1, "g") | (Dialect::Xliff2, "pc") => Class::Pair,
        (Dialect::Tmx, "hi") | (Dialect::Xliff1 | Dialect::Xliff2, "mrk") => Class::Mark,
        (Dialect::Xliff2, "sm" | "em") => Class::Mark,
        (Dialect::Xliff2, "cp") => Class::Character,
        _ => Class::Unknown,
    })
}

/// The attributes that name a code in a dialect, the one that pairs its halves first.
fn ids(dialect: Dialect, role: Role) -> &'static [&'static str] {
    match (dialect, role) {
        (Dialect::Tmx, Role::Stands) => &["x"],
        (Dialect::Tmx, _) => &["i", "x"],
        (Dialect::Xliff1, _) => &["rid", "id"],
        (Dialect::Xliff2, Role::Closes) => &["startRef", "id"],
        (Dialect::Xliff2, _) => &["id"],
    }
}

/// The attribute that shows the markup of a code that stands for it in a dialect.
fn shown(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Tmx => &[],
        Dialect::Xliff1 => &["equiv-text"],
        Dialect::Xliff2 => &["disp", "dispStart"],
    }
}

/// The pieces of the element that has just begun, to its end.
///
/// Codes bear the prefix of the element's namespace, and are kept without it.
pub(super) fn read<R: BufRead>(
    events: &mut Events<R>,
    element: &BytesStart,
    dialect: Dialect,
) -> Result<Vec<Piece>, ReadError> {
    read_spans(events, element, dialect, |_, _| {})
}

/// The same; `seen` gets the number of each code and the bytes where it ends: a start tag, an end
/// tag, or a whole element's.
pub(super) fn read_spans<R: BufRead>(
    events: &mut Events<R>,
    element: &BytesStart,
    dialect: Dialect,
    mut seen: impl FnMut(usize, (u64, u64)),
) -> Result<Vec<Piece>, ReadError> {
    let end = events.depth() - 1;
    let name = element.name().into_inner();
    let prefix = name.strip_suffix(xml::local(name)).unwrap_or("");
    let (pieces, code, ends, names) = Default::default();
    let mut reading = Reading { dialect, prefix, pieces, code, ends, names };
    let mut buffer = events.lend();
    loop {
        let event = events.next(&mut buffer)?;
        if events.depth() == end {
            events.take_back(buffer);
            return Ok(reading.pieces);
        }
        let before = reading.pieces.len();
        reading.take(&event).map_err(|kind| events.error(kind))?;
        if reading.pieces.len() > before && matches!(event, Event::Start(_) | Event::End(_)) {
            seen(before, events.span());
        }
    }
}

/// Reads the content of a segment.
struct Reading<'a> {
    dialect: Dialect,
    /// The prefix of the format's namespace with its colon, or nothing.
    prefix: &'a str,
    pieces: Vec<Piece>,
    /// The code that is being read, how many elements are open in it, and its own text.
    code: Option<(Code, usize, String)>,
    /// For each open element with text inside, the code that its end is.
    ends: Vec<Option<Code>>,
    /// In TMX, what pairs of this text (`i`) are called in all texts of the unit (`x`).
    names: HashMap<String, String>,
}

impl Reading<'_> {
    /// Takes an event between the start and the end of the segment in.
    fn take(&mut self, event: &Event) -> Result<(), ReadErrorKind> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => {
                self.end(self.own(tag.name().into_inner()));
                Ok(())
            }
            event => {
                let Self { pieces, code, .. } = self;
                let taken = xml::with_text(event, |text| match code {
                    Some((code, depth, own)) => {
                        if *depth == 0 {
                            own.push_str(text);
                        }
                        xml::push_text(&mut code.raw, text);
                    }
                    None => push_text(pieces, text),
                });
                taken.map(drop)
            }
        }
    }

    /// A name without the prefix of the format's namespace.
    fn own<'n>(&self, name: &'n str) -> &'n str {
        name.strip_prefix(self.prefix).unwrap_or(name)
    }

    fn start(&mut self, tag: &BytesStart) -> Result<(), ReadErrorKind> {
        let name = self.own(tag.name().into_inner());
        let raw = format!("<{}>", self.own(tag.trim_end()));
        if let Some((code, depth, _)) = &mut self.code {
            code.raw.push_str(&raw);
            *depth += 1;
            return Ok(());
        }
        let dialect = self.dialect;
        if (dialect, name) == (Dialect::Tmx, "bpt")
            && let Some(pair) = xml::attribute(tag, &["i"])?
            && let Some(name) = xml::attribute(tag, &["x"])?
        {
            self.names.insert(pair, name);
        }
        let named = |id: Option<String>| {
            let id = id.unwrap_or_default();
            self.names.get(&id).filter(|_| matches!(name, "bpt" | "ept")).cloned().unwrap_or(id)
        };
        // The document's markup, or what stands for it; content and XLIFF 2's data count more.
        let code = |role, references: &[&str]| {
            Ok::<_, ReadErrorKind>(Code {
                role,
                id: named(xml::attribute(tag, ids(dialect, role))?),
                data: xml::attribute(tag, shown(dialect))?.unwrap_or_default(),
                raw: raw.clone(),
                dialect,
                reference: xml::attribute(tag, references)?.unwrap_or_default(),
            })
        };
        match class(dialect, name, tag)? {
            Class::Whole(role) => {
                self.code = Some((code(role, &["dataRef"])?, 0, String::new()));
            }
            Class::Pair => {
                let opens = code(Role::Opens, &["dataRefStart"])?;
                let reference = xml::attribute(tag, &["dataRefEnd"])?.unwrap_or_default();
                let raw = format!("</{name}>");
                let data = xml::attribute(tag, &["dispEnd"])?.unwrap_or_default();
                let closes = Code { role: Role::Closes, data, raw, reference, ..opens.clone() };
                self.pieces.push(Piece::Code(opens.into()));
                self.ends.push(Some(closes));
            }
            Class::Mark => {
                let (id, data) = Default::default();
                let opens = Code { id, data, ..code(Role::Opens, &[])? };
                let raw = format!("</{name}>");
                let closes = Code { role: Role::Closes, raw, ..opens.clone() };
                self.pieces.push(Piece::Code(opens.into()));
                self.ends.push(Some(closes));
            }
            Class::Character => {
                let hex = xml::attribute(tag, &["hex"])?.unwrap_or_default();
                let c = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                let c = c.ok_or_else(|| ReadErrorKind::found(&hex, "a character's number"))?;
                push_text(&mut self.pieces, c.encode_utf8(&mut [0; 4]));
                self.ends.push(None);
            }
            Class::Unknown => self.ends.push(None),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match &mut self.code {
            Some((code, depth, _)) => {
                code.raw.push_str(&format!("</{name}>"));
                if *depth > 0 {
                    *depth -= 1;
                } else if let Some((mut code, _, own)) = self.code.take() {
                    if !own.is_empty() {
                        code.data = own;
                    }
                    if name == "mrk" {
                        code.data.clear();
                    }
                    self.pieces.push(Piece::Code(code.into()));
                }
            }
            None => {
                self.pieces.extend(self.ends.pop().flatten().map(|code| Piece::Code(code.into())))
            }
        }
    }
}

/// Appends the pieces of a text, whose codes are in the format's own dialect. A character that XML
/// does not have is written as XLIFF 2 does it; no other format is given one.
pub(super) fn push(out: &mut String, text: &Text) {
    for piece in &text.pieces {
        match piece {
            Piece::Text(text) => push_characters(out, text),
            Piece::Code(code) => out.push_str(&code.raw),
            Piece::Break => out.push(' '),
        }
    }
}

fn push_characters(out: &mut String, text: &str) {
    // No other byte begins a character that XML does not have.
    if text.bytes().all(|byte| byte >= b' ' && byte != 0xef) {
        return xml::push_text(out, text);
    }
    let mut rest = text;
    while let Some((before, after)) = rest.find(|c| !xml::has(c)).map(|at| rest.split_at(at)) {
        xml::push_text(out, before);
        let mut after = after.chars();
        out.extend(after.next().map(|c| format!("<cp hex=\"{:04x}\"/>", u32::from(c))));
        rest = after.as_str();
    }
    xml::push_text(out, rest);
}

/// Whether a text with codes in a dialect is written as it is meant: what it is made into reads
/// back as the same pieces. Codes may come from a JSON file, which can say anything.
pub(super) fn is_sound(text: &Text, dialect: Dialect) -> bool {
    let mut written = String::from("<seg>");
    push(&mut written, text);
    written.push_str("</seg>");
    if !xml::has_all(&written) {
        return false;
    }
    let mut events = Events::new(written.as_bytes(), "seg");
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let Ok(Event::Start(tag)) = events.next(&mut first) else { return false };
    let Ok(found) = read(&mut events, &tag, dialect) else { return false };
    let is_same = |(found, own): (&Piece, &Piece)| match (found, own) {
        (Piece::Code(found), Piece::Code(own)) => {
            (found.role, &found.id, &found.raw) == (own.role, &own.id, &own.raw)
        }
        (found, own) => found == own,
    };
    found.len() == text.pieces.len()
        && found.iter().zip(&text.pieces).all(is_same)
        && matches!(events.next(&mut last), Ok(Event::Eof))
}
