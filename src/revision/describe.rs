//! From linked runs of sentences to changes with marks.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::{Aspect, Change, Document, Lang, Operation, Piece, Span};

use super::aspects::Context;
use super::ends::{letters, more_words};
use super::figures::{Figure, figures};
use super::key::{is_rewrapped, is_same};
use super::links::{Links, Pair};
use super::marks::stretches;
use super::markup::{has_markup, in_reference, in_target, is_emphasis};
use super::stretch::{Side, Stretch};
use super::words::{Part, Sort, Words};

/// The changes of two linked documents, in the order of the new one; without pieces yet. What
/// was deleted stands behind what stood before it in the old one.
pub(super) fn ordered(links: &Links) -> Vec<Change> {
    let change = |operation, (old, new): &Pair| Change {
        operation,
        old: old.clone(),
        new: new.clone(),
        source: Vec::new(),
        pieces: Vec::new(),
    };
    let beads = links.beads.iter().map(|pair| change(Operation::in_place(&pair.0, &pair.1), pair));
    let moves = links.moves.iter().map(|pair| change(Operation::Moved, pair));
    let inserted = links.inserted.iter().map(|&j| change(Operation::Inserted, &(0..0, j..j + 1)));
    let mut changes: Vec<Change> = beads.chain(moves).chain(inserted).collect();
    changes.sort_by_key(|change| change.new.start);

    // Where what was deleted would stand: behind the nearest sentence before it that stayed.
    let mut ends: Vec<(usize, usize)> =
        links.beads.iter().map(|(old, new)| (old.end, new.end)).collect();
    ends.sort_unstable();
    let deleted: Vec<Change> = links
        .deleted
        .iter()
        .map(|&i| {
            let before = ends.partition_point(|&(old, _)| old <= i).checked_sub(1);
            let at = before.and_then(|at| ends.get(at)).map_or(0, |&(_, new)| new);
            change(Operation::Deleted, &(i..i + 1, at..at))
        })
        .collect();
    changes.extend(deleted);
    changes.sort_by_key(|change| {
        let is_here = change.operation != Operation::Deleted;
        (change.new.start, is_here, change.old.start)
    });
    // Where what was inserted would have stood: behind the last sentence before it that stayed.
    let mut at = 0;
    for change in &mut changes {
        match change.operation {
            Operation::Inserted => change.old = at..at,
            Operation::Moved => {}
            _ => at = change.old.end,
        }
    }
    changes
}

/// Fills in the pieces of a change, and says what it is now that its words are known.
pub(super) struct Describer<'a> {
    pub words: &'a mut Words,
    /// Where forms of the glossary stand in the two, ascending.
    pub terms: [&'a [Span]; 2],
    pub old: &'a Document,
    pub new: &'a Document,
    /// Whether it counts where sentences end.
    pub boundaries: bool,
    /// Whether the new document goes first where ties are broken.
    pub is_flipped: bool,
}

