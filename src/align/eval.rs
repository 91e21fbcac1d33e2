//! How good an alignment is, against a gold one.
//!
//! Strict and lax precision, recall and F1 as vecalign defines them (Thompson & Koehn 2019,
//! <https://aclanthology.org/D19-1136/>): a bead is strictly right when the very same bead is in
//! the other alignment, laxly right when it shares a sentence on both sides with one of its
//! beads. Precision counts every predicted bead; recall leaves beads with an empty side out.

mod disagreement;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Add, AddAssign};

use crate::model::Links;

pub use disagreement::{Disagreement, DisagreementKind, disagreements};

/// Right and wrong beads, and sentences rightly and wrongly left alone; counts of several
/// documents add up (a micro average).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Predicted beads: strictly right, laxly right, all.
    precision: [u32; 3],
    /// Gold beads without null ones: strictly found, laxly found, all.
    recall: [u32; 3],
    /// Sentences left alone: by both, by the prediction, by the gold.
    nulls: [u32; 3],
}

/// Precision, recall and their harmonic mean, each in [0, 1].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The share of what was predicted that is right.
    pub precision: f64,
    /// The share of what is right that was predicted.
    pub recall: f64,
}

impl Score {
    fn new(right: u32, predicted: u32, found: u32, gold: u32) -> Self {
        let share = |part: u32, whole: u32| {
            if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
        };
        Self { precision: share(right, predicted), recall: share(found, gold) }
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision * self.recall / sum }
    }
}

impl Counts {
    /// Compares a predicted alignment with the gold one. O(sentences · log sentences).
    ///
    /// ```
    /// use taiyaku::align::eval::Counts;
    /// let gold = [(vec![0], vec![0]), (vec![1], vec![1, 2])];
    /// let predicted = [(vec![0], vec![0]), (vec![1], vec![1]), (vec![], vec![2])];
    /// let counts = Counts::new(&gold, &predicted);
    /// assert_eq!(counts.strict().recall, 0.5);
    /// assert_eq!(counts.lax().recall, 1.0);
    /// ```
    #[must_use]
    pub fn new(gold: &[Links], predicted: &[Links]) -> Self {
        let (gold, predicted) = (distinct(gold), distinct(predicted));
        let pairs = |beads: &BTreeSet<Links>| -> BTreeSet<Links> {
            beads.iter().filter(|(s, t)| !s.is_empty() && !t.is_empty()).cloned().collect()
        };
        let (alone_gold, alone_predicted) = (alone(&gold), alone(&predicted));
        Self {
            precision: right(&gold, &predicted),
            recall: right(&pairs(&predicted), &pairs(&gold)),
            nulls: [
                count(alone_gold.intersection(&alone_predicted)),
                count(alone_predicted.iter()),
                count(alone_gold.iter()),
            ],
        }
    }

    /// The very same beads.
    #[must_use]
    pub fn strict(self) -> Score {
        let ([right, _, predicted], [found, _, gold]) = (self.precision, self.recall);
        Score::new(right, predicted, found, gold)
    }

    /// Beads that overlap on both sides.
    #[must_use]
    pub fn lax(self) -> Score {
        let ([_, right, predicted], [_, found, gold]) = (self.precision, self.recall);
        Score::new(right, predicted, found, gold)
    }

    /// Sentences without counterpart.
    #[must_use]
    pub fn nulls(self) -> Score {
        let [both, predicted, gold] = self.nulls;
        Score::new(both, predicted, both, gold)
    }

    /// How many beads with two sides the gold has.
    #[must_use]
    pub fn gold_beads(self) -> u32 {
        let [_, _, gold] = self.recall;
        gold
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in [
            (&mut self.precision, other.precision),
            (&mut self.recall, other.recall),
            (&mut self.nulls, other.nulls),
        ] {
            for (count, more) in mine.iter_mut().zip(theirs) {
                *count += more;
            }
        }
    }
}

/// Joins predicted beads that lie inside one gold bead, for gold that is coarser than
/// sentences (paragraphs, verses, blocks). Beads with an empty side stay: a sentence that was
/// missed still counts.
#[must_use]
pub fn merged(gold: &[Links], predicted: &[Links]) -> Vec<Links> {
    let mut of_source = BTreeMap::new();
    let mut of_target = BTreeMap::new();
    for (number, (source, target)) in gold.iter().enumerate() {
        if !source.is_empty() && !target.is_empty() {
            of_source.extend(source.iter().map(|&i| (i, number)));
            of_target.extend(target.iter().map(|&j| (j, number)));
        }
    }
    let mut groups: BTreeMap<usize, Links> = BTreeMap::new();
    let mut kept = Vec::new();
    for (source, target) in predicted {
        let homes: BTreeSet<Option<&usize>> = source
            .iter()
            .map(|i| of_source.get(i))
            .chain(target.iter().map(|j| of_target.get(j)))
            .collect();
        let home = homes.first().copied().flatten().filter(|_| homes.len() == 1);
        match home {
            Some(&home) if !source.is_empty() && !target.is_empty() => {
                let group = groups.entry(home).or_default();
                group.0.extend(source);
                group.1.extend(target);
            }
            _ => kept.push((source.clone(), target.clone())),
        }
    }
    kept.extend(groups.into_values());
    kept
}

fn distinct<'a>(beads: impl IntoIterator<Item = &'a Links>) -> BTreeSet<Links> {
    let sorted = beads.into_iter().filter(|(s, t)| !s.is_empty() || !t.is_empty()).map(|(s, t)| {
        let (mut s, mut t) = (s.clone(), t.clone());
        s.sort_unstable();
        t.sort_unstable();
        (s, t)
    });
    sorted.collect()
}

/// Of `tested`: those that are in `truth`, those that overlap it, all.
fn right(truth: &BTreeSet<Links>, tested: &BTreeSet<Links>) -> [u32; 3] {
    let mut targets_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (source, target) in truth {
        for &i in source {
            targets_of.entry(i).or_default().extend(target);
        }
    }
    let overlaps = |(source, target): &&Links| {
        let targets = |i| targets_of.get(i).into_iter().flatten();
        source.iter().flat_map(targets).any(|j| target.contains(j))
    };
    let strict = count(tested.intersection(truth));
    // A bead that is strictly right counts as laxly right even if a side is empty.
    let lax = count(tested.iter().filter(|bead| truth.contains(*bead) || overlaps(bead)));
    [strict, lax, count(tested.iter())]
}

fn alone(beads: &BTreeSet<Links>) -> BTreeSet<(bool, usize)> {
    let omitted = beads.iter().filter(|(_, t)| t.is_empty()).flat_map(|(s, _)| s);
    let added = beads.iter().filter(|(s, _)| s.is_empty()).flat_map(|(_, t)| t);
    omitted.map(|&i| (true, i)).chain(added.map(|&j| (false, j))).collect()
}

fn count(items: impl Iterator) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
