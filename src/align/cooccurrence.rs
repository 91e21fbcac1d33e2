//! Word pairs that a document itself teaches.
//!
//! Dice's coefficient over the beads of a first pass, O(pairs · log pairs). A pair counts when
//! its words stand in the same beads far more often than apart and than chance has it.

use crate::lexicon::Units;
use crate::model::Bead;

use super::evidence::Evidence;
use super::words::Words;

/// A bead of more sentences in all says too little about single words.
const MAX_SENTENCES: usize = 4;
/// Fewer beads than this teach nothing.
const MIN_BEADS: usize = 5;
/// A pair must occur together at least this often …
const MIN_TOGETHER: u32 = 2;
/// … and this many times as often as words that ignore each other.
const MIN_LIFT: f32 = 2.5;
/// The least Dice coefficient.
const MIN_DICE: f32 = 0.5;
/// t of a pair with Dice 1: below a dictionary's certainty, since the beads may be wrong.
const SURENESS: f32 = 0.7;

/// The pairs of units (source, target, t) that occur together in `beads`, as far as the words
/// already speak for the bead.
pub(super) fn cooccurring(
    beads: &[Bead],
    words: &Words,
    source: &Units,
    target: &Units,
) -> Vec<(u32, u32, f32)> {
    let believed: Vec<(Vec<u32>, Vec<u32>)> = beads
        .iter()
        .filter(|bead| !bead.source.is_empty() && !bead.target.is_empty())
        .filter(|bead| bead.source.len() + bead.target.len() <= MAX_SENTENCES)
        .filter(|bead| words.score(bead.source.start, bead.target.start, bead.kind()) > 0.0)
        .map(|bead| (distinct(source, bead.source.clone()), distinct(target, bead.target.clone())))
        .collect();
    if believed.len() < MIN_BEADS {
        return Vec::new();
    }
    let of_source = frequencies(source.len(), believed.iter().map(|(us, _)| us));
    let of_target = frequencies(target.len(), believed.iter().map(|(_, vs)| vs));
    let frequency = |all: &[u32], unit: u32| all.get(unit as usize).copied().unwrap_or(0);

    let mut pairs = Vec::new();
    for (us, vs) in &believed {
        for &u in us {
            let cu = frequency(&of_source, u);
            if cu < MIN_TOGETHER {
                continue;
            }
            for &v in vs {
                let cv = frequency(&of_target, v);
                // Even if the rarer always stood with the other, could Dice be high enough?
                if cv >= MIN_TOGETHER && dice(cu.min(cv), cu, cv) > MIN_DICE {
                    pairs.push((u, v));
                }
            }
        }
    }
    pairs.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
    let beads = believed.len() as f32;
    pairs
        .chunk_by(|a, b| a == b)
        .filter_map(|run| {
            let &(u, v) = run.first()?;
            let together = u32::try_from(run.len()).ok()?;
            let (cu, cv) = (frequency(&of_source, u), frequency(&of_target, v));
            #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
            let by_chance = cu as f32 * cv as f32 / beads;
            #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
            let lifted = together as f32 >= MIN_LIFT * by_chance;
            let dice = dice(together, cu, cv);
            (together >= MIN_TOGETHER && lifted && dice > MIN_DICE).then_some((
                u,
                v,
                SURENESS * dice,
            ))
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of beads")]
fn dice(together: u32, cu: u32, cv: u32) -> f32 {
    2.0 * together as f32 / (cu + cv) as f32
}

fn distinct(units: &Units, run: std::ops::Range<usize>) -> Vec<u32> {
    let sentences = units.sentences().get(run).unwrap_or_default();
    let mut found: Vec<u32> = sentences.iter().flatten().map(|&(unit, _)| unit).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn frequencies<'a>(units: usize, beads: impl Iterator<Item = &'a Vec<u32>>) -> Vec<u32> {
    let mut counts = vec![0; units];
    for &unit in beads.flatten() {
        if let Some(count) = counts.get_mut(unit as usize) {
            *count += 1;
        }
    }
    counts
}
