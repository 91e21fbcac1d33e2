//! Scores of alignments as a plain table.

use std::fmt::Write as _;

use crate::align::calibration::Reliability;
use crate::align::eval::Counts;

/// One line for each bin that has beads: confidences from, to, how many, their mean, the share of
/// right beads; and the expected calibration error.
#[must_use]
pub fn reliability(reliability: &Reliability) -> String {
    let mut out = String::from("confidence   beads   mean  right\n");
    // Writing to a String cannot fail.
    for (number, bin) in reliability.bins().iter().enumerate().filter(|(_, bin)| bin.beads > 0) {
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let [from, to] = [number, number + 1].map(|n| n as f64 / reliability.bins().len() as f64);
        let _ = writeln!(
            out,
            " {from:.1}–{to:.1}    {:6}  {:.3}  {:.3}",
            bin.beads,
            bin.confidence(),
            bin.accuracy(),
        );
    }
    let _ = writeln!(
        out,
        "expected calibration error {:.4} over {} beads",
        reliability.error(),
        reliability.beads()
    );
    out
}

/// One line for each named result: strict P R F1, lax P R F1, F1 of sentences left alone.
#[must_use]
pub fn scores(results: &[(String, Counts)]) -> String {
    let width = results.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(4);
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ =
        writeln!(out, "{:width$}  beads  strict P     R    F1   lax P     R    F1  null F1", "set");
    for (name, counts) in results {
        let (strict, lax, nulls) = (counts.strict(), counts.lax(), counts.nulls());
        let _ = writeln!(
            out,
            "{name:width$}  {:5}     {:.3} {:.3} {:.3}   {:.3} {:.3} {:.3}    {:.3}",
            counts.gold_beads(),
            strict.precision,
            strict.recall,
            strict.f1(),
            lax.precision,
            lax.recall,
            lax.f1(),
            nulls.f1(),
        );
    }
    out
}
