//! The ZIP archives that XLSX and DOCX are, unpacked within limits.

use std::io::{BufRead, Cursor, Read as _};

use quick_xml::events::{BytesStart, Event};

use super::error::{ReadError, ReadErrorKind};
use super::read_whole;
use super::xml::Events;

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

/// What a part says of another one.
pub(super) struct Relation {
    pub(super) id: String,
    /// Its type, an address.
    pub(super) kind: String,
    /// The name of that part.
    pub(super) target: String,
}

/// What a part says of others in the same archive.
pub(super) fn relations(archive: &mut Archive, part: &str) -> Result<Vec<Relation>, ReadErrorKind> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut found = Vec::new();
    let rels = format!("{folder}/_rels/{name}.rels");
    each(archive, rels.trim_start_matches('/'), &mut |events, name, tag| {
        let read = events.attributes(tag, ["Id", "Type", "Target", "TargetMode"])?;
        if let [Some(id), Some(kind), Some(target), mode] = read
            && name == "Relationship"
            && mode.as_deref() != Some("External")
        {
            found.push(Relation { id, kind, target: resolved(folder, &target) });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The name of a part as another one in a folder says it: `../comments1.xml`, `/xl/comments1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    let (mut path, target): (Vec<&str>, _) = match target.strip_prefix('/') {
        Some(target) => (Vec::new(), target),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), target),
    };
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

pub(super) type PartEvents = Events<Cursor<Vec<u8>>>;

/// Calls `take` with the start of each element of a part, if there is one of this name.
pub(super) fn each(
    archive: &mut Archive,
    part: &str,
    take: &mut dyn FnMut(&mut PartEvents, &str, &BytesStart) -> Result<(), ReadError>,
) -> Result<(), ReadErrorKind> {
    if archive.index_for_name(part).is_none() {
        return Ok(());
    }
    let mut events = Events::new(Cursor::new(unpack(archive, part)?), "");
    let mut buffer = Vec::new();
    let mut read = || loop {
        events.mark();
        match events.next(&mut buffer)? {
            Event::Eof => return Ok(()),
            Event::Start(tag) => take(&mut events, tag.local_name().into_inner(), &tag)?,
            _ => {}
        }
    };
    read().map_err(|error: ReadError| ReadErrorKind::Read(format!("{part}: {error}")))
}

fn bad(error: zip::result::ZipError) -> ReadErrorKind {
    ReadErrorKind::Read(format!("{error}, expected a ZIP archive"))
}
