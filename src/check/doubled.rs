//! `doubled-word`: a word typed twice.

mod grammar;

use crate::model::{Finding, Fix, Lang, Severity, Span};
use crate::text::tokens::{Class, Token};

use super::context::Context;
use super::rules::Rule;

pub(super) const RULE: Rule = Rule {
    name: "doubled-word",
    severity: Severity::Warning,
    summary: "a word of the draft stands twice in a row",
    page: "\
What: the same English word twice with nothing but white space between, and the same Japanese
particle twice. Words that are doubled in good prose (had had, that that, very very, bye bye; “what
it is is”, “came in in a hurry”), names and words that the source doubles, too, are left alone.

Why: a trace of editing that the eye skips, above all over a line break.

Example: “By the the river”.

Silence: strike one; or as for number-mismatch, with `doubled-word`.",
    check,
};

/// English words that may be doubled.
const MAY_DOUBLE: &[&str] = &[
    "aye", "beep", "blah", "boo", "bye", "cha", "chop", "choo", "cluck", "bang", "had", "ha",
    "haha", "he", "heh", "hear", "hello", "hey", "hi", "ho", "hum", "hush", "knock", "la", "long",
    "many", "much", "mm", "more", "na", "never", "nice", "night", "no", "now", "oh", "ok", "okay",
    "over", "please", "pom", "quack", "really", "right", "run", "same", "so", "some", "sorry",
    "stop", "ta", "tap", "thank", "thanks", "that", "there", "tick", "tsk", "tut", "uh", "um",
    "plus", "very", "wait", "well", "what", "why", "win", "wow", "yeah", "yes", "yo", "again",
    "for", "her", "far", "way",
];

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for (index, words) in context.target.sentences().iter().enumerate() {
        let Some(bead) = context.bead_of_target(index) else { continue };
        let mut spans = Vec::new();
        for (at, two) in words.tokens.windows(2).enumerate() {
            let [a, b] = two else { continue };
            let between = context.target.text(Span::new(a.span.end, b.span.start));
            let doubled = match context.target.lang() {
                Lang::En => {
                    let (first, second) =
                        (context.target.text(a.span), context.target.text(b.span));
                    a.word.text == b.word.text
                        && !between.is_empty()
                        && between.chars().all(char::is_whitespace)
                        && first.chars().all(|c| c.is_ascii_alphabetic())
                        && !MAY_DOUBLE.contains(&a.word.text.as_str())
                        // Duran Duran, but not The the.
                        && second.starts_with(char::is_lowercase)
                        && !source_doubles(context, bead)
                        && !grammar::may_double(&a.word.text, &texts(words.tokens.get(..at)))
                }
                Lang::Ja => {
                    between.is_empty()
                        && a.word.text == b.word.text
                        && a.word.class == Class::Function
                        && ["を", "が", "に", "は", "で"].contains(&a.word.text.as_str())
                }
            };
            if doubled {
                spans.push((a.span, b.span, between.len()));
            }
        }
        for (a, b, _) in spans {
            let word = context.target.text(a);
            let message = format!("“{word}” stands twice in a row");
            let whole = Span::new(a.start, b.end);
            let mut finding = context.finding_at(rule, bead, (&[], &[whole]), message);
            finding.fixes = vec![Fix { span: Span::new(a.end, b.end), text: String::new() }];
            found.push(finding);
        }
    }
}

/// The texts of some tokens.
fn texts(tokens: Option<&[Token]>) -> Vec<&str> {
    tokens.unwrap_or_default().iter().map(|token| token.word.text.as_str()).collect()
}

/// Whether the source repeats a word on the spot, too: 長い長い手紙.
fn source_doubles(context: &Context<'_>, bead: usize) -> bool {
    let Some(bead) = context.beads.get(bead) else { return false };
    bead.source.clone().any(|index| {
        let tokens = context.source.sentences().get(index).map(|words| words.tokens.as_slice());
        tokens.unwrap_or_default().windows(2).any(|two| match two {
            [a, b] => {
                a.word.lemma == b.word.lemma
                    && matches!(
                        a.word.class,
                        Class::Noun | Class::Name | Class::Predicate | Class::Other
                    )
            }
            _ => false,
        })
    })
}
