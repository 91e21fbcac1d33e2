//! hunalign's ladder: one line for each cut, `SOURCE TARGET CONFIDENCE`, tab-separated.
//!
//! A rung is the pair of sentence counts before a bead; the last rung closes the ladder. The
//! third column is the confidence of the bead that follows, 0 where there is none.
//! <https://github.com/danielvarga/hunalign#output>

use crate::model::Bitext;

use super::{FormatError, only_draft, push};

pub(super) fn write(bitext: &Bitext) -> Result<String, FormatError> {
    let draft = only_draft(bitext, "ladder")?;
    let mut out = String::new();
    for bead in draft.alignment.beads() {
        let confidence = bead.confidence.unwrap_or(0.0);
        push(
            &mut out,
            format_args!("{}\t{}\t{confidence:.4}\n", bead.source.start, bead.target.start),
        );
    }
    push(&mut out, format_args!("{}\t{}\t0\n", bitext.source.len(), draft.document.len()));
    Ok(out)
}
