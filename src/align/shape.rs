//! How many sentences a run really holds.
//!
//! Where a line is a unit, as in subtitles, messages and older alignments, a line may hold
//! several sentences. A line of two beside two lines of one is a sign that they belong together;
//! two lines of one beside one line of one, that one of them was left out. O(1) a bead.

use crate::model::{Document, Kind};
use crate::text::segment::{Options, Quotes, segment};

/// How many classes of kinds the shape tells apart: 1-1, 1-n, n-1, n-m.
pub(super) const CLASSES: usize = 4;

/// How many differences it tells apart: the target has two sentences or more fewer than the
/// source, one fewer, as many, one more, two or more.
pub(super) const DIFFERENCES: usize = 5;

/// The sentences inside the sentences of two documents.
#[derive(Clone, Debug)]
pub struct Shape {
    source: Vec<u32>,
    target: Vec<u32>,
}

impl Shape {
    /// From what [`pieces`] counted in each document. O(sentences).
    #[must_use]
    pub fn new(source: &[u32], target: &[u32]) -> Self {
        Self { source: sums(source), target: sums(target) }
    }

    /// The bead's shape, as an index below `CLASSES · DIFFERENCES`; `None` where one side is
    /// empty.
    pub(super) fn of(&self, source: usize, target: usize, kind: Kind) -> Option<usize> {
        if kind.source == 0 || kind.target == 0 {
            return None;
        }
        let difference = self.differences(source, target, kind).next()?;
        Some(Self::class(kind) * DIFFERENCES + difference)
    }

    /// The class of a kind with sentences on both sides, below `CLASSES`.
    pub(super) fn class(kind: Kind) -> usize {
        match (kind.source, kind.target) {
            (1, 1) => 0,
            (1, _) => 1,
            (_, 1) => 2,
            _ => 3,
        }
    }

    /// For the beads of `kind` that begin at `source` and at `target` and the sentences after it,
    /// how many more sentences the target's lines hold than the source's, as an index below
    /// `DIFFERENCES`.
    pub(super) fn differences(
        &self,
        source: usize,
        target: usize,
        kind: Kind,
    ) -> impl Iterator<Item = usize> {
        let before = |cut: usize| self.source.get(cut).copied().unwrap_or(0);
        let here = i64::from(before(source + kind.source)) - i64::from(before(source));
        let begins = self.target.iter().skip(target);
        let ends = self.target.iter().skip(target + kind.target);
        begins.zip(ends).map(move |(&begin, &end)| {
            let more = (i64::from(end) - i64::from(begin) - here).clamp(-2, 2) + 2;
            usize::try_from(more).unwrap_or(0)
        })
    }
}

/// By cut, the sum over the sentences before it.
fn sums(pieces: &[u32]) -> Vec<u32> {
    let mut sum = 0_u32;
    let ends = pieces.iter().map(|&more| {
        sum = sum.saturating_add(more);
        sum
    });
    std::iter::once(0).chain(ends).collect()
}

/// How many sentences each sentence of `document` is when it is cut once more, quotations too:
/// more than one where a line was taken as it stood. O(bytes).
#[must_use]
pub fn pieces(document: &Document) -> Vec<u32> {
    let options = Options { quotes: Quotes::Split, ..Options::default() };
    let count = |text: &str| match may_hold_several(text) {
        true => segment(text, document.lang(), &options).len(),
        false => 1,
    };
    document.iter().map(|text| u32::try_from(count(text)).unwrap_or(u32::MAX).max(1)).collect()
}

/// Whether there is anything before the last few characters that could end a sentence: a quick
/// answer for most.
fn may_hold_several(sentence: &str) -> bool {
    let mut chars = sentence.chars();
    // The stop itself and a closing mark or two.
    for _ in 0..3 {
        chars.next_back();
    }
    let is_usual = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, ' ' | ',' | '-' | '\'' | '’' | '、' | '「' | '」' | '・' | 'ー')
            || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}')
    };
    !chars.all(is_usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_a_class_and_a_difference() {
        let shape = Shape::new(&[1, 1, 4], &[2, 1]);
        let same = DIFFERENCES / 2;
        assert_eq!(shape.of(0, 0, Kind::new(1, 1)), Some(same + 1));
        assert_eq!(shape.of(0, 0, Kind::new(2, 1)), Some(2 * DIFFERENCES + same));
        assert_eq!(shape.of(2, 1, Kind::new(1, 1)), Some(0));
        assert_eq!(shape.of(0, 0, Kind::new(0, 1)), None);
    }
}
