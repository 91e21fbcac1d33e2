//! `taiyaku check`.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::builder::PossibleValuesParser;

use crate::align::{Aligner, SameLanguage};
use crate::check::{self, Comment, RULES, Settings};
use crate::model::{Alignment, Bitext, Document, Draft, Glossary, Lang, Severity};
use crate::report::findings::{Checked, FINDINGS};
use crate::text::decode::Encoding;
use crate::text::words::{Reader, Words};

use super::config::Config;
use super::findings::{Found, find, recount};
use super::input::{self, Reading};
use super::output::{self, Notes};
use super::silence::{read_baseline, silence_known, write_baseline};
use super::{Error, Outcome, fix, progress, splitting, threads};

/// Check drafts against their source, a glossary and themselves.
///
/// Terms that are missing, forbidden or drift, numbers, dates, units and names that differ,
/// sentences left out, added or left untranslated, brackets, addresses, placeholders and more. In
/// a folder with a taiyaku.toml that names source and drafts, `taiyaku check` alone will do. Exit
/// code 0: no error and no warning; 1: some; 2: trouble.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The source text; `-` is standard input [default: what taiyaku.toml says].
    source: Option<PathBuf>,
    /// One or several translations of it.
    drafts: Vec<PathBuf>,
    /// A glossary to check against; may be given several times.
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// A lexicon that `taiyaku learn` wrote, to align by; may be given several times.
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
    /// How to show the findings.
    #[arg(short, long, value_name = "NAME", default_value = "full",
          value_parser = PossibleValuesParser::new(FINDINGS.iter().map(|format| format.name)),
          long_help = format_help())]
    format: String,
    /// Run only these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = rules())]
    select: Vec<String>,
    /// Do not run these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = rules())]
    ignore: Vec<String>,
    /// Give the findings of a rule another severity: error, warning, note, or off.
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',', value_parser = level)]
    severity: Vec<(String, Option<Severity>)>,
    /// Exit with 0 even where there are findings.
    #[arg(long)]
    exit_zero: bool,
    /// Report only findings that this file, which --write-baseline wrote, does not have.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write all findings to a file, so that --baseline passes over them.
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// Mend what has one sure remedy: forbidden terms, misspelt names, typing errors.
    #[arg(long)]
    fix: bool,
    /// With --fix: show the changes and write nothing.
    #[arg(long, requires = "fix")]
    diff: bool,
    /// With --fix: change the words of quotations, too.
    #[arg(long, requires = "fix")]
    fix_quotations: bool,
    /// Explain a rule: what it finds and why, an example, how to silence it.
    #[arg(long, value_name = "RULE", exclusive = true, value_parser = rules())]
    explain: Option<String>,
    /// Write here instead of to standard output; the file appears whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads align several drafts; the result does not depend on it.
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    splitting: splitting::Args,
}

fn rules() -> PossibleValuesParser {
    PossibleValuesParser::new(RULES.iter().map(|rule| rule.name))
}

/// `RULE=LEVEL`.
fn level(text: &str) -> Result<(String, Option<Severity>), String> {
    let (rule, level) =
        text.split_once('=').ok_or_else(|| format!("found `{text}`, expected RULE=LEVEL"))?;
    if check::rule(rule).is_none() {
        let near = RULES
            .iter()
            .map(|known| (strsim::damerau_levenshtein(rule, known.name), known.name))
            .min()
            .map_or("", |(_, name)| name);
        return Err(format!("unknown rule `{rule}`; did you mean `{near}`?"));
    }
    let severity = match level {
        "off" => None,
        level => Some(
            level
                .parse()
                .map_err(|error: crate::model::UnknownSeverity| format!("{error}, or `off`"))?,
        ),
    };
    Ok((rule.to_owned(), severity))
}

fn format_help() -> String {
    let mut help = String::from("How to show the findings:\n\n");
    for format in &FINDINGS {
        help.push_str(&format!("  {:11} {}\n", format.name, format.about));
    }
    help
}

/// A text as it was read.
pub(super) struct Original {
    pub(super) path: PathBuf,
    /// Its text, comments and all.
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// The bytes of its byte order mark.
    pub(super) mark: usize,
}

impl Original {
    /// The byte of the file at which byte `at` of the text stands.
    pub(super) fn in_file(&self, at: usize) -> usize {
        self.mark + self.encoding.length(self.text.get(..at).unwrap_or(&self.text))
    }
}

/// What is to be checked, from the command line or the settings.
pub(super) struct Job {
    pub(super) source: PathBuf,
    pub(super) drafts: Vec<PathBuf>,
    pub(super) glossaries: Vec<PathBuf>,
    pub(super) lexicons: Vec<PathBuf>,
    pub(super) lines: bool,
    pub(super) langs: [Option<Lang>; 2],
    pub(super) options: super::splitting::Options,
    pub(super) threads: Option<NonZeroUsize>,
}

