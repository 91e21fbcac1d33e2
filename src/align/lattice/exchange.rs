//! Neighbours that changed places, as beads of two beside two.
//!
//! The beads of a path keep the order of both texts. Of two sentences whose translations changed places
//! one is then aligned, and the other becomes an omission and an addition; for as one run of two beside
//! another their words say too little. So such a run may be read crosswise, too, as two beads of one
//! sentence on either side.

use crate::model::Kind;

use super::{Lattice, Step};

impl Lattice<'_> {
    /// The same lattice in which neighbours may change places: a bead of two beside two is worth what its
    /// sentences are worth crosswise, if that is more. `share` says how probable it is, in 0..1, that a
    /// sentence changes places with the one behind it. O(cells).
    ///
    /// ```
    /// use taiyaku::align::{Corridor, Evidence, Lattice, Prior};
    /// use taiyaku::model::Kind;
    ///
    /// /// Believes that the first of two sentences becomes the second.
    /// struct Crosswise;
    /// impl Evidence for Crosswise {
    ///     fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
    ///         if kind == Kind::new(1, 1) && source + target == 1 { 5.0 } else { 0.0 }
    ///     }
    /// }
    ///
    /// let (corridor, prior) = (Corridor::full(2, 2), Prior::default());
    /// let lattice = || Lattice::new(&corridor, &prior, &Crosswise);
    /// assert!(lattice().best_path().len() > 1);
    /// assert_eq!(lattice().with_exchanges(0.01).best_path().len(), 1);
    /// ```
    #[must_use]
    pub fn with_exchanges(mut self, share: f64) -> Self {
        for i in 2..=self.corridor.source() {
            self.exchange(i, share.ln());
        }
        self
    }

    /// Raises the scores of the beads of two beside two that end at source cut `i`; nothing where the
    /// search does not know them.
    fn exchange(&mut self, i: usize, price: f64) -> Option<()> {
        const SINGLE: Kind = Kind::new(1, 1);
        let pairs = self.step(i, Kind::new(2, 2))?;
        let (upper, lower) = (self.step(i - 1, SINGLE)?, self.step(i, SINGLE)?);
        for at in 0..pairs.beads {
            // The first sentence's bead begins one cell behind theirs, the second's ends one before.
            let first = upper.score_at((pairs.from + at + 1).checked_sub(upper.from));
            let second = lower.score_at((pairs.to + at).checked_sub(lower.to + 1));
            let score = |place: Option<usize>| self.scores.get(place?).copied();
            let Some((first, second)) = score(first).zip(score(second)) else { continue };
            if let Some(score) = self.scores.get_mut(pairs.scores + at) {
                *score = score.max(first + second + price);
            }
        }
        Some(())
    }

    /// The beads of `kind` that end at source cut `i`.
    fn step(&self, i: usize, kind: Kind) -> Option<Step> {
        let number = self.kinds.iter().position(|(_, known)| *known == kind)?;
        self.steps.get(i * self.kinds.len() + number).copied()
    }
}

impl Step {
    /// Where the score stands of the bead so many cells behind the first one.
    fn score_at(self, offset: Option<usize>) -> Option<usize> {
        offset.filter(|&offset| offset < self.beads).map(|offset| self.scores + offset)
    }
}
