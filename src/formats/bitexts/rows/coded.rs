//! Rows that are a text, its translation and the codes of their languages, where a header could stand.

use crate::formats::languages;
use crate::text::lang;

use super::super::tags::primary;
use super::meaning::is_tag;

/// The language that a cell is the code of, perhaps with a region: `en` of `EN-US`.
fn code(cell: &str) -> Option<String> {
    let language = primary(cell);
    match language.as_str() {
        // As it is called in names of columns.
        "jp" => Some("ja".to_owned()),
        _ => (is_tag(cell.trim()) && languages::is_code(&language)).then_some(language),
    }
}

/// Whether names of columns are codes of languages, Japanese among them.
pub(super) fn are_codes<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let codes: Option<Vec<String>> = names.map(code).collect();
    codes.is_some_and(|codes| codes.iter().any(|code| code == "ja"))
}

/// Whether a text may be in a language.
fn fits(text: &str, language: &str) -> bool {
    let is_japanese = || text.chars().any(lang::is_japanese);
    match language {
        "ja" => is_japanese(),
        "en" => text.chars().any(char::is_alphabetic) && !is_japanese(),
        _ => !text.trim().is_empty(),
    }
}

/// Whether one cell of a row is in Japanese and another one is not.
pub(super) fn is_pair(cells: &[String]) -> bool {
    ["ja", "en"].iter().all(|language| cells.iter().any(|cell| fits(cell, language)))
}

/// Whether a row that seems to name columns is none, as its texts tell, which are in the languages behind
/// them; and, if a row follows, as that one does, which has the same two languages.
pub(super) fn is_coded(first: &[&str], next: Option<&[&str]>) -> bool {
    let [source, target, from, to] = first else { return false };
    let is_text = |text: &str, language: &str| !text.trim().is_empty() && fits(text, language);
    let are_in = |language: fn(&str) -> Option<String>| {
        let [from, to] = [from, to].map(|cell| language(cell));
        from.zip(to)
            .is_some_and(|(from, to)| from != to && is_text(source, &from) && is_text(target, &to))
    };
    let Some(next) = next else { return are_in(code) };
    let [source, target, codes @ ..] = next else { return false };
    let is_like = (codes == [*from, *to] || codes == [*to, *from])
        && !source.trim().is_empty()
        && !target.trim().is_empty();
    // A header of names may stand there twice.
    is_like && (are_in(code) || (first != next && are_in(name)))
}

/// The language that a cell is the name of.
fn name(cell: &str) -> Option<String> {
    languages::language(cell).map(primary)
}
