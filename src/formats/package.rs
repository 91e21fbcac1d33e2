//! The parts of an Office file, which is a ZIP archive: unpacked within a limit, each of them once.
//!
//! ISO/IEC 29500-2 (Open Packaging Conventions). A part says in another one, its relationships, which
//! parts belong to it. A file may name one part thousands of times, and deflate packs a thousand to one, so
//! a part that was unpacked is not unpacked again. No relationship is followed out of the file.

mod xml;

use std::collections::HashSet;
use std::fmt;
use std::io::{self, Cursor, Read as _};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::Place;

pub(super) use xml::Xml;

/// What is wrong with a package.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PackageErrorKind {
    /// It is no ZIP file, or a broken one.
    #[error("{0}")]
    Zip(String),
    /// Its parts expand to too much.
    #[error("unfolds to over {0} bytes, which are not read")]
    Size(u64),
    /// A part is no well-formed XML.
    #[error("{0}")]
    Xml(String),
    /// A part declares entities, or refers to other files.
    #[error("a document type, which is not read")]
    DocType,
    /// An entity that is not XML's own.
    #[error("the entity &{0}; is not resolved, expected &lt; &gt; &amp; &apos; &quot; or a number")]
    Entity(String),
    /// Elements in elements without end.
    #[error("elements nested deeper than {0}")]
    Depth(usize),
}

/// What is wrong with a package, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PackageError {
    /// The part.
    pub(super) part: Option<String>,
    /// The place in it, where there is one.
    pub(super) place: Option<Place>,
    pub(super) kind: PackageErrorKind,
}

impl std::error::Error for PackageError {}

/// `word/document.xml:1:20: …`.
impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = &self.part {
            write!(f, "{part}")?;
            if let Some(Place { line, column }) = self.place {
                write!(f, ":{line}:{column}")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.kind)
    }
}

fn zip_error(part: Option<&str>, error: &dyn fmt::Display) -> PackageError {
    let kind = PackageErrorKind::Zip(error.to_string());
    PackageError { part: part.map(str::to_owned), place: None, kind }
}

/// A part of the file, unpacked.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// What a part says of another one.
pub(super) struct Relation {
    pub(super) id: String,
    /// Its type: the end of the address that says it.
    pub(super) kind: String,
    /// The name of that part.
    pub(super) target: String,
}

/// A file of parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes all parts may have, and how many may still come.
    limit: u64,
    left: u64,
    /// The parts that were unpacked.
    taken: HashSet<String>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limit: u64) -> Result<Self, PackageError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| zip_error(None, &e))?;
        Ok(Self { archive, limit, left: limit, taken: HashSet::new() })
    }

    /// Sees that all parts together unfold to no more than the limit, for whoever unpacks them by
    /// himself. O(bytes unfolded), whatever the archive says of their number.
    pub(super) fn measure(&mut self) -> Result<(), PackageError> {
        let mut left = self.limit;
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index(index).map_err(|e| zip_error(None, &e))?;
            let name = entry.name().map_err(|e| zip_error(None, &e))?.into_owned();
            let unfolded = io::copy(&mut entry.take(left + 1), &mut io::sink());
            let unfolded = unfolded.map_err(|error| zip_error(Some(&name), &error))?;
            left = left.checked_sub(unfolded).ok_or_else(|| self.too_large(&name))?;
        }
        Ok(())
    }

    fn too_large(&self, part: &str) -> PackageError {
        let kind = PackageErrorKind::Size(self.limit);
        PackageError { part: Some(part.to_owned()), place: None, kind }
    }

    /// Unpacks a part; `None` if there is none of this name, or it was unpacked before.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, PackageError> {
        if self.taken.contains(name) {
            return Ok(None);
        }
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(zip_error(Some(name), &error)),
        };
        self.taken.insert(name.to_owned());
        let mut bytes = Vec::new();
        // What the directory says of its size may be a lie.
        let read = file.by_ref().take(self.left + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| zip_error(Some(name), &error))? as u64;
        drop(file);
        self.left = self.left.checked_sub(read).ok_or_else(|| self.too_large(name))?;
        Ok(Some(Part { name: name.to_owned(), bytes }))
    }

    /// The part with the text, by the relationships of the whole file, or else `usual`.
    pub(super) fn main(&mut self, usual: &str) -> Result<String, PackageError> {
        let roots = self.relations("")?;
        let main = roots.into_iter().find(|relation| relation.kind == "officeDocument");
        Ok(main.map_or_else(|| usual.to_owned(), |relation| relation.target))
    }

    /// What a part says of others in the file, each of which it may name several times.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, PackageError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let rels = format!("{folder}/_rels/{name}.rels");
        let mut found = Vec::new();
        let Some(part) = self.part(rels.trim_start_matches('/'))? else { return Ok(found) };
        Xml::new(&part).each::<PackageError>(&mut |xml, event| {
            let Event::Start(tag) = event else { return Ok(()) };
            let is_outside = xml.attribute(tag, "TargetMode")?.is_some_and(|m| m == "External");
            if tag.local_name().into_inner() != "Relationship" || is_outside {
                return Ok(());
            }
            let (kind, target) = (xml.attribute(tag, "Type")?, xml.attribute(tag, "Target")?);
            if let (Some(kind), Some(target)) = (kind, target) {
                let id = xml.attribute(tag, "Id")?.unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or(&kind).to_owned();
                found.push(Relation { id, kind, target: resolved(folder, &target) });
            }
            Ok(())
        })?;
        Ok(found)
    }
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
