//! What turns the sense of a sentence round: 10人以上は乗れない is “no more than nine can ride”.

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::paired::Pair;
use crate::model::Span;

/// Base forms of Japanese words that deny, …
const JAPANESE: [&str; 6] = ["ない", "無い", "ぬ", "ず", "まい", "なし"];
/// … where they do not: 三人しかいない is “only three”, ませんか asks, …
#[rustfmt::skip]
const IDIOMS: [&str; 23] = [
    "しか", "かもしれ", "かも知れ", "構いませ", "構わな", "かまいませ", "かまわな", "すみませ",
    "ませんか", "ないか", "ないでしょう", "はないだろう", "じゃないだろう", "違いな", "でなく",
    "ないと。", "なきゃ", "なくちゃ", "に過ぎな", "に過ぎま", "にすぎな", "にすぎま", "かねな",
];
/// … and where two of them make “must”: 行かなければならない.
#[rustfmt::skip]
const OBLIGATIONS: [&str; 10] = [
    "なければなら", "なければなり", "なければいけ", "なくてはなら", "なくてはなり", "なくてはいけ",
    "ねばなら", "ねばなり", "ないといけ", "ないとなら",
];
/// Base forms of words that say themselves that something does not happen, or is left out.
#[rustfmt::skip]
const REFUSALS: [&str; 57] = [
    "不可", "不可能", "不能", "禁止", "厳禁", "禁物", "禁煙", "禁酒", "禁じる", "禁ずる", "断る",
    "お断り", "断り", "謝絶", "辞退", "拒む", "拒否", "拒絶", "防ぐ", "防止", "防犯",
    "防火", "防水", "予防", "阻む", "阻止", "妨げる", "妨害", "避ける", "回避", "免れる", "逃れる",
    "抑える", "抑制", "抑止", "控える", "除く", "除外", "排除", "免除", "解除", "以外", "皆無",
    "ゼロ", "欠く", "欠ける", "見送る", "見送り", "見合わせる", "見合わす", "取りやめる", "取り止める", "取りやめ",
    "断念", "諦める", "あきらめる", "怠る",
];

/// English words that deny the verb behind them, besides those in “n't”, …
pub(super) const BEFORE_VERB: [&str; 3] = ["not", "never", "cannot"];
/// … those that deny it of whoever does it, …
pub(super) const NOBODY: [&str; 3] = ["neither", "nobody", "none"];
/// … and others.
#[rustfmt::skip]
const ENGLISH: [&str; 17] = [
    "no", "nor", "nothing", "nowhere", "hardly", "scarcely", "barely", "rarely", "seldom", "without", "unable",
    "impossible", "unlikely", "zero", "dunno", "nope", "nah",
];
/// The same where no article stands before them: few is not a few.
const SCARCE: [&str; 2] = ["few", "little"];
/// Stems of words that say themselves that something does not happen, or is left out.
#[rustfmt::skip]
const ENGLISH_REFUSALS: [&str; 29] = [
    "fail", "failur", "prohibit", "exclud", "exclus", "forbid", "forbidden", "ban", "prevent",
    "avoid", "refus", "deni", "denial", "declin", "reject", "lack", "absenc", "absent", "refrain",
    "abstain", "oppos", "curb", "suppress", "hinder", "thwart", "abandon", "waiv", "exempt",
    "restrain",
];
/// Where English words of denial deny nothing: “not only”, “cannot help but laugh”.
const ENGLISH_IDIOMS: [&[&str]; 16] = [
    &["not", "only"],
    &["not", "just"],
    &["not", "merely"],
    &["not", "help"],
    &["cannot", "help"],
    &["can't", "help"],
    &["couldn't", "help"],
    &["nothing", "but"],
    &["no", "doubt"],
    &["no", "wonder"],
    &["no", "matter"],
    &["no", "less", "than"],
    &["no", "fewer", "than"],
    &["no", "later", "than"],
    &["not", "to", "mention"],
    &["no", "one's"],
];

/// Words with which something hardly happens, so that English may say the opposite: 合格は困難だ, “most fail”.
const HARD_JAPANESE: [&str; 5] = ["困難", "難し", "難い", "むずかし", "至難"];
const HARD_ENGLISH: [&str; 6] = ["difficult", "difficulti", "hard", "tough", "challeng", "tricki"];

/// Words that leave the rest out: only valid input is accepted where invalid input is refused.
const BUT_ENGLISH: [&str; 4] = ["only", "unless", "except", "without"];
const BUT_JAPANESE: [&str; 6] = ["しか", "だけ", "のみ", "以外", "限", "なけれ"];

