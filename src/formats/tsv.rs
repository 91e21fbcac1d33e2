//! Tab-separated rows with a header, for spreadsheets and shell pipelines.
//!
//! Sentence numbers count from 0 and are separated by commas. Tabs and line breaks inside a
//! text become spaces, since the format has no way to quote them.

use std::ops::Range;

use crate::model::{Bitext, join};

use super::{FormatError, push};

#[expect(clippy::unnecessary_wraps, reason = "the signature of the table")]
pub(super) fn write(bitext: &Bitext) -> Result<String, FormatError> {
    let mut out = String::from("source\tsource_text");
    for draft in &bitext.drafts {
        let prefix =
            if bitext.drafts.len() == 1 { String::new() } else { format!("{}:", draft.name) };
        let prefix = flat(&prefix);
        push(&mut out, format_args!("\t{prefix}target\t{prefix}confidence\t{prefix}target_text"));
    }
    out.push('\n');
    for row in bitext.rows() {
        let text = join(&bitext.source, row.source.clone());
        push(&mut out, format_args!("{}\t{}", numbers(row.source), flat(&text)));
        for (draft, cell) in bitext.drafts.iter().zip(row.cells) {
            let text = join(&draft.document, cell.target.clone());
            let confidence = cell.confidence.map_or_else(String::new, |c| format!("{c:.4}"));
            let target = numbers(cell.target);
            push(&mut out, format_args!("\t{target}\t{confidence}\t{}", flat(&text)));
        }
        out.push('\n');
    }
    Ok(out)
}

fn numbers(run: Range<usize>) -> String {
    run.map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}

fn flat(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
