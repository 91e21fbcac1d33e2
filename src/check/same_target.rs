//! `different-source-same-target`: two sentences with one translation.

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::is_stop_word;

use crate::model::{Finding, Lang, Severity};
use crate::text::tokens::Class;

use super::context::Context;
use super::rule::{Rule, at};
use super::same_source::{Side, groups, shortened};

pub(super) const RULE: Rule = Rule {
    name: "different-source-same-target",
    severity: Severity::Warning,
    summary: "source sentences that say different things are translated alike",
    page: "\
What: one translation for source sentences whose nouns, names or numbers differ. Those that differ
in grammar only (する, します) are no finding. Translations of fewer than four words are notes,
unless two of them carry a meaning.

Why: the translation of the line above was pasted and not changed.

Example: ご登録ありがとうございます。 and ご利用ありがとうございます。, both “Thank you for registering.”

Silence: translate what differs; or as for number-mismatch, with `different-source-same-target`.",
    check,
};

/// Shorter translations serve many sentences.
const MIN_WORDS: usize = 4;
/// Unless so many of their words say more than grammar.
const MIN_SAYING: usize = 2;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for group in groups(context, Side::Target) {
        let Some(first) = group.first() else { continue };
        for member in group.iter().skip(1).filter(|member| member.other != first.other) {
            let (a, b) = (meanings(context, first.bead), meanings(context, member.bead));
            if a.is_subset(&b) || b.is_subset(&a) {
                continue;
            }
            let line = context.target.line(context.target.span(first.target).start);
            let message = format!(
                "another source sentence has the same translation on line {line}: {}",
                shortened(first.other)
            );
            let words = || member.key.split_whitespace();
            let says = words().filter(|word| !is_stop_word(word)).count();
            let is_long = words().count() >= MIN_WORDS
                || says >= MIN_SAYING
                || context.target.lang() == Lang::Ja;
            let severity = if is_long { rule.severity } else { Severity::Note };
            let finding = context.finding_at(rule, member.bead, (&[], &[]), message);
            found.push(at(severity, finding));
        }
    }
}

/// The words of a bead's source that must differ in translation.
fn meanings<'a>(context: &Context<'a>, bead: usize) -> FxHashSet<&'a str> {
    let Some(bead) = context.beads().get(bead) else { return FxHashSet::default() };
    let tokens = context.source.tokens(bead.source.clone());
    let english = context.source.lang() == Lang::En;
    let says = |class| matches!(class, Class::Noun | Class::Name | Class::Numeral | Class::Unknown);
    tokens
        .filter(|token| english || says(token.word.class))
        .map(|token| token.word.lemma.as_str())
        .collect()
}
