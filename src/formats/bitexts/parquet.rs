//! Tables in Apache Parquet, <https://parquet.apache.org/docs/file-format/>: the rows and columns that
//! TSV has, every cell a string, missing where it is empty.
//!
//! A file is held in memory, for its directory stands at its end; rows are read group by group. Of
//! columns of other types, which others write, the values are taken as they print; nested ones are
//! refused. The library panics on some broken files, which is caught and told as an error. Places are
//! rows, the header being the first.

use std::borrow::Cow;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, PageType};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::parser::parse_message_type;

use crate::formats::Place;

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::rows::{self, Column, Header, Joined};
use super::unit::Unit;
use super::{Input, Output, Settings, Units, Writer, read_whole, until_error};

/// The largest file that is read, and to how much the columns of a group of its rows may unfold, in
/// bytes.
const MAX_BYTES: u64 = 1 << 30;

/// The widest table that is read, in columns.
const MAX_COLUMNS: usize = 256;

/// Rows that are written at once: some 10 MB of sentences.
const GROUP_ROWS: usize = 32_768;

const START: Place = Place { line: 1, column: 1 };

pub(super) fn read(mut input: Input<'_>) -> Units<'_> {
    let mut rows = match Rows::open(&mut input) {
        Ok(rows) => rows,
        Err(kind) => return Box::new(std::iter::once(Err(kind.at(START)))),
    };
    Box::new(Joined::new(until_error(move || rows.next())))
}

/// What the library says, or that it panicked.
fn guarded<T>(work: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ReadErrorKind> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(ReadErrorKind::Read(error.to_string())),
        Err(_) => Err(ReadErrorKind::Read("broken, expected a Parquet file".to_owned())),
    }
}

/// Of a dictionary whose header says more values than it has bytes, what it says: the library would
/// make room for all of them before it reads one. Takes the time of unpacking the file once.
fn lying_dictionary(file: &SerializedFileReader<Bytes>) -> Result<Option<String>, ParquetError> {
    for group in 0..file.num_row_groups() {
        let group = file.get_row_group(group)?;
        for column in 0..group.num_columns() {
            let mut pages = group.get_column_page_reader(column)?;
            while let Some(page) = pages.get_next_page()? {
                let (values, bytes) = (page.num_values() as usize, page.buffer().len());
                if page.page_type() == PageType::DICTIONARY_PAGE && values > bytes {
                    return Ok(Some(format!("a dictionary of {values} values in {bytes} bytes")));
                }
            }
        }
    }
    Ok(None)
}

/// The rows of a file.
struct Rows {
    rows: RowIter<'static>,
    header: Header,
    line: u64,
}

impl Rows {
    fn open(input: &mut Input<'_>) -> Result<Self, ReadErrorKind> {
        let bytes = Bytes::from(read_whole(&mut input.main, MAX_BYTES)?);
        let file = guarded(|| SerializedFileReader::new(bytes))?;
        for group in file.metadata().row_groups() {
            let columns = group.columns().iter();
            let mut sizes = columns.map(|column| u64::try_from(column.uncompressed_size()).ok());
            let unfolded = sizes.try_fold(0_u64, |sum, size| sum.checked_add(size?));
            if unfolded.is_none_or(|bytes| bytes > MAX_BYTES) {
                let message = format!("a group of rows that unfolds to over {MAX_BYTES} bytes");
                return Err(ReadErrorKind::TooLarge(message));
            }
        }
        if let Some(found) = guarded(|| lying_dictionary(&file))? {
            return Err(ReadErrorKind::Found { found, expected: "no more values than bytes" });
        }
        let fields = file.metadata().file_metadata().schema().get_fields();
        if fields.len() > MAX_COLUMNS {
            let found = format!("{} columns", fields.len());
            return Err(ReadErrorKind::Found { found, expected: "at most 256" });
        }
        let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
        let header = Header::named(&names).ok_or(ReadErrorKind::Columns(names.len()))?;
        let rows = guarded(|| Ok(RowIter::from_file_into(Box::new(file))))?;
        Ok(Self { rows, header, line: 1 })
    }

    fn next(&mut self) -> Result<Option<(Unit, Option<String>)>, ReadError> {
        self.line += 1;
        let place = Place { line: self.line, column: 1 };
        let row = guarded(|| self.rows.next().transpose()).map_err(|kind| kind.at(place))?;
        let Some(row) = row else { return Ok(None) };
        let cells: Result<Vec<String>, ReadErrorKind> =
            row.get_column_iter().map(|(name, field)| cell(name, field)).collect();
        let cells = cells.map_err(|kind| kind.at(place))?;
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        self.header.unit(&cells, place).map(Some).map_err(|kind| kind.at(place))
    }
}

fn cell(name: &str, field: &Field) -> Result<String, ReadErrorKind> {
    match field {
        Field::Null => Ok(String::new()),
        Field::Str(text) => Ok(text.clone()),
        // Strings that no annotation calls so.
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).map_err(|_| {
            let found = format!("bytes that are no UTF-8 in the column `{name}`");
            ReadErrorKind::Found { found, expected: "text" }
        }),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => {
            let found = format!("nested values in the column `{name}`");
            Err(ReadErrorKind::Found { found, expected: "text" })
        }
        value => Ok(value.to_string()),
    }
}

struct ParquetWriter<'a> {
    /// What is written and not yet in `out`.
    file: SerializedFileWriter<Vec<u8>>,
    out: Box<dyn Write + 'a>,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    number: usize,
}

pub(super) fn write<'a>(
    output: Output<'a>,
    _: &Settings,
) -> Result<Box<dyn Writer + 'a>, WriteError> {
    let columns = rows::all();
    let fields: String = columns
        .iter()
        .map(|column| format!("optional binary {} (UTF8);", rows::name(*column)))
        .collect();
    let schema = parse_message_type(&format!("message units {{{fields}}}")).map_err(library)?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties));
    let file = file.map_err(library)?;
    Ok(Box::new(ParquetWriter { file, out: output.main, columns, rows: Vec::new(), number: 0 }))
}

fn library(error: ParquetError) -> WriteError {
    WriteError::Library(error.to_string())
}

impl ParquetWriter<'_> {
    /// Writes the rows that wait as a group.
    fn write_group(&mut self) -> Result<(), WriteError> {
        let rows = std::mem::take(&mut self.rows);
        let mut group = self.file.next_row_group().map_err(library)?;
        for index in 0..self.columns.len() {
            let Some(mut column) = group.next_column().map_err(library)? else { break };
            let cells = || rows.iter().filter_map(|row| row.get(index));
            let filled = cells().filter(|cell| !cell.is_empty());
            let values: Vec<ByteArray> = filled.map(|cell| cell.as_str().into()).collect();
            let is_filled: Vec<i16> = cells().map(|cell| i16::from(!cell.is_empty())).collect();
            let typed = column.typed::<ByteArrayType>();
            typed.write_batch(&values, Some(&is_filled), None).map_err(library)?;
            column.close().map_err(library)?;
        }
        group.close().map_err(library)?;
        let written = self.file.inner_mut();
        self.out.write_all(written)?;
        written.clear();
        Ok(())
    }
}

impl Writer for ParquetWriter<'_> {
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError> {
        self.number += 1;
        let rows = rows::rows(unit, self.number, &self.columns);
        self.rows.extend(rows.map(|row| row.map(Cow::into_owned).collect()));
        if self.rows.len() >= GROUP_ROWS {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        if !self.rows.is_empty() {
            self.write_group()?;
        }
        self.file.finish().map_err(library)?;
        self.out.write_all(self.file.inner())?;
        self.out.flush()?;
        Ok(())
    }
}
