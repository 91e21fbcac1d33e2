//! Sentences that a translator moved, as pairs of their own.

use std::ops::Range;

use crate::model::{Bead, Crossing};

/// Below this the alignment itself is in doubt; confidences are right to within a hundredth
/// (`make accuracy`), so one in five such beads is wrong.
pub(super) const SURE: f32 = 0.8;

/// Beads that need not keep the order of the draft.
#[derive(Clone)]
pub(super) struct Placed {
    pub beads: Vec<Bead>,
    /// By target, the beads that have one.
    by_target: Vec<usize>,
}

impl Placed {
    /// `beads`, where the omission and the addition of each sure link are one bead in the place of the
    /// omission. Numbers stay: nothing is left of the addition. O(beads + crossings · log beads).
    pub fn new(beads: &[Bead], crossings: &[Crossing]) -> Self {
        let mut placed = beads.to_vec();
        for crossing in crossings.iter().filter(|crossing| crossing.confidence >= SURE) {
            for (source, target) in parts(crossing) {
                let at = beads.partition_point(|bead| bead.source.end <= source.start);
                let from = beads.partition_point(|bead| bead.target.end <= target.start);
                let omitted = placed.get(at);
                let omitted = omitted.filter(|it| it.source == source && it.target.is_empty());
                let added = placed.get(from);
                let added = added.filter(|it| it.target == target && it.source.is_empty());
                if omitted.is_none() || added.is_none() {
                    continue;
                }
                if let Some(added) = placed.get_mut(from) {
                    added.target = target.start..target.start;
                }
                if let Some(omitted) = placed.get_mut(at) {
                    omitted.target = target;
                    omitted.confidence = Some(crossing.confidence);
                }
            }
        }
        let mut by_target: Vec<usize> = (0..placed.len()).collect();
        let target = |at: usize| placed.get(at).map_or(0..0, |bead| bead.target.clone());
        by_target.retain(|&at| !target(at).is_empty());
        by_target.sort_by_key(|&at| target(at).start);
        Self { beads: placed, by_target }
    }

    /// The bead that holds a sentence of the target. O(log beads).
    pub fn bead_of_target(&self, sentence: usize) -> Option<usize> {
        let target = |at: &usize| self.beads.get(*at).map_or(0..0, |bead| bead.target.clone());
        let next = self.by_target.partition_point(|at| target(at).end <= sentence);
        self.by_target.get(next).copied().filter(|at| target(at).contains(&sentence))
    }
}

/// Sentence by sentence where a link has as many on either side, as neighbours that moved together.
fn parts(crossing: &Crossing) -> Vec<(Range<usize>, Range<usize>)> {
    let (source, target) = (crossing.source.clone(), crossing.target.clone());
    if source.len() != target.len() {
        return vec![(source, target)];
    }
    source.zip(target).map(|(i, j)| (i..i + 1, j..j + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sure_link_makes_one_bead_of_two() {
        let beads = [
            Bead::new(0..0, 0..1),
            Bead::new(0..1, 1..2),
            Bead::new(1..2, 2..2),
            Bead::new(2..3, 2..3),
        ];
        let link = |confidence| [Crossing { source: 1..2, target: 0..1, confidence }];
        let runs = |placed: &Placed| -> Vec<_> {
            placed.beads.iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect()
        };
        let placed = Placed::new(&beads, &link(0.9));
        assert_eq!(runs(&placed), [(0..0, 0..0), (0..1, 1..2), (1..2, 0..1), (2..3, 2..3)]);
        let of_targets: Vec<_> = (0..4).map(|at| placed.bead_of_target(at)).collect();
        assert_eq!(of_targets, [Some(2), Some(1), Some(3), None]);
        let unsure = Placed::new(&beads, &link(0.7));
        assert_eq!(unsure.beads, beads);
        assert_eq!(unsure.bead_of_target(0), Some(0));
    }
}
