//! A reader that knows its place and refuses an entry without end.

use std::io::{self, BufRead, Read};

/// Longest entry of a file that is read as a stream, in bytes: a unit of a TMX file with all
/// its languages, a row, a line. A paragraph of a novel in forty languages has some 200 KiB;
/// without a limit one missing quotation mark would read the whole file into memory.
pub const MAX_ENTRY: u64 = 4 * 1024 * 1024;

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u64,
    /// The byte in the line, from 1.
    pub column: u64,
}

/// Hands bytes on, counts lines, and fails when more than [`MAX_ENTRY`] bytes come without a
/// new [`mark`](Self::mark). Memory: a number for each line since the mark.
pub(super) struct Bounded<R> {
    inner: R,
    /// Bytes handed on.
    offset: u64,
    /// Where the entry began, and its place.
    mark: u64,
    line: u64,
    line_start: u64,
    /// The starts of the lines that began since the mark.
    starts: Vec<u64>,
}

impl<R> Bounded<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, offset: 0, mark: 0, line: 1, line_start: 0, starts: Vec::new() }
    }

    /// A new entry begins here.
    pub(super) fn mark(&mut self) {
        self.line += self.starts.len() as u64;
        self.line_start = self.starts.last().copied().unwrap_or(self.line_start);
        self.starts.clear();
        self.mark = self.offset;
    }

    /// The bytes handed on so far.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// The place of the byte at `offset`; the mark's for what lies before the mark.
    pub(super) fn place(&self, offset: u64) -> Place {
        let offset = offset.max(self.mark);
        let lines = self.starts.partition_point(|&start| start <= offset);
        let start = lines.checked_sub(1).and_then(|last| self.starts.get(last));
        let start = start.copied().unwrap_or(self.line_start);
        Place { line: self.line + lines as u64, column: offset - start + 1 }
    }

    /// Whether the entry is too long, so that reading failed.
    pub(super) fn is_exhausted(&self) -> bool {
        self.offset - self.mark > MAX_ENTRY
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.is_exhausted() {
            return Err(io::Error::other(format!("an entry of over {MAX_ENTRY} bytes")));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // The bytes are in the buffer, since they are consumed; to look at them reads nothing.
        if let Ok(buffer) = self.inner.fill_buf() {
            let taken = buffer.get(..amount).unwrap_or(buffer);
            let breaks = memchr::memchr_iter(b'\n', taken);
            self.starts.extend(breaks.map(|at| self.offset + at as u64 + 1));
        }
        self.offset += amount as u64;
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_lines_and_bytes() {
        let mut reader = Bounded::new(&b"ab\ncd\n\nef"[..]);
        let place = |reader: &Bounded<&[u8]>, offset| {
            let place = reader.place(offset);
            (place.line, place.column)
        };
        reader.consume(4);
        assert_eq!(place(&reader, 0), (1, 1));
        assert_eq!(place(&reader, 3), (2, 1));
        reader.mark();
        reader.consume(4);
        assert_eq!(place(&reader, 4), (2, 2));
        assert_eq!(place(&reader, 6), (3, 1));
        assert_eq!(place(&reader, 7), (4, 1));
        assert_eq!(place(&reader, 0), (2, 2), "before the mark");
    }
}
