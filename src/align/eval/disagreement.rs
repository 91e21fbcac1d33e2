//! Where a predicted alignment and the gold one part, in pieces that a person can judge one by one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Links;

use super::alone;

/// How a prediction differs from the gold where the two divide the same sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisagreementKind {
    /// The prediction has nothing of these sentences.
    Missing,
    /// The gold has nothing of these sentences.
    Unknown,
    /// A sentence that the gold leaves alone is in a bead with the other side.
    Taken,
    /// A sentence is left alone that has a counterpart in the gold.
    Left,
    /// Both leave sentences alone, but others.
    OtherLeft,
    /// There are fewer beads than in the gold.
    Joined,
    /// There are more.
    Divided,
    /// There are as many.
    Shifted,
}

impl DisagreementKind {
    /// What is wrong, in a few words.
    ///
    /// ```
    /// use taiyaku::align::eval::DisagreementKind;
    /// assert_eq!(DisagreementKind::Joined.name(), "joined");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unknown => "not in the gold",
            Self::Taken => "not left alone",
            Self::Left => "left alone",
            Self::OtherLeft => "another left alone",
            Self::Joined => "joined",
            Self::Divided => "divided",
            Self::Shifted => "shifted",
        }
    }
}

/// Beads that the two alignments do not share, of the fewest sentences that beads of both end at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What is wrong.
    pub kind: DisagreementKind,
    /// Which of the gold beads, in their order; none for sentences that only the prediction has.
    pub gold: Vec<usize>,
    /// Which of the predicted beads.
    pub predicted: Vec<usize>,
}

/// All places where a prediction differs from the gold, by where the first of their beads stands in the
/// gold, those without any last. Beads without sentences are none. O(sentences · log sentences).
///
/// ```
/// use taiyaku::align::eval::{DisagreementKind, disagreements};
/// let gold = [(vec![0], vec![0]), (vec![1], vec![1]), (vec![2], vec![])];
/// let predicted = [(vec![0], vec![0]), (vec![1, 2], vec![1])];
/// let [found] = disagreements(&gold, &predicted).try_into().unwrap();
/// assert_eq!(found.kind, DisagreementKind::Taken);
/// assert_eq!((found.gold, found.predicted), (vec![1, 2], vec![1]));
/// ```
#[must_use]
pub fn disagreements(gold: &[Links], predicted: &[Links]) -> Vec<Disagreement> {
    let beads: Vec<&Links> = gold.iter().chain(predicted).collect();
    let mut pieces = Pieces { parents: (0..beads.len()).collect() };
    let mut first_of = BTreeMap::new();
    for (number, (source, target)) in beads.iter().enumerate() {
        let source = source.iter().map(|&sentence| (true, sentence));
        let target = target.iter().map(|&sentence| (false, sentence));
        for sentence in source.chain(target) {
            pieces.join(number, *first_of.entry(sentence).or_insert(number));
        }
    }
    let mut found: BTreeMap<usize, [Vec<usize>; 2]> = BTreeMap::new();
    let is_empty = |(source, target): &Links| source.is_empty() && target.is_empty();
    for (number, _) in beads.iter().enumerate().filter(|(_, bead)| !is_empty(bead)) {
        let [golden, tested] = found.entry(pieces.of(number)).or_default();
        match number.checked_sub(gold.len()) {
            None => golden.push(number),
            Some(number) => tested.push(number),
        }
    }
    let all = found.into_values();
    let differing = all.filter_map(|[golden, tested]| {
        let sets = [pick(gold, &golden), pick(predicted, &tested)];
        let kind = kind(&sets)?;
        Some(Disagreement { kind, gold: golden, predicted: tested })
    });
    differing.collect()
}

/// Some beads as sets.
fn pick(beads: &[Links], numbers: &[usize]) -> BTreeSet<Links> {
    super::distinct(numbers.iter().filter_map(|&number| beads.get(number)))
}

/// What is wrong between gold and predicted beads of the same sentences, if anything is.
fn kind([gold, predicted]: &[BTreeSet<Links>; 2]) -> Option<DisagreementKind> {
    if gold == predicted {
        return None;
    }
    if predicted.is_empty() {
        return Some(DisagreementKind::Missing);
    }
    if gold.is_empty() {
        return Some(DisagreementKind::Unknown);
    }
    let (golden, tested) = (alone(gold), alone(predicted));
    let is_taken = golden.difference(&tested).next().is_some();
    let is_left = tested.difference(&golden).next().is_some();
    Some(match (is_taken, is_left) {
        (true, true) => DisagreementKind::OtherLeft,
        (true, false) => DisagreementKind::Taken,
        (false, true) => DisagreementKind::Left,
        (false, false) => match predicted.len().cmp(&gold.len()) {
            std::cmp::Ordering::Less => DisagreementKind::Joined,
            std::cmp::Ordering::Greater => DisagreementKind::Divided,
            std::cmp::Ordering::Equal => DisagreementKind::Shifted,
        },
    })
}

/// Beads that share sentences, as a forest (Tarjan 1975); the root of a tree is its first bead.
struct Pieces {
    parents: Vec<usize>,
}

impl Pieces {
    /// The root of a bead's tree, with shorter ways to it from now on.
    fn of(&mut self, bead: usize) -> usize {
        let parent = |parents: &[usize], bead: usize| parents.get(bead).copied().unwrap_or(bead);
        let mut root = bead;
        while parent(&self.parents, root) != root {
            let above = parent(&self.parents, root);
            let higher = parent(&self.parents, above);
            if let Some(slot) = self.parents.get_mut(root) {
                *slot = higher;
            }
            root = higher;
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(slot) = self.parents.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Beads such as `0,1:0 2:`.
    fn beads(text: &str) -> Vec<Links> {
        let numbers = |list: &str| list.split(',').filter_map(|n| n.parse().ok()).collect();
        let bead = |bead: &str| {
            let (source, target) = bead.split_once(':').unwrap();
            (numbers(source), numbers(target))
        };
        text.split(' ').map(bead).collect()
    }

    #[test]
    fn each_kind_has_its_name_and_its_beads() {
        use DisagreementKind as K;
        for (gold, predicted, expected) in [
            ("0:0 1:1", "1:1 0:0", vec![]),
            ("0,1:0", "1,0:0", vec![]),
            ("0:0 1:", "0,1:0", vec![(K::Taken, vec![0, 1], vec![0])]),
            ("0:0 1:", "0:0", vec![(K::Missing, vec![1], vec![])]),
            ("0,1:0", "0:0 1:", vec![(K::Left, vec![0], vec![0, 1])]),
            ("0:0 1:", "0: 1:0", vec![(K::OtherLeft, vec![0, 1], vec![0, 1])]),
            ("0:0 1:1", "0,1:0,1", vec![(K::Joined, vec![0, 1], vec![0])]),
            ("0,1:0,1", "0:0 1:1", vec![(K::Divided, vec![0], vec![0, 1])]),
            ("9:9 0:0 1,2:1", "0,1:0 2:1 9:9", vec![(K::Shifted, vec![1, 2], vec![0, 1])]),
            ("0:0 1:1", "1:1", vec![(K::Missing, vec![0], vec![])]),
            // An empty bead is none.
            (": 0:0", "0:0 7:7", vec![(K::Unknown, vec![], vec![1])]),
        ] {
            let found = disagreements(&beads(gold), &beads(predicted)).into_iter();
            let found: Vec<_> = found.map(|d| (d.kind, d.gold, d.predicted)).collect();
            assert_eq!(found, expected, "{gold} | {predicted}");
        }
    }
}
