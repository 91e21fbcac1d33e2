//! Where marks end: what inside a changed stretch, or inside a word, stands on both sides after all.

use std::cmp::Ordering;
use std::ops::Range;

use super::key::key;
use super::stretch::{Side, Stretch};
use super::words::Sort;
use crate::text::script::{is_hiragana, is_kanji};

/// A changed stretch without the words at either end that stand on both sides, however they are cut.
pub(super) fn without_ends(stretch: Stretch, old: Side<'_>, new: Side<'_>) -> Vec<Stretch> {
    if stretch.is_equal || stretch.old.is_empty() || stretch.new.is_empty() {
        return vec![stretch];
    }
    let Stretch { old: a, new: b, .. } = stretch;
    let same = |x: Range<usize>, y: Range<usize>| key(old.text_of(&x)) == key(new.text_of(&y));
    let (mut head, mut tail) = ((a.start, b.start), (a.end, b.end));
    let (mut i, mut j) = (head.0 + 1, head.1 + 1);
    while i <= a.end && j <= b.end {
        let (x, y) = (head.0..i, head.1..j);
        match old.text_of(&x).len().cmp(&new.text_of(&y).len()) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal if same(x, y) => {
                head = (i, j);
                (i, j) = (i + 1, j + 1);
            }
            Ordering::Equal => break,
        }
    }
    let (mut i, mut j) = (a.end, b.end);
    while i > head.0 && j > head.1 {
        let (x, y) = (i - 1..tail.0, j - 1..tail.1);
        match old.text_of(&x).len().cmp(&new.text_of(&y).len()) {
            Ordering::Less => i -= 1,
            Ordering::Greater => j -= 1,
            Ordering::Equal if same(x, y) => {
                (i, j) = (i - 1, j - 1);
                tail = (i, j);
            }
            Ordering::Equal => break,
        }
    }
    let parts = [
        (a.start..head.0, b.start..head.1, true),
        (head.0..tail.0, head.1..tail.1, false),
        (tail.0..a.end, tail.1..b.end, true),
    ];
    let stretches = parts.into_iter().map(|(old, new, is_equal)| Stretch { old, new, is_equal });
    stretches.filter(|s| !s.old.is_empty() || !s.new.is_empty()).collect()
}

/// Parts what came or went before a word from the capital which that lost or got for it: in “Next month
/// the” for “The” two words came.
pub(super) fn capitals_apart(stretch: Stretch, old: Side<'_>, new: Side<'_>) -> Vec<Stretch> {
    let Stretch { old: a, new: b, is_equal } = &stretch;
    let count = a.len().min(b.len());
    let is_same = |back: usize| {
        let [old, new] = [old.part(a.end - back), new.part(b.end - back)].map(str::to_lowercase);
        old == new
    };
    if *is_equal || count == 0 || a.len() == b.len() || !(1..=count).all(is_same) {
        return vec![stretch];
    }
    let changed = |old, new| Stretch { old, new, is_equal: false };
    let (i, j) = (a.end - count, b.end - count);
    vec![changed(a.start..i, b.start..j), changed(i..a.end, j..b.end)]
}

/// Parts a stop that came or went at the end of both sides from the words before it, where those were
/// exchanged: 下さい became ください of “ください。”, and a stop came.
pub(super) fn stop_apart(stretch: Stretch, old: Side<'_>, new: Side<'_>) -> Vec<Stretch> {
    let Stretch { old: a, new: b, is_equal } = &stretch;
    let is_last = a.end == old.parts.len() && b.end == new.parts.len();
    let words = |side: Side<'_>, run: &Range<usize>| {
        let is_stop =
            matches!(side.part(run.end.saturating_sub(1)), "." | "!" | "?" | "。" | "！" | "？");
        if is_stop { run.end.saturating_sub(1) } else { run.end }
    };
    let (i, j) = (words(old, a), words(new, b));
    if *is_equal || !is_last || i <= a.start || j <= b.start || (i == a.end) == (j == b.end) {
        return vec![stretch];
    }
    let changed = |old, new| Stretch { old, new, is_equal: false };
    vec![changed(a.start..i, b.start..j), changed(i..a.end, j..b.end)]
}

