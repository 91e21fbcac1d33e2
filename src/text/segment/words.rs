//! Sets of words, looked up whatever their case.

/// How many slots a set has: a power of two, at least twice the longest list.
const SLOTS: usize = 1024;

/// A set of small ASCII-cased words in an open-addressed table, built at compile time.
/// A look-up takes one hash of the word and one comparison, mostly.
pub(super) struct Words {
    list: &'static [&'static str],
    /// Place in the list, plus one; zero is empty.
    slots: [u16; SLOTS],
}

/// FNV-1a over the letters in small case.
pub(super) const fn hash(mut word: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    while let [byte, rest @ ..] = word {
        hash = (hash ^ byte.to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        word = rest;
    }
    (hash ^ (hash >> 15)) as usize
}

impl Words {
    /// The set of `list`.
    #[allow(clippy::indexing_slicing)] // Runs at compile time, where a fault is a build error.
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        assert!(list.len() * 2 <= SLOTS);
        let mut slots = [0u16; SLOTS];
        let mut at = 0;
        while at < list.len() {
            let mut slot = hash(list[at].as_bytes()) % SLOTS;
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = at as u16 + 1;
            at += 1;
        }
        Self { list, slots }
    }

    /// Whether it has `word`, whose [`hash`] is given.
    pub(super) fn has(&self, word: &str, hash: usize) -> bool {
        let mut slot = hash % SLOTS;
        loop {
            match self.slots.get(slot).copied().unwrap_or(0) {
                0 => return false,
                at => {
                    let entry = self.list.get(usize::from(at) - 1);
                    if entry.is_some_and(|entry| entry.eq_ignore_ascii_case(word)) {
                        return true;
                    }
                }
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}
