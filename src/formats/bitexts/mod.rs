//! Bitexts in and out: one file per format, one table of all.
//!
//! A format reads a file as a stream of [`Unit`]s and writes such a stream. What it cannot hold is
//! taken off a unit before it is written, and counted ([`Losses`]); so a writer never loses
//! anything in silence, and reading back what was written gives the units that were given to it.
//!
//! A new format is a file with a function that reads and one that writes, and a line in
//! [`BITEXTS`], which says what it keeps. Help, `taiyaku formats`, detection and the shared tests
//! read the table.

mod archive;
mod attributes;
mod chunks;
mod docx;
mod edit;
mod error;
mod facet;
mod inline;
mod joined;
mod json;
mod lines;
mod links;
mod names;
#[cfg(feature = "parquet")]
mod parquet;
mod po;
mod quotes;
mod registry;
mod room;
mod rows;
mod table;
mod tags;
pub mod tmx;
pub(super) mod tools;
mod unit;
mod xces;
mod xliff;
mod xliff2;
mod xlsx;
mod xml;

use std::io::{BufRead, Read as _, Write};

pub use chunks::{Chunk, Chunks};
pub use docx::{TEXT_BESIDE, TEXT_BESIDE_NAMED};
pub use edit::{Change, Edited};
pub use error::{ReadError, ReadErrorKind, WriteError};
pub use facet::{FACETS, Facet, Loss, Losses};
pub(in crate::formats) use json::read_texts as read_json_texts;
pub use registry::BITEXTS;
pub use rows::{ROWS_ABOVE, ROWS_TAKEN};
pub(in crate::formats) use table::read_texts as read_table_texts;
pub use tags::{bcp47, is_in_range, is_same_tag, primary};
pub use unit::{
    About, Code, Dates, Dialect, FileHead, Piece, Prop, Role, State, Target, Text, Unit, Unread,
};
pub use xlsx::NO_VALUES;

/// What a bitext is read from.
pub struct Input<'a> {
    /// The file.
    pub main: Box<dyn BufRead + 'a>,
    /// The sentences of source and target, one a line, for formats that hold links only.
    pub texts: Option<[Box<dyn BufRead + 'a>; 2]>,
    /// The languages of source and target where the file does not say them; may be empty.
    pub langs: [String; 2],
}

/// What a bitext is written to.
pub struct Output<'a> {
    /// The file.
    pub main: Box<dyn Write + 'a>,
    /// The sentences of source and target, for formats that hold links only.
    pub texts: Option<[Box<dyn Write + 'a>; 2]>,
}

/// What a writer says of the whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of the source.
    pub source_lang: String,
    /// The language of the translations.
    pub target_lang: String,
    /// What the source is called, usually a file's name.
    pub original: String,
    /// When it is written, as `20261125T213000Z`; the library does not look at the clock.
    pub date: Option<String>,
    /// What the file says of itself from which the units come.
    pub head: Option<Box<FileHead>>,
}

/// The units of a file; an error is the last.
pub type Units<'a> = Box<dyn Iterator<Item = Result<Unit, ReadError>> + 'a>;

/// Writes units, one after the other.
pub trait Writer {
    /// Writes a unit, which holds no more than the format keeps.
    ///
    /// # Errors
    /// When the file cannot be written, or the format has no room.
    fn push(&mut self, unit: &Unit) -> Result<(), WriteError>;

    /// Writes what stands after the units.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    fn finish(self: Box<Self>) -> Result<(), WriteError>;
}

/// Begins a file, or several; gives what writes units into them.
pub type Begin = for<'a> fn(Output<'a>, &Settings) -> Result<Box<dyn Writer + 'a>, WriteError>;

/// How a format lies in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One file of text.
    Text,
    /// One file that is no text.
    Binary,
    /// A file of links between the lines of two more files.
    Links,
    /// Two files whose lines belong together.
    Pair,
}

/// A format for bitexts.
pub struct BitextFormat {
    /// What `--from` and `--to` call it.
    pub name: &'static str,
    /// One line for the help.
    pub about: &'static str,
    /// The ends of its files' names, without the dot; the first is the usual one.
    pub extensions: &'static [&'static str],
    /// Whether a file that begins like this is one.
    begins: fn(head: &str) -> bool,
    /// How it lies in files.
    pub layout: Layout,
    /// What it keeps.
    pub keeps: &'static [Facet],
    /// How it writes inline codes, if it keeps them in a way of its own.
    pub dialect: Option<Dialect>,
    /// The units of a file, as it stands.
    read: for<'a> fn(Input<'a>) -> Units<'a>,
    /// The same in chunks, if the format can be cut.
    chunks: Option<for<'a> fn(Input<'a>) -> chunks::Source<'a>>,
    /// Changes translations in a file, if the format can.
    edit: Option<edit::Edit>,
    /// Begins a file.
    pub write: Begin,
}

