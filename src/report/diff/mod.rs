//! A revision for people and for programs: one file per view, one table of them.

mod drafts;
mod full;
mod html;
mod json;
mod markdown;
mod segments;
mod side;
mod stale;
mod stat;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::model::{Aspect, Change, Finding, Operation, Revision, Tally};

use super::Look;

pub use drafts::{Differing, drafts, drafts_json};
pub use segments::{Mark, Segment, segments, sentence_text};
pub use stale::{stale, stale_json};

/// A way to show a revision.
pub struct View {
    /// What `--format` calls it.
    pub name: &'static str,
    /// One line for the help.
    pub about: &'static str,
    /// Whether it shows the numbers of [`Shown::tally`], which take time to count.
    pub counts: bool,
    /// Writes the view.
    pub write: fn(&Shown<'_>) -> String,
}

/// Every view, in the order of the help.
pub const VIEWS: [View; 6] = [
    View {
        name: "full",
        about: "for reading at the terminal: one column, marks inside the text",
        counts: false,
        write: full::write,
    },
    View {
        name: "side-by-side",
        about: "old and new beside each other",
        counts: false,
        write: side::write,
    },
    View {
        name: "stat",
        about: "how much of each paragraph changed: sentences, TER, characters",
        counts: true,
        write: stat::write,
    },
    View {
        name: "json",
        about: "one JSON document, schema `taiyaku.diff/1`",
        counts: true,
        write: json::write,
    },
    View {
        name: "markdown",
        about: "a table of the changes, for a pull request",
        counts: false,
        write: markdown::write,
    },
    View {
        name: "html",
        about: "a page by itself: both revisions beside the source, with filters",
        counts: true,
        write: html::write,
    },
];

/// What is to be shown, and how.
pub struct Shown<'a> {
    /// The revision.
    pub revision: &'a Revision,
    /// What the user calls the old text, the new text and the source.
    pub names: [&'a str; 3],
    /// Of two bitexts, from which byte of the old and of the new text on there is what stands on which line
    /// of its file, from 1.
    pub lines: [Vec<(usize, usize)>; 2],
    /// The revision in numbers; nothing where the view does not show them.
    pub tally: Tally,
    /// The same for each paragraph of the new text.
    pub paragraphs: &'a [(u32, Tally)],
    /// Unchanged sentences to show on either side of a change.
    pub context: usize,
    /// How to draw.
    pub look: Look,
}

impl Shown<'_> {
    /// The source's sentences of a change, as one text.
    fn source_text(&self, change: &Change) -> String {
        let Some(source) = &self.revision.source else { return String::new() };
        segments::sentences_text(source, &change.source)
    }

    /// The lines of their files on which the first sentences of a change stand, where they are bitexts'.
    fn lines_of(&self, change: &Change) -> [Option<usize>; 2] {
        let Revision { old, new, .. } = self.revision;
        let [olds, news] = &self.lines;
        [(olds, old, &change.old), (news, new, &change.new)].map(|(lines, document, run)| {
            let first = document.sentences().get(run.clone())?.first()?.span.start;
            let unit = lines.partition_point(|(from, _)| *from <= first).checked_sub(1)?;
            lines.get(unit).map(|(_, line)| *line)
        })
    }

    /// Where in its file a change stands, of bitexts: `, new.po:12`.
    fn place(&self, change: &Change) -> String {
        let [old, new, _] = self.names.map(|name| self.look.text(name));
        match self.lines_of(change) {
            [_, Some(line)] => format!(", {new}:{line}"),
            [Some(line), None] => format!(", {old}:{line}"),
            [None, None] => String::new(),
        }
    }

    /// The changes in the order of the new text; runs of unchanged sentences that are further
    /// from a change than the context come as their number.
    fn folded(&self) -> Vec<Row<'_>> {
        let changes = &self.revision.changes;
        let mut near = vec![false; changes.len()];
        for (at, _) in changes.iter().enumerate().filter(|(_, change)| !change.is_hidden()) {
            let window = at.saturating_sub(self.context)..(at + self.context + 1).min(near.len());
            near.get_mut(window).unwrap_or_default().fill(true);
        }
        let mut rows: Vec<Row<'_>> = Vec::new();
        for (change, near) in changes.iter().zip(near) {
            match rows.last_mut() {
                _ if near => rows.push(Row::Change(change)),
                Some(Row::Folded(fold)) => fold.add(change),
                _ => {
                    let mut fold = Fold::default();
                    fold.add(change);
                    rows.push(Row::Folded(fold));
                }
            }
        }
        rows
    }
}

/// A line of a view.
enum Row<'a> {
    Change(&'a Change),
    Folded(Fold),
}

/// So many sentences that are not shown.
#[derive(Clone, Copy, Default)]
struct Fold {
    unchanged: usize,
    filtered: usize,
}

