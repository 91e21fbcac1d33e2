//! Which script a Japanese character belongs to, for all who look at words. (The splitter, which meets
//! characters of any width and mark, has sets of its own in `segment/chars.rs`, and the readers of numbers in
//! `numbers/`, which know 零 and 壱, too.)

/// Whether a character is a hiragana letter.
///
/// ```
/// use taiyaku::text::script::{is_hiragana, is_kanji, is_kanji_numeral};
/// assert!("ひらがな".chars().all(is_hiragana) && !is_hiragana('カ'));
/// assert!("佐々木".chars().all(is_kanji) && !is_kanji('〇'));
/// assert!("二〇二六".chars().all(is_kanji_numeral) && !is_kanji_numeral('2'));
/// ```
#[must_use]
pub fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// Whether a character is a kanji, or the mark that repeats one.
#[must_use]
pub fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '々')
}

/// Whether a numeral is written with a kanji: the digits, and what multiplies them.
#[must_use]
pub fn is_kanji_numeral(c: char) -> bool {
    "〇一二三四五六七八九十百千万億兆".contains(c)
}

/// The digit that a kanji is.
///
/// ```
/// assert_eq!(taiyaku::text::script::kanji_digit('七'), Some('7'));
/// ```
#[must_use]
pub fn kanji_digit(c: char) -> Option<char> {
    let mut digits = "〇一二三四五六七八九".chars().zip('0'..='9');
    digits.find(|(kanji, _)| *kanji == c).map(|(_, digit)| digit)
}
