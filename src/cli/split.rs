//! `taiyaku split`.

use std::io::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use crate::model::{Lang, Sentence, Span};
use crate::text::decode::Encoding;
use crate::text::lang;
use crate::text::segment::{self, Options};

use super::output::{self, Notes};
use super::{Error, Outcome, input};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The texts; `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The texts' language.
    #[arg(long, value_name = "ja|en|auto", default_value = "auto", value_parser = language)]
    lang: Choice,
    /// How to show the sentences: `text`, one a line, or `jsonl`, with byte spans.
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy)]
enum Choice {
    Auto,
    Given(Lang),
}

fn language(code: &str) -> Result<Choice, crate::model::UnknownLang> {
    if code == "auto" { Ok(Choice::Auto) } else { code.parse().map(Choice::Given) }
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One sentence a line; line breaks inside a sentence become spaces.
    Text,
    /// One JSON object a line: file, index, paragraph, byte span, text.
    Jsonl,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    index: usize,
    paragraph: u32,
    span: Span,
    text: &'a str,
}

pub(super) fn run(args: &Args, notes: Notes) -> Result<Outcome, Error> {
    let mut stdout = output::stdout();
    for path in &args.files {
        let decoded = input::read_text(path, notes)?;
        let name = input::name(path);
        let lang = match args.lang {
            Choice::Given(lang) => lang,
            // A text without a letter splits the same in either language.
            Choice::Auto => lang::detect(&decoded.text).unwrap_or(Lang::En),
        };
        // In other encodings the file has no bytes to speak of: spans are of the text as UTF-8.
        let shift = if decoded.encoding == Encoding::Utf8 { decoded.mark } else { 0 };
        let sentences = segment::segment(&decoded.text, lang, &Options::default());
        for (index, Sentence { span, paragraph }) in sentences.into_iter().enumerate() {
            let text = span.of(&decoded.text).unwrap_or("");
            match args.format {
                Format::Text => writeln!(stdout, "{}", one_line(text, lang))?,
                Format::Jsonl => {
                    let span = span.shifted(shift);
                    let line = Line { file: &name, index, paragraph, span, text };
                    serde_json::to_writer(&mut stdout, &line).map_err(std::io::Error::from)?;
                    writeln!(stdout)?;
                }
            }
        }
    }
    stdout.flush()?;
    Ok(Outcome::Clean)
}

fn one_line(text: &str, lang: Lang) -> String {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(lang.space())
}
