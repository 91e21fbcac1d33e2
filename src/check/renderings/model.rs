//! t(English stem | Japanese unit) from the draft's own beads.

use std::collections::BTreeSet;

use crate::lexicon::Lists;

use super::prior::{Sounds, Stems, prior};
use super::units::Corpus;

/// Rounds of EM; more change nothing that shows.
const ROUNDS: usize = 4;
/// As how many occurrences the prior counts.
const PSEUDO_COUNT: f32 = 3.0;
/// The share of the language itself in every English word.
const BACKGROUND_SHARE: f32 = 0.3;
/// A new pair must meet in this many beads.
const MIN_TOGETHER: u32 = 2;

/// What each unit becomes.
pub(super) struct Model {
    /// Where the pairs of each unit begin, and where the last end.
    starts: Vec<u32>,
    /// The pairs of each unit, by stem.
    pairs: Vec<Pair>,
}

/// A stem that a unit may become.
#[derive(Clone, Copy)]
struct Pair {
    stem: u32,
    /// How probably it does.
    t: f32,
    /// What the dictionary and the sound say of it.
    known: f32,
}

impl Model {
    pub fn train(corpus: &Corpus) -> Self {
        let lessons = Lessons::new(corpus);
        let mut model = Self::before(corpus, &lessons);
        model.learn(&lessons);
        model
    }

    /// The pairs that the dictionary or the sound knows, or that meet often enough.
    fn before(corpus: &Corpus, lessons: &Lessons) -> Self {
        let (stems, sounds) = (Stems::new(&corpus.english), Sounds::new(&corpus.english));
        let mut model = Self { starts: vec![0], pairs: Vec::new() };
        let mut met = vec![0_u32; corpus.english.words.len()];
        let mut here: Vec<u32> = Vec::new();
        let are_many = sounds.are_too_many(&corpus.units);
        for (unit, described) in (0_u32..).zip(&corpus.units) {
            let seen = lessons.of_unit.get(unit as usize);
            let around = are_many.then(|| {
                let around = seen.iter().flat_map(|&it| lessons.stems.get(it as usize));
                around.copied().collect::<BTreeSet<u32>>().into_iter().collect::<Vec<u32>>()
            });
            let known = prior(described, &stems, &sounds, around.as_deref());
            let total: f32 = known.iter().map(|(_, weight)| weight).sum::<f32>().max(1.0);
            let mut touch = |stem: u32, times: u32| {
                let Some(count) = met.get_mut(stem as usize) else { return };
                if *count == 0 {
                    here.push(stem);
                }
                *count += times;
            };
            seen.iter()
                .flat_map(|&it| lessons.stems.get(it as usize))
                .for_each(|&stem| touch(stem, 1));
            // A stem that meets the unit nowhere counts, too, if the dictionary knows it.
            for &(stem, _) in &known {
                touch(stem, KNOWN);
            }
            // Most stems meet the unit once and are no pair; they need no order.
            here.retain(|&stem| {
                let count = met.get_mut(stem as usize);
                let kept = count.as_ref().is_some_and(|count| **count >= MIN_TOGETHER);
                if let Some(count) = count.filter(|_| !kept) {
                    *count = 0;
                }
                kept
            });
            here.sort_unstable();
            let mut known = known.into_iter().peekable();
            for stem in here.drain(..) {
                let together = met.get_mut(stem as usize).map(std::mem::take).unwrap_or(0) % KNOWN;
                let prior = known.next_if(|&(known, _)| known == stem);
                let known = prior.map_or(0.0, |(_, weight)| weight / total);
                let mut t = known;
                if together >= MIN_TOGETHER {
                    let most = seen.len().max(lessons.count(stem));
                    #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
                    let first = 0.5 * together as f32 / most.max(1) as f32;
                    t = t.max(first);
                }
                model.pairs.push(Pair { stem, t, known });
            }
            model.starts.push(u32::try_from(model.pairs.len()).unwrap_or(u32::MAX));
        }
        model
    }

