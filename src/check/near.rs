//! Words that are nearly another, found without comparing each with each.
//!
//! Of two words that are one letter or two apart, the same is left without those: “Sato” and “Satp” are both “Sat”
//! without one. So words are kept by what is left of them.

use std::hash::BuildHasher as _;

use rustc_hash::FxBuildHasher;

use super::spelling::{LONGEST, is_misspelling};

/// How many words are kept by one rest; the first ones are.
const MOST: usize = 64;

/// From so many letters on, a misspelling may have two wrong ones.
const LONG: usize = 8;

/// Words, each with what it stands for.
pub(super) struct Near<'a, T> {
    words: Vec<(&'a str, T)>,
    /// The rests of all words, by their hashes, each with its word's number; ascending.
    rests: Vec<(u64, usize)>,
}

impl<'a, T: Copy> Near<'a, T> {
    /// O(words · log words): of each, a bounded number of rests.
    pub(super) fn new(words: impl Iterator<Item = (&'a str, T)>) -> Self {
        let words: Vec<(&str, T)> = words.collect();
        let numbered = words.iter().enumerate();
        let mut rests: Vec<(u64, usize)> = numbered
            .flat_map(|(number, (word, _))| rests(word).into_iter().map(move |rest| (rest, number)))
            .collect();
        rests.sort_unstable();
        Self { words, rests }
    }

    /// Those of which a word is a misspelling, in their order.
    pub(super) fn misspelt(&self, word: &str) -> impl Iterator<Item = (&'a str, T)> {
        let kept = rests(word).into_iter().flat_map(|rest| {
            let first = self.rests.partition_point(|&(other, _)| other < rest);
            let equal = self.rests.iter().skip(first).take_while(move |(other, _)| *other == rest);
            equal.take(MOST).map(|&(_, number)| number)
        });
        let mut near: Vec<usize> = kept.collect();
        near.sort_unstable();
        near.dedup();
        let words = near.into_iter().filter_map(|number| self.words.get(number).copied());
        words.filter(move |(other, _)| is_misspelling(word, other))
    }
}

/// The hashes of a word without none, one or, of long ones, two of its letters; the first one stays, which no
/// misspelling changes. None of words that no name is as long as.
fn rests(word: &str) -> Vec<u64> {
    let length = word.chars().count();
    if length > LONGEST {
        return Vec::new();
    }
    let mut shorter = vec![word.to_owned()];
    let mut rests = vec![hash(word)];
    for _ in 0..if length < LONG { 1 } else { 2 } {
        shorter = shorter.iter().flat_map(|word| without_one(word)).collect();
        rests.extend(shorter.iter().map(|word| hash(word)));
    }
    rests.sort_unstable();
    rests.dedup();
    rests
}

fn hash(word: &str) -> u64 {
    FxBuildHasher.hash_one(word)
}

/// A word without each of its letters in turn, but the first.
fn without_one(word: &str) -> Vec<String> {
    let letters = word.char_indices().skip(1);
    let rest = letters.filter_map(|(at, c)| {
        let (before, behind) = (word.get(..at)?, word.get(at + c.len_utf8()..)?);
        Some(format!("{before}{behind}"))
    });
    rest.collect()
}

#[cfg(test)]
mod tests {
    use super::{Near, is_misspelling};

    #[test]
    fn what_is_near_is_what_comparing_all_finds() {
        let stems =
            ["sato", "sebastien", "shakespeare", "hilton", "takahashi", "yoko", "kyoto", "müller"];
        let mut words: Vec<String> = stems.iter().map(ToString::to_string).collect();
        for stem in stems {
            let letters: Vec<char> = stem.chars().collect();
            for at in 0..letters.len() {
                for other in 0..letters.len() {
                    let mut exchanged = letters.clone();
                    exchanged.swap(at, other);
                    words.push(exchanged.iter().collect());
                    let mut shorter = letters.clone();
                    shorter.remove(at);
                    shorter.insert(other.min(shorter.len()), 'q');
                    words.push(shorter.iter().collect());
                    shorter.remove(other.min(shorter.len() - 1));
                    words.push(shorter.iter().collect());
                }
            }
        }
        words.sort_unstable();
        words.dedup();
        let near = Near::new(words.iter().map(|word| (word.as_str(), ())));
        for word in &words {
            let found: Vec<&str> = near.misspelt(word).map(|(other, ())| other).collect();
            let all = words.iter().filter(|other| is_misspelling(word, other));
            assert_eq!(found, all.map(String::as_str).collect::<Vec<_>>(), "{word}");
        }
    }
}
