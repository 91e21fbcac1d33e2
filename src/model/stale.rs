//! What a revision of the source did to a draft.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Change, Operation};

/// How a part of a draft stands to the source's new revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// What it translates has not changed, though it may stand elsewhere.
    Good,
    /// What it translates was edited, or is gone.
    Stale,
    /// New in the source, and not translated.
    New,
}

impl Standing {
    /// Its name, as programs and people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Stale => "stale",
            Self::New => "new",
        }
    }
}

/// A bead of the old source and the draft, seen from the new source; or a sentence that only the
/// new source has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleRow {
    /// How it stands.
    pub standing: Standing,
    /// Sentences of the old source, from 0.
    pub old: Range<usize>,
    /// The sentences of the new source that they became, ascending.
    pub new: Vec<usize>,
    /// The draft's sentences.
    pub target: Range<usize>,
    /// The changes of the source that touch it; of a block that moved, its own sentences' part.
    pub changes: Vec<Change>,
}

impl StaleRow {
    /// Whether it is good, but the source has what it translates in another place now.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        let is_moved = |change: &Change| change.operation == Operation::Moved;
        self.standing == Standing::Good
            && !self.target.is_empty()
            && self.changes.iter().any(is_moved)
    }
}
