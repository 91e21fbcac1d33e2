//! `taiyaku align`.

use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::builder::PossibleValuesParser;

use crate::align::{Aligner, SameLanguage, Side};
use crate::formats::ALIGNMENTS;
use crate::model::{Alignment, Bitext, Document, Draft, Lang};
use crate::report;

use super::config::Config;
use super::input::{self, Reading};
use super::output::{self, Notes};
use super::{Error, Outcome, progress, splitting};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The source text; `-` is standard input.
    source: PathBuf,
    /// One or several translations of it.
    #[arg(required = true)]
    drafts: Vec<PathBuf>,
    /// A glossary to trust (CSV or TSV with a header); may be given several times.
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// A lexicon that `taiyaku learn` wrote, to believe after the glossary and beside the
    /// dictionary; may be given several times.
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// The inputs hold one sentence per line and are not split.
    #[arg(long)]
    lines: bool,
    /// The source's language; detected if not given.
    #[arg(long, value_name = "ja|en")]
    source_lang: Option<Lang>,
    /// The drafts' language; detected if not given.
    #[arg(long, value_name = "ja|en")]
    target_lang: Option<Lang>,
    /// How to show the result.
    #[arg(short, long, value_name = "NAME", default_value = "table",
          value_parser = PossibleValuesParser::new(names()), long_help = format_help())]
    format: String,
    /// Write here instead of to standard output; the file appears whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads align several drafts; the result does not depend on it.
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    splitting: splitting::Args,
}

/// The format for people, which is no interchange format.
const TABLE: &str = "table";

fn names() -> Vec<&'static str> {
    [TABLE].into_iter().chain(ALIGNMENTS.iter().map(|format| format.name)).collect()
}

fn format_help() -> String {
    let mut help = format!("How to show the result:\n\n  {TABLE:9} for reading at the terminal\n");
    for format in &ALIGNMENTS {
        help.push_str(&format!("  {:9} {}\n", format.name, format.about));
    }
    help
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    let stdin = [&args.source].into_iter().chain(&args.drafts).filter(|p| p.as_os_str() == "-");
    if stdin.count() > 1 {
        return Err(Error::Usage("standard input can be read only once, found `-` twice".into()));
    }
    let bitext = align(args, config, notes)?;
    let rendered = if args.format == TABLE {
        report::table(&bitext, output::look(args.output.is_some()))
    } else {
        let format = ALIGNMENTS.iter().find(|format| format.name == args.format);
        let format = format.ok_or_else(|| Error::Usage(format!("no format {}", args.format)))?;
        (format.write)(&bitext)?
    };
    match &args.output {
        Some(path) => output::write_file(path, &rendered)?,
        None => {
            let mut stdout = output::stdout();
            stdout.write_all(rendered.as_bytes())?;
            stdout.flush()?;
        }
    }
    Ok(Outcome::Clean)
}

fn align(args: &Args, config: &Config, notes: Notes) -> Result<Bitext, Error> {
    let reading = |lang, lang_option| Reading {
        lang,
        lang_option,
        lines: args.lines,
        options: args.splitting.options(&config.split),
    };
    let source =
        input::read_document(&args.source, &reading(args.source_lang, "--source-lang"), notes)?;
    let for_drafts = reading(args.target_lang, "--target-lang");
    let documents = args
        .drafts
        .iter()
        .map(|path| input::read_document(path, &for_drafts, notes))
        .collect::<Result<Vec<Document>, _>>()?;
    let mut aligner = Aligner::new(input::read_glossaries(&args.glossary, notes)?)?
        .with_lexicon(input::read_lexicons(&args.lexicon, notes)?);
    let texts = Texts { source: (&args.source, source), drafts: &args.drafts, documents };
    aligned(&mut aligner, texts, args.threads, notes)
}

/// A source and drafts as they were read, with their paths.
pub(super) struct Texts<'a> {
    pub(super) source: (&'a Path, Document),
    pub(super) drafts: &'a [PathBuf],
    pub(super) documents: Vec<Document>,
}

/// Aligns a source with its drafts.
pub(super) fn aligned(
    aligner: &mut Aligner,
    texts: Texts<'_>,
    threads: Option<NonZeroUsize>,
    notes: Notes,
) -> Result<Bitext, Error> {
    let Texts { source: (source_path, source), drafts: paths, documents } = texts;
    for (path, document) in paths.iter().zip(&documents) {
        same_language(source_path, &source, path, document)?;
    }
    let sentences = source.len() + documents.iter().map(Document::len).sum::<usize>();
    let bar = progress::bar(1 + 2 * documents.len(), sentences, notes);
    bar.set_message("aligning");
    let side = aligner.side(&source);
    bar.inc(1);
    let sides: Vec<Side> = documents
        .iter()
        .map(|document| {
            let side = aligner.side(document);
            bar.inc(1);
            side
        })
        .collect();
    let aligner = &*aligner;
    let alignments = in_parallel(&sides, threads, |draft| {
        let alignment = aligner.align(&side, draft);
        bar.inc(1);
        alignment
    });
    bar.finish_and_clear();

    let drafts = paths.iter().zip(documents).zip(alignments);
    let drafts = drafts
        .map(|((path, document), alignment)| {
            let alignment = alignment.map_err(|error| Error::Usage(error.to_string()))?;
            Ok(Draft { name: input::name(path), document, alignment })
        })
        .collect::<Result<_, Error>>()?;
    Ok(Bitext { name: input::name(source_path), source, drafts })
}

fn same_language(
    source_path: &Path,
    source: &Document,
    path: &Path,
    draft: &Document,
) -> Result<(), Error> {
    if source.lang() != draft.lang() {
        return Ok(());
    }
    Err(Error::Usage(format!(
        "{}: this text is {} like {}, expected {}; --source-lang and --target-lang overrule \
         the detection",
        input::name(path),
        draft.lang().name(),
        input::name(source_path),
        source.lang().other().name(),
    )))
}

/// `align` for each side, spread over threads; the results keep the order.
fn in_parallel(
    sides: &[Side],
    threads: Option<NonZeroUsize>,
    align: impl Fn(&Side) -> Result<Alignment, SameLanguage> + Sync,
) -> Vec<Result<Alignment, SameLanguage>> {
    let available = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = threads.map_or_else(available, NonZeroUsize::get).min(sides.len());
    if threads <= 1 {
        return sides.iter().map(align).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((number, side)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            sides.get(number).map(|side| (number, side))
        } {
            done.push((number, align(side)));
        }
        done
    };
    let mut all: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| {
                worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });
    all.sort_by_key(|&(number, _)| number);
    all.into_iter().map(|(_, alignment)| alignment).collect()
}
