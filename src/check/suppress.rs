//! Findings that somebody has already judged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Finding;
use crate::text::fold::Folded;

/// A decision not to hear of some findings; the settings' `[[ignore]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignore {
    /// The rules; all if there is none.
    pub rules: Vec<String>,
    /// The terms; all if there is none.
    pub terms: Vec<String>,
}

impl Ignore {
    /// Whether it silences a finding. Terms are compared in NFKC and lower case with the
    /// finding's term and its words on both sides.
    #[must_use]
    pub fn silences(&self, finding: &Finding) -> bool {
        let folded = |text: &str| Folded::new(text).text().to_lowercase();
        let rule = self.rules.is_empty() || self.rules.iter().any(|rule| rule == finding.rule);
        rule && (self.terms.is_empty()
            || self.terms.iter().map(|term| folded(term)).any(|term| {
                finding.term.as_deref().is_some_and(|it| folded(it) == term)
                    || folded(&finding.source.text) == term
                    || folded(&finding.target.text) == term
            }))
    }
}

/// Findings that were there when the baseline was written; only others fail a check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Always `taiyaku.baseline/1`.
    pub schema: String,
    /// The findings, sorted.
    pub findings: Vec<Known>,
}

/// What a finding is recognised by: what it says, not where, so that an edit elsewhere in the
/// draft makes none new.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The draft's name.
    pub draft: String,
    /// The rule.
    pub rule: String,
    /// The words in the source.
    pub source: String,
    /// The words in the draft.
    pub target: String,
}

impl Known {
    /// What `finding` in the draft called `draft` is recognised by.
    #[must_use]
    pub fn new(draft: &str, finding: &Finding) -> Self {
        Self {
            draft: draft.to_owned(),
            rule: finding.rule.to_owned(),
            source: finding.source.text.clone(),
            target: finding.target.text.clone(),
        }
    }
}

impl Baseline {
    /// The name of the format.
    pub const SCHEMA: &'static str = "taiyaku.baseline/1";

    /// A baseline of `findings`.
    #[must_use]
    pub fn new(mut findings: Vec<Known>) -> Self {
        findings.sort();
        Self { schema: Self::SCHEMA.to_owned(), findings }
    }

    /// Takes out of `findings`, each with its draft's name, those that the baseline knows, one
    /// for one, and gives those of the baseline that occur no more.
    pub fn remove_from(
        &self,
        findings: &mut Vec<Finding>,
        name: impl Fn(usize) -> String,
    ) -> Vec<Known> {
        let mut known: BTreeMap<&Known, usize> = BTreeMap::new();
        for finding in &self.findings {
            *known.entry(finding).or_default() += 1;
        }
        findings.retain(|finding| {
            match known.get_mut(&Known::new(&name(finding.draft), finding)) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    false
                }
                _ => true,
            }
        });
        let unused = known.into_iter().filter(|&(_, left)| left > 0);
        unused.flat_map(|(known, left)| std::iter::repeat_n(known.clone(), left)).collect()
    }
}
