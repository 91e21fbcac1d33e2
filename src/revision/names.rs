//! Whether a mark exchanges names.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{Aspect, Change, Document, Lang, Piece, Span};
use crate::text::lang::is_common_english;
use crate::text::numbers::numbers;
use crate::text::tokens::Class;

use super::stretch::{Side, Stretch};
use super::words::{Part, Sort};

/// Whether both sides of a mark are names: of people, places and the like, or of who speaks.
pub(super) fn is_name(
    lang: Lang,
    old: Side<'_>,
    new: Side<'_>,
    stretch: &Stretch,
    documents: [&Document; 2],
) -> bool {
    let sides = [(old, &stretch.old, documents[0]), (new, &stretch.new, documents[1])];
    // Node.js and NodeJS: the same name, spelt otherwise.
    let [before, after] = [(old, &stretch.old), (new, &stretch.new)].map(|(side, run)| {
        let letters = side.text_of(run).chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    });
    if lang == Lang::En && before == after {
        return false;
    }
    if sides.iter().any(|(_, run, _)| run.is_empty()) && lang == Lang::Ja {
        return false;
    }
    let parts = |(side, run, _): &(Side<'_>, &Range<usize>, &Document)| {
        side.parts.get((*run).clone()).unwrap_or_default().to_vec()
    };
    let words: Vec<Part> = sides.iter().flat_map(parts).filter(|p| !p.sort.is_mark()).collect();
    let is_label = sides.iter().all(|(side, run, document)| is_label(*side, document, run));
    if lang == Lang::Ja {
        let is = |part: &Part, class| part.word.as_ref().is_some_and(|word| word.class == class);
        let is_noun = |part: &Part| part.sort == Sort::Content;
        let is_word = |part: &Part| match is_label {
            true => is_noun(part),
            false => is(part, Class::Name) || is(part, Class::Unknown),
        };
        return words.iter().all(is_word) && words.iter().any(|part| is(part, Class::Name));
    }
    let mut names = 0;
    for (side, run, document) in sides {
        for at in run.clone() {
            let word = side.part(at);
            if side.parts.get(at).is_some_and(|part| part.sort.is_mark()) {
                continue;
            }
            if !is_capital(word) {
                return false;
            }
            // `Note` before a colon is no name, nor is a month anywhere.
            let is_told = match is_label {
                true => !is_common_english(word),
                false => !begins(side, document, at) && word.chars().count() > 1,
            } && numbers(word, lang).is_empty();
            names += usize::from(is_told);
        }
    }
    names > 0 && (is_label || !is_title(old) && !is_title(new))
}

/// Calls an English mark a name where the same word is exchanged for the same other as a name
/// elsewhere: at the start of a sentence its capital says nothing.
pub(super) fn names_elsewhere(changes: &mut [Change], old: &Document, new: &Document) {
    if new.lang() == Lang::Ja {
        return;
    }
    let pair = |piece: &Piece| (word(old.text(), piece.old), word(new.text(), piece.new));
    let pieces = changes.iter().flat_map(|change| &change.pieces);
    let names = pieces.filter(|piece| piece.aspect == Some(Aspect::Name));
    let names: HashSet<_> = names.map(pair).collect();
    for piece in changes.iter_mut().flat_map(|change| &mut change.pieces) {
        let is_word = matches!(piece.aspect, Some(Aspect::Spelling | Aspect::Wording));
        if is_word && !names.is_empty() && names.contains(&pair(piece)) {
            piece.aspect = Some(Aspect::Name);
        }
    }
}

/// The word of which a mark is a part, or the words.
fn word(text: &str, mark: Span) -> &str {
    let (before, rest) = text.split_at_checked(mark.start).unwrap_or_default();
    let (inside, after) = rest.split_at_checked(mark.len()).unwrap_or_default();
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let end = after.len() - after.trim_start_matches(char::is_alphabetic).len();
    text.get(start..mark.start + inside.len() + end).unwrap_or("")
}

/// Whether a run says who speaks: it begins a sentence, and a colon is behind it.
fn is_label(side: Side<'_>, document: &Document, run: &Range<usize>) -> bool {
    !run.is_empty()
        && matches!(side.part(run.end), ":" | "：")
        && begins_sentence(side, document, run.start)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a part is the first of its sentence but for marks, as those of emphasis.
fn begins_sentence(side: Side<'_>, document: &Document, at: usize) -> bool {
    let starts_with = |at: usize| {
        let start = side.parts.get(at).map_or(0, |part| part.span.start);
        document.sentences().binary_search_by_key(&start, |sentence| sentence.span.start).is_ok()
    };
    let is_mark = |at: &usize| side.parts.get(*at).is_some_and(|part| part.sort.is_mark());
    starts_with(at) || (0..at).rev().take_while(is_mark).any(starts_with)
}

/// Whether a sentence or quotation begins with a part, so that its capital says nothing.
fn begins(side: Side<'_>, document: &Document, at: usize) -> bool {
    if begins_sentence(side, document, at) {
        return true;
    }
    let before = at.checked_sub(1).map_or("", |at| side.part(at));
    let number = at.checked_sub(2).and_then(|at| side.parts.get(at));
    if matches!(before, "." | ")") && number.is_some_and(|part| part.sort == Sort::Figure) {
        return true;
    }
    matches!(before, "!" | "?" | ":" | "“" | "\"" | "‘" | "'" | "(" | "—" | "–" | "-")
}

/// Whether most words of a side that carry meaning have a capital, as in a headline.
fn is_title(side: Side<'_>) -> bool {
    let last = side.parts.len().checked_sub(1).map_or("", |at| side.part(at));
    if last == "." {
        return false;
    }
    let content = (0..side.parts.len())
        .filter(|&at| side.parts.get(at).is_some_and(|part| part.sort.is_content()));
    let (mut all, mut capitals) = (0, 0);
    for at in content {
        all += 1;
        capitals += usize::from(is_capital(side.part(at)));
    }
    all >= 3 && capitals * 3 >= all * 2
}
