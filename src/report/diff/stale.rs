//! What a source revision made stale, as a list and as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::full::{Paint, wrap};
use super::json::{self, OneChange};
use super::segments::{Segment, is_context, segments, sentences_text};
use super::{Mark, Shown, heading};
use crate::model::{Draft, StaleRow, Standing};

const INDENT: &str = "    ";

/// How many rows stand so.
fn count(rows: &[StaleRow], standing: Standing) -> usize {
    rows.iter().filter(|row| row.standing == standing && !is_omission(row)).count()
}

/// Whether a row has no draft and nothing new: it was left out before, and still is.
fn is_omission(row: &StaleRow) -> bool {
    row.target.is_empty() && row.standing != Standing::New
}

/// How many rows are good, but stand elsewhere in the source.
fn moved(rows: &[StaleRow]) -> usize {
    rows.iter().filter(|row| row.is_moved()).count()
}

/// The rows that need work, with the marks in the source; what is still good is folded.
#[must_use]
pub fn stale(shown: &Shown<'_>, draft: &Draft, rows: &[StaleRow]) -> String {
    let paint = Paint(shown.look);
    let width = usize::from(shown.look.width_cols).saturating_sub(INDENT.len());
    let mut out = String::new();
    let push = |segments: &[Segment], dim: bool| {
        let mut lines = String::new();
        for line in wrap(segments, width, paint) {
            let line = if dim { paint.dim(&line) } else { line };
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{INDENT}{line}");
        }
        lines
    };
    let mut good = 0;
    for row in rows {
        if row.standing == Standing::Good && !row.is_moved() {
            good += row.target.len();
            continue;
        }
        fold(&mut out, &mut good, paint);
        let target = super::numbers(&row.target);
        let title = match (row.standing, row.new.as_slice()) {
            (Standing::New, _) => "new, untranslated".to_owned(),
            (Standing::Good, _) => format!("good {target}: its source stands elsewhere now"),
            (Standing::Stale, []) => format!("stale {target}: its source is gone"),
            (Standing::Stale, _) => format!("stale {target}"),
        };
        let _ = writeln!(out, "{}", paint.heading(&title));
        for change in &row.changes {
            if !is_context(change) {
                let _ = writeln!(out, "  {}", paint.dim(&heading(change)));
            }
            if row.standing != Standing::Good {
                out.push_str(&push(&segments(shown.revision, change), false));
            }
        }
        let text = draft_text(draft, row);
        if !text.is_empty() {
            out.push_str(&push(&[Segment { mark: Mark::Same, text, spaced: false }], true));
        }
        out.push('\n');
    }
    fold(&mut out, &mut good, paint);
    let left_out = rows.iter().filter(|row| is_omission(row)).count();
    let moved = moved(rows);
    if moved > 0 {
        let _ = writeln!(out, "{moved} still good, but not in the order of the source now");
    }
    let _ = write!(
        out,
        "{} stale, {} new and untranslated, {} still good",
        count(rows, Standing::Stale),
        count(rows, Standing::New),
        count(rows, Standing::Good),
    );
    let _ = if left_out > 0 {
        writeln!(out, "; {left_out} left out of the draft before")
    } else {
        writeln!(out)
    };
    out
}

fn fold(out: &mut String, good: &mut usize, paint: Paint) {
    if *good > 0 {
        let sentences = if *good == 1 { "sentence" } else { "sentences" };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}\n", paint.dim(&format!("… {good} {sentences} still good")));
        *good = 0;
    }
}

fn draft_text(draft: &Draft, row: &StaleRow) -> String {
    sentences_text(&draft.document, &Vec::from_iter(row.target.clone()))
}

#[derive(Serialize)]
struct OneRow<'a> {
    status: Standing,
    draft: Vec<usize>,
    draft_text: String,
    old_source: Vec<usize>,
    new_source: &'a [usize],
    changes: Vec<OneChange<'a>>,
}

/// The same as JSON, schema `taiyaku.stale/1`, one row a line; sentence numbers count from 0, and
/// changes are those of `taiyaku.diff/1`.
#[must_use]
pub fn stale_json(shown: &Shown<'_>, draft: &Draft, rows: &[StaleRow]) -> String {
    let mut out = String::from("{\"schema\":\"taiyaku.stale/1\",\n\"rows\":[");
    for (number, row) in rows.iter().enumerate() {
        let one = OneRow {
            status: row.standing,
            draft: row.target.clone().collect(),
            draft_text: draft_text(draft, row),
            old_source: row.old.clone().collect(),
            new_source: &row.new,
            changes: row
                .changes
                .iter()
                .filter(|change| !is_context(change))
                .map(|change| json::one(shown, change))
                .collect(),
        };
        out.push_str(if number == 0 { "\n" } else { ",\n" });
        out.push_str(&json::line(&one));
    }
    let summary = serde_json::json!({
        "stale": count(rows, Standing::Stale),
        "new": count(rows, Standing::New),
        "good": count(rows, Standing::Good),
        "moved": moved(rows),
        "left_out": rows.iter().filter(|row| is_omission(row)).count(),
    });
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n],\n\"summary\":{summary}}}");
    out
}
