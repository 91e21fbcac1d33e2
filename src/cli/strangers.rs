//! Drafts that are no drafts of the text that they are put beside.

use crate::model::{Alignment, Bitext};

use super::output::Notes;

/// Texts of fewer sentences may be put otherwise in all of them.
const ENOUGH: usize = 5;
/// The least confidence of a bead that shows something.
const LIKELY: f32 = 0.5;
/// One sentence in so many, of the shorter text, has a counterpart in the other one, or they are strangers.
/// Of the development documents, whole or with up to half of them cut off, and of 28 free drafts, none has
/// fewer than one in 1.9; of 274 pairs of texts that have nothing to do with each other, none more than
/// one in 5.
const FEWEST: usize = 3;

/// Warns of drafts in which hardly a sentence translates one of the source.
pub(super) fn warn(bitext: &Bitext, notes: Notes) {
    for draft in &bitext.drafts {
        let lengths = [bitext.source.len(), draft.document.len()];
        if let Some(found) = few_counterparts(&draft.alignment, lengths) {
            let shorter = lengths[0].min(lengths[1]);
            notes.warn(&format!(
                "{}: hardly a sentence has a counterpart in {} ({found} of {shorter}): is it a draft of \
                 that text?",
                draft.name, bitext.name
            ));
        }
    }
}

/// How many sentences of the shorter text stand in beads with sentences of the other one, where that is
/// fewer than there would be if one translated the other.
fn few_counterparts(alignment: &Alignment, [source, target]: [usize; 2]) -> Option<usize> {
    let shorter = source.min(target);
    let beads = alignment.beads().iter();
    let likely = beads.filter(|bead| bead.confidence.is_none_or(|it| it >= LIKELY));
    let both = likely.filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
    let found =
        both.map(|bead| if source <= target { bead.source.len() } else { bead.target.len() }).sum();
    (shorter >= ENOUGH && FEWEST * found < shorter).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bead;

    /// Six sentences beside eight, of which `paired` are probably paired and the others hardly.
    fn found(paired: usize) -> Option<usize> {
        let bead = |i| Bead {
            confidence: Some(if i < paired { 0.9 } else { 0.2 }),
            ..Bead::new(i..i + 1, i..i + 1)
        };
        let beads =
            (0..6).map(bead).chain([Bead::new(6..6, 6..7), Bead::new(6..6, 7..8)]).collect();
        few_counterparts(&Alignment::new(6, 8, beads).unwrap(), [6, 8])
    }

    #[test]
    fn strangers_have_few_probable_beads() {
        assert_eq!(found(0), Some(0));
        assert_eq!(found(1), Some(1));
        assert_eq!(found(2), None);
        assert_eq!(found(6), None);
        let four = Alignment::new(4, 0, (0..4).map(|i| Bead::new(i..i + 1, 0..0)).collect());
        assert_eq!(few_counterparts(&four.unwrap(), [4, 0]), None, "too short to tell");
    }
}
