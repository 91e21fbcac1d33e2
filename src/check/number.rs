//! `number-mismatch`: an amount that differs.

mod code;
mod letter;
mod exchanged;
mod minute;
mod rest;
mod roman;
mod sign;
mod vague;

pub(super) use roman::value as roman;

use crate::model::{Finding, Severity, Span};
use crate::text::numbers::{Certainty, Kind, Value};

use super::comparison::{Comparison, Swapped};
use super::context::Context;
use super::moved::SURE;
use super::paired::Pair;
use super::period;
use super::quantity::{Quantity, quoted};
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "number-mismatch",
    severity: Severity::Error,
    summary: "an amount, percentage or rank differs from the source's",
    page: "\
What: the numbers of both sides are compared by value, so 3000万 is “30 million”, 3割 “30%”,
半年 “six months”, 1.5年 “18 months” and 3番目 “third”. So are times of day (午前10時 is not
“10 p.m.”; 15時30分 beside “3 p.m.” is a warning), degrees below zero and the halves of a period.
An amount that stands where another should is an error; one of ten or more that the draft leaves
out, or adds, is a warning if it is written in digits and a note if not. Codes (KJ-550W, RFC 2616,
v3.12.0) are compared by letters and digits, whatever hyphens and spaces they have: a changed one
is an error, and a long one that is gone a warning, or a note where a sentence shortly before has
it. So is a single letter that tells things apart, where one stands for another (プランA beside
“Plan B”), or a rank in Roman numerals (第二次世界大戦 beside “World War I”). Two numbers that changed
places (男性30人、女性20人 beside “20 men and 30 women”) are an error, 数十 beside “hundreds” a warning.

Why: readers trust figures most and check them least, and 万 and 億 slip by a power of ten.

Example: 3200万枚 beside “3.2 million”.

Silence: put the right number; or `--ignore number-mismatch`, `number-mismatch = \"off\"` in
taiyaku.toml's [rules], or `taiyaku: ignore number-mismatch` in a comment of the draft.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for (pair, comparison) in context.numbers() {
        let is_slip = |it: &&Swapped| !is_date(it) && !rest::is_told(context, it);
        for swapped in comparison.swapped.iter().filter(is_slip) {
            found.push(report(rule, context, pair.bead, swapped));
        }
        for equal in &comparison.equal {
            let Some(message) = sign::slip(context, pair, equal) else { continue };
            let (j, e) = (equal.japanese.number.span, equal.english.number.span);
            found.push(context.finding(rule, pair.bead, (&[j], &[e]), message));
        }
        if let Some((message, [j, e])) = period::half_slip(context, pair) {
            found.push(context.finding(rule, pair.bead, (&[j], &[e]), message));
        }
        if let Some((message, [j, e])) = vague::slip(context, pair) {
            let finding = context.finding(rule, pair.bead, (&[j], &[e]), message);
            found.push(at(Severity::Warning, finding));
        }
        found.extend(exchanged::findings(rule, context, pair.bead, &comparison.equal));
        for (message, [j, e]) in minute::slips(context, comparison) {
            let finding = context.finding(rule, pair.bead, (&[j], &[e]), message);
            found.push(at(Severity::Warning, finding));
        }
        let (codes, amounts) = codes_and_amounts(rule, context, pair, comparison);
        found.extend(amounts);
        found.extend(codes);
        let ranks = roman::finding(rule, context, pair);
        found.extend(letter::finding(rule, context, pair).filter(|_| ranks.is_none()));
        found.extend(ranks);
    }
}

/// What is wrong with codes, and the amounts that stand alone. A version may be an amount, too, and is told
/// as that if another stands for it; the number of a standard may be read as an amount, and is told as a
/// code.
fn codes_and_amounts(
    rule: &Rule,
    context: &Context<'_>,
    pair: &Pair,
    comparison: &Comparison,
) -> (Vec<Finding>, Vec<Finding>) {
    let mut codes = code::findings(rule, context, pair);
    let spans = |it: &Swapped| {
        let [j, e] = [&it.japanese, &it.english].map(|quantity| quantity.number.span);
        context.in_order(j, e)
    };
    let mut swapped: Vec<(Span, Span)> = comparison.swapped.iter().map(spans).collect();
    swapped.sort_unstable();
    codes.retain(|code| {
        let of_source = code.source.spans.iter();
        let mut others = of_source.flat_map(|&span| overlapping(&swapped, |it| it.0, span));
        !others.any(|it| code.target.spans.iter().any(|span| overlap(*span, it.1)))
    });
    let mut amounts = Vec::new();
    alone(rule, context, pair, comparison, &mut amounts);
    let sides: [fn(&Finding) -> &Vec<Span>; 2] = [|it| &it.source.spans, |it| &it.target.spans];
    for side in sides {
        let mut of_codes: Vec<Span> = codes.iter().flat_map(side).copied().collect();
        of_codes.sort_unstable();
        let is_free = |&span: &Span| overlapping(&of_codes, |it| *it, span).next().is_none();
        amounts.retain(|amount| side(amount).iter().all(is_free));
    }
    (codes, amounts)
}

