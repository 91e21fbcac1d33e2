//! Files with markup: which format they are in, their encoding, their prose.

use clap::builder::PossibleValuesParser;

use crate::formats::bitexts::{self, BITEXTS, BitextFormat};
use crate::formats::documents::{
    self, Beside, Changes, Choices, DOCUMENTS, DocumentFormat, PoText, Prose, Reader,
};
use crate::model::{Placed, Places, Span};
use crate::text::decode::{Decoded, Encoding, decode_declared};

use super::input::{self, InputError};
use super::output::Notes;
use super::pieces::Opened;

/// How files are read.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(next_help_heading = "Documents")]
pub(super) struct Args {
    /// The format of the texts, by default that of each file's name, else of its content, else
    /// plain text. Where a bitext can stand in place of the texts, its format.
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
    /// The number in [`BITEXTS`] of that name.
    bitext: Option<usize>,
    choices: Choices,
}

fn names() -> Vec<&'static str> {
    let documents = DOCUMENTS.iter().map(|format| format.name);
    // Links lie beside two texts, and a pair is two texts.
    let bitexts = BITEXTS.iter().filter(|format| is_one_file(format)).map(|format| format.name);
    let mut names: Vec<_> = documents.collect();
    names.extend(bitexts.filter(|name| documents::named(name).is_none()));
    names
}

fn is_one_file(format: &BitextFormat) -> bool {
    matches!(format.layout, bitexts::Layout::Text | bitexts::Layout::Binary)
}

fn format_help() -> String {
    let mut help = "The format of the texts, by default that of each file's name, else of its \
                    content, else plain text:\n\n"
        .to_owned();
    for DocumentFormat { name, about, extensions, .. } in &DOCUMENTS {
        help.push_str(&format!("  {name:9} (.{}) {about}\n", extensions.join(", .")));
    }
    help.push_str(
        "\nWhere a bitext can stand in place of SOURCE DRAFT…, also one of (`taiyaku formats` says \
         what they are):\n\n",
    );
    for BitextFormat { name, extensions, .. } in BITEXTS.iter().filter(|it| is_one_file(it)) {
        let ends: Vec<String> = extensions.iter().map(|end| format!(".{end}")).collect();
        help.push_str(&format!("  {name:9} {}\n", ends.join(", ")));
    }
    help
}

impl Args {
    pub(super) fn input(&self) -> Input {
        let is_named = |format: &DocumentFormat| Some(format.name) == self.input_format.as_deref();
        let is_bitext = |format: &BitextFormat| {
            is_one_file(format) && Some(format.name) == self.input_format.as_deref()
        };
        Input {
            format: DOCUMENTS.iter().position(is_named),
            bitext: BITEXTS.iter().position(is_bitext),
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
                beside: Beside::Left,
            },
        }
    }
}

/// How much of a file is looked at to know its format.
const HEAD_BYTES: usize = 4096;

impl Input {
    /// The same, with what Markdown holds beside its words.
    pub(super) fn with_all_of_markdown(self) -> Self {
        Self { choices: Choices { beside: Beside::Taken, ..self.choices }, ..self }
    }

    /// The bitext format that the user named.
    pub(super) fn bitext(&self) -> Option<&'static BitextFormat> {
        BITEXTS.get(self.bitext?)
    }

    /// Whether a file is a bitext and nothing else, as the user said or as its name ends.
    pub(super) fn is_bitext(&self, name: &str) -> bool {
        if self.format.is_some() || self.bitext.is_some() {
            return self.format.is_none();
        }
        let is_document = name.rsplit_once('.').is_some_and(|(_, end)| {
            DOCUMENTS.iter().any(|format| format.extensions.contains(&end.to_lowercase().as_str()))
        });
        !is_document && BitextFormat::of_file(name).is_some_and(is_one_file)
    }

    /// Whether a file is a catalogue by its name, of which the user named neither a format nor which of its
    /// strings are its text: beside another one its messages are units.
    pub(super) fn is_catalogue(&self, name: &str) -> bool {
        let is_open = self.format.is_none() && self.bitext.is_none();
        let format = BitextFormat::of_file(name).map(|format| format.name);
        is_open && self.choices.po == PoText::Auto && format == Some("po")
    }

    /// The format of a text in a file that is called `name` and begins with `head`.
    ///
    /// # Errors
    /// If it is a bitext: it holds two texts and more.
    pub(super) fn format(
        &self,
        name: &str,
        head: &[u8],
    ) -> Result<&'static DocumentFormat, InputError> {
        let said = self.bitext().filter(|_| self.format.is_none());
        // Tables may be read as plain text; markup that nobody meant to read may not.
        let is_meant = head.starts_with(b"<") || head.starts_with(b"PK\x03\x04");
        let named = || BitextFormat::of_file(name).filter(|_| is_meant && self.is_bitext(name));
        if let Some(format) = said.or_else(named) {
            return Err(InputError::Bitext { path: name.to_owned(), format: format.name });
        }
        let given = self.format.and_then(|number| DOCUMENTS.get(number));
        Ok(given.unwrap_or_else(|| documents::detect(name, &glimpse(head))))
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
    let (mut prose, decoded) = read_marked(opened, format, input, &mut |_| None, notes)?;
    if let Some(decoded) = decoded {
        prose.layout.places = places_in_file(prose.layout.places, &decoded);
    }
    Ok(prose)
}

/// The same with the file's text, if it is one, of which places are bytes. What `masked` gives for
/// that text, as long as it, is read in its place.
pub(super) fn read_marked(
    opened: Opened,
    format: &'static DocumentFormat,
    input: &Input,
    masked: &mut dyn FnMut(&Decoded) -> Option<String>,
    notes: Notes,
) -> Result<(Prose, Option<Decoded>), InputError> {
    let name = opened.name.clone();
    let most = format.read.max_bytes();
    let bytes = opened.read_to_end(most)?;
    if bytes.len() as u64 > most {
        return Err(InputError::TooLarge { path: name, most });
    }
    let failed = |error| InputError::Read { path: name.clone(), error };
    let (prose, decoded) = match format.read {
        Reader::Plain => (Prose::default(), None),
        Reader::Bytes(read) => (read(&bytes, input.choices).map_err(failed)?, None),
        Reader::Text(read) => {
            let head = glimpse(&bytes);
            let declared = (format.charset)(&head);
            let decoded = decode_declared(&bytes, declared)
                .map_err(|error| input::decode_error(&name, &bytes, error))?;
            input::note_encoding(&name, decoded.encoding, notes);
            let masked = masked(&decoded);
            let text = masked.as_deref().unwrap_or(&decoded.text);
            (read(text, input.choices).map_err(failed)?, Some(decoded))
        }
    };
    if !prose.omissions.is_empty() {
        let omissions: Vec<String> = prose.omissions.iter().map(ToString::to_string).collect();
        notes.note(&format!("{name}: {}", omissions.join("; ")));
    }
    Ok((prose, decoded))
}

/// Turns places in a decoded text into places in its file.
pub(super) fn places_in_file(places: Places, decoded: &Decoded) -> Places {
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
