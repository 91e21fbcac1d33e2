//! Sentences that a translator moved: links across the beads of an alignment.
//!
//! Beads keep the order of both texts, so a sentence whose translation stands elsewhere leaves an
//! omission here and an addition there, or is swallowed by a neighbour's bead. For each pair of
//! sentences at the edge of their beads that share rare matches, three things are weighed: how
//! well they translate each other, what their beads lose without them, and how rarely sentences
//! move. Neighbours that changed places mostly share a bead of as many sentences on either side;
//! there the ways to pair them are weighed against each other. Time O(sentences + matches), memory
//! O(sentences).

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{Spread, Units};
use crate::model::{Alignment, Bead, Crossing, Kind, Origin};

use super::aligner::Aligned;
use super::anchors::{Pair, pairs};
use super::background::value;
use super::evidence::Evidence as _;
use super::explained::FLOOR;
use super::prior::EXCHANGED_SHARE;
use super::scorer::{Scorer, Weights};

/// Of a hundred sentences this many are thought to stand elsewhere in a translation, before it
/// is read: translators move a sentence now and then, editors a little more.
const MOVED_SHARE: f64 = 0.01;

/// A bead that loses more than this, in nats, without one of its sentences keeps it.
const MAX_LOSS: f64 = 12.0;

/// A pair must share matches that make it at least this much more probable than chance, in nats:
/// about one rare word.
const MIN_WEIGHT: f32 = 3.0;

/// A bead that is at least so probable is not taken apart for a link, whose odds nearly always fall short
/// of it; so most beads need not be looked at.
const SURE: f32 = 0.99;

/// Odds beyond this, in nats, are certainty, and sums of them are still numbers.
const MAX_ODDS: f64 = 500.0;

/// The most sentences of a bead whose orders are all tried: four have 24 of them.
const MOST_SWAPPED: usize = 4;

/// Links less probable than this are not reported.
const LIKELY: f64 = 0.5;

