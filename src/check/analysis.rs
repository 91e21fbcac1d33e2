//! A document as the rules look at it.

use crate::model::{Document, Lang, Sentence, Span};
use crate::text::numbers::{Number, numbers};
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer, Token, Tokenizer, TokenizerError};

/// Words and numbers of one sentence. Spans are bytes of the whole document.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words, in order.
    pub tokens: Vec<Token>,
    /// The numbers, in order.
    pub numbers: Vec<Number>,
}

/// A document with the words and numbers of its sentences, made once for all rules.
#[derive(Clone, Debug)]
pub struct Analysis<'a> {
    document: &'a Document,
    sentences: Vec<Words>,
}

impl<'a> Analysis<'a> {
    /// The document.
    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Its language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.document.lang()
    }

    /// The words and numbers of each sentence.
    #[must_use]
    pub fn sentences(&self) -> &[Words] {
        &self.sentences
    }

    /// The text of `span`; empty for a span that is none of the document's.
    #[must_use]
    pub fn text(&self, span: Span) -> &'a str {
        span.of(self.document.text()).unwrap_or("")
    }

    /// The text of sentence `index`.
    #[must_use]
    pub fn sentence(&self, index: usize) -> &'a str {
        self.span(index).of(self.document.text()).unwrap_or("")
    }

    /// The bytes of sentence `index`.
    #[must_use]
    pub fn span(&self, index: usize) -> Span {
        self.document.sentences().get(index).map_or_else(Span::default, |s| s.span)
    }

    /// The words of the sentences `run`, in order.
    pub fn tokens(&self, run: std::ops::Range<usize>) -> impl Iterator<Item = &Token> {
        self.sentences.get(run).unwrap_or_default().iter().flat_map(|words| &words.tokens)
    }

    /// The numbers of the sentences `run`, in order.
    pub fn numbers(&self, run: std::ops::Range<usize>) -> impl Iterator<Item = &Number> {
        self.sentences.get(run).unwrap_or_default().iter().flat_map(|words| &words.numbers)
    }

    /// The sentence in which the byte `at` stands, or before which it does.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> usize {
        let sentences: &[Sentence] = self.document.sentences();
        let next = sentences.partition_point(|sentence| sentence.span.end <= at);
        next.min(sentences.len().saturating_sub(1))
    }

    /// The line of the byte `at`, from 1. O(bytes before it).
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        let before = self.document.text().as_bytes().get(..at).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    }
}

/// Makes documents ready to be checked; holds the tokenisers.
pub struct Analyser {
    japanese: JapaneseTokenizer,
    english: EnglishTokenizer,
}

impl Analyser {
    /// An analyser for which each of `terms` is one Japanese word.
    ///
    /// # Errors
    /// When the Japanese analyser cannot be set up.
    pub fn new<'t>(terms: impl IntoIterator<Item = &'t str>) -> Result<Self, TokenizerError> {
        Ok(Self { japanese: JapaneseTokenizer::new(terms)?, english: EnglishTokenizer::new() })
    }

    /// Cuts a document into words and finds its numbers. Time is the tokeniser's.
    pub fn analyse<'a>(&mut self, document: &'a Document) -> Analysis<'a> {
        let lang = document.lang();
        let words = |sentence: &Sentence| {
            let start = sentence.span.start;
            let text = sentence.span.of(document.text()).unwrap_or("");
            let mut tokens = match lang {
                Lang::Ja => self.japanese.tokens(text),
                Lang::En => self.english.tokens(text),
            };
            for token in &mut tokens {
                token.span = token.span.shifted(start);
            }
            let mut numbers = numbers(text, lang);
            for number in &mut numbers {
                number.span = number.span.shifted(start);
            }
            Words { tokens, numbers }
        };
        let sentences = document.sentences().iter().map(words).collect();
        Analysis { document, sentences }
    }
}
