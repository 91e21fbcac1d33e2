//! Words as evidence.
//!
//! A run's words are drawn either from its counterpart (IBM Model 1) or from the document at
//! large; the score is the log-likelihood ratio against the document alone, in both directions:
//! `Σ over v ln(β + (1 − β) · mean over u of t(v|u) / p(v))`.
//!
//! Given one run, the sum splits by sentence of the other side. So the score of every sentence
//! against every run is computed once, as far as a bead in the corridor needs it, and a bead
//! costs a handful of additions. After Brown et al. (1993), <https://aclanthology.org/J93-2003/>,
//! and Moore (2002). Unlike them there is no NULL word: its place is the background's.

use std::ops::Range;

use crate::lexicon::{Table, Units};
use crate::model::Kind;

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::lattice::starts;
use super::matches::{Drawn, Matches};
use super::prior::Prior;

/// The share of a run's words that come from the document at large, whatever they translate.
/// Of 0.1, 0.2, 0.3, 0.4, 0.53 and 0.65 the one under which hand-made beads are most probable.
pub(super) const BACKGROUND_SHARE: f32 = 0.4;

/// The least that the words of one sentence can say, in nats: a long sentence that is freely
/// translated, with names that nothing knows, is not impossible. Of −6, −8, −9 and none the one that
/// loses least on any development set.
pub(super) const FLOOR: f32 = -9.0;

/// Words of two documents against each other.
pub struct Words {
    /// Target sentences given source runs.
    forward: Scores,
    /// Source sentences given target runs.
    backward: Scores,
}

impl Words {
    /// Scores what beads of `prior`'s kinds inside `corridor` need: sentences of `target` given
    /// runs of `source` and the other way round. `table` holds, for each unit of the source,
    /// what it becomes. Time and memory grow with the kinds and the cells.
    #[must_use]
    pub fn new(
        source: &Units,
        target: &Units,
        table: &Table,
        corridor: &Corridor,
        prior: &Prior,
    ) -> Self {
        let Needs { mut forward, mut backward, pairs } = Needs::new(corridor, prior);
        let matches = Matches::new(source, target, table, pairs);
        let reached = table.reached(target.len());
        let is_reached = |unit| reached.get(unit as usize) == Some(&true);
        let counts = |unit| !source.is_guess(unit) || !table.row(unit).is_empty();
        let of_source = Sentences::new(source, counts);
        let of_target = Sentences::new(target, |unit| !target.is_guess(unit) || is_reached(unit));
        forward.fill(
            |_, column| of_target.sentence(column),
            |first, column, more| {
                let drawn = matches.of(first + more, column).iter().map(|found| found.target);
                (of_source.sentence(first + more).size, drawn)
            },
        );
        backward.fill(
            |row, _| of_source.sentence(row),
            |row, first, more| {
                let drawn = matches.of(row, first + more).iter().map(|found| found.source);
                (of_target.sentence(first + more).size, drawn)
            },
        );
        Self { forward, backward }
    }

    /// Adds to `scores`, for beads of `kind` that begin at `source` and at `target` and the
    /// sentences after it, `weight` times how well the source explains the target.
    pub(super) fn add_forward(
        &self,
        source: usize,
        target: usize,
        kind: Kind,
        weight: f64,
        scores: &mut [f64],
    ) {
        for more in 0..kind.target {
            add(self.forward.row(kind.source, source, target + more), weight, scores);
        }
    }

    /// As [`Words::add_forward`], how well the target explains the source.
    pub(super) fn add_backward(
        &self,
        source: usize,
        target: usize,
        kind: Kind,
        weight: f64,
        scores: &mut [f64],
    ) {
        for more in 0..kind.source {
            add(self.backward.row(kind.target, source + more, target), weight, scores);
        }
    }
}

fn add(row: &[f32], weight: f64, scores: &mut [f64]) {
    for (score, words) in scores.iter_mut().zip(row) {
        *score += weight * f64::from(*words);
    }
}

impl Evidence for Words {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let mut score = [0.0];
        self.add_row(source, target..target + 1, kind, &mut score);
        score.into_iter().sum()
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        self.add_forward(source, targets.start, kind, 1.0, scores);
        self.add_backward(source, targets.start, kind, 1.0, scores);
    }
}

