//! `inconsistent-term`: one term, several renderings.

use crate::model::{Finding, Lang, Severity, Span};

use super::context::{Context, at};
use super::message::times;
use super::renderings::{Rendering, Sureness, Term, TermKind};
use super::rules::Rule;

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-term",
    severity: Severity::Warning,
    summary: "a term is rendered otherwise than elsewhere in the document",
    page: "\
What: for every compound, katakana word, name and noun that recurs in the Japanese, the English
phrase that renders it is found in each of its beads, from the document itself (which words keep
company), from EDICT and by sound. Where most beads agree, the odd one out is reported with the
majority's count and places. In a Japanese draft it is the Japanese that may be odd. Inflections,
derived words, short forms, abbreviations and pronouns are no other renderings. Short names of
common things, which good writers vary, and nouns that serve as verbs are notes.

Why: a reader who meets a second word looks for a second thing.

Example: 永久凍土 is “permafrost” three times and then “the frozen ground”.

Silence: use one rendering; admit the other in a glossary; or as for number-mismatch, with
`inconsistent-term`.",
    check,
};

/// So like the usual rendering, another is a misspelling, and `name-mismatch` says so.
const MISSPELT: f64 = 0.75;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    if context.target.lang() == Lang::Ja {
        return in_japanese(rule, context, found);
    }
    for term in context.renderings() {
        let usual = term.usual_places();
        for (used, span, sureness) in odd(term) {
            let weight = Weight {
                kind: term.kind,
                is_special: term.is_special && !term.is_name,
                is_known: term.is_known,
                form: &term.form,
                usual: usual.len(),
                others: odd(term).count(),
            };
            let Some(severity) = weight.severity(rule, sureness) else { continue };
            let here = context.english().text(span).to_lowercase();
            if strsim::normalized_damerau_levenshtein(&here, &term.usual.to_lowercase()) >= MISSPELT
            {
                continue;
            }
            let shown = usual.first().map_or("", |_| term.usual.as_str());
            let message = format!(
                "{} is “{}” here, “{shown}” {}",
                term.form,
                context.english().text(span),
                times(context.english(), &usual),
            );
            let japanese: Vec<Span> = used.japanese.iter().take(1).copied().collect();
            let mut finding = context.finding(rule, used.bead, (&japanese, &[span]), message);
            finding.term = Some(term.form.clone());
            found.push(at(severity, finding));
        }
    }
}

fn odd(term: &Term) -> impl Iterator<Item = (&super::renderings::Use, Span, Sureness)> {
    term.uses.iter().filter_map(|used| match used.rendering {
        Rendering::Other(span, sureness) => Some((used, span, sureness)),
        _ => None,
    })
}

/// Terms of the English that a Japanese draft renders otherwise than it mostly does.
fn in_japanese(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let japanese = context.japanese();
    for drift in context.drifts() {
        let weight = Weight {
            kind: drift.kind,
            is_special: drift.is_special,
            is_known: drift.is_known,
            form: &drift.usual,
            usual: drift.usual_places.len(),
            others: drift.odd.len(),
        };
        for odd in &drift.odd {
            let Some(severity) = weight.severity(rule, odd.sureness) else { continue };
            // Common English words have many senses.
            let is_firm = drift.is_special
                || (weight.usual >= 4
                    && drift.kind != TermKind::Noun
                    && odd.sureness == Sureness::Known);
            let severity = if is_firm { severity } else { Severity::Note };
            let message = format!(
                "“{}” is {} here, {} {}",
                context.english().text(odd.english),
                japanese.text(odd.japanese),
                drift.usual,
                times(japanese, &drift.usual_places),
            );
            let spans = (&[odd.japanese][..], &[odd.english][..]);
            let mut finding = context.finding(rule, odd.bead, spans, message);
            finding.term = Some(drift.form.clone());
            found.push(at(severity, finding));
        }
    }
}

/// What is rendered otherwise, and how often.
struct Weight<'a> {
    kind: TermKind,
    is_special: bool,
    is_known: bool,
    /// The Japanese word.
    form: &'a str,
    usual: usize,
    others: usize,
}

impl Weight<'_> {
    /// How much an odd rendering matters; none where the usual one is no more usual.
    fn severity(&self, rule: &Rule, sureness: Sureness) -> Option<Severity> {
        if self.usual < 2 || self.others >= self.usual {
            return None;
        }
        let is_common = self.form.chars().count() < 2 || sureness != Sureness::Known;
        let firm = match self.kind {
            TermKind::Compound | TermKind::Katakana => true,
            TermKind::Name => self.usual >= 3,
            TermKind::Noun if self.is_special => self.usual >= 3 && sureness > Sureness::Left,
            TermKind::Noun => self.usual >= 4 && !is_common,
            TermKind::Verbal => false,
        };
        let certain = sureness == Sureness::Known
            || self.usual >= 3
            || (self.is_known && sureness == Sureness::LeftNoun);
        Some(if firm && certain { rule.severity } else { Severity::Note })
    }
}
