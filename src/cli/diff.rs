//! `taiyaku diff`.

mod beside;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use crate::model::{Aspect, Change, Lang, Operation, Revision, Tally};
use crate::report::Look;
use crate::report::diff::{Shown, VIEWS, View, remark};
use crate::revision::aspects::RULES;
use crate::revision::{Comparer, Options, units};
use crate::text::lang;

use super::config::Config;
use super::git::ExternalDiff;
use super::input;
use super::output::{self, Notes};
use super::pieces::Opened;
use super::reading::Reading;
use super::texts::{self, Comments, Text, Uncut};
use super::{Error, Outcome, git, pager, splitting};
use beside::{Beside, Bitexts, bitexts, with_source};

/// Show what a revision changed, sentence by sentence.
///
/// Sentences that were edited, split, joined, inserted, deleted or moved, with marks on the words
/// that differ. How lines are wrapped and indented, and Unicode's form of normalisation, make no
/// difference; typography (another style of quotation marks, dashes) makes one that is not
/// shown unless asked for. Exit code 0: nothing to show; 1: differences; 2: trouble.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The text before: a file, `-` for standard input, or `REV:path` in a git repository. Of two
    /// bitexts (TMX, XLIFF, a table …) the translations are compared, beside their source.
    #[arg(required_unless_present = "explain")]
    old: Option<PathBuf>,
    /// The text after.
    new: Option<PathBuf>,
    /// What git adds when it calls an external diff program.
    #[arg(hide = true, num_args = 0..)]
    git: Vec<OsString>,
    /// What both translate: every change shows the sentences that it stands for.
    #[arg(short, long, value_name = "FILE")]
    source: Option<PathBuf>,
    /// A glossary; may be given several times [default: those of taiyaku.toml]. Its terms tell
    /// what is terminology; with --source, what `taiyaku check` finds in one revision and not in
    /// the other is listed as fixed or introduced.
    #[arg(short, long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// The inputs hold one sentence per line and are not split; where sentences end counts.
    #[arg(long)]
    lines: bool,
    /// The language of both revisions; detected if not given.
    #[arg(long, value_name = "ja|en")]
    lang: Option<Lang>,
    /// How to show the result [default: as the name of --output ends, else full].
    #[arg(short, long, value_name = "NAME",
          value_parser = PossibleValuesParser::new(VIEWS.iter().map(|view| view.name)),
          long_help = format_help())]
    format: Option<String>,
    /// Show only changes of these kinds; the others are counted as filtered.
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    only: Vec<Aspect>,
    /// Leave out changes of these kinds, too; typography is left out unless --only names it.
    #[arg(long, value_name = "KINDS", value_delimiter = ',', conflicts_with = "only")]
    ignore: Vec<Aspect>,
    /// Unchanged sentences to show on either side of a change.
    #[arg(short = 'U', long, value_name = "N", default_value_t = 1)]
    context: usize,
    /// Write here instead of to standard output; the file appears whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit with 0 even where there are differences.
    #[arg(long)]
    exit_zero: bool,
    /// Explain the kinds of change and by which rule each is told.
    #[arg(long, exclusive = true)]
    explain: bool,
    #[command(flatten)]
    splitting: splitting::Args,
}

fn format_help() -> String {
    let mut help = format!("{}\n\n", super::HOW_TO_SHOW);
    for view in &VIEWS {
        help.push_str(&format!("  {:12} {}\n", view.name, view.about));
    }
    help
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    if args.explain {
        pager::print(&explained())?;
        return Ok(Outcome::Clean);
    }
    let Some(old) = &args.old else { return Err(usage("no text to compare")) };
    let Some(new) = &args.new else {
        if git::is_calling() {
            // A path that is not merged yet has two texts too many.
            pager::print(&format!("{}: not merged\n", old.display()))?;
            return Ok(Outcome::Clean);
        }
        return Err(usage("expected OLD and NEW, found one text only"));
    };
    let (files, is_external) = match (args.git.as_slice(), ExternalDiff::read(old, new, &args.git))
    {
        ([], _) => {
            let (old, new) = (old.clone(), new.clone());
            let (old_name, new_name) = (input::name(&old), input::name(&new));
            (ExternalDiff { old, new, old_name, new_name }, false)
        }
        (_, Some(files)) => (files, true),
        (more, None) => {
            let found = 2 + more.len();
            return Err(usage(&format!(
                "expected OLD and NEW, or the seven arguments of GIT_EXTERNAL_DIFF, found {found}"
            )));
        }
    };
    let outcome = compare(args, &files, config, notes)?;
    // Git takes any other answer of its diff program for a failure.
    Ok(if is_external || args.exit_zero { Outcome::Clean } else { outcome })
}

