//! A sentence as words.
//!
//! Japanese goes through lindera and IPADIC, English through Unicode's word boundaries and a
//! stemmer. Another analyser is one `impl Tokenizer` away.

mod en;
mod ja;

use std::sync::Arc;

pub use en::EnglishTokenizer;
pub(crate) use ja::user_words;
pub use ja::{JapaneseTokenizer, TokenizerError};

use crate::model::Span;

/// What kind of word a token is, as far as the analyser knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// A common noun, or the stem of a verb in する.
    Noun,
    /// A name of a person, place, organisation or product.
    Name,
    /// A numeral.
    Numeral,
    /// A verb or an adjective.
    Predicate,
    /// A particle, auxiliary, conjunction or affix.
    Function,
    /// Punctuation or a symbol.
    Symbol,
    /// A word that the dictionary does not have.
    Unknown,
    /// Any other word; every English word.
    Other,
}

/// A word as it stands in a text, folded (NFKC, lower case, and Japanese [as dictionaries spell
/// it](crate::text::kana::as_in_dictionaries)).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// The form in the text.
    pub text: String,
    /// The dictionary form of a Japanese word, the stem of an English one.
    pub lemma: String,
    /// The katakana reading of a Japanese word that the dictionary knows.
    pub reading: Option<String>,
    /// Its kind.
    pub class: Class,
}

impl Word {
    /// A term of the user's: a noun of which nothing else is known.
    pub(crate) fn of_user(text: String) -> Self {
        Self { lemma: text.clone(), text, reading: None, class: Class::Noun }
    }
}

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text that was tokenised.
    pub span: Span,
    /// The word; equal words share one allocation.
    pub word: Arc<Word>,
}

/// Something that cuts a sentence into words.
pub trait Tokenizer {
    /// The words of `sentence`, ascending and disjoint; white space is in none of them.
    fn tokens(&mut self, sentence: &str) -> Vec<Token>;
}
