//! The word matches of every pair of sentences in a corridor, found once through an inverted
//! index and read many times.

use std::ops::Range;

use crate::lexicon::{Table, Units};

/// A unit of the source sentence that may become a unit of the target sentence, with all that
/// the scores need, so that they read memory in one stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// The unit of the source sentence.
    pub source: Drawn,
    /// The unit of the target sentence.
    pub target: Drawn,
}

/// One unit of a sentence as the other sentence explains it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    /// Its place in its sentence's list.
    pub place: u32,
    /// How often it stands in its sentence.
    pub count: f32,
    /// One over its share of its document.
    pub rarity: f32,
    /// How often the other sentence is expected to draw it through this match.
    pub expected: f32,
}

/// Matches by pair of sentences; for each source sentence one range of target sentences.
pub(super) struct Matches {
    rows: Vec<Range<usize>>,
    /// Where each row's cells begin in `starts`.
    offsets: Vec<usize>,
    /// Per cell, where its matches begin; closed by their number.
    starts: Vec<u32>,
    matches: Vec<Match>,
}

impl Matches {
    /// All matches in `rows`. Time O(matches · log sentences), memory O(cells + matches).
    pub fn new(source: &Units, target: &Units, table: &Table, rows: Vec<Range<usize>>) -> Self {
        let postings = Postings::new(target);
        let rarities = (rarities(source), rarities(target));
        let rarity = |all: &[f32], unit: u32| all.get(unit as usize).copied().unwrap_or(0.0);
        let mut offsets = Vec::with_capacity(rows.len());
        let mut starts = Vec::new();
        let mut matches = Vec::new();
        let mut row = Vec::new();
        for (sentence, range) in source.sentences().iter().zip(&rows) {
            row.clear();
            for (place, &(unit, count)) in (0_u32..).zip(sentence) {
                for &(other, probability) in table.row(unit) {
                    let (of_source, of_target) =
                        (rarity(&rarities.0, unit), rarity(&rarities.1, other));
                    for posting in postings.within(other, range) {
                        let source = Drawn {
                            place,
                            count,
                            rarity: of_source,
                            expected: posting.count * probability,
                        };
                        let target = Drawn {
                            place: posting.place,
                            count: posting.count,
                            rarity: of_target,
                            expected: count * probability,
                        };
                        row.push((posting.sentence, Match { source, target }));
                    }
                }
            }
            row.sort_unstable_by_key(|&(sentence, ref found): &(u32, Match)| {
                (sentence, found.source.place, found.target.place)
            });
            offsets.push(starts.len());
            let mut found = row.iter().peekable();
            for column in range.clone() {
                starts.push(u32::try_from(matches.len()).unwrap_or(u32::MAX));
                while let Some((_, next)) = found.next_if(|(at, _)| *at as usize == column) {
                    matches.push(*next);
                }
            }
        }
        starts.push(u32::try_from(matches.len()).unwrap_or(u32::MAX));
        Self { rows, offsets, starts, matches }
    }

    /// The matches of a pair of sentences; empty outside the rows.
    pub fn of(&self, source: usize, target: usize) -> &[Match] {
        let Some((row, offset)) = self.rows.get(source).zip(self.offsets.get(source)) else {
            return &[];
        };
        if !row.contains(&target) {
            return &[];
        }
        let cell = offset + (target - row.start);
        let bounds = self.starts.get(cell).zip(self.starts.get(cell + 1));
        bounds
            .and_then(|(&from, &to)| self.matches.get(from as usize..to as usize))
            .unwrap_or_default()
    }
}

/// Where a unit stands.
#[derive(Clone, Copy, Default)]
struct Posting {
    sentence: u32,
    place: u32,
    count: f32,
}

/// Up to so many postings are counted rather than halved.
const FEW: usize = 8;

/// By unit: the sentences that have it, ascending.
struct Postings {
    starts: Vec<usize>,
    postings: Vec<Posting>,
}

impl Postings {
    fn new(units: &Units) -> Self {
        let mut starts = vec![0_usize; units.len() + 1];
        for &(unit, _) in units.sentences().iter().flatten() {
            if let Some(count) = starts.get_mut(unit as usize + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut postings = vec![Posting::default(); total];
        for (sentence, units) in (0_u32..).zip(units.sentences()) {
            for (place, &(unit, count)) in (0_u32..).zip(units) {
                let Some(slot) = next.get_mut(unit as usize) else { continue };
                if let Some(posting) = postings.get_mut(*slot) {
                    *posting = Posting { sentence, place, count };
                }
                *slot += 1;
            }
        }
        Self { starts, postings }
    }

    fn within(&self, unit: u32, range: &Range<usize>) -> &[Posting] {
        let bounds = self.starts.get(unit as usize).zip(self.starts.get(unit as usize + 1));
        let all = bounds.and_then(|(&from, &to)| self.postings.get(from..to)).unwrap_or_default();
        let before = |end: usize| {
            let is_before = |posting: &Posting| (posting.sentence as usize) < end;
            // Most units stand in a few sentences; counting those is quicker than halving.
            match all {
                _ if all.len() <= FEW => all.iter().filter(|posting| is_before(posting)).count(),
                _ => all.partition_point(is_before),
            }
        };
        all.get(before(range.start)..before(range.end)).unwrap_or_default()
    }
}

/// One over each unit's share of a document, smoothed: half an occurrence more for each unit and
/// fifty for the words that the document happens not to have.
pub(super) fn rarities(units: &Units) -> Vec<f32> {
    const UNSEEN: f32 = 50.0;
    let mut counts = vec![0.5_f32; units.len()];
    for &(unit, count) in units.sentences().iter().flatten() {
        if let Some(total) = counts.get_mut(unit as usize) {
            *total += count;
        }
    }
    let total = counts.iter().sum::<f32>() + UNSEEN;
    counts.into_iter().map(|count| total / count).collect()
}
