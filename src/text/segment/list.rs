//! Markers of list items, headings and quoted lines.

use super::chars::{char_at, is_digit, skip_while};

/// The longest marker, in bytes: a bullet, a space and `(xviii.)`.
pub(super) const LONGEST: usize = 16;

/// The marker at the head of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// The offset behind the marker, before any white space.
    pub(super) end: usize,
    /// Which item of the list it is; `None` for a bullet.
    pub(super) number: Option<u32>,
    /// How it is written; markers of one list agree in it.
    pub(super) style: Style,
}

/// How a marker is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// The character before the number: a bullet, `(`, or none.
    pub(super) lead: Option<char>,
    /// What counts.
    pub(super) count: Count,
    /// Whether a full stop and whether a closing parenthesis follow.
    pub(super) tail: (bool, bool),
}

/// What counts the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// A bullet: nothing counts.
    Bullet,
    /// 1, 2, 3
    Digits,
    /// a, b, c
    Lower,
    /// A, B, C
    Upper,
    /// i, ii, iii
    Roman,
    /// ①, ②, ③
    Circled,
}

/// Whether `c` is a bullet at the head of a line.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '⁃'
            | '◦'
            | '∙'
            | '●'
            | '○'
            | '◎'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '▲'
            | '△'
            | '▼'
            | '▽'
            | '▶'
            | '►'
            | '▪'
            | '▫'
            | '★'
            | '☆'
            | '※'
            | '・'
            | '･'
            | '〓'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
    )
}

/// The list marker that begins at `at`, if one does.
pub(super) fn marker(text: &str, at: usize) -> Option<Marker> {
    let first = char_at(text, at)?;
    let spaced = |end: usize| char_at(text, end).is_none_or(char::is_whitespace);
    if is_bullet(first) {
        let end = at + first.len_utf8();
        return Some(Marker {
            end,
            number: None,
            style: Style { lead: Some(first), count: Count::Bullet, tail: (false, false) },
        });
    }
    if matches!(first, '*' | '-' | '+' | '–' | '—') {
        let end = at + first.len_utf8();
        let style = Style { lead: Some(first), count: Count::Bullet, tail: (false, false) };
        return (spaced(end) && end < text.len()).then_some(Marker { end, number: None, style });
    }
    if matches!(first, '①'..='⑳') {
        let number = u32::from(first) - u32::from('①') + 1;
        let style = Style { lead: None, count: Count::Circled, tail: (false, false) };
        return Some(Marker { end: at + first.len_utf8(), number: Some(number), style });
    }
    let lead = matches!(first, '(' | '（').then_some('(');
    let body = at + if lead.is_some() { first.len_utf8() } else { 0 };
    let (count, number, mut end) = numeral(text, body)?;
    let stop = matches!(char_at(text, end), Some('.' | '．'));
    if stop {
        end += char_at(text, end).map_or(0, char::len_utf8);
    }
    let paren = matches!(char_at(text, end), Some(')' | '）'));
    if paren {
        end += char_at(text, end).map_or(0, char::len_utf8);
    }
    // `(1` alone, or a bare number or letter, marks nothing.
    if !paren && (lead.is_some() || !stop) {
        return None;
    }
    // `1.` and `a.` need a space behind; `１）本文` does not.
    let wide_next = char_at(text, end).is_some_and(|c| !c.is_ascii() && !c.is_whitespace());
    let tight = paren && wide_next && count == Count::Digits;
    if !tight && !spaced(end) {
        return None;
    }
    Some(Marker { end, number: Some(number), style: Style { lead, count, tail: (stop, paren) } })
}

/// The numeral at `at`: what it counts with, its value, and the offset behind it.
fn numeral(text: &str, at: usize) -> Option<(Count, u32, usize)> {
    let first = char_at(text, at)?;
    if is_digit(first) {
        let end = skip_while(text, at, is_digit);
        let digits = text.get(at..end)?;
        if digits.chars().count() > 3 {
            return None;
        }
        let value = digits.chars().fold(0, |n, c| {
            let base = if c.is_ascii() { '0' } else { '０' };
            n * 10 + (u32::from(c) - u32::from(base))
        });
        return Some((Count::Digits, value, end));
    }
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let end = skip_while(text, at, |c| c.is_ascii_alphanumeric());
    let letters = text.get(at..end).filter(|letters| letters.len() <= 5)?;
    if let Some(value) = roman(letters).filter(|_| letters.len() > 1 || first == 'i') {
        return Some((Count::Roman, value, end));
    }
    if letters.len() != 1 {
        return None;
    }
    let (count, base) =
        if first.is_ascii_lowercase() { (Count::Lower, 'a') } else { (Count::Upper, 'A') };
    Some((count, u32::from(first) - u32::from(base) + 1, end))
}

/// The value of a small Roman numeral from i to xx.
fn roman(letters: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let at = NUMERALS.iter().position(|numeral| letters.eq_ignore_ascii_case(numeral))?;
    u32::try_from(at + 1).ok()
}

impl Marker {
    /// Whether `next` is the marker of the item behind this one.
    pub(super) fn is_before(&self, next: &Self) -> bool {
        if self.style != next.style {
            return false;
        }
        match (self.number, next.number) {
            (Some(here), Some(there)) => there == here + 1,
            (here, there) => here.is_none() && there.is_none(),
        }
    }
}
