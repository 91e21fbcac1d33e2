//! A glossary beside a draft: which of its forms stand where.

use crate::model::{Bead, Document, Form, Glossary, Lang};
use crate::terms::expected::{Comparison, Side, compare};
use crate::terms::{Hit, Matcher};

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
    /// Finds the forms of `glossary`, from which `matcher` was made. Linear in the texts.
    #[must_use]
    pub fn new(
        glossary: &'a Glossary,
        matcher: &mut Matcher,
        source: &Document,
        target: &Document,
    ) -> Self {
        Self { glossary, source: matcher.hits(source), target: matcher.hits(target) }
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

    /// Whether a concept's entry silences a rule.
    pub(super) fn ignores(&self, concept: usize, rule: &str) -> bool {
        let entry = self.glossary.concepts.get(concept);
        entry.is_some_and(|entry| entry.ignored_rules.iter().any(|name| name == rule))
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
