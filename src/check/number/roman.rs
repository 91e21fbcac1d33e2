//! Roman numerals: 第二次世界大戦 is not “World War I”, フェーズⅡ not “Phase III”.

use std::ops::Range;

use super::super::analysis::Analysis;
use super::super::context::Context;
use super::super::moved::SURE;
use super::super::paired::Pair;
use super::super::quantity::quantities;
use super::super::rule::{Rule, at};
use crate::model::{Finding, Lang, Severity, Span};
use crate::text::fold::Folded;
use crate::text::numbers::Kind;

/// The numeral of a bead that stands for another rank, where each side has just one that the other
/// lacks and one of the two is Roman.
pub(super) fn finding(rule: &Rule, context: &Context<'_>, pair: &Pair) -> Option<Finding> {
    let bead = context.beads().get(pair.bead)?;
    let mut source = romans(context.source, bead.source.clone());
    let mut draft = romans(context.target, bead.target.clone());
    if source.is_empty() && draft.is_empty() {
        return None;
    }
    source.extend(counted(context.source, bead.source.clone()));
    draft.extend(counted(context.target, bead.target.clone()));
    let here = lone(&source, (context.target, bead.target.clone(), &draft))?;
    let there = lone(&draft, (context.source, bead.source.clone(), &source))?;
    let [of, to] = [(context.source, here.span), (context.target, there.span)]
        .map(|(side, span)| side.text(span));
    let message = format!("{of} in the source, {to} here");
    let found = context.finding_at(rule, pair.bead, (&[here.span], &[there.span]), message);
    let is_found = here.is_roman || there.is_roman;
    let severity = if pair.confidence < SURE { Severity::Note } else { rule.severity };
    is_found.then(|| at(severity, found))
}

/// A place in an order.
struct Rank {
    value: u64,
    span: Span,
    is_roman: bool,
}

/// What stands behind a Japanese number that ranks, beside what is an ordinal.
const JAPANESE: &str = "世次相部型期級類";
/// What a lone “I”, “V” or “X” numbers, and is no word or name behind.
#[rustfmt::skip]
const ENGLISH: [&str; 20] = [
    "act", "annex", "appendix", "article", "book", "chapter", "class", "grade", "group", "king", "level",
    "part", "phase", "pope", "schedule", "section", "stage", "type", "volume", "war",
];

/// The ranks of sentences in other numerals.
fn counted(side: &Analysis<'_>, run: Range<usize>) -> impl Iterator<Item = Rank> {
    quantities(side, run).into_iter().filter_map(|it| {
        let span = it.number.span;
        let end = side.span(side.sentence_at(span.start)).end;
        let after = side.text(Span::new(span.end, end));
        let is_rank = it.number.kind == Kind::Ordinal
            || it.ranks
            || it.is_label
            || side.lang() == Lang::Ja && after.starts_with(|c| JAPANESE.contains(c));
        let value = it.number.value.to_whole().filter(|_| is_rank && !it.idle)?;
        Some(Rank { value, span, is_roman: false })
    })
}

/// The ranks of sentences in Roman numerals.
fn romans(side: &Analysis<'_>, run: Range<usize>) -> Vec<Rank> {
    let mut found = Vec::new();
    for index in run {
        let (start, sentence) = (side.span(index).start, side.sentence(index));
        if !sentence.contains(is_roman) {
            continue;
        }
        let folded = Folded::new(sentence);
        found.extend(numerals(folded.text(), side.lang()).map(|(value, span)| {
            let span = folded.original(span).shifted(start);
            Rank { value, span, is_roman: true }
        }));
    }
    found
}

/// The Roman numerals of a folded text.
fn numerals(text: &str, lang: Lang) -> impl Iterator<Item = (u64, Span)> {
    let parts = |c: char| !c.is_ascii_alphanumeric();
    let mut at = 0;
    text.split_inclusive(parts).filter_map(move |piece| {
        let word = piece.trim_end_matches(parts);
        let span = Span::new(at, at + word.len());
        at += piece.len();
        let before = text.get(..span.start)?;
        let behind = text.get(span.end..)?;
        // Initials, and halves of words: J. V. Smith, X-ray.
        let is_cut =
            before.ends_with(['-', '.', '\'']) || behind.starts_with(['-', '\'', '’', '&']);
        let counts = word.len() > 1 || numbers((before, behind), lang);
        value(word).filter(|_| counts && !is_cut).map(|value| (value, span))
    })
}

/// Whether what stands about a lone letter makes it a numeral.
fn numbers((before, behind): (&str, &str), lang: Lang) -> bool {
    match lang {
        Lang::Ja => {
            let is_counted = |c: char| c == '第' || c == 'ー' || ('ァ'..='ヶ').contains(&c);
            before.ends_with(is_counted) || behind.starts_with(|c| JAPANESE.contains(c))
        }
        Lang::En => {
            let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            before.ends_with(' ') && ENGLISH.contains(&word.to_lowercase().as_str())
        }
    }
}

/// Whether a Roman numeral up to 39 may have `c` in it, folded or not.
fn is_roman(c: char) -> bool {
    matches!(c, 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ' | 'Ｉ' | 'Ｖ' | 'Ｘ')
}

/// What a Roman numeral up to 39 says.
pub(in super::super) fn value(word: &str) -> Option<u64> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let rest = word.trim_start_matches('X');
    let tens = word.len() - rest.len();
    let ones = ONES.iter().position(|ones| *ones == rest)?;
    let value = 10 * tens + ones;
    u64::try_from(value).ok().filter(|value| (1..40).contains(value))
}

/// The only rank of a side that the other lacks, whatever number says it there.
fn lone<'a>(
    all: &'a [Rank],
    (other, run, ranks): (&Analysis<'_>, Range<usize>, &[Rank]),
) -> Option<&'a Rank> {
    let is_said = |value: u64| {
        ranks.iter().any(|rank| rank.value == value)
            || other.numbers(run.clone()).any(|it| it.value.to_whole() == Some(value))
    };
    let mut lacking = all.iter().filter(|rank| !is_said(rank.value));
    lacking.next().filter(|_| lacking.next().is_none())
}
