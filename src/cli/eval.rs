//! `taiyaku eval`.

use std::fs;
use std::io::Write as _;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use crate::align::calibration::Reliability;
use crate::align::eval::{Counts, merged};
use crate::model::Links;
use crate::report;

use super::output::{self, Notes};
use super::{Error, Outcome, input};

/// Strict and lax precision, recall and F1, as vecalign defines them.
///
/// Two files: both in vecalign's lines or our JSON lines. Two folders: GOLD holds DOC/gold.tsv
/// (or sets of such folders), PREDICTED holds DOC.tsv, DOC/align.tsv or DOC/gold.tsv.
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
}

/// What came of one document, or of several.
#[derive(Clone, Copy, Default)]
struct Comparison {
    counts: Counts,
    reliability: Reliability,
}

impl AddAssign for Comparison {
    fn add_assign(&mut self, more: Self) {
        self.counts += more.counts;
        self.reliability += more.reliability;
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let results = if args.gold.is_file() {
        vec![(input::name(&args.gold), compare(&args.gold, Some(&args.predicted), args)?)]
    } else {
        let sets = folders(&args.gold)?;
        if sets.iter().any(|set| set.join("gold.tsv").is_file()) {
            vec![(file_name(&args.gold), set(&args.gold, &args.predicted, args)?)]
        } else {
            sets.iter()
                .filter(|gold| args.predicted.join(file_name(gold)).is_dir())
                .map(|gold| {
                    let name = file_name(gold);
                    let result = set(gold, &args.predicted.join(&name), args)?;
                    Ok((name, result))
                })
                .collect::<Result<_, Error>>()?
        }
    };
    if results.is_empty() {
        return Err(Error::Usage(format!(
            "{}: no set that {} has too, expected folders with DOC/gold.tsv",
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
    stdout.flush()?;
    Ok(Outcome::Clean)
}

/// The micro average over the documents of a set; one that is missing counts as empty.
fn set(gold: &Path, predicted: &Path, args: &Args) -> Result<Comparison, Error> {
    let mut total = Comparison::default();
    for document in folders(gold)? {
        let truth = document.join("gold.tsv");
        if !truth.is_file() {
            continue;
        }
        let name = file_name(&document);
        let places = [
            predicted.join(format!("{name}.tsv")),
            predicted.join(&name).join("gold.tsv"),
            predicted.join(&name).join("align.tsv"),
            predicted.join(&name),
        ];
        let found = places.into_iter().find(|place| place.is_file());
        if found.is_none() {
            Notes { quiet: false }.warn(&format!("{name}: no prediction, counted as empty"));
        }
        total += compare(&truth, found.as_deref(), args)?;
    }
    Ok(total)
}

fn compare(gold: &Path, predicted: Option<&Path>, args: &Args) -> Result<Comparison, Error> {
    let notes = Notes { quiet: true };
    let links = |beads: Vec<(Links, Option<f64>)>| beads.into_iter().map(|(links, _)| links);
    let gold: Vec<Links> = links(input::read_links(gold, notes)?).collect();
    let tested = match predicted {
        Some(path) => input::read_links(path, notes)?,
        None => Vec::new(),
    };
    let confident: Vec<(Links, f64)> = tested
        .iter()
        .filter_map(|(links, confidence)| Some((links.clone(), (*confidence)?)))
        .collect();
    let reliability = Reliability::new(&gold, &confident);
    let mut tested: Vec<Links> = links(tested).collect();
    if args.merge {
        tested = merged(&gold, &tested);
    }
    Ok(Comparison { counts: Counts::new(&gold, &tested), reliability })
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error| input::InputError::Io { path: input::name(path), error };
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?.path();
        if entry.is_dir() {
            folders.push(entry);
        }
    }
    folders.sort();
    Ok(folders)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
