//! What rises or falls: that sales rose on one side and fell on the other is a slip, that savings fell and
//! debts rose is none.

use taiyaku_dictionaries::is_stop_word;

use crate::check::context::Context;
use crate::check::contrast::Exchange;
use crate::check::gloss::Noun;
use crate::model::Span;
use crate::text::tokens::Token;

use super::roles::phrase;

/// What marks that which rises or falls.
const MARKS: [&str; 5] = ["は", "が", "も", "を", "の"];
/// How many words before an English verb it stands at most, and behind one that may have an object.
const NEAR: usize = 5;
/// Beginnings of words for what is missing or lost: of what is there the opposite is said.
#[rustfmt::skip]
const NEGATIVE: [&str; 14] = [
    "欠席", "欠勤", "欠員", "不登校", "不足", "不良", "不在", "未払", "未納", "赤字", "損失", "残業", "遅刻", "離職",
];
/// Verbs that may have an object, or are an adjective or a noun.
const OPEN: [&str; 4] = ["increas", "decreas", "declines", "shrank"];

/// Whether both sides say it of the same, and the English of nothing that “grew thin” or “fell silent”.
pub(super) fn is_of_same(context: &Context<'_>, it: &Exchange) -> bool {
    let Some(subject) = phrase(context.japanese(), it.japanese, &MARKS) else { return false };
    // 欠席 may be “attendance” in a dictionary, and is its opposite.
    let is_negative = |token: &Token| NEGATIVE.iter().any(|it| token.word.text.starts_with(it));
    if subject.iter().any(is_negative) {
        return false;
    }
    let nouns: Vec<Noun> = subject.iter().map(Noun::new).collect();
    let en = context.english();
    let sentence = en.sentence_at(it.english.start);
    let Some(words) = en.sentences().get(sentence).map(|it| it.tokens.as_slice()) else {
        return false;
    };
    let (before, rest) =
        words.split_at(words.partition_point(|token| token.span.end <= it.english.start));
    let Some((verb, behind)) = rest.split_first() else { return false };
    let is_same = |token: &Token| nouns.iter().any(|noun| noun.may_become(token));
    if before.iter().rev().take(NEAR).any(is_same) {
        let is_end =
            |next: &Token| en.text(Span::new(verb.span.end, next.span.start)).contains([',', ';']);
        let is_plain = |next: &Token| is_measure(next) || is_end(next);
        return is_open(&verb.word.text) || behind.first().is_none_or(is_plain);
    }
    is_open(&verb.word.text) && behind.iter().take(NEAR).any(is_same)
}

fn is_open(verb: &str) -> bool {
    OPEN.iter().any(|it| verb.starts_with(it))
}

/// Whether a word behind a verb says how much or how something rises, not what it becomes.
fn is_measure(token: &Token) -> bool {
    let text = token.word.text.as_str();
    is_stop_word(text) || text.ends_with("ly") || text.starts_with(|c: char| c.is_ascii_digit())
}
