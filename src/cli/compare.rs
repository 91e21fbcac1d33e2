//! `taiyaku compare`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use crate::align::{Aligner, Constraints};
use crate::lexicon::in_turn;
use crate::model::{Bitext, Draft, Lang};
use crate::report::diff::{Differing, drafts, drafts_json};
use crate::revision::Comparer;

use super::config::Config;
use super::diff::write;
use super::input;
use super::output::{self, Notes};
use super::reading::Reading;
use super::{Error, Outcome, splitting, texts};

/// Put several drafts side by side, and mark the words in which they differ.
///
/// One row for each group of source sentences on which all drafts agree; a sentence that stands
/// elsewhere in a draft is in the row of what it translates, marked `(moved)`. A word is marked when any
/// other draft has another in its place, or none; typography (another style of quotation marks,
/// dashes) makes no difference. Exit code 0: the drafts are the same; 1: they
/// differ; 2: trouble.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The source text; `-` is standard input.
    source: PathBuf,
    /// Two or more translations of it.
    #[arg(required = true, num_args = 2..)]
    drafts: Vec<PathBuf>,
    /// A glossary to align with; may be given several times [default: those of taiyaku.toml].
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// The inputs hold one sentence per line and are not split, here or in taiyaku.toml.
    #[arg(long)]
    lines: bool,
    /// The source's language; detected if not given.
    #[arg(long, value_name = "ja|en")]
    source_lang: Option<Lang>,
    /// How to show the result: `full` for reading, `json` for programs [default: json in a file whose
    /// name ends so, else full].
    #[arg(short, long, value_name = "NAME",
          value_parser = PossibleValuesParser::new(["full", "json"]))]
    format: Option<String>,
    /// Write here instead of to standard output; the file appears whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit with 0 even where the drafts differ.
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    splitting: splitting::Args,
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    let texts = || [&args.source].into_iter().chain(&args.drafts);
    input::one_stdin(texts())?;
    let glossaries = config.glossaries(&args.glossary);
    let inputs = texts().chain(&glossaries).chain(config.path());
    let to = output::target(args.output.as_deref(), inputs)?;
    let bitext = align(args, config, notes)?;
    let lang = bitext.source.lang().other();
    let mut comparer =
        Comparer::new(lang, &input::read_glossaries(&glossaries, Notes { quiet: true })?)?;
    let rows: Vec<Differing> = bitext
        .placed_rows()
        .into_iter()
        .map(|row| {
            let runs = bitext.drafts.iter().zip(&row.cells);
            let runs: Vec<_> = runs.map(|(d, cell)| (&d.document, cell.target.clone())).collect();
            let marks = comparer.differing(&runs);
            (row, marks)
        })
        .collect();
    let is_json = output::format(args.format.as_deref(), to, ["json"], "full")? == "json";
    let rendered = if is_json {
        drafts_json(&bitext, &rows)
    } else {
        drafts(&bitext, &rows, output::look(to.is_some()))
    };
    write(&rendered, to, !is_json)?;
    let is_same = rows.iter().all(|(_, marks)| marks.iter().all(Vec::is_empty));
    Ok(if is_same || args.exit_zero { Outcome::Clean } else { Outcome::Found })
}

fn align(args: &Args, config: &Config, notes: Notes) -> Result<Bitext, Error> {
    let reading = Reading {
        lang: args.source_lang,
        lang_option: "--source-lang",
        lines: config.lines(args.lines),
        options: args.splitting.options(&config.split),
    };
    let source = texts::read_document(&args.source, &reading, notes)?;
    let mut aligner =
        Aligner::new(input::read_glossaries(&config.glossaries(&args.glossary), notes)?)?;
    let side = aligner.side(&source);
    let drafts = args.drafts.iter().map(|path| {
        let lang = source.lang();
        let document = texts::read_counterpart(path, &args.source, lang, &reading, notes)?;
        let target = aligner.side(&document);
        let aligned = aligner.align_within(&side, &target, &Constraints::default(), &in_turn);
        let aligned = aligned.map_err(|error| Error::Usage(error.to_string()))?;
        let crossings = aligned.crossings();
        Ok(Draft { crossings, ..Draft::new(input::name(path), document, aligned.alignment) })
    });
    let drafts = drafts.collect::<Result<Vec<_>, Error>>()?;
    Ok(Bitext { name: input::name(&args.source), source, drafts })
}
