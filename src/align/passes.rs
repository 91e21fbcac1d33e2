//! The passes of an alignment, each of which teaches the next.

use crate::lexicon::{Spread, Table, collect, in_turn};
use crate::model::{Bead, Kind};

use super::anchors::anchors;
use super::asides::Asides;
use super::constrained::Shifted;
use super::constraints::{Constraints, Stretch};
use super::corridor::{Corridor, Waypoint};
use super::evidence::Evidence;
use super::lattice::Lattice;
use super::learned::learned;
use super::length::{Length, ratio};
use super::prior::{EXCHANGED_SHARE, MAX_RUN, Prior};
use super::scorer::{Features, Scorer, Weights};
use super::shape::Shape;
use super::side::Side;
use super::speakers::Speakers;
use super::translation::Translation;
use super::words::Words;

/// The longest runs of the first pass, which only has to find the way.
const FIRST_PASS_RUN: usize = 2;

/// How many passes learn from the one before them. A third gains less than
/// 0.005 on any development set.
const LESSONS: usize = 2;
/// How many learn in a free translation, much of which the first pass takes for omissions. With the third
/// free drafts gain 0.016 and lectures 0.004, with a fourth no set gains and meetings lose 0.003.
const LESSONS_OF_FREE: usize = 3;

/// How far, in target sentences, a pass may stray from the path of the one before it. With 7 and 12
/// no development set changes by more than 0.001; with 5 lectures and comics lose 0.003.
const MARGIN: usize = 8;
/// Where that path is sure a pass does not stray from it: between two beads that are at least this
/// probable. Each development set has the strict F1 that it has if nothing is ever sure; with 0.95
/// lectures lose 0.001, with 0.85 comics 0.005. (All of them end to end lost 0.001 with 0.9.)
pub(super) const SURE: f64 = 0.97;
/// Nor does it look where the paths of the one before it are less probable than e to the minus this. No
/// development set changes in any digit that is shown; with 30 after the first pass and 20 after the
/// second, meetings do.
const UNLIKELY: f64 = 40.0;
/// More than any probability: nothing is sure.
pub(super) const NEVER: f64 = 2.0;

/// How many times as long as its Japanese an English text is, at least and at most. A text beyond that
/// translates the other in part: of the 553 development documents, which translate nearly all, 98 of a
/// hundred lie between 1.5 and 3.8, and five beyond these bounds.
const RATIOS: [f64; 2] = [1.25, 4.0];
/// A ratio of lengths that the beads of a pass contradict by more is measured again on them. All but 14
/// of the development documents and their beads differ by less.
const RATIO_OFF: f64 = 1.3;
/// Fewer beads tell no ratio.
const MIN_RATIO_BEADS: f64 = 2.0;

/// The greatest confidence of a sentence alone beside a bead of the longest run, which may be cut off
/// from a longer one that is not searched for: of ten such beads in real documents six had such
/// neighbours.
const BESIDE_LONGEST: f32 = 0.5;

/// Sentences alone that stand one behind the other on one side: those beyond so many do not count for the
/// prior. A page that a draft leaves out is one omission, and says nothing of how often single sentences
/// are left out. Where a half or a third of a development document is cut off or out, strict F1 rises by
/// 0.004 in the mean; with 2 meetings lose 0.001, and without cuts no set changes with 3.
const LONG_OMISSION: usize = 3;

/// What a pass teaches the next one.
struct Expectation {
    /// The best path, with each bead's posterior.
    beads: Vec<(Bead, f64)>,
    /// How many beads of each kind all paths are expected to have.
    kinds: Vec<(Kind, f64)>,
    /// By source cut, the first and the last target cut that a later pass need look at.
    reached: Vec<(usize, usize)>,
}

impl Expectation {
    fn count(&mut self, kind: Kind, more: f64) {
        match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += more,
            None => self.kinds.push((kind, more)),
        }
    }

    /// Counts of a long run of sentences alone only the first ones.
    fn shorten_omissions(&mut self) {
        let alone = |bead: &Bead| Some(bead.kind()).filter(|kind| kind.source + kind.target == 1);
        let Self { beads, kinds, .. } = self;
        for run in beads.chunk_by(|(one, _), (next, _)| alone(one) == alone(next)) {
            let Some(kind) = run.first().and_then(|(first, _)| alone(first)) else { continue };
            let more = run.get(LONG_OMISSION..).unwrap_or_default();
            let more = more.iter().filter_map(|(bead, _)| bead.confidence);
            if let Some((_, count)) = kinds.iter_mut().find(|(known, _)| *known == kind) {
                *count = (*count - more.map(f64::from).sum::<f64>()).max(0.0);
            }
        }
    }
}

