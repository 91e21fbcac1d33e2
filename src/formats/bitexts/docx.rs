//! Bilingual tables in Word: a row for each unit, source and target beside each other, as CAT
//! tools export for review.
//!
//! Read are the tables of the document, in which a row names the columns, or which have two; what
//! stands before that row, such as what a reviewer is asked to do, is not read. Text beside a table whose
//! columns have no names is counted: it may be a document that has a table.
//! Text counts as it is with tracked changes accepted. Places are the rows of all tables.
//! <https://ecma-international.org/publications-and-standards/standards/ecma-376/>

use std::io::{Cursor, Write};

use quick_xml::events::Event;
use zip::write::SimpleFileOptions;

use crate::formats::Place;

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::joined::Joined;
use super::rows::{self, Column};
use super::unit::Unit;
use super::xlsx::{self, Table};
use super::xml::{self, Events};
use super::{Input, Output, Settings, Units, Writer, archive};

const DOCUMENT: &str = "word/document.xml";

/// The columns that a reviewer needs; the others are not kept.
const COLUMNS: [Column; 6] =
    [Column::Unit, Column::Id, Column::Source, Column::Target, Column::State, Column::Notes];

const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
</Types>";

const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
</Relationships>";

/// What is said of text beside a table without names of columns.
pub const TEXT_BESIDE: &str = "paragraphs beside a table without names of columns";

pub(super) fn read(mut input: Input<'_>) -> Units<'_> {
    let rows = match read_rows(&mut input) {
        Ok(rows) => rows.into_iter().map(Ok).collect::<Vec<_>>(),
        Err(error) => vec![Err(error)],
    };
    Box::new(Joined::new(rows.into_iter()))
}

fn read_rows(input: &mut Input<'_>) -> Result<Vec<xlsx::Row>, ReadError> {
    let start = Place { line: 1, column: 1 };
    let bytes = archive::open(&mut input.main)
        .and_then(|mut archive| archive::unpack(&mut archive, DOCUMENT))
        .map_err(|kind| kind.at(start))?;
    let mut events = Events::new(Cursor::new(bytes), "document");
    let mut table = Table::default();
    let mut buffer = Vec::new();
    // Tables in tables are text of their cell.
    let mut depth = 0_usize;
    let mut has_table = false;
    let (mut cell, mut is_text, mut paragraphs) = (String::new(), false, 0);
    // Paragraphs beside the tables, and whether this one has text.
    let (mut beside, mut has_text) = (0, false);
    loop {
        if depth == 0 {
            events.mark();
        }
        match &events.next(&mut buffer)? {
            Event::Eof => break,
            Event::Start(tag) => match tag.local_name().into_inner() {
                "tbl" => {
                    depth += 1;
                    has_table = true;
                }
                "tr" if depth == 1 => {
                    events.mark();
                    table.line += 1;
                }
                "tc" if depth == 1 => {
                    cell.clear();
                    paragraphs = 0;
                }
                "p" => {
                    has_text = false;
                    if paragraphs > 0 {
                        cell.push('\n');
                    }
                    paragraphs += 1;
                }
                "t" => is_text = true,
                "tab" if tag.attributes().next().is_none() => cell.push('\t'),
                "br" | "cr" => cell.push('\n'),
                _ => {}
            },
            Event::End(tag) => match tag.local_name().into_inner() {
                "tbl" => depth = depth.saturating_sub(1),
                "tr" if depth == 1 => table.end_row()?,
                "tc" if depth == 1 => table.cells.push(std::mem::take(&mut cell)),
                "t" => is_text = false,
                "p" if depth == 0 => beside += usize::from(has_text),
                _ => {}
            },
            event if is_text && depth == 0 => {
                let pushed = xml::with_text(event, |text| has_text |= !text.trim().is_empty());
                pushed.map_err(|kind| events.error(kind))?;
            }
            event if is_text => {
                let pushed = xml::with_text(event, |text| cell.push_str(text));
                pushed.map_err(|kind| events.error(kind))?;
            }
            _ => {}
        }
    }
    if !has_table {
        let found = "a document without a table".to_owned();
        return Err(ReadErrorKind::Found { found, expected: "a bilingual table" }.at(start));
    }
    let is_named = table.is_named();
    let mut rows = table.finish()?;
    if let Some((unit, _)) = rows.first_mut().filter(|_| beside > 0 && !is_named) {
        unit.pass_over(TEXT_BESIDE, beside);
    }
    Ok(rows)
}

struct DocxWriter<'a> {
    out: Box<dyn Write + 'a>,
    archive: zip::ZipWriter<Cursor<Vec<u8>>>,
    buffer: String,
    number: usize,
}

pub(super) fn write<'a>(
    output: Output<'a>,
    settings: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // The same units make the same bytes: an entry's date is ZIP's first.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, content) in [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONS)] {
        archive.start_file(name, options).map_err(library)?;
        archive.write_all(content.as_bytes())?;
    }
    archive.start_file(DOCUMENT, options.large_file(true)).map_err(library)?;
    let mut buffer = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body><w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblBorders>",
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        buffer.push_str(&format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\"/>"));
    }
    buffer.push_str("</w:tblBorders></w:tblPr><w:tblGrid>");
    for column in COLUMNS {
        // In twentieths of a point.
        let is_text = matches!(column, Column::Source | Column::Target);
        buffer.push_str(&format!("<w:gridCol w:w=\"{}\"/>", if is_text { 3600 } else { 800 }));
    }
    buffer.push_str("</w:tblGrid>");
    push_row(&mut buffer, COLUMNS.map(|column| heading(column, settings)));
    Ok(Box::new(DocxWriter { out: output.main, archive, buffer, number: 0 }))
}

/// What a column is called: that of a text in its language, which stands nowhere else.
fn heading(column: Column, settings: &Settings) -> String {
    let lang = match column {
        Column::Source => &settings.source_lang,
        Column::Target => &settings.target_lang,
        _ => "",
    };
    let name = rows::name(column);
    if matches!(lang, "" | "und") { name.to_owned() } else { format!("{name} ({lang})") }
}

fn library(error: zip::result::ZipError) -> WriteError {
    WriteError::Library(error.to_string())
}

fn push_row<T: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = T>) {
    out.push_str("<w:tr>");
    for cell in cells {
        out.push_str("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p><w:r>");
        for (number, line) in cell.as_ref().split('\n').enumerate() {
            if number > 0 {
                out.push_str("<w:br/>");
            }
            for (number, part) in line.split('\t').enumerate() {
                if number > 0 {
                    out.push_str("<w:tab/>");
                }
                if !part.is_empty() {
                    out.push_str("<w:t xml:space=\"preserve\">");
                    xml::push_text(out, part);
                    out.push_str("</w:t>");
                }
            }
        }
        out.push_str("</w:r></w:p></w:tc>");
    }
    out.push_str("</w:tr>");
}

impl Writer for DocxWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        for row in rows::rows(unit, self.number, &COLUMNS) {
            push_row(&mut self.buffer, row);
        }
        self.archive.write_all(self.buffer.as_bytes())?;
        self.buffer.clear();
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.buffer.push_str("</w:tbl><w:p/></w:body></w:document>");
        self.archive.write_all(self.buffer.as_bytes())?;
        let bytes = self.archive.finish().map_err(library)?.into_inner();
        self.out.write_all(&bytes)?;
        self.out.flush()?;
        Ok(())
    }
}
