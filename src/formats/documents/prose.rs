//! Puts prose together, block by block, and keeps in mind where it stood.

use crate::model::{Block, BlockKind, Layout, Placed, Places, Span, Times};

use super::{Omission, Prose};

/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

/// Prose that is being put together. Text is added to the block that is open; a block that holds
/// nothing but white space leaves no trace.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    atoms: Vec<Span>,
    pieces: Vec<Placed>,
    omissions: Vec<Omission>,
    /// Where the open block begins.
    start: usize,
    /// Whether what was added last is the same bytes in the file.
    is_same: bool,
}

impl Builder {
    /// Adds text that stands in the file from byte `file` on.
    pub(super) fn push(&mut self, text: &str, file: usize) {
        self.add(text, Span::new(file, file + text.len()), true);
    }

    /// Adds text that the bytes `file` of the file stand for.
    pub(super) fn push_as(&mut self, text: &str, file: Span) {
        let first = text.chars().next().map_or(0, char::len_utf8);
        match text.split_at_checked(first) {
            // As long by chance, it would be taken for the same bytes.
            Some((first, rest)) if text.len() == file.len() && !rest.is_empty() => {
                self.add(first, file, false);
                self.add(rest, Span::new(file.end, file.end), false);
            }
            _ => self.add(text, file, false),
        }
    }

    fn add(&mut self, text: &str, file: Span, is_same: bool) {
        let was_same = std::mem::replace(&mut self.is_same, is_same);
        let start = self.text.len();
        self.text.push_str(text);
        let next = Placed { text: Span::new(start, self.text.len()), file };
        match self.pieces.last_mut() {
            Some(last) if was_same && is_same && joins(last, next) => {
                last.text.end = next.text.end;
                last.file.end = next.file.end;
            }
            _ if text.is_empty() => {}
            _ => self.pieces.push(next),
        }
    }

    /// Adds text that stands nowhere in the file.
    pub(super) fn insert(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds what a line end that only wraps means before `next`: a space, or nothing between
    /// Japanese characters; nothing at a block's beginning.
    pub(super) fn wrap(&mut self, next: Option<char>) {
        let open = self.text.get(self.start..).unwrap_or("");
        let kept = self.start + open.trim_end_matches([' ', '\t']).len();
        self.truncate(kept);
        let last = self.open().chars().next_back();
        let Some((last, next)) = last.zip(next) else { return };
        if last != '\n' && !(is_wide(last) && is_wide(next)) {
            self.insert(" ");
        }
    }

    /// What the open block holds so far.
    pub(super) fn open(&self) -> &str {
        self.text.get(self.start..).unwrap_or("")
    }

    /// Where the next text goes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What was added from `start` on is never cut.
    pub(super) fn atom(&mut self, start: usize) {
        if start < self.text.len() {
            self.atoms.push(Span::new(start, self.text.len()));
        }
    }

    /// Ends the open block. Says whether it was one.
    pub(super) fn close(&mut self, kind: BlockKind, times: Option<Times>) -> bool {
        let open = self.open();
        let end = self.start + open.trim_end().len();
        let start = self.start + open.len() - open.trim_start().len();
        self.truncate(end);
        if start >= end {
            self.drop();
            return false;
        }
        self.blocks.push(Block { span: Span::new(start, end), kind, times });
        self.text.push_str(BETWEEN);
        self.start = self.text.len();
        true
    }

    /// Drops the open block.
    pub(super) fn drop(&mut self) {
        self.truncate(self.start);
    }

    /// Says that `count` of something were left out.
    pub(super) fn omit(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            self.omissions.push(Omission { what, count });
        }
    }

    fn truncate(&mut self, end: usize) {
        self.text.truncate(end);
        while let Some(last) = self.pieces.last_mut()
            && last.text.end > end
        {
            if last.text.start >= end {
                self.pieces.pop();
                continue;
            }
            if last.text.len() == last.file.len() {
                last.file.end -= last.text.end - end;
            }
            last.text.end = end;
        }
        while let Some(last) = self.atoms.last_mut()
            && last.end > end
        {
            if last.start >= end {
                self.atoms.pop();
            } else {
                last.end = end;
            }
        }
    }

    /// The prose, with what is known of its places.
    pub(super) fn finish(mut self) -> Prose {
        self.drop();
        let end = self.blocks.last().map_or(0, |block| block.span.end);
        self.truncate(end);
        self.atoms.sort_unstable();
        let Self { text, blocks, atoms, pieces, omissions, .. } = self;
        Prose { text, layout: Layout { blocks, atoms, places: Places::Pieces(pieces) }, omissions }
    }
}

/// Whether `next` goes on where `last` ends, byte for byte.
fn joins(last: &Placed, next: Placed) -> bool {
    let is_same = |piece: &Placed| piece.text.len() == piece.file.len();
    is_same(last)
        && is_same(&next)
        && last.text.end == next.text.start
        && last.file.end == next.file.start
}

/// Kanji, kana and what is written among them without spaces. CSS, too, drops the line end
/// between two of these: <https://www.w3.org/TR/css-text-3/#line-break-transform>.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{a4cf}' // radicals, kana, kanji, their punctuation
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' // compatibility forms
        | '\u{ff00}'..='\u{ff60}' | '\u{ff65}'..='\u{ff9f}' // full-width and half-width forms
        | '\u{20000}'..='\u{3ffff}')
}
