//! Evidence under constraints, and evidence seen from the start of a stretch.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Kind;

use super::constraints::{Anchor, Constraints};
use super::evidence::Evidence;

/// What a bead loses, in nats, that breaks a hard anchor or a lock: more than the evidence of any
/// document can make up for. It is finite, so that sums of probabilities stay numbers.
const FORBIDDEN: f64 = -1e7;

/// What a bead gains, in nats, that holds both sentences of a soft anchor: someone believes the
/// pair at odds of about twenty to one, e³. What it loses by a sentence that is shown alone.
const SOFT: f64 = 3.0;

impl Constraints {
    /// The evidence with what anchors and lonely sentences add to it.
    pub(super) fn over<E>(&self, evidence: E) -> Constrained<'_, E> {
        let mut constrained = Constrained {
            evidence,
            alone: (Vec::new(), Vec::new()),
            by_source: BTreeMap::new(),
            by_target: BTreeMap::new(),
            shown_alone: &self.shown_alone,
        };
        for bead in &self.alone {
            constrained.alone.0.extend(bead.source.clone());
            constrained.alone.1.extend(bead.target.clone());
        }
        constrained.alone.0.sort_unstable();
        constrained.alone.1.sort_unstable();
        for anchor in &self.anchors {
            constrained.by_source.entry(anchor.source).or_default().push(*anchor);
            constrained.by_target.entry(anchor.target).or_default().push(*anchor);
        }
        constrained
    }
}

/// Evidence seen from the start of a stretch.
pub(super) struct Shifted<E> {
    pub start: (usize, usize),
    pub evidence: E,
}

impl<E: Evidence> Evidence for Shifted<E> {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        self.evidence.score(source + self.start.0, target + self.start.1, kind)
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        let targets = targets.start + self.start.1..targets.end + self.start.1;
        self.evidence.add_row(source + self.start.0, targets, kind, scores);
    }
}

/// Evidence under anchors and sentences that must stay alone.
pub(super) struct Constrained<'a, E> {
    evidence: E,
    /// Source and target sentences that have no counterpart, ascending.
    alone: (Vec<usize>, Vec<usize>),
    by_source: BTreeMap<usize, Vec<Anchor>>,
    by_target: BTreeMap<usize, Vec<Anchor>>,
    /// Source and target sentences that are shown alone, ascending.
    shown_alone: &'a [Vec<usize>; 2],
}

impl<E> Constrained<'_, E> {
    /// What the constraints say of a bead; 0 if nothing.
    fn verdict(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let (source, target) = (source..source + kind.source, target..target + kind.target);
        let two_sided = !source.is_empty() && !target.is_empty();
        // How many sentences of a run are among others.
        let among = |alone: &[usize], run: &Range<usize>| {
            let before = |end: usize| alone.partition_point(|sentence| *sentence < end);
            if two_sided { before(run.end) - before(run.start) } else { 0 }
        };
        if among(&self.alone.0, &source) + among(&self.alone.1, &target) > 0 {
            return FORBIDDEN;
        }
        let [of_source, of_target] = self.shown_alone;
        let shown_alone = among(of_source, &source) + among(of_target, &target);
        #[expect(clippy::cast_precision_loss, reason = "a handful of sentences")]
        let mut verdict = -SOFT * shown_alone as f64;
        for anchor in self.by_source.range(source.clone()).flat_map(|(_, anchors)| anchors) {
            match (target.contains(&anchor.target), anchor.is_hard) {
                (false, true) => return FORBIDDEN,
                (true, false) => verdict += SOFT,
                _ => {}
            }
        }
        for anchor in self.by_target.range(target).flat_map(|(_, anchors)| anchors) {
            if anchor.is_hard && !source.contains(&anchor.source) {
                return FORBIDDEN;
            }
        }
        verdict
    }
}

impl<E: Evidence> Evidence for Constrained<'_, E> {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        self.evidence.score(source, target, kind) + self.verdict(source, target, kind)
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        self.evidence.add_row(source, targets.clone(), kind, scores);
        for (score, target) in scores.iter_mut().zip(targets) {
            *score += self.verdict(source, target, kind);
        }
    }
}