impl Aligned<'_> {
    /// The sentences that stand elsewhere in the translation, ascending by source sentence, each
    /// sentence in at most one; neighbours that moved together are one crossing. Confidences are
    /// probabilities of at least one half.
    #[must_use]
    pub fn crossings(&self) -> Vec<Crossing> {
        let turned = self.is_reversed.then(|| self.alignment.clone().transposed());
        let alignment = turned.as_ref().unwrap_or(&self.alignment);
        let mut found = joined(self.links(alignment, |_| true));
        if self.is_reversed {
            for Crossing { source, target, .. } in &mut found {
                std::mem::swap(source, target);
            }
            found.sort_by_key(|crossing| crossing.source.start);
        }
        found
    }

    /// The alignment without beads that hold a sentence whose counterpart more probably stands
    /// elsewhere: these sentences are alone, and the search goes over the others once more. Beads that
    /// people settled stay. The Japanese side is the source.
    pub(super) fn without_moved(&self, spread: Spread) -> Alignment {
        let alignment = &self.alignment;
        let Homes { of_source: here, of_target: there, .. } = Homes::new(alignment);
        let mut alone = Vec::new();
        let mut probabilities = (FxHashMap::default(), FxHashMap::default());
        for (i, j, probability) in
            self.links(alignment, |bead| !is_two_sided(bead) || bead.confidence < Some(SURE))
        {
            let Some((home, other)) = here.get(i).zip(there.get(j)) else { continue };
            let is_settled = |bead| self.prepared.constraints().settle(bead);
            if home == other || is_settled(home) || is_settled(other) {
                continue;
            }
            let mut held = [home, other].into_iter().filter(|bead| is_two_sided(bead)).peekable();
            let is_weaker =
                |bead: &Bead| bead.confidence.is_some_and(|it| f64::from(it) < probability);
            if held.peek().is_some() && held.all(|bead| is_weaker(bead)) {
                alone.extend([Bead::new(i..i + 1, 0..0), Bead::new(0..0, j..j + 1)]);
                probabilities.0.insert(i, probability);
                probabilities.1.insert(j, probability);
            }
        }
        if alone.is_empty() {
            return alignment.clone();
        }
        let mut beads = self.prepared.beads_beside(&Weights::default(), alone, spread);
        // That they are alone is as probable as that they belong elsewhere.
        for bead in beads.iter_mut().filter(|bead| !is_two_sided(bead)) {
            let here = bead.source.clone().find_map(|i| probabilities.0.get(&i));
            let there = bead.target.clone().find_map(|j| probabilities.1.get(&j));
            if let Some((&probability, confidence)) = here.or(there).zip(bead.confidence.as_mut()) {
                #[expect(clippy::cast_possible_truncation, reason = "a probability")]
                let probability = probability as f32;
                *confidence = confidence.min(probability);
            }
        }
        let (n, m) = (here.len(), there.len());
        Alignment::new(n, m, beads).unwrap_or_else(|error| {
            debug_assert!(false, "the lattice does not tile: {error}");
            alignment.clone()
        })
    }

    /// Single pairs, with their probabilities, of the beads that `may_lose` a sentence.
    fn links(
        &self,
        alignment: &Alignment,
        may_lose: impl Fn(&Bead) -> bool,
    ) -> Vec<(usize, usize, f64)> {
        let (source, target) = (&self.japanese.units, &self.english.units);
        let weights = Weights::default();
        let scorer = Scorer::new(&self.prepared.features, &weights);
        let homes = Homes::new(alignment);
        // What a person joined stays so, and of what the search cannot make nothing is known.
        let is_open = |bead: &Bead| {
            let is_known = self.prepared.prior.of(bead.kind()).is_finite();
            may_lose(bead) && (!is_two_sided(bead) || bead.origin != Origin::Reviewed && is_known)
        };
        let gain = |i: usize, j: usize| {
            let (here, there) = (homes.of_source.get(i)?, homes.of_target.get(j)?);
            if here == there || !is_open(here) || !is_open(there) {
                return None;
            }
            let without = |bead: &Bead, run: Option<(Range<usize>, Range<usize>)>| {
                let gain = self.gain(bead, run?, &scorer);
                (gain > -MAX_LOSS).then_some(gain)
            };
            let without_source = without(here, but(&here.source, i).zip(Some(here.target.clone())));
            let without_target =
                || without(there, Some(there.source.clone()).zip(but(&there.target, j)));
            Some(without_source? + without_target()?)
        };
        #[expect(clippy::cast_precision_loss, reason = "a count of sentences")]
        let anywhere = (MOVED_SHARE / target.sentences().len().max(1) as f64).ln();
        let moved = |i: usize, j: usize| match homes.exchanged(i, j) {
            true => EXCHANGED_SHARE.ln(),
            false => anywhere,
        };
        let mut links: Vec<(usize, usize, f64)> =
            pairs(source, target, &self.translation.table, MIN_WEIGHT, |i, j| gain(i, j).is_some())
                .into_iter()
                .filter_map(|Pair { source: i, target: j, .. }| {
                    Some((i, j, (self.pair_score(i, j) + gain(i, j)? + moved(i, j)).min(MAX_ODDS)))
                })
                .filter(|&(_, _, odds)| odds > 0.0)
                .collect();
        links.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        let mut rivals = (FxHashMap::<usize, f64>::default(), FxHashMap::<usize, f64>::default());
        for &(i, j, odds) in &links {
            *rivals.0.entry(i).or_default() += odds.exp();
            *rivals.1.entry(j).or_default() += odds.exp();
        }
        let mut seen = (FxHashSet::default(), FxHashSet::default());
        let mut taken: Vec<(usize, usize, f64)> = Vec::new();
        for (i, j, odds) in links {
            if seen.0.contains(&i) || seen.1.contains(&j) {
                continue;
            }
            // Against leaving both where they are and against every other link of either.
            let all = |sums: &FxHashMap<usize, f64>, at| sums.get(&at).copied().unwrap_or(0.0);
            let own = odds.exp();
            let probability = own / (1.0 + all(&rivals.0, i) + all(&rivals.1, j) - own);
            if probability >= LIKELY {
                seen.0.insert(i);
                seen.1.insert(j);
                taken.push((i, j, probability));
            }
        }
        let is_new =
            |&(i, j, _): &(usize, usize, f64)| !seen.0.contains(&i) && !seen.1.contains(&j);
        let beads = alignment.beads().iter();
        // Whether two sentences changed places is asked of them as two pairs.
        let of_pairs = weights.of_pairs();
        let scorer = Scorer::new(&self.prepared.features, &of_pairs);
        let swapped = beads.filter_map(|bead| self.swapped(bead, &scorer));
        taken.extend(swapped.filter(|links| links.iter().all(is_new)).flatten());
        taken.sort_by_key(|&(i, j, _)| (i, j));
        taken
    }

    /// The links of a bead of as many sentences on either side, at most [`MOST_SWAPPED`], if they
    /// changed places: their likeliest order, against all the others and the bead as a whole.
    fn swapped(&self, bead: &Bead, scorer: &Scorer) -> Option<Vec<(usize, usize, f64)>> {
        let kind = bead.kind();
        let sentences = bead.source.len();
        if kind.source != kind.target || !(2..=MOST_SWAPPED).contains(&sentences) {
            return None;
        }
        let (i, j) = (bead.source.start, bead.target.start);
        let pairs: Vec<Vec<f64>> = (0..sentences)
            .map(|a| (0..sentences).map(|b| self.pair_score(i + a, j + b)).collect())
            .collect();
        let score = |order: &[usize]| {
            let rows = pairs.iter().zip(order).filter_map(|(row, &b)| row.get(b));
            rows.sum::<f64>() + moves(order) * MOVED_SHARE.ln()
        };
        let orders: Vec<(Vec<usize>, f64)> =
            orders(sentences).into_iter().map(|order| (order.clone(), score(&order))).collect();
        let (best, highest) = orders.iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
        let whole = self.prepared.prior.of(kind) + scorer.score(i, j, kind);
        let all = orders.iter().map(|(_, score)| *score).chain([whole]);
        let sum = all.map(|score| (score - highest).min(MAX_ODDS).exp()).sum::<f64>();
        // They changed places only if the bead is one.
        let probability = f64::from(bead.confidence.unwrap_or(1.0)) / sum;
        let moved = best.iter().enumerate().filter(|&(a, &b)| a != b);
        let links: Vec<_> = moved.map(|(a, &b)| (i + a, j + b, probability)).collect();
        (probability >= LIKELY && !links.is_empty()).then_some(links)
    }

    /// What a bead gains, in nats, if no more than `rest` of its sentences stay.
    fn gain(&self, bead: &Bead, rest: (Range<usize>, Range<usize>), scorer: &Scorer) -> f64 {
        let score = |bead: &Bead| {
            let kind = bead.kind();
            if kind == Kind::new(0, 0) {
                return 0.0;
            }
            self.prepared.prior.of(kind) + scorer.score(bead.source.start, bead.target.start, kind)
        };
        let (source, target) = rest;
        let rest = if source.is_empty() || target.is_empty() {
            // What is left is sentences without counterparts.
            let omitted = source.clone().map(|i| Bead::new(i..i + 1, target.start..target.start));
            let added = target.clone().map(|j| Bead::new(source.end..source.end, j..j + 1));
            omitted.chain(added).map(|bead| score(&bead)).sum::<f64>()
        } else {
            score(&Bead::new(source, target))
        };
        rest - score(bead)
    }

    /// The score of two sentences as a bead, wherever they stand.
    fn pair_score(&self, i: usize, j: usize) -> f64 {
        let weights = Weights::default();
        let kind = Kind::new(1, 1);
        let features = &self.prepared.features;
        let here = sentence(&self.japanese.units, i);
        let there = sentence(&self.english.units, j);
        let mut drawn = (vec![0.0_f32; here.len()], vec![0.0_f32; there.len()]);
        for (&(unit, count), drawn_here) in here.iter().zip(&mut drawn.0) {
            for (&(other, other_count), drawn_there) in there.iter().zip(&mut drawn.1) {
                let row = self.translation.table.row(unit);
                let found = row.binary_search_by_key(&other, |&(other, _)| other);
                let found = found.ok().and_then(|at| row.get(at));
                if let Some(&(_, probability)) = found {
                    *drawn_there += count * probability;
                    *drawn_here += other_count * probability;
                }
            }
        }
        let rarities = (self.japanese.background.rarities(i), self.english.background.rarities(j));
        let share = |units: &Units, unit| self.translation.share_of(value(units.looseness(), unit));
        let of_english = |unit| share(&self.english.units, unit);
        let of_japanese = |unit| share(&self.japanese.units, unit);
        let forward = explained(there, &drawn.1, rarities.1, size(here), of_english);
        let backward = explained(here, &drawn.0, rarities.0, size(there), of_japanese);
        self.prepared.prior.of(kind) + features.alone(i, j, kind, (forward, backward), &weights)
    }
}

