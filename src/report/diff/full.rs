//! One column, marks inside the text.

use std::fmt::Write as _;

use super::segments::{Segment, brackets, segments};
use super::{Mark, Row, Shown, heading, numbers, wrapped_totals};
use crate::model::Operation;
use crate::report::Look;

/// How far the text stands to the right of its heading.
const INDENT: &str = "    ";

pub(super) fn write(shown: &Shown<'_>) -> String {
    let width_cols = shown.look.width_cols;
    let paint = Paint(shown.look);
    let [old, new, _] = shown.names.map(|name| shown.look.text(name));
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", paint.bold(&format!("{old} → {new}")));
    for row in shown.folded() {
        let change = match row {
            Row::Folded(fold) => {
                let _ = writeln!(out, "\n{}", paint.dim(&format!("… {}", fold.text())));
                continue;
            }
            Row::Change(change) => change,
        };
        let segments = segments(shown.revision, change);
        let source = shown.source_text(change);
        let title = match change.operation {
            Operation::Unchanged => paint.dim(&format!("= {}", numbers(&change.new))),
            Operation::Filtered => paint.dim(&heading(change)),
            _ => paint.heading(&(heading(change) + &shown.place(change))),
        };
        let _ = writeln!(out, "\n{title}");
        if !source.is_empty() {
            let source = [Segment { mark: Mark::Same, text: source, spaced: false }];
            for line in wrapped(&source, usize::from(width_cols), paint) {
                let _ = writeln!(out, "{INDENT}{}", paint.dim(&line));
            }
        }
        for line in wrapped(&segments, usize::from(width_cols), paint) {
            let _ = writeln!(out, "{INDENT}{line}");
        }
    }
    let _ = write!(out, "\n{}", wrapped_totals(shown));
    out
}

fn wrapped(segments: &[Segment], width: usize, paint: Paint) -> Vec<String> {
    wrap(segments, width.saturating_sub(INDENT.len()), paint)
}

/// Colours, or none.
#[derive(Clone, Copy)]
pub(super) struct Paint(pub(super) Look);

impl Paint {
    fn styled(self, style: anstyle::Style, text: &str) -> String {
        if self.0.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.styled(anstyle::Style::new().bold(), text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.styled(anstyle::Style::new().dimmed(), text)
    }

    pub(super) fn heading(self, text: &str) -> String {
        let cyan = anstyle::Style::new().fg_color(Some(anstyle::AnsiColor::Cyan.into()));
        self.styled(cyan, text)
    }

    fn marked(self, mark: Mark, text: &str) -> String {
        let style = anstyle::Style::new();
        let coloured = |colour: anstyle::AnsiColor| style.fg_color(Some(colour.into()));
        match mark {
            Mark::Same => text.to_owned(),
            Mark::Deleted => self.styled(coloured(anstyle::AnsiColor::Red).strikethrough(), text),
            Mark::Inserted => self.styled(coloured(anstyle::AnsiColor::Green).bold(), text),
        }
    }
}

/// Segments as lines of at most `width` columns: marked by colour, or by brackets without it.
/// Lines end where Unicode's line breaking lets them (UAX #14); kanji take two columns.
pub(super) fn wrap(segments: &[Segment], width: usize, paint: Paint) -> Vec<String> {
    let mut text = String::new();
    let mut marks: Vec<(usize, Mark)> = Vec::new();
    for segment in segments {
        let (open, close) = if paint.0.colour { ("", "") } else { brackets(segment.mark) };
        if segment.spaced {
            text.push(' ');
            marks.push((text.len(), Mark::Same));
        }
        text.extend([open, &paint.0.text(&segment.text), close]);
        marks.push((text.len(), segment.mark));
    }
    let mut lines = Vec::new();
    let mut at = 0;
    for line in textwrap::wrap(&text, width.max(1)) {
        let rest = text.get(at..).unwrap_or("");
        let start = at + rest.find(line.as_ref()).unwrap_or(0);
        let end = start + line.len();
        let mut out = String::new();
        let mut from = start;
        for &(to, mark) in &marks {
            let to = to.min(end);
            if to > from {
                out.push_str(&paint.marked(mark, text.get(from..to).unwrap_or("")));
                from = to;
            }
        }
        lines.push(out);
        at = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_marks_on_a_terminal_only() {
        let segment = |mark, text: &str| Segment { mark, text: text.to_owned(), spaced: true };
        let segments = [segment(Mark::Same, "a\u{1b}[8m"), segment(Mark::Inserted, "\u{1b}c b")];
        let wrapped = |is_terminal| {
            let look = Look { width_cols: 40, colour: false, is_terminal };
            wrap(&segments, 40, Paint(look)).join("\n")
        };
        assert_eq!(wrapped(true).trim(), "a␛[8m {+␛c b+}");
        assert_eq!(wrapped(false).trim(), "a\u{1b}[8m {+\u{1b}c b+}");
    }
}
