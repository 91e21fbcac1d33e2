//! Who does what to whom: the two words of 「XがYに敗れた」 and “Y won against X”, or of 「AはBより大きい」
//! and “B is smaller than A”, are opposites, and so are the roles.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::gloss::{Noun, is_pronoun};
use crate::check::name::TITLES;
use crate::model::Span;
use crate::text::script::is_kanji;
use crate::text::tokens::{Class, Token};

/// The groups of `words.tsv` whose words say one event from its two sides, and what marks the other side in
/// Japanese.
const CONVERSE: [(&str, &[&str]); 7] = [
    ("exceed", &["を"]),
    ("game", &["に", "を"]),
    ("trade", &["に", "から", "へ"]),
    ("message", &["に", "から", "へ"]),
    ("deal", &["に", "から", "へ"]),
    ("loan", &["に", "から", "へ"]),
    ("gift", &["に", "から", "へ"]),
];

/// What marks that with which something is compared.
const STANDARD: [&str; 1] = ["より"];
/// English words without which nothing is compared with anything.
const COMPARING: [&str; 4] = ["than", "compared", "unlike", "comparison"];

/// What marks who or what does something.
const SUBJECT: [&str; 3] = ["は", "が", "も"];

/// What marks a place, and the groups in which one may be the other side.
const PLACE: [&str; 1] = ["で"];
const PLACED: [&str; 2] = ["deal", "loan"];
/// English words with which anybody may: where one party sells, you can buy.
const ANYONE: [&str; 4] = ["you", "one", "can", "could"];
/// What turns a deed round that is done for the speaker: 貸してもらう is borrowing.
const RECEIVING: [&str; 4] = ["もらう", "貰う", "いただく", "頂く"];

/// Whether the roles about two opposite words of `group` are exchanged, too, or may be.
pub(super) fn are_exchanged(
    context: &Context<'_>,
    group: &str,
    (japanese, english): (Span, Span),
) -> bool {
    let (ja, en) = (context.japanese(), context.english());
    let sentence = en.sentence_at(english.start);
    let mut words = en.tokens(sentence..sentence + 1).map(|token| token.word.text.as_str());
    let compares = words.any(|word| COMPARING.contains(&word));
    if is_received(ja, japanese) {
        return true;
    }
    let converse = CONVERSE.iter().find(|(name, _)| *name == group).map(|(_, marks)| *marks);
    let party = converse.and_then(|marks| phrase(ja, japanese, marks));
    let standard = || phrase(ja, japanese, &STANDARD).filter(|_| compares);
    let anyone = en.tokens(sentence..sentence + 1);
    let of_anyone = anyone.map(|token| token.word.text.as_str()).any(|it| ANYONE.contains(&it));
    // 図書館で借りた says who lent it; 駅で売っている where anybody may buy.
    let place = || phrase(ja, japanese, &PLACE).filter(|_| PLACED.contains(&group) && !of_anyone);
    let Some(party) = party.or_else(standard).or_else(place) else {
        let subject = phrase(ja, japanese, &SUBJECT).filter(|_| converse.is_some());
        return subject.is_some_and(|it| sides(context, it, english).is_behind())
            || converse.is_some() && of_anyone;
    };
    let of_party = sides(context, party, english);
    match phrase(ja, japanese, &SUBJECT).map(|it| sides(context, it, english)) {
        _ if of_party.before != of_party.after => of_party.before > of_party.after,
        Some(of_subject) if !of_party.is_said() => !of_subject.is_ahead(),
        _ => true,
    }
}

/// Whether what a Japanese verb says is done for the speaker.
fn is_received(ja: &Analysis<'_>, verb: Span) -> bool {
    let sentence = ja.sentence_at(verb.start);
    let mut behind =
        ja.tokens(sentence..sentence + 1).filter(|it| it.span.start >= verb.end).take(3);
    behind.any(|token| RECEIVING.contains(&token.word.lemma.as_str()))
}

/// The nouns before the last of some particles that stands before a Japanese word.
pub(super) fn phrase<'a>(
    ja: &'a Analysis<'_>,
    word: Span,
    particles: &[&str],
) -> Option<&'a [Token]> {
    let sentence = ja.sentence_at(word.start);
    let tokens = ja.sentences().get(sentence)?.tokens.as_slice();
    let end = tokens.partition_point(|token| token.span.end <= word.start);
    let is_noun = |token: &Token| {
        matches!(token.word.class, Class::Noun | Class::Name | Class::Unknown)
            || is_pronoun(&token.word.text)
    };
    let nouns = |at: usize| -> Range<usize> {
        let is_suffix = |token: &Token| {
            token.word.class == Class::Function && token.word.text.chars().all(is_kanji)
        };
        let is_title =
            |token: &&Token| TITLES.contains(&token.word.text.as_str()) || is_suffix(token);
        let before = tokens.get(..at).unwrap_or_default();
        let titles = before.iter().rev().take_while(is_title).count();
        let end = at - titles;
        let nouns = before.iter().rev().skip(titles).take_while(|token| is_noun(token)).count();
        end - nouns..end
    };
    let marked = (0..end).rev().filter(|&at| {
        tokens.get(at).is_some_and(|token| particles.contains(&token.word.text.as_str()))
    });
    let mut phrases = marked.map(nouns).filter(|nouns| !nouns.is_empty());
    tokens.get(phrases.next()?)
}

/// How many of the words that a phrase may become stand before an English word, and how many behind it.
#[derive(Clone, Copy)]
struct Sides {
    before: usize,
    after: usize,
}

impl Sides {
    fn is_said(self) -> bool {
        self.before + self.after > 0
    }

    fn is_ahead(self) -> bool {
        self.before > self.after
    }

    fn is_behind(self) -> bool {
        self.after > self.before
    }
}

fn sides(context: &Context<'_>, phrase: &[Token], word: Span) -> Sides {
    let en = context.english();
    let sentence = en.sentence_at(word.start);
    let nouns: Vec<Noun> = phrase.iter().map(Noun::new).collect();
    let (mut before, mut after) = (FxHashSet::default(), FxHashSet::default());
    for token in en.tokens(sentence..sentence + 1) {
        let side = match token.span {
            span if span.end <= word.start => &mut before,
            span if span.start >= word.end => &mut after,
            _ => continue,
        };
        if nouns.iter().any(|noun| noun.may_become(token)) {
            side.insert(token.word.lemma.as_str());
        }
    }
    Sides { before: before.len(), after: after.len() }
}
