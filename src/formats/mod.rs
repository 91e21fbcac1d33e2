//! Files in and out: one file per format, one table per kind.
//!
//! A new format for alignments is a file with a plain function and a line in [`ALIGNMENTS`];
//! help, `--format` and the shared tests read the table.

pub mod bitexts;
mod bounded;
pub mod glossary;
pub mod documents;
mod json;
mod languages;
pub mod lexicon_tsv;
pub mod links;
pub mod memory;
mod package;
mod quotation;
pub mod records;
mod rungs;
mod tsv;
mod workbook;

use std::fmt::Write as _;

use crate::model::Bitext;

pub use bounded::{MAX_ENTRY, Place};

/// A format that an aligned bitext can be written in.
pub struct AlignmentFormat {
    /// What `--format` calls it.
    pub name: &'static str,
    /// One line for the help.
    pub about: &'static str,
    /// Writes the bitext as text.
    pub write: fn(&Bitext) -> Result<String, FormatError>,
}

/// Every format for alignments, in the order of the help.
pub const ALIGNMENTS: [AlignmentFormat; 5] = [
    AlignmentFormat {
        name: "tsv",
        about: "tab-separated, with a header; a row for each bead",
        write: tsv::write,
    },
    AlignmentFormat {
        name: "jsonl",
        about: "one JSON object for each bead",
        write: json::write_lines,
    },
    AlignmentFormat {
        name: "json",
        about: "one JSON document: names, languages, beads",
        write: json::write,
    },
    AlignmentFormat {
        name: "vecalign",
        about: "vecalign's lines, `[0, 1]:[2]:COST`; one draft only",
        write: links::write,
    },
    AlignmentFormat {
        name: "ladder",
        about: "hunalign's ladder of cuts; one draft only",
        write: rungs::write,
    },
];

/// Why a bitext cannot be written in a format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The format has room for one draft.
    #[error("the format `{format}` holds one draft, found {found}")]
    OneDraft {
        /// The format's name.
        format: &'static str,
        /// How many drafts there are.
        found: usize,
    },
    /// The values could not be serialised.
    #[error("the alignment could not be written as JSON: {0}")]
    Json(String),
}

/// The bitext's only draft.
fn only_draft<'a>(
    bitext: &'a Bitext,
    format: &'static str,
) -> Result<&'a crate::model::Draft, FormatError> {
    match bitext.drafts.as_slice() {
        [draft] => Ok(draft),
        drafts => Err(FormatError::OneDraft { format, found: drafts.len() }),
    }
}

/// Appends formatted text; a `String` takes everything.
fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
