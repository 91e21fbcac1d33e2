//! Sentences that moved.
//!
//! Partners that surely belong together and cross what stayed are taken out before the lattice
//! tiles the gaps, with those that were split or joined as they moved; what the lattice leaves alone
//! on both sides is looked through again.

use std::collections::BTreeSet;
use std::ops::Range;

use super::anchors::Heading;
use super::likeness::{Item, MAX_RUN, Vocabulary};
use super::links::{Linker, Links, Pair, chance};
use super::partners::{Partners, partners};

/// A sentence that moved shares at least this much with what it became …
const MOVED: f64 = 0.6;
/// … or this much beside another that moved in step with it …
const MOVED_IN_STEP: f64 = 0.4;
/// … and no other sentence comes nearer than this share of it: else nothing is claimed.
const CLEARLY: f64 = 0.8;
/// In a gap with more sentences none is looked for that a moved one may have stood for.
const MAX_LOOKED_THROUGH: usize = 100;
/// What it shares is this much, in nats, beyond what any two of all sentences share by chance.
const SURPLUS: f64 = 5.0;

/// Two sentences that surely belong together, and their neighbours into which either was split.
#[derive(Clone, Debug)]
pub(super) struct Sure {
    pub pair: (usize, usize),
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The gap in which a sentence stands.
fn gap(sentence: usize, items: &[Item], gaps: &[usize]) -> Option<usize> {
    let at = items.binary_search_by_key(&sentence, |item| item.sentence).ok()?;
    gaps.get(at).copied()
}

/// The items in a gap; none of one that is too large to be looked through.
fn in_gap<'a>(gap: Option<usize>, items: &'a [Item], gaps: &[usize]) -> &'a [Item] {
    let Some(gap) = gap else { return &[] };
    let (from, to) = (gaps.partition_point(|&it| it < gap), gaps.partition_point(|&it| it <= gap));
    items.get(from..to).filter(|items| items.len() <= MAX_LOOKED_THROUGH).unwrap_or_default()
}

impl Linker {
    fn claim(&mut self, old: usize, new: usize) {
        self.moved.insert((old, new));
        self.claimed_old.insert(old);
        self.claimed_new.insert(new);
    }

    /// Claims a sure pair, unless a part of it is claimed.
    fn claim_sure(&mut self, sure: &Sure) {
        let is_free = sure.old.clone().all(|old| !self.claimed_old.contains(&old))
            && sure.new.clone().all(|new| !self.claimed_new.contains(&new));
        if is_free && sure.old.len() == sure.new.len() {
            self.claim(sure.pair.0, sure.pair.1);
        } else if is_free {
            self.claimed_old.extend(sure.old.clone());
            self.claimed_new.extend(sure.new.clone());
            self.moved_runs.push((sure.old.clone(), sure.new.clone()));
        }
    }

    /// The partners, wherever they stand, that surely belong together; in the old order.
    pub fn sure(&self) -> Vec<Sure> {
        let mut sure = self.sure_among(&self.partners, &self.olds, &self.news, self.chance);
        sure.retain(|sure| !self.is_headed(sure, |_| true));
        sure
    }

    /// Whether either of two sentences is such a heading.
    fn is_headed(&self, sure: &Sure, is_such: impl Fn(Heading) -> bool) -> bool {
        let items = [self.old_item(sure.pair.0), self.new_item(sure.pair.1)];
        items.into_iter().flatten().any(|item| item.heading.is_some_and(&is_such))
    }

    /// Those that share enough, more than by `chance`, and clearly more than with any other.
    fn sure_among(
        &self,
        partners: &[Partners],
        olds: &[Item],
        news: &[Item],
        chance: f64,
    ) -> Vec<Sure> {
        let sure = |pair: &Partners| {
            let (old, new) = (olds.get(pair.old)?, news.get(pair.new)?);
            let single = |at: usize| at..at + 1;
            let alone = (pair.nats, pair.dice);
            let split = grown(&self.vocabulary, &old.bag, news, pair.new, alone);
            let joined = grown(&self.vocabulary, &new.bag, olds, pair.old, alone);
            let (nats, dice, old_run, new_run) = if joined.dice > split.dice {
                (joined.nats, joined.dice, joined.run, single(new.sentence))
            } else {
                (split.nats, split.dice, single(old.sentence), split.run)
            };
            let is_clear =
                dice >= MOVED && nats >= chance + SURPLUS && pair.second <= CLEARLY * dice;
            let pair = (old.sentence, new.sentence);
            is_clear.then_some(Sure { pair, old: old_run, new: new_run })
        };
        partners.iter().filter_map(sure).collect()
    }

