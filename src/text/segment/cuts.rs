//! The cuts of a scan, and the brackets that take them back.
//!
//! A cut inside an open bracket or quotation stands until the bracket closes; the closer then
//! takes it back. A bracket that never closes takes nothing back, so a missing closer cannot
//! swallow the document, and the scan never looks ahead for one.

use super::rule::Rule;

/// The longest bracketed passage, in bytes, that can hold a sentence together: about a
/// thousand Japanese characters. Behind it the bracket counts as never closed.
const LONGEST: usize = 3072;

/// The deepest nesting. Text that goes deeper is no text, and its brackets are forgotten.
const DEEPEST: usize = 64;

/// The end of a sentence: the offset behind its last character, before white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) at: usize,
    pub(super) rule: Rule,
}

/// What a pair of marks is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// 「」 ｢｣
    Corner,
    /// 『』
    Double,
    /// “” and 〝〟
    Curly,
    /// ""
    Straight,
    /// （） ()
    Round,
    /// ［］ [] 【】 〔〕 〈〉 《》 {} and their kind
    Other(char),
}

impl Pair {
    /// Whether the pair encloses speech (rather than an aside).
    pub(super) fn is_quotation(self) -> bool {
        matches!(self, Self::Corner | Self::Double | Self::Curly | Self::Straight)
    }

    /// The pair that `c` opens.
    pub(super) fn opened_by(c: char) -> Option<Self> {
        Some(match c {
            '「' | '｢' => Self::Corner,
            '『' => Self::Double,
            '“' | '〝' => Self::Curly,
            '（' | '(' => Self::Round,
            '［' | '[' => Self::Other(']'),
            '【' => Self::Other('】'),
            '〔' => Self::Other('〕'),
            '〈' => Self::Other('〉'),
            '《' => Self::Other('》'),
            '｛' | '{' => Self::Other('}'),
            _ => return None,
        })
    }

    /// The pair that `c` closes.
    pub(super) fn closed_by(c: char) -> Option<Self> {
        Some(match c {
            '」' | '｣' => Self::Corner,
            '』' => Self::Double,
            '”' | '〟' | '〞' => Self::Curly,
            '）' | ')' => Self::Round,
            '］' | ']' => Self::Other(']'),
            '】' => Self::Other('】'),
            '〕' => Self::Other('〕'),
            '〉' => Self::Other('〉'),
            '》' => Self::Other('》'),
            '｝' | '}' => Self::Other('}'),
            _ => return None,
        })
    }
}

/// An opened bracket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) pair: Pair,
    /// The offset of the opener.
    pub(super) at: usize,
    /// Where the sentence it stands in begins.
    pub(super) sentence: usize,
    /// How many cuts there were.
    cuts: usize,
}

/// The cuts of one scan.
#[derive(Debug)]
pub(super) struct Cuts {
    cuts: Vec<Cut>,
    open: Vec<Open>,
    /// Where the text under scan begins.
    start: usize,
    /// How many cuts belong to earlier text.
    settled: usize,
}

impl Cuts {
    /// No cuts yet.
    pub(super) fn new() -> Self {
        Self { cuts: Vec::new(), open: Vec::new(), start: 0, settled: 0 }
    }

    /// Begins with new text at `start`; nothing in it touches the cuts before.
    pub(super) fn begin(&mut self, start: usize) {
        self.open.clear();
        self.start = start;
        self.settled = self.cuts.len();
    }

    /// Where the sentence under scan begins (before any white space).
    pub(super) fn sentence(&self) -> usize {
        match self.cuts.last() {
            Some(cut) if self.cuts.len() > self.settled => cut.at,
            _ => self.start,
        }
    }

    /// Ends a sentence at `at`, unless one ends there already.
    pub(super) fn push(&mut self, at: usize, rule: Rule) {
        if at > self.sentence() {
            self.cuts.push(Cut { at, rule });
        }
    }

    /// Takes the cuts found so far out.
    pub(super) fn drain(&mut self) -> std::vec::Drain<'_, Cut> {
        self.settled = 0;
        self.cuts.drain(..)
    }

    /// Whether `pair` is open.
    pub(super) fn is_open(&self, pair: Pair) -> bool {
        self.open.iter().any(|open| open.pair == pair)
    }

    /// Opens a bracket at `at`.
    pub(super) fn open(&mut self, pair: Pair, at: usize) {
        if self.open.len() >= DEEPEST {
            self.open.clear();
        }
        let sentence = self.sentence();
        self.open.push(Open { pair, at, sentence, cuts: self.cuts.len() });
    }

    /// Closes the innermost `pair` and those left open inside it. `keep` takes back the cuts
    /// within. `None` when no such pair is open.
    pub(super) fn close(
        &mut self,
        pair: Pair,
        at: usize,
        keep: impl Fn(&Open) -> bool,
    ) -> Option<Open> {
        let depth = self.open.iter().rposition(|open| open.pair == pair)?;
        let open = *self.open.get(depth)?;
        self.open.truncate(depth);
        if at - open.at <= LONGEST && keep(&open) {
            self.cuts.truncate(open.cuts);
        }
        Some(open)
    }
}
