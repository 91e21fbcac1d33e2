//! Word pairs that a document itself teaches.
//!
//! IBM Model 1 (Brown et al. 1993, <https://aclanthology.org/J93-2003/>) by EM over the beads of
//! a first pass, with the dictionary's pairs as pseudo-counts (so the result is a maximum a
//! posteriori estimate) and the document's own word frequencies in place of the NULL word. Time
//! O(rounds · units of all beads squared by bead), memory O(pairs).
//!
//! A pair that no dictionary has is a candidate where its words stand in two beads at least and
//! more often together than by chance.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::lexicon::{Lists, Table, Units};
use crate::model::{Bead, Kind};

use super::background::{SMOOTHING, UNSEEN, value};
use super::translation::{BACKGROUND_SHARE, Shown, Translation};

/// A bead of more sentences in all says too little about single words.
const MAX_SENTENCES: usize = 4;
/// A bead that is less probable than this teaches nothing.
const MIN_CONFIDENCE: f64 = 0.5;
/// Fewer beads than this teach nothing.
const MIN_BEADS: usize = 5;
/// A bead of so many different words on either side is counted once, however often it comes back: one
/// text with another copy of itself would otherwise confirm its own mistakes. A short bead is news each
/// time, as “yes” is in a conversation: with 1, meetings lose 0.005. From 3 on to 6, the development
/// documents several times end to end lose 0.002 of strict F1.
const LONG: usize = 3;
/// A new pair must occur together in this many beads …
const MIN_TOGETHER: u32 = 2;
/// … and this many times as often as words that ignore each other.
const MIN_LIFT: f32 = 1.2;
/// A unit in more beads than this is a function word; what it becomes is not asked.
const MAX_BEADS: usize = 4096;
/// How many imagined occurrences of each word speak for the dictionary. Of 1, 3, 8 and 16,
/// by the probability of gold beads; flat from 8 on.
const PSEUDO_COUNT: f32 = 12.0;
/// Room for pairs, and for their meetings, for each unit of a lesson, so that the lists seldom grow.
const ROOM: usize = 4;
/// So few pairs are looked up in each lesson; where there are more, each unit of the lesson is.
const FEW: usize = 5;
/// Rounds of EM; more than three change nothing that shows.
const ROUNDS: usize = 3;
/// The greatest t of a learned pair: below a dictionary's certainty, since the beads may be
/// wrong.
const MAX_LEARNED: f32 = 0.8;
/// A pair with less is not worth looking at in the search.
const MIN_LEARNED: f32 = 0.05;

/// What `beads` teach: pairs of units beyond those of `table`, and how free the translation is.
pub(super) fn learned(
    beads: &[(Bead, f64)],
    table: &Table,
    source: &Units,
    target: &Units,
) -> Translation {
    let teaches = |&(ref bead, confidence): &(Bead, f64)| {
        confidence >= MIN_CONFIDENCE
            && !bead.source.is_empty()
            && !bead.target.is_empty()
            && bead.source.len() + bead.target.len() <= MAX_SENTENCES
    };
    let (mut sources, mut targets) = (Lists::default(), Lists::default());
    let mut seen = FxHashSet::default();
    for (bead, _) in beads.iter().filter(|bead| teaches(bead)) {
        let lesson = (distinct(source, bead.source.clone()), distinct(target, bead.target.clone()));
        let is_long = lesson.0.len() >= LONG && lesson.1.len() >= LONG;
        if !is_long || !seen.contains(&lesson) {
            sources.push(lesson.0.iter().copied());
            targets.push(lesson.1.iter().copied());
            if is_long {
                seen.insert(lesson);
            }
        }
    }
    if sources.len() < MIN_BEADS {
        return Translation::usual(table.clone());
    }
    let mut model = Model::new(&sources, &targets, table, (source.len(), target.len()));
    let background_share = Shown {
        words: number(targets.numbers.len()),
        unexplained: model.unexplained(),
        beads: probability(beads, |_| true),
        recut: probability(beads, |kind| {
            kind.source.min(kind.target) > 0 && kind != Kind::new(1, 1)
        }),
    }
    .background_share();
    for _ in 0..ROUNDS {
        model.round();
    }
    let pairs = model.taught();
    debug_assert!(pairs.is_sorted_by_key(|&(u, v, _)| (u, v)), "as a table takes them");
    Translation { table: table.raised(&pairs), background_share }
}

/// A source unit and what it may become.
#[derive(Clone, Copy)]
struct Pair {
    source: u32,
    target: u32,
    /// t by the dictionary; 0 for a new pair.
    known: f32,
    t: f32,
    /// The sum, over the target unit's occurrences beside the source unit, of one over what all
    /// units of the lesson and the background give of it.
    share: f32,
}

