//! Whether a table's cells are quoted as RFC 4180 has it, and where its rows begin.
//!
//! The crate that reads tables takes a quotation mark that is never closed for the beginning of a cell
//! that goes on to the end of the file, and joins what stands behind a closing mark to the cell. Either
//! loses rows or changes text in silence, so the marks are looked at first. The place that the crate
//! gives for a row is where the row before ended, before `\n` of `\r\n` and before blank lines.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use super::bitexts::{ReadError, ReadErrorKind};
use super::bounded::{Bounded, Place};

/// What is wrong with a quotation mark at the beginning of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// No other closes it.
    Open,
    /// Behind the one that closes it stands more than blanks and a separator or the line's end.
    Text,
}

/// Where in a table the next byte stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// At the start of a cell.
    Start,
    /// In a cell without quotation marks.
    Plain,
    /// Between quotation marks.
    Inside,
    /// After a quotation mark that closes, or is the first of two.
    Mark,
    /// After a quotation mark that closes, and blanks.
    Blank,
}

/// The quotation marks of a table as it is read, piece by piece.
struct Marks {
    /// None where quotation marks are text.
    separator: Option<u8>,
    state: State,
    /// Whether a row has begun, and the lines on which rows did.
    is_in_row: bool,
    rows: VecDeque<u64>,
    /// Where the next byte stands.
    here: Place,
    /// Where the last quotation mark that opens stands.
    opened: Place,
}

impl Marks {
    fn new(separator: Option<u8>) -> Self {
        let here = Place { line: 1, column: 1 };
        let (is_in_row, rows) = Default::default();
        Self { separator, state: State::Start, is_in_row, rows, here, opened: here }
    }

    /// What is wrong with the bytes that come next, if anything is. O(bytes).
    fn follow(&mut self, bytes: &[u8]) -> Option<Flaw> {
        use State::{Blank, Inside, Mark, Plain, Start};
        for &byte in bytes {
            let is_line_end = matches!(byte, b'\n' | b'\r');
            if self.state != Inside {
                if !is_line_end && !self.is_in_row {
                    self.rows.push_back(self.here.line);
                }
                self.is_in_row = !is_line_end;
            }
            let is_end = Some(byte) == self.separator || is_line_end;
            self.state = match (self.state, byte) {
                _ if self.separator.is_none() => Plain,
                (Start, b'"') => {
                    self.opened = self.here;
                    Inside
                }
                (Inside, b'"') => Mark,
                (Inside, _) | (Mark, b'"') => Inside,
                _ if is_end => Start,
                (Start | Plain, _) => Plain,
                (Mark | Blank, b' ') => Blank,
                (Mark | Blank, _) => return Some(Flaw::Text),
            };
            self.here.column += 1;
            if byte == b'\n' {
                self.here = Place { line: self.here.line + 1, column: 1 };
            }
        }
        None
    }

    /// What is wrong if nothing comes any more.
    fn end(&self) -> Option<Flaw> {
        (self.state == State::Inside).then_some(Flaw::Open)
    }
}

/// The first flaw of a table's quotation marks: the line and byte of the mark that opens the cell.
/// O(bytes).
pub(super) fn flaw(table: &[u8], separator: u8) -> Option<(Place, Flaw)> {
    let mut marks = Marks::new(Some(separator));
    let flaw = marks.follow(table).or_else(|| marks.end())?;
    Some((marks.opened, flaw))
}

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

impl Flaw {
    fn kind(self) -> ReadErrorKind {
        let found = match self {
            Self::Open => "a quoted cell without end",
            Self::Text => "a quoted cell with text after its end",
        };
        let expected = "a quotation mark at the end of the cell, others in it doubled";
        ReadErrorKind::Found { found: found.to_owned(), expected }
    }
}

impl<R: BufRead> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into);
        let marks = &mut self.marks;
        let kind = match &read {
            Ok(0) if !into.is_empty() => marks.end().map(Flaw::kind),
            Ok(count) => marks.follow(into.get(..*count).unwrap_or_default()).map(Flaw::kind),
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

    #[test]
    fn marks_that_close_nothing_are_found() {
        let check = |table: &str, expected: Option<(u64, u64, Flaw)>| {
            let found = flaw(table.as_bytes(), b',').map(|(at, flaw)| (at.line, at.column, flaw));
            assert_eq!(found, expected, "{table:?}");
        };
        check("", None);
        check("a,b\nc,d", None);
        check("\"a\",\"b\"\r\n\"c\",\"\"\n", None);
        check("a,\"two\nlines, and a comma\"\nb,\"\"\"said\"\"\"\n", None);
        check("a 5\" pipe,b\nc,d\"\"e\n", None);
        check("a,b\nc,\"d\ne,f\n", Some((2, 3, Flaw::Open)));
        check("\"", Some((1, 1, Flaw::Open)));
        check("\"a\"\"", Some((1, 1, Flaw::Open)));
        check("a,\"b\" c\n", Some((1, 3, Flaw::Text)));
        check("a,\"b\" \nc,\"d\n", Some((2, 3, Flaw::Open)));
    }
}
