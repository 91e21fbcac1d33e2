//! Several drafts beside their source, with the words in which they differ.

use std::fmt::Write as _;

use serde::Serialize;

use super::full::Paint;
use super::segments::{Segment, collapsed};
use super::side::push_columns;
use super::{Mark, json};
use crate::model::{Bitext, Document, Row, Span, join};
use crate::report::Look;

/// Between two columns.
const RULE: &str = " │ ";
/// A narrower column is unreadable; the view then becomes wider than was asked.
const MIN_COLUMN: usize = 16;

/// A row of a bitext and, for each draft, the bytes that other drafts have otherwise.
pub type Differing = (Row, Vec<Vec<Span>>);

/// One column for the source and one for each draft; what not all drafts have is marked.
#[must_use]
pub fn drafts(bitext: &Bitext, rows: &[Differing], look: Look) -> String {
    let paint = Paint(look);
    let columns = bitext.drafts.len() + 1;
    let width = usize::from(look.width_cols).saturating_sub(3 * (columns - 1)) / columns;
    let width = width.max(MIN_COLUMN);
    let plain = |text: String| vec![Segment { mark: Mark::Same, text, spaced: false }];
    let names = std::iter::once(&bitext.name).chain(bitext.drafts.iter().map(|d| &d.name));
    let names = names.map(|name| plain(name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()));
    let mut out = String::new();
    push_columns(&mut out, &names.collect::<Vec<_>>(), width, RULE, paint);
    for (row, marks) in rows {
        // Writing to a String cannot fail.
        let number = match row.source.is_empty() {
            true => "added".to_owned(),
            false => super::numbers(&row.source),
        };
        let _ = writeln!(out, "{}", paint.dim(&format!("── {number}")));
        let mut cells = vec![plain(join(&bitext.source, row.source.clone()))];
        for ((draft, cell), marks) in bitext.drafts.iter().zip(&row.cells).zip(marks) {
            let moved = cell.is_moved.then(|| plain("(moved) ".to_owned()));
            let text = marked(&draft.document, cell.target.clone(), marks);
            cells.push(moved.into_iter().flatten().chain(text).collect());
        }
        push_columns(&mut out, &cells, width, RULE, paint);
    }
    let _ = writeln!(out, "\n{}", totals(rows));
    out
}

fn totals(rows: &[Differing]) -> String {
    let differing = rows.iter().filter(|(_, marks)| marks.iter().any(|m| !m.is_empty())).count();
    format!("{differing} of {} rows differ", rows.len())
}

/// A run of sentences with marks.
fn marked(document: &Document, run: std::ops::Range<usize>, marks: &[Span]) -> Vec<Segment> {
    let sentences = document.sentences().get(run).unwrap_or_default();
    let Some((first, last)) = sentences.first().zip(sentences.last()) else { return Vec::new() };
    let mut segments = Vec::new();
    let mut at = first.span.start;
    let mut push = |from: usize, to: usize, mark| {
        segments.extend(collapsed(document, Span::new(from, to), mark));
    };
    for mark in marks {
        push(at, mark.start, Mark::Same);
        push(mark.start, mark.end, Mark::Inserted);
        at = mark.end;
    }
    push(at, last.span.end, Mark::Same);
    segments
}

#[derive(Serialize)]
struct OneRow<'a> {
    source: Vec<usize>,
    source_text: String,
    same: bool,
    drafts: Vec<OneCell<'a>>,
}

#[derive(Serialize)]
struct OneCell<'a> {
    name: &'a str,
    target: Vec<usize>,
    text: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    moved: bool,
    differs: Vec<Span>,
}

/// The same as JSON, schema `taiyaku.compare/1`, one row a line; `differs` are bytes of the draft's
/// file, where they are known.
#[must_use]
pub fn drafts_json(bitext: &Bitext, rows: &[Differing]) -> String {
    let mut out = String::from("{\"schema\":\"taiyaku.compare/1\",\n\"rows\":[");
    for (number, (row, marks)) in rows.iter().enumerate() {
        let cells = bitext.drafts.iter().zip(&row.cells).zip(marks);
        let one = OneRow {
            source: row.source.clone().collect(),
            source_text: join(&bitext.source, row.source.clone()),
            same: marks.iter().all(Vec::is_empty),
            drafts: cells
                .map(|((draft, cell), differs)| OneCell {
                    name: &draft.name,
                    target: cell.target.clone().collect(),
                    text: join(&draft.document, cell.target.clone()),
                    moved: cell.is_moved,
                    differs: differs
                        .iter()
                        .filter_map(|&span| json::placed(&draft.document, span))
                        .collect(),
                })
                .collect(),
        };
        out.push_str(if number == 0 { "\n" } else { ",\n" });
        out.push_str(&json::line(&one));
    }
    out.push_str("\n]}\n");
    out
}
