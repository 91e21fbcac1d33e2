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

mod exchange;

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
///
/// Every bead is scored once, when the lattice is made: 8 bytes · kinds · cells.
pub struct Lattice<'a> {
    corridor: &'a Corridor,
    /// The kinds with their places in the prior, those without a source sentence after all
    /// others: they need the finished row.
    kinds: Vec<(u8, Kind)>,
    /// By source cut, and then as in `kinds`.
    steps: Vec<Step>,
    scores: Vec<f64>,
}

/// The beads of one kind that end at one source cut and have both ends in the corridor: the
/// cells where the first of them begins and ends, and where its score stands. The others follow
/// cell by cell.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    from: usize,
    to: usize,
    scores: usize,
    beads: usize,
}

impl<'a> Lattice<'a> {
    /// The lattice of a corridor, from its first cell to its last.
    pub fn new(corridor: &'a Corridor, prior: &Prior, evidence: &impl Evidence) -> Self {
        let numbered = || (0_u8..).zip(prior.kinds());
        let others = numbered().filter(|(_, (kind, _))| kind.source > 0);
        let additions = numbered().filter(|(_, (kind, _))| kind.source == 0);
        let kinds: Vec<(u8, &(Kind, f64))> = others.chain(additions).collect();
        let mut lattice = Self {
            corridor,
            kinds: kinds.iter().map(|&(number, &(kind, _))| (number, kind)).collect(),
            steps: Vec::with_capacity((corridor.source() + 1) * kinds.len()),
            scores: Vec::new(),
        };
        for i in 0..=corridor.source() {
            for &(_, &(kind, prior)) in &kinds {
                let step = lattice.score_step(i, kind, prior, evidence).unwrap_or_default();
                lattice.steps.push(step);
            }
        }
        lattice
    }

    fn score_step(
        &mut self,
        i: usize,
        kind: Kind,
        prior: f64,
        evidence: &impl Evidence,
    ) -> Option<Step> {
        let corridor = self.corridor;
        let begin = i.checked_sub(kind.source)?;
        let (first, end) = starts(corridor, begin, kind)?;
        let (from, to) = (corridor.index(begin, first)?, corridor.index(i, first + kind.target)?);
        let scores = self.scores.len();
        self.scores.resize(scores + (end - first), prior);
        evidence.add_row(begin, first..end, kind, self.scores.get_mut(scores..)?);
        Some(Step { from, to, scores, beads: end - first })
    }

    /// The kinds that may end at source cut `i`, with where their beads begin and end and the
    /// beads' scores.
    fn steps(&self, i: usize) -> impl Iterator<Item = (u8, Kind, Step, &[f64])> {
        let steps = self.steps.get(i * self.kinds.len()..).unwrap_or_default();
        self.kinds.iter().zip(steps).filter_map(|(&(number, kind), &step)| {
            let scores = self.scores.get(step.scores..step.scores + step.beads)?;
            (!scores.is_empty()).then_some((number, kind, step, scores))
        })
    }

    /// The same lattice, its scores divided by `temperature`: above 1 its probabilities are less sure,
    /// its best path is the same. Guo et al. (2017), <https://arxiv.org/abs/1706.04599>.
    #[must_use]
    pub fn tempered(mut self, temperature: f64) -> Self {
        self.scores.iter_mut().for_each(|score| *score /= temperature);
        self
    }

