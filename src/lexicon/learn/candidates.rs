//! The pairs of words that are worth a probability.
//!
//! Most words that stand in the same unit have nothing to do with each other, and most of those
//! pairs are seen once. Like Johnson et al. (2007), *Improving Translation Quality by
//! Discarding Most of the Phrasetable*, <https://aclanthology.org/D07-1103/>, we keep a pair
//! whose association is beyond chance in a memory of this size, but measure it by the
//! log-likelihood ratio of Dunning (1993), <https://aclanthology.org/J93-1003/>, against the
//! Bayesian information criterion of Schwarz (1978), and do so before the training instead of
//! after it, which bounds its memory. Their test is stricter; here EM has the last word. What
//! EDICT translates stays in the training, so that it explains its words away from others.
//!
//! Time linear in the pairs of words of all units; memory that of the pairs kept and of one
//! number for each word and thread.

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::{Edict, StemId};

use crate::lexicon::translate::{CERTAIN, glosses};

use super::corpus::{Corpus, Words};
use crate::lexicon::spread::{Spread, collect};

/// A pair must stand together in at least this many different units: what was seen once may be
/// chance however rare its words are.
const MIN_TOGETHER: u32 = 2;

/// Japanese words that are counted in one piece of work.
const WORDS_A_JOB: usize = 256;

/// A Japanese word and an English one that stand in the same units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The English word.
    pub english: u32,
    /// In how many units both stand.
    pub together: u32,
    /// The dictionary's probability of the English word given the Japanese one; 0 if it does
    /// not have the pair.
    pub known: f32,
    /// Whether they are together more often than chance has it.
    pub is_significant: bool,
}

/// For each Japanese word its candidates, ascending by English word.
pub(super) struct Candidates {
    pub all: Vec<Candidate>,
    /// Where the candidates of each Japanese word end.
    ends: Vec<usize>,
}

impl Candidates {
    pub(super) fn new(corpus: &Corpus, spread: Spread) -> Self {
        let counting = Counting::new(corpus);
        let jobs = corpus.japanese.len().div_ceil(WORDS_A_JOB);
        let (mut all, mut ends) = (Vec::new(), Vec::new());
        for rows in collect(spread, jobs, |job| counting.rows(job)) {
            for row in rows {
                all.extend(row);
                ends.push(all.len());
            }
        }
        Self { all, ends }
    }

    /// Where the candidates of a Japanese word stand in `all`.
    pub(super) fn range(&self, japanese: u32) -> std::ops::Range<usize> {
        let at = |word: u32| self.ends.get(word as usize).copied();
        let start = japanese.checked_sub(1).map_or(Some(0), at);
        start.zip(at(japanese)).map_or(0..0, |(from, to)| from..to)
    }

    /// The candidates of a Japanese word among some English ones, ascending: the place in `all`,
    /// and the place among `english`. O(shorter · log longer).
    pub(super) fn among(
        &self,
        japanese: u32,
        english: &[u32],
    ) -> impl Iterator<Item = (usize, usize)> {
        let range = self.range(japanese);
        let mut row = self.all.get(range.clone()).unwrap_or_default();
        let mut at = range.start;
        english.iter().enumerate().filter_map(move |(place, &word)| {
            let skip = row.partition_point(|candidate| candidate.english < word);
            row = row.get(skip..).unwrap_or_default();
            at += skip;
            row.first().filter(|candidate| candidate.english == word).map(|_| (at, place))
        })
    }
}

/// What counting needs.
struct Counting<'a> {
    corpus: &'a Corpus,
    texts: Vec<&'a str>,
    /// By Japanese word, the units that have it.
    postings: Vec<Vec<u32>>,
    /// In how many units each English word stands.
    english: Vec<u32>,
    /// By EDICT's number of a stem, the English word.
    stems: FxHashMap<StemId, u32>,
}

