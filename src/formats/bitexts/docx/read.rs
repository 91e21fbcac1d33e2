//! The rows of a document's tables.

use std::collections::HashMap;
use std::io::Cursor;

use quick_xml::events::{BytesStart, Event};

use crate::formats::Place;
use crate::formats::package::{Package, Part};

use super::super::archive::{self, each};
use super::super::error::{ReadError, ReadErrorKind};
use super::super::joined::Joined;
use super::super::rows::Row;
use super::super::unit::Unit;
use super::super::xlsx::{COMMENTS_BESIDE, Table};
use super::super::xml::{self, Events};
use super::super::{Input, Units};
use super::{DOCUMENT, TEXT_BESIDE, TEXT_BESIDE_NAMED};

pub(in crate::formats::bitexts) fn read(mut input: Input<'_>) -> Units<'_> {
    let rows = match read_rows(&mut input) {
        Ok(rows) => rows.into_iter().map(Ok).collect::<Vec<_>>(),
        Err(error) => vec![Err(error)],
    };
    Box::new(Joined::new(rows.into_iter()))
}

fn read_rows(input: &mut Input<'_>) -> Result<Vec<Row>, ReadError> {
    let start = Place { line: 1, column: 1 };
    let at_start = |kind: ReadErrorKind| kind.at(start);
    let bytes = archive::bytes(&mut input.main).map_err(at_start)?;
    let package = archive::open(&bytes).map_err(at_start)?;
    let Parts { document, comments, margins } = parts(package).map_err(at_start)?;
    let mut reading = Reading::new(Events::new(Cursor::new(document), "document"), comments);
    reading.read()?;
    let Reading { table, has_table, beside, unread, comments, .. } = reading;
    if !has_table {
        let found = "a document without a table".to_owned();
        return Err(ReadErrorKind::Found { found, expected: "a bilingual table" }.at(start));
    }
    let what = if table.is_named() { TEXT_BESIDE_NAMED } else { TEXT_BESIDE };
    let mut rows = table.finish()?;
    if let Some((unit, _)) = rows.first_mut() {
        unread.unread.into_iter().for_each(|it| unit.take_unread(it));
        unit.pass_over(what, beside);
        unit.pass_over("headers and footers", margins);
        unit.pass_over(COMMENTS_BESIDE, comments.len());
    }
    Ok(rows)
}

/// What is read of a document's archive.
struct Parts {
    /// The main part.
    document: Vec<u8>,
    comments: Comments,
    /// Headers and footers that have words.
    margins: usize,
}

/// The texts of comments by their ids.
type Comments = HashMap<String, String>;

fn parts(mut package: Package<'_>) -> Result<Parts, ReadErrorKind> {
    let main = package.main(DOCUMENT)?;
    let document = package
        .part(&main)?
        .ok_or_else(|| ReadErrorKind::Read(format!("no `{main}` in it, expected a DOCX file")))?;
    let (mut comments, mut margins) = (Comments::new(), 0);
    for relation in package.relations(&main)? {
        let is_margin = matches!(relation.kind.as_str(), "header" | "footer");
        if !is_margin && relation.kind != "comments" {
            continue;
        }
        // What is named twice was read before.
        let Some(part) = package.part(&relation.target)? else { continue };
        if is_margin {
            // What is not read need not be sound.
            margins += usize::from(has_words(part).unwrap_or(true));
        } else {
            comments.extend(comments_of(part)?);
        }
    }
    Ok(Parts { document: document.bytes, comments, margins })
}

/// Whether a header or footer has more than numbers of pages.
fn has_words(part: Part) -> Result<bool, ReadErrorKind> {
    let mut has_words = false;
    each(part, &mut |events, name, _| {
        if name == "t" {
            has_words |= events.characters()?.contains(char::is_alphabetic);
        }
        Ok(())
    })?;
    Ok(has_words)
}

/// The comments of a part, by their ids.
fn comments_of(part: Part) -> Result<Comments, ReadErrorKind> {
    let mut comments: Vec<(String, String)> = Vec::new();
    each(part, &mut |events, name, tag| {
        if name == "comment" {
            let id = xml::local_attribute(tag, "id").map_err(|kind| events.error(kind))?;
            comments.push((id.unwrap_or_default(), String::new()));
        }
        let Some((_, text)) = comments.last_mut() else { return Ok(()) };
        match name {
            "t" => text.push_str(&events.characters()?),
            "p" | "br" | "cr" if !text.is_empty() => text.push('\n'),
            _ => {}
        }
        Ok(())
    })?;
    Ok(comments.into_iter().collect())
}

/// The document that is being read.
struct Reading {
    events: Events<Cursor<Vec<u8>>>,
    /// Those that no row has so far.
    comments: Comments,
    /// Those that begin before what comes next, with the number of each, and the next number.
    begun: HashMap<String, usize>,
    next: usize,
    table: Table,
    /// How deep in tables; those in tables are text of their cell.
    depth: usize,
    has_table: bool,
    /// The text of the cell, whether it goes on, and its paragraphs so far.
    cell: String,
    is_text: bool,
    paragraphs: usize,
    /// Paragraphs beside the tables, and whether this one has text.
    beside: usize,
    has_text: bool,
    /// Whether these are the properties of a row, and it was deleted.
    in_row_properties: bool,
    is_deleted: bool,
    /// What is left out.
    unread: Unit,
}

impl Reading {
    fn new(events: Events<Cursor<Vec<u8>>>, comments: Comments) -> Self {
        Self {
            events,
            comments,
            begun: HashMap::new(),
            next: 0,
            table: Table::default(),
            depth: 0,
            has_table: false,
            cell: String::new(),
            is_text: false,
            paragraphs: 0,
            beside: 0,
            has_text: false,
            in_row_properties: false,
            is_deleted: false,
            unread: Unit::default(),
        }
    }

    fn read(&mut self) -> Result<(), ReadError> {
        let mut buffer = Vec::new();
        loop {
            if self.depth == 0 {
                self.events.mark();
            }
            match &self.events.next(&mut buffer)? {
                Event::Eof => return Ok(()),
                Event::Start(tag) => self.start(tag)?,
                Event::End(tag) => self.end(tag.local_name().into_inner())?,
                event if self.is_text => {
                    let Self { cell, has_text, depth, .. } = self;
                    let mut is_blank = true;
                    let taken = xml::with_text(event, |text| {
                        is_blank &= text.trim().is_empty();
                        match depth {
                            0 => *has_text |= !is_blank,
                            _ => cell.push_str(text),
                        }
                    });
                    taken.map_err(|kind| self.events.error(kind))?;
                    if !is_blank {
                        self.take_begun();
                    }
                }
                _ => {}
            }
        }
    }

    /// Where the row is.
    fn place(&self) -> Place {
        Place { line: self.table.line.max(1), column: 1 }
    }

    fn start(&mut self, tag: &BytesStart) -> Result<(), ReadError> {
        let place = self.place();
        let in_table = self.depth > 0;
        match tag.local_name().into_inner() {
            "tbl" => {
                if self.depth == 0 {
                    self.table.begin();
                }
                self.depth += 1;
                self.has_table = true;
            }
            "tr" if self.depth == 1 => {
                self.events.mark();
                self.table.line += 1;
                self.is_deleted = false;
            }
            "trPr" => self.in_row_properties = true,
            "tc" if self.depth == 1 => {
                self.cell.clear();
                self.paragraphs = 0;
            }
            "p" => {
                self.has_text = false;
                if self.paragraphs > 0 {
                    self.cell.push('\n');
                }
                self.paragraphs += 1;
            }
            "t" => self.is_text = true,
            "tab" if tag.attributes().next().is_none() => self.cell.push('\t'),
            "br" | "cr" => self.cell.push('\n'),
            "noBreakHyphen" => self.cell.push('\u{2011}'),
            // The reading of a word, and what is there twice.
            "rt" | "Fallback" => self.events.skip()?,
            change @ ("ins" | "moveTo" | "del" | "moveFrom") => {
                self.is_deleted |= self.in_row_properties && self.depth == 1 && change == "del";
                if in_table {
                    self.unread.pass_over_at("tracked changes, taken as accepted", place);
                }
                if matches!(change, "del" | "moveFrom") {
                    self.events.skip()?;
                }
            }
            "txbxContent" => {
                self.unread.pass_over_at("text boxes", place);
                self.events.skip()?;
            }
            "sym" if in_table => self.unread.pass_over_at("characters of symbol fonts", place),
            "footnoteReference" | "endnoteReference" if in_table => {
                self.unread.pass_over_at("footnotes and endnotes", place);
            }
            mark @ ("commentRangeStart" | "commentRangeEnd" | "commentReference") => {
                let id = xml::local_attribute(tag, "id").map_err(|kind| self.events.error(kind))?;
                self.comment(mark, id.unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }

    /// A comment is on the row where the text that it is about begins: it may go on in other rows, and the
    /// mark at its end may stand behind the table. One about no text is where it ends.
    fn comment(&mut self, mark: &str, id: String) {
        if mark == "commentRangeStart" {
            self.begun.entry(id).or_insert(self.next);
            self.next += 1;
            return;
        }
        let is_empty = self.begun.remove(&id).is_some();
        if self.depth > 0 && (is_empty || mark == "commentReference") {
            self.table.notes.extend(self.comments.remove(&id));
        }
    }

    /// Here is the first text of the comments that have begun.
    fn take_begun(&mut self) {
        let mut begun: Vec<(String, usize)> = self.begun.drain().collect();
        begun.sort_unstable_by_key(|(_, number)| *number);
        if self.depth > 0 {
            let comments = begun.iter().filter_map(|(id, _)| self.comments.remove(id));
            self.table.notes.extend(comments);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "tbl" => self.depth = self.depth.saturating_sub(1),
            "tr" if self.depth == 1 && self.is_deleted => {
                self.table.cells.clear();
                self.table.end_row()?;
            }
            "tr" if self.depth == 1 => self.table.end_row()?,
            "trPr" => self.in_row_properties = false,
            "tc" if self.depth == 1 => self.table.cells.push(std::mem::take(&mut self.cell)),
            "t" => self.is_text = false,
            "p" if self.depth == 0 => self.beside += usize::from(self.has_text),
            _ => {}
        }
        Ok(())
    }
}
