//! What turns the sense of a sentence round: 10人以上は乗れない is “no more than nine can ride”.

use crate::check::context::Context;
use crate::check::paired::Pair;
use crate::model::Span;

/// Base forms of Japanese words that deny, …
const JAPANESE: [&str; 7] = ["ない", "無い", "ん", "ぬ", "ず", "まい", "なし"];
/// … and parts of words that do.
const PARTS: [&str; 10] = ["不可", "禁", "断", "除", "以外", "拒", "防", "避", "抑", "対象外"];

/// English words that deny, and with a hyphen at their end the beginnings of some.
const ENGLISH: [&str; 20] = [
    "not", "no", "never", "cannot", "nor", "neither", "none", "nobody", "nothing", "hardly",
    "fail-", "prohib-", "exclud-", "forbid-", "ban-", "prevent-", "avoid-", "refus-", "deny-",
    "declin-",
];

/// Words that leave the rest out: only valid input is accepted where invalid input is refused.
const BUT_ENGLISH: [&str; 4] = ["only", "unless", "except", "without"];
const BUT_JAPANESE: [&str; 6] = ["しか", "だけ", "のみ", "以外", "限", "なけれ"];

/// Whether just one side of a bead denies something, or leaves the rest out, but for the English words
/// `except`.
pub(super) fn differs(context: &Context<'_>, pair: &Pair, except: Span) -> bool {
    let (ja, en) = (context.japanese(), context.english());
    let has = |parts: &[&str]| {
        let mut texts = pair.japanese.clone().map(|index| ja.sentence(index));
        texts.any(|text| parts.iter().any(|part| text.contains(part)))
    };
    let mut tokens = ja.tokens(pair.japanese.clone());
    let denies = tokens.any(|token| JAPANESE.contains(&token.word.lemma.as_str()));
    // 3人しかいない is “only three”.
    let of_japanese = denies && !has(&["しか"]) || has(&PARTS);
    let (mut of_english, mut leaves_out) = (false, false);
    for token in en.tokens(pair.english.clone()) {
        let word = token.word.text.as_str();
        let fits = |denial: &&str| match denial.strip_suffix('-') {
            Some(beginning) => word.starts_with(beginning),
            None => word == *denial,
        };
        let is_free = token.span.end <= except.start || token.span.start >= except.end;
        of_english |= is_free && (word.ends_with("n't") || ENGLISH.iter().any(fits));
        leaves_out |= BUT_ENGLISH.contains(&word);
    }
    of_japanese != of_english || leaves_out && !has(&BUT_JAPANESE)
}
