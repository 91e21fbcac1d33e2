//! Pairs of sentences that surely belong together, to search between.
//!
//! Rare matches score sentence pairs through an inverted index; the heaviest chain of pairs that
//! ascends on both sides is kept. Time O(matches + pairs · log m), memory O(n + m). The chain is
//! a weighted longest increasing subsequence by a Fenwick tree of maxima (Fredman 1975).

use crate::lexicon::{Lists, Table, Units};

use super::constraints::Constraints;
use super::corridor::Waypoint;

/// A unit in more sentences than this says nothing about where it belongs.
const MAX_SENTENCES: usize = 24;
/// The best partners kept for each sentence.
const PARTNERS: usize = 3;
/// What a pair at the far end of the other document loses, in nats, against one at the same place,
/// when the best partners are chosen: where a text repeats itself, the repetition nearby is meant.
const OFF_DIAGONAL: f32 = 3.0;
/// A pair must share matches that make it at least this much more probable than chance, in
/// nats: about two rare words.
const MIN_WEIGHT: f32 = 6.0;
/// A match less probable than this is not looked at. Up to 0.2 no development set changes.
const LEAST_T: f32 = 0.1;
/// How far the true path may be from an anchor, in target sentences. With 10 and with 12 the
/// development sets differ by at most 0.003; with 8 comics lose 0.005.
const MARGIN: usize = 12;
/// The same for an anchor with close ones on both sides, each confirming the next. From 1 to 4 no
/// development set changes; with 1 all of them, again and again with other sentences dropped, lose 0.0001.
const CLOSE_MARGIN: usize = 2;
/// Anchors at most so many sentences apart, on either side, are close.
const CLOSE: usize = 2;
/// Between anchors further apart than this the path is guessed as a straight line …
const MAX_GAP: usize = 300;
/// … that may be wrong by this many sentences.
const GUESS_MARGIN: usize = 225;
/// … or by fewer, where so much is guessed that the corridor would have more cells than this,
/// about a gigabyte: a hundred thousand times the same sentence.
const GUESSED_CELLS: usize = 6_000_000;
/// The least such margin.
const LEAST_GUESS_MARGIN: usize = 12;

/// Waypoints for the search, ascending, none where `constraints` do not allow it.
pub(super) fn anchors(
    source: &Units,
    target: &Units,
    table: &Table,
    constraints: &Constraints,
) -> Vec<Waypoint> {
    let pairs = pairs(source, target, table, MIN_WEIGHT, |i, j| constraints.allow(i, j));
    let mut chain = heaviest_chain(&pairs, target.sentences().len());
    chain.extend(constraints.pairs());
    chain.sort_unstable();
    let ends = (source.sentences().len(), target.sentences().len());
    bridged(&chain, ends)
}

/// Two sentences that share matches.
pub(super) struct Pair {
    pub source: usize,
    pub target: usize,
    /// How much more probable than chance the matches are, in nats.
    pub weight: f32,
}

