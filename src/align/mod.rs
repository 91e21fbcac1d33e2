//! Two documents become beads.

mod aligner;
mod anchors;
mod cooccurrence;
mod corridor;
pub mod eval;
mod evidence;
mod lattice;
mod length;
mod matches;
mod prior;
mod words;

pub use aligner::{Aligner, SameLanguage, Side};
pub use corridor::{Corridor, Waypoint};
pub use evidence::Evidence;
pub use lattice::{Lattice, Posteriors};
pub use length::{Length, lengths};
pub use prior::{MAX_RUN, Prior};
pub use words::Words;
