//! What begins a compound and is no Japanese noun: Latin words (AIモデル, Wi-Fiルーター) and numerals
//! (二段階認証, 第一次世界大戦).

use crate::text::numbers::Number;
use crate::text::tokens::{Class, Token};

/// For each token, whether it belongs to a Latin word that may be part of a compound: letters, with
/// digits and the signs that stand in names between them. What begins with a number is a measure
/// (10km地点), unless that is none to anybody else (5G通信網). O(tokens).
pub(super) fn latin(tokens: &[Token], numbers: &[Number]) -> Vec<bool> {
    let mut found = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let length = 1 + rest.windows(2).take_while(|pair| are_one(pair)).count();
        let word = rest.get(..length).unwrap_or_default();
        // Signs at either end are punctuation.
        let is_body = |token: &Token| token.word.text.contains(|c: char| c.is_ascii_alphanumeric());
        let from = word.iter().position(is_body).unwrap_or(length);
        let to = word.iter().rposition(is_body).map_or(from, |last| last + 1);
        let body = word.get(from..to).unwrap_or_default();
        if is_name(body, numbers)
            && let Some(places) = found.get_mut(at + from..at + to)
        {
            places.fill(true);
        }
        at += length;
    }
    found
}

/// Whether two tokens stand side by side and are Latin, so that nothing may be cut between them.
pub(super) fn are_one(pair: &[Token]) -> bool {
    let [a, b] = pair else { return false };
    a.span.end == b.span.start && is_latin(a) && is_latin(b)
}

/// Whether a token is written in letters, digits and signs of ASCII.
pub(super) fn is_latin(token: &Token) -> bool {
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '&' | '/' | '+' | '\'');
    token.word.text.chars().all(is_part)
}

fn is_name(word: &[Token], numbers: &[Number]) -> bool {
    let starts = |first: &Token| {
        let next = numbers.partition_point(|number| number.span.end <= first.span.start);
        numbers.get(next).is_some_and(|number| number.span.start <= first.span.start)
    };
    let has_letter = |token: &Token| token.word.text.contains(|c: char| c.is_ascii_alphabetic());
    word.iter().any(has_letter) && !word.first().is_some_and(starts)
}

/// Whether a Latin word may end a compound: a label of one letter, as in ビタミンC and ビタミンB12.
/// Longer ones begin another word.
pub(super) fn is_label(word: &[Token]) -> bool {
    let chars = || word.iter().flat_map(|token| token.word.text.chars());
    chars().filter(char::is_ascii_alphabetic).count() == 1 && chars().all(|c| c != '.')
}

/// How many tokens the numeral takes with which `tokens` begin and that may make another word of the
/// noun behind it: an ordinal (第二 of 第二四半期, 第一次 of 第一次世界大戦), or one digit (二 of
/// 二段階認証). 0 if there is none.
pub(super) fn numeral(tokens: &[Token]) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.word.text.as_str());
    let is_class = |at: usize, class| tokens.get(at).is_some_and(|token| token.word.class == class);
    let is_joined = |at: usize| {
        let pair = at.checked_sub(1).and_then(|before| tokens.get(before)).zip(tokens.get(at));
        pair.is_some_and(|(a, b)| a.span.end == b.span.start)
    };
    if tokens.get(..2).is_some_and(are_one) {
        return 0;
    }
    if text(0) != "第" {
        let is_digit = is_class(0, Class::Numeral) && text(0).chars().nth(1).is_none();
        return usize::from(is_digit && is_joined(1) && !is_class(1, Class::Numeral));
    }
    let digits = (1..tokens.len()).take_while(|&at| is_joined(at) && is_class(at, Class::Numeral));
    let head = 1 + digits.count();
    // The counter of an ordinal: 次, 回.
    let is_counter = is_class(head, Class::Function) && text(head).chars().nth(1).is_none();
    match head {
        1 => 0,
        _ if is_counter && is_joined(head) && is_joined(head + 1) => head + 1,
        _ if is_joined(head) => head,
        _ => 0,
    }
}

/// Whether a text has Latin letters.
pub(super) fn has_latin(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}
