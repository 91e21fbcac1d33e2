//! A document as things that can be matched.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::{Edict, Glosses, Stemmer, is_stop_word};

use crate::model::{Document, Lang};
use crate::text::fold::Folded;
use crate::text::kana::{self, Phonetic};
use crate::text::lang::is_japanese;
use crate::text::numbers::{Certainty, Key, Number, numbers};
use crate::text::tokens::{Class, Token, Tokenizer, Word};
use crate::text::words::Words;

use super::light::{is_hiragana, is_light};
use super::marks::{Mark, marks};

/// Something that a sentence has and that its translation should have too.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A Japanese headword (of EDICT or the glossary, several tokens joined, base form) or an
    /// English stem.
    Word(String),
    /// A word in Latin letters inside Japanese, as a stem.
    Latin(String),
    /// A number, month or day of the week, by value.
    Number(Key),
    /// A mark of punctuation that a translation keeps.
    Mark(Mark),
}

/// The units of a document, numbered from 0 in the order in which they first occur, and how
/// often each sentence has each.
#[derive(Clone, Debug, Default)]
pub struct Units {
    units: Vec<Unit>,
    sounds: Vec<Option<Phonetic>>,
    glosses: Vec<Option<Glosses>>,
    sentences: Vec<Vec<(u32, f32)>>,
}

/// A unit counts at most this often in a sentence: a third repetition says nothing new.
const MAX_COUNT: f32 = 2.0;

/// The most tokens that are joined to one headword; longer headwords of EDICT are proverbs.
const MAX_PARTS: usize = 5;

impl Units {
    /// The units of a Japanese document. Time is the tokeniser's.
    pub fn japanese(document: &Document, tokenizer: &mut impl Tokenizer) -> Self {
        let read = |text: &str| (tokenizer.tokens(text), numbers(text, document.lang()));
        Self::of(document, Builder::japanese_sentence, document.iter().map(read))
    }

    /// The units of an English document. Time is the tokeniser's.
    pub fn english(document: &Document, tokenizer: &mut impl Tokenizer) -> Self {
        let read = |text: &str| (tokenizer.tokens(text), numbers(text, document.lang()));
        Self::of(document, Builder::english_sentence, document.iter().map(read))
    }

    /// The units of a document that was read before: `words` are those of each sentence.
    #[must_use]
    pub fn among(document: &Document, words: &[Words]) -> Self {
        let words = words.iter().map(|words| (words.tokens.as_slice(), words.numbers.as_slice()));
        match document.lang() {
            Lang::Ja => Self::of(document, Builder::japanese_sentence, words),
            Lang::En => Self::of(document, Builder::english_sentence, words),
        }
    }

    fn of<T: AsRef<[Token]>, N: AsRef<[Number]>>(
        document: &Document,
        sentence: impl Fn(&mut Builder, &str, &[Token], &[Number]),
        words: impl Iterator<Item = (T, N)>,
    ) -> Self {
        let mut builder = Builder::default();
        for (text, (tokens, numbers)) in document.iter().zip(words) {
            sentence(&mut builder, text, tokens.as_ref(), numbers.as_ref());
            builder.push_marks(&marks(text, document.lang()));
            builder.end_sentence();
        }
        builder.units
    }

    /// The same document, whose sentences have only the units that `keeps` says, with the same
    /// numbers.
    #[must_use]
    pub fn kept(&self, keeps: impl Fn(u32) -> bool) -> Self {
        let mut kept = self.clone();
        for sentence in &mut kept.sentences {
            sentence.retain(|&(unit, _)| keeps(unit));
        }
        kept
    }

    /// How many different units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The units, by number.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// For each unit how it sounds, if it is a word that may be matched by sound.
    #[must_use]
    pub fn sounds(&self) -> &[Option<Phonetic>] {
        &self.sounds
    }

    /// For each unit what EDICT makes of it; nothing for an English one.
    pub(super) fn glosses(&self) -> &[Option<Glosses>] {
        &self.glosses
    }

    /// For each sentence its units, ascending, with their counts (1 or 2).
    #[must_use]
    pub fn sentences(&self) -> &[Vec<(u32, f32)>] {
        &self.sentences
    }
}

