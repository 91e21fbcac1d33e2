//! `taiyaku eval`.

mod texts;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::io::Write as _;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use crate::align::calibration::Reliability;
use crate::align::eval::{self, Counts, merged};
use crate::formats::links::LinkLine;
use crate::model::Links;
use crate::report::{self, Judged, JudgedBead};

use super::output::{self, Notes};
use super::{Error, Outcome, input};
use texts::Texts;

/// Strict and lax precision, recall and F1, as vecalign defines them.
///
/// Two files: both in vecalign's lines or our JSON lines. Two folders: for each DOC in GOLD, which
/// is a file DOC.tsv or a folder with gold.tsv, the one of that name in PREDICTED, a file DOC.tsv or
/// a folder with align.tsv; any of them may end in .jsonl instead. Or GOLD holds several such
/// folders, and PREDICTED one of the same name for each that is to be scored.
///
/// Exit codes: 0 scored, 2 an error.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The gold alignment, or a folder of them.
    gold: PathBuf,
    /// The alignment to score, or a folder of them.
    predicted: PathBuf,
    /// Join predicted beads inside one gold bead first, for gold coarser than sentences.
    #[arg(long)]
    merge: bool,
    /// Say too whether confidences mean what they say: by tenths, the mean confidence beside the
    /// share of right beads. PREDICTED has confidences as `align` writes them, in JSON lines or
    /// as vecalign's cost.
    #[arg(long, conflicts_with = "merge")]
    calibration: bool,
    /// Show too where the two differ, by what is wrong: all places, or NUMBER of them spread evenly.
    /// With the texts, if one of the two files has them (JSON lines), or GOLD has src.txt and tgt.txt
    /// beside it, one sentence a line.
    #[arg(long, value_name = "NUMBER", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = ALL)]
    errors: Option<usize>,
}

/// More places than there can be.
const ALL: &str = "4294967295";

/// What came of one document, or of several.
#[derive(Default)]
struct Comparison {
    counts: Counts,
    reliability: Reliability,
    /// Where they differ, if that is asked.
    differing: Vec<Judged>,
}

impl AddAssign for Comparison {
    fn add_assign(&mut self, more: Self) {
        self.counts += more.counts;
        self.reliability += more.reliability;
        self.differing.extend(more.differing);
    }
}

pub(super) fn run(args: &Args, notes: Notes) -> Result<Outcome, Error> {
    let results = if args.gold.is_dir() {
        let sets = sets(&args.gold, &args.predicted)?.into_iter();
        let results = sets.map(|(name, golds, predictions)| {
            Ok((name, compare_set(&golds, &predictions, args, notes)?))
        });
        results.collect::<Result<_, Error>>()?
    } else {
        let name = input::name(&args.gold);
        let result = compare(&name, &args.gold, Some(&args.predicted), args, notes)?;
        vec![(name, result)]
    };
    if results.is_empty() {
        return Err(Error::Usage(format!(
            "{}: no alignment that {} has too, expected files DOC.tsv or folders DOC with gold.tsv",
            input::name(&args.gold),
            input::name(&args.predicted),
        )));
    }
    let mut stdout = output::stdout();
    let counts: Vec<(String, Counts)> =
        results.iter().map(|(name, result)| (name.clone(), result.counts)).collect();
    stdout.write_all(report::scores(&counts).as_bytes())?;
    if args.calibration {
        let mut all = Reliability::default();
        for (_, result) in &results {
            all += result.reliability;
        }
        if all.beads() == 0 {
            let name = input::name(&args.predicted);
            return Err(Error::Usage(format!("{name}: no bead with a confidence from 0 to 1")));
        }
        write!(stdout, "\n{}", report::reliability(&all))?;
    }
    if let Some(most) = args.errors {
        let are_several = results.len() > 1;
        let named = |(set, result): (String, Comparison)| {
            let rename = move |place: Judged| match are_several {
                true => Judged { document: format!("{set}/{}", place.document), ..place },
                false => place,
            };
            result.differing.into_iter().map(rename)
        };
        let differing = results.into_iter().flat_map(named).collect();
        write!(stdout, "\n{}", report::disagreements(differing, most))?;
    }
    stdout.flush()?;
    Ok(Outcome::Clean)
}

/// The alignments of a folder, by the name of their document.
type Alignments = BTreeMap<String, PathBuf>;

/// Each set that both folders have: its name, its gold alignments, those to score.
fn sets(gold: &Path, predicted: &Path) -> Result<Vec<(String, Alignments, Alignments)>, Error> {
    const GOLD: [&str; 2] = ["gold", "align"];
    const PREDICTED: [&str; 2] = ["align", "gold"];
    let golds = alignments(gold, GOLD)?;
    if !golds.is_empty() {
        return Ok(vec![(file_name(gold), golds, alignments(predicted, PREDICTED)?)]);
    }
    let mut sets = Vec::new();
    for set in entries(gold)?.into_iter().filter(|entry| entry.is_dir()) {
        let name = file_name(&set);
        let (golds, folder) = (alignments(&set, GOLD)?, predicted.join(&name));
        if !golds.is_empty() && folder.is_dir() {
            sets.push((name, golds, alignments(&folder, PREDICTED)?));
        }
    }
    Ok(sets)
}

