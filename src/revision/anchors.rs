//! Sentences that stayed as they were, taken out before anything is weighed.
//!
//! Sentences that both texts have exactly once are paired, and the heaviest chain of pairs that
//! ascends on both sides is kept: patience diff's anchors (Cohen), found by a Fenwick tree of
//! maxima (Fredman 1975) in O(n log n) time and O(n) memory. Next to an anchor, equal sentences
//! that occur more often are taken too. Other repeated sentences wait for the lattice, which sees
//! their neighbours; where there are too many for it, Myers' algorithm (1986, crate `similar`,
//! whose work is bounded) pairs them.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::Document;

use super::key::{heading, key};

/// The sentences of two texts as numbers: equal numbers, equal keys.
pub(super) struct Keys {
    pub old: Vec<u32>,
    pub new: Vec<u32>,
    /// By key, in how many sentences of either side it stands, and the last of those.
    seen: Vec<[Seen; 2]>,
    /// By key, its heading, where others have the same one with other numbers.
    headings: Vec<Option<Heading>>,
    /// By key, whether other sentences have the same words; empty where nobody asked.
    twins: Vec<bool>,
}

/// What a heading has in common with others that only differ in their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// Which heading it is.
    number: u32,
    /// Whether its words alone tell it from all others of its side.
    pub is_distinct: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    count: u32,
    last: usize,
}

impl Keys {
    /// O(bytes).
    pub fn new(old: &Document, new: &Document) -> Self {
        let mut numbers: FxHashMap<Cow<'_, str>, u32> = FxHashMap::default();
        numbers.reserve(old.len());
        let mut seen: Vec<[Seen; 2]> = Vec::with_capacity(old.len());
        let mut keys = [Vec::with_capacity(old.len()), Vec::with_capacity(new.len())];
        for (side, (document, keys)) in [old, new].into_iter().zip(&mut keys).enumerate() {
            for (sentence, text) in document.iter().enumerate() {
                // Four thousand million different sentences do not fit in memory.
                let next = u32::try_from(seen.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(key(text)).or_insert(next);
                if number == next {
                    seen.push([Seen::default(); 2]);
                }
                if let Some(seen) = seen.get_mut(number as usize).and_then(|s| s.get_mut(side)) {
                    seen.count += 1;
                    seen.last = sentence;
                }
                keys.push(number);
            }
        }
        let [old, new] = keys;
        let headings = headings(numbers, &seen);
        Self { old, new, seen, headings, twins: Vec::new() }
    }

    /// Takes no sentence for unique from now on that differs from others in punctuation alone: which
    /// of them was edited, what stands around them tells. O(bytes).
    pub fn doubt_twins(&mut self, old: &Document, new: &Document) {
        let mut words: FxHashMap<String, [u32; 2]> = FxHashMap::default();
        let solid =
            |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        for (side, document) in [old, new].into_iter().enumerate() {
            for text in document.iter() {
                let counts = words.entry(solid(text)).or_default();
                if let Some(count) = counts.get_mut(side) {
                    *count += 1;
                }
            }
        }
        self.twins = vec![false; self.seen.len()];
        for (&key, text) in self.old.iter().zip(old.iter()) {
            let counts = words.get(&solid(text)).copied().unwrap_or_default();
            if let Some(twin) = self.twins.get_mut(key as usize) {
                *twin = counts.iter().any(|&count| count > 1);
            }
        }
    }

    /// The pairs of sentences that both sides have exactly once, in the old order; but no headings
    /// that differ in their numbers from others, of which what stands around them says more.
    pub fn unique(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().enumerate().filter_map(|(old, &key)| {
            let &[a, b] = self.seen.get(key as usize)?;
            let is_heading = self.heading(key).is_some();
            let has_twin = self.twins.get(key as usize) == Some(&true);
            (a.count == 1 && b.count == 1 && !is_heading && !has_twin).then_some((old, b.last))
        })
    }

    /// The heading that a key is, if there are others with other numbers.
    pub fn heading(&self, key: u32) -> Option<Heading> {
        self.headings.get(key as usize).copied().flatten()
    }

    /// Whether both are headings, and the same but for their numbers.
    fn same_heading(&self, old: usize, new: usize) -> bool {
        let heading = |side: &[u32], sentence: usize| self.heading(*side.get(sentence)?);
        let heading_of_old = heading(&self.old, old);
        heading_of_old.is_some() && heading_of_old == heading(&self.new, new)
    }

    fn same(&self, old: usize, new: usize) -> bool {
        self.old.get(old).is_some_and(|key| self.new.get(new) == Some(key))
    }
}

/// By key, its heading, where other keys have the same one. O(bytes).
fn headings(keys: FxHashMap<Cow<'_, str>, u32>, seen: &[[Seen; 2]]) -> Vec<Option<Heading>> {
    let mut groups: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for (text, key) in keys {
        if let Some(heading) = heading(&text) {
            groups.entry(heading).or_default().push(key);
        }
    }
    let mut headings = vec![None; seen.len()];
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let seen = group.iter().filter_map(|&key| seen.get(key as usize));
        let [old, new] = seen.fold([0, 0], |[a, b], [x, y]| [a + x.count, b + y.count]);
        let is_distinct = old <= 1 && new <= 1;
        // The same number whatever the order of the table.
        let heading = group.iter().min().map(|&number| Heading { number, is_distinct });
        for key in group {
            if let Some(place) = headings.get_mut(key as usize) {
                *place = heading;
            }
        }
    }
    headings
}

