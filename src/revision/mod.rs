//! Two revisions of a text become changes.
//!
//! - [`Comparer::compare`] tells what turned one revision into the other, sentence by sentence
//!   and with marks on words.
//! - [`aspects`] has the rules by which marks are called spelling, number, name and so on.
//! - [`Comparer::tally`] sums a revision up; [`ter`] counts edits as translation scientists do.

mod anchors;
pub mod aspects;
mod compare;
mod describe;
mod key;
mod likeness;
mod marks;
mod partners;
mod sentences;
mod source;
mod tally;
pub mod ter;
mod words;

pub use compare::{Comparer, Options};
pub use source::beside;
