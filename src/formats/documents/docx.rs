//! DOCX, what word processors write: WordprocessingML in a ZIP file.
//!
//! ISO/IEC 29500-1 (ECMA-376), transitional and strict. The parts read are the main document, its
//! styles, footnotes and endnotes; a note follows the paragraph that refers to it. Headers,
//! footers and comments are no part of the text, only counted; nor are hidden text, the codes of fields,
//! tables of contents, and the readings of ruby. Of text boxes that are written twice, for old and new
//! programs, the new one is read.
//!
//! Nothing but the file is read: no relationship is followed out of it, a document type is
//! refused, and all parts together may expand to [`MAX_BYTES`].

use crate::formats::package::{Package, PackageError, PackageErrorKind, Part, Xml};

use super::{Choices, MAX_BYTES, Prose, ReadError, ReadErrorKind};

mod body;
mod fields;
mod parts;
mod styles;

pub(super) fn read(bytes: &[u8], choices: Choices) -> Result<Prose, ReadError> {
    if !bytes.starts_with(b"PK") {
        let hint = match bytes {
            // The file of an older Word, or of one with a password.
            [0xd0, 0xcf, 0x11, 0xe0, ..] => "; old or locked files are saved anew as .docx first",
            _ => "",
        };
        return Err(ReadError::new(ReadErrorKind::NoZip(hint)));
    }
    let mut package = Package::open(bytes, MAX_BYTES)?;
    let main = package.main("word/document.xml")?;
    let Some(text) = package.part(&main)? else {
        return Err(ReadError::new(ReadErrorKind::NoPart(main)));
    };
    let relations = package.relations(&main)?;
    let targets = |kind: &'static str| {
        relations.iter().filter(move |it| it.kind == kind).map(|it| it.target.as_str())
    };
    let mut first = |kind| targets(kind).next().map_or(Ok(None), |target| package.part(target));
    let styles = first("styles")?.map(|part| styles::read(&part)).transpose()?.unwrap_or_default();
    let mut notes = parts::Notes::default();
    for (kind, is_endnote) in [("footnotes", false), ("endnotes", true)] {
        if let Some(part) = first(kind)? {
            parts::read_notes(&part, &styles, choices.changes, is_endnote, &mut notes)?;
        }
    }
    let mut left_out = parts::LeftOut::default();
    for (kind, count) in [
        ("header", &mut left_out.headers),
        ("footer", &mut left_out.footers),
        ("comments", &mut left_out.comments),
    ] {
        for name in targets(kind) {
            if let Some(part) = package.part(name)? {
                // What is not read need not be sound.
                *count += parts::count(&part, kind == "comments").unwrap_or(1);
            }
        }
    }
    parts::read(&text, &styles, choices.changes, notes, &left_out)
}

impl From<PackageError> for ReadError {
    fn from(PackageError { part, place, kind }: PackageError) -> Self {
        let kind = match kind {
            PackageErrorKind::Zip(error) => ReadErrorKind::Zip(error),
            PackageErrorKind::Size(limit) => ReadErrorKind::Size(limit),
            PackageErrorKind::Xml(error) => ReadErrorKind::Xml(error),
            PackageErrorKind::DocType => ReadErrorKind::DocType,
            PackageErrorKind::Entity(name) => ReadErrorKind::Entity(name),
            PackageErrorKind::Depth(most) => ReadErrorKind::Depth(most),
        };
        Self { part, place, kind }
    }
}

/// Whether an element that switches something on does so: it does unless its value says no.
fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
