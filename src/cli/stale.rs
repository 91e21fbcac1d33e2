//! `taiyaku stale`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use crate::align::{Aligner, Constraints};
use crate::formats::ALIGNMENTS;
use crate::lexicon::in_turn;
use crate::model::{Aspect, Bitext, Document, Draft, Lang, Standing, Tally};
use crate::report::diff::{Shown, remark, stale, stale_json};
use crate::revision::{self, Comparer, Options};

use super::config::Config;
use super::diff::{read_pair, write};
use super::from::{self, Settled};
use super::input;
use super::output::{self, Notes};
use super::reading::Reading;
use super::{Error, Outcome, splitting, texts};

/// Show what a new revision of the source did to a draft of the old one.
///
/// Sentences of the draft whose source was edited, with the marks in the source; those that are
/// still good, and where their source stands now if it moved; and what is new in the source and not
/// translated. Exit code 0: all is good and in its place; 1: something is stale, new or moved; 2:
/// trouble.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The source that the draft translates: a file, `-`, or `REV:path` in a git repository.
    old_source: PathBuf,
    /// The source as it is now.
    new_source: PathBuf,
    /// The translation of the old source.
    draft: PathBuf,
    /// A glossary to align with; may be given several times [default: those of taiyaku.toml].
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// An alignment of the old source with the draft, as `align --format jsonl` writes it: its
    /// reviewed beads say what translates what. Instead of the list, the new source's alignment
    /// is written, in the same format: beads whose sentences have not changed come back byte for
    /// byte but for their numbers, the rest is aligned again.
    #[arg(long, value_name = "ALIGNMENT", conflicts_with = "format")]
    carry: Option<PathBuf>,
    /// The inputs hold one sentence per line and are not split, here or in taiyaku.toml.
    #[arg(long)]
    lines: bool,
    /// The language of the source; detected if not given.
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
    /// Exit with 0 even where something is stale.
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    splitting: splitting::Args,
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    let texts = [&args.old_source, &args.new_source, &args.draft];
    input::one_stdin(texts)?;
    let glossaries = config.glossaries(&args.glossary);
    // What is carried over may take the place of what was.
    let inputs = texts.into_iter().chain(&glossaries).chain(config.path());
    let to = output::target(args.output.as_deref(), inputs)?;
    let reading = Reading {
        lang: args.source_lang,
        lang_option: "--source-lang",
        lines: config.lines(args.lines),
        options: args.splitting.options(&config.split),
    };
    let names = [&args.old_source, &args.new_source].map(|path| input::name(path));
    let paths = [args.old_source.as_path(), args.new_source.as_path()];
    let texts = read_pair(paths, [&names[0], &names[1]], &reading, notes)?;
    let [old, new] = texts.map(|text| text.document);
    let lang = old.lang();
    let document = texts::read_counterpart(&args.draft, &args.old_source, lang, &reading, notes)?;

    let glossary = input::read_glossaries(&glossaries, notes)?;
    let mut comparer = Comparer::new(old.lang(), &glossary)?;
    let mut aligner = Aligner::new(glossary)?;
    let (source, target) = (aligner.side(&old), aligner.side(&document));
    let settled = |source: &Document, notes| -> Result<Option<Settled>, Error> {
        let carried = args.carry.as_deref();
        let settled = carried.map(|path| from::read(path, source, &document, None, notes));
        Ok(settled.transpose()?)
    };
    // What a person reviewed says what translates what; only the new source's share is news.
    let before = settled(&old, Notes { quiet: true })?;
    let free = Constraints::default();
    let constraints = before.as_ref().map_or(&free, |settled| &settled.constraints);
    let aligned = aligner.align_within(&source, &target, constraints, &in_turn);
    let alignment = aligned.map_err(|error| Error::Usage(error.to_string()))?.alignment;
    let now = settled(&new, notes)?.map(|settled| (settled, aligner.side(&new)));
    let options = Options { boundaries: reading.lines, ..Options::default() };
    let kinds: BTreeSet<Aspect> =
        Aspect::ALL.into_iter().filter(|kind| *kind != Aspect::Typography).collect();
    let revision = comparer.compare(old, new, &options).only(&kinds);
    if let Some(remark) = remark(&revision) {
        notes.warn(&remark);
    }
    let rows = revision::stale(&revision, &alignment);
    let is_good = rows.iter().all(|row| row.standing == Standing::Good && !row.is_moved());
    let outcome = if is_good || args.exit_zero { Outcome::Clean } else { Outcome::Found };
    if let Some((settled, source)) = now {
        let aligned = aligner.align_within(&source, &target, &settled.constraints, &in_turn);
        let aligned = aligned.map_err(|error| Error::Usage(error.to_string()))?;
        let crossings = settled.crossings(aligned.crossings());
        let lines = settled.lines(&aligned.alignment);
        let draft = Draft::new(input::name(&args.draft), document, aligned.alignment);
        let draft = Draft { lines, crossings, ..draft };
        let name = input::name(&args.new_source);
        let bitext = Bitext { name, source: revision.new, drafts: vec![draft] };
        let format = ALIGNMENTS.iter().find(|format| format.name == "jsonl");
        let format = format.ok_or_else(|| Error::Usage("no format jsonl".into()))?;
        write(&(format.write)(&bitext)?, to, false)?;
        return Ok(outcome);
    }
    let draft = Draft::new(input::name(&args.draft), document, alignment);
    let shown = Shown {
        revision: &revision,
        names: [&names[0], &names[1], ""],
        lines: Default::default(),
        tally: Tally::default(),
        paragraphs: &[],
        context: 0,
        look: output::look(to.is_some()),
    };
    let is_json = output::format(args.format.as_deref(), to, ["json"], "full")? == "json";
    let rendered = if is_json { stale_json } else { stale }(&shown, &draft, &rows);
    write(&rendered, to, !is_json)?;
    Ok(outcome)
}
