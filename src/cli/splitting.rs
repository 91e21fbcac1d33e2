//! How texts are read and split: the options that `split` and `align` share, and their `[split]`
//! in `taiyaku.toml`.

use serde::{Deserialize, Deserializer, de};

use crate::text::segment;

use super::documents::{self, Input};

/// Flags win over the settings.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(next_help_heading = "Splitting (defaults: `auto`, or what taiyaku.toml says)")]
pub(super) struct Args {
    /// What to do with sentence ends inside quotation marks.
    #[arg(long, value_enum, value_name = "HOW")]
    quotes: Option<Quotes>,
    /// What a line end means; a blank line always ends a sentence.
    #[arg(long, value_enum, value_name = "HOW")]
    newlines: Option<Newlines>,
    /// Whether an ellipsis (…, ..., 。。。) ends a sentence.
    #[arg(long, value_enum, value_name = "HOW")]
    ellipsis: Option<Ellipsis>,
    /// Whether list markers begin sentences; the default is `split`.
    #[arg(long, value_enum, value_name = "HOW")]
    lists: Option<Lists>,
    #[command(flatten)]
    documents: documents::Args,
}

/// What these options and settings come to.
#[derive(Clone, Debug)]
pub(super) struct Options {
    /// How texts are split.
    pub(super) split: segment::Options,
    /// How files are read.
    pub(super) input: Input,
}

/// `[split]` of `taiyaku.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    quotes: Option<Quotes>,
    newlines: Option<Newlines>,
    ellipsis: Option<Ellipsis>,
    lists: Option<Lists>,
    #[serde(deserialize_with = "no_blanks")]
    abbreviations: Vec<String>,
    #[serde(deserialize_with = "no_blanks")]
    never_split: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Quotes {
    /// Japanese speeches stay whole: 「雨だ。風だ。」と言った; English ones are cut like other text.
    #[default]
    Auto,
    /// Speeches stay whole.
    Keep,
    /// Speeches are cut at the sentence ends inside them.
    Split,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Newlines {
    /// Wrapped prose is joined; headings, list items and one-sentence lines are not.
    #[default]
    Auto,
    /// Every line end ends a sentence.
    Hard,
    /// No line end ends a sentence.
    Soft,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Ellipsis {
    /// It does where the text after it can begin a sentence.
    #[default]
    Auto,
    /// It never does by itself.
    Keep,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Lists {
    /// Each item is a sentence of its own, inside a line too: `1) milk 2) bread`.
    #[default]
    Split,
    /// Markers are ordinary text.
    Keep,
}

impl Args {
    /// The flags, else the settings, else the defaults.
    pub(super) fn options(&self, settings: &Settings) -> Options {
        Options { split: self.split(settings), input: self.documents.input() }
    }

    fn split(&self, settings: &Settings) -> segment::Options {
        segment::Options {
            quotes: match self.quotes.or(settings.quotes).unwrap_or_default() {
                Quotes::Auto => segment::Quotes::ByLanguage,
                Quotes::Keep => segment::Quotes::Keep,
                Quotes::Split => segment::Quotes::Split,
            },
            newlines: match self.newlines.or(settings.newlines).unwrap_or_default() {
                Newlines::Auto => segment::Newlines::Auto,
                Newlines::Hard => segment::Newlines::Hard,
                Newlines::Soft => segment::Newlines::Soft,
            },
            ellipsis: match self.ellipsis.or(settings.ellipsis).unwrap_or_default() {
                Ellipsis::Auto => segment::Ellipsis::Auto,
                Ellipsis::Keep => segment::Ellipsis::Keep,
            },
            lists: match self.lists.or(settings.lists).unwrap_or_default() {
                Lists::Split => segment::Lists::Split,
                Lists::Keep => segment::Lists::Keep,
            },
            abbreviations: settings.abbreviations.clone(),
            never_split: settings.never_split.clone(),
        }
    }
}

/// An empty string among the names would stand everywhere.
fn no_blanks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let names = Vec::<String>::deserialize(from)?;
    if names.iter().any(|name| name.trim().is_empty()) {
        return Err(de::Error::custom("found a blank string, expected words"));
    }
    Ok(names)
}
