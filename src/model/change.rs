//! What a revision changed.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::{AddAssign, Range};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Document, Finding, Span};

/// What happened to a run of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// Nothing that counts: the same but for white space and Unicode's form of normalisation.
    Unchanged,
    /// As many sentences as before, with other words.
    Edited,
    /// Fewer sentences became more.
    Split,
    /// More sentences became fewer.
    Merged,
    /// Sentences that the old text does not have.
    Inserted,
    /// Sentences that the new text does not have.
    Deleted,
    /// Sentences that stand elsewhere, one for one and in the same order; or one that became several
    /// there, or the other way round.
    Moved,
    /// Anything but unchanged, all of whose kinds of change are not to be shown.
    Filtered,
}

impl Operation {
    /// What sentences that kept their place and were not the same became.
    #[must_use]
    pub fn in_place(old: &Range<usize>, new: &Range<usize>) -> Self {
        match old.len().cmp(&new.len()) {
            Ordering::Less => Self::Split,
            Ordering::Equal => Self::Edited,
            Ordering::Greater => Self::Merged,
        }
    }

    /// Its name, as programs and people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Edited => "edited",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
            Self::Moved => "moved",
            Self::Filtered => "filtered",
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What kind of change a person would call it. The rules stand with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// Only quotation marks, dashes, dots or the width of characters differ.
    Typography,
    /// What Markdown says beside its words: boxes of tasks, targets of links, emphasis.
    Markup,
    /// Stops, commas, brackets or quotation marks came, went or were exchanged.
    Punctuation,
    /// The same word, spelt otherwise.
    Spelling,
    /// A number, date or amount has another value.
    Number,
    /// A name was corrected or exchanged.
    Name,
    /// A term was exchanged.
    Terminology,
    /// The same said in other words.
    Wording,
    /// Something was added or left out.
    Content,
    /// Words or sentences stand in another order.
    Order,
}

impl Aspect {
    /// All of them, in the order in which people read them.
    pub const ALL: [Self; 10] = [
        Self::Typography,
        Self::Markup,
        Self::Punctuation,
        Self::Spelling,
        Self::Number,
        Self::Name,
        Self::Terminology,
        Self::Wording,
        Self::Content,
        Self::Order,
    ];

    /// Its name, as options take it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Typography => "typography",
            Self::Markup => "markup",
            Self::Punctuation => "punctuation",
            Self::Spelling => "spelling",
            Self::Number => "number",
            Self::Name => "name",
            Self::Terminology => "terminology",
            Self::Wording => "wording",
            Self::Content => "content",
            Self::Order => "order",
        }
    }
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that is no kind of change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown kind of change `{0}`, expected typography, markup, punctuation, spelling, number, name, \
     terminology, wording, content or order"
)]
pub struct UnknownAspect(pub String);

impl FromStr for Aspect {
    type Err = UnknownAspect;

    fn from_str(name: &str) -> Result<Self, UnknownAspect> {
        let found = Self::ALL.into_iter().find(|aspect| aspect.name() == name);
        found.ok_or_else(|| UnknownAspect(name.to_owned()))
    }
}

/// A stretch of a change: the same on both sides, or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the old text, without white space at either end; empty for words inserted.
    pub old: Span,
    /// Its bytes in the new text; empty for words deleted.
    pub new: Span,
    /// What kind of change it is; `None` where both sides are the same.
    pub aspect: Option<Aspect>,
    /// Whether that kind is not to be shown.
    pub is_filtered: bool,
}

impl Piece {
    /// A piece of which nothing is left out.
    #[must_use]
    pub const fn new(old: Span, new: Span, aspect: Option<Aspect>) -> Self {
        Self { old, new, aspect, is_filtered: false }
    }

    /// Whether it is a mark that is to be shown.
    #[must_use]
    pub const fn is_mark(&self) -> bool {
        self.aspect.is_some() && !self.is_filtered
    }
}

/// One operation of a revision: runs of sentences on either side, and the marks inside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub operation: Operation,
    /// Sentences of the old text, from 0; for an insertion, empty, at its place.
    pub old: Range<usize>,
    /// Sentences of the new text; for a deletion, empty, at its place.
    pub new: Range<usize>,
    /// Sentences of the source that these translate; empty without a source, or where the
    /// source has nothing of the kind.
    pub source: Vec<usize>,
    /// What stands in the runs, in order, white space aside: on either side the pieces give the
    /// text again. None for what is unchanged.
    pub pieces: Vec<Piece>,
}

