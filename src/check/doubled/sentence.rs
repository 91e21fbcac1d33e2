//! A sentence of the draft that stands twice in a row, where the source says it once.

use std::ops::Range;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::rule::Rule;
use crate::model::{Finding, Fix, Span};

/// Shorter sentences may well be said twice: “I know. I know.”
const MIN_WORDS: usize = 4;

/// What a sentence ends with.
const STOPS: [char; 7] = ['.', '!', '?', '。', '．', '！', '？'];

/// The sentences that stand twice, each with a fix that strikes the second one. O(words).
pub(super) fn findings(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, bead) in context.beads().iter().enumerate() {
        if bead.source.len() != 1 || doubled(context.source, bead.source.clone()).is_some() {
            continue;
        }
        let Some([first, second]) = doubled(context.target, bead.target.clone()) else { continue };
        let message = "the sentence stands twice in a row".to_owned();
        let whole = Span::new(first.start, second.end);
        let mut finding = context.finding_at(rule, index, (&[], &[whole]), message);
        let fix = Fix { span: Span::new(first.end, second.end), text: String::new() };
        finding.fixes = vec![fix];
        found.push(finding);
    }
    found
}

/// The two places of a sentence that stands twice in a row, be it one with the other to the splitter or not.
fn doubled(side: &Analysis<'_>, run: Range<usize>) -> Option<[Span; 2]> {
    let apart = run.clone().zip(run.clone().skip(1)).find_map(|(first, second)| {
        let is_long = side.sentences().get(first)?.tokens.len() >= MIN_WORDS;
        let spans = [first, second].map(|index| trimmed(side, side.span(index)));
        (is_long && side.text(spans[0]) == side.text(spans[1])).then_some(spans)
    });
    apart.or_else(|| run.into_iter().find_map(|index| halves(side, index)))
}

/// The halves of a sentence that are the same sentence.
fn halves(side: &Analysis<'_>, index: usize) -> Option<[Span; 2]> {
    let tokens = side.sentences().get(index)?.tokens.as_slice();
    let middle = tokens.len() / 2;
    if tokens.len() % 2 == 1 || middle < MIN_WORDS {
        return None;
    }
    let (sentence, at) = (side.span(index), tokens.get(middle)?.span.start);
    let spans = [Span::new(sentence.start, at), Span::new(at, sentence.end)];
    let [first, second] = spans.map(|span| trimmed(side, span));
    let text = side.text(first);
    (text.ends_with(STOPS) && text == side.text(second)).then_some([first, second])
}

/// A span without the white space around its text.
fn trimmed(side: &Analysis<'_>, span: Span) -> Span {
    let text = side.text(span);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
