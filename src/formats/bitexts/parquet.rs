//! Tables in Apache Parquet, <https://parquet.apache.org/docs/file-format/>: the rows and columns that
//! TSV has, every cell a string, missing where it is empty.
//!
//! A file is held in memory, for its directory stands at its end; rows are read group by group. Of
//! columns of other types, which others write, the values are taken as they print; nested ones are
//! refused, but for the texts inside `translation`, as the data sets of Hugging Face have them. The library panics on some broken files, which is caught and told as an error; what a file
//! says of its own size is looked through before the library believes it. Places are rows, the header
//! being the first.

mod headers;

use std::borrow::Cow;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::Page;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::TypePtr;

use crate::formats::Place;

use super::error::{ReadError, ReadErrorKind, WriteError};
use super::joined::Joined;
use super::rows::{self, Column, Header};
use super::unit::Unit;
use super::{Input, Output, Settings, Units, Writer, read_whole, until_error};

/// The largest file that is read, and to how much the columns of a group of its rows may unfold, in
/// bytes.
const MAX_BYTES: u64 = 1 << 30;

/// What Snappy packs at most, as bytes for each: its densest element is 3 bytes for 64,
/// <https://github.com/google/snappy/blob/main/format_description.txt>.
const SNAPPY_RATIO: u64 = 22;

/// What deflate packs at most, <https://zlib.net/zlib_tech.html>.
const DEFLATE_RATIO: u64 = 1032;

/// The most values of a page whose lengths come first: they are held at once, 4 bytes each. Pages have
/// some 20,000 rows, and seldom more than a million.
const MAX_VALUES: u64 = 1 << 24;

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

/// Looks through the headers of all pages, and what their values say they are, since the library
/// makes room for it before it reads a value. Takes the time of unpacking the file once.
fn see_through(
    file: &SerializedFileReader<Bytes>,
    bytes: &Bytes,
) -> Result<Result<(), ReadErrorKind>, ParquetError> {
    for number in 0..file.num_row_groups() {
        let group = file.get_row_group(number)?;
        let mut room = MAX_BYTES;
        for column in group.metadata().columns() {
            let (start, length) = column.byte_range();
            let range = usize::try_from(start).ok().zip(usize::try_from(length).ok());
            let chunk = range.and_then(|(start, length)| bytes.get(start..)?.get(..length));
            if let Err(kind) =
                chunk_pages(chunk.unwrap_or_default(), column.compression(), &mut room)
            {
                return Ok(Err(kind));
            }
        }
        for index in 0..group.num_columns() {
            let levels = group.metadata().column(index).column_descr().max_def_level();
            let mut pages = group.get_column_page_reader(index)?;
            while let Some(page) = pages.get_next_page()? {
                let repeated = lengths(&page, levels > 0);
                if let Err(kind) = repeated.and_then(|bytes| take_room(&mut room, bytes)) {
                    return Ok(Err(kind));
                }
            }
        }
    }
    Ok(Ok(()))
}

/// Looks through the headers of a column's pages; takes what they unfold to from what is left.
fn chunk_pages(
    mut chunk: &[u8],
    compression: Compression,
    room: &mut u64,
) -> Result<(), ReadErrorKind> {
    let lying = |found: String, expected| Err(ReadErrorKind::Found { found, expected });
    while !chunk.is_empty() {
        let Some(page) = headers::page(chunk) else {
            return lying("a page without a header".to_owned(), "a Parquet file");
        };
        let headers::Page { header, packed, unpacked, dictionary } = page;
        take_room(room, unpacked)?;
        // The library unpacks gzip to its end, whatever the header says.
        let is_gzip = matches!(compression, Compression::GZIP(_));
        if is_gzip && packed.saturating_mul(DEFLATE_RATIO) > MAX_BYTES {
            let found = format!("a page of {packed} bytes of gzip");
            return Err(ReadErrorKind::TooLarge(format!("{found}, which may unfold to anything")));
        }
        if compression == Compression::SNAPPY && unpacked / SNAPPY_RATIO > packed {
            return lying(format!("a page of {unpacked} bytes in {packed}"), "a Parquet file");
        }
        if let Some(values) = dictionary.filter(|values| *values > unpacked) {
            let found = format!("a dictionary of {values} values in {unpacked} bytes");
            return lying(found, "no more values than bytes");
        }
        let end = usize::try_from(packed).ok().and_then(|packed| header.checked_add(packed));
        let Some(rest) = end.and_then(|end| chunk.get(end..)) else {
            return lying(format!("a page of {packed} bytes"), "no more than the file has");
        };
        chunk = rest;
    }
    Ok(())
}

