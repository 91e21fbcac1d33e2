//! Comments on the cells of a workbook, which stand in parts of their own: old ones ("notes"), and
//! threads, which have an old one for older programs beside them.

use std::collections::{HashMap, HashSet};

use super::super::archive::each;
use super::super::error::ReadErrorKind;
use crate::formats::Place;
use crate::formats::package::{Package, Part, Relation};
use crate::formats::workbook::Sheet;

/// The types of relationships that matter, by their names.
const COMMENTS: &str = "comments";
const THREADS: &str = "threadedComment";

/// A comment and the row and column of its cell, from 1.
pub(super) struct Comment {
    pub(super) place: Place,
    pub(super) text: String,
}

/// The comments of each sheet by its name, in their order.
pub(super) type BySheet = HashMap<String, Vec<Comment>>;

/// Reads the comments of some sheets. Linear in the bytes of their parts.
pub(super) fn read(package: &mut Package<'_>, sheets: &[Sheet]) -> Result<BySheet, ReadErrorKind> {
    let mut found = BySheet::new();
    for sheet in sheets {
        let relations = package.relations(&sheet.part)?;
        let mut of_kind = |kind: &str, element: &'static str| {
            let is_it = |relation: &&Relation| relation.kind == kind;
            let mut comments = Vec::new();
            for relation in relations.iter().filter(is_it) {
                if let Some(part) = package.part(&relation.target)? {
                    comments.extend(comments_of(part, element)?);
                }
            }
            Ok::<_, ReadErrorKind>(comments)
        };
        let mut comments = of_kind(THREADS, "threadedComment")?;
        let threads: HashSet<Place> = comments.iter().map(|comment| comment.place).collect();
        let old = of_kind(COMMENTS, "comment")?;
        comments.extend(old.into_iter().filter(|comment| !threads.contains(&comment.place)));
        comments.sort_by_key(|comment| (comment.place.line, comment.place.column));
        found.insert(sheet.name.clone(), comments);
    }
    Ok(found)
}

/// The comments of a part.
fn comments_of(part: Part, element: &str) -> Result<Vec<Comment>, ReadErrorKind> {
    let mut comments: Vec<Comment> = Vec::new();
    each(part, &mut |events, name, tag| {
        match name {
            name if name == element => {
                let cell = events.attribute(tag, &["ref"])?.unwrap_or_default();
                comments.extend(place(&cell).map(|place| Comment { place, text: String::new() }));
            }
            // The reading of a word.
            "rPh" => events.skip()?,
            // In old comments text is in pieces, in threads it is the element around it.
            "t" | "text" if name == "t" || element == "threadedComment" => {
                let text = events.characters()?;
                if let Some(last) = comments.last_mut() {
                    last.text.push_str(&text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    comments.retain(|comment| !comment.text.trim().is_empty());
    Ok(comments)
}

/// The row and column of a cell's name, `B3`.
fn place(cell: &str) -> Option<Place> {
    let letters = cell.find(|c: char| !c.is_ascii_uppercase())?;
    let (column, line) = cell.split_at(letters);
    let column = column.bytes().try_fold(0_u64, |sum, letter| {
        sum.checked_mul(26)?.checked_add(u64::from(letter - b'A') + 1)
    })?;
    Some(Place { line: line.parse().ok()?, column })
}
