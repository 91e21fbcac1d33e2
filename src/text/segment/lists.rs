//! List markers: bullets and numbers at the head of an item.

use super::chars::{columns, is_blank, is_digit};

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

/// The column at which the text of the item `line` begins, behind its marker and blanks.
pub(super) fn text_column(line: &str) -> usize {
    let text = line.trim_start_matches(|c| !is_blank(c)).trim_start_matches(is_blank);
    columns(line) - columns(text)
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

/// Whether `line` opens with a section's number of several levels and a dot behind the last: `1.1. Scope`,
/// `A.2.`, `５．８．`.
pub(super) fn opens_section(line: &str) -> bool {
    let rest = line.trim_start_matches(is_leading);
    let end = rest.find(|c: char| !(is_dot(c) || is_digit(c) || c.is_ascii_uppercase()));
    end.and_then(|end| rest.get(..end)).is_some_and(is_section)
}

/// Whether `c` may stand before a section's number: a bullet, a heading's mark, emphasis.
pub(super) fn is_leading(c: char) -> bool {
    is_bullet(c) || WEAK_BULLETS.contains(&c) || is_blank(c) || matches!(c, '§' | '_')
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．')
}

/// Whether `number` is a section's: 1.1., A.2., 5.8.5.5.
pub(super) fn is_section(number: &str) -> bool {
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