/// Two documents as the last pass sees them.
pub struct Prepared {
    /// The cells to visit.
    pub corridor: Corridor,
    /// The prior, estimated on the document.
    pub prior: Prior,
    /// The evidence before it is weighed.
    pub features: Features,
    constraints: Constraints,
    /// By what scores are divided before they become probabilities.
    temperature: f64,
}

impl Prepared {
    /// The beads of the best path, with their posteriors as confidences; locked beads as they
    /// were given.
    #[must_use]
    pub fn beads(&self, weights: &Weights) -> Vec<Bead> {
        self.beads_by(weights, &in_turn)
    }

    pub(super) fn beads_by(&self, weights: &Weights, spread: Spread) -> Vec<Bead> {
        self.beads_under(weights, &self.constraints, spread)
    }

    /// As [`Prepared::beads`], with the sentences of `alone` in no bead with others.
    pub(super) fn beads_beside(
        &self,
        weights: &Weights,
        alone: Vec<Bead>,
        spread: Spread,
    ) -> Vec<Bead> {
        self.beads_under(weights, &self.constraints.beside(alone), spread)
    }

    fn beads_under(
        &self,
        weights: &Weights,
        constraints: &Constraints,
        spread: Spread,
    ) -> Vec<Bead> {
        let found = self.expectation(weights, constraints, spread).beads;
        self.constraints.gather(found.into_iter().map(|(bead, _)| bead).collect())
    }

    /// What people settled.
    pub(super) fn constraints(&self) -> &Constraints {
        &self.constraints
    }

    fn expectation(
        &self,
        weights: &Weights,
        constraints: &Constraints,
        spread: Spread,
    ) -> Expectation {
        let scorer = Scorer::new(&self.features, weights);
        if constraints.is_empty() {
            self.expect(&scorer, spread)
        } else {
            self.expect(&constraints.over(&scorer), spread)
        }
    }

    /// Searches every stretch between the locks.
    fn expect(&self, evidence: &(impl Evidence + Sync), spread: Spread) -> Expectation {
        let ends = (self.corridor.source(), self.corridor.target());
        let stretches = self.constraints.stretches(ends);
        let found = collect(spread, stretches.len(), |number| {
            let stretch = stretches.get(number).map(|(stretch, _)| stretch);
            stretch
                .filter(|stretch| !stretch.is_empty())
                .map(|stretch| self.within(stretch, evidence))
        });
        // Sums depend on their order, which is that of the stretches.
        let reached = vec![(0, usize::MAX); ends.0 + 1];
        let mut all = Expectation { beads: Vec::new(), kinds: Vec::new(), reached };
        for (found, (stretch, lock)) in found.into_iter().zip(stretches) {
            if let Some(Expectation { beads, kinds, reached }) = found {
                all.beads.extend(beads);
                for (entry, row) in all.reached.iter_mut().skip(stretch.start.0).zip(reached) {
                    *entry = row;
                }
                kinds.into_iter().for_each(|(kind, expected)| all.count(kind, expected));
            }
            if let Some(lock) = lock {
                all.beads.push((lock.clone(), 1.0));
                all.count(lock.kind(), 1.0);
            }
        }
        all
    }

    /// What the search finds in a stretch.
    fn within(&self, &Stretch { start, end }: &Stretch, evidence: &impl Evidence) -> Expectation {
        let corridor = self.corridor.between(start, end);
        let lattice = Lattice::new(&corridor, &self.prior, &Shifted { start, evidence });
        let lattice = lattice.with_exchanges(EXCHANGED_SHARE).tempered(self.temperature);
        let posteriors = lattice.posteriors();
        let beads = lattice.best_path().into_iter().map(|mut bead| {
            let confidence = posteriors.of(&bead);
            #[expect(clippy::cast_possible_truncation, reason = "a probability")]
            let shown = posteriors.anywhere(&bead) as f32;
            bead.confidence = Some(shown);
            bead.source = bead.source.start + start.0..bead.source.end + start.0;
            bead.target = bead.target.start + start.1..bead.target.end + start.1;
            (bead, confidence)
        });
        let mut beads: Vec<(Bead, f64)> = beads.collect();
        doubt_beside_longest(&mut beads);
        let reached = posteriors
            .reached(UNLIKELY)
            .map(|(first, last)| (first + start.1, last.saturating_add(start.1)));
        Expectation { beads, kinds: posteriors.expected_kinds(), reached: reached.collect() }
    }
}

