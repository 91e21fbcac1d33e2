//! What may be a name in the Japanese.

use crate::check::context::Context;
use crate::check::katakana::katakana_words;
use crate::check::paired::Pair;
use crate::check::spelling::{heard, plain};
use crate::model::Span;
use crate::text::kana::{Phonetic, is_katakana, romaji};
use crate::text::tokens::{Class, Token};

use super::{MIN_LETTERS, SOUNDS};

/// A word of the Japanese that may be a name.
pub(super) struct Original {
    text: String,
    /// As it is read, if the dictionary has it as a name: kanji and kana of one name are one.
    pub reading: String,
    pub span: Span,
}

impl Original {
    fn of_token(token: &Token) -> Self {
        let text = token.word.text.clone();
        let reading = token.word.reading.clone().filter(|_| token.word.class == Class::Name);
        Self { reading: reading.unwrap_or_else(|| text.clone()), text, span: token.span }
    }

    pub fn is_katakana(&self) -> bool {
        self.text.chars().all(is_katakana)
    }

    /// How much a katakana word sounds like an English spelling, from 0 to 1.
    pub fn likeness(&self, spelling: &str) -> f64 {
        if !self.is_katakana() {
            return 0.0;
        }
        Phonetic::japanese(&self.text).similarity(&Phonetic::english(spelling))
    }

    /// Whether it is read as an English spelling is.
    pub fn is_heard(&self, spelling: &str) -> bool {
        let sound = heard(&romaji(&self.reading));
        !sound.is_empty() && sound == heard(spelling)
    }

    /// Whether an English spelling is its very reading.
    pub fn is_spelt(&self, spelling: &str) -> bool {
        plain(&romaji(&self.reading)) == plain(spelling)
    }

    /// Whether two spellings that are almost alike may both be meant for it: by sound for katakana;
    /// kanji may be read in many ways, but one kanji, or a few letters, say too little alone.
    pub fn may_be(&self, spelling: &str, other: &str) -> bool {
        if self.is_katakana() {
            // Letters that were exchanged sound like no name.
            return spelling.len().min(other.len()) >= MIN_LETTERS
                && self.likeness(spelling).max(self.likeness(other)) >= SOUNDS;
        }
        let is_short =
            spelling.len().min(other.len()) < MIN_LETTERS || self.text.chars().nth(1).is_none();
        !self.text.is_ascii() && (!is_short || self.is_heard(spelling) || self.is_heard(other))
    }
}

/// What may be a name in the Japanese of a bead, and where: katakana words and their compounds, names of
/// the dictionary, words that it lacks.
pub(super) fn japanese_names(context: &Context<'_>, pair: &Pair) -> Vec<Original> {
    let may_be = |token: &&Token| {
        let text = &token.word.text;
        let is_long = text.chars().nth(1).is_some();
        match token.word.class {
            Class::Name => true,
            Class::Unknown => is_long,
            _ => is_long && text.chars().all(is_katakana),
        }
    };
    let tokens = context.japanese().tokens(pair.japanese.clone()).filter(may_be);
    // One name in English may be several words of the dictionary: オーシャンリンク, OceanLink.
    let runs = katakana_words(context, pair).into_iter().map(|word| Original {
        reading: word.form.clone(),
        text: word.form,
        span: word.span,
    });
    tokens.map(Original::of_token).chain(runs).collect()
}
