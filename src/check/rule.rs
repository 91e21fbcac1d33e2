//! What a rule is, and how it says what it found.

use std::ops::Range;

use crate::model::{self, Excerpt, Finding, Severity, Span};

use super::analysis::Analysis;
use super::context::Context;

/// A rule of checking.
pub struct Rule {
    /// Its name, as reports, options and settings have it.
    pub name: &'static str,
    /// The severity of a finding of which it is sure; it may give a lesser one.
    pub severity: Severity,
    /// One line on what it finds.
    pub summary: &'static str,
    /// Its page for `check --explain`: what, why, example, how to silence.
    pub page: &'static str,
    /// Looks for what it finds.
    pub check: fn(&Rule, &Context<'_>, &mut Vec<Finding>),
}

impl Context<'_> {
    /// A finding of `rule` in bead `bead`: `japanese` and `english` are the words concerned.
    #[must_use]
    pub fn finding(
        &self,
        rule: &Rule,
        bead: usize,
        (japanese, english): (&[Span], &[Span]),
        message: String,
    ) -> Finding {
        let (source, target) = self.in_order(japanese, english);
        self.finding_at(rule, bead, (source, target), message)
    }

    /// The same by direction: the words concerned in the source and in the draft.
    #[must_use]
    pub fn finding_at(
        &self,
        rule: &Rule,
        bead: usize,
        (source, target): (&[Span], &[Span]),
        message: String,
    ) -> Finding {
        let runs = self.beads().get(bead).map(|bead| (bead.source.clone(), bead.target.clone()));
        let (of_source, of_target) = runs.unwrap_or_default();
        Finding {
            rule: rule.name,
            severity: rule.severity,
            draft: self.draft,
            bead: Some(bead),
            source: excerpt(self.source, source, of_source, !target.is_empty()),
            target: excerpt(self.target, target, of_target, !source.is_empty()),
            message,
            fixes: Vec::new(),
            term: None,
        }
    }
}

/// The words `spans` of a side, or the sentences `run` where no word is meant: the whole of them, or in
/// brief where they only stand beside words of the other side.
fn excerpt(side: &Analysis<'_>, spans: &[Span], run: Range<usize>, is_beside: bool) -> Excerpt {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    spans.dedup();
    if spans.is_empty() {
        let text = if is_beside { model::brief } else { model::join };
        return Excerpt {
            text: text(side.document(), run.clone()),
            sentences: run.collect(),
            spans,
        };
    }
    let mut sentences: Vec<usize> = spans.iter().map(|span| side.sentence_at(span.start)).collect();
    sentences.dedup();
    let texts: Vec<&str> = spans.iter().map(|&span| side.text(span)).collect();
    Excerpt { sentences, text: texts.join(model::GAP), spans }
}

/// Sets another severity than the rule's own.
pub(super) fn at(severity: Severity, finding: Finding) -> Finding {
    Finding { severity, ..finding }
}
