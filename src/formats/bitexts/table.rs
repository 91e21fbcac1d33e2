//! Tables as text: TSV and CSV with a header, as a stream.
//!
//! Cells are quoted after RFC 4180 where that is needed, so nothing is lost: not a tab, not a line
//! break, not a quotation mark. Columns are known by their names, in any order and behind a title: ours, those
//! of our tables of beads, or two languages (`ja`, `en`). Two columns without a header are a text
//! and its translation.
//!
//! In a TSV that others made, a cell that begins with a quotation mark is taken as it stands,
//! since such files are mostly written without quoting; in ours, in CSV, and where its beginning
//! can hardly be anything else (Excel's "Unicode text", R's names of columns), it is quoted. A
//! quotation mark that is not closed, or closed before its cell ends, is an error. CSV may have
//! semicolons in the place of commas, as Excel writes it where a comma is the decimal point.

use std::collections::VecDeque;
use std::io::{BufRead, Write};

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::joined::Joined;
use super::quotes::Quotes;
use super::rows::{self, Column, Head, Header, MAX_PREAMBLE, Row, Wanted};
use super::unit::Unit;
use super::{Input, Output, Settings, Units, Writer};

pub(super) fn read_tsv(input: Input<'_>) -> Units<'_> {
    read(input.main, b'\t', Wanted::All)
}

pub(super) fn read_csv(input: Input<'_>) -> Units<'_> {
    read(input.main, b',', Wanted::All)
}

/// The texts of a table whose cells this parts, whatever its other columns hold.
pub(in crate::formats) fn read_texts<'a>(input: Box<dyn BufRead + 'a>, delimiter: u8) -> Units<'a> {
    read(input, delimiter, Wanted::Texts)
}

fn read<'a>(input: Box<dyn BufRead + 'a>, delimiter: u8, wanted: Wanted) -> Units<'a> {
    Box::new(Joined::new(Rows::new(input, delimiter, wanted)))
}

/// What begins the line that says to Excel what stands between cells: `sep=;`.
const SEPARATOR: &[u8] = b"sep=";

/// The rows of a table.
struct Rows<'a> {
    rows: csv::Reader<Quotes<Box<dyn BufRead + 'a>>>,
    row: csv::StringRecord,
    head: Head,
    ready: VecDeque<Row>,
    /// What no row holds.
    unread: Unit,
    is_done: bool,
}

impl<'a> Rows<'a> {
    fn new(mut input: Box<dyn BufRead + 'a>, delimiter: u8, wanted: Wanted) -> Self {
        // What cannot be read here cannot be read below, and is told there.
        let (delimiter, has_quotes) = shape(input.fill_buf().unwrap_or_default(), delimiter);
        let rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(has_quotes)
            .flexible(true)
            .has_headers(false)
            .from_reader(Quotes::new(input, has_quotes.then_some(delimiter)));
        Self {
            rows,
            row: csv::StringRecord::new(),
            head: Head::of_text(wanted),
            ready: VecDeque::new(),
            unread: Unit::default(),
            is_done: false,
        }
    }

    fn read(&mut self) -> Result<Option<Row>, ReadError> {
        loop {
            if let Some(mut row) = self.ready.pop_front() {
                let unread = std::mem::take(&mut self.unread.unread);
                unread.into_iter().for_each(|unread| row.0.take_unread(unread));
                return Ok(Some(row));
            }
            self.rows.get_mut().input.mark();
            let read = self.rows.read_record(&mut self.row);
            let place = self.rows.get_mut().row();
            let has_row = read.map_err(|error| {
                let marks = self.rows.get_mut().error();
                marks.unwrap_or_else(|| row_error(&error).at(place))
            })?;
            if !has_row {
                self.head.finish(&mut self.ready)?;
                if self.ready.is_empty() {
                    return Ok(None);
                }
                continue;
            }
            let cells: Vec<&str> = self.row.iter().collect();
            if place.line == 1
                && let Some((first, others)) = cells.split_first()
                && first.as_bytes() == SEPARATOR
                && others.iter().all(|cell| cell.is_empty())
            {
                continue;
            }
            self.head.take(&cells, place, &mut self.unread, &mut self.ready)?;
        }
    }
}

/// What parts the cells of a table that begins so and is called a TSV or CSV, and whether they are
/// quoted.
fn shape(head: &[u8], delimiter: u8) -> (u8, bool) {
    let own = [rows::name(Column::Unit).as_bytes(), b"\t"].concat();
    let is_tsv = delimiter == b'\t';
    let delimiter = match head.strip_prefix(SEPARATOR) {
        Some([said, b'\r' | b'\n', ..]) if said.is_ascii() => *said,
        _ if !is_tsv && has_semicolons(head) => b';',
        _ => delimiter,
    };
    let is_quoted = head.starts_with(&own) || is_quoted(head) || has_quoted_names(head);
    (delimiter, !is_tsv || is_quoted)
}

