//! `taiyaku.toml`, the settings of a project.
//!
//! A new section is a field of [`Config`] and a type with `deny_unknown_fields` beside the
//! command that reads it; places and suggestions in errors come by themselves.

use std::collections::BTreeMap;
use std::env;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Deserializer, de};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::check;
use crate::model::Severity;

use super::output::Notes;
use super::{Error, input, splitting};

/// The file that is looked for.
const NAME: &str = "taiyaku.toml";

/// The settings that name files.
const FILES: [&str; 4] = ["source", "drafts", "glossaries", "baseline"];

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
    /// The source text.
    pub(super) source: Option<PathBuf>,
    /// Its drafts.
    pub(super) drafts: Vec<PathBuf>,
    /// The glossaries.
    glossaries: Vec<PathBuf>,
    /// Whether the texts hold one sentence per line.
    lines: bool,
    /// The findings that are known.
    pub(super) baseline: Option<PathBuf>,
    /// How severe the findings of each rule are.
    pub(super) rules: BTreeMap<RuleName, Level>,
    /// What not to hear of.
    pub(super) ignore: Vec<IgnoreEntry>,
    /// How texts are split.
    pub(super) split: splitting::Settings,
    /// The file that all this is from, and its text.
    #[serde(skip)]
    pub(super) file: Option<(PathBuf, String)>,
}

/// The name of a rule of checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RuleName(pub(super) &'static str);

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        match check::rule(&name) {
            Some(rule) => Ok(Self(rule.name)),
            None => {
                let all: Vec<String> =
                    check::RULES.iter().map(|rule| format!("`{}`", rule.name)).collect();
                let message = format!("unknown rule `{name}`, expected one of {}", all.join(", "));
                Err(de::Error::custom(message))
            }
        }
    }
}

/// How severe a rule's findings are, or that it does not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Error,
    Warning,
    Note,
    Off,
}

impl Level {
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Off => None,
        }
    }
}

/// Findings that are not to be reported: those that fit all of what is given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, remote = "Self")]
pub(super) struct IgnoreEntry {
    /// Rules; all if there is none.
    pub(super) rules: Vec<RuleName>,
    /// Terms; all if there is none.
    pub(super) terms: Vec<String>,
    /// Drafts, by patterns such as `drafts/*.txt`; all if there is none.
    pub(super) paths: Vec<Pattern>,
    /// Why.
    #[serde(rename = "reason")]
    pub(super) _reason: Option<String>,
}

impl<'de> Deserialize<'de> for IgnoreEntry {
    /// Refuses an entry that would silence everything.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let entry = Self::deserialize(from)?;
        if entry.rules.is_empty() && entry.terms.is_empty() && entry.paths.is_empty() {
            let message =
                "this entry would silence all findings, expected `rules`, `terms` or `paths`";
            return Err(de::Error::custom(message));
        }
        Ok(entry)
    }
}

/// A pattern for paths: `*` is anything but `/`, `**` anything.
#[derive(Clone, Debug)]
pub(super) struct Pattern(glob::Pattern);

impl Pattern {
    pub(super) fn matches(&self, path: &Path) -> bool {
        let options =
            glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::default() };
        self.0.matches_path_with(path, options)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let pattern = glob::Pattern::new(text.trim_start_matches("./"));
        pattern.map(Self).map_err(|error| {
            de::Error::custom(format!("found the pattern `{text}`, expected a valid one: {error}"))
        })
    }
}

impl Config {
    /// The folder that the paths in it are relative to.
    pub(super) fn folder(&self) -> &Path {
        self.file.as_ref().and_then(|(path, _)| path.parent()).unwrap_or(Path::new(""))
    }

    /// A path of the settings as it is from the working folder.
    pub(super) fn resolve(&self, path: &Path) -> PathBuf {
        let path = self.folder().join(path);
        path.components().filter(|part| *part != Component::CurDir).collect()
    }

