//! Workbooks of Excel: the first sheet that is a table with a header, as TSV has it. What stands
//! above the header and in other sheets is not read; other sheets are counted.
//!
//! Comments on cells are notes of the unit in their row. Formulas count by the value that the workbook
//! says; where it says none, that is counted.
//!
//! Every cell is text, so nothing that looks like a formula or a date becomes one. A workbook is
//! held in memory. Places are rows and columns of the sheet.

mod comments;

use std::collections::HashMap;
use std::io::{Cursor, Write};

use calamine::{DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::formats::{Place, workbook};

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::joined::Joined;
use super::rows::{self, Column, Header, MOST_COLUMNS};
use super::unit::Unit;
use super::{Input, Output, Settings, Units, Writer, archive};

use comments::{BySheet, Comment};

/// The width of columns with sentences and of others, in characters.
const WIDTHS: (f64, f64) = (60.0, 12.0);

pub(super) type Row = (Unit, Option<String>);

pub(super) fn read(mut input: Input<'_>) -> Units<'_> {
    let rows = match read_rows(&mut input) {
        Ok(rows) => rows.into_iter().map(Ok).collect::<Vec<Result<Row, ReadError>>>(),
        Err(error) => vec![Err(error)],
    };
    Box::new(Joined::new(rows.into_iter()))
}

fn read_rows(input: &mut Input<'_>) -> Result<Vec<Row>, ReadError> {
    let start = Place { line: 1, column: 1 };
    let library = |error: calamine::XlsxError| ReadErrorKind::Read(error.to_string()).at(start);
    let bytes = archive::bytes(&mut input.main).map_err(|kind| kind.at(start))?;
    let (sheets, mut comments) = checked(&bytes).map_err(|kind| kind.at(start))?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(library)?;
    // The first sheet may say only how to fill in the others.
    let mut found = Ok(Vec::new());
    for (sheet, index) in sheets.iter().zip(0..) {
        let rows = read_sheet(&mut workbook, sheet);
        match rows {
            Ok(mut rows) if !rows.is_empty() => {
                take_comments(&mut rows, comments.remove(sheet).unwrap_or_default());
                let others = sheets.iter().filter(|other| *other != sheet);
                let unread = others.filter(|other| has_cell(&mut workbook, other)).count();
                if let Some((unit, _)) = rows.first_mut().filter(|_| unread > 0) {
                    unit.pass_over("further sheets", unread);
                }
                return Ok(rows);
            }
            rows if index == 0 => found = rows,
            _ => {}
        }
    }
    found
}

/// The names of a workbook's sheets and the comments on each, of one that unfolds to no more than is
/// read.
fn checked(bytes: &[u8]) -> Result<(Vec<String>, BySheet), ReadErrorKind> {
    let mut package = archive::open(bytes)?;
    package.measure()?;
    if let Some(strings) = workbook::excess(bytes) {
        let found = format!("a workbook of {strings} strings");
        return Err(ReadErrorKind::Found { found, expected: "no more than it has bytes" });
    }
    let sheets = workbook::sheets(&mut package)?;
    let comments = comments::read(&mut package, &sheets)?;
    Ok((sheets.into_iter().map(|sheet| sheet.name).collect(), comments))
}

/// What is said of cells whose formula has no value in the file.
pub const NO_VALUES: &str = "values of formulas, which were not worked out";

/// What is said of comments that are in no row of a unit.
pub(super) const COMMENTS_BESIDE: &str = "comments beside units";

/// Comments on cells are notes of the unit in their row; others are counted.
fn take_comments(rows: &mut [Row], comments: Vec<Comment>) {
    let lines: HashMap<u64, usize> =
        rows.iter().zip(0..).map(|((unit, _), index)| (unit.place.line, index)).collect();
    for Comment { place, text } in comments {
        match lines.get(&place.line).and_then(|index| rows.get_mut(*index)) {
            Some((unit, _)) => unit.about.notes.push(text),
            None => {
                let first = rows.first_mut();
                first.into_iter().for_each(|(it, _)| it.pass_over_at(COMMENTS_BESIDE, place));
            }
        }
    }
}

/// Whether there is anything in a sheet.
fn has_cell(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> bool {
    let cells = workbook.worksheet_cells_reader(sheet);
    cells.is_ok_and(|mut cells| matches!(cells.next_cell(), Ok(Some(_))))
}

fn read_sheet(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<Vec<Row>, ReadError> {
    let start = Place { line: 1, column: 1 };
    let library = |error: calamine::XlsxError| ReadErrorKind::Read(error.to_string()).at(start);
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(library)?;
    let mut table = Table::default();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(library)? {
        let (row, column) = cell.pos;
        let (line, column) = (u64::from(row) + 1, column as usize);
        if line != table.line {
            table.end_row()?;
            table.line = line;
        }
        if column >= MOST_COLUMNS {
            let place = Place { line, column: column as u64 + 1 };
            let found = format!("a cell in column {}", column + 1);
            return Err(ReadErrorKind::Found { found, expected: "at most 256 columns" }.at(place));
        }
        let text = match cell.value {
            DataRef::Empty => {
                if cell.formula.is_some() {
                    let place = Place { line, column: column as u64 + 1 };
                    table.pass_over(NO_VALUES, place);
                }
                continue;
            }
            DataRef::String(text) => text,
            DataRef::SharedString(text) => text.to_owned(),
            DataRef::DateTime(time) => workbook::date(&time),
            value => calamine::Data::from(value).to_string(),
        };
        if table.cells.len() <= column {
            table.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = table.cells.get_mut(column) {
            *cell = text;
        }
    }
    table.finish()
}

/// How many rows may stand before the header: a title, the name of a project, what a reviewer is
/// asked to do.
pub(super) const MAX_PREAMBLE: usize = 20;

/// What is said of rows that stand there.
pub const ROWS_ABOVE: &str = "rows above the names of columns";

/// Rows as they are read: a header first, or after a few rows of something else.
#[derive(Default)]
pub(super) struct Table {
    header: Option<Header>,
    /// Rows without a header, as long as there may be one, with their numbers.
    preamble: Vec<(Vec<String>, u64)>,
    /// The number of the row, from 1.
    pub(super) line: u64,
    /// Its cells so far.
    pub(super) cells: Vec<String>,
    rows: Vec<Row>,
    /// What no row holds.
    unread: Unit,
    /// Whether the next row is the first of a further table, and whether that table is not read: it has
    /// no names of columns, and others than the one before.
    is_first: bool,
    is_other: bool,
    /// Comments on the row.
    pub(super) notes: Vec<String>,
}

impl Table {
    /// Counts something that no row holds.
    pub(super) fn pass_over(&mut self, what: &'static str, place: Place) {
        self.unread.pass_over_at(what, place);
    }

    /// A table begins, perhaps another one than the rows before are of.
    pub(super) fn begin(&mut self) {
        (self.is_first, self.is_other) = (true, false);
    }

    /// A row is done.
    pub(super) fn end_row(&mut self) -> Result<(), ReadError> {
        let (cells, notes) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.notes));
        let before = self.rows.len();
        let done = self.take_row(cells);
        let place = Place { line: self.line, column: 1 };
        match self.rows.get_mut(before) {
            Some((unit, _)) => unit.about.notes.extend(notes),
            None => notes.iter().for_each(|_| self.unread.pass_over_at(COMMENTS_BESIDE, place)),
        }
        done
    }

    fn take_row(&mut self, cells: Vec<String>) -> Result<(), ReadError> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let place = Place { line: self.line, column: 1 };
        let is_first = std::mem::take(&mut self.is_first);
        let names: Vec<&str> = cells.iter().map(String::as_str).collect();
        if is_first && let Some(header) = &self.header {
            match Header::named(&names) {
                Some(header) => self.header = Some(header),
                None if header.width() == cells.len() => return self.push(&cells, self.line),
                None => {
                    self.is_other = true;
                    self.pass_over("further tables", place);
                }
            }
            return Ok(());
        }
        if self.is_other {
            return Ok(());
        }
        if self.header.is_some() {
            return self.push(&cells, self.line);
        }
        self.header = Header::named(&names);
        if self.header.is_some() {
            for (_, line) in std::mem::take(&mut self.preamble) {
                self.pass_over(ROWS_ABOVE, Place { line, column: 1 });
            }
            return Ok(());
        }
        self.preamble.push((cells, self.line));
        if self.preamble.len() > MAX_PREAMBLE { self.settle() } else { Ok(()) }
    }

    /// Whether a row has named the columns.
    pub(super) fn is_named(&self) -> bool {
        self.header.as_ref().is_some_and(Header::is_named)
    }

    /// There is no header: two columns are a text and its translation.
    fn settle(&mut self) -> Result<(), ReadError> {
        let preamble = std::mem::take(&mut self.preamble);
        let is_other = |(index, (cells, _)): &(usize, &(Vec<String>, u64))| {
            cells.len() > 2 || (*index == 0 && cells.len() < 2)
        };
        if let Some((_, (cells, line))) = preamble.iter().enumerate().find(is_other) {
            let place = Place { line: *line, column: 1 };
            return Err(ReadErrorKind::columns(cells.iter().map(String::as_str)).at(place));
        }
        self.header = Some(Header::two());
        preamble.iter().try_for_each(|(cells, line)| self.push(cells, *line))
    }

    fn push(&mut self, cells: &[String], line: u64) -> Result<(), ReadError> {
        let place = Place { line, column: 1 };
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        if let Some(header) = &self.header {
            self.rows.push(header.unit(&cells, place).map_err(|kind| kind.at(place))?);
        }
        Ok(())
    }

    /// All rows are done.
    pub(super) fn finish(mut self) -> Result<Vec<Row>, ReadError> {
        self.end_row()?;
        if self.header.is_none() {
            self.settle()?;
        }
        if let Some((unit, _)) = self.rows.first_mut() {
            self.unread.unread.into_iter().for_each(|unread| unit.take_unread(unread));
        }
        Ok(self.rows)
    }
}

struct XlsxWriter<'a> {
    out: Box<dyn Write + 'a>,
    workbook: Workbook,
    columns: Vec<Column>,
    number: usize,
    row: u32,
}

pub(super) fn write<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let mut workbook = Workbook::new();
    // The same units make the same bytes: the file bears no date of its own.
    let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(library)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let columns = rows::all();
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, index) in columns.iter().zip(0..) {
        sheet.write_string_with_format(0, index, rows::name(*column), &bold).map_err(library)?;
        let is_text = matches!(column, Column::Source | Column::Target);
        let width = if is_text { WIDTHS.0 } else { WIDTHS.1 };
        sheet.set_column_width(index, width).map_err(library)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(library)?;
    Ok(Box::new(XlsxWriter { out: output.main, workbook, columns, number: 0, row: 0 }))
}

fn library(error: XlsxError) -> WriteError {
    WriteError::Library(error.to_string())
}

impl Writer for XlsxWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        let sheet = self.workbook.worksheet_from_index(0).map_err(library)?;
        for row in rows::rows(unit, self.number, &self.columns) {
            self.row += 1;
            for (cell, index) in row.into_iter().zip(0..) {
                if !cell.is_empty() {
                    sheet.write_string(self.row, index, cell).map_err(library)?;
                }
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        let bytes = self.workbook.save_to_buffer().map_err(library)?;
        self.out.write_all(&bytes)?;
        self.out.flush()?;
        Ok(())
    }
}
