//! Names of units in formats where each is to have another one.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// What begins a name that we made up: for a unit without one, with one that cannot stand there,
/// or with one that another unit has. When it is read again it is no name.
pub(super) const NAMELESS: &str = "taiyaku-";

/// The names that a file has so far: their hashes, since a file of gigabytes has many. Where two
/// are the same, a name is made up for nothing, and the unit gets its own when it is read again.
#[derive(Default)]
pub(super) struct Names(HashSet<u64>);

impl Names {
    /// Whether a unit can be called so beside such a text: no other is, and it is no name of ours.
    pub(super) fn allow(&mut self, name: Option<&str>, beside: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        (name, beside).hash(&mut hasher);
        !name.is_some_and(|name| name.starts_with(NAMELESS)) && self.0.insert(hasher.finish())
    }
}
