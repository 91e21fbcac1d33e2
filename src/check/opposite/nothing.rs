//! What there is none of, and is had in English: 後悔はありません, “I do have regrets”; and what is not so
//! yet, or no longer: まだ終わっていない, “already over”.

use taiyaku_dictionaries::is_stop_word;

use crate::check::context::Context;
use crate::check::gloss;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::tokens::{Class, Token};

use super::denial;
use super::denied::{self, denies, denies_besides, has_one_clause, is_hedged};

/// What ends a sentence on what there is none of.
const NONE: [&str; 4] = ["ない", "ません", "ないです", "なかった"];
/// What marks that of which there is none.
const MARKS: [&str; 3] = ["は", "が", "も"];
/// English words for having it, and how many words later it comes at most.
#[rustfmt::skip]
const HAVING: [&str; 11] = [
    "have", "has", "had", "having", "i've", "we've", "you've", "they've", "there", "there's", "plenty",
];
const NEAR: usize = 4;
/// Words that may stand between having and what is had: another may leave next to nothing of it (a dead battery),
/// or be the verb of which “have” is the auxiliary.
#[rustfmt::skip]
const PLAIN: [&str; 27] = [
    "a", "an", "the", "my", "your", "his", "her", "our", "their", "its", "any", "some", "many", "much", "several",
    "plenty", "lots", "lot", "of", "great", "big", "serious",
    "is", "are", "was", "were", "do",
];

/// What there is none of, with the denial, and the English that has it.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    let text = ja.sentence(pair.japanese.start);
    let tokens = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    let end = text.trim_end().trim_end_matches(['。', '．', '.']);
    let is_none = NONE.iter().any(|it| end.ends_with(it)) || end.ends_with("ませんでした");
    if !is_none
        || is_hedged(text, tokens)
        || !denial::is_single(ja, pair)
        || en.sentence(pair.english.start).contains('?')
        || denies(en, pair)
    {
        return None;
    }
    let [noun, denied] = noun(tokens)?;
    let english = en.sentences().get(pair.english.start)?.tokens.as_slice();
    let stems = gloss::stems(&noun.word.lemma);
    let mut places = english.iter().enumerate();
    let at = places.find(|(_, token)| HAVING.contains(&token.word.text.as_str()))?.0;
    let mut behind = english.iter().skip(at + 1);
    let is_plain = |token: &&Token| PLAIN.contains(&token.word.text.as_str());
    let had = behind.by_ref().take(NEAR).find(|token| !is_plain(token))?;
    // “I had my wallet stolen” is no longer having it.
    let is_lost = behind.next().is_some_and(|token| gloss::is_past(&token.word.text));
    if is_lost || !gloss::has_stem(&had.word, &stems) {
        return None;
    }
    let having = english.get(at)?;
    Some([Span::new(noun.span.start, denied.span.end), Span::new(having.span.start, had.span.end)])
}

/// A noun and the last word of 「…はない」, if nothing stands between them but the particle.
fn noun(tokens: &[Token]) -> Option<[&Token; 2]> {
    let is_end = |token: &&Token| {
        matches!(token.word.class, Class::Symbol)
            || denial::is_word(&token.word.lemma)
            || ["ある", "いる", "ます", "ん", "です", "た", "だ"]
                .contains(&token.word.lemma.as_str())
    };
    let behind = tokens.iter().rev().take_while(is_end).count();
    let (before, _) = tokens.split_at_checked(tokens.len() - behind)?;
    let (mark, before) = before.split_last()?;
    let noun = before.last().filter(|token| token.word.class == Class::Noun)?;
    let denied = tokens.iter().rev().find(|token| token.word.class != Class::Symbol)?;
    MARKS.contains(&mark.word.text.as_str()).then_some([noun, denied])
}

/// Words for what goes on and for what is over.
const YET: [&str; 3] = ["まだ", "未だ", "いまだ"];
const OVER: [&str; 3] = ["もう", "もはや", "すでに"];
const OTHERS: [&str; 9] =
    ["すでに", "既に", "もう", "もはや", "とっくに", "早くも", "済", "さっさ", "先に"];
const LASTING: [&str; 8] = ["まだ", "未だ", "いまだ", "依然", "なお", "相変", "ずっと", "それでも"];

/// What ends, and English words for that besides those of the dictionary: “already over”.
const ENDING: [&str; 3] = ["終わる", "おわる", "済む"];
const ENDED: [&str; 2] = ["over", "done"];

/// English words for what should be so.
const WISHED: [&str; 5] = ["should", "must", "ought", "supposed", "would"];

/// まだ beside “already”, and もう beside “still”, of what only the Japanese denies, in one clause.
pub(super) fn turned(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    let english = en.sentences().get(pair.english.start)?.tokens.as_slice();
    let word = |text: &str| english.iter().find(|token| token.word.text == text);
    let (already, still) = (word("already"), word("still"));
    let text = ja.sentence(pair.japanese.start);
    let has = |texts: &[&str]| texts.iter().any(|it| text.contains(it));
    let tokens = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    let named = |words: &[&str]| tokens.iter().find(|it| words.contains(&it.word.text.as_str()));
    let (japanese, word) = match (already, still) {
        _ if !denial::is_single(ja, pair) => return None,
        (Some(already), None) if !has(&OTHERS) => (named(&YET)?, already),
        (None, Some(still)) if !has(&LASTING) => (named(&OVER)?, still),
        _ => return None,
    };
    // Another clause may have what is still so: もう若くはないが元気だ.
    let (predicate, _) = denied::predicate(tokens).filter(|_| has_one_clause(tokens))?;
    let stems = gloss::stems(&predicate.word.lemma);
    let ends = ENDING.contains(&predicate.word.lemma.as_str());
    let says = |token: &Token| {
        gloss::has_stem(&token.word, &stems) || ends && ENDED.contains(&token.word.text.as_str())
    };
    // “She still thinks that he loves her”: of what goes on it must stand.
    let says_any = |it: &&Token| {
        let text = it.word.text.as_str();
        !is_stop_word(text) || ENDED.contains(&text)
    };
    let behind = english.iter().skip_while(|it| it.span.start <= word.span.start).find(says_any);
    let before = english.iter().take_while(|it| it.span.start < word.span.start).filter(says_any);
    let mut beside = behind.into_iter().chain(before.last());
    let is_wished = english.iter().any(|token| WISHED.contains(&token.word.text.as_str()));
    (beside.any(says) && !is_wished && !denies_besides(en, pair, &[word.span]))
        .then_some([japanese.span, word.span])
}
