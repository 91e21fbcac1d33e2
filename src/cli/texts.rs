//! Texts as commands read them: in whatever format and encoding, with what their files were.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::check::{self, Comment};
use crate::formats::documents::{Prose, Reader, left_out_of_markdown};
use crate::model::{Block, BlockKind, Document, Lang, Places, Span};
use crate::report::findings;
use crate::text::decode::{Decoded, Encoding};
use crate::text::lang;

use super::documents::{self, Input};
use super::input::{self, InputError};
use super::output::Notes;
use super::pieces::Opened;
use super::reading::{self, Reading};

/// Whether a text may hold comments that silence rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comments {
    /// They are blanked out, so that they are no sentences.
    Taken,
    /// They are text like any other.
    Left,
}

/// A text that has been read and is not yet cut into sentences.
pub(super) struct Uncut {
    prose: Prose,
    original: Original,
    comments: Vec<Comment>,
}

/// A document with its file.
pub(super) struct Text {
    pub(super) document: Document,
    pub(super) original: Original,
    /// What in it silences rules; places are those of the file's text.
    pub(super) comments: Vec<Comment>,
}

impl Text {
    /// What its file holds that is no text and that a reader may look for, by kind.
    pub(super) fn left_out(&self) -> BTreeMap<&'static str, Vec<String>> {
        match &self.original.shown.text {
            Some(file) if self.original.format == "markdown" => left_out_of_markdown(file),
            _ => BTreeMap::new(),
        }
    }
}

/// How a document lies in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// The file is the text.
    Plain,
    /// Among markup, in a file of text.
    Marked,
    /// In a file whose bytes nobody follows: a compressed one, a bitext.
    Elsewhere,
}

/// What the file of a document was.
pub(super) struct Original {
    pub(super) path: PathBuf,
    /// What its format is called.
    pub(super) format: &'static str,
    pub(super) lies: Lies,
    /// What reports point at.
    pub(super) shown: findings::Original,
    pub(super) encoding: Encoding,
    /// The bytes of its byte order mark.
    pub(super) mark: usize,
}

impl Original {
    /// That of a document which lies in `path` where nobody knows.
    pub(super) fn elsewhere(path: &Path, format: &'static str) -> Self {
        let shown = findings::Original { name: input::name(path), ..Default::default() };
        let (path, encoding) = (path.to_owned(), Encoding::Utf8);
        Self { path, format, lies: Lies::Elsewhere, shown, encoding, mark: 0 }
    }

    /// The file's text; of a file that is none, the document's.
    pub(super) fn text<'a>(&'a self, document: &'a Document) -> &'a str {
        self.shown.text.as_deref().unwrap_or(document.text())
    }

    /// The byte of the file at which byte `at` of its text stands.
    pub(super) fn byte(&self, text: &str, at: usize) -> usize {
        self.mark + self.encoding.length(text.get(..at).unwrap_or(text))
    }

    /// Where a stretch of the document stands in the file, in bytes; `None` where nobody knows.
    pub(super) fn in_file(&self, document: &Document, span: Span) -> Option<Span> {
        match self.lies {
            Lies::Plain => {
                let text = self.text(document);
                Some(Span::new(self.byte(text, span.start), self.byte(text, span.end)))
            }
            Lies::Marked => document.place(span),
            Lies::Elsewhere => None,
        }
    }
}

impl Uncut {
    /// Reads a file, or standard input for `-`.
    pub(super) fn read(
        path: &Path,
        input: &Input,
        comments: Comments,
        notes: Notes,
    ) -> Result<Self, InputError> {
        Self::read_opened(path, Opened::open(path)?, input, comments, notes)
    }

