//! When one number stands where another should.

use super::super::measure::{CENTURY, DAY, POUND};
use super::super::quantity::Quantity;
use crate::text::numbers::{Currency, Kind, Value};

/// Whether one of two unequal numbers stands where the other should.
pub(super) fn is_swap(j: &Quantity, e: &Quantity) -> bool {
    use Kind::{Cardinal, Day, Hour, Minute, Month, Multiple, Ordinal, Percent, Weekday, Year};
    if let (Some(u), Some(v)) = (j.unit, e.unit)
        && (!u.is_comparable(v) || !(u.is_same(v) || u.converts(v)))
    {
        return false;
    }
    if j.unit == Some(CENTURY) && e.unit == Some(CENTURY) {
        return true;
    }
    // A translator turns “one” into “a”, and “a” into “one”.
    let is_article = (j.is_one() || e.is_one()) && (j.unit.is_none() || j.unit != e.unit);
    let are_often = j.often && e.often;
    let are_shares = j.share && e.share;
    let are_figures =
        (j.is_label && e.is_label) || are_often || are_shares || (j.opposed && e.opposed);
    let are_hours = (j.number.kind, e.number.kind) == (Hour, Hour);
    if is_article && !are_figures && !j.is_date() && !are_hours {
        return false;
    }
    match (j.number.kind, e.number.kind) {
        (Kind::Money(a), Kind::Money(b)) => a == b || !may_convert(a, b),
        // Pounds of weight.
        (Kind::Money(_), Cardinal) | (Cardinal, Kind::Money(_)) => {
            j.unit == Some(POUND) || e.unit == Some(POUND)
        }
        (Month, Month) | (Weekday, Weekday) | (Percent, Percent) => true,
        // 5.30 pm is half past five.
        (Hour, Hour) => j.number.value.to_whole().is_some() && e.number.value.to_whole().is_some(),
        (Minute, Minute) | (Year, Year) | (Ordinal, Ordinal) | (Multiple, Multiple) => true,
        // The 20th is a day or a place, and a bare day of the month is written with “the”.
        (Day, Day) => true,
        (Day, Ordinal) | (Ordinal, Day) => !e.in_words,
        (Cardinal, Ordinal) => !e.in_words && j.unit.is_none(),
        (Ordinal, Cardinal) => !e.in_words && (!e.is_small() || e.is_label),
        (Cardinal, Cardinal) => true,
        (Cardinal, Multiple) => are_often,
        _ => false,
    }
}

/// Whether one of two unequal numbers stands where the other should, given that no other number of
/// either side is without its like. `is_open` if one of them is not said with other words, either.
pub(super) fn is_lone_swap((j, e): (&Quantity, &Quantity), is_open: bool) -> bool {
    use Kind::{Cardinal, Day, Hour, Money, Ordinal, Percent};
    match (j.number.kind, e.number.kind) {
        // “First” and “one” are too often ordinary words.
        _ if e.is_one() => false,
        (Ordinal, Ordinal) => true,
        (Cardinal, Ordinal) | (Ordinal, Cardinal) => j.ranks && e.ranks,
        // “From forty yen to three hundred”: the currency is understood.
        (Money(_), Cardinal) => is_open && e.bare && e.unit.is_none() && !e.is_small(),
        (Cardinal, Money(_)) => is_open && j.bare && j.unit.is_none() && !j.is_small(),
        // On a clock of twelve hours.
        (Hour, Cardinal) => {
            let on_clock = |hour: &Quantity| hour.number.value.to_whole().map(|hour| hour % 12);
            is_open && e.at && e.number.value <= Value::whole(12) && on_clock(j) != on_clock(e)
        }
        // A share as a decimal: .325.
        (Percent, Cardinal) | (Cardinal, Percent) => {
            is_open && j.number.value < Value::ONE && e.number.value < Value::ONE
        }
        (Day, Cardinal) => is_open && j.unit == Some(DAY) && e.unit == Some(DAY),
        _ => false,
    }
}

/// Whether an amount in one currency is likely given in the other instead.
fn may_convert(a: Currency, b: Currency) -> bool {
    a != b
}
