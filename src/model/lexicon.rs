//! Pairs of words that a translation memory taught.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// A Japanese word and an English one that translate each other, and how surely.
///
/// The words are written as the aligner counts them: the Japanese one in its dictionary form
/// (several tokens joined where they are one headword) or as a stem in Latin letters, the
/// English one as a stem, all in NFKC and lower case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordPair {
    /// The Japanese word; never empty, without control characters.
    pub japanese: String,
    /// The English word; likewise. A person may write several, with spaces between them.
    pub english: String,
    /// The probability of the English word given the Japanese one, 0–1.
    pub forward: f32,
    /// The probability of the Japanese word given the English one, 0–1.
    pub backward: f32,
    /// In how many different units of the memory both stand.
    pub count: u32,
}

impl WordPair {
    /// One probability for both directions: the geometric mean, which is high only when each
    /// word is the other's usual translation.
    #[must_use]
    pub fn probability(&self) -> f32 {
        (self.forward * self.backward).sqrt()
    }

    fn key(&self) -> (&str, &str) {
        (&self.japanese, &self.english)
    }

    /// Checks one pair by itself.
    ///
    /// # Errors
    /// The first rule of the type that it breaks.
    pub fn check(&self) -> Result<(), LexiconError> {
        for word in [&self.japanese, &self.english] {
            if word.trim().is_empty() || word.trim() != word || word.contains(char::is_control) {
                return Err(LexiconError::Word(word.clone()));
            }
        }
        for probability in [self.forward, self.backward] {
            if !(0.0..=1.0).contains(&probability) {
                return Err(LexiconError::Probability(probability.to_string()));
            }
        }
        Ok(())
    }
}

/// Why word pairs are no lexicon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// A word is empty, or holds what no word has.
    #[error("`{}` is no word, expected one without tabs, line breaks and outer spaces", .0.escape_debug())]
    Word(String),
    /// A probability is not one.
    #[error("the probability {0}, expected 0 to 1")]
    Probability(String),
    /// A pair stands twice.
    #[error("the pair `{japanese}`, `{english}` stands twice")]
    Repeated {
        /// Its Japanese word.
        japanese: String,
        /// Its English word.
        english: String,
    },
    /// There are more pairs than fit.
    #[error("{0} pairs of words, expected at most {max}", max = Lexicon::MAX_PAIRS)]
    TooMany(usize),
}

/// Word pairs, each once, ascending by Japanese and then English word.
///
/// ```
/// use taiyaku::model::{Lexicon, WordPair};
/// let pair = WordPair {
///     japanese: "猫".into(), english: "cat".into(), forward: 1.0, backward: 0.25, count: 12,
/// };
/// let lexicon = Lexicon::new(vec![pair.clone()]).unwrap();
/// assert_eq!(lexicon.of("猫")[0].probability(), 0.5);
/// assert!(lexicon.of("犬").is_empty());
/// assert!(Lexicon::new(vec![pair.clone(), pair]).is_err()); // it stands twice
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Lexicon {
    pairs: Vec<WordPair>,
}

impl Lexicon {
    /// The most pairs of a lexicon, about a gigabyte in memory. A memory of 200,000 units
    /// teaches some tens of thousands.
    pub const MAX_PAIRS: usize = 10_000_000;

    /// Sorts and checks word pairs. O(pairs · log pairs).
    ///
    /// # Errors
    /// The first pair that breaks a rule, or stands twice.
    pub fn new(mut pairs: Vec<WordPair>) -> Result<Self, LexiconError> {
        if pairs.len() > Self::MAX_PAIRS {
            return Err(LexiconError::TooMany(pairs.len()));
        }
        pairs.iter().try_for_each(WordPair::check)?;
        pairs.sort_by(|a, b| a.key().cmp(&b.key()));
        let twice = pairs.windows(2).find_map(|two| match two {
            [a, b] if a.key() == b.key() => Some(a),
            _ => None,
        });
        match twice {
            Some(WordPair { japanese, english, .. }) => {
                Err(LexiconError::Repeated { japanese: japanese.clone(), english: english.clone() })
            }
            None => Ok(Self { pairs }),
        }
    }

    /// All pairs, in order.
    #[must_use]
    pub fn pairs(&self) -> &[WordPair] {
        &self.pairs
    }

    /// The pairs of one Japanese word. O(log pairs).
    #[must_use]
    pub fn of(&self, japanese: &str) -> &[WordPair] {
        let from = self.pairs.partition_point(|pair| pair.japanese.as_str() < japanese);
        let rest = self.pairs.get(from..).unwrap_or_default();
        let length = rest.partition_point(|pair| pair.japanese == japanese);
        rest.get(..length).unwrap_or_default()
    }

    /// Joins another lexicon to this one. Of a pair in both the one that was seen more often
    /// stays, this one's at a tie. O(pairs of both).
    ///
    /// # Errors
    /// When the two have too many pairs together.
    pub fn merge(&mut self, other: Self) -> Result<(), LexiconError> {
        let total = self.pairs.len() + other.pairs.len();
        if total > Self::MAX_PAIRS {
            return Err(LexiconError::TooMany(total));
        }
        let mut these = std::mem::take(&mut self.pairs).into_iter().peekable();
        let mut those = other.pairs.into_iter().peekable();
        let mut pairs = Vec::with_capacity(total);
        loop {
            let order = match (these.peek(), those.peek()) {
                (Some(a), Some(b)) => a.key().cmp(&b.key()),
                (Some(_), None) => Ordering::Less,
                (None, _) => Ordering::Greater,
            };
            let next = match order {
                Ordering::Less => these.next(),
                Ordering::Greater => those.next(),
                Ordering::Equal => these
                    .next()
                    .zip(those.next())
                    .map(|(a, b)| if b.count > a.count { b } else { a }),
            };
            match next {
                Some(pair) => pairs.push(pair),
                None => break,
            }
        }
        self.pairs = pairs;
        Ok(())
    }
}
