//! Which sentences translate which.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Who made a bead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The aligner.
    #[default]
    Auto,
    /// A file made elsewhere.
    Imported,
    /// A person, who has looked at it.
    Reviewed,
}

/// A run of source sentences and the run of target sentences that translates it.
///
/// One run may be empty (an omission or an addition), never both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// Sentence numbers of the source, from 0, half-open.
    pub source: Range<usize>,
    /// Sentence numbers of the target, from 0, half-open.
    pub target: Range<usize>,
    /// The probability that this bead is right, in [0, 1]; absent when nobody computed one.
    pub confidence: Option<f32>,
    /// Who made it.
    pub origin: Origin,
}

impl Bead {
    /// A bead without a confidence, made by the aligner.
    #[must_use]
    pub fn new(source: Range<usize>, target: Range<usize>) -> Self {
        Self { source, target, confidence: None, origin: Origin::Auto }
    }

    /// How many sentences it takes on each side.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind { source: self.source.len(), target: self.target.len() }
    }
}

/// The kind of a bead: how many source and how many target sentences it has. Shown as `2-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind {
    /// Source sentences.
    pub source: usize,
    /// Target sentences.
    pub target: usize,
}

impl Kind {
    /// The kind `source`-`target`.
    #[must_use]
    pub const fn new(source: usize, target: usize) -> Self {
        Self { source, target }
    }

    /// Whether source sentences have no counterpart (`1-0`).
    #[must_use]
    pub const fn is_omission(self) -> bool {
        self.source > 0 && self.target == 0
    }

    /// Whether target sentences have no counterpart (`0-1`).
    #[must_use]
    pub const fn is_addition(self) -> bool {
        self.source == 0 && self.target > 0
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.source, self.target)
    }
}

/// Why beads do not make an alignment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AlignmentError {
    /// Both runs of a bead are empty.
    #[error("bead {bead} is empty on both sides")]
    Empty {
        /// The bead, from 0.
        bead: usize,
    },
    /// A bead does not begin where the one before it ended.
    #[error(
        "bead {bead} begins at {side} sentence {found}, expected {expected}: \
         beads must follow each other without gap or overlap"
    )]
    Gap {
        /// The bead, from 0.
        bead: usize,
        /// `source` or `target`.
        side: &'static str,
        /// Where it begins.
        found: usize,
        /// Where the bead before it ended.
        expected: usize,
    },
    /// The beads end before, or after, the last sentence.
    #[error("the beads cover {found} {side} sentences, expected {expected}")]
    End {
        /// `source` or `target`.
        side: &'static str,
        /// Sentences covered.
        found: usize,
        /// Sentences there are.
        expected: usize,
    },
}

/// Beads that tile both sides in order: each sentence of either side is in exactly one bead.
///
/// [`Alignment::new`] checks this once; everything else relies on it.
///
/// ```
/// use taiyaku::{Alignment, Bead};
/// let beads = vec![Bead::new(0..1, 0..2), Bead::new(1..2, 2..2)];
/// assert!(Alignment::new(2, 2, beads.clone()).is_ok());
/// assert!(Alignment::new(2, 3, beads).is_err()); // target sentence 2 is in no bead
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Alignment {
    beads: Vec<Bead>,
}

impl Alignment {
    /// Checks that `beads` tile `0..source` and `0..target`. O(beads).
    ///
    /// # Errors
    /// The first bead that breaks the tiling.
    pub fn new(source: usize, target: usize, beads: Vec<Bead>) -> Result<Self, AlignmentError> {
        let (mut i, mut j) = (0, 0);
        for (index, bead) in beads.iter().enumerate() {
            if bead.source.is_empty() && bead.target.is_empty() {
                return Err(AlignmentError::Empty { bead: index });
            }
            for (side, found, expected) in
                [("source", bead.source.start, i), ("target", bead.target.start, j)]
            {
                if found != expected {
                    return Err(AlignmentError::Gap { bead: index, side, found, expected });
                }
            }
            (i, j) = (bead.source.end.max(i), bead.target.end.max(j));
        }
        for (side, found, expected) in [("source", i, source), ("target", j, target)] {
            if found != expected {
                return Err(AlignmentError::End { side, found, expected });
            }
        }
        Ok(Self { beads })
    }

