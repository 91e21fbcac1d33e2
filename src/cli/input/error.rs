//! What is wrong with a file that was given.

use std::io;

use crate::align::ConstraintError;
use crate::formats::bitexts;
use crate::formats::documents;
use crate::formats::glossary::{GlossaryError, MAX_CELL};
use crate::formats::lexicon_tsv::LexiconFileError;
use crate::formats::links::LinkError;
use crate::formats::records::RecordError;
use crate::model::{BlockKind, DocumentError, Lang, LexiconError};
use crate::text::decode::DecodeError;

use super::super::git::GitError;
use super::{MAX_GLOSSARY, MAX_LINE};

/// Why a file is no use. Each names the file, and the place where there is one.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum InputError {
    #[error("{path}: no such file")]
    Missing { path: String },
    #[error(transparent)]
    Git(#[from] GitError),
    #[error("{path}: a folder, expected a file")]
    Folder { path: String },
    #[error("{path}: {error}")]
    Io { path: String, error: io::Error },
    #[error("{path}:{line}:{column}: {error}")]
    Decode { path: String, line: usize, column: usize, error: DecodeError },
    #[error("{path}:{line}: a line of {bytes} bytes, expected at most {MAX_LINE}")]
    LongLine { path: String, line: usize, bytes: usize },
    #[error("{path}: compressed ({how}), expected the file itself: `{how} -dc {path} | taiyaku …`")]
    Compressed { path: String, how: &'static str },
    #[error("{path}: no sentence in it ({bytes} bytes), expected text")]
    Empty { path: String, bytes: usize },
    #[error("{path}: neither Japanese nor English, expected one of them; {option} says which")]
    Unknown { path: String, option: &'static str },
    #[error("{path}: {error}")]
    Document { path: String, error: DocumentError },
    #[error("{path}{error}")]
    Read { path: String, error: documents::ReadError },
    #[error(
        "{path}: a bitext ({format}), which holds two texts and more, expected one text; \
         `taiyaku check`, `terms` and `align` take it in place of SOURCE DRAFT…"
    )]
    Bitext { path: String, format: &'static str },
    #[error(
        "{path}: a document with a table, whose columns have no names, expected SOURCE DRAFT…, or a \
         bitext alone; --input-format {format} takes the table for one"
    )]
    HasTable { path: String, format: &'static str },
    #[error(
        "{path}: both sides are {}, expected SOURCE DRAFT…, or a bitext alone; --source-lang overrules \
         the detection", .lang.name()
    )]
    SameSides { path: String, lang: Lang },
    #[error("{path}: over {most} bytes, expected a smaller file; plain text may be of any size")]
    TooLarge { path: String, most: u64 },
    #[error("{path}: a {kind} of {bytes} bytes, expected at most {MAX_LINE}; it begins `{begin}`")]
    LongBlock { path: String, kind: BlockKind, bytes: usize, begin: String },
    #[error("{path}:{error}{}", .error.found())]
    Glossary { path: String, error: GlossaryError },
    #[error("{path}:{line}:{column}: a cell of over {MAX_CELL} bytes, expected a glossary")]
    LongCell { path: String, line: usize, column: usize },
    #[error("{path}:{line}:{column}: a file of over {MAX_GLOSSARY} bytes, expected a glossary")]
    LargeGlossary { path: String, line: usize, column: usize },
    #[error("{path}:{error}")]
    Memory { path: String, error: bitexts::ReadError },
    #[error(
        "{path}: no unit with Japanese and English among {read}, expected a memory of translations"
    )]
    NoPair { path: String, read: usize },
    #[error("{path}: no {what} in `{wanted}`, the file has {found}")]
    NoLanguage { path: String, what: &'static str, wanted: String, found: String },
    #[error("{path}:{error}")]
    Lexicon { path: String, error: LexiconFileError },
    #[error("{path}: {error}")]
    Lexicons { path: String, error: LexiconError },
    #[error("{path}:{error}")]
    Record { path: String, error: RecordError },
    #[error("standard input can be read only once, found `-` twice")]
    StdinTwice,
    #[error(
        "{path}: this text is {}{} like {like}, expected {}; {options} the detection",
        if *.is_other { "in another language, read as " } else { "" },
        .lang.name(),
        .lang.other().name()
    )]
    SameLanguage { path: String, lang: Lang, is_other: bool, like: String, options: String },
    #[error(
        "{path}:{line}: a reviewed bead that overlaps or crosses that of line {other}, expected beads \
         that follow each other on both sides"
    )]
    Reviewed { path: String, line: usize, other: usize },
    #[error("{path}:{line}: {error}")]
    Constraint { path: String, line: usize, error: ConstraintError },
    #[error("{path}:{}:{}: {error}", error.line, error.column)]
    Link { path: String, error: LinkError },
    #[error("{path}: no bead in it, expected lines like `[0, 1]:[2]`")]
    NoBead { path: String },
}
