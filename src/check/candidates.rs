//! Terms that a glossary could have, with what the drafts call them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::Stemmer;

use crate::model::{Lang, Span, join};
use crate::terms::is_form_of;

use super::context::Context;
use super::name::is_known;
use super::renderings::{Rendering, Term, TermKind};

/// A term and one of its renderings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The term, in the source's language where that is Japanese.
    pub term: String,
    /// A rendering, as it stands in the text where it first occurs, in lower case unless it is
    /// always written with a capital.
    pub rendering: String,
    /// Other words that stand for it as good as it does and that a glossary with it alone would not
    /// find: “reopened” for “reopening”.
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
    // By term and rendering, how often which words are hyphened to it.
    let mut hyphened: BTreeMap<(String, String), BTreeMap<[String; 2], usize>> = BTreeMap::new();
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
                        let [before, after] = beside(context.english().document().text(), *span);
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
                    let [before, after] = beside(context.english().document().text(), span);
                    let words = [capitals.shown(before), after.to_lowercase()];
                    *hyphened.entry(key).or_default().entry(words).or_default() += 1;
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
        let found = hyphened.get(&(row.term.clone(), row.rendering.clone()));
        let uses = found.map_or(0, |found| found.values().sum::<usize>());
        let most = found.into_iter().flatten().find(|(_, count)| **count * 2 > uses);
        if let Some(([before, after], _)) = most {
            row.rendering = format!("{before}{}{after}", row.rendering);
        }
    }
    let total = |row: &Candidate| row.counts.iter().sum::<usize>();
    rows.sort_by(|a, b| {
        (b.beads, &a.term, total(b), &a.rendering).cmp(&(a.beads, &b.term, total(a), &b.rendering))
    });
    rows
}

/// Words that make nouns of verbs before them: trade-off, add-on, build-up.
const PARTICLES: [&str; 14] = [
    "away", "back", "by", "down", "in", "off", "offs", "on", "ons", "out", "outs", "over", "up",
    "ups",
];

/// What is hyphened to a rendering: the words before it (“low-” of “low-income households”), and small
/// words behind it (“-off” of “trade-off”).
fn beside(text: &str, span: Span) -> [&str; 2] {
    let before = text.get(..span.start).unwrap_or("");
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let start = before.trim_end_matches(is_part).len();
    let before = before.get(start..).filter(|it| it.ends_with('-') && !it.starts_with('-'));
    let after = text.get(span.end..).unwrap_or("");
    let word = after.strip_prefix('-').unwrap_or("");
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_small = PARTICLES.contains(&word.to_lowercase().as_str());
    let after = after.get(..=word.len()).filter(|_| is_small);
    [before.filter(|it| !it.contains("--")).unwrap_or(""), after.unwrap_or("")]
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
        if is_name { text.to_owned() } else { small }
    }
}

/// The Japanese of a bead and one English sentence of it.
fn example(context: &Context<'_>, bead: usize, english: usize) -> (String, String) {
    let japanese = context.pairs().nth(bead).map(|pair| pair.japanese).unwrap_or_default();
    let japanese = join(context.japanese().document(), japanese);
    let english = join(context.english().document(), english..english + 1);
    match context.source.lang() {
        Lang::Ja => (japanese, english),
        Lang::En => (english, japanese),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hyphened_to_a_rendering_belongs_to_it() {
        for (text, rendering, expected) in [
            ("low-income households", "income households", ["low-", ""]),
            ("a trade-off, then", "trade", ["", "-off"]),
            ("state-of-the-art parts", "parts", ["", ""]),
            ("US-China relations", "China relations", ["US-", ""]),
            ("the battery-powered car", "battery", ["", ""]),
            ("cost -- low-cost", "cost", ["", ""]),
            ("a server--component", "component", ["", ""]),
        ] {
            let start = text.find(rendering).unwrap();
            assert_eq!(beside(text, Span::new(start, start + rendering.len())), expected, "{text}");
        }
    }
}