    /// Claims what surely moved: unique sentences out of order, and sure pairs that are not in the
    /// chain of what stayed or that an anchor parts.
    pub fn take_moves(&mut self, crossing: &[(usize, usize)], chain: &[(usize, usize)]) {
        let in_step: BTreeSet<(usize, usize)> = crossing.iter().copied().collect();
        let (olds, news) = crossing.iter().copied().unzip();
        let taken: [BTreeSet<usize>; 2] = [olds, news];
        for &(old, new) in crossing {
            let long = self
                .old_item(old)
                .is_some_and(|item| self.vocabulary.weight_of(&item.bag) >= self.chance + SURPLUS);
            let beside = in_step.contains(&(old + 1, new + 1))
                || (old > 0 && new > 0 && in_step.contains(&(old - 1, new - 1)));
            if (long || beside) && !self.has_twin(old, new, &taken) {
                self.claim(old, new);
            }
        }
        for sure in self.sure() {
            let (old, new) = sure.pair;
            let is_parted =
                gap(old, &self.olds, &self.gap_of_old) != gap(new, &self.news, &self.gap_of_new);
            if is_parted || chain.binary_search(&sure.pair).is_err() {
                self.claim_sure(&sure);
            }
        }
        self.take_headings();
    }

    /// Whether either of two sentences that stand elsewhere has a partner where it stood that is as
    /// good and not `taken`: then it was edited in place, and looks like the other by chance.
    fn has_twin(&self, old: usize, new: usize, taken: &[BTreeSet<usize>; 2]) -> bool {
        let (Some(a), Some(b)) = (self.old_item(old), self.new_item(new)) else { return false };
        let [taken_old, taken_new] = taken;
        let is_alike = |a: &Item, b: &Item| self.vocabulary.shared(&a.bag, &b.bag).1 > CLEARLY;
        let gap_of_old = gap(old, &self.olds, &self.gap_of_old);
        let gap_of_new = gap(new, &self.news, &self.gap_of_new);
        let mut news = in_gap(gap_of_old, &self.news, &self.gap_of_new).iter();
        let mut olds = in_gap(gap_of_new, &self.olds, &self.gap_of_old).iter();
        news.any(|item| !taken_new.contains(&item.sentence) && is_alike(a, item))
            || olds.any(|item| !taken_old.contains(&item.sentence) && is_alike(item, b))
    }

    /// Claims the headings right before what moved, whatever their numbers are now.
    fn take_headings(&mut self) {
        let mut ends: Vec<(usize, usize)> = self.moved.iter().copied().collect();
        while let Some((old, new)) = ends.pop() {
            let Some((old, new)) = old.checked_sub(1).zip(new.checked_sub(1)) else { continue };
            let (Some(a), Some(b)) = (self.old_item(old), self.new_item(new)) else { continue };
            let is_same = a.heading.is_some() && a.heading == b.heading;
            if is_same && !self.claimed_old.contains(&old) && !self.claimed_new.contains(&new) {
                self.claim(old, new);
                ends.push((old, new));
            }
        }
    }

    /// Of two sentences that changed places inside a bead, the longer stayed and the other moved.
    pub fn uncrossed(&mut self, bead: Pair) -> Pair {
        if (bead.0.len(), bead.1.len()) != (2, 2) {
            return bead;
        }
        let ((a, b), (x, y)) = ((bead.0.start, bead.0.start + 1), (bead.1.start, bead.1.start + 1));
        let (Some(first), Some(second)) = (self.old_item(a), self.old_item(b)) else { return bead };
        let (Some(third), Some(fourth)) = (self.new_item(x), self.new_item(y)) else { return bead };
        let dice = |old: &Item, new: &Item| self.vocabulary.shared(&old.bag, &new.bag).1;
        let crossed = dice(first, fourth).min(dice(second, third));
        if crossed < MOVED || dice(first, third).max(dice(second, fourth)) > CLEARLY * crossed {
            return bead;
        }
        let weight = |item: &Item| self.vocabulary.weight_of(&item.bag);
        let (stays, moves) = match weight(first) >= weight(second) {
            true => ((a, y), (b, x)),
            false => ((b, x), (a, y)),
        };
        self.claim(moves.0, moves.1);
        (stays.0..stays.0 + 1, stays.1..stays.1 + 1)
    }

