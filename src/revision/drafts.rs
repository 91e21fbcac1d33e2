//! Several drafts of the same sentences: the words in which they differ.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Document, Span};

use super::compare::Comparer;
use super::describe::extent;
use super::marks::{differs_in_typography, stretches};
use super::stretch::{Side, Stretch};

impl Comparer {
    /// For each draft, the bytes of its run of sentences that stand otherwise in another draft:
    /// words are compared with every other draft's and marked where any of them differs, but not
    /// where only the typography does. Time grows with the square of the number of drafts.
    pub fn differing(&mut self, runs: &[(&Document, Range<usize>)]) -> Vec<Vec<Span>> {
        let parts: Vec<_> = runs
            .iter()
            .map(|(document, run)| self.words().parts(document.text(), extent(document, run)))
            .collect();
        let sides: Vec<Side<'_>> = runs
            .iter()
            .zip(&parts)
            .map(|((document, _), parts)| Side { text: document.text(), parts })
            .collect();
        let mut marked: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); sides.len()];
        for (number, &side) in sides.iter().enumerate() {
            for (other_number, &other) in sides.iter().enumerate().skip(number + 1) {
                let is_changed =
                    |s: &Stretch| !s.is_equal && !differs_in_typography(side, other, s);
                for stretch in stretches(side, other).into_iter().filter(is_changed) {
                    let mut mark = |at: usize, run| marked.get_mut(at).map(|m| m.extend(run));
                    mark(number, stretch.old);
                    mark(other_number, stretch.new);
                }
            }
        }
        sides.iter().zip(marked).map(|(side, marked)| joined(*side, &marked)).collect()
    }
}

/// Neighbouring words as one span.
fn joined(side: Side<'_>, marked: &BTreeSet<usize>) -> Vec<Span> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &at in marked {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs.iter().map(|run| side.span(run)).collect()
}
