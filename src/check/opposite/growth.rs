//! What rises or falls: that sales rose on one side and fell on the other is a slip, that savings fell and
//! debts rose is none.

use taiyaku_dictionaries::is_stop_word;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::contrast::Exchange;
use crate::check::gloss::Noun;
use crate::model::Span;
use crate::text::tokens::Token;

use super::around::is_any;
use super::roles::phrase;

/// What marks that which rises or falls.
const MARKS: [&str; 5] = ["は", "が", "も", "を", "の"];
/// How many words before an English verb it stands at most, and behind one that may have an object.
const NEAR: usize = 5;
/// What is missing, lost or not so: of what is there the opposite is said.
#[rustfmt::skip]
const NEGATIVE: [&str; 21] = [
    "欠席", "欠勤", "欠員", "欠品", "不登校", "不足", "不良", "不在", "不満", "不況", "未払", "未納", "未婚", "未就",
    "非正規", "無職", "赤字", "損失", "残業", "遅刻", "離職",
];
/// English words, or their beginnings, that say the same themselves.
#[rustfmt::skip]
const MISSING: [&str; 29] = [
    "absen-", "miss-", "lack-", "short-", "vacan-", "truan-", "defici-", "defect-", "faul-", "discontent-",
    "dissatis-", "complain-", "recession-", "slump-", "unpaid", "arrears", "default-", "delinquen-", "unmarried",
    "non-", "irregular-", "unemploy-", "jobless-", "loss-", "overtime", "late-", "tard-", "turnover", "attrition",
];
/// Verbs that may have an object, or are an adjective or a noun.
const OPEN: [&str; 4] = ["increas", "decreas", "declines", "shrank"];

/// Whether both sides say it of the same, and the English of nothing that “grew thin” or “fell silent”.
pub(super) fn is_of_same(context: &Context<'_>, it: &Exchange) -> bool {
    let Some(subject) = phrase(context.japanese(), it.japanese, &MARKS) else { return false };
    let nouns: Vec<Noun> = subject.iter().map(Noun::new).collect();
    let en = context.english();
    let sentence = en.sentence_at(it.english.start);
    let Some(words) = en.sentences().get(sentence).map(|it| it.tokens.as_slice()) else {
        return false;
    };
    // 欠席 may be “attendance” in a dictionary, and is its opposite.
    if is_negative(context.japanese(), subject)
        && !words.iter().any(|token| is_any(&token.word.text, &MISSING))
    {
        return false;
    }
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

/// Whether a phrase has a word for what is missing, whose 不 may stand before the first noun.
fn is_negative(ja: &Analysis<'_>, phrase: &[Token]) -> bool {
    let [Some(first), Some(last)] = [phrase.first(), phrase.last()].map(|it| it.map(|it| it.span))
    else {
        return false;
    };
    let start = ja.span(ja.sentence_at(first.start)).start;
    let text = ja.text(Span::new(start, last.end));
    let ends_within =
        |word: &&str| text.rfind(word).is_some_and(|at| start + at + word.len() > first.start);
    NEGATIVE.iter().any(ends_within)
}

fn is_open(verb: &str) -> bool {
    OPEN.iter().any(|it| verb.starts_with(it))
}

/// Whether a word behind a verb says how much or how something rises, not what it becomes.
fn is_measure(token: &Token) -> bool {
    let text = token.word.text.as_str();
    is_stop_word(text) || text.ends_with("ly") || text.starts_with(|c: char| c.is_ascii_digit())
}
