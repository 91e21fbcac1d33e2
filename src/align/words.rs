//! Words as evidence.
//!
//! A run's words are drawn either from its counterpart (IBM Model 1) or from the document at
//! large; the score is the log-likelihood ratio against the document alone, in both directions:
//! `Σ over v ln(β + (1 − β) · mean over u of t(v|u) / p(v))`.
//!
//! Given one run, the sum splits by sentence of the other side. So the score of every sentence
//! against every run of up to K sentences is computed once, in time O(K · cells + K · matches), and a bead
//! costs a handful of additions. After Brown et al. (1993), <https://aclanthology.org/J93-2003/>,
//! and Moore (2002). Unlike them there is no NULL word: its place is the background's.

use std::ops::Range;

use crate::lexicon::{Table, Units};
use crate::model::Kind;

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::matches::{Drawn, Matches};

/// The share of a run's words that come from the document at large, whatever they translate.
/// Of 0.50, 0.53 and 0.55 the one that loses least on any development set.
const BACKGROUND_SHARE: f32 = 0.53;

/// By how much the words' evidence counts: the words of a sentence are not independent, so
/// their sum says too much. Of 0.6, 0.65, 0.7 and 0.8 the one that loses least on any
/// development set.
const WEIGHT: f32 = 0.65;

/// Words of two documents against each other.
pub struct Words {
    /// Target sentences given source runs.
    forward: Scores,
    /// Source sentences given target runs.
    backward: Scores,
}

impl Words {
    /// Scores every sentence of `target` against every run of up to `longest` sentences of
    /// `source` and the other way round, as far as `corridor` needs them. `table` holds, for
    /// each unit of the source, what it becomes. Memory: 8 bytes · `longest` · cells.
    #[must_use]
    pub fn new(
        source: &Units,
        target: &Units,
        table: &Table,
        corridor: &Corridor,
        longest: usize,
    ) -> Self {
        let longest = longest.max(1);
        let matches = Matches::new(source, target, table, pair_rows(corridor, longest));
        let (of_source, of_target) = (Sizes::new(source), Sizes::new(target));
        let (n, m) = (source.sentences().len(), target.sentences().len());

        let mut run = Run::default();
        let mut forward = Scores::new(longest, forward_rows(corridor, longest));
        for first in 0..n {
            for column in forward.columns(first) {
                run.clear();
                for more in 0..longest.min(n - first) {
                    let found = matches.of(first + more, column).iter().map(|m| m.target);
                    run.extend(of_source.units(first + more), found);
                    let score = of_target.unexplained(column) + run.explained();
                    forward.set(more, first, column, score);
                }
            }
        }

        let mut backward = Scores::new(longest, backward_rows(corridor, longest));
        for row in 0..n {
            for first in backward.columns(row) {
                run.clear();
                for more in 0..longest.min(m.saturating_sub(first)) {
                    let found = matches.of(row, first + more).iter().map(|m| m.source);
                    run.extend(of_target.units(first + more), found);
                    let score = of_source.unexplained(row) + run.explained();
                    backward.set(more, row, first, score);
                }
            }
        }
        Self { forward, backward }
    }
}

impl Evidence for Words {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let mut score = [0.0];
        self.add_row(source, target..target + 1, kind, &mut score);
        score.into_iter().sum()
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        let forward = (0..kind.target)
            .map(|more| self.forward.row(kind.source, source, targets.start + more));
        let backward = (0..kind.source)
            .map(|more| self.backward.row(kind.target, source + more, targets.start));
        for row in forward.chain(backward) {
            for (score, words) in scores.iter_mut().zip(row) {
                *score += f64::from(WEIGHT * words);
            }
        }
    }
}

/// For each source sentence that a run begins with, the target sentences of its beads.
fn forward_rows(corridor: &Corridor, longest: usize) -> Vec<Range<usize>> {
    (0..corridor.source())
        .map(|i| {
            let last = corridor.row((i + longest).min(corridor.source()));
            *corridor.row(i).start()..*last.end()
        })
        .collect()
}

/// For each source sentence in a bead, the target sentences that the bead may begin with.
fn backward_rows(corridor: &Corridor, longest: usize) -> Vec<Range<usize>> {
    (0..corridor.source())
        .map(|i| {
            let first = corridor.row((i + 1).saturating_sub(longest));
            *first.start()..(corridor.row(i).end() + 1).min(corridor.target())
        })
        .collect()
}

