//! Single letters that tell things of one kind apart: プランA is not “Plan B”.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::analysis::Analysis;
use super::super::context::Context;
use super::super::moved::SURE;
use super::super::paired::Pair;
use super::super::rule::{Rule, at};
use crate::model::{Finding, Lang, Severity, Span};
use crate::text::fold::Folded;

/// The letter of a bead that stands for another one, where each side has just one that the other lacks.
pub(super) fn finding(rule: &Rule, context: &Context<'_>, pair: &Pair) -> Option<Finding> {
    let bead = context.beads().get(pair.bead)?;
    let here = lone((context.source, &bead.source), (context.target, &bead.target))?;
    let there = lone((context.target, &bead.target), (context.source, &bead.source))?;
    let message = format!("{} in the source, {} here", here.letter, there.letter);
    let found = context.finding_at(rule, pair.bead, (&[here.span], &[there.span]), message);
    Some(if pair.confidence < SURE { at(Severity::Note, found) } else { found })
}

/// A capital letter that stands alone.
struct Letter {
    letter: char,
    span: Span,
}

/// The only letter of a side that the other lacks, as a part of a word, too: “T-shirt”.
fn lone(
    (side, run): (&Analysis<'_>, &Range<usize>),
    (other, others): (&Analysis<'_>, &Range<usize>),
) -> Option<Letter> {
    let mut said = BTreeSet::new();
    for index in others.clone() {
        let folded = Folded::new(other.sentence(index));
        let words = folded.text().split(|c: char| !c.is_ascii_alphanumeric());
        said.extend(words.filter(|word| word.len() == 1).flat_map(str::chars));
    }
    let mut lacking =
        letters(side, run.clone()).into_iter().filter(|it| !said.contains(&it.letter));
    let first = lacking.next()?;
    lacking.all(|it| it.letter == first.letter).then_some(first)
}

/// The letters of sentences that stand alone and are no words or initials.
fn letters(side: &Analysis<'_>, run: Range<usize>) -> Vec<Letter> {
    let mut found = Vec::new();
    for index in run {
        let (start, sentence) = (side.span(index).start, side.sentence(index));
        let folded = Folded::new(sentence);
        let text = folded.text();
        for (at, letter) in text.char_indices().filter(|(_, c)| c.is_ascii_uppercase()) {
            let span = Span::new(at, at + 1);
            let (before, after) = text.split_at(at);
            let after = after.get(1..).unwrap_or("");
            if is_alone(before, after) && (side.lang() == Lang::Ja || names(letter, before, after))
            {
                found.push(Letter { letter, span: folded.original(span).shifted(start) });
            }
        }
    }
    found
}

/// Whether a letter between two texts is not part of something longer: not T-shirt, Q&A, J. or 5 V.
fn is_alone(before: &str, after: &str) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || "-‐‑–&+#/'’._°*<>=$€£%".contains(c);
    let is_measured = before.trim_end().ends_with(|c: char| c.is_numeric() || c == '°');
    !before.ends_with(joins) && !is_measured && !after.starts_with(joins) || is_last(before, after)
}

/// Whether a letter is alone before the stop of its sentence: “We chose Plan B.”, but not “John F. Kennedy”.
fn is_last(before: &str, after: &str) -> bool {
    before.ends_with(' ') && after.strip_prefix('.').is_some_and(|rest| rest.trim_end().is_empty())
}

/// Whether an English letter is a name and no word: not “I”, and not the article of “A Way Out”.
fn names(letter: char, before: &str, after: &str) -> bool {
    let follows_word = before.strip_suffix(' ').is_some_and(|it| it.ends_with(char::is_alphabetic));
    let is_title = after.strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_uppercase));
    match letter {
        'I' => false,
        'A' => follows_word && !is_title,
        _ => true,
    }
}
