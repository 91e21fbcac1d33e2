//! Units of a bitext that both revisions have: what one holds became what the other holds, whatever
//! its words are now.

use std::collections::BTreeSet;
use std::hash::Hash;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::{BlockKind, Document};

use super::anchors::heaviest_chain;
use super::links::{Links, Pair};

/// What is known of a unit beside its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// What its file calls it.
    pub id: Option<String>,
    /// The text that it translates.
    pub source: String,
}

/// The units that both have, by number, in the old order: those of the same source, told apart by
/// their ids where several have it, else in order; and those of the same id, unless either's source stands under
/// another id on the other side, as where units are counted and one came. O(units).
#[must_use]
pub fn same(old: &[Unit], new: &[Unit]) -> Vec<(usize, usize)> {
    let mut paired = Paired::default();
    paired.take(as_often_on_both(old, new, |unit| Some((unit.id.as_ref()?, &unit.source))));
    paired.take(as_often_on_both(old, new, |unit| Some(&unit.source)));
    let sources = [old, new].map(|side| side.iter().map(|unit| &unit.source).collect());
    let [of_old, of_new]: [BTreeSet<&String>; 2] = sources;
    let is_known = |units: &[Unit], at: usize, there: &BTreeSet<&String>| {
        units.get(at).is_some_and(|unit| there.contains(&unit.source))
    };
    let mut by_id = as_often_on_both(old, new, |unit| unit.id.as_ref());
    by_id.retain(|&(i, j)| !is_known(old, i, &of_new) && !is_known(new, j, &of_old));
    paired.take(by_id);
    paired.pairs.sort_unstable();
    paired.pairs
}

/// The sentences of what labels of Markdown's links stand for in both documents, paired by label.
#[must_use]
pub fn same_references(old: &Document, new: &Document) -> Vec<(Range<usize>, Range<usize>)> {
    let [(old, olds), (new, news)] = [old, new].map(references);
    let sentences = |(i, j): (usize, usize)| Some((olds.get(i)?.clone(), news.get(j)?.clone()));
    same(&old, &new).into_iter().filter_map(sentences).collect()
}

/// The references of a document, each a unit whose label is its id, and their sentences.
fn references(document: &Document) -> (Vec<Unit>, Vec<Range<usize>>) {
    let mut found: (Vec<Unit>, Vec<Range<usize>>) = Default::default();
    for at in 0..document.len() {
        let block = document.block(at).filter(|block| block.kind == BlockKind::Reference);
        let Some(text) = block.and_then(|block| block.span.of(document.text())) else { continue };
        let label = text.split_once("]:").map_or(text, |(label, _)| label);
        match (found.0.last(), found.1.last_mut()) {
            (Some(last), Some(run)) if last.source == label && run.end == at => run.end = at + 1,
            _ => {
                found.0.push(Unit { id: None, source: label.to_owned() });
                found.1.push(at..at + 1);
            }
        }
    }
    found
}

/// Pairs that share no unit.
#[derive(Default)]
struct Paired {
    pairs: Vec<(usize, usize)>,
    olds: BTreeSet<usize>,
    news: BTreeSet<usize>,
}

impl Paired {
    fn take(&mut self, pairs: Vec<(usize, usize)>) {
        for (old, new) in pairs {
            if !self.olds.contains(&old) && !self.news.contains(&new) {
                self.olds.insert(old);
                self.news.insert(new);
                self.pairs.push((old, new));
            }
        }
    }
}

/// The units whose key stands as often on either side, in order; in the old order.
fn as_often_on_both<'a, K: Eq + Hash>(
    old: &'a [Unit],
    new: &'a [Unit],
    key: impl Fn(&'a Unit) -> Option<K>,
) -> Vec<(usize, usize)> {
    let mut seen: FxHashMap<K, [Vec<usize>; 2]> = FxHashMap::default();
    for (side, units) in [old, new].into_iter().enumerate() {
        for (number, unit) in units.iter().enumerate() {
            let Some(key) = key(unit) else { continue };
            if let Some(numbers) = seen.entry(key).or_default().get_mut(side) {
                numbers.push(number);
            }
        }
    }
    let same = seen.into_values().filter(|[old, new]| old.len() == new.len());
    let mut pairs: Vec<_> = same.flat_map(|[old, new]| old.into_iter().zip(new)).collect();
    pairs.sort_unstable();
    pairs
}

/// Where the units begin that both have and that kept their order, ascending on both sides. Of a unit
/// that is empty on either side the sentences may stand in the one before it now.
pub(super) fn starts(units: &[Pair], new_len: usize) -> Vec<(usize, usize)> {
    let filled = units.iter().filter(|(old, new)| !old.is_empty() && !new.is_empty());
    let starts: Vec<(usize, usize)> = filled.map(|(old, new)| (old.start, new.start)).collect();
    heaviest_chain(&starts, new_len, |_| 1)
}

