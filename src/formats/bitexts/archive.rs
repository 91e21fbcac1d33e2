//! The ZIP archives that XLSX and DOCX are, unpacked within limits.

use std::io::{BufRead, Cursor, Read as _};

use super::error::ReadErrorKind;
use super::read_whole;

/// Largest archive, in bytes. Excel's own limit of a million rows, with a sentence in two
/// languages each, has some 100 MB.
const MAX_PACKED: u64 = 256 * 1024 * 1024;
/// Most bytes that it may unfold to, counted as they come, whatever its directory says. Deflate
/// packs a thousand to one, so the packed size says nothing.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

pub(super) type Archive = zip::ZipArchive<Cursor<Vec<u8>>>;

/// Reads an archive and sees that it unfolds to no more than is read. O(bytes unfolded).
pub(super) fn open(input: &mut dyn BufRead) -> Result<Archive, ReadErrorKind> {
    let bytes = read_whole(input, MAX_PACKED)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(bad)?;
        let name = entry.name().map_err(bad)?.into_owned();
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|error| ReadErrorKind::Read(format!("{name}: {error}")))?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            ReadErrorKind::TooLarge(format!(
                "{name}: unfolds to over {MAX_UNPACKED} bytes, which are not read"
            ))
        })?;
    }
    Ok(archive)
}

/// Unpacks a file of an archive that was [`open`]ed.
pub(super) fn unpack(archive: &mut Archive, name: &str) -> Result<Vec<u8>, ReadErrorKind> {
    let mut entry = archive.by_name(name).map_err(bad)?;
    let mut bytes = Vec::new();
    let read = entry.read_to_end(&mut bytes);
    read.map_err(|error| ReadErrorKind::Read(format!("{name}: {error}")))?;
    Ok(bytes)
}

fn bad(error: zip::result::ZipError) -> ReadErrorKind {
    ReadErrorKind::Read(format!("{error}, expected a ZIP archive"))
}
