//! The nouns. Values without behaviour beyond their own rules; this module knows no other.

mod alignment;
mod bitext;
mod brief;
mod change;
mod document;
mod finding;
mod glossary;
mod layout;
mod lexicon;
mod span;
mod stale;

pub use alignment::{
    Alignment, AlignmentError, Bead, Counterparts, Crossing, Kind, Links, Origin, Reasons,
};
pub use bitext::{Bitext, Cell, Draft, Row, join};
pub(crate) use brief::GAP;
pub use brief::brief;
pub use change::{Aspect, Change, Mended, Operation, Piece, Revision, Tally, UnknownAspect};
pub use document::{Document, DocumentError, Lang, Sentence, UnknownLang};
pub use finding::{Excerpt, Finding, Fix, Severity, UnknownSeverity};
pub use glossary::{Concept, Example, Form, Glossary, PartOfSpeech, Status, Verdict};
pub use layout::{Block, BlockKind, Layout, Placed, Places, Times};
pub use lexicon::{Lexicon, LexiconError, WordPair};
pub use span::Span;
pub use stale::{StaleRow, Standing};