impl BitextFormat {
    /// The format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        BITEXTS.iter().find(|format| format.name == name)
    }

    /// The format of a file's name, by its end.
    #[must_use]
    pub fn of_file(name: &str) -> Option<&'static Self> {
        let (_, extension) = name.rsplit_once('.')?;
        BITEXTS.iter().find(|format| format.has_extension(extension))
    }

    /// Whether its files' names end so.
    #[must_use]
    pub fn has_extension(&self, extension: &str) -> bool {
        self.extensions.iter().any(|own| own.eq_ignore_ascii_case(extension))
    }

    /// The units of a file, one after the other. Texts whose language the file does not say are
    /// in the languages of the input.
    #[must_use]
    pub fn units<'a>(&self, input: Input<'a>) -> Units<'a> {
        let langs = input.langs.clone();
        with_langs((self.read)(input), langs)
    }

    /// The same units, in chunks that several threads can read; only TMX has more than one.
    #[must_use]
    pub fn chunks<'a>(&self, input: Input<'a>) -> Chunks<'a> {
        let langs = input.langs.clone();
        let source = match self.chunks {
            Some(chunks) => chunks(input),
            None => chunks::Source::Whole((self.read)(input)),
        };
        Chunks::new(source, langs)
    }

    /// Changes translations in a file in UTF-8, all else stays byte for byte; `None` if the
    /// format does not do that. Linear in the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    ///
    /// ```
    /// use taiyaku::formats::bitexts::{BitextFormat, Target, Text};
    /// let file = "#: a.c:1\nmsgid  \"cat\"\nmsgstr \"\"\n";
    /// let po = BitextFormat::named("po").unwrap();
    /// let cat = Target { text: Text::new("ja", "猫"), ..Target::default() };
    /// let edited = po.edit(file, &mut |_| Some(cat.clone())).unwrap().unwrap();
    /// assert_eq!(edited.text, "#: a.c:1\nmsgid  \"cat\"\nmsgstr \"猫\"\n");
    /// ```
    pub fn edit(&self, file: &str, change: Change<'_>) -> Option<Result<Edited, ReadError>> {
        Some(self.edit?(file, change))
    }

    /// Whether it can change translations in a file.
    #[must_use]
    pub fn can_edit(&self) -> bool {
        self.edit.is_some()
    }

    /// Whether a file that begins like this is one.
    #[must_use]
    pub fn fits(&self, head: &str) -> bool {
        // Packed files may look like anything.
        (self.layout == Layout::Binary || !head.contains('\0')) && (self.begins)(start(head))
    }

    /// The format that a file's beginning shows.
    #[must_use]
    pub fn of_content(head: &str) -> Option<&'static Self> {
        BITEXTS.iter().find(|format| format.fits(head))
    }
}

/// A file's beginning without white space before it.
fn start(head: &str) -> &str {
    head.trim_start_matches('\u{feff}').trim_start()
}

/// The units with languages where they have none.
fn with_langs(units: Units<'_>, langs: [String; 2]) -> Units<'_> {
    if langs.iter().all(String::is_empty) {
        return units;
    }
    Box::new(units.map(move |unit| {
        let mut unit = unit?;
        name_langs(&mut unit, &langs);
        Ok(unit)
    }))
}

/// Puts a unit's texts in languages where it does not say them.
fn name_langs(unit: &mut Unit, [source, target]: &[String; 2]) {
    for (text, index) in unit.texts_mut().zip(0..) {
        if text.lang.is_empty() {
            text.lang.clone_from(if index == 0 { source } else { target });
        }
    }
}

/// What `next` gives, up to its first error or the end.
fn units<'a>(next: impl FnMut() -> Result<Option<Unit>, ReadError> + 'a) -> Units<'a> {
    Box::new(until_error(next))
}

/// The same of whatever comes one by one.
fn until_error<T>(
    mut next: impl FnMut() -> Result<Option<T>, ReadError>,
) -> impl Iterator<Item = Result<T, ReadError>> {
    let mut is_done = false;
    std::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let item = next();
        is_done = !matches!(item, Ok(Some(_)));
        item.transpose()
    })
}

/// The bytes of a file that cannot be read as a stream.
fn read_whole(input: &mut dyn BufRead, most: u64) -> Result<Vec<u8>, ReadErrorKind> {
    let mut bytes = Vec::new();
    let read = input.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| ReadErrorKind::Read(error.to_string()))?;
    if bytes.len() as u64 > most {
        return Err(ReadErrorKind::TooLarge(format!(
            "over {most} bytes, which are not read whole"
        )));
    }
    Ok(bytes)
}