/// What the last pass needs, and what the passes before it taught. Beads that are at
/// least as probable as `sure` are.
pub(super) fn prepare(
    japanese: &Side,
    english: &Side,
    table: Table,
    constraints: &Constraints,
    spread: Spread,
    sure: f64,
) -> (Prepared, Translation) {
    let (n, m) = (japanese.lengths.len(), english.lengths.len());
    let (source, target) = (&japanese.units, &english.units);
    let weights = Weights::default();

    let usual = Translation::usual(table);
    let corridor = constraints.corridor(n, m, anchors(source, target, &usual.table, constraints));
    // What anchors join must find room at once: no later pass looks where this one has no way.
    let prior = Prior::default().up_to(FIRST_PASS_RUN, constraints.joined());
    let (here, there) = (&japanese.lengths, &english.lengths);
    let mut ratio = ratio(here, there);
    if japanese.lang != english.lang {
        ratio = ratio.clamp(RATIOS[0], RATIOS[1]);
    }
    let mut features = Features::new(
        Length::with_ratio(here, there, ratio, MAX_RUN),
        Shape::new(&japanese.pieces, &english.pieces),
        Words::new(japanese, english, &usual, &corridor, &prior, false),
        (&japanese.cuts, &english.cuts),
        (source, target),
    );
    features.set_asides(Asides::new(&japanese.bracketed, &english.bracketed));
    let mut prepared =
        Prepared { corridor, prior, features, constraints: constraints.clone(), temperature: 1.0 };
    let mut taught = Translation::usual(Table::default());
    for lesson in 0..LESSONS_OF_FREE {
        if lesson >= LESSONS && !taught.is_free() {
            break;
        }
        let mut expectation = prepared.expectation(&weights, constraints, spread);
        expectation.shorten_omissions();
        let Expectation { beads, kinds, reached } = expectation;
        if let Some(measured) = measured(&beads, here, there)
            && measured.max(ratio) / measured.min(ratio) > RATIO_OFF
        {
            ratio = measured;
            prepared.features.set_length(Length::with_ratio(here, there, ratio, MAX_RUN));
        }
        taught = learned(&beads, &usual.table, source, target);
        let speakers = Speakers::learned(&beads, &japanese.voices, &english.voices);
        prepared.features.set_speakers(speakers);
        prepared.corridor = constraints.corridor(n, m, along(&beads, sure));
        if sure < NEVER {
            prepared.corridor = prepared.corridor.narrowed(&reached);
        }
        prepared.prior = Prior::estimated(&kinds);
        let (corridor, prior) = (&prepared.corridor, &prepared.prior);
        let words = Words::new(japanese, english, &taught, corridor, prior, true);
        prepared.features.set_words(words);
    }
    // What is taught is weighed by the probabilities as they are: with these tempered, too, free drafts
    // of news lose up to 0.02 of their F1s.
    prepared.temperature = taught.temperature();
    (prepared, taught)
}

/// Bounds what is shown of sentences alone beside beads of the longest run.
fn doubt_beside_longest(beads: &mut [(Bead, f64)]) {
    for at in 0..beads.len() {
        let (before, rest) = beads.split_at_mut(at);
        let Some(((bead, _), after)) = rest.split_first_mut() else { continue };
        let alone = match bead.kind() {
            Kind { source: MAX_RUN, .. } => Kind::new(1, 0),
            Kind { target: MAX_RUN, .. } => Kind::new(0, 1),
            _ => continue,
        };
        let before = before.iter_mut().rev().take_while(|(bead, _)| bead.kind() == alone);
        let after = after.iter_mut().take_while(|(bead, _)| bead.kind() == alone);
        for (bead, _) in before.chain(after) {
            bead.confidence = bead.confidence.map(|it| it.min(BESIDE_LONGEST));
        }
    }
}

/// The ratio of lengths in the beads with sentences on both sides, each as it is probable.
fn measured(beads: &[(Bead, f64)], source: &[f64], target: &[f64]) -> Option<f64> {
    let (mut count, mut sums) = (0.0, [0.0; 2]);
    for (bead, confidence) in beads {
        let runs = source.get(bead.source.clone()).zip(target.get(bead.target.clone()));
        let Some((here, there)) = runs.filter(|(here, there)| here.len().min(there.len()) > 0)
        else {
            continue;
        };
        count += confidence;
        for (sum, run) in sums.iter_mut().zip([here, there]) {
            *sum += confidence * run.iter().sum::<f64>();
        }
    }
    (count >= MIN_RATIO_BEADS).then_some(sums[1] / sums[0])
}

/// The cuts of a path, as waypoints of the next.
fn along(beads: &[(Bead, f64)], sure: f64) -> Vec<Waypoint> {
    let margin = |cut: usize| {
        let beside = beads.get(cut.saturating_sub(1)..=cut).unwrap_or_default();
        let is_sure = beside.iter().all(|&(_, confidence)| confidence >= sure);
        if is_sure { 0 } else { MARGIN }
    };
    let points = beads.iter().enumerate().map(|(cut, (bead, _))| Waypoint {
        source: bead.source.start,
        target: bead.target.start,
        margin: margin(cut),
    });
    points.collect()
}
