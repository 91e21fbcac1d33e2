//! Translation memories: pairs of texts from TMX, from rows, from our own JSON lines, and from PO
//! and XLIFF.
//!
//! A new format is a function and a line in [`MEMORIES`]. All read as a stream, in the memory
//! of one entry of at most [`MAX_ENTRY`](super::MAX_ENTRY) bytes.

use std::io::BufRead;

use serde::Deserialize;

use crate::model::Lang;

use super::bitexts::{
    BitextFormat, Input, ReadError, ReadErrorKind, Unit, primary, tmx, without_place,
};
use super::bounded::Bounded;

/// One text and its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPair {
    /// The text.
    pub source: String,
    /// What it translates to, or was translated from.
    pub target: String,
    /// The language of `source`, where the file says it; that of `target` is the other one.
    pub source_lang: Option<Lang>,
}

/// What an entry of a memory holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Two texts, neither of them blank.
    Pair(TextPair),
    /// One language, or neither of the two.
    Lacking,
}

impl Entry {
    fn new(source: &str, target: &str, source_lang: Option<Lang>) -> Self {
        let (source, target) = (source.trim(), target.trim());
        if source.is_empty() || target.is_empty() {
            return Self::Lacking;
        }
        Self::Pair(TextPair { source: source.to_owned(), target: target.to_owned(), source_lang })
    }
}

/// The entries of a memory; an error is the last.
pub type Entries<'a> = Box<dyn Iterator<Item = Result<Entry, ReadError>> + 'a>;

/// A format that translation memories come in.
pub struct MemoryFormat {
    /// The end of its files' names, by which people know it.
    pub extension: &'static str,
    /// Whether a file that begins like this is one.
    begins: fn(head: &str) -> bool,
    /// The entries of a file in UTF-8 without a byte order mark.
    pub read: for<'a> fn(Box<dyn BufRead + 'a>) -> Entries<'a>,
}

/// Every format for memories.
pub static MEMORIES: [MemoryFormat; 4] = [
    MemoryFormat { extension: "tmx", begins: |head| head.starts_with('<'), read: read_tmx },
    MemoryFormat {
        extension: "jsonl",
        begins: |head| head.starts_with('{'),
        read: read_json_lines,
    },
    MemoryFormat {
        extension: "tsv",
        begins: |head| head.lines().next().is_some_and(|line| line.contains('\t')),
        read: |input| read_table("tsv", input),
    },
    MemoryFormat { extension: "csv", begins: |_| true, read: |input| read_table("csv", input) },
];

/// Formats for bitexts in which there are memories, too, as `convert` calls them.
const UNITS: [&str; 3] = ["po", "xliff", "xliff2"];

/// Reads a memory in the format that its beginning shows: PO, XLIFF, or the first of [`MEMORIES`]
/// that fits. A name that ends in `.tmx` is believed, so that a broken file is told what it should
/// be.
///
/// ```
/// use taiyaku::formats::memory::{self, Entry};
/// let rows = "表\tTable\n猫。\tA cat.\n犬。\t\n";
/// let mut entries = memory::read(rows, "", Box::new(rows.as_bytes()));
/// let Entry::Pair(header) = entries.next().unwrap().unwrap() else { panic!() };
/// assert_eq!(header.source, "表"); // two columns, no names that it knows: a pair too
/// let Entry::Pair(pair) = entries.next().unwrap().unwrap() else { panic!() };
/// assert_eq!((pair.source.as_str(), pair.target.as_str()), ("猫。", "A cat."));
/// assert_eq!(entries.next().unwrap().unwrap(), Entry::Lacking);
/// ```
pub fn read<'a>(head: &str, name: &str, input: Box<dyn BufRead + 'a>) -> Entries<'a> {
    let head = head.trim_start();
    let [tmx, .., csv] = &MEMORIES;
    if name.to_lowercase().ends_with(".tmx") {
        return (tmx.read)(input);
    }
    let mut units = UNITS.iter().filter_map(|name| BitextFormat::named(name));
    if let Some(format) = units.find(|format| format.fits(head)) {
        return read_units(format, input);
    }
    let format = MEMORIES.iter().find(|format| (format.begins)(head)).unwrap_or(csv);
    (format.read)(input)
}

