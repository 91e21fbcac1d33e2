//! What a sentence is read as, once for all who look at it.

use std::ops::Range;

use crate::model::{Document, Lang, Span};

use super::numbers::{Number, numbers};
use super::tokens::{EnglishTokenizer, JapaneseTokenizer, Token, Tokenizer, TokenizerError};

/// Words and numbers of one sentence. Spans are bytes of the whole document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The words, in order.
    pub tokens: Vec<Token>,
    /// The numbers, in order.
    pub numbers: Vec<Number>,
}

/// Calls two jobs, in any order or at the same time, and comes back when both are done.
pub type Join<'a> = &'a dyn Fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

/// Reads documents in either language; holds the tokenisers.
///
/// ```
/// use taiyaku::text::segment::segment_lines;
/// use taiyaku::text::words::Reader;
/// use taiyaku::{Document, Lang};
///
/// let text = "雨が降った。\n三日続いた。".to_owned();
/// let sentences = segment_lines(&text);
/// let document = Document::new(Lang::Ja, text, sentences).unwrap();
/// let words = Reader::new().unwrap().read(&document);
/// assert_eq!(words[0].tokens.len(), 5);
/// assert_eq!(words[1].numbers.len(), 1);
/// ```
pub struct Reader {
    japanese: JapaneseTokenizer,
    english: EnglishTokenizer,
}

impl Reader {
    /// A reader that knows the words of the dictionary and no others.
    ///
    /// # Errors
    /// When the Japanese analyser cannot be set up.
    pub fn new() -> Result<Self, TokenizerError> {
        Ok(Self { japanese: JapaneseTokenizer::new([])?, english: EnglishTokenizer::new() })
    }

    /// Its tokeniser of Japanese: others may be made over the same dictionary.
    #[must_use]
    pub fn japanese(&self) -> &JapaneseTokenizer {
        &self.japanese
    }

    /// As [`Reader::read`] for several documents: `join` calls two jobs, in any order or at the same
    /// time; one reads the Japanese, one the English.
    pub fn read_all(&mut self, documents: &[&Document], join: Join) -> Vec<Vec<Words>> {
        let mut all = vec![Vec::new(); documents.len()];
        let (mut of_japanese, mut of_english): (Vec<_>, Vec<_>) =
            documents.iter().zip(&mut all).partition(|(document, _)| document.lang() == Lang::Ja);
        let Self { japanese, english } = self;
        join(
            &mut || of_japanese.iter_mut().for_each(|(it, words)| **words = read(it, japanese)),
            &mut || of_english.iter_mut().for_each(|(it, words)| **words = read(it, english)),
        );
        all
    }

    /// The words and numbers of each sentence. Time is the tokeniser's.
    pub fn read(&mut self, document: &Document) -> Vec<Words> {
        match document.lang() {
            Lang::Ja => read(document, &mut self.japanese),
            Lang::En => read(document, &mut self.english),
        }
    }
}

/// The words and numbers of each sentence, cut by `tokenizer`. Time is the tokeniser's.
pub fn read(document: &Document, tokenizer: &mut impl Tokenizer) -> Vec<Words> {
    let sentences = document.sentences().iter().map(|sentence| {
        let start = sentence.span.start;
        let text = sentence.span.of(document.text()).unwrap_or("");
        let mut tokens = tokenizer.tokens(text);
        for token in &mut tokens {
            token.span = token.span.shifted(start);
        }
        let mut numbers = numbers(text, document.lang());
        for number in &mut numbers {
            number.span = number.span.shifted(start);
        }
        Words { tokens, numbers }
    });
    sentences.collect()
}

/// `tokens` of a document as they stand in its sentence `sentence`.
#[must_use]
pub fn within(tokens: &[Token], sentence: Range<usize>) -> Vec<Token> {
    let shift = |at: usize| at.saturating_sub(sentence.start);
    let tokens = tokens.iter().map(|token| Token {
        span: Span::new(shift(token.span.start), shift(token.span.end)),
        word: std::sync::Arc::clone(&token.word),
    });
    tokens.collect()
}
