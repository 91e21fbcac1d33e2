//! EDICT's headwords in a sentence of Japanese words.
//!
//! What the dictionary has to do with a word is looked up once for each word of a document. Two
//! hashed words are joined without a look at their letters, and most joins are turned away by one
//! bit, so a sentence costs little more than its words.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::{Edict, Glosses, Hashed, Marks};

use crate::text::script::{is_hiragana, is_kanji_numeral};
use crate::text::tokens::{Class, Token, Word};

/// The most tokens that are joined to one headword; longer headwords of EDICT are proverbs.
const MAX_PARTS: usize = 5;

/// A joined headword of fewer characters, all hiragana, is grammar that happens to look like one.
const MIN_HIRAGANA: usize = 4;

/// The words of a document, numbered from 0 as they first occur, and what EDICT knows of them.
#[derive(Default)]
pub(super) struct Headwords {
    numbers: FxHashMap<*const Word, u32>,
    words: Vec<Known>,
}

/// A word and what EDICT knows of it.
struct Known {
    /// Kept, so that its address stays its own.
    word: Arc<Word>,
    /// As it stands in the text, and what that is to the dictionary.
    text: (Hashed, Marks),
    /// The base form, where it is another.
    lemma: Option<Hashed>,
}

/// A word of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    /// The word's number.
    pub word: u32,
    /// What the word, joined with the one behind it, is to the dictionary.
    with_next: Marks,
}

/// A word by itself.
pub(super) struct Single {
    pub word: Arc<Word>,
    is_base_form: bool,
    /// What EDICT makes of it, if it is a headword.
    pub glosses: Option<Glosses>,
}

impl Single {
    /// The headword; the base form of a word that is none.
    pub fn key(&self) -> &str {
        if self.is_base_form { &self.word.lemma } else { &self.word.text }
    }
}

/// A headword of several words.
pub(super) struct Joined {
    /// How many words it takes.
    pub parts: usize,
    pub glosses: Glosses,
}

impl Headwords {
    /// Looks the new words of some sentences up. Far from one another in memory, they are best fetched
    /// all at once.
    pub fn meet<'t>(&mut self, tokens: impl Iterator<Item = &'t Token>) {
        let known = self.words.len();
        for token in tokens {
            self.number(&token.word);
        }
        let new = self.words.get(known..).unwrap_or_default();
        for &Known { text: (text, Marks { is_key, .. }), lemma, .. } in new {
            if let Some(hashed) = lemma.or(is_key.then_some(text)) {
                Edict.fetch(hashed);
            }
        }
    }

    /// Puts the words of a sentence into `line`.
    pub fn read(&mut self, tokens: &[Token], line: &mut Vec<Placed>) {
        line.clear();
        let marks = Marks::default();
        line.extend(
            tokens.iter().map(|token| Placed { word: self.number(&token.word), with_next: marks }),
        );
        // As above, all at once.
        let mut next = None;
        for place in line.iter_mut().rev() {
            let Some(known) = self.words.get(place.word as usize) else { continue };
            let text = known.text.0;
            place.with_next = next.map_or(marks, |next| Edict.marks(text.then(next)));
            next = Some(text);
        }
    }

    /// The number of a word; equal words that share no allocation have numbers of their own.
    fn number(&mut self, word: &Arc<Word>) -> u32 {
        let words = &mut self.words;
        *self.numbers.entry(Arc::as_ptr(word)).or_insert_with(|| {
            // A document of four thousand million different words does not fit in memory.
            let number = u32::try_from(words.len()).unwrap_or(u32::MAX);
            let text = Hashed::new(&word.text);
            let is_joinable = word.class != Class::Symbol && !is_latin_or_numeral(&word.text);
            let marks = if is_joinable { Edict.marks(text) } else { Marks::default() };
            let lemma = (is_joinable && word.lemma != word.text).then(|| Hashed::new(&word.lemma));
            words.push(Known { word: Arc::clone(word), text: (text, marks), lemma });
            number
        })
    }

    fn get(&self, number: u32) -> Option<&Known> {
        self.words.get(number as usize)
    }

    /// A word as a headword of its own: in its base form, or else as it stands.
    pub fn single(&self, number: u32) -> Option<Single> {
        let Known { word, text: (text, marks), lemma } = self.get(number)?;
        let lemma = lemma.filter(|&lemma| Edict.marks(lemma).is_key);
        let of_lemma = || Edict.glosses_of(lemma?, &[&word.lemma]);
        let of_text = || Edict.glosses_of(marks.is_key.then_some(*text)?, &[&word.text]);
        let (is_base_form, glosses) = match of_lemma() {
            Some(glosses) => (true, Some(glosses)),
            None => match of_text() {
                Some(glosses) => (false, Some(glosses)),
                None => (true, None),
            },
        };
        Some(Single { word: Arc::clone(word), is_base_form, glosses })
    }

    /// The longest headword of two words or more that `line` begins with, which is put into `key`:
    /// all words but the last as they stand, the last in its base form or as it stands. It does
    /// not reach over punctuation.
    pub fn joined(&self, line: &[Placed], key: &mut String) -> Option<Joined> {
        let (first, rest) = line.split_first()?;
        let (mut joined, Marks { mut begins_longer, .. }) = self.get(first.word)?.text;
        let is_inflected = || rest.first().and_then(|next| self.get(next.word)?.lemma).is_some();
        if !begins_longer || (first.with_next == Marks::default() && !is_inflected()) {
            return None;
        }
        // By number of words: the key with the last word's base form, and as it stands.
        let mut candidates = [(0, None, None); MAX_PARTS];
        let mut count = 0;
        for ((parts, place), candidate) in (2..).zip(rest).zip(candidates.iter_mut().skip(1)) {
            let Some(next) = self.get(place.word).filter(|_| begins_longer) else { break };
            if next.word.class == Class::Symbol {
                break;
            }
            let before = joined;
            joined = before.then(next.text.0);
            let marks = if parts == 2 { first.with_next } else { Edict.marks(joined) };
            let lemma = next.lemma.map(|lemma| before.then(lemma));
            let lemma = lemma.filter(|&lemma| Edict.marks(lemma).is_key);
            *candidate = (parts, lemma, marks.is_key.then_some(joined));
            (count, begins_longer) = (parts, marks.begins_longer);
        }
        let candidates = candidates.get(..count)?.iter().rev();
        candidates.copied().find_map(|(parts, lemma, text)| {
            lemma.and_then(|hashed| self.found(hashed, line.get(..parts)?, true, key)).or_else(
                || text.and_then(|hashed| self.found(hashed, line.get(..parts)?, false, key)),
            )
        })
    }

    /// The headword that `line` makes, if there is one, which is then put into `key`.
    fn found(
        &self,
        hashed: Hashed,
        line: &[Placed],
        is_base_form: bool,
        key: &mut String,
    ) -> Option<Joined> {
        let mut parts = [""; MAX_PARTS];
        for (part, place) in parts.iter_mut().zip(line) {
            *part = &self.get(place.word)?.word.text;
        }
        let parts = parts.get_mut(..line.len())?;
        if is_base_form {
            *parts.last_mut()? = &self.get(line.last()?.word)?.word.lemma;
        }
        let glosses = Edict.glosses_of(hashed, parts)?;
        let chars = || parts.iter().flat_map(|part| part.chars());
        if chars().all(is_hiragana) && chars().count() < MIN_HIRAGANA {
            return None;
        }
        key.clear();
        key.extend(parts.iter().copied());
        Some(Joined { parts: line.len(), glosses })
    }
}

