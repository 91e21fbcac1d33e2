//! Glossaries as CSV or TSV with a header.
//!
//! Columns: `source` and `target` (Japanese and English), or the language codes `ja` and `en`;
//! `forbidden` (English forms not to use), `case_sensitive`, `note`, `id`. Several forms share
//! a cell with `|` between them; the first of a language is preferred, the others are admitted.
//! Quoting after RFC 4180. A tab in the header line makes the file tab-separated.

use crate::model::{Concept, Form, Glossary, Lang, Status};

/// Longest cell in bytes: a term is a few words, a note a few lines.
const MAX_CELL: usize = 64 * 1024;

/// Why a glossary cannot be read, or a row of it was passed over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GlossaryError {
    /// The header lacks a column.
    #[error("no column `{0}` in the header, expected `source,target` or `ja,en`")]
    Column(&'static str),
    /// A row cannot be parsed.
    #[error("{0}")]
    Row(String),
    /// A cell is too long.
    #[error("column {column}: a cell of {bytes} bytes, expected at most {MAX_CELL}")]
    Cell {
        /// The column, from 1.
        column: usize,
        /// Its length.
        bytes: usize,
    },
    /// A row has no form in one of the languages.
    #[error("no {0} form")]
    NoForm(&'static str),
    /// `case_sensitive` is neither true nor false.
    #[error("case_sensitive is `{0}`, expected `true`, `false` or nothing")]
    Flag(String),
}

/// A problem and the line it is on, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The line where the row begins.
    pub line: u64,
    /// What is wrong.
    pub error: GlossaryError,
}

/// Reads a glossary; rows that make no concept come back as warnings.
///
/// # Errors
/// When the header lacks a language, or the file is no CSV.
///
/// ```
/// use taiyaku::formats::glossary_csv;
/// let csv = "source,target,forbidden\n女巫|シビル,Sybil,witch\nノード,\n";
/// let (glossary, warnings) = glossary_csv::read(csv).unwrap();
/// assert_eq!(glossary.concepts.len(), 1);
/// assert_eq!(glossary.concepts[0].forms.len(), 4);
/// assert_eq!(warnings[0].line, 3); // no English form
/// ```
pub fn read(text: &str) -> Result<(Glossary, Vec<Located>), Located> {
    let at = |line, error| Located { line, error };
    let header = text.lines().next().unwrap_or("");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if header.contains('\t') { b'\t' } else { b',' })
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let names = reader.headers().map_err(|error| at(1, row_error(&error)))?.clone();
    let find = |wanted: &[&str]| {
        names.iter().position(|name| wanted.iter().any(|w| name.eq_ignore_ascii_case(w)))
    };
    let columns = Columns {
        japanese: find(&["source", "ja"]).ok_or(at(1, GlossaryError::Column("source")))?,
        english: find(&["target", "en"]).ok_or(at(1, GlossaryError::Column("target")))?,
        forbidden: find(&["forbidden"]),
        case_sensitive: find(&["case_sensitive"]),
        note: find(&["note"]),
        id: find(&["id"]),
    };
    let mut glossary = Glossary::default();
    let mut warnings = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            at(error.position().map_or(1, csv::Position::line), row_error(&error))
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        match columns.concept(&record, glossary.concepts.len() + 1) {
            Ok(concept) => glossary.concepts.push(concept),
            Err(error @ GlossaryError::Cell { .. }) => return Err(at(line, error)),
            Err(error) => warnings.push(at(line, error)),
        }
    }
    Ok((glossary, warnings))
}

fn row_error(error: &csv::Error) -> GlossaryError {
    GlossaryError::Row(error.to_string())
}

struct Columns {
    japanese: usize,
    english: usize,
    forbidden: Option<usize>,
    case_sensitive: Option<usize>,
    note: Option<usize>,
    id: Option<usize>,
}

impl Columns {
    fn concept(&self, record: &csv::StringRecord, number: usize) -> Result<Concept, GlossaryError> {
        for (index, cell) in record.iter().enumerate() {
            if cell.len() > MAX_CELL {
                return Err(GlossaryError::Cell { column: index + 1, bytes: cell.len() });
            }
        }
        let cell = |column: Option<usize>| column.and_then(|c| record.get(c)).unwrap_or("");
        let case_sensitive = match cell(self.case_sensitive) {
            "" => false,
            flag if flag.eq_ignore_ascii_case("false") => false,
            flag if flag.eq_ignore_ascii_case("true") => true,
            flag => return Err(GlossaryError::Flag(flag.to_owned())),
        };
        let split = |column: Option<usize>| -> Vec<String> {
            let forms = cell(column).split('|').map(str::trim);
            forms.filter(|form| !form.is_empty()).map(str::to_owned).collect()
        };
        let mut forms = Vec::new();
        for (lang, column) in [(Lang::Ja, self.japanese), (Lang::En, self.english)] {
            let texts = split(Some(column));
            if texts.is_empty() {
                return Err(GlossaryError::NoForm(lang.name()));
            }
            for (rank, text) in texts.into_iter().enumerate() {
                let status = if rank == 0 { Status::Preferred } else { Status::Admitted };
                forms.push(Form { case_sensitive, ..Form::new(lang, text, status) });
            }
        }
        for text in split(self.forbidden) {
            forms.push(Form { case_sensitive, ..Form::new(Lang::En, text, Status::Forbidden) });
        }
        let given = |column| Some(cell(column).to_owned()).filter(|text| !text.is_empty());
        Ok(Concept {
            id: given(self.id).unwrap_or_else(|| number.to_string()),
            forms,
            note: given(self.note),
            ..Concept::default()
        })
    }
}
