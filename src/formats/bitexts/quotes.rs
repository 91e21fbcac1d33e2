//! The quotation marks of tables. The csv crate takes all up to the next one for one cell where one
//! is not closed, and what follows one that closes for a part of the cell; here both are errors.

use std::io::{self, BufRead, Read};

use crate::formats::Place;
use crate::formats::bounded::Bounded;

use super::error::{ReadError, ReadErrorKind};

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

/// Hands a table on up to the first quotation mark that is not as RFC 4180 has it.
pub(super) struct Quotes<R> {
    pub(super) input: Bounded<R>,
    /// What stands between cells; `None` where quotation marks are text.
    delimiter: Option<u8>,
    state: State,
    /// Where the next byte stands.
    here: Place,
    /// Where the last quotation mark that opens stands.
    opened: Place,
    error: Option<ReadError>,
}

impl<R: BufRead> Quotes<R> {
    pub(super) fn new(input: R, delimiter: Option<u8>) -> Self {
        let here = Place { line: 1, column: 1 };
        let (input, state) = (Bounded::new(input), State::Start);
        Self { input, delimiter, state, here, opened: here, error: None }
    }

    /// What was wrong, if reading failed for that.
    pub(super) fn error(&mut self) -> Option<ReadError> {
        self.error.take()
    }

    /// What is wrong with the bytes that come next, if anything is.
    fn follow(&mut self, bytes: &[u8], delimiter: u8) -> Option<&'static str> {
        use State::{Blank, Inside, Mark, Plain, Start};
        for &byte in bytes {
            let is_end = byte == delimiter || matches!(byte, b'\n' | b'\r');
            self.state = match (self.state, byte) {
                (Start, b'"') => {
                    self.opened = self.here;
                    Inside
                }
                (Inside, b'"') => Mark,
                (Inside, _) | (Mark, b'"') => Inside,
                _ if is_end => Start,
                (Start | Plain, _) => Plain,
                (Mark | Blank, b' ') => Blank,
                (Mark | Blank, _) => return Some("a quoted cell with text after its end"),
            };
            self.here.column += 1;
            if byte == b'\n' {
                self.here = Place { line: self.here.line + 1, column: 1 };
            }
        }
        None
    }

    fn fail(&mut self, found: &str) -> io::Error {
        let expected = "a quotation mark at the end of the cell, others in it doubled";
        let error = ReadErrorKind::Found { found: found.to_owned(), expected }.at(self.opened);
        let shown = error.to_string();
        self.error = Some(error);
        io::Error::other(shown)
    }
}

impl<R: BufRead> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into);
        let Some(delimiter) = self.delimiter else { return read };
        // A file of which it takes all is longer than any cell.
        let is_over = matches!(read, Ok(0)) || (read.is_err() && self.input.is_exhausted());
        if is_over && self.state == State::Inside && !into.is_empty() {
            return Err(self.fail("a quoted cell without end"));
        }
        let read = read?;
        match self.follow(into.get(..read).unwrap_or_default(), delimiter) {
            Some(found) => Err(self.fail(found)),
            None => Ok(read),
        }
    }
}
