//! What a single line tells.

use memchr::memchr2;

use super::chars::{behind, columns, is_blank, is_digit};

/// Longest line, in columns, that a wrapped text has. Editors wrap at 72 to 120.
pub(super) const MAX_WRAP_COLS: usize = 120;

/// Narrowest wrapped English, in columns.
pub(super) const MIN_WRAP_COLS_EN: usize = 34;

/// Longest line, in bytes, that is measured: [`MAX_WRAP_COLS`] of the widest characters.
pub(super) const MAX_LINE_BYTES: usize = 4 * MAX_WRAP_COLS;

/// Narrowest wrapped Japanese, in columns: 12 characters, a newspaper's column.
pub(super) const MIN_WRAP_COLS_JA: usize = 24;

/// How far, in columns, Japanese lines of one paragraph differ: two characters that the
/// rules of line breaking move, and half-width letters.
pub(super) const RAGGED_COLS_JA: usize = 6;

/// Lines looked at to know a block's shape.
pub(super) const SHAPE_LINES: usize = 64;

/// Bytes looked at to know a block's shape: [`SHAPE_LINES`] of wrapped Japanese.
pub(super) const SHAPE_BYTES: usize = 8 << 10;

/// The line of `text` that begins at `from`, without its end; cut short when very long.
pub(super) fn line(text: &str, from: usize) -> &str {
    let rest = text.get(from..).unwrap_or("");
    let rest = rest.get(..rest.floor_char_boundary(MAX_LINE_BYTES + 1)).unwrap_or("");
    let end = memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or("")
}

/// The first byte after the line end at `at`.
pub(super) fn after_line_end(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..) {
        Some([b'\r', b'\n', ..]) => at + 2,
        _ => at + 1,
    }
}

pub(super) fn ends_like_sentence(line: &str) -> bool {
    let line = without_note(line.trim_end());
    let core = line.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '」' | '』' | '）' | '】' | '*' | '_')
    });
    core.ends_with(['.', '!', '?', '…', '。', '！', '？', '．', '｡', '‼', '⁇', '♪'])
        || core.ends_with("・・")
}

/// `line` without the label of a note at its end: `[1]`, `^[13]`.
fn without_note(line: &str) -> &str {
    let note = line.strip_suffix([']', '］']).and_then(|head| {
        let label = head.trim_end_matches(is_digit);
        let text = label.strip_suffix(['[', '［'])?;
        (label.len() < head.len()).then_some(text.trim_end_matches('^'))
    });
    note.unwrap_or(line)
}

/// Whether a Japanese paragraph ends between two lines since one of them is a speech.
pub(super) fn ends_at_speech(above: &str, below: &str) -> bool {
    let opens = |line: &str| line.starts_with(['「', '『']);
    opens(above) && above.ends_with(['」', '』']) || opens(below) && ends_like_sentence(above)
}

/// The blanks before the line that begins at `from`.
pub(super) fn margin(text: &str, from: usize) -> &str {
    let head = behind(text, from);
    head.get(head.trim_end_matches(is_blank).len()..).unwrap_or("")
}

/// `line` without the marks of quoted mail, `> `, before it, and whether it had some.
pub(super) fn unquoted(line: &str) -> (&str, bool) {
    let is_quoted = line.starts_with('>');
    (if is_quoted { line.trim_start_matches(['>', ' ']) } else { line }, is_quoted)
}

/// Whether `line` is drawn and not written: `-----`, `=====`, `+---+`.
pub(super) fn is_rule(line: &str) -> bool {
    let drawn = |c: char| {
        matches!(
            c,
            '-' | '=' | '~' | '*' | '_' | '#' | '+' | '^' | '"' | '`' | '─'
                ..='╿' | '＝' | '－' | '―' | '—'
        )
    };
    let marks = line.chars().take(MAX_WRAP_COLS).filter(|&c| !is_blank(c));
    line.starts_with(drawn) && marks.clone().count() >= 3 && marks.clone().all(drawn)
}

/// The columns of the blanks before `line`.
pub(super) fn indent(line: &str) -> usize {
    columns(line) - columns(line.trim_start())
}
