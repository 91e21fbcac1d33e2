//! What a check comes to: counts, and how consistently terms are rendered.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Finding, Severity};

use super::context::Context;
use super::renderings::Rendering;

/// The summary of one draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// The draft's name.
    pub draft: String,
    /// Sentences of the source.
    pub source_sentences: usize,
    /// Sentences of the draft.
    pub target_sentences: usize,
    /// Findings of each severity.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// Findings of each rule.
    pub rules: BTreeMap<&'static str, usize>,
    /// The share of the glossary terms of the source that the draft renders as the glossary
    /// wants, from 0 to 1; none without a glossary, or where no term occurs.
    pub term_accuracy: Option<f64>,
    /// The recurring terms, the least consistent first.
    pub terms: Vec<Consistency>,
}

/// How consistently one term is rendered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Consistency {
    /// The term.
    pub term: String,
    /// Its most frequent rendering.
    pub rendering: String,
    /// In how many beads a rendering was found.
    pub rendered: usize,
    /// In how many of these it is the most frequent one.
    pub usual: usize,
    /// The share of the most frequent rendering, from 0 to 1.
    pub consistency: f64,
}

/// Sums up one draft and its findings.
#[must_use]
pub fn summary(context: &Context<'_>, name: &str, findings: &[Finding]) -> Summary {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let mut rules = BTreeMap::new();
    for finding in findings {
        *rules.entry(finding.rule).or_default() += 1;
    }
    Summary {
        draft: name.to_owned(),
        source_sentences: context.source.document().len(),
        target_sentences: context.target.document().len(),
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        rules,
        term_accuracy: term_accuracy(context),
        terms: consistencies(context),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of terms")]
fn term_accuracy(context: &Context<'_>) -> Option<f64> {
    let terms = context.terms?;
    let (mut wanted, mut wrong) = (0, 0);
    for hit in &terms.source {
        let bead = context.bead_of_source(hit.sentence).and_then(|bead| context.beads().get(bead));
        wanted += usize::from(bead.is_some_and(|bead| !bead.target.is_empty()));
    }
    for comparison in context.compared() {
        wrong += comparison.missing.iter().filter(|missing| missing.ease.is_none()).count();
        wrong += comparison.forbidden.iter().filter(|it| it.source.is_some()).count();
    }
    (wanted > 0).then(|| 1.0 - (wrong.min(wanted) as f64 / wanted as f64))
}

#[expect(clippy::cast_precision_loss, reason = "counts of beads")]
fn consistencies(context: &Context<'_>) -> Vec<Consistency> {
    let terms = context.renderings().iter().map(|term| {
        let said = |used: &&super::Use| used.rendering != Rendering::Unsaid;
        let rendered = term.uses.iter().filter(said).count();
        let usual = term.usual_count();
        let consistency = usual as f64 / rendered.max(1) as f64;
        Consistency {
            term: term.form.clone(),
            rendering: term.usual.clone(),
            rendered,
            usual,
            consistency,
        }
    });
    let mut all: Vec<Consistency> = terms.filter(|term| term.rendered > 1).collect();
    all.sort_by(|a, b| a.consistency.total_cmp(&b.consistency).then(b.rendered.cmp(&a.rendered)));
    all
}
