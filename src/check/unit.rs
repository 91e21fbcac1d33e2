//! `unit-mismatch`: the right number of the wrong thing.

mod rate;

use crate::model::{Finding, Severity};
use crate::text::numbers::Kind;

use super::comparison::{Comparison, Swapped};
use super::context::Context;
use super::quantity::quoted;
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "unit-mismatch",
    severity: Severity::Error,
    summary: "the number is right, its currency or unit is not",
    page: "\
What: where an amount is the same on both sides, its currency and its unit of time, length,
weight, volume, area, data or temperature must be the same, too. Units that were converted along
with their number (半年, “six months”; 110キロ, “68 miles”; 30度, “86 degrees Fahrenheit”) are no
finding, to within a twentieth. An amount by the week on one side and by the month on the other is
a warning, unless a sentence speaks of both.

Why: ドル and 円, 時間 and 分 are easily exchanged when the eye is on the number.

Example: 110キロ beside “110 miles”; 2500円 beside “$2,500”.

Silence: as for number-mismatch, with `unit-mismatch`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for (pair, comparison) in context.numbers() {
        for equal in comparison.equal.iter().filter(|equal| differs(equal, comparison)) {
            let (j, e) = (&equal.japanese, &equal.english);
            let message = match (j.number.kind, e.number.kind) {
                (Kind::Money(a), Kind::Money(b)) => {
                    let (source, draft) = context.in_order(a, b);
                    format!("the amount is in {}, here in {}", currency(source), currency(draft))
                }
                _ => {
                    let named =
                        |side, it| (quoted(side, it), plural(it.unit.map_or("", |u| u.name)));
                    let (ja, en) = (named(context.japanese(), j), named(context.english(), e));
                    let ((source, of_source), (draft, of_draft)) = context.in_order(ja, en);
                    format!("{source} is in {of_source}, {draft} in {of_draft}")
                }
            };
            let spans = (&[j.number.span][..], &[e.number.span][..]);
            found.push(context.finding(rule, pair.bead, spans, message));
        }
        for equal in &comparison.equal {
            let Some(message) = rate::slip(context, equal) else { continue };
            let spans = (&[equal.japanese.number.span][..], &[equal.english.number.span][..]);
            let finding = context.finding(rule, pair.bead, spans, message);
            found.push(at(Severity::Warning, finding));
        }
    }
}

/// The plural of a unit's name.
fn plural(name: &str) -> String {
    if let Some(area) = name.strip_suffix("foot") {
        return format!("{area}feet");
    }
    if name.ends_with("hertz") {
        return name.to_owned();
    }
    match name {
        "inch" => "inches".to_owned(),
        "century" => "centuries".to_owned(),
        "millennium" => "millennia".to_owned(),
        "tsubo" => name.to_owned(),
        "kilo" => "kilos (キロ)".to_owned(),
        "milli" => "ミリ".to_owned(),
        name => match name.strip_prefix("degree ") {
            Some(scale) => format!("degrees {scale}"),
            None => format!("{name}s"),
        },
    }
}

fn currency(currency: crate::text::numbers::Currency) -> &'static str {
    use crate::text::numbers::Currency::{Dollar, Euro, Pound, Won, Yen, Yuan};
    match currency {
        Yen => "yen",
        Dollar => "dollars",
        Euro => "euros",
        Pound => "pounds",
        Yuan => "yuan",
        Won => "won",
    }
}

/// Whether two equal numbers measure different things, and no other number of the bead says
/// that the pairing is wrong.
fn differs(equal: &Swapped, comparison: &Comparison) -> bool {
    let (j, e) = (&equal.japanese, &equal.english);
    if j.idle || e.idle || j.number.value != e.number.value {
        return false;
    }
    let others = |fits: &dyn Fn(&Swapped) -> bool| {
        comparison.equal.iter().filter(|other| other.japanese.number.value == j.number.value).any(
            |other| {
                let (same_j, same_e) = (
                    other.japanese.number.span == j.number.span,
                    other.english.number.span == e.number.span,
                );
                !(same_j && same_e) && fits(other)
            },
        )
    };
    match (j.number.kind, e.number.kind) {
        (Kind::Money(a), Kind::Money(b)) => {
            a != b && !others(&|other| other.english.number.kind == j.number.kind)
        }
        _ => match (j.unit, e.unit) {
            (Some(u), Some(v)) => {
                u.is_comparable(v)
                    && !u.is_same(v)
                    && !others(&|other| other.english.unit.is_some_and(|v| v.is_same(u)))
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn units_have_their_own_plurals() {
        for (one, many) in [
            ("mile", "miles"),
            ("foot", "feet"),
            ("square foot", "square feet"),
            ("degree Celsius", "degrees Celsius"),
            ("kilohertz", "kilohertz"),
            ("century", "centuries"),
            ("millennium", "millennia"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