/// Whether just one side of a bead denies something, or leaves the rest out, but for the words `except`.
/// Two denials may affirm: 来ない日はない.
pub(super) fn differs(context: &Context<'_>, pair: &Pair, except: (Span, Span)) -> bool {
    let (ja, en) = (context.japanese(), context.english());
    let (of_japanese, of_english) = (japanese(ja, pair, except.0), english(en, pair, except.1));
    let mut words = en.tokens(pair.english.clone()).map(|token| token.word.text.as_str());
    let leaves_out = words.any(|word| BUT_ENGLISH.contains(&word));
    let is_one_sided = (of_japanese > 0) != (of_english > 0) || of_japanese % 2 != of_english % 2;
    let has = |texts: &[&str]| texts.iter().any(|it| matches(ja, pair, it) > 0);
    is_one_sided || leaves_out && !has(&BUT_JAPANESE)
}

/// Whether what a Japanese word says hardly happens, and the English does not say so.
pub(super) fn is_hard(context: &Context<'_>, pair: &Pair, word: Span) -> bool {
    let (ja, en) = (context.japanese(), context.english());
    let sentence = ja.span(ja.sentence_at(word.start));
    let behind = ja.text(Span::new(word.end, sentence.end));
    let clause = behind.split(['、', '，']).next().unwrap_or("");
    let mut words = en.tokens(pair.english.clone());
    HARD_JAPANESE.iter().any(|it| clause.contains(it))
        && !words.any(|it| HARD_ENGLISH.contains(&it.word.lemma.as_str()))
}

/// How often a text stands in the Japanese of a bead.
fn matches(ja: &Analysis<'_>, pair: &Pair, text: &str) -> usize {
    pair.japanese.clone().map(|index| ja.sentence(index).matches(text).count()).sum()
}

/// Whether a Japanese word in its base form does nothing but deny.
pub(super) fn is_word(lemma: &str) -> bool {
    JAPANESE.contains(&lemma)
}

/// Whether one word of the Japanese denies something, and no other may.
pub(super) fn is_single(ja: &Analysis<'_>, pair: &Pair) -> bool {
    let tokens = ja.tokens(pair.japanese.clone());
    let denials = tokens.filter(|token| is_word(&token.word.lemma)).count();
    denials <= 1 && japanese(ja, pair, Span::default()) == 1
}

/// Whether a word of the Japanese says itself that something does not happen.
pub(super) fn refuses(ja: &Analysis<'_>, pair: &Pair) -> bool {
    ja.tokens(pair.japanese.clone()).any(|it| REFUSALS.contains(&it.word.lemma.as_str()))
}

/// How many words of the Japanese deny something, but for those within `except`.
fn japanese(ja: &Analysis<'_>, pair: &Pair, except: Span) -> usize {
    let is_free = |span: Span| span.end <= except.start || span.start >= except.end;
    let tokens = ja.tokens(pair.japanese.clone()).filter(|token| is_free(token.span));
    let lemmas: Vec<&str> = tokens.map(|token| token.word.lemma.as_str()).collect();
    // The ん of ません denies, that of 行くんだ does not.
    let polite = lemmas.windows(2).filter(|two| matches!(two, ["ます", "ん"])).count();
    let denials = lemmas.iter().filter(|lemma| is_word(lemma)).count() + polite;
    let idioms: usize = IDIOMS.iter().map(|it| matches(ja, pair, it)).sum();
    let obligations: usize = OBLIGATIONS.iter().map(|it| matches(ja, pair, it)).sum();
    let refusals = lemmas.iter().filter(|lemma| REFUSALS.contains(*lemma)).count();
    denials.saturating_sub(idioms + 2 * obligations) + refusals + matches(ja, pair, "対象外")
}

/// How many words of the English deny something, but for those within `except`.
pub(super) fn english(en: &Analysis<'_>, pair: &Pair, except: Span) -> usize {
    let is_free = |span: Span| span.end <= except.start || span.start >= except.end;
    let tokens: Vec<_> =
        en.tokens(pair.english.clone()).filter(|token| is_free(token.span)).collect();
    let texts: Vec<&str> = tokens.iter().map(|token| token.word.text.as_str()).collect();
    let denials = tokens.iter().enumerate().filter(|(at, token)| {
        let word = token.word.text.as_str();
        // Nothing's changed.
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let before = at.checked_sub(1).and_then(|before| texts.get(before));
        // No. 7 is a number.
        let next = texts.get(at + 1).is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
        if next && word == "no" {
            return false;
        }
        word.ends_with("n't")
            || [&BEFORE_VERB[..], &NOBODY, &ENGLISH].iter().any(|words| words.contains(&word))
            || ENGLISH_REFUSALS.contains(&token.word.lemma.as_str())
            || SCARCE.contains(&word) && before.is_none_or(|before| *before != "a")
    });
    let idioms = ENGLISH_IDIOMS
        .iter()
        .map(|idiom| texts.windows(idiom.len()).filter(|words| words == idiom).count());
    denials.count().saturating_sub(idioms.sum())
}
