//! Items of a list that begin inside a line.

use crate::model::Lang;

use super::chars::{ahead, behind, char_at, char_before, is_blank, is_digit, is_japanese};
use super::lists::{Marker, is_leading, is_section};
use super::scan::Segmenter;
use super::{Lists, Rule};

/// Longest first item, in bytes, of a list that a colon introduces inside a line.
const MAX_ITEM_BYTES: usize = 256;

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

/// Whether the dot at `at` closes a section's number that heads its line and its sentence.
fn closes_section(scan: &Segmenter<'_>, at: usize) -> bool {
    /// Longest number, in bytes, with the marks before it.
    const MAX_BYTES: usize = 48;
    if at > scan.start + MAX_BYTES {
        return false;
    }
    let end = at + char_at(scan.text, at).map_or(0, char::len_utf8);
    let heads = |from: usize| {
        let head = scan.text.get(from..end).filter(|head| head.len() <= MAX_BYTES);
        head.is_some_and(|head| is_section(head.trim_start_matches(is_leading)))
    };
    let set_off = |c: char| is_blank(c) || scan.lang == Lang::Ja && is_japanese(c);
    heads(scan.line_start) && heads(scan.start) && char_at(scan.text, end).is_some_and(set_off)
}

/// Whether a word of several letters ends at `at`, as before most stops: it labels no item.
fn ends_word(text: &str, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| text.as_bytes().get(at));
    before(1).is_some_and(u8::is_ascii_alphabetic)
        && before(2).is_some_and(u8::is_ascii_alphanumeric)
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
    if ends_word(text, at) {
        return false;
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
