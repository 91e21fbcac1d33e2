//! How a document was laid out in the file it came from: blocks, times, places.

use std::fmt;

use serde::Serialize;

use super::Span;

/// What a stretch of prose is in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A heading, of any level.
    Heading,
    /// An item of a list, or a paragraph of it.
    Item,
    /// A cell of a table, or a paragraph of it.
    Cell,
    /// The caption of a figure or a table.
    Caption,
    /// A paragraph of a footnote or an endnote.
    Footnote,
    /// What subtitles show at one time.
    Cue,
    /// A string of a program's user interface.
    Message,
    /// What a label of Markdown's links stands for, where that is asked for.
    Reference,
}

impl BlockKind {
    /// The kind's name, as JSON has it.
    ///
    /// ```
    /// assert_eq!(taiyaku::model::BlockKind::Item.name(), "item");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::Item => "item",
            Self::Cell => "cell",
            Self::Caption => "caption",
            Self::Footnote => "footnote",
            Self::Cue => "cue",
            Self::Message => "message",
            Self::Reference => "reference",
        }
    }
}

impl fmt::Display for BlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// When subtitles are shown, in milliseconds from the start. In JSON it is the pair
/// `[start, end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(into = "(u64, u64)")]
pub struct Times {
    /// When they appear.
    pub start_ms: u64,
    /// When they go. Files have been seen where this is before they appear; it is left as it is.
    pub end_ms: u64,
}

impl From<Times> for (u64, u64) {
    fn from(times: Times) -> Self {
        (times.start_ms, times.end_ms)
    }
}

/// A stretch of prose that no sentence leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Its bytes in the document's text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// When it is shown, if it is a cue.
    pub times: Option<Times>,
}

/// A stretch of a document's text and where it stands in the file. If the two are equally long
/// they are the same bytes; otherwise the text stands for the whole of it, as `&` does for
/// `&amp;`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Bytes of the text.
    pub text: Span,
    /// Bytes of the file.
    pub file: Span,
}

/// Where a document's text stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Places {
    /// Where it stands in the text: the file is nothing but the text.
    #[default]
    Same,
    /// In pieces, ascending on both sides. What no piece has stands nowhere in the file, such as
    /// the space for a line end.
    Pieces(Vec<Placed>),
    /// Nobody knows: the file is compressed, or in an encoding that is not followed.
    Unknown,
}

impl Places {
    /// The bytes of the file in which the text of `span` stands, with whatever markup is between
    /// its first and its last byte. O(log pieces).
    ///
    /// ```
    /// use taiyaku::Span;
    /// use taiyaku::model::{Placed, Places};
    /// // `a&amp;<b>c</b>` reads `a&c`.
    /// let piece = |text: (usize, usize), file: (usize, usize)| Placed {
    ///     text: text.into(),
    ///     file: file.into(),
    /// };
    /// let places = Places::Pieces(vec![
    ///     piece((0, 1), (0, 1)),
    ///     piece((1, 2), (1, 6)),
    ///     piece((2, 3), (9, 10)),
    /// ]);
    /// assert_eq!(places.of(Span::new(0, 2)), Some(Span::new(0, 6)));
    /// assert_eq!(places.of(Span::new(1, 3)), Some(Span::new(1, 10)));
    /// assert_eq!(Places::Unknown.of(Span::new(0, 1)), None);
    /// ```
    #[must_use]
    pub fn of(&self, span: Span) -> Option<Span> {
        let pieces = match self {
            Self::Same => return Some(span),
            Self::Unknown => return None,
            Self::Pieces(pieces) => pieces,
        };
        let first = pieces.get(pieces.partition_point(|piece| piece.text.end <= span.start))?;
        let last = pieces.partition_point(|piece| piece.text.start < span.end).checked_sub(1)?;
        let last = pieces.get(last)?;
        let start = if first.text.len() == first.file.len() {
            first.file.start + span.start.saturating_sub(first.text.start)
        } else {
            first.file.start
        };
        let end = if last.text.len() == last.file.len() {
            last.file.start + (span.end.min(last.text.end) - last.text.start)
        } else {
            last.file.end
        };
        Some(Span::new(start, end))
    }
}

/// What is known of a document's prose beside its sentences. That of plain text is the default:
/// no blocks, and its bytes where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// The blocks, ascending and disjoint; all that is not white space is in one of them. None
    /// in plain text.
    pub blocks: Vec<Block>,
    /// Stretches that are never cut, ascending by start: a piece of code, the target of a link.
    pub atoms: Vec<Span>,
    /// Where the text stands in the file.
    pub places: Places,
}

impl Layout {
    /// The block that holds byte `at` of the text. O(log blocks).
    #[must_use]
    pub fn block(&self, at: usize) -> Option<&Block> {
        let number = self.blocks.partition_point(|block| block.span.end <= at);
        self.blocks.get(number).filter(|block| block.span.start <= at)
    }
}
