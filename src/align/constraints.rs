//! What people have settled before the search: beads that stand, pairs that belong together.
//!
//! A *lock* is a bead that is given back as it is; the search goes only over the stretches
//! between locks. A lock without sentences on one side says that its sentences have no
//! counterpart, wherever the other side's sentences lie. An *anchor* is a pair of sentences in
//! one bead: a hard one always is, a soft one is worth some evidence.

mod fit;

use std::ops::Range;

use crate::model::{Bead, Kind};

use super::corridor::{Corridor, Waypoint};
use super::prior::{MAX_RUN, has_room};

pub use fit::ConstraintError;
use fit::{ascending, disjoint};

/// A source sentence and a target sentence in one bead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The source sentence, from 0.
    pub source: usize,
    /// The target sentence, from 0.
    pub target: usize,
    /// Whether it must hold; otherwise it is evidence, worth three nats.
    pub is_hard: bool,
}

/// What the times of two subtitle files say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timed {
    /// Soft anchors between sentences that share at least half of the shorter one's time.
    pub anchors: Vec<Anchor>,
    /// Source sentences, and target sentences, that have no such anchor, ascending.
    pub alone: [Vec<usize>; 2],
}

/// Locks and anchors of two documents, checked once.
#[derive(Clone, Debug, Default)]
pub struct Constraints {
    /// Beads with sentences on both sides, ascending: those that people locked, and what hard anchors
    /// join that is larger than any bead of the search.
    locks: Vec<Bead>,
    /// Beads with sentences on one side.
    pub(super) alone: Vec<Bead>,
    pub(super) anchors: Vec<Anchor>,
    /// Source and target sentences that subtitles show while nothing of the other side is shown, ascending.
    pub(super) shown_alone: [Vec<usize>; 2],
    /// The locks, and the sentences of hard anchors that must share a bead, ascending.
    fixed: Vec<Bead>,
    /// How many sentences such anchors join, each kind once.
    joined: Vec<Kind>,
}

impl Constraints {
    /// Checks that `locks`, in order, and hard anchors ascend on both sides inside documents of
    /// `source` and `target` sentences. O(n log n) for n locks and anchors.
    ///
    /// # Errors
    /// The first lock or anchor that is outside, or that crosses another.
    ///
    /// ```
    /// use taiyaku::Bead;
    /// use taiyaku::align::{Anchor, Constraints};
    /// let lock = Bead::new(2..4, 1..2);
    /// assert!(Constraints::new(9, 9, vec![lock.clone()], Vec::new()).is_ok());
    /// let crossing = Anchor { source: 7, target: 0, is_hard: true };
    /// assert!(Constraints::new(9, 9, vec![lock], vec![crossing]).is_err());
    /// ```
    pub fn new(
        source: usize,
        target: usize,
        locks: Vec<Bead>,
        mut anchors: Vec<Anchor>,
    ) -> Result<Self, ConstraintError> {
        anchors.sort_unstable_by_key(|anchor| (anchor.source, anchor.target, !anchor.is_hard));
        let (locks, alone): (Vec<Bead>, Vec<Bead>) = locks
            .into_iter()
            .filter(|bead| !(bead.source.is_empty() && bead.target.is_empty()))
            .partition(|bead| !bead.source.is_empty() && !bead.target.is_empty());
        let pair = |anchor: &Anchor| {
            Bead::new(anchor.source..anchor.source + 1, anchor.target..anchor.target + 1)
        };
        let outside = |bead: &Bead| {
            [("source", &bead.source, source), ("target", &bead.target, target)]
                .into_iter()
                .find(|(_, run, sentences)| run.end > *sentences)
                .map(|(side, run, sentences)| {
                    let found = run.start.max(sentences);
                    ConstraintError::Outside { side, found, sentences }
                })
        };
        let anchored = anchors.iter().map(pair);
        if let Some(error) =
            locks.iter().chain(&alone).cloned().chain(anchored).find_map(|bead| outside(&bead))
        {
            return Err(error);
        }
        ascending(locks.iter())?;
        // An anchor inside a lock is no news; two anchors may share a sentence.
        let is_news = |anchor: &&Anchor| {
            let at = locks.partition_point(|lock| lock.source.end <= anchor.source);
            let lock = locks.get(at).filter(|lock| lock.source.contains(&anchor.source));
            lock.is_none_or(|lock| !lock.target.contains(&anchor.target))
        };
        let mut shared: Vec<Bead> = Vec::new();
        for anchor in anchors.iter().filter(|anchor| anchor.is_hard).filter(is_news) {
            match shared.last_mut().filter(|last| {
                last.source.contains(&anchor.source) || last.target.contains(&anchor.target)
            }) {
                Some(last) => {
                    last.source.end = last.source.end.max(anchor.source + 1);
                    last.target.start = last.target.start.min(anchor.target);
                    last.target.end = last.target.end.max(anchor.target + 1);
                }
                None => shared.push(pair(anchor)),
            }
        }
        // What no bead of the search has room for is a bead by itself.
        let (shared, large): (Vec<Bead>, Vec<Bead>) =
            shared.into_iter().partition(|bead| has_room(bead.kind()));
        let mut joined: Vec<Kind> = shared.iter().map(Bead::kind).collect();
        joined.sort_unstable();
        joined.dedup();
        let certain = |bead: Bead| Bead { confidence: Some(1.0), ..bead };
        let mut locks = locks;
        locks.extend(large.into_iter().map(certain));
        locks.sort_by_key(|bead| (bead.source.start, bead.target.start));
        let mut hard: Vec<Bead> = locks.iter().cloned().chain(shared).collect();
        hard.sort_by_key(|bead| (bead.source.start, bead.target.start));
        ascending(hard.iter())?;
        let all = || hard.iter().chain(&alone);
        disjoint("source", all().map(|bead| bead.source.clone()))?;
        disjoint("target", all().map(|bead| bead.target.clone()))?;
        Ok(Self { locks, alone, anchors, fixed: hard, joined, ..Self::default() })
    }

