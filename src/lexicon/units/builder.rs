//! The units of a document, read sentence by sentence.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use taiyaku_dictionaries::{Edict, Glosses, Stemmer, is_stop_word};

use crate::lexicon::headwords::{Headwords, Placed, is_latin_or_numeral};
use crate::lexicon::light::is_light;
use crate::lexicon::marks::{Mark, marks};
use crate::model::Lang;
use crate::text::fold::Folded;
use crate::text::kana::{self, Phonetic};
use crate::text::lang::is_japanese;
use crate::text::numbers::{Certainty, Key, Number};
use crate::text::script::is_hiragana;
use crate::text::tokens::{Token, Word};

use super::sounds::{MIN_SOUND_CHARS, english_sound, katakana_sound, sound};
use super::{Places, Unit, Units};

/// A unit counts at most this often in a sentence: a third repetition says nothing new.
const MAX_COUNT: f32 = 2.0;

/// A name is rarely taken for more words than this.
const MAX_GUESS_PARTS: usize = 3;

/// What the sentences so far have, and the one that is being read.
#[derive(Default)]
pub(super) struct Builder {
    pub units: Units,
    /// Where the sentence begins, in the bytes that spans count.
    pub start: usize,
    /// The units that are words, and those that are Latin words, by their text.
    words: HashTable<u32>,
    latin: HashTable<u32>,
    /// By word in Latin letters as it stands: its unit, or none for a stop word.
    latin_words: FxHashMap<String, Option<u32>>,
    values: FxHashMap<Key, u32>,
    marks: FxHashMap<Mark, u32>,
    headwords: Headwords,
    /// By number of a Japanese word, once that is known, the unit that it is where it stands alone, if
    /// it is one.
    alone: Vec<Option<Option<u32>>>,
    /// By English word: its unit, if it has one. The word is kept, so that its address stays its own.
    english: FxHashMap<*const Word, (Arc<Word>, Option<u32>)>,
    stemmer: Stemmer,
    /// The sentence's Japanese words.
    line: Vec<Placed>,
    /// The sentence's units, with the bytes where they stand.
    sentence: Vec<(u32, usize)>,
    /// The headword that is being looked at.
    key: String,
}

impl Builder {
    fn add(&mut self, unit: Unit, sound: Option<Phonetic>) -> u32 {
        // A document of four thousand million different words does not fit in memory.
        let number = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        self.units.units.push(unit);
        self.units.sounds.push(sound);
        self.units.glosses.push(None);
        self.units.guesses.push(false);
        self.units.looseness.push(0.0);
        number
    }

    /// Says of the last unit how loosely it is translated.
    fn set_looseness(&mut self, nats: f32) {
        if let Some(looseness) = self.units.looseness.last_mut() {
            *looseness = nats;
        }
    }

    /// The unit of a Japanese headword or an English stem.
    fn word(
        &mut self,
        text: &str,
        glosses: Option<Glosses>,
        sound: impl FnOnce() -> Option<Phonetic>,
    ) -> u32 {
        if let Some(number) = find(&self.words, &self.units, text) {
            return number;
        }
        let number = self.add(Unit::Word(text.to_owned()), sound());
        self.set_looseness(match &glosses {
            Some(glosses) => glosses.looseness(),
            None => looseness_of_stem(text),
        });
        if let Some(entry) = self.units.glosses.last_mut() {
            *entry = glosses;
        }
        insert(&mut self.words, &self.units, number);
        number
    }

    fn push_latin(&mut self, word: String, at: usize) {
        let unit = if let Some(&unit) = self.latin_words.get(&word) {
            unit
        } else {
            let unit = (!is_stop_word(&word)).then(|| self.latin_word(&word));
            self.latin_words.insert(word, unit);
            unit
        };
        self.push(unit, at);
    }

    /// Adds a unit that stands at a byte, if there is one.
    fn push(&mut self, unit: Option<u32>, at: usize) {
        self.sentence.extend(unit.map(|unit| (unit, at)));
    }

    fn latin_word(&mut self, word: &str) -> u32 {
        let stem = self.stemmer.stem(word);
        if let Some(number) = find(&self.latin, &self.units, &stem) {
            return number;
        }
        let looseness = looseness_of_stem(&stem);
        let number = self.add(Unit::Latin(stem.into_owned()), None);
        self.set_looseness(looseness);
        insert(&mut self.latin, &self.units, number);
        number
    }

