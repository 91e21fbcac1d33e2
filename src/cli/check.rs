//! `taiyaku check`.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use crate::check::{self, RULES, Settings};
use crate::model::{Lang, Severity, Span};
use crate::report::findings::{Checked, FINDINGS};

use super::config::Config;
use super::findings::{Found, find, recount};
use super::given::How;
use super::loaded::{Job, Loaded, load, named};
use super::output::{self, Notes};
use super::silence::{known_as, read_baseline, silence_known, write_baseline};
use super::{Error, Outcome, fix, splitting, threads};

/// Check drafts against their source, a glossary and themselves.
///
/// Terms that are missing, forbidden or drift, numbers, dates, units and names that differ,
/// sentences left out, added or left untranslated, brackets, addresses, placeholders and more. In
/// a folder with a taiyaku.toml that names source and drafts, `taiyaku check` alone will do. Exit
/// code 0: no error and no warning; 1: some; 2: trouble.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The source text; `-` is standard input [default: what taiyaku.toml says]. Alone, a bitext
    /// (TMX, XLIFF, PO, a table …), whose units are checked as they stand.
    source: Option<PathBuf>,
    /// One or several translations of it.
    drafts: Vec<PathBuf>,
    /// A glossary to check against; may be given several times [default: those of taiyaku.toml].
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
    /// How to show the findings [default: as the name of --output ends, else full].
    #[arg(short, long, value_name = "NAME",
          value_parser = PossibleValuesParser::new(FINDINGS.iter().map(|format| format.name)),
          long_help = format_help())]
    format: Option<String>,
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
    #[arg(long, value_name = "N", value_parser = threads::wanted)]
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
    let mut help = format!("{}\n\n", super::HOW_TO_SHOW);
    for format in &FINDINGS {
        help.push_str(&format!("  {:11} {}\n", format.name, format.about));
    }
    help
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    if let Some(rule) = args.explain.as_deref().and_then(check::rule) {
        let page =
            format!("{} ({}): {}\n\n{}\n", rule.name, rule.severity, rule.summary, rule.page);
        output::emit(None, &page)?;
        return Ok(Outcome::Clean);
    }
    let options = args.splitting.options(&config.split);
    let named = named(args.source.as_ref(), &args.drafts, &options.input, config)?;
    let job = Job {
        named,
        how: How::checked([args.source_lang, args.target_lang], config.lines(args.lines), options),
        glossaries: config.glossaries(&args.glossary),
        lexicons: args.lexicon.clone(),
        threads: args.threads,
    };
    let baseline =
        match args.baseline.clone().or(config.baseline.as_ref().map(|p| config.resolve(p))) {
            Some(path) if args.write_baseline.as_ref() != Some(&path) => {
                Some((read_baseline(&path, notes)?, path))
            }
            _ => None,
        };
    let inputs = || job.inputs().chain(config.path());
    let known = baseline.as_ref().map(|(_, path)| path);
    let to = output::target(args.output.as_deref(), inputs().chain(known))?;
    if let Some(path) = &args.write_baseline {
        output::not_an_input(path, inputs())?;
    }
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
    let of_draft = |draft: usize| known_as(&loaded, config, draft);
    if let Some(path) = &args.write_baseline {
        write_baseline(path, &found.findings, of_draft, notes)?;
        return Ok(Outcome::Clean);
    }
    if let Some((baseline, path)) = baseline {
        let names: Vec<String> = (0..loaded.bitext.drafts.len()).map(of_draft).collect();
        silence_known(&mut found.findings, (&baseline, &path), &names, &settings, notes);
    }
    recount(&mut found);
    show(args, to, &loaded, &found)?;
    let fails = found.findings.iter().any(|finding| finding.severity.fails());
    Ok(if fails && !args.exit_zero { Outcome::Found } else { Outcome::Clean })
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

fn show(args: &Args, to: Option<&Path>, loaded: &Loaded, found: &Found) -> Result<(), Error> {
    let names = FINDINGS.iter().map(|format| format.name);
    let name = output::format(args.format.as_deref(), to, names, "full")?;
    let format = FINDINGS.iter().find(|format| format.name == name);
    let format = format.ok_or_else(|| Error::Usage(format!("no format {name}")))?;
    let texts = || [&loaded.source].into_iter().chain(&loaded.drafts);
    let in_file = |draft: Option<usize>, span: Span| {
        let text = texts().nth(draft.map_or(0, |number| number + 1))?;
        text.original.in_file(&text.document, span)
    };
    let originals: Vec<_> = texts().map(|text| text.original.shown.clone()).collect();
    let rendered = (format.write)(&Checked {
        bitext: &loaded.bitext,
        findings: &found.findings,
        summaries: &found.summaries,
        look: output::look(to.is_some()),
        originals: &originals,
        in_file: &in_file,
    });
    output::emit(to, &rendered)?;
    Ok(())
}