fn usage(message: &str) -> Error {
    Error::Usage(message.to_owned())
}

fn compare(
    args: &Args,
    files: &ExternalDiff,
    config: &Config,
    notes: Notes,
) -> Result<Outcome, Error> {
    let inputs = [Some(&*files.old), Some(&*files.new), args.source.as_deref()];
    input::one_stdin(inputs.into_iter().flatten())?;
    let glossaries = config.glossaries(&args.glossary);
    let read = inputs.into_iter().flatten().chain(glossaries.iter().map(PathBuf::as_path));
    let read = read.chain(config.path().map(PathBuf::as_path));
    let to = output::target(args.output.as_deref(), read)?;
    let reading = Reading {
        lang: args.lang,
        lang_option: "--lang",
        lines: config.lines(args.lines),
        options: args.splitting.options(&config.split),
    };
    let (paths, names) = ([&*files.old, &*files.new], [&*files.old_name, &*files.new_name]);
    let mut elsewhere = Vec::new();
    let mut lines = Default::default();
    let ([old, new], units, beside) = match read_bitexts(paths, names, &reading, notes)? {
        Some(bitexts) => {
            lines = bitexts.lines;
            (bitexts.drafts, bitexts.units, Some(bitexts.beside))
        }
        None => {
            let mut all = reading.clone();
            all.options.input = all.options.input.with_all_of_markdown();
            let texts = read_pair(paths, names, &all, notes)?;
            elsewhere = differing(&texts);
            let [old, new] = texts.map(|text| text.document);
            let units = units::same_references(&old, &new);
            ([old, new], units, None)
        }
    };
    let glossary = input::read_glossaries(&glossaries, notes)?;
    let mut comparer = Comparer::new(old.lang(), &glossary)?;
    let options = Options { boundaries: reading.lines, ..Options::default() };
    let mut revision = comparer.compare_units(old, new, &units, &options);
    if let Some(path) = &args.source {
        let lang = revision.old.lang();
        let source = texts::read_counterpart(path, &files.old, lang, &reading, notes)?;
        revision = with_source(revision, Beside { source, known: [None, None] }, glossary, config)?;
    } else if let Some(beside) = beside {
        revision = with_source(revision, beside, glossary, config)?;
    }
    if let Some(remark) = remark(&revision) {
        notes.warn(&remark);
    }

    let names = VIEWS.iter().map(|view| view.name);
    let name = output::format(args.format.as_deref(), to, names, "full")?;
    let view = VIEWS.iter().find(|view| view.name == name);
    let view = view.ok_or_else(|| usage(&format!("no format {name}")))?;
    let revision = revision.only(&kinds(args));
    note_hidden(args, &revision, notes);
    let is_text = |change: &Change| change.aspects().iter().any(|it| *it != Aspect::Markup);
    if !elsewhere.is_empty() && !revision.changes.iter().any(|it| !it.is_hidden() && is_text(it)) {
        notes.note(&format!("also different, but no text: {}", elsewhere.join(", ")));
    }
    let (tally, paragraphs) = match view.counts {
        true => comparer.tally(&revision),
        false => (Tally::default(), Vec::new()),
    };
    let source_name = args.source.as_deref().map(input::name);
    let source_name = match revision.source {
        Some(_) => source_name.unwrap_or_else(|| files.new_name.clone()),
        None => String::new(),
    };
    let shown = Shown {
        revision: &revision,
        names: [&files.old_name, &files.new_name, &source_name],
        lines,
        tally,
        paragraphs: &paragraphs,
        context: args.context,
        look: look(to.is_some()),
    };
    show(to, view, &shown)?;
    Ok(if revision.is_hidden() { Outcome::Clean } else { Outcome::Found })
}

/// Reads both revisions as bitexts, if they are: catalogues as such, unless they are in other languages, or
/// templates without translations, which are texts.
fn read_bitexts(
    paths: [&Path; 2],
    names: [&str; 2],
    reading: &Reading,
    notes: Notes,
) -> Result<Option<Bitexts>, Error> {
    let input = &reading.options.input;
    if names.iter().all(|name| input.is_bitext(name)) {
        return bitexts(paths, reading, notes).map(Some);
    }
    let are_catalogues = names.iter().all(|name| input.is_catalogue(name));
    Ok(are_catalogues.then(|| bitexts(paths, reading, notes).ok()).flatten())
}

/// How to draw; in colour for git's pager, too, which knows it.
fn look(to_file: bool) -> Look {
    let mut look = output::look(to_file);
    let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    look.colour |= git::is_paging() && !to_file && !is_refused;
    look
}