/// A bitext with what its files were.
pub(super) struct Loaded {
    pub(super) bitext: Bitext,
    pub(super) glossary: Glossary,
    /// The source's file, then the drafts'.
    pub(super) originals: Vec<Original>,
    /// The comments of each draft.
    pub(super) comments: Vec<Vec<Comment>>,
    /// The words of the source, then of the drafts.
    pub(super) words: Vec<Vec<Words>>,
    /// The glossaries' files, each with the index of its first concept.
    glossaries: Vec<(usize, PathBuf)>,
}

impl Loaded {
    /// Where an entry of the glossary stands, as a message says it.
    pub(super) fn place_of(&self, concept: usize) -> String {
        let next = self.glossaries.partition_point(|(first, _)| *first <= concept);
        let file = next.checked_sub(1).and_then(|file| self.glossaries.get(file));
        let path = file.map_or_else(String::new, |(_, path)| input::name(path));
        let line = self.glossary.concepts.get(concept).and_then(|concept| concept.line);
        line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
    }
}

fn usage(message: &str) -> Error {
    Error::Usage(message.to_owned())
}

/// Takes from the command line what it says, and the rest from the settings.
pub(super) fn job(
    source: Option<&PathBuf>,
    drafts: &[PathBuf],
    config: &Config,
) -> Result<(PathBuf, Vec<PathBuf>), Error> {
    let of_config = || config.drafts.iter().map(|path| config.resolve(path)).collect::<Vec<_>>();
    let (source, drafts) = match (source, drafts) {
        (Some(source), []) if config.source.is_none() => {
            let message = format!("no draft of {}, expected SOURCE DRAFT…", input::name(source));
            return Err(Error::Usage(message));
        }
        // One text alone is a draft of the project's source.
        (Some(draft), []) => {
            (config.source.as_ref().map(|it| config.resolve(it)), vec![draft.clone()])
        }
        (Some(source), drafts) => (Some(source.clone()), drafts.to_vec()),
        (None, _) => (config.source.as_ref().map(|it| config.resolve(it)), of_config()),
    };
    let source = source.ok_or_else(|| {
        usage("nothing to check: expected SOURCE DRAFT…, or a taiyaku.toml with `source` and `drafts`")
    })?;
    if drafts.is_empty() {
        return Err(usage("no draft to check: taiyaku.toml has `source` and no `drafts`"));
    }
    input::one_stdin([&source].into_iter().chain(&drafts))?;
    Ok((source, drafts))
}

/// Reads and aligns all texts of a job.
pub(super) fn load(job: &Job, notes: Notes) -> Result<Loaded, Error> {
    let reading = |lang, lang_option| Reading {
        lang,
        lang_option,
        lines: job.lines,
        options: job.options.clone(),
    };
    let mut originals = Vec::new();
    let mut comments = Vec::new();
    let mut read = |path: &Path, reading: &Reading, is_draft: bool| -> Result<Document, Error> {
        let mut decoded = input::read_text(path, notes)?;
        originals.push(Original {
            path: path.to_owned(),
            text: decoded.text.clone(),
            encoding: decoded.encoding,
            mark: decoded.mark,
        });
        if is_draft {
            let (masked, found) = check::comments(&decoded.text);
            decoded.text = masked;
            comments.push(found);
        }
        Ok(input::document(path, decoded, reading)?)
    };
    let [source_lang, target_lang] = job.langs;
    let source = read(&job.source, &reading(source_lang, "--source-lang"), false)?;
    let for_drafts = reading(target_lang, "--target-lang");
    let documents = job
        .drafts
        .iter()
        .map(|path| read(path, &for_drafts, true))
        .collect::<Result<Vec<Document>, Error>>()?;
    let mut glossary = Glossary::default();
    let mut glossaries = Vec::new();
    for path in &job.glossaries {
        glossaries.push((glossary.concepts.len(), path.clone()));
        glossary.extend(input::read_glossaries(std::slice::from_ref(path), notes)?);
    }
    let mut aligner =
        Aligner::new(glossary.clone())?.with_lexicon(input::read_lexicons(&job.lexicons, notes)?);
    for (path, document) in job.drafts.iter().zip(&documents) {
        input::other_language(&job.source, &source, path, document)?;
    }
    const READ_AS: &str = "checked as if it were the one that it looks like";
    input::note_other(&job.source, &source, source_lang, READ_AS, notes);
    for (path, document) in job.drafts.iter().zip(&documents) {
        input::note_other(path, document, target_lang, READ_AS, notes);
    }
    let (bitext, words) = aligned(&mut aligner, job, source, documents, notes)?;
    Ok(Loaded { bitext, glossary, originals, comments, words, glossaries })
}

