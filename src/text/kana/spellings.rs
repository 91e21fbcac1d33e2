//! Katakana words that are spelt in two ways.

use unicode_normalization::UnicodeNormalization;

use super::{is_katakana, syllable, to_katakana};

/// A text of kana alone in katakana of the usual width; `None` for anything else. O(bytes).
///
/// ```
/// use taiyaku::text::kana::katakana;
/// assert_eq!(katakana("ごみ"), Some("ゴミ".to_owned()));
/// assert_eq!(katakana("塵"), None);
/// ```
#[must_use]
pub fn katakana(text: &str) -> Option<String> {
    let katakana: String = text.nfkc().map(to_katakana).collect();
    (!katakana.is_empty() && katakana.chars().all(is_katakana)).then_some(katakana)
}

/// Katakana as it is spelt most simply, so that two spellings of a foreign word come out alike: ヴァ as
/// バ, ィ as イ, without ー. Not for reading: other words may come out alike, too. O(bytes).
///
/// ```
/// use taiyaku::text::kana::usual_katakana;
/// assert_eq!(usual_katakana("ヴァイオリン"), usual_katakana("バイオリン"));
/// assert_eq!(usual_katakana("インターフェイス"), usual_katakana("インタフェース"));
/// assert_ne!(usual_katakana("ファン"), usual_katakana("パン"));
/// ```
#[must_use]
pub fn usual_katakana(katakana: &str) -> String {
    /// Tried in this order.
    const SPELLINGS: [(&str, &str); 23] = [
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴェ", "ベ"),
        ("ヴォ", "ボ"),
        ("ヴ", "ブ"),
        ("ツィ", "チ"),
        ("ティ", "チ"),
        ("ディ", "デ"),
        ("トゥ", "ツ"),
        ("ドゥ", "ド"),
        ("スィ", "シ"),
        ("ズィ", "ジ"),
        ("ヂ", "ジ"),
        ("ヅ", "ズ"),
        ("ァ", "ア"),
        ("ィ", "イ"),
        ("ゥ", "ウ"),
        ("ェ", "エ"),
        ("ォ", "オ"),
        ("ャ", "ヤ"),
        ("ュ", "ユ"),
        ("ョ", "ヨ"),
        ("ー", ""),
    ];
    let spelt =
        SPELLINGS.iter().fold(katakana.to_owned(), |text, (from, to)| text.replace(from, to));
    let mut usual = String::with_capacity(spelt.len());
    let mut before = None;
    for c in spelt.chars() {
        // メイン and メーン, ダイヤ and ダイア.
        match (before.and_then(|c| syllable(c).chars().next_back()), c) {
            (Some('e'), 'イ') => continue,
            (Some('i'), 'ヤ') => usual.push('ア'),
            _ => usual.push(c),
        }
        before = Some(c);
    }
    usual
}