    /// Looks through what the lattice left alone, joins blocks, and lists the rest as deleted and
    /// inserted.
    pub fn finish(mut self, gaps: &[Pair], mut links: Links) -> Links {
        let taken = |ranges: Vec<Range<usize>>, moved: &BTreeSet<usize>| -> BTreeSet<usize> {
            ranges.into_iter().flatten().chain(moved.iter().copied()).collect()
        };
        let (olds, news) = links.beads.iter().cloned().unzip();
        let mut taken_old = taken(olds, &self.claimed_old);
        let mut taken_new = taken(news, &self.claimed_new);
        let left = |items: &[Item], taken: &BTreeSet<usize>| -> Vec<Item> {
            items.iter().filter(|item| !taken.contains(&item.sentence)).cloned().collect()
        };
        let (olds, news) = (left(&self.olds, &taken_old), left(&self.news, &taken_new));
        let among = partners(&self.vocabulary, &olds, &news);
        // Of few that are left few are alike by chance.
        for sure in self.sure_among(&among, &olds, &news, chance(olds.len(), news.len())) {
            // What heads nothing else is told by its words.
            if !self.is_headed(&sure, |heading| !heading.is_distinct) {
                self.claim_sure(&sure);
            }
        }
        self.grow(&taken_old, &taken_new);
        links.moves = blocks(&self.moved);
        links.moves.append(&mut self.moved_runs);

        let alone = |all: fn(&Pair) -> Range<usize>, taken: &BTreeSet<usize>| {
            let sentences = gaps.iter().flat_map(all);
            sentences.filter(|sentence| !taken.contains(sentence)).collect()
        };
        taken_old.extend(&self.claimed_old);
        taken_new.extend(&self.claimed_new);
        links.deleted = alone(|gap| gap.0.clone(), &taken_old);
        links.inserted = alone(|gap| gap.1.clone(), &taken_new);
        links
    }

    /// Claims neighbours of what moved that moved in step, though they are short, were edited more, or
    /// were split or joined.
    fn grow(&mut self, taken_old: &BTreeSet<usize>, taken_new: &BTreeSet<usize>) {
        let single = |at: usize| at..at + 1;
        let pairs = self.moved.iter().map(|&(old, new)| (single(old), single(new)));
        let mut ends: Vec<Pair> = pairs.chain(self.moved_runs.iter().cloned()).collect();
        while let Some(end) = ends.pop() {
            for is_after in [true, false] {
                let Some(next) = self.in_step(&end, is_after, (taken_old, taken_new)) else {
                    continue;
                };
                match (next.0.len(), next.1.len()) {
                    (1, 1) => self.claim(next.0.start, next.1.start),
                    _ => {
                        self.claimed_old.extend(next.0.clone());
                        self.claimed_new.extend(next.1.clone());
                        self.moved_runs.push(next.clone());
                    }
                }
                ends.push(next);
            }
        }
    }

