//! Words as evidence.
//!
//! A run's words are drawn either from its counterpart (IBM Model 1) or from the document at
//! large; the score is the log-likelihood ratio against the document alone, in both directions:
//! `Σ over v ln(β + (1 − β) · mean over u of t(v|u) / p(v))`.
//!
//! Given one run, the sum splits by sentence of the other side. So the score of every sentence
//! against every run is computed once, as far as a bead in the corridor needs it, and a bead
//! costs a handful of additions. After Brown et al. (1993), <https://aclanthology.org/J93-2003/>,
//! and Moore (2002). Unlike them there is no NULL word: its place is the background's.

use std::ops::Range;

use crate::lexicon::{Table, Units};
use crate::model::Kind;

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::lattice::starts;
use super::matches::{Drawn, Matches};
use super::prior::Prior;

/// The share of a run's words that come from the document at large, whatever they translate.
/// Of 0.1, 0.2, 0.3, 0.4, 0.53 and 0.65 the one under which hand-made beads are most probable.
pub(super) const BACKGROUND_SHARE: f32 = 0.4;

/// The least that the words of one sentence can say, in nats: a long sentence that is freely
/// translated, with names that nothing knows, is not impossible. Of −6, −8, −9 and none the one that
/// loses least on any development set.
pub(super) const FLOOR: f32 = -9.0;

/// Words of two documents against each other.
pub struct Words {
    /// Target sentences given source runs.
    forward: Scores,
    /// Source sentences given target runs.
    backward: Scores,
}

impl Words {
    /// Scores what beads of `prior`'s kinds inside `corridor` need: sentences of `target` given
    /// runs of `source` and the other way round. `table` holds, for each unit of the source,
    /// what it becomes. Time and memory grow with the kinds and the cells.
    #[must_use]
    pub fn new(
        source: &Units,
        target: &Units,
        table: &Table,
        corridor: &Corridor,
        prior: &Prior,
    ) -> Self {
        let Needs { mut forward, mut backward, pairs } = Needs::new(corridor, prior);
        let matches = Matches::new(source, target, table, pairs);
        let (of_source, of_target) = (Sizes::new(source), Sizes::new(target));

        let mut run = Run::default();
        for first in 0..corridor.source() {
            for column in forward.columns(first) {
                run.clear();
                for more in 0..forward.longest(first, column) {
                    let found = matches.of(first + more, column).iter().map(|m| m.target);
                    run.extend(of_source.units(first + more), found);
                    if let Some(score) = forward.get_mut(more + 1, first, column) {
                        *score = (of_target.unexplained(column) + run.explained()).max(FLOOR);
                    }
                }
            }
        }
        for row in 0..corridor.source() {
            for first in backward.columns(row) {
                run.clear();
                for more in 0..backward.longest(row, first) {
                    let found = matches.of(row, first + more).iter().map(|m| m.source);
                    run.extend(of_target.units(first + more), found);
                    if let Some(score) = backward.get_mut(more + 1, row, first) {
                        *score = (of_source.unexplained(row) + run.explained()).max(FLOOR);
                    }
                }
            }
        }
        Self { forward, backward }
    }

    /// Adds to `scores`, for beads of `kind` that begin at `source` and at `target` and the
    /// sentences after it, `weight` times how well the source explains the target.
    pub(super) fn add_forward(
        &self,
        source: usize,
        target: usize,
        kind: Kind,
        weight: f64,
        scores: &mut [f64],
    ) {
        for more in 0..kind.target {
            add(self.forward.row(kind.source, source, target + more), weight, scores);
        }
    }

    /// As [`Words::add_forward`], how well the target explains the source.
    pub(super) fn add_backward(
        &self,
        source: usize,
        target: usize,
        kind: Kind,
        weight: f64,
        scores: &mut [f64],
    ) {
        for more in 0..kind.source {
            add(self.backward.row(kind.target, source + more, target), weight, scores);
        }
    }
}

fn add(row: &[f32], weight: f64, scores: &mut [f64]) {
    for (score, words) in scores.iter_mut().zip(row) {
        *score += weight * f64::from(*words);
    }
}

impl Evidence for Words {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let mut score = [0.0];
        self.add_row(source, target..target + 1, kind, &mut score);
        score.into_iter().sum()
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        self.add_forward(source, targets.start, kind, 1.0, scores);
        self.add_backward(source, targets.start, kind, 1.0, scores);
    }
}

