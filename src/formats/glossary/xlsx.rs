//! Glossaries as Excel workbooks: the first sheet that has a header, maybe behind a title.
//!
//! calamine reads the cells one by one; a sheet that claims a cell in its last corner costs
//! nothing. A workbook is a ZIP archive of XML, so what it unpacks to is counted before anything
//! is read, whatever sizes the archive states.

use std::io::{self, Cursor};

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use crate::formats::package::{Package, PackageError, PackageErrorKind};
use crate::formats::workbook;

use super::columns::{self, MAX_COLUMNS, Row};
use super::{GlossaryError, GlossaryErrorKind, MAX_CELL, ReadGlossary};

/// What a workbook may unpack to, in bytes: 100 000 entries have some 50 MB of XML.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// A ZIP archive's first bytes, and those of the older container that an encrypted workbook is in.
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

pub(super) fn begins(head: &[u8]) -> bool {
    head.starts_with(ZIP) || head.starts_with(COMPOUND_FILE)
}

pub(super) fn read(bytes: &[u8]) -> Result<ReadGlossary, GlossaryError> {
    let whole = |kind| GlossaryError::new(1, 1, kind);
    // Any other file is none, as calamine says.
    let sheets = if bytes.starts_with(ZIP) { checked(bytes).map_err(whole)? } else { Vec::new() };
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| whole(kind(&error)))?;
    let mut first = None;
    for name in sheets {
        let (rows, no_values) = rows(&mut workbook, &name)?;
        if columns::header(&rows).is_some() {
            first = Some((rows, no_values));
            break;
        }
        first = first.or((!rows.is_empty()).then_some((rows, no_values)));
    }
    // Where no sheet has a header, the first with cells says what is there in its place.
    let none = || whole(GlossaryErrorKind::Workbook("no cell with text in it".to_owned()));
    let place = |row: &Row, cell: usize| (row.line, cell as u64 + 1);
    let (rows, no_values) = first.ok_or_else(none)?;
    let mut read = columns::read(&rows, &place)?;
    read.warnings.splice(0..0, no_values);
    Ok(read)
}

/// The names of a workbook's sheets, of one that unpacks to no more than is read.
fn checked(bytes: &[u8]) -> Result<Vec<String>, GlossaryErrorKind> {
    let broken = |error: PackageError| match error.kind {
        PackageErrorKind::Size(limit) => GlossaryErrorKind::Unpacked(limit),
        _ => GlossaryErrorKind::Workbook(error.to_string()),
    };
    let mut package = Package::open(bytes, MAX_UNPACKED).map_err(broken)?;
    package.measure().map_err(broken)?;
    if let Some(strings) = workbook::excess(bytes) {
        let error = format!("{strings} strings, expected no more than bytes");
        return Err(GlossaryErrorKind::Workbook(error));
    }
    let sheets = workbook::sheets(&mut package).map_err(broken)?;
    Ok(sheets.into_iter().map(|sheet| sheet.name).collect())
}

/// The rows of a sheet that have a cell with text, and its formulas without a value.
fn rows<R: io::Read + io::Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &str,
) -> Result<(Vec<Row>, Vec<GlossaryError>), GlossaryError> {
    let (mut rows, mut no_values): (Vec<Row>, _) = (Vec::new(), Vec::new());
    let mut at = (1, 1);
    let failed = |at: (u64, u64), error: &XlsxError| GlossaryError::new(at.0, at.1, kind(error));
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|e| failed((1, 1), &e))?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|e| failed(at, &e))? {
        let (row, column) = cell.pos;
        at = (u64::from(row) + 1, u64::from(column) + 1);
        let text = match cell.value {
            DataRef::String(text) => text,
            DataRef::SharedString(text) => text.to_owned(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => number.to_string(),
            DataRef::Bool(value) => value.to_string(),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
            DataRef::DateTime(time) => workbook::date(&time),
            DataRef::Error(_) | DataRef::Empty => {
                let no_value = GlossaryError::new(at.0, at.1, GlossaryErrorKind::NoValue);
                no_values.extend(cell.formula.map(|_| no_value));
                continue;
            }
        };
        if text.trim().is_empty() {
            continue;
        }
        if text.len() > MAX_CELL {
            return Err(GlossaryError::new(at.0, at.1, GlossaryErrorKind::Long(text.len())));
        }
        if column as usize >= MAX_COLUMNS {
            let (found, expected) = (column as usize + 1, MAX_COLUMNS);
            return Err(GlossaryError::new(
                at.0,
                at.1,
                GlossaryErrorKind::Cells { found, expected },
            ));
        }
        if rows.last().is_none_or(|last| last.line != at.0) {
            rows.push(Row { line: at.0, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            let column = column as usize;
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = last.cells.get_mut(column) {
                *cell = text;
            }
        }
    }
    Ok((rows, no_values))
}

fn kind(error: &XlsxError) -> GlossaryErrorKind {
    match error {
        XlsxError::Password => GlossaryErrorKind::Password,
        error => GlossaryErrorKind::Workbook(error.to_string()),
    }
}
