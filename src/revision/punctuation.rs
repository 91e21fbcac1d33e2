//! Marks of punctuation, and what stands between them.

use std::ops::Range;

use super::stretch::{Side, Stretch};

/// Whether nothing but punctuation came, went or was exchanged: stops, commas, brackets, quotation
/// marks, dashes. Not hyphens and backticks, which make other words, nor signs, units and emphasis.
pub(super) fn is_punctuation(old: Side<'_>, new: Side<'_>, stretch: &Stretch) -> bool {
    let are_marks = |side: Side<'_>, run: &Range<usize>| {
        run.clone().all(|at| !side.is_prime(at) && side.part(at).chars().all(is_mark))
    };
    are_marks(old, &stretch.old) && are_marks(new, &stretch.new) || joins_clauses(old, new, stretch)
}

/// Whether nothing but punctuation and the capitals behind it are other ones: `; we` and `. We`.
pub(super) fn joins_clauses(old: Side<'_>, new: Side<'_>, stretch: &Stretch) -> bool {
    let sides = [(old, &stretch.old), (new, &stretch.new)].map(|(side, run)| {
        let is_mark = |at: &usize| !side.is_prime(*at) && side.part(*at).chars().all(is_mark);
        let (marks, words): (Vec<usize>, Vec<usize>) = run.clone().partition(is_mark);
        let marks: Vec<&str> = marks.into_iter().map(|at| side.part(at)).collect();
        (marks, words)
    });
    let [(old_marks, old_words), (new_marks, new_words)] = sides;
    let is_behind = |side: Side<'_>, at: usize| {
        at.checked_sub(1).is_some_and(|at| {
            side.part(at).ends_with(['.', ';', ',', ':', '!', '?', '…', '—', '–'])
        })
    };
    let tail = |word: &str| word.chars().skip(1).collect::<String>();
    let is_same = |(&a, &b): (&usize, &usize)| {
        let (was, is) = (old.part(a), new.part(b));
        was == is
            || was.to_lowercase() == is.to_lowercase()
                && tail(was) == tail(is)
                && is_behind(old, a)
                && is_behind(new, b)
    };
    !old_words.is_empty()
        && old_words.len() == new_words.len()
        && old_words.iter().zip(&new_words).all(is_same)
        && old_marks != new_marks
}

/// Whether every quotation and every bracket that begins or ends in a run of parts does both there.
/// O(parts).
pub(super) fn is_balanced(side: Side<'_>, run: &Range<usize>) -> bool {
    let mut open: Vec<char> = Vec::new();
    for at in run.clone() {
        for c in side.part(at).chars() {
            let closing = if matches!(c, '"') { straight(side, at) } else { closing(c) };
            match closing {
                Some(closing) => open.push(closing),
                None if is_closing(c) && open.pop() != Some(c) => return false,
                None => {}
            }
        }
    }
    open.is_empty()
}

/// What closes a straight quotation mark that begins a quotation: one that a word follows on the spot,
/// and that stands behind white space or what begins something itself.
fn straight(side: Side<'_>, at: usize) -> Option<char> {
    let before = at.checked_sub(1).and_then(|at| side.part(at).chars().next_back());
    let is_behind = side.is_spaced(at) || before.is_none_or(|c| closing(c).is_some());
    (is_behind && !side.is_spaced(at + 1)).then_some('"')
}

/// The brackets and quotation marks that come in pairs.
const PAIRS: [(char, char); 20] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('«', '»'),
    ('“', '”'),
    ('‹', '›'),
    ('〈', '〉'),
    ('《', '》'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('〘', '〙'),
    ('〝', '〟'),
    ('｢', '｣'),
    ('（', '）'),
    ('［', '］'),
    ('｛', '｝'),
    ('＜', '＞'),
];

fn closing(c: char) -> Option<char> {
    PAIRS.iter().find(|(open, _)| *open == c).map(|(_, close)| *close)
}

fn is_closing(c: char) -> bool {
    c == '"' || PAIRS.iter().any(|(_, close)| *close == c)
}

/// Whether `c` is a mark between words or around them.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '"' | '\'' | '¡' | '¿' | '«' | '»'
            | '―' | '─' | '–' | '—' | '‘'..='‟' | '‥' | '…' | '‹' | '›' | '‼' | '⁇'..='⁉'
            | '、'..='。' | '〈'..='】' | '〔'..='〛' | '〝'..='〟' | '・' | '｡'..='･'
            | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝'
    )
}