/// Takes bytes from those that a group of rows may still unfold to.
fn take_room(room: &mut u64, bytes: u64) -> Result<(), ReadErrorKind> {
    *room = room.checked_sub(bytes).ok_or_else(|| {
        let message = format!("a group of rows that unfolds to over {MAX_BYTES} bytes");
        ReadErrorKind::TooLarge(message)
    })?;
    Ok(())
}

/// Of a page whose values are lengths and then text, whether it has as many as it should; what is
/// wrong if not. Gives the bytes that values take over from those before them.
fn lengths(page: &Page, is_optional: bool) -> Result<u64, ReadErrorKind> {
    let wrong = |found: String, expected| Err(ReadErrorKind::Found { found, expected });
    let has_prefixes = match page.encoding() {
        Encoding::DELTA_BYTE_ARRAY => true,
        Encoding::DELTA_LENGTH_BYTE_ARRAY => false,
        _ => return Ok(0),
    };
    let buffer = page.buffer().as_ref();
    let start = match page {
        Page::DataPageV2 { def_levels_byte_len, rep_levels_byte_len, .. } => {
            u64::from(*def_levels_byte_len) + u64::from(*rep_levels_byte_len)
        }
        // Which values are there comes first, with its length.
        _ if is_optional => {
            4 + u64::from(buffer.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes)))
        }
        _ => 0,
    };
    let values = usize::try_from(start).ok().and_then(|start| buffer.get(start..));
    let most = u64::from(page.num_values()).min(MAX_VALUES);
    let is_within = |count: &u64| *count <= most;
    let (values, repeated) = if has_prefixes {
        let prefixes = values.and_then(|values| {
            headers::delta_values(values).filter(is_within)?;
            headers::delta_sum(values)
        });
        prefixes.map_or((None, 0), |(_, sum, suffixes)| (Some(suffixes), sum))
    } else {
        (values, 0)
    };
    match values.and_then(headers::delta_values) {
        Some(count) if is_within(&count) => Ok(repeated),
        Some(count) => {
            let found = format!("{count} values in a page of {}", page.num_values());
            wrong(found, "no more than it has")
        }
        None => wrong("a page without values".to_owned(), "a Parquet file"),
    }
}

/// The rows of a file.
struct Rows {
    rows: RowIter<'static>,
    header: Header,
    /// How many texts stand together.
    together: usize,
    line: u64,
}

impl Rows {
    fn open(input: &mut Input<'_>) -> Result<Self, ReadErrorKind> {
        let bytes = Bytes::from(read_whole(&mut input.main, MAX_BYTES)?);
        if !headers::has_sound_directory(&bytes) {
            let found = "a file without a sound directory at its end".to_owned();
            return Err(ReadErrorKind::Found { found, expected: "a Parquet file" });
        }
        let file = guarded(|| SerializedFileReader::new(bytes.clone()))?;
        guarded(|| see_through(&file, &bytes))??;
        let fields = file.metadata().file_metadata().schema().get_fields();
        let names = fields.iter().flat_map(|field| match group(field) {
            Some(texts) => texts.iter().map(|text| text.name()).collect(),
            None => vec![field.name()],
        });
        let names: Vec<&str> = names.collect();
        if names.len() > MAX_COLUMNS {
            let found = format!("{} columns", names.len());
            return Err(ReadErrorKind::Found { found, expected: "at most 256" });
        }
        let together = fields.iter().find_map(group).map_or(0, <[_]>::len);
        let header =
            Header::named(&names).ok_or_else(|| ReadErrorKind::columns(names.iter().copied()))?;
        let rows = guarded(|| Ok(RowIter::from_file_into(Box::new(file))))?;
        Ok(Self { rows, header, together, line: 1 })
    }

    fn next(&mut self) -> Result<Option<(Unit, Option<String>)>, ReadError> {
        self.line += 1;
        let place = Place { line: self.line, column: 1 };
        let row = guarded(|| self.rows.next().transpose()).map_err(|kind| kind.at(place))?;
        let Some(row) = row else { return Ok(None) };
        let mut cells = Vec::new();
        for (name, field) in row.get_column_iter() {
            match field {
                Field::Group(texts) if name == rows::TOGETHER => {
                    cells.extend(texts.get_column_iter())
                }
                Field::Null if name == rows::TOGETHER && self.together > 0 => {
                    cells.extend((0..self.together).map(|_| (name, field)));
                }
                field => cells.push((name, field)),
            }
        }
        let cells: Result<Vec<String>, ReadErrorKind> =
            cells.into_iter().map(|(name, field)| cell(name, field)).collect();
        let cells = cells.map_err(|kind| kind.at(place))?;
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        self.header.unit(&cells, place).map(Some).map_err(|kind| kind.at(place))
    }
}

/// The columns inside one that has the texts together.
fn group(field: &TypePtr) -> Option<&[TypePtr]> {
    (field.is_group() && field.name() == rows::TOGETHER).then(|| field.get_fields())
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