/// A pair whose units both stand in a lesson.
#[derive(Clone, Copy)]
struct Meeting {
    pair: u32,
    /// The place of the target unit among those of all lessons.
    place: u32,
}

/// IBM Model 1 over lessons: the different units on each side of a bead.
struct Model {
    pairs: Vec<Pair>,
    /// In how many lessons each source unit stands.
    of_source: Vec<f32>,
    /// What the background gives of each target unit of each lesson, in parts of what a source
    /// unit gives.
    background: Vec<f32>,
    meetings: Vec<Meeting>,
}

impl Model {
    /// The pairs that may be learned, and where they meet. The dictionary's are all in.
    fn new(sources: &Lists, targets: &Lists, table: &Table, units: (usize, usize)) -> Self {
        let lessons_of = sources.inverted(units.0);
        let of_source: Vec<f32> = lessons_of.iter().map(|lessons| number(lessons.len())).collect();
        let mut of_target = vec![0.0; units.1];
        for &unit in &targets.numbers {
            if let Some(count) = of_target.get_mut(unit as usize) {
                *count += 1.0;
            }
        }
        let mut model = Self {
            pairs: Vec::with_capacity(ROOM * targets.numbers.len()),
            background: Vec::with_capacity(targets.numbers.len()),
            of_source,
            meetings: Vec::with_capacity(ROOM * targets.numbers.len()),
        };
        model.set_background(sources, targets, &of_target);

        // Only these can stand beside a unit often enough.
        let mut recurrent = Lists::default();
        for lesson in targets.iter() {
            let recurs = |&unit: &u32| value(&of_target, unit) >= number(MIN_TOGETHER as usize);
            recurrent.push(lesson.iter().copied().filter(recurs));
        }
        let mut together = Together::new(units.1);
        // By target unit, the place of the source unit's pair with it, plus one; 0 for none.
        let mut row_place_of = vec![0_usize; units.1];
        let taught = (0_u32..).zip(lessons_of.iter()).filter(|(_, lessons)| !lessons.is_empty());
        for (source, lessons) in taught {
            let begin = model.pairs.len();
            let known = table.row(source);
            let pair = |&(target, t): &(u32, f32)| Pair { source, target, known: t, t, share: 0.0 };
            model.pairs.extend(known.iter().map(pair));
            if (MIN_TOGETHER as usize..=MAX_BEADS).contains(&lessons.len()) {
                let (all, here) = (number(sources.len()), number(lessons.len()));
                let lessons = lessons.iter().flat_map(|&lesson| recurrent.get(lesson as usize));
                for (target, count) in together.often(lessons) {
                    let (count, there) = (number(count as usize), value(&of_target, target));
                    let is_known = known.binary_search_by_key(&target, |&(unit, _)| unit).is_ok();
                    if count * all >= MIN_LIFT * here * there && !is_known {
                        let t = 0.5 * count / here.max(there);
                        model.pairs.push(Pair { source, target, known: 0.0, t, share: 0.0 });
                    }
                }
            }
            let row = model.pairs.get_mut(begin..).unwrap_or_default();
            row.sort_unstable_by_key(|pair| pair.target);
            let mut meet = |row_place: usize, place: usize, do_meet: bool| {
                // As above, put down first.
                if let (Ok(pair), Ok(place)) =
                    (u32::try_from(begin + row_place), u32::try_from(place))
                {
                    model.meetings.push(Meeting { pair, place });
                    model.meetings.truncate(model.meetings.len() - usize::from(!do_meet));
                }
            };
            if row.len() <= FEW {
                for &lesson in lessons {
                    let places = targets.range(lesson as usize);
                    let here = targets.get(lesson as usize);
                    for (row_place, pair) in row.iter().enumerate() {
                        if let Ok(place) = here.binary_search(&pair.target) {
                            meet(row_place, places.start + place, true);
                        }
                    }
                }
                continue;
            }
            for (pair, number) in row.iter().zip(1..) {
                if let Some(entry) = row_place_of.get_mut(pair.target as usize) {
                    *entry = number;
                }
            }
            for &lesson in lessons {
                let lesson = lesson as usize;
                for (place, &target) in targets.range(lesson).zip(targets.get(lesson)) {
                    let row_place = row_place_of.get(target as usize).copied().unwrap_or(0);
                    meet(row_place.saturating_sub(1), place, row_place > 0);
                }
            }
            for pair in &*row {
                if let Some(entry) = row_place_of.get_mut(pair.target as usize) {
                    *entry = 0;
                }
            }
        }
        model
    }