#[derive(Default)]
struct Builder {
    units: Units,
    words: FxHashMap<String, u32>,
    latin: FxHashMap<String, u32>,
    /// By word in Latin letters as it stands: its unit, or none for a stop word.
    latin_words: FxHashMap<String, Option<u32>>,
    values: FxHashMap<Key, u32>,
    marks: FxHashMap<Mark, u32>,
    /// By Japanese word that stands alone, and by English word: its unit, if it has one. The word is
    /// kept, so that its address stays its own.
    known: FxHashMap<*const Word, (Arc<Word>, Option<u32>)>,
    edict: Edict,
    stemmer: Stemmer,
    sentence: Vec<u32>,
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
        number
    }

    fn push_word(
        &mut self,
        glosses: Option<Glosses>,
        sound: impl FnOnce(&str) -> Option<Phonetic>,
    ) {
        let number = if let Some(&number) = self.words.get(&self.key) {
            number
        } else {
            let number = self.add(Unit::Word(self.key.clone()), sound(&self.key));
            if let Some(entry) = self.units.glosses.last_mut() {
                *entry = glosses;
            }
            self.words.insert(self.key.clone(), number);
            number
        };
        self.sentence.push(number);
    }

    fn push_latin(&mut self, word: String) {
        let unit = if let Some(&unit) = self.latin_words.get(&word) {
            unit
        } else {
            let unit = (!is_stop_word(&word)).then(|| self.latin_word(&word));
            self.latin_words.insert(word, unit);
            unit
        };
        self.sentence.extend(unit);
    }

    fn latin_word(&mut self, word: &str) -> u32 {
        let stem = self.stemmer.stem(word);
        if let Some(&number) = self.latin.get(stem.as_ref()) {
            return number;
        }
        let stem = stem.into_owned();
        let number = self.add(Unit::Latin(stem.clone()), None);
        self.latin.insert(stem, number);
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
            self.sentence.push(unit);
        }
    }

    fn push_marks(&mut self, marks: &[Mark]) {
        for &mark in marks {
            let unit = if let Some(&unit) = self.marks.get(&mark) {
                unit
            } else {
                let unit = self.add(Unit::Mark(mark), None);
                self.marks.insert(mark, unit);
                unit
            };
            self.sentence.push(unit);
        }
    }

    fn end_sentence(&mut self) {
        self.sentence.sort_unstable();
        let mut counts: Vec<(u32, f32)> = Vec::with_capacity(self.sentence.len());
        for unit in self.sentence.drain(..) {
            match counts.last_mut() {
                Some((last, count)) if *last == unit => *count = (*count + 1.0).min(MAX_COUNT),
                _ => counts.push((unit, 1.0)),
            }
        }
        self.units.sentences.push(counts);
    }

    fn japanese_sentence(&mut self, text: &str, tokens: &[Token], numbers: &[Number]) {
        let mut rest = tokens;
        while let Some(Token { word, .. }) = rest.first() {
            let parts = self.japanese_word(word, rest);
            rest = rest.get(parts.max(1)..).unwrap_or_default();
        }
        // Most sentences have no letter but kana and kanji, whose UTF-8 begins with E3 or more.
        if text.bytes().any(|byte| byte.is_ascii_alphabetic() || matches!(byte, 0xc3..=0xdf | 0xef))
        {
            for word in latin_words(Folded::new(text).text()) {
                self.push_latin(word);
            }
        }
        self.push_numbers(numbers);
    }

    /// Adds the unit that `tokens`, of which `word` is the first, begin with, if there is one, and
    /// says how many of them it takes.
    fn japanese_word(&mut self, word: &Arc<Word>, tokens: &[Token]) -> usize {
        let (count, begun) = self.reach(tokens);
        // A word that begins no longer headword is the same unit wherever it stands.
        let is_alone = count <= 1;
        if is_alone && let Some((_, unit)) = self.known.get(&Arc::as_ptr(word)) {
            self.sentence.extend(*unit);
            return 1;
        }
        let before = self.sentence.len();
        let headword = self.headword(tokens, count, begun);
        let parts = headword.as_ref().map_or(0, |&(parts, _)| parts);
        if let Some((_, glosses)) = headword {
            if !is_light(&self.key) {
                self.push_word(Some(glosses), |key| sound(key, word, parts));
            }
        } else if is_matchable(word) {
            self.key.clone_from(&word.lemma);
            self.push_word(self.edict.glosses(&[&word.lemma]), |key| sound(key, word, 1));
        }
        if is_alone {
            let unit = self.sentence.get(before).copied();
            self.known.insert(Arc::as_ptr(word), (Arc::clone(word), unit));
        }
        parts
    }

    /// How many of `tokens` a headword could take at most, and how many begin one as they stand.
    fn reach(&self, tokens: &[Token]) -> (usize, usize) {
        // A headword does not reach over punctuation.
        let words = tokens.iter().map(|token| &*token.word).take(MAX_PARTS);
        let words = words.take_while(|word| word.class != Class::Symbol);
        let begun = self.edict.longest_prefix(words.clone().map(|word| word.text.as_str()));
        // The last part may stand in its base form, which the text does not show.
        let next = words.clone().nth(begun).filter(|word| begun == 0 || word.lemma != word.text);
        (begun + usize::from(next.is_some()), begun)
    }

    /// Puts the longest headword of EDICT that `tokens` begin with into `key` and says how many
    /// tokens it takes, and its glosses: all tokens but the last as they stand, the last in its
    /// base form or as it stands.
    fn headword(
        &mut self,
        tokens: &[Token],
        count: usize,
        begun: usize,
    ) -> Option<(usize, Glosses)> {
        if tokens.first().is_none_or(|token| is_latin_or_numeral(&token.word.text)) {
            return None;
        }
        let mut parts = [""; MAX_PARTS];
        for (part, token) in parts.iter_mut().zip(tokens).take(count) {
            *part = &token.word.text;
        }
        for length in (1..=count).rev() {
            let Some(Token { word, .. }) = tokens.get(length - 1) else { continue };
            let same = word.lemma == word.text;
            // As it stands only where the bitmap did not rule it out.
            let ends = [&word.lemma, &word.text].into_iter().skip(usize::from(same));
            for end in ends.take(if length > begun { 1 } else { 2 }) {
                if let Some(part) = parts.get_mut(length - 1) {
                    *part = end;
                }
                let key = parts.get(..length).unwrap_or_default();
                // Short runs of hiragana are grammar that happens to look like a word.
                let is_grammar = || {
                    let chars = || key.iter().flat_map(|part| part.chars());
                    length > 1 && chars().all(is_hiragana) && chars().count() < 4
                };
                if let Some(glosses) = self.edict.glosses(key)
                    && !is_grammar()
                {
                    self.key.clear();
                    self.key.extend(key.iter().copied());
                    return Some((length, glosses));
                }
            }
        }
        None
    }

    fn english_sentence(&mut self, _: &str, tokens: &[Token], numbers: &[Number]) {
        let mut ahead = numbers.iter().peekable();
        for Token { span, word } in tokens {
            while ahead.next_if(|number| number.span.end <= span.start).is_some() {}
            // A spelled number is a word too: 最初 is “first”, 二人 “two people”.
            let in_number = ahead.peek().is_some_and(|number| number.span.start <= span.start);
            if in_number && !word.text.chars().all(char::is_alphabetic) {
                continue;
            }
            let unit = if let Some(&(_, unit)) = self.known.get(&Arc::as_ptr(word)) {
                unit
            } else {
                let unit = self.english_word(word);
                self.known.insert(Arc::as_ptr(word), (Arc::clone(word), unit));
                unit
            };
            self.sentence.extend(unit);
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
        if let Some(&number) = self.words.get(stem) {
            return Some(number);
        }
        let number = self.add(Unit::Word(stem.to_owned()), english_sound(spelled));
        self.words.insert(stem.to_owned(), number);
        Some(number)
    }
}

