//! Texts to documents: their language and their sentences.

use std::path::Path;

use crate::formats::documents::Prose;
use crate::model::{Document, Lang};
use crate::text::lang;
use crate::text::segment::{self, Rule};

use super::input::{InputError, MAX_LINE, name};
use super::splitting::Options;

/// How to read a document.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// The language, if the user said it.
    pub lang: Option<Lang>,
    /// The option with which to say it.
    pub lang_option: &'static str,
    /// Whether each line, or block of a file with markup, is one sentence.
    pub lines: bool,
    /// Which format the file is in, and how to split otherwise.
    pub options: Options,
}

impl Reading {
    /// The language of a text: as the user said, or as it looks.
    pub(super) fn lang_of(&self, name: &str, text: &str) -> Result<Lang, InputError> {
        self.lang
            .or_else(|| lang::detect(text))
            .ok_or_else(|| InputError::Unknown { path: name.to_owned(), option: self.lang_option })
    }
}

/// The document in a plain text that was read from `path`.
pub(super) fn of_text(
    path: &Path,
    text: String,
    reading: &Reading,
) -> Result<Document, InputError> {
    for (index, line) in text.lines().enumerate() {
        if line.len() > MAX_LINE {
            let (line, bytes) = (index + 1, line.len());
            return Err(InputError::LongLine { path: name(path), line, bytes });
        }
    }
    let bytes = text.len();
    if text.trim().is_empty() {
        return Err(InputError::Empty { path: name(path), bytes });
    }
    let lang = reading.lang_of(&name(path), &text)?;
    let sentences = if reading.lines {
        segment::segment_lines(&text)
    } else {
        segment::segment(&text, lang, &reading.options.split)
    };
    if sentences.is_empty() {
        return Err(InputError::Empty { path: name(path), bytes });
    }
    Document::new(lang, text, sentences)
        .map_err(|error| InputError::Document { path: name(path), error })
}

/// Cuts prose into sentences, with the rule that ended each.
pub(super) fn of_prose(
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