/// Which scores the beads of a corridor need.
struct Needs {
    forward: Scores,
    backward: Scores,
    /// For each source sentence, the target sentences that it stands in a bead with.
    pairs: Vec<Range<usize>>,
}

impl Needs {
    fn new(corridor: &Corridor, prior: &Prior) -> Self {
        let n = corridor.source();
        let longest = prior.longest();
        let mut forward = vec![0..0; n * longest];
        let mut backward = vec![0..0; n * longest];
        let mut pairs = vec![0..0; n];
        let two_sided = prior.kinds().iter().map(|&(kind, _)| kind);
        for kind in two_sided.filter(|kind| kind.source > 0 && kind.target > 0) {
            for begin in 0..n {
                let Some((first, end)) = starts(corridor, begin, kind) else { continue };
                let read = first..end - 1 + kind.target;
                widen(&mut forward, (kind.source - 1) * n + begin, &read);
                for row in begin..begin + kind.source {
                    widen(&mut backward, (kind.target - 1) * n + row, &(first..end));
                    widen(&mut pairs, row, &read);
                }
            }
        }
        Self { forward: Scores::new(n, forward), backward: Scores::new(n, backward), pairs }
    }
}

/// Widens a range so that it holds `more`.
fn widen(ranges: &mut [Range<usize>], at: usize, more: &Range<usize>) {
    if let Some(range) = ranges.get_mut(at) {
        *range = if range.start == range.end {
            more.clone()
        } else {
            range.start.min(more.start)..range.end.max(more.end)
        };
    }
}

/// Scores by length of the run, source sentence and target sentence.
struct Scores {
    /// Source sentences in all.
    sentences: usize,
    /// By length of the run and then by source sentence, the target sentences that have one.
    rows: Vec<Range<usize>>,
    /// Where each row begins in `values`.
    offsets: Vec<usize>,
    values: Vec<f32>,
}

impl Scores {
    fn new(sentences: usize, rows: Vec<Range<usize>>) -> Self {
        let mut size = 0;
        let offsets = rows
            .iter()
            .map(|row| {
                let offset = size;
                size += row.len();
                offset
            })
            .collect();
        Self { sentences, rows, offsets, values: vec![0.0; size] }
    }

    /// Computes all scores. `explained` is the sentence that a source and a target sentence's
    /// score is about; `draws` says, for a run that begins with the two, how many units its
    /// next sentence has and which of the explained sentence's it draws.
    fn fill<'s, Draws: Iterator<Item = Drawn>>(
        &mut self,
        explained: impl Fn(usize, usize) -> Sentence<'s>,
        draws: impl Fn(usize, usize, usize) -> (f32, Draws),
    ) {
        let Self { sentences, rows, offsets, values } = self;
        let lengths = rows.len().checked_div(*sentences).unwrap_or(0);
        let mut run = Run::default();
        let mut of_sentence: Vec<(Range<usize>, usize)> = Vec::with_capacity(lengths);
        for sentence in 0..*sentences {
            of_sentence.clear();
            of_sentence.extend((0..lengths).filter_map(|more| {
                let index = more * *sentences + sentence;
                Some((rows.get(index)?.clone(), *offsets.get(index)?))
            }));
            let needed = || of_sentence.iter().map(|(row, _)| row).filter(|row| !row.is_empty());
            let first = needed().map(|row| row.start).min().unwrap_or(0);
            let end = needed().map(|row| row.end).max().unwrap_or(0);
            for column in first..end {
                let Some(longest) = of_sentence.iter().rposition(|(row, _)| row.contains(&column))
                else {
                    continue;
                };
                let explained = explained(sentence, column);
                run.clear();
                for (more, (row, offset)) in of_sentence.iter().enumerate().take(longest + 1) {
                    let (size, drawn) = draws(sentence, column, more);
                    run.extend(size, explained, drawn);
                    if row.contains(&column)
                        && let Some(score) = values.get_mut(offset + column - row.start)
                    {
                        *score = run.score(explained);
                    }
                }
            }
        }
    }

    /// The scores of runs of `length` sentences in a row, from `column` to the row's end.
    fn row(&self, length: usize, sentence: usize, column: usize) -> &[f32] {
        let row = || {
            let index = length.checked_sub(1)? * self.sentences + sentence;
            let (row, offset) = (self.rows.get(index)?, self.offsets.get(index)?);
            let skip = column.checked_sub(row.start)?;
            self.values.get(offset + skip..offset + row.len())
        };
        row().unwrap_or_default()
    }
}

