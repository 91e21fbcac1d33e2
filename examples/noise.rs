//! How many findings clean translations get: `make noise DATA=DIR`.
//!
//! `DATA/align/SET/DOC/{src.txt, tgt.txt}` hold real translations, one sentence a line. Prints, for
//! every set, the errors and warnings per 100 Japanese sentences, by rule. `--list` prints the
//! findings themselves, `--turned` takes the English for the source.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use taiyaku::align::Aligner;
use taiyaku::check::{Analyser, Context, Rendering, Settings, TermKind, run};
use taiyaku::text::segment::segment_lines;
use taiyaku::{Document, Glossary, Lang};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let list = args.iter().any(|arg| arg == "--list");
    let notes = args.iter().any(|arg| arg == "--notes");
    let turned = args.iter().any(|arg| arg == "--turned");
    let sets: Vec<&str> =
        args.iter().skip(1).filter(|a| !a.starts_with('-')).map(String::as_str).collect();
    let Some(data) = args.iter().find(|arg| !arg.starts_with("--")) else {
        eprintln!("usage: noise DATA [SET…] [--list] [--notes]");
        return ExitCode::from(2);
    };
    if args.iter().any(|arg| arg == "--plant") {
        return match plant(&Path::new(data).join("align"), &sets, list) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: {error}");
                ExitCode::from(2)
            }
        };
    }
    match all(&Path::new(data).join("align"), &sets, (list, notes), turned) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn all(
    align: &Path,
    sets: &[&str],
    (list, notes): (bool, bool),
    turned: bool,
) -> Result<(), Box<dyn Error>> {
    let mut aligner = Aligner::new(Glossary::default())?;
    let mut analyser = Analyser::new()?;
    let (mut aligning, mut checking) = (Duration::ZERO, Duration::ZERO);
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
            let sentences_here = ja.len();
            let (ja, en) = if turned { (en, ja) } else { (ja, en) };
            let start = Instant::now();
            let (source, target) = (aligner.side(&ja), aligner.side(&en));
            let alignment = aligner.align(&source, &target)?;
            aligning += start.elapsed();
            let start = Instant::now();
            let (source, target) = (analyser.analyse(&ja), analyser.analyse(&en));
            let context = Context::new(0, &source, &target, &alignment);
            let findings = run(&context, &Settings::default());
            checking += start.elapsed();
            sentences += sentences_here;
            for finding in findings {
                let fails = finding.severity.fails();
                if let Some(count) =
                    by_rule.entry(finding.rule).or_default().get_mut(usize::from(!fails))
                {
                    *count += 1;
                }
                failing += usize::from(fails);
                if list && (fails || notes) {
                    let bead = finding.bead.and_then(|bead| alignment.beads().get(bead));
                    let doc = folder.file_name().unwrap_or_default().to_string_lossy();
                    println!(
                        "{} {name}/{doc} {}: {} [{} | {}]",
                        finding.severity,
                        finding.rule,
                        finding.message,
                        finding.source.text,
                        finding.target.text
                    );
                    if let Some(bead) = bead {
                        println!("   {}", taiyaku::model::join(&ja, bead.source.clone()));
                        println!("   {}", taiyaku::model::join(&en, bead.target.clone()));
                    }
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "counts")]
        let rate = 100.0 * failing as f64 / sentences.max(1) as f64;
        println!(
            "{name}: {failing} errors and warnings in {sentences} sentences, {rate:.2} per 100"
        );
        for (rule, [fails, notes]) in by_rule {
            println!("    {rule:30} {fails:5} {notes:5} notes");
        }
    }
    println!("{aligning:.2?} to align, {checking:.2?} to check");
    Ok(())
}

/// What is put in place of a usual rendering: a noun phrase that no text has.
const PLANTED: [&str; 4] = ["gasket", "velvet lantern", "walnut pergola", "tarpaulin"];

/// Puts another phrase in place of one usual rendering at a time, for every term that is always
/// rendered alike, three times at least, and prints in how many of these drafts it is found.
fn plant(align: &Path, sets: &[&str], list: bool) -> Result<(), Box<dyn Error>> {
    let mut aligner = Aligner::new(Glossary::default())?;
    let mut analyser = Analyser::new()?;
    for set in folders(align)? {
        let name = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !sets.is_empty() && !sets.contains(&name.as_str()) {
            continue;
        }
        let (mut planted, mut failing, mut noted) = (0, 0, 0);
        for folder in folders(&set)? {
            let ja = document(&folder.join("src.txt"), Lang::Ja)?;
            let en = document(&folder.join("tgt.txt"), Lang::En)?;
            let side = aligner.side(&ja);
            let alignment = {
                let target = aligner.side(&en);
                aligner.align(&side, &target)?
            };
            let (source, target) = (analyser.analyse(&ja), analyser.analyse(&en));
            let context = Context::new(0, &source, &target, &alignment);
            for term in context.renderings() {
                let kinds = [TermKind::Compound, TermKind::Katakana];
                let whole = term.usual_count() == term.uses.len() && term.usual_count() >= 4;
                if !whole || !kinds.contains(&term.kind) {
                    continue;
                }
                let Some(used) = term.uses.get(term.uses.len() / 2) else { continue };
                let Rendering::Usual(span) = used.rendering else { continue };
                let once = en.text().get(span.range()).unwrap_or("").to_lowercase();
                let sentence = target.sentence(target.sentence_at(span.start)).to_lowercase();
                if sentence.matches(&once).count() != 1
                    || target.text(span).starts_with(char::is_uppercase)
                {
                    continue;
                }
                let phrase = PLANTED.get(planted % PLANTED.len()).copied().unwrap_or("gasket");
                let text = en.text();
                let drifted = format!(
                    "{}{phrase}{}",
                    text.get(..span.start).unwrap_or(""),
                    text.get(span.end..).unwrap_or("")
                );
                let drifted = Document::new(Lang::En, drifted.clone(), segment_lines(&drifted))?;
                let other = aligner.side(&drifted);
                let alignment = aligner.align(&side, &other)?;
                let target = analyser.analyse(&drifted);
                let context = Context::new(0, &source, &target, &alignment);
                let found = run(&context, &Settings::default());
                let hit = found.iter().find(|f| {
                    f.rule == "inconsistent-term"
                        && f.target.text.contains(phrase.split(' ').next_back().unwrap_or(""))
                });
                planted += 1;
                failing += usize::from(hit.is_some_and(|f| f.severity.fails()));
                noted += usize::from(hit.is_some_and(|f| !f.severity.fails()));
                if list && hit.is_none() {
                    println!(
                        "missed {} ({}): {}",
                        term.form,
                        term.usual,
                        drifted.sentence(target.sentence_at(span.start))
                    );
                    println!(
                        "     {}",
                        taiyaku::model::join(
                            &ja,
                            alignment
                                .beads()
                                .get(used.bead)
                                .map(|b| b.source.clone())
                                .unwrap_or_default()
                        )
                    );
                }
            }
        }
        println!("{name}: {planted} planted, {failing} found, {noted} as notes");
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
