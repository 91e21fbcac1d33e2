//! Whether a table's cells are quoted as RFC 4180 has it, and where its rows begin.
//!
//! The crate that reads tables takes a quotation mark that is never closed for the beginning of a cell
//! that goes on to the end of the file, and joins what stands behind a closing mark to the cell. Either
//! loses rows or changes text in silence, so the marks are looked at first. The place that the crate
//! gives for a row is where the row before ended, before `\n` of `\r\n` and before blank lines.

use std::collections::VecDeque;

use super::bounded::Place;

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
pub(super) struct Marks {
    /// None where quotation marks are text.
    separator: Option<u8>,
    state: State,
    /// Whether a row has begun, and the lines on which rows did.
    is_in_row: bool,
    pub(super) rows: VecDeque<u64>,
    /// Where the next byte stands.
    pub(super) here: Place,
    /// Where the last quotation mark that opens stands.
    pub(super) opened: Place,
}

impl Marks {
    pub(super) fn new(separator: Option<u8>) -> Self {
        let here = Place { line: 1, column: 1 };
        let (is_in_row, rows) = Default::default();
        Self { separator, state: State::Start, is_in_row, rows, here, opened: here }
    }

    /// What is wrong with the bytes that come next, if anything is. O(bytes).
    pub(super) fn follow(&mut self, bytes: &[u8]) -> Option<Flaw> {
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
    pub(super) fn end(&self) -> Option<Flaw> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
