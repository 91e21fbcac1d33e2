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
use super::rows::{self, Column, Head, Header, MOST_COLUMNS, Row};
use super::unit::Unit;
use super::{Input, Output, Settings, Units, Writer, archive};

use comments::{BySheet, Comment};

/// The width of columns with sentences and of others, in characters.
const WIDTHS: (f64, f64) = (60.0, 12.0);

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

/// Rows as they are read: a header first, or after a few rows of something else.
#[derive(Default)]
pub(super) struct Table {
    head: Head,
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
        // A row that seemed to name columns may be a unit only now, before this one.
        let rows = self.rows.get_mut(before..).unwrap_or_default();
        match rows.last_mut().filter(|(unit, _)| unit.place == place) {
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
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        if is_first && self.head.header().is_some() {
            self.head.end_table(&mut self.rows)?;
            if self.head.rename(&cells, place) {
                return Ok(());
            }
            if self.head.header().is_some_and(|header| header.width() != cells.len()) {
                self.is_other = true;
                self.pass_over("further tables", place);
            }
        }
        if self.is_other {
            return Ok(());
        }
        self.head.take(&cells, place, &mut self.unread, &mut self.rows)
    }

    /// Whether a row has named the columns.
    pub(super) fn is_named(&self) -> bool {
        self.head.header().is_some_and(Header::is_named)
    }

    /// All rows are done.
    pub(super) fn finish(mut self) -> Result<Vec<Row>, ReadError> {
        self.end_row()?;
        self.head.finish(&mut self.rows)?;
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
