//! References to characters, such as `&amp;`, and where they stand.

use html5gum::Tokenizer;
use html5gum::emitters::default::Token;

use crate::model::Span;

/// The text that `raw` stands for, in pieces: what is written as it is, and each reference to a
/// character by itself, with the bytes where they stand.
pub(super) fn split(raw: &str, offset: usize) -> Vec<(String, Span)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().map_or(1, char::len_utf8);
        // Line ends of two characters are one, too.
        let next = rest.get(first..).and_then(|rest| rest.find(['&', '\r']));
        let part = rest.get(..next.map_or(rest.len(), |next| first + next)).unwrap_or(rest);
        let span = Span::new(offset + at, offset + at + part.len());
        at += part.len();
        let mut text = String::new();
        for Ok(token) in Tokenizer::new(part) {
            if let Token::String(string) = token {
                text.push_str(&String::from_utf8_lossy(&string.value.0));
            }
        }
        let same = common_end(&text, part);
        let after = text.split_off(text.len() - same);
        let cut = span.end - same;
        if cut > span.start {
            pieces.push((text, Span::new(span.start, cut)));
        }
        if !after.is_empty() {
            pieces.push((after, Span::new(cut, span.end)));
        }
    }
    pieces
}

/// The bytes of the characters that two texts have in common at their ends.
fn common_end(a: &str, b: &str) -> usize {
    let common = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b);
    common.map(|(c, _)| c.len_utf8()).sum()
}
