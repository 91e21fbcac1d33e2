//! Words of which one side has one and the other side another of the same kind: 大阪, “Kyoto”.
//!
//! Both sides must speak for it: the English does not say what the Japanese names, nor the Japanese what
//! the English names. A table gives for everything the words that name it plainly, and beside them those
//! that may mean it, too; these only excuse.

mod table;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::analysis::Analysis;
use super::context::Context;
use super::paired::Pair;
use super::rule::Rule;
use super::spelling::plain;
use crate::model::{Finding, Span};
use crate::text::kana::romaji;
use crate::text::tokens::Token;

pub(super) use table::{Table, Thing};

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
/// on both sides. O(words · things of the table that they name).
pub(super) fn exchanges(context: &Context<'_>, pair: &Pair, named: &Both<'_>) -> Vec<Exchange> {
    let (ja, en) = (context.japanese(), context.english());
    if named.japanese.is_empty() || named.english.is_empty() {
        return Vec::new();
    }
    let mut groups: BTreeMap<&'static str, [Vec<(&Thing, Span)>; 2]> = BTreeMap::new();
    let in_english = English::new(en, pair);
    for (thing, span) in unsaid(&named.japanese, |thing| in_english.says(thing)) {
        groups.entry(thing.group).or_default()[0].push((thing, span));
    }
    let in_japanese = Japanese::new(ja, pair);
    for (thing, span) in unsaid(&named.english, |thing| in_japanese.says(thing)) {
        groups.entry(thing.group).or_default()[1].push((thing, span));
    }
    let found = groups.into_iter().filter_map(|(group, [japanese, english])| {
        let (japanese, english) = (only(&japanese)?, only(&english)?);
        Some(Exchange { group, japanese, english })
    });
    found.collect()
}

/// Things of a table, in order, and where they are named.
type Named<'t> = Vec<(&'t Thing, Span)>;

/// The things of a table that the two sides of a bead name.
pub(super) struct Both<'t> {
    pub japanese: Named<'t>,
    pub english: Named<'t>,
}

/// The things of a table that either side of a bead names; none of the English if there are none of the
/// Japanese. O(words).
pub(super) fn in_bead<'t>(context: &Context<'_>, pair: &Pair, table: &'t Table) -> Both<'t> {
    let (ja, en) = (context.japanese(), context.english());
    let japanese = named(ja, pair.japanese.clone(), |words, _| table.in_japanese(ja, words));
    if japanese.is_empty() {
        return Both { japanese, english: Vec::new() };
    }
    let english =
        named(en, pair.english.clone(), |words, is_first| table.in_english(en, words, is_first));
    Both { japanese, english }
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
    run: Range<usize>,
    longest: impl Fn(&[Token], bool) -> Option<(usize, Vec<&'t Thing>)>,
) -> Named<'t> {
    let mut found = Vec::new();
    for sentence in side.sentences().get(run).unwrap_or_default() {
        let words = sentence.tokens.as_slice();
        let mut rest = words;
        while let Some(first) = rest.first() {
            let (length, things) =
                longest(rest, rest.len() == words.len()).unwrap_or((1, Vec::new()));
            if let Some(last) = length.checked_sub(1).and_then(|last| rest.get(last)) {
                let span = Span::new(first.span.start, last.span.end);
                found.extend(things.into_iter().map(|thing| (thing, span)));
            }
            rest = rest.get(length.max(1)..).unwrap_or_default();
        }
    }
    found
}

/// The first place of each named thing that the other side does not say.
fn unsaid<'t>(
    named: &Named<'t>,
    says: impl Fn(&Thing) -> bool,
) -> impl Iterator<Item = (&'t Thing, Span)> {
    let mut seen: Vec<*const Thing> = Vec::new();
    let mut firsts = named.clone();
    firsts.retain(|(thing, _)| {
        let thing = std::ptr::from_ref(*thing);
        let is_first = !seen.contains(&thing);
        if is_first {
            seen.push(thing);
        }
        is_first
    });
    firsts.into_iter().filter(move |(thing, _)| !says(thing))
}

/// The words of the English of a bead, as they are written.
struct English<'a>(Vec<&'a str>);

impl<'a> English<'a> {
    fn new(en: &Analysis<'a>, pair: &Pair) -> Self {
        Self(en.tokens(pair.english.clone()).map(|token| en.text(token.span)).collect())
    }

    /// Whether there is any word that may mean a thing.
    fn says(&self, thing: &Thing) -> bool {
        (0..self.0.len()).any(|at| {
            let here = self.0.get(at..).unwrap_or_default();
            thing.english.iter().chain(&thing.hints).any(|phrase| phrase.begins(here))
        })
    }
}

/// The Japanese of a bead, and how its words are read, in plain spelling: found when first asked for.
struct Japanese<'a> {
    side: &'a Analysis<'a>,
    run: Range<usize>,
    readings: OnceCell<FxHashSet<String>>,
}

impl<'a> Japanese<'a> {
    fn new(side: &'a Analysis<'a>, pair: &Pair) -> Self {
        Self { side, run: pair.japanese.clone(), readings: OnceCell::new() }
    }

    /// Whether there is any text that may mean a thing, or a word that is read as its name.
    fn says(&self, thing: &Thing) -> bool {
        let mut texts = self.run.clone().map(|index| self.side.sentence(index));
        texts.any(|text| thing.texts.iter().any(|it| text.contains(it)))
            || thing.english.iter().any(|phrase| phrase.is_read(self.readings()))
    }

    fn readings(&self) -> &FxHashSet<String> {
        self.readings.get_or_init(|| {
            let tokens = self.side.tokens(self.run.clone());
            let readings = tokens.filter_map(|token| token.word.reading.as_deref());
            readings.map(|it| plain(&romaji(it))).collect()
        })
    }
}
