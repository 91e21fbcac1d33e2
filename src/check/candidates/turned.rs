//! The terms of an English source, with what Japanese drafts call them.

use std::collections::BTreeMap;

use taiyaku_dictionaries::Stemmer;

use super::super::context::Context;
use super::super::renderings::{Sureness, TermKind};
use super::{Candidate, example};

/// The terms of `rows` by their English: of each a row for each Japanese word for it, with the words
/// that stand for it only here and there. In any order.
pub(super) fn by_english(rows: Vec<Candidate>, contexts: &[Context<'_>]) -> Vec<Candidate> {
    let stemmer = Stemmer::new();
    let key = |english: &str| -> Vec<String> {
        let words = english.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| stemmer.stem(&word.to_lowercase()).into_owned()).collect()
    };
    let mut terms: BTreeMap<Vec<String>, Vec<Candidate>> = BTreeMap::new();
    for row in rows {
        let Candidate { term, rendering, .. } = row;
        let same = terms.entry(key(&rendering)).or_default();
        same.push(Candidate { term: rendering, rendering: term, ..row });
    }
    for (number, context) in contexts.iter().enumerate() {
        for drift in context.drifts().iter().filter(|drift| drift.kind != TermKind::Verbal) {
            let Some(same) = terms.get_mut(&key(&drift.form)) else { continue };
            for odd in drift.odd.iter().filter(|odd| odd.sureness == Sureness::Known) {
                let text = context.japanese().text(odd.japanese);
                let row = match same.iter_mut().position(|row| row.rendering == text) {
                    Some(at) => same.get_mut(at),
                    None => {
                        let index = context.english().sentence_at(odd.english.start);
                        same.push(Candidate {
                            term: drift.form.clone(),
                            rendering: text.to_owned(),
                            others: Vec::new(),
                            beads: 0,
                            counts: vec![0; contexts.len()],
                            example: example(context, odd.bead, index),
                        });
                        same.last_mut()
                    }
                };
                if let Some(count) = row.and_then(|row| row.counts.get_mut(number)) {
                    *count += 1;
                }
            }
        }
    }
    terms.into_values().flat_map(named_alike).collect()
}

/// Rows of one term under the name that most of them have, with how often it stands in the draft that has
/// it most often.
fn named_alike(mut rows: Vec<Candidate>) -> Vec<Candidate> {
    let uses = |row: &Candidate| row.counts.iter().sum::<usize>();
    let most = rows.iter().rev().max_by_key(|row| uses(row));
    let name = most.map(|row| row.term.clone()).unwrap_or_default();
    let drafts = rows.first().map_or(0, |row| row.counts.len());
    let of_draft = |at: usize| rows.iter().filter_map(|row| row.counts.get(at)).sum::<usize>();
    let beads = (0..drafts).map(of_draft).max().unwrap_or(0);
    for row in &mut rows {
        row.term.clone_from(&name);
        row.beads = beads;
    }
    rows
}