    /// Whether nothing is settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { locks, alone, anchors, shown_alone, .. } = self;
        let is_shown = shown_alone.iter().all(Vec::is_empty);
        locks.is_empty() && alone.is_empty() && anchors.is_empty() && is_shown
    }

    /// Whether a bead has a sentence of a lock. O(locks).
    pub(super) fn settle(&self, bead: &Bead) -> bool {
        self.locks.iter().chain(&self.alone).any(|lock| {
            let meet = |run: &Range<usize>, other: &Range<usize>| {
                run.start.max(other.start) < run.end.min(other.end)
            };
            meet(&lock.source, &bead.source) || meet(&lock.target, &bead.target)
        })
    }

    /// The same, with what times say beside them: its soft anchors, and sentences that are shown alone,
    /// which a bead with others loses by as it gains by a soft anchor.
    #[must_use]
    pub fn believing(&self, timed: &Timed) -> Self {
        let mut constraints = self.clone();
        constraints.anchors.extend(&timed.anchors);
        constraints.shown_alone = timed.alone.clone();
        constraints
    }

    /// The same, with the sentences of `alone` in no bead with others.
    pub(super) fn beside(&self, alone: Vec<Bead>) -> Self {
        let mut constraints = self.clone();
        constraints.alone.extend(alone);
        constraints
    }

    /// The same with source and target exchanged.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let turn = |&Anchor { source, target, is_hard }: &Anchor| Anchor {
            source: target,
            target: source,
            is_hard,
        };
        let [of_source, of_target] = &self.shown_alone;
        Self {
            locks: self.locks.iter().map(flipped).collect(),
            alone: self.alone.iter().map(flipped).collect(),
            anchors: self.anchors.iter().map(turn).collect(),
            shown_alone: [of_target.clone(), of_source.clone()],
            fixed: self.fixed.iter().map(flipped).collect(),
            joined: self.joined.iter().map(|it| Kind::new(it.target, it.source)).collect(),
        }
    }

    /// What lies between the locks of two documents, each with the lock after it.
    pub(super) fn stretches(&self, ends: (usize, usize)) -> Vec<(Stretch, Option<&Bead>)> {
        let mut start = (0, 0);
        let mut stretches = Vec::with_capacity(self.locks.len() + 1);
        for lock in &self.locks {
            let end = (lock.source.start, lock.target.start);
            stretches.push((Stretch { start, end }, Some(lock)));
            start = (lock.source.end, lock.target.end);
        }
        stretches.push((Stretch { start, end: ends }, None));
        stretches
    }

    /// Whether no lock and no hard anchor forbids a bead of two sentences. O(log locks).
    pub(super) fn allow(&self, source: usize, target: usize) -> bool {
        let after = self.fixed.partition_point(|fixed| fixed.source.end <= source);
        let next = self.fixed.get(after);
        let before = after.checked_sub(1).and_then(|at| self.fixed.get(at));
        before.is_none_or(|lock| lock.target.end <= target)
            && next.is_none_or(|lock| source < lock.source.start && target < lock.target.start)
    }

    /// The first sentences of what is fixed, ascending.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.fixed.iter().map(|fixed| (fixed.source.start, fixed.target.start))
    }

    /// How many sentences hard anchors join, beside those that are locks.
    pub(super) fn joined(&self) -> &[Kind] {
        &self.joined
    }

    /// The cells of `source` × `target` sentences near `waypoints`, which must respect the locks,
    /// and near the locks and hard anchors.
    pub(super) fn corridor(
        &self,
        source: usize,
        target: usize,
        mut waypoints: Vec<Waypoint>,
    ) -> Corridor {
        for lock in &self.locks {
            for (source, target) in
                [(lock.source.start, lock.target.start), (lock.source.end, lock.target.end)]
            {
                waypoints.push(Waypoint { source, target, margin: MAX_RUN });
            }
        }
        for anchor in self.anchors.iter().filter(|anchor| anchor.is_hard) {
            let Anchor { source, target, .. } = *anchor;
            waypoints.push(Waypoint { source, target, margin: MAX_RUN });
        }
        Corridor::through(source, target, &waypoints)
    }

    /// Puts the sentences that are locked alone back together: the single beads that the search
    /// made of them become the bead that was locked, and what stood among them goes after it.
    pub(super) fn gather(&self, beads: Vec<Bead>) -> Vec<Bead> {
        if self.alone.is_empty() {
            return beads;
        }
        let omitted = self.alone.iter().filter(|alone| alone.target.is_empty()).cloned();
        let added = self.alone.iter().filter(|alone| alone.source.is_empty()).map(flipped);
        let beads = gathered(beads, omitted.collect());
        let beads = gathered(beads.iter().map(flipped).collect(), added.collect());
        beads.iter().map(flipped).collect()
    }
}