/// Those of `sorted` things, no two of which share a place, that share one with `span`. O(log things).
fn overlapping<T>(sorted: &[T], place: fn(&T) -> Span, span: Span) -> impl Iterator<Item = &T> {
    let from = sorted.partition_point(|it| place(it).end <= span.start);
    sorted.iter().skip(from).take_while(move |it| place(it).start < span.end)
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether both numbers are parts of a date: another rule's.
pub(super) fn is_date(swapped: &Swapped) -> bool {
    swapped.japanese.is_date() && swapped.english.number.kind != Kind::Cardinal
}

pub(super) fn report(
    rule: &Rule,
    context: &Context<'_>,
    bead: usize,
    swapped: &Swapped,
) -> Finding {
    let (j, e) = (&swapped.japanese, &swapped.english);
    let (ja, en) = (quoted(context.japanese(), j), quoted(context.english(), e));
    let (of, to) = context.in_order((ja, j), (en, e));
    let mut message = format!("{} in the source, {} here", of.0, to.0);
    if let Some(factor) = power_of_ten(of.1, to.1).filter(|_| !is_date(swapped)) {
        message.push_str(&format!(": {factor}"));
    }
    let spans = (&[j.number.span][..], &[e.number.span][..]);
    context.finding(rule, bead, spans, message)
}

/// Whether one value is the other with the point elsewhere, the commonest slip with 万 and 億.
fn power_of_ten(source: &Quantity, draft: &Quantity) -> Option<String> {
    let ratio = draft.number.value.over(source.number.value)?;
    let (larger, ratio) =
        if ratio > Value::ONE { (true, ratio) } else { (false, Value::ONE.over(ratio)?) };
    let whole = ratio.to_whole()?;
    // No slip of 万 and 億 is so large: a millionth is no million.
    let is_slip = (10..=100_000_000).contains(&whole);
    let is_power = is_slip && 10_u64.checked_pow(whole.ilog10()) == Some(whole);
    let than = if larger { "large" } else { "small" };
    is_power.then(|| format!("{whole} times too {than}"))
}

/// Numbers without any counterpart.
fn alone(
    rule: &Rule,
    context: &Context<'_>,
    pair: &Pair,
    comparison: &Comparison,
    found: &mut Vec<Finding>,
) {
    let (source, draft) = ("has no counterpart in the source", "has no counterpart here");
    let (of_japanese, of_english) = context.in_order(draft, source);
    // Where the alignment is in doubt, the counterpart may be next door.
    let severity = |quantity: &Quantity| {
        let severity = severity(quantity)?;
        Some(if pair.confidence < SURE { Severity::Note } else { severity })
    };
    for quantity in &comparison.japanese_only {
        let Some(severity) = severity(quantity) else { continue };
        let message = format!("{} {of_japanese}", quoted(context.japanese(), quantity));
        let spans = (&[quantity.number.span][..], &[][..]);
        found.push(at(severity, context.finding(rule, pair.bead, spans, message)));
    }
    for quantity in &comparison.english_only {
        let Some(severity) = severity(quantity) else { continue };
        let message = format!("{} {of_english}", quoted(context.english(), quantity));
        let spans = (&[][..], &[quantity.number.span][..]);
        found.push(at(severity, context.finding(rule, pair.bead, spans, message)));
    }
}

/// How much it matters that a number stands on one side only. Dates and small numbers come and
/// go in translation; what is written out in words is often a figure of speech; 100% is
/// “completely”.
fn severity(quantity: &Quantity) -> Option<Severity> {
    let number = quantity.number;
    let is_clock = matches!(number.kind, Kind::Hour | Kind::Minute | Kind::Multiple);
    if quantity.is_date() || quantity.is_small() || is_clock {
        return None;
    }
    let all = number.kind == Kind::Percent && number.value == Value::ONE;
    let round = number.certainty == Certainty::Approximate
        || number.value.to_whole().is_some_and(|n| n == 10 || n == 100 || n == 1000);
    let sure = !quantity.in_words && !all && !round;
    Some(if sure { Severity::Warning } else { Severity::Note })
}

#[cfg(test)]
mod tests;
