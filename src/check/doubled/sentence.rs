//! A sentence of the draft that stands twice in a row, where the source says it once.

use std::ops::Range;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::rule::Rule;
use crate::model::{Finding, Fix, Span};
use crate::text::tokens::{Class, Token};

/// Sentences of fewer words, besides numbers, may well be said twice: “I know. I know.”
const MIN_WORDS: usize = 4;

/// What a sentence ends with.
const STOPS: [char; 7] = ['.', '!', '?', '。', '．', '！', '？'];

/// The sentences that stand twice, each with a fix that strikes the second one. O(words).
pub(super) fn findings(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, bead) in context.beads().iter().enumerate() {
        if bead.source.len() != 1 || doubled(context.source, bead.source.clone(), 1).is_some() {
            continue;
        }
        let Some([first, second]) = doubled(context.target, bead.target.clone(), MIN_WORDS) else {
            continue;
        };
        let message = "the sentence stands twice in a row".to_owned();
        let whole = Span::new(first.start, second.end);
        let mut finding = context.finding_at(rule, index, (&[], &[whole]), message);
        let fix = Fix { span: Span::new(first.end, second.end), text: String::new() };
        finding.fixes = vec![fix];
        found.push(finding);
    }
    found
}

/// The two places of a sentence of `least` words that stands twice in a row, be it one with the other to the
/// splitter or not.
fn doubled(side: &Analysis<'_>, run: Range<usize>, least: usize) -> Option<[Span; 2]> {
    let apart = run.clone().zip(run.clone().skip(1)).find_map(|(first, second)| {
        let words = words(&side.sentences().get(first)?.tokens);
        let [first, second] = [first, second].map(|index| trimmed(side, side.span(index)));
        let is_same = words >= least && side.text(first) == side.text(second);
        is_same.then_some([first, second])
    });
    apart.or_else(|| run.into_iter().find_map(|index| halves(side, index, least)))
}

/// The halves of a sentence that are the same sentence.
fn halves(side: &Analysis<'_>, index: usize, least: usize) -> Option<[Span; 2]> {
    let tokens = side.sentences().get(index)?.tokens.as_slice();
    let (half, rest) = tokens.split_at(tokens.len() / 2);
    if half.len() != rest.len() || words(half) < least {
        return None;
    }
    let (sentence, at) = (side.span(index), rest.first()?.span.start);
    let spans = [Span::new(sentence.start, at), Span::new(at, sentence.end)];
    let [first, second] = spans.map(|span| trimmed(side, span));
    let text = side.text(first);
    (text.ends_with(STOPS) && text == side.text(second)).then_some([first, second])
}

/// How many tokens are words, and no numbers.
fn words(tokens: &[Token]) -> usize {
    let is_word = |token: &&Token| !matches!(token.word.class, Class::Symbol | Class::Numeral);
    tokens.iter().filter(is_word).count()
}

/// A span without the white space around its text.
fn trimmed(side: &Analysis<'_>, span: Span) -> Span {
    let text = side.text(span);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
