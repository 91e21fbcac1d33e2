//! Rows that no header stands above.

use crate::model::Lang;
use crate::text::lang;

use super::super::{GlossaryError, GlossaryErrorKind, ReadGlossary};
use super::names::meaning;
use super::{Columns, Meaning, Role, Row, Side};

/// The header that rows lack which hold a term, its translation and the codes of their languages, the same
/// in all of them, as glossaries of DeepL do.
pub(super) fn coded(rows: &[Row]) -> Option<Row> {
    let mut filled = rows.iter().filter(|row| !row.is_blank());
    let first = filled.next()?;
    let [source, target, from, to] = first.cells.as_slice() else { return None };
    let is_text = |cell: &String| meaning(cell).role().is_none() && !cell.trim().is_empty();
    let code =
        |cell: &str| matches!(meaning(cell), Meaning::Role(Role::Forms(Side::Named(_), None)));
    let is_same = |row: &Row| row.cells.len() == 4 && row.cells.iter().skip(2).eq([from, to]);
    let is_coded = is_text(source) && is_text(target) && from != to && code(from) && code(to);
    (is_coded && filled.all(is_same)).then(|| {
        let cells = [from.clone(), to.clone(), String::new(), String::new()];
        Row { line: first.line, cells: cells.to_vec() }
    })
}

impl Columns {
    /// The entries among the rows above the header, which may be a title, or stand there since someone
    /// sorted the table; all are told.
    pub(super) fn above<'a>(
        &self,
        rows: &'a [Row],
        header: &Row,
        read: &mut ReadGlossary,
    ) -> Vec<&'a Row> {
        let mut entries = Vec::new();
        for row in rows.iter().filter(|row| !row.is_blank() && !row.is_separator()) {
            let is_entry = self.is_entry(row);
            entries.extend(is_entry.then_some(row));
            let kind = GlossaryErrorKind::Above { header: header.line, is_entry };
            read.warnings.push(GlossaryError::new(row.line, 1, kind));
        }
        entries
    }

    /// Whether a row has a form in the column of either language, as no title has.
    fn is_entry(&self, row: &Row) -> bool {
        let has_form = |lang: Lang| {
            let mut cells = self.roles.iter().zip(&row.cells);
            cells.any(|(role, cell)| {
                let is_japanese = cell.chars().any(lang::is_japanese);
                matches!(role, Some(Role::Forms(side, _)) if self.lang(*side) == lang)
                    && cell.chars().any(char::is_alphabetic)
                    && !cell.trim_end().ends_with([':', '：'])
                    && is_japanese == (lang == Lang::Ja)
            })
        };
        let last = row.cells.iter().rposition(|cell| !cell.trim().is_empty());
        last.is_some_and(|last| last < self.roles.len()) && has_form(Lang::Ja) && has_form(Lang::En)
    }
}