    /// EM over the lessons.
    fn learn(&mut self, lessons: &Lessons) {
        // Found once, so that the rounds look nothing up.
        let drawn = self.drawn(lessons);
        let mut counts = vec![0.0_f32; self.pairs.len()];
        for _ in 0..ROUNDS {
            for (lesson, stems) in lessons.stems.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "words of a bead")]
                let share =
                    (1.0 - BACKGROUND_SHARE) / lessons.units.get(lesson).len().max(1) as f32;
                for (place, &stem) in lessons.stems.range(lesson).zip(stems) {
                    let pairs = drawn.get(place);
                    let t = |pair: u32| self.pairs.get(pair as usize).map_or(0.0, |pair| pair.t);
                    let sum = pairs.iter().map(|&pair| t(pair)).sum::<f32>() * share
                        + lessons.background(stem);
                    for &pair in pairs.iter().filter(|_| sum > 0.0) {
                        if let Some(count) = counts.get_mut(pair as usize) {
                            *count += share * t(pair) / sum;
                        }
                    }
                }
            }
            let mut counts = counts.iter_mut();
            for (unit, range) in (0_u32..).zip(self.starts.windows(2)) {
                let &[start, end] = range else { continue };
                #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
                let seen = lessons.of_unit.get(unit as usize).len() as f32;
                let pairs = self.pairs.get_mut(start as usize..end as usize).unwrap_or_default();
                for (pair, count) in pairs.iter_mut().zip(&mut counts) {
                    let prior = PSEUDO_COUNT * pair.known;
                    pair.t = (std::mem::take(count) + prior) / (seen + PSEUDO_COUNT);
                }
            }
        }
    }

    /// By place of a stem in the lessons, the pairs that may have drawn it there.
    fn drawn(&self, lessons: &Lessons) -> Lists {
        // By stem, its pair with the unit at hand, and which unit that is.
        let mut pair_of = vec![(u32::MAX, 0_u32); lessons.frequencies.len()];
        let mut drawn: Vec<(usize, u32)> = Vec::new();
        for (unit, seen) in (0..).zip(lessons.of_unit.iter()) {
            for (number, pair) in self.range(unit).zip(self.pairs(unit)) {
                if let Some(place) = pair_of.get_mut(pair.stem as usize) {
                    *place = (unit, number);
                }
            }
            for &lesson in seen {
                let lesson = lesson as usize;
                let stems = lessons.stems.range(lesson).zip(lessons.stems.get(lesson));
                drawn.extend(stems.filter_map(|(place, &stem)| {
                    let &(owner, number) = pair_of.get(stem as usize)?;
                    (owner == unit).then_some((place, number))
                }));
            }
        }
        Lists::gathered(lessons.stems.numbers.len(), drawn.iter().copied())
    }

    /// The numbers of a unit's pairs.
    fn range(&self, unit: u32) -> std::ops::Range<u32> {
        let at = |unit: usize| self.starts.get(unit).copied().unwrap_or(0);
        at(unit as usize)..at(unit as usize + 1)
    }

    fn pairs(&self, unit: u32) -> &[Pair] {
        let range = self.range(unit);
        self.pairs.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn pair(&self, unit: u32, stem: u32) -> Option<&Pair> {
        let pairs = self.pairs(unit);
        pairs.get(pairs.binary_search_by_key(&stem, |pair| pair.stem).ok()?)
    }

    /// How probably `unit` becomes `stem`.
    pub fn t(&self, unit: u32, stem: u32) -> f32 {
        self.pair(unit, stem).map_or(0.0, |pair| pair.t)
    }

    /// What the dictionary and the sound say of it.
    pub fn known(&self, unit: u32, stem: u32) -> f32 {
        self.pair(unit, stem).map_or(0.0, |pair| pair.known)
    }
}

/// Added to the count of a stem that the dictionary knows for the unit.
const KNOWN: u32 = 1 << 31;

/// The different units and stems of the lessons, stop words left out.
struct Lessons {
    /// By lesson.
    units: Lists,
    /// By lesson.
    stems: Lists,
    /// By unit, the lessons that have it.
    of_unit: Lists,
    /// By stem, in how many lessons it stands.
    frequencies: Vec<u32>,
    /// The sum of those, and a little more.
    total: u32,
}

impl Lessons {
    fn new(corpus: &Corpus) -> Self {
        let (mut units, mut stems) = (Lists::default(), Lists::default());
        let mut of_unit: Vec<(usize, u32)> = Vec::new();
        let mut frequencies = vec![0_u32; corpus.english.words.len()];
        for (number, lesson) in (0_u32..).zip(&corpus.lessons) {
            units.push_distinct(lesson.japanese.iter().map(|&(unit, _)| unit));
            let words = lesson.english.iter().filter(|word| !word.is_stop);
            stems.push_distinct(words.map(|word| word.stem));
            of_unit.extend(units.get(number as usize).iter().map(|&unit| (unit as usize, number)));
            for &stem in stems.get(number as usize) {
                if let Some(count) = frequencies.get_mut(stem as usize) {
                    *count += 1;
                }
            }
        }
        let of_unit = Lists::gathered(corpus.units.len(), of_unit.into_iter());
        let total = frequencies.iter().sum::<u32>() + 50;
        Self { units, stems, of_unit, frequencies, total }
    }

    fn count(&self, stem: u32) -> usize {
        self.frequencies.get(stem as usize).map_or(0, |&count| count as usize)
    }

    /// The share of the language itself in a stem.
    #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
    fn background(&self, stem: u32) -> f32 {
        BACKGROUND_SHARE * (self.count(stem) as f32 + 0.5) / self.total as f32
    }
}
