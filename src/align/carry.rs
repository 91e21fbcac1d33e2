//! Where the runs of an old alignment stand in a document that may have been revised.
//!
//! Runs whose text stands once in the old alignment and once in the document are matched as far
//! as they keep their order (patience diff, after Cohen 2003, with the longest increasing chain);
//! from each of them, and from both ends of the document, the neighbours are matched as long as
//! they stand where they stood. A run that could be at several places is matched by its
//! neighbours or not at all. Time O(sentences · lengths of runs + runs · log sentences).

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::model::{Document, join};

use super::anchors::{Pair, heaviest_chain};

/// Consecutive sentences of an old document, as one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldRun<'a> {
    /// Their numbers in the old document, from 0.
    pub sentences: Range<usize>,
    /// Their text, as [`join`] makes it.
    pub text: &'a str,
}

/// For each of `old`, which ascend, the same text in `document`; `None` where it is not there any
/// more, or where it cannot be told which of several it is. What is found ascends.
///
/// ```
/// use taiyaku::align::{OldRun, carried};
/// use taiyaku::text::segment;
/// use taiyaku::{Document, Lang};
/// let text = "New.\nOne.\nTwo, changed.\nThree.";
/// let document = Document::new(Lang::En, text.into(), segment::segment_lines(text)).unwrap();
/// let old: Vec<OldRun> = ["One.", "Two.", "Three."]
///     .iter()
///     .enumerate()
///     .map(|(number, text)| OldRun { sentences: number..number + 1, text })
///     .collect();
/// assert_eq!(carried(&document, &old), [Some(1..2), None, Some(3..4)]);
/// ```
#[must_use]
pub fn carried(document: &Document, old: &[OldRun]) -> Vec<Option<Range<usize>>> {
    let found = Places::new(document, old);
    let mut places: Vec<Option<Range<usize>>> = vec![None; old.len()];
    let mut end = 0;
    for (run, start) in heaviest_chain(&found.once(old), document.len()) {
        let Some(place) = old.get(run).map(|run| start..start + run.sentences.len()) else {
            continue;
        };
        if place.start >= end {
            end = place.end;
            if let Some(found) = places.get_mut(run) {
                *found = Some(place);
            }
        }
    }
    // Forwards from the start and from each match …
    let limits = following(&places, document.len());
    let mut at = Some(0);
    for ((index, run), limit) in old.iter().enumerate().zip(limits) {
        let Some(place) = places.get_mut(index) else { break };
        if place.is_none() {
            let here = at.filter(|_| follows(old, index)).map(|at| at..at + run.sentences.len());
            *place = here.filter(|here| here.end <= limit && found.is_at(run, here.start));
        }
        at = place.as_ref().map(|place| place.end);
    }
    // … and backwards from the end and from each match.
    let limits = preceding(&places);
    let mut at = Some(document.len());
    for ((index, run), limit) in old.iter().enumerate().zip(limits).rev() {
        let is_next = index + 1 == old.len() || follows(old, index + 1);
        let Some(place) = places.get_mut(index) else { break };
        if place.is_none() {
            let start = at.filter(|_| is_next).and_then(|at| at.checked_sub(run.sentences.len()));
            *place = start
                .filter(|&start| start >= limit && found.is_at(run, start))
                .map(|start| start..start + run.sentences.len());
        }
        at = place.as_ref().map(|place| place.start);
    }
    places
}

/// For each of `old` that has no place in `places`, where it stands all the same, past others that have
/// one: its text stands once among the old ones and once in `document`, and no sentence of it is taken.
/// O(sentences · lengths of runs).
///
/// ```
/// use taiyaku::align::{OldRun, carried, elsewhere};
/// use taiyaku::text::segment;
/// use taiyaku::{Document, Lang};
/// let text = "Two.\nThree.\nOne.";
/// let document = Document::new(Lang::En, text.into(), segment::segment_lines(text)).unwrap();
/// let old: Vec<OldRun> = ["One.", "Two.", "Three."]
///     .iter()
///     .enumerate()
///     .map(|(number, text)| OldRun { sentences: number..number + 1, text })
///     .collect();
/// let places = carried(&document, &old);
/// assert_eq!(places, [None, Some(0..1), Some(1..2)]);
/// assert_eq!(elsewhere(&document, &old, &places), [Some(2..3), None, None]);
/// ```
#[must_use]
pub fn elsewhere(
    document: &Document,
    old: &[OldRun],
    places: &[Option<Range<usize>>],
) -> Vec<Option<Range<usize>>> {
    let mut taken = vec![false; document.len()];
    for sentence in places.iter().flatten().cloned().flatten() {
        if let Some(taken) = taken.get_mut(sentence) {
            *taken = true;
        }
    }
    let mut found = vec![None; old.len()];
    for Pair { source: run, target: start, .. } in Places::new(document, old).once(old) {
        let is_placed = places.get(run).is_some_and(Option::is_some);
        let Some(length) = old.get(run).map(|run| run.sentences.len()) else { continue };
        let Some(here) = taken.get_mut(start..start + length) else { continue };
        if is_placed || here.contains(&true) {
            continue;
        }
        here.fill(true);
        if let Some(found) = found.get_mut(run) {
            *found = Some(start..start + length);
        }
    }
    found
}

