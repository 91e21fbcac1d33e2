//! The texts of beads that are only numbers.

use std::collections::BTreeSet;
use std::path::Path;

use crate::model::Links;

use super::super::input::{self, InputError};
use super::super::output::Notes;

/// The files beside the gold, one sentence a line, as public test sets have them.
const SIDES: [&str; 2] = ["src.txt", "tgt.txt"];

/// The sentences of both sides.
pub(super) struct Texts([Vec<String>; 2]);

impl Texts {
    /// Those beside the gold, if both are there.
    pub(super) fn beside(gold: &Path, notes: Notes) -> Result<Option<Self>, InputError> {
        let [source, target] = SIDES.map(|name| gold.with_file_name(name));
        if !source.is_file() || !target.is_file() {
            return Ok(None);
        }
        let read = |path: &Path| -> Result<Vec<String>, InputError> {
            Ok(input::read_text(path, notes)?.text.lines().map(str::to_owned).collect())
        };
        Ok(Some(Self([read(&source)?, read(&target)?])))
    }

    /// The two sides of a bead: each of its sentences once, with a space between two; one that is not
    /// there is left out.
    pub(super) fn of(&self, (source, target): &Links) -> [String; 2] {
        let Self([sources, targets]) = self;
        [(sources, source), (targets, target)].map(|(lines, numbers)| {
            let numbers: BTreeSet<usize> = numbers.iter().copied().collect();
            let lines = numbers.into_iter().filter_map(|number| lines.get(number));
            lines.map(String::as_str).collect::<Vec<_>>().join(" ")
        })
    }
}
