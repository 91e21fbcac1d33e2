//! How much changed, in numbers.

use std::fmt::Write as _;

use super::{Shown, Tally, aspects, wrapped_totals};

/// The width of a bar.
const BAR: usize = 20;

pub(super) fn write(shown: &Shown<'_>) -> String {
    let [old, new, _] = shown.names.map(|name| shown.look.text(name));
    let mut out = format!("{old} → {new}\n\n");
    out.push_str("paragraph  sentences  touched  filtered     TER  characters  kept\n");
    // Writing to a String cannot fail.
    let is_same = |t: &Tally| t.new_touched + t.old_touched + t.new_filtered + t.old_filtered == 0;
    for (paragraph, tally) in shown.paragraphs.iter().filter(|(_, tally)| !is_same(tally)) {
        line(&mut out, &(paragraph + 1).to_string(), tally);
    }
    let untouched = shown.paragraphs.iter().filter(|(_, tally)| is_same(tally)).count();
    if untouched > 0 {
        let _ = writeln!(out, "{untouched:9}  more without a change");
    }
    line(&mut out, "all", &shown.tally);
    let kinds = aspects(shown.revision);
    if !kinds.is_empty() {
        let most = kinds.values().copied().max().unwrap_or(1).max(1);
        out.push('\n');
        for (aspect, count) in kinds {
            let bar = "▇".repeat((count * BAR).div_ceil(most));
            let _ = writeln!(out, "{:11} {count:5}  {bar}", aspect.name());
        }
    }
    let _ = write!(out, "\n{}", wrapped_totals(shown));
    out.push_str(&textwrap::fill(MEANING, usize::from(shown.look.width_cols.min(LINE))));
    out.push('\n');
    out
}

/// Longer lines are hard to read.
const LINE: u16 = 104;

/// What the columns say.
const MEANING: &str = "TER: words inserted, deleted, exchanged or shifted, by words of the new text. \
    characters: those deleted or inserted, by those of both texts. kept: characters of the old text that \
    stayed. What is filtered counts in none of them.";

fn line(out: &mut String, name: &str, tally: &Tally) {
    // A sentence that was deleted is touched too.
    let sentences = tally.new_sentences.max(tally.old_sentences);
    let touched = tally.new_touched.max(tally.old_touched);
    let filtered = tally.new_filtered.max(tally.old_filtered);
    let _ = writeln!(
        out,
        "{name:>9}  {sentences:9}  {touched:7}  {filtered:8}  {:6.3}  {:10.3}  {:.3}",
        tally.ter(),
        tally.character_edit_rate(),
        tally.kept(),
    );
}
