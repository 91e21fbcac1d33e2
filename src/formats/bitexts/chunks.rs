//! Files cut into chunks of whole units, which several threads can read at the same time.
//!
//! A file is cut where a unit seems to end, which nobody knows for sure before it is read. So a chunk
//! that turns out to be no whole units, or that has an error, goes back, and all from there is read
//! unit by unit: what comes is the same, however a file is read.

use std::io::BufRead;

use super::error::ReadError;
use super::unit::Unit;
use super::{Units, name_langs, tmx, with_langs};

/// The units of a file, in chunks.
///
/// ```
/// use taiyaku::formats::bitexts::{BitextFormat, Input};
/// let unit = "<tu><tuv xml:lang='ja'><seg>猫</seg></tuv></tu>\n";
/// let file = format!("<tmx><body>{}</body></tmx>", unit.repeat(100));
/// let tmx = BitextFormat::named("tmx").unwrap();
/// let input = || Input { main: Box::new(file.as_bytes()), texts: None, langs: Default::default() };
/// let mut chunks = tmx.chunks(input());
/// let mut units = Vec::new();
/// let mut left = Vec::new();
/// while let Some(chunk) = chunks.cut(1000) {
///     // Another thread may do this.
///     match chunk.units() {
///         Some(found) if left.is_empty() => units.extend(found),
///         _ => left.push(chunk),
///     }
/// }
/// units.extend(chunks.rest(left));
/// assert_eq!(units.len(), 100);
/// assert!(units.into_iter().eq(tmx.units(input())));
/// ```
pub struct Chunks<'a> {
    source: Source<'a>,
    langs: [String; 2],
}

/// How a file is read.
pub(super) enum Source<'a> {
    /// In chunks, after its first unit, which shows where units lie.
    Tmx(Box<tmx::Reader<Box<dyn BufRead + 'a>>>, IsBegun),
    /// Unit by unit.
    Whole(Units<'a>),
}

/// Whether the first unit has been read.
type IsBegun = bool;

/// A chunk of a file.
pub struct Chunk {
    content: Content,
    langs: [String; 2],
}

enum Content {
    /// What has been read to know where to cut.
    Read(Result<Unit, ReadError>),
    Tmx(tmx::Chunk),
}

impl<'a> Chunks<'a> {
    pub(super) fn new(source: Source<'a>, langs: [String; 2]) -> Self {
        Self { source, langs }
    }

    /// The next chunk, of at least so many bytes if there are; `None` if the rest is to be read
    /// unit by unit.
    pub fn cut(&mut self, least: usize) -> Option<Chunk> {
        let Source::Tmx(reader, is_begun) = &mut self.source else { return None };
        let content = if std::mem::replace(is_begun, true) {
            Content::Tmx(reader.cut(least)?)
        } else {
            Content::Read(reader.next()?)
        };
        Some(Chunk { content, langs: self.langs.clone() })
    }

    /// The units of all that is left, given the last chunks back in their order.
    #[must_use]
    pub fn rest(self, left: Vec<Chunk>) -> Units<'a> {
        let mut read = Vec::new();
        let mut cut = Vec::new();
        for chunk in left {
            match chunk.content {
                Content::Read(unit) => read.push(unit),
                Content::Tmx(chunk) => cut.push(chunk),
            }
        }
        let units: Units<'a> = match self.source {
            Source::Tmx(mut reader, _) => {
                reader.give_back(cut);
                Box::new(read.into_iter().chain(reader))
            }
            Source::Whole(units) => units,
        };
        with_langs(units, self.langs)
    }
}

impl Chunk {
    /// Its units, as its file's reader gives them; `None` if they cannot be read by themselves.
    /// Linear in its bytes.
    #[must_use]
    pub fn units(&self) -> Option<Vec<Result<Unit, ReadError>>> {
        let mut units = match &self.content {
            Content::Read(unit) => vec![unit.clone()],
            Content::Tmx(chunk) => chunk.units()?,
        };
        units.iter_mut().flatten().for_each(|unit| name_langs(unit, &self.langs));
        Some(units)
    }
}
