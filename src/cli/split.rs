//! `taiyaku split`.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use crate::formats::documents::{DocumentFormat, Reader};
use crate::model::{BlockKind, Lang, Sentence, Span, Times, UnknownLang};
use crate::text::lang;
use crate::text::segment::{Found, Rule, Stream};

use super::config::Config;
use super::input::Reading;
use super::output::{self, Notes};
use super::pieces::{Opened, Pieces};
use super::splitting::Options;
use super::{Error, Outcome, documents, splitting};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The texts, plain ones of any size; `-` is standard input.
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
    /// One JSON object a line: file, index, paragraph, byte span in the file (with the markup
    /// inside it; none in DOCX), text; of files with markup the kind of block, of cues the times
    /// in milliseconds.
    Jsonl,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    index: usize,
    paragraph: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<BlockKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times_ms: Option<Times>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
}

/// A sentence on its way out.
struct Shown<'a> {
    paragraph: u32,
    span: Option<Span>,
    text: &'a str,
    rule: Rule,
    block: Option<BlockKind>,
    times_ms: Option<Times>,
}

impl<'a> From<Found<'a>> for Shown<'a> {
    fn from(found: Found<'a>) -> Self {
        let Found { sentence: Sentence { span, paragraph }, text, rule } = found;
        Self { paragraph, span: Some(span), text, rule, block: None, times_ms: None }
    }
}

pub(super) fn run(args: &Args, config: &Config, notes: Notes) -> Result<Outcome, Error> {
    let options = args.splitting.options(&config.split);
    let mut stdout = output::stdout();
    for path in &args.files {
        let opened = Opened::open(path)?;
        let format = options.input.format(&opened.name, &opened.head)?;
        let mut sentences = Sentences { name: &opened.name.clone(), args, index: 0 };
        if !matches!(format.read, Reader::Plain) {
            sentences.write_document(opened, format, &options, notes, &mut stdout)?;
            stdout.flush()?;
            continue;
        }
        let mut pieces = Pieces::new(opened, notes)?;
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
    /// Writes the sentences of a file with markup, which is read whole.
    fn write_document(
        &mut self,
        opened: Opened,
        format: &'static DocumentFormat,
        options: &Options,
        notes: Notes,
        out: &mut impl Write,
    ) -> Result<(), Error> {
        let prose = documents::read_prose(opened, format, &options.input, notes)?;
        if prose.text.is_empty() {
            return Ok(());
        }
        let lang = match self.args.lang {
            Choice::Given(lang) => lang,
            Choice::Auto => lang::detect(&prose.text).unwrap_or(Lang::En),
        };
        let options = options.clone();
        let reading = Reading { lang: Some(lang), lang_option: "--lang", lines: false, options };
        let (document, rules) = documents::document(self.name, prose, &reading)?;
        let sentences = document.sentences().iter().zip(document.iter()).zip(rules);
        for (index, ((sentence, text), rule)) in sentences.enumerate() {
            let (block, span) = (document.block(index), document.place(sentence.span));
            let (times_ms, block) =
                (block.and_then(|block| block.times), block.map(|block| block.kind));
            let paragraph = sentence.paragraph;
            self.write_one(Shown { paragraph, span, text, rule, block, times_ms }, lang, out)?;
        }
        Ok(())
    }

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
                (Stream::new(lang, &options.split, encoding, mark), lang)
            });
            stream.push(piece, |found| self.write_one(found.into(), *lang, out))?;
        }
        if let Some((stream, lang)) = stream {
            stream.finish(|found| self.write_one(found.into(), lang, out))?;
        }
        Ok(())
    }

    fn write_one(&mut self, found: Shown<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
        let rule = self.args.explain.then(|| found.rule.name());
        match self.args.format {
            Format::Text => {
                if let Some(rule) = rule {
                    write!(out, "{rule}\t")?;
                }
                write_line(found.text, lang, out)?;
            }
            Format::Jsonl => {
                let Shown { paragraph, span, text, block, times_ms, .. } = found;
                let (file, index) = (self.name, self.index);
                let line = Line { file, index, paragraph, span, text, block, times_ms, rule };
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
    let mut before = "";
    for line in lines {
        if !before.is_empty() {
            out.write_all(lang.joint(before, line).as_bytes())?;
        }
        out.write_all(line.as_bytes())?;
        before = line;
    }
    Ok(())
}
