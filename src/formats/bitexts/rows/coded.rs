//! Rows that are a text, its translation and the codes of their languages, where a header could stand.

use crate::formats::languages;
use crate::text::lang;

use super::super::tags::{is_same_tag, primary};
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

/// The language that a cell is the name of.
fn name(cell: &str) -> Option<String> {
    languages::language(cell).map(primary)
}

/// Whether names of columns are codes of languages, Japanese among them.
pub(super) fn are_codes(names: &[&str]) -> bool {
    let codes: Option<Vec<String>> = names.iter().map(|name| code(name)).collect();
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
pub(super) fn is_pair<T: AsRef<str>>(cells: &[T]) -> bool {
    ["ja", "en"].iter().all(|language| cells.iter().any(|cell| fits(cell.as_ref(), language)))
}

/// Whether two names of columns look like a word and its translation: they are one (`日本語`, `English`), or
/// words as short as codes (`OK`, `Ok`), none of them Japanese.
pub(super) fn may_be_pair(names: &[&str]) -> bool {
    let are_short = || names.iter().all(|name| is_tag(name.trim()) && self::name(name).is_none());
    is_pair(names) || (are_short() && !are_codes(names))
}

/// What a row tells of one above it, whose last two cells are codes or names of languages.
pub(super) enum Verdict {
    /// It is a text and its translation, too.
    Row,
    /// It names the columns.
    Header,
    /// Nothing: the row ends in the same codes, but its texts need not be in these languages (`IT`, `AI`).
    Open,
}

/// Judges a row by the next one. A header of names may stand there twice.
pub(super) fn judge(first: &[&str], next: &[&str]) -> Verdict {
    if !are_like(next, first) || languages_of(first).is_none() {
        return Verdict::Header;
    }
    let is_again = first == next && first.iter().skip(2).any(|cell| code(cell).is_none());
    let are_texts = !is_again && (fits_codes(first) && has_texts(next) || fits_codes(next));
    if are_texts { Verdict::Row } else { Verdict::Open }
}

/// Whether a row that no other one follows is a text and its translation, as they tell.
pub(super) fn is_coded(row: &[&str]) -> bool {
    matches!(row, [_, _, from, to] if code(from).zip(code(to)).is_some()) && fits_codes(row)
}

/// Whether the texts of a row are in the languages behind them.
fn fits_codes(row: &[&str]) -> bool {
    let ([source, target, ..], Some([from, to])) = (row, languages_of(row)) else { return false };
    has_texts(row) && fits(source, &from) && fits(target, &to)
}

fn has_texts(row: &[&str]) -> bool {
    row.iter().take(2).all(|text| !text.trim().is_empty())
}

/// The two languages that the codes, or names, behind the texts of a row say.
fn languages_of(row: &[&str]) -> Option<[String; 2]> {
    let [_, _, from, to] = row else { return None };
    let both = |language: fn(&str) -> Option<String>| language(from).zip(language(to));
    let (from, to) = both(code).or_else(|| both(name))?;
    (from != to).then_some([from, to])
}

/// Whether two rows end in the same codes, in the same order or exchanged.
pub(super) fn are_like(row: &[&str], other: &[&str]) -> bool {
    let ([_, _, a, b], [_, _, c, d]) = (row, other) else { return false };
    (is_same_tag(a, c) && is_same_tag(b, d)) || (is_same_tag(a, d) && is_same_tag(b, c))
}
