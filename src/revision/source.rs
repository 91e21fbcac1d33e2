//! The source beside a revision.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Alignment, Bead, Document, Revision};

/// Gives every change the source's sentences that it translates: those of the beads of the new
/// text that it touches, or of the old one's, where the new text does not have it or its beads are
/// less sure.
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
        let of_old = (sureness(old, &change.old), touched(old, &change.old));
        let of_new = (sureness(new, &change.new), touched(new, &change.new));
        let is_old = of_new.1.is_empty() || !of_old.1.is_empty() && of_old.0 > of_new.0;
        let found = if is_old { of_old.1 } else { of_new.1 };
        change.source = found.into_iter().filter(|&at| at < source.len()).collect();
    }
    revision.source = Some(source);
    revision
}

/// The source's sentences of all beads that share a sentence of the target with `run`.
/// O(log beads + what is found).
///
/// ```
/// use taiyaku::{Alignment, Bead, revision::touched};
/// let beads = vec![Bead::new(0..2, 0..1), Bead::new(2..3, 1..3), Bead::new(3..4, 3..3)];
/// let alignment = Alignment::new(4, 3, beads).unwrap();
/// assert_eq!(Vec::from_iter(touched(&alignment, &(0..2))), [0, 1, 2]);
/// assert!(touched(&alignment, &(3..3)).is_empty());
/// ```
#[must_use]
pub fn touched(alignment: &Alignment, run: &Range<usize>) -> BTreeSet<usize> {
    beads_of(alignment, run).flat_map(|bead| bead.source.clone()).collect()
}

/// How sure the least sure of these beads is; one without a confidence was given as certain.
fn sureness(alignment: &Alignment, run: &Range<usize>) -> f32 {
    beads_of(alignment, run).map(|bead| bead.confidence.unwrap_or(1.0)).fold(1.0, f32::min)
}

/// The beads that share a sentence with `run`.
fn beads_of<'a>(alignment: &'a Alignment, run: &Range<usize>) -> impl Iterator<Item = &'a Bead> {
    let beads = alignment.beads();
    let from = beads.partition_point(|bead| bead.target.end <= run.start);
    let end = run.end;
    let near = beads.get(from..).unwrap_or_default().iter();
    let near = near.take_while(move |bead| bead.target.start < end);
    near.filter(|bead| !bead.target.is_empty())
}
