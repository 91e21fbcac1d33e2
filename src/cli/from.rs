//! `align --from`: what an earlier alignment settles for this one.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::path::Path;

use crate::align::{Anchor, ConstraintError, Constraints, OldRun, carried};
use crate::formats::records::{self, Record};
use crate::model::{Alignment, Bead, Document, Origin, join};

use super::input::{self, InputError};
use super::output::Notes;

/// Which beads of the earlier alignment stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Keep {
    /// Those that say `"origin":"reviewed"` or `"locked":true`.
    Reviewed,
    /// Those and every other two-sided bead with a confidence of 0.8 or more, or without one.
    All,
}

/// A bead that nobody looked at is kept from this confidence on: below it the table shows doubt.
const SURE: f32 = 0.8;

/// The most lines that a warning lists.
const LISTED: usize = 10;

/// What the aligner must respect, and what is written again in place of its own lines.
pub(super) struct Settled {
    /// Locks and anchors.
    pub constraints: Constraints,
    /// The same, but for beads beside a sentence that is new, changed or gone, if nobody looked at
    /// them: such a bead may have gained a sentence or lost one.
    pub looser: Option<Constraints>,
    /// The beads that were kept, ascending by source sentence.
    kept: Vec<Kept>,
}

/// A bead of the earlier alignment whose sentences are still there.
struct Kept {
    bead: Bead,
    /// Its line, where that is written again.
    line: Option<String>,
    /// Whether nobody looked at it and it is beside a change.
    is_doubtful: bool,
}

/// A record, and where its runs stand now.
type Found<'a> = (&'a Record, Range<usize>, Range<usize>);

impl Settled {
    /// `alignment`, no surer of what is beside a change than `free` is, the alignment under the
    /// looser constraints.
    pub(super) fn doubted(&self, alignment: Alignment, free: &Alignment) -> Alignment {
        let kept: HashSet<_> = self.kept.iter().map(|kept| key(&kept.bead)).collect();
        alignment.doubted(free, |bead| !kept.contains(&key(bead)))
    }

    /// For the beads of `alignment` that were kept, their lines.
    pub(super) fn lines(self, alignment: &Alignment) -> BTreeMap<usize, String> {
        let beads = alignment.beads().iter().enumerate();
        let numbers: BTreeMap<_, usize> = beads.map(|(number, bead)| (key(bead), number)).collect();
        let lines = self.kept.into_iter().filter_map(|Kept { bead, line, .. }| {
            let number = numbers.get(&key(&bead))?;
            Some((*number, line?))
        });
        lines.collect()
    }
}

/// A bead's sentences. One with sentences on one side stands wherever the other side's beads leave it.
fn key(bead: &Bead) -> [Option<(usize, usize)>; 2] {
    [&bead.source, &bead.target].map(|run| (!run.is_empty()).then_some((run.start, run.end)))
}

