//! The nouns. Values without behaviour beyond their own rules; this module knows no other.

mod alignment;
mod bitext;
mod document;
mod glossary;
mod layout;
mod lexicon;
mod span;

pub use alignment::{
    Alignment, AlignmentError, Bead, Counterparts, Crossing, Kind, Links, Origin, Reasons,
};
pub use bitext::{Bitext, Cell, Draft, Row, join};
pub use document::{Document, DocumentError, Lang, Sentence, UnknownLang};
pub use glossary::{Concept, Form, Glossary, Status};
pub use layout::{Block, BlockKind, Layout, Piece, Places, Times};
pub use lexicon::{Lexicon, LexiconError, WordPair};
pub use span::Span;
