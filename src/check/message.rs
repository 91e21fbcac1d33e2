//! Phrases that several rules' messages share.

use crate::model::Span;

use super::analysis::Analysis;

/// How often, and where: “7 times (lines 3, 8, 20, …)”.
pub(super) fn times(side: &Analysis<'_>, places: &[Span]) -> String {
    const LINES: usize = 3;
    let mut lines: Vec<usize> = places.iter().map(|span| side.line(span.start)).collect();
    lines.dedup();
    let shown: Vec<String> = lines.iter().take(LINES).map(usize::to_string).collect();
    let more = if lines.len() > LINES { ", …" } else { "" };
    let count = match places.len() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    };
    let line = if lines.len() == 1 { "line" } else { "lines" };
    format!("{count} elsewhere ({line} {}{more})", shown.join(", "))
}