/// Reads what `path` settles between `source` and `draft`.
pub(super) fn read(
    path: &Path,
    source: &Document,
    draft: &Document,
    keep: Option<Keep>,
    notes: Notes,
) -> Result<Settled, InputError> {
    let name = input::name(path);
    let text = input::read_text(path, notes)?.text;
    let records =
        records::read(&text).map_err(|error| InputError::Record { path: name.clone(), error })?;
    let records: Vec<&Record> = Reviewed::new(&name, &records)?.compatible(&records);
    let of_source: Side = |record| (&record.source, record.source_text.as_deref());
    let of_target: Side = |record| (&record.target, record.target_text.as_deref());
    let is_revised = !stands(source, &records, of_source) || !stands(draft, &records, of_target);
    let places = match is_revised {
        true => places,
        false => stated,
    };
    let sources = places(source, &records, of_source);
    let targets = places(draft, &records, of_target);

    let mut anchors = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    let mut lost = Vec::new();
    let mut hard = Vec::new();
    for ((record, here), there) in records.into_iter().zip(sources).zip(targets) {
        let (Some(here), Some(there)) = (here, there) else {
            lost.push(record);
            continue;
        };
        match record.anchor {
            Some(is_hard) => {
                hard.extend(is_hard.then(|| (record.line, here.clone(), there.clone())));
                let pairs =
                    here.flat_map(|source| there.clone().map(move |target| (source, target)));
                anchors.extend(pairs.map(|(source, target)| Anchor { source, target, is_hard }));
            }
            None => found.push((record, here, there)),
        }
    }
    let all = match keep {
        Some(keep) => keep == Keep::All,
        None => is_revised,
    };
    // Beside a sentence that is new, changed or gone, a bead may have gained one or lost one.
    let runs = |side: fn(&Found) -> Range<usize>| found.iter().map(side);
    let known = [
        Known::new(source.len(), runs(|(_, here, _)| here.clone())),
        Known::new(draft.len(), runs(|(_, _, there)| there.clone())),
    ];
    let [sources, targets] = &known;
    let mut kept: Vec<Kept> = found
        .into_iter()
        .filter(|(record, here, there)| {
            let is_sure = record.confidence.is_none_or(|confidence| confidence >= SURE);
            record.origin == Origin::Reviewed
                || (all && is_sure && !here.is_empty() && !there.is_empty())
        })
        .map(|(record, source, target)| {
            let is_reviewed = record.origin == Origin::Reviewed;
            let is_still = sources.surround(&source) && targets.surround(&target);
            let is_doubtful = is_revised && !is_reviewed && !is_still;
            // What was found of one alignment is not true of another, unless a person kept it.
            let is_stale = !is_reviewed && record.has_findings;
            let line = records::renumbered(&record.raw, source.clone(), target.clone());
            let line = line.unwrap_or_else(|| record.raw.clone());
            let (confidence, origin) = (record.confidence, record.origin);
            let bead = Bead { source, target, confidence, origin };
            Kept { bead, line: (!is_stale).then_some(line), is_doubtful }
        })
        .collect();
    kept.sort_by_key(|kept| kept.bead.source.start);
    let constraints = |locks: Vec<Bead>, anchors: Vec<Anchor>| {
        Constraints::new(source.len(), draft.len(), locks, anchors).map_err(|error| {
            let line = last_line(&error, &hard);
            InputError::Constraint { path: name.clone(), line, error }
        })
    };
    let (doubtful, sure): (Vec<&Kept>, Vec<&Kept>) = kept.iter().partition(|kept| kept.is_doubtful);
    let beads = |kept: &[&Kept]| kept.iter().map(|kept| kept.bead.clone()).collect();
    let looser = match doubtful.is_empty() {
        true => None,
        false => {
            let soft = doubtful.iter().flat_map(|kept| corners(&kept.bead));
            Some(constraints(beads(&sure), anchors.iter().copied().chain(soft).collect())?)
        }
    };
    let constraints = constraints(beads(&kept.iter().collect::<Vec<_>>()), anchors)?;
    tell(&name, &kept, &lost, notes);
    Ok(Settled { constraints, looser, kept })
}

/// One side of a record: its run, and the run's text if the line has it.
type Side = for<'a> fn(&'a Record) -> (&'a Range<usize>, Option<&'a str>);

/// The beads of a file that people settled, in the numbers of the file.
struct Reviewed<'a> {
    /// Those with sentences on both sides, ascending on both.
    pairs: Vec<&'a Record>,
    /// All their sentences, of the source and of the target.
    sentences: [HashSet<usize>; 2],
}