    /// An error about a file that is not there with the place at which the settings name it.
    pub(super) fn located(&self, error: Error) -> Error {
        let Error::Input(input::InputError::Missing { path }) = &error else { return error };
        match self.file.as_ref().zip(self.place_of(Path::new(path))) {
            Some(((file, text), at)) => ConfigError::at(file, text, at, &error.to_string()).into(),
            None => error,
        }
    }

    /// The byte at which the settings name a file.
    fn place_of(&self, path: &Path) -> Option<usize> {
        let (_, text) = self.file.as_ref()?;
        // It was read before, so it parses.
        let table = DeTable::parse(text).ok()?;
        let values = table.get_ref().iter().filter(|(key, _)| FILES.contains(&&**key.get_ref()));
        let values = values.flat_map(|(_, value)| match value.get_ref() {
            DeValue::Array(values) => values.iter().collect(),
            _ => vec![value],
        });
        let is_path = |value: &&Spanned<DeValue<'_>>| {
            let named = value.get_ref().as_str();
            named.is_some_and(|named| self.resolve(Path::new(named)) == path)
        };
        values.into_iter().find(is_path).map(|value| value.span().start)
    }

    /// What a file is called in the project, however it is named and from wherever: its path from the
    /// project's folder, with `/`.
    pub(super) fn called(&self, path: &Path) -> String {
        let here = env::current_dir().unwrap_or_default();
        let [folder, path] = [self.folder(), path].map(|path| parts(&here.join(path)));
        let shared = folder.iter().zip(&path).take_while(|(one, other)| one == other).count();
        let up = folder.iter().skip(shared).map(|_| "..".to_owned());
        up.chain(path.iter().skip(shared).cloned()).collect::<Vec<_>>().join("/")
    }

    /// The file of the settings, which commands read and may not write over.
    pub(super) fn path(&self) -> Option<&PathBuf> {
        self.file.as_ref().map(|(path, _)| path)
    }

    /// The glossaries that a command uses: those of its command line, else the project's.
    pub(super) fn glossaries(&self, said: &[PathBuf]) -> Vec<PathBuf> {
        match said {
            [] => self.glossaries.iter().map(|path| self.resolve(path)).collect(),
            said => said.to_vec(),
        }
    }

    /// Whether a command takes its texts line by line, as its command line or the project says.
    pub(super) fn lines(&self, is_said: bool) -> bool {
        is_said || self.lines
    }

    /// What the settings say of the rules.
    pub(super) fn rule_settings(&self) -> check::Settings {
        let mut settings = check::Settings::default();
        for (rule, level) in &self.rules {
            match level.severity() {
                Some(severity) => settings.severities.push((rule.0.to_owned(), severity)),
                None => settings.off.push(rule.0.to_owned()),
            }
        }
        settings
    }

    /// The line of the `[[ignore]]` number `index`, for messages.
    pub(super) fn ignore_line(&self, index: usize) -> usize {
        let text = self.file.as_ref().map_or("", |(_, text)| text.as_str());
        let mut entries = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.trim_start().starts_with("[[ignore]]"));
        entries.nth(index).map_or(1, |(line, _)| line + 1)
    }
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

impl ConfigError {
    /// A message about a byte of the settings.
    fn at(path: &Path, text: &str, at: usize, message: &str) -> Self {
        let before = text.get(..at).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self::Toml {
            path: input::name(path),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
            message: message.to_owned(),
        }
    }
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
    let read: Result<Config, toml::de::Error> = toml::from_str(&text);
    let read = read.map(|config| Config { file: Some((path.clone(), text.clone())), ..config });
    read.map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        ConfigError::at(&path, &text, at, &suggested(error.message()))
    })
}

/// The settings file nearest to `here`, upwards, as its path is from here: reports name the project's
/// texts by it.
fn nearest(here: &Path) -> Option<PathBuf> {
    let up = here.ancestors().position(|folder| folder.join(NAME).is_file())?;
    Some(std::iter::repeat_n("..", up).chain([NAME]).collect())
}

/// The names of a path, without `.` and `..`.
fn parts(path: &Path) -> Vec<String> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()),
            part => parts.push(part.as_os_str().to_string_lossy().into_owned()),
        }
    }
    parts
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