/// Which scores the beads of a corridor need.
struct Needs {
    forward: Scores,
    backward: Scores,
    /// For each source sentence, the target sentences that it stands in a bead with.
    pairs: Vec<Range<usize>>,
}

impl Needs {
    fn new(corridor: &Corridor, prior: &Prior) -> Self {
        let n = corridor.source();
        let longest = prior.longest();
        let mut forward = vec![0..0; n * longest];
        let mut backward = vec![0..0; n * longest];
        let mut pairs = vec![0..0; n];
        let two_sided = prior.kinds().iter().map(|&(kind, _)| kind);
        for kind in two_sided.filter(|kind| kind.source > 0 && kind.target > 0) {
            for begin in 0..n {
                let Some((first, end)) = starts(corridor, begin, kind) else { continue };
                let read = first..end - 1 + kind.target;
                widen(&mut forward, (kind.source - 1) * n + begin, &read);
                for row in begin..begin + kind.source {
                    widen(&mut backward, (kind.target - 1) * n + row, &(first..end));
                    widen(&mut pairs, row, &read);
                }
            }
        }
        Self { forward: Scores::new(n, forward), backward: Scores::new(n, backward), pairs }
    }
}

/// Widens a range so that it holds `more`.
fn widen(ranges: &mut [Range<usize>], at: usize, more: &Range<usize>) {
    if let Some(range) = ranges.get_mut(at) {
        *range = if range.start == range.end {
            more.clone()
        } else {
            range.start.min(more.start)..range.end.max(more.end)
        };
    }
}

/// Scores by length of the run, source sentence and target sentence.
struct Scores {
    /// Source sentences in all.
    sentences: usize,
    /// By length of the run and then by source sentence, the target sentences that have one.
    rows: Vec<Range<usize>>,
    /// Where each row begins in `values`.
    offsets: Vec<usize>,
    values: Vec<f32>,
}

impl Scores {
    fn new(sentences: usize, rows: Vec<Range<usize>>) -> Self {
        let mut size = 0;
        let offsets = rows
            .iter()
            .map(|row| {
                let offset = size;
                size += row.len();
                offset
            })
            .collect();
        Self { sentences, rows, offsets, values: vec![0.0; size] }
    }

    /// The rows of a source sentence, from runs of one sentence up.
    fn rows(&self, sentence: usize) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        let lengths = self.rows.len().checked_div(self.sentences).unwrap_or(0);
        (0..lengths).filter_map(move |more| self.rows.get(more * self.sentences + sentence))
    }

    /// The target sentences for which a source sentence has a score for any run.
    fn columns(&self, sentence: usize) -> Range<usize> {
        let rows = || self.rows(sentence).filter(|row| !row.is_empty());
        let first = rows().map(|row| row.start).min().unwrap_or(0);
        first..rows().map(|row| row.end).max().unwrap_or(0)
    }

    /// The longest run for which a pair of sentences has a score.
    fn longest(&self, sentence: usize, column: usize) -> usize {
        let rows = self.rows(sentence).zip(1..);
        rows.filter(|(row, _)| row.contains(&column)).map(|(_, length)| length).max().unwrap_or(0)
    }

    fn get_mut(&mut self, length: usize, sentence: usize, column: usize) -> Option<&mut f32> {
        let index = length.checked_sub(1)? * self.sentences + sentence;
        let row = self.rows.get(index)?;
        let at = column.checked_sub(row.start).filter(|&at| at < row.len())?;
        self.values.get_mut(self.offsets.get(index)? + at)
    }

    /// The scores of runs of `length` sentences in a row, from `column` to the row's end.
    fn row(&self, length: usize, sentence: usize, column: usize) -> &[f32] {
        let row = || {
            let index = length.checked_sub(1)? * self.sentences + sentence;
            let (row, offset) = (self.rows.get(index)?, self.offsets.get(index)?);
            let skip = column.checked_sub(row.start)?;
            self.values.get(offset + skip..offset + row.len())
        };
        row().unwrap_or_default()
    }
}

/// What the scores need of one document's sentences.
struct Sizes {
    /// Units in each sentence, repetitions counted; at least 1, so that a mean is defined.
    units: Vec<f32>,
    /// The score of each sentence if nothing in it is explained.
    unexplained: Vec<f32>,
}

impl Sizes {
    fn new(document: &Units) -> Self {
        let count = |sentence: &Vec<(u32, f32)>| sentence.iter().map(|&(_, n)| n).sum::<f32>();
        let counts = || document.sentences().iter().map(count);
        Self {
            units: counts().map(|units| units.max(1.0)).collect(),
            unexplained: counts().map(|units| units * BACKGROUND_SHARE.ln()).collect(),
        }
    }

