//! Glossaries in and out: one file per format, one table.
//!
//! A new format is a file with plain functions and a line in [`GLOSSARIES`]; help, detection and
//! the shared tests read the table. What is common to the tables of rows (CSV, TSV, XLSX) is in
//! `columns.rs`,
//! `cells.rs` and `table.rs`.
//!
//! An entry needs forms in Japanese and in English, or a forbidden one; others are passed over
//! with a warning. Forms in other languages are left out. Lengths are bounded ([`MAX_CELL`]), and
//! nothing in a file makes the reader fetch or expand anything.

mod cells;
mod columns;
mod csv;
mod omegat;
mod table;
mod tbx;
mod tbx_write;
mod xlsx;

#[cfg(test)]
mod tests;

use crate::model::{Concept, Glossary, Lang, Status};

use super::Place;

/// Longest cell or element in bytes: a term is a few words, a note a few paragraphs.
pub const MAX_CELL: usize = 64 * 1024;

/// Why a glossary cannot be read, or an entry of it was passed over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GlossaryErrorKind {
    /// The header lacks a column.
    #[error("no column `{missing}` in the header, expected `source,target` or `ja,en`")]
    Column {
        /// What our tables call it.
        missing: &'static str,
        /// The columns that there are.
        found: Vec<String>,
    },
    /// Two columns mean the same.
    #[error("two columns `{0}` in the header, expected one")]
    RepeatedColumn(String),
    /// A column that means nothing; it is left out.
    #[error("the column `{name}` is not known and left out{}", suggestion(*suggestion_for))]
    UnknownColumn {
        /// Its name.
        name: String,
        /// The known name that it is most like, if any.
        suggestion_for: Option<&'static str>,
    },
    /// A row stands above the names of columns.
    #[error("above the names of columns in line {header}, {}", if *is_entry { "taken for an entry" } else { "left out" })]
    Above {
        /// The line of these.
        header: u64,
        /// Whether it has a form in both columns of forms, and so is an entry all the same.
        is_entry: bool,
    },
    /// A row has more cells than the header.
    #[error("{found} cells, expected at most {expected}")]
    Cells {
        /// How many there are.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A cell or an element is too long.
    #[error("a cell of {0} bytes, expected at most {MAX_CELL}")]
    Long(usize),
    /// An entry has no form in one of the languages, nor a forbidden one.
    #[error("no {} form", .0.name())]
    NoForm(Lang),
    /// No column of a file without a header is Japanese, or both are.
    #[error("no Japanese beside the English in the first two columns, expected one of each")]
    Languages,
    /// A flag is neither true nor false.
    #[error("{column} is `{found}`, expected `true`, `false` or nothing; it is left out")]
    Flag {
        /// The column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
    /// A part of speech that nobody knows.
    #[error(
        "the part of speech `{0}`, expected noun, name, verb, adjective or other; it is left out"
    )]
    PartOfSpeech(String),
    /// An example is no pair.
    #[error("the example `{0}`, expected `TEXT => TRANSLATION`")]
    Example(String),
    /// Two entries have one name.
    #[error("the id `{id}` stands for the entry of line {first} already")]
    RepeatedId {
        /// The id.
        id: String,
        /// Where the first is.
        first: u64,
    },
    /// A cell of a workbook whose formula has no value there, or came to an error.
    #[error("a formula without a value, left out")]
    NoValue,
    /// The file is no well-formed XML, or no CSV.
    #[error("{0}")]
    Malformed(String),
    /// A cell of a CSV begins with a quotation mark that nothing closes.
    #[error("a quotation mark that is never closed, expected another `\"` behind the cell")]
    OpenQuotation,
    /// Something stands between a quoted cell of a CSV and what separates it from the next.
    #[error("text behind a quoted cell, expected `\"` twice where the cell itself has one")]
    BehindQuotation,
    /// The outermost element is another.
    #[error("<{0}>, expected <martif> or <tbx>")]
    Root(String),
    /// There is no element.
    #[error("no element, expected <martif> or <tbx>")]
    NoRoot,
    /// The file ends before an element does.
    #[error("the file ends before </{0}>")]
    Unclosed(String),
    /// An entity that is not XML's own.
    #[error("the entity &{0}; is not resolved, expected &lt; &gt; &amp; &apos; &quot; or a number")]
    Entity(String),
    /// Elements in elements without end.
    #[error("elements nested deeper than {0}")]
    Depth(usize),
    /// A language section that does not say its language.
    #[error("a language section without xml:lang")]
    NoLang,
    /// A workbook asks for a password.
    #[error("the workbook is protected by a password, expected one without")]
    Password,
    /// A workbook cannot be opened.
    #[error("no workbook: {0}")]
    Workbook(String),
    /// A workbook is too large when unpacked.
    #[error("the workbook unpacks to over {0} bytes")]
    Unpacked(u64),
}

