//! Documents: files in which prose stands among markup, read as blocks of prose.
//!
//! A new format is a file with a plain function and a line in [`DOCUMENTS`]; help, detection,
//! `--input-format` and the shared tests read the table. All readers are linear in the bytes,
//! recurse nowhere, and fetch nothing. What is no prose (code, navigation, scripts, times) is in
//! no block; where something that a reader might miss is left out, the [`Prose`] says so.

mod docx;
mod html;
mod markdown;
mod po;
mod prose;
mod subtitles;

use std::fmt;

use crate::model::Layout;

pub(crate) use markdown::left_out as left_out_of_markdown;

use super::Place;

/// The largest file of text with markup that is read, in bytes: it is held whole, and with what
/// the reader knows of it takes up to some thirty times as much. The longest novels have 6 MB.
pub const MAX_TEXT_BYTES: u64 = 64 << 20;

/// The largest DOCX file that is read, in bytes, and to how many its parts may expand.
pub const MAX_BYTES: u64 = 256 << 20;

/// A document's prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The blocks' texts, with a blank line between two. Line ends inside a block are those that
    /// the author made; where the file was only wrapped there is a space, or nothing in Japanese.
    pub text: String,
    /// The blocks, and where they stand in the text that was read. Of a format in bytes the
    /// places are unknown.
    pub layout: Layout,
    /// What people may miss, or may want otherwise.
    pub omissions: Vec<Omission>,
}

/// Something that was left out, or taken in one of several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// What, in the plural, and what became of it.
    pub what: &'static str,
    /// How often.
    pub count: usize,
}

impl fmt::Display for Omission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.count)
    }
}

/// What to take where a format holds several texts in one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Of a DOCX with tracked changes.
    pub changes: Changes,
    /// Of a PO file.
    pub po: PoText,
    /// Of Markdown.
    pub beside: Beside,
}

/// Whether what Markdown holds beside its words is text: the boxes of tasks, what the labels of links
/// stand for, images without words, cells with nothing but hyphens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// It is left out.
    #[default]
    Left,
    /// It is text: of a task its first word, of a label a block.
    Taken,
}

/// How tracked changes are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    /// The text as it is when all are accepted.
    #[default]
    Accepted,
    /// The text as it was before them.
    Original,
}

/// Which strings of a PO file are its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PoText {
    /// The translations; in a template, which has none, the originals.
    #[default]
    Auto,
    /// The originals, `msgid` and `msgid_plural`.
    Msgid,
    /// The translations, `msgstr`, but for those that are fuzzy.
    Msgstr,
}

/// How a document's prose is found.
#[derive(Clone, Copy)]
pub enum Reader {
    /// There is nothing but prose, and no block is known: a stream of text.
    Plain,
    /// From the decoded text.
    Text(fn(&str, Choices) -> Result<Prose, ReadError>),
    /// From the bytes.
    Bytes(fn(&[u8], Choices) -> Result<Prose, ReadError>),
}

impl Reader {
    /// The largest file that is read, in bytes.
    #[must_use]
    pub const fn max_bytes(self) -> u64 {
        match self {
            Self::Plain => u64::MAX,
            Self::Text(_) => MAX_TEXT_BYTES,
            Self::Bytes(_) => MAX_BYTES,
        }
    }
}

/// A format that documents come in.
pub struct DocumentFormat {
    /// What `--input-format` calls it.
    pub name: &'static str,
    /// What is taken and what is left out, in one line.
    pub about: &'static str,
    /// The ends of its files' names, in lower case without a dot.
    pub extensions: &'static [&'static str],
    /// Whether a file that begins like this is one, whatever its name.
    begins: fn(head: &str) -> bool,
    /// The name of the encoding that the file's head declares.
    pub charset: fn(head: &str) -> Option<&str>,
    /// Its reader.
    pub read: Reader,
}

/// Every format for documents. The first is that of all files that are no other.
pub static DOCUMENTS: [DocumentFormat; 7] = [
    DocumentFormat {
        name: "text",
        about: "plain text: everything",
        extensions: &["txt", "text"],
        begins: |_| false,
        charset: |_| None,
        read: Reader::Plain,
    },
    DocumentFormat {
        name: "markdown",
        about: "headings, paragraphs, items, cells with links and emphasis as they stand; no code \
                blocks, front matter, comments",
        extensions: &["md", "markdown", "mdown", "mkd", "mdx", "rmd", "qmd"],
        begins: |_| false,
        charset: |_| None,
        read: Reader::Text(markdown::read),
    },
    DocumentFormat {
        name: "html",
        about: "the text of <main> or <article>, else of the page, without markup; no navigation, \
                scripts, forms, code blocks",
        extensions: &["html", "htm", "xhtml", "xht"],
        begins: html::begins,
        charset: html::charset,
        read: Reader::Text(html::read),
    },
    DocumentFormat {
        name: "docx",
        about: "paragraphs, headings, items, cells, footnotes; no headers, comments, hidden text, \
                tables of contents",
        extensions: &["docx", "docm", "dotx", "dotm"],
        begins: |head| head.starts_with("PK\u{3}\u{4}"),
        charset: |_| None,
        read: Reader::Bytes(docx::read),
    },
    DocumentFormat {
        name: "po",
        about: "the msgstr (or msgid) of each message; no comments, obsolete or fuzzy messages",
        extensions: &["po", "pot"],
        begins: po::begins,
        charset: po::charset,
        read: Reader::Text(po::read),
    },
    DocumentFormat {
        name: "srt",
        about: "SubRip subtitles: a cue is a sentence, with its times; no tags",
        extensions: &["srt"],
        begins: subtitles::begins_srt,
        charset: |_| None,
        read: Reader::Text(subtitles::read_srt),
    },
    DocumentFormat {
        name: "vtt",
        about: "WebVTT subtitles: a cue is a sentence, with its times; no tags, notes, styles",
        extensions: &["vtt"],
        begins: subtitles::begins_vtt,
        charset: |_| None,
        read: Reader::Text(subtitles::read_vtt),
    },
];

