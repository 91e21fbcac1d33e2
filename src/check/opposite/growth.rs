//! What rises or falls: that sales rose on one side and fell on the other is a slip, that savings fell and
//! debts rose is none.

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::{StemId, is_stop_word};

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::contrast::Exchange;
use crate::check::gloss::{self, Noun};
use crate::model::Span;
use crate::text::script::is_kanji;
use crate::text::tokens::Token;

use super::around::is_any;
use super::rendered;
use super::roles::phrase;

/// What marks that which rises or falls.
const MARKS: [&str; 5] = ["は", "が", "も", "を", "の"];
/// How many words before an English verb it stands at most, and behind one that may have an object.
const NEAR: usize = 5;
/// What is missing, lost or not so, and English words, or their beginnings, that say the same themselves: of
/// what is there the opposite is said.
#[rustfmt::skip]
const NEGATIVE: [(&str, &[&str]); 37] = [
    ("欠席", &["absen-", "truan-", "miss-", "non-"]),
    ("欠勤", &["absen-", "miss-"]),
    ("欠員", &["vacan-", "short-", "unfilled", "lack-"]),
    ("欠品", &["short-", "miss-", "lack-", "stockout-"]),
    ("欠航", &["cancel-"]),
    ("運休", &["cancel-", "suspen-"]),
    ("休講", &["cancel-"]),
    ("不登校", &["truan-", "absen-", "refus-", "non-"]),
    ("不足", &["short-", "lack-", "defici-", "scarc-", "insuffic-", "gap-"]),
    ("不良", &["defect-", "faul-", "bad", "poor-", "delinquen-", "non-", "nonperform-"]),
    ("不在", &["absen-"]),
    ("不満", &["discontent-", "dissatis-", "complain-", "unhapp-", "grievance-", "frustrat-"]),
    ("不況", &["recession-", "slump-", "depress-", "downturn-"]),
    ("未払", &["unpaid", "arrears", "default-", "delinquen-", "overdue", "outstanding", "non-"]),
    ("未納", &["unpaid", "arrears", "default-", "delinquen-", "overdue", "outstanding", "non-"]),
    ("滞納", &["unpaid", "arrears", "default-", "delinquen-", "overdue", "outstanding", "non-"]),
    ("未婚", &["unmarried", "single-", "unwed"]),
    ("未就", &["non-", "unemploy-", "jobless-", "preschool-", "unenrol-"]),
    ("未成年", &["minor-", "underage", "juvenile-"]),
    ("非正規", &["non-", "irregular-", "part-", "temporary", "temp-", "casual-", "contract-"]),
    ("無職", &["unemploy-", "jobless-"]),
    ("失業", &["unemploy-", "jobless-", "redundan-"]),
    ("赤字", &["defici-", "loss-", "shortfall-", "red"]),
    ("損失", &["loss-", "damage-"]),
    ("残業", &["overtime", "extra"]),
    ("遅刻", &["late", "lateness", "latecomer-", "tard-", "delay-"]),
    ("離職", &["turnover", "attrition", "resign-", "quit-", "leaver-", "separation-"]),
    ("退学", &["dropout-", "drop-outs", "withdraw-", "expel-", "expuls-"]),
    ("空室", &["vacan-", "unoccupied", "empty"]),
    ("空席", &["vacan-", "unoccupied", "empty", "unsold", "unfilled", "available"]),
    ("空き家", &["vacan-", "unoccupied", "empty", "abandoned"]),
    ("倒産", &["bankrupt-", "insolven-", "failure-"]),
    ("借金", &["debt-", "loan-", "borrow-", "ow-", "liabilit-"]),
    ("負債", &["debt-", "loan-", "borrow-", "ow-", "liabilit-"]),
    ("債務", &["debt-", "loan-", "borrow-", "ow-", "liabilit-", "obligation-"]),
    ("失点", &["los-", "conced-", "allow-", "against"]),
    ("解約", &["cancel-", "churn-", "terminat-"]),
];
/// Verbs that may have an object, or are an adjective or a noun.
const OPEN: [&str; 4] = ["increas", "decreas", "declines", "shrank"];

