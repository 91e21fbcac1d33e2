//! Things left out of a list: 発疹、かゆみ、吐き気, “a rash or nausea”.

use taiyaku_dictionaries::is_stop_word;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::gloss::{Noun, has_ending, is_past};
use crate::check::name::is_country;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::script::is_kanji;
use crate::text::tokens::{Class, Token};

/// What parts the things of a list.
#[rustfmt::skip]
const JAPANESE: [&str; 13] = [
    "、", "，", "・", "と", "や", "および", "及び", "または", "又は", "ならびに", "並びに", "か", "アンド",
];
const ENGLISH: [&str; 4] = ["and", "or", "nor", "&"];
/// How many things are listed at most.
const MOST_THINGS: usize = 12;
/// How many words a thing of an English list has at most.
const MOST_WORDS: usize = 4;
/// How many words, of these besides those of meaning, a thing has that is surely one.
const MOST_PLAIN: usize = 3;
const ARTICLES: [&str; 4] = ["a", "an", "the", "of"];
const OWNERS: [&str; 7] = ["my", "your", "his", "her", "its", "our", "their"];
/// Words in -ing that are things sooner than what somebody does.
#[rustfmt::skip]
const THINGS: [&str; 27] = [
    "building", "wedding", "ceiling", "pudding", "clothing", "bedding", "lighting", "painting", "drawing",
    "earring", "stocking", "seasoning", "dressing", "icing", "filling", "wiring", "plumbing", "railing", "lining",
    "packaging", "housing", "evening", "morning", "meeting", "greeting", "engineering", "marketing",
];
/// How many words a thing of a Japanese list has at most.
const MOST_NOUNS: usize = 4;
/// What leaves a list open.
const OPEN_JAPANESE: [&str; 6] = ["など", "等", "ほか", "その他", "をはじめ", "といった"];
#[rustfmt::skip]
const OPEN_ENGLISH: [&str; 9] =
    ["etc", "such", "including", "others", "other", "various", "like", "both", "among"];
/// The same where it is a thing of the list, or begins one: “and more”, “any right, title or interest”.
const OPEN_THINGS: [&str; 7] = ["more", "so", "forth", "rest", "any", "all", "then"];

/// The thing of a list of the source that is left out, and the draft's list of the others.
pub(super) fn omitted(context: &Context<'_>, pair: &Pair) -> Option<(Span, Span)> {
    let (ja, en) = (context.japanese(), context.english());
    if pair.japanese.len() != 1 || pair.english.len() != 1 {
        return None;
    }
    let text = ja.sentence(pair.japanese.start);
    if OPEN_JAPANESE.iter().any(|it| text.contains(it)) {
        return None;
    }
    let japanese = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    let of_japanese = only(japanese_lists(japanese))?;
    let english = en.sentences().get(pair.english.start)?.tokens.as_slice();
    if english.iter().any(|token| OPEN_ENGLISH.contains(&token.word.text.as_str())) {
        return None;
    }
    let gap = |span: Span| en.text(span);
    let of_english = english_list(english, gap);
    if is_open(&of_english) {
        return None;
    }
    let nouns: Vec<Vec<Noun>> =
        of_japanese.iter().map(|item| item.iter().map(Noun::new).collect()).collect();
    let is_said = |nouns: &[Noun], words: &[Token]| {
        words.iter().any(|word| {
            !is_stop_word(&word.word.text) && nouns.iter().any(|noun| noun.may_become(word))
        })
    };
    let (longer, shorter) = match context.from_japanese() {
        true => (of_japanese.len(), of_english.len()),
        false => (of_english.len(), of_japanese.len()),
    };
    if longer != shorter + 1 || shorter < 2 || longer > MOST_THINGS {
        return None;
    }
    // Which of the English each of the Japanese may be.
    let links = |j: usize, e: usize| {
        let both = nouns.get(j).zip(of_english.get(e));
        both.is_some_and(|(nouns, words)| is_said(nouns, words))
    };
    let lone = |at: usize| {
        let mut others = (0..longer).filter(|other| *other != at);
        (0..shorter).all(|short| {
            others.next().is_some_and(|long| match context.from_japanese() {
                true => links(long, short),
                false => links(short, long),
            })
        })
    };
    // The first may be no thing of the list, but say when or how: その後、…, “However, …”.
    let at = (1..longer).find(|&at| lone(at))?;
    let span =
        |tokens: &[Token]| Some(Span::new(tokens.first()?.span.start, tokens.last()?.span.end));
    let whole = |items: &[&[Token]]| {
        Some(Span::new(items.first()?.first()?.span.start, items.last()?.last()?.span.end))
    };
    if context.from_japanese() {
        // What has と before it may be done together, not be listed: 彼と一緒に, APIと連携する.
        let is_joined = |words: &[Token]| {
            let before =
                japanese.iter().take_while(|it| Some(it.span) < words.first().map(|it| it.span));
            let next = japanese.iter().find(|it| Some(it.span) > words.last().map(|it| it.span));
            before.last().is_some_and(|it| it.word.text == "と")
                || next
                    .is_some_and(|it| it.word.lemma == "する" || it.word.class == Class::Predicate)
        };
        if is_joined(of_japanese.get(at)?) {
            return None;
        }
        let item = nouns.get(at)?;
        let is_free = item.iter().any(|noun| noun.is_known()) && !is_said(item, english);
        is_free.then_some((span(of_japanese.get(at)?)?, whole(&of_english)?))
    } else {
        let item = *of_english.get(at)?;
        let is_word = |token: &Token| {
            let text = token.word.text.as_str();
            ARTICLES.contains(&text) || !is_stop_word(text)
        };
        let is_last = at + 1 == of_english.len();
        let before = of_english.get(at - 1).copied().unwrap_or_default();
        if item.len() > MOST_PLAIN
            || !item.iter().all(is_word)
            || !is_noun(item, before)
            || is_last && !is_plain(item, before)
            || !is_last && explains(en, item, before)
        {
            return None;
        }
        let mut words = japanese
            .iter()
            .filter(|token| !matches!(token.word.class, Class::Function | Class::Symbol));
        let is_free = !words.any(|word| is_said(&[Noun::new(word)], item));
        is_free.then_some((span(item)?, whole(&of_japanese)?))
    }
}

