//! `url-or-placeholder-mismatch`: what must be copied and was not.

use crate::model::{Finding, Severity};

use super::context::Context;
use super::copies::copies;
use super::paired::Pair;
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "url-or-placeholder-mismatch",
    severity: Severity::Error,
    summary: "an address, a tag or a placeholder is missing, changed or added",
    page: "\
What: addresses (https://…, www.example.com, name@example.com), placeholders ({name}, {{name}},
${name}, %s, %1$d, %(name)s) and tags (<b>, </b>, <br/>) must stand in the draft as in the source,
as often, in any order.

Why: a program fails on a changed placeholder, and a reader on a dead link.

Example: {user} beside “the user”.

Silence: copy it; or as for number-mismatch, with `url-or-placeholder-mismatch`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for pair in context.pairs().filter(Pair::is_translated) {
        let Some(bead) = context.beads().get(pair.bead) else { continue };
        let mut source = copies(context.source, bead.source.clone());
        let mut target = copies(context.target, bead.target.clone());
        source.retain(|(_, text)| match target.iter().position(|(_, other)| other == text) {
            Some(same) => {
                target.remove(same);
                false
            }
            None => true,
        });
        for (span, text) in source {
            // The nearest of what is left is what it was changed into.
            let changed = target
                .iter()
                .enumerate()
                .map(|(at, (_, other))| (strsim::normalized_levenshtein(&text, other), at))
                .filter(|&(similarity, _)| similarity >= 0.5)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, at)| target.remove(at));
            let (spans, message) = match &changed {
                Some((span, other)) => (vec![*span], format!("`{text}` has become `{other}`")),
                None => (Vec::new(), format!("`{text}` is missing")),
            };
            let mut finding = context.finding_at(rule, pair.bead, (&[span], &spans), message);
            if let Some((span, _)) = changed {
                finding.fixes = vec![crate::model::Fix { span, text }];
            }
            found.push(finding);
        }
        for (span, text) in target {
            let message = format!("`{text}` is not in the source");
            found.push(context.finding_at(rule, pair.bead, (&[], &[span]), message));
        }
    }
}
