//! Terms that a glossary could have, with what the drafts call them.

mod beside;
mod turned;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::Stemmer;

use crate::model::{Lang, join};
use crate::terms::is_form_of;

use self::beside::{Beside, beside};
use super::context::Context;
use super::name::is_known;
use super::renderings::{Rendering, Term, TermKind, lowered};

/// A term and one of its renderings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The term, in the source's language. English is in lower case unless it is always written with a
    /// capital.
    pub term: String,
    /// A rendering, as it stands in the text where it first occurs.
    pub rendering: String,
    /// Other words that stand for the English of the two as good as it does and that a glossary with it
    /// alone would not find: “reopened” for “reopening”.
    pub others: Vec<String>,
    /// In how many beads the term stands, of the draft where that is most.
    pub beads: usize,
    /// How often each draft has this rendering.
    pub counts: Vec<usize>,
    /// A source sentence with the term, and its translation with the rendering.
    pub example: (String, String),
}

impl Candidate {
    /// Adds what stands where the rendering is expected, if it is a word of its own with the same
    /// head: not the short form of a compound.
    fn add(&mut self, text: String) {
        let head = |text: &str| {
            let last = text.rsplit([' ', '-']).next().unwrap_or("").to_lowercase();
            last.chars().take(HEAD).collect::<String>()
        };
        let is_known = is_form_of(&text, &self.rendering)
            || self.others.iter().any(|form| is_form_of(&text, form));
        let is_whole = text.split(' ').count() >= self.rendering.split(' ').count();
        if !is_known && is_whole && head(&text) == head(&self.rendering) {
            self.others.push(text);
        }
    }
}

/// So many letters at the start of two words make them akin.
const HEAD: usize = 3;

/// The recurring terms of several drafts of one source: those that stand in most beads first, of
/// each the most frequent rendering first. Nouns that serve as verbs are left out.
#[must_use]
pub fn candidates(contexts: &[Context<'_>]) -> Vec<Candidate> {
    let mut all: BTreeMap<String, BTreeMap<String, Candidate>> = BTreeMap::new();
    let mut beads: BTreeMap<String, usize> = BTreeMap::new();
    // By term and rendering, what stands beside it.
    let mut besides: BTreeMap<(String, String), Beside> = BTreeMap::new();
    for (number, context) in contexts.iter().enumerate() {
        let capitals = Capitals::new(context);
        // A word of one letter is a term only if it names one thing: 堰, a weir.
        let is_term = |term: &&Term| {
            term.kind != TermKind::Verbal && (term.is_special || term.form.chars().count() > 1)
        };
        for term in context.renderings().iter().filter(is_term) {
            // The drafts are of one text, so that its passages are not counted again for each.
            let most = beads.entry(term.form.clone()).or_default();
            *most = term.uses.len().max(*most);
            for used in &term.uses {
                let (rendering, span) = match &used.rendering {
                    Rendering::Usual(span) => (term.usual.clone(), *span),
                    Rendering::Other(span, _) => {
                        let [before, after] = beside(context, &used.japanese, *span);
                        let text = [before, context.english().text(*span), after].concat();
                        (capitals.shown(&text), *span)
                    }
                    Rendering::Unsaid => continue,
                };
                let index = context.english().sentence_at(span.start);
                let candidate = all
                    .entry(term.form.clone())
                    .or_default()
                    .entry(rendering.clone())
                    .or_insert_with(|| Candidate {
                        term: term.form.clone(),
                        rendering,
                        others: Vec::new(),
                        beads: 0,
                        counts: vec![0; contexts.len()],
                        example: example(context, used.bead, index),
                    });
                if matches!(used.rendering, Rendering::Usual(_)) {
                    candidate.add(capitals.shown(context.english().text(span)));
                    let key = (candidate.term.clone(), candidate.rendering.clone());
                    let [before, after] = beside(context, &used.japanese, span);
                    let word = before.trim_end();
                    let gap = before.get(word.len()..).unwrap_or("");
                    let before = capitals.shown(word) + gap;
                    besides.entry(key).or_default().add([before, after.to_owned()]);
                }
                if let Some(count) = candidate.counts.get_mut(number) {
                    *count += 1;
                }
            }
        }
    }
    let mut rows: Vec<Candidate> = all.into_values().flat_map(BTreeMap::into_values).collect();
    for row in &mut rows {
        row.beads = beads.get(&row.term).copied().unwrap_or(0);
        let key = (row.term.clone(), row.rendering.clone());
        if let Some([before, after]) = besides.get(&key).and_then(Beside::usual) {
            row.rendering = format!("{before}{}{after}", row.rendering);
        }
    }
    if contexts.first().is_some_and(|context| context.source.lang() == Lang::En) {
        rows = turned::by_english(rows, contexts);
    }
    let total = |row: &Candidate| row.counts.iter().sum::<usize>();
    rows.sort_by(|a, b| {
        (b.beads, &a.term, total(b), &a.rendering).cmp(&(a.beads, &b.term, total(a), &b.rendering))
    });
    rows
}

/// How words of the English stand inside sentences, by the word in lower case: with a capital, and
/// without.
struct Capitals(FxHashMap<String, [usize; 2]>);

impl Capitals {
    fn new(context: &Context<'_>) -> Self {
        let english = context.english();
        let mut counts: FxHashMap<String, [usize; 2]> = FxHashMap::default();
        for token in english.sentences().iter().flat_map(|words| words.tokens.iter().skip(1)) {
            let text = english.text(token.span);
            let [with, without] = counts.entry(text.to_lowercase()).or_default();
            *(if text.starts_with(char::is_uppercase) { with } else { without }) += 1;
        }
        Self(counts)
    }

    /// A rendering in lower case, unless its first word is mostly written with a capital, or never stands
    /// inside a sentence and is no word of the dictionary.
    fn shown(&self, text: &str) -> String {
        let small = text.to_lowercase();
        let first = small.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let is_name = match self.0.get(first) {
            Some([with, without]) => with > without,
            None => !is_known(&Stemmer::new().stem(first)),
        };
        if is_name { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { lowered(text) }
    }
}

/// The Japanese of a bead and one English sentence of it.
fn example(context: &Context<'_>, bead: usize, english: usize) -> (String, String) {
    let bead = context.beads().get(bead);
    let japanese = bead.map(|bead| match context.source.lang() {
        Lang::Ja => bead.source.clone(),
        Lang::En => bead.target.clone(),
    });
    let japanese = japanese.unwrap_or_default();
    let japanese = join(context.japanese().document(), japanese);
    let english = join(context.english().document(), english..english + 1);
    match context.source.lang() {
        Lang::Ja => (japanese, english),
        Lang::En => (english, japanese),
    }
}