    fn set_background(&mut self, sources: &Lists, targets: &Lists, of_target: &[f32]) {
        let total = of_target.iter().sum::<f32>() + UNSEEN;
        for (sources, targets) in sources.iter().zip(targets.iter()) {
            let parts = BACKGROUND_SHARE / (1.0 - BACKGROUND_SHARE) * number(sources.len().max(1));
            self.background.extend(
                targets.iter().map(|&unit| parts * (value(of_target, unit) + SMOOTHING) / total),
            );
        }
    }

    /// How many of the target units the background is expected to have drawn, as far as the dictionary
    /// knows.
    fn unexplained(&self) -> f32 {
        let given = self.given(|pair| pair.known);
        self.background.iter().zip(given).map(|(background, given)| background / given).sum()
    }

    /// What the background and all units of its lesson give of each target unit, where each pair gives
    /// `t`.
    fn given(&self, t: impl Fn(&Pair) -> f32) -> Vec<f32> {
        let mut given = self.background.clone();
        for meeting in &self.meetings {
            let pair = self.pairs.get(meeting.pair as usize);
            if let (Some(sum), Some(pair)) = (given.get_mut(meeting.place as usize), pair) {
                *sum += t(pair);
            }
        }
        given
    }

    /// Expects which source unit drew each target unit, and estimates t again.
    fn round(&mut self) {
        let mut given = self.given(|pair| pair.t);
        for sum in &mut given {
            *sum = sum.recip();
        }
        for meeting in &self.meetings {
            let reciprocal = given.get(meeting.place as usize);
            let pair = self.pairs.get_mut(meeting.pair as usize);
            if let (Some(reciprocal), Some(pair)) = (reciprocal, pair) {
                pair.share += reciprocal;
            }
        }
        for pair in &mut self.pairs {
            let all = value(&self.of_source, pair.source) + PSEUDO_COUNT;
            pair.t = (pair.t * pair.share + PSEUDO_COUNT * pair.known) / all;
            pair.share = 0.0;
        }
    }

    fn taught(&self) -> Vec<(u32, u32, f32)> {
        let taught = self.pairs.iter().filter(|pair| pair.t > pair.known.max(MIN_LEARNED));
        taught
            .map(|pair| (pair.source, pair.target, pair.t.min(MAX_LEARNED.max(pair.known))))
            .collect()
    }
}

/// How often each target unit stands beside one source unit.
struct Together {
    /// All 0 between two source units.
    counts: Vec<u32>,
    /// The units that were counted, and of these, those that were counted often enough.
    counted: Vec<u32>,
    often: Vec<u32>,
}

impl Together {
    fn new(units: usize) -> Self {
        Self { counts: vec![0; units], counted: Vec::new(), often: Vec::new() }
    }

    /// The units that stand at least [`MIN_TOGETHER`] times among `units`, and how often.
    fn often<'a>(
        &mut self,
        units: impl Iterator<Item = &'a u32>,
    ) -> impl Iterator<Item = (u32, u32)> {
        let Self { counts, counted, often } = self;
        counted.clear();
        counted.extend(units);
        often.clear();
        for &unit in &*counted {
            let Some(count) = counts.get_mut(unit as usize) else { continue };
            *count += 1;
            // Nobody could foresee which of them turn out to be often together, a processor neither,
            // so each is put down and most are taken off again.
            often.push(unit);
            often.truncate(often.len() - usize::from(*count != MIN_TOGETHER));
        }
        let found =
            often.iter().map(|&unit| (unit, counts.get(unit as usize).copied().unwrap_or(0)));
        let found: Vec<(u32, u32)> = found.collect();
        for &unit in &*counted {
            if let Some(count) = counts.get_mut(unit as usize) {
                *count = 0;
            }
        }
        found.into_iter()
    }
}

/// The sum of the probabilities of the beads of some kinds.
fn probability(beads: &[(Bead, f64)], is_meant: impl Fn(Kind) -> bool) -> f32 {
    let meant = beads.iter().filter(|(bead, _)| is_meant(bead.kind()));
    #[expect(clippy::cast_possible_truncation, reason = "a count of beads")]
    let sum = meant.map(|(_, probability)| probability).sum::<f64>() as f32;
    sum
}

#[expect(clippy::cast_precision_loss, reason = "a count of beads or units")]
fn number(count: usize) -> f32 {
    count as f32
}

/// The different units of a run of sentences, ascending.
fn distinct(units: &Units, run: Range<usize>) -> Vec<u32> {
    let sentences = units.sentences().get(run).unwrap_or_default();
    let mut found: Vec<u32> = sentences.iter().flatten().map(|&(unit, _)| unit).collect();
    if sentences.len() > 1 {
        found.sort_unstable();
        found.dedup();
    }
    found
}

#[cfg(test)]
mod tests;
