//! Old and new beside each other.

use std::fmt::Write as _;

use textwrap::core::display_width;

use super::full::{Paint, wrap};
use super::segments::{Segment, Which, of};
use super::{Mark, Row, Shown, heading, wrapped_totals};
use crate::model::Operation;

/// Between the two columns.
const RULE: &str = " │ ";
/// A narrower column is unreadable; the view then becomes wider than was asked.
const MIN_COLUMN: usize = 16;

pub(super) fn write(shown: &Shown<'_>) -> String {
    let paint = Paint(shown.look);
    let width = usize::from(shown.look.width_cols);
    let column = (width.saturating_sub(display_width(RULE)) / 2).max(MIN_COLUMN);
    let [old, new, _] = shown.names;
    let mut out = String::new();
    let name = |name: &str| {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        vec![Segment { mark: Mark::Same, text: name.to_owned(), spaced: false }]
    };
    push_columns(&mut out, &[name(old), name(new)], column, RULE, paint);
    for row in shown.folded() {
        // Writing to a String cannot fail.
        let change = match row {
            Row::Folded(fold) => {
                let _ = writeln!(out, "{}", paint.dim(&format!("── … {}", fold.text())));
                continue;
            }
            Row::Change(change) => change,
        };
        let title = match change.operation {
            Operation::Unchanged => paint.dim("──"),
            Operation::Filtered => paint.dim(&format!("── {}", heading(change))),
            _ => paint.heading(&format!("── {}", heading(change))),
        };
        let _ = writeln!(out, "{title}");
        let source = shown.source_text(change);
        if !source.is_empty() {
            for line in textwrap::wrap(&shown.look.text(&source), width.max(1)) {
                let _ = writeln!(out, "{}", paint.dim(&line));
            }
        }
        let sides = [Which::Old, Which::New].map(|which| of(shown.revision, change, which));
        push_columns(&mut out, &sides, column, RULE, paint);
    }
    let _ = write!(out, "\n{}", wrapped_totals(shown));
    out
}

/// Texts beside each other, wrapped to columns of one width.
pub(super) fn push_columns(
    out: &mut String,
    cells: &[Vec<Segment>],
    column: usize,
    rule: &str,
    paint: Paint,
) {
    let cells: Vec<Vec<String>> = cells.iter().map(|cell| wrap(cell, column, paint)).collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..lines {
        let mut line = String::new();
        for (number, cell) in cells.iter().enumerate() {
            let text = cell.get(at).map_or("", String::as_str);
            if number > 0 {
                line.push_str(rule);
            }
            line.push_str(text);
            // Escape sequences have no width.
            let used = display_width(text);
            line.push_str(&" ".repeat(column.saturating_sub(used)));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}
