//! What else a bead has: the words beside a term and beside a phrase, and those that are left over.

use super::super::vocabulary::English;
use super::{CLAIMED, Look};
use crate::text::script::is_hiragana;

/// How many words on either side are beside another.
const REACH: usize = 2;

impl Look<'_> {
    /// How many of the words beside a phrase are those that the words beside the term become.
    pub(super) fn company(&self, from: usize, to: usize) -> usize {
        self.company_of(self.term.unit, from, to).0
    }

    /// Whether a word of the Japanese that nothing renders has more company beside a phrase than the
    /// term, or stands nearer to it: then the phrase is rather its.
    pub(super) fn has_rival(&self, from: usize, to: usize) -> bool {
        let own = self.company_of(self.term.unit, from, to);
        self.left_over().into_iter().any(|unit| self.company_of(unit, from, to) > own)
    }

    /// How many of the words beside a phrase are those that the words beside a unit become, and how near
    /// to it these stand in all.
    fn company_of(&self, unit: u32, from: usize, to: usize) -> (usize, usize) {
        let japanese = &self.lesson.japanese;
        let mut beside: Vec<(u32, usize)> = Vec::new();
        for (at, _) in japanese.iter().enumerate().filter(|(_, (other, _))| *other == unit) {
            let before = japanese.get(..at).unwrap_or_default().iter().rev();
            let after = japanese.get(at + 1..).unwrap_or_default().iter();
            let nearness = (1..=REACH).rev();
            let says = |unit: &u32| self.says(*unit);
            beside.extend(before.map(|&(unit, _)| unit).filter(says).zip(nearness.clone()));
            beside.extend(after.map(|&(unit, _)| unit).filter(says).zip(nearness));
        }
        beside.retain(|&(other, _)| other != unit && other != self.term.unit);
        let nearness = |word: &English| {
            let its = beside.iter().filter(|&&(unit, _)| self.may_become(unit, word));
            its.map(|&(_, nearness)| nearness).max()
        };
        let joined = |at: &usize| self.word(*at).is_some_and(|word| word.is_joined);
        let after = (to + 1..).take_while(joined).filter_map(|at| self.word(at));
        let before = (1..=from).rev().take_while(joined).filter_map(|at| self.word(at - 1));
        let says = |word: &&English| !word.is_grammar;
        let words = after.filter(says).take(REACH).chain(before.filter(says).take(REACH));
        words.filter_map(nearness).fold((0, 0), |(count, sum), it| (count + 1, sum + it))
    }

    /// How many other words of the Japanese have no counterpart in the bead.
    pub(super) fn left(&self) -> usize {
        self.left_over().len()
    }

    /// How many words of the English but those of a phrase have no counterpart in the bead.
    pub(super) fn left_beside(&self, from: usize, to: usize) -> usize {
        let japanese = &self.lesson.japanese;
        let words = self.lesson.english.iter().enumerate();
        let others = words.filter(|(at, word)| !(from..=to).contains(at) && !word.is_grammar);
        others
            .filter(|(_, word)| !japanese.iter().any(|&(unit, _)| self.may_become(unit, word)))
            .count()
    }

    fn left_over(&self) -> Vec<u32> {
        let mut units: Vec<u32> = self.lesson.japanese.iter().map(|&(unit, _)| unit).collect();
        units.sort_unstable();
        units.dedup();
        units.retain(|&unit| {
            unit != self.term.unit
                && self.says(unit)
                && !self.lesson.english.iter().any(|word| self.may_become(unit, word))
        });
        units
    }

    /// Whether a unit is more than grammar.
    pub(super) fn says(&self, unit: u32) -> bool {
        let text = self.corpus.units.get(unit as usize).map_or("", |unit| &unit.text);
        text.chars().any(|c| !is_hiragana(c))
    }

    fn may_become(&self, unit: u32, word: &English) -> bool {
        self.model.t(unit, word.stem) >= CLAIMED || self.model.known(unit, word.stem) > 0.0
    }
}
