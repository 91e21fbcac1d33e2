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
}

/// The marks of a sentence; each stands once, questions as often as they are asked. O(bytes).
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::lexicon::{Mark, marks};
/// assert_eq!(marks("「本当ですか。」", Lang::Ja), marks("“Really?”", Lang::En));
/// assert_eq!(marks("ほか", Lang::Ja), []); // too short to be asked
/// ```
#[must_use]
pub fn marks(sentence: &str, lang: Lang) -> Vec<Mark> {
    let mut asked = 0;
    let mut others = [false; 4];
    let mut before = None;
    for c in sentence.chars() {
        match c {
            '?' | '？' => asked += 1,
            '!' | '！' => others[0] = true,
            '「' | '『' | '“' | '"' | '＂' => others[1] = true,
            '(' | '（' => others[2] = true,
            '…' | '‥' => others[3] = true,
            '.' => others[3] |= before == Some('.'),
            _ => {}
        }
        before = Some(c);
    }
    if asked == 0 && lang == Lang::Ja && asks(sentence) {
        asked = 1;
    }
    let kinds = [Mark::Exclamation, Mark::Quotation, Mark::Bracket, Mark::Ellipsis];
    let others = kinds.into_iter().zip(others).filter_map(|(mark, there)| there.then_some(mark));
    std::iter::repeat_n(Mark::Question, asked).chain(others).collect()
}

/// Whether a sentence without a question mark ends in か; a shorter one is a word like 誰か.
fn asks(sentence: &str) -> bool {
    const MIN_CHARS: usize = 4;
    let is_end = |c: char| "。｡．.」』”\"）)…‥".contains(c) || c.is_whitespace();
    let words = sentence.trim_end_matches(is_end);
    words.ends_with('か') && words.chars().count() >= MIN_CHARS
}