/// Links what is left alone on both sides of a unit: in place, if it stands there between the same
/// sentences that are linked; or as moved, if nothing of the unit is. O(sentences · log sentences).
pub(super) fn join(links: &mut Links, units: &[Pair]) {
    if links.deleted.is_empty() || links.inserted.is_empty() {
        return;
    }
    let mut joined = Vec::new();
    for (old, new) in units {
        let (olds, news) = (runs(&links.deleted, old), runs(&links.inserted, new));
        // How many beads stand before either: they ascend on both sides.
        let of_old = |a: &Range<usize>| links.beads.partition_point(|bead| bead.0.start < a.start);
        let of_new = |b: &Range<usize>| links.beads.partition_point(|bead| bead.1.start < b.start);
        let is_whole = olds.as_slice() == [old.clone()] && news.as_slice() == [new.clone()];
        if is_whole && of_old(old) != of_new(new) {
            links.moves.push((old.clone(), new.clone()));
            continue;
        }
        let mut news = news.into_iter().peekable();
        for a in olds {
            let before = of_old(&a);
            while news.next_if(|b| of_new(b) < before).is_some() {}
            joined.extend(news.next_if(|b| of_new(b) == before).map(|b| (a, b)));
        }
    }
    joined.sort_unstable_by_key(|(old, _)| old.start);
    let places: Vec<(usize, usize)> = joined.iter().map(|(a, b)| (a.start, b.start)).collect();
    let width = links.inserted.last().map_or(0, |last| last + 1);
    let chain: BTreeSet<_> = heaviest_chain(&places, width, |_| 1).into_iter().collect();
    let stayed = |(a, b): &Pair| chain.contains(&(a.start, b.start));
    let (stayed, moved): (Vec<Pair>, Vec<Pair>) = joined.into_iter().partition(stayed);
    links.moves.extend(moved);
    links.beads.extend(stayed);
    links.beads.sort_unstable_by_key(|(old, _)| old.start);
    let linked = links.beads.iter().chain(&links.moves);
    let (olds, news): (Vec<_>, Vec<_>) = linked.cloned().unzip();
    let is_alone = |linked: Vec<Range<usize>>| {
        let linked: BTreeSet<usize> = linked.into_iter().flatten().collect();
        move |sentence: &usize| !linked.contains(sentence)
    };
    links.deleted.retain(is_alone(olds));
    links.inserted.retain(is_alone(news));
    // What belongs together by itself needs no comparison.
    links.plain = links.plain.min(links.deleted.len() + links.inserted.len());
}

/// Links what is left alone between the same sentences that are linked: a heading with a heading, a cell
/// with a cell, a message with a message, and short texts with others that are spelt alike. The one took
/// the place of the other. O(sentences · log sentences).
pub(super) fn join_blocks(links: &mut Links, [old, new]: [&Document; 2]) {
    let kind = |document: &Document, run: &Range<usize>| {
        let kind = document.block(run.start)?.kind;
        let is_whole = matches!(kind, BlockKind::Heading | BlockKind::Cell | BlockKind::Message);
        is_whole.then_some(kind)
    };
    let alone = |sentences: &[usize], document: &Document| runs(sentences, &(0..document.len()));
    let mut news = alone(&links.inserted, new).into_iter().peekable();
    let mut pairs = Vec::new();
    for a in alone(&links.deleted, old) {
        let before = links.beads.partition_point(|bead| bead.0.start < a.start);
        let at = |b: &Range<usize>| links.beads.partition_point(|bead| bead.1.start < b.start);
        while news.next_if(|b| at(b) < before).is_some() {}
        let belongs = |b: &Range<usize>| {
            let kinds = [kind(old, &a), kind(new, b)];
            let are_one = a.len() == 1 && b.len() == 1 && at(b) == before;
            are_one
                && (kinds[0].is_some() && kinds[0] == kinds[1]
                    || are_spelt_alike(old.sentence(a.start), new.sentence(b.start)))
        };
        pairs.extend(news.next_if(belongs).map(|b| (a, b)));
    }
    join(links, &pairs);
}

/// Parts what was linked though it is all of a unit that became empty and all of one that was empty,
/// unless it is the same text: one translation went, another came. O(sentences · log sentences).
pub(super) fn part(links: &mut Links, units: &[Pair], [old, new]: [&Document; 2]) {
    let alone = |own: fn(&Pair) -> [&Range<usize>; 2]| -> BTreeSet<usize> {
        let units = units.iter().map(own).filter(|[_, other]| other.is_empty());
        units.flat_map(|[own, _]| own.clone()).collect()
    };
    let gone = alone(|(old, new)| [old, new]);
    let come = alone(|(old, new)| [new, old]);
    if gone.is_empty() || come.is_empty() {
        return;
    }
    let text = |document: &Document, run: &Range<usize>| -> String {
        run.clone().map(|at| document.sentence(at).trim()).collect()
    };
    let is_parted = |(a, b): &Pair| {
        a.clone().all(|at| gone.contains(&at))
            && b.clone().all(|at| come.contains(&at))
            && text(old, a) != text(new, b)
    };
    for pairs in [&mut links.beads, &mut links.moves] {
        let (parted, kept) = std::mem::take(pairs).into_iter().partition(is_parted);
        *pairs = kept;
        let parted: Vec<Pair> = parted;
        for (a, b) in parted {
            links.deleted.extend(a);
            links.inserted.extend(b);
        }
    }
    links.deleted.sort_unstable();
    links.inserted.sort_unstable();
}

