//! List markers: bullets and numbers at the head of an item.

use crate::model::Lang;

use super::chars::{ahead, behind, char_at, char_before, is_blank, is_digit, is_japanese};
use super::scan::Segmenter;
use super::{Lists, Rule};

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// `'1'` for figures, `'a'` for small letters, otherwise the bullet itself.
    pub style: char,
    /// What follows the number: `.`, `)`, or `:` for `.)`.
    pub closes: char,
    /// The number; 0 for bullets.
    pub value: u32,
}

/// Longest first item, in bytes, of a list that a colon introduces inside a line.
const MAX_ITEM_BYTES: usize = 256;

/// Bullets that need a blank after them, for they are ordinary punctuation too.
const WEAK_BULLETS: &[char] = &['-', '*', '+', '–', '—', '#', '>', '·', 'o'];

/// Bullets that need none.
const BULLETS: &[char] = &[
    '•', '⁃', '‣', '◦', '▪', '■', '□', '◆', '◇', '●', '○', '◎', '▼', '▽', '▲', '△', '★', '☆', '※',
    '・', '►', '▶', '✓', '✔', '|', '＊', '◯', '〓',
];

/// Whether `c` is a bullet that needs no blank after it.
pub(super) fn is_bullet(c: char) -> bool {
    BULLETS.contains(&c)
}

/// Whether `line` opens with a list marker, a heading's `#` or a quotation's `>`.
pub(super) fn opens_item(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    if is_bullet(first) || matches!(first, '①'..='⑳' | '⑴'..='⒇' | 'Ⅰ'..='ⅹ') {
        return true;
    }
    let rest = line.trim_start_matches(first);
    if WEAK_BULLETS.contains(&first) {
        return rest.chars().next().is_some_and(is_blank);
    }
    number_length(line).is_some()
}

/// The length in bytes of a number marker at the head of `line`: `1.`, `(2)`, `３）`, `b)`, `iv.`.
pub(super) fn number_length(line: &str) -> Option<usize> {
    let inner = line.strip_prefix(['(', '（']).unwrap_or(line);
    let bracketed = inner.len() < line.len();
    let label: usize = inner
        .chars()
        .take(5)
        .take_while(|&c| is_digit(c) || c.is_ascii_alphabetic())
        .map(char::len_utf8)
        .sum();
    let (label, rest) = inner.split_at_checked(label)?;
    if !is_label(label) {
        return None;
    }
    let closed = rest.trim_start_matches(['.', '．', ')', '）', '】', ':', '、']);
    let mut closers = rest.chars();
    let close = closers.next()?;
    let after = closed.chars().next();
    let figures = label.chars().all(is_digit);
    let ok = match close {
        ')' | '）' => true,
        '.' if figures && !bracketed => after.is_none_or(|c| !c.is_ascii_alphanumeric()),
        '．' | '、' if figures && !bracketed => after.is_none_or(|c| !is_digit(c)),
        '.' if !bracketed => after.is_none_or(is_blank) && rest.len() > closed.len(),
        _ => false,
    };
    (ok && rest.len() - closed.len() <= 6).then(|| line.len() - closed.len())
}

/// Whether `label` can number an item: up to three figures, a letter, a Roman numeral, Q1.
pub(super) fn is_label(label: &str) -> bool {
    let count = label.chars().count();
    let all = |test: fn(char) -> bool| label.chars().all(test);
    match count {
        0 => false,
        1 => all(|c| is_digit(c) || c.is_ascii_alphabetic()),
        2..=3 if all(is_digit) => true,
        2..=3 if is_lettered(label) => true,
        2..=5 => all(|c| matches!(c, 'i' | 'v' | 'x')) || all(|c| matches!(c, 'I' | 'V' | 'X')),
        _ => false,
    }
}

/// A capital and a number: Q1, A12.
fn is_lettered(label: &str) -> bool {
    label.strip_prefix(|c: char| c.is_ascii_uppercase()).is_some_and(|n| n.chars().all(is_digit))
}

/// The marker whose label is `label` and which byte `close` of `text` closes.
fn marker(text: &str, label: &str, close: usize) -> Option<Marker> {
    let dot = char_at(text, close)?;
    let closes = match (dot, char_at(text, close + 1)) {
        ('.', Some(')')) => ':',
        _ => dot,
    };
    let mut chars = label.chars();
    let first = chars.next()?;
    if is_digit(first) {
        // More figures are no number of a list, and too many are none at all.
        if label.chars().count() > 3 {
            return None;
        }
        let value = label.chars().try_fold(0, |sum, c| Some(10 * sum + digit(c)?))?;
        return Some(Marker { style: '1', closes, value });
    }
    let letter = first.is_ascii_lowercase() && chars.next().is_none();
    letter.then(|| Marker { style: 'a', closes, value: u32::from(first) })
}

/// The value of a figure, Western or full-width.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// Whether `line` opens with a section's number of several levels and a dot behind the last: `1.1. Scope`,
/// `A.2.`, `５．８．`.
pub(super) fn opens_section(line: &str) -> bool {
    let rest = line.trim_start_matches(is_leading);
    let end = rest.find(|c: char| !(is_dot(c) || is_digit(c) || c.is_ascii_uppercase()));
    end.and_then(|end| rest.get(..end)).is_some_and(is_section)
}

