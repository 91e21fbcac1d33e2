//! A change as a text with marks.

use crate::model::{Change, Document, Lang, Revision, Span};

/// Whether a segment stands in both texts or in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// In both.
    Same,
    /// In the old text only.
    Deleted,
    /// In the new text only.
    Inserted,
}

/// A stretch of text of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// In which text it stands.
    pub mark: Mark,
    /// The text, on one line.
    pub text: String,
    /// Whether a space stands before it.
    pub spaced: bool,
}

/// Which text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Both in one, as a marked text.
    Both,
    /// The old one alone, or the new one.
    Old,
    New,
}

/// The text of a change with its marks, old before new; what is the same is the new text's.
#[must_use]
pub fn segments(revision: &Revision, change: &Change) -> Vec<Segment> {
    of(revision, change, Which::Both)
}

pub(super) fn of(revision: &Revision, change: &Change, which: Which) -> Vec<Segment> {
    let (old, new) = (&revision.old, &revision.new);
    let mut segments: Vec<Segment> = Vec::new();
    let gap = |document: &Document, before: Option<usize>, span: Span| {
        before.is_some_and(|at| at < span.start && is_seen(document, Span::new(at, span.start)))
    };
    let mut push = |document: &Document, spaced: bool, span: Span, mark| {
        if !span.is_empty() {
            let text = line(document, span);
            segments.push(Segment { mark, text, spaced });
        }
    };
    if change.pieces.is_empty() {
        let (document, run) = match (which, change.new.is_empty()) {
            (Which::Old, _) | (Which::Both, true) => (old, &change.old),
            _ => (new, &change.new),
        };
        for at in run.clone() {
            let span = document.sentences().get(at).map_or(Span::default(), |s| s.span);
            let before = at.checked_sub(1).filter(|_| at > run.start);
            let before = before.and_then(|at| document.sentences().get(at)).map(|s| s.span.end);
            push(document, gap(document, before, span), span, Mark::Same);
        }
        return segments;
    }
    let (mut old_end, mut new_end) = (None, None);
    // Behind a deletion, whether a space stands before that.
    let mut deletion: Option<bool> = None;
    for piece in &change.pieces {
        let new_gap = gap(new, new_end, piece.new);
        // What the old text begins with stands behind what was put before it.
        let is_first = old_end.is_none() && which == Which::Both && !piece.old.is_empty();
        let old_gap = if is_first { new_gap } else { gap(old, old_end, piece.old) };
        if piece.is_mark() {
            if which != Which::New {
                push(old, old_gap, piece.old, Mark::Deleted);
            }
            if which != Which::Old {
                // What it takes the place of has brought the space, if one stood there.
                let has_space = which == Which::Both && !piece.old.is_empty() && old_gap;
                push(new, new_gap && !has_space, piece.new, Mark::Inserted);
            }
        } else if which == Which::Old {
            push(old, old_gap, piece.old, Mark::Same);
        } else {
            // A deletion has brought its own space. A mark that is not to be shown, of words that
            // are gone, has nothing here.
            let spaced = match deletion.filter(|_| which == Which::Both) {
                Some(has_space) => old_gap || (new_gap && !has_space),
                None => new_gap,
            };
            push(new, spaced, piece.new, Mark::Same);
        }
        deletion = (piece.is_mark() && piece.new.is_empty()).then_some(old_gap);
        if !piece.old.is_empty() {
            old_end = Some(piece.old.end);
        }
        if !piece.new.is_empty() {
            new_end = Some(piece.new.end);
        }
    }
    segments
}

/// One sentence on one line.
#[must_use]
pub fn sentence_text(document: &Document, sentence: usize) -> String {
    let span = document.sentences().get(sentence).map_or(Span::default(), |found| found.span);
    line(document, span)
}

/// Sentences, which need not be neighbours, on one line.
pub(super) fn sentences_text(document: &Document, sentences: &[usize]) -> String {
    let mut text = String::new();
    for &at in sentences {
        let sentence = sentence_text(document, at);
        let space = document.lang().between(&text, &sentence);
        if !text.is_empty() {
            text.push_str(if is_unended(&text) { " " } else { space });
        }
        text.push_str(&sentence);
    }
    text
}

/// A stretch of text on one line, if there is any, with what white space stands at its ends.
pub(super) fn collapsed(document: &Document, span: Span, mark: Mark) -> Vec<Segment> {
    let text = span.of(document.text()).unwrap_or("");
    let start = span.start + text.len() - text.trim_start().len();
    let end = start + text.trim().len();
    let is_seen = |gap: Span| !gap.is_empty() && is_seen(document, gap);
    let mut segments = Vec::new();
    if start < end {
        let text = line(document, Span::new(start, end));
        segments.push(Segment { mark, text, spaced: is_seen(Span::new(span.start, start)) });
    }
    let after = if start < end { Span::new(end, span.end) } else { span };
    if is_seen(after) {
        segments.push(Segment { mark: Mark::Same, text: String::new(), spaced: true });
    }
    segments
}

/// Whether white space is seen where a line may end: between Japanese characters line ends are not,
/// but where nothing else parts two sentences.
fn is_seen(document: &Document, gap: Span) -> bool {
    let text = document.text();
    if document.lang() == Lang::En || !gap.of(text).unwrap_or("").contains('\n') {
        return true;
    }
    let sentences = document.sentences();
    let is_between = sentences.binary_search_by_key(&gap.end, |found| found.span.start).is_ok();
    let [before, after] =
        [text.get(..gap.start), text.get(gap.end..)].map(Option::unwrap_or_default);
    document.lang().between(before, after) == " " || is_between && is_unended(before)
}

/// Whether a text ends without a stop, as a heading does.
fn is_unended(text: &str) -> bool {
    let is_stop = |c: char| matches!(c, '。' | '．' | '.' | '！' | '!' | '？' | '?' | '…' | '、');
    let is_bracket = |c: char| matches!(c, '）' | ')' | '】' | '〕' | '］' | ']');
    let ends = |c: char| is_stop(c) || matches!(c, '」' | '』' | '”' | '"');
    !text.trim_end_matches(is_bracket).ends_with(ends)
}

/// A text on one line.
fn line(document: &Document, span: Span) -> String {
    let text = span.of(document.text()).unwrap_or("");
    let mut line = String::with_capacity(text.len());
    let mut end: Option<usize> = None;
    let mut start = span.start;
    for piece in text.split_inclusive('\n') {
        let inner = piece.trim();
        let at = start + piece.len() - piece.trim_start().len();
        start += piece.len();
        if inner.is_empty() {
            continue;
        }
        if end.is_some_and(|end| is_seen(document, Span::new(end, at))) {
            line.push(' ');
        }
        line.push_str(inner);
        end = Some(at + inner.len());
    }
    line
}

/// The marks of a text without colour, those of git's word diff.
pub(super) const fn brackets(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Same => ("", ""),
        Mark::Deleted => ("[-", "-]"),
        Mark::Inserted => ("{+", "+}"),
    }
}

/// Whether a change has nothing to show.
pub(super) fn is_context(change: &Change) -> bool {
    change.is_hidden()
}