impl<'a> Reviewed<'a> {
    /// Checks that they agree. O(n log n) for n sentences in them.
    fn new(name: &str, records: &'a [Record]) -> Result<Self, InputError> {
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

    fn compatible(&self, records: &'a [Record]) -> Vec<&'a Record> {
        records.iter().filter(|record| self.agrees(record)).collect()
    }
}

/// Whether each record's text stands where the record says, so that nothing was revised.
fn stands(document: &Document, records: &[&Record], side: Side) -> bool {
    records.iter().filter(|record| record.anchor.is_none()).all(|record| {
        let (run, text) = side(record);
        let is_inside = run.is_empty() || run.end <= document.len();
        is_inside && text.is_none_or(|text| run.is_empty() || join(document, run.clone()) == text)
    })
}

/// Each record's run where it says.
fn stated(document: &Document, records: &[&Record], side: Side) -> Vec<Option<Range<usize>>> {
    let runs = records.iter().map(|record| side(record).0);
    runs.map(|run| (run.is_empty() || run.end <= document.len()).then(|| run.clone())).collect()
}

/// Where each record's run stands in a revised `document`: found by its text, or where it says, if it
/// has none. An empty run stands anywhere and comes back as it is.
fn places(document: &Document, records: &[&Record], side: Side) -> Vec<Option<Range<usize>>> {
    let mut places = stated(document, records, side);
    let with_text = records.iter().enumerate().filter_map(|(number, record)| {
        let (run, text) = side(record);
        let text = text.filter(|_| !run.is_empty() && record.anchor.is_none())?;
        Some((number, OldRun { sentences: run.clone(), text }))
    });
    let mut with_text: Vec<(usize, OldRun)> = with_text.collect();
    with_text.sort_by_key(|(_, run)| run.sentences.start);
    let (numbers, old): (Vec<usize>, Vec<OldRun>) = with_text.into_iter().unzip();
    for (number, found) in numbers.into_iter().zip(carried(document, &old)) {
        if let Some(place) = places.get_mut(number) {
            *place = found;
        }
    }
    places
}

/// The last of the lines of hard anchors that hold the sentence of an error: reviewed beads agree.
fn last_line(error: &ConstraintError, hard: &[(usize, Range<usize>, Range<usize>)]) -> usize {
    let (ConstraintError::Outside { side, found, .. } | ConstraintError::Order { side, found, .. }) =
        error;
    let holds = |(_, source, target): &&(usize, Range<usize>, Range<usize>)| {
        if *side == "source" { source.contains(found) } else { target.contains(found) }
    };
    hard.iter().filter(holds).map(|(line, ..)| *line).max().unwrap_or(1)
}

/// Which sentences of a document the earlier alignment had, as they are now.
struct Known(Vec<bool>);

impl Known {
    fn new(sentences: usize, runs: impl Iterator<Item = Range<usize>>) -> Self {
        let mut known = vec![false; sentences];
        for sentence in runs.flatten() {
            if let Some(known) = known.get_mut(sentence) {
                *known = true;
            }
        }
        Self(known)
    }

    /// Whether the sentences on either side of `run` are among them, or there is none.
    fn surround(&self, run: &Range<usize>) -> bool {
        let is_known = |sentence: usize| self.0.get(sentence).copied().unwrap_or(true);
        run.start.checked_sub(1).is_none_or(is_known) && is_known(run.end)
    }
}

/// The first sentences of a bead and its last ones: a bead that grows still has them.
fn corners(bead: &Bead) -> impl Iterator<Item = Anchor> + use<> {
    let soft = |source, target| Anchor { source, target, is_hard: false };
    let first = soft(bead.source.start, bead.target.start);
    let last = bead.source.end.checked_sub(1).zip(bead.target.end.checked_sub(1));
    let last = last.map(|(source, target)| soft(source, target)).filter(|last| *last != first);
    [first].into_iter().chain(last)
}

fn tell(name: &str, kept: &[Kept], lost: &[&Record], notes: Notes) {
    let reviewed = kept.iter().filter(|kept| kept.bead.origin == Origin::Reviewed).count();
    let others = kept.len() - reviewed;
    notes.note(&format!("{name}: {reviewed} reviewed and {others} other beads kept"));
    let lost: Vec<String> = lost
        .iter()
        .filter(|record| record.origin == Origin::Reviewed || record.anchor.is_some())
        .map(|record| record.line.to_string())
        .collect();
    if !lost.is_empty() {
        let more = lost.len().saturating_sub(LISTED);
        let listed: Vec<&str> = lost.iter().take(LISTED).map(String::as_str).collect();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        notes.warn(&format!(
            "{name}:{}{more}: not kept, since these sentences are not in the texts any more",
            listed.join(", "),
        ));
    }
}
