//! Two documents become beads.

mod aligner;
mod anchors;
mod background;
pub mod calibration;
mod carry;
mod constrained;
mod constraints;
mod corridor;
mod crossing;
mod cuts;
pub mod eval;
mod evidence;
mod explained;
mod lattice;
mod learned;
mod length;
mod matches;
mod order;
mod prior;
mod reasons;
mod scorer;
mod shape;
mod signs;
mod terms;
mod weights;
mod words;

pub use aligner::{Aligned, Aligner, Prepared, SameLanguage, Side};
pub use carry::{OldRun, carried};
pub use constraints::{Anchor, ConstraintError, Constraints};
pub use corridor::{Corridor, Waypoint};
pub use evidence::Evidence;
pub use lattice::{Lattice, Posteriors};
pub use length::{Length, lengths};
pub use prior::{MAX_RUN, Prior};
pub use scorer::{FEATURES, Features, Scorer, Weights, feature_name};
pub use words::Words;
