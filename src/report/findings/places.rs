//! Lines and columns.

use crate::model::{Bitext, Document, Finding, Span};

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

/// Finds lines and columns in the texts of a bitext.
pub struct Places<'a> {
    bitext: &'a Bitext,
    /// Where the lines of the source and of each draft begin.
    starts: Vec<Vec<usize>>,
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
    pub fn new(bitext: &'a Bitext) -> Self {
        let documents = std::iter::once(&bitext.source)
            .chain(bitext.drafts.iter().map(|draft| &draft.document));
        let starts = documents.map(|document| {
            let ends = memchr::memchr_iter(b'\n', document.text().as_bytes());
            std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
        });
        Self { bitext, starts: starts.collect() }
    }

    /// The name of a text.
    #[must_use]
    pub fn name(&self, draft: Option<usize>) -> &'a str {
        match draft {
            None => &self.bitext.name,
            Some(number) => self.bitext.drafts.get(number).map_or("", |draft| &draft.name),
        }
    }

    /// A text.
    #[must_use]
    pub fn document(&self, draft: Option<usize>) -> &'a Document {
        let found = draft.and_then(|number| self.bitext.drafts.get(number));
        found.map_or(&self.bitext.source, |draft| &draft.document)
    }

    /// The lines and columns of a spot.
    #[must_use]
    pub fn place(&self, spot: Spot) -> Place {
        let (line, column) = self.position(spot.draft, spot.span.start);
        let (end_line, end_column) = self.position(spot.draft, spot.span.end);
        Place { line, column, end_line, end_column }
    }

    fn position(&self, draft: Option<usize>, at: usize) -> (usize, usize) {
        let starts = self.starts.get(draft.map_or(0, |number| number + 1));
        let starts = starts.map_or(&[][..], Vec::as_slice);
        let line = starts.partition_point(|&start| start <= at).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let before = self.document(draft).text().get(start..at).unwrap_or("");
        (line, before.chars().count() + 1)
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

    /// The same in the source.
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
