//! The ZIP archives that XLSX and DOCX are, read within limits.

use std::io::{BufRead, Cursor};

use quick_xml::events::{BytesStart, Event};

use crate::formats::package::{Package, PackageError, PackageErrorKind, Part};

use super::error::{ReadError, ReadErrorKind};
use super::read_whole;
use super::xml::Events;

/// Largest archive, in bytes. Excel's own limit of a million rows, with a sentence in two
/// languages each, has some 100 MB.
const MAX_PACKED: u64 = 256 * 1024 * 1024;
/// Most bytes that it may unfold to, counted as they come, whatever its directory says. Deflate
/// packs a thousand to one, so the packed size says nothing.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// The bytes of an archive.
pub(super) fn bytes(input: &mut dyn BufRead) -> Result<Vec<u8>, ReadErrorKind> {
    read_whole(input, MAX_PACKED)
}

/// Opens an archive.
pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, ReadErrorKind> {
    Package::open(bytes, MAX_UNPACKED)
        .map_err(|error| ReadErrorKind::Read(format!("{error}, expected a ZIP archive")))
}

impl From<PackageError> for ReadErrorKind {
    fn from(error: PackageError) -> Self {
        match error.kind {
            PackageErrorKind::Size(_) => Self::TooLarge(error.to_string()),
            _ => Self::Read(error.to_string()),
        }
    }
}

pub(super) type PartEvents = Events<Cursor<Vec<u8>>>;

/// Calls `take` with the start of each element of a part.
pub(super) fn each(
    Part { name, bytes }: Part,
    take: &mut dyn FnMut(&mut PartEvents, &str, &BytesStart) -> Result<(), ReadError>,
) -> Result<(), ReadErrorKind> {
    let mut events = Events::new(Cursor::new(bytes), "");
    let mut buffer = Vec::new();
    let mut read = || loop {
        events.mark();
        match events.next(&mut buffer)? {
            Event::Eof => return Ok(()),
            Event::Start(tag) => take(&mut events, tag.local_name().into_inner(), &tag)?,
            _ => {}
        }
    };
    read().map_err(|error: ReadError| ReadErrorKind::Read(format!("{name}: {error}")))
}
