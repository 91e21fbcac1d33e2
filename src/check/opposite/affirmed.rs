//! What the English denies and the Japanese affirms with the same verb: “Do not expose”, 当ててください.

use taiyaku_dictionaries::is_stop_word;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::gloss;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::tokens::{Class, Token};

use super::around::is_any;
use super::denial;
use super::denied::{has_one_clause, is_grammar};
use super::rendered::are_rendered;

/// Japanese texts with which something may be denied, left out, doubted or asked, so that the English may
/// well deny it.
#[rustfmt::skip]
const DENYING: [&str; 88] = [
    "ない", "なか", "なく", "なけ", "なし", "無", "不", "非", "未", "否", "禁", "嫌", "難", "欠", "絶", "断",
    "避", "防", "止", "外", "ゼロ", "まで", "だけ", "のみ", "しか", "ばかり", "もう", "まだ", "か。", "か？", "？",
    "?", "もんか", "ものか", "わけ", "はず", "まい", "いいえ", "違", "やめ", "忘", "ざる", "ねえ", "ねぇ", "へん",
    "失", "損", "誤", "逃", "負", "敗", "苦", "弱", "乏", "困", "残", "惜", "足り", "限", "以上", "以下", "未満",
    "かね", "づら", "にく", "がた", "か」", "遠慮", "控", "免",
    "ちゃ", "ては", "だめ", "気をつけ", "注意", "じゃね", "空",
    // Time, degree and comparison, which the English denies from their other end: 久しぶりに会った.
    "初", "ぶり", "久", "過ぎ", "すぎ", "遅", "早", "少", "僅", "わず", "急",
];
/// English verbs that say too little to be denied alone.
#[rustfmt::skip]
const LIGHT: [&str; 22] = [
    "feel", "felt", "get", "got", "make", "made", "take", "took", "keep", "kept", "give", "gave", "go", "come",
    "seem", "want", "like", "think", "let", "know",
    "say", "said",
];
/// English words and beginnings that bound what is denied, or turn it round.
#[rustfmt::skip]
const HEDGES: [&str; 53] = [
    "only", "until", "till", "unless", "but", "except", "than", "without", "before", "yet", "just", "merely",
    "necessar-", "help", "doubt-", "wonder", "matter", "mind", "if", "too", "all", "every-", "always", "more",
    "most", "whether", "why", "either", "afraid", "wait", "fail-", "though", "although", "however", "enough",
    "un-", "much", "many", "such", "so", "very", "long", "time", "times", "well", "ever", "again", "years", "days",
    "any-", "have", "been", "quite",
];
/// How many words may stand between the denial and the verb.
const NEAR: usize = 2;
/// How many behind “neither”.
const FAR: usize = 4;

/// The Japanese predicate that is affirmed, and the English denial with its verb.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    let english = en.sentences().get(pair.english.start)?.tokens.as_slice();
    let (at, far) = denial(english)?;
    let says_more = english.iter().any(|token| is_any(&token.word.text, &HEDGES));
    if says_more
        || en.sentence(pair.english.start).contains('?')
        || denial::english(en, pair, Span::default()) != 1
        || may_deny(ja, pair)
    {
        return None;
    }
    let japanese = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    // An adverb or a number may bound what is said, and another clause bears what is denied.
    let is_adverb = |token: &Token| matches!(token.word.class, Class::Other | Class::Numeral);
    if japanese.iter().any(is_adverb) || !has_one_clause(japanese) {
        return None;
    }
    let predicate = predicate(japanese)?;
    let stems = gloss::stems(&predicate.word.lemma);
    let behind = english.iter().skip(at + 1).take(far + 1);
    let mut content = behind.filter(|token| !is_stop_word(&token.word.text));
    // “Do not expose”: the first word of meaning is the verb.
    let said = match far {
        NEAR => content.next().filter(|token| gloss::has_stem_of_verb(&token.word, &stems)),
        _ => content.find(|token| gloss::has_stem_of_verb(&token.word, &stems)),
    }?;
    let behind = english.iter().skip_while(|token| token.span.start <= said.span.start);
    if LIGHT.contains(&said.word.text.as_str()) || !are_rendered(behind, japanese) {
        return None;
    }
    let denial = english.get(at)?;
    Some([predicate.span, Span::new(denial.span.start, said.span.end)])
}

/// Where the English denies, and how near behind the verb has to be.
fn denial(tokens: &[Token]) -> Option<(usize, usize)> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.word.text.as_str());
    if denial::NOBODY.contains(&text(0)) || text(0) == "no" && text(1) == "one" {
        return Some((0, FAR));
    }
    let at = (0..tokens.len())
        .find(|&at| denial::BEFORE_VERB.contains(&text(at)) || text(at).ends_with("n't"))?;
    Some((at, NEAR))
}

/// Whether anything in the Japanese may deny what it says.
fn may_deny(ja: &Analysis<'_>, pair: &Pair) -> bool {
    let text = ja.sentence(pair.japanese.start);
    // The ん of 知らん denies, that of なんだ does not.
    let mut tokens = ja.tokens(pair.japanese.clone());
    let denies = |token: &Token| denial::is_word(&token.word.lemma) || token.word.text == "ん";
    DENYING.iter().any(|it| text.contains(it))
        || tokens.any(denies)
        || denial::refuses(ja, pair)
        || forbids(ja, pair)
}

/// Whether a verb of the Japanese has the な of 触るな behind it.
fn forbids(ja: &Analysis<'_>, pair: &Pair) -> bool {
    let tokens: Vec<&Token> = ja.tokens(pair.japanese.clone()).collect();
    tokens.windows(2).any(|two| match two {
        [verb, next] => verb.word.text == verb.word.lemma && next.word.text.starts_with('な'),
        _ => false,
    })
}

/// The last predicate of a sentence, if nothing but grammar stands behind.
pub(super) fn predicate(tokens: &[Token]) -> Option<&Token> {
    let at = tokens.iter().rposition(|token| !is_grammar(token))?;
    let predicate = tokens.get(at)?;
    let next = tokens.get(at + 1).map(|token| token.word.lemma.as_str());
    super::denied::is_verb(predicate, next).then_some(predicate)
}
