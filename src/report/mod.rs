//! What people read.

pub mod diff;
pub mod findings;
mod reasons;
mod scores;
mod table;

use std::ops::Range;

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
