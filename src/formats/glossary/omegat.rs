//! OmegaT's glossaries: a term, a tab, its translation, and maybe a tab and a remark; no header.
//!
//! <https://omegat.sourceforge.io/manual-standard/en/chapter.glossaries.html>: lines that begin
//! with `#` are remarks on the file. Which column is Japanese is told by what stands in them. A
//! term on several lines makes several entries, as there; any of their translations will do.

use crate::model::{Concept, Form, Lang, Status};
use crate::text::lang;

use super::{
    GlossaryError, GlossaryErrorKind, Ids, MAX_CELL, ReadGlossary, check_forms, columns, number,
};

/// Lines that are looked at to tell the format.
const HEAD_LINES: usize = 10;

/// Whether one of the first lines has a tab and the first is no header, or there are only remarks.
pub(super) fn begins(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let is_remark = |line: &&str| line.starts_with('#');
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    if lines.peek().is_none_or(is_remark) && lines.clone().all(|line| is_remark(&line)) {
        return !text.trim().is_empty();
    }
    !lines.peek().is_some_and(|line| columns::is_header(line.split(',')))
        && lines.take(HEAD_LINES).any(|line| line.contains('\t'))
}

pub(super) fn read(text: &str) -> Result<ReadGlossary, GlossaryError> {
    let lines = (1_u64..).zip(text.lines());
    let rows: Vec<(u64, Vec<&str>)> = lines
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .map(|(number, line)| (number, line.split('\t').collect()))
        .collect();
    let is_japanese = |cell: &&str| cell.chars().any(lang::is_japanese);
    let japanese = |column: usize| {
        rows.iter().filter(|(_, cells)| cells.get(column).is_some_and(is_japanese)).count()
    };
    let mut read = ReadGlossary::default();
    let Some((first, _)) = rows.first() else { return Ok(read) };
    let langs = match japanese(0).cmp(&japanese(1)) {
        std::cmp::Ordering::Greater => [Lang::Ja, Lang::En],
        std::cmp::Ordering::Less => [Lang::En, Lang::Ja],
        std::cmp::Ordering::Equal => {
            return Err(GlossaryError::new(*first, 1, GlossaryErrorKind::Languages));
        }
    };
    for (line, cells) in &rows {
        let mut column = 1;
        let mut concept = Concept { line: Some(*line), ..Concept::default() };
        for (index, cell) in cells.iter().enumerate() {
            if cell.len() > MAX_CELL {
                return Err(GlossaryError::new(*line, column, GlossaryErrorKind::Long(cell.len())));
            }
            column += cell.len() as u64 + 1;
            let text = cell.trim();
            match langs.get(index) {
                _ if text.is_empty() => {}
                Some(&lang) => concept.forms.push(Form::new(lang, text, Status::Preferred)),
                None => match &mut concept.note {
                    Some(note) => *note = format!("{note}\t{text}"),
                    None => concept.note = Some(text.to_owned()),
                },
            }
        }
        concept.forms.sort_by_key(|form| form.lang);
        match check_forms(&concept) {
            Ok(()) => read.glossary.concepts.push(concept),
            Err(kind) => read.warnings.push(GlossaryError::new(*line, 1, kind)),
        }
    }
    number(&mut read.glossary, &Ids::default());
    Ok(read)
}
