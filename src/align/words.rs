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
//!
//! Where words stand is asked by [`super::order`], from the second pass on.

use std::ops::Range;

use crate::model::Kind;

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::explained::{Run, Sentence, Sentences};
use super::lattice::starts;
use super::matches::{Drawn, Matches};
use super::order::{Order, Texts};
use super::prior::Prior;
use super::side::Side;
use super::translation::Translation;

/// Words of two documents against each other.
pub struct Words {
    /// Target sentences given source runs.
    forward: Scores,
    /// Source sentences given target runs.
    backward: Scores,
    order: Order,
}

impl Words {
    /// Scores what beads of `prior`'s kinds inside `corridor` need: sentences of `target` given
    /// runs of `source` and the other way round. `asks_order` says whether it matters where words stand.
    /// Time and memory grow with the kinds and the cells.
    #[must_use]
    pub(super) fn new(
        source: &Side,
        target: &Side,
        translation: &Translation,
        corridor: &Corridor,
        prior: &Prior,
        asks_order: bool,
    ) -> Self {
        let Needs { mut forward, mut backward, pairs } = Needs::new(corridor, prior);
        let table = &translation.table;
        let (here, there) = (&source.units, &target.units);
        let matches = Matches::new(here, there, table, pairs);
        let reached = table.reached(there.len());
        let is_reached = |unit| reached.get(unit as usize) == Some(&true);
        let counts = |unit| !here.is_guess(unit) || !table.row(unit).is_empty();
        let of_source = Sentences::new(source, translation, counts);
        let of_target =
            Sentences::new(target, translation, |unit| !there.is_guess(unit) || is_reached(unit));
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
        let order = match asks_order {
            true => Order::new(
                &Texts {
                    source: (here, &of_source),
                    target: (there, &of_target),
                    matches: &matches,
                },
                corridor,
                prior,
            ),
            false => Order::default(),
        };
        Self { forward, backward, order }
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

    /// What order says of the beads of `kind` that begin at `source` and at `target` and the sentences
    /// after it; nothing where it was not asked for or is not known.
    pub(super) fn order(&self, source: usize, target: usize, kind: Kind) -> &[f64] {
        self.order.row(source, target, kind)
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
