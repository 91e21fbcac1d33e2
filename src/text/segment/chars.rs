//! What kind of character is this? Small questions both languages ask.

use unicode_segmentation::GraphemeCursor;

/// Bytes looked at on either side of a cut to know whether it parts a grapheme. A longer
/// cluster is no text.
const GRAPHEME_WINDOW: usize = 64;

/// How far, in bytes, one look ahead or behind goes, and the longest run of blanks, stops or
/// other like characters that is read as one. It bounds the time of every decision and what a
/// [`Stream`](super::Stream) must hold; no run in real text comes near it.
pub(super) const REACH_BYTES: usize = 1_024;

/// Marks that may stand before the first word of a sentence.
pub(super) const OPENERS: [char; 10] = ['"', '“', '‘', '\'', '(', '[', '*', '_', '«', '`'];

/// The text from `at` on, as far as one look goes.
pub(super) fn ahead(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    if rest.len() <= REACH_BYTES {
        return rest;
    }
    rest.get(..rest.floor_char_boundary(REACH_BYTES)).unwrap_or("")
}

/// The text up to `at`, as far back as one look goes.
pub(super) fn behind(text: &str, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(REACH_BYTES));
    text.get(from..at).unwrap_or("")
}

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Characters that end a line or a page without being line ends of a text file.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// White space inside a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_line_end(c)
}

/// The first byte at or after `at` that is no blank, as far as one look goes.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    // Mostly there is one, or none.
    let bytes = text.as_bytes();
    let past = at + usize::from(bytes.get(at) == Some(&b' '));
    match bytes.get(past) {
        Some(byte) if byte.is_ascii_graphic() => past,
        _ => skip(text, at, is_blank),
    }
}

/// The first byte at or after `at` that is no white space, as far as one look goes.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    skip(text, at, char::is_whitespace)
}

/// The first byte at or after `at` whose character fails `test`, as far as one look goes.
pub(super) fn skip(text: &str, at: usize, test: impl Fn(char) -> bool) -> usize {
    let rest = ahead(text, at);
    at + rest.len() - rest.trim_start_matches(test).len()
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '々' | '〆' | '\u{20000}'..='\u{3ffff}')
}

/// Marks that join onto the kana before them.
fn is_sound_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}')
}

/// Punctuation that joins nothing: no emoji (‼, ⁉, 〰) is among it.
fn is_plain_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{ff01}'..='\u{ff60}')
}

pub(super) fn is_japanese(c: char) -> bool {
    is_hiragana(c) || is_kanji(c) || is_katakana(c)
}

/// A figure, Western, full-width or kanji.
pub(super) fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千')
}

pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A letter of a Western alphabet, full-width ones included.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' if c.is_alphabetic())
        || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A mark that closes quotations, though it may open them, too.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '」' | '』' | '`')
}

/// A bracket that closes.
pub(super) fn is_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '］' | '】')
}

/// The end of the grapheme cluster that byte `at` lies in; `at` itself on a boundary.
///
/// Follows UAX #29 (extended clusters), within a window of bytes.
pub(super) fn grapheme_end(text: &str, at: usize) -> usize {
    // The usual characters after a stop begin a cluster, whatever stands before them: cuts
    // never fall after a prepended mark or inside CR LF.
    let begins = |c: char| c.is_ascii() || is_japanese(c) && !is_sound_mark(c) || is_plain_mark(c);
    if at == 0 || char_at(text, at).is_none_or(begins) {
        return at;
    }
    let from = text.floor_char_boundary(at.saturating_sub(GRAPHEME_WINDOW));
    let mut end = at;
    loop {
        let Some(window) = text.get(from..text.floor_char_boundary(end + GRAPHEME_WINDOW)) else {
            return at;
        };
        let mut cursor = GraphemeCursor::new(end - from, window.len(), true);
        match cursor.is_boundary(window, 0) {
            Ok(false) => match char_at(text, end) {
                Some(c) if end < at + GRAPHEME_WINDOW => end += c.len_utf8(),
                _ => return end,
            },
            _ => return end,
        }
    }
}

/// How many terminal columns `line` takes: wide characters two, others one. An estimate
/// from the lead bytes, so that it costs next to nothing.
pub(super) fn columns(line: &str) -> usize {
    // Sums of bytes stay below 256 in a chunk, which lets the compiler count many at once.
    line.as_bytes()
        .chunks(64)
        .map(|chunk| {
            let count =
                |sum: u8, &b: &u8| sum + u8::from(!(0x80..0xc2).contains(&b)) + u8::from(b >= 0xe3);
            usize::from(chunk.iter().fold(0, count))
        })
        .sum()
}
