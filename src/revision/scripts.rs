//! Shortest edit scripts over parts (Myers 1986, crate `similar`). Time O(parts · changes).

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::stretch::{Side, Stretch};
use super::words::Sort;

/// The shortest edit script between two lists of parts. Parts that it pairs are equal where their
/// `numbers` are, too.
pub(super) fn aligned(
    (old, new): (&[usize], &[usize]),
    (old_numbers, new_numbers): (&[usize], &[usize]),
) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let (old, new) = (op.old_range(), op.new_range());
            push(&mut stretches, Stretch { old, new, is_equal: false });
            continue;
        }
        for (i, j) in op.old_range().zip(op.new_range()) {
            let is_equal = old_numbers.get(i) == new_numbers.get(j);
            push(&mut stretches, Stretch { old: i..i + 1, new: j..j + 1, is_equal });
        }
    }
    stretches
}

/// The shortest edit script between the words of two sides, and between what is left of their markup
/// where the words stand.
pub(super) fn by_words(
    (old, a): (Side<'_>, &[usize]),
    (new, b): (Side<'_>, &[usize]),
) -> Vec<Stretch> {
    let words = |side: Side<'_>, numbers: &[usize]| -> (Vec<usize>, Vec<usize>) {
        let parts = side.parts.iter().zip(numbers).enumerate();
        let words = parts.filter(|(_, (part, _))| part.sort != Sort::Markup);
        words.map(|(at, (_, number))| (at, *number)).unzip()
    };
    let ((old_places, old_words), (new_places, new_words)) = (words(old, a), words(new, b));
    let mut stretches = Vec::new();
    let (mut i, mut j) = (0, 0);
    let between = |i: usize, j: usize, to: (usize, usize), all: &mut Vec<Stretch>| {
        let (a, b) = (a.get(i..to.0).unwrap_or_default(), b.get(j..to.1).unwrap_or_default());
        for Stretch { old, new, is_equal } in aligned((a, b), (a, b)) {
            let (old, new) = (old.start + i..old.end + i, new.start + j..new.end + j);
            push(all, Stretch { old, new, is_equal });
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        let DiffOp::Equal { old_index, new_index, len } = op else { continue };
        for at in 0..len {
            let places = (old_places.get(old_index + at), new_places.get(new_index + at));
            let (Some(&x), Some(&y)) = places else { continue };
            between(i, j, (x, y), &mut stretches);
            push(&mut stretches, Stretch { old: x..x + 1, new: y..y + 1, is_equal: true });
            (i, j) = (x + 1, y + 1);
        }
    }
    between(i, j, (a.len(), b.len()), &mut stretches);
    stretches
}

/// How many words of either side are changed.
pub(super) fn marked_words(stretches: &[Stretch], old: Side<'_>, new: Side<'_>) -> usize {
    let changed = stretches.iter().filter(|stretch| !stretch.is_equal);
    changed.map(|stretch| old.words(&stretch.old) + new.words(&stretch.new)).sum()
}

/// How many parts of either side are changed.
pub(super) fn marked(stretches: &[Stretch]) -> usize {
    let changed = stretches.iter().filter(|stretch| !stretch.is_equal);
    changed.map(|stretch| stretch.old.len() + stretch.new.len()).sum()
}

/// Adds a stretch; equal ones that meet are one, as are changed ones.
pub(super) fn push(stretches: &mut Vec<Stretch>, next: Stretch) {
    match stretches.last_mut() {
        Some(last) if last.is_equal == next.is_equal => {
            (last.old.end, last.new.end) = (next.old.end, next.new.end);
        }
        _ => stretches.push(next),
    }
}
