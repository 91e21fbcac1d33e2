//! The word matches of every pair of sentences in a corridor, found once and read many times.

use std::ops::Range;

use crate::lexicon::{Table, Units};

/// A unit of the source sentence that may become a unit of the target sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// The source unit, as the target sentence explains it.
    pub source: Drawn,
    /// The target unit, as the source sentence explains it.
    pub target: Drawn,
}

/// One unit of a sentence as the other sentence explains it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    /// Its place in its sentence's list.
    pub place: u32,
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
    /// All matches in `rows`. Time O(units of the target sentences in all rows + matches), memory
    /// O(cells + matches).
    pub fn new(source: &Units, target: &Units, table: &Table, rows: Vec<Range<usize>>) -> Self {
        let cells = rows.iter().map(ExactSizeIterator::len).sum::<usize>();
        let mut offsets = Vec::with_capacity(rows.len());
        let mut starts = Vec::with_capacity(cells + 1);
        let mut matches = Vec::with_capacity(4 * cells);
        let mut candidates = Candidates::new(target.len());
        for (sentence, range) in source.sentences().iter().zip(&rows) {
            candidates.set(sentence, table);
            offsets.push(starts.len());
            for column in target.sentences().get(range.clone()).unwrap_or_default() {
                starts.push(u32::try_from(matches.len()).unwrap_or(u32::MAX));
                for (place, &(unit, count)) in (0_u32..).zip(column) {
                    matches.extend(candidates.of(unit).map(|candidate| Match {
                        source: Drawn {
                            place: candidate.place,
                            expected: count * candidate.probability,
                        },
                        target: Drawn { place, expected: candidate.count * candidate.probability },
                    }));
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

/// A unit of one source sentence and what it may become.
#[derive(Clone, Copy)]
struct Candidate {
    target: u32,
    /// The source unit's place in its sentence, and how often it stands there.
    place: u32,
    count: f32,
    probability: f32,
    /// The candidate with the same target before this one, plus one; 0 for none.
    before: u32,
}

/// What one source sentence may become, by target unit.
struct Candidates {
    all: Vec<Candidate>,
    /// By target unit, the last candidate plus one; 0 for none.
    last: Vec<u32>,
}

impl Candidates {
    fn new(targets: usize) -> Self {
        Self { all: Vec::new(), last: vec![0; targets] }
    }

    /// Forgets the sentence before and takes in `sentence`.
    fn set(&mut self, sentence: &[(u32, f32)], table: &Table) {
        for candidate in self.all.drain(..) {
            if let Some(last) = self.last.get_mut(candidate.target as usize) {
                *last = 0;
            }
        }
        for (place, &(unit, count)) in (0_u32..).zip(sentence) {
            for &(target, probability) in table.row(unit) {
                let Some(last) = self.last.get_mut(target as usize) else { continue };
                self.all.push(Candidate { target, place, count, probability, before: *last });
                *last = u32::try_from(self.all.len()).unwrap_or(0);
            }
        }
    }

    /// The candidates that may become `target`, the last in the sentence first.
    fn of(&self, target: u32) -> impl Iterator<Item = &Candidate> {
        let at = |number: u32| self.all.get((number as usize).checked_sub(1)?);
        let last = self.last.get(target as usize).copied().unwrap_or(0);
        std::iter::successors(at(last), move |candidate| at(candidate.before))
    }
}