/// What the scores need of one document's sentences.
struct Sentences {
    /// The units of all sentences, one after the other.
    units: Vec<Explained>,
    /// By sentence, where its units end, and how many there are, repetitions counted.
    ends: Vec<(usize, f32)>,
    /// The log of the share of the background.
    log_background: f32,
}

/// A unit that is to be explained.
#[derive(Clone, Copy)]
struct Explained {
    /// One over its share of its document.
    rarity: f32,
    /// How often it stands in its sentence beyond the first time: 0 or 1.
    again: f32,
}

/// A sentence's units.
#[derive(Clone, Copy)]
struct Sentence<'a> {
    units: &'a [Explained],
    /// How many there are, repetitions counted; at least 1, so that a mean is defined.
    size: f32,
    /// The score if nothing is explained.
    unexplained: f32,
}

impl Sentences {
    /// Of each sentence the units that `counts` says.
    fn new(document: &Units, counts: impl Fn(u32) -> bool) -> Self {
        let rarities = rarities(document);
        let mut units = Vec::with_capacity(document.sentences().iter().map(Vec::len).sum());
        let ends = document
            .sentences()
            .iter()
            .map(|sentence| {
                units.extend(sentence.iter().map(|&(unit, count)| Explained {
                    rarity: rarities.get(unit as usize).copied().unwrap_or(0.0),
                    again: count - 1.0,
                }));
                let counted = sentence.iter().filter(|&&(unit, _)| counts(unit));
                (units.len(), counted.map(|(_, count)| count).sum())
            })
            .collect();
        Self { units, ends, log_background: BACKGROUND_SHARE.ln() }
    }

    fn sentence(&self, number: usize) -> Sentence<'_> {
        let (end, count) = self.ends.get(number).copied().unwrap_or_default();
        let before = number.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |&(end, _)| end);
        let units = self.units.get(start..end).unwrap_or_default();
        Sentence { units, size: count.max(1.0), unexplained: count * self.log_background }
    }
}

/// One over each unit's share of a document, smoothed: half an occurrence more for each unit and
/// fifty for the words that the document happens not to have.
pub(super) fn rarities(units: &Units) -> Vec<f32> {
    const UNSEEN: f32 = 50.0;
    let mut counts = vec![0.5_f32; units.len()];
    for &(unit, count) in units.sentences().iter().flatten() {
        if let Some(total) = counts.get_mut(unit as usize) {
            *total += count;
        }
    }
    let total = counts.iter().sum::<f32>() + UNSEEN;
    counts.into_iter().map(|count| total / count).collect()
}

/// A growing run against one sentence of the other side.
#[derive(Default)]
struct Run {
    /// Units in the run.
    size: f32,
    /// The other sentence's units that the run may draw, in groups, the last one filled up with
    /// units that explain nothing.
    drawn: Vec<Group>,
    /// Their places in the other sentence.
    places: Vec<u32>,
    /// By place in the other sentence, the index above plus one, or 0.
    slots: Vec<u32>,
}

/// The width of a vector of the processor.
const LANES: usize = 4;

/// Units side by side, for the processor to work on several at once.
#[derive(Clone, Copy, Default)]
struct Group {
    rarity: [f32; LANES],
    again: [f32; LANES],
    /// How often the run is expected to draw them.
    expected: [f32; LANES],
}

impl Run {
    fn clear(&mut self) {
        self.size = 0.0;
        self.drawn.clear();
        for place in self.places.drain(..) {
            if let Some(slot) = self.slots.get_mut(place as usize) {
                *slot = 0;
            }
        }
    }