/// Whether a list has an end like “and more”, or “any” right before its first thing.
fn is_open(list: &[&[Token]]) -> bool {
    let word = |token: &Token, of: &[&str]| of.contains(&token.word.text.as_str());
    let begins = |item: &&[Token]| {
        let mut words = item.iter().skip_while(|it| word(it, &ARTICLES));
        words.next().is_some_and(|it| word(it, &OPEN_THINGS))
    };
    // Where the first thing begins cannot be told.
    let first = list.first().and_then(|item| item.iter().rev().nth(1));
    first.is_some_and(|it| word(it, &["any", "all"])) || list.iter().skip(1).any(begins)
}

fn has_article(item: &[Token]) -> bool {
    item.first().is_some_and(|it| ARTICLES.contains(&it.word.text.as_str()))
}

/// Whether a thing of an English list has no form of a verb: “lost his phone, cried and went home”.
fn is_noun(item: &[Token], before: &[Token]) -> bool {
    let goes_on =
        |it: &Token| has_ending(&it.word.text, "ing") && !THINGS.contains(&it.word.text.as_str());
    // Fishing and hunting are things.
    let is_alike = before.last().is_some_and(goes_on);
    let is_verb = |it: &Token| is_past(&it.word.text) || !is_alike && goes_on(it);
    has_article(item) || !item.first().is_some_and(is_verb)
}

/// Whether the last thing of an English list is one as surely as the one before: “get a pen, ready some paper
/// and begin” ends in a verb.
fn is_plain(item: &[Token], before: &[Token]) -> bool {
    let is_long = before.len() >= MOST_PLAIN || before.iter().any(|it| is_stop_word(&it.word.text));
    has_article(item) || !is_long
}

/// Whether a thing of an English list only tells of the one before it: “Tokyo, the capital, and Kyoto”, “Tokyo,
/// Japan and Osaka”, “a dog, Pochi, and a cat”.
fn explains(en: &Analysis<'_>, item: &[Token], before: &[Token]) -> bool {
    let is_name = |token: &Token| en.text(token.span).contains(char::is_uppercase);
    let is_land = |token: &Token| is_country(en, std::slice::from_ref(token));
    let is_owner =
        |it: &Token| OWNERS.contains(&it.word.text.as_str()) || it.word.text.ends_with("'s");
    let Some(last) = before.last() else { return false };
    let is_of_land = is_country(en, item) && !is_land(last);
    match is_name(last) {
        true => has_article(item) || is_of_land || item.first().is_some_and(is_owner),
        false => item.iter().all(is_name),
    }
}

