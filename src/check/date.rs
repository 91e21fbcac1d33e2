//! `date-mismatch`: a date that differs.

use crate::model::{Finding, Severity};

use super::context::Context;
use super::number;
use super::period;
use super::reopened;
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "date-mismatch",
    severity: Severity::Error,
    summary: "a year, month, day or day of the week differs from the source's",
    page: "\
What: years (令和6年 is 2024), months, days and days of the week are compared part by part. A part
that the draft leaves out (“last year” for 2023年) is no finding; one that is another is an error.
So is “late May” for 5月上旬.

Why: a wrong date reads as smoothly as the right one.

Example: 7月20日 beside “June 20”.

Silence: as for number-mismatch, with `date-mismatch`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for (pair, comparison) in context.numbers() {
        let dates = comparison.swapped.iter().filter(|swapped| number::is_date(swapped));
        for swapped in dates.filter(|swapped| !reopened::is_next(context, pair, swapped)) {
            found.push(number::report(rule, context, pair.bead, swapped));
        }
        if let Some((message, [j, e])) = period::third_slip(context, pair) {
            found.push(context.finding(rule, pair.bead, (&[j], &[e]), message));
        }
    }
}
