//! The main document with its notes, which are parts of their own.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::model::{BlockKind, Places};

use super::super::prose::Builder;
use super::super::{Changes, Prose, ReadError};
use super::body::Body;
use super::styles::Styles;
use super::{Part, Xml};

/// Footnotes and endnotes: for each its paragraphs.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: HashMap<(bool, String), Vec<String>>,
}

/// Reads the notes of a part.
pub(super) fn read_notes(
    part: &Part,
    styles: &Styles,
    changes: Changes,
    is_endnote: bool,
    notes: &mut Notes,
) -> Result<(), ReadError> {
    let mut body = Body::new(styles, changes);
    let mut id = None;
    Xml::new(part).each(&mut |xml, event| {
        match event {
            Event::Start(tag)
                if matches!(tag.local_name().into_inner(), "footnote" | "endnote") =>
            {
                // Those with a type are the lines between text and notes.
                id = match xml.attribute(tag, "type")?.as_deref() {
                    None | Some("normal") => xml.attribute(tag, "id")?,
                    Some(_) => None,
                };
                body.ready.clear();
            }
            Event::End(tag) if matches!(tag.local_name().into_inner(), "footnote" | "endnote") => {
                if let Some(id) = id.take() {
                    let texts = body.ready.drain(..).map(|paragraph| paragraph.text).collect();
                    notes.notes.insert((is_endnote, id), texts);
                }
            }
            _ => {}
        }
        body.take(xml, event)
    })
}

/// Parts beside the text that are no part of it.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// Those with words in them.
    pub(super) headers: usize,
    pub(super) footers: usize,
    pub(super) comments: usize,
}

/// How many comments a part has, or whether a header or footer has more than numbers of pages.
pub(super) fn count(part: &Part, has_comments: bool) -> Result<usize, ReadError> {
    let (mut comments, mut has_words, mut is_text) = (0, false, false);
    Xml::new(part).each::<ReadError>(&mut |_, event| {
        match event {
            Event::Start(tag) => {
                let name = tag.local_name().into_inner();
                comments += usize::from(name == "comment");
                is_text = name == "t";
            }
            Event::End(_) => is_text = false,
            Event::Text(text) if is_text => {
                has_words |= text.xml10_content().contains(char::is_alphabetic);
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(if has_comments { comments } else { usize::from(has_words) })
}

/// Reads the main document.
pub(super) fn read(
    part: &Part,
    styles: &Styles,
    changes: Changes,
    mut notes: Notes,
    left_out: &LeftOut,
) -> Result<Prose, ReadError> {
    let mut body = Body::new(styles, changes);
    let mut builder = Builder::default();
    Xml::new(part).each::<ReadError>(&mut |xml, event| {
        body.take(xml, event)?;
        // No note is written twice, however often it is referred to.
        for paragraph in body.ready.drain(..) {
            builder.insert(&paragraph.text);
            builder.close(paragraph.kind, None);
            for text in paragraph.notes.iter().filter_map(|key| notes.notes.remove(key)).flatten() {
                builder.insert(&text);
                builder.close(BlockKind::Footnote, None);
            }
        }
        Ok(())
    })?;
    let how = match changes {
        Changes::Accepted => "tracked changes taken as accepted",
        Changes::Original => "tracked changes taken as not made",
    };
    builder.omit(how, body.changed);
    builder.omit("pieces of hidden text left out", body.hidden);
    builder.omit("characters of symbol fonts left out", body.symbols);
    builder.omit("headers left out", left_out.headers);
    builder.omit("footers left out", left_out.footers);
    builder.omit("comments left out", left_out.comments);
    let mut prose = builder.finish();
    prose.layout.places = Places::Unknown;
    Ok(prose)
}