impl Change {
    /// Whether words differ that are to be shown, and not only where sentences end or stand.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.pieces.iter().any(Piece::is_mark)
    }

    /// Whether it has nothing to show.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        matches!(self.operation, Operation::Unchanged | Operation::Filtered)
    }

    /// The kinds of change in it that are to be shown: those of its marks, the order for what
    /// moved; where sentences were only split or joined, the wording.
    #[must_use]
    pub fn aspects(&self) -> BTreeSet<Aspect> {
        let marks = self.pieces.iter().filter(|piece| piece.is_mark());
        let mut aspects: BTreeSet<Aspect> = marks.filter_map(|piece| piece.aspect).collect();
        match self.operation {
            Operation::Moved => {
                aspects.insert(Aspect::Order);
            }
            Operation::Split | Operation::Merged if aspects.is_empty() => {
                aspects.insert(Aspect::Wording);
            }
            _ => {}
        }
        aspects
    }
}

/// The findings of a check that a revision changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mended {
    /// In the old text only; places are those of the old text.
    pub fixed: Vec<Finding>,
    /// In the new text only.
    pub introduced: Vec<Finding>,
}

/// Two revisions of a text and what turned the one into the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The text before.
    pub old: Document,
    /// The text after.
    pub new: Document,
    /// What both translate, when it is known.
    pub source: Option<Document>,
    /// Every sentence of either side, each in one change: in the order of the new text, what
    /// was deleted where it would stand.
    pub changes: Vec<Change>,
    /// What a check of both found in one of them only; empty where none was made.
    pub mended: Mended,
    /// Sentences, of both sides, in stretches too large and too different to be compared
    /// closely: they are called deleted and inserted, though some may be edited.
    pub plain: usize,
}

impl Revision {
    /// Whether nothing differs, shown or not.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.changes.iter().all(|change| change.operation == Operation::Unchanged)
    }

    /// Whether no difference is to be shown.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.changes.iter().all(Change::is_hidden)
    }

    /// The same with marks that are not of `kinds` filtered, and changes without any of `kinds`.
    /// Where the order does not count, what moved and was edited is an edit. What is filtered once
    /// stays so.
    #[must_use]
    pub fn only(mut self, kinds: &BTreeSet<Aspect>) -> Self {
        for change in &mut self.changes {
            if change.is_hidden() {
                continue;
            }
            let is_shown = !change.aspects().is_disjoint(kinds);
            for piece in &mut change.pieces {
                piece.is_filtered |= piece.aspect.is_some_and(|aspect| !kinds.contains(&aspect));
            }
            change.operation = match change.operation {
                _ if !is_shown => Operation::Filtered,
                Operation::Moved if !kinds.contains(&Aspect::Order) => {
                    Operation::in_place(&change.old, &change.new)
                }
                operation => operation,
            };
        }
        self
    }
}

/// A revision, or a part of it, in numbers; what is filtered makes no edit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sentences of the old text.
    pub old_sentences: usize,
    /// Sentences of the new text.
    pub new_sentences: usize,
    /// Those of the old text with a change that is shown.
    pub old_touched: usize,
    /// Those of the new text with a change that is shown.
    pub new_touched: usize,
    /// Those of the old text with changes none of which is shown.
    pub old_filtered: usize,
    /// Those of the new text with changes none of which is shown.
    pub new_filtered: usize,
    /// Words inserted, deleted, exchanged or shifted, as TER counts them, change by change.
    pub edits: usize,
    /// Words and marks of punctuation of the new text.
    pub new_words: usize,
    /// Characters of the old text without white space.
    pub old_chars: usize,
    /// Characters of the new text without white space.
    pub new_chars: usize,
    /// Characters of the old text in marks.
    pub deleted_chars: usize,
    /// Characters of the new text in marks.
    pub inserted_chars: usize,
}

impl Tally {
    /// Translation edit rate: edits by words of the new text, from 0 up; as `sacrebleu` has it, 1
    /// where everything was deleted.
    #[must_use]
    pub fn ter(&self) -> f64 {
        match (self.edits, self.new_words) {
            (0, 0) => 0.0,
            (_, 0) => 1.0,
            (edits, words) => ratio(edits, words),
        }
    }

    /// The share of characters of both texts that were deleted or inserted, 0 to 1; like chrF it
    /// leaves white space out.
    #[must_use]
    pub fn character_edit_rate(&self) -> f64 {
        ratio(self.deleted_chars + self.inserted_chars, self.old_chars + self.new_chars)
    }

    /// The share of the old text's characters that the new text keeps, 0 to 1.
    #[must_use]
    pub fn kept(&self) -> f64 {
        if self.old_chars == 0 { 1.0 } else { 1.0 - ratio(self.deleted_chars, self.old_chars) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words and characters")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.old_sentences += more.old_sentences;
        self.new_sentences += more.new_sentences;
        self.old_touched += more.old_touched;
        self.new_touched += more.new_touched;
        self.old_filtered += more.old_filtered;
        self.new_filtered += more.new_filtered;
        self.edits += more.edits;
        self.new_words += more.new_words;
        self.old_chars += more.old_chars;
        self.new_chars += more.new_chars;
        self.deleted_chars += more.deleted_chars;
        self.inserted_chars += more.inserted_chars;
    }
}