/// Whether a run began where the run ahead of it ended, or at the start of the document.
fn follows(old: &[OldRun], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| old.get(before));
    let end = before.map_or(0, |run| run.sentences.end);
    old.get(index).is_some_and(|run| run.sentences.start == end)
}

/// For each place, where the next one that is known begins.
fn following(places: &[Option<Range<usize>>], sentences: usize) -> Vec<usize> {
    let mut next = sentences;
    let mut starts: Vec<usize> = places
        .iter()
        .rev()
        .map(|place| {
            let after = next;
            if let Some(place) = place {
                next = place.start;
            }
            after
        })
        .collect();
    starts.reverse();
    starts
}

/// For each place, where the last one ahead of it that is known ended.
fn preceding(places: &[Option<Range<usize>>]) -> Vec<usize> {
    let mut last = 0;
    let ends = places.iter().map(|place| {
        let before = last;
        if let Some(place) = place {
            last = place.end;
        }
        before
    });
    ends.collect()
}

/// Where texts stand in a document, by the number of their sentences.
struct Places(BTreeMap<usize, HashMap<String, Vec<usize>>>);

impl Places {
    fn new(document: &Document, old: &[OldRun]) -> Self {
        let mut lengths: Vec<usize> = old.iter().map(|run| run.sentences.len()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let by_length = lengths.into_iter().map(|length| {
            let mut places: HashMap<String, Vec<usize>> = HashMap::new();
            for start in 0..(document.len() + 1).saturating_sub(length) {
                places.entry(join(document, start..start + length)).or_default().push(start);
            }
            (length, places)
        });
        Self(by_length.collect())
    }

    fn of(&self, run: &OldRun) -> &[usize] {
        let places = self.0.get(&run.sentences.len()).and_then(|places| places.get(run.text));
        places.map_or(&[], Vec::as_slice)
    }

    fn is_at(&self, run: &OldRun, start: usize) -> bool {
        self.of(run).binary_search(&start).is_ok()
    }

    /// The runs whose text stands once among the old ones and once here.
    fn once(&self, old: &[OldRun]) -> Vec<Pair> {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for run in old {
            *seen.entry(run.text).or_default() += 1;
        }
        let single = old.iter().enumerate().filter(|(_, run)| seen.get(run.text) == Some(&1));
        let pairs = single.filter_map(|(source, run)| match self.of(run) {
            [target] => Some(Pair { source, target: *target, weight: 1.0 }),
            _ => None,
        });
        pairs.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::text::segment::segment_lines;

    /// Each old line's new number, or a dot.
    fn carry(old: &str, new: &str) -> String {
        let lines = |text: &str| text.replace(' ', "\n");
        let text = lines(new);
        let document = Document::new(Lang::En, text.clone(), segment_lines(&text)).unwrap();
        let old: Vec<OldRun> = old
            .split(' ')
            .enumerate()
            .map(|(number, text)| OldRun { sentences: number..number + 1, text })
            .collect();
        let found = carried(&document, &old);
        let shown = found.iter().map(|place| match place {
            Some(place) => place.start.to_string(),
            None => ".".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn unchanged_sentences_are_found_where_they_went() {
        for (old, new, expected) in [
            ("a b c", "a b c", "0 1 2"),
            ("a b c", "x a b c", "1 2 3"),
            ("a b c", "a B c", "0 . 2"),
            ("a b c", "a c", "0 . 1"),
            ("a b c d", "a c b d", "0 2 . 3"), // of two that changed places, one has moved
            ("y y y", "y y y", "0 1 2"),       // all the same: by their order
            ("y y y", "y y", "0 1 ."),
            ("a y b y c", "a y B y c", "0 1 . 3 4"),
            ("a y b y c", "y b", ". 0 1 . ."),
            ("a b", "c d", ". ."),
            ("a", "", "."),
        ] {
            assert_eq!(carry(old, new), expected, "{old} → {new}");
        }
    }
}