fn is_two_sided(bead: &Bead) -> bool {
    !bead.source.is_empty() && !bead.target.is_empty()
}

/// For each sentence of either side, its bead.
struct Homes<'a> {
    of_source: Vec<&'a Bead>,
    of_target: Vec<&'a Bead>,
    /// How many beads with sentences on both sides end before each sentence alone; nothing for others.
    before: (Vec<Option<usize>>, Vec<Option<usize>>),
}

impl<'a> Homes<'a> {
    fn new(alignment: &'a Alignment) -> Self {
        let mut homes =
            Self { of_source: Vec::new(), of_target: Vec::new(), before: Default::default() };
        let mut passed = 0;
        for bead in alignment.beads() {
            homes.of_source.extend(bead.source.clone().map(|_| bead));
            homes.of_target.extend(bead.target.clone().map(|_| bead));
            let before = (!is_two_sided(bead)).then_some(passed);
            homes.before.0.extend(bead.source.clone().map(|_| before));
            homes.before.1.extend(bead.target.clone().map(|_| before));
            passed += usize::from(is_two_sided(bead));
        }
        homes
    }

    /// Whether both sentences are alone, and just one bead with sentences on both sides is between them.
    fn exchanged(&self, i: usize, j: usize) -> bool {
        let before = |all: &[Option<usize>], at| all.get(at).copied().flatten();
        let here = before(&self.before.0, i);
        here.zip(before(&self.before.1, j)).is_some_and(|(here, there)| here.abs_diff(there) == 1)
    }
}

