//! `align --from`: what an earlier alignment settles for this one.

mod reviewed;

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::path::Path;

use crate::align::{Anchor, ConstraintError, Constraints, OldRun, carried, elsewhere};
use crate::formats::records::{self, Record};
use crate::model::{Alignment, Bead, Crossing, Document, Origin, join};

use self::reviewed::Reviewed;
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
    /// The sentences of reviewed beads that moved past others: no beads any more, but links.
    moved: Vec<(Range<usize>, Range<usize>)>,
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

    /// The links that people settled, and those of `found` that leave them alone.
    pub(super) fn crossings(&self, found: Vec<Crossing>) -> Vec<Crossing> {
        let settled = self.moved.iter().map(|(source, target)| Crossing {
            source: source.clone(),
            target: target.clone(),
            confidence: 1.0,
        });
        let settled: Vec<Crossing> = settled.collect();
        let is_free = |found: &Crossing| {
            settled.iter().all(|settled| !settled.meets(&found.source, &found.target))
        };
        let found = found.into_iter().filter(is_free);
        let mut all: Vec<Crossing> = settled.iter().cloned().chain(found).collect();
        all.sort_by_key(|crossing| crossing.source.start);
        all
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
    let moved = match is_revised {
        true => moved((source, &sources, of_source), (draft, &targets, of_target), &records),
        false => Vec::new(),
    };

    let (mut anchors, mut anchored) = (Vec::new(), 0);
    let mut found: Vec<Found> = Vec::new();
    let mut lost = Vec::new();
    let mut hard = Vec::new();
    for ((record, here), there) in records.into_iter().zip(sources).zip(targets) {
        let (Some(here), Some(there)) = (here, there) else {
            if moved.iter().all(|(moved, ..)| moved.line != record.line) {
                lost.push(record);
            }
            continue;
        };
        match record.anchor {
            Some(is_hard) => {
                anchored += 1;
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
    let runs = |side: fn(&Found) -> Range<usize>| found.iter().chain(&moved).map(side);
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
    kept.extend(moved.iter().flat_map(halves));
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
    tell(&name, kept.len() - 2 * moved.len(), &kept, anchored, (&moved, &lost), notes);
    let moved = moved.into_iter().map(|(_, here, there)| (here, there)).collect();
    Ok(Settled { constraints, looser, kept, moved })
}

/// One side of a record: its run, and the run's text if the line has it.
type Side = for<'a> fn(&'a Record) -> (&'a Range<usize>, Option<&'a str>);

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
    let (numbers, old): (Vec<usize>, Vec<OldRun>) = runs(records, side).into_iter().unzip();
    for (number, found) in numbers.into_iter().zip(carried(document, &old)) {
        if let Some(place) = places.get_mut(number) {
            *place = found;
        }
    }
    places
}

/// The runs of the records that have a text, ascending, with the number of each record.
fn runs<'a>(records: &[&'a Record], side: Side) -> Vec<(usize, OldRun<'a>)> {
    let with_text = records.iter().enumerate().filter_map(|(number, record)| {
        let (run, text) = side(record);
        let text = text.filter(|_| !run.is_empty() && record.anchor.is_none())?;
        Some((number, OldRun { sentences: run.clone(), text }))
    });
    let mut with_text: Vec<(usize, OldRun)> = with_text.collect();
    with_text.sort_by_key(|(_, run)| run.sentences.start);
    with_text
}

/// A side of two texts: the document, where the records' runs stand there, and which side it is.
type Placed<'a> = (&'a Document, &'a [Option<Range<usize>>], Side);

/// The reviewed records whose sentences all stand in the texts, but past those of others.
fn moved<'a>(source: Placed, target: Placed, records: &[&'a Record]) -> Vec<Found<'a>> {
    let is_placed = |number: usize| {
        [source.1, target.1].iter().all(|places| matches!(places.get(number), Some(Some(_))))
    };
    let reviewed = records.iter().enumerate();
    let reviewed: Vec<_> = reviewed
        .filter(|(number, record)| record.origin == Origin::Reviewed && !is_placed(*number))
        .collect();
    if reviewed.is_empty() {
        return Vec::new();
    }
    let of = |(document, places, side): Placed| {
        let runs = runs(records, side);
        let placed = |number: &usize| places.get(*number).cloned().flatten();
        let there: Vec<_> = runs.iter().map(|(number, _)| placed(number)).collect();
        let (numbers, old): (Vec<usize>, Vec<OldRun>) = runs.into_iter().unzip();
        let found = elsewhere(document, &old, &there).into_iter().zip(there);
        let found = found.map(|(elsewhere, there)| there.or(elsewhere));
        numbers.into_iter().zip(found).collect::<BTreeMap<usize, Option<Range<usize>>>>()
    };
    let (sources, targets) = (of(source), of(target));
    let moved = reviewed.into_iter().filter_map(|(number, record)| {
        let here = sources.get(&number).cloned().flatten()?;
        Some((*record, here, targets.get(&number).cloned().flatten()?))
    });
    moved.collect()
}

/// The sides of a record that moved, each of which no other bead may take.
fn halves((record, here, there): &Found) -> [Kept; 2] {
    [(here.clone(), 0..0), (0..0, there.clone())].map(|(source, target)| {
        let (confidence, origin) = (record.confidence, record.origin);
        Kept { bead: Bead { source, target, confidence, origin }, line: None, is_doubtful: false }
    })
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

fn tell(
    name: &str,
    kept: usize,
    beads: &[Kept],
    anchors: usize,
    (moved, lost): (&[Found], &[&Record]),
    notes: Notes,
) {
    let reviewed = beads.iter().filter(|kept| kept.bead.origin == Origin::Reviewed).count();
    let others = beads.len() - reviewed;
    let anchors = match anchors {
        0 => String::new(),
        1 => ", 1 anchor".to_owned(),
        anchors => format!(", {anchors} anchors"),
    };
    let reviewed = kept - others;
    notes.note(&format!("{name}: {reviewed} reviewed and {others} other beads kept{anchors}"));
    if !moved.is_empty() {
        let lines = listed(moved.iter().map(|(record, ..)| record));
        notes.note(&format!(
            "{name}:{lines}: their sentences moved past others; they are linked and in no bead"
        ));
    }
    let settled = |record: &&&Record| record.origin == Origin::Reviewed || record.anchor.is_some();
    let lost: Vec<&&Record> = lost.iter().filter(settled).collect();
    if !lost.is_empty() {
        let lines = listed(lost.into_iter());
        notes.warn(&format!(
            "{name}:{lines}: not kept, since these sentences are not in the texts any more"
        ));
    }
}

/// The lines of some records.
fn listed<'a>(records: impl ExactSizeIterator<Item = &'a &'a Record>) -> String {
    let more = records.len().saturating_sub(LISTED);
    let lines: Vec<String> = records.take(LISTED).map(|record| record.line.to_string()).collect();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    lines.join(", ") + &more
}
