//! What speaks for and against a bead.

use std::ops::Range;

use crate::model::Kind;

/// A scorer of beads.
///
/// A score is a log-likelihood ratio in nats: how much more probable what is seen is if the two
/// runs translate each other than if they have nothing to do with one another. Scores of
/// independent kinds of evidence add up; a pair of scorers is a scorer.
///
/// An implementation of your own only needs [`Evidence::score`]:
///
/// ```
/// use taiyaku::align::{Corridor, Evidence, Lattice, Prior};
/// use taiyaku::model::Kind;
///
/// /// Believes that sentence `i` becomes sentence `i`.
/// struct Straight;
/// impl Evidence for Straight {
///     fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
///         if kind == Kind::new(1, 1) && source == target { 5.0 } else { 0.0 }
///     }
/// }
///
/// let corridor = Corridor::full(3, 3);
/// let prior = Prior::default();
/// assert_eq!(Lattice::new(&corridor, &prior, &Straight).best_path().len(), 3);
/// ```
pub trait Evidence {
    /// The score of the bead of `kind` whose runs begin at sentences `source` and `target`.
    /// Both runs lie inside the documents; one of them may be empty.
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64;

    /// Adds to `scores` the score of the beads that begin at `source` and at each of `targets`;
    /// the two are equally long. Override it where whole rows are cheaper than cells.
    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        for (score, target) in scores.iter_mut().zip(targets) {
            *score += self.score(source, target, kind);
        }
    }
}

impl<A: Evidence, B: Evidence> Evidence for (A, B) {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        self.0.score(source, target, kind) + self.1.score(source, target, kind)
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        self.0.add_row(source, targets.clone(), kind, scores);
        self.1.add_row(source, targets, kind, scores);
    }
}

impl<E: Evidence + ?Sized> Evidence for &E {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        (**self).score(source, target, kind)
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        (**self).add_row(source, targets, kind, scores);
    }
}
