//! What people settled in a file, before it is looked for in the texts.

use std::collections::HashSet;
use std::ops::Range;

use crate::formats::records::Record;
use crate::model::Origin;

use super::InputError;

/// The beads of a file that people settled, in the numbers of the file.
pub(super) struct Reviewed<'a> {
    /// Those with sentences on both sides, ascending on both.
    pairs: Vec<&'a Record>,
    /// All their sentences, of the source and of the target.
    sentences: [HashSet<usize>; 2],
}

impl<'a> Reviewed<'a> {
    /// Checks that they agree. O(n log n) for n sentences in them.
    pub fn new(name: &str, records: &'a [Record]) -> Result<Self, InputError> {
        let all =
            || records.iter().filter(|it| it.origin == Origin::Reviewed && it.anchor.is_none());
        let disagree = |one: &Record, other: &Record| InputError::Reviewed {
            path: name.to_owned(),
            line: one.line.max(other.line),
            other: one.line.min(other.line),
        };
        let is_pair = |it: &&Record| !it.source.is_empty() && !it.target.is_empty();
        let mut pairs: Vec<&Record> = all().filter(is_pair).collect();
        pairs.sort_by_key(|it| (it.source.start, it.target.start));
        for (one, other) in pairs.iter().zip(pairs.iter().skip(1)) {
            if other.source.start < one.source.end || other.target.start < one.target.end {
                return Err(disagree(one, other));
            }
        }
        let mut sentences = [HashSet::new(), HashSet::new()];
        let sides: [fn(&Record) -> &Range<usize>; 2] = [|it| &it.source, |it| &it.target];
        for (side, sentences) in sides.into_iter().zip(&mut sentences) {
            let mut ascending: Vec<&Record> = all().filter(|it| !side(it).is_empty()).collect();
            ascending.sort_by_key(|it| side(it).start);
            for (one, other) in ascending.iter().zip(ascending.iter().skip(1)) {
                if side(other).start < side(one).end {
                    return Err(disagree(one, other));
                }
            }
            sentences.extend(ascending.into_iter().flat_map(|it| side(it).clone()));
        }
        Ok(Self { pairs, sentences })
    }

    /// Whether a bead that nobody looked at contradicts none of them: old lines may stand beside a bead
    /// that was widened and locked.
    fn agrees(&self, record: &Record) -> bool {
        if record.origin == Origin::Reviewed || record.anchor.is_some() {
            return true;
        }
        let (source, target) = (&record.source, &record.target);
        let next = self.pairs.partition_point(|pair| pair.source.end <= source.start);
        let before = next.checked_sub(1).and_then(|before| self.pairs.get(before));
        let in_order = source.is_empty()
            || target.is_empty()
            || before.is_none_or(|pair| pair.target.end <= target.start)
                && self.pairs.get(next).is_none_or(|pair| target.end <= pair.target.start);
        let free = |run: &Range<usize>, taken: &HashSet<usize>| {
            run.clone().all(|sentence| !taken.contains(&sentence))
        };
        let [sources, targets] = &self.sentences;
        in_order && free(source, sources) && free(target, targets)
    }

    /// The records that agree with them, in the order of the file.
    pub fn compatible(&self, records: &'a [Record]) -> Vec<&'a Record> {
        records.iter().filter(|record| self.agrees(record)).collect()
    }
}