/// What stayed, and what lies between.
#[derive(Debug, Default)]
pub(super) struct Anchored {
    /// Equal sentences, ascending on both sides.
    pub equal: Vec<(usize, usize)>,
    /// The stretches between them; on one side, not on both, they may be empty.
    pub gaps: Vec<(Range<usize>, Range<usize>)>,
    /// Pairs of unique sentences that stand in another order than the anchors.
    pub crossing: Vec<(usize, usize)>,
}

/// Takes out what stayed: the unique pairs that are in `chain`, which ascends on both sides. A gap
/// of more than `cells` pairs of sentences is cut at sentences that occur several times, too.
pub(super) fn anchor(keys: &Keys, chain: &[(usize, usize)], cells: usize) -> Anchored {
    let mut anchored = Anchored::default();
    let mut from = (0, 0);
    let is_in_chain = |pair: &(usize, usize)| chain.binary_search(pair).is_ok();
    let (chain, crossing) = keys.unique().partition::<Vec<_>, _>(is_in_chain);
    anchored.crossing = crossing;
    for &(old, new) in chain.iter().chain([&(keys.old.len(), keys.new.len())]) {
        between(keys, from.0..old, from.1..new, cells, &mut anchored);
        if old < keys.old.len() {
            anchored.equal.push((old, new));
        }
        from = (old + 1, new + 1);
    }
    anchored
}

/// Two anchors enclose `old` and `new`: what is equal at either end belongs to the anchor there. So
/// do headings right before an anchor, if they are the same but for their numbers.
fn between(
    keys: &Keys,
    old: Range<usize>,
    new: Range<usize>,
    cells: usize,
    anchored: &mut Anchored,
) {
    let shorter = old.len().min(new.len());
    let is_anchored = old.end < keys.old.len() && new.end < keys.new.len();
    let is_same_heading = |i: &usize| keys.same_heading(old.end - 1 - i, new.end - 1 - i);
    let above = match is_anchored {
        true => (0..shorter).take_while(is_same_heading).count(),
        false => 0,
    };
    let (headed_old, headed_new) = (old.end - above, new.end - above);
    let (old, new) = (old.start..headed_old, new.start..headed_new);
    let shorter = shorter - above;
    let head = (0..shorter).take_while(|i| keys.same(old.start + i, new.start + i)).count();
    let is_same_tail = |i: &usize| keys.same(old.end - 1 - i, new.end - 1 - i);
    let tail = (0..shorter - head).take_while(is_same_tail).count();
    anchored.equal.extend((0..head).map(|i| (old.start + i, new.start + i)));
    let gap = (old.start + head..old.end - tail, new.start + head..new.end - tail);
    if gap.0.len().saturating_mul(gap.1.len()) <= cells {
        push_gap(gap, anchored);
    } else {
        repeated(keys, &gap, anchored);
    }
    anchored.equal.extend((0..tail).rev().map(|i| (old.end - 1 - i, new.end - 1 - i)));
    anchored.equal.extend((0..above).map(|i| (headed_old + i, headed_new + i)));
}

