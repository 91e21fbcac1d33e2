//! Tables handed on as long as their quotation marks have no flaw.

use std::io::{self, BufRead, Read};

use crate::formats::bounded::{Bounded, Place};
use crate::formats::quotation::{Flaw, Marks};

use super::error::{ReadError, ReadErrorKind};

/// Hands a table on up to the first flaw.
pub(super) struct Quotes<R> {
    pub(super) input: Bounded<R>,
    marks: Marks,
    error: Option<ReadError>,
}

impl<R: BufRead> Quotes<R> {
    /// A table whose cells `separator` parts; without one quotation marks are text.
    pub(super) fn new(input: R, separator: Option<u8>) -> Self {
        Self { input: Bounded::new(input), marks: Marks::new(separator), error: None }
    }

    /// Where the next row begins, as rows are read one after the other; the place where the table
    /// ends if there is none.
    pub(super) fn row(&mut self) -> Place {
        let line = self.marks.rows.pop_front().unwrap_or(self.marks.here.line);
        Place { line, column: 1 }
    }

    /// What was wrong, if reading failed for that.
    pub(super) fn error(&mut self) -> Option<ReadError> {
        self.error.take()
    }

    fn fail(&mut self, place: Place, kind: ReadErrorKind) -> io::Error {
        let error = ReadError { place, kind };
        let shown = error.to_string();
        self.error = Some(error);
        io::Error::other(shown)
    }
}

fn kind(flaw: Flaw) -> ReadErrorKind {
    let found = match flaw {
        Flaw::Open => "a quoted cell without end",
        Flaw::Text => "a quoted cell with text after its end",
    };
    let expected = "a quotation mark at the end of the cell, others in it doubled";
    ReadErrorKind::Found { found: found.to_owned(), expected }
}

impl<R: BufRead> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into);
        let marks = &mut self.marks;
        let kind = match &read {
            Ok(0) if !into.is_empty() => marks.end().map(kind),
            Ok(count) => marks.follow(into.get(..*count).unwrap_or_default()).map(kind),
            // A file of which it takes all is longer than any cell.
            Err(error) if self.input.is_exhausted() => marks.end().map(|_| {
                ReadErrorKind::Read(format!("found a quoted cell without end in {error}"))
            }),
            Err(_) => None,
        };
        match kind {
            Some(kind) => {
                let opened = marks.opened;
                Err(self.fail(opened, kind))
            }
            None => read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_begin_where_their_first_cell_does() {
        let check = |table: &str, separator, expected: &[u64]| {
            let mut rows = Quotes::new(table.as_bytes(), separator);
            io::copy(&mut rows, &mut io::sink()).unwrap();
            let found: Vec<u64> = expected.iter().map(|_| rows.row().line).collect();
            assert_eq!(found, expected, "{table:?}");
            assert!(rows.marks.rows.is_empty(), "{table:?}");
        };
        check("a,b\nc,d\n", Some(b','), &[1, 2]);
        check("a,b\r\nc,d\r\ne,f", Some(b','), &[1, 2, 3]);
        check("\n\r\na,\"b\r\nc\"\r\n\r\nd,\"\"\r\ne,f\r\n", Some(b','), &[3, 6, 7]);
        check("a\t\"b\r\nc\"\td\r\n\r\n", None, &[1, 2]);
    }

    /// Every short table: as many rows begin as the crate that reads tables finds.
    #[test]
    fn as_many_rows_begin_as_there_are() {
        let table = |number: u32, length: u32| -> Vec<u8> {
            let digits = (0..length).map(|place| number / 5_u32.pow(place) % 5);
            digits.map(|digit| b"a,\"\r\n"[digit as usize]).collect()
        };
        let tables = (0..=6)
            .flat_map(|length| (0..5_u32.pow(length)).map(move |number| table(number, length)));
        for table in tables {
            for separator in [Some(b','), None] {
                let mut rows = csv::ReaderBuilder::new()
                    .quoting(separator.is_some())
                    .flexible(true)
                    .has_headers(false)
                    .from_reader(Quotes::new(table.as_slice(), separator));
                let mut row = csv::ByteRecord::new();
                while let Ok(true) = rows.read_byte_record(&mut row) {
                    let taken = rows.get_mut().marks.rows.pop_front();
                    assert!(taken.is_some(), "{:?}", String::from_utf8_lossy(&table));
                }
                let Quotes { marks, error, .. } = rows.get_ref();
                let is_read = error.is_none();
                assert!(!is_read || marks.rows.is_empty(), "{:?}", String::from_utf8_lossy(&table));
            }
        }
    }
}
