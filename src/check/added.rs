//! `added`: a sentence of the draft that has no source.

use crate::model::{Excerpt, Finding, Severity, Span};

use super::context::Context;
use super::moved::SURE;
use super::omitted::{floor, has_words};
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "added",
    severity: Severity::Warning,
    summary: "a sentence of the draft has no source",
    page: "\
What: a sentence of the draft that the alignment leaves without a counterpart. Below a
confidence of 0.8 it is a note. A sentence is added, too, if it stands in the place of another with
which it has nothing in common, as `omitted` has it. One that surely translates a sentence elsewhere
in the source is not added.

Why: an explanation that slipped in, a sentence translated twice, or a passage of another version.

Example: “Ticket machines already accept credit cards.” beside nothing.

Silence: strike it; or as for number-mismatch, with `added`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for (number, bead) in context.beads().iter().enumerate() {
        if !bead.source.is_empty()
            || !bead.target.clone().any(|i| has_words(context.target.sentence(i)))
        {
            continue;
        }
        let confidence = bead.confidence.unwrap_or(1.0);
        let message = match bead.confidence {
            Some(confidence) => {
                format!("no source of this sentence (confidence {:.2})", floor(confidence))
            }
            None => "no source of this sentence".to_owned(),
        };
        let severity = if confidence < SURE { Severity::Note } else { rule.severity };
        found.push(at(severity, context.finding_at(rule, number, (&[], &[]), message)));
    }
    for (number, severity) in context.apart() {
        let Some(bead) = context.beads().get(number) else { continue };
        let spans: Vec<Span> =
            bead.target.clone().map(|index| context.target.span(index)).collect();
        let message =
            "it has nothing in common with the sentence in whose place it stands".to_owned();
        let finding = context.finding_at(rule, number, (&[], &spans), message);
        found.push(at(severity, Finding { source: Excerpt::default(), ..finding }));
    }
}
