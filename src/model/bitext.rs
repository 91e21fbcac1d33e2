//! A source and its drafts, aligned.

use super::{Alignment, Bead, Document};

/// One draft of a source: its text and which of its sentences translate which of the source's.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What the user calls it; usually the file's name.
    pub name: String,
    /// Its text.
    pub document: Document,
    /// From the source's sentences to this document's.
    pub alignment: Alignment,
}

impl Draft {
    /// The draft's sentences of `bead`, joined as [`join`] does.
    #[must_use]
    pub fn target_text(&self, bead: &Bead) -> String {
        join(&self.document, bead.target.clone())
    }
}

/// A source document and any number of drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Bitext {
    /// What the user calls the source.
    pub name: String,
    /// The source's text.
    pub source: Document,
    /// The drafts, in the order in which they were given.
    pub drafts: Vec<Draft>,
}

impl Bitext {
    /// The source sentences of `bead`, joined as [`join`] does.
    #[must_use]
    pub fn source_text(&self, bead: &Bead) -> String {
        join(&self.source, bead.source.clone())
    }
}

/// The sentences `run` of `document` as one text: with a space between English sentences,
/// with nothing between Japanese ones, line breaks inside a sentence turned into the same.
///
/// ```
/// use taiyaku::{Document, Lang, model::join, text::segment};
/// let text = "It rained\nall day. We stayed.";
/// let sentences = segment::segment(text, Lang::En, &segment::Options::default());
/// let document = Document::new(Lang::En, text.into(), sentences).unwrap();
/// assert_eq!(join(&document, 0..2), "It rained all day. We stayed.");
/// ```
#[must_use]
pub fn join(document: &Document, run: std::ops::Range<usize>) -> String {
    let space = document.lang().space();
    let mut joined = String::new();
    for index in run {
        for line in document.sentence(index).lines().map(str::trim).filter(|l| !l.is_empty()) {
            if !joined.is_empty() {
                joined.push_str(space);
            }
            joined.push_str(line);
        }
    }
    joined
}
