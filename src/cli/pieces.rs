//! Files of any size, read as text piece by piece.

use std::io::{self, Read};
use std::path::Path;

use crate::text::decode::{Decoder, Encoding};

use super::input::{self, InputError, Place};
use super::output::Notes;

/// Bytes read at a time; the encoding and the language of a file are found by the first so many.
const PIECE_BYTES: usize = 1 << 20;

/// A file of which the first piece has been read.
pub(super) struct Opened {
    /// What it is called.
    pub(super) name: String,
    source: Box<dyn Read>,
    /// Its first bytes, or all of them.
    pub(super) head: Vec<u8>,
    ended: bool,
}

impl Opened {
    /// Opens a file, or standard input for `-`.
    pub(super) fn open(path: &Path) -> Result<Self, InputError> {
        let (name, mut source) = (input::name(path), input::open(path)?);
        let mut head = Vec::new();
        let ended = fill(&mut source, &mut head)
            .map_err(|error| InputError::Io { path: name.clone(), error })?;
        Ok(Self { name, source, head, ended })
    }

    /// What has been read already, whole.
    pub(super) fn of_bytes(path: &Path, head: Vec<u8>) -> Self {
        Self { name: input::name(path), source: Box::new(io::empty()), head, ended: true }
    }

    /// All its bytes, or one more than `most` if there are more.
    pub(super) fn read_to_end(mut self, most: u64) -> Result<Vec<u8>, InputError> {
        if !self.ended {
            let left = most.saturating_add(1).saturating_sub(self.head.len() as u64);
            let read = self.source.take(left).read_to_end(&mut self.head);
            read.map_err(|error| InputError::Io { path: self.name, error })?;
        }
        Ok(self.head)
    }
}

/// A file that is read piece by piece, in memory that does not grow with it.
pub(super) struct Pieces {
    name: String,
    source: Box<dyn Read>,
    decoder: Decoder,
    bytes: Vec<u8>,
    text: String,
    place: Place,
    /// Whether `bytes` have not been decoded yet.
    fresh: bool,
    ended: bool,
}

impl Pieces {
    /// Begins to read a file; finds its encoding and says so when it is not UTF-8.
    pub(super) fn new(opened: Opened, notes: Notes) -> Result<Self, InputError> {
        let Opened { name, source, head: bytes, ended } = opened;
        let decoder = Decoder::new(&bytes, ended).map_err(|error| {
            let before = bytes.get(..error.byte()).unwrap_or(&bytes);
            Place::default().passed(before, Encoding::Utf8).locate(&name, error)
        })?;
        input::note_encoding(&name, decoder.encoding(), notes);
        let place = Place::default();
        Ok(Self { name, source, decoder, bytes, text: String::new(), place, fresh: true, ended })
    }

    /// The file's encoding.
    pub(super) fn encoding(&self) -> Encoding {
        self.decoder.encoding()
    }

    /// The bytes of its byte order mark.
    pub(super) fn mark(&self) -> usize {
        self.decoder.mark()
    }

    /// The next piece; none at the file's end.
    pub(super) fn next(&mut self) -> Result<Option<&str>, InputError> {
        if !self.fresh {
            if self.ended {
                return Ok(None);
            }
            self.ended = fill(&mut self.source, &mut self.bytes)
                .map_err(|error| InputError::Io { path: self.name.clone(), error })?;
        }
        self.fresh = false;
        self.text.clear();
        self.decoder.decode(&self.bytes, self.ended, &mut self.text).map_err(|error| {
            let new = error.byte().saturating_sub(self.place.byte);
            let before = self.bytes.get(..new).unwrap_or(&self.bytes);
            self.place.passed(before, self.decoder.encoding()).locate(&self.name, error)
        })?;
        self.place = self.place.passed(&self.bytes, self.decoder.encoding());
        Ok(Some(&self.text))
    }
}

/// Reads the next [`PIECE_BYTES`] in place of those in `bytes`; says whether the file ended.
fn fill(source: &mut impl Read, bytes: &mut Vec<u8>) -> io::Result<bool> {
    bytes.clear();
    let read = source.take(PIECE_BYTES as u64).read_to_end(bytes)?;
    Ok(read < PIECE_BYTES)
}
