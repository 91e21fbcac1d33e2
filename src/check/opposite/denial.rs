//! What turns the sense of a sentence round: 10人以上は乗れない is “no more than nine can ride”.

use crate::check::context::Context;
use crate::check::paired::Pair;
use crate::model::Span;

/// Base forms of Japanese words that deny, …
const JAPANESE: [&str; 6] = ["ない", "無い", "ぬ", "ず", "まい", "なし"];
/// … where they do not: 行かないと is “must go”, 3人しかいない “only three”, ませんか asks.
const IDIOMS: [&str; 14] = [
    "ないと",
    "なければ",
    "なきゃ",
    "なくては",
    "なくちゃ",
    "ねば",
    "しか",
    "かもしれ",
    "構いませ",
    "構わな",
    "すみませ",
    "ませんか",
    "違いな",
    "でなく",
];
/// Parts of words that deny.
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
    let lemmas: Vec<&str> =
        ja.tokens(pair.japanese.clone()).map(|token| token.word.lemma.as_str()).collect();
    // The ん of ません denies, that of 行くんだ does not.
    let polite = lemmas.windows(2).filter(|two| matches!(two, ["ます", "ん"])).count();
    let denials = lemmas.iter().filter(|lemma| JAPANESE.contains(*lemma)).count() + polite;
    let texts = pair.japanese.clone().map(|index| ja.sentence(index));
    let idioms = texts.flat_map(|text| IDIOMS.iter().map(move |it| text.matches(it).count()));
    let of_japanese = denials > idioms.sum() || has(&PARTS);
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
