//! The texts of gold beads that are only numbers.

use std::path::Path;

use crate::formats::links::LinkLine;

use super::super::input::{self, InputError};
use super::super::output::Notes;

/// The files beside the gold, one sentence a line, as public test sets have them.
const SIDES: [&str; 2] = ["src.txt", "tgt.txt"];

/// Gives beads without texts those that the two files beside the gold have, if both are there.
pub(super) fn add(gold: &Path, beads: &mut [LinkLine], notes: Notes) -> Result<(), InputError> {
    let [source, target] = SIDES.map(|name| gold.with_file_name(name));
    if beads.iter().all(|bead| bead.texts.is_some()) || !source.is_file() || !target.is_file() {
        return Ok(());
    }
    let source = input::read_text(&source, notes)?.text;
    let target = input::read_text(&target, notes)?.text;
    let [source, target] = [&source, &target].map(|text| text.lines().collect::<Vec<_>>());
    for bead in beads.iter_mut().filter(|bead| bead.texts.is_none()) {
        let (sources, targets) = &bead.links;
        bead.texts = Some([joined(&source, sources), joined(&target, targets)]);
    }
    Ok(())
}

/// Some lines, with a space between two; a line that is not there is left out.
fn joined(lines: &[&str], numbers: &[usize]) -> String {
    let lines: Vec<&str> =
        numbers.iter().filter_map(|&number| lines.get(number).copied()).collect();
    lines.join(" ")
}
