//! One draft beside its source: both sides, word by word, and the beads between them.

use std::ops::Range;

use crate::model::{Alignment, Bead, Crossing, Lang};

use super::analysis::Analysis;
use super::glossary::Terms;
use super::moved::Placed;

/// One draft beside its source, as it is given.
#[derive(Clone)]
pub struct Paired<'a> {
    /// The draft's number in the bitext.
    pub draft: usize,
    /// The source.
    pub source: &'a Analysis<'a>,
    /// The draft.
    pub target: &'a Analysis<'a>,
    /// Which sentences translate which, ascending by source; those of the draft need not ascend.
    placed: Placed,
    /// The glossary's forms on both sides, if there is a glossary.
    pub terms: Option<&'a Terms<'a>>,
}

/// A bead by its languages rather than by its direction.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The bead's number.
    pub bead: usize,
    /// Sentences of the Japanese side.
    pub japanese: Range<usize>,
    /// Sentences of the English side.
    pub english: Range<usize>,
    /// How probably the bead is right; 1 where nobody computed it.
    pub confidence: f32,
}

impl Pair {
    /// Whether there is a sentence on both sides.
    #[must_use]
    pub fn is_translated(&self) -> bool {
        !self.japanese.is_empty() && !self.english.is_empty()
    }
}

impl<'a> Paired<'a> {
    /// The draft number `draft`, aligned with its source by `alignment`.
    #[must_use]
    pub fn new(
        draft: usize,
        source: &'a Analysis<'a>,
        target: &'a Analysis<'a>,
        alignment: &'a Alignment,
    ) -> Self {
        Self { draft, source, target, placed: Placed::new(alignment.beads(), &[]), terms: None }
    }

    /// As [`super::Context::with_moved`].
    pub(super) fn with_moved(self, alignment: &Alignment, crossings: &[Crossing]) -> Self {
        Self { placed: Placed::new(alignment.beads(), crossings), ..self }
    }

    /// Which sentences translate which, by the numbers of the alignment, ascending by source; those of
    /// the draft ascend but for what moved. Of an addition that is the translation of something else
    /// nothing is left but an empty bead.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.placed.beads
    }

    /// Whether the Japanese text is the source.
    #[must_use]
    pub fn from_japanese(&self) -> bool {
        self.source.lang() == Lang::Ja
    }

    /// What belongs to the two languages, in the order of source and draft.
    pub(super) fn in_order<T>(&self, japanese: T, english: T) -> (T, T) {
        if self.from_japanese() { (japanese, english) } else { (english, japanese) }
    }

    /// The Japanese side.
    #[must_use]
    pub fn japanese(&self) -> &'a Analysis<'a> {
        if self.from_japanese() { self.source } else { self.target }
    }

    /// The English side.
    #[must_use]
    pub fn english(&self) -> &'a Analysis<'a> {
        if self.from_japanese() { self.target } else { self.source }
    }

    /// All beads, by language.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        let from_japanese = self.from_japanese();
        self.beads().iter().enumerate().map(move |(number, bead)| {
            let (source, target) = (bead.source.clone(), bead.target.clone());
            let (japanese, english) =
                if from_japanese { (source, target) } else { (target, source) };
            let confidence = bead.confidence.unwrap_or(1.0);
            Pair { bead: number, japanese, english, confidence }
        })
    }

    /// The bead that holds target sentence `index`.
    #[must_use]
    pub fn bead_of_target(&self, index: usize) -> Option<usize> {
        self.placed.bead_of_target(index)
    }

    /// The bead that holds source sentence `index`.
    #[must_use]
    pub fn bead_of_source(&self, index: usize) -> Option<usize> {
        let next = self.beads().partition_point(|bead| bead.source.end <= index);
        self.beads().get(next).filter(|bead| bead.source.contains(&index)).map(|_| next)
    }
}
