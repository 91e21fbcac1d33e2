//! `taiyaku glossary`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::formats::glossary::{self, COLUMNS_HELP, GLOSSARIES};
use crate::model::Glossary;
use crate::terms::Matcher;
use crate::terms::audit::{Flaw, audit};

use super::output::{self, Notes};
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
        /// The new file; the end of its name tells the format. It appears whole or not at all.
        #[arg(value_name = "OUT", required_unless_present = "output")]
        out: Option<PathBuf>,
        /// The same as OUT.
        #[arg(short, long, value_name = "FILE", conflicts_with = "out")]
        output: Option<PathBuf>,
    },
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
        Command::Convert { input, out, output } => {
            // clap sees to it that there is one.
            let path = out.as_deref().or(output.as_deref()).unwrap_or(Path::new("-"));
            convert(input, path, notes)
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
            writeln!(stdout, "{}:{warning}", input::name(path))?;
        }
        flaws += read.warnings.len();
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
        writeln!(stdout, "{}: {message}", name(*concept))?;
    }
    flaws += found.flaws.len();
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

fn convert(input: &Path, out: &Path, notes: Notes) -> Result<Outcome, Error> {
    let write = glossary::by_extension(&input::name(out)).and_then(|format| format.write);
    let Some(write) = write else {
        let known = GLOSSARIES.iter().filter(|format| format.write.is_some());
        let known = known.flat_map(|format| format.extensions).map(|end| format!(".{end}"));
        let known = known.collect::<Vec<_>>().join(", ");
        return Err(Error::Usage(format!(
            "{}: no format that is written, expected a name that ends in {known}",
            input::name(out),
        )));
    };
    output::not_an_input(out, [input])?;
    let read = input::read_glossary(input, notes)?;
    for warning in &read.warnings {
        notes.warn(&format!("{}:{warning}", input::name(input)));
    }
    for (what, count) in &read.left_out {
        notes.warn(&format!("{}: {what} ({count} times) is left out", input::name(input)));
    }
    let written = write(&read.glossary);
    for loss in &written.losses {
        notes.warn(&format!(
            "{}: cannot hold {} ({} times, first in entry {})",
            input::name(out),
            loss.what,
            loss.count,
            loss.first,
        ));
    }
    output::write_file(out, &written.content)?;
    Ok(Outcome::Clean)
}
