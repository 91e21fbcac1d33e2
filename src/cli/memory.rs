//! Translation memories, read batch by batch.

use std::io::{BufRead, BufReader, Cursor, Read as _};
use std::path::Path;

use crate::formats::memory::{self, Entries, Entry, TextPair};
use crate::model::Lang;
use crate::text::{decode, lang};

use super::input::{self, InputError};
use super::output::Notes;

/// How much of a file is looked at to tell its encoding and format.
const HEAD_BYTES: u64 = 64 * 1024;

/// Pairs that are read before they are worked on: enough to keep some threads busy …
const BATCH_PAIRS: usize = 8192;
/// … and the bytes of text after which a batch of long ones ends.
const BATCH_BYTES: usize = 16 * 1024 * 1024;

/// A Japanese text and an English one, neither of them blank.
pub(super) struct Pair {
    pub japanese: String,
    pub english: String,
}

/// A memory that is being read.
pub(super) struct Memory {
    name: String,
    entries: Entries<'static>,
    /// The language of the first column of a file that does not say it, once that is known.
    source_lang: Option<Lang>,
    /// Entries so far, and those among them without text in both languages.
    pub read: usize,
    pub lacking: usize,
    /// Rows above the names of columns.
    pub above: usize,
    /// Those of them that are taken for entries.
    pub taken: usize,
}

impl Memory {
    /// Opens a file in whatever format and encoding. UTF-8 is read as a stream; a file in
    /// another encoding is held in memory.
    pub(super) fn open(path: &Path, notes: Notes) -> Result<Self, InputError> {
        let name = input::name(path);
        let (head, text) = open_text(path, notes)?;
        if head.trim().is_empty() {
            return Err(InputError::Empty { path: name, bytes: head.len() });
        }
        let entries = memory::read(&head, &name, text);
        Ok(Self { name, entries, source_lang: None, read: 0, lacking: 0, above: 0, taken: 0 })
    }

    /// The next pairs, in order; none at the end.
    ///
    /// # Errors
    /// When the file breaks off or had no pair at all.
    pub(super) fn next_batch(&mut self) -> Result<Vec<Pair>, InputError> {
        let mut batch: Vec<TextPair> = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH_PAIRS && bytes < BATCH_BYTES {
            let Some(entry) = self.entries.next() else { break };
            self.read += usize::from(!matches!(entry, Ok(Entry::Above(_) | Entry::Taken(_))));
            match entry {
                Ok(Entry::Pair(pair)) => {
                    bytes += pair.source.len() + pair.target.len();
                    batch.push(pair);
                }
                Ok(Entry::Lacking) => self.lacking += 1,
                Ok(Entry::Above(count)) => self.above += count,
                Ok(Entry::Taken(count)) => self.taken += count,
                Err(error) => return Err(InputError::Memory { path: self.name.clone(), error }),
            }
        }
        let source_lang = self.source_lang.or_else(|| vote(&batch));
        self.source_lang = source_lang;
        let found = batch.len();
        let pairs: Vec<Pair> = batch
            .into_iter()
            .filter_map(|TextPair { source, target, source_lang: told }| {
                Some(match told.or(source_lang)? {
                    Lang::Ja => Pair { japanese: source, english: target },
                    Lang::En => Pair { japanese: target, english: source },
                })
            })
            .collect();
        self.lacking += found - pairs.len();
        if pairs.is_empty() && self.lacking == self.read {
            return Err(InputError::NoPair { path: self.name.clone(), read: self.read });
        }
        Ok(pairs)
    }
}

/// The language of the first texts, if most pairs show one on each side. A single pair may
/// deceive: a Japanese cell may hold nothing but a product's name.
fn vote(pairs: &[TextPair]) -> Option<Lang> {
    let (mut japanese, mut english) = (0, 0);
    for TextPair { source, target, .. } in pairs {
        match (lang::detect(source), lang::detect(target)) {
            (Some(Lang::Ja), Some(Lang::En)) => japanese += 1,
            (Some(Lang::En), Some(Lang::Ja)) => english += 1,
            _ => {}
        }
    }
    match (japanese, english) {
        (0, 0) => None,
        _ if japanese >= english => Some(Lang::Ja),
        _ => Some(Lang::En),
    }
}

/// The beginning of a file, and all of it, as UTF-8 without a byte order mark.
fn open_text(path: &Path, notes: Notes) -> Result<(String, Box<dyn BufRead>), InputError> {
    let failed = |error| InputError::Io { path: input::name(path), error };
    let mut file = input::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut bytes).map_err(failed)?;
    if let Some(mark) = decode::utf8_mark(&bytes) {
        bytes.drain(..mark);
        let head = String::from_utf8_lossy(&bytes).into_owned();
        return Ok((head, Box::new(BufReader::new(Cursor::new(bytes).chain(file)))));
    }
    file.read_to_end(&mut bytes).map_err(failed)?;
    let text = input::decode_bytes(path, &bytes, notes)?.text;
    Ok((text.chars().take(4096).collect(), Box::new(Cursor::new(text.into_bytes()))))
}