/// Characters of words for what is missing, lost or not so: with the others of such a word the opposite is said, too,
/// 失点 with 点.
#[rustfmt::skip]
const DENYING: [char; 32] = [
    '不', '無', '未', '非', '否', '反', '失', '欠', '損', '負', '赤', '空', '逆', '廃', '退', '離', '脱', '落', '減', '休',
    '滞', '敗', '破', '解', '除', '免', '借', '債', '罪', '敵', '違', '誤',
];

/// English words behind which something else stands beside what rises or falls: “against the yen”.
const BESIDE: [&str; 6] = ["against", "versus", "than", "as", "while", "when"];

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
    let negatives = negatives(context.japanese(), subject);
    let is_negative = |token: &Token| negatives.iter().any(|it| is_any(&token.word.text, it));
    if !negatives.is_empty() && !words.iter().any(is_negative) {
        return false;
    }
    let from = |at: usize| words.partition_point(|token| token.span.start < at);
    let (before, rest) = words.split_at(from(it.english.start));
    let behind = words.get(from(it.english.end)..).unwrap_or_default();
    let Some(verb) = rest.first() else { return false };
    let parts = parts(subject);
    let is_same = |token: &Token| {
        is_negative(token)
            || nouns.iter().any(|noun| noun.may_become(token))
            || !is_stop_word(&token.word.text) && gloss::has_part(&token.word, &parts)
    };
    // “Domestic tourists” are no 外国人観光客.
    let japanese = context.japanese().sentence_at(it.japanese.start);
    let is_other = |word: &Token| {
        let mut tokens = context.japanese().tokens(japanese..japanese + 1);
        let is_plain = is_same(word) || is_measure(word) || rendered::says_when(word);
        !is_plain && !tokens.any(|token| Noun::new(token).may_become(word))
    };
    let subject = before.iter().enumerate().rev().take(NEAR).find(|(_, word)| is_same(word));
    if let Some((place, _)) = subject {
        if place.checked_sub(1).and_then(|at| before.get(at)).is_some_and(is_other) {
            return false;
        }
        let is_end =
            |next: &Token| en.text(Span::new(it.english.end, next.span.start)).contains([',', ';']);
        let is_plain = |next: &Token| is_measure(next) || is_end(next);
        return is_open(&verb.word.text) || behind.first().is_none_or(is_plain);
    }
    let is_beside = |token: &&Token| BESIDE.contains(&token.word.text.as_str());
    let mut object = behind.iter().take(NEAR).take_while(|token| !is_beside(token));
    is_open(&verb.word.text) && object.any(is_same)
}

/// What may say in English what is missing of a phrase: of 不, too, which may stand before the first noun.
fn negatives(ja: &Analysis<'_>, phrase: &[Token]) -> Vec<&'static [&'static str]> {
    let [Some(first), Some(last)] = [phrase.first(), phrase.last()].map(|it| it.map(|it| it.span))
    else {
        return Vec::new();
    };
    let start = ja.span(ja.sentence_at(first.start)).start;
    let text = ja.text(Span::new(start, last.end));
    let ends_within =
        |word: &str| text.rfind(word).is_some_and(|at| start + at + word.len() > first.start);
    NEGATIVE.iter().filter(|(word, _)| ends_within(word)).map(|(_, english)| *english).collect()
}

/// What the characters of compounds may become, each alone: 死者 has that of 死, 積雪 that of 雪.
fn parts(phrase: &[Token]) -> FxHashSet<StemId> {
    let mut parts = FxHashSet::default();
    for text in phrase.iter().map(|token| token.word.text.as_str()) {
        if text.chars().all(is_kanji) && !text.contains(DENYING) {
            let characters = text.char_indices().filter(|(_, c)| c.len_utf8() < text.len());
            let characters = characters.filter_map(|(at, c)| text.get(at..at + c.len_utf8()));
            parts.extend(characters.flat_map(gloss::stems));
        }
    }
    parts
}

fn is_open(verb: &str) -> bool {
    OPEN.iter().any(|it| verb.starts_with(it))
}

/// Whether a word behind a verb says how much or how something rises, not what it becomes.
fn is_measure(token: &Token) -> bool {
    let text = token.word.text.as_str();
    is_stop_word(text) || text.ends_with("ly") || text.starts_with(|c: char| c.is_ascii_digit())
}
