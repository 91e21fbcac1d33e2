//! A glossary beside a draft: which of its forms stand where.

use std::collections::BTreeSet;

use crate::model::{Bead, Document, Finding, Form, Glossary, Lang};
use crate::terms::expected::{Comparison, Side, compare};
use crate::terms::{Hit, Matcher};

use super::analysis::Analysis;

/// A glossary, and where its forms stand in a source and a draft.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    /// The glossary.
    pub glossary: &'a Glossary,
    /// Its forms in the source.
    pub source: Vec<Hit>,
    /// Its forms in the draft.
    pub target: Vec<Hit>,
}

impl<'a> Terms<'a> {
    /// The forms of `glossary`, from which `matcher` was made, in a draft; `source` is what it
    /// found in the source. Linear in the draft.
    #[must_use]
    pub fn new(
        glossary: &'a Glossary,
        matcher: &Matcher,
        source: Vec<Hit>,
        target: &Analysis<'_>,
    ) -> Self {
        Self { glossary, source, target: target.hits(matcher) }
    }

    /// What the two sides of a bead lack and should not have.
    pub(super) fn compare(&self, source: &Document, target: &Document, bead: &Bead) -> Comparison {
        let side = |document, hits| Side { document, hits };
        compare(self.glossary, side(source, &self.source), side(target, &self.target), bead)
    }

    /// The forms of concept `concept` that may be used in `lang`, the preferred ones first.
    pub(super) fn usable(&self, concept: usize, lang: Lang) -> Vec<&'a Form> {
        let entry = self.glossary.concepts.get(concept);
        let mut forms: Vec<&Form> =
            entry.into_iter().flat_map(|entry| entry.usable(lang)).collect();
        forms.sort_by_key(|form| form.status != crate::model::Status::Preferred);
        forms
    }

    /// The concepts whose entries silence `finding`: it points at just the words of a hit, and all
    /// concepts of that hit ignore its rule.
    fn silencing(&self, finding: &Finding) -> Vec<usize> {
        let ignores = |concept: usize| {
            let entry = self.glossary.concepts.get(concept);
            entry.is_some_and(|entry| entry.ignored_rules.iter().any(|rule| rule == finding.rule))
        };
        let sides = [(&self.source, &finding.source), (&self.target, &finding.target)];
        let hits = sides.into_iter().flat_map(|(hits, excerpt)| {
            excerpt.spans.iter().filter_map(|&span| {
                let index = hits.binary_search_by_key(&span, |hit| hit.span).ok()?;
                hits.get(index)
            })
        });
        let mut silencing: Vec<usize> = hits
            .filter(|hit| hit.forms.iter().all(|id| ignores(id.concept)))
            .flat_map(|hit| hit.forms.iter().map(|id| id.concept))
            .collect();
        silencing.sort_unstable();
        silencing.dedup();
        silencing
    }

    /// Takes out of `findings` what the entries silence, and gives each concept that did, with the
    /// rule.
    pub(super) fn silence(&self, findings: &mut Vec<Finding>) -> BTreeSet<(usize, &'static str)> {
        let mut used = BTreeSet::new();
        if self.glossary.concepts.iter().all(|concept| concept.ignored_rules.is_empty()) {
            return used;
        }
        findings.retain(|finding| {
            let silencing = self.silencing(finding);
            used.extend(silencing.iter().map(|&concept| (concept, finding.rule)));
            silencing.is_empty()
        });
        used
    }
}

/// Forms in a message: “token” or “tokens”.
pub(super) fn listed(forms: &[&Form]) -> String {
    let quoted: Vec<String> = forms
        .iter()
        .map(|form| match form.lang {
            Lang::En => format!("“{}”", form.text),
            Lang::Ja => form.text.clone(),
        })
        .collect();
    quoted.join(" or ")
}
