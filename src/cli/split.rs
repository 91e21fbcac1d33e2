//! `taiyaku split`.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use crate::model::{Lang, Span, UnknownLang};
use crate::text::lang;
use crate::text::segment::{Found, Options, Stream};

use super::config::Config;
use super::output::{self, Notes};
use super::pieces::Pieces;
use super::{Error, Outcome, input, splitting};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The texts, of any size; `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The texts' language.
    #[arg(long, value_name = "ja|en|auto", default_value = "auto", value_parser = language)]
    lang: Choice,
    /// How to show the sentences.
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Say why each sentence ends: the rule's name and a tab before it, or a field `rule`.
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    splitting: splitting::Args,
}

#[derive(Clone, Copy)]
enum Choice {
    Auto,
    Given(Lang),
}

fn language(code: &str) -> Result<Choice, UnknownLang> {
    if code == "auto" { Ok(Choice::Auto) } else { code.parse().map(Choice::Given) }
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One sentence a line; line breaks inside a sentence become spaces.
    Text,
    /// One JSON object a line: file, index, paragraph, byte span in the file, text.
    Jsonl,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    index: usize,
    paragraph: u32,
    span: Span,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    let options = args.splitting.options(&config.split);
    let mut stdout = output::stdout();
    for path in &args.files {
        let mut pieces = Pieces::open(path, notes)?;
        let mut sentences = Sentences { name: &input::name(path), args, index: 0 };
        // A failure further on leaves the sentences before it on standard output.
        let split = sentences.write(&mut pieces, &options, &mut stdout);
        stdout.flush()?;
        split?;
    }
    Ok(Outcome::Clean)
}

/// The sentences of one file, on their way out.
struct Sentences<'a> {
    name: &'a str,
    args: &'a Args,
    index: usize,
}

impl Sentences<'_> {
    fn write(
        &mut self,
        pieces: &mut Pieces,
        options: &Options,
        out: &mut impl Write,
    ) -> Result<(), Error> {
        let (encoding, mark) = (pieces.encoding(), pieces.mark());
        let mut stream: Option<(Stream<'_>, Lang)> = None;
        while let Some(piece) = pieces.next()? {
            let (stream, lang) = stream.get_or_insert_with(|| {
                let lang = match self.args.lang {
                    Choice::Given(lang) => lang,
                    // A text without a letter splits the same in either language.
                    Choice::Auto => lang::detect(piece).unwrap_or(Lang::En),
                };
                (Stream::new(lang, options, encoding, mark), lang)
            });
            stream.push(piece, |found| self.write_one(found, *lang, out))?;
        }
        if let Some((stream, lang)) = stream {
            stream.finish(|found| self.write_one(found, lang, out))?;
        }
        Ok(())
    }

    fn write_one(&mut self, found: Found<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
        let rule = self.args.explain.then(|| found.rule.name());
        match self.args.format {
            Format::Text => {
                if let Some(rule) = rule {
                    write!(out, "{rule}\t")?;
                }
                write_line(found.text, lang, out)?;
            }
            Format::Jsonl => {
                let (sentence, text) = (found.sentence, found.text);
                let (paragraph, span) = (sentence.paragraph, sentence.span);
                let line = Line { file: self.name, index: self.index, paragraph, span, text, rule };
                serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
            }
        }
        self.index += 1;
        out.write_all(b"\n")
    }
}

/// Writes a sentence without the line ends inside it.
fn write_line(sentence: &str, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let lines = sentence.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    for (index, line) in lines.enumerate() {
        if index > 0 {
            out.write_all(lang.space().as_bytes())?;
        }
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}
