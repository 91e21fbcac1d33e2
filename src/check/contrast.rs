//! Words of which one side has one and the other side another of the same kind: 大阪, “Kyoto”.
//!
//! Both sides must speak for it: the English does not say what the Japanese names, nor the Japanese what
//! the English names. A table gives for everything the words that name it plainly, and beside them those
//! that may mean it, too; these only excuse.

mod table;

use std::collections::BTreeMap;

use super::analysis::Analysis;
use super::context::Context;
use super::paired::Pair;
use super::rule::Rule;
use super::spelling::plain;
use crate::model::{Finding, Span};
use crate::text::kana::romaji;

pub(super) use table::Table;
use table::{Thing, Written};

/// A thing that the Japanese names, and the other of its group that the English names instead.
pub(super) struct Exchange {
    /// The group of both.
    pub group: &'static str,
    pub japanese: Span,
    pub english: Span,
}

impl Exchange {
    /// What `rule` says of it.
    pub fn finding(&self, rule: &Rule, context: &Context<'_>, bead: usize) -> Finding {
        let ja = context.japanese().text(self.japanese).to_owned();
        let en = format!("“{}”", context.english().text(self.english));
        let (source, draft) = context.in_order(ja, en);
        let message = format!("{source} in the source, {draft} here");
        context.finding(rule, bead, (&[self.japanese], &[self.english]), message)
    }
}

/// What is exchanged in a bead: of each group, what is named without a counterpart, if it is just one
/// on both sides. O(words), and O(words · things) where both sides have words of the table.
pub(super) fn exchanges(context: &Context<'_>, pair: &Pair, table: &Table) -> Vec<Exchange> {
    let (ja, en) = (context.japanese(), context.english());
    let japanese = named(ja, pair.japanese.clone(), |words, _| table.in_japanese(words));
    if japanese.is_empty() {
        return Vec::new();
    }
    let english =
        named(en, pair.english.clone(), |words, is_first| table.in_english(words, is_first));
    if english.is_empty() {
        return Vec::new();
    }
    let mut groups: BTreeMap<&'static str, [Vec<(&Thing, Span)>; 2]> = BTreeMap::new();
    for &(thing, span) in japanese.iter().filter(|(it, _)| !says_english(en, pair, it)) {
        groups.entry(thing.group).or_default()[0].push((thing, span));
    }
    for &(thing, span) in english.iter().filter(|(it, _)| !says_japanese(ja, pair, it)) {
        groups.entry(thing.group).or_default()[1].push((thing, span));
    }
    let found = groups.into_iter().filter_map(|(group, [japanese, english])| {
        let (japanese, english) = (only(&japanese)?, only(&english)?);
        Some(Exchange { group, japanese, english })
    });
    found.collect()
}

/// The first place of the one thing that is named; none where there are several.
fn only(named: &[(&Thing, Span)]) -> Option<Span> {
    let &(first, span) = named.first()?;
    named.iter().all(|(thing, _)| std::ptr::eq(*thing, first)).then_some(span)
}

/// The things that sentences name, and where: `longest` tells how many of some words, which may begin the
/// sentence, name any.
fn named<'t>(
    side: &Analysis<'_>,
    run: std::ops::Range<usize>,
    longest: impl Fn(&[Written<'_>], bool) -> Option<(usize, Vec<&'t Thing>)>,
) -> Vec<(&'t Thing, Span)> {
    let mut found = Vec::new();
    for sentence in side.sentences().get(run).unwrap_or_default() {
        let words = sentence.tokens.iter();
        let words: Vec<Written> = words.map(|it| (it, side.text(it.span))).collect();
        let mut rest = words.as_slice();
        while let Some((first, _)) = rest.first() {
            let (length, things) =
                longest(rest, rest.len() == words.len()).unwrap_or((1, Vec::new()));
            if let Some((last, _)) = length.checked_sub(1).and_then(|last| rest.get(last)) {
                let span = Span::new(first.span.start, last.span.end);
                found.extend(things.into_iter().map(|thing| (thing, span)));
            }
            rest = rest.get(length.max(1)..).unwrap_or_default();
        }
    }
    found
}

/// Whether the English has any word that may mean a thing.
fn says_english(en: &Analysis<'_>, pair: &Pair, thing: &Thing) -> bool {
    let words: Vec<&str> =
        en.tokens(pair.english.clone()).map(|token| en.text(token.span)).collect();
    (0..words.len()).any(|at| {
        let here = words.get(at..).unwrap_or_default();
        thing.english.iter().chain(&thing.hints).any(|phrase| phrase.begins(here))
    })
}

/// Whether the Japanese has any text that may mean a thing, or a word that is read as its name.
fn says_japanese(ja: &Analysis<'_>, pair: &Pair, thing: &Thing) -> bool {
    let mut texts = pair.japanese.clone().map(|index| ja.sentence(index));
    let is_read = || {
        ja.tokens(pair.japanese.clone()).any(|token| {
            let reading = token.word.reading.as_deref().map(|it| plain(&romaji(it)));
            reading.is_some_and(|it| thing.english.iter().any(|phrase| phrase.is_read(&it)))
        })
    };
    texts.any(|text| thing.texts.iter().any(|it| text.contains(it))) || is_read()
}