/// For each source sentence, the target sentences that it stands in a bead with.
fn pair_rows(corridor: &Corridor, longest: usize) -> Vec<Range<usize>> {
    (0..corridor.source())
        .map(|i| {
            let first = corridor.row((i + 1).saturating_sub(longest));
            let last = corridor.row((i + longest).min(corridor.source()));
            *first.start()..(last.end() + longest).min(corridor.target())
        })
        .collect()
}

/// Scores by length of the run, source sentence and target sentence.
struct Scores {
    rows: Vec<Range<usize>>,
    /// Where each row begins in `values`; its runs of one, two … sentences follow each other.
    offsets: Vec<usize>,
    values: Vec<f32>,
}

impl Scores {
    fn new(longest: usize, rows: Vec<Range<usize>>) -> Self {
        let mut size = 0;
        let offsets = rows
            .iter()
            .map(|row| {
                let offset = size;
                size += row.len() * longest;
                offset
            })
            .collect();
        Self { rows, offsets, values: vec![0.0; size] }
    }

    fn columns(&self, row: usize) -> Range<usize> {
        self.rows.get(row).cloned().unwrap_or_default()
    }

    /// Sets the score of a run of one sentence and `more`.
    fn set(&mut self, more: usize, row: usize, column: usize, score: f32) {
        let at = column.wrapping_sub(self.columns(row).start);
        if let Some(value) = self.row_mut(more, row).get_mut(at) {
            *value = score;
        }
    }

    /// The scores of runs of one sentence and `more` in a row.
    fn row_mut(&mut self, more: usize, row: usize) -> &mut [f32] {
        let width = self.columns(row).len();
        let start = self.offsets.get(row).map_or(usize::MAX, |offset| offset + more * width);
        let end = start.saturating_add(width);
        self.values.get_mut(start..end).unwrap_or_default()
    }

    /// The scores of runs of `length` sentences in a row, from `column` to the row's end.
    fn row(&self, length: usize, row: usize, column: usize) -> &[f32] {
        let (Some(columns), Some(offset)) = (self.rows.get(row), self.offsets.get(row)) else {
            return &[];
        };
        let (Some(more), Some(skip)) = (length.checked_sub(1), column.checked_sub(columns.start))
        else {
            return &[];
        };
        let start = offset + more * columns.len();
        let row = self.values.get(start..start + columns.len()).unwrap_or_default();
        row.get(skip..).unwrap_or_default()
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

/// A growing run against one sentence of the other side.
#[derive(Default)]
struct Run {
    /// Units in the run.
    size: f32,
    /// Units of the other sentence that the run may draw.
    drawn: Vec<Drawn>,
    /// By the place of a unit in the other sentence, its place in `drawn` plus one, or 0.
    slots: Vec<u32>,
}

impl Run {
    fn clear(&mut self) {
        self.size = 0.0;
        for drawn in self.drawn.drain(..) {
            if let Some(slot) = self.slots.get_mut(drawn.place as usize) {
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
            match slot.checked_sub(1).and_then(|known| self.drawn.get_mut(known as usize)) {
                Some(known) => known.expected += more.expected,
                None => {
                    self.drawn.push(more);
                    *slot = u32::try_from(self.drawn.len()).unwrap_or(0);
                }
            }
        }
    }

    /// By how much the run makes the other sentence more probable than if nothing in it were
    /// explained.
    fn explained(&self) -> f32 {
        let scale = (1.0 - BACKGROUND_SHARE) / BACKGROUND_SHARE / self.size;
        let gain = |drawn: &Drawn| {
            drawn.count * ln_1p(scale * drawn.expected.min(self.size) * drawn.rarity)
        };
        // Four sums side by side, for the processor to work on at once.
        let (fours, rest) = self.drawn.as_chunks::<4>();
        let mut sums = [0.0_f32; 4];
        for four in fours {
            for (sum, drawn) in sums.iter_mut().zip(four) {
                *sum += gain(drawn);
            }
        }
        sums.iter().sum::<f32>() + rest.iter().map(gain).sum::<f32>()
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
