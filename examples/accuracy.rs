//! Aligns every document of every set in a folder and scores the results: `make accuracy`.
//!
//! `DATA/align/SET/DOC/{src.txt, tgt.txt, gold.tsv}` hold one Japanese sentence, one English
//! sentence, one gold bead per line. The predictions stay in `target/accuracy/SET/DOC.tsv`, so
//! that another scorer can read them. Exits with 1 when a set falls below its floor.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use taiyaku::align::Aligner;
use taiyaku::align::eval::{Counts, merged};
use taiyaku::formats::{ALIGNMENTS, links};
use taiyaku::text::segment;
use taiyaku::{Bitext, Document, Draft, Glossary, Lang, report};

/// The least strict and lax F1 of each set, which only ever rise.
const FLOORS: &str = include_str!("../benches/accuracy-floors.tsv");

fn main() -> ExitCode {
    let Some(data) = std::env::args_os().nth(1) else {
        eprintln!("usage: accuracy DATA");
        return ExitCode::from(2);
    };
    match run(Path::new(&data)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(data: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let mut results = Vec::new();
    for set in folders(&data.join("align"))? {
        results.push((name(&set), score(&set)?));
    }
    print!("{}", report::scores(&results));
    let mut code = ExitCode::SUCCESS;
    for (set, counts) in &results {
        let (strict, lax) = (counts.strict().f1(), counts.lax().f1());
        let floor = FLOORS.lines().find_map(|line| line.strip_prefix(set)?.strip_prefix('\t'));
        let Some(floor) = floor else { continue };
        let mut numbers = floor.split('\t').map(str::parse::<f64>);
        let (least_strict, least_lax) =
            (numbers.next().ok_or(FLOORS)??, numbers.next().ok_or(FLOORS)??);
        // The floors are written with three decimals.
        if strict + 0.0005 < least_strict || lax + 0.0005 < least_lax {
            println!("{set}: below its floor of {least_strict} strict, {least_lax} lax");
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}

fn score(set: &Path) -> Result<Counts, Box<dyn Error>> {
    let predictions = Path::new("target/accuracy").join(name(set));
    fs::create_dir_all(&predictions)?;
    let vecalign = ALIGNMENTS.iter().find(|format| format.name == "vecalign").ok_or("vecalign")?;
    let mut aligner = Aligner::new(Glossary::default())?;
    let mut total = Counts::default();
    for folder in folders(set)? {
        let source = document(&folder.join("src.txt"), Lang::Ja)?;
        let target = document(&folder.join("tgt.txt"), Lang::En)?;
        let sides = (aligner.side(&source), aligner.side(&target));
        let alignment = aligner.align(&sides.0, &sides.1)?;
        let draft = Draft { name: "tgt".into(), document: target, alignment };
        let bitext = Bitext { name: "src".into(), source, drafts: vec![draft] };
        let lines = (vecalign.write)(&bitext)?;
        let mut predicted = links::read(&lines)?;
        let lines: Vec<&str> =
            lines.lines().filter_map(|line| Some(line.rsplit_once(':')?.0)).collect();
        fs::write(predictions.join(name(&folder) + ".tsv"), lines.join("\n") + "\n")?;
        let gold = links::read(&fs::read_to_string(folder.join("gold.tsv"))?)?;
        // The gold of documentation sites is made of blocks, not sentences.
        if name(set).ends_with("-docs") {
            predicted = merged(&gold, &predicted);
        }
        total += Counts::new(&gold, &predicted);
    }
    Ok(total)
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