/// Whether two short texts have most of their letters in common: 引越し and 引っ越し.
fn are_spelt_alike(old: &str, new: &str) -> bool {
    /// In characters.
    const LONGEST: usize = 40;
    /// One less the edit distance in parts of the longer.
    const ALIKE: f64 = 0.6;
    let is_short = |text: &str| text.chars().nth(LONGEST).is_none();
    is_short(old)
        && is_short(new)
        && strsim::normalized_damerau_levenshtein(old.trim(), new.trim()) >= ALIKE
}

/// The runs of neighbours among ascending sentences, as far as they are in `unit`.
fn runs(sentences: &[usize], unit: &Range<usize>) -> Vec<Range<usize>> {
    let from = sentences.partition_point(|&at| at < unit.start);
    let to = sentences.partition_point(|&at| at < unit.end);
    let inside = sentences.get(from..to).unwrap_or_default();
    let runs = inside.chunk_by(|a, b| a + 1 == *b);
    runs.filter_map(|run| Some(*run.first()?..run.last()? + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_told_by_its_source_and_its_id() {
        for (old, new, expected) in [
            ("a=Open b=Save", "a=Open b=Store", "0-0 1-1"),
            ("1=Open 2=Save", "1=New 2=Open 3=Save", "0-1 1-2"),
            ("1=Open 2=Save", "2=Save 1=Open", "0-1 1-0"),
            ("1=OK 2=OK 3=Save", "1=OK 2=OK 3=Save", "0-0 1-1 2-2"),
            ("=OK =OK =Save", "=OK =Save =OK", "0-0 1-2 2-1"),
            ("=OK =OK =Save", "=OK =Save", "2-1"),
            ("a=Open a=Save", "a=Close a=Save", "0-0 1-1"),
            ("a=Open", "b=Close", ""),
        ] {
            let units = |text: &str| -> Vec<Unit> {
                let pairs = text.split(' ').filter_map(|unit| unit.split_once('='));
                let id = |id: &str| (!id.is_empty()).then(|| id.to_owned());
                pairs.map(|(of, source)| Unit { id: id(of), source: source.to_owned() }).collect()
            };
            let same = same(&units(old), &units(new));
            let shown = same.iter().map(|(i, j)| format!("{i}-{j}"));
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{old} | {new}");
        }
    }

    #[test]
    fn what_is_left_alone_in_a_unit_belongs_together() {
        let links = Links {
            beads: vec![(1..2, 1..2), (4..5, 4..5)],
            deleted: vec![0, 2, 3, 5, 6],
            inserted: vec![0, 2, 3, 6],
            ..Links::default()
        };
        for (units, beads, moves, deleted, inserted) in [
            // Each unit between sentences that stayed.
            (
                vec![(0..1, 0..1), (2..4, 2..3)],
                "0..1=0..1 1..2=1..2 2..4=2..3 4..5=4..5",
                "",
                vec![5, 6],
                vec![3, 6],
            ),
            // One unit around sentences that stayed.
            (
                vec![(0..4, 0..4)],
                "0..1=0..1 1..2=1..2 2..4=2..4 4..5=4..5",
                "",
                vec![5, 6],
                vec![6],
            ),
            // A unit that stands elsewhere.
            (
                vec![(0..1, 6..7)],
                "1..2=1..2 4..5=4..5",
                "0..1=6..7",
                vec![2, 3, 5, 6],
                vec![0, 2, 3],
            ),
            // Two that changed places between the same sentences.
            (
                vec![(2..3, 3..4), (3..4, 2..3)],
                "1..2=1..2 2..3=3..4 4..5=4..5",
                "3..4=2..3",
                vec![0, 5, 6],
                vec![0, 6],
            ),
            // One that does so, of which a part stayed.
            (vec![(0..2, 6..7)], "1..2=1..2 4..5=4..5", "", vec![0, 2, 3, 5, 6], vec![0, 2, 3, 6]),
        ] {
            let mut links = links.clone();
            join(&mut links, &units);
            let shown = |pairs: &[Pair]| {
                let pairs = pairs.iter().map(|(a, b)| format!("{a:?}={b:?}"));
                pairs.collect::<Vec<_>>().join(" ")
            };
            assert_eq!(shown(&links.beads), beads);
            assert_eq!(shown(&links.moves), moves);
            assert_eq!((links.deleted, links.inserted), (deleted, inserted));
        }
    }
}