    fn push_numbers(&mut self, numbers: &[Number]) {
        for number in numbers.iter().filter(|n| n.certainty != Certainty::Doubtful) {
            let key = number.key();
            let unit = if let Some(&unit) = self.values.get(&key) {
                unit
            } else {
                let unit = self.add(Unit::Number(key), None);
                self.values.insert(key, unit);
                unit
            };
            self.push(Some(unit), number.span.start);
        }
    }

    fn push_marks(&mut self, text: &str, lang: Lang) {
        for (mark, at) in marks(text, lang) {
            let unit = if let Some(&unit) = self.marks.get(&mark) {
                unit
            } else {
                let unit = self.add(Unit::Mark(mark), None);
                if let (Mark::Sign(_), Some(is_guess)) = (mark, self.units.guesses.last_mut()) {
                    *is_guess = true;
                }
                self.marks.insert(mark, unit);
                unit
            };
            self.push(Some(unit), self.start + at);
        }
    }

    /// Adds the marks of a sentence, of which all else was added, and ends it.
    pub fn end_sentence(&mut self, text: &str, lang: Lang) {
        self.push_marks(text, lang);
        self.sentence.sort_unstable();
        let mut counts: Vec<(u32, f32)> = Vec::with_capacity(self.sentence.len());
        let mut places: Vec<Places> = Vec::with_capacity(self.sentence.len());
        let (start, length) = (self.start, text.len() as f32);
        let part = |at: usize| at.saturating_sub(start) as f32 / length;
        for (unit, at) in self.sentence.drain(..) {
            match counts.last_mut().zip(places.last_mut()) {
                Some(((last, count), [_, again])) if *last == unit => {
                    *count = (*count + 1.0).min(MAX_COUNT);
                    *again = part(at);
                }
                _ => {
                    counts.push((unit, 1.0));
                    places.push([part(at); 2]);
                }
            }
        }
        self.units.sentences.push(counts);
        self.units.places.push(places);
    }

    /// Looks up the words of the Japanese sentences that come next.
    pub fn meet<'t>(&mut self, tokens: impl Iterator<Item = &'t Token>) {
        self.headwords.meet(tokens);
    }

    pub fn japanese_sentence(&mut self, text: &str, tokens: &[Token], numbers: &[Number]) {
        let (mut line, mut key) = (std::mem::take(&mut self.line), std::mem::take(&mut self.key));
        self.headwords.read(tokens, &mut line);
        let mut rest = line.as_slice();
        let mut starts = tokens.iter().map(|token| token.span.start);
        while let Some(first) = rest.first() {
            let at = starts.next().unwrap_or(self.start);
            let parts = if let Some(found) = self.headwords.joined(rest, &mut key) {
                if !is_light(&key) {
                    let unit = self.word(&key, Some(found.glosses), || katakana_sound(&key));
                    self.push(Some(unit), at);
                }
                found.parts
            } else {
                let unit = self.japanese_word(first.word);
                self.push(unit, at);
                1
            };
            for _ in 1..parts {
                starts.next();
            }
            rest = rest.get(parts..).unwrap_or_default();
        }
        (self.line, self.key) = (line, key);
        self.push_katakana(text, tokens);
        // Most sentences have no letter but kana and kanji, whose UTF-8 begins with E3 or more.
        if text.bytes().any(|byte| byte.is_ascii_alphabetic() || matches!(byte, 0xc3..=0xdf | 0xef))
        {
            for (at, word) in latin_words(Folded::new(text).text()) {
                self.push_latin(word, self.start + at);
            }
        }
        self.push_numbers(numbers);
    }

    /// Adds the guesses.
    fn push_katakana(&mut self, text: &str, tokens: &[Token]) {
        let is_katakana = |token: &Token| token.word.text.chars().all(kana::is_katakana);
        let runs = tokens.chunk_by(|one, next| {
            one.span.end == next.span.start && is_katakana(one) && is_katakana(next)
        });
        for run in runs.filter(|run| (2..=MAX_GUESS_PARTS).contains(&run.len())) {
            let Some((first, last)) = run.first().zip(run.last()) else { continue };
            let at = first.span.start;
            let span = at.saturating_sub(self.start)..last.span.end.saturating_sub(self.start);
            let Some(name) = text.get(span) else { continue };
            if Edict.glosses(&[name]).is_none() {
                let unit = self.word(name, None, || katakana_sound(name));
                if let Some(is_guess) = self.units.guesses.get_mut(unit as usize) {
                    *is_guess = true;
                }
                self.push(Some(unit), at);
            }
        }
    }

    /// The unit of a word that no headword of several words begins with, if it has one: the same
    /// wherever it stands.
    fn japanese_word(&mut self, number: u32) -> Option<u32> {
        let place = number as usize;
        if let Some(&Some(unit)) = self.alone.get(place) {
            return unit;
        }
        let single = self.headwords.single(number)?;
        let (key, word) = (single.key(), &single.word);
        let says = if single.glosses.is_some() { !is_light(key) } else { is_matchable(word) };
        let unit = says.then(|| self.word(key, single.glosses.clone(), || sound(key, word)));
        if self.alone.len() <= place {
            self.alone.resize(place + 1, None);
        }
        if let Some(entry) = self.alone.get_mut(place) {
            *entry = Some(unit);
        }
        unit
    }

    pub fn english_sentence(&mut self, _: &str, tokens: &[Token], numbers: &[Number]) {
        let mut ahead = numbers.iter().peekable();
        for Token { span, word } in tokens {
            while ahead.next_if(|number| number.span.end <= span.start).is_some() {}
            // A spelled number is a word too: 最初 is “first”, 二人 “two people”.
            let in_number = ahead.peek().is_some_and(|number| number.span.start <= span.start);
            if in_number && !word.text.chars().all(char::is_alphabetic) {
                continue;
            }
            let unit = if let Some(&(_, unit)) = self.english.get(&Arc::as_ptr(word)) {
                unit
            } else {
                let unit = self.english_word(word);
                self.english.insert(Arc::as_ptr(word), (Arc::clone(word), unit));
                unit
            };
            self.push(unit, span.start);
        }
        self.push_numbers(numbers);
    }

    /// The unit of an English word; none for one that carries only structure.
    fn english_word(&mut self, word: &Word) -> Option<u32> {
        let spelled = word.text.split('\'').next().unwrap_or_default();
        let stem = if word.text.ends_with("n't") || word.text == "cannot" {
            "not"
        } else {
            word.lemma.split('\'').next().unwrap_or_default()
        };
        if stem.is_empty() || is_stop_word(&word.text) || is_stop_word(stem) {
            return None;
        }
        Some(self.word(stem, None, || english_sound(spelled)))
    }
}

