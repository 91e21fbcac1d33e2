//! Files to text, with an error for everything that is none.

mod error;
mod glossaries;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::formats::lexicon_tsv;
use crate::formats::links::{self, LinkLine};
use crate::model::{Document, Lang, Lexicon};
use crate::text::decode::{DecodeError, Decoded, Encoding, decode};
use crate::text::lang;

use super::output::Notes;

pub(super) use error::InputError;
pub(super) use glossaries::{read_glossaries, read_glossary};

/// The longest line of a document to be aligned, in bytes. The longest paragraph of a novel has
/// a few thousand; a line of millions is not prose, and its sentences could not be read in a
/// table either.
pub(super) const MAX_LINE: usize = 4 * 1024 * 1024;

/// The largest glossary, in bytes: 100 000 entries of TBX have some 100 MB.
const MAX_GLOSSARY: usize = 256 * 1024 * 1024;

/// What a document is called in messages and reports.
pub(super) fn name(path: &Path) -> String {
    if is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Refuses a command line on which standard input stands twice.
pub(super) fn one_stdin<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
) -> Result<(), InputError> {
    let stdin = paths.into_iter().filter(|path| is_stdin(path.as_ref())).count();
    if stdin > 1 { Err(InputError::StdinTwice) } else { Ok(()) }
}

/// Refuses a draft in the language of its source.
pub(super) fn other_language(
    source_path: &Path,
    source: &Document,
    path: &Path,
    draft: &Document,
) -> Result<(), InputError> {
    if source.lang() != draft.lang() {
        return Ok(());
    }
    Err(InputError::SameLanguage {
        path: name(path),
        lang: draft.lang(),
        is_other: lang::is_other(draft.text(), draft.lang()),
        like: name(source_path),
        options: "--source-lang and --target-lang overrule".to_owned(),
    })
}

/// Says so when a text, whose language the user did not `say`, is in a third language, and what
/// that means.
pub(super) fn note_other(
    path: &Path,
    document: &Document,
    said: Option<Lang>,
    means: &str,
    notes: Notes,
) {
    if said.is_none() && lang::is_other(document.text(), document.lang()) {
        notes.note(&format!("{}: neither Japanese nor English; {means}", name(path)));
    }
}

/// Opens a file, or standard input for `-`.
pub(super) fn open(path: &Path) -> Result<Box<dyn io::Read>, InputError> {
    let shown = || name(path);
    if is_stdin(path) {
        return Ok(Box::new(io::stdin().lock()));
    }
    if path.is_dir() {
        return Err(InputError::Folder { path: shown() });
    }
    let file = fs::File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => InputError::Missing { path: shown() },
        io::ErrorKind::IsADirectory => InputError::Folder { path: shown() },
        _ => InputError::Io { path: shown(), error },
    })?;
    Ok(Box::new(file))
}

/// How far a file has been read, for the line and column of an error.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Bytes read.
    pub(super) byte: usize,
    /// Line ends among them.
    lines: usize,
    /// The byte after the last of those.
    line_start: usize,
}

impl Place {
    /// The place after some more `bytes`, which are in `encoding`.
    pub(super) fn passed(mut self, bytes: &[u8], encoding: Encoding) -> Self {
        let byte_at = |at: usize| bytes.get(at).copied();
        for at in memchr::memchr_iter(b'\n', bytes) {
            // In UTF-16 the other half of the unit must be 0: 《 has a byte of 10 too.
            let even = (self.byte + at).is_multiple_of(2);
            let next = match encoding {
                Encoding::Utf16Le if even && byte_at(at + 1) == Some(0) => at + 2,
                Encoding::Utf16Be if !even && byte_at(at.wrapping_sub(1)) == Some(0) => at + 1,
                Encoding::Utf16Le | Encoding::Utf16Be => continue,
                _ => at + 1,
            };
            self.lines += 1;
            self.line_start = self.byte + next;
        }
        self.byte += bytes.len();
        self
    }

    /// `error` in the file `path`, at the last line read.
    pub(super) fn locate(self, path: &str, error: DecodeError) -> InputError {
        let column = error.byte().saturating_sub(self.line_start) + 1;
        InputError::Decode { path: path.to_owned(), line: self.lines + 1, column, error }
    }
}

/// Reads and decodes a file, and says so when it is not plain UTF-8.
pub(super) fn read_text(path: &Path, notes: Notes) -> Result<Decoded, InputError> {
    let mut bytes = Vec::new();
    let read = open(path)?.read_to_end(&mut bytes);
    read.map_err(|error| InputError::Io { path: name(path), error })?;
    decode_bytes(path, &bytes, notes)
}

/// Decodes the bytes of a file, and says so when they are not plain UTF-8.
pub(super) fn decode_bytes(path: &Path, bytes: &[u8], notes: Notes) -> Result<Decoded, InputError> {
    let decoded = decode(bytes).map_err(|error| decode_error(&name(path), bytes, error))?;
    note_encoding(&name(path), decoded.encoding, notes);
    Ok(decoded)
}

/// `error` in the file `name`, whose bytes are these.
pub(super) fn decode_error(name: &str, bytes: &[u8], error: DecodeError) -> InputError {
    let encoding = match error {
        DecodeError::Malformed { encoding, .. } => encoding,
        DecodeError::Nul { .. } | DecodeError::Escaped { .. } => Encoding::Utf8,
    };
    let before = bytes.get(..error.byte()).unwrap_or_default();
    Place::default().passed(before, encoding).locate(name, error)
}

/// Says so when a file is not in UTF-8.
pub(super) fn note_encoding(name: &str, encoding: Encoding, notes: Notes) {
    if encoding != Encoding::Utf8 {
        notes.note(&format!("{name}: read as {encoding}"));
    }
}

/// Reads and joins learned lexicons; of a pair in several the one seen most often counts.
pub(super) fn read_lexicons(paths: &[PathBuf], notes: Notes) -> Result<Lexicon, InputError> {
    let mut all = Lexicon::default();
    for path in paths {
        let decoded = read_text(path, notes)?;
        let lexicon = lexicon_tsv::read(&decoded.text)
            .map_err(|error| InputError::Lexicon { path: name(path), error })?;
        all.merge(lexicon).map_err(|error| InputError::Lexicons { path: name(path), error })?;
    }
    Ok(all)
}

/// Reads beads for scoring, with their confidences and texts where there are any.
pub(super) fn read_links(path: &Path, notes: Notes) -> Result<Vec<LinkLine>, InputError> {
    let decoded = read_text(path, notes)?;
    links::read_lines(&decoded.text).map_err(|error| InputError::Link { path: name(path), error })
}
