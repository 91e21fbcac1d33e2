//! Spoken Japanese in the spelling that dictionaries have.

use std::borrow::Cow;

use super::{small, syllable, to_katakana};
use crate::text::script::{is_hiragana, is_kanji};

/// Parts words, and takes as many bytes as a kana.
const COMMA: char = '、';

/// Adjectives whose last two vowels speech makes one, ai and oi as ee, with what they are; either takes
/// as many bytes. Those of a verb's stem and たい or ない are known to the tokeniser; those that may be
/// other words by themselves (はええと, 聞いてえ) are left out.
const CONTRACTED: &[(&str, &str)] = &[
    ("すげえ", "すごい"),
    ("やべえ", "やばい"),
    ("うるせえ", "うるさい"),
    ("うめえ", "うまい"),
    ("でけえ", "でかい"),
    ("こええ", "こわい"),
    ("ひでえ", "ひどい"),
    ("つええ", "つよい"),
    ("もしれえ", "もしろい"),
    ("きたねえ", "きたない"),
    ("あぶねえ", "あぶない"),
    ("うぜえ", "うざい"),
    ("くせえ", "くさい"),
    ("だせえ", "ださい"),
    ("なげえ", "ながい"),
    ("ちいせえ", "ちいさい"),
    ("えれえ", "えらい"),
];

/// `text` as dictionaries spell it, for whoever looks its words up. Every character keeps its place and
/// takes as many bytes. O(bytes); borrows when there is nothing to change.
///
/// - Small vowels of hiragana that only draw a syllable out have full size: 「てめぇ」 is 「てめえ」. Those that
///   make another sound stay: 「ふぁ」, 「てぃ」.
/// - A 「っ」 at the end of a word of two morae or more, which only says that the voice breaks off,
///   is a comma: 「待てっ！」 is 「待て、！」. 「あっ」 is a word.
/// - Adjectives that end in ee as speech has them end as they are written: 「すげえ」 is 「すごい」.
///
/// ```
/// use taiyaku::text::kana::as_in_dictionaries;
/// assert_eq!(as_in_dictionaries("うるせぇ、じゃぁなっ！"), "うるさい、じゃあな、！");
/// assert_eq!(as_in_dictionaries("ふぁ、ぁ、ハァ、あっ、買った"), "ふぁ、ぁ、ハァ、あっ、買った");
/// ```
#[must_use]
pub fn as_in_dictionaries(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if text.contains(['ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ']) {
        text = Cow::Owned(with_full_vowels(&text));
    }
    if text.contains(['っ', 'ッ']) {
        text = Cow::Owned(without_breaks(&text));
    }
    if let Some(whole) = without_contractions(&text) {
        text = Cow::Owned(whole);
    }
    text
}

/// The text with its contracted adjectives as they are written, if it has any.
fn without_contractions(text: &str) -> Option<String> {
    let mut whole = None;
    for (at, last) in text.match_indices('え') {
        let (head, rest) = text.split_at_checked(at + last.len())?;
        // What goes on may be another word, but for particles and endings that follow an adjective.
        let goes_on = |c: char| is_hiragana(c) && !"よぞぜなねわんのかしじでっけ".contains(c);
        let found = CONTRACTED.iter().find(|(spoken, _)| head.ends_with(spoken));
        if let Some((spoken, plain)) = found.filter(|_| !rest.starts_with(goes_on)) {
            let start = head.len() - spoken.len();
            whole.get_or_insert_with(|| text.to_owned()).replace_range(start..head.len(), plain);
        }
    }
    whole
}

fn with_full_vowels(text: &str) -> String {
    let is_small = |c: char| matches!(c, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ');
    let vowel = |c: char| small(c).unwrap_or_else(|| syllable(c)).chars().next_back();
    let mut before = None;
    let full = text.chars().map(|c| {
        let is_drawn_out = is_small(c) && before.is_some() && before == vowel(to_katakana(c));
        before = matches!(c, 'ぁ'..='ゖ').then(|| vowel(to_katakana(c))).flatten();
        // Each small vowel stands before its full one.
        if is_drawn_out { char::from_u32(u32::from(c) + 1).unwrap_or(c) } else { c }
    });
    full.collect()
}

fn without_breaks(text: &str) -> String {
    let is_break = |c: &char| matches!(c, 'っ' | 'ッ');
    let is_letter = |c: char| c.is_alphanumeric();
    let mut morae = 0;
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    let mut breaks = String::new();
    while let Some(c) = chars.next() {
        if is_break(&c) {
            breaks.clear();
            breaks.push(c);
            breaks.extend(std::iter::from_fn(|| chars.next_if(is_break)));
            let ends_word = morae > 1 && !chars.peek().is_some_and(|&next| is_letter(next));
            out.extend(breaks.chars().map(|c| if ends_word { COMMA } else { c }));
            continue;
        }
        out.push(c);
        morae = match c {
            _ if !is_letter(c) => 0,
            _ if small(to_katakana(c)).is_some() => morae,
            // It may have more.
            _ if is_kanji(c) => morae + 2,
            _ => morae + 1,
        };
    }
    out
}