    /// The beads of the best path, in order.
    #[must_use]
    pub fn best_path(&self) -> Vec<Bead> {
        let corridor = self.corridor;
        let mut best = vec![f64::NEG_INFINITY; corridor.cells()];
        // Per cell, the kind (its place in the prior) of the last bead on the best way there.
        let mut last = vec![UNREACHED; corridor.cells()];
        let start = corridor.index(0, 0);
        if let Some(start) = start.and_then(|at| best.get_mut(at)) {
            *start = 0.0;
        }
        for i in 0..=corridor.source() {
            for (number, _, step, scores) in self.steps(i) {
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
        while (i, j) != (0, 0) {
            let number = self.corridor.index(i, j).and_then(|cell| last.get(cell));
            let kind = self.kinds.iter().find(|(place, _)| Some(place) == number);
            let Some(&(_, kind)) = kind else { break };
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
    pub fn posteriors(&self) -> Posteriors<'_, 'a> {
        let corridor = self.corridor;
        let mut forward = LogSums::new(corridor.cells());
        forward.add(corridor.index(0, 0), 0.0);
        let mut backward = LogSums::new(corridor.cells());
        backward.add(corridor.index(corridor.source(), corridor.target()), 0.0);
        for i in 0..=corridor.source() {
            for (_, kind, step, scores) in self.steps(i) {
                for (offset, score) in scores.iter().enumerate() {
                    let from = step.from + offset;
                    let sum =
                        if kind.source == 0 { forward.settle(from) } else { forward.get(from) };
                    forward.add(Some(step.to + offset), sum + score);
                }
            }
            forward.settle_row(corridor, i);
        }
        // Rows from the last up: a row's own additions first, right to left, which settles it;
        // then what leads into it from above.
        for i in (0..=corridor.source()).rev() {
            let additions = self.steps(i).filter(|(_, kind, _, _)| kind.source == 0);
            for (_, _, step, scores) in additions {
                for (offset, score) in scores.iter().enumerate().rev() {
                    let sum = backward.settle(step.to + offset);
                    backward.add(Some(step.from + offset), sum + score);
                }
            }
            backward.settle_row(corridor, i);
            for (_, _, step, scores) in self.steps(i).filter(|(_, kind, _, _)| kind.source > 0) {
                for (offset, score) in scores.iter().enumerate() {
                    let sum = backward.get(step.to + offset);
                    backward.add(Some(step.from + offset), sum + score);
                }
            }
        }
        let total = forward.at(corridor, corridor.source(), corridor.target());
        Posteriors { lattice: self, forward, backward, total }
    }

    /// The score of a bead: its prior and its evidence, in nats; `None` for one that is not in
    /// the lattice.
    #[must_use]
    pub fn score(&self, bead: &Bead) -> Option<f64> {
        let from = self.corridor.index(bead.source.start, bead.target.start)?;
        let kind = bead.kind();
        let (_, _, step, scores) = self.steps(bead.source.end).find(|(_, k, _, _)| *k == kind)?;
        scores.get(from.checked_sub(step.from)?).copied()
    }
}

/// The target cuts where beads of `kind` that begin at source cut `begin` may begin, so that both
/// their ends lie in the corridor.
pub(super) fn starts(corridor: &Corridor, begin: usize, kind: Kind) -> Option<(usize, usize)> {
    let end = begin + kind.source;
    if end > corridor.source() {
        return None;
    }
    let (here, there) = (corridor.row(begin), corridor.row(end));
    let first = (*here.start()).max(there.start().saturating_sub(kind.target));
    let end = (*here.end()).min(there.end().checked_sub(kind.target)?) + 1;
    (first < end).then_some((first, end))
}

/// Forward and backward sums: the probability of any bead.
pub struct Posteriors<'l, 'a> {
    lattice: &'l Lattice<'a>,
    /// Per cell, the sum over all ways from the start.
    forward: LogSums,
    /// Per cell, the sum over all ways to the end.
    backward: LogSums,
    total: f64,
}

impl Posteriors<'_, '_> {
    /// The share of `bead` among all paths, in [0, 1]; 0 outside the lattice.
    #[must_use]
    pub fn of(&self, bead: &Bead) -> f64 {
        let corridor = self.lattice.corridor;
        let before = self.forward.at(corridor, bead.source.start, bead.target.start);
        let after = self.backward.at(corridor, bead.source.end, bead.target.end);
        let Some(score) = self.lattice.score(bead) else { return 0.0 };
        probability(before + score + after - self.total)
    }

    /// As [`Posteriors::of`], wherever a sentence without counterpart stands between those of the other
    /// side: of a run of omissions and additions no order is right. O(1), for a sentence alone O(its
    /// cells).
    #[must_use]
    pub fn anywhere(&self, bead: &Bead) -> f64 {
        let (i, j) = (bead.source.start, bead.target.start);
        let elsewhere: f64 = match (bead.source.len(), bead.target.len()) {
            (1, 0) => {
                let row = self.lattice.corridor.row(i);
                let places = row.filter(|&other| other != j);
                places.map(|j| self.of(&Bead::new(i..i + 1, j..j))).sum()
            }
            (0, 1) => {
                // A corridor's rows never step back, so those with the sentence lie together.
                let has_it = |i: &usize| self.lattice.corridor.index(*i, j).is_some();
                let before = (0..i).rev().take_while(has_it);
                let behind = (i + 1..=self.lattice.corridor.source()).take_while(has_it);
                before.chain(behind).map(|i| self.of(&Bead::new(i..i, j..j + 1))).sum()
            }
            _ => 0.0,
        };
        (self.of(bead) + elsewhere).min(1.0)
    }

    /// How many beads of each of the prior's kinds all paths are expected to have. O(cells ·
    /// kinds).
    #[must_use]
    pub fn expected_kinds(&self) -> Vec<(Kind, f64)> {
        let lattice = self.lattice;
        let mut counts: Vec<(Kind, f64)> = lattice.kinds.iter().map(|&(_, k)| (k, 0.0)).collect();
        for i in 0..=lattice.corridor.source() {
            for (_, kind, step, scores) in lattice.steps(i) {
                let Some((_, count)) = counts.iter_mut().find(|(k, _)| *k == kind) else {
                    continue;
                };
                for (offset, score) in scores.iter().enumerate() {
                    let ends =
                        self.forward.get(step.from + offset) + self.backward.get(step.to + offset);
                    let log = ends + score - self.total;
                    if log > -NEGLIGIBLE {
                        *count += probability(log);
                    }
                }
            }
        }
        counts
    }

    /// By source cut, the first and the last target cut that paths come through with a probability of
    /// e to the minus `nats` at least. What lies outside the corridor is not known, so the first cut of a
    /// row stands for all before it, and the last for all behind it. O(cells).
    pub(super) fn reached(&self, nats: f64) -> impl Iterator<Item = (usize, usize)> {
        let corridor = self.lattice.corridor;
        (0..=corridor.source()).map(move |i| {
            let row = corridor.row(i);
            let is_reached = |j: &usize| {
                let ways = self.forward.at(corridor, i, *j) + self.backward.at(corridor, i, *j);
                ways - self.total >= -nats
            };
            let (first, last) = (row.clone().find(is_reached), row.clone().rfind(is_reached));
            let first = first.filter(|first| first != row.start()).unwrap_or(0);
            (first, last.filter(|last| last != row.end()).unwrap_or(usize::MAX))
        })
    }

    /// The log of the sum over all paths, in nats.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.total
    }
}

fn probability(log: f64) -> f64 {
    if log.is_nan() { 0.0 } else { log.exp().clamp(0.0, 1.0) }
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