fn suggestion(name: Option<&'static str>) -> String {
    name.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// The most characters of a message: what a file has may be quoted in it, and is as long as it
/// likes.
const MAX_MESSAGE: usize = 300;

/// A message in one line, without what moves a terminal's cursor.
fn one_line(message: &str) -> String {
    let mut line: String = message.split(char::is_control).collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(MAX_MESSAGE) {
        line.truncate(end);
        line.push('…');
    }
    line
}

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {}", place.line, place.column, self.message())]
pub struct GlossaryError {
    /// Line and byte; in a workbook, row and column.
    pub place: Place,
    /// What is wrong.
    pub kind: GlossaryErrorKind,
}

impl GlossaryError {
    fn new(line: u64, column: u64, kind: GlossaryErrorKind) -> Self {
        Self { place: Place { line, column }, kind }
    }

    /// What is wrong, in one line.
    #[must_use]
    pub fn message(&self) -> String {
        one_line(&self.kind.to_string())
    }

    /// Whether it is only told, and nothing of the glossary is wrong: a column that is none of ours and
    /// looks like none of them, or a title.
    #[must_use]
    pub fn is_hint(&self) -> bool {
        matches!(
            self.kind,
            GlossaryErrorKind::UnknownColumn { suggestion_for: None, .. }
                | GlossaryErrorKind::Above { is_entry: false, .. }
        )
    }

    /// What stands in the place of what was expected, to be said behind the error: the columns of a
    /// header that we do not know. Nothing if there is nothing.
    #[must_use]
    pub fn found(&self) -> String {
        /// Columns that are shown, and characters of each.
        const SHOWN: (usize, usize) = (8, 40);
        let GlossaryErrorKind::Column { found, .. } = &self.kind else { return String::new() };
        let short = |name: &String| {
            let name: String = one_line(name.trim()).chars().take(SHOWN.1).collect();
            format!("`{name}`")
        };
        let mut names: Vec<String> = found.iter().take(SHOWN.0).map(short).collect();
        if names.is_empty() {
            return String::new();
        }
        names.extend((found.len() > SHOWN.0).then(|| "…".to_owned()));
        format!("; found {}", names.join(", "))
    }
}

/// A glossary that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadGlossary {
    /// Its concepts.
    pub glossary: Glossary,
    /// What was passed over, in the order of the file.
    pub warnings: Vec<GlossaryError>,
    /// Kinds of data that were left out, with how often: TBX has many more than are kept.
    pub left_out: Vec<(String, usize)>,
    /// Languages that are neither of the two, as the file calls them, with how many terms or cells
    /// there are in each. They are left out.
    pub other_languages: Vec<(String, usize)>,
}

/// Something that a format cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is.
    pub what: &'static str,
    /// In how many places.
    pub count: usize,
    /// The id of the first concept that has it.
    pub first: String,
}

/// A glossary as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenGlossary {
    /// The file's content.
    pub content: String,
    /// What is not in it.
    pub losses: Vec<Loss>,
}

impl WrittenGlossary {
    fn lose(&mut self, what: &'static str, concept: &Concept) {
        match self.losses.iter_mut().find(|loss| loss.what == what) {
            Some(loss) => loss.count += 1,
            None => self.losses.push(Loss { what, count: 1, first: concept.id.clone() }),
        }
    }
}

/// How a format is read.
#[derive(Clone, Copy)]
pub enum Reader {
    /// From text in UTF-8 without a byte order mark.
    Text(fn(&str) -> Result<ReadGlossary, GlossaryError>),
    /// From the bytes as they are.
    Bytes(fn(&[u8]) -> Result<ReadGlossary, GlossaryError>),
}

/// A format that glossaries come in.
pub struct GlossaryFormat {
    /// What the help calls it.
    pub name: &'static str,
    /// One line for the help.
    pub about: &'static str,
    /// The ends of its files' names that are believed whatever is in them.
    pub extensions: &'static [&'static str],
    /// Whether a file that begins like this is one.
    begins: fn(head: &[u8]) -> bool,
    /// How it is read.
    pub read: Reader,
    /// How it is written, if it is.
    pub write: Option<fn(&Glossary) -> WrittenGlossary>,
}