/// Reads the words of all texts and aligns the source with each draft, spread over threads; the
/// drafts keep their order.
fn aligned(
    aligner: &mut Aligner,
    job: &Job,
    source: Document,
    documents: Vec<Document>,
    notes: Notes,
) -> Result<(Bitext, Vec<Vec<Words>>), Error> {
    let sentences = source.len() + documents.iter().map(Document::len).sum::<usize>();
    let threads = threads::count(job.threads);
    let bar = progress::bar(1 + documents.len(), sentences, notes);
    bar.set_message("aligning");
    let all: Vec<&Document> = [&source].into_iter().chain(&documents).collect();
    let join = |one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)| {
        threads::join(threads, one, other);
    };
    let words = Reader::new()?.read_all(&all, &join);
    let sides = aligner.sides_among(&all, &words, &join);
    let (side, sides) = sides.split_first().ok_or_else(|| usage("no source"))?;
    bar.inc(1);
    let results: Vec<OnceLock<Result<Alignment, SameLanguage>>> =
        documents.iter().map(|_| OnceLock::new()).collect();
    let aligner = &*aligner;
    threads::spread(threads, documents.len(), &|number| {
        if let Some((draft, result)) = sides.get(number).zip(results.get(number)) {
            // Each number comes once.
            let _ = result.set(aligner.align(side, draft));
            bar.inc(1);
        }
    });
    bar.finish_and_clear();
    let results = results.into_iter().filter_map(OnceLock::into_inner);
    let drafts = job.drafts.iter().zip(documents).zip(results);
    let drafts = drafts.map(|((path, document), alignment)| {
        let alignment = alignment.map_err(|error| Error::Usage(error.to_string()))?;
        Ok(Draft::new(input::name(path), document, alignment))
    });
    let drafts = drafts.collect::<Result<_, Error>>()?;
    Ok((Bitext { name: input::name(&job.source), source, drafts }, words))
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    if let Some(rule) = args.explain.as_deref().and_then(check::rule) {
        let page =
            format!("{} ({}): {}\n\n{}\n", rule.name, rule.severity, rule.summary, rule.page);
        output::emit(None, &page)?;
        return Ok(Outcome::Clean);
    }
    let (source, drafts) = job(args.source.as_ref(), &args.drafts, config)?;
    let of_config = || config.glossaries.iter().map(|path| config.resolve(path)).collect();
    let job = Job {
        source,
        drafts,
        glossaries: if args.glossary.is_empty() { of_config() } else { args.glossary.clone() },
        lexicons: args.lexicon.clone(),
        lines: args.lines || config.lines,
        langs: [args.source_lang, args.target_lang],
        options: args.splitting.options(&config.split),
        threads: args.threads,
    };
    let baseline =
        match args.baseline.clone().or(config.baseline.as_ref().map(|p| config.resolve(p))) {
            Some(path) if args.write_baseline.as_ref() != Some(&path) => {
                Some((read_baseline(&path, notes)?, path))
            }
            _ => None,
        };
    let settings = settings(args, config);
    let mut loaded = load(&job, notes)?;
    let mut found = find(&loaded, &settings, config, notes)?;
    if args.fix {
        let changed = fix::apply(&loaded, &found.findings, args.diff, args.fix_quotations, notes)?;
        if args.diff {
            return Ok(if changed && !args.exit_zero { Outcome::Found } else { Outcome::Clean });
        }
        if changed {
            loaded = load(&job, notes)?;
            found = find(&loaded, &settings, config, notes)?;
        }
    }
    let of_draft = |draft: usize| name(&loaded, draft);
    if let Some(path) = &args.write_baseline {
        write_baseline(path, &found.findings, of_draft, notes)?;
        return Ok(Outcome::Clean);
    }
    if let Some((baseline, path)) = baseline {
        silence_known(&mut found.findings, &baseline, &path, of_draft, notes);
    }
    recount(&mut found);
    show(args, &loaded, &found)?;
    let fails = found.findings.iter().any(|finding| finding.severity.fails());
    Ok(if fails && !args.exit_zero { Outcome::Found } else { Outcome::Clean })
}

fn name(loaded: &Loaded, draft: usize) -> &str {
    loaded.bitext.drafts.get(draft).map_or("", |draft| &draft.name)
}

/// Flags win over the settings.
fn settings(args: &Args, config: &Config) -> Settings {
    let mut settings = config.rule_settings();
    for (rule, level) in &args.severity {
        settings.off.retain(|name| name != rule);
        match level {
            Some(severity) => settings.severities.push((rule.clone(), *severity)),
            None => settings.off.push(rule.clone()),
        }
    }
    if !args.select.is_empty() {
        let others = RULES.iter().filter(|rule| !args.select.iter().any(|name| name == rule.name));
        settings.off = others.map(|rule| rule.name.to_owned()).collect();
    }
    settings.off.extend(args.ignore.iter().cloned());
    settings
}

fn show(args: &Args, loaded: &Loaded, found: &Found) -> Result<(), Error> {
    let format = FINDINGS.iter().find(|format| format.name == args.format);
    let format = format.ok_or_else(|| Error::Usage(format!("no format {}", args.format)))?;
    let in_file = |draft: Option<usize>, at: usize| {
        let original = loaded.originals.get(draft.map_or(0, |number| number + 1));
        original.map_or(at, |original| original.in_file(at))
    };
    let rendered = (format.write)(&Checked {
        bitext: &loaded.bitext,
        findings: &found.findings,
        summaries: &found.summaries,
        look: output::look(args.output.is_some()),
        in_file: &in_file,
    });
    output::emit(args.output.as_deref(), &rendered)?;
    Ok(())
}
