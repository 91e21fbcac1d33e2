//! What is wrong with a file that was to be read or written.

use crate::formats::Place;

/// What is wrong with a bitext's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadErrorKind {
    /// It is no well-formed XML.
    #[error("{0}")]
    Xml(String),
    /// It could not be read on.
    #[error("{0}")]
    Read(String),
    /// A byte is no UTF-8.
    #[error("bytes that are no UTF-8")]
    Encoding,
    /// The outermost element is another.
    #[error("<{found}>, expected <{expected}>")]
    Root {
        /// Its name.
        found: String,
        /// That of the format.
        expected: &'static str,
    },
    /// There is no element.
    #[error("no element, expected <{0}>")]
    NoRoot(&'static str),
    /// The file ends before an element does.
    #[error("the file ends before </{0}>")]
    Unclosed(String),
    /// An entity that is not XML's own.
    #[error("the entity &{0}; is not resolved, expected &lt; &gt; &amp; &apos; &quot; or a number")]
    Entity(String),
    /// Elements in elements without end.
    #[error("elements nested deeper than {0}")]
    Depth(usize),
    /// Nobody can tell which columns hold the texts.
    #[error(
        "{count} columns, expected two, or a header with `ja` and `en`, or with `source` and \
         `target`; the row has {row}"
    )]
    Columns {
        /// How many there are.
        count: usize,
        /// What is in them, as it is shown.
        row: String,
    },
    /// Something else than what the format has there.
    #[error("found {found}, expected {expected}")]
    Found {
        /// What is there.
        found: String,
        /// What was wanted.
        expected: &'static str,
    },
    /// What is in the file unfolds to more than is read.
    #[error("{0}")]
    TooLarge(String),
}

/// What was found, quoted, and cut to a legible length.
fn shown(found: &str) -> String {
    /// Characters of the found text that are shown.
    const SHOWN: usize = 40;
    let mut shown: String = found.chars().take(SHOWN).collect();
    if shown.len() < found.len() {
        shown.push('…');
    }
    format!("`{shown}`")
}

impl ReadErrorKind {
    /// What was found, quoted and cut to a legible length, and what was wanted.
    pub(super) fn found(found: &str, expected: &'static str) -> Self {
        Self::Found { found: shown(found), expected }
    }

    /// A row that is no header.
    pub(in crate::formats) fn columns<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        /// Cells that are shown.
        const SHOWN: usize = 8;
        let cells: Vec<&str> = cells.into_iter().collect();
        let has_quality =
            matches!(cells.as_slice(), [_, _, third] if third.trim().parse::<f64>().is_ok());
        let cells: Vec<String> = cells.into_iter().map(shown).collect();
        let mut row = cells.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
        if cells.len() > SHOWN {
            row.push_str(", …");
        }
        if has_quality {
            row.push_str("; with a quality in the third column the format is `hunalign`");
        }
        Self::Columns { count: cells.len(), row }
    }

    pub(super) fn at(self, place: Place) -> ReadError {
        ReadError { place, kind: self }
    }
}

/// What is wrong with a bitext's file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {kind}", place.line, place.column)]
pub struct ReadError {
    /// The place; in a workbook or a table of a document, row and column.
    pub place: Place,
    /// The error.
    pub kind: ReadErrorKind,
}

/// Why units cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file could not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// More than the format's own programs read.
    #[error("{found}, more than the format holds ({limit})")]
    TooLarge {
        /// What and how much.
        found: String,
        /// How much there may be.
        limit: usize,
    },
    /// A sentence has what the format writes between two sentences.
    #[error("`{sentence}` has `{mark}`, which the format has between sentences")]
    Border {
        /// The sentence.
        sentence: String,
        /// What stands between two.
        mark: &'static str,
    },
    /// The library that makes the file refused.
    #[error("{0}")]
    Library(String),
}
