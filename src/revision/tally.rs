//! A revision in numbers.

use crate::model::{Change, Operation, Revision, Span, Tally};

use super::compare::Comparer;
use super::describe::extent;
use super::ter::edits;

impl Comparer {
    /// Sums up a revision: all of it, and each paragraph of the new text (with what was deleted
    /// there). Time is the tokeniser's over both texts, and that of [`edits`] over what changed.
    pub fn tally(&mut self, revision: &Revision) -> (Tally, Vec<(u32, Tally)>) {
        let mut paragraphs: Vec<(u32, Tally)> = Vec::new();
        for change in &revision.changes {
            let at = match change.operation {
                Operation::Deleted => change.new.start.saturating_sub(1),
                _ => change.new.start,
            };
            let paragraph = revision.new.sentences().get(at).map_or(0, |s| s.paragraph);
            let tally = self.tally_change(revision, change);
            match paragraphs.last_mut() {
                Some((last, sum)) if *last == paragraph => *sum += tally,
                _ => paragraphs.push((paragraph, tally)),
            }
        }
        let mut all = Tally::default();
        paragraphs.iter().for_each(|(_, tally)| all += *tally);
        (all, paragraphs)
    }

    fn tally_change(&mut self, revision: &Revision, change: &Change) -> Tally {
        let (old, new) = (revision.old.text(), revision.new.text());
        let spans = (extent(&revision.old, &change.old), extent(&revision.new, &change.new));
        let is_touched = change.operation != Operation::Unchanged;
        let words = |comparer: &mut Self, text: &str, span: Span| -> Vec<String> {
            let parts = comparer.words().parts(text, span);
            parts.iter().filter_map(|part| part.span.of(text)).map(str::to_owned).collect()
        };
        let after = words(self, new, spans.1);
        let edits = if change.is_edited() { edits(&words(self, old, spans.0), &after) } else { 0 };
        let count = |text: &str, span: Span| {
            let chars = span.of(text).unwrap_or("").chars();
            chars.filter(|c| !c.is_whitespace()).count()
        };
        let marks = || change.pieces.iter().filter(|piece| piece.is_mark());
        Tally {
            old_sentences: change.old.len(),
            new_sentences: change.new.len(),
            old_touched: if is_touched { change.old.len() } else { 0 },
            new_touched: if is_touched { change.new.len() } else { 0 },
            edits,
            new_words: after.len(),
            old_chars: count(old, spans.0),
            new_chars: count(new, spans.1),
            deleted_chars: marks().map(|piece| count(old, piece.old)).sum(),
            inserted_chars: marks().map(|piece| count(new, piece.new)).sum(),
        }
    }
}
