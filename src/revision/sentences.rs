//! Which sentences of two revisions belong together.
//!
//! What stayed is taken out ([`super::anchors`]), then what moved; each gap that remains is tiled
//! by the lattice of [`crate::align`] with likeness as evidence; and last, what the lattice left
//! alone on both sides is looked through for sentences that moved and were edited.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::align::{Corridor, Lattice, Prior};
use crate::model::{Document, Kind};

use super::anchors::{Anchored, Keys, anchor, heaviest_chain};
use super::likeness::{Item, Likeness, MAX_RUN, Vocabulary};
use super::links::{Linker, Links, Pair};
use super::moves::Sure;
use super::rewrapped::rewrapped;
use super::units::{join, join_blocks, part, starts};
use super::words::Words;

/// A gap of up to this many pairs of sentences, fifty against fifty, is left to the lattice as it
/// is; a larger one is cut at partners that share enough, where there are any.
const GAP_CELLS: usize = 2_500;
/// In a gap of more than this many, repeated sentences are paired without regard to what stands
/// around them.
const REPEATED_CELLS: usize = 10_000;
/// The largest gap that the lattice is given, some 700 sentences against 700 and 100 MB.
const MAX_GAP_CELLS: usize = 500_000;

/// How often each kind of bead stands in the gaps of a revision, in round figures: most
/// sentences were edited one for one, some split or joined, some cut or added. The likeness of
/// words outweighs them wherever there are some.
const EXPECTED: [(Kind, f64); 12] = [
    (Kind::new(1, 1), 100_000.0),
    (Kind::new(1, 0), 4_000.0),
    (Kind::new(0, 1), 4_000.0),
    (Kind::new(2, 1), 6_000.0),
    (Kind::new(1, 2), 6_000.0),
    (Kind::new(2, 2), 500.0),
    (Kind::new(3, 1), 1_000.0),
    (Kind::new(1, 3), 1_000.0),
    (Kind::new(3, 2), 50.0),
    (Kind::new(2, 3), 50.0),
    (Kind::new(4, 1), 200.0),
    (Kind::new(1, 4), 200.0),
];

/// A sentence is a part of another if so much of what its words of meaning say is in that other, beyond
/// what its neighbours have in common with it. Half of it may be said anew.
const PART: f64 = 0.4;

/// A pair that shares this much in a large gap is a place where the gap may be cut.
const SURELY: f64 = 0.7;

/// Links the sentences of two revisions. What stands in each of the `units` belongs together; `budget`
/// is in pairs of sentences that may be compared closely.
pub(super) fn link(
    words: &mut Words,
    [old, new]: [&Document; 2],
    units: &[Pair],
    budget: usize,
) -> Links {
    let mut keys = Keys::new(old, new);
    let mut unique: Vec<(usize, usize)> = keys.unique().collect();
    if !unique.is_sorted_by_key(|&(_, new)| new) {
        keys.doubt_twins(old, new);
        unique = keys.unique().collect();
    }
    let heaviest = |pairs: &[(usize, usize)]| {
        heaviest_chain(pairs, new.len(), |(sentence, _)| old.sentence(sentence).len())
    };
    let mut chain = heaviest(&unique);
    let mut anchored = anchor(&keys, &chain, REPEATED_CELLS);
    let mut linker = Linker::new(words, old, new, &keys, &anchored.gaps);
    // What was edited has a say in what stayed: else one sentence that was not would make it move.
    let voters = with_sure(&unique, &anchored.crossing, &linker.sure());
    if voters.len() > unique.len() {
        chain = heaviest(&voters);
        let voted = anchor(&keys, &chain, REPEATED_CELLS);
        if voted.crossing != anchored.crossing {
            linker = Linker::new(words, old, new, &keys, &voted.gaps);
            anchored = voted;
        }
    }
    let Anchored { equal, gaps, crossing } = anchored;
    let rewrapped: Vec<Pair> = gaps.iter().flat_map(|gap| rewrapped(old, new, gap)).collect();
    for (old, new) in &rewrapped {
        linker.claimed_old.extend(old.clone());
        linker.claimed_new.extend(new.clone());
    }
    linker.take_moves(&crossing, &chain);
    let mut links = linker.tile(&gaps, &starts(units, new.len()), budget);
    links.beads.extend(rewrapped);
    links.beads.extend(equal.into_iter().map(|(i, j)| (i..i + 1, j..j + 1)));
    links.beads.sort_unstable_by_key(|(old, _)| old.start);
    join(&mut links, units);
    join_blocks(&mut links, [old, new]);
    part(&mut links, units, [old, new]);
    links
}