impl Describer<'_> {
    pub fn describe(&mut self, change: &mut Change) {
        let whole = |document: &Document, run: &Range<usize>| -> Span { extent(document, run) };
        let (old, new) = (whole(self.old, &change.old), whole(self.new, &change.new));
        let piece = |aspect| Piece::new(old, new, aspect);
        match change.operation {
            Operation::Unchanged | Operation::Filtered => {}
            Operation::Inserted | Operation::Deleted => {
                let (document, span) = match change.new.is_empty() {
                    true => (self.old, old),
                    false => (self.new, new),
                };
                let is_markup = in_reference(document, span);
                let aspect = if is_markup { Aspect::Markup } else { Aspect::Content };
                change.pieces = vec![piece(Some(aspect))];
            }
            Operation::Moved if change.old.len() == change.new.len() => {
                let pairs = change.old.clone().zip(change.new.clone());
                for (i, j) in pairs {
                    let pieces = self.pieces(&(i..i + 1), &(j..j + 1));
                    change.pieces.extend(pieces);
                }
            }
            Operation::Moved | Operation::Edited | Operation::Split | Operation::Merged => {
                change.pieces = self.pieces(&change.old, &change.new);
                let stays = match change.operation {
                    Operation::Moved => false,
                    Operation::Edited => true,
                    _ => !self.boundaries,
                };
                if stays && !change.is_edited() {
                    change.operation = Operation::Unchanged;
                    change.pieces.clear();
                }
            }
        }
    }

    fn pieces(&mut self, old: &Range<usize>, new: &Range<usize>) -> Vec<Piece> {
        let spans = (extent(self.old, old), extent(self.new, new));
        let before = spans.0.of(self.old.text()).unwrap_or("");
        let after = spans.1.of(self.new.text()).unwrap_or("");
        let is_japanese = self.words.lang() == Lang::Ja;
        if is_same(before, after) || is_japanese && is_rewrapped(before, after) {
            return vec![Piece::new(spans.0, spans.1, None)];
        }
        let mut old_parts = self.words.parts(self.old.text(), spans.0);
        let mut new_parts = self.words.parts(self.new.text(), spans.1);
        tell_markup(self.old, &mut old_parts);
        tell_markup(self.new, &mut new_parts);
        let old = Side { text: self.old.text(), parts: &old_parts };
        let new = Side { text: self.new.text(), parts: &new_parts };
        let stretches = if self.is_flipped {
            let flip = |s: Stretch| Stretch { old: s.new, new: s.old, ..s };
            stretches(new, old).into_iter().map(flip).collect()
        } else {
            stretches(old, new)
        };
        let lang = self.words.lang();
        let shifted = |text: &str, by: usize| -> Vec<Figure> {
            let shift = |figure: Figure| Figure { span: figure.span.shifted(by), ..figure };
            figures(text, lang).into_iter().map(shift).collect()
        };
        let all_figures = [shifted(before, spans.0.start), shifted(after, spans.1.start)];
        let [old_figures, new_figures] = &all_figures;
        let context = Context {
            lang,
            old,
            new,
            documents: [self.old, self.new],
            figures: [old_figures, new_figures],
            terms: self.terms,
        };
        let stretches = joined(stretches, &context);
        let mut aspects: Vec<Option<Aspect>> = stretches
            .iter()
            .map(|stretch| (!stretch.is_equal).then(|| context.aspect(stretch)))
            .collect();
        reordered(&stretches, &mut aspects, old, new);
        let mut pieces = Vec::new();
        for (stretch, aspect) in stretches.iter().zip(aspects) {
            push_pieces(stretch, aspect, old, new, &mut pieces);
        }
        pieces
    }
}

/// Joins what came or went to the change beside it where together they are one.
fn joined(stretches: Vec<Stretch>, context: &Context<'_>) -> Vec<Stretch> {
    let is_one_sided = |it: &Stretch| !it.is_equal && it.old.is_empty() != it.new.is_empty();
    let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        if let Some(last) = joined.last_mut().filter(|last| !last.is_equal && !stretch.is_equal) {
            let (old, new) = (last.old.start..stretch.old.end, last.new.start..stretch.new.end);
            let both = Stretch { old, new, is_equal: false };
            if (is_one_sided(last) || is_one_sided(&stretch)) && context.is_one(&both) {
                *last = both;
                continue;
            }
        }
        joined.push(stretch);
    }
    joined
}

/// Tells which of the parts of a document are Markdown's. O(parts).
fn tell_markup(document: &Document, parts: &mut [Part]) {
    if !has_markup(document) {
        return;
    }
    for part in parts {
        let text = part.span.of(document.text()).unwrap_or("");
        if is_emphasis(text) || in_target(document, part.span) {
            part.sort = Sort::Markup;
        }
    }
}

/// The bytes from the first sentence of a run to its last; for an empty run an empty span at its
/// place.
pub(super) fn extent(document: &Document, run: &Range<usize>) -> Span {
    let sentences = document.sentences().get(run.clone()).unwrap_or_default();
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => {
            let before = run.start.checked_sub(1).and_then(|at| document.sentences().get(at));
            let at = before.map_or(0, |sentence| sentence.span.end);
            Span::new(at, at)
        }
    }
}

