//! Lines and columns.

use std::borrow::Cow;

use super::Checked;
use super::counter::Counter;
use crate::model::{self, Bitext, Document, Finding, Span};

/// A stretch of a file as people and programs count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first line, from 1.
    pub line: usize,
    /// The first column, from 1, in characters (Unicode code points).
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
}

/// What the file of a text was, so far as it concerns places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Original {
    /// What the file is called.
    pub name: String,
    /// The file's text, if it is not the document's.
    pub text: Option<String>,
    /// Where the document stands in that text.
    pub places: model::Places,
    /// Of a file that is no text of the document's, such as a bitext: from which byte of the
    /// document on there is what stands at which line and column of the file, ascending.
    pub units: Vec<(usize, [usize; 2])>,
}

impl Original {
    /// From which byte of its document on there is what stands on which line of the file, from 1; empty
    /// where the document is the file's text. O(bytes + sentences · log pieces).
    #[must_use]
    pub fn lines(&self, document: &Document) -> Vec<(usize, usize)> {
        let Some(text) = &self.text else {
            return self.units.iter().map(|&(from, [line, _])| (from, line)).collect();
        };
        let ends: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        let spans = document.sentences().iter().map(|sentence| sentence.span);
        let placed = spans.filter_map(|span| Some((span.start, self.places.of(span)?.start)));
        placed.map(|(from, at)| (from, ends.partition_point(|end| *end < at) + 1)).collect()
    }
}

/// Finds lines and columns in the files of a bitext.
pub struct Places<'a> {
    bitext: &'a Bitext,
    originals: &'a [Original],
    /// Where the lines of the source's text and of each draft's begin, and what counts their columns.
    lines: Vec<(Vec<usize>, Counter<'a>)>,
}

/// Where a finding is shown: a text, and the bytes in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The draft; `None` is the source.
    pub draft: Option<usize>,
    /// The bytes.
    pub span: Span,
}

impl<'a> Places<'a> {
    /// O(bytes of all texts).
    #[must_use]
    pub fn new(checked: &Checked<'a>) -> Self {
        let Checked { bitext, originals, .. } = *checked;
        let mut places = Self { bitext, originals, lines: Vec::new() };
        let texts = std::iter::once(None).chain((0..bitext.drafts.len()).map(Some));
        places.lines = texts
            .map(|draft| {
                let text = places.text(draft);
                let ends = memchr::memchr_iter(b'\n', text.as_bytes());
                (std::iter::once(0).chain(ends.map(|at| at + 1)).collect(), Counter::new(text))
            })
            .collect();
        places
    }

    fn original(&self, draft: Option<usize>) -> Option<&'a Original> {
        self.originals.get(draft.map_or(0, |number| number + 1))
    }

    /// The name of a text's file.
    #[must_use]
    pub fn name(&self, draft: Option<usize>) -> &'a str {
        let own = || match draft {
            None => &*self.bitext.name,
            Some(number) => self.bitext.drafts.get(number).map_or("", |draft| &draft.name),
        };
        self.original(draft).map_or_else(own, |original| &original.name)
    }

    /// A text.
    #[must_use]
    pub fn document(&self, draft: Option<usize>) -> &'a Document {
        let found = draft.and_then(|number| self.bitext.drafts.get(number));
        found.map_or(&self.bitext.source, |draft| &draft.document)
    }

    /// The text of its file, in which people look for places.
    #[must_use]
    pub fn text(&self, draft: Option<usize>) -> &'a str {
        let own = self.document(draft).text();
        self.original(draft).and_then(|original| original.text.as_deref()).unwrap_or(own)
    }

    /// Where a stretch of a text stands in the text of its file. O(log pieces).
    #[must_use]
    pub fn in_text(&self, spot: Spot) -> Span {
        let original = self.original(spot.draft);
        original.and_then(|original| original.places.of(spot.span)).unwrap_or(spot.span)
    }

    /// The lines and columns of a spot in its file.
    #[must_use]
    pub fn place(&self, spot: Spot) -> Place {
        let units = self.original(spot.draft).map_or(&[][..], |original| &original.units);
        let unit = units.partition_point(|(from, _)| *from <= spot.span.start).checked_sub(1);
        if let Some((_, [line, column])) = unit.and_then(|unit| units.get(unit)).copied() {
            return Place { line, column, end_line: line, end_column: column };
        }
        let span = self.in_text(spot);
        let (line, column) = self.position(spot.draft, span.start);
        let (end_line, end_column) = self.position(spot.draft, span.end);
        Place { line, column, end_line, end_column }
    }

    fn position(&self, draft: Option<usize>, at: usize) -> (usize, usize) {
        let Some((starts, counter)) = self.lines.get(draft.map_or(0, |number| number + 1)) else {
            return (1, 1);
        };
        let line = starts.partition_point(|&start| start <= at).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        (line, counter.before(at).saturating_sub(counter.before(start)) + 1)
    }

    /// Where to point for a finding: at its words in the draft, else at its sentence there, else
    /// (an omission) at the source.
    #[must_use]
    pub fn spot(&self, finding: &Finding) -> Spot {
        let draft = Some(finding.draft);
        self.side(draft, &finding.target)
            .or_else(|| self.side(None, &finding.source))
            .unwrap_or(Spot { draft, span: Span::default() })
    }

    /// What a finding says where only its spot is shown beside it: of several drafts, in which one the
    /// source's words are missing.
    #[must_use]
    pub fn message<'f>(&self, finding: &'f Finding) -> Cow<'f, str> {
        match self.spot(finding).draft {
            None if self.bitext.drafts.len() > 1 => {
                format!("{}, in {}", finding.message, self.name(Some(finding.draft))).into()
            }
            _ => Cow::Borrowed(&finding.message),
        }
    }

    /// Where its words stand in the source.
    #[must_use]
    pub fn source_spot(&self, finding: &Finding) -> Option<Spot> {
        self.side(None, &finding.source)
    }

    fn side(&self, draft: Option<usize>, excerpt: &crate::model::Excerpt) -> Option<Spot> {
        let sentences = self.document(draft).sentences();
        let span = match (excerpt.spans.first(), excerpt.sentences.as_slice()) {
            (Some(&span), _) => span,
            (None, [first, .., last]) => {
                Span::new(sentences.get(*first)?.span.start, sentences.get(*last)?.span.end)
            }
            (None, [only]) => sentences.get(*only)?.span,
            (None, []) => return None,
        };
        Some(Spot { draft, span })
    }
}