/// Whether `c` may stand before a section's number: a bullet, a heading's mark, emphasis.
fn is_leading(c: char) -> bool {
    is_bullet(c) || WEAK_BULLETS.contains(&c) || is_blank(c) || matches!(c, '§' | '_')
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．')
}

/// Whether `number` is a section's: 1.1., A.2., 5.8.5.5.
fn is_section(number: &str) -> bool {
    /// Most levels, and most figures of one.
    const MAX: usize = 8;
    let Some(levels) = number.strip_suffix(is_dot) else { return false };
    let (first, rest) = levels.split_once(is_dot).unwrap_or((levels, ""));
    let figures =
        |level: &str| (1..=3).contains(&level.chars().count()) && level.chars().all(is_digit);
    let opens =
        figures(first) || is_label(first) && first.starts_with(|c: char| c.is_ascii_uppercase());
    opens && rest.split(is_dot).all(figures) && rest.split(is_dot).nth(MAX).is_none()
}

/// Whether the dot at `at` closes a section's number that heads its line and its sentence.
fn closes_section(scan: &Segmenter<'_>, at: usize) -> bool {
    /// Longest number, in bytes, with the marks before it.
    const MAX_BYTES: usize = 48;
    let end = at + char_at(scan.text, at).map_or(0, char::len_utf8);
    let heads = |from: usize| {
        let head = scan.text.get(from..end).filter(|head| head.len() <= MAX_BYTES);
        head.is_some_and(|head| is_section(head.trim_start_matches(is_leading)))
    };
    let set_off = |c: char| is_blank(c) || scan.lang == Lang::Ja && is_japanese(c);
    heads(scan.line_start) && heads(scan.start) && char_at(scan.text, end).is_some_and(set_off)
}

/// Cuts before the marker whose closing mark stands at `at`, if it is the next of its list; one
/// that heads the sentence, and a first one behind a colon, begin a list. Says whether it is a
/// marker.
pub(super) fn begins_item(scan: &mut Segmenter<'_>, at: usize) -> bool {
    /// Four figures, full-width.
    const MAX_LABEL_BYTES: usize = 12;
    let text = scan.text;
    if scan.options.lists == Lists::Keep {
        return false;
    }
    if closes_section(scan, at) {
        return true;
    }
    let head = text.get(text.floor_char_boundary(at.saturating_sub(MAX_LABEL_BYTES))..at);
    let head = head.unwrap_or("");
    let before_label = head.trim_end_matches(|c: char| is_digit(c) || c.is_ascii_alphanumeric());
    let label = head.get(before_label.len()..).unwrap_or("");
    let label_at = at - label.len();
    let Some(marker) = marker(text, label, at) else { return false };
    let close = char_at(text, at).map_or(1, char::len_utf8);
    let past = at + close + usize::from(marker.closes == ':');
    // Japanese writers need no blank behind the mark.
    let set_off = |c: char| c.is_whitespace() || scan.lang == Lang::Ja && is_japanese(c);
    let introduced = is_introduced(text, label_at, past, marker);
    let apart = introduced
        || char_before(text, label_at).is_none_or(|c| c.is_whitespace() || matches!(c, '•' | '⁃'))
        || scan.opens_sentence(label_at);
    if !apart || !char_at(text, past).is_some_and(set_off) {
        return false;
    }
    let bulleted = label_at.saturating_sub(scan.start) <= 4
        && text
            .get(scan.start..label_at)
            .is_some_and(|head| head.trim_matches(['•', '⁃', ' ']).is_empty());
    let next = scan.list.is_some_and(|last| follows(last, marker));
    let first = scan.opens_sentence(label_at) || bulleted || introduced;
    if !first && next {
        scan.cut_before(label_at, Rule::Item);
    }
    if first || next {
        scan.list = Some(marker);
        scan.pos = past;
    }
    first || next
}

/// Whether the marker from `label_at` to `past` is the first behind a colon and the second follows
/// on its line: “You need: 1. a pen 2. paper”. The ratio of 3:1. is none.
fn is_introduced(text: &str, label_at: usize, past: usize, marker: Marker) -> bool {
    let second = match (marker.style, marker.value) {
        ('1', 1) => ["2", "２"],
        ('a', 0x61) => ["b", "b"],
        _ => return false,
    };
    let head = behind(text, label_at).trim_end_matches(is_blank);
    let near = ahead(text, past);
    let near = near.get(..near.floor_char_boundary(MAX_ITEM_BYTES)).unwrap_or("");
    let line = near.lines().next().unwrap_or("");
    head.strip_suffix([':', '：']).is_some_and(|head| !head.ends_with(is_digit))
        && second.iter().any(|label| {
            line.match_indices(label).any(|(at, _)| {
                let after = line.get(at + label.len()..).unwrap_or("");
                after.starts_with(marker.closes) && char_before(line, at).is_some_and(is_blank)
            })
        })
}

/// Whether `next` is the item after `last`.
fn follows(last: Marker, next: Marker) -> bool {
    next == Marker { value: last.value + 1, ..last }
}