/// A deletion and an insertion of the same words are a change of order.
fn reordered(stretches: &[Stretch], aspects: &mut [Option<Aspect>], old: Side<'_>, new: Side<'_>) {
    let words = |side: Side<'_>, run: &Range<usize>| -> Vec<String> {
        let words = run.clone().map(|at| side.part(at).to_lowercase());
        let mut words: Vec<String> =
            words.filter(|word| word.contains(char::is_alphanumeric)).collect();
        words.sort_unstable();
        words
    };
    let mut gone: Vec<(Vec<String>, usize)> = Vec::new();
    // The places of each, the first of them last.
    let mut come: FxHashMap<Vec<String>, Vec<usize>> = FxHashMap::default();
    for (number, stretch) in stretches.iter().enumerate().rev().filter(|(_, s)| !s.is_equal) {
        let (before, after) = (words(old, &stretch.old), words(new, &stretch.new));
        // Punctuation may come or go with them: “April 5, 2023” and “5 April 2023”.
        match (before.is_empty(), after.is_empty()) {
            (false, true) => gone.push((before, number)),
            (true, false) => come.entry(after).or_default().push(number),
            _ => {
                // The same words, two at least, that changed places where they stand.
                let is_swap = before.len() > 1 && before == after;
                let aspect = aspects.get_mut(number).filter(|a| **a == Some(Aspect::Wording));
                if let Some(aspect) = aspect.filter(|_| is_swap) {
                    *aspect = Some(Aspect::Order);
                }
            }
        }
    }
    for (words, number) in gone.into_iter().rev().filter(|(words, _)| !words.is_empty()) {
        let is_markup = aspects.get(number) == Some(&Some(Aspect::Markup));
        let same = come.get_mut(&words).filter(|_| !is_markup);
        if let Some(other) = same.and_then(Vec::pop) {
            for number in [number, other] {
                if let Some(aspect) = aspects.get_mut(number) {
                    *aspect = Some(Aspect::Order);
                }
            }
        }
    }
}

/// What one side of a Japanese stretch has more than the other, if that is all.
fn more_japanese(
    old: Side<'_>,
    new: Side<'_>,
    stretch: &Stretch,
) -> Option<(Range<usize>, Range<usize>)> {
    let (before, after) = (old.text_of(&stretch.old), new.text_of(&stretch.new));
    if before.is_empty() || after.is_empty() {
        return None;
    }
    if before.len() < after.len() {
        more_words(before, new, &stretch.new).map(|(at, more)| (at..at, more))
    } else {
        more_words(after, old, &stretch.old).map(|(at, more)| (more, at..at))
    }
}

fn push_pieces(
    stretch: &Stretch,
    aspect: Option<Aspect>,
    old: Side<'_>,
    new: Side<'_>,
    pieces: &mut Vec<Piece>,
) {
    let (before, after) = (old.span(&stretch.old), new.span(&stretch.new));
    let whole = Piece::new(before, after, aspect);
    // Of a number all of it is another.
    let is_word = aspect.is_some_and(|aspect| aspect != Aspect::Number);
    let single = stretch.old.len() == 1 && stretch.new.len() == 1 && is_word;
    let found = if single {
        letters(old.part(stretch.old.start), new.part(stretch.new.start))
    } else {
        None
    };
    let found = found.or_else(|| match is_word {
        true => more_japanese(old, new, stretch),
        false => None,
    });
    let mut push = |piece: Piece| match pieces.last_mut() {
        Some(last) if last.aspect.is_none() && piece.aspect.is_none() => {
            (last.old.end, last.new.end) = (piece.old.end, piece.new.end);
        }
        _ => pieces.push(piece),
    };
    let Some((a, b)) = found else {
        push(whole);
        return;
    };
    let within =
        |span: Span, part: Range<usize>| Span::new(span.start + part.start, span.start + part.end);
    let part = |old, new, aspect| Piece::new(within(before, old), within(after, new), aspect);
    let head = part(0..a.start, 0..b.start, None);
    let tail = part(a.end..before.len(), b.end..after.len(), None);
    let middle = part(a, b, aspect);
    let parts = [head, middle, tail].into_iter();
    parts.filter(|p| !p.old.is_empty() || !p.new.is_empty()).for_each(push);
}
