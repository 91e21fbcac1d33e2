//! What people read.

mod scores;
mod table;

pub use scores::{reliability, scores};
pub use table::{Look, table};
