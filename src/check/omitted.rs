//! `omitted`: a source sentence without a translation.

mod item;

use crate::model::{Excerpt, Finding, Severity, Span};

use super::context::Context;
use super::moved::SURE;
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "omitted",
    severity: Severity::Warning,
    summary: "a source sentence has no translation",
    page: "\
What: a sentence of the source that the alignment leaves without a counterpart. Below a
confidence of 0.8 it is a note: the sentence may have been merged into a neighbour's translation.
A sentence is omitted, too, if the one that stands in its place has next to no word in common with
it, as far as the dictionary and the rest of the document tell. Where the alignment is sure of the
two, or a bitext puts them side by side, that is a note: the translation may just be free. A
sentence whose translation surely stands elsewhere in the draft is not omitted. Of three things or
more in a list (発疹、かゆみ、吐き気), one is omitted if the draft lists one less, each of which is one of
the others (“a rash or nausea”).

Why: a skipped line is the slip that reading the draft alone never shows.

Example: 試運転は来年の秋に始まる。 beside nothing.

Silence: translate it; or as for number-mismatch, with `omitted`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    items(rule, context, found);
    for (number, bead) in context.beads().iter().enumerate() {
        if !bead.target.is_empty()
            || !bead.source.clone().any(|i| has_words(context.source.sentence(i)))
        {
            continue;
        }
        let confidence = bead.confidence.unwrap_or(1.0);
        let message = match bead.confidence {
            Some(confidence) => {
                format!("no translation of this sentence (confidence {:.2})", floor(confidence))
            }
            None => "no translation of this sentence".to_owned(),
        };
        let severity = if confidence < SURE { Severity::Note } else { rule.severity };
        found.push(at(severity, context.finding_at(rule, number, (&[], &[]), message)));
    }
    for (number, severity) in context.apart() {
        let Some(bead) = context.beads().get(number) else { continue };
        let spans: Vec<Span> =
            bead.source.clone().map(|index| context.source.span(index)).collect();
        let message =
            "what stands in this sentence's place has nothing in common with it".to_owned();
        let finding = context.finding_at(rule, number, (&spans, &[]), message);
        found.push(at(severity, Finding { target: Excerpt::default(), ..finding }));
    }
}

/// Things that the draft leaves out of lists.
fn items(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for pair in context.pairs().filter(|pair| pair.is_translated() && pair.confidence >= SURE) {
        let Some((omitted, list)) = item::omitted(context, &pair) else { continue };
        let message = format!("{} is left out of this list", context.source.text(omitted));
        found.push(context.finding_at(rule, pair.bead, (&[omitted], &[list]), message));
    }
}

/// Whether there is something to translate: not only digits and rules.
pub(super) fn has_words(sentence: &str) -> bool {
    sentence.contains(char::is_alphabetic)
}

/// Rounding up must not turn doubt into certainty.
pub(super) fn floor(confidence: f32) -> f32 {
    (confidence * 100.0).floor() / 100.0
}