    fn units(&self, sentence: usize) -> f32 {
        self.units.get(sentence).copied().unwrap_or(1.0)
    }

    fn unexplained(&self, sentence: usize) -> f32 {
        self.unexplained.get(sentence).copied().unwrap_or(0.0)
    }
}

/// A growing run against one sentence of the other side: the units of that sentence that the
/// run may draw, side by side for the processor to work on several at once.
#[derive(Default)]
struct Run {
    /// Units in the run.
    size: f32,
    counts: Vec<f32>,
    rarities: Vec<f32>,
    expected: Vec<f32>,
    /// Their places in the other sentence.
    places: Vec<u32>,
    /// By place in the other sentence, the index above plus one, or 0.
    slots: Vec<u32>,
}

impl Run {
    fn clear(&mut self) {
        self.size = 0.0;
        self.counts.clear();
        self.rarities.clear();
        self.expected.clear();
        for place in self.places.drain(..) {
            if let Some(slot) = self.slots.get_mut(place as usize) {
                *slot = 0;
            }
        }
    }

    /// Adds a sentence of `units` units to the run, with what it draws.
    fn extend(&mut self, units: f32, drawn: impl Iterator<Item = Drawn>) {
        self.size += units;
        for more in drawn {
            let place = more.place as usize;
            if place >= self.slots.len() {
                self.slots.resize(place + 1, 0);
            }
            let Some(slot) = self.slots.get_mut(place) else { continue };
            match slot.checked_sub(1).and_then(|known| self.expected.get_mut(known as usize)) {
                Some(expected) => *expected += more.expected,
                None => {
                    self.counts.push(more.count);
                    self.rarities.push(more.rarity);
                    self.expected.push(more.expected);
                    self.places.push(more.place);
                    *slot = u32::try_from(self.places.len()).unwrap_or(0);
                }
            }
        }
    }

    /// By how much the run makes the other sentence more probable than if nothing in it were
    /// explained.
    fn explained(&self) -> f32 {
        /// Sums that grow side by side: the width of a vector of the processor.
        const LANES: usize = 8;
        let scale = (1.0 - BACKGROUND_SHARE) / BACKGROUND_SHARE / self.size;
        let gain = |count: f32, rarity: f32, expected: f32| {
            count * ln_1p(scale * expected.min(self.size) * rarity)
        };
        let (counts, rest_counts) = self.counts.as_chunks::<LANES>();
        let (rarities, rest_rarities) = self.rarities.as_chunks::<LANES>();
        let (expected, rest_expected) = self.expected.as_chunks::<LANES>();
        let mut sums = [0.0_f32; LANES];
        for ((counts, rarities), expected) in counts.iter().zip(rarities).zip(expected) {
            let lanes = sums.iter_mut().zip(counts).zip(rarities).zip(expected);
            for (((sum, &count), &rarity), &expected) in lanes {
                *sum += gain(count, rarity, expected);
            }
        }
        let rest = rest_counts.iter().zip(rest_rarities).zip(rest_expected);
        let rest = rest.map(|((&count, &rarity), &expected)| gain(count, rarity, expected));
        sums.iter().sum::<f32>() + rest.sum::<f32>()
    }
}

/// ln(1 + `x`) for finite `x` ≥ 0, to within 10⁻⁵: the exponent and a polynomial in the
/// mantissa, fitted to Chebyshev's nodes. Quick, and the same bits on every machine.
fn ln_1p(x: f32) -> f32 {
    const FIT: [f32; 6] = [9.975e-6, 0.999_235, -0.490_231, 0.285_273, -0.131_582, 0.030_449];
    let bits = (1.0 + x).to_bits();
    #[expect(clippy::cast_precision_loss, reason = "an exponent")]
    let exponent = (bits >> 23) as f32 - 127.0;
    let mantissa = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000) - 1.0;
    let log = FIT.iter().rev().fold(0.0, |sum, coefficient| sum * mantissa + coefficient);
    exponent * std::f32::consts::LN_2 + log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_logarithm_is_close() {
        for step in 0..20_000 {
            let x = 1.001_f32.powi(step) - 1.0;
            let (quick, exact) = (f64::from(ln_1p(x)), f64::from(x).ln_1p());
            assert!((quick - exact).abs() < 2e-5, "{x}: {quick} {exact}");
        }
    }
}
