//! The changes as a table for a pull request.

use std::fmt::Write as _;

use super::segments::{is_context, segments};
use super::{Mark, Shown, heading, totals};

pub(super) fn write(shown: &Shown<'_>) -> String {
    let [old, new, _] = shown.names;
    let mut out = format!("### {} → {}\n\n{}\n", escaped(old), escaped(new), lines(&totals(shown)));
    let changes = shown.revision.changes.iter().filter(|change| !is_context(change));
    let has_source = shown.revision.source.is_some();
    let mut rows = String::new();
    for change in changes {
        let mut text = String::new();
        for segment in segments(shown.revision, change) {
            let words = escaped(&segment.text);
            let space = if segment.spaced { " " } else { "" };
            // Writing to a String cannot fail.
            let _ = match segment.mark {
                Mark::Same => write!(text, "{space}{words}"),
                Mark::Deleted => write!(text, "{space}<del>{words}</del>"),
                Mark::Inserted => write!(text, "{space}<ins>{words}</ins>"),
            };
        }
        let _ = write!(rows, "| {} | {text} |", heading(change));
        if has_source {
            let _ = write!(rows, " {} |", escaped(&shown.source_text(change)));
        }
        rows.push('\n');
    }
    if !rows.is_empty() {
        out.push_str(if has_source {
            "| | text | source |\n|---|---|---|\n"
        } else {
            "| | text |\n|---|---|\n"
        });
        out.push_str(&rows);
    }
    out
}

/// Lines that stay lines.
fn lines(text: &str) -> String {
    text.lines().map(|line| escaped(line) + "  \n").collect()
}

/// Text that Markdown takes as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '~' | '\\' | '#' | '$' | '@' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