/// The likeliest partners of each source sentence among those that are wanted, by source, with a
/// weight of at least `least`.
pub(super) fn pairs(
    source: &Units,
    target: &Units,
    table: &Table,
    least: f32,
    is_wanted: impl Fn(usize, usize) -> bool,
) -> Vec<Pair> {
    let mut units_of = Lists::default();
    for sentence in target.sentences() {
        units_of.push(sentence.iter().map(|&(unit, _)| unit));
    }
    let sentences_of = units_of.inverted(target.len());
    let mut used = vec![0_usize; source.len()];
    for &(unit, _) in source.sentences().iter().flatten() {
        if let Some(count) = used.get_mut(unit as usize) {
            *count += 1;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of sentences")]
    let all = target.sentences().len() as f32;
    let ends = (source.sentences().len(), target.sentences().len());
    // How much a match says; nothing where it stands in too many sentences.
    let news: Vec<Option<f32>> = sentences_of
        .iter()
        .map(|sentences| {
            #[expect(clippy::cast_precision_loss, reason = "a small count")]
            (sentences.len() <= MAX_SENTENCES).then(|| (all / sentences.len() as f32).ln())
        })
        .collect();
    let mut weights = vec![0.0_f32; target.sentences().len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut pairs = Vec::new();
    for (number, sentence) in source.sentences().iter().enumerate() {
        for &(unit, _) in sentence {
            if used.get(unit as usize).is_none_or(|&count| count > MAX_SENTENCES) {
                continue;
            }
            for &(other, probability) in table.row(unit) {
                if probability < LEAST_T {
                    continue;
                }
                let Some(&Some(news)) = news.get(other as usize) else { continue };
                for &other in sentences_of.get(other as usize) {
                    let Some(total) = weights.get_mut(other as usize) else { continue };
                    if *total == 0.0 {
                        touched.push(other);
                    }
                    *total += probability * news;
                }
            }
        }
        let mut partners: Vec<(f32, Pair)> = Vec::with_capacity(PARTNERS + 1);
        for target in touched.drain(..).map(|target| target as usize) {
            let weight = weights.get_mut(target).map_or(0.0, std::mem::take);
            let far = diagonal(number, ends).abs_diff(target);
            #[expect(clippy::cast_precision_loss, reason = "sentence numbers")]
            let standing = weight - OFF_DIAGONAL * far as f32 / all;
            let ahead = |&(other, _): &(f32, Pair)| other >= standing;
            let rank = partners.partition_point(ahead);
            if weight >= least && rank < PARTNERS && is_wanted(number, target) {
                partners.insert(rank, (standing, Pair { source: number, target, weight }));
                partners.truncate(PARTNERS);
            }
        }
        pairs.extend(partners.into_iter().map(|(_, pair)| pair));
    }
    pairs
}

/// Where a source sentence would stand in the target if both documents ran evenly.
fn diagonal(source: usize, (sources, targets): (usize, usize)) -> usize {
    source * targets / sources.max(1)
}

/// The pairs of the heaviest chain that rises strictly on both sides.
pub(super) fn heaviest_chain(pairs: &[Pair], targets: usize) -> Vec<(usize, usize)> {
    // Per Fenwick node: the weight of the heaviest chain that ends in its range, and its last
    // pair.
    let mut tree: Vec<(f32, Option<usize>)> = vec![(0.0, None); targets + 1];
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    let mut heaviest: (f32, Option<usize>) = (0.0, None);
    let numbered: Vec<(usize, &Pair)> = pairs.iter().enumerate().collect();
    for same_source in numbered.chunk_by(|a, b| a.1.source == b.1.source) {
        // Look up all pairs of a sentence before entering any, so that none follows another.
        let ends: Vec<(usize, f32)> = same_source
            .iter()
            .map(|&(number, pair)| {
                let mut best = (0.0, None);
                let mut node = pair.target;
                while node > 0 {
                    if let Some(&chain) = tree.get(node).filter(|chain| chain.0 > best.0) {
                        best = chain;
                    }
                    node &= node - 1;
                }
                if let Some(previous) = before.get_mut(number) {
                    *previous = best.1;
                }
                (number, best.0 + pair.weight)
            })
            .collect();
        for (&(_, pair), (number, weight)) in same_source.iter().zip(ends) {
            if weight > heaviest.0 {
                heaviest = (weight, Some(number));
            }
            let mut node = pair.target + 1;
            while let Some(chain) = tree.get_mut(node) {
                if weight > chain.0 {
                    *chain = (weight, Some(number));
                }
                node += node & node.wrapping_neg();
            }
        }
    }
    let mut chain = Vec::new();
    let mut at = heaviest.1;
    while let Some(pair) = at.and_then(|number| pairs.get(number)) {
        chain.push((pair.source, pair.target));
        at = at.and_then(|number| before.get(number).copied().flatten());
    }
    chain.reverse();
    chain
}

/// The chain as waypoints, with guesses where two of its pairs lie far apart, so that the
/// corridor stays narrow whatever the texts are.
fn bridged(chain: &[(usize, usize)], ends: (usize, usize)) -> Vec<Waypoint> {
    let starts = std::iter::once(&(0, 0)).chain(chain);
    let gaps = starts.zip(chain.iter().chain([&ends])).map(|(from, to)| {
        let (rise, run) = (to.1.saturating_sub(from.1), to.0.saturating_sub(from.0));
        rise.max(run)
    });
    let guessed: usize = gaps.filter(|&gap| gap > MAX_GAP).sum();
    // Guesses stand two margins apart, so a row is four margins wide.
    let margin = (GUESSED_CELLS / (4 * guessed.max(1))).clamp(LEAST_GUESS_MARGIN, GUESS_MARGIN);

    let mut waypoints = Vec::new();
    let mut from = (0, 0);
    for (position, &to) in chain.iter().chain([&ends]).enumerate() {
        let (rise, run) = (to.1.saturating_sub(from.1), to.0.saturating_sub(from.0));
        let gap = rise.max(run);
        let steps = if gap < MAX_GAP { 0 } else { gap / (2 * margin) };
        for step in 1..=steps {
            waypoints.push(Waypoint {
                source: from.0 + run * step / (steps + 1),
                target: from.1 + rise * step / (steps + 1),
                margin,
            });
        }
        if position < chain.len() {
            waypoints.push(Waypoint {
                source: to.0,
                target: to.1,
                margin: margin_at(chain, position),
            });
        }
        from = to;
    }
    waypoints
}

/// How far the true path may be from the anchor at `position` of the chain.
fn margin_at(chain: &[(usize, usize)], position: usize) -> usize {
    let are_close = |from: &(usize, usize), to: &(usize, usize)| {
        to.0.abs_diff(from.0) <= CLOSE && to.1.abs_diff(from.1) <= CLOSE
    };
    let around = position.checked_sub(1).and_then(|before| chain.get(before..position + 2));
    match around {
        Some([before, here, after]) if are_close(before, here) && are_close(here, after) => {
            CLOSE_MARGIN
        }
        _ => MARGIN,
    }
}

#[cfg(test)]
mod tests {
    use super::super::corridor::Corridor;
    use super::*;

    #[test]
    fn the_heaviest_chain_rises_on_both_sides() {
        let pair = |source, target, weight| Pair { source, target, weight };
        let pairs = [
            pair(0, 0, 7.0),
            pair(1, 5, 9.0), // out of order: heavy, but in the way of the next two
            pair(1, 1, 8.0),
            pair(2, 2, 7.0),
            pair(3, 2, 6.0), // the same target again
            pair(4, 6, 6.0),
        ];
        assert_eq!(heaviest_chain(&pairs, 7), [(0, 0), (1, 1), (2, 2), (4, 6)]);
    }

    #[test]
    fn anchors_confirm_one_another() {
        let waypoints = bridged(&[(0, 0), (1, 1), (2, 3), (4, 5), (9, 6)], (12, 9));
        let margins: Vec<usize> = waypoints.iter().map(|waypoint| waypoint.margin).collect();
        assert_eq!(margins, [MARGIN, CLOSE_MARGIN, CLOSE_MARGIN, MARGIN, MARGIN]);
    }

    #[test]
    fn far_anchors_are_bridged() {
        let waypoints = bridged(&[(1000, 2000)], (1010, 2005));
        assert!(waypoints.is_sorted_by(|a, b| a.source < b.source && a.target < b.target));
        assert_eq!(waypoints.len(), 2000 / (2 * GUESS_MARGIN) + 1);
    }

    #[test]
    fn where_nothing_is_known_the_cells_stay_bounded() {
        for (n, m) in [(10_000, 10_000), (100_000, 100_000), (100_000, 70_000), (50, 200_000)] {
            let corridor = Corridor::through(n, m, &bridged(&[], (n, m)));
            assert!(corridor.cells() < GUESSED_CELLS + GUESSED_CELLS / 8, "{}", corridor.cells());
            assert!(corridor.contains(0, 0) && corridor.contains(n, m));
        }
    }
}
