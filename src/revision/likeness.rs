//! How much two sentences of one language are alike.
//!
//! A sentence is a bag of stems and base forms. The likeness of two is a log-likelihood ratio,
//! *one was made from the other* against *unrelated*: IBM Model 1 (Brown et al. 1993,
//! <https://aclanthology.org/J93-2003/>) with the identity for a translation table, mixed with
//! the background of the language, as in [`crate::align`]. Rare words that stay say much, words
//! that come or go say a little against it, and the order does not matter.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::model::{Document, Kind};

use super::anchors::Heading;
use super::words::Words;

/// The share of a revised sentence's words that come from nowhere: that of the aligner's own
/// mixture, where nothing better was measured.
const FRESH: f64 = 0.4;

/// The background begins as if this many words had been read …
const IMAGINED: f64 = 1000.0;
/// … of which a word of grammar were this share, about that of “is” or が …
const LIGHT_SHARE: f64 = 0.01;
/// … and another word this one, about that of a word of a text's topic.
const WORD_SHARE: f64 = 0.0005;

/// Sentences, spread over a document, of which the background is made: some ten thousand words,
/// so that reading them takes milliseconds however long the document is.
const SAMPLE: usize = 500;

/// The words of two documents, numbered, and how common each is.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<Arc<str>, u32>,
    /// The words by number.
    spellings: Vec<Arc<str>>,
    counts: Vec<f64>,
    light: Vec<bool>,
    total: f64,
}

/// The words of a sentence by number, ascending, repetitions included.
pub(super) type Bag = Vec<u32>;

impl Vocabulary {
    /// Knows how common words are from a sample of both documents.
    pub fn new(words: &mut Words, documents: [&Document; 2]) -> Self {
        let mut vocabulary = Self::default();
        for document in documents {
            let step = document.len().div_ceil(SAMPLE).max(1);
            for at in (0..document.len()).step_by(step) {
                for word in vocabulary.bag(words, document.sentence(at)) {
                    if let Some(count) = vocabulary.counts.get_mut(word as usize) {
                        *count += 1.0;
                        vocabulary.total += 1.0;
                    }
                }
            }
        }
        vocabulary
    }

    /// The words of a sentence; new ones are numbered.
    pub fn bag(&mut self, words: &mut Words, sentence: &str) -> Bag {
        let mut bag = Vec::new();
        words.units(sentence, |unit, light| {
            let number = match self.numbers.get(unit) {
                Some(&number) => number,
                None => {
                    // Four thousand million different words do not fit in memory.
                    let number = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
                    let spelling: Arc<str> = unit.into();
                    self.numbers.insert(Arc::clone(&spelling), number);
                    self.spellings.push(spelling);
                    self.counts.push(0.0);
                    self.light.push(light);
                    number
                }
            };
            bag.push(number);
        });
        bag.sort_unstable();
        bag
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Room for a ratio for each word, to be used for one rectangle after another.
    pub fn ratios(&self) -> Vec<f32> {
        vec![fresh(); self.len()]
    }

    /// Whether a word carries meaning.
    pub fn is_content(&self, word: u32) -> bool {
        !self.light.get(word as usize).copied().unwrap_or(true)
    }

    /// Whether a word has figures in it.
    pub fn is_number(&self, word: u32) -> bool {
        self.spellings.get(word as usize).is_some_and(|word| word.contains(char::is_numeric))
    }

    /// The probability of a word in any sentence.
    pub fn background(&self, word: u32) -> f64 {
        let count = self.counts.get(word as usize).copied().unwrap_or(0.0);
        let share = if self.is_content(word) { WORD_SHARE } else { LIGHT_SHARE };
        (count + IMAGINED * share) / (self.total + IMAGINED)
    }

    /// What a word tells, in nats.
    fn weight(&self, word: u32) -> f64 {
        -self.background(word).ln()
    }

    /// What all words of a sentence tell, in nats. O(words).
    pub fn weight_of(&self, bag: &[u32]) -> f64 {
        bag.iter().map(|&word| self.weight(word)).sum()
    }

    /// What two sentences have in common: in nats, and as a share of both, 0 to 1 (Dice's
    /// coefficient, each word by what it tells). O(words).
    pub fn shared(&self, a: &[u32], b: &[u32]) -> (f64, f64) {
        let all = self.weight_of(a) + self.weight_of(b);
        let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
        let mut shared = 0.0;
        while let (Some(&&x), Some(&&y)) = (a.peek(), b.peek()) {
            match x.cmp(&y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += self.weight(x);
                    a.next();
                    b.next();
                }
            }
        }
        (shared, if all == 0.0 { 0.0 } else { 2.0 * shared / all })
    }

