//! Files with markup: which format they are in, their encoding, their sentences.

use clap::builder::PossibleValuesParser;

use crate::formats::documents::{
    self, Changes, Choices, DOCUMENTS, DocumentFormat, PoText, Prose, Reader,
};
use crate::model::{Document, Placed, Places, Span};
use crate::text::decode::{Decoded, Encoding, decode_declared};
use crate::text::segment::{self, Rule};

use super::input::{self, InputError, MAX_LINE, Reading};
use super::output::Notes;
use super::pieces::Opened;

/// How files are read.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(next_help_heading = "Documents")]
pub(super) struct Args {
    /// The format of the texts, by default that of each file's name, else of its content, else
    /// plain text.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(names()),
          hide_possible_values = true, long_help = format_help())]
    input_format: Option<String>,
    /// Which text of a DOCX file with tracked changes is read.
    #[arg(long, value_enum, value_name = "HOW", default_value_t)]
    tracked_changes: TrackedChanges,
    /// Which strings of a PO file are its text.
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    po_text: PoStrings,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum TrackedChanges {
    /// As if all were accepted.
    #[default]
    Accepted,
    /// As it was before them.
    Original,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum PoStrings {
    /// The translations, or in a template without any the originals.
    #[default]
    Auto,
    /// The originals.
    Msgid,
    /// The translations that are not fuzzy.
    Msgstr,
}

/// What these options come to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Input {
    /// The number in [`DOCUMENTS`] of the format that the user named.
    format: Option<usize>,
    choices: Choices,
}

fn names() -> Vec<&'static str> {
    DOCUMENTS.iter().map(|format| format.name).collect()
}

fn format_help() -> String {
    let mut help = "The format of the texts, by default that of each file's name, else of its \
                    content, else plain text:\n\n"
        .to_owned();
    for DocumentFormat { name, about, extensions, .. } in &DOCUMENTS {
        help.push_str(&format!("  {name:9} (.{}) {about}\n", extensions.join(", .")));
    }
    help
}

impl Args {
    pub(super) fn input(&self) -> Input {
        let is_named = |format: &DocumentFormat| Some(format.name) == self.input_format.as_deref();
        Input {
            format: DOCUMENTS.iter().position(is_named),
            choices: Choices {
                changes: match self.tracked_changes {
                    TrackedChanges::Accepted => Changes::Accepted,
                    TrackedChanges::Original => Changes::Original,
                },
                po: match self.po_text {
                    PoStrings::Auto => PoText::Auto,
                    PoStrings::Msgid => PoText::Msgid,
                    PoStrings::Msgstr => PoText::Msgstr,
                },
            },
        }
    }
}

/// How much of a file is looked at to know its format.
const HEAD_BYTES: usize = 4096;

impl Input {
    /// The format of a file that is called `name` and begins with `head`.
    pub(super) fn format(&self, name: &str, head: &[u8]) -> &'static DocumentFormat {
        let given = self.format.and_then(|number| DOCUMENTS.get(number));
        given.unwrap_or_else(|| documents::detect(name, &glimpse(head)))
    }
}

/// The beginning of a file as text, so far as its first bytes tell the encoding: enough for
/// markup, which is ASCII.
fn glimpse(bytes: &[u8]) -> String {
    let bytes = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks().0.iter().map(|&pair| unit(pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Reads the prose of a file with markup, and says what people may miss of it. Places are bytes of
/// the file.
pub(super) fn read_prose(
    opened: Opened,
    format: &'static DocumentFormat,
    input: &Input,
    notes: Notes,
) -> Result<Prose, InputError> {
    let name = opened.name.clone();
    let most = format.read.max_bytes();
    let bytes = opened.read_to_end(most)?;
    if bytes.len() as u64 > most {
        return Err(InputError::TooLarge { path: name, most });
    }
    let failed = |error| InputError::Read { path: name.clone(), error };
    let prose = match format.read {
        Reader::Plain => Prose::default(),
        Reader::Bytes(read) => read(&bytes, input.choices).map_err(failed)?,
        Reader::Text(read) => {
            let head = glimpse(&bytes);
            let declared = (format.charset)(&head);
            let decoded = decode_declared(&bytes, declared)
                .map_err(|error| input::decode_error(&name, &bytes, error))?;
            input::note_encoding(&name, decoded.encoding, notes);
            let mut prose = read(&decoded.text, input.choices).map_err(failed)?;
            let places = std::mem::take(&mut prose.layout.places);
            prose.layout.places = places_in_file(places, &decoded);
            prose
        }
    };
    if !prose.omissions.is_empty() {
        let omissions: Vec<String> = prose.omissions.iter().map(ToString::to_string).collect();
        notes.note(&format!("{name}: {}", omissions.join("; ")));
    }
    Ok(prose)
}

/// Turns places in a decoded text into places in its file.
fn places_in_file(places: Places, decoded: &Decoded) -> Places {
    let Places::Pieces(mut pieces) = places else { return places };
    if let Encoding::Other(_) = decoded.encoding {
        return Places::Unknown;
    }
    let (mut at, mut at_in_file) = (0, decoded.mark);
    let mut in_file = |to: usize| {
        let between = decoded.text.get(at..to).unwrap_or("");
        at_in_file += decoded.encoding.length(between);
        at = to;
        at_in_file
    };
    if decoded.encoding == Encoding::Utf8 {
        for Placed { file, .. } in &mut pieces {
            *file = file.shifted(decoded.mark);
        }
        return Places::Pieces(pieces);
    }
    let mut split = Vec::with_capacity(decoded.text.len());
    for piece in pieces {
        let source = piece.file.of(&decoded.text).filter(|_| piece.text.len() == piece.file.len());
        let Some(source) = source else {
            let start = in_file(piece.file.start);
            split.push(Placed { file: Span::new(start, in_file(piece.file.end)), ..piece });
            continue;
        };
        // Characters have other lengths there: each is a piece of its own.
        for (at, c) in source.char_indices() {
            let span = Span::new(at, at + c.len_utf8());
            let start = in_file(piece.file.start + span.start);
            let file = Span::new(start, in_file(piece.file.start + span.end));
            split.push(Placed { text: span.shifted(piece.text.start), file });
        }
    }
    Places::Pieces(split)
}

/// Cuts prose into sentences, with the rule that ended each.
pub(super) fn document(
    name: &str,
    prose: Prose,
    reading: &Reading,
) -> Result<(Document, Vec<Rule>), InputError> {
    let Prose { text, layout, .. } = prose;
    if text.is_empty() {
        return Err(InputError::Empty { path: name.to_owned(), bytes: 0 });
    }
    if let Some(block) = layout.blocks.iter().find(|block| block.span.len() > MAX_LINE) {
        let begin = block.span.of(&text).unwrap_or("").chars().take(20).collect();
        let (kind, bytes) = (block.kind, block.span.len());
        return Err(InputError::LongBlock { path: name.to_owned(), kind, bytes, begin });
    }
    let lang = reading.lang_of(name, &text)?;
    let found = if reading.lines {
        segment::whole_blocks(&text, &layout)
    } else {
        segment::segment_blocks(&text, &layout, lang, &reading.options.split)
    };
    let (sentences, rules) = found.into_iter().unzip();
    let document = Document::new(lang, text, sentences)
        .map_err(|error| InputError::Document { path: name.to_owned(), error })?;
    Ok((document.with_layout(layout), rules))
}
