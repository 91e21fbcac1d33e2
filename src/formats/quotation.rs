//! Whether a table's cells are quoted as RFC 4180 has it.
//!
//! The crate that reads tables takes a quotation mark that is never closed for the beginning of a cell
//! that goes on to the end of the file, and joins what stands behind a closing mark to the cell. Either
//! loses rows or changes text in silence, so the marks are looked at first.

use memchr::memchr_iter;

use super::Place;

/// What is wrong with a quotation mark at the beginning of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// No other closes it.
    Open,
    /// Behind the one that closes it stands more than blanks and a separator or the line's end.
    Text,
}

/// The first flaw of a table's quotation marks: the line and byte of the mark that opens the cell. O(bytes).
pub(super) fn flaw(table: &[u8], separator: u8) -> Option<(Place, Flaw)> {
    let mut at = 0;
    while let Some(&first) = table.get(at) {
        let rest = table.get(at..).unwrap_or_default();
        if first == b'"' {
            let found = match closed(rest) {
                None => Some(Flaw::Open),
                Some(length) => {
                    let behind = rest.get(length..).unwrap_or_default();
                    at += length + behind.iter().take_while(|&&byte| byte == b' ').count();
                    let behind = table.get(at).copied();
                    let ends = |byte: u8| byte == separator || matches!(byte, b'\n' | b'\r');
                    behind.is_some_and(|byte| !ends(byte)).then_some(Flaw::Text)
                }
            };
            if let Some(flaw) = found {
                return Some((place(table, table.len() - rest.len()), flaw));
            }
        } else {
            let end = rest.iter().position(|&byte| byte == separator || byte == b'\n');
            at += end.unwrap_or(rest.len());
        }
        // Over the separator or the line's end.
        at += 1;
        if table.get(at - 1) == Some(&b'\r') && table.get(at) == Some(&b'\n') {
            at += 1;
        }
    }
    None
}

/// How long the quoted cell at the beginning of `rest` is, both marks included; two marks in it are one.
fn closed(rest: &[u8]) -> Option<usize> {
    let inside = rest.get(1..)?;
    let mut marks = memchr_iter(b'"', inside);
    loop {
        let mark = marks.next()?;
        if inside.get(mark + 1) != Some(&b'"') {
            return Some(mark + 2);
        }
        marks.next();
    }
}

fn place(table: &[u8], at: usize) -> Place {
    let before = table.get(..at).unwrap_or_default();
    let line = memchr_iter(b'\n', before).count() as u64 + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    Place { line, column: (at - start) as u64 + 1 }
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
