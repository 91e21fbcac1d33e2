//! Which language a text is in.

use crate::model::Lang;

/// One kana or kanji counts as much as this many Latin letters, so a Japanese article full of
/// product names stays Japanese and an English one that quotes a word stays English. The
/// sample article becomes 1.8 letters a character in translation; the rest is for the names.
const LETTERS_PER_CHARACTER: usize = 3;

/// The language of `text`, by counting kana and kanji against Latin letters; `None` when it has
/// neither. O(bytes).
///
/// ```
/// use taiyaku::{Lang, text::lang};
/// assert_eq!(lang::detect("NVIDIAとOpenAIのGPUが売れた。"), Some(Lang::Ja));
/// assert_eq!(lang::detect("The word 対訳 means parallel translation."), Some(Lang::En));
/// assert_eq!(lang::detect("2024-05-13"), None);
/// ```
#[must_use]
pub fn detect(text: &str) -> Option<Lang> {
    let (mut japanese, mut latin) = (0_usize, 0_usize);
    for c in text.chars() {
        if is_japanese(c) {
            japanese += LETTERS_PER_CHARACTER;
        } else if c.is_alphabetic() {
            latin += 1;
        }
    }
    match (japanese, latin) {
        (0, 0) => None,
        _ if japanese >= latin => Some(Lang::Ja),
        _ => Some(Lang::En),
    }
}

/// Whether `c` is kana (either width) or a kanji.
#[must_use]
pub fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{30ff}' // hiragana and katakana
        | '\u{31f0}'..='\u{31ff}' // small katakana
        | '\u{3400}'..='\u{9fff}' // kanji
        | '々' | '〆'
        | '\u{f900}'..='\u{faff}' // compatibility kanji
        | '\u{ff66}'..='\u{ff9f}' // half-width katakana
        | '\u{20000}'..='\u{3ffff}') // rarer kanji
}
