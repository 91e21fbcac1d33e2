//! A reader that knows its place and refuses an entry without end.

use std::io::{self, BufRead, Read};
use std::ops::Range;

/// Longest entry of a file that is read as a stream, in bytes: a unit of a TMX file with all
/// its languages, a row, a line. A paragraph of a novel in forty languages has some 200 KiB;
/// without a limit one missing quotation mark would read the whole file into memory.
pub const MAX_ENTRY: u64 = 4 * 1024 * 1024;

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: u64,
    /// The byte in the line, from 1.
    pub column: u64,
}

/// Bytes held at once. More would not stay in the cache from reading to parsing.
const BUFFER_BYTES: usize = 64 * 1024;

/// Bytes read at once to be cut.
const AHEAD_BYTES: u64 = 256 * 1024;

/// Hands bytes on, counts lines, and fails when more than [`MAX_ENTRY`] bytes come without a
/// new [`mark`](Self::mark). Memory: 64 KiB, and a number for each line since the mark.
///
/// Lines are counted where the buffer ends or is asked about them, not at every read, of which an
/// XML parser makes two for each tag.
pub(super) struct Bounded<R> {
    inner: R,
    buffer: Vec<u8>,
    /// How much of the buffer has been handed on.
    used: usize,
    /// How many bytes came before the buffer.
    before: u64,
    /// Where the entry began, and its place.
    mark: u64,
    line: u64,
    line_start: u64,
    /// The starts of the lines that began since the mark, in what came before `counted`.
    starts: Vec<u64>,
    /// Up to where in the buffer lines are counted.
    counted: usize,
}

/// Where in a file a chunk of it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Start {
    /// The bytes before it.
    pub(super) offset: u64,
    /// Its line, from 1, and where that begins.
    pub(super) line: u64,
    pub(super) line_start: u64,
}

/// Some bytes of a file.
pub(super) struct Chunk {
    pub(super) bytes: Vec<u8>,
    pub(super) start: Start,
}

impl<R> Bounded<R> {
    pub(super) fn new(inner: R) -> Self {
        Self::starting(inner, Start { offset: 0, line: 1, line_start: 0 })
    }

    /// Reads what begins somewhere in a file.
    pub(super) fn starting(inner: R, start: Start) -> Self {
        let Start { offset, line, line_start } = start;
        Self {
            inner,
            buffer: Vec::new(),
            used: 0,
            before: offset,
            mark: offset,
            line,
            line_start,
            starts: Vec::new(),
            counted: 0,
        }
    }

    /// A new entry begins here.
    pub(super) fn mark(&mut self) {
        self.count();
        self.line += self.starts.len() as u64;
        self.line_start = self.starts.last().copied().unwrap_or(self.line_start);
        self.starts.clear();
        self.mark = self.offset();
    }

    /// The bytes handed on so far.
    pub(super) fn offset(&self) -> u64 {
        self.before + self.used as u64
    }

    /// The place of the next byte.
    pub(super) fn here(&mut self) -> Place {
        self.count();
        self.place(self.offset())
    }

    /// The place of the byte at `offset`; the mark's for what lies before the mark. Linear in what
    /// was handed on since the buffer was filled or [`here`](Self::here) was asked for.
    pub(super) fn place(&self, offset: u64) -> Place {
        let offset = offset.max(self.mark);
        let counted = self.starts.partition_point(|&start| start <= offset);
        let last = counted.checked_sub(1).and_then(|last| self.starts.get(last));
        let place = (counted as u64, last.copied().unwrap_or(self.line_start));
        let others = self.uncounted().take_while(|&start| start <= offset);
        let (lines, start) = others.fold(place, |(lines, _), start| (lines + 1, start));
        Place { line: self.line + lines, column: offset.saturating_sub(start) + 1 }
    }

    /// Counts the lines of what has been handed on.
    fn count(&mut self) {
        let Self { buffer, used, before, starts, counted, .. } = self;
        starts.extend(line_starts(buffer, *counted..*used, *before));
        *counted = *used;
    }

    /// The starts of the lines in what has been handed on and not counted.
    fn uncounted(&self) -> impl Iterator<Item = u64> {
        line_starts(&self.buffer, self.counted..self.used, self.before)
    }

    /// Whether the entry is too long, so that reading failed.
    pub(super) fn is_exhausted(&self) -> bool {
        self.offset() - self.mark > MAX_ENTRY
    }
}

