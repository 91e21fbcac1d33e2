//! The source beside a revision.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Alignment, Document, Revision};

/// Gives every change the source's sentences that it translates: those of the beads of the new
/// text that it touches, or, for what the new text does not have, of the old one's.
///
/// Either alignment goes from the source to that revision. O(beads + sentences · log beads).
#[must_use]
pub fn beside(
    mut revision: Revision,
    source: Document,
    old: &Alignment,
    new: &Alignment,
) -> Revision {
    for change in &mut revision.changes {
        let mut found = touched(new, &change.new);
        if found.is_empty() {
            found = touched(old, &change.old);
        }
        change.source = found.into_iter().filter(|&at| at < source.len()).collect();
    }
    revision.source = Some(source);
    revision
}

/// The source's sentences of all beads that share a sentence with `run`.
pub(super) fn touched(alignment: &Alignment, run: &Range<usize>) -> BTreeSet<usize> {
    let beads = alignment.beads();
    let from = beads.partition_point(|bead| bead.target.end <= run.start);
    let near = beads.get(from..).unwrap_or_default().iter();
    let near = near.take_while(|bead| bead.target.start < run.end);
    near.filter(|bead| !bead.target.is_empty()).flat_map(|bead| bead.source.clone()).collect()
}
