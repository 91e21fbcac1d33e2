//! The table of rules, and what runs it.

use std::collections::BTreeSet;

use crate::model::{Finding, Severity, Span};

use super::context::Context;
use super::rule::Rule;
use super::{
    added, bracket, date, doubled, forbidden_term, full_width, inconsistent_source,
    inconsistent_term, length, missing_term, name, number, omitted, opposite, placeholder,
    same_source, same_target, unit, untranslated,
};

/// All rules, in the order of the help. A new rule is a file and a line here.
pub static RULES: [Rule; 19] = [
    missing_term::RULE,
    forbidden_term::RULE,
    inconsistent_term::RULE,
    number::RULE,
    date::RULE,
    unit::RULE,
    name::RULE,
    opposite::RULE,
    untranslated::RULE,
    omitted::RULE,
    added::RULE,
    same_source::RULE,
    same_target::RULE,
    doubled::RULE,
    bracket::RULE,
    full_width::RULE,
    placeholder::RULE,
    length::RULE,
    inconsistent_source::RULE,
];

/// The rule called `name`.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Which rules run, and how severe they are.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Rules that do not run.
    pub off: Vec<String>,
    /// Rules whose findings all get this severity.
    pub severities: Vec<(String, Severity)>,
}

impl Settings {
    /// Whether `rule` runs.
    #[must_use]
    pub fn runs(&self, rule: &Rule) -> bool {
        !self.off.iter().any(|name| name == rule.name)
    }

    fn severity(&self, rule: &Rule) -> Option<Severity> {
        let mut set = self.severities.iter().rev();
        set.find(|(name, _)| name == rule.name).map(|&(_, severity)| severity)
    }
}

/// What the rules found in a draft.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The findings, in the draft's order, those of one place in the order of [`RULES`].
    pub findings: Vec<Finding>,
    /// The entries of the glossary, by index, that silenced a finding, with the rule.
    pub silenced: BTreeSet<(usize, &'static str)>,
}

/// Runs all rules on one draft. The findings stand in the draft's order, those of one place in
/// the order of [`RULES`]. Depends on nothing but the arguments.
#[must_use]
pub fn run(context: &Context<'_>, settings: &Settings) -> Vec<Finding> {
    examine(context, settings).findings
}

/// As [`run`]; tells too which entries of the glossary silenced something.
#[must_use]
pub fn examine(context: &Context<'_>, settings: &Settings) -> Findings {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| settings.runs(rule)) {
        let before = found.len();
        (rule.check)(rule, context, &mut found);
        if let Some(severity) = settings.severity(rule) {
            for finding in found.iter_mut().skip(before) {
                finding.severity = severity;
            }
        }
    }
    let silenced = context.terms.map(|terms| terms.silence(&mut found)).unwrap_or_default();
    settle(context, &mut found);
    found.sort_by_key(|finding| {
        let span = |excerpt: &crate::model::Excerpt| excerpt.spans.first().map(|span| span.start);
        (finding.bead, span(&finding.target), span(&finding.source))
    });
    Findings { findings: found, silenced }
}

/// Says each thing once. A misspelt name is no missing term; a term that the glossary finds
/// missing or forbidden needs no more than a note on what it drifted from; a rendering that the
/// glossary admits is no drift.
fn settle(context: &Context<'_>, found: &mut Vec<Finding>) {
    let overlap = |a: &[Span], b: &[Span]| {
        a.iter().any(|a| b.iter().any(|b| a.start < b.end && b.start < a.end))
    };
    let of = |found: &[Finding], rule: &Rule| -> Vec<Finding> {
        found.iter().filter(|finding| finding.rule == rule.name).cloned().collect()
    };
    let (mut names, lengths) = (of(found, &name::RULE), of(found, &length::RULE));
    // Another name is no spelling; and where the glossary misses the right one, or the right word, that is
    // said.
    names.retain(|name| name.term.is_some());
    let missed = of(found, &missing_term::RULE);
    found.retain(|finding| match finding.rule {
        rule if rule == missing_term::RULE.name => !names.iter().any(|name| {
            name.bead == finding.bead && overlap(&name.source.spans, &finding.source.spans)
        }),
        rule if rule == name::RULE.name && finding.term.is_none()
            || rule == opposite::RULE.name =>
        {
            !missed.iter().any(|term| {
                term.bead == finding.bead && overlap(&term.source.spans, &finding.source.spans)
            })
        }
        rule if rule == inconsistent_term::RULE.name => {
            let usable = context.terms.is_some_and(|terms| {
                terms.target.iter().any(|hit| {
                    overlap(&[hit.span], &finding.target.spans)
                        && hit.concepts(terms.glossary, true).next().is_some()
                })
            });
            !usable
        }
        // What is left of a sentence is no omission.
        rule if rule == omitted::RULE.name || rule == added::RULE.name => {
            let covered = |whole: &[usize], part: &[usize]| {
                !part.is_empty() && part.iter().all(|index| whole.contains(index))
            };
            !lengths.iter().any(|length| {
                covered(&length.source.sentences, &finding.source.sentences)
                    || covered(&length.target.sentences, &finding.target.sentences)
            })
        }
        _ => true,
    });
    let [drift, missing, forbidden] =
        [&inconsistent_term::RULE, &missing_term::RULE, &forbidden_term::RULE]
            .map(|rule| of(found, rule));
    for finding in found.iter_mut() {
        let beside = |others: &[Finding]| {
            others.iter().any(|other| {
                other.bead == finding.bead && overlap(&other.source.spans, &finding.source.spans)
            })
        };
        if finding.rule == missing_term::RULE.name && beside(&drift) {
            // It is said, and otherwise: no pronoun stands for it.
            finding.severity = finding.severity.max(missing_term::RULE.severity);
        } else if finding.rule == inconsistent_term::RULE.name
            && (beside(&missing) || beside(&forbidden))
        {
            finding.severity = Severity::Note;
        }
    }
}
