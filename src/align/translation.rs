//! How words of one document become words of the other, as far as a pass knows.
//!
//! A run's words are drawn from its counterpart or, with a probability that is the background's share,
//! from the document at large. A free translation draws more from there: an editor's wording is in no
//! dictionary, and an editor cuts sentences anew. Who then takes every unexplained sentence for an omission
//! finds omissions everywhere, so the share is raised by what the beads of the pass before show of both. It
//! is never lowered, which would make a literal text's one free sentence an omission (log-likelihood of gold
//! beads -0.5).

use crate::lexicon::Table;

/// The background's share in a usual translation.
/// Of 0.1, 0.2, 0.3, 0.4, 0.53 and 0.65 the one under which hand-made beads are most probable.
pub(super) const BACKGROUND_SHARE: f32 = 0.4;

/// How much it counts, for how free a translation is, that its sentences are cut anew, where it counts 1
/// that the dictionary leaves its words unexplained. Of 0.35, 0.5 and 0.7 the one under which most beads of
/// free drafts are found; logistic regression, asked to tell these from others, finds 0.46 after the first
/// pass and 0.44 after the second. Unexplained words alone tell 97 of a hundred pairs of documents apart,
/// since comics and small talk are full of words that no dictionary has, the two together 99.7.
const RECUT: f32 = 0.5;
/// A translation is free where the two are more than this. Free drafts have 0.64 to 0.78, others 0.34 to
/// 0.64, but for a lecture with 0.75.
const FREE: f32 = 0.6;
/// By how much the background's share rises with what is more. With 2 fewer beads of free drafts are found,
/// with 4 fewer null beads.
const RISE: f32 = 3.0;
/// The greatest background's share: whatever the beads show, words say something.
const MOST: f32 = 0.75;
/// So many imagined words, half of them unexplained. With 30 and 60 the same beads are found, but for one.
const IMAGINED_WORDS: f32 = 60.0;
/// So many imagined beads, one of them of several sentences.
const IMAGINED_BEADS: f32 = 8.0;

/// How much of a word's looseness counts. Of 0, 0.25, 0.5 and 0.75 the one with the highest F1s; the
/// log-likelihood of gold beads held out rises from -18.79 to -18.37 (-18.34 with 0.75, -18.40 with 1).
const LOOSENESS: f32 = 0.5;
/// An editor puts another word even for one that translators keep: that a word is firm counts less in a
/// free translation, by this power of what the background leaves. Of 0, 2, 3, 4 and 6 one of the two
/// with the highest lax F1s, and F1s of null beads, on free drafts of news.
const FIRM_IF_LITERAL: i32 = 3;

/// From this background's share on another pass finds more beads; with any from 0.42 to 0.48 it finds the
/// same, but for one of a comic.
const SURELY_FREE: f32 = 0.42;

/// How words of the source become words of the target.
pub(super) struct Translation {
    /// For each unit of the source, what it becomes.
    pub table: Table,
    /// The background's share, in 0.4..=0.75.
    pub background_share: f32,
}

impl Translation {
    /// The background's share of a word that is translated so loosely (in nats, as
    /// [`Units::looseness`](crate::lexicon::Units) has it), in 0..=1.
    pub fn share_of(&self, looseness: f32) -> f32 {
        let left = 1.0 - self.background_share;
        let counts = match looseness < 0.0 {
            true => (left / (1.0 - BACKGROUND_SHARE)).powi(FIRM_IF_LITERAL),
            false => 1.0,
        };
        let odds = self.background_share / left * (LOOSENESS * counts * looseness).exp();
        odds / (1.0 + odds)
    }

    /// What the dictionaries say of a usual translation.
    pub fn usual(table: Table) -> Self {
        Self { table, background_share: BACKGROUND_SHARE }
    }

    /// By what a bead's score is divided before it becomes a probability, in 1..=1.42. The weights were
    /// estimated on usual translations, and in a free one they claim too much. Of the powers 0, 0.4, 0.7, 1
    /// and 1.3 of this, 1 and 1.3 make the beads of free drafts most probable; with 1 what the beads of 28
    /// documents claim exceeds what is right by 0.01 in the mean, with 0 by 0.05.
    pub fn temperature(&self) -> f64 {
        f64::from(self.background_share - BACKGROUND_SHARE).exp()
    }

    /// Whether so much is drawn from the background that it pays to read the documents once more.
    pub fn is_free(&self) -> bool {
        self.background_share >= SURELY_FREE
    }
}

/// What the beads of a pass show of a translation.
pub(super) struct Shown {
    /// How many words they have, and how many of these nothing in the dictionary explains.
    pub words: f32,
    pub unexplained: f32,
    /// How many beads there are, and how many have several sentences on either side.
    pub beads: f32,
    pub recut: f32,
}

impl Shown {
    /// The background's share in such a translation.
    pub fn background_share(&self) -> f32 {
        let unexplained = (self.unexplained + 0.5 * IMAGINED_WORDS) / (self.words + IMAGINED_WORDS);
        let recut = (self.recut + 1.0) / (self.beads + IMAGINED_BEADS);
        let freedom = unexplained + RECUT * recut - FREE;
        (BACKGROUND_SHARE + RISE * freedom.max(0.0)).min(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a thousand words and a hundred beads.
    fn share(unexplained: f32, recut: f32) -> f32 {
        Shown { words: 1000.0, unexplained, beads: 100.0, recut }.background_share()
    }

    #[test]
    fn only_a_free_translation_has_more_from_the_background() {
        let usual = |share: f32| (share - BACKGROUND_SHARE).abs() < 1e-6;
        assert!(usual(share(450.0, 10.0)), "news");
        assert!(usual(share(540.0, 10.0)), "a comic");
        assert!(usual(share(350.0, 40.0)), "a lecture in long lines");
        assert!(share(550.0, 30.0) > BACKGROUND_SHARE + 0.1, "a magazine");
        assert!(share(600.0, 30.0) > share(550.0, 30.0));
        assert!(share(1000.0, 100.0) <= MOST);
    }

    #[test]
    fn a_free_translation_is_less_sure() {
        let at = |background_share| {
            Translation { table: Table::default(), background_share }.temperature()
        };
        assert!((at(BACKGROUND_SHARE) - 1.0).abs() < 1e-12, "a usual one is as sure as ever");
        assert!(at(0.6) > 1.2 && at(MOST) > at(0.6) && at(MOST) < 1.43);
    }

    #[test]
    fn a_firm_word_says_more_and_less_so_in_a_free_translation() {
        let of = |background_share, looseness| {
            Translation { table: Table::default(), background_share }.share_of(looseness)
        };
        assert!((of(BACKGROUND_SHARE, 0.0) - BACKGROUND_SHARE).abs() < 1e-6, "not known");
        assert!(of(BACKGROUND_SHARE, -2.0) < 0.25, "a book is a book");
        assert!(of(BACKGROUND_SHARE, 2.0) > 0.6, "to get is many things");
        let odds = |share: f32| share / (1.0 - share);
        let firmness = |share| odds(of(share, -2.0)) / odds(share);
        assert!(firmness(0.6) > 1.5 * firmness(BACKGROUND_SHARE), "an editor writes another word");
        assert!(of(MOST, 6.4) < 1.0 && of(BACKGROUND_SHARE, -6.4) > 0.0);
    }

    #[test]
    fn a_few_words_show_little() {
        let few = Shown { words: 30.0, unexplained: 18.0, beads: 4.0, recut: 1.0 };
        assert!(few.background_share() < share(600.0, 25.0));
    }
}