    /// What stands right after or before a pair that moved, free on both sides and much alike: one
    /// sentence and what became of it, which may be two.
    fn in_step(
        &self,
        (old, new): &Pair,
        is_after: bool,
        (taken_old, taken_new): (&BTreeSet<usize>, &BTreeSet<usize>),
    ) -> Option<Pair> {
        let beside = |run: &Range<usize>, count: usize| match is_after {
            true => Some(run.end..run.end + count),
            false => run.start.checked_sub(count).map(|start| start..run.start),
        };
        let mut best: Option<(f64, Pair)> = None;
        for (a, b) in [(1, 1), (1, 2), (2, 1)] {
            let (Some(old), Some(new)) = (beside(old, a), beside(new, b)) else { continue };
            let is_free =
                old.clone().all(|at| !taken_old.contains(&at) && !self.claimed_old.contains(&at))
                    && new
                        .clone()
                        .all(|at| !taken_new.contains(&at) && !self.claimed_new.contains(&at));
            let olds: Option<Vec<&Item>> = old.clone().map(|at| self.old_item(at)).collect();
            let news: Option<Vec<&Item>> = new.clone().map(|at| self.new_item(at)).collect();
            let (true, Some(olds), Some(news)) = (is_free, olds, news) else { continue };
            let dice = self.alike(&olds, &news);
            if dice >= MOVED_IN_STEP && best.as_ref().is_none_or(|best| dice > best.0) {
                best = Some((dice, (old, new)));
            }
        }
        best.map(|best| best.1)
    }

    /// How much two runs share, if of each sentence enough stands in the other run; equal sentences
    /// share all.
    fn alike(&self, olds: &[&Item], news: &[&Item]) -> f64 {
        if let ([old], [new]) = (olds, news)
            && old.key == new.key
        {
            return 1.0;
        }
        let bag = |items: &[&Item]| -> Vec<u32> {
            let mut bag: Vec<u32> = items.iter().flat_map(|item| &item.bag).copied().collect();
            bag.sort_unstable();
            bag
        };
        let (old, new) = (bag(olds), bag(news));
        let is_part = |item: &&Item, whole: &[u32]| {
            let shared = self.vocabulary.shared(&item.bag, whole).0;
            shared >= MOVED_IN_STEP * self.vocabulary.weight_of(&item.bag)
        };
        let are_parts = (olds.len() == 1 || olds.iter().all(|item| is_part(item, &new)))
            && (news.len() == 1 || news.iter().all(|item| is_part(item, &old)));
        if are_parts { self.vocabulary.shared(&old, &new).1 } else { 0.0 }
    }
}

/// A run of neighbours and how much it shares with a sentence.
struct Grown {
    run: Range<usize>,
    nats: f64,
    dice: f64,
}

/// The sentences into which `whole` was split: the item `at`, which shares `nats` and `dice` with
/// it, and neighbours most of which stands in `whole`, too. O(words).
fn grown(
    vocabulary: &Vocabulary,
    whole: &[u32],
    items: &[Item],
    at: usize,
    (mut nats, mut dice): (f64, f64),
) -> Grown {
    let mut run = at..at + 1;
    let sentence = |at: usize| items.get(at).map_or(at, |item| item.sentence);
    while run.len() < MAX_RUN {
        let after = Some(run.start..run.end + 1);
        let before = run.start.checked_sub(1).map(|start| start..run.end);
        let mut best: Option<Grown> = None;
        for longer in [after, before].into_iter().flatten() {
            let Some(all) = items.get(longer.clone()) else { continue };
            let is_contiguous = sentence(longer.end - 1) - sentence(longer.start) == run.len();
            let mut bag: Vec<u32> = all.iter().flat_map(|item| &item.bag).copied().collect();
            bag.sort_unstable();
            let more = vocabulary.shared(whole, &bag);
            let new = if longer.start < run.start { all.first() } else { all.last() };
            let added = new.map_or(0.0, |item| vocabulary.weight_of(&item.bag));
            let is_part = added > 0.0 && more.0 - nats >= MOVED * added;
            if is_contiguous && is_part && more.1 > best.as_ref().map_or(dice, |best| best.dice) {
                best = Some(Grown { run: longer, nats: more.0, dice: more.1 });
            }
        }
        let Some(best) = best else { break };
        Grown { run, nats, dice } = best;
    }
    let run = sentence(run.start)..sentence(run.end - 1) + 1;
    Grown { run, nats, dice }
}

/// Pairs that moved in step, joined.
fn blocks(moved: &BTreeSet<(usize, usize)>) -> Vec<Pair> {
    let mut blocks: Vec<Pair> = Vec::new();
    for &(old, new) in moved {
        match blocks.last_mut() {
            Some(last) if last.0.end == old && last.1.end == new => {
                (last.0.end, last.1.end) = (old + 1, new + 1);
            }
            _ => blocks.push((old..old + 1, new..new + 1)),
        }
    }
    blocks
}
