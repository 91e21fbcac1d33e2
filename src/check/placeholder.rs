//! `url-or-placeholder-mismatch`: what must be copied and was not.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Finding, Fix, Severity, Span};

use super::analysis::Analysis;
use super::context::Context;
use super::copies::{Copy, copies};
use super::paired::Pair;
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "url-or-placeholder-mismatch",
    severity: Severity::Error,
    summary: "an address, a tag or a placeholder is missing, changed or added",
    page: "\
What: addresses (https://…, www.example.com, name@example.com), placeholders ({name}, {{name}},
${name}, %s, %1$d, %(name)s, Qt's %1) and tags (<b>, </b>, <br/>) must stand in the draft as in the
source, as often, in any order; but conversions of printf without a number are arguments in their
order, so that %2$s may say which one is meant.

Why: a program fails on a changed placeholder, and a reader on a dead link.

Example: {user} beside “the user”.

Silence: copy it; or as for number-mismatch, with `url-or-placeholder-mismatch`.",
    check,
};

/// How many of the other side's copies, in order, one may have been changed into.
const MOST_OTHERS: usize = 100;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for pair in context.pairs().filter(Pair::is_translated) {
        let Some(bead) = context.beads().get(pair.bead) else { continue };
        let mut source = copies(context.source, bead.source.clone());
        let mut target = copies(context.target, bead.target.clone());
        source.retain(|copy| match target.iter().position(|other| other.key == copy.key) {
            Some(same) => {
                target.remove(same);
                false
            }
            None => true,
        });
        let in_target = unread(&source, context.target, &bead.target);
        let in_source = unread(&target, context.source, &bead.source);
        source.retain(|copy| !in_target.contains(&copy.text));
        target.retain(|copy| !in_source.contains(&copy.text));
        let mut missing: Vec<(String, Vec<Span>)> = Vec::new();
        for copy in source {
            // The nearest of what is left is what it was changed into.
            let changed = target
                .iter()
                .take(MOST_OTHERS)
                .enumerate()
                .map(|(at, other)| (strsim::normalized_levenshtein(&copy.key, &other.key), at))
                .filter(|&(similarity, _)| similarity >= 0.5)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, at)| target.remove(at));
            let Some(other) = changed else {
                push(&mut missing, copy);
                continue;
            };
            let (text, to) = (&copy.text, &other.text);
            let message = match text == to {
                true => {
                    format!("`{text}` is `{}` in the source and `{}` here", copy.key, other.key)
                }
                false => format!("`{text}` has become `{to}`"),
            };
            let spans = (&[copy.span][..], &[other.span][..]);
            let mut finding = context.finding_at(rule, pair.bead, spans, message);
            // Numbers of arguments are the draft's own.
            if other.is_numbered == copy.is_numbered && text != to {
                finding.fixes = vec![Fix { span: other.span, text: copy.text }];
            }
            found.push(finding);
        }
        let mut added: Vec<(String, Vec<Span>)> = Vec::new();
        target.into_iter().for_each(|copy| push(&mut added, copy));
        for (text, spans) in missing {
            let message = format!("`{text}` is missing");
            found.push(context.finding_at(rule, pair.bead, (&spans, &[]), message));
        }
        for (text, spans) in added {
            let message = format!("`{text}` is not in the source");
            found.push(context.finding_at(rule, pair.bead, (&[], &spans), message));
        }
    }
}

/// Adds the place of a copy to those of its like: what a bead lacks twice is told once.
fn push(places: &mut Vec<(String, Vec<Span>)>, Copy { span, text, .. }: Copy) {
    match places.iter_mut().find(|(known, _)| *known == text) {
        Some((_, spans)) => spans.push(span),
        None => places.push((text, vec![span])),
    }
}

/// The conversions of `lacking` that stand on the other side too, where more letters follow: “every %gs”.
fn unread(lacking: &[Copy], other: &Analysis<'_>, run: &Range<usize>) -> BTreeSet<String> {
    let texts = lacking.iter().map(|copy| &copy.text).filter(|text| text.starts_with('%'));
    let mut texts: BTreeSet<String> = texts.cloned().collect();
    if !texts.is_empty() {
        let read = copies(other, run.clone());
        texts.retain(|text| {
            let stands = |index| other.sentence(index).matches(text.as_str()).count();
            let count = read.iter().filter(|copy| copy.text == *text).count();
            run.clone().map(stands).sum::<usize>() > count
        });
    }
    texts
}
