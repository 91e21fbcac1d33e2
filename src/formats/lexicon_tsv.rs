//! Learned lexicons as tab-separated text that a person can read and edit.
//!
//! The first line is `#taiyaku.lexicon/1`, the second names the columns, and each other line is
//! a pair: Japanese word, English stem, the probabilities of the second given the first and of
//! the first given the second, and in how many units both stand. Order does not matter; blank
//! lines are passed over.

use std::fmt::Write as _;

use crate::model::{Lexicon, LexiconError, WordPair};

const SCHEMA: &str = "#taiyaku.lexicon/";
const VERSION: &str = "1";
const COLUMNS: [&str; 5] = ["source", "target", "forward", "backward", "count"];

/// Longest line in bytes: two words and three numbers.
const MAX_LINE: usize = 4096;

/// What is wrong with a lexicon's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LexiconFileErrorKind {
    /// The first line does not say that this is a lexicon.
    #[error("`{0}`, expected `{SCHEMA}{VERSION}`: a lexicon that `taiyaku learn` wrote")]
    Schema(String),
    /// It is a lexicon of another version.
    #[error("version `{0}` of the lexicon format, expected {VERSION}")]
    Version(String),
    /// The second line names other columns.
    #[error("the columns `{found}`, expected `{expected}`, with tabs", expected = COLUMNS.join(" "))]
    Header {
        /// The line.
        found: String,
    },
    /// A row has more or fewer columns.
    #[error("{0} columns, expected {expected}", expected = COLUMNS.len())]
    Columns(usize),
    /// A number is none.
    #[error("{column} is `{found}`, expected a number")]
    Number {
        /// The column's name.
        column: &'static str,
        /// What stands there.
        found: String,
    },
    /// A line is too long.
    #[error("a line of {0} bytes, expected at most {MAX_LINE}")]
    Line(usize),
    /// The pairs make no lexicon.
    #[error(transparent)]
    Pair(#[from] LexiconError),
}

/// What is wrong with a lexicon's file, and on which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {kind}")]
pub struct LexiconFileError {
    /// The line, from 1.
    pub line: usize,
    /// The error.
    pub kind: LexiconFileErrorKind,
}

/// Writes a lexicon; [`read`] gives the same one back.
#[must_use]
pub fn write(lexicon: &Lexicon) -> String {
    let mut out = format!("{SCHEMA}{VERSION}\n{}\n", COLUMNS.join("\t"));
    for WordPair { japanese, english, forward, backward, count } in lexicon.pairs() {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{japanese}\t{english}\t{forward}\t{backward}\t{count}");
    }
    out
}

/// Reads a lexicon. Linear in the bytes but for sorting.
///
/// # Errors
/// The first line that breaks a rule of the format, or a pair that stands twice.
///
/// ```
/// use taiyaku::formats::lexicon_tsv;
/// let file = "#taiyaku.lexicon/1\nsource\ttarget\tforward\tbackward\tcount\n猫\tcat\t0.9\t0.4\t12\n";
/// let lexicon = lexicon_tsv::read(file).unwrap();
/// assert_eq!(lexicon.of("猫")[0].english, "cat");
/// assert_eq!(lexicon_tsv::write(&lexicon), file);
/// assert!(lexicon_tsv::read("#taiyaku.lexicon/2\n").is_err());
/// ```
pub fn read(text: &str) -> Result<Lexicon, LexiconFileError> {
    let at = |line, kind| LexiconFileError { line, kind };
    let mut lines = (1..).zip(text.lines());
    // A spreadsheet fills short lines with tabs.
    let mut header = || lines.next().map_or("", |(_, line)| line.trim_end());
    let schema = header();
    match schema.strip_prefix(SCHEMA) {
        Some(VERSION) => {}
        Some(version) => return Err(at(1, LexiconFileErrorKind::Version(start(version)))),
        None => return Err(at(1, LexiconFileErrorKind::Schema(start(schema)))),
    }
    let columns = header();
    if !columns.split('\t').eq(COLUMNS) {
        return Err(at(2, LexiconFileErrorKind::Header { found: start(columns) }));
    }
    let mut pairs = Vec::new();
    for (line, row) in lines.filter(|(_, row)| !row.trim().is_empty()) {
        if pairs.len() == Lexicon::MAX_PAIRS {
            let error = LexiconError::TooMany(pairs.len() + 1);
            return Err(at(line, error.into()));
        }
        pairs.push(pair(row).map_err(|kind| at(line, kind))?);
    }
    Lexicon::new(pairs).map_err(|error| at(line_of(text, &error), error.into()))
}

fn pair(row: &str) -> Result<WordPair, LexiconFileErrorKind> {
    if row.len() > MAX_LINE {
        return Err(LexiconFileErrorKind::Line(row.len()));
    }
    let mut cells = row.split('\t');
    let mut next = || cells.next();
    let (Some(japanese), Some(english), Some(forward), Some(backward), Some(count), None) =
        (next(), next(), next(), next(), next(), next())
    else {
        return Err(LexiconFileErrorKind::Columns(row.split('\t').count()));
    };
    let pair = WordPair {
        japanese: japanese.to_owned(),
        english: english.to_owned(),
        forward: number("forward", forward)?,
        backward: number("backward", backward)?,
        count: number("count", count)?,
    };
    pair.check()?;
    Ok(pair)
}

fn number<T: std::str::FromStr>(
    column: &'static str,
    cell: &str,
) -> Result<T, LexiconFileErrorKind> {
    let wrong = |_| LexiconFileErrorKind::Number { column, found: start(cell) };
    cell.trim().parse().map_err(wrong)
}

/// The beginning of a text, for a message.
fn start(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Where a pair stands the second time; the last line for what concerns all.
fn line_of(text: &str, error: &LexiconError) -> usize {
    let mut found = Vec::new();
    if let LexiconError::Repeated { japanese, english } = error {
        let begins = format!("{japanese}\t{english}\t");
        let lines = (1..).zip(text.lines());
        found.extend(lines.filter(|(_, line)| line.starts_with(&begins)).map(|(line, _)| line));
    }
    found.get(1).copied().unwrap_or_else(|| text.lines().count())
}
