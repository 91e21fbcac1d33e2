//! Lengths as evidence.
//!
//! O(1) a bead. After Gale & Church (1993), <https://aclanthology.org/J93-1004/>. Unlike them:
//! the ratio of the two lengths is measured on the pair of documents, since Japanese to English
//! is far from 1; the *log* of the ratio is taken as normal, since a translation is off by a
//! factor rather than by characters; and the score is a ratio against unrelated runs.

use std::ops::Range;

use crate::model::{Document, Kind, Lang};

use super::evidence::Evidence;

/// Variance of the log ratio of long translated runs.
const LONG_VARIANCE: f64 = 0.02;
/// What short runs add to it, divided by the geometric mean of the two lengths in characters.
const SHORT_VARIANCE: f64 = 1.24;
/// Variance of the log ratio of unrelated runs.
const NULL_VARIANCE: f64 = 0.72;
/// The least that lengths can say about a bead, in nats: they may be wildly off in a free
/// translation that the words make certain.
const FLOOR: f64 = -12.0;
// The four were estimated together on a quarter of four development sets.

/// Steps of the table of variances: with 4096 a variance is off by under 2 %.
const STEPS: usize = 4096;

/// The log-likelihood ratio of the two runs' lengths.
pub struct Length {
    source: Runs,
    target: Runs,
    /// By the reciprocal of the geometric mean length: ½ ln of null over aligned variance, and
    /// half the difference of their reciprocals.
    table: Vec<(f64, f64)>,
}

impl Length {
    /// Measures two documents' sentences and all runs of up to `longest`: O(`longest` ·
    /// sentences).
    #[must_use]
    pub fn new(source: &[f64], target: &[f64], longest: usize) -> Self {
        Self::with_ratio(source, target, ratio(source, target), longest)
    }

    /// The same, where a target is `ratio` times as long as its source.
    pub(super) fn with_ratio(source: &[f64], target: &[f64], ratio: f64, longest: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a small step number")]
        let table = (0..=STEPS)
            .map(|step| {
                let variance = LONG_VARIANCE + SHORT_VARIANCE * (step as f64 / STEPS as f64);
                let log = -0.5 * (variance / NULL_VARIANCE).ln();
                (log, 0.5 * (1.0 / variance - 1.0 / NULL_VARIANCE))
            })
            .collect();
        Self {
            source: Runs::new(source, ratio.ln(), longest),
            target: Runs::new(target, 0.0, longest),
            table,
        }
    }

    /// As [`Evidence::add_row`], times `weight`.
    pub(super) fn add_weighted(
        &self,
        source: usize,
        targets: &Range<usize>,
        kind: Kind,
        weight: f64,
        scores: &mut [f64],
    ) {
        let Some(source) = self.source.run(source, kind.source) else { return };
        let runs = self.target.runs(targets.start, kind.target);
        for (score, target) in scores.iter_mut().zip(runs) {
            *score += weight * self.of(source, target);
        }
    }

    fn of(&self, source: &Run, target: &Run) -> f64 {
        let deviation = target.log - source.log;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in 0..=STEPS")]
        let step = (source.reciprocal_root * target.reciprocal_root * STEPS_F64) as usize;
        let (log, slope) = self.table.get(step).copied().unwrap_or((0.0, 0.0));
        (log - deviation * deviation * slope).max(FLOOR)
    }
}

/// How many times as long as the source the target is.
pub(super) fn ratio(source: &[f64], target: &[f64]) -> f64 {
    target.iter().sum::<f64>().max(1.0) / source.iter().sum::<f64>().max(1.0)
}

#[expect(clippy::cast_precision_loss, reason = "exact")]
const STEPS_F64: f64 = STEPS as f64;

impl Evidence for Length {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        match (self.source.run(source, kind.source), self.target.run(target, kind.target)) {
            (Some(source), Some(target)) => self.of(source, target),
            _ => 0.0,
        }
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        self.add_weighted(source, &targets, kind, 1.0, scores);
    }
}

/// What the score needs of a run's length.
struct Run {
    /// Log of the length (the source's scaled to the target's measure).
    log: f64,
    /// One over the square root of the length, unscaled; at most 1.
    reciprocal_root: f64,
}

/// All runs of up to `longest` sentences, by length and then by beginning.
struct Runs(Vec<Vec<Run>>);

impl Runs {
    fn new(lengths: &[f64], log_scale: f64, longest: usize) -> Self {
        let mut sums = vec![0.0; lengths.len()];
        let by_length = (0..longest)
            .map(|more| {
                for (sum, length) in sums.iter_mut().zip(lengths.iter().skip(more)) {
                    *sum += length;
                }
                sums.truncate(lengths.len().saturating_sub(more));
                sums.iter()
                    .map(|sum: &f64| Run {
                        log: sum.max(1.0).ln() + log_scale,
                        reciprocal_root: 1.0 / sum.max(1.0).sqrt(),
                    })
                    .collect()
            })
            .collect();
        Self(by_length)
    }

    fn run(&self, begin: usize, length: usize) -> Option<&Run> {
        self.0.get(length.checked_sub(1)?)?.get(begin)
    }

    fn runs(&self, begin: usize, length: usize) -> &[Run] {
        let runs = length.checked_sub(1).and_then(|index| self.0.get(index));
        runs.and_then(|runs| runs.get(begin..)).unwrap_or_default()
    }
}

/// The length of each sentence in characters. Japanese has no spaces of its own, so those
/// around Latin words are not counted there.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a length in characters")]
pub fn lengths(document: &Document) -> Vec<f64> {
    let counts = |c: &char| document.lang() == Lang::En || *c != ' ';
    document.iter().map(|text| text.chars().filter(counts).count().max(1) as f64).collect()
}
