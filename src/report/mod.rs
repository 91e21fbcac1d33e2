//! What people read.

pub mod findings;
mod scores;
mod table;

pub use scores::{reliability, scores};
pub use table::{Look, table};