/// `beads` in which each of `runs` of source sentences is one omission. O(n log n).
fn gathered(beads: Vec<Bead>, mut runs: Vec<Bead>) -> Vec<Bead> {
    runs.sort_by_key(|run| run.source.start);
    let mut whole = Vec::with_capacity(beads.len());
    let mut beads = beads.into_iter().peekable();
    for run in runs {
        let Range { start, end } = run.source;
        whole.extend(std::iter::from_fn(|| beads.next_if(|bead| bead.source.end <= start)));
        let Some(cut) = beads.peek().map(|bead| bead.target.start) else { break };
        whole.push(Bead { target: cut..cut, ..run });
        let parts = std::iter::from_fn(|| beads.next_if(|bead| bead.source.start < end));
        // Additions stood at cuts inside the run; now they stand behind it.
        let others = parts.filter(|bead| bead.source.is_empty());
        whole.extend(others.map(|bead| Bead { source: end..end, ..bead }));
    }
    whole.extend(beads);
    whole
}

/// A bead with source and target exchanged.
fn flipped(bead: &Bead) -> Bead {
    Bead { source: bead.target.clone(), target: bead.source.clone(), ..bead.clone() }
}

/// What lies between two locks: from one pair of cuts to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub start: (usize, usize),
    pub end: (usize, usize),
}

impl Stretch {
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(source: usize, target: usize, is_hard: bool) -> Anchor {
        Anchor { source, target, is_hard }
    }

    #[test]
    fn locks_and_anchors_must_not_cross() {
        let lock = || vec![Bead::new(2..4, 3..4), Bead::new(4..5, 4..4), Bead::new(6..8, 6..9)];
        let new = |locks, anchors| Constraints::new(10, 10, locks, anchors);
        assert!(new(lock(), Vec::new()).is_ok());
        for fits in [
            vec![anchor(0, 0, true), anchor(9, 9, true)],
            vec![anchor(3, 3, true)],                     // inside a lock
            vec![anchor(0, 0, true), anchor(0, 1, true)], // one sentence, two partners
            vec![anchor(0, 9, false)],                    // a soft one may be wrong
        ] {
            assert!(new(lock(), fits.clone()).is_ok(), "{fits:?}");
        }
        for crosses in
            [anchor(0, 5, true), anchor(9, 0, true), anchor(4, 5, true), anchor(2, 2, true)]
        {
            assert!(new(lock(), vec![crosses]).is_err(), "{crosses:?}");
        }
        assert!(new(lock(), vec![anchor(10, 9, false)]).is_err(), "outside");
        assert!(new(vec![Bead::new(2..4, 3..4), Bead::new(3..5, 4..5)], Vec::new()).is_err());
        assert!(new(vec![Bead::new(2..4, 3..4), Bead::new(3..4, 4..4)], Vec::new()).is_err());
    }

    #[test]
    fn what_is_locked_alone_comes_back_in_one_piece() {
        let alone = Bead { origin: crate::model::Origin::Reviewed, ..Bead::new(1..3, 0..0) };
        let constraints = Constraints::new(4, 3, vec![alone], Vec::new()).unwrap();
        let found = vec![
            Bead::new(0..1, 0..1),
            Bead::new(1..2, 1..1),
            Bead::new(2..2, 1..2),
            Bead::new(2..3, 2..2),
            Bead::new(3..4, 2..3),
        ];
        let gathered = constraints.gather(found);
        let runs: Vec<_> =
            gathered.iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect();
        assert_eq!(runs, [(0..1, 0..1), (1..3, 1..1), (3..3, 1..2), (3..4, 2..3)]);
        assert!(crate::model::Alignment::new(4, 3, gathered).is_ok());
    }
}
