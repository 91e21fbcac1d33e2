//! `taiyaku glossary`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

use crate::formats::glossary::{self, COLUMNS_HELP, GLOSSARIES};
use crate::model::Glossary;
use crate::terms::Matcher;
use crate::terms::audit::{Flaw, audit};

use super::output::{self, Notes, Pending};
use super::{Error, Outcome, input};

/// Test glossaries, or convert them from one format to another.
///
/// Exit code 0: done; 1: the test found something; 2: trouble.
#[derive(clap::Args)]
#[command(after_long_help = formats_help())]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Try out a glossary's examples, and report entries that can never match, duplicates, and
    /// forms that one entry prefers and another forbids.
    ///
    /// A hint tells of what may be meant: a form that looks like several, or has a remark in brackets, or
    /// is another entry's in another spelling; a column that is left out. It is no flaw.
    ///
    /// Entries may carry examples, `TEXT => TRANSLATION`, that must pass (columns `pass`, `fail`;
    /// in TBX, notes that begin with `pass: ` or `fail: `). Exit code 0: nothing is found; 1:
    /// something is; 2: trouble.
    #[command(after_long_help = formats_help())]
    Test {
        /// The glossaries; they are tested together. `-` is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Convert a glossary; what the new format cannot hold is told on standard error.
    ///
    /// Exit code 0: done; 2: trouble.
    #[command(after_long_help = formats_help())]
    Convert {
        /// The glossary; `-` is standard input.
        #[arg(value_name = "IN")]
        input: PathBuf,
        /// The new file, whole or not at all; the end of its name tells the format. `-` is standard
        /// output.
        #[arg(value_name = "OUT", required_unless_present = "output")]
        out: Option<PathBuf>,
        /// The same as OUT.
        #[arg(short, long, value_name = "FILE", conflicts_with = "out")]
        output: Option<PathBuf>,
        /// The format of OUT; by its name if not given.
        #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(written()))]
        to: Option<String>,
    },
}

/// The formats that are written, as `--to` calls them.
fn written() -> Vec<&'static str> {
    let written = GLOSSARIES.iter().filter(|format| format.write.is_some());
    written.filter_map(|format| format.extensions.first().copied()).collect()
}

fn formats_help() -> String {
    let mut help = "Formats, told by the end of the name or by how a file begins:\n".to_owned();
    for format in &GLOSSARIES {
        let written = if format.write.is_some() { "read and written" } else { "read" };
        help.push_str(&format!("  {:7} {} ({written})\n", format.name, format.about));
    }
    format!("{help}\n{COLUMNS_HELP}")
}

pub(super) fn run(args: &Args, notes: Notes) -> Result<Outcome, Error> {
    match &args.command {
        Command::Test { files } => test(files, notes),
        Command::Convert { input, out, output, to } => {
            // clap sees to it that there is one.
            let path = out.as_deref().or(output.as_deref()).unwrap_or(Path::new("-"));
            convert(input, path, to.as_deref(), notes)
        }
    }
}

fn test(files: &[PathBuf], notes: Notes) -> Result<Outcome, Error> {
    let mut all = Glossary::default();
    // By file: the index of its first concept.
    let mut starts = Vec::new();
    let mut stdout = output::stdout();
    let mut flaws = 0;
    for path in files {
        let read = input::read_glossary(path, notes)?;
        for warning in &read.warnings {
            let (line, column) = (warning.place.line, warning.place.column);
            let hint = if warning.is_hint() { "hint: " } else { "" };
            let message = warning.message();
            writeln!(stdout, "{}:{line}:{column}: {hint}{message}", input::name(path))?;
        }
        flaws += read.warnings.iter().filter(|warning| !warning.is_hint()).count();
        starts.push(all.concepts.len());
        all.extend(read.glossary);
    }
    let name = |concept: usize| {
        let file = starts.partition_point(|&start| start <= concept).saturating_sub(1);
        let path = files.get(file).map_or_else(String::new, |path| input::name(path));
        let line = all.concepts.get(concept).and_then(|concept| concept.line);
        line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
    };
    let found = audit(&all, &mut Matcher::new(&all)?, &name);
    for Flaw { concept, kind } in &found.flaws {
        let message = kind.to_string().replace(char::is_control, " ");
        let hint = if kind.is_hint() { "hint: " } else { "" };
        writeln!(stdout, "{}: {hint}{message}", name(*concept))?;
    }
    flaws += found.flaws.iter().filter(|flaw| !flaw.kind.is_hint()).count();
    let count = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    writeln!(
        stdout,
        "{} in {}; {} tried",
        count(flaws, "flaw", "flaws"),
        count(all.concepts.len(), "entry", "entries"),
        count(found.examples, "example", "examples"),
    )?;
    stdout.flush()?;
    Ok(if flaws == 0 { Outcome::Clean } else { Outcome::Found })
}

fn convert(input: &Path, out: &Path, to: Option<&str>, notes: Notes) -> Result<Outcome, Error> {
    let name = match out.as_os_str() == "-" {
        true => "<stdout>".to_owned(),
        false => out.display().to_string(),
    };
    let format = match to {
        Some(to) => GLOSSARIES.iter().find(|format| format.extensions.contains(&to)),
        None => glossary::by_extension(&name),
    };
    let Some(write) = format.and_then(|format| format.write) else {
        if out.as_os_str() == "-" {
            let known = written().join(", ");
            return Err(Error::Usage(format!(
                "standard output has no name, expected --to {known}"
            )));
        }
        let known = GLOSSARIES.iter().filter(|format| format.write.is_some());
        let known = known.flat_map(|format| format.extensions).map(|end| format!(".{end}"));
        let known = known.collect::<Vec<_>>().join(", ");
        return Err(Error::Usage(format!(
            "{name}: no format that is written, expected a name that ends in {known}",
        )));
    };
    output::not_an_input(out, [input])?;
    let read = input::read_glossary(input, notes)?;
    for warning in &read.warnings {
        notes.warn(&format!("{}:{warning}", input::name(input)));
    }
    for (lang, count) in &read.other_languages {
        let of = input::name(input);
        notes.warn(&format!("{of}: the language `{lang}` ({count} times) is left out"));
    }
    for (what, count) in &read.left_out {
        notes.warn(&format!("{}: {what} ({count} times) is left out", input::name(input)));
    }
    let written = write(&read.glossary);
    for loss in &written.losses {
        notes.warn(&format!(
            "{name}: cannot hold {} ({} times, first in entry {})",
            loss.what, loss.count, loss.first,
        ));
    }
    let pending = Pending::begin(out)?;
    let mut file = pending.writer()?;
    file.write_all(written.content.as_bytes())?;
    file.flush()?;
    drop(file);
    pending.commit()?;
    Ok(Outcome::Clean)
}
