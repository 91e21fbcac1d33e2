//! `align --from`: what an earlier alignment settles for this one.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use crate::align::{Anchor, Constraints, OldRun, carried};
use crate::formats::records::{self, Record};
use crate::model::{Alignment, Bead, Document, Origin};

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
    /// The locked beads, each with its line.
    kept: Vec<(Bead, Option<String>)>,
}

impl Settled {
    /// For the beads of `alignment` that were kept, their lines.
    pub(super) fn lines(self, alignment: &Alignment) -> BTreeMap<usize, String> {
        // A bead with sentences on one side stands wherever the other side's beads leave it.
        let key = |bead: &Bead| {
            [&bead.source, &bead.target]
                .map(|run| (!run.is_empty()).then_some((run.start, run.end)))
        };
        let beads = alignment.beads().iter().enumerate();
        let numbers: BTreeMap<_, usize> = beads.map(|(number, bead)| (key(bead), number)).collect();
        let lines = self.kept.into_iter().filter_map(|(bead, line)| {
            let number = numbers.get(&key(&bead))?;
            Some((*number, line?))
        });
        lines.collect()
    }
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
    let sources = places(source, &records, |r| (&r.source, r.source_text.as_deref()));
    let targets = places(draft, &records, |r| (&r.target, r.target_text.as_deref()));

    let mut anchors = Vec::new();
    let mut found = Vec::new();
    let mut lost = Vec::new();
    let mut is_revised = false;
    for ((record, here), there) in records.iter().zip(sources).zip(targets) {
        is_revised |=
            here.as_ref() != Some(&record.source) || there.as_ref() != Some(&record.target);
        let (Some(here), Some(there)) = (here, there) else {
            lost.push(record);
            continue;
        };
        match record.anchor {
            Some(is_hard) => {
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
    let kept: Vec<(Bead, Option<String>)> = found
        .into_iter()
        .filter(|(record, here, there)| {
            let is_sure = record.confidence.is_none_or(|confidence| confidence >= SURE);
            record.origin == Origin::Reviewed
                || (all && is_sure && !here.is_empty() && !there.is_empty())
        })
        .map(|(record, source, target)| {
            // What was found of one alignment is not true of another, unless a person kept it.
            let is_stale = record.origin != Origin::Reviewed && record.has_findings;
            let line = records::renumbered(&record.raw, source.clone(), target.clone());
            let line = line.unwrap_or_else(|| record.raw.clone());
            let (confidence, origin) = (record.confidence, record.origin);
            (Bead { source, target, confidence, origin }, (!is_stale).then_some(line))
        })
        .collect();
    let locks = kept.iter().map(|(bead, _)| bead.clone()).collect();
    let constraints = Constraints::new(source.len(), draft.len(), locks, anchors)
        .map_err(|error| InputError::Constraint { path: name.clone(), error })?;
    tell(&name, &kept, &lost, notes);
    Ok(Settled { constraints, kept })
}

/// Where each record's run stands in `document`: found by its text, or where it says, if it has
/// none. An empty run stands anywhere and comes back as it is.
fn places<'a>(
    document: &Document,
    records: &'a [Record],
    side: impl Fn(&'a Record) -> (&'a Range<usize>, Option<&'a str>),
) -> Vec<Option<Range<usize>>> {
    let with_text = |record: &'a Record| {
        let (run, text) = side(record);
        let text = text.filter(|_| !run.is_empty() && record.anchor.is_none())?;
        Some(OldRun { sentences: run.clone(), text })
    };
    let old: Vec<OldRun> = records.iter().filter_map(with_text).collect();
    let mut found = carried(document, &old).into_iter();
    let places = records.iter().map(|record| {
        if with_text(record).is_some() {
            return found.next().flatten();
        }
        let (run, _) = side(record);
        (run.is_empty() || run.end <= document.len()).then(|| run.clone())
    });
    places.collect()
}

fn tell(name: &str, kept: &[(Bead, Option<String>)], lost: &[&Record], notes: Notes) {
    let reviewed = kept.iter().filter(|(bead, _)| bead.origin == Origin::Reviewed).count();
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
