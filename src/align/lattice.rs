//! The best path through the lattice of beads, and the probability of each bead.
//!
//! Viterbi search in one sweep over a corridor, forward–backward summation in two more: time
//! O(cells · kinds), memory O(cells). After Gale & Church (1993),
//! <https://aclanthology.org/J93-1004/>, for the lattice, and Rabiner (1989) for the sums.
//!
//! Unlike Gale & Church, scores are log-likelihood ratios against unrelated text rather than
//! costs, so that an omission (which has no evidence) scores its prior alone.
//!
//! Ties: of two ways to a cut that score the same, the one whose last bead has the kind that
//! the prior lists first is taken, additions after all others; so an addition stands as early
//! as it can. Exchanging the two documents may change which of two equal paths is taken.

use crate::model::{Bead, Kind};

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::prior::Prior;

/// Terms further than this below the greatest, in nats, add nothing to a sum of probabilities
/// that single precision would show (e⁻²⁰ ≈ 2 · 10⁻⁹).
const NEGLIGIBLE: f64 = 20.0;

/// No way leads here.
const UNREACHED: u8 = u8::MAX;

/// The search over the beads of two documents, inside a corridor.
pub struct Lattice<'a, E> {
    corridor: &'a Corridor,
    prior: &'a Prior,
    evidence: &'a E,
}

impl<'a, E: Evidence> Lattice<'a, E> {
    /// A lattice; nothing is computed yet.
    pub fn new(corridor: &'a Corridor, prior: &'a Prior, evidence: &'a E) -> Self {
        Self { corridor, prior, evidence }
    }

    /// The beads of the best path, in order.
    #[must_use]
    pub fn best_path(&self) -> Vec<Bead> {
        let corridor = self.corridor;
        let mut best = vec![f64::NEG_INFINITY; corridor.cells()];
        // Per cell, the kind (its place in the prior) of the last bead on the best way there.
        let mut last = vec![UNREACHED; corridor.cells()];
        let mut scores = Vec::new();
        for i in 0..=corridor.source() {
            if let Some(start) =
                corridor.index(0, 0).filter(|_| i == 0).and_then(|at| best.get_mut(at))
            {
                *start = 0.0;
            }
            for (number, kind) in self.additions_last() {
                let Some(step) = self.step(i, kind, &mut scores) else { continue };
                // Beads without a source sentence stay in the row: they go left to right over
                // cells that this very loop fills. The others come from rows above.
                for (offset, score) in scores.iter().enumerate() {
                    let Some(before) = best.get(step.from + offset) else { break };
                    let way = before + score;
                    let to = step.to + offset;
                    if let (Some(best), Some(last)) = (best.get_mut(to), last.get_mut(to))
                        && way > *best
                    {
                        *best = way;
                        *last = number;
                    }
                }
            }
        }
        self.trace(&last)
    }