    /// Reads what is open as `path`.
    pub(super) fn read_opened(
        path: &Path,
        opened: Opened,
        input: &Input,
        comments: Comments,
        notes: Notes,
    ) -> Result<Self, InputError> {
        let format = input.format(&opened.name, &opened.head)?;
        let mut original = Original::elsewhere(path, format.name);
        let mut found = Vec::new();
        let mut take = |decoded: &Decoded| match comments {
            Comments::Left => None,
            Comments::Taken => {
                let (masked, comments) = check::comments(&decoded.text);
                found = comments;
                (!found.is_empty()).then_some(masked)
            }
        };
        let prose = if matches!(format.read, Reader::Plain) {
            let decoded = input::decode_bytes(path, &opened.read_to_end(u64::MAX)?, notes)?;
            (original.encoding, original.mark) = (decoded.encoding, decoded.mark);
            original.lies = Lies::Plain;
            let text = match take(&decoded) {
                Some(masked) => {
                    original.shown.text = Some(decoded.text);
                    masked
                }
                None => decoded.text,
            };
            Prose { text, ..Prose::default() }
        } else {
            let (mut prose, decoded) =
                documents::read_marked(opened, format, input, &mut take, notes)?;
            if let Some(decoded) = decoded {
                let places = std::mem::take(&mut prose.layout.places);
                original.shown.places = places.clone();
                prose.layout.places = documents::places_in_file(places, &decoded);
                (original.encoding, original.mark) = (decoded.encoding, decoded.mark);
                original.lies = Lies::Marked;
                original.shown.text = Some(decoded.text);
            }
            prose
        };
        Ok(Self { prose, original, comments: found })
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.prose.text
    }

    /// The text without the targets of references, which are in no language.
    pub(super) fn words(&self) -> Cow<'_, str> {
        let is_reference = |block: &&Block| block.kind == BlockKind::Reference;
        let mut references = self.prose.layout.blocks.iter().filter(is_reference).peekable();
        if references.peek().is_none() {
            return Cow::Borrowed(self.text());
        }
        let (mut words, mut at) = (String::new(), 0);
        for block in references {
            words.push_str(self.text().get(at..block.span.start).unwrap_or(""));
            at = block.span.end;
        }
        words.push_str(self.text().get(at..).unwrap_or(""));
        Cow::Owned(words)
    }

    /// Cuts it into sentences. There must be one.
    pub(super) fn cut(self, reading: &Reading) -> Result<Text, InputError> {
        let Self { prose, original, comments } = self;
        let document = match original.lies {
            Lies::Plain => reading::of_text(&original.path, prose.text, reading)?,
            _ => reading::of_prose(&original.shown.name, prose, reading)?.0,
        };
        Ok(Text { document, original, comments })
    }

    /// The same in a language that is known, where there need not be a sentence.
    pub(super) fn cut_any(self, lang: Lang, reading: &Reading) -> Result<Text, InputError> {
        if !self.text().trim().is_empty() {
            return self.cut(&Reading { lang: Some(lang), ..reading.clone() });
        }
        let Self { prose, original, comments } = self;
        let document = Document::new(lang, prose.text, Vec::new())
            .map_err(|error| InputError::Document { path: original.shown.name.clone(), error })?;
        Ok(Text { document, original, comments })
    }
}

/// Reads a text and cuts it into sentences.
pub(super) fn read(
    path: &Path,
    reading: &Reading,
    comments: Comments,
    notes: Notes,
) -> Result<Text, InputError> {
    Uncut::read(path, &reading.options.input, comments, notes)?.cut(reading)
}

/// Reads a file as a document to be aligned.
pub(super) fn read_document(
    path: &Path,
    reading: &Reading,
    notes: Notes,
) -> Result<Document, InputError> {
    Ok(read(path, reading, Comments::Left, notes)?.document)
}

/// Reads the other side of a text in `lang`, which was read as `reading` says: it is taken as
/// being in the other language, unless it is plainly in the same one.
pub(super) fn read_counterpart(
    path: &Path,
    of: &Path,
    lang: Lang,
    reading: &Reading,
    notes: Notes,
) -> Result<Document, InputError> {
    let other = Reading { lang: Some(lang.other()), ..reading.clone() };
    let document = read_document(path, &other, notes)?;
    // Who says what the one side is has said what the other is.
    if reading.lang.is_none() && lang::detect(document.text()) == Some(lang) {
        let options = format!("{} overrules", reading.lang_option);
        return Err(InputError::SameLanguage {
            path: input::name(path),
            lang,
            is_other: lang::is_other(document.text(), lang),
            like: input::name(of),
            options,
        });
    }
    Ok(document)
}

/// Whether the words of `span` stand in the file as the document has them, and where in its text.
pub(super) fn as_it_stands(original: &Original, document: &Document, span: Span) -> Option<Span> {
    let place = match &original.shown.places {
        Places::Same => span,
        places => places.of(span)?,
    };
    (place.of(original.text(document)) == span.of(document.text())).then_some(place)
}
