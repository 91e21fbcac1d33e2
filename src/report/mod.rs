//! What people read.

mod scores;
mod table;

pub use scores::scores;
pub use table::{Look, table};
