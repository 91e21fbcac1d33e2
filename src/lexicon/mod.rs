//! What may translate what.
//!
//! A document becomes [`Units`]: for each sentence the words, compounds, numbers and names that
//! can be matched. [`translate`] then says, for every Japanese unit, which English units of the
//! other document it may become, and how probably: by the user's glossary, by EDICT, by value
//! for numbers, by spelling for Latin words and by sound for katakana and names. [`alike`] says
//! it for languages that no dictionary is there for.

mod alike;
mod headwords;
pub mod learn;
mod light;
mod lists;
mod marks;
mod spread;
mod table;
mod translate;
mod units;

pub use alike::alike;
pub(crate) use lists::Lists;
pub use marks::{Mark, marks};
pub use spread::{Join, Spread, collect, in_turn};
pub use table::Table;
pub use translate::translate;
pub use units::{Places, Unit, Units};
