//! What people read.

pub mod diff;
mod disagreements;
pub mod findings;
mod reasons;
mod scores;
mod table;

use std::borrow::Cow;
use std::ops::Range;

pub use disagreements::{Judged, JudgedBead, disagreements};
pub use reasons::reasons;
pub use scores::{reliability, scores};
pub use table::{Look, table};

/// Sentence numbers as people count, from 1.
fn numbers(run: &Range<usize>) -> String {
    match run.len() {
        0 => String::new(),
        1 => run.end.to_string(),
        _ => format!("{}–{}", run.start + 1, run.end),
    }
}

/// Text for a terminal: a mark in the place of each control character, which it would obey. Those of
/// Unicode stand for the ones of ASCII, U+FFFD for others; tabs and line ends stay.
///
/// ```
/// use taiyaku::report::visible;
/// assert_eq!(visible("a\u{1b}[31m\u{7f}\u{9b}2J\n"), "a␛[31m␡\u{fffd}2J\n");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_obeyed = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let shown = text.chars().map(|c| match c {
        c if !is_obeyed(c) => c,
        '\u{7f}' => '\u{2421}',
        c => char::from_u32(0x2400 + u32::from(c)).filter(|_| c.is_ascii()).unwrap_or('\u{fffd}'),
    });
    Cow::Owned(shown.collect())
}

/// A number with its noun: “1 sentence”, “2 sentences”.
pub(crate) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Text for HTML, in content and in quoted attributes.
fn escaped_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
