//! What links the sentences of two revisions, and the work on it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::Document;

use super::anchors::Keys;
use super::key;
use super::likeness::{Item, Vocabulary};
use super::partners::{Partners, partners};
use super::words::Words;

/// Runs of old and new sentences.
pub(super) type Pair = (Range<usize>, Range<usize>);

/// The sentences of two revisions, tiled and linked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// Runs that kept their order, ascending on both sides, none of them empty.
    pub beads: Vec<Pair>,
    /// Blocks that moved, equally long on both sides; and sentences that moved and were split or
    /// joined.
    pub moves: Vec<Pair>,
    /// Old sentences that became nothing.
    pub deleted: Vec<usize>,
    /// New sentences that came from nothing.
    pub inserted: Vec<usize>,
    /// Sentences of both sides in gaps that were too large to compare.
    pub plain: usize,
}

impl Links {
    /// The same with old and new exchanged.
    pub fn flipped(self) -> Self {
        let flip = |pairs: Vec<Pair>| pairs.into_iter().map(|(a, b)| (b, a)).collect();
        Self {
            beads: flip(self.beads),
            moves: flip(self.moves),
            deleted: self.inserted,
            inserted: self.deleted,
            plain: self.plain,
        }
    }
}

/// The work on what did not stay.
pub(super) struct Linker {
    pub(super) vocabulary: Vocabulary,
    /// The sentences in gaps, ascending.
    pub(super) olds: Vec<Item>,
    pub(super) news: Vec<Item>,
    /// By old item the gap it is in; likewise the new ones.
    pub(super) gap_of_old: Vec<usize>,
    pub(super) gap_of_new: Vec<usize>,
    pub(super) partners: Vec<Partners>,
    /// What the likeliest of all pairs of sentences shares by chance, in nats.
    pub(super) chance: f64,
    /// Pairs of sentences that moved.
    pub(super) moved: BTreeSet<(usize, usize)>,
    /// Runs that moved and were split or joined.
    pub(super) moved_runs: Vec<Pair>,
    /// Sentences that are linked already: they moved, or are the same text cut elsewhere.
    pub(super) claimed_old: BTreeSet<usize>,
    pub(super) claimed_new: BTreeSet<usize>,
}

impl Linker {
    pub(super) fn new(
        words: &mut Words,
        old: &Document,
        new: &Document,
        keys: &Keys,
        gaps: &[Pair],
    ) -> Self {
        // Without gaps on both sides nothing is compared, and no background is needed.
        let is_needed =
            gaps.iter().any(|gap| !gap.0.is_empty()) && gaps.iter().any(|gap| !gap.1.is_empty());
        let mut vocabulary = match is_needed {
            true => Vocabulary::new(words, [old, new]),
            false => Vocabulary::default(),
        };
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        let (mut gap_of_old, mut gap_of_new) = (Vec::new(), Vec::new());
        if is_needed {
            let mut item = |document: &Document, side: &[u32], sentence: usize| {
                let key = side.get(sentence).copied().unwrap_or_default();
                let heading = keys.heading(key);
                let text = document.sentence(sentence);
                // Of a heading with words of its own the number says little.
                let distinct = heading.filter(|heading| heading.is_distinct);
                let words_alone = distinct.and_then(|_| key::heading(text));
                let bag = words_alone.map(|text| vocabulary.bag(words, &text.replace('#', " ")));
                let bag = bag.filter(|bag| !bag.is_empty());
                let bag = bag.unwrap_or_else(|| vocabulary.bag(words, text));
                Item { sentence, key, heading, bag }
            };
            for (gap, (in_old, in_new)) in gaps.iter().enumerate() {
                olds.extend(in_old.clone().map(|sentence| item(old, &keys.old, sentence)));
                news.extend(in_new.clone().map(|sentence| item(new, &keys.new, sentence)));
                gap_of_old.resize(olds.len(), gap);
                gap_of_new.resize(news.len(), gap);
            }
        }
        let partners = partners(&vocabulary, &olds, &news);
        let chance = chance(old.len(), new.len());
        Self {
            vocabulary,
            olds,
            news,
            gap_of_old,
            gap_of_new,
            partners,
            chance,
            moved: BTreeSet::new(),
            moved_runs: Vec::new(),
            claimed_old: BTreeSet::new(),
            claimed_new: BTreeSet::new(),
        }
    }

    pub(super) fn old_item(&self, sentence: usize) -> Option<&Item> {
        let at = self.olds.binary_search_by_key(&sentence, |item| item.sentence).ok()?;
        self.olds.get(at)
    }

    pub(super) fn new_item(&self, sentence: usize) -> Option<&Item> {
        let at = self.news.binary_search_by_key(&sentence, |item| item.sentence).ok()?;
        self.news.get(at)
    }
}

/// What the likeliest of all pairs of so many sentences shares by chance, in nats.
#[expect(clippy::cast_precision_loss, reason = "counts of sentences")]
pub(super) fn chance(old: usize, new: usize) -> f64 {
    (old.max(1) as f64).ln() + (new.max(1) as f64).ln()
}
