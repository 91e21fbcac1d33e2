//! A translation memory as numbers of words.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{Unit, Units};

/// Units with more words than this on a side are passed over: Model 1 weighs every word of a
/// side against every word of the other, and in a long text everything stands beside
/// everything. GIZA++ has the same limit, <https://github.com/moses-smt/giza-pp>.
const MAX_WORDS: usize = 100;

/// Begins the key of what is no word. A number means the same everywhere and is not learned, but
/// it takes part in the training: the 2 of 2人 accounts for `two`, so that 人 need not.
pub(super) const NO_WORD: char = '\u{1}';

/// The units of a translation memory, as the words in them. A word counts once in a unit, since
/// its repetition says nothing new.
///
/// Units that agree in all words are one: a memory repeats itself, and a hundred copies of a
/// sentence are no hundred proofs. Memory: four bytes for each word of each unit, eight for
/// each unit, and the text of each different word once.
#[derive(Debug, Default)]
pub struct Corpus {
    pub(super) japanese: Words,
    pub(super) english: Words,
    seen: FxHashSet<u64>,
    repeated: usize,
    unusable: usize,
}

/// One side: the different words, and those of each unit, ascending.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: FxHashMap<String, u32>,
    units: Vec<u32>,
    /// Where each unit but the first begins in `units`.
    ends: Vec<usize>,
}

impl Words {
    /// How many different words there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    pub(super) fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// The words by number.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts = vec![""; self.len()];
        for (text, &number) in &self.numbers {
            if let Some(place) = texts.get_mut(number as usize) {
                *place = text;
            }
        }
        texts
    }

    /// The words of a unit, ascending.
    pub(super) fn of(&self, unit: usize) -> &[u32] {
        let start = unit.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let bounds = start.zip(self.ends.get(unit));
        bounds.and_then(|(from, &to)| self.units.get(from..to)).unwrap_or_default()
    }

    /// In how many units each word stands.
    pub(super) fn frequencies(&self) -> Vec<u32> {
        let mut frequencies = vec![0; self.len()];
        for &word in &self.units {
            if let Some(frequency) = frequencies.get_mut(word as usize) {
                *frequency += 1;
            }
        }
        frequencies
    }

    /// The numbers here of a document's units; punctuation has none, since it explains no word.
    fn numbers_of(&mut self, units: &Units) -> Vec<Option<u32>> {
        let number = |unit: &Unit| match unit {
            Unit::Word(text) | Unit::Latin(text) => Some(self.number_or_next(text.clone())),
            Unit::Number(key) => Some(self.number_or_next(format!("{NO_WORD}{key:?}"))),
            Unit::Mark(_) => None,
        };
        units.units().iter().map(number).collect()
    }

    fn number_or_next(&mut self, word: String) -> u32 {
        // Four thousand million different words do not fit in memory.
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(word).or_insert(next)
    }

    fn push(&mut self, words: &[u32]) {
        self.units.extend(words);
        self.ends.push(self.units.len());
    }
}

impl Corpus {
    /// Adds units: sentence *i* of one document translates sentence *i* of the other; of the
    /// longer document the rest is passed over. Linear in the words.
    pub fn add(&mut self, japanese: &Units, english: &Units) {
        let numbers = (self.japanese.numbers_of(japanese), self.english.numbers_of(english));
        for (us, vs) in japanese.sentences().iter().zip(english.sentences()) {
            let (us, vs) = (words(us, &numbers.0), words(vs, &numbers.1));
            if us.is_empty() || vs.is_empty() || us.len().max(vs.len()) > MAX_WORDS {
                self.unusable += 1;
            } else if !self.seen.insert(hash(&us, &vs)) {
                self.repeated += 1;
            } else {
                self.japanese.push(&us);
                self.english.push(&vs);
            }
        }
    }

    /// Counts units that are not even looked at, since they are too long.
    pub fn pass_over(&mut self, units: usize) {
        self.unusable += units;
    }

    /// How many different units there are to learn from.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// How many units were the same, word for word, as one before.
    #[must_use]
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// How many units had no word on a side, or more than a hundred.
    #[must_use]
    pub fn unusable(&self) -> usize {
        self.unusable
    }
}

/// The words of a sentence by the corpus's numbers, ascending, each once.
fn words(sentence: &[(u32, f32)], numbers: &[Option<u32>]) -> Vec<u32> {
    let number = |&(unit, _): &(u32, f32)| numbers.get(unit as usize).copied().flatten();
    let mut words: Vec<u32> = sentence.iter().filter_map(number).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Sixty-four bits tell ten million units apart but for a chance in a hundred thousand that two
/// of them pass for one, which would cost a unit.
fn hash(us: &[u32], vs: &[u32]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (us, vs).hash(&mut hasher);
    hasher.finish()
}