    /// The beads, in order.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// The same beads, those that `is_asked` says no surer than `other` is of them, another alignment
    /// of the same texts: a bead that is not there is as probable as that none of those there is
    /// right which share a sentence with it. O(beads).
    ///
    /// ```
    /// use taiyaku::{Alignment, Bead};
    /// let sure = |bead: Bead| Bead { confidence: Some(0.9), ..bead };
    /// let split = vec![sure(Bead::new(0..1, 0..1)), sure(Bead::new(1..1, 1..2))];
    /// let split = Alignment::new(1, 2, split).unwrap();
    /// let joined = Alignment::new(1, 2, vec![sure(Bead::new(0..1, 0..2))]).unwrap();
    /// let doubted = split.doubted(&joined, |bead| bead.source.is_empty());
    /// let confidences: Vec<_> = doubted.beads().iter().map(|bead| bead.confidence.unwrap()).collect();
    /// assert_eq!(confidences, [0.9, 1.0 - 0.9]);
    /// ```
    #[must_use]
    pub fn doubted(mut self, other: &Self, is_asked: impl Fn(&Bead) -> bool) -> Self {
        let mut others = other.beads.iter().peekable();
        for bead in &mut self.beads {
            let is_past = |other: &&Bead| {
                other.source.end <= bead.source.start && other.target.end <= bead.target.start
            };
            while others.next_if(|other| is_past(other)).is_some() {}
            let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
            let near = others.clone().take_while(|other| {
                other.source.start <= bead.source.end && other.target.start <= bead.target.end
            });
            let (mut same, mut rival) = (None, 0.0_f32);
            for other in near {
                if (&other.source, &other.target) == (&bead.source, &bead.target) {
                    same = other.confidence;
                } else if meets(&other.source, &bead.source) || meets(&other.target, &bead.target) {
                    rival = rival.max(other.confidence.unwrap_or(0.0));
                }
            }
            if is_asked(bead) {
                let most = same.unwrap_or(1.0 - rival);
                bead.confidence = bead.confidence.map(|confidence| confidence.min(most));
            }
        }
        self
    }

    /// The same alignment with source and target exchanged.
    #[must_use]
    pub fn transposed(self) -> Self {
        let beads = self
            .beads
            .into_iter()
            .map(|bead| Bead { source: bead.target, target: bead.source, ..bead })
            .collect();
        Self { beads }
    }
}

/// A link across beads: sentences whose translation stands elsewhere, because it was moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Crossing {
    /// Sentence numbers of the source, from 0, half-open.
    pub source: Range<usize>,
    /// Sentence numbers of the target, from 0, half-open.
    pub target: Range<usize>,
    /// The probability that they belong together, in [0, 1].
    pub confidence: f32,
}

impl Crossing {
    /// Whether one of its ends stands among these sentences.
    #[must_use]
    pub fn meets(&self, source: &Range<usize>, target: &Range<usize>) -> bool {
        let meet = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        meet(&self.source, source) || meet(&self.target, target)
    }
}

/// Why a bead scores what it scores. The parts are nats, positive where they speak for it, and
/// sum to its score: how much more probable its texts are as a bead than as unrelated texts, and
/// how usual such a bead is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reasons {
    /// How usual beads of its kind are in this translation.
    pub kind: f64,
    /// How well the lengths fit.
    pub length: f64,
    /// How well the words explain each other, in both directions.
    pub words: f64,
    /// Paragraphs, quotations, questions, speakers, asides, and sentences that a line holds.
    pub layout: f64,
    /// The words that speak for it, the strongest first.
    pub counterparts: Vec<Counterparts>,
}

impl Reasons {
    /// The bead's score, in nats.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.kind + self.length + self.words + self.layout
    }
}

/// Two words, or numbers, of a bead that translate each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counterparts {
    /// As the source has it; a Japanese headword or number.
    pub source: String,
    /// As the target has it.
    pub target: String,
    /// What the match adds to the bead's score, in nats.
    pub nats: f64,
}

/// A bead as link files hold it: the sentence numbers of either side, from 0. Unlike a [`Bead`]
/// it may skip numbers, and a list of them need not tile anything.
pub type Links = (Vec<usize>, Vec<usize>);
