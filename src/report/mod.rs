//! What people read.

pub mod diff;
mod scores;
mod table;

pub use scores::{reliability, scores};
pub use table::{Look, table};
