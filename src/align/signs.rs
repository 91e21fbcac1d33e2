//! What a run of sentences shows besides its words: how it begins, and whether it asks.

use super::cuts::Cut;
use super::prior::MAX_RUN;
use crate::lexicon::{Mark, Unit, Units};

/// The signs of a run, one bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    /// Begins behind a cut that is none.
    pub const BOUND: Self = Self(1);
    /// Begins a paragraph.
    pub const PARAGRAPH: Self = Self(1 << 1);
    /// Begins inside a quotation.
    pub const QUOTED: Self = Self(1 << 2);
    /// One of its sentences asks something.
    pub const ASKS: Self = Self(1 << 3);
    /// How many sets of signs there are.
    pub const SETS: usize = 1 << 4;

    pub fn has(self, sign: Self) -> bool {
        self.0 & sign.0 != 0
    }

    /// Only `sign`, where it is there.
    pub fn only(self, sign: Self) -> Self {
        Self(self.0 & sign.0)
    }

    /// The place of the set among all sets.
    pub fn place(self) -> usize {
        self.0.into()
    }

    /// All sets, by place.
    pub fn sets() -> impl Iterator<Item = Self> {
        (0_u8..).take(Self::SETS).map(Self)
    }

    fn with(self, sign: Self, holds: bool) -> Self {
        if holds { Self(self.0 | sign.0) } else { self }
    }
}

/// The signs of all runs of up to [`MAX_RUN`] sentences, by length and then by beginning.
pub(super) struct RunSigns(Vec<Vec<Signs>>);

impl RunSigns {
    /// From the cuts of a document and its units; `paragraphs` says whether those count. O(runs).
    pub fn new(cuts: &[Cut], units: &Units, paragraphs: bool) -> Self {
        let asks = asking(units);
        let mut runs: Vec<Signs> = cuts
            .iter()
            .map(|cut| {
                Signs::default()
                    .with(Signs::BOUND, cut.is_bound)
                    .with(Signs::PARAGRAPH, paragraphs && cut.is_paragraph)
                    .with(Signs::QUOTED, cut.is_quoted)
            })
            .collect();
        let by_length = (0..MAX_RUN).map(|more| {
            for (run, &asks) in runs.iter_mut().zip(asks.iter().skip(more)) {
                *run = run.with(Signs::ASKS, asks);
            }
            runs.clone()
        });
        Self(by_length.collect())
    }

    /// The signs of the run of `length` sentences that begins at `begin`; none for an empty one.
    pub fn of(&self, begin: usize, length: usize) -> Signs {
        self.row(begin, length).first().copied().unwrap_or_default()
    }

    /// The same for the runs of `length` sentences from `begin` on.
    pub fn row(&self, begin: usize, length: usize) -> &[Signs] {
        let runs = length.checked_sub(1).and_then(|index| self.0.get(index));
        runs.and_then(|runs| runs.get(begin..)).unwrap_or_default()
    }
}

/// By sentence, whether it asks something.
fn asking(units: &Units) -> Vec<bool> {
    let is_question = |unit: &Unit| matches!(unit, Unit::Mark(Mark::Question));
    let question = (0_u32..).zip(units.units()).find(|(_, unit)| is_question(unit));
    let asks = |sentence: &Vec<(u32, f32)>| {
        let found = |(question, _)| sentence.binary_search_by_key(&question, |&(unit, _)| unit);
        question.is_some_and(|question| found(question).is_ok())
    };
    units.sentences().iter().map(asks).collect()
}