/// Parts figures that were exchanged from what came or went beside them: 3 became 5 of “at least 5”.
pub(super) fn figures_apart(stretch: Stretch, old: Side<'_>, new: Side<'_>) -> Vec<Stretch> {
    let Stretch { old: a, new: b, is_equal } = &stretch;
    let count = a.len().min(b.len());
    if *is_equal || count == 0 || a.len() == b.len() {
        return vec![stretch];
    }
    let sort = |side: Side<'_>, at: usize| side.parts.get(at).map(|part| part.sort);
    let is_figure = |i, j| sort(old, i) == Some(Sort::Figure) && sort(new, j) == Some(Sort::Figure);
    let are_exchanged = |i: usize, j: usize| {
        let pair = |at: usize| (i + at, j + at);
        let is_one = |(i, j)| is_figure(i, j) || old.part(i) == new.part(j);
        let ((first, other), (last, another)) = (pair(0), pair(count - 1));
        is_figure(first, other) && is_figure(last, another) && (0..count).map(pair).all(is_one)
    };
    let (i, j) = (a.end - count, b.end - count);
    let changed = |old, new| Stretch { old, new, is_equal: false };
    // A number that was parted or joined is one change.
    let (longer, rest) = if a.len() > b.len() { (old, a) } else { (new, b) };
    let is_word = |at: usize| sort(longer, at) != Some(Sort::Figure);
    if is_word(rest.start + count) && are_exchanged(a.start, b.start) {
        let (i, j) = (a.start + count, b.start + count);
        vec![changed(a.start..i, b.start..j), changed(i..a.end, j..b.end)]
    } else if is_word(rest.end - count - 1) && are_exchanged(i, j) {
        vec![changed(a.start..i, b.start..j), changed(i..a.end, j..b.end)]
    } else {
        vec![stretch]
    }
}

/// Where a run of Japanese words stands whole in another, cut in other places by the analyser, what the
/// other has more: 本当は in 本当のところは. The bytes of either text; those of the shorter are none. It
/// is cut behind a kanji or a katakana word only.
pub(super) fn more_words(
    old: &str,
    new: Side<'_>,
    run: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    let text = new.text_of(run);
    let parts = new.parts.get(run.clone())?;
    let first = parts.iter().find(|part| part.word.is_some()).and(parts.first())?.span.start;
    let ends: Vec<usize> = parts.iter().map(|part| part.span.end - first).collect();
    let more = |&head: &usize| {
        let tail = text.len().checked_sub(old.len().checked_sub(head)?)?;
        let (before, after) = old.split_at_checked(head)?;
        let is_kept = text.starts_with(before) && text.get(tail..) == Some(after);
        let is_between = !before.ends_with(is_hiragana) && after.starts_with(is_hiragana);
        let is_cut = after.is_empty() || before.is_empty() || is_between;
        let is_whole = ends.contains(&tail) && head < tail;
        (is_kept && is_cut && is_whole).then_some((head, head..tail))
    };
    ends.iter().rev().find_map(more)
}

/// The letters in which two words differ, when that reads better than two whole words: one letter comes
/// or goes in a word, or up to three at its ends, or one or two are exchanged in a long one.
pub(super) fn letters(old: &str, new: &str) -> Option<(Range<usize>, Range<usize>)> {
    let are_letters = |word: &str| word.chars().all(|c| c.is_alphabetic() && !is_kanji(c));
    if !are_letters(old) || !are_letters(new) {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
    let (gone, come) = (a.len() - head - tail, b.len() - head - tail);
    let longer = a.len().max(b.len());
    let reads_well = match (gone, come) {
        (0, n) | (n, 0) => {
            let most = if head > 0 && tail > 0 { 1 } else { 3 };
            n <= most && longer >= 4 && 3 * (longer - n) >= 2 * longer
        }
        (x, y) => x <= 2 && y <= 2 && longer >= 8,
    };
    let bytes = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
    reads_well.then(|| {
        let start = bytes(a.get(..head).unwrap_or_default());
        let end = bytes(a.get(a.len() - tail..).unwrap_or_default());
        (start..old.len() - end, start..new.len() - end)
    })
}