    /// Adds a sentence of `units` units to the run, with what it draws of `sentence`.
    fn extend(&mut self, units: f32, sentence: Sentence, drawn: impl Iterator<Item = Drawn>) {
        let add = |lanes: &mut [f32; LANES], lane: usize, more: f32| {
            if let Some(sum) = lanes.get_mut(lane) {
                *sum += more;
            }
        };
        self.size += units;
        if self.slots.len() < sentence.units.len() {
            self.slots.resize(sentence.units.len(), 0);
        }
        for Drawn { place, expected } in drawn {
            let Some(slot) = self.slots.get_mut(place as usize) else { continue };
            let is_new = *slot == 0;
            if is_new {
                self.places.push(place);
                *slot = u32::try_from(self.places.len()).unwrap_or(0);
            }
            let index = (*slot as usize).wrapping_sub(1);
            if is_new && index.is_multiple_of(LANES) {
                self.drawn.push(Group::default());
            }
            let (group, lane) = (self.drawn.get_mut(index / LANES), index % LANES);
            let Some(group) = group else { continue };
            if is_new && let Some(unit) = sentence.units.get(place as usize) {
                add(&mut group.rarity, lane, unit.rarity);
                add(&mut group.again, lane, unit.again);
            }
            add(&mut group.expected, lane, expected);
        }
    }

    /// How well the run explains `sentence`.
    ///
    /// A sum of logarithms is the logarithm of a product: as many factors are multiplied before
    /// one is taken as cannot overflow, each being below 2³⁵ and squared where a unit stands twice.
    fn score(&self, sentence: Sentence) -> f32 {
        const GROUPS: usize = 14 / LANES;
        let scale = (1.0 - BACKGROUND_SHARE) / BACKGROUND_SHARE / self.size;
        let explained = self.drawn.chunks(GROUPS).map(|groups| {
            let mut products = [1.0_f64; LANES];
            for Group { rarity, again, expected } in groups {
                let lanes = products.iter_mut().zip(rarity).zip(again).zip(expected);
                for (((product, rarity), again), expected) in lanes {
                    let gain = scale * expected.min(self.size) * rarity;
                    *product *= f64::from((1.0 + gain) * (1.0 + again * gain));
                }
            }
            ln(products.iter().product())
        });
        (sentence.unexplained + explained.sum::<f32>()).max(FLOOR)
    }
}

/// The natural logarithm of a finite `x` ≥ 1, to within 10⁻⁵: the exponent and a polynomial in the
/// mantissa, fitted to Chebyshev's nodes. Quick, and the same bits on every machine.
fn ln(x: f64) -> f32 {
    const FIT: [f32; 6] = [9.975e-6, 0.999_235, -0.490_231, 0.285_273, -0.131_582, 0.030_449];
    const MANTISSA: u64 = (1 << 52) - 1;
    #[expect(clippy::cast_precision_loss, reason = "an exponent")]
    let exponent = (x.to_bits() >> 52) as f32 - 1023.0;
    #[expect(clippy::cast_possible_truncation, reason = "in 0..1")]
    let mantissa = (f64::from_bits((x.to_bits() & MANTISSA) | 1.0_f64.to_bits()) - 1.0) as f32;
    let log = FIT.iter().rev().fold(0.0, |sum, coefficient| sum * mantissa + coefficient);
    exponent * std::f32::consts::LN_2 + log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_logarithm_is_close() {
        for step in 0..100_000 {
            let x = 1.007_f64.powi(step);
            let error = f64::from(ln(x)) - x.ln();
            assert!(x.is_infinite() || error.abs() < 2e-5 + x.ln() * 1e-7, "{x}: {error}");
        }
    }

    #[test]
    fn many_rare_words_do_not_overflow() {
        let mut run = Run::default();
        let units = vec![Explained { rarity: 5e9, again: 1.0 }; 1000];
        let sentence = Sentence { units: &units, size: 2000.0, unexplained: 0.0 };
        run.extend(1.0, sentence, (0..1000).map(|place| Drawn { place, expected: 1.0 }));
        let score = run.score(sentence);
        assert!((score / (2000.0 * 7.5e9_f32.ln()) - 1.0).abs() < 1e-5, "{score}");
    }
}
