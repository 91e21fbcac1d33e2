//! Two revisions of a text become changes.
//!
//! - [`Comparer::compare`] tells what turned one revision into the other, sentence by sentence
//!   and with marks on words.
//! - [`Comparer::compare_units`] does so for bitexts, whose [`units`] tell what belongs together.
//! - [`beside`] puts the source beside it; [`stale`] tells what a revision of the source itself did
//!   to a draft; [`Comparer::differing`] compares several drafts of the same sentences.
//! - [`aspects`] has the rules by which marks are called spelling, number, name and so on.
//! - [`Comparer::tally`] sums a revision up; [`ter`] counts edits as translation scientists do.

mod anchors;
pub mod aspects;
mod compare;
mod dates;
mod describe;
mod drafts;
mod ends;
mod exchanged;
mod figures;
mod key;
mod likeness;
mod links;
mod marks;
mod markup;
mod moves;
mod names;
mod partners;
mod punctuation;
mod rewrapped;
mod scripts;
mod sentences;
mod source;
mod stale;
mod stretch;
mod tally;
pub mod ter;
pub mod units;
mod words;
mod written;

pub use compare::{Comparer, Options};
pub use source::{beside, touched};
pub use stale::stale;
