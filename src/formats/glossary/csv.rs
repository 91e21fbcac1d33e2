//! Glossaries as CSV or TSV with a header; quoting after RFC 4180.
//!
//! What the columns mean is in [`columns`](super::columns).

use crate::model::Glossary;

use super::super::quotation::{self, Flaw};
use super::columns::{self, Row};
use super::{GlossaryError, GlossaryErrorKind, ReadGlossary, WrittenGlossary, table};

/// Whether a text begins with a header that we know, with tabs.
pub(super) fn begins_tsv(head: &[u8]) -> bool {
    let first = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let first = String::from_utf8_lossy(first);
    first.contains('\t') && columns::is_header(first.split('\t').map(unquoted))
}

fn unquoted(cell: &str) -> &str {
    cell.trim().trim_matches('"')
}

pub(super) fn read_tsv(text: &str) -> Result<ReadGlossary, GlossaryError> {
    read(text, b'\t')
}

/// A file that is called CSV may have tabs or semicolons all the same: spreadsheets of many
/// countries write those. What a title stands before is told by the header behind it; so is what
/// `sep=;` says.
pub(super) fn read_csv(text: &str) -> Result<ReadGlossary, GlossaryError> {
    let separator = text.lines().take(columns::MAX_PREAMBLE + 1).find_map(|line| {
        let is_header = |sep: &u8| columns::is_header(line.split(char::from(*sep)).map(unquoted));
        [b',', b'\t', b';'].into_iter().find(is_header)
    });
    let header = text.lines().next().unwrap_or("");
    // Of a header that nobody knows it is told what is in its columns.
    let likely = [b'\t', b';'].into_iter().filter(|_| !header.contains(','));
    let likely = likely.into_iter().find(|&separator| header.contains(char::from(separator)));
    read(text, separator.or(likely).unwrap_or(b','))
}

fn read(text: &str, separator: u8) -> Result<ReadGlossary, GlossaryError> {
    let flaw = quotation::flaw(text.as_bytes(), separator);
    let is_tsv = separator == b'\t';
    if let Some((place, flaw)) = flaw
        && !is_tsv
    {
        let kind = match flaw {
            Flaw::Open => GlossaryErrorKind::OpenQuotation,
            Flaw::Text => GlossaryErrorKind::BehindQuotation,
        };
        return Err(GlossaryError { place, kind });
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        // Many programs write tabs without quoting anything: then the marks are text.
        .quoting(flaw.is_none())
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut starts = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            GlossaryError::new(line, 1, GlossaryErrorKind::Malformed(error.to_string()))
        })?;
        let at = record.position().cloned().unwrap_or_else(csv::Position::new);
        // Blank lines are no rows of the reader's, but it counts the position before them.
        let start = usize::try_from(at.byte()).unwrap_or(usize::MAX);
        let blank = text.as_bytes().get(start..).unwrap_or_default();
        let blank = blank.iter().take_while(|&&byte| byte == b'\n' || byte == b'\r');
        let (skipped, lines) = blank
            .fold((0, 0), |(bytes, lines), &byte| (bytes + 1, lines + u64::from(byte == b'\n')));
        starts.push((at.line() + lines, start + skipped));
        rows.push(Row {
            line: at.line() + lines,
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    let place = |row: &Row, cell: usize| {
        let found = starts.partition_point(|&(line, _)| line < row.line);
        let start = starts.get(found).map_or(0, |&(_, byte)| byte);
        cell_place(text, (row.line, start), cell, separator, flaw.is_none())
    };
    columns::read(&rows, &place)
}

/// The line and byte of a cell of the row that begins at a line and byte of the text.
fn cell_place(
    text: &str,
    (line, start): (u64, usize),
    cell: usize,
    separator: u8,
    are_quoted: bool,
) -> (u64, u64) {
    let (mut line, mut line_start, mut left, mut is_quoted) = (line, start, cell, false);
    for (offset, &byte) in text.as_bytes().get(start..).unwrap_or_default().iter().enumerate() {
        if left == 0 {
            return (line, (start + offset - line_start) as u64 + 1);
        }
        match byte {
            b'"' if are_quoted => is_quoted = !is_quoted,
            b'\n' if is_quoted => {
                line += 1;
                line_start = start + offset + 1;
            }
            // The row ends before the cell: it is missing, and would stand here.
            b'\n' => return (line, (start + offset - line_start) as u64 + 1),
            _ if byte == separator && !is_quoted => left -= 1,
            _ => {}
        }
    }
    (line, (text.len() - line_start) as u64 + 1)
}

pub(super) fn write_csv(glossary: &Glossary) -> WrittenGlossary {
    write(glossary, b',')
}

pub(super) fn write_tsv(glossary: &Glossary) -> WrittenGlossary {
    write(glossary, b'\t')
}

fn write(glossary: &Glossary, separator: u8) -> WrittenGlossary {
    let mut written = WrittenGlossary::default();
    let (header, rows) = table::table(glossary, |what, concept| written.lose(what, concept));
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    // Writing to memory cannot fail, and all rows are of one length.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    written.content = String::from_utf8(bytes).unwrap_or_default();
    written
}
