//! Whether constraints fit the documents and each other.

use std::ops::Range;

use crate::model::Bead;

/// Why constraints do not fit the documents or each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConstraintError {
    /// A sentence that the document does not have.
    #[error("{side} sentence {found}, expected one below {sentences}")]
    Outside {
        /// `source` or `target`.
        side: &'static str,
        /// The sentence, from 0.
        found: usize,
        /// How many sentences there are.
        sentences: usize,
    },
    /// A lock or anchor that begins before the one ahead of it ends, on either side.
    #[error(
        "{side} sentence {found}: locked beads and hard anchors must follow each other in order \
         without overlap, expected one from {expected} on"
    )]
    Order {
        /// `source` or `target`.
        side: &'static str,
        /// Where it begins.
        found: usize,
        /// Where the one ahead of it ended.
        expected: usize,
    },
}

/// No two runs of a side share a sentence.
pub(super) fn disjoint(
    side: &'static str,
    runs: impl Iterator<Item = Range<usize>>,
) -> Result<(), ConstraintError> {
    let mut runs: Vec<Range<usize>> = runs.filter(|run| !run.is_empty()).collect();
    runs.sort_by_key(|run| run.start);
    for (before, run) in runs.iter().zip(runs.iter().skip(1)) {
        if run.start < before.end {
            let (found, expected) = (run.start, before.end);
            return Err(ConstraintError::Order { side, found, expected });
        }
    }
    Ok(())
}

/// Each bead begins, on both sides, where the one before it ended or later.
pub(super) fn ascending<'a>(beads: impl Iterator<Item = &'a Bead>) -> Result<(), ConstraintError> {
    let (mut i, mut j) = (0, 0);
    for bead in beads {
        for (side, found, expected) in
            [("source", bead.source.start, i), ("target", bead.target.start, j)]
        {
            if found < expected {
                return Err(ConstraintError::Order { side, found, expected });
            }
        }
        (i, j) = (bead.source.end, bead.target.end);
    }
    Ok(())
}
