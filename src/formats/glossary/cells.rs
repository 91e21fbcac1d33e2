//! What stands in the cells of a table of terms.

use crate::model::{Example, PartOfSpeech, Verdict};

use super::GlossaryErrorKind;

/// What stands for true and for false in the tables of others, in lower case. A Latin `x` is a tick to
/// some and a cross to others.
const FLAGS: [(bool, &[&str]); 2] = [
    (
        true,
        &[
            "true", "t", "yes", "y", "1", "on", "はい", "有", "有り", "あり", "○", "◯", "〇", "◎",
            "✓", "✔", "☑", "●",
        ],
    ),
    (
        false,
        &[
            "false",
            "f",
            "no",
            "n",
            "0",
            "off",
            "いいえ",
            "無",
            "無し",
            "なし",
            "×",
            "✕",
            "✗",
            "✘",
            "☐",
            "-",
            "–",
            "—",
        ],
    ),
];

pub(super) fn flag(column: &'static str, cell: &str) -> Result<bool, GlossaryErrorKind> {
    let lower = cell.to_lowercase();
    let known = FLAGS.iter().find(|(_, names)| names.contains(&&*lower));
    let unknown = || GlossaryErrorKind::Flag { column, found: cell.chars().take(40).collect() };
    known.map(|(value, _)| *value).ok_or_else(unknown)
}

/// The parts of speech by our names, and those that other tables give them.
const PARTS_OF_SPEECH: [(&str, PartOfSpeech, &[&str]); 5] = [
    ("noun", PartOfSpeech::Noun, &["n", "n.", "名詞", "名"]),
    ("name", PartOfSpeech::Name, &["proper noun", "propernoun", "固有名詞"]),
    ("verb", PartOfSpeech::Verb, &["v", "v.", "動詞", "動"]),
    ("adjective", PartOfSpeech::Adjective, &["adj", "adj.", "形容詞", "形"]),
    ("other", PartOfSpeech::Other, &["その他"]),
];

pub(super) fn part_of_speech(cell: &str) -> Result<PartOfSpeech, GlossaryErrorKind> {
    let is_called = |name: &str, others: &[&str]| {
        name.eq_ignore_ascii_case(cell) || others.iter().any(|it| it.eq_ignore_ascii_case(cell))
    };
    let found = PARTS_OF_SPEECH.iter().find(|(name, _, others)| is_called(name, others));
    let unknown = || GlossaryErrorKind::PartOfSpeech(cell.chars().take(40).collect());
    found.map(|&(_, part, _)| part).ok_or_else(unknown)
}

pub(super) fn part_name(part: PartOfSpeech) -> &'static str {
    let found = PARTS_OF_SPEECH.iter().find(|(_, known, _)| *known == part);
    found.map_or("other", |(name, ..)| name)
}

/// What parts an example's text from its translation.
const ARROW: &str = "=>";

/// `TEXT => TRANSLATION`, in which a backslash takes the next bar, arrow or backslash as it is.
pub(super) fn example(text: &str, verdict: Verdict) -> Result<Example, GlossaryErrorKind> {
    let wrong = || GlossaryErrorKind::Example(text.chars().take(80).collect());
    let (source, target) = split_once_unescaped(text).ok_or_else(wrong)?;
    let (source, target) = (unescape(source.trim()), unescape(target.trim()));
    if source.is_empty() || target.is_empty() {
        return Err(wrong());
    }
    Ok(Example { source, target, verdict })
}

/// What [`example`] reads.
pub(super) fn show_example(example: &Example) -> String {
    format!("{} {ARROW} {}", escape(&example.source), escape(&example.target))
}

fn split_once_unescaped(text: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..)?;
        if !is_escaped && rest.starts_with(ARROW) {
            return Some((text.get(..at)?, rest.get(ARROW.len()..)?));
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}

/// Puts a backslash before what would part examples.
pub(super) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(ARROW, "\\=>")
}

/// Puts a backslash before what [`split`] would part a form at.
pub(super) fn escape_form(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in escape(text.trim()).chars() {
        out.extend(is_line_break(c).then_some('\\'));
        out.push(c);
    }
    out
}

/// What Alt+Enter puts into the cell of a spreadsheet, and its like.
fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\r' | '\u{2028}' | '\u{2029}')
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(&next)
                if c == '\\' && (matches!(next, '|' | '\\' | '=') || is_line_break(next)) =>
            {
                out.push(next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// The forms or names in a cell, between bars and line breaks, unescaped, without blank ones.
pub(super) fn split(cell: &str) -> Vec<String> {
    parts(cell, |c| c == '|' || is_line_break(c)).iter().map(|part| unescape(part)).collect()
}

/// The examples in a cell, between bars: a text may have several lines.
pub(super) fn split_escaped(cell: &str) -> Vec<String> {
    parts(cell, |c| c == '|')
}

/// What stands between marks that no backslash precedes, without blank parts.
fn parts(cell: &str, parts_at: impl Fn(char) -> bool) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for c in cell.chars() {
        if parts_at(c) && !is_escaped {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    let parts = parts.iter().map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}
