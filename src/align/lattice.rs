//! The best path through the lattice of beads, and the probability of each bead.
//!
//! Viterbi search and forward–backward summation in one sweep over a corridor: time
//! O(cells · kinds), memory O(cells). After Gale & Church (1993),
//! <https://aclanthology.org/J93-1004/>, for the lattice, and Rabiner (1989) for the sums.
//!
//! Unlike Gale & Church, scores are log-likelihood ratios against unrelated text rather than
//! costs, so that an omission (which has no evidence) scores its prior alone.
//!
//! Ties: the kind that the prior lists first wins, additions after all others. Exchanging the
//! two documents may therefore change which of two equal paths is taken.

use crate::model::{Bead, Kind};

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::prior::Prior;

/// Terms further than this below the greatest, in nats, add nothing to a sum of probabilities
/// that single precision would show (e⁻³⁰ ≈ 10⁻¹³).
const NEGLIGIBLE: f64 = 30.0;

/// No way leads here.
const UNREACHED: u8 = u8::MAX;

/// The forward half of the search: for every cell the best way there and the sum over all ways.
pub struct Lattice<'a, E> {
    corridor: &'a Corridor,
    prior: &'a Prior,
    evidence: &'a E,
    /// Per cell, the kind (its place in the prior) of the last bead on the best way there.
    last: Vec<u8>,
    /// Per cell, the log of the sum over all ways from the start, in nats.
    forward: Vec<f64>,
}

impl<'a, E: Evidence> Lattice<'a, E> {
    /// Sweeps the corridor once.
    pub fn new(corridor: &'a Corridor, prior: &'a Prior, evidence: &'a E) -> Self {
        let mut best = vec![f64::NEG_INFINITY; corridor.cells()];
        let mut last = vec![UNREACHED; corridor.cells()];
        let mut forward = vec![f64::NEG_INFINITY; corridor.cells()];
        let mut row = RowSums::default();
        let mut scores = Vec::new();
        for i in 0..=corridor.source() {
            let targets = corridor.row(i);
            let (low, high) = (*targets.start(), *targets.end());
            let Some(start) = corridor.index(i, low) else { continue };
            row.reset(high + 1 - low);
            for (number, &(kind, log_prior)) in (0_u8..).zip(prior.kinds()) {
                let Some((previous, from, to)) = reach(corridor, i, kind) else { continue };
                if kind.source == 0 {
                    continue;
                }
                scores.clear();
                scores.resize(to - from, log_prior);
                if kind.target > 0 {
                    evidence.add_row(i - kind.source, from..to, kind, &mut scores);
                }
                let Some(cell) = corridor.index(previous, from) else { continue };
                let bests = best.get(cell..).unwrap_or_default();
                let sums = forward.get(cell..).unwrap_or_default();
                let column = from + kind.target - low;
                row.add(number, column, &scores, bests, sums);
            }
            if i == 0 && low == 0 {
                row.begin();
            }
            row.add_within(prior);
            row.store(start, &mut best, &mut last, &mut forward);
        }
        Self { corridor, prior, evidence, last, forward }
    }

    /// The beads of the best path, in order. Sentences that the corridor makes unreachable
    /// would end the path early; a [`Corridor`] never does.
    #[must_use]
    pub fn best_path(&self) -> Vec<Bead> {
        let (mut i, mut j) = (self.corridor.source(), self.corridor.target());
        let mut beads = Vec::new();
        while i > 0 || j > 0 {
            let number = self.corridor.index(i, j).and_then(|cell| self.last.get(cell));
            let Some(&(kind, _)) = number.and_then(|&n| self.prior.kinds().get(usize::from(n)))
            else {
                break;
            };
            let (Some(a), Some(b)) = (i.checked_sub(kind.source), j.checked_sub(kind.target))
            else {
                break;
            };
            beads.push(Bead::new(a..i, b..j));
            (i, j) = (a, b);
        }
        beads.reverse();
        beads
    }