    /// The beads that lead to the end. A corridor always leaves a way; without one the path
    /// would be cut short.
    fn trace(&self, last: &[u8]) -> Vec<Bead> {
        let (mut i, mut j) = (self.corridor.source(), self.corridor.target());
        let mut beads = Vec::new();
        while i > 0 || j > 0 {
            let number = self.corridor.index(i, j).and_then(|cell| last.get(cell));
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

    /// Sums over all paths, forwards and backwards.
    #[must_use]
    pub fn posteriors(&self) -> Posteriors<'_, 'a, E> {
        let corridor = self.corridor;
        let (n, m) = (corridor.source(), corridor.target());
        let mut forward = LogSums::new(corridor.cells());
        forward.add(corridor.index(0, 0), 0.0);
        let mut backward = LogSums::new(corridor.cells());
        backward.add(corridor.index(n, m), 0.0);
        let mut scores = Vec::new();
        for i in 0..=n {
            for (_, kind) in self.additions_last() {
                let Some(step) = self.step(i, kind, &mut scores) else { continue };
                for (offset, score) in scores.iter().enumerate() {
                    let from = step.from + offset;
                    let sum =
                        if kind.source == 0 { forward.settle(from) } else { forward.get(from) };
                    forward.add(Some(step.to + offset), sum + score);
                }
            }
            forward.settle_row(corridor, i);
        }
        for i in (0..=n).rev() {
            for (_, kind) in self.additions_last() {
                let Some(step) = self.step(i + kind.source, kind, &mut scores) else { continue };
                for (offset, score) in scores.iter().enumerate().rev() {
                    let to = step.to + offset;
                    let sum = if kind.source == 0 { backward.settle(to) } else { backward.get(to) };
                    backward.add(Some(step.from + offset), sum + score);
                }
            }
            backward.settle_row(corridor, i);
        }
        let total = forward.at(corridor, n, m);
        Posteriors { lattice: self, forward, backward, total }
    }

    /// The kinds of beads with their places in the prior, those without a source sentence
    /// after all others: they need the finished row.
    fn additions_last(&self) -> impl Iterator<Item = (u8, Kind)> {
        let kinds = || (0_u8..).zip(self.prior.kinds().iter().map(|&(kind, _)| kind));
        let (others, additions) = (kinds(), kinds());
        let others = others.filter(|(_, kind)| kind.source > 0);
        others.chain(additions.filter(|(_, kind)| kind.source == 0))
    }

    /// The beads of `kind` that end at source cut `i` and have both ends in the corridor: puts
    /// their scores into `scores` and gives the cells where the first of them begins and ends;
    /// the others follow cell by cell.
    fn step(&self, i: usize, kind: Kind, scores: &mut Vec<f64>) -> Option<Step> {
        scores.clear();
        let corridor = self.corridor;
        let begin = i.checked_sub(kind.source).filter(|_| i <= corridor.source())?;
        let (here, there) = (corridor.row(begin), corridor.row(i));
        let first = (*here.start()).max(there.start().saturating_sub(kind.target));
        let end = (*here.end()).min(there.end().checked_sub(kind.target)?) + 1;
        if first >= end {
            return None;
        }
        scores.resize(end - first, self.prior.of(kind));
        if kind.source > 0 && kind.target > 0 {
            self.evidence.add_row(begin, first..end, kind, scores);
        }
        let (from, to) = (corridor.index(begin, first)?, corridor.index(i, first + kind.target)?);
        Some(Step { from, to })
    }

    fn score(&self, bead: &Bead) -> f64 {
        let kind = bead.kind();
        let evidence = if kind.source > 0 && kind.target > 0 {
            self.evidence.score(bead.source.start, bead.target.start, kind)
        } else {
            0.0
        };
        self.prior.of(kind) + evidence
    }
}

/// The cells where the first bead of a row of beads begins and ends.
struct Step {
    from: usize,
    to: usize,
}

/// Forward and backward sums: the probability of any bead.
pub struct Posteriors<'l, 'a, E> {
    lattice: &'l Lattice<'a, E>,
    /// Per cell, the sum over all ways from the start.
    forward: LogSums,
    /// Per cell, the sum over all ways to the end.
    backward: LogSums,
    total: f64,
}

impl<E: Evidence> Posteriors<'_, '_, E> {
    /// The share of `bead` among all paths, in [0, 1]; 0 outside the corridor.
    #[must_use]
    pub fn of(&self, bead: &Bead) -> f64 {
        let corridor = self.lattice.corridor;
        let before = self.forward.at(corridor, bead.source.start, bead.target.start);
        let after = self.backward.at(corridor, bead.source.end, bead.target.end);
        let log = before + self.lattice.score(bead) + after - self.total;
        if log.is_nan() { 0.0 } else { log.exp().clamp(0.0, 1.0) }
    }

    /// The log of the sum over all paths, in nats.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.total
    }
}

/// Sums of e to the power of many terms, one for each cell. A sum is settled, its logarithm
/// taken once, before it is read many times.
struct LogSums {
    /// The greatest term, and the sum of all relative to it.
    sums: Vec<(f64, f64)>,
    /// The log of the settled sum; minus infinity where nothing was added.
    logs: Vec<f64>,
}

impl LogSums {
    fn new(cells: usize) -> Self {
        Self { sums: vec![(f64::NEG_INFINITY, 0.0); cells], logs: vec![f64::NEG_INFINITY; cells] }
    }

    /// The log of a settled sum.
    fn get(&self, cell: usize) -> f64 {
        self.logs.get(cell).copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn at(&self, corridor: &Corridor, i: usize, j: usize) -> f64 {
        corridor.index(i, j).map_or(f64::NEG_INFINITY, |cell| self.get(cell))
    }

    /// Takes the log of a sum as it stands.
    fn settle(&mut self, cell: usize) -> f64 {
        let (Some(&(greatest, relative)), Some(log)) =
            (self.sums.get(cell), self.logs.get_mut(cell))
        else {
            return f64::NEG_INFINITY;
        };
        *log = if relative > 1.0 { greatest + relative.ln() } else { greatest };
        *log
    }

    fn settle_row(&mut self, corridor: &Corridor, i: usize) {
        for j in corridor.row(i) {
            if let Some(cell) = corridor.index(i, j) {
                self.settle(cell);
            }
        }
    }

    /// Adds e^`term`.
    fn add(&mut self, cell: Option<usize>, term: f64) {
        let Some((greatest, relative)) = cell.and_then(|cell| self.sums.get_mut(cell)) else {
            return;
        };
        if term <= *greatest {
            if *greatest - term < NEGLIGIBLE {
                *relative += (term - *greatest).exp();
            }
        } else {
            let rest = term - *greatest;
            *relative = if rest < NEGLIGIBLE { *relative * (-rest).exp() + 1.0 } else { 1.0 };
            *greatest = term;
        }
    }
}
