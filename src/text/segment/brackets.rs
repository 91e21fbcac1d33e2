//! Open brackets and the cuts that wait for them to close.
//!
//! A stop inside a bracket is a cut only if the bracket never closes. So such cuts wait;
//! the closing bracket forgets them, and an opener that was given up frees them. Time O(1)
//! a call: depth, waiting cuts and reach are all bounded. A missing closer costs at most
//! [`REACH_BYTES`], never the document.

use std::collections::VecDeque;

use super::Rule;

/// Deepest nesting that is followed; deeper openers are read over. Real text stays below five.
const MAX_DEPTH: usize = 12;

/// Longest bracket, in bytes: some 700 Japanese characters. What is longer is a speech
/// and not part of a sentence; aligners would choke on it.
const REACH_BYTES: usize = 2_048;

/// A place where a sentence ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// The byte after the sentence's last, white space perhaps included.
    pub at: usize,
    /// Why.
    pub rule: Rule,
    /// Whether the paragraph ends too.
    pub paragraph: bool,
}

/// An opening bracket that has not closed yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    /// The character that closes it.
    pub close: char,
    /// Where it stands.
    pub at: usize,
    /// Whether it opens its sentence, as opposed to standing inside it.
    pub leads: bool,
    /// How many cuts had ever waited when it opened.
    waited: usize,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Brackets {
    open: VecDeque<Open>,
    waiting: VecDeque<Cut>,
    /// Cuts freed so far, so that `Open::waited` need not be renumbered.
    freed: usize,
}

impl Brackets {
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub fn is_full(&self) -> bool {
        self.open.len() == MAX_DEPTH
    }

    /// Whether an opener waits for `close`.
    pub fn waits_for(&self, close: char) -> bool {
        self.open.iter().any(|open| open.close == close)
    }

    /// Opens a bracket at byte `at`, unless too many are open.
    pub fn open(&mut self, close: char, at: usize, leads: bool) {
        if self.open.len() < MAX_DEPTH {
            let waited = self.freed + self.waiting.len();
            self.open.push_back(Open { close, at, leads, waited });
        }
    }

    /// Closes the innermost bracket that `close` fits, and all inside it.
    pub fn close(&mut self, close: char) -> Option<Open> {
        let depth = self.open.iter().rposition(|open| open.close == close)?;
        let open = self.open.get(depth).copied()?;
        self.open.truncate(depth);
        self.waiting.truncate(open.waited.saturating_sub(self.freed));
        Some(open)
    }

    /// Lets a cut wait for the brackets around it.
    pub fn wait(&mut self, cut: Cut) {
        self.waiting.push_back(cut);
    }

    /// Gives up the openers that byte `at` is too far from.
    pub fn expire(&mut self, at: usize, free: &mut VecDeque<Cut>) {
        while self.open.front().is_some_and(|open| open.at + REACH_BYTES < at) {
            self.give_up_outermost(free);
        }
    }

    /// Gives up all openers.
    pub fn clear(&mut self, free: &mut VecDeque<Cut>) {
        self.open.clear();
        self.freed += self.waiting.len();
        free.append(&mut self.waiting);
    }

    /// Follows a text that lost its first `dropped` bytes.
    pub fn move_back(&mut self, dropped: usize) {
        self.open.iter_mut().for_each(|open| open.at = open.at.saturating_sub(dropped));
        self.waiting.iter_mut().for_each(|cut| cut.at = cut.at.saturating_sub(dropped));
    }

    fn give_up_outermost(&mut self, free: &mut VecDeque<Cut>) {
        self.open.pop_front();
        let keep_from = self.open.front().map_or(usize::MAX, |open| open.waited);
        while self.freed < keep_from {
            let Some(cut) = self.waiting.pop_front() else { break };
            free.push_back(cut);
            self.freed += 1;
        }
    }
}
