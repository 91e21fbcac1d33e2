//! `taiyaku align`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::OnceLock;

use clap::builder::PossibleValuesParser;

use crate::align::{Aligner, Constraints, SameLanguage, timed};
use crate::formats::ALIGNMENTS;
use crate::lexicon::Spread;
use crate::model::{Alignment, Bitext, Crossing, Document, Draft, Lang, Reasons};
use crate::report;
use crate::text::lang;

use super::config::Config;
use super::from::{self, Keep, Settled};
use super::given::{self, Given, How, Named, NamedText};
use super::input;
use super::output::{self, Notes};
use super::texts::Comments;
use super::{Error, Outcome, progress, splitting, strangers, threads};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The source text; `-` is standard input. Alone, a bitext (TMX, XLIFF, PO, a table …): its
    /// texts are aligned anew, but for units that are marked as reviewed.
    source: PathBuf,
    /// One or several translations of it.
    drafts: Vec<PathBuf>,
    /// A glossary to trust (CSV, TSV, TBX, XLSX or OmegaT's); may be given several times [default:
    /// those of taiyaku.toml].
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// A lexicon that `taiyaku learn` wrote, to believe after the glossary and beside the
    /// dictionary; may be given several times.
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// An earlier alignment of these texts, as `--format jsonl` writes it, whose reviewed beads
    /// (`"origin":"reviewed"` or `"locked":true`) come back byte for byte, while the stretches
    /// between them are aligned again. If a text has been revised, the sure beads of its unchanged
    /// sentences are carried over too. Lines with `"anchor":"hard"` or `"soft"` say that sentences
    /// belong in one bead. Once for each draft.
    #[arg(long, value_name = "FILE")]
    from: Vec<PathBuf>,
    /// Which beads of the earlier alignment to keep; by default all if a text has been revised,
    /// else the reviewed ones.
    #[arg(long, value_enum, requires = "from")]
    keep: Option<Keep>,
    /// Say what speaks for each bead: how usual its kind is, how its lengths and its words fit,
    /// which words and numbers translate each other.
    #[arg(long)]
    explain: bool,
    /// The inputs hold one sentence per line and are not split, here or in taiyaku.toml. Of a file with markup each block
    /// (paragraph, cell, message) is one sentence.
    #[arg(long)]
    lines: bool,
    /// The source's language; detected if not given.
    #[arg(long, value_name = "ja|en")]
    source_lang: Option<Lang>,
    /// The drafts' language; detected if not given.
    #[arg(long, value_name = "ja|en")]
    target_lang: Option<Lang>,
    /// How to show the result [default: as the name of --output ends, else table].
    #[arg(short, long, value_name = "NAME",
          value_parser = PossibleValuesParser::new(names()), long_help = format_help())]
    format: Option<String>,
    /// Write here instead of to standard output; the file appears whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads align several drafts; the result does not depend on it.
    #[arg(long, value_name = "N", value_parser = threads::wanted)]
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
    let mut help = format!("{}\n\n  {TABLE:9} for reading at the terminal\n", super::HOW_TO_SHOW);
    for format in &ALIGNMENTS {
        help.push_str(&format!("  {:9} {}\n", format.name, format.about));
    }
    help
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    let glossaries = config.glossaries(&args.glossary);
    let inputs = [&args.source].into_iter().chain(&args.drafts).chain(&args.lexicon);
    // What is settled may take the place of what was.
    let to =
        output::target(args.output.as_deref(), inputs.chain(&glossaries).chain(config.path()))?;
    let format = output::format(args.format.as_deref(), to, names(), TABLE)?;
    let bitext = align(args, config, notes)?;
    strangers::warn(&bitext, notes);
    let rendered = if format == TABLE && args.explain {
        output::look(to.is_some()).text(&report::reasons(&bitext)).into_owned()
    } else if format == TABLE {
        report::table(&bitext, output::look(to.is_some()))
    } else {
        let known = ALIGNMENTS.iter().find(|known| known.name == format);
        let known = known.ok_or_else(|| Error::Usage(format!("no format {format}")))?;
        (known.write)(&bitext)?
    };
    output::emit(to, &rendered)?;
    Ok(Outcome::Clean)
}