fn show(to: Option<&Path>, view: &View, shown: &Shown<'_>) -> Result<(), Error> {
    // Programs that read a diff read nothing where there is none.
    let is_for_people = matches!(view.name, "full" | "side-by-side");
    let rendered = match is_for_people && shown.revision.is_hidden() {
        true => String::new(),
        false => (view.write)(shown),
    };
    let is_paged = is_for_people || view.name == "stat";
    write(&rendered, to, is_paged)
}

/// Writes a report: to a file, through the pager, or as it is.
pub(super) fn write(rendered: &str, to: Option<&Path>, is_paged: bool) -> Result<(), Error> {
    match to {
        None if is_paged => Ok(pager::print(rendered)?),
        to => output::emit(to, rendered),
    }
}

/// Reads both revisions. One may be empty; the languages must agree.
pub(super) fn read_pair(
    [old_path, new_path]: [&Path; 2],
    [old_name, new_name]: [&str; 2],
    reading: &Reading,
    notes: Notes,
) -> Result<[Text; 2], Error> {
    let (old, new) = (read(old_path, reading, notes)?, read(new_path, reading, notes)?);
    let detected = |text: &Uncut| reading.lang.or_else(|| lang::detect(&sample(&text.words())));
    let langs = (detected(&old), detected(&new));
    let (a, b) = match langs {
        (Some(a), Some(b)) => (a, b),
        (Some(lang), None) | (None, Some(lang)) => (lang, lang),
        // Without a letter, as in a table of figures, the rules of neither language matter.
        (None, None) => (Lang::En, Lang::En),
    };
    if a != b {
        return Err(usage(&format!(
            "{old_name} is {} and {new_name} is {}, expected two revisions in one language; {} \
             overrules the detection",
            a.name(),
            b.name(),
            reading.lang_option,
        )));
    }
    Ok([old.cut_any(a, reading)?, new.cut_any(a, reading)?])
}

/// The beginning, middle and end of a long text: enough to know its language by.
fn sample(text: &str) -> Cow<'_, str> {
    /// Some forty pages.
    const STRETCH: usize = 100_000;
    if text.len() <= 3 * STRETCH {
        return Cow::Borrowed(text);
    }
    let starts = [0, (text.len() - STRETCH) / 2, text.len() - STRETCH];
    let stretches = starts.map(|at| {
        let (from, to) = (text.floor_char_boundary(at), text.floor_char_boundary(at + STRETCH));
        text.get(from..to).unwrap_or("")
    });
    Cow::Owned(stretches.concat())
}

/// The text of a file, of standard input, or of an object of git's.
fn read(path: &Path, reading: &Reading, notes: Notes) -> Result<Uncut, Error> {
    let opened = match git::object(path)? {
        Some(bytes) => Opened::of_bytes(path, bytes),
        None => Opened::open(path)?,
    };
    Ok(Uncut::read_opened(path, opened, &reading.options.input, Comments::Left, notes)?)
}

/// The kinds of change to show.
fn kinds(args: &Args) -> BTreeSet<Aspect> {
    if !args.only.is_empty() {
        return args.only.iter().copied().collect();
    }
    let is_shown = |aspect: &Aspect| *aspect != Aspect::Typography && !args.ignore.contains(aspect);
    Aspect::ALL.into_iter().filter(is_shown).collect()
}

/// The kinds of what two files hold beside their text in which they differ.
fn differing([old, new]: &[Text; 2]) -> Vec<&'static str> {
    let [old, new] = [old, new].map(Text::left_out);
    let kinds: BTreeSet<&'static str> = old.keys().chain(new.keys()).copied().collect();
    kinds.into_iter().filter(|kind| old.get(kind) != new.get(kind)).collect()
}

/// Says how many changes are filtered, where nobody asked for it, or where nothing else is said.
fn note_hidden(args: &Args, revision: &Revision, notes: Notes) {
    let filtered = revision.changes.iter().filter(|c| c.operation == Operation::Filtered).count();
    let text = if filtered == 1 { "1 change" } else { &format!("{filtered} changes") };
    let is_asked_for = !args.only.is_empty() || !args.ignore.is_empty();
    if filtered > 0 && !is_asked_for {
        notes.note(&format!("{text} of typography alone left out; --only typography shows them"));
    } else if filtered > 0 && revision.is_hidden() {
        notes.note(&format!("{text} of other kinds left out"));
    }
}

fn explained() -> String {
    let mut text = String::from(
        "A mark gets the first kind whose rule fits. The rules look at the words, not at the \
         meaning.\n",
    );
    for rule in &RULES {
        let when = textwrap::fill(
            rule.when,
            textwrap::Options::new(96).initial_indent("    ").subsequent_indent("    "),
        );
        text.push_str(&format!("\n{}\n{when}\n    Example: {}\n", rule.aspect, rule.example));
    }
    text
}
