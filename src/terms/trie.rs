//! Keys that share their beginnings.

use rustc_hash::FxHashMap;

/// A node; the root is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Node(u32);

/// A trie over numbers (characters, words) with values at its ends.
///
/// A step is one hash look-up, whatever the number of keys; a key costs some 30 bytes for each
/// symbol that it does not share.
#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    edges: FxHashMap<(Node, u32), Node>,
    ends: FxHashMap<Node, Vec<u32>>,
}

impl Trie {
    /// Adds a key with a value; several values may share a key.
    pub(super) fn insert(&mut self, key: impl IntoIterator<Item = u32>, value: u32) {
        let mut node = Node::default();
        for symbol in key {
            // The root is no child, so the first child is 1. Four thousand million nodes do not
            // fit in memory.
            let next = Node(u32::try_from(self.edges.len() + 1).unwrap_or(u32::MAX));
            node = *self.edges.entry((node, symbol)).or_insert(next);
        }
        self.ends.entry(node).or_default().push(value);
    }

    /// The node behind `symbol`.
    pub(super) fn step(&self, node: Node, symbol: u32) -> Option<Node> {
        self.edges.get(&(node, symbol)).copied()
    }

    /// The values of the key that ends here.
    pub(super) fn values(&self, node: Node) -> &[u32] {
        self.ends.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Whether there is no key.
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