fn align(args: &Args, config: &Config, notes: Notes) -> Result<Bitext, Error> {
    let how = How {
        langs: [args.source_lang, args.target_lang],
        lines: config.lines(args.lines),
        options: args.splitting.options(&config.split),
        comments: Comments::Left,
        takes_fuzzy: true,
    };
    let named = match args.drafts.as_slice() {
        [] => Named::Bitext(args.source.clone()),
        drafts => Named::Texts(args.source.clone(), drafts.to_vec()),
    };
    let inputs = [&args.source].into_iter().chain(&args.drafts).chain(&args.from);
    input::one_stdin(inputs.chain(&args.glossary).chain(&args.lexicon))?;
    let Given { source, drafts, .. } = given::read(&named, &how, notes)?;
    if !args.from.is_empty() && args.from.len() != drafts.len() {
        let (found, expected) = (args.from.len(), drafts.len());
        return Err(Error::Usage(format!(
            "{found} --from for {expected} drafts, expected one each"
        )));
    }
    // One of them in a third language is aligned by what they share.
    let is_other = |document: &Document| lang::is_other(document.text(), document.lang());
    let (source_path, source) = (source.original.path, source.document);
    for NamedText { text, .. } in &drafts {
        let (path, document) = (&text.original.path, &text.document);
        if is_other(&source) == is_other(document) {
            input::other_language(&source_path, &source, path, document)?;
        }
    }
    const SHARED: &str = "aligned by lengths, numbers, names, similar words and --lexicon";
    if matches!(named, Named::Texts(..)) {
        input::note_other(&source_path, &source, args.source_lang, SHARED, notes);
        for NamedText { text, .. } in &drafts {
            let (path, document) = (&text.original.path, &text.document);
            input::note_other(path, document, args.target_lang, SHARED, notes);
        }
    }
    let reviewed: Vec<Constraints> = drafts.iter().map(|draft| draft.reviewed(&source)).collect();
    let (names, documents): (Vec<String>, Vec<Document>) =
        drafts.into_iter().map(|draft| (draft.name, draft.text.document)).unzip();
    let settled = settled(args, &source, &documents, notes)?;
    let mut aligner =
        Aligner::new(input::read_glossaries(&config.glossaries(&args.glossary), notes)?)?
            .with_lexicon(input::read_lexicons(&args.lexicon, notes)?);

    let sentences = source.len() + documents.iter().map(Document::len).sum::<usize>();
    let threads = threads::count(args.threads);
    let bar = progress::bar(1 + documents.len(), sentences, notes);
    bar.set_message("aligning");
    let all: Vec<&Document> = [&source].into_iter().chain(&documents).collect();
    let sides = aligner.sides(&all, &|one, other| threads::join(threads, one, other));
    let (side, sides) = sides.split_first().ok_or_else(|| Error::Usage("no source".into()))?;
    bar.inc(1);
    // Threads that no draft keeps busy search its stretches.
    let each = threads.div_ceil(documents.len().max(1));
    let results: Vec<OnceLock<Result<Found, SameLanguage>>> =
        documents.iter().map(|_| OnceLock::new()).collect();
    threads::spread(threads, documents.len(), &|number| {
        let job = documents.get(number).zip(sides.get(number)).zip(results.get(number));
        if let Some((((document, draft), result), reviewed)) = job.zip(reviewed.get(number)) {
            let settled = settled.get(number);
            let constraints = settled.map_or(reviewed, |settled| &settled.constraints);
            let spread: Spread = &|jobs, job| threads::spread(each, jobs, job);
            let timed = timed(&source, document);
            let align = |constraints: &Constraints| {
                let constraints = constraints.believing(&timed);
                aligner.align_within(side, draft, &constraints, spread)
            };
            let found = align(constraints).and_then(|aligned| {
                let crossings = aligned.crossings();
                let crossings = match settled {
                    Some(settled) => settled.crossings(crossings),
                    None => crossings,
                };
                let reasons =
                    if args.explain { aligned.reasons(&source, document) } else { Vec::new() };
                let looser = settled.and_then(|settled| Some((settled, settled.looser.as_ref()?)));
                let alignment = match looser {
                    None => aligned.alignment,
                    Some((settled, looser)) => {
                        settled.doubted(aligned.alignment, &align(looser)?.alignment)
                    }
                };
                Ok(Found { crossings, reasons, alignment })
            });
            // Each number comes once.
            let _ = result.set(found);
            bar.inc(1);
        }
    });
    bar.finish_and_clear();

    let mut settled = settled.into_iter();
    let results = results.into_iter().filter_map(OnceLock::into_inner);
    let drafts = names.into_iter().zip(documents).zip(results);
    let drafts = drafts
        .map(|((name, document), found)| {
            let found = found.map_err(|error| Error::Usage(error.to_string()))?;
            let lines = settled.next().map(|settled| settled.lines(&found.alignment));
            Ok(Draft {
                crossings: found.crossings,
                reasons: found.reasons,
                lines: lines.unwrap_or_default(),
                ..Draft::new(name, document, found.alignment)
            })
        })
        .collect::<Result<_, Error>>()?;
    Ok(Bitext { name: input::name(&args.source), source, drafts })
}

/// What one draft's alignment gives.
struct Found {
    alignment: Alignment,
    crossings: Vec<Crossing>,
    reasons: Vec<Reasons>,
}

/// What the earlier alignments settle, draft by draft; nothing if there are none.
fn settled(
    args: &Args,
    source: &Document,
    drafts: &[Document],
    notes: Notes,
) -> Result<Vec<Settled>, Error> {
    let pairs = args.from.iter().zip(drafts);
    let settled = pairs.map(|(path, draft)| from::read(path, source, draft, args.keep, notes));
    Ok(settled.collect::<Result<_, _>>()?)
}
