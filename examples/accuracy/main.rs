//! Aligns and splits every document of every set in a folder and scores the results:
//! `make accuracy`.
//!
//! `DATA/align/SET/DOC/{src.txt, tgt.txt, gold.tsv}` hold one Japanese sentence, one English
//! sentence, one gold bead per line. The predictions stay in `target/accuracy/SET/DOC.tsv`, so
//! that another scorer can read them. `DATA/split` is scored by [`split`]. Exits with 1 when a
//! set falls below its floor. With `--ablation`, prints instead what each kind of evidence is worth:
//! `make ablation`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod ablation;
mod split;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use taiyaku::align::Aligner;
use taiyaku::align::calibration::Reliability;
use taiyaku::align::eval::{Counts, merged};
use taiyaku::formats::ALIGNMENTS;
use taiyaku::formats::links::{self, LinkLine};
use taiyaku::model::Links;
use taiyaku::text::segment;
use taiyaku::{Bitext, Document, Draft, Glossary, Lang, report};

/// The least strict and lax F1 of each set, which only ever rise.
const FLOORS: &str = include_str!("../../benches/accuracy-floors.tsv");

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let result = match args.as_slice() {
        [data] => run(Path::new(data)),
        [data, option] if option == "--ablation" => {
            ablation::run(&Path::new(data).join("align")).map(|()| ExitCode::SUCCESS)
        }
        _ => {
            eprintln!("usage: accuracy DATA [--ablation]");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(data: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let (align, split) = (data.join("align"), data.join("split"));
    if !align.is_dir() && !split.is_dir() {
        return Err(format!("{}: neither `align` nor `split` in it", data.display()).into());
    }
    let mut high_enough = true;
    if align.is_dir() {
        let mut results = Vec::new();
        let mut reliability = Reliability::default();
        for set in folders(&align)? {
            let (counts, confidences) = score(&set)?;
            results.push((name(&set), counts));
            reliability += confidences;
        }
        print!("{}\n{}", report::scores(&results), report::reliability(&reliability));
        for (set, counts) in &results {
            high_enough &= meets_floor(FLOORS, set, [counts.strict().f1(), counts.lax().f1()])?;
        }
    }
    if split.is_dir() {
        high_enough &= split::run(&split)?;
    }
    Ok(if high_enough { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Whether `set` reaches its two floors in the table; says so when it does not.
fn meets_floor(table: &str, set: &str, found: [f64; 2]) -> Result<bool, Box<dyn Error>> {
    let mut lines = table.lines();
    let names = lines.next().unwrap_or("").split('\t').skip(1);
    let row = lines.find_map(|line| line.strip_prefix(set)?.strip_prefix('\t'));
    let Some(row) = row else { return Ok(true) };
    let mut met = true;
    for ((name, floor), found) in names.zip(row.split('\t')).zip(found) {
        // The floors are written with three decimals.
        if found + 0.0005 < floor.parse::<f64>()? {
            println!("{set}: {name} {found:.3} is below its floor of {floor}");
            met = false;
        }
    }
    Ok(met)
}

/// The scores of a set and, unless its gold is coarser than beads, how its confidences did.
fn score(set: &Path) -> Result<(Counts, Reliability), Box<dyn Error>> {
    let predictions = Path::new("target/accuracy").join(name(set));
    fs::create_dir_all(&predictions)?;
    let vecalign = ALIGNMENTS.iter().find(|format| format.name == "vecalign").ok_or("vecalign")?;
    let mut aligner = Aligner::new(Glossary::default())?;
    let (mut total, mut reliability) = (Counts::default(), Reliability::default());
    for folder in folders(set)? {
        let source = document(&folder.join("src.txt"), Lang::Ja)?;
        let target = document(&folder.join("tgt.txt"), Lang::En)?;
        let sides = (aligner.side(&source), aligner.side(&target));
        let alignment = aligner.align(&sides.0, &sides.1)?;
        let draft = Draft::new("tgt", target, alignment);
        let bitext = Bitext { name: "src".into(), source, drafts: vec![draft] };
        let lines = (vecalign.write)(&bitext)?;
        let confident = links::read_lines(&lines)?;
        let lines: Vec<&str> =
            lines.lines().filter_map(|line| Some(line.rsplit_once(':')?.0)).collect();
        fs::write(predictions.join(name(&folder) + ".tsv"), lines.join("\n") + "\n")?;
        let gold = links::read(&fs::read_to_string(folder.join("gold.tsv"))?)?;
        let mut predicted: Vec<Links> = confident.iter().map(|line| line.links.clone()).collect();
        // The gold of documentation sites is made of blocks, not sentences.
        if name(set).ends_with("-docs") {
            predicted = merged(&gold, &predicted);
        } else {
            let sure = |line: LinkLine| Some((line.links, line.confidence?));
            let sure: Vec<(Links, f64)> = confident.into_iter().filter_map(sure).collect();
            reliability += Reliability::new(&gold, &sure);
        }
        total += Counts::new(&gold, &predicted);
    }
    Ok((total, reliability))
}

fn document(path: &Path, lang: Lang) -> Result<Document, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let sentences = segment::segment_lines(&text);
    Ok(Document::new(lang, text, sentences)?)
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut folders = entries.map(|e| Ok(e?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
