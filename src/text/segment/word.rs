//! The words beside a stop, in a script with blanks.

use super::chars::{OPENERS, is_blank, is_bracket, is_hiragana, is_kanji, is_katakana, is_quote};
use super::scan::Segmenter;

/// Longest word, in bytes, that is looked at before or after a stop.
const MAX_WORD_BYTES: usize = 48;

/// The word before a stop and where it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub at: usize,
    pub text: &'a str,
}

impl Word<'_> {
    pub fn is_single(self) -> bool {
        self.text.chars().nth(1).is_none()
    }

    pub fn has(self, test: fn(char) -> bool) -> bool {
        self.text.chars().any(test)
    }
}

/// The word that ends at `at`: back to a blank, a quotation mark or a bracket.
///
/// It belongs to the sentence being read; closing marks and a blank before the stop, as in
/// tokenised text, are left out.
pub(super) fn word_before<'a>(scan: &Segmenter<'a>, at: usize) -> Word<'a> {
    let far = scan.text.ceil_char_boundary(at.saturating_sub(MAX_WORD_BYTES));
    let from = scan.start.max(far);
    let head = scan.text.get(from..at).unwrap_or("");
    let head = head.trim_end_matches(|c: char| is_blank(c) || is_quote(c) || is_bracket(c));
    let start = head
        .char_indices()
        .rev()
        .find(|&(_, c)| {
            !c.is_ascii_alphanumeric()
                && (c.is_whitespace()
                    || matches!(
                        c,
                        '(' | '['
                            | '{'
                            | '"'
                            | '“'
                            | '‘'
                            | '\''
                            | '—'
                            | '–'
                            | '/'
                            | '（'
                            | '「'
                            | '*'
                            | '_'
                            | ','
                            | '、'
                            | '，'
                            | '。'
                            | '：'
                            | '・'
                            | '」'
                            | '）'
                    )
                    || is_hiragana(c)
                    || is_katakana(c)
                    || is_kanji(c))
        })
        .map_or(0, |(offset, c)| offset + c.len_utf8());
    Word { at: from + start, text: head.get(start..).unwrap_or("") }
}

/// The head of `text`, short enough to look at.
pub(super) fn near(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_WORD_BYTES)).unwrap_or("")
}

/// The word that begins at the head of `rest`, quotation marks and brackets left out.
pub(super) fn word_after(rest: &str) -> &str {
    let rest = near(rest).trim_start_matches(OPENERS);
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '-')));
    rest.get(..end.unwrap_or(rest.len())).unwrap_or("").trim_end_matches(['.', '-'])
}
