//! Scores of alignments as a plain table.

use std::fmt::Write as _;

use crate::align::eval::Counts;

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