    /// The log of the sum over all paths, in nats.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.at(&self.forward, self.corridor.source(), self.corridor.target())
    }

    /// Sweeps the corridor backwards and gives the posterior probabilities.
    #[must_use]
    pub fn posteriors(&self) -> Posteriors<'_, 'a, E> {
        let corridor = self.corridor;
        let mut backward = vec![f64::NEG_INFINITY; corridor.cells()];
        let mut row = RowSums::default();
        let mut scores = Vec::new();
        for i in (0..=corridor.source()).rev() {
            let targets = corridor.row(i);
            let (low, high) = (*targets.start(), *targets.end());
            let Some(start) = corridor.index(i, low) else { continue };
            row.reset(high + 1 - low);
            for (number, &(kind, log_prior)) in (0_u8..).zip(self.prior.kinds()) {
                if kind.source == 0 {
                    continue;
                }
                let next = i + kind.source;
                let Some((_, from, to)) = reach(corridor, next, kind) else { continue };
                scores.clear();
                scores.resize(to - from, log_prior);
                if kind.target > 0 {
                    self.evidence.add_row(i, from..to, kind, &mut scores);
                }
                let Some(cell) = corridor.index(next, from + kind.target) else { continue };
                let sums = backward.get(cell..).unwrap_or_default();
                row.add(number, from - low, &scores, sums, sums);
            }
            if i == corridor.source() && high == corridor.target() {
                row.begin_at_end();
            }
            row.add_within_reversed(self.prior);
            row.store_sums(start, &mut backward);
        }
        Posteriors { lattice: self, backward }
    }

    fn at(&self, values: &[f64], i: usize, j: usize) -> f64 {
        let cell = self.corridor.index(i, j);
        cell.and_then(|cell| values.get(cell)).copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn bead_score(&self, bead: &Bead) -> f64 {
        let kind = bead.kind();
        let evidence = if kind.source > 0 && kind.target > 0 {
            self.evidence.score(bead.source.start, bead.target.start, kind)
        } else {
            0.0
        };
        self.prior.of(kind) + evidence
    }
}

/// Forward and backward sums: the probability of any bead.
pub struct Posteriors<'l, 'a, E> {
    lattice: &'l Lattice<'a, E>,
    backward: Vec<f64>,
}

impl<E: Evidence> Posteriors<'_, '_, E> {
    /// The share of `bead` among all paths, in [0, 1]; 0 outside the corridor.
    #[must_use]
    pub fn of(&self, bead: &Bead) -> f64 {
        let lattice = self.lattice;
        let before = lattice.at(&lattice.forward, bead.source.start, bead.target.start);
        let after = lattice.at(&self.backward, bead.source.end, bead.target.end);
        let log = before + lattice.bead_score(bead) + after - lattice.total();
        if log.is_nan() { 0.0 } else { log.exp().clamp(0.0, 1.0) }
    }
}

/// For beads of `kind` that end at source cut `i`: the source cut where they begin and the
/// half-open range of target cuts `from..to` where they may begin so that both ends are in the
/// corridor; `None` when there is none.
fn reach(corridor: &Corridor, i: usize, kind: Kind) -> Option<(usize, usize, usize)> {
    let previous = i.checked_sub(kind.source)?;
    if i > corridor.source() {
        return None;
    }
    let (begin, end) = (corridor.row(previous), corridor.row(i));
    let from = (*begin.start()).max(end.start().saturating_sub(kind.target));
    let to = (*begin.end()).min(end.end().checked_sub(kind.target)?) + 1;
    (from < to).then_some((previous, from, to))
}

/// One row of the lattice while it is filled.
#[derive(Default)]
struct RowSums {
    best: Vec<f64>,
    last: Vec<u8>,
    /// Per column, the greatest term of the sum so far and the sum relative to it.
    greatest: Vec<f64>,
    relative: Vec<f64>,
}

impl RowSums {
    fn reset(&mut self, columns: usize) {
        for values in [&mut self.best, &mut self.greatest] {
            values.clear();
            values.resize(columns, f64::NEG_INFINITY);
        }
        self.relative.clear();
        self.relative.resize(columns, 0.0);
        self.last.clear();
        self.last.resize(columns, UNREACHED);
    }