/// The starts of the lines that begin after a line feed in a part of a buffer, which has some
/// bytes before it.
fn line_starts(buffer: &[u8], part: Range<usize>, before: u64) -> impl Iterator<Item = u64> {
    let first = before + part.start as u64 + 1;
    let part = buffer.get(part).unwrap_or_default();
    memchr::memchr_iter(b'\n', part).map(move |at| first + at as u64)
}

impl<R: BufRead> Bounded<R> {
    /// Reads on when all of the buffer has been handed on, unless the entry is too long.
    #[cold]
    fn refill(&mut self) -> io::Result<()> {
        if self.is_exhausted() {
            return Err(io::Error::other(format!("an entry of over {MAX_ENTRY} bytes")));
        }
        self.count();
        self.before = self.offset();
        (self.used, self.counted) = (0, 0);
        self.buffer.clear();
        let ready = self.inner.fill_buf()?;
        let taken = ready.get(..BUFFER_BYTES).unwrap_or(ready);
        self.buffer.extend_from_slice(taken);
        self.inner.consume(self.buffer.len());
        Ok(())
    }

    /// Cuts off what comes next, at least so many bytes and up to the next `end`, as if it had been
    /// handed on. `None`, and nothing is cut off, if there is no such `end` within [`MAX_ENTRY`],
    /// before the file ends or cannot be read on.
    pub(super) fn cut(&mut self, end: &[u8], least: usize) -> Option<Chunk> {
        self.mark();
        let start = Start { offset: self.mark, line: self.line, line_start: self.line_start };
        let from = least.saturating_sub(end.len());
        loop {
            let ahead = self.buffer.get(self.used..).unwrap_or_default();
            let rest = ahead.get(from..).unwrap_or_default();
            if let Some(at) = memchr::memmem::find(rest, end) {
                let bytes = ahead.get(..from + at + end.len()).unwrap_or_default().to_vec();
                self.used += bytes.len();
                self.mark();
                return Some(Chunk { bytes, start });
            }
            if ahead.len() as u64 > MAX_ENTRY {
                return None;
            }
            self.buffer.drain(..self.used);
            self.before += self.used as u64;
            (self.used, self.counted) = (0, 0);
            // What ends reading here ends it again when all of this has been handed on.
            let read = self.inner.by_ref().take(AHEAD_BYTES).read_to_end(&mut self.buffer);
            if !matches!(read, Ok(1..)) {
                return None;
            }
        }
    }

    /// Takes the chunks back that were cut off last.
    pub(super) fn give_back(&mut self, chunks: Vec<Chunk>) {
        let Some(start) = chunks.first().map(|chunk| chunk.start) else { return };
        let mut bytes = chunks.into_iter().map(|chunk| chunk.bytes).collect::<Vec<_>>().concat();
        bytes.extend_from_slice(self.buffer.get(self.used..).unwrap_or_default());
        (self.used, self.counted) = (0, 0);
        self.buffer = bytes;
        let Start { offset, line, line_start } = start;
        (self.before, self.mark, self.line, self.line_start) = (offset, offset, line, line_start);
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    #[inline(always)]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.buffer.len() || self.is_exhausted() {
            self.refill()?;
        }
        Ok(self.buffer.get(self.used..).unwrap_or_default())
    }

    #[inline(always)]
    fn consume(&mut self, amount: usize) {
        self.used = self.buffer.len().min(self.used + amount);
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
        let text = b"ab\ncd\n\nef";
        // However the bytes come: in one piece, or one by one.
        check(Bounded::new(&text[..]));
        check(Bounded::new(io::BufReader::with_capacity(1, &text[..])));
    }

    fn check<R: BufRead>(mut reader: Bounded<R>) {
        let place = |reader: &Bounded<R>, offset| {
            let place = reader.place(offset);
            (place.line, place.column)
        };
        hand_on(&mut reader, 4);
        assert_eq!(place(&reader, 0), (1, 1));
        assert_eq!(place(&reader, 3), (2, 1));
        reader.mark();
        hand_on(&mut reader, 4);
        assert_eq!(place(&reader, 4), (2, 2));
        assert_eq!(place(&reader, 6), (3, 1));
        assert_eq!(place(&reader, 7), (4, 1));
        assert_eq!(place(&reader, 0), (2, 2), "before the mark");
        let Place { line, column } = reader.here();
        assert_eq!((line, column), (4, 2));
        assert_eq!(place(&reader, 6), (3, 1), "counted");
    }

    fn hand_on<R: BufRead>(reader: &mut Bounded<R>, amount: usize) {
        for _ in 0..amount {
            assert!(!reader.fill_buf().unwrap().is_empty());
            reader.consume(1);
        }
    }
}
