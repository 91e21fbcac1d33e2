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
        let gap = before.and_then(|at| document.text().get(at..span.start)).unwrap_or("");
        !gap.is_empty() && is_space(gap, document.lang())
    };
    let mut push = |document: &Document, spaced: bool, span: Span, mark| {
        if !span.is_empty() {
            let text = line(span.of(document.text()).unwrap_or(""), document.lang());
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
        let old_gap = gap(old, old_end, piece.old);
        let new_gap = gap(new, new_end, piece.new);
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
    line(document.sentence(sentence), document.lang())
}

/// A stretch of text on one line, if there is any, with what white space stands at its ends.
pub(super) fn collapsed(text: &str, lang: Lang, mark: Mark) -> Vec<Segment> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(start + trimmed.len()..));
    let is_seen = |gap: &str| !gap.is_empty() && is_space(gap, lang);
    let mut segments = Vec::new();
    if !trimmed.is_empty() {
        let text = line(trimmed, lang);
        segments.push(Segment { mark, text, spaced: is_seen(before) });
    }
    let after = if trimmed.is_empty() { before } else { after.unwrap_or("") };
    if is_seen(after) {
        segments.push(Segment { mark: Mark::Same, text: String::new(), spaced: true });
    }
    segments
}

/// Whether white space is seen: line ends are not, between Japanese characters.
fn is_space(gap: &str, lang: Lang) -> bool {
    lang == Lang::En || !gap.contains('\n')
}

/// A text on one line.
fn line(text: &str, lang: Lang) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(lang.space())
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