/// Whether the first line of a CSV that has either has semicolons where others have commas: a title may
/// have neither.
fn has_semicolons(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n').take(MAX_PREAMBLE + 1);
    let line = lines.find(|line| line.contains(&b';') || line.contains(&b','));
    line.is_some_and(|line| !line.contains(&b','))
}

/// Whether the first line of a TSV names columns, all of them in quotation marks, as R writes them.
fn has_quoted_names(head: &[u8]) -> bool {
    let line = head.split(|byte| *byte == b'\n').next().and_then(|line| str::from_utf8(line).ok());
    let cells = line.unwrap_or_default().trim_end_matches('\r').split('\t');
    let names = cells.map(|cell| cell.strip_prefix('"')?.strip_suffix('"'));
    let names: Option<Vec<&str>> = names.collect();
    names.is_some_and(|names| Header::named(&names).is_some())
}

/// Whether the beginning of a TSV shows that its cells are quoted: taken so, a cell has doubled
/// quotation marks or a line break inside, every quotation mark that opens a cell is closed at
/// its end, and all rows have as many cells as the first. Linear.
fn is_quoted(head: &[u8]) -> bool {
    let mut rest = head;
    let (mut cells, mut first, mut is_shown) = (1_usize, None, false);
    loop {
        if let Some(mut inside) = rest.strip_prefix(b"\"") {
            loop {
                let Some(end) = memchr::memchr(b'"', inside) else { return is_shown };
                let (text, after) = inside.split_at(end);
                is_shown |= text.contains(&b'\n');
                rest = after.get(1..).unwrap_or_default();
                match rest.strip_prefix(b"\"") {
                    Some(after) => {
                        is_shown = true;
                        inside = after;
                    }
                    None => break,
                }
            }
            if !matches!(rest, [] | [b'\t' | b'\n' | b'\r', ..]) {
                return false;
            }
        }
        let Some(end) = memchr::memchr2(b'\t', b'\n', rest) else { return is_shown };
        if rest.get(end) == Some(&b'\t') {
            cells += 1;
        } else if *first.get_or_insert(cells) != std::mem::replace(&mut cells, 1) {
            return false;
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let row = self.read();
        self.is_done = !matches!(row, Ok(Some(_)));
        row.transpose()
    }
}

/// csv's error without its place, which we have.
fn row_error(error: &csv::Error) -> ReadErrorKind {
    ReadErrorKind::Read(match error.kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        csv::ErrorKind::Utf8 { err, .. } => err.to_string(),
        _ => error.to_string(),
    })
}

/// Writes rows. csv's own writer, which looks at every byte by itself, took a third of the time
/// of writing.
struct TableWriter<'a> {
    out: Box<dyn Write + 'a>,
    delimiter: u8,
    columns: Vec<Column>,
    number: usize,
    /// The rows of a unit.
    buffer: Vec<u8>,
}

pub(super) fn write_tsv<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    write(output.main, b'\t')
}

pub(super) fn write_csv<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    write(output.main, b',')
}

fn write<'a>(
    mut out: Box<dyn Write + 'a>,
    delimiter: u8,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let columns = rows::all();
    let mut buffer = Vec::new();
    push_row(&mut buffer, columns.iter().map(|column| rows::name(*column)), delimiter);
    out.write_all(&buffer)?;
    Ok(Box::new(TableWriter { out, delimiter, columns, number: 0, buffer }))
}

impl Writer for TableWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        self.buffer.clear();
        for row in rows::rows(unit, self.number, &self.columns) {
            push_row(&mut self.buffer, row, self.delimiter);
        }
        self.out.write_all(&self.buffer)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.out.flush()?;
        Ok(())
    }
}

/// Appends a row of several cells, after RFC 4180 but for its line end.
fn push_row<T: AsRef<str>>(out: &mut Vec<u8>, cells: impl Iterator<Item = T>, delimiter: u8) {
    for (cell, index) in cells.zip(0..) {
        if index > 0 {
            out.push(delimiter);
        }
        let cell = cell.as_ref().as_bytes();
        if memchr::memchr3(delimiter, b'"', b'\n', cell).is_none()
            && memchr::memchr(b'\r', cell).is_none()
        {
            out.extend_from_slice(cell);
            continue;
        }
        out.push(b'"');
        for part in cell.split_inclusive(|byte| *byte == b'"') {
            out.extend_from_slice(part);
            if part.ends_with(b"\"") {
                out.push(b'"');
            }
        }
        out.push(b'"');
    }
    out.push(b'\n');
}
