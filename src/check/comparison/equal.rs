//! When two numbers say the same.

use super::super::measure::{CENTURY, Unit};
use super::super::quantity::Quantity;
use crate::text::numbers::{Key, Kind, Number, Value};

/// Whether two numbers may translate each other.
pub(super) fn is_equal(j: &Quantity, e: &Quantity) -> bool {
    let (a, b) = (j.number, e.number);
    // Ten in the morning is not ten at night.
    if let (Some(half), Some(other)) = (j.half, e.half)
        && half != other
    {
        return false;
    }
    // 1日2回 is not “once a day”, though a day stands in both; but 週3回 is “three days a week”.
    let is_time = |it: &Quantity| it.is_date() || it.unit.is_some_and(Unit::is_of_time);
    let is_only_often = |it: &Quantity| it.often && !is_time(it);
    if is_only_often(e) && is_time(j) && !j.often || is_only_often(j) && is_time(e) && !e.often {
        return false;
    }
    if a.key() == b.key() {
        return true;
    }
    // 3割引 is 70% of the price.
    let says = |this: &Quantity, that: &Quantity| {
        that.other.is_none()
            && this
                .other
                .is_some_and(|value| Number { value, ..this.number }.key() == that.number.key())
    };
    if says(j, e) || says(e, j) {
        return true;
    }
    // 佐藤さんら4人 is Sato and three others.
    let is_party = |whole: &Quantity, rest: &Quantity| {
        let values = whole.number.value.to_whole().zip(rest.number.value.to_whole());
        values.is_some_and(|(all, others)| whole.party.is_whole(all, rest.party, others))
    };
    if is_party(j, e) {
        return true;
    }
    // Under 65 is 64 at most.
    let is_bound = |strict: &Quantity, last: &Quantity| {
        strict.within == Some(last.number.value) && last.within.is_none()
    };
    if is_bound(j, e) || is_bound(e, j) {
        return true;
    }
    // The 1800s are the nineteenth century, the 700s the eighth.
    let is_century = |century: &Quantity, year: Number| {
        let first =
            century.number.value.to_whole().and_then(|it| it.checked_sub(1)?.checked_mul(100));
        let is_year = year.kind == Kind::Year
            || year.kind == Kind::Cardinal && year.value < Value::whole(1000);
        century.unit == Some(CENTURY) && is_year && year.value.to_whole() == first
    };
    if is_century(j, b) || is_century(e, a) {
        return true;
    }
    if matches!(a.key(), Key::Month(_) | Key::Weekday(_))
        || matches!(b.key(), Key::Month(_) | Key::Weekday(_))
    {
        // 5/12 may be a fraction or a day, “May” a name: their amounts still count.
        return false;
    }
    if let (Some(u), Some(v)) = (j.unit, e.unit)
        && u.family == v.family
        && u.size > 0
        && v.size > 0
        && a.value.times(Value::whole(u.size)) == b.value.times(Value::whole(v.size))
        && a.value.times(Value::whole(u.size)).is_some()
    {
        return true;
    }
    if let (Some(u), Some(v)) = (j.unit, e.unit)
        && u.is_converted(a.value, (b.value, v))
    {
        return true;
    }
    // Percentage points and per cent are both written for ポイント.
    let hundred = Value::whole(100);
    let percent = |n: Number, m: Number| {
        n.kind == Kind::Percent
            && m.kind != Kind::Percent
            && n.value.times(hundred) == Some(m.value)
    };
    if percent(a, b) || percent(b, a) {
        return true;
    }
    // “A month and a half” is read as a half.
    let halved = |n: Number, m: Number| {
        n.value == Value::HALF && m.value > Value::ONE && {
            let twice = m.value.times(Value::whole(2)).and_then(Value::to_whole);
            twice.is_some_and(|twice| twice % 2 == 1)
        }
    };
    if halved(a, b) || halved(b, a) {
        return true;
    }
    // 13:10 may be minutes and seconds.
    let clock = |n: Number| matches!(n.kind, Kind::Hour | Kind::Minute);
    if (clock(a) || clock(b)) && a.value == b.value {
        return true;
    }
    // “By a third” is read as a rank.
    let part = |n: Number, m: Number| {
        m.kind == Kind::Ordinal && n.value.times(m.value) == Some(Value::ONE) && n.value < m.value
    };
    if part(a, b) || part(b, a) {
        return true;
    }
    // '24 is 2024.
    let is_year = |n: Number| n.kind == Kind::Year;
    let short = |n: Number, m: Number| {
        is_year(n)
            && m.value < hundred
            && n.value.to_whole().map(|year| year % 100) == m.value.to_whole()
    };
    if short(a, b) || short(b, a) {
        return true;
    }
    // One side rounds what the other has in full.
    j.rough != e.rough && is_near(a.value, b.value)
}

/// How far apart, in twentieths, a rounded number may be from the one that it stands for.
const ROUNDED: u64 = 1;

/// Whether one of two values may round the other.
pub(super) fn is_near(a: Value, b: Value) -> bool {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let bound = low.times(Value::whole(20 + ROUNDED));
    high.times(Value::whole(20)).zip(bound).is_some_and(|(high, bound)| high <= bound)
}