/// A list, if it is the only one.
fn only<T>(mut lists: Vec<T>) -> Option<T> {
    let list = lists.pop()?;
    lists.is_empty().then_some(list)
}

/// The lists of nouns of a Japanese sentence: two nouns with a comma between them are none. O(words).
fn japanese_lists(tokens: &[Token]) -> Vec<Vec<&[Token]>> {
    let is_noun = |token: &Token| {
        matches!(token.word.class, Class::Noun | Class::Name | Class::Unknown)
            && !JAPANESE.contains(&token.word.text.as_str())
    };
    let (mut lists, mut list) = (Vec::new(), Vec::new());
    let mut rest = tokens;
    while !rest.is_empty() {
        // 版 of Linux版 is grammar to the dictionary.
        let is_suffix = |token: &Token| {
            token.word.class == Class::Function && token.word.text.chars().all(is_kanji)
        };
        let begins = rest.first().is_some_and(is_noun);
        let goes_on = |token: &&Token| is_noun(token) || begins && is_suffix(token);
        let length = rest.iter().take_while(goes_on).count();
        let (item, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        if !item.is_empty() && length <= MOST_NOUNS {
            list.push(item);
        }
        let parts = |token: &&Token| JAPANESE.contains(&token.word.text.as_str());
        let parting = after.iter().take(2).take_while(parts).count();
        let is_open = length > 0 && length <= MOST_NOUNS && parting > 0;
        if !is_open && !list.is_empty() {
            close(&mut lists, &mut list);
        }
        rest = after.get(parting.max(usize::from(length == 0))..).unwrap_or_default();
    }
    close(&mut lists, &mut list);
    let is_comma = |list: &[&[Token]]| {
        let end = list.first().and_then(|item| item.last()).map_or(0, |token| token.span.end);
        let next = tokens.get(tokens.partition_point(|token| token.span.start < end));
        next.is_some_and(|token| token.word.class == Class::Symbol && token.word.text != "・")
    };
    lists.retain(|list| list.len() > 2 || !is_comma(list));
    lists
}

fn close<'t>(lists: &mut Vec<Vec<&'t [Token]>>, list: &mut Vec<&'t [Token]>) {
    let list = std::mem::take(list);
    if list.len() > 1 {
        lists.push(list);
    }
}

/// The things that the one “and” or “or” of an English sentence joins; of the first and the last it cannot
/// be told where they begin and end. O(words).
fn english_list<'t, 'a>(tokens: &'t [Token], text: impl Fn(Span) -> &'a str) -> Vec<&'t [Token]> {
    let is_joint =
        |at: usize| tokens.get(at).is_some_and(|token| ENGLISH.contains(&token.word.text.as_str()));
    let has_comma = |at: usize| {
        let ends = at.checked_sub(1).and_then(|last| tokens.get(last)).zip(tokens.get(at));
        ends.is_some_and(|(last, next)| {
            text(Span::new(last.span.end, next.span.start)).contains(',')
        })
    };
    let mut joints = (0..tokens.len()).filter(|&at| is_joint(at));
    // Of two of them it cannot be told which joins what.
    let (Some(joint), None) = (joints.next(), joints.next()) else { return Vec::new() };
    let end = (joint + 1 + MOST_WORDS).min(tokens.len());
    let last = (joint + 2..end).find(|&at| has_comma(at)).unwrap_or(end);
    let mut items = vec![tokens.get(joint + 1..last).unwrap_or_default()];
    let mut end = joint;
    while items.len() <= MOST_THINGS {
        let least = end.saturating_sub(MOST_WORDS);
        // A list goes on before a comma.
        let comma = (least..end).rev().find(|&at| has_comma(at));
        let start = comma.unwrap_or(least);
        items.push(tokens.get(start..end).unwrap_or_default());
        end = start;
        if comma.is_none() {
            break;
        }
    }
    items.retain(|item| !item.is_empty());
    items.reverse();
    items
}