/// Unique pairs and those that surely belong together, in the old order; no two share a sentence.
/// Of the unique ones only those that are `crossing` may stand in gaps.
fn with_sure(
    unique: &[(usize, usize)],
    crossing: &[(usize, usize)],
    sure: &[Sure],
) -> Vec<(usize, usize)> {
    let (olds, news): (BTreeSet<usize>, BTreeSet<usize>) = crossing.iter().copied().unzip();
    let is_free = |(old, new): &(usize, usize)| !olds.contains(old) && !news.contains(new);
    let sure = sure.iter().map(|sure| sure.pair).filter(is_free);
    let mut pairs: Vec<(usize, usize)> = unique.iter().copied().chain(sure).collect();
    pairs.sort_unstable();
    pairs
}

impl Linker {
    /// Tiles all gaps, and claims what moved among the sentences left alone.
    fn tile(mut self, gaps: &[Pair], starts: &[(usize, usize)], mut budget: usize) -> Links {
        let mut links = Links::default();
        let mut prior = Prior::estimated(&EXPECTED);
        prior.retain(|kind| {
            kind.source <= MAX_RUN && kind.target <= MAX_RUN && kind != Kind::new(3, 3)
        });
        let mut ratios = self.vocabulary.ratios();
        for (number, gap) in gaps.iter().enumerate() {
            for (old, new) in self.pieces(number, gap, starts) {
                let in_range = |items: &[Item], range: &Range<usize>, moved: &BTreeSet<usize>| {
                    let from = items.partition_point(|item| item.sentence < range.start);
                    let to = items.partition_point(|item| item.sentence < range.end);
                    let items = items.get(from..to).unwrap_or_default().iter();
                    items.filter(|i| !moved.contains(&i.sentence)).cloned().collect::<Vec<_>>()
                };
                let olds = in_range(&self.olds, &old, &self.claimed_old);
                let news = in_range(&self.news, &new, &self.claimed_new);
                let cells = olds.len() * news.len();
                if cells > MAX_GAP_CELLS.min(budget) {
                    links.plain += olds.len() + news.len();
                } else if cells > 0 {
                    budget -= cells;
                    let beads = lattice(&self.vocabulary, &prior, (&olds, &news), &mut ratios);
                    links.beads.extend(beads.into_iter().map(|bead| self.uncrossed(bead)));
                }
            }
        }
        self.finish(gaps, links)
    }

    /// A gap cut where units begin, of which `starts` are known, and if it is large at pairs that surely
    /// belong together.
    fn pieces(&self, number: usize, gap: &Pair, starts: &[(usize, usize)]) -> Vec<Pair> {
        let first = starts.partition_point(|&(old, _)| old <= gap.0.start);
        let starts = starts.get(first..).unwrap_or_default().iter().copied();
        let starts = starts.take_while(|&(old, _)| old < gap.0.end);
        let starts: Vec<_> = starts.filter(|(_, new)| gap.1.contains(new)).collect();
        if starts.is_empty() && gap.0.len() * gap.1.len() <= GAP_CELLS {
            return vec![gap.clone()];
        }
        let from = self.gap_of_old.partition_point(|&gap| gap < number);
        let first = self.partners.partition_point(|pair| pair.old < from);
        let in_gap = self.partners.get(first..).unwrap_or_default().iter();
        let in_gap = in_gap.take_while(|pair| self.gap_of_old.get(pair.old) == Some(&number));
        let sure: Vec<(usize, usize)> = in_gap
            .filter(|pair| self.gap_of_new.get(pair.new) == Some(&number))
            .filter(|pair| pair.dice >= SURELY)
            .filter_map(|pair| {
                Some((self.olds.get(pair.old)?.sentence, self.news.get(pair.new)?.sentence))
            })
            .collect();
        let sure = heaviest_chain(&sure, gap.1.end, |_| 1);
        let mut pieces = Vec::new();
        let mut from = (gap.0.start, gap.1.start);
        for to in starts.into_iter().chain([(gap.0.end, gap.1.end)]) {
            let before = sure.partition_point(|&(old, _)| old < to.0);
            // What was handed on to the next unit stays with it.
            if before == sure.partition_point(|&(_, new)| new < to.1) {
                let inside = sure.partition_point(|&(old, _)| old < from.0)..before;
                let sure = sure.get(inside).unwrap_or_default();
                cut(&(from.0..to.0, from.1..to.1), sure, &mut pieces);
                from = to;
            }
        }
        pieces
    }
}

