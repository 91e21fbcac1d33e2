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

/// The marks of a sentence with the bytes where they stand; each stands once, where it comes first,
/// questions and signs as often as they are written. O(bytes).
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::lexicon::{Mark, marks};
/// let question = "「本当ですか。」";
/// assert_eq!(marks(question, Lang::Ja), [(Mark::Question, question.len()), (Mark::Quotation, 0)]);
/// assert_eq!(marks("“Really?”", Lang::En), [(Mark::Question, 9), (Mark::Quotation, 0)]);
/// assert_eq!(marks("ほか", Lang::Ja), []); // too short to be asked
/// assert_eq!(marks("＠を付ける♪", Lang::Ja), [(Mark::Sign('@'), 0), (Mark::Sign('♪'), 15)]);
/// ```
#[must_use]
pub fn marks(sentence: &str, lang: Lang) -> Vec<(Mark, usize)> {
    let mut questions = Vec::new();
    let mut others = [None; 4];
    let mut signs = Vec::new();
    let mut before = None;
    for (at, c) in sentence.char_indices() {
        // Most characters are none, and need no closer look.
        if c.is_ascii_alphanumeric() || matches!(c, ' ' | 'ぁ'..='鿿') {
            before = None;
            continue;
        }
        let other = match c {
            '?' | '？' => {
                questions.push((Mark::Question, at));
                None
            }
            '!' | '！' => Some(0),
            '「' | '『' | '“' | '"' | '＂' => Some(1),
            '(' | '（' => Some(2),
            '…' | '‥' => Some(3),
            '.' => (before == Some('.')).then_some(3),
            _ => {
                signs.extend(sign(c).map(|sign| (Mark::Sign(sign), at)));
                None
            }
        };
        if let Some(first) = other.and_then(|other: usize| others.get_mut(other)) {
            first.get_or_insert(at);
        }
        before = Some(c);
    }
    if questions.is_empty() && lang == Lang::Ja && asks(sentence) {
        questions.push((Mark::Question, sentence.len()));
    }
    let kinds = [Mark::Exclamation, Mark::Quotation, Mark::Bracket, Mark::Ellipsis];
    let others = kinds.into_iter().zip(others).filter_map(|(mark, at)| Some((mark, at?)));
    questions.into_iter().chain(others).chain(signs).collect()
}

/// The sign that a character is, full-width forms as their ASCII ones.
fn sign(c: char) -> Option<char> {
    let c = match c {
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