    /// Whether one of two sentences may have been made from the other: they have a word of meaning
    /// in common, or else half of what they say; in sentences of few, a word that is spelt much
    /// alike, or a number each. Of words of grammar alone, as in an exclamation, any one will do.
    /// O(words).
    pub fn are_related(&self, a: &[u32], b: &[u32]) -> bool {
        let content = |bag: &[u32]| -> Vec<u32> {
            bag.iter().copied().filter(|&word| self.is_content(word)).collect()
        };
        let (said_a, said_b) = (content(a), content(b));
        if said_a.is_empty() || said_b.is_empty() {
            return (a.is_empty() && b.is_empty()) || have_common(a, b);
        }
        let are_few = said_a.len().max(said_b.len()) <= FEW;
        have_common(&said_a, &said_b)
            || self.shared(a, b).1 >= 0.5
            || (are_few
                && said_a.iter().any(|&x| said_b.iter().any(|&y| self.are_spelt_alike(x, y))))
    }

    fn are_spelt_alike(&self, a: u32, b: u32) -> bool {
        let spelling = |word: u32| -> String {
            self.spellings.get(word as usize).map_or("", |spelling| spelling).nfkc().collect()
        };
        let (a, b) = (spelling(a), spelling(b));
        let is_number = |word: &str| word.contains(char::is_numeric);
        let shorter = a.chars().count().min(b.chars().count());
        let is_begun = shorter >= 3 && (a.starts_with(&b) || b.starts_with(&a));
        a == b
            || (is_number(&a) && is_number(&b))
            || is_begun
            || (shorter >= 4 && strsim::damerau_levenshtein(&a, &b) * 4 <= shorter)
    }
}

/// Sentences of up to this many words of meaning may differ in all of them and be the same yet: a
/// heading, a price.
const FEW: usize = 4;

/// Whether two ascending bags have a word in common.
fn have_common(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|word| b.binary_search(word).is_ok())
}

/// A sentence in a stretch to be aligned.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its number in the document.
    pub sentence: usize,
    /// What it is compared by: equal keys, equal numbers.
    pub key: u32,
    /// Its heading, if there are others that differ from it in their numbers alone.
    pub heading: Option<Heading>,
    /// Its words.
    pub bag: Bag,
}

/// The longest run of sentences that one may be split into, or made from.
pub(super) const MAX_RUN: usize = 4;

/// How the logarithm of the ratio of two runs' lengths, in words, spreads (standard deviation)
/// where one was made from the other: a third longer or shorter is usual. Without this term short
/// sentences that were replaced by others are taken for edits …
const SPREAD: f64 = 0.35;
/// … and where they have nothing to do with each other, about that of sentences of prose.
const FREE_SPREAD: f64 = 0.8;

/// What an unchanged sentence gains beside its words, in nats: nothing but itself is equal.
const EQUAL: f64 = 2.0;

/// The likeness of every run of old sentences with every run of new ones, in a rectangle.
///
/// Given the run on one side the sum goes over the sentences of the other, so runs of up to
/// [`MAX_RUN`] against single sentences are enough. Time O(cells · words), memory O(cells).
pub(super) struct Likeness<'a> {
    old: &'a [Item],
    new: &'a [Item],
    /// By length of the old run less one, its first sentence, and the new sentence.
    forward: Vec<Vec<f32>>,
    /// By length of the new run less one, its first sentence, and the old sentence.
    backward: Vec<Vec<f32>>,
}

impl<'a> Likeness<'a> {
    /// Weighs a rectangle. `ratios` is room to work in, made by [`Vocabulary::ratios`], and comes
    /// back as it was.
    pub fn new(
        vocabulary: &Vocabulary,
        old: &'a [Item],
        new: &'a [Item],
        ratios: &mut [f32],
    ) -> Self {
        let mut table = |given: &[Item], made: &[Item]| -> Vec<Vec<f32>> {
            (1..=MAX_RUN).map(|run| likeness(vocabulary, given, made, run, ratios)).collect()
        };
        Self { forward: table(old, new), backward: table(new, old), old, new }
    }
}

