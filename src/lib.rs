//! x
pub mod model;
pub mod text;
pub use model::{Alignment, Bead, Document, DocumentError, Lang, Sentence, Span};