    /// Joins the ways whose last bead has the kind `number`, for columns from `column` on.
    fn add(&mut self, number: u8, column: usize, scores: &[f64], bests: &[f64], sums: &[f64]) {
        let columns = self
            .best
            .iter_mut()
            .zip(&mut self.last)
            .zip(self.greatest.iter_mut().zip(&mut self.relative))
            .skip(column);
        for (((best, last), (greatest, relative)), ((score, before), sum)) in
            columns.zip(scores.iter().zip(bests).zip(sums))
        {
            let way = score + before;
            if way > *best {
                *best = way;
                *last = number;
            }
            add_log(greatest, relative, score + sum);
        }
    }

    /// The empty path.
    fn begin(&mut self) {
        if let (Some(best), Some(greatest), Some(relative)) =
            (self.best.first_mut(), self.greatest.first_mut(), self.relative.first_mut())
        {
            (*best, *greatest, *relative) = (0.0, 0.0, 1.0);
        }
    }

    fn begin_at_end(&mut self) {
        if let (Some(greatest), Some(relative)) =
            (self.greatest.last_mut(), self.relative.last_mut())
        {
            (*greatest, *relative) = (0.0, 1.0);
        }
    }

    /// Beads without a source sentence stay in the row: left to right, after all others.
    fn add_within(&mut self, prior: &Prior) {
        for column in 0..self.best.len() {
            for (number, &(kind, log_prior)) in (0_u8..).zip(prior.kinds()) {
                if kind.source > 0 {
                    continue;
                }
                let Some(from) = column.checked_sub(kind.target) else { continue };
                let (before, sum) = (self.best.get(from).copied(), self.sum(from));
                if let (Some(before), Some(best), Some(last)) =
                    (before, self.best.get_mut(column), self.last.get_mut(column))
                    && before + log_prior > *best
                {
                    *best = before + log_prior;
                    *last = number;
                }
                self.add_sum(column, sum + log_prior);
            }
        }
    }

    fn add_within_reversed(&mut self, prior: &Prior) {
        for column in (0..self.best.len()).rev() {
            for &(kind, log_prior) in prior.kinds() {
                if kind.source == 0 {
                    let sum = self.sum(column + kind.target);
                    self.add_sum(column, sum + log_prior);
                }
            }
        }
    }

    /// The log of the sum in a column; minus infinity outside the row.
    fn sum(&self, column: usize) -> f64 {
        match (self.greatest.get(column), self.relative.get(column)) {
            (Some(greatest), Some(relative)) if *relative > 0.0 => greatest + relative.ln(),
            _ => f64::NEG_INFINITY,
        }
    }

    fn add_sum(&mut self, column: usize, term: f64) {
        if let (Some(greatest), Some(relative)) =
            (self.greatest.get_mut(column), self.relative.get_mut(column))
        {
            add_log(greatest, relative, term);
        }
    }

    fn store(&self, start: usize, best: &mut [f64], last: &mut [u8], forward: &mut [f64]) {
        for (to, from) in best.iter_mut().skip(start).zip(&self.best) {
            *to = *from;
        }
        for (to, from) in last.iter_mut().skip(start).zip(&self.last) {
            *to = *from;
        }
        self.store_sums(start, forward);
    }

    fn store_sums(&self, start: usize, sums: &mut [f64]) {
        for (column, to) in sums.iter_mut().skip(start).take(self.best.len()).enumerate() {
            *to = self.sum(column);
        }
    }
}

/// Adds e^`term` to e^`greatest` · `relative`.
fn add_log(greatest: &mut f64, relative: &mut f64, term: f64) {
    if term <= *greatest {
        if *greatest - term < NEGLIGIBLE {
            *relative += (term - *greatest).exp();
        }
    } else {
        *relative = if term - *greatest < NEGLIGIBLE {
            *relative * (*greatest - term).exp() + 1.0
        } else {
            1.0
        };
        *greatest = term;
    }
}
