//! Two revisions of a text become changes.
//!
//! - [`Comparer::compare`] tells what turned one revision into the other, sentence by sentence
//!   and with marks on words.
//! - [`aspects`] has the rules by which marks are called spelling, number, name and so on.

mod anchors;
pub mod aspects;
mod compare;
mod describe;
mod key;
mod likeness;
mod marks;
mod partners;
mod sentences;
mod words;

pub use compare::{Comparer, Options};
