//! Looking at single characters around a byte offset.

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

/// How many bytes a rule may look ahead or back, so that no rule makes the scan quadratic.
pub(super) const LOOK: usize = 256;

/// The character that begins at `at`; `None` at the end of the text or inside a character.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`; `None` at the start of the text or inside a character.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The offset behind the white space that begins at `at`, at most [`LOOK`] bytes on.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    skip_while(text, at, char::is_whitespace)
}

/// The offset behind the characters from `at` on that satisfy `test`, at most [`LOOK`] bytes on.
pub(super) fn skip_while(text: &str, at: usize, test: impl Fn(char) -> bool) -> usize {
    let mut end = at;
    for c in text.get(at..).unwrap_or("").chars() {
        if !test(c) || end - at >= LOOK {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The offset where the characters before `at` that satisfy `test` begin, at most [`LOOK`]
/// bytes back and not before `floor`.
pub(super) fn skip_back(text: &str, floor: usize, at: usize, test: impl Fn(char) -> bool) -> usize {
    let mut start = at;
    for c in text.get(floor..at).unwrap_or("").chars().rev() {
        if !test(c) || at - start >= LOOK {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

/// Hiragana, the prolonged sound mark included.
pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | 'ー')
}

/// Katakana of either width.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Han characters, the iteration mark included.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Kana, Han and the punctuation that goes with them: scripts written without spaces.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff9f}') || is_kanji(c)
}

/// A Latin letter or digit of either width.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' | '\u{c0}'..='\u{24f}')
}

/// A digit of either width.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// A number in Han characters.
pub(super) fn is_kanji_digit(c: char) -> bool {
    matches!(
        c,
        '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千'
    )
}

/// Emoji and the joiners, selectors and modifiers they are built with.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{fe0f}' | '\u{200d}' | '\u{e0020}'..='\u{e007f}')
}

/// The first grapheme boundary at or behind `at` (UAX #29, extended clusters).
///
/// Time is that of the cluster; regional indicators and emoji sequences are looked at from
/// at most 64 bytes back, so that a hostile run of them stays linear.
pub(super) fn grapheme_end(text: &str, at: usize) -> usize {
    match char_at(text, at) {
        None => return at,
        Some(c) if c.is_ascii() && c != '\n' => return at,
        Some(c) if is_hiragana(c) && !matches!(c, '\u{3099}' | '\u{309a}') || is_kanji(c) => {
            return at;
        }
        Some(_) => {}
    }
    let mut from = at.saturating_sub(64);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = text.get(from..).unwrap_or("");
    let mut cursor = GraphemeCursor::new(at - from, window.len(), true);
    match cursor.is_boundary(window, 0) {
        Ok(true) | Err(_) => at,
        Ok(false) => match cursor.next_boundary(window, 0) {
            Ok(Some(end)) => from + end,
            Ok(None) | Err(GraphemeIncomplete::InvalidOffset | _) => text.len(),
        },
    }
}
