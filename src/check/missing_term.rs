//! `missing-term`: a term of the source without its rendering.

use crate::model::{Finding, Form, Lang, Severity, Span};
use crate::terms::Hit;
use crate::text::tokens::Token;

use super::context::Context;
use super::glossary::{Terms, listed};
use super::renderings::is_closed_compound;
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "missing-term",
    severity: Severity::Error,
    summary: "a glossary term of the source is not rendered as the glossary wants",
    page: "\
What: every occurrence of a glossary term in the source wants one of its usable forms in the same
bead of the draft, in any inflection; synonyms are alternatives. They are counted: three in the
source and two in the draft is one missing. Terms inside longer words and longer terms demand
nothing. Where a pronoun or an ellipsis may stand for a term that was said before, the finding is
a note.

Why: the glossary is what the client, the subject or the house agreed on.

Example: データセンター is “data center” in the glossary, “server farm” in the draft.

Silence: use the term; admit the other in the glossary; `missing-term` in the entry's ignored
rules; or as for number-mismatch, with `missing-term`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(terms) = context.terms else { return };
    let (source, target) = (context.source, context.target);
    for (number, comparison) in context.compared().iter().enumerate() {
        for missing in &comparison.missing {
            let Some(hit) = terms.source.get(missing.hit) else { continue };
            // 維権（ウェイチュエン） is said once in the draft.
            let glosses = glosses(context, terms, number, &missing.concepts);
            if missing.in_target > 0
                && missing.in_source - glosses.min(missing.in_source) <= missing.in_target
            {
                continue;
            }
            let forms: Vec<_> = missing
                .concepts
                .iter()
                .flat_map(|&concept| terms.usable(concept, target.lang()))
                .collect();
            let compounds = compounds(context, number, &forms);
            if compounds > 0 && missing.in_source <= missing.in_target + compounds {
                continue;
            }
            let term = source.text(hit.span);
            let mut message = format!("{term} wants {}", listed(&forms));
            if missing.in_source > 1 {
                message.push_str(&format!(
                    ": {} in the source, {} here",
                    missing.in_source, missing.in_target
                ));
            }
            let mut finding = context.finding_at(rule, number, (&[hit.span], &[]), message);
            finding.term = Some(term.to_owned());
            let severity = if missing.ease.is_some() { Severity::Note } else { rule.severity };
            found.push(at(severity, finding));
        }
    }
}

/// How many of the hits of some concepts in a bead's source only gloss the one before: another
/// form of the same concept, with nothing but an opening bracket between.
fn glosses(context: &Context<'_>, terms: &Terms<'_>, bead: usize, concepts: &[usize]) -> usize {
    let Some(run) = context.beads().get(bead).map(|bead| bead.source.clone()) else { return 0 };
    let meant = |hit: &&Hit| {
        run.contains(&hit.sentence) && hit.forms.iter().any(|id| concepts.contains(&id.concept))
    };
    let hits: Vec<&Hit> = terms.source.iter().filter(meant).collect();
    let is_gloss = |two: &&[&Hit]| match two {
        [a, b] => {
            let between = context.source.text(Span::new(a.span.end, b.span.start)).trim();
            matches!(between, "（" | "(" | "「" | "＝" | "=" | "・" | "、" | "：")
                && a.forms != b.forms
        }
        _ => false,
    };
    hits.windows(2).filter(is_gloss).count()
}

/// How many words of an English draft are a form and a second word in one: the usernames of users.
fn compounds(context: &Context<'_>, bead: usize, forms: &[&Form]) -> usize {
    const MIN_LETTERS: usize = 4;
    let Some(run) = context.beads().get(bead).map(|bead| bead.target.clone()) else { return 0 };
    let is_compound = |token: &&Token| {
        let word = token.word.text.as_str();
        forms.iter().any(|form| {
            let form = form.text.to_lowercase();
            form.chars().count() >= MIN_LETTERS && is_closed_compound(&form, word)
        })
    };
    match context.target.lang() {
        Lang::En => context.target.tokens(run).filter(is_compound).count(),
        Lang::Ja => 0,
    }
}