/// Cuts a stretch at pairs that surely belong together, if it is large.
fn cut(stretch: &Pair, sure: &[(usize, usize)], pieces: &mut Vec<Pair>) {
    let (mut from, mut last) = ((stretch.0.start, stretch.1.start), None);
    for &to in sure.iter().chain([&(stretch.0.end, stretch.1.end)]) {
        let cells = (to.0 - from.0) * (to.1 - from.1);
        if cells > GAP_CELLS
            && let Some((i, j)) = last.take()
        {
            pieces.push((from.0..i, from.1..j));
            from = (i, j);
        }
        last = Some(to);
    }
    pieces.push((from.0..stretch.0.end, from.1..stretch.1.end));
}

/// The beads of one gap.
fn lattice(
    vocabulary: &Vocabulary,
    prior: &Prior,
    (olds, news): (&[Item], &[Item]),
    ratios: &mut [f32],
) -> Vec<Pair> {
    let corridor = Corridor::full(olds.len(), news.len());
    let likeness = Likeness::new(vocabulary, olds, news, ratios);
    let path = Lattice::new(&corridor, prior, &likeness).best_path();
    path.into_iter()
        .filter_map(|bead| trimmed(vocabulary, olds.get(bead.source)?, news.get(bead.target)?))
        .collect()
}

/// A bead without what stands at its ends and has nothing to do with the other side: likely kinds
/// and lengths alone make no edit, and a subject in common no split. O(words · sentences).
fn trimmed(vocabulary: &Vocabulary, mut olds: &[Item], mut news: &[Item]) -> Option<Pair> {
    loop {
        let (from, to) = (parts_of(vocabulary, olds, news), parts_of(vocabulary, news, olds));
        if (from.len(), to.len()) == (olds.len(), news.len()) {
            break;
        }
        (olds, news) = (from, to);
    }
    let kept = |items: &[Item], others: &[Item]| {
        let is_related = |item: &Item| {
            let mut others = others.iter();
            others.any(|o| item.key == o.key || vocabulary.are_related(&item.bag, &o.bag))
        };
        let first = items.iter().find(|item| is_related(item))?;
        let last = items.iter().rfind(|item| is_related(item))?;
        Some(first.sentence..last.sentence + 1)
    };
    Some((kept(olds, news)?, kept(news, olds)?))
}

/// Of several sentences, those from the first to the last that are a part of `others`: of what each
/// says the others of its side do not account for enough.
fn parts_of<'a>(vocabulary: &Vocabulary, mut run: &'a [Item], others: &[Item]) -> &'a [Item] {
    let bag = |items: &[Item]| -> Vec<u32> {
        let mut bag: Vec<u32> = items.iter().flat_map(|item| &item.bag).copied().collect();
        bag.retain(|&word| vocabulary.is_content(word) && !vocabulary.is_number(word));
        bag.sort_unstable();
        bag
    };
    let whole = bag(others);
    while let ([first, before @ ..], [after @ .., last]) = (run, run)
        && run.len() > 1
    {
        let all = vocabulary.shared(&whole, &bag(run)).0;
        let share = |item: &Item, rest: &[Item]| {
            let says = vocabulary.weight_of(&bag(std::slice::from_ref(item)));
            let more = all - vocabulary.shared(&whole, &bag(rest)).0;
            if says > 0.0 { more / says } else { 1.0 }
        };
        let (of_first, of_last) = (share(first, before), share(last, after));
        run = match of_first < of_last {
            _ if of_first.min(of_last) >= PART => break,
            true => before,
            false => after,
        };
    }
    run
}