/// Shorter words sound like too many others.
const MIN_SOUND_CHARS: usize = 3;

fn english_sound(word: &str) -> Option<Phonetic> {
    let sounds = word.chars().count() >= MIN_SOUND_CHARS && word.chars().all(char::is_alphabetic);
    sounds.then(|| Phonetic::english(word))
}

/// How a Japanese unit may sound in English: katakana words as they are written, names as they
/// are read.
fn sound(key: &str, word: &Word, parts: usize) -> Option<Phonetic> {
    let is_katakana =
        |text: &str| text.chars().all(kana::is_katakana) && text.chars().count() >= MIN_SOUND_CHARS;
    if is_katakana(key) {
        return Some(Phonetic::japanese(key));
    }
    let reading = word.reading.as_deref().filter(|_| word.class == Class::Name && parts == 1)?;
    is_katakana(reading).then(|| Phonetic::japanese(reading))
}

/// Whether a word that EDICT does not have is worth matching: katakana, or with a kanji.
fn is_matchable(word: &Word) -> bool {
    let lemma = &word.lemma;
    !is_latin_or_numeral(lemma)
        && (lemma.chars().any(|c| is_japanese(c) && !kana::is_katakana(c) && !is_hiragana(c))
            || (lemma.chars().all(kana::is_katakana) && lemma.chars().count() >= MIN_SOUND_CHARS))
}

fn is_latin_or_numeral(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || "〇一二三四五六七八九十百千万億兆".contains(c))
}

/// The runs of Latin letters and digits with at least one letter, in lower case: `GPU`, `T4`,
/// the `io` and `net` of `io.net`.
fn latin_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() || is_japanese(c))
        .filter(|run| run.chars().any(|c| c.is_alphabetic()))
        .map(str::to_lowercase)
}
