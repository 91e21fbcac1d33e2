//! Bilingual tables in Word: a row for each unit, source and target beside each other, as CAT
//! tools export for review.
//!
//! Read are the tables of the document in which a row names the columns, or which have two, and those after
//! them that have as many columns, or name them again. Comments on a row are notes of its unit. Not read
//! but counted is all else: rows before the names of columns, such as what a reviewer is asked to do, other
//! tables, text beside tables, text boxes, footnotes, headers and footers. Text beside a table whose columns
//! have no names makes it a document that has a table.
//! Text counts as it is with tracked changes accepted. Places are the rows of all tables.
//! <https://ecma-international.org/publications-and-standards/standards/ecma-376/>

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::error::WriteError;
use super::rows::{self, Column};
use super::unit::Unit;
use super::{Output, Settings, Writer, xml};

mod read;

pub(super) use read::read;

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

/// What is said of text beside tables with such names.
pub const TEXT_BESIDE_NAMED: &str = "paragraphs beside the tables";

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
