//! Translation edit rate: the least number of words to insert, delete, exchange or shift.
//!
//! After Snover et al. (2006), <https://aclanthology.org/2006.amta-papers.25/>, whose shifts are
//! found greedily. The limits, the order in which shifts are preferred and the beam are those of
//! `sacrebleu` 2.6, itself after Tercom, so that both give the same number on the same words: a
//! test holds recorded values. Time O(candidates · words · beam), memory O(words · words).

/// The longest run of words that is shifted at once.
const MAX_SHIFT: usize = 10;
/// How far, in words, a run may be shifted.
const MAX_DISTANCE: usize = 50;
/// How far from the diagonal the edit distance looks.
const BEAM: usize = 25;
/// Shifts that are tried for one pair of texts.
const MAX_CANDIDATES: usize = 1000;

/// How the words of one text become those of another, from the last row of the table back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Same,
    Exchange,
    Delete,
    Insert,
    Unreached,
}

/// The edits, shifts included, that turn `hypothesis` into `reference`. Words are equal or not;
/// nothing else matters of them. The rate is this number by the reference's words.
///
/// ```
/// use taiyaku::revision::ter::edits;
/// let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
/// assert_eq!(edits(&words("a b c d"), &words("a b x d")), 1);
/// assert_eq!(edits(&words("b c d e a"), &words("a b c d e")), 1); // one shift
/// assert_eq!(edits(&words("a b"), &[]), 2);
/// ```
#[must_use]
pub fn edits<W: PartialEq + Clone>(hypothesis: &[W], reference: &[W]) -> usize {
    if reference.is_empty() {
        return hypothesis.len();
    }
    let mut words = hypothesis.to_vec();
    let (mut shifts, mut tried) = (0, 0);
    loop {
        let best = best_shift(&words, reference, &mut tried);
        match best {
            Some((gain, shifted)) if tried < MAX_CANDIDATES && gain > 0 => {
                shifts += 1;
                words = shifted;
            }
            _ => break,
        }
    }
    shifts + distance(&words, reference).0
}

/// What it saves, its length, then how early it begins and ends: the greatest is best.
type Rank = (isize, usize, isize, isize);

/// The shift that saves most, and how much.
fn best_shift<W: PartialEq + Clone>(
    words: &[W],
    reference: &[W],
    tried: &mut usize,
) -> Option<(isize, Vec<W>)> {
    let (before, steps) = distance(words, reference);
    let aligned = Aligned::new(&steps);
    let mut best: Option<(Rank, Vec<W>)> = None;
    for (start, target, length) in candidates(words, reference) {
        let wrong = |errors: &[bool], from: usize| {
            errors.get(from..from + length).is_some_and(|errors| errors.contains(&true))
        };
        let is_inside = |place: isize| {
            usize::try_from(place).is_ok_and(|place| (start..start + length).contains(&place))
        };
        let Some(&place) = aligned.place.get(target) else { continue };
        if !wrong(&aligned.word_errors, start)
            || !wrong(&aligned.reference_errors, target)
            || is_inside(place)
        {
            continue;
        }
        let mut last = None;
        for offset in 0..=length {
            let to = match (target + offset).checked_sub(1) {
                None => 0,
                Some(at) => match aligned.place.get(at) {
                    Some(place) => place + 1,
                    None => break,
                },
            };
            if last.replace(to) == Some(to) {
                continue;
            }
            let shifted = shifted(words, start, length, usize::try_from(to).unwrap_or(0));
            let after = distance(&shifted, reference).0;
            let gain = before.cast_signed() - after.cast_signed();
            *tried += 1;
            let rank = (gain, length, -start.cast_signed(), -to);
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, shifted));
            }
        }
        if *tried >= MAX_CANDIDATES {
            break;
        }
    }
    best.map(|((gain, ..), shifted)| (gain, shifted))
}

/// Runs of words that the reference has too: where they begin in both, and how long they are.
fn candidates<'a, W: PartialEq>(
    words: &'a [W],
    reference: &'a [W],
) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
    (0..words.len()).flat_map(move |start| {
        let near = start.saturating_sub(MAX_DISTANCE)..(start + MAX_DISTANCE + 1);
        let near = near.start..near.end.min(reference.len());
        near.flat_map(move |target| {
            let a = words.get(start..).unwrap_or_default().iter();
            let b = reference.get(target..).unwrap_or_default().iter();
            let same = a.zip(b).take(MAX_SHIFT).take_while(|(a, b)| a == b).count();
            (1..=same).map(move |length| (start, target, length))
        })
    })
}