impl<'a> Counting<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        let mut postings = vec![Vec::new(); corpus.japanese.len()];
        for (unit, number) in (0..corpus.len()).zip(0_u32..) {
            for &word in corpus.japanese.of(unit) {
                if let Some(units) = postings.get_mut(word as usize) {
                    units.push(number);
                }
            }
        }
        Self {
            corpus,
            texts: corpus.japanese.texts(),
            postings,
            english: corpus.english.frequencies(),
            stems: stems(&corpus.english),
        }
    }

    /// The candidates of one job's Japanese words.
    fn rows(&self, job: usize) -> Vec<Vec<Candidate>> {
        let words = self.texts.iter().zip(&self.postings);
        let mut together = vec![0_u32; self.english.len()];
        words
            .skip(job * WORDS_A_JOB)
            .take(WORDS_A_JOB)
            .map(|(text, units)| self.row(text, units, &mut together))
            .collect()
    }

    /// The candidates of one Japanese word. `together` is all zeros before and after.
    fn row(&self, text: &str, units: &[u32], together: &mut [u32]) -> Vec<Candidate> {
        let mut found = Vec::new();
        for &english in units.iter().flat_map(|&unit| self.corpus.english.of(unit as usize)) {
            if let Some(count) = together.get_mut(english as usize) {
                if *count == 0 {
                    found.push(english);
                }
                *count += 1;
            }
        }
        found.sort_unstable();
        let known = self.known(text);
        let of = |counts: &[u32], word: u32| counts.get(word as usize).copied().unwrap_or(0);
        let total = u32::try_from(self.corpus.len()).unwrap_or(u32::MAX);
        // Schwarz's criterion: what a parameter must bring to be worth having.
        let threshold = 0.5 * f64::from(total).ln();
        let alone = u32::try_from(units.len()).unwrap_or(u32::MAX);
        let mut row = Vec::new();
        for english in found {
            let together = together.get_mut(english as usize).map_or(0, std::mem::take);
            let known = known.get(&english).copied().unwrap_or(0.0);
            let is_significant = together >= MIN_TOGETHER
                && evidence(together, alone, of(&self.english, english), total) >= threshold;
            if is_significant || known > 0.0 {
                row.push(Candidate { english, together, known, is_significant });
            }
        }
        row
    }

    /// What the dictionary says of a Japanese word, in the corpus's English words.
    fn known(&self, text: &str) -> FxHashMap<u32, f32> {
        let mut known: FxHashMap<u32, f32> =
            glosses(Edict.glosses(&[text]), |stem| self.stems.get(&stem).copied())
                .into_iter()
                .collect();
        // A word in Latin letters stands for itself.
        known.extend(self.corpus.english.number(text).map(|english| (english, CERTAIN)));
        known
    }
}

fn stems(english: &Words) -> FxHashMap<StemId, u32> {
    let stem = |(number, text): (u32, &str)| Some((Edict.stem_id(text)?, number));
    (0_u32..).zip(english.texts()).filter_map(stem).collect()
}

/// How surely two words attract each other, in nats: half of Dunning's log-likelihood ratio,
/// some −ln of the probability that chance puts them together so often; 0 where they are
/// together less often than by chance. `a` and `b` are the units that have each, of `total`.
///
fn evidence(together: u32, a: u32, b: u32, total: u32) -> f64 {
    let [k, a, b, n] = [together, a, b, total].map(f64::from);
    if k * n <= a * b {
        return 0.0;
    }
    let term =
        |seen: f64, expected: f64| if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 };
    term(k, a * b / n)
        + term(a - k, a * (n - b) / n)
        + term(b - k, b * (n - a) / n)
        + term(n - a - b + k, (n - a) * (n - b) / n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_what_counting_by_hand_gives() {
        // Always together, twice in a hundred: 2 ln 50 and a little for the other 98.
        let expected = 2.0 * 50_f64.ln() + 98.0 * (100_f64 / 98.0).ln();
        assert!((evidence(2, 2, 2, 100) - expected).abs() < 1e-12);
        assert_eq!(evidence(1, 10, 10, 100), 0.0);
        assert!(evidence(2, 100, 100, 2_000) == 0.0);
        assert!(evidence(2, 30, 30, 2_000) < 0.5 * 2_000_f64.ln());
        assert!(evidence(2, 2, 2, 2_000) > 0.5 * 2_000_f64.ln());
    }
}
