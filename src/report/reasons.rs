//! An alignment with what speaks for each of its beads.

use std::fmt::Write as _;

use crate::model::{Bead, Bitext, Draft, Reasons};

/// The most words that are listed for a bead.
const LISTED: usize = 12;

/// One paragraph for each bead of each draft: its number, kind and confidence; its texts; the
/// parts of its score, in nats; the words that translate each other. Beads count from 1.
#[must_use]
pub fn reasons(bitext: &Bitext) -> String {
    let mut out = String::new();
    for draft in &bitext.drafts {
        for (number, bead) in draft.alignment.beads().iter().enumerate() {
            let reasons = draft.reasons.get(number);
            paragraph(&mut out, bitext, draft, (number, bead), reasons);
        }
    }
    out
}

fn paragraph(
    out: &mut String,
    bitext: &Bitext,
    draft: &Draft,
    (number, bead): (usize, &Bead),
    reasons: Option<&Reasons>,
) {
    let confidence = bead.confidence.map_or_else(String::new, |c| format!("  {c:.2}"));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}  {}{confidence}  {}", number + 1, bead.kind(), draft.name);
    for (text, none) in
        [(bitext.source_text(bead), "(added)"), (draft.target_text(bead), "(omitted)")]
    {
        let text = if text.is_empty() { none } else { &text };
        let _ = writeln!(out, "    {text}");
    }
    let Some(reasons) = reasons else { return };
    let _ = writeln!(
        out,
        "    {:+.1} = kind {:+.1}, length {:+.1}, words {:+.1}, layout {:+.1}",
        reasons.total(),
        reasons.kind,
        reasons.length,
        reasons.words,
        reasons.layout,
    );
    let counterparts = reasons.counterparts.iter().filter(|pair| pair.nats >= 0.05);
    let listed: Vec<String> = counterparts
        .take(LISTED)
        .map(|pair| format!("{} = {} {:+.1}", pair.source, pair.target, pair.nats))
        .collect();
    if !listed.is_empty() {
        let _ = writeln!(out, "    {}", listed.join(", "));
    }
    for crossing in draft.crossings.iter().filter(|c| c.meets(&bead.source, &bead.target)) {
        let _ = writeln!(
            out,
            "    moved: source {} to draft {}, {:.2}",
            super::numbers(&crossing.source),
            super::numbers(&crossing.target),
            crossing.confidence,
        );
    }
}
