//! A source revision and a draft of the old source: what must be translated again.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Alignment, Change, Operation, Piece, Revision, Span, StaleRow, Standing};

use super::describe::extent;

/// Goes through the beads of the old source and its draft, in order, with each new sentence of the
/// source behind the bead after which it stands. `alignment` goes from the old source to the draft.
/// O((beads + changes) · log changes).
///
/// A bead is stale when any of its source sentences was edited, split, joined or deleted. One that
/// only moved is good: the draft's sentence is, though it is to stand elsewhere now.
#[must_use]
pub fn stale(revision: &Revision, alignment: &Alignment) -> Vec<StaleRow> {
    // By old sentence, the change that it is in.
    let mut change_of: Vec<usize> = Vec::new();
    let mut inserted: Vec<(usize, usize)> = Vec::new();
    for (number, change) in revision.changes.iter().enumerate() {
        if change.operation == Operation::Inserted {
            inserted.push((change.old.start, number));
        }
        for old in change.old.clone() {
            if change_of.len() <= old {
                change_of.resize(old + 1, 0);
            }
            if let Some(place) = change_of.get_mut(old) {
                *place = number;
            }
        }
    }
    inserted.sort_unstable();
    let mut inserted = inserted.into_iter().peekable();
    let mut rows = Vec::new();
    for bead in alignment.beads() {
        while let Some((_, number)) = inserted.next_if(|(at, _)| *at <= bead.source.start) {
            rows.extend(new_row(revision, number));
        }
        rows.push(row(revision, &change_of, bead.source.clone(), bead.target.clone()));
    }
    rows.extend(inserted.filter_map(|(_, number)| new_row(revision, number)));
    rows
}

fn new_row(revision: &Revision, number: usize) -> Option<StaleRow> {
    let change = revision.changes.get(number)?;
    Some(StaleRow {
        standing: Standing::New,
        old: change.old.clone(),
        new: change.new.clone().collect(),
        target: 0..0,
        changes: vec![change.clone()],
    })
}

fn row(
    revision: &Revision,
    change_of: &[usize],
    old: Range<usize>,
    target: Range<usize>,
) -> StaleRow {
    let numbers: BTreeSet<usize> =
        change_of.get(old.clone()).unwrap_or_default().iter().copied().collect();
    let changes = numbers.iter().filter_map(|&number| revision.changes.get(number));
    let changes: Vec<Change> = changes.map(|change| share(revision, change, &old)).collect();
    let is_kept = |change: &Change| match change.operation {
        Operation::Unchanged | Operation::Filtered => true,
        Operation::Moved => !change.is_edited() && change.old.len() == change.new.len(),
        _ => false,
    };
    let standing = if changes.iter().all(is_kept) { Standing::Good } else { Standing::Stale };
    let new: BTreeSet<usize> =
        changes.iter().flat_map(|change| counterparts(change, &old)).collect();
    StaleRow { standing, old, new: new.into_iter().collect(), target, changes }
}

/// What the sentences `old` of a change became: one for one where the change has as many on both
/// sides, else all of it.
fn counterparts(change: &Change, old: &Range<usize>) -> Range<usize> {
    if change.old.len() != change.new.len() {
        return change.new.clone();
    }
    let from = old.start.max(change.old.start) - change.old.start;
    let to = old.end.min(change.old.end).saturating_sub(change.old.start);
    change.new.start + from..change.new.start + to.max(from)
}

/// The part of a change that the old sentences `old` have in it: a block that moved one for one is
/// cut; any other change stays whole. O(pieces).
fn share(revision: &Revision, change: &Change, old: &Range<usize>) -> Change {
    if change.operation != Operation::Moved || change.old.len() != change.new.len() {
        return change.clone();
    }
    let new = counterparts(change, old);
    let old = old.start.max(change.old.start)..old.end.min(change.old.end);
    let (before, after) = (extent(&revision.old, &old), extent(&revision.new, &new));
    // Japanese sentences touch: what is empty on one side is placed by the other alone.
    let within =
        |span: Span, whole: Span| Span::new(span.start.max(whole.start), span.end.min(whole.end));
    let cut = change.pieces.iter().map(|piece| Piece {
        old: within(piece.old, before),
        new: within(piece.new, after),
        ..*piece
    });
    let pieces = cut.filter(|piece| !piece.old.is_empty() || !piece.new.is_empty()).collect();
    Change { old, new, pieces, ..change.clone() }
}