/// The log-likelihood ratio of a word that the other side does not have.
#[expect(clippy::cast_possible_truncation, reason = "some digits are enough")]
fn fresh() -> f32 {
    FRESH.ln() as f32
}

/// For every run of `length` sentences of `given` and every sentence of `made`: the sum over its
/// words of the log-likelihood ratio. `ratios` has one for each word, [`fresh`] before and after.
fn likeness(
    vocabulary: &Vocabulary,
    given: &[Item],
    made: &[Item],
    length: usize,
    ratios: &mut [f32],
) -> Vec<f32> {
    let mut scores = Vec::with_capacity(given.len() * made.len());
    let mut words: Bag = Vec::new();
    for start in 0..given.len() {
        let run = given.get(start..start + length).unwrap_or_default();
        words.clear();
        words.extend(run.iter().flat_map(|item| &item.bag));
        words.sort_unstable();
        #[expect(clippy::cast_precision_loss, reason = "word counts")]
        for same in words.chunk_by(|a, b| a == b) {
            let Some(&word) = same.first() else { continue };
            let share = same.len() as f64 / words.len() as f64;
            let kept = share / vocabulary.background(word);
            if let Some(ratio) = ratios.get_mut(word as usize) {
                #[expect(clippy::cast_possible_truncation, reason = "some digits are enough")]
                let log = (FRESH + (1.0 - FRESH) * kept).ln() as f32;
                *ratio = log;
            }
        }
        scores.extend(made.iter().map(|item| {
            let ratio = |&word: &u32| ratios.get(word as usize).copied().unwrap_or(0.0);
            item.bag.iter().map(ratio).sum::<f32>()
        }));
        for &word in &words {
            if let Some(ratio) = ratios.get_mut(word as usize) {
                *ratio = fresh();
            }
        }
    }
    scores
}

impl crate::align::Evidence for Likeness<'_> {
    fn score(&self, old: usize, new: usize, kind: Kind) -> f64 {
        if kind.source == 0 || kind.target == 0 {
            return 0.0;
        }
        let (Some(olds), Some(news)) =
            (self.old.get(old..old + kind.source), self.new.get(new..new + kind.target))
        else {
            return f64::NEG_INFINITY;
        };
        if !is_contiguous(olds) || !is_contiguous(news) {
            return f64::NEG_INFINITY;
        }
        let sum =
            |table: &[Vec<f32>], run: usize, start: usize, width: usize, ends: (usize, usize)| {
                let row = start * width;
                let scores = table.get(run - 1).and_then(|t| t.get(row + ends.0..row + ends.1));
                scores.unwrap_or_default().iter().map(|&score| f64::from(score)).sum::<f64>()
            };
        let forward =
            sum(&self.forward, kind.source, old, self.new.len(), (new, new + kind.target));
        let backward =
            sum(&self.backward, kind.target, new, self.old.len(), (old, old + kind.source));
        let equal = match (olds, news) {
            ([a], [b]) if a.key == b.key => EQUAL,
            _ => 0.0,
        };
        0.5 * (forward + backward) + length(olds, news) + equal
    }
}

/// The log-likelihood ratio of the runs' lengths: both normal, on the logarithm of their ratio.
fn length(olds: &[Item], news: &[Item]) -> f64 {
    // One word more on either side: it makes no difference where there are many.
    #[expect(clippy::cast_precision_loss, reason = "a count of words")]
    let words = |run: &[Item]| (run.iter().map(|item| item.bag.len()).sum::<usize>() + 1) as f64;
    let ratio = (words(news) / words(olds)).ln();
    let log = |spread: f64| -0.5 * (ratio / spread).powi(2) - spread.ln();
    log(SPREAD) - log(FREE_SPREAD)
}

/// Whether nothing was taken out between the sentences of a run.
fn is_contiguous(run: &[Item]) -> bool {
    run.windows(2).all(|pair| match pair {
        [a, b] => a.sentence + 1 == b.sentence,
        _ => true,
    })
}
