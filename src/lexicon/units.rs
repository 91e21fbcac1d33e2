//! A document as things that can be matched.

mod builder;
mod sounds;
#[cfg(test)]
mod tests;

use taiyaku_dictionaries::Glosses;

use crate::model::{Document, Lang};
use crate::text::kana::Phonetic;
use crate::text::numbers::{Key, Number, numbers};
use crate::text::tokens::{Token, Tokenizer};
use crate::text::words::Words;

use super::marks::Mark;
use builder::Builder;

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
    guesses: Vec<bool>,
    looseness: Vec<f32>,
    sentences: Vec<Vec<(u32, f32)>>,
    places: Vec<Vec<Places>>,
}

/// Where a unit stands in its sentence, for the first and for the last time, in parts of the sentence's
/// bytes: 0 at its beginning, less than 1 at its end.
pub type Places = [f32; 2];

impl Units {
    /// The units of a Japanese document. Time is the tokeniser's.
    pub fn japanese(document: &Document, tokenizer: &mut impl Tokenizer) -> Self {
        Self::tokenised(document, tokenizer, Builder::japanese_sentence)
    }

    /// The units of an English document. Time is the tokeniser's.
    pub fn english(document: &Document, tokenizer: &mut impl Tokenizer) -> Self {
        Self::tokenised(document, tokenizer, Builder::english_sentence)
    }

    /// The units of a document that was read before: `words` are those of each sentence.
    #[must_use]
    pub fn among(document: &Document, words: &[Words]) -> Self {
        let add = match document.lang() {
            Lang::Ja => Builder::japanese_sentence,
            Lang::En => Builder::english_sentence,
        };
        let mut builder = Builder::default();
        let mut sentences = document.sentences().iter();
        for batch in words.chunks(BATCH) {
            if document.lang() == Lang::Ja {
                builder.meet(batch.iter().flat_map(|words| &words.tokens));
            }
            for (Words { tokens, numbers }, sentence) in batch.iter().zip(sentences.by_ref()) {
                let text = sentence.span.of(document.text()).unwrap_or("");
                builder.start = sentence.span.start;
                add(&mut builder, text, tokens, numbers);
                builder.end_sentence(text, document.lang());
            }
        }
        builder.units
    }

    fn tokenised(
        document: &Document,
        tokenizer: &mut impl Tokenizer,
        add: fn(&mut Builder, &str, &[Token], &[Number]),
    ) -> Self {
        let mut builder = Builder::default();
        let mut sentences = document.iter().peekable();
        let mut batch = Vec::new();
        while sentences.peek().is_some() {
            batch.extend(sentences.by_ref().take(BATCH).map(|text| (text, tokenizer.tokens(text))));
            if document.lang() == Lang::Ja {
                builder.meet(batch.iter().flat_map(|(_, tokens)| tokens));
            }
            for (text, tokens) in batch.drain(..) {
                add(&mut builder, text, &tokens, &numbers(text, document.lang()));
                builder.end_sentence(text, document.lang());
            }
        }
        builder.units
    }

    /// The same document, whose sentences have only the units that `keeps` says, with the same
    /// numbers: for a language that the dictionaries do not know, so nor how loose its words are.
    #[must_use]
    pub fn kept(&self, keeps: impl Fn(u32) -> bool) -> Self {
        let mut kept = self.clone();
        kept.looseness.fill(0.0);
        for (units, places) in kept.sentences.iter_mut().zip(&mut kept.places) {
            let is_kept = |&(&(unit, _), _): &(&(u32, f32), &Places)| keeps(unit);
            *places = units.iter().zip(&*places).filter(is_kept).map(|(_, &at)| at).collect();
            units.retain(|&(unit, _)| keeps(unit));
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

    /// For each unit how much more often than other words it stands where nothing in a translation
    /// explains it, in nats: see [`Glosses::looseness`]; 0 where that is not known.
    pub(crate) fn looseness(&self) -> &[f32] {
        &self.looseness
    }

    /// Whether a unit is a guess, which says something only where the other document has it too:
    /// several katakana words in a row, サンダー and ランド, that may be one name which the tokeniser
    /// does not know, サンダーランド; signs, which one side may do without.
    pub(crate) fn is_guess(&self, unit: u32) -> bool {
        self.guesses.get(unit as usize) == Some(&true)
    }

    /// For each sentence its units, ascending, with their counts (1 or 2).
    #[must_use]
    pub fn sentences(&self) -> &[Vec<(u32, f32)>] {
        &self.sentences
    }

    /// For each sentence where its units stand, in the order of [`Units::sentences`].
    #[must_use]
    pub fn places(&self) -> &[Vec<Places>] {
        &self.places
    }
}

/// So many sentences are tokenised before the first of them is looked at. The tokeniser's tables and
/// EDICT's are each larger than a core's own cache, so turning from one to the other takes time.
const BATCH: usize = 256;