/// The files of a folder that may be alignments, and those in its folders that have one of `names`,
/// the first of which is taken.
fn alignments(folder: &Path, names: [&str; 2]) -> Result<Alignments, Error> {
    const ENDINGS: [&str; 2] = ["tsv", "jsonl"];
    let mut alignments = Alignments::new();
    for entry in entries(folder)? {
        let (name, path) = if entry.is_dir() {
            let paths =
                names.iter().flat_map(|name| ENDINGS.map(|ending| format!("{name}.{ending}")));
            let path = paths.map(|path| entry.join(path)).find(|path| path.is_file());
            (file_name(&entry), path)
        } else {
            let ending = entry.extension().and_then(|ending| ending.to_str());
            let is_one = ending.is_some_and(|ending| ENDINGS.contains(&ending));
            (file_name(&entry.with_extension("")), Some(entry).filter(|_| is_one))
        };
        let Some(path) = path else { continue };
        if let Some(other) = alignments.insert(name, path.clone()) {
            let (one, other) = (input::name(&path), input::name(&other));
            return Err(Error::Usage(format!(
                "{one}: of the same document as {other}, expected one of them"
            )));
        }
    }
    Ok(alignments)
}

/// The micro average over the documents of a set; one that is missing counts as empty.
fn compare_set(
    golds: &Alignments,
    predictions: &Alignments,
    args: &Args,
    notes: Notes,
) -> Result<Comparison, Error> {
    let mut total = Comparison::default();
    for (name, gold) in golds {
        let predicted = predictions.get(name).map(PathBuf::as_path);
        if predicted.is_none() {
            notes.warn(&format!("{name}: no prediction, counted as empty"));
        }
        total += compare(name, gold, predicted, args, notes)?;
    }
    Ok(total)
}

fn compare(
    name: &str,
    gold: &Path,
    predicted: Option<&Path>,
    args: &Args,
    notes: Notes,
) -> Result<Comparison, Error> {
    let golden = input::read_links(gold, notes)?;
    if golden.iter().all(|line| is_empty(&line.links)) {
        return Err(input::InputError::NoBead { path: input::name(gold) }.into());
    }
    warn_of_repeats(gold, &golden, notes);
    let mut tested = Vec::new();
    if let Some(path) = predicted {
        tested = input::read_links(path, notes)?;
        warn_of_repeats(path, &tested, notes);
    }
    let beads = |lines: &[LinkLine]| lines.iter().map(|line| line.links.clone()).collect();
    let gold_beads: Vec<Links> = beads(&golden);
    let sure = tested.iter().filter_map(|line| Some((line.links.clone(), line.confidence?)));
    let reliability = Reliability::new(&gold_beads, &sure.collect::<Vec<_>>());
    if args.merge {
        tested = joined(&gold_beads, tested);
    }
    let beads: Vec<Links> = beads(&tested);
    let mut differing = Vec::new();
    if args.errors.is_some() {
        let texts = Texts::beside(gold, notes)?;
        let places = eval::disagreements(&gold_beads, &beads).into_iter();
        differing.extend(places.map(|place| Judged {
            document: name.to_owned(),
            kind: place.kind,
            gold: judged(&golden, &place.gold, texts.as_ref()),
            predicted: judged(&tested, &place.predicted, texts.as_ref()),
        }));
    }
    Ok(Comparison { counts: Counts::new(&gold_beads, &beads), reliability, differing })
}

/// The lines whose beads [`merged`] makes; those that it left as they were say what they said.
fn joined(gold: &[Links], lines: Vec<LinkLine>) -> Vec<LinkLine> {
    let beads: Vec<Links> = lines.iter().map(|line| line.links.clone()).collect();
    let mut known: HashMap<Links, LinkLine> = beads.iter().cloned().zip(lines).collect();
    let line = |links: Links| {
        known.remove(&links).unwrap_or_else(|| LinkLine { links, ..LinkLine::default() })
    };
    merged(gold, &beads).into_iter().map(line).collect()
}

/// Some lines of a file, to be judged, with what `texts` have where they say none.
fn judged(lines: &[LinkLine], numbers: &[usize], texts: Option<&Texts>) -> Vec<JudgedBead> {
    let lines = numbers.iter().filter_map(|&number| lines.get(number)).cloned();
    let bead = |LinkLine { links, confidence, texts: own }| {
        let texts = own.or_else(|| texts.map(|texts| texts.of(&links)));
        JudgedBead { links, confidence, texts }
    };
    lines.map(bead).collect()
}

fn is_empty((source, target): &Links) -> bool {
    source.is_empty() && target.is_empty()
}

/// Says which sentences stand more than once, and how many beads have none: they distort scores.
fn warn_of_repeats(path: &Path, beads: &[LinkLine], notes: Notes) {
    let name = input::name(path);
    for side in ["source", "target"] {
        let numbers = |bead: &LinkLine| {
            let (sources, targets) = bead.links.clone();
            if side == "source" { sources } else { targets }
        };
        let mut seen = HashSet::new();
        let repeated = beads.iter().flat_map(numbers).filter(|number| !seen.insert(*number));
        let repeated: BTreeSet<usize> = repeated.collect();
        let Some(first) = repeated.first() else { continue };
        let others = match repeated.len() - 1 {
            0 => String::new(),
            others => format!(", and so do {others} others"),
        };
        notes.warn(&format!(
            "{name}: {side} sentence {first} stands more than once{others}; each bead is counted"
        ));
    }
    let empty = beads.iter().filter(|bead| is_empty(&bead.links)).count();
    if empty > 0 {
        notes.warn(&format!("{name}: beads without sentences, not counted: {empty}"));
    }
}

/// What is in a folder, in the order of the names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error| input::InputError::Io { path: input::name(folder), error };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut entries = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()
        .map_err(failed)?;
    entries.sort();
    Ok(entries)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
