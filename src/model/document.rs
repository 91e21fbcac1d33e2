//! One text and its sentences.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Block, Layout, Span, Times};

/// The language of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Japanese (`ja`).
    Ja,
    /// English (`en`).
    En,
}

impl Lang {
    /// The other language of the pair.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// What stands between two sentences of one paragraph: a space in English, nothing in
    /// Japanese.
    #[must_use]
    pub const fn space(self) -> &'static str {
        match self {
            Self::Ja => "",
            Self::En => " ",
        }
    }

    /// What stands for a line end between `before` and `after`: [`Lang::space`], but a space too where
    /// Western words meet inside Japanese. Nothing parts what a line end broke at a hyphen or a slash.
    ///
    /// ```
    /// use taiyaku::Lang;
    /// assert_eq!(Lang::Ja.joint("この文", "は長い"), "");
    /// assert_eq!(Lang::Ja.joint("See the", "manual"), " ");
    /// assert_eq!(Lang::Ja.joint("https://example.org/", "a.html"), "");
    /// ```
    #[must_use]
    pub fn joint(self, before: &str, after: &str) -> &'static str {
        let western = |c: char| c.is_ascii_graphic();
        let ends = before.ends_with(|c| western(c) && !"-/_([{#@&=".contains(c));
        let begins = after.starts_with(|c| western(c) && !")]},.;:/".contains(c));
        if self == Self::Ja && ends && begins { " " } else { self.space() }
    }

    /// The language's name, for messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ja => "Japanese",
            Self::En => "English",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ja => "ja",
            Self::En => "en",
        })
    }
}

/// A language code that is neither `ja` nor `en`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`, expected `ja` or `en`")]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        match code {
            "ja" => Ok(Self::Ja),
            "en" => Ok(Self::En),
            other => Err(UnknownLang(other.to_owned())),
        }
    }
}

/// A sentence: where it stands and which paragraph it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sentence {
    /// Its bytes in the document, white space at either end left out. Never empty.
    pub span: Span,
    /// The paragraph's number, from 0, never falling from one sentence to the next.
    pub paragraph: u32,
}

/// Why sentences do not fit their text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A span leaves the text or begins or ends inside a character.
    #[error("sentence {sentence}: bytes {span} are no part of the text")]
    OutOfText {
        /// The sentence, from 0.
        sentence: usize,
        /// Its span.
        span: Span,
    },
    /// A sentence is empty, or begins before the one before it ends.
    #[error("sentence {sentence}: bytes {span} are empty or overlap the sentence before")]
    Order {
        /// The sentence, from 0.
        sentence: usize,
        /// Its span.
        span: Span,
    },
    /// Text that is not white space belongs to no sentence.
    #[error("bytes {0} belong to no sentence")]
    Uncovered(Span),
    /// The paragraph's number falls.
    #[error("sentence {sentence}: paragraph {paragraph} after a later one")]
    Paragraph {
        /// The sentence, from 0.
        sentence: usize,
        /// Its paragraph.
        paragraph: u32,
    },
}

/// A text in one language, cut into sentences.
///
/// Of a file with markup the text is its prose, block after block with a blank line between
/// them; the [`Layout`] knows the rest. Sentences ascend, do not overlap, lie on character boundaries and, white space aside,
/// cover the text. [`Document::new`] checks this once; everything else relies on it.
///
/// ```
/// use taiyaku::{Document, Lang, Sentence, Span};
/// let sentences = vec![
///     Sentence { span: Span::new(0, 5), paragraph: 0 },
///     Sentence { span: Span::new(6, 9), paragraph: 0 },
/// ];
/// let document = Document::new(Lang::En, "Rain. Sun".into(), sentences).unwrap();
/// assert_eq!(document.sentence(1), "Sun");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    lang: Lang,
    text: String,
    sentences: Vec<Sentence>,
    layout: Layout,
}

impl Document {
    /// Checks that `sentences` fit `text` and joins the two. O(bytes of `text`).
    ///
    /// # Errors
    /// The first sentence that breaks a rule of the type, or the first text left out.
    pub fn new(lang: Lang, text: String, sentences: Vec<Sentence>) -> Result<Self, DocumentError> {
        let mut covered = 0;
        let mut paragraph = 0;
        for (index, sentence) in sentences.iter().enumerate() {
            let span = sentence.span;
            if span.of(&text).is_none() {
                return Err(DocumentError::OutOfText { sentence: index, span });
            }
            if span.is_empty() || span.start < covered {
                return Err(DocumentError::Order { sentence: index, span });
            }
            if sentence.paragraph < paragraph {
                return Err(DocumentError::Paragraph {
                    sentence: index,
                    paragraph: sentence.paragraph,
                });
            }
            check_gap(&text, Span::new(covered, span.start))?;
            covered = span.end;
            paragraph = sentence.paragraph;
        }
        check_gap(&text, Span::new(covered, text.len()))?;
        Ok(Self { lang, text, sentences, layout: Layout::default() })
    }

    /// The same document with what is known of its file beside the sentences.
    ///
    /// ```
    /// use taiyaku::model::{Layout, Places};
    /// use taiyaku::{Document, Lang, Span, text::segment};
    /// let sentences = segment::segment_lines("Rain.");
    /// let plain = Document::new(Lang::En, "Rain.".into(), sentences).unwrap();
    /// assert_eq!(plain.place(Span::new(0, 4)), Some(Span::new(0, 4)));
    /// let unknown = Layout { places: Places::Unknown, ..Layout::default() };
    /// assert_eq!(plain.with_layout(unknown).place(Span::new(0, 4)), None);
    /// ```
    #[must_use]
    pub fn with_layout(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// What is known of the file beside the sentences.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Where a stretch of the text stands in the file, with the markup inside it; `None` where
    /// nobody knows. O(log pieces).
    #[must_use]
    pub fn place(&self, span: Span) -> Option<Span> {
        self.layout.places.of(span)
    }

    /// The block of sentence `index`; none in plain text. O(log blocks).
    #[must_use]
    pub fn block(&self, index: usize) -> Option<&Block> {
        self.layout.block(self.sentences.get(index)?.span.start)
    }

    /// When a run of cues is shown: from the first one's start to the last one's end; `None`
    /// where there are no times, or no sentences. O(log blocks).
    #[must_use]
    pub fn times(&self, run: Range<usize>) -> Option<Times> {
        let last = run.end.checked_sub(1).filter(|last| run.contains(last))?;
        let times = |index| self.block(index)?.times;
        Some(Times { start_ms: times(run.start)?.start_ms, end_ms: times(last)?.end_ms })
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The whole text, as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// How many sentences there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Whether there is no sentence.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The text of sentence `index`; empty when there is no such sentence.
    #[must_use]
    pub fn sentence(&self, index: usize) -> &str {
        self.sentences.get(index).and_then(|s| s.span.of(&self.text)).unwrap_or("")
    }

    /// The texts of all sentences, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.sentences.iter().map(|s| s.span.of(&self.text).unwrap_or(""))
    }
}

fn check_gap(text: &str, gap: Span) -> Result<(), DocumentError> {
    match gap.of(text) {
        Some(between) if !between.chars().all(char::is_whitespace) => {
            Err(DocumentError::Uncovered(gap))
        }
        _ => Ok(()),
    }
}