/// The format of a file: by its name's end, else by how its text begins, else plain text.
///
/// `head` is the beginning of its text, without a byte order mark.
///
/// ```
/// use taiyaku::formats::documents::detect;
/// assert_eq!(detect("notes.MD", "").name, "markdown");
/// assert_eq!(detect("<stdin>", "WEBVTT\n\n").name, "vtt");
/// assert_eq!(detect("page.txt", "<!DOCTYPE html>").name, "text"); // its name says so
/// assert_eq!(detect("LICENSE", "Permission is").name, "text");
/// ```
#[must_use]
pub fn detect(name: &str, head: &str) -> &'static DocumentFormat {
    let [text, ..] = &DOCUMENTS;
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let named = extension.and_then(|extension| {
        DOCUMENTS.iter().find(|format| format.extensions.contains(&extension.as_str()))
    });
    let head = head.trim_start();
    named.or_else(|| DOCUMENTS.iter().find(|format| (format.begins)(head))).unwrap_or(text)
}

/// The format of a name, as `--input-format` takes it.
#[must_use]
pub fn named(name: &str) -> Option<&'static DocumentFormat> {
    DOCUMENTS.iter().find(|format| format.name == name)
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadErrorKind {
    /// A cue has no times that can be read.
    #[error("found `{0}`, expected times as in `00:01:02,500 --> 00:01:04,000`")]
    Times(String),
    /// Something stands before the first cue.
    #[error("found `{0}`, expected a cue: its number, or its times")]
    Cue(String),
    /// The file's first line is another.
    #[error("found `{0}`, expected `WEBVTT`")]
    Vtt(String),
    /// A line is nothing that a PO file has.
    #[error("found `{0}`, expected msgid, msgstr, a quoted string or a comment")]
    Po(String),
    /// A quotation mark is missing.
    #[error("a string that does not end on its line, expected a quotation mark")]
    Unquoted,
    /// It is no ZIP file, or a broken one.
    #[error("{0}, expected a DOCX file")]
    Zip(String),
    /// It is a ZIP file of something else.
    #[error("no `{0}` in it, expected a DOCX file")]
    NoPart(String),
    /// It is another kind of binary file.
    #[error("no ZIP file, which a DOCX file is{0}")]
    NoZip(&'static str),
    /// A part expands to too much.
    #[error("over {0} bytes when expanded, expected a document")]
    Size(u64),
    /// A part is no well-formed XML.
    #[error("{0}")]
    Xml(String),
    /// A part declares entities, or refers to other files.
    #[error("a document type, which no DOCX file has; it is not read")]
    DocType,
    /// An entity that is not XML's own.
    #[error("the entity &{0}; is not resolved, expected &lt; &gt; &amp; &apos; &quot; or a number")]
    Entity(String),
    /// Elements in elements without end.
    #[error("elements nested deeper than {0}")]
    Depth(usize),
}

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The part of the file, if it has several.
    pub part: Option<String>,
    /// The place in it, where there is one.
    pub place: Option<Place>,
    /// The error.
    pub kind: ReadErrorKind,
}

impl ReadError {
    fn new(kind: ReadErrorKind) -> Self {
        Self { part: None, place: None, kind }
    }

    /// An error at byte `at` of `text`.
    fn at(text: &str, at: usize, kind: ReadErrorKind) -> Self {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() as u64 + 1;
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        let place = Place { line, column: (before.len() - start) as u64 + 1 };
        Self { part: None, place: Some(place), kind }
    }
}

impl std::error::Error for ReadError {}

/// Reads on after the file's name: `:3:1: …`, `: word/document.xml:1:20: …`.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = &self.part {
            write!(f, ": {part}")?;
        }
        if let Some(Place { line, column }) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.kind)
    }
}

/// What was found, for an error: its first characters.
fn shown(found: &str) -> String {
    const MAX_CHARS: usize = 40;
    let found = found.trim();
    let mut shown: String = found.chars().take(MAX_CHARS).flat_map(char::escape_debug).collect();
    if found.chars().nth(MAX_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests;