impl Fold {
    fn add(&mut self, change: &Change) {
        match change.operation {
            Operation::Filtered => self.filtered += change.new.len().max(change.old.len()),
            _ => self.unchanged += change.new.len(),
        }
    }

    /// `3 sentences unchanged, 1 filtered`
    fn text(self) -> String {
        let sentences = |count| if count == 1 { "sentence" } else { "sentences" };
        match (self.unchanged, self.filtered) {
            (0, filtered) => format!("{filtered} {} filtered", sentences(filtered)),
            (unchanged, 0) => format!("{unchanged} {} unchanged", sentences(unchanged)),
            (unchanged, filtered) => {
                format!("{unchanged} {} unchanged, {filtered} filtered", sentences(unchanged))
            }
        }
    }
}

/// Sentence numbers as people count, from 1.
fn numbers(run: &Range<usize>) -> String {
    match run.len() {
        0 => "–".to_owned(),
        1 => run.end.to_string(),
        _ => format!("{}–{}", run.start + 1, run.end),
    }
}

/// What happened, in words: `edited 5 → 6 (wording, number)`.
fn heading(change: &Change) -> String {
    let mut heading = match change.operation {
        Operation::Inserted => format!("inserted {}", numbers(&change.new)),
        Operation::Deleted => format!("deleted {}", numbers(&change.old)),
        operation => format!("{operation} {} → {}", numbers(&change.old), numbers(&change.new)),
    };
    if change.operation == Operation::Moved {
        heading.push_str(match Operation::in_place(&change.old, &change.new) {
            Operation::Split => ", split",
            Operation::Merged => ", merged",
            _ if change.is_edited() => ", edited",
            _ => "",
        });
    }
    let aspects: Vec<&str> = change.aspects().iter().map(|aspect| aspect.name()).collect();
    if !aspects.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(heading, " ({})", aspects.join(", "));
    }
    heading
}

/// How many changes of each operation there are, what is unchanged and filtered included.
fn operations(revision: &Revision) -> BTreeMap<Operation, usize> {
    let mut counts = BTreeMap::new();
    for change in &revision.changes {
        *counts.entry(change.operation).or_default() += 1;
    }
    counts
}

/// How many changes have something of each kind in them.
fn aspects(revision: &Revision) -> BTreeMap<Aspect, usize> {
    let mut counts = BTreeMap::new();
    for aspect in revision.changes.iter().flat_map(Change::aspects) {
        *counts.entry(aspect).or_default() += 1;
    }
    counts
}

/// One line for each finding that the revision fixed or introduced.
fn mended(revision: &Revision) -> Vec<String> {
    let line = |what: &str, finding: &Finding| {
        let place = finding.target.sentences.first();
        let place = place.map_or(String::new(), |at| format!(" {}", at + 1));
        format!("{what}{place}: {} [{}]", finding.message, finding.rule)
    };
    let fixed = revision.mended.fixed.iter().map(|finding| line("fixed", finding));
    let introduced = revision.mended.introduced.iter();
    fixed.chain(introduced.map(|finding| line("introduced", finding))).collect()
}

/// The totals, wrapped for a terminal.
fn wrapped_totals(shown: &Shown<'_>) -> String {
    let width = usize::from(shown.look.width_cols);
    totals(shown).lines().map(|line| textwrap::fill(line, width) + "\n").collect()
}

/// What was fixed and introduced, one line of totals, and a remark where stretches were not
/// compared closely.
fn totals(shown: &Shown<'_>) -> String {
    let counts = operations(shown.revision);
    let count = |operation| counts.get(&operation).copied().unwrap_or(0);
    let (unchanged, filtered) = (count(Operation::Unchanged), count(Operation::Filtered));
    let is_shown = |operation| !matches!(operation, Operation::Unchanged | Operation::Filtered);
    let changes: Vec<String> = counts
        .iter()
        .filter(|(operation, _)| is_shown(**operation))
        .map(|(operation, count)| format!("{count} {operation}"))
        .collect();
    let changes = match changes.as_slice() {
        [] if filtered > 0 => "no change to show".to_owned(),
        [] => "no change".to_owned(),
        changes => changes.join(", "),
    };
    let mut totals: String = mended(shown.revision).into_iter().map(|line| line + "\n").collect();
    let _ = write!(totals, "{changes}; {unchanged} unchanged");
    if filtered > 0 {
        let _ = write!(totals, ", {filtered} filtered");
    }
    totals.push('\n');
    if let Some(remark) = remark(shown.revision) {
        let _ = writeln!(totals, "{remark}");
    }
    shown.look.text(&totals).into_owned()
}

/// What to say where the texts were too different to be compared closely.
#[must_use]
pub fn remark(revision: &Revision) -> Option<String> {
    (revision.plain > 0).then(|| {
        format!(
            "{} sentences stand in stretches too large and too different to be compared closely; \
             they are called deleted and inserted",
            revision.plain
        )
    })
}
