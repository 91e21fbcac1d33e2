//! `taiyaku.toml`, the settings of a project.
//!
//! A new section is a field of [`Config`] and a type with `deny_unknown_fields` beside the
//! command that reads it; places and suggestions in errors come by themselves.

use std::env;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::output::Notes;
use super::{input, splitting};

/// The file that is looked for.
const NAME: &str = "taiyaku.toml";

/// Which settings to use.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Take the settings from this file [default: the nearest taiyaku.toml upwards from here].
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Use no settings file.
    #[arg(long, global = true)]
    no_config: bool,
}

/// What a settings file may hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Config {
    /// How texts are split.
    pub(super) split: splitting::Settings,
}

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum ConfigError {
    #[error(transparent)]
    Input(#[from] input::InputError),
    #[error("{path}:{line}:{column}: {message}")]
    Toml { path: String, line: usize, column: usize, message: String },
    #[error("the working folder: {0}")]
    Here(std::io::Error),
}

/// Reads the settings; those of no file are the defaults.
pub(super) fn read(args: &Args, notes: Notes) -> Result<Config, ConfigError> {
    let path = match &args.config {
        _ if args.no_config => None,
        Some(path) => Some(path.clone()),
        None => nearest(&env::current_dir().map_err(ConfigError::Here)?),
    };
    let Some(path) = path else { return Ok(Config::default()) };
    let text = input::read_text(&path, notes)?.text;
    toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let before = text.get(..at).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        ConfigError::Toml {
            path: input::name(&path),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
            message: suggested(error.message()),
        }
    })
}

/// The settings file nearest to `here`, upwards; its name alone if it is right here.
fn nearest(here: &Path) -> Option<PathBuf> {
    let path = here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())?;
    Some(path.strip_prefix(here).map(Path::to_owned).unwrap_or(path))
}

/// `message`, and what may have been meant. Serde puts what it found, and then what it wanted,
/// between backticks.
fn suggested(message: &str) -> String {
    let message = message.trim_end().replace('\n', "; ");
    let mut names = message.split('`').skip(1).step_by(2);
    let Some(found) = names.next().filter(|_| message.starts_with("unknown ")) else {
        return message;
    };
    let nearest = names
        .map(|name| (strsim::damerau_levenshtein(found, name), name))
        .filter(|&(edits, name)| edits <= name.len().div_ceil(3))
        .min();
    match nearest {
        Some((_, name)) => format!("{message}; did you mean `{name}`?"),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        let message = "unknown field `qoutes`, expected one of `quotes`, `lists`";
        assert_eq!(suggested(message), format!("{message}; did you mean `quotes`?"));
        let message = "unknown field `colour`, expected one of `quotes`, `lists`";
        assert_eq!(suggested(message), message);
        assert_eq!(suggested("expected `quotes` or `qoutes`"), "expected `quotes` or `qoutes`");
    }
}
