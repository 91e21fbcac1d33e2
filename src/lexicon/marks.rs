//! Punctuation that a translation keeps: a question stays a question.

use crate::model::Lang;

/// A mark of punctuation with a meaning of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// A question, marked or (in Japanese) by か at the end.
    Question,
    /// An exclamation.
    Exclamation,
    /// Quotation marks.
    Quotation,
    /// Round brackets.
    Bracket,
    /// An ellipsis.
    Ellipsis,
    /// A sign that has no words around it to stand for: `@`, `{`, ♪, an emoji.
    Sign(char),
}

/// The marks of a sentence; each stands once, questions and signs as often as they are written.
/// O(bytes).
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::lexicon::{Mark, marks};
/// assert_eq!(marks("「本当ですか。」", Lang::Ja), marks("“Really?”", Lang::En));
/// assert_eq!(marks("ほか", Lang::Ja), []); // too short to be asked
/// assert_eq!(marks("＠を付ける♪", Lang::Ja), [Mark::Sign('@'), Mark::Sign('♪')]);
/// ```
#[must_use]
pub fn marks(sentence: &str, lang: Lang) -> Vec<Mark> {
    let mut asked = 0;
    let mut others = [false; 4];
    let mut signs = Vec::new();
    let mut before = None;
    for c in sentence.chars() {
        match c {
            '?' | '？' => asked += 1,
            '!' | '！' => others[0] = true,
            '「' | '『' | '“' | '"' | '＂' => others[1] = true,
            '(' | '（' => others[2] = true,
            '…' | '‥' => others[3] = true,
            '.' => others[3] |= before == Some('.'),
            _ => signs.extend(sign(c).map(Mark::Sign)),
        }
        before = Some(c);
    }
    if asked == 0 && lang == Lang::Ja && asks(sentence) {
        asked = 1;
    }
    let kinds = [Mark::Exclamation, Mark::Quotation, Mark::Bracket, Mark::Ellipsis];
    let others = kinds.into_iter().zip(others).filter_map(|(mark, there)| there.then_some(mark));
    std::iter::repeat_n(Mark::Question, asked).chain(others).chain(signs).collect()
}

/// The sign that a character is, full-width forms as their ASCII ones.
fn sign(c: char) -> Option<char> {
    let c = match c {
        'ぁ'..='鿿' => return None,
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0)?,
        _ => c,
    };
    // Operators and the like, arrows, mathematics, pictures. Without the tilde and the hyphen, which
    // Japanese uses for dashes.
    let is_sign = matches!(c, '#' | '&' | '*' | '+' | '<'..='>' | '@' | '[' | ']' | '\\' | '^'..='`' | '{'..='}')
        || matches!(c, '←'..='⯿' | '\u{1f000}'..='\u{1faff}' | '©' | '®' | '§' | '¶' | '°');
    is_sign.then_some(c)
}

/// Whether a sentence without a question mark ends in か; a shorter one is a word like 誰か.
fn asks(sentence: &str) -> bool {
    const MIN_CHARS: usize = 4;
    let is_end = |c: char| "。｡．.」』”\"）)…‥".contains(c) || c.is_whitespace();
    let words = sentence.trim_end_matches(is_end);
    words.ends_with('か') && words.chars().count() >= MIN_CHARS
}
