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

/// Words that stand in many English sentences and hardly in other languages. Of the English
/// development texts of at least thirty words none has fewer than six in a hundred.
const ENGLISH: [&str; 24] = [
    "the", "and", "that", "this", "with", "which", "from", "they", "you", "would", "their", "what",
    "by", "it", "not", "are", "his", "to", "of", "been", "has", "were", "there", "about",
];

/// A text with fewer words, or kana and kanji, may be in any language.
const ENOUGH: usize = 30;

/// How many words, or kana and kanji, are looked at.
const LOOKED_AT: usize = 2000;

/// Whether a text that is read as `lang` is in another language, as far as common words tell, and
/// in Japanese kana: an English text has at least one common word in thirty, a Japanese one a
/// kana in ten characters (of the development texts none has fewer than a quarter). A short text
/// gets the benefit of the doubt. Looks at the first 2000 words.
///
/// ```
/// use taiyaku::{Lang, text::lang};
/// let german = "Die Regierung hat am Montag einen neuen Plan vorgelegt, der die Kosten senken \
///     soll. Kritiker halten ihn für unzureichend und fordern, dass die Steuern für kleine \
///     Einkommen noch in diesem Jahr deutlich gesenkt werden.";
/// assert!(lang::is_other(german, Lang::En));
/// assert!(!lang::is_other("Rain", Lang::En));
/// ```
#[must_use]
pub fn is_other(text: &str, lang: Lang) -> bool {
    let (known, all) = match lang {
        Lang::En => {
            let words = text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
            let words = words.filter(|word| !word.is_empty()).take(LOOKED_AT);
            let mut all = 0;
            let known = words.filter(|word| {
                all += 1;
                word.len() <= 5 && ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known))
            });
            (known.count() * 30, all)
        }
        Lang::Ja => {
            let characters = text.chars().filter(|&c| is_japanese(c)).take(LOOKED_AT);
            let mut all = 0;
            let kana = characters.filter(|&c| {
                all += 1;
                matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
            });
            (kana.count() * 10, all)
        }
    };
    all >= ENOUGH && known < all
}

/// What a text that is read as `lang` says of its language: the tag of BCP 47 (RFC 5646), `und`
/// where [`is_other`] finds that it is neither.
///
/// ```
/// use taiyaku::{Lang, text::lang};
/// assert_eq!(lang::tag("It rained.", Lang::En), "en");
/// let chinese = "昨天东京下了一整天的雨，许多列车都晚点了，我们只好在车站附近的旅馆里住了一夜。";
/// assert_eq!(lang::tag(chinese, Lang::Ja), "und");
/// ```
#[must_use]
pub fn tag(text: &str, lang: Lang) -> &'static str {
    match lang {
        _ if is_other(text, lang) => "und",
        Lang::Ja => "ja",
        Lang::En => "en",
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
