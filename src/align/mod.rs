//! Two documents become beads.

mod aligner;
mod anchors;
pub mod calibration;
mod corridor;
mod cuts;
pub mod eval;
mod evidence;
mod lattice;
mod learned;
mod length;
mod lists;
mod matches;
mod prior;
mod scorer;
mod shape;
mod signs;
mod weights;
mod words;

pub use aligner::{Aligner, Prepared, SameLanguage, Side};
pub use corridor::{Corridor, Waypoint};
pub use evidence::Evidence;
pub use lattice::{Lattice, Posteriors};
pub use length::{Length, lengths};
pub use prior::{MAX_RUN, Prior};
pub use scorer::{FEATURES, Features, Scorer, Weights, feature_name};
pub use words::Words;
