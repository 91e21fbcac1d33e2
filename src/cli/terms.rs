//! `taiyaku terms`.

use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::check::{Analyser, Candidate, Context, candidates};
use crate::model::Lang;

use super::config::Config;
use super::given::How;
use super::loaded::{Job, load, named};
use super::output::{self, Notes};
use super::{Error, Outcome, splitting, threads};

/// Propose a glossary: the terms that recur, and how each draft says them.
///
/// A row for each term as CSV, those of the most passages first: the term, its most frequent
/// rendering, with other forms of it that stand in the drafts (`reopening|reopened`), what each
/// draft calls it and how often, and a sentence with its translation. The columns are a glossary's:
/// delete the rows that you do not want, and check with the rest. Terms are in the source's language.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The source text; `-` is standard input [default: what taiyaku.toml says]. Alone, a bitext
    /// (TMX, XLIFF, PO, a table …), whose units are taken as they stand.
    source: Option<PathBuf>,
    /// One or several translations of it.
    drafts: Vec<PathBuf>,
    /// Terms that stand in fewer beads are left out.
    #[arg(long, value_name = "N", default_value_t = 2)]
    min: usize,
    /// Terms of this glossary are known and left out; may be given several times [default: those of
    /// taiyaku.toml].
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// A lexicon that `taiyaku learn` wrote, to align by; may be given several times.
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// The inputs hold one sentence per line and are not split, here or in taiyaku.toml.
    #[arg(long)]
    lines: bool,
    /// The source's language; detected if not given.
    #[arg(long, value_name = "ja|en")]
    source_lang: Option<Lang>,
    /// The drafts' language; detected if not given.
    #[arg(long, value_name = "ja|en")]
    target_lang: Option<Lang>,
    /// Write here instead of to standard output; the file appears whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads align several drafts; the result does not depend on it.
    #[arg(long, value_name = "N", value_parser = threads::wanted)]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    splitting: splitting::Args,
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    let options = args.splitting.options(&config.split);
    let named = named(args.source.as_ref(), &args.drafts, &options.input, config)?;
    let job = Job {
        named,
        how: How::checked([args.source_lang, args.target_lang], config.lines(args.lines), options),
        glossaries: config.glossaries(&args.glossary),
        lexicons: args.lexicon.clone(),
        threads: args.threads,
    };
    let to = output::target(args.output.as_deref(), job.inputs().chain(config.path()))?;
    let loaded = load(&job, notes)?;
    let mut analyser = Analyser::new()?;
    let source = analyser.analyse(&loaded.bitext.source);
    let targets: Vec<_> =
        loaded.bitext.drafts.iter().map(|draft| analyser.analyse(&draft.document)).collect();
    let contexts: Vec<Context<'_>> = loaded
        .bitext
        .drafts
        .iter()
        .zip(&targets)
        .enumerate()
        .map(|(number, (draft, target))| {
            Context::new(number, &source, target, &draft.alignment)
                .with_moved(&draft.alignment, &draft.crossings)
        })
        .collect();
    let lang = loaded.bitext.source.lang();
    let forms = loaded.glossary.concepts.iter().flat_map(|concept| &concept.forms);
    let known: HashSet<String> =
        forms.filter(|form| form.lang == lang).map(|form| form.text.to_ascii_lowercase()).collect();
    let mut rows = candidates(&contexts);
    rows.retain(|row| row.beads >= args.min && !known.contains(&row.term.to_ascii_lowercase()));
    let drafts: Vec<&str> = loaded.bitext.drafts.iter().map(|draft| draft.name.as_str()).collect();
    let csv = written(&rows, lang, &drafts);
    output::emit(to, &csv)?;
    Ok(Outcome::Clean)
}

/// A row for each term, in the columns of a glossary: the rendering that is most frequent in all
/// drafts, what each draft says and how often as a note, and an example as context.
fn written(rows: &[Candidate], source: Lang, drafts: &[&str]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(["source", "target", "note", "context"]);
    for renderings in rows.chunk_by(|a, b| a.term == b.term) {
        let Some(first) = renderings.first() else { continue };
        let mut note = format!("in {} beads", first.beads);
        for (number, name) in drafts.iter().enumerate() {
            let said: Vec<String> = renderings
                .iter()
                .filter_map(|row| {
                    let count = row.counts.get(number).copied().filter(|&count| count > 0)?;
                    Some(format!("{} {count}", row.rendering))
                })
                .collect();
            if !said.is_empty() {
                note.push_str(&format!("; {name}: {}", said.join(", ")));
            }
        }
        let context = format!("{} – {}", first.example.0, first.example.1);
        let others = first.others.iter().filter(|other| !other.contains(['|', '\\', '=']));
        let english = match source {
            Lang::Ja => &first.rendering,
            Lang::En => &first.term,
        };
        let forms: Vec<&str> = [english].into_iter().chain(others).map(String::as_str).collect();
        let forms = forms.join("|");
        let [term, rendering] = match source {
            Lang::Ja => [&first.term, &forms],
            Lang::En => [&forms, &first.rendering],
        };
        let _ = writer.write_record([term, rendering, &note, &context]);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
