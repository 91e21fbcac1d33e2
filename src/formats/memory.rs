//! Translation memories: pairs of texts from bitexts.
//!
//! A new format is a function and a line in [`MEMORIES`]. All but JSON documents are read as a stream, in
//! the memory of one entry of at most [`MAX_ENTRY`](super::MAX_ENTRY) bytes.

use std::io::BufRead;

use crate::model::Lang;

use super::bitexts::{
    BitextFormat, Input, ROWS_ABOVE, ROWS_TAKEN, ReadError, Target, Unit, Units, primary,
    read_json_texts, read_table_texts, tmx,
};

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
    /// So many rows above the names of a table's columns, which are not read.
    Above(usize),
    /// So many rows there that are taken for entries, and are among them.
    Taken(usize),
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
        // What `align` writes of several drafts teaches all of them.
        read: |input| read_units(read_json_texts(input), usize::MAX),
    },
    MemoryFormat {
        extension: "tsv",
        // A title may have no cells.
        begins: |head| {
            let mut lines = head.lines().take(32);
            let first = lines.find(|line| line.contains(['\t', ',', ';']));
            first.is_some_and(|line| line.contains('\t'))
        },
        read: |input| read_units(read_table_texts(input, b'\t'), 1),
    },
    MemoryFormat {
        extension: "csv",
        begins: |_| true,
        read: |input| read_units(read_table_texts(input, b','), 1),
    },
];

/// Formats for bitexts in which there are memories, too, as `convert` calls them.
const UNITS: [&str; 4] = ["po", "xliff", "xliff2", "json"];

/// Reads a memory in the format that its beginning shows: PO, XLIFF, a JSON document, or the first of [`MEMORIES`]
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
        let input = Input { main: input, texts: None, langs: Default::default() };
        return read_units(format.units(input), 1);
    }
    let format = MEMORIES.iter().find(|format| (format.begins)(head)).unwrap_or(csv);
    (format.read)(input)
}

/// The units of a bitext, of each so many translations at most.
fn read_units(units: Units<'_>, most: usize) -> Entries<'_> {
    Box::new(units.flat_map(move |unit| match unit {
        Ok(unit) => above(&unit).chain(entries(&unit, most)).map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }))
}

/// Rows above the names of columns, which were passed over or taken for entries.
fn above(unit: &Unit) -> impl Iterator<Item = Entry> {
    unit.unread.iter().filter_map(|unread| match unread.what {
        ROWS_ABOVE => Some(Entry::Above(unread.count)),
        ROWS_TAKEN => Some(Entry::Taken(unread.count)),
        _ => None,
    })
}

/// The texts of a unit with each of its translations, at least one entry. A PO file says the language of
/// the translation only, or of neither.
fn entries(unit: &Unit, most: usize) -> Vec<Entry> {
    if let (Some(ja), Some(en)) = (unit.in_lang(Lang::Ja), unit.in_lang(Lang::En))
        && (most == 1 || unit.targets.len() == 1)
    {
        return vec![Entry::new(&ja.plain(), &en.plain(), Some(Lang::Ja))];
    }
    let targets = unit.targets.iter().take(most);
    let mut found: Vec<Entry> = targets.map(|target| entry(unit, target)).collect();
    if found.is_empty() {
        found.push(Entry::Lacking);
    }
    found
}

fn entry(unit: &Unit, target: &Target) -> Entry {
    // `None` of a text in another language.
    let told = |tag: &str| match tag {
        "" => Some(None),
        tag => primary(tag).parse::<Lang>().ok().map(Some),
    };
    match (told(&unit.source.lang), told(&target.text.lang)) {
        (Some(source), Some(target_lang)) if source.is_none() || source != target_lang => {
            let lang = source.or(target_lang.map(Lang::other));
            Entry::new(&unit.source.plain(), &target.text.plain(), lang)
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
