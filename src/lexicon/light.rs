//! Japanese words that carry structure rather than meaning.

use crate::text::script::is_hiragana;

/// Words without meaning of their own, which EDICT nevertheless glosses. Sorted by code point.
const LIGHT: [&str; 47] = [
    "ある",
    "いる",
    "う",
    "か",
    "が",
    "こと",
    "これ",
    "さ",
    "させる",
    "し",
    "する",
    "せる",
    "そして",
    "その",
    "それ",
    "た",
    "たい",
    "ため",
    "たり",
    "だ",
    "つつ",
    "て",
    "で",
    "です",
    "と",
    "という",
    "ところ",
    "な",
    "ながら",
    "なる",
    "に",
    "ね",
    "の",
    "は",
    "ば",
    "へ",
    "まし",
    "ます",
    "も",
    "もの",
    "や",
    "よ",
    "よう",
    "られる",
    "れる",
    "を",
    "ん",
];

/// Whether a headword says nothing by itself: grammar, a single kana, punctuation.
pub(super) fn is_light(key: &str) -> bool {
    let mut chars = key.chars();
    let Some(first) = chars.next() else { return true };
    let is_single = chars.next().is_none();
    if is_hiragana(first) || first == 'ー' {
        is_single || LIGHT.binary_search(&key).is_ok()
    } else {
        !key.chars().any(char::is_alphanumeric)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_words_are_sorted() {
        assert!(LIGHT.is_sorted_by(|a, b| a < b));
    }
}
