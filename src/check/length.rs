//! `length-outlier`: far too short, or far too long, for its source.

use std::ops::Range;

use crate::model::{Bead, Finding, Origin, Severity, Span};

use super::analysis::Analysis;
use super::context::Context;
use super::paired::Pair;
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "length-outlier",
    severity: Severity::Warning,
    summary: "a translation is far too short or too long for its source",
    page: "\
What: the ratio of the letters of both sides is compared with the document's own. Five times less
or more, on sentences that are not short, is a warning; three times a note. Two sentences side by
side that the aligner left without a counterpart are compared, too.

Why: the end of a sentence was dropped, or another sentence's translation pasted behind it.

Example: forty characters of Japanese beside “Observations went on.”

Silence: as for number-mismatch, with `length-outlier`.",
    check,
};

/// How many times longer or shorter than usual; of the aligned pairs of three news sets none
/// reaches the second, and one in five hundred the first.
const UNUSUAL: f64 = 3.0;
const IMPOSSIBLE: f64 = 5.0;

/// The English of one Japanese character in letters where the document is too short to ask:
/// the median of three news sets.
const USUAL_RATIO: f64 = 2.0;

/// Fewer beads do not tell what is usual.
const MIN_BEADS: usize = 5;

/// The least number of letters that the side which is longer than it should be must have.
const MIN_JAPANESE: f64 = 20.0;
const MIN_ENGLISH: f64 = 50.0;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let lengths: Vec<(usize, f64, f64)> = context
        .pairs()
        .filter(Pair::is_translated)
        .map(|pair| {
            let ja = pair.japanese.map(|i| letters(context.japanese().sentence(i))).sum::<f64>();
            let en = pair.english.map(|i| letters(context.english().sentence(i))).sum::<f64>();
            (pair.bead, ja, en)
        })
        .filter(|&(_, ja, en)| ja > 0.0 && en > 0.0)
        .collect();
    let mut ratios: Vec<f64> = lengths.iter().map(|(_, ja, en)| en / ja).collect();
    ratios.sort_by(f64::total_cmp);
    let usual = match ratios.get(ratios.len() / 2) {
        Some(&median) if ratios.len() >= MIN_BEADS => median.clamp(1.0, 4.0),
        _ => USUAL_RATIO,
    };
    for (bead, ja, en) in lengths {
        let Some((factor, message)) = unusual(context, (ja, en), usual) else { continue };
        let severity = if factor < IMPOSSIBLE { Severity::Note } else { rule.severity };
        found.push(at(severity, context.finding_at(rule, bead, (&[], &[]), message)));
    }
    for (bead, source, target) in parted(context) {
        let all = |side: &Analysis<'_>, run: Range<usize>| {
            run.map(|index| letters(side.sentence(index))).sum::<f64>()
        };
        let (of_source, of_target) =
            (all(context.source, source.clone()), all(context.target, target.clone()));
        let (ja, en) = match context.from_japanese() {
            true => (of_source, of_target),
            false => (of_target, of_source),
        };
        if ja == 0.0 || en == 0.0 {
            continue;
        }
        let Some((factor, message)) = unusual(context, (ja, en), usual) else { continue };
        if factor >= IMPOSSIBLE {
            let spans = |side: &Analysis<'_>, run: Range<usize>| -> Vec<Span> {
                run.map(|index| side.span(index)).collect()
            };
            let (source, target) = (spans(context.source, source), spans(context.target, target));
            found.push(context.finding_at(rule, bead, (&source, &target), message));
        }
    }
}

/// How many times longer or shorter than usual a translation is, and that in words, if it is
/// unusual: of `ja` and `en` letters, where `usual` of English come to one of Japanese.
fn unusual(context: &Context<'_>, (ja, en): (f64, f64), usual: f64) -> Option<(f64, String)> {
    let times = en / ja / usual;
    let (short, factor) = if times < 1.0 { (true, 1.0 / times) } else { (false, times) };
    let is_long_enough = if short { ja >= MIN_JAPANESE } else { en >= MIN_ENGLISH };
    if factor < UNUSUAL || !is_long_enough {
        return None;
    }
    let what = if short == context.from_japanese() { "shorter" } else { "longer" };
    let message =
        format!("{factor:.1} times {what} than translations in this document usually are");
    Some((factor, message))
}

/// Beads side by side of which one has no target and the other no source, which nobody settled: the
/// aligner may have parted them for their lengths. Each with the number of the first.
fn parted(context: &Context<'_>) -> impl Iterator<Item = (usize, Range<usize>, Range<usize>)> {
    let is_guess = |bead: &Bead| bead.confidence.is_some() && bead.origin != Origin::Reviewed;
    context.beads().windows(2).enumerate().filter_map(move |(number, two)| match two {
        [a, b] if is_guess(a) && is_guess(b) => {
            if a.target.is_empty() && b.source.is_empty() {
                Some((number, a.source.clone(), b.target.clone()))
            } else if a.source.is_empty() && b.target.is_empty() {
                Some((number, b.source.clone(), a.target.clone()))
            } else {
                None
            }
        }
        _ => None,
    })
}

#[expect(clippy::cast_precision_loss, reason = "the letters of a sentence")]
fn letters(sentence: &str) -> f64 {
    sentence.chars().filter(|c| c.is_alphanumeric()).count() as f64
}
