//! A document as the rules look at it.

use std::borrow::Cow;

use crate::model::{Document, Lang, Sentence, Span};
use crate::terms::{Hit, Matcher};
use crate::text::numbers::Number;
use crate::text::tokens::{Token, TokenizerError};
use crate::text::words::{Reader, Words};

/// A document with the words and numbers of its sentences, made once for all rules.
#[derive(Clone, Debug)]
pub struct Analysis<'a> {
    document: &'a Document,
    sentences: Cow<'a, [Words]>,
    /// From which byte on there is what stands on which line of the file, ascending.
    lines: Vec<(usize, usize)>,
}

impl<'a> Analysis<'a> {
    /// A document of which `sentences` are the words and numbers, one for each sentence.
    #[must_use]
    pub fn new(document: &'a Document, sentences: impl Into<Cow<'a, [Words]>>) -> Self {
        Self { document, sentences: sentences.into(), lines: Vec::new() }
    }

    /// The same of a file that is not the document's text, such as a bitext: `lines` says from which byte
    /// of the document on there is what stands on which line of the file, ascending.
    #[must_use]
    pub fn in_file(self, lines: Vec<(usize, usize)>) -> Self {
        Self { lines, ..self }
    }

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

    /// Where the forms that `matcher` knows stand in it.
    #[must_use]
    pub fn hits(&self, matcher: &Matcher) -> Vec<Hit> {
        matcher.hits_among(self.document, &self.sentences)
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

    /// The line of the byte `at` in its file, from 1. O(bytes before it).
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        let next = self.lines.partition_point(|(from, _)| *from <= at);
        if let Some((_, line)) = next.checked_sub(1).and_then(|last| self.lines.get(last)) {
            return *line;
        }
        let before = self.document.text().as_bytes().get(..at).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    }
}

/// Makes documents ready to be checked; holds the tokenisers.
pub struct Analyser(Reader);

impl Analyser {
    /// An analyser with the dictionary's words.
    ///
    /// # Errors
    /// When the Japanese analyser cannot be set up.
    pub fn new() -> Result<Self, TokenizerError> {
        Ok(Self(Reader::new()?))
    }

    /// Cuts a document into words and finds its numbers. Time is the tokeniser's.
    pub fn analyse<'a>(&mut self, document: &'a Document) -> Analysis<'a> {
        Analysis::new(document, self.0.read(document))
    }
}
