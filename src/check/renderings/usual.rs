//! The usual rendering of a term: what stands for it in most of its beads.

use std::collections::BTreeMap;

use taiyaku_dictionaries::{Edict, Stemmer};

use super::super::paired::Paired;
use super::TermKind;
use super::english::{is_capital, is_rare, opens};
use super::model::Model;
use super::units::{Corpus, Lesson, Recurring};
use super::vocabulary::English;

/// A word belongs to a term where the term explains at least this share of it …
const MIN_POSTERIOR: f32 = 0.35;
/// … and becomes it at least this often.
const MIN_T: f32 = 0.06;
/// Words between the parts of a phrase: board *of* education. An article only stands behind one of
/// them: clear *the* cache is no phrase.
const INNER: [&str; 4] = ["of", "and", "for", "s"];

/// The usual rendering of a term.
#[derive(Clone, Debug)]
pub(super) struct Usual {
    /// Its stems, in the order of the text.
    pub stems: Vec<u32>,
    /// Its words as they most often stand, in lower case.
    pub words: Vec<String>,
    /// The first letter of each word.
    pub initials: String,
    /// The words as one: data center and datacenter, co-founder and cofounder.
    pub squashed: String,
    /// It is a name: its first word has a capital inside sentences.
    pub is_name: bool,
    /// One of its words is rare in any text, or it has several.
    pub is_special: bool,
    /// The dictionary or the sound gives one of its words for the term.
    pub is_known: bool,
}

/// How much of an English word a term explains in a lesson, from 0 to 1.
fn posterior(model: &Model, lesson: &Lesson, unit: u32, word: &English) -> f32 {
    let own = model.t(unit, word.stem);
    let mut units: Vec<u32> = lesson.japanese.iter().map(|&(unit, _)| unit).collect();
    units.sort_unstable();
    units.dedup();
    let all: f32 = units.iter().map(|&unit| model.t(unit, word.stem)).sum();
    if all > 0.0 { own / (all + 0.01) } else { 0.0 }
}

/// The places in the lesson of the words that render the term: the best run of neighbours.
fn phrase(model: &Model, lesson: &Lesson, unit: u32) -> Vec<usize> {
    let weight = |at: usize| {
        let word = lesson.english.get(at)?;
        if word.is_grammar || model.t(unit, word.stem) < MIN_T {
            return None;
        }
        let p = posterior(model, lesson, unit, word);
        (p >= MIN_POSTERIOR).then_some(p * model.t(unit, word.stem).sqrt())
    };
    let mut best: (f32, Vec<usize>) = (0.0, Vec::new());
    let mut run: (f32, Vec<usize>) = (0.0, Vec::new());
    let mut gap = 0;
    for at in 0..lesson.english.len() {
        let Some(word) = lesson.english.get(at) else { break };
        if !word.continues() {
            run = (0.0, Vec::new());
            gap = 0;
        }
        match weight(at) {
            Some(weight) => {
                run.0 += weight;
                run.1.push(at);
                gap = 0;
            }
            None if INNER.contains(&word.word()) && !run.1.is_empty() && gap < 2 => gap += 1,
            None if word.word() == "the" && gap == 1 => gap += 1,
            None => {
                run = (0.0, Vec::new());
                gap = 0;
            }
        }
        if run.0 > best.0 {
            best.clone_from(&run);
        }
    }
    best.1
}