/// A Japanese word that EDICT does not have is no stem either.
fn looseness_of_stem(stem: &str) -> f32 {
    Edict.stem_id(stem).map_or(0.0, |id| Edict.looseness(id))
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

/// The text of a word among `units`.
fn text_of(units: &Units, number: u32) -> &str {
    match units.units.get(number as usize) {
        Some(Unit::Word(text) | Unit::Latin(text)) => text,
        _ => "",
    }
}

/// The number in `table` of the unit with this text.
fn find(table: &HashTable<u32>, units: &Units, text: &str) -> Option<u32> {
    table.find(hash(text), |&number| text_of(units, number) == text).copied()
}

fn insert(table: &mut HashTable<u32>, units: &Units, number: u32) {
    let rehash = |&number: &u32| hash(text_of(units, number));
    table.insert_unique(rehash(&number), number, rehash);
}

/// Whether a word that EDICT does not have is worth matching: katakana, or with a kanji.
fn is_matchable(word: &Word) -> bool {
    let lemma = &word.lemma;
    !is_latin_or_numeral(lemma)
        && (lemma.chars().any(|c| is_japanese(c) && !kana::is_katakana(c) && !is_hiragana(c))
            || (lemma.chars().all(kana::is_katakana) && lemma.chars().count() >= MIN_SOUND_CHARS))
}

/// The runs of Latin letters and digits with at least one letter, in lower case, and where they begin:
/// `GPU`, `T4`, the `io` and `net` of `io.net`.
fn latin_words(text: &str) -> impl Iterator<Item = (usize, String)> {
    // What is Japanese is told by its range, so it is asked first.
    let is_other = |c: char| is_japanese(c) || !c.is_alphanumeric();
    let mut end = 0;
    text.split_inclusive(is_other).filter_map(move |run| {
        let start = end;
        end += run.len();
        let word = run.trim_end_matches(is_other);
        word.chars().any(char::is_alphabetic).then(|| (start, word.to_lowercase()))
    })
}
