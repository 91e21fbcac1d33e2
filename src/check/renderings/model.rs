//! t(English stem | Japanese unit) from the draft's own beads.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::prior::{Sounds, prior};
use super::units::{Corpus, Lesson};

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
    /// By unit and stem.
    t: FxHashMap<(u32, u32), f32>,
    /// By unit and stem, what the dictionary and the sound say.
    known: FxHashMap<(u32, u32), f32>,
}

impl Model {
    pub fn train(corpus: &Corpus) -> Self {
        let sounds = Sounds::new(&corpus.english);
        let mut known = FxHashMap::default();
        for (unit, described) in (0_u32..).zip(&corpus.units) {
            let row = prior(described, &corpus.english, &sounds);
            let total: f32 = row.iter().map(|(_, weight)| weight).sum::<f32>().max(1.0);
            known.extend(row.into_iter().map(|(stem, weight)| ((unit, stem), weight / total)));
        }
        let mut frequencies = vec![0_u32; corpus.english.words.len()];
        let mut of_unit = vec![0_u32; corpus.units.len()];
        let lessons: Vec<(Vec<u32>, Vec<u32>)> = corpus.lessons.iter().map(distinct).collect();
        let most: usize = lessons.iter().map(|(units, stems)| units.len() * stems.len()).sum();
        let mut together: FxHashMap<(u32, u32), u32> =
            FxHashMap::with_capacity_and_hasher(most, FxBuildHasher);
        for (units, stems) in &lessons {
            for &stem in stems {
                count(&mut frequencies, stem);
            }
            for &unit in units {
                count(&mut of_unit, unit);
                for &stem in stems {
                    *together.entry((unit, stem)).or_default() += 1;
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
        let first = |pair: &(u32, u32), met: u32| {
            let here = value(&of_unit, pair.0).max(value(&frequencies, pair.1)) as f32;
            0.5 * met as f32 / here.max(1.0)
        };
        let mut t: FxHashMap<(u32, u32), f32> = known.clone();
        for (pair, &met) in together.iter().filter(|&(_, &met)| met >= MIN_TOGETHER) {
            let start = first(pair, met);
            let entry = t.entry(*pair).or_default();
            *entry = entry.max(start);
        }
        let total: u32 = frequencies.iter().sum::<u32>() + 50;
        #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
        let background: Vec<f32> = frequencies
            .iter()
            .map(|&count| BACKGROUND_SHARE * (count as f32 + 0.5) / total as f32)
            .collect();
        // Pairs by number, so that the rounds look nothing up.
        let pairs: Vec<(u32, u32)> = t.keys().copied().collect();
        let numbers: FxHashMap<(u32, u32), u32> = pairs.iter().copied().zip(0..).collect();
        let mut values: Vec<f32> =
            pairs.iter().map(|pair| t.get(pair).copied().unwrap_or(0.0)).collect();
        let meetings: Vec<Meeting> = lessons
            .iter()
            .flat_map(|(units, stems)| {
                #[expect(clippy::cast_precision_loss, reason = "words of a bead")]
                let share = (1.0 - BACKGROUND_SHARE) / units.len().max(1) as f32;
                let numbers = &numbers;
                let background = &background;
                stems.iter().map(move |&stem| Meeting {
                    share,
                    background: background.get(stem as usize).copied().unwrap_or(0.0),
                    pairs: units
                        .iter()
                        .filter_map(|&unit| numbers.get(&(unit, stem)).copied())
                        .collect(),
                })
            })
            .collect();
        let mut counts = vec![0.0_f32; pairs.len()];
        for _ in 0..ROUNDS {
            for meeting in &meetings {
                let drawn = |pair: u32| values.get(pair as usize).copied().unwrap_or(0.0);
                let sum = meeting.pairs.iter().map(|&pair| drawn(pair)).sum::<f32>()
                    * meeting.share
                    + meeting.background;
                for &pair in meeting.pairs.iter().filter(|_| sum > 0.0) {
                    if let Some(count) = counts.get_mut(pair as usize) {
                        *count += meeting.share * drawn(pair) / sum;
                    }
                }
            }
            for ((pair, value), count) in pairs.iter().zip(&mut values).zip(&mut counts) {
                #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
                let seen = self::value(&of_unit, pair.0) as f32;
                let prior = PSEUDO_COUNT * known.get(pair).copied().unwrap_or(0.0);
                *value = (std::mem::take(count) + prior) / (seen + PSEUDO_COUNT);
            }
        }
        let t = pairs.into_iter().zip(values).collect();
        Self { t, known }
    }

    /// How probably `unit` becomes `stem`.
    pub fn t(&self, unit: u32, stem: u32) -> f32 {
        self.t.get(&(unit, stem)).copied().unwrap_or(0.0)
    }

    /// What the dictionary and the sound say of it.
    pub fn known(&self, unit: u32, stem: u32) -> f32 {
        self.known.get(&(unit, stem)).copied().unwrap_or(0.0)
    }
}

/// A stem of a lesson, and the pairs that may have drawn it.
struct Meeting {
    share: f32,
    background: f32,
    pairs: Vec<u32>,
}

fn count(counts: &mut [u32], number: u32) {
    if let Some(count) = counts.get_mut(number as usize) {
        *count += 1;
    }
}

fn value(counts: &[u32], number: u32) -> u32 {
    counts.get(number as usize).copied().unwrap_or(0)
}

/// The different units and stems of a lesson, stop words left out.
fn distinct(lesson: &Lesson) -> (Vec<u32>, Vec<u32>) {
    let mut units: Vec<u32> = lesson.japanese.iter().map(|&(unit, _)| unit).collect();
    units.sort_unstable();
    units.dedup();
    let words = lesson.english.iter().filter(|word| !word.is_stop);
    let mut stems: Vec<u32> = words.map(|word| word.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    (units, stems)
}
