//! `taiyaku eval`.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::align::eval::{Counts, merged};
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
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let results = if args.gold.is_file() {
        vec![(input::name(&args.gold), compare(&args.gold, Some(&args.predicted), args.merge)?)]
    } else {
        let sets = folders(&args.gold)?;
        if sets.iter().any(|set| set.join("gold.tsv").is_file()) {
            vec![(file_name(&args.gold), set(&args.gold, &args.predicted, args.merge)?)]
        } else {
            sets.iter()
                .filter(|gold| args.predicted.join(file_name(gold)).is_dir())
                .map(|gold| {
                    let name = file_name(gold);
                    let counts = set(gold, &args.predicted.join(&name), args.merge)?;
                    Ok((name, counts))
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
    stdout.write_all(report::scores(&results).as_bytes())?;
    stdout.flush()?;
    Ok(Outcome::Clean)
}

/// The micro average over the documents of a set; one that is missing counts as empty.
fn set(gold: &Path, predicted: &Path, merge: bool) -> Result<Counts, Error> {
    let mut total = Counts::default();
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
        total += compare(&truth, found.as_deref(), merge)?;
    }
    Ok(total)
}

fn compare(gold: &Path, predicted: Option<&Path>, merge: bool) -> Result<Counts, Error> {
    let notes = Notes { quiet: true };
    let gold = input::read_links(gold, notes)?;
    let mut tested = match predicted {
        Some(path) => input::read_links(path, notes)?,
        None => Vec::new(),
    };
    if merge {
        tested = merged(&gold, &tested);
    }
    Ok(Counts::new(&gold, &tested))
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