/// Every format for glossaries. A file without a known extension is the first that it begins
/// like.
pub static GLOSSARIES: [GlossaryFormat; 5] = [
    GlossaryFormat {
        name: "TBX",
        about: "TermBase eXchange, versions 2 and 3",
        extensions: &["tbx", "xml"],
        begins: |head| head.trim_ascii_start().starts_with(b"<"),
        read: Reader::Text(tbx::read),
        write: Some(tbx_write::write),
    },
    GlossaryFormat {
        name: "XLSX",
        about: "the first sheet of a workbook that has a header",
        extensions: &["xlsx", "xlsm"],
        begins: xlsx::begins,
        read: Reader::Bytes(xlsx::read),
        write: None,
    },
    GlossaryFormat {
        name: "TSV",
        about: "tab-separated, with a header",
        extensions: &["tsv"],
        begins: csv::begins_tsv,
        read: Reader::Text(csv::read_tsv),
        write: Some(csv::write_tsv),
    },
    GlossaryFormat {
        name: "OmegaT",
        about: "term, tab, translation, tab, remark; without a header",
        extensions: &["utf8"],
        begins: omegat::begins,
        read: Reader::Text(omegat::read),
        write: None,
    },
    GlossaryFormat {
        name: "CSV",
        about: "comma-separated, with a header",
        extensions: &["csv"],
        begins: |_| true,
        read: Reader::Text(csv::read_csv),
        write: Some(csv::write_csv),
    },
];

/// The format of a file: by its name's end, if that is known, else by how it begins. `head` is in
/// UTF-8 or the bytes as they are; some kilobytes suffice.
///
/// ```
/// use taiyaku::formats::glossary::detect;
/// assert_eq!(detect("terms.tbx", b"source,target").name, "TBX");
/// assert_eq!(detect("terms", b"source,target\n").name, "CSV");
/// assert_eq!(detect("terms.txt", "猫\tcat\n".as_bytes()).name, "OmegaT");
/// assert_eq!(detect("terms.txt", b"source\ttarget\n").name, "TSV");
/// ```
#[must_use]
pub fn detect(name: &str, head: &[u8]) -> &'static GlossaryFormat {
    let [.., csv] = &GLOSSARIES;
    by_extension(name)
        .or_else(|| GLOSSARIES.iter().find(|format| (format.begins)(head)))
        .unwrap_or(csv)
}

/// The format that a file's name tells.
#[must_use]
pub fn by_extension(name: &str) -> Option<&'static GlossaryFormat> {
    let (_, extension) = name.rsplit_once('.')?;
    let is = |known: &&str| known.eq_ignore_ascii_case(extension);
    GLOSSARIES.iter().find(|format| format.extensions.iter().any(&is))
}

/// The columns of tables, for the help.
pub use columns::COLUMNS_HELP;

/// Whether an entry has what an entry needs.
fn check_forms(concept: &Concept) -> Result<(), GlossaryErrorKind> {
    if concept.forms.iter().any(|form| form.status == Status::Forbidden) {
        return Ok(());
    }
    for lang in [Lang::Ja, Lang::En] {
        if concept.forms_in(lang).next().is_none() {
            return Err(GlossaryErrorKind::NoForm(lang));
        }
    }
    Ok(())
}

/// Keeps ids apart, and gives entries without one their number.
#[derive(Default)]
struct Ids(std::collections::HashMap<String, u64>);

impl Ids {
    /// The id of the entry on `line`.
    fn claim(
        &mut self,
        given: Option<String>,
        line: u64,
    ) -> Result<Option<String>, GlossaryErrorKind> {
        let Some(id) = given.filter(|id| !id.is_empty()) else { return Ok(None) };
        match self.0.insert(id.clone(), line) {
            None => Ok(Some(id)),
            Some(first) => Err(GlossaryErrorKind::RepeatedId { id, first }),
        }
    }
}

/// Numbers the concepts that have no id, past numbers that are ids already.
fn number(glossary: &mut Glossary, ids: &Ids) {
    for (index, concept) in glossary.concepts.iter_mut().enumerate() {
        if concept.id.is_empty() {
            let number = (index + 1).to_string();
            concept.id = if ids.0.contains_key(&number) { format!("#{number}") } else { number };
        }
    }
}
