//! Tables as text: TSV and CSV with a header, as a stream.
//!
//! Cells are quoted after RFC 4180 where that is needed, so nothing is lost: not a tab, not a line
//! break, not a quotation mark. Columns are known by their names, in any order: ours, those
//! of our tables of beads, or two languages (`ja`, `en`). Two columns without a header are a text
//! and its translation.
//!
//! In a TSV that others made, a cell that begins with a quotation mark is taken as it stands,
//! since such files are mostly written without quoting; in ours, and in CSV, it is quoted.

use std::io::{BufRead, Write};

use crate::formats::Place;
use crate::formats::bounded::Bounded;

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::rows::{self, Column, Header, Joined};
use super::unit::Unit;
use super::{Input, Output, Settings, Units, Writer};

pub(super) fn read_tsv(input: Input<'_>) -> Units<'_> {
    read(input.main, b'\t')
}

pub(super) fn read_csv(input: Input<'_>) -> Units<'_> {
    read(input.main, b',')
}

fn read<'a>(input: Box<dyn BufRead + 'a>, delimiter: u8) -> Units<'a> {
    Box::new(Joined::new(Rows::new(input, delimiter)))
}

/// The rows of a table.
struct Rows<'a> {
    rows: csv::Reader<Bounded<Box<dyn BufRead + 'a>>>,
    row: csv::StringRecord,
    header: Option<Header>,
    is_done: bool,
}

impl<'a> Rows<'a> {
    fn new(mut input: Box<dyn BufRead + 'a>, delimiter: u8) -> Self {
        // What cannot be read here cannot be read below, and is told there.
        let head = input.fill_buf().unwrap_or_default();
        let own = [rows::name(Column::Unit).as_bytes(), b"\t"].concat();
        let rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(delimiter != b'\t' || head.starts_with(&own))
            .flexible(true)
            .has_headers(false)
            .from_reader(Bounded::new(input));
        Self { rows, row: csv::StringRecord::new(), header: None, is_done: false }
    }

    fn read(&mut self) -> Result<Option<(Unit, Option<String>)>, ReadError> {
        loop {
            self.rows.get_mut().mark();
            let before = self.rows.position().line();
            let has_row = self
                .rows
                .read_record(&mut self.row)
                .map_err(|error| row_error(&error).at(Place { line: before, column: 1 }))?;
            if !has_row {
                return Ok(None);
            }
            let line = self.row.position().map_or(before, csv::Position::line);
            let place = Place { line, column: 1 };
            let cells: Vec<&str> = self.row.iter().collect();
            if let Some(header) = &self.header {
                let (unit, number) = header.unit(&cells, place).map_err(|kind| kind.at(place))?;
                return Ok(Some((unit, number)));
            }
            match Header::named(&cells) {
                Some(header) => self.header = Some(header),
                None if cells.len() == 2 => {
                    let two = Header::two();
                    let row = two.unit(&cells, place).map_err(|kind| kind.at(place))?;
                    self.header = Some(two);
                    return Ok(Some(row));
                }
                None => return Err(ReadErrorKind::Columns(cells.len()).at(place)),
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<(Unit, Option<String>), ReadError>;

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
pub(in crate::formats) fn row_error(error: &csv::Error) -> ReadErrorKind {
    ReadErrorKind::Read(match error.kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        csv::ErrorKind::Utf8 { err, .. } => err.to_string(),
        _ => error.to_string(),
    })
}

struct TableWriter<'a> {
    rows: csv::Writer<Box<dyn Write + 'a>>,
    columns: Vec<Column>,
    number: usize,
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

fn write<'a>(out: Box<dyn Write + 'a>, delimiter: u8) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut rows = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    let columns = rows::all();
    rows.write_record(columns.iter().map(|column| rows::name(*column))).map_err(io)?;
    Ok(Box::new(TableWriter { rows, columns, number: 0 }))
}

impl Writer for TableWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        for row in rows::rows(unit, self.number, &self.columns) {
            for cell in row {
                self.rows.write_field(cell.as_bytes()).map_err(io)?;
            }
            // No more fields: the row ends.
            self.rows.write_record(None::<&[u8]>).map_err(io)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.rows.flush()?;
        Ok(())
    }
}

fn io(error: csv::Error) -> WriteError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => WriteError::Io(error),
        kind => WriteError::Library(format!("{kind:?}")),
    }
}
