//! How many findings clean translations get: `make noise DATA=DIR`.
//!
//! `DATA/align/SET/DOC/{src.txt, tgt.txt}` hold real translations, one sentence a line. Prints, for
//! every set, the errors and warnings per 100 Japanese sentences, by rule. `--list` prints the
//! findings themselves.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use taiyaku::align::Aligner;
use taiyaku::check::{Analyser, Context, Settings, run};
use taiyaku::text::segment::segment_lines;
use taiyaku::{Document, Glossary, Lang};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let list = args.iter().any(|arg| arg == "--list");
    let notes = args.iter().any(|arg| arg == "--notes");
    let sets: Vec<&str> = args.iter().skip(1).filter(|a| !a.starts_with('-')).map(String::as_str).collect();
    let Some(data) = args.iter().find(|arg| !arg.starts_with("--")) else {
        eprintln!("usage: noise DATA [SET…] [--list] [--notes]");
        return ExitCode::from(2);
    };
    match all(&Path::new(data).join("align"), &sets, list, notes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn all(align: &Path, sets: &[&str], list: bool, notes: bool) -> Result<(), Box<dyn Error>> {
    let mut aligner = Aligner::new(Glossary::default())?;
    let mut analyser = Analyser::new([])?;
    for set in folders(align)? {
        let name = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !sets.is_empty() && !sets.contains(&name.as_str()) {
            continue;
        }
        let (mut sentences, mut failing) = (0, 0);
        let mut by_rule: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for folder in folders(&set)? {
            let ja = document(&folder.join("src.txt"), Lang::Ja)?;
            let en = document(&folder.join("tgt.txt"), Lang::En)?;
            let (source, target) = (aligner.side(&ja), aligner.side(&en));
            let alignment = aligner.align(&source, &target)?;
            let (source, target) = (analyser.analyse(&ja), analyser.analyse(&en));
            let context = Context::new(0, &source, &target, &alignment);
            sentences += ja.len();
            for finding in run(&context, &Settings::default()) {
                let fails = finding.severity.fails();
                if let Some(count) = by_rule.entry(finding.rule).or_default().get_mut(usize::from(!fails)) {
                    *count += 1;
                }
                failing += usize::from(fails);
                if list && (fails || notes) {
                    let bead = finding.bead.and_then(|bead| alignment.beads().get(bead));
                    let doc = folder.file_name().unwrap_or_default().to_string_lossy();
                    println!("{} {name}/{doc} {}: {} [{} | {}]", finding.severity, finding.rule, finding.message, finding.source.text, finding.target.text);
                    if let Some(bead) = bead {
                        println!("   {}", taiyaku::model::join(&ja, bead.source.clone()));
                        println!("   {}", taiyaku::model::join(&en, bead.target.clone()));
                    }
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "counts")]
        let rate = 100.0 * failing as f64 / sentences.max(1) as f64;
        println!("{name}: {failing} errors and warnings in {sentences} sentences, {rate:.2} per 100");
        for (rule, [fails, notes]) in by_rule {
            println!("    {rule:30} {fails:5} {notes:5} notes");
        }
    }
    Ok(())
}

fn document(path: &Path, lang: Lang) -> Result<Document, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let sentences = segment_lines(&text);
    Ok(Document::new(lang, text, sentences)?)
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut folders = entries.map(|e| Ok(e?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}
