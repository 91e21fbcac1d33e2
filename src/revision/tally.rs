//! A revision in numbers.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Change, Operation, Revision, Span, Tally};

use super::compare::Comparer;
use super::describe::extent;
use super::ter::edits;

impl Comparer {
    /// Sums up what a revision shows: all of it, and each paragraph of the new text (with what was
    /// deleted there). Time is the tokeniser's over both texts, and that of [`edits`] over what
    /// changed.
    pub fn tally(&mut self, revision: &Revision) -> (Tally, Vec<(u32, Tally)>) {
        let mut paragraphs: Vec<(u32, Tally)> = Vec::new();
        for change in &revision.changes {
            let at = change.new.start.saturating_sub(usize::from(change.new.is_empty()));
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
        let if_any = |is_so: bool, run: &Range<usize>| if is_so { run.len() } else { 0 };
        let is_touched = !change.is_hidden();
        let is_filtered = change.operation == Operation::Filtered;
        let words = |comparer: &mut Self, text: &str, span: Span| -> Vec<String> {
            let parts = comparer.words().parts(text, span);
            parts.iter().filter_map(|part| part.span.of(text)).map(str::to_owned).collect()
        };
        let after = words(self, new, spans.1);
        let edits = if change.is_edited() {
            let before = shown_before(revision, change, spans.0);
            edits(&words(self, &before, Span::new(0, before.len())), &after)
        } else {
            0
        };
        let count = |text: &str, span: Span| {
            let chars = span.of(text).unwrap_or("").chars();
            chars.filter(|c| !c.is_whitespace()).count()
        };
        let marks = || change.pieces.iter().filter(|piece| piece.is_mark());
        Tally {
            old_sentences: change.old.len(),
            new_sentences: change.new.len(),
            old_touched: if_any(is_touched, &change.old),
            new_touched: if_any(is_touched, &change.new),
            old_filtered: if_any(is_filtered, &change.old),
            new_filtered: if_any(is_filtered, &change.new),
            edits,
            new_words: after.len(),
            old_chars: count(old, spans.0),
            new_chars: count(new, spans.1),
            deleted_chars: marks().map(|piece| count(old, piece.old)).sum(),
            inserted_chars: marks().map(|piece| count(new, piece.new)).sum(),
        }
    }
}

/// The old text of a change, of the bytes `extent`, with what is not to be shown as it became.
fn shown_before<'a>(revision: &'a Revision, change: &Change, extent: Span) -> Cow<'a, str> {
    let (old, new) = (revision.old.text(), revision.new.text());
    let mut text = String::new();
    let mut at = extent.start;
    for piece in change.pieces.iter().filter(|piece| piece.is_filtered) {
        text.push_str(old.get(at..piece.old.start).unwrap_or(""));
        let before = new.get(..piece.new.start).unwrap_or("");
        if before.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push_str(piece.new.of(new).unwrap_or(""));
        at = piece.old.end;
    }
    if at == extent.start {
        return Cow::Borrowed(extent.of(old).unwrap_or(""));
    }
    text.push_str(old.get(at..extent.end).unwrap_or(""));
    Cow::Owned(text)
}
