//! Kin of kin: 息子の妻 is “daughter-in-law”, 母の兄 “uncle”. What one side says with one word and the other
//! with two is no opposite.

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::contrast::Exchange;
use crate::model::Span;
use crate::text::tokens::Token;

use super::around::is_any;

/// The groups of `words.tsv` for kin.
#[rustfmt::skip]
const GROUPS: [&str; 10] = [
    "brother", "sister", "sibling", "parent", "spouse", "child", "grandparent", "uncle", "kinswoman", "kinsman",
];

/// Japanese words for kin, in which others end, …
#[rustfmt::skip]
const JAPANESE: [&str; 39] = [
    "父", "母", "親", "兄", "弟", "姉", "妹", "夫", "妻", "息子", "娘", "孫", "甥", "姪", "いとこ", "嫁", "婿", "おじ",
    "おば", "おい", "めい", "パパ", "ママ", "主人", "旦那", "亭主", "家内", "女房", "奥", "子ども", "子供", "末っ子",
    "の子", "長男", "次男", "三男", "長女", "次女", "三女",
];
/// … and the beginning of some.
const CHILD: &str = "子";
/// What may stand behind them.
const TITLES: [&str; 5] = ["さん", "ちゃん", "様", "さま", "君"];
/// Texts of Japanese that say themselves that somebody is kin of kin, …
#[rustfmt::skip]
const DISTANT_JAPANESE: [&str; 15] = [
    "祖", "叔", "伯", "おじ", "おば", "じい", "ばあ", "孫", "甥", "姪", "いとこ", "従", "義", "嫁", "婿",
];
/// … and English words or, with a hyphen at their end, beginnings.
#[rustfmt::skip]
const DISTANT_ENGLISH: [&str; 10] = [
    "aunt-", "uncle-", "niece-", "nephew-", "cousin-", "grand-", "granny", "step-", "god-", "half",
];
/// Beginnings of English words for kin.
#[rustfmt::skip]
const ENGLISH: [&str; 17] = [
    "father-", "mother-", "parent-", "brother-", "sister-", "wife-", "wives-", "husband-", "son", "sons-", "son's",
    "son’s", "daughter-", "child-", "dad-", "mom-", "mum-",
];

/// Whether two words for kin are exchanged, and one side names with one word whom the other names with two.
pub(super) fn is_of_kin(context: &Context<'_>, it: &Exchange) -> bool {
    if !GROUPS.contains(&it.group) {
        return false;
    }
    let (ja, en) = (context.japanese(), context.english());
    let text = ja.sentence(ja.sentence_at(it.japanese.start));
    let sentence = en.sentence_at(it.english.start);
    let words: Vec<&Token> = en.tokens(sentence..sentence + 1).collect();
    let is_told = DISTANT_JAPANESE.iter().any(|it| text.contains(it));
    is_joined_in_japanese(ja, it.japanese) != is_joined_in_english(&words, it.english)
        || is_distant(&words) && !is_told
}

/// Whether an English sentence has a word for kin of kin.
fn is_distant(words: &[&Token]) -> bool {
    let text = |token: &&Token| is_any(&token.word.text, &DISTANT_ENGLISH);
    let by_law = |two: &[&Token]| match two {
        [a, b] => a.word.text == "in" && b.word.text.starts_with("law"),
        _ => false,
    };
    words.iter().any(text) || words.windows(2).any(by_law)
}

/// Whether の joins a Japanese word to one for kin: 甥の父.
fn is_joined_in_japanese(ja: &Analysis<'_>, word: Span) -> bool {
    let sentence = ja.span(ja.sentence_at(word.start));
    let ends_in_kin = |text: &str| {
        let bare = TITLES.iter().find_map(|it| text.strip_suffix(it)).unwrap_or(text);
        JAPANESE.iter().any(|it| bare.ends_with(it))
    };
    let before = ja.text(Span::new(sentence.start, word.start)).strip_suffix('の');
    let behind = ja.text(Span::new(word.end, sentence.end));
    let behind = TITLES.iter().find_map(|it| behind.strip_prefix(it)).unwrap_or(behind);
    let begins_with_kin =
        |text: &str| text.starts_with(CHILD) || JAPANESE.iter().any(|it| text.starts_with(it));
    before.is_some_and(ends_in_kin) || behind.strip_prefix('の').is_some_and(begins_with_kin)
}

/// Whether an English word for kin belongs to another: “my wife's mother”, “the mother of my wife”.
fn is_joined_in_english(words: &[&Token], word: Span) -> bool {
    let is_kin = |token: &&&Token| is_any(&token.word.text, &ENGLISH);
    let (before, rest) = words.split_at(words.partition_point(|it| it.span.end <= word.start));
    let is_owner =
        |it: &&Token| it.word.text.ends_with(['\'', 's']) && is_any(&it.word.text, &ENGLISH);
    let has_owner = before.iter().rev().take(2).any(is_owner);
    let owns = rest.iter().any(|it| it.span.end == word.end && it.word.text.ends_with("'s"));
    let behind = rest.iter().skip_while(|it| it.span.start < word.end);
    let is_of = behind.clone().next().is_some_and(|it| it.word.text == "of");
    has_owner || (owns || is_of) && behind.take(3).any(|it| is_kin(&it))
}