/// What stands for `term` in most of its beads; `None` where nothing does.
pub(super) fn usual(
    paired: &Paired<'_>,
    corpus: &Corpus,
    model: &Model,
    term: &Recurring,
) -> Option<Usual> {
    let mut support: BTreeMap<u32, usize> = BTreeMap::new();
    let mut phrases: Vec<Vec<(u32, &str)>> = Vec::new();
    for &number in &term.lessons {
        let lesson = corpus.lessons.get(number)?;
        let mut words: Vec<(u32, &str)> = phrase(model, lesson, term.unit)
            .into_iter()
            .filter_map(|at| lesson.english.get(at))
            .map(|word| (word.stem, word.word()))
            .collect();
        if words.is_empty() {
            continue;
        }
        phrases.push(words.clone());
        words.sort_unstable();
        words.dedup_by_key(|(stem, _)| *stem);
        for (stem, _) in words {
            *support.entry(stem).or_default() += 1;
        }
    }
    // A word of the usual rendering stands in half of the renderings found, and twice at least.
    let enough = phrases.len().div_ceil(2).max(2);
    let belongs = |stem: u32| support.get(&stem).is_some_and(|&count| count >= enough);
    let mut counts: BTreeMap<Vec<(u32, &str)>, usize> = BTreeMap::new();
    for phrase in &phrases {
        let words: Vec<(u32, &str)> =
            phrase.iter().copied().filter(|&(stem, _)| belongs(stem)).collect();
        if !words.is_empty() {
            *counts.entry(words).or_default() += 1;
        }
    }
    // The longest of the most frequent: “data center” rather than “center”.
    let (words, _) = counts.into_iter().max_by_key(|(words, count)| (*count, words.len()))?;
    let words = extended(corpus, term, words);
    let first = words.first().map(|&(stem, _)| stem)?;
    let lessons = term.lessons.iter().filter_map(|&number| corpus.lessons.get(number));
    let stemmer = Stemmer::new();
    // Whatever opens a sentence has a capital, which is no evidence; for what is a name, as far as the
    // dictionaries tell, that is no counterevidence either.
    let unit = corpus.units.get(term.unit as usize);
    let may_be_name = unit.is_some_and(|unit| unit.parts.iter().any(|part| part.is_name))
        || words.first().is_some_and(|&(_, word)| is_rare(&stemmer.stem(word)).is_none())
        || (term.form.kind == TermKind::Katakana && Edict.glosses(&[&term.form.text]).is_none());
    let (mut capitals, mut all) = (0, 0);
    for word in lessons.flat_map(|lesson| &lesson.english).filter(|word| word.stem == first) {
        let counts = !(may_be_name && opens(paired, word.span));
        all += usize::from(counts);
        capitals += usize::from(is_capital(paired, word.span));
    }
    Some(Usual {
        is_name: capitals * 2 >= all,
        is_special: words.len() > 1
            || words.iter().any(|&(_, word)| is_rare(&stemmer.stem(word)) == Some(true)),
        is_known: words.iter().any(|&(stem, _)| model.known(term.unit, stem) > 0.0),
        stems: words.iter().map(|&(stem, _)| stem).collect(),
        initials: words.iter().filter_map(|(_, word)| word.chars().next()).collect(),
        squashed: words.iter().map(|&(_, word)| word).collect(),
        words: words.iter().map(|&(_, word)| word.to_owned()).collect(),
    })
}

/// The usual words with those that always stand beside them: a part of a compound may be
/// accounted for by another term (the node of an input node).
fn extended<'c>(
    corpus: &'c Corpus,
    term: &Recurring,
    mut words: Vec<(u32, &'c str)>,
) -> Vec<(u32, &'c str)> {
    let parts = corpus.units.get(term.unit as usize).map_or(1, |unit| unit.parts.len());
    if parts < 2 || words.len() >= parts {
        return words;
    }
    for behind in [true, false] {
        let Some(&(edge, _)) = (if behind { words.last() } else { words.first() }) else { break };
        let mut neighbours: BTreeMap<u32, (usize, &str)> = BTreeMap::new();
        let mut all = 0;
        for lesson in term.lessons.iter().filter_map(|&number| corpus.lessons.get(number)) {
            let Some(at) = lesson.english.iter().position(|word| word.stem == edge) else {
                continue;
            };
            all += 1;
            let next = if behind { Some(at + 1) } else { at.checked_sub(1) };
            let Some(word) = next.and_then(|next| lesson.english.get(next)) else { continue };
            let joined = lesson.english.get(if behind { at + 1 } else { at });
            if joined.is_some_and(|word| word.is_joined) && !word.is_grammar {
                let entry = neighbours.entry(word.stem).or_insert((0, word.word()));
                entry.0 += 1;
            }
        }
        let most = neighbours.into_iter().max_by_key(|(_, (count, _))| *count);
        if let Some((stem, (count, word))) = most
            && count >= 2
            && count * 3 >= all * 2
            && !words.iter().any(|&(known, _)| known == stem)
        {
            if behind { words.push((stem, word)) } else { words.insert(0, (stem, word)) }
        }
    }
    words
}
