//! The command line: the only place that touches files, the terminal and the clock.

mod ahead;
mod align;
mod bitext;
mod check;
mod compare;
mod config;
mod convert;
mod diff;
mod documents;
mod eval;
mod findings;
mod fix;
mod formats;
mod from;
mod git;
mod given;
mod glossary;
mod input;
mod learn;
mod loaded;
mod memory;
mod mended;
mod output;
mod pager;
mod pieces;
mod progress;
mod project;
mod reading;
mod silence;
mod split;
mod splitting;
mod stale;
mod strangers;
mod terms;
mod texts;
mod threads;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::formats::FormatError;
use crate::formats::bitexts::WriteError;
use crate::model::LexiconError;
use crate::text::tokens::TokenizerError;

/// Aligns a Japanese text with its English drafts, sentence by sentence, offline.
#[derive(Parser)]
#[command(
    name = "taiyaku",
    version,
    propagate_version = true,
    max_term_width = 100,
    after_help = "Exit code 0: done; 1: findings or differences; 2: trouble."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Say nothing on standard error but errors.
    #[arg(short, long, global = true)]
    quiet: bool,
    #[command(flatten)]
    config: config::Args,
}

/// What the long help of `--format` begins with, before the list of formats.
const HOW_TO_SHOW: &str =
    "How to show the result. By default as the name of --output ends, else the first of:";

/// What the help says of exit codes where the command does not say more.
const DONE: &str = "Exit code 0: done; 2: trouble.";

#[derive(Subcommand)]
enum Command {
    /// Split texts into sentences.
    #[command(after_help = DONE)]
    Split(split::Args),
    /// Align a source with one or several drafts of its translation.
    #[command(after_help = DONE)]
    Align(align::Args),
    #[command(after_help = DONE)]
    Learn(learn::Args),
    Check(check::Args),
    #[command(after_help = DONE)]
    Terms(terms::Args),
    /// Print the settings in force, and where each comes from.
    #[command(after_help = DONE)]
    Config(project::Args),
    Diff(diff::Args),
    Stale(stale::Args),
    Compare(compare::Args),
    Glossary(glossary::Args),
    Convert(convert::Args),
    /// List the formats of bitexts and what each keeps.
    #[command(after_help = DONE)]
    Formats,
    /// Score alignments against gold ones.
    #[command(after_help = DONE)]
    Eval(eval::Args),
    /// Show the licences of taiyaku and of the dictionaries in it.
    #[command(after_help = DONE)]
    Licenses,
    /// Print the completion script of a shell.
    #[command(after_help = DONE)]
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// How a command ended; the exit code is made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done, nothing to report: 0.
    Clean,
    /// Done, and there are findings or differences: 1.
    Found,
}

/// Why a command could not be carried out: exit code 2.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Input(#[from] input::InputError),
    #[error(transparent)]
    Config(#[from] config::ConfigError),
    #[error(transparent)]
    Git(#[from] git::GitError),
    #[error(transparent)]
    Output(#[from] output::OutputError),
    #[error(transparent)]
    Format(#[from] FormatError),
    #[error(transparent)]
    Tokenizer(#[from] TokenizerError),
    #[error("what was learned does not fit: {0}")]
    Lexicon(#[from] LexiconError),
    #[error("{0}: could not be written: {1}")]
    Write(String, WriteError),
    #[error("{0}: {1}")]
    Unit(String, WriteError),
    #[error("{0}")]
    Loss(String),
    #[error("{0}")]
    Usage(String),
    #[error("standard output: {0}")]
    Stdout(#[from] io::Error),
}

/// Runs the command line of this process and gives its exit code: 0 clean, 1 findings or
/// differences, 2 it could not be done.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return told(&error),
    };
    let notes = output::Notes { quiet: cli.quiet };
    match run(cli.command, &cli.config, notes) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        // The reader of our output has had enough, as `head` has.
        Err(Error::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::error(&error.to_string());
            ExitCode::from(2)
        }
    }
}

/// Prints what clap has to say: help and the version, or what is wrong with the command line.
fn told(said: &clap::Error) -> ExitCode {
    let printed = said.print().and_then(|()| io::stdout().flush());
    match printed {
        Err(error) if !said.use_stderr() && error.kind() != io::ErrorKind::BrokenPipe => {
            output::error(&Error::Stdout(error).to_string());
            ExitCode::from(2)
        }
        _ => u8::try_from(said.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from),
    }
}

fn run(command: Command, config: &config::Args, notes: output::Notes) -> Result<Outcome, Error> {
    let with = |run: &dyn Fn(&config::Config) -> Result<Outcome, Error>| {
        let config = config::read(config, notes)?;
        run(&config).map_err(|error| config.located(error))
    };
    match command {
        Command::Split(args) => with(&|config| split::run(&args, config, notes)),
        Command::Align(args) => with(&|config| align::run(&args, config, notes)),
        Command::Learn(args) => with(&|config| learn::run(&args, config, notes)),
        Command::Check(args) => with(&|config| check::run(&args, config, notes)),
        Command::Terms(args) => with(&|config| terms::run(&args, config, notes)),
        Command::Config(args) => with(&|config| project::run(&args, config)),
        Command::Diff(args) => with(&|config| diff::run(&args, config, notes)),
        Command::Stale(args) => with(&|config| stale::run(&args, config, notes)),
        Command::Compare(args) => with(&|config| compare::run(&args, config, notes)),
        Command::Glossary(args) => glossary::run(&args, notes),
        Command::Convert(args) => convert::run(&args, notes),
        Command::Formats => formats::run(),
        Command::Eval(args) => eval::run(&args, notes),
        Command::Licenses => {
            output::emit(None, taiyaku_dictionaries::NOTICE)?;
            Ok(Outcome::Clean)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "taiyaku", &mut script);
            output::emit(None, &String::from_utf8_lossy(&script))?;
            Ok(Outcome::Clean)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_help(command: &mut clap::Command) {
        let help = command.render_long_help().to_string();
        assert!(help.contains("xit code"), "{}:\n{help}", command.get_name());
        command.get_subcommands_mut().filter(|it| it.get_name() != "help").for_each(check_help);
    }

    #[test]
    fn every_help_says_the_exit_codes() {
        let mut cli = Cli::command();
        cli.build();
        check_help(&mut cli);
    }
}
