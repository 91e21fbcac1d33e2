//! Entries of a bibliography, whose stops end nothing: [2] Sato, M. (2015). Pitch perception. J. Phon., 8.

use super::chars::{ahead, char_at, is_digit, is_japanese, is_line_end, skip_blanks};
use super::line::after_line_end;
use super::scan::Segmenter;

/// Longest entry, in bytes, whose stops are read over.
const MAX_BYTES: usize = 640;

/// Longest names of authors, in bytes.
const MAX_AUTHORS_BYTES: usize = 160;

/// Small words between authors.
const JOINING: &[&str] =
    &["and", "&", "et", "al.", "de", "di", "van", "von", "der", "la", "…", "ed.", "eds."];

/// Whether the stop that ends at `end` stands inside an entry of a bibliography, with more of it behind.
pub(super) fn is_inside(scan: &Segmenter<'_>, end: usize) -> bool {
    if end > scan.start + MAX_BYTES
        || !may_begin(scan.text, scan.start)
        || !is_reference(scan.text, scan.start)
    {
        return false;
    }
    let rest = skip_blanks(scan.text, end);
    let Some(next) = char_at(scan.text, rest) else { return false };
    if !is_line_end(next) {
        return true;
    }
    let below = skip_blanks(scan.text, after_line_end(scan.text, rest));
    let parts = |c: char| is_line_end(c) || c == '[';
    !char_at(scan.text, below).is_none_or(parts) && !is_reference(scan.text, below)
}

/// Whether an entry may begin at `at`, with a bracket or a word and a comma: a quick answer for most.
fn may_begin(text: &str, at: usize) -> bool {
    /// Longest word, in bytes.
    const MAX_NAME_BYTES: usize = 40;
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    let ends_word = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
    match bytes.first() {
        Some(b'[') => true,
        // Capitals of ASCII, and what may be one of Latin, Greek or Cyrillic; no kana and no kanji.
        Some(b'A'..=b'Z' | 0xc3..=0xd4) => {
            bytes.iter().take(MAX_NAME_BYTES).find(|byte| ends_word(byte)) == Some(&b',')
        }
        _ => false,
    }
}

/// Whether an entry begins at `at`: a label in brackets or a name and its initials, and a year in brackets
/// with a stop.
fn is_reference(text: &str, at: usize) -> bool {
    let head = ahead(text, at);
    let label = head.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (rest, labelled) = match label.filter(|(label, _)| label.chars().all(is_digit)) {
        Some((_, rest)) => (rest.trim_start(), true),
        None => (head, false),
    };
    let named = || {
        rest.starts_with(char::is_uppercase)
            && rest.split_whitespace().next().is_some_and(|first| first.ends_with(','))
    };
    if !(labelled || named()) {
        return false;
    }
    let near = rest.get(..rest.floor_char_boundary(MAX_AUTHORS_BYTES)).unwrap_or("");
    let Some((authors, year)) = near.split_once(['(', '（']) else { return false };
    let dated = ["19", "20"].iter().any(|century| year.starts_with(century))
        && year.chars().take(4).all(is_digit);
    let after = year.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let closed = after
        .strip_prefix([')', '）'])
        .is_some_and(|rest| rest.starts_with(['.', '．', ':', '：', '「', '『']));
    dated && closed && are_authors(authors.trim(), labelled)
}

/// Whether `text` is names: Sato, M., & Lee, J., or behind a label 鈴木一郎.
fn are_authors(text: &str, labelled: bool) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || JOINING.contains(&word);
    let is_initial = |word: &str| {
        let letters = word.trim_end_matches([',', '.']);
        letters.len() < word.len() && letters.chars().count() == 1
    };
    let latin = text.split_whitespace().all(is_name) && text.split_whitespace().any(is_initial);
    let japanese = labelled && text.starts_with(is_japanese) && !text.contains(['。', '、', '「']);
    latin || japanese
}
