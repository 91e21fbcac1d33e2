//! Expectation and maximisation.

use std::sync::atomic::{AtomicU64, Ordering};

use super::candidates::{Candidate, Candidates};
use super::corpus::Corpus;
use crate::lexicon::spread::Spread;

/// As how many units the dictionary's word counts. 1 and 10 move the mean strict F1 of the
/// development sets by less than 0.001.
pub(super) const PRIOR: f32 = 4.0;

/// The share of the language itself in every word, close to the aligner's. 0.3 and 0.7 do as
/// well.
const BACKGROUND_SHARE: f32 = 0.5;

/// Rounds of EM; Model 1 converges fast, and twice as many change no more than noise.
const ROUNDS: usize = 5;

/// Units that are worked on in one piece.
const UNITS_A_JOB: usize = 1024;

/// Expected counts are added as integers of this size, so that their order does not matter: a
/// sum of floats would depend on which thread came first.
const SCALE: f32 = (1_u32 << 20) as f32;

/// What one candidate's probabilities are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Probabilities {
    /// Of the English word given the Japanese one.
    pub forward: f32,
    /// Of the Japanese word given the English one.
    pub backward: f32,
}

/// How often each word of a candidate is expected to have drawn the other, in 1/[`SCALE`].
#[derive(Default)]
struct Expected {
    forward: AtomicU64,
    backward: AtomicU64,
}

/// The probabilities of each candidate after the last round.
pub(super) fn train(
    corpus: &Corpus,
    candidates: &Candidates,
    spread: Spread,
) -> Vec<Probabilities> {
    let training = Training::new(corpus, candidates);
    let mut t = training.first();
    let jobs = corpus.len().div_ceil(UNITS_A_JOB);
    let mut expected: Vec<Expected> = Vec::new();
    expected.resize_with(t.len(), Expected::default);
    for _ in 0..ROUNDS {
        spread(jobs, &|job| {
            let mut unit = Draws::default();
            for number in (job * UNITS_A_JOB..corpus.len()).take(UNITS_A_JOB) {
                training.expect(number, &t, &mut unit, &expected);
            }
        });
        training.maximise(&mut expected, &mut t);
    }
    t
}

struct Training<'a> {
    corpus: &'a Corpus,
    candidates: &'a Candidates,
    /// For each candidate, the number of its Japanese word.
    japanese_of: Vec<u32>,
    japanese: Side,
    english: Side,
    /// For each candidate the dictionary's probabilities.
    known: Vec<Probabilities>,
}

/// What is known of one side's words.
struct Side {
    /// In how many units each stands.
    frequencies: Vec<f32>,
    /// Its share of all words, times the share of the background.
    background: Vec<f32>,
}

impl Side {
    #[expect(clippy::cast_precision_loss, reason = "counts of units")]
    fn new(frequencies: &[u32]) -> Self {
        let total = frequencies.iter().map(|&count| u64::from(count)).sum::<u64>().max(1);
        let share = |&count: &u32| BACKGROUND_SHARE * count as f32 / total as f32;
        Self {
            frequencies: frequencies.iter().map(|&count| count as f32).collect(),
            background: frequencies.iter().map(share).collect(),
        }
    }

    fn frequency(&self, word: u32) -> f32 {
        self.frequencies.get(word as usize).copied().unwrap_or(1.0)
    }

    fn background(&self, word: u32) -> f32 {
        self.background.get(word as usize).copied().unwrap_or(1.0)
    }
}

/// The candidates that one unit has.
#[derive(Default)]
struct Draws {
    /// The candidate, and the places of its words in the unit.
    found: Vec<(usize, usize, usize)>,
    /// For each word of a side, by how much it is explained.
    japanese: Vec<f32>,
    english: Vec<f32>,
}

