//! Amounts in two parts that the other side gives in one: 1時間30分 is “90 minutes”.

use super::super::analysis::Analysis;
use super::super::measure::{DAY, Family, Unit, is_converted, joins};
use super::super::quantity::{Quantity, about};
use super::equal::is_near;
use crate::model::{Lang, Span};
use crate::text::numbers::{Kind, Number, Value};

/// The amounts of a side that are said in parts, each with how many numbers it takes and the place
/// of the last: 1時間30分, “an hour and 30 minutes”, “a century and a half”.
pub(super) fn sums(side: &Analysis<'_>, parts: &[Quantity]) -> Vec<Whole> {
    let mut found = Vec::new();
    for (last, part) in parts.iter().enumerate() {
        if let Some(amount) = behind_article(side, part) {
            found.push(Whole { first: last, last, amount, is_clock: false });
        }
        let Some((first, before)) =
            last.checked_sub(1).and_then(|at| parts.get(at).map(|it| (at, it)))
        else {
            continue;
        };
        let (start, end) = (before.number.span.end, part.number.span.start);
        let between = (start <= end).then(|| side.text(Span::new(start, end)));
        if !between.is_some_and(|between| joins(between, side.lang())) {
            continue;
        }
        let is_clock = (before.number.kind, part.number.kind) == (Kind::Hour, Kind::Minute);
        let two = if is_clock { clock(before, part) } else { two(before, part) };
        if let Some(amount) = two.and_then(|(more, less)| more.and(less)) {
            found.push(Whole { first, last, amount, is_clock });
        }
    }
    found
}

/// The amounts of a side that are said in one part: no minutes behind an hour, be they 90.
pub(super) fn singles(side: &Analysis<'_>, parts: &[Quantity]) -> impl Iterator<Item = Whole> {
    let amounts = parts.iter().enumerate();
    amounts.filter_map(|(at, part)| {
        let amount = amount(part)?;
        let before = at.checked_sub(1).and_then(|at| parts.get(at));
        let is_rest = before.is_some_and(|before| {
            let is_larger = self::amount(before)
                .is_some_and(|it| it.family == amount.family && it.size > amount.size);
            let (start, end) = (before.number.span.end, part.number.span.start);
            let between = side.text(Span::new(start, end.max(start)));
            is_larger && !between.contains(',') && joins(between, side.lang())
        });
        if is_rest {
            return None;
        }
        Some(Whole { first: at, last: at, amount, is_clock: false })
    })
}

/// An amount and the numbers that say it.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    first: usize,
    last: usize,
    amount: Amount,
    /// 2:15, which is how long something takes, or a time of day.
    is_clock: bool,
}

impl Whole {
    /// The places of its first number and of its last.
    pub fn places(self) -> [usize; 2] {
        [self.first, self.last]
    }

    /// Whether another amount is the same, or one of them rounds the other. Times of day are
    /// compared by their parts, which know the half of the day.
    pub fn is(self, other: Self) -> bool {
        let (a, b) = (self.amount, other.amount);
        let is_rounded = a.rough != b.rough && is_near(a.least, b.least);
        let are_times = self.is_clock && other.is_clock;
        // 5 feet 9 inches are 175 centimeters.
        let is_other = a.is_foreign != b.is_foreign && is_converted(a.least, b.least);
        !are_times && a.family == b.family && (a.least == b.least || is_rounded || is_other)
    }
}

/// How much something measures, in the least unit of its family.
#[derive(Clone, Copy)]
struct Amount {
    family: Family,
    least: Value,
    /// How much its own unit is.
    size: Value,
    /// Whether it is measured in feet or another unit that has no whole number of the least one.
    is_foreign: bool,
    rough: bool,
}

impl Amount {
    fn new(value: Value, unit: Unit, rough: bool) -> Option<Self> {
        let size = unit.in_least()?;
        let least = value.times(size)?;
        Some(Self { family: unit.family, least, size, is_foreign: unit.size == 0, rough })
    }

    /// The sum with less than one of its unit: not 1時間90分.
    fn and(self, less: Self) -> Option<Self> {
        let is_rest =
            self.family == less.family && less.size <= self.size && less.least < self.size;
        let least = self.least.plus(less.least).filter(|_| is_rest)?;
        Some(Self { least, rough: self.rough || less.rough, ..less })
    }
}

fn amount(quantity: &Quantity) -> Option<Amount> {
    let unit = match quantity.number.kind {
        Kind::Cardinal => quantity.unit,
        Kind::Day => quantity.unit.filter(|&unit| unit == DAY),
        _ => None,
    };
    Amount::new(quantity.number.value, unit.filter(|_| !quantity.idle)?, quantity.rough)
}

/// Two amounts that may be parts of one: 3キロ500グラム, “two hours and three quarters”.
fn two(more: &Quantity, less: &Quantity) -> Option<(Amount, Amount)> {
    let shared = |unit: Unit, other: &Quantity| match (unit.family, other.unit) {
        (Family::Prefix, Some(other)) => Unit::named(&format!("{}{}", unit.name, other.name)),
        _ => Some(unit),
    };
    let unit = more.unit.and_then(|unit| shared(unit, less));
    let more = Quantity { unit, ..*more };
    let is_part = less.unit.is_none() && less.number.value < Value::ONE;
    let less = if is_part { Quantity { unit, ..*less } } else { *less };
    amount(&more).zip(amount(&less))
}

/// The hours and the minutes of 2:15.
fn clock(hour: &Quantity, minute: &Quantity) -> Option<(Amount, Amount)> {
    let of = |it: &Quantity, unit| Amount::new(it.number.value, Unit::named(unit)?, it.rough);
    of(hour, "hour").zip(of(minute, "minute"))
}

/// One of a unit and what stands behind it: “an hour and 30 minutes”, “a century and a half”.
fn behind_article(side: &Analysis<'_>, part: &Quantity) -> Option<Amount> {
    if side.lang() != Lang::En {
        return None;
    }
    let (before, _) = about(side, part.number.span);
    let before = before.to_lowercase();
    let is_part = part.number.value < Value::ONE;
    let mut words = before.split_whitespace().rev().skip_while(|&word| is_part && is_article(word));
    let (and, name, article) = (words.next()?, words.next()?, words.next()?);
    let unit = Unit::named(name).filter(|_| and == "and" && is_article(article))?;
    let value = Value::ONE;
    let one = Quantity { number: Number { value, ..part.number }, unit: Some(unit), ..*part };
    two(&one, part).and_then(|(more, less)| more.and(less))
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "one")
}
