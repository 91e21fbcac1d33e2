//! `taiyaku learn`.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::formats::bitexts::{ROWS_ABOVE, ROWS_TAKEN};
use crate::formats::lexicon_tsv;
use crate::lexicon::learn::{Corpus, learn};
use crate::lexicon::{Units, collect};
use crate::model::{Document, DocumentError, Glossary, Lang, Sentence, Span};
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer, TokenizerError};

use super::config::Config;
use super::input::{self, InputError};
use super::memory::{Memory, Pair};
use super::output::{self, Notes};
use super::{Error, Outcome, progress, threads};

/// Learn pairs of words from translation memories, for `align --lexicon`.
///
/// A memory is a TMX, XLIFF or PO file; a TSV or CSV file of two columns, or of columns named `ja`
/// and `en`, `source` and `target` or as `convert` knows them; JSON that `convert` reads; or what `align
/// --format jsonl` writes. Which column is Japanese is detected. A pair of words must stand together in at
/// least two different units, and more often than chance has it. Numbers are not learned.
///
/// The lexicon is text with tabs, sorted, to be read and edited: Japanese word in its dictionary
/// form, English stem, probability of the second given the first and of the first given the
/// second, and in how many units both stand.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The translation memories; `-` is standard input.
    #[arg(required = true, value_name = "TMX|XLIFF|PO|TSV|CSV|JSON|JSONL")]
    memories: Vec<PathBuf>,
    /// A glossary whose Japanese terms are kept whole, as `align --glossary` keeps them; may be
    /// given several times [default: those of taiyaku.toml].
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// Write here instead of to standard output; the file appears whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads to work with; the result does not depend on it.
    #[arg(long, value_name = "N", value_parser = threads::wanted)]
    threads: Option<NonZeroUsize>,
}

/// Pairs that are tokenised in one piece of work.
const PAIRS_A_JOB: usize = 512;

/// Longer texts, in bytes, have more words than are learned from, and are not tokenised: a
/// hundred words of either language have under two thousand.
const MAX_TEXT: usize = 8 * 1024;

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    input::one_stdin(&args.memories)?;
    let glossaries = config.glossaries(&args.glossary);
    let inputs = args.memories.iter().chain(&glossaries).chain(config.path());
    let to = output::target(args.output.as_deref(), inputs)?;
    let threads = threads::count(args.threads);
    let (corpus, read) = read(args, &glossaries, threads, notes)?;
    let bar = progress::bar(1, read, notes);
    bar.set_message(format!("learning from {} units", corpus.len()));
    let lexicon = learn(&corpus, &|jobs, job| threads::spread(threads, jobs, job))?;
    bar.finish_and_clear();

    let rendered = lexicon_tsv::write(&lexicon);
    output::emit(to, &rendered)?;
    notes.note(&format!(
        "{} pairs of words from {} different units ({} repeated, {} without words or too long)",
        lexicon.pairs().len(),
        corpus.len(),
        corpus.repeated(),
        corpus.unusable(),
    ));
    Ok(Outcome::Clean)
}

/// Reads all memories; gives the corpus and how many entries there were.
fn read(
    args: &Args,
    glossaries: &[PathBuf],
    threads: usize,
    notes: Notes,
) -> Result<(Corpus, usize), Error> {
    let glossary = input::read_glossaries(glossaries, notes)?;
    let tokenizers = Pool::new(&glossary, threads);
    let mut corpus = Corpus::default();
    let mut total = 0;
    for path in &args.memories {
        let mut memory = Memory::open(path, notes)?;
        let mut bar = progress::bar(1, 0, notes);
        loop {
            let mut pairs = memory.next_batch()?;
            if pairs.is_empty() {
                break;
            }
            if bar.is_hidden() {
                bar = progress::bar(1, memory.read, notes);
            }
            bar.set_message(format!("{}: {} units read", input::name(path), memory.read));
            let before = pairs.len();
            pairs.retain(|pair| pair.japanese.len().max(pair.english.len()) <= MAX_TEXT);
            corpus.pass_over(before - pairs.len());
            for units in tokenizers.units(&pairs, path) {
                let (japanese, english) = units?;
                corpus.add(&japanese, &english);
            }
        }
        bar.finish_and_clear();
        if memory.above > 0 {
            notes.note(&format!(
                "{}: not read: {ROWS_ABOVE} ({})",
                input::name(path),
                memory.above
            ));
        }
        if memory.taken > 0 {
            notes.note(&format!("{}: {ROWS_TAKEN} ({})", input::name(path), memory.taken));
        }
        if memory.lacking > 0 {
            notes.note(&format!(
                "{}: {} of {} units without Japanese and English, passed over",
                input::name(path),
                memory.lacking,
                memory.read,
            ));
        }
        total += memory.read;
    }
    Ok((corpus, total))
}

type Tokenizers = (JapaneseTokenizer, EnglishTokenizer);

/// Tokenisers that threads hand on: a glossary takes a while to become a dictionary.
struct Pool<'a> {
    terms: Vec<&'a str>,
    threads: usize,
    idle: Mutex<Vec<Tokenizers>>,
}

impl<'a> Pool<'a> {
    fn new(glossary: &'a Glossary, threads: usize) -> Self {
        let forms = glossary.concepts.iter().flat_map(|concept| &concept.forms);
        let terms = forms.filter(|f| f.lang == Lang::Ja).map(|f| f.text.as_str()).collect();
        Self { terms, threads, idle: Mutex::default() }
    }

    fn take(&self) -> Result<Tokenizers, TokenizerError> {
        match self.idle.lock().ok().and_then(|mut idle| idle.pop()) {
            Some(tokenizers) => Ok(tokenizers),
            None => {
                let japanese = JapaneseTokenizer::new(self.terms.iter().copied())?;
                Ok((japanese, EnglishTokenizer::new()))
            }
        }
    }

    /// The units of both sides of all pairs of a memory, piece by piece, in order.
    fn units(&self, pairs: &[Pair], path: &Path) -> Vec<Result<(Units, Units), Error>> {
        let jobs: Vec<&[Pair]> = pairs.chunks(PAIRS_A_JOB).collect();
        let spread = |jobs: usize, job: &(dyn Fn(usize) + Sync)| {
            threads::spread(self.threads, jobs, job);
        };
        collect(&spread, jobs.len(), |job| {
            let mut tokenizers = self.take()?;
            let units = units(jobs.get(job).copied().unwrap_or_default(), &mut tokenizers);
            if let Ok(mut idle) = self.idle.lock() {
                idle.push(tokenizers);
            }
            units.map_err(|error| InputError::Document { path: input::name(path), error }.into())
        })
    }
}

fn units(
    pairs: &[Pair],
    (japanese, english): &mut Tokenizers,
) -> Result<(Units, Units), DocumentError> {
    let texts = document(Lang::Ja, pairs.iter().map(|pair| pair.japanese.as_str()))?;
    let translations = document(Lang::En, pairs.iter().map(|pair| pair.english.as_str()))?;
    Ok((Units::japanese(&texts, japanese), Units::english(&translations, english)))
}

/// A document with each text as one sentence, whatever breaks it has inside.
fn document<'a>(
    lang: Lang,
    texts: impl Iterator<Item = &'a str>,
) -> Result<Document, DocumentError> {
    let mut all = String::new();
    let mut sentences = Vec::new();
    for text in texts {
        let start = all.len();
        all.push_str(text);
        sentences.push(Sentence { span: Span::new(start, all.len()), paragraph: 0 });
        all.push('\n');
    }
    Document::new(lang, all, sentences)
}