/// A table as `convert` reads it.
fn read_table<'a>(name: &str, input: Box<dyn BufRead + 'a>) -> Entries<'a> {
    match BitextFormat::named(name) {
        Some(format) => read_units(format, input),
        None => Box::new(std::iter::empty()),
    }
}

fn read_units<'a>(format: &BitextFormat, main: Box<dyn BufRead + 'a>) -> Entries<'a> {
    let units = format.units(Input { main, texts: None, langs: Default::default() });
    Box::new(units.map(|unit| Ok(entry(&unit?))))
}

/// The texts of a unit; a PO file says the language of the translation only, or of neither.
fn entry(unit: &Unit) -> Entry {
    let Some(target) = unit.targets.first().map(|target| &target.text) else {
        return Entry::Lacking;
    };
    if let (Some(ja), Some(en)) = (unit.in_lang(Lang::Ja), unit.in_lang(Lang::En)) {
        return Entry::new(&ja.plain(), &en.plain(), Some(Lang::Ja));
    }
    // `None` of a text in another language.
    let told = |tag: &str| match tag {
        "" => Some(None),
        tag => primary(tag).parse::<Lang>().ok().map(Some),
    };
    match (told(&unit.source.lang), told(&target.lang)) {
        (Some(source), Some(target_lang)) if source.is_none() || target_lang.is_none() => {
            let lang = source.or(target_lang.map(Lang::other));
            Entry::new(&unit.source.plain(), &target.plain(), lang)
        }
        _ => Entry::Lacking,
    }
}

fn read_tmx(input: Box<dyn BufRead + '_>) -> Entries<'_> {
    Box::new(tmx::Reader::new(input).map(|unit| {
        let unit = unit?;
        Ok(match (unit.in_lang(Lang::Ja), unit.in_lang(Lang::En)) {
            (Some(ja), Some(en)) => Entry::new(&ja.plain(), &en.plain(), Some(Lang::Ja)),
            _ => Entry::Lacking,
        })
    }))
}

/// The line of a bead with one draft, or of a row with several.
#[derive(Deserialize)]
struct Bead {
    source_text: String,
    target_text: Option<String>,
    #[serde(default)]
    drafts: Vec<Draft>,
}

#[derive(Deserialize)]
struct Draft {
    text: String,
}

fn read_json_lines(input: Box<dyn BufRead + '_>) -> Entries<'_> {
    let mut input = Bounded::new(input);
    let mut line = String::new();
    let mut beads = entries(move || {
        loop {
            input.mark();
            line.clear();
            let start = input.offset();
            let error = |input: &Bounded<_>, kind| ReadError { place: input.place(start), kind };
            match input.read_line(&mut line) {
                Ok(0) => return Ok(None),
                Ok(_) if line.trim().is_empty() => {}
                Ok(_) => {
                    return serde_json::from_str::<Bead>(&line)
                        .map(Some)
                        .map_err(|e| error(&input, ReadErrorKind::Line(without_place(&e))));
                }
                Err(e) => return Err(error(&input, ReadErrorKind::Read(e.to_string()))),
            }
        }
    });
    Box::new(std::iter::from_fn(move || beads.next()).flat_map(|bead| match bead {
        Ok(bead) => {
            let texts = bead.target_text.into_iter().chain(bead.drafts.into_iter().map(|d| d.text));
            texts.map(|text| Ok(Entry::new(&bead.source_text, &text, None))).collect()
        }
        Err(error) => vec![Err(error)],
    }))
}

/// What `next` gives, up to its first error or the end.
fn entries<'a, T: 'a>(
    mut next: impl FnMut() -> Result<Option<T>, ReadError> + 'a,
) -> Box<dyn Iterator<Item = Result<T, ReadError>> + 'a> {
    let mut is_done = false;
    Box::new(std::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let entry = next();
        is_done = !matches!(entry, Ok(Some(_)));
        entry.transpose()
    }))
}
