//! A Japanese text as letters that are equal however they are written.

use crate::model::Span;
use crate::text::fold::Folded;
use crate::text::kana::is_katakana;
use crate::text::lang::is_japanese;

/// What a letter belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Hiragana,
    /// With the long-vowel mark.
    Katakana,
    Kanji,
    /// Letters and digits of other scripts.
    Latin,
    /// What may stand in a term and may be left out: a space, a hyphen, a middle dot.
    Joiner,
    Other,
}

/// One letter of a text, folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// In form NFKC and lower case, hiragana as katakana, ヴァ as バ, small ァ as ア: what is
    /// compared.
    pub(super) key: char,
    /// In form NFKC and lower case.
    pub(super) folded: char,
    pub(super) script: Script,
    /// Its bytes in the text. Letters of one ligature (㍿) share them.
    pub(super) span: Span,
}

/// The letters of `text`. Linear.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let folded = Folded::new(text);
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len() / 3 + 1);
    for (at, c) in folded.text().char_indices() {
        let span = folded.original(Span::new(at, at + c.len_utf8()));
        // Case is asked of no kana or kanji.
        let lower = match c {
            'ぁ'..='\u{9fff}' => c,
            _ if c.is_ascii() => c.to_ascii_lowercase(),
            _ => c.to_lowercase().next().unwrap_or(c),
        };
        let key = to_katakana(lower);
        let large = large(key);
        // ヴァ is バ, whose vowel is in the letter before it.
        if large != key
            && let Some(last) = letters.last_mut().filter(|last| last.folded == 'ヴ')
        {
            last.key = voiced(large);
            last.span = Span::new(last.span.start, span.end);
            continue;
        }
        let key = if key == 'ヴ' { 'ブ' } else { large };
        letters.push(Letter { key, folded: lower, script: script(lower), span });
    }
    letters
}

/// Letters of a word before a long-vowel mark may be left out: ユーザ and ユーザー are one word,
/// but カバ (hippopotamus) and カバー (cover) are two. JIS Z 8301 lets writers leave the mark out
/// at the end of words of three sounds or more.
const LEAST_BEFORE_LONG: usize = 3;

/// Whether a letter does not count in a term of which `before` letters stand before it.
pub(super) fn is_skipped(letter: &Letter, before: usize) -> bool {
    before > 0 && letter.script == Script::Joiner
        || before >= LEAST_BEFORE_LONG && letter.key == 'ー'
}

/// What a term is looked up by: the keys of its letters without those that do not count. Equal
/// for all spellings of a term that are taken for the same.
///
/// Empty if nothing can be looked up.
pub(super) fn key(text: &str) -> String {
    let mut key = String::new();
    let mut count = 0;
    for letter in letters(text) {
        if is_skipped(&letter, count) || count == 0 && letter.script == Script::Joiner {
            continue;
        }
        key.push(letter.key);
        count += 1;
    }
    key
}

fn script(c: char) -> Script {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{3000}' | '・' | '-' | '‐' | '‑' | '=' | '゠' => {
            Script::Joiner
        }
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => Script::Hiragana,
        'ヽ' | 'ヾ' => Script::Katakana,
        _ if is_katakana(c) => Script::Katakana,
        '〇' => Script::Kanji,
        _ if is_japanese(c) => Script::Kanji,
        _ if c.is_alphanumeric() => Script::Latin,
        _ => Script::Other,
    }
}

fn to_katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

/// ファイル and フアイル are one word; キャ and キヤ are not.
fn large(c: char) -> char {
    match c {
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' => 'エ',
        'ォ' => 'オ',
        'ヵ' => 'カ',
        _ => c,
    }
}

fn voiced(vowel: char) -> char {
    match vowel {
        'ア' => 'バ',
        'イ' => 'ビ',
        'エ' => 'ベ',
        'オ' => 'ボ',
        _ => 'ブ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_are_one_word() {
        for (a, b) in [
            ("コンピュータ", "コンピューター"),
            ("ユーザ", "ﾕｰｻﾞｰ"),
            ("インタフェース", "インターフェース"),
            ("ＡＢＣ", "abc"),
            ("ごみ", "ゴミ"),
            ("ヴァイオリン", "バイオリン"),
            ("データ・センター", "データセンタ"),
            ("Render　Network", "rendernetwork"),
            ("フアイル", "ファイル"),
            ("㍿", "株式会社"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn spellings_that_are_two() {
        for (a, b) in [
            ("カバ", "カバー"),
            ("ビル", "ビール"),
            ("マナ", "マナー"),
            ("病院", "美容院"),
            ("キャノン", "キヤノン"),
            ("ハート", "バート"),
        ] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn letters_know_their_bytes() {
        let text = "ｶﾞｽと㍿ヴァ";
        let found: Vec<_> =
            letters(text).iter().map(|l| (l.key, l.span.of(text).unwrap())).collect();
        let expected = [
            ('ガ', "ｶﾞ"),
            ('ス', "ｽ"),
            ('ト', "と"),
            ('株', "㍿"),
            ('式', "㍿"),
            ('会', "㍿"),
            ('社', "㍿"),
            ('バ', "ヴァ"),
        ];
        assert_eq!(found, expected);
    }
}
