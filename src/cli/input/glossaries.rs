//! Glossaries in whatever format and encoding.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::formats::glossary::{self, MAX_CELL, ReadGlossary, Reader};
use crate::model::Glossary;

use super::super::output::Notes;
use super::{InputError, MAX_GLOSSARY, decode_bytes, name, open};

/// Text without any of these for so long is a cell beyond all limits, whatever the format: there
/// is no need to read on.
const SEPARATORS: &[u8] = b"\n\t,;<>";
const MAX_UNSEPARATED: usize = 16 * MAX_CELL;

/// How many warnings of one file are shown.
const MAX_WARNINGS: usize = 10;

/// Reads and joins glossaries; rows that make no concept are noted.
pub(in crate::cli) fn read_glossaries(
    paths: &[PathBuf],
    notes: Notes,
) -> Result<Glossary, InputError> {
    let mut glossary = Glossary::default();
    for path in paths {
        let read = read_glossary(path, notes)?;
        for warning in read.warnings.iter().take(MAX_WARNINGS) {
            notes.warn(&format!("{}:{warning}", name(path)));
        }
        if let Some(more) = read.warnings.len().checked_sub(MAX_WARNINGS).filter(|&n| n > 0) {
            notes.warn(&format!("{}: and {more} more of that kind", name(path)));
        }
        glossary.extend(read.glossary);
    }
    Ok(glossary)
}

/// Reads a glossary in whatever format and encoding.
pub(in crate::cli) fn read_glossary(path: &Path, notes: Notes) -> Result<ReadGlossary, InputError> {
    let bytes = read_bounded(path)?;
    let failed = |error| InputError::Glossary { path: name(path), error };
    // A workbook is told by its first bytes, the other formats by text.
    match glossary::detect(&name(path), &bytes).read {
        Reader::Bytes(read) => read(&bytes).map_err(failed),
        Reader::Text(_) => {
            let text = decode_bytes(path, &bytes, notes)?.text;
            drop(bytes);
            match glossary::detect(&name(path), text.as_bytes()).read {
                Reader::Text(read) => read(&text).map_err(failed),
                Reader::Bytes(read) => read(text.as_bytes()).map_err(failed),
            }
        }
    }
}

/// Reads a file that must be no larger than a glossary is.
fn read_bounded(path: &Path) -> Result<Vec<u8>, InputError> {
    const PIECE: u64 = 1024 * 1024;
    let mut file = open(path)?;
    let mut bytes = Vec::new();
    let mut separated = 0;
    loop {
        let read = file.by_ref().take(PIECE).read_to_end(&mut bytes);
        let read = read.map_err(|error| InputError::Io { path: name(path), error })?;
        if read == 0 {
            return Ok(bytes);
        }
        let place = |at: usize| {
            let before = bytes.get(..at).unwrap_or_default();
            let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
            (memchr::memchr_iter(b'\n', before).count() + 1, at - line_start + 1)
        };
        let piece = bytes.get(bytes.len() - read..).unwrap_or_default();
        if let Some(last) = piece.iter().rposition(|byte| SEPARATORS.contains(byte)) {
            separated = bytes.len() - read + last + 1;
        }
        // A workbook is packed, and has any bytes.
        if bytes.len() - separated > MAX_UNSEPARATED && !bytes.contains(&0) {
            let (line, column) = place(separated);
            return Err(InputError::LongCell { path: name(path), line, column });
        }
        if bytes.len() > MAX_GLOSSARY {
            let (line, column) = place(bytes.len());
            return Err(InputError::LargeGlossary { path: name(path), line, column });
        }
    }
}
