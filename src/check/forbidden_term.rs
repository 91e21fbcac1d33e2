//! `forbidden-term`: a form that the glossary forbids.

use crate::model::{Finding, Fix, Lang, Severity};

use super::context::Context;
use super::glossary::listed;
use super::inflect;
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "forbidden-term",
    severity: Severity::Error,
    summary: "a form that the glossary forbids stands for a term",
    page: "\
What: a forbidden form, in any inflection, in a bead whose source has the term; or anywhere, where
the entry has no form in the source's language. Inside longer words (Multicoin) and names it is no
occurrence. `--fix` puts the preferred form in the same inflection and case.

Why: forbidden forms are those that somebody used before.

Example: トークン is “coin” in the draft, where the glossary has “token”.

Silence: use the preferred form; `forbidden-term` in the entry's ignored rules; or as for
number-mismatch, with `forbidden-term`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(terms) = context.terms else { return };
    let (source, target) = (context.source, context.target);
    for (number, comparison) in context.compared().iter().enumerate() {
        for forbidden in &comparison.forbidden {
            let Some(hit) = terms.target.get(forbidden.hit) else { continue };
            let concept = forbidden.form.concept;
            let Some(form) = forbidden.form.of(terms.glossary) else { continue };
            let here = target.text(hit.span);
            let usable = terms.usable(concept, target.lang());
            let shown = match target.lang() {
                Lang::En => format!("“{here}”"),
                Lang::Ja => here.to_owned(),
            };
            let message = match usable.as_slice() {
                [] => format!("{shown} is forbidden"),
                forms => format!("{shown} is forbidden, use {}", listed(forms)),
            };
            let term = forbidden.source.and_then(|index| terms.source.get(index));
            let places: Vec<_> = term.map(|hit| hit.span).into_iter().collect();
            let mut finding = context.finding_at(rule, number, (&places, &[hit.span]), message);
            finding.term = term.map(|hit| source.text(hit.span).to_owned());
            // “digging” becomes “mining” rather than “mine”, where both are in the entry.
            let is_ing = |text: &str| text.to_lowercase().ends_with("ing");
            let mut remedies = usable.clone();
            if is_ing(here) && is_ing(&form.text) {
                remedies.sort_by_key(|form| !is_ing(&form.text));
            }
            finding.fixes = remedies
                .iter()
                .map(|right| match target.lang() {
                    Lang::Ja => Fix { span: hit.span, text: right.text.clone() },
                    Lang::En => {
                        inflect::replacement(target.document().text(), hit.span, form, right)
                    }
                })
                .collect();
            found.push(finding);
        }
    }
}