impl<'a> Training<'a> {
    fn new(corpus: &'a Corpus, candidates: &'a Candidates) -> Self {
        let words = u32::try_from(corpus.japanese.len()).unwrap_or(u32::MAX);
        let mut japanese_of = Vec::with_capacity(candidates.all.len());
        for word in 0..words {
            japanese_of.extend(candidates.range(word).map(|_| word));
        }
        let japanese = Side::new(&corpus.japanese.frequencies());
        let english = Side::new(&corpus.english.frequencies());

        // Bayes: of all Japanese words that the dictionary gives an English one, the more
        // frequent are the likelier origin.
        let mut origins = vec![0.0_f32; corpus.english.len()];
        let weight = |candidate: &Candidate, japanese_word: u32| {
            candidate.known * japanese.frequency(japanese_word)
        };
        for (candidate, &word) in candidates.all.iter().zip(&japanese_of) {
            if let Some(origin) = origins.get_mut(candidate.english as usize) {
                *origin += weight(candidate, word);
            }
        }
        let known = candidates.all.iter().zip(&japanese_of).map(|(candidate, &word)| {
            let origins = origins.get(candidate.english as usize).copied().unwrap_or(0.0);
            let backward = if origins > 0.0 { weight(candidate, word) / origins } else { 0.0 };
            Probabilities { forward: candidate.known, backward }
        });
        let known = known.collect();
        Self { corpus, candidates, japanese_of, japanese, english, known }
    }

    /// Where training begins: what is known, and half of how often the rarer word of a pair is
    /// at least together with the other.
    #[expect(clippy::cast_precision_loss, reason = "counts of units")]
    fn first(&self) -> Vec<Probabilities> {
        let all = self.candidates.all.iter().zip(&self.japanese_of).zip(&self.known);
        all.map(|((candidate, &word), known)| {
            let frequency =
                self.japanese.frequency(word).max(self.english.frequency(candidate.english));
            let together = 0.5 * candidate.together as f32 / frequency;
            Probabilities {
                forward: known.forward.max(together),
                backward: known.backward.max(together),
            }
        })
        .collect()
    }

    /// Adds what one unit makes us expect.
    fn expect(&self, unit: usize, t: &[Probabilities], draws: &mut Draws, expected: &[Expected]) {
        let (us, vs) = (self.corpus.japanese.of(unit), self.corpus.english.of(unit));
        #[expect(clippy::cast_precision_loss, reason = "at most a hundred words")]
        let share = |words: &[u32]| (1.0 - BACKGROUND_SHARE) / words.len().max(1) as f32;
        let (of_japanese, of_english) = (share(us), share(vs));
        draws.found.clear();
        draws.japanese.clear();
        draws.japanese.extend(us.iter().map(|&u| self.japanese.background(u)));
        draws.english.clear();
        draws.english.extend(vs.iter().map(|&v| self.english.background(v)));
        for (i, &u) in us.iter().enumerate() {
            for (candidate, j) in self.candidates.among(u, vs) {
                let Some(t) = t.get(candidate) else { continue };
                draws.found.push((candidate, i, j));
                if let Some(explained) = draws.english.get_mut(j) {
                    *explained += of_japanese * t.forward;
                }
                if let Some(explained) = draws.japanese.get_mut(i) {
                    *explained += of_english * t.backward;
                }
            }
        }
        for &(candidate, i, j) in &draws.found {
            let (Some(t), Some(expected)) = (t.get(candidate), expected.get(candidate)) else {
                continue;
            };
            let all = (draws.japanese.get(i), draws.english.get(j));
            let (Some(of_u), Some(of_v)) = all else { continue };
            add(&expected.forward, of_japanese * t.forward / of_v);
            add(&expected.backward, of_english * t.backward / of_u);
        }
    }

    /// The probabilities that fit what was expected, which begins again at nothing.
    fn maximise(&self, expected: &mut [Expected], t: &mut [Probabilities]) {
        let words = self.candidates.all.iter().zip(&self.japanese_of).zip(&self.known);
        for (((candidate, &word), known), (expected, t)) in words.zip(expected.iter_mut().zip(t)) {
            let of_japanese = self.japanese.frequency(word) + PRIOR;
            let of_english = self.english.frequency(candidate.english) + PRIOR;
            t.forward = (take(&mut expected.forward) + PRIOR * known.forward) / of_japanese;
            t.backward = (take(&mut expected.backward) + PRIOR * known.backward) / of_english;
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0–1 times the scale")]
fn add(count: &AtomicU64, share: f32) {
    count.fetch_add((share * SCALE) as u64, Ordering::Relaxed);
}

#[expect(clippy::cast_precision_loss, reason = "a count, to seven digits")]
fn take(count: &mut AtomicU64) -> f32 {
    std::mem::take(count.get_mut()) as f32 / SCALE
}