/// The words with a run of them put elsewhere; targets count in the words as they are.
fn shifted<W: Clone>(words: &[W], start: usize, length: usize, target: usize) -> Vec<W> {
    let part = |from: usize, to: usize| {
        let to = to.min(words.len());
        words.get(from.min(to)..to).unwrap_or_default()
    };
    let run = part(start, start + length);
    let end = words.len();
    let parts = if target < start {
        [part(0, target), run, part(target, start), part(start + length, end)]
    } else if target > start + length {
        [part(0, start), part(start + length, target), run, part(target, end)]
    } else {
        [part(0, start), part(start + length, length + target), run, part(length + target, end)]
    };
    parts.concat()
}

/// What a trace of steps says about single words.
#[derive(Default)]
struct Aligned {
    /// By reference word, the word it stands for or after; −1 before the first.
    place: Vec<isize>,
    reference_errors: Vec<bool>,
    word_errors: Vec<bool>,
}

impl Aligned {
    fn new(steps: &[Step]) -> Self {
        let mut aligned = Self::default();
        let mut word = -1;
        for &step in steps {
            let is_error = step != Step::Same;
            if step != Step::Insert {
                word += 1;
                aligned.word_errors.push(is_error);
            }
            if step != Step::Delete {
                aligned.place.push(word);
                aligned.reference_errors.push(is_error);
            }
        }
        aligned
    }
}

/// The edit distance without shifts, near the diagonal, and one shortest way.
fn distance<W: PartialEq>(words: &[W], reference: &[W]) -> (usize, Vec<Step>) {
    const FAR: usize = usize::MAX / 2;
    let (n, m) = (words.len(), reference.len());
    let width = m + 1;
    let mut table = vec![(FAR, Step::Unreached); (n + 1) * width];
    for (j, cell) in table.iter_mut().take(width).enumerate() {
        *cell = (j, Step::Insert);
    }
    #[expect(clippy::cast_precision_loss, reason = "word counts")]
    let ratio = if n == 0 { 1.0 } else { m as f64 / n as f64 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "word counts"
    )]
    let beam = if (BEAM as f64) < ratio / 2.0 {
        (ratio / 2.0 + BEAM as f64).ceil() as usize
    } else {
        BEAM
    };
    for (i, word) in (1..).zip(words) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "word counts"
        )]
        let diagonal = (i as f64 * ratio).floor() as usize;
        let from = diagonal.saturating_sub(beam);
        let to = if i == n { width } else { width.min(diagonal + beam) };
        let at = |i: usize, j: usize| i * width + j;
        let cost = |table: &[(usize, Step)], cell: usize| table.get(cell).map_or(FAR, |c| c.0);
        for j in from..to {
            let delete = (cost(&table, at(i - 1, j)).saturating_add(1), Step::Delete);
            let best = match j.checked_sub(1) {
                None => delete,
                Some(before) => {
                    let is_same = reference.get(before) == Some(word);
                    let step = if is_same { Step::Same } else { Step::Exchange };
                    let exchange = (cost(&table, at(i - 1, before)) + usize::from(!is_same), step);
                    let insert = (cost(&table, at(i, before)).saturating_add(1), Step::Insert);
                    // The first of the cheapest.
                    [delete, insert]
                        .into_iter()
                        .fold(exchange, |best, other| if other.0 < best.0 { other } else { best })
                }
            };
            if best.0 < FAR
                && let Some(cell) = table.get_mut(at(i, j))
            {
                *cell = best;
            }
        }
    }
    let mut steps = Vec::with_capacity(n.max(m));
    let (mut i, mut j) = (n, m);
    while i > 0 || j > 0 {
        let step = table.get(i * width + j).map_or(Step::Unreached, |cell| cell.1);
        steps.push(step);
        match step {
            Step::Same | Step::Exchange => (i, j) = (i.saturating_sub(1), j.saturating_sub(1)),
            Step::Insert => j = j.saturating_sub(1),
            Step::Delete => i = i.saturating_sub(1),
            // The last row is searched whole, so a way always leads to its end.
            Step::Unreached => break,
        }
    }
    steps.reverse();
    (table.last().map_or(0, |cell| cell.0), steps)
}