fn push_gap(gap: (Range<usize>, Range<usize>), anchored: &mut Anchored) {
    if !gap.0.is_empty() || !gap.1.is_empty() {
        anchored.gaps.push(gap);
    }
}

/// Cuts a gap at what Myers' algorithm finds equal in it.
fn repeated(keys: &Keys, gap: &(Range<usize>, Range<usize>), anchored: &mut Anchored) {
    let old = keys.old.get(gap.0.clone()).unwrap_or_default();
    let new = keys.new.get(gap.1.clone()).unwrap_or_default();
    let mut from = (gap.0.start, gap.1.start);
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            let (old, new) = (gap.0.start + old_index, gap.1.start + new_index);
            push_gap((from.0..old, from.1..new), anchored);
            anchored.equal.extend((0..len).map(|i| (old + i, new + i)));
            from = (old + len, new + len);
        }
    }
    push_gap((from.0..gap.0.end, from.1..gap.1.end), anchored);
}

/// The pairs of the chain that rises on both sides and has the most pairs; of several, the one
/// with the most text. `pairs` ascend by their first part, and no two share a part.
pub(super) fn heaviest_chain(
    pairs: &[(usize, usize)],
    width: usize,
    length: impl Fn((usize, usize)) -> usize,
) -> Vec<(usize, usize)> {
    if pairs.is_sorted_by_key(|&(_, new)| new) {
        return pairs.to_vec();
    }
    /// Pairs and bytes of a chain, and its last pair.
    type Chain = ((usize, usize), Option<usize>);
    let mut tree: Vec<Chain> = vec![((0, 0), None); width + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let mut heaviest: Chain = ((0, 0), None);
    for (number, &pair) in pairs.iter().enumerate() {
        let mut best: Chain = ((0, 0), None);
        let mut node = pair.1;
        while node > 0 {
            if let Some(&chain) = tree.get(node).filter(|chain| chain.0 > best.0) {
                best = chain;
            }
            node &= node - 1;
        }
        before.push(best.1);
        let weight = (best.0.0 + 1, best.0.1 + length(pair));
        if weight > heaviest.0 {
            heaviest = (weight, Some(number));
        }
        let mut node = pair.1 + 1;
        while let Some(chain) = tree.get_mut(node) {
            if weight > chain.0 {
                *chain = (weight, Some(number));
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut at = heaviest.1;
    while let Some(&pair) = at.and_then(|number| pairs.get(number)) {
        chain.push(pair);
        at = at.and_then(|number| before.get(number).copied().flatten());
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_with_the_most_pairs_and_then_the_most_text() {
        let pairs = [(0, 3), (1, 0), (2, 1), (3, 2)];
        assert_eq!(heaviest_chain(&pairs, 4, |_| 1), [(1, 0), (2, 1), (3, 2)]);
        let swapped = [(0, 1), (1, 0)];
        assert_eq!(heaviest_chain(&swapped, 2, |(old, _)| old), [(1, 0)]);
        assert_eq!(heaviest_chain(&swapped, 2, |(old, _)| 2 - old), [(0, 1)]);
    }
}
