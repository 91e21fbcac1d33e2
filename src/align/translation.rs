//! How words of one document become words of the other, as far as a pass knows.
//!
//! A run's words are drawn from its counterpart or, with a probability that is the background's share,
//! from the document at large. A free translation draws more from there: an editor's wording is in no
//! dictionary. Who then takes every unexplained sentence for an omission finds omissions everywhere, so
//! the share is raised by what the beads of the pass before show. It is never lowered, which would make a
//! literal text's one free sentence an omission (log-likelihood of gold beads -0.5).

use crate::lexicon::Table;

/// The background's share in a usual translation.
/// Of 0.1, 0.2, 0.3, 0.4, 0.53 and 0.65 the one under which hand-made beads are most probable.
pub(super) const BACKGROUND_SHARE: f32 = 0.4;

/// A translation is free where the dictionary leaves a greater share of words unexplained. In
/// documentation and lectures 0.2 to 0.43 are, in news 0.3 to 0.54, in conversations 0.35 to 0.6, in
/// editorial drafts 0.51 to 0.64.
const FREE: f32 = 0.5;
/// By how much the background's share rises with that share. With 1 from 0.4 on hand-made beads are less
/// probable, with 2.5 and 3 as probable, but comics lose 0.003 and more.
const RISE: f32 = 2.0;
/// The greatest background's share: whatever the beads show, words say something.
const MOST: f32 = 0.75;
/// So many imagined words are as they are at the border of [`FREE`]. With 20 short conversations lose
/// 0.001, with 100 and 150 free drafts of some ten sentences 0.005.
const IMAGINED: f32 = 60.0;

/// How words of the source become words of the target.
pub(super) struct Translation {
    /// For each unit of the source, what it becomes.
    pub table: Table,
    /// The background's share, in 0.4..=0.75.
    pub background_share: f32,
}

impl Translation {
    /// What the dictionaries say of a usual translation.
    pub fn usual(table: Table) -> Self {
        Self { table, background_share: BACKGROUND_SHARE }
    }

    /// Whether more is drawn from the background than usual.
    pub fn is_free(&self) -> bool {
        self.background_share > BACKGROUND_SHARE
    }
}

/// The background's share of a translation in whose beads so many of so many words have nothing in the
/// dictionary that explains them.
pub(super) fn background_share(unexplained: f32, words: f32) -> f32 {
    let share = (unexplained + IMAGINED * FREE) / (words + IMAGINED);
    (BACKGROUND_SHARE + RISE * (share - FREE).max(0.0)).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_free_translation_has_more_from_the_background() {
        assert_eq!(background_share(400.0, 1000.0), BACKGROUND_SHARE);
        let (free, freer) = (background_share(550.0, 1000.0), background_share(600.0, 1000.0));
        assert!(free > BACKGROUND_SHARE && freer > free, "{free} {freer}");
        assert!(background_share(6.0, 10.0) < background_share(600.0, 1000.0), "few words");
        assert_eq!(background_share(1000.0, 1000.0), MOST);
    }
}
