//! `taiyaku config`: the settings in force.

use toml::de::{DeTable, DeValue};

use crate::check::RULES;

use super::config::Config;
use super::{Error, Outcome, input, output};

/// What editors and other programs may check a taiyaku.toml with.
const SCHEMA: &str = include_str!("../../schemas/taiyaku.schema.json");

/// The command's options.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Print the JSON schema of taiyaku.toml instead.
    #[arg(long)]
    schema: bool,
}

/// Every setting but the rules, with its default as TOML; `None` where there is none.
const SETTINGS: [(&str, Option<&str>); 12] = [
    ("source", None),
    ("drafts", Some("[]")),
    ("glossaries", Some("[]")),
    ("lines", Some("false")),
    ("baseline", None),
    ("ignore", Some("[]")),
    ("split.quotes", Some("\"auto\"")),
    ("split.newlines", Some("\"auto\"")),
    ("split.ellipsis", Some("\"auto\"")),
    ("split.lists", Some("\"split\"")),
    ("split.abbreviations", Some("[]")),
    ("split.never_split", Some("[]")),
];

pub(super) fn run(args: &Args, config: &Config) -> Result<Outcome, Error> {
    let shown = if args.schema { SCHEMA.to_owned() } else { settings(config) };
    output::emit(None, &shown)?;
    Ok(Outcome::Clean)
}

/// Each setting as a line of TOML, with where it comes from as a comment.
fn settings(config: &Config) -> String {
    let (name, text) = match &config.file {
        Some((path, text)) => (input::name(path), text.as_str()),
        None => (String::new(), ""),
    };
    // It was read before, so it parses.
    let table = DeTable::parse(text).ok();
    let found = |key: &str| {
        let mut value = None;
        let mut table = table.as_ref()?.get_ref();
        let mut parts = key.split('.').peekable();
        while let Some(part) = parts.next() {
            let (_, next) = table.iter().find(|(name, _)| name.get_ref().as_ref() == part)?;
            value = Some(next);
            match next.get_ref() {
                DeValue::Table(inner) if parts.peek().is_some() => table = inner,
                _ => break,
            }
        }
        let span = value?.span();
        let line = text.get(..span.start).unwrap_or("").matches('\n').count() + 1;
        Some((text.get(span).unwrap_or("").to_owned(), line))
    };
    let rules = RULES
        .iter()
        .map(|rule| (format!("rules.{}", rule.name), Some(format!("\"{}\"", rule.severity))));
    let plain = SETTINGS.iter().map(|&(key, default)| (key.to_owned(), default.map(str::to_owned)));
    let mut out = String::new();
    for (key, default) in plain.chain(rules) {
        let (value, origin) = match (found(&key), default) {
            (Some((value, line)), _) if key == "ignore" => (
                format!("[{} entries]", value.matches('{').count().max(config.ignore.len())),
                format!("{name}:{line}"),
            ),
            (Some((value, line)), _) => (one_line(&value), format!("{name}:{line}")),
            (None, Some(default)) => (default, "default".to_owned()),
            (None, None) => continue,
        };
        out.push_str(&format!("{:44} # {origin}\n", format!("{key} = {value}")));
    }
    out
}

/// A value of several lines on one.
fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}
