//! Old and new beside each other.

use std::fmt::Write as _;

use textwrap::core::display_width;

use super::full::{Paint, wrap};
use super::segments::{Segment, Which, is_context, of};
use super::{Mark, Row, Shown, heading, totals};

/// Between the two columns.
const RULE: &str = " │ ";
/// A narrower column is unreadable; the view then becomes wider than was asked.
const MIN_COLUMN: usize = 16;

pub(super) fn write(shown: &Shown<'_>) -> String {
    let paint = Paint { colour: shown.look.colour };
    let width = usize::from(shown.look.width_cols);
    let column = (width.saturating_sub(display_width(RULE)) / 2).max(MIN_COLUMN);
    let [old, new, _] = shown.names;
    let mut out = String::new();
    let name = |name: &str| {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        vec![Segment { mark: Mark::Same, text: name.to_owned(), spaced: false }]
    };
    push_row(&mut out, (&name(old), &name(new)), column, paint);
    for row in shown.folded() {
        // Writing to a String cannot fail.
        let change = match row {
            Row::Folded(count) => {
                let _ = writeln!(out, "{}", paint.dim(&format!("── … {count} unchanged")));
                continue;
            }
            Row::Change(change) => change,
        };
        if !is_context(change) {
            let _ = writeln!(out, "{}", paint.heading(&format!("── {}", heading(change))));
        } else {
            let _ = writeln!(out, "{}", paint.dim("──"));
        }
        let source = shown.source_text(change);
        if !source.is_empty() {
            for line in textwrap::wrap(&source, width.max(1)) {
                let _ = writeln!(out, "{}", paint.dim(&line));
            }
        }
        let sides = [Which::Old, Which::New].map(|which| of(shown.revision, change, which));
        let [old, new] = &sides;
        push_row(&mut out, (old, new), column, paint);
    }
    let _ = write!(out, "\n{}", totals(shown));
    out
}

fn push_row(out: &mut String, (old, new): (&[Segment], &[Segment]), column: usize, paint: Paint) {
    let [old, new] = [old, new].map(|segments| {
        // Colours have no width, so that of each line is known before it is painted.
        let plain = wrap(segments, column, Paint { colour: false });
        let painted = if paint.colour { wrap(segments, column, paint) } else { plain.clone() };
        (plain, painted)
    });
    let lines = old.1.len().max(new.1.len());
    for at in 0..lines {
        let left = old.1.get(at).map_or("", String::as_str);
        let right = new.1.get(at).map_or("", String::as_str);
        let used = visible_width(left);
        let pad = " ".repeat(column.saturating_sub(used));
        let line = format!("{left}{pad}{RULE}{right}");
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// The columns of a text without its escape sequences.
fn visible_width(text: &str) -> usize {
    // `display_width` leaves ANSI sequences out.
    display_width(text)
}