/// A run without its first or its last sentence; nothing where it is another.
fn but(run: &Range<usize>, sentence: usize) -> Option<Range<usize>> {
    match sentence {
        _ if sentence == run.start => Some(run.start + 1..run.end),
        _ if sentence + 1 == run.end => Some(run.start..sentence),
        _ => None,
    }
}

fn sentence(units: &Units, number: usize) -> &[(u32, f32)] {
    units.sentences().get(number).map_or(&[], Vec::as_slice)
}

fn size(sentence: &[(u32, f32)]) -> f32 {
    sentence.iter().map(|&(_, count)| count).sum::<f32>().max(1.0)
}

/// The log-likelihood ratio of a sentence's words given another of `size` units; see
/// [`super::words`]. `share_of` says how much of a unit the background has.
fn explained(
    sentence: &[(u32, f32)],
    drawn: &[f32],
    rarities: &[f32],
    size: f32,
    share_of: impl Fn(u32) -> f32,
) -> f64 {
    let units = sentence.iter().zip(rarities).zip(drawn);
    let score = units.map(|((&(unit, count), rarity), &expected)| {
        let (share, gain) = (share_of(unit), expected.min(size) / size * rarity);
        count * (share + (1.0 - share) * gain).ln()
    });
    f64::from(score.sum::<f32>().max(FLOOR))
}

/// All orders of so many sentences, each as the place where each sentence goes.
fn orders(sentences: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for next in 0..sentences {
        let with_next = |order: Vec<usize>| {
            (0..=order.len()).map(move |at| {
                let mut longer = order.clone();
                longer.insert(at, next);
                longer
            })
        };
        orders = orders.into_iter().flat_map(with_next).collect();
    }
    orders
}

/// The fewest sentences that moved, if they now stand in this order: all but the longest run that
/// kept its order.
fn moves(order: &[usize]) -> f64 {
    let mut longest: Vec<u32> = Vec::with_capacity(order.len());
    for (at, place) in order.iter().enumerate() {
        let ahead = order.iter().zip(&longest).take(at).filter(|(before, _)| *before < place);
        longest.push(1 + ahead.map(|(_, &length)| length).max().unwrap_or(0));
    }
    let kept = longest.into_iter().max().unwrap_or(0);
    order.len() as f64 - f64::from(kept)
}

/// Neighbours that moved to neighbouring places, as one.
fn joined(links: Vec<(usize, usize, f64)>) -> Vec<Crossing> {
    let mut crossings: Vec<Crossing> = Vec::new();
    for (i, j, probability) in links {
        #[expect(clippy::cast_possible_truncation, reason = "a probability")]
        let confidence = probability as f32;
        match crossings.last_mut().filter(|last| last.source.end == i && last.target.end == j) {
            Some(last) => {
                (last.source.end, last.target.end) = (i + 1, j + 1);
                last.confidence = last.confidence.min(confidence);
            }
            None => crossings.push(Crossing { source: i..i + 1, target: j..j + 1, confidence }),
        }
    }
    crossings
}