pub(super) fn is_latin_or_numeral(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || is_kanji_numeral(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::{JapaneseTokenizer, Tokenizer};

    /// The longest headword by trying every one.
    fn slow(tokens: &[Token]) -> Option<String> {
        let reach = tokens.iter().take(MAX_PARTS);
        let reach = reach.take_while(|token| token.word.class != Class::Symbol).count();
        if is_latin_or_numeral(&tokens.first()?.word.text) {
            return None;
        }
        let text = |tokens: &[Token]| -> String {
            tokens.iter().map(|token| token.word.text.as_str()).collect()
        };
        (2..=reach).rev().find_map(|parts| {
            let (last, before) = tokens[..parts].split_last()?;
            let keys = [&last.word.lemma, &last.word.text].map(|end| text(before) + end);
            keys.into_iter().find(|key| {
                let is_grammar = key.chars().all(is_hiragana) && key.chars().count() < MIN_HIRAGANA;
                Edict.glosses(&[key]).is_some() && !is_grammar
            })
        })
    }

    #[test]
    fn the_longest_headword_is_found_wherever_one_begins() {
        let mut tokenizer = JapaneseTokenizer::new([]).unwrap();
        let mut headwords = Headwords::default();
        let (mut line, mut key) = (Vec::new(), String::new());
        let mut found = 0;
        for sentence in [
            "計算機科学を学んだ彼は、気に入らない仕事を引き受けた。",
            "目を覚ますと、猫の手も借りたいほど忙しい朝だった。",
            "それにもかかわらず、十二月二十四日にはＡＩ企業が取り上げられていた。",
            "当たり前のことを、思い出したように言い直してもしょうがない！",
        ] {
            let tokens = tokenizer.tokens(sentence);
            headwords.read(&tokens, &mut line);
            for start in 0..tokens.len() {
                let quick = headwords.joined(&line[start..], &mut key).map(|_| key.clone());
                assert_eq!(quick, slow(&tokens[start..]), "{sentence} from word {start}");
                found += usize::from(quick.is_some());
            }
        }
        assert!(found > 3, "only {found} to be found");
    }
}
