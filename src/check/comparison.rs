//! Which numbers of a bead translate each other.
//!
//! The three rules on numbers share one comparison of a bead ([`compare`]): each looks at the
//! part of it that is its own.

use std::ops::Range;

use crate::text::fold::Folded;
use crate::text::numbers::{Currency, Key, Kind, Number, Value};

use super::analysis::Analysis;
use super::context::{Context, Pair};
use super::measure::{CENTURY, DAY, POUND, Unit};
use super::quantity::{Quantity, quantities};
use super::sayings;

/// A number that stands for another: the source says `japanese`, the other side `english`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Swapped {
    pub japanese: Quantity,
    pub english: Quantity,
}

/// How the numbers of a bead compare.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparison {
    /// Numbers of equal value.
    pub equal: Vec<Swapped>,
    /// Numbers that ought to be equal and are not.
    pub swapped: Vec<Swapped>,
    /// Japanese numbers that the English lacks.
    pub japanese_only: Vec<Quantity>,
    /// English numbers that the Japanese lacks.
    pub english_only: Vec<Quantity>,
}

/// Compares the numbers of a bead. O(numbers²).
pub(super) fn compare(context: &Context<'_>, pair: &Pair) -> Comparison {
    let (ja, en) = (context.japanese(), context.english());
    let japanese = quantities(ja, pair.japanese.clone());
    let english = quantities(en, pair.english.clone());
    if japanese.is_empty() && english.is_empty() {
        return Comparison::default();
    }
    let mut comparison = Comparison::default();
    let mut taken = vec![false; english.len()];
    let mut left = Vec::new();
    // The likest first.
    let mut matched = vec![false; japanese.len()];
    for most in 0..=MOST_UNLIKE {
        for (j, matched) in japanese.iter().zip(&mut matched).filter(|(_, matched)| !**matched) {
            let mut free = english.iter().zip(&mut taken).filter(|(_, taken)| !**taken);
            let found = free.find(|(e, _)| is_equal(j, e) && unlikeness(j, e) <= most);
            if let Some((e, taken)) = found {
                (*taken, *matched) = (true, true);
                comparison.equal.push(Swapped { japanese: *j, english: *e });
            }
        }
    }
    for (j, _) in japanese.iter().zip(&matched).filter(|(_, matched)| !**matched) {
        let sure =
            english.iter().any(|e| is_equal(j, e)) || is_written(j, ja, (en, pair.english.clone()));
        let loose = is_composed(j, &english) || said_otherwise(j, en, pair.english.clone());
        left.push((*j, Said::new(sure, loose)));
    }
    let rest: Vec<(Quantity, Said)> = english
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| !**taken)
        .map(|(e, _)| {
            let sure = japanese.iter().any(|j| is_equal(j, e))
                || is_written(e, en, (ja, pair.japanese.clone()));
            let loose = is_composed(e, &japanese) || said_in_japanese(e, ja, pair.japanese.clone());
            (*e, Said::new(sure, loose))
        })
        .collect();
    let unsaid = |all: &[(Quantity, Said)]| {
        all.iter().filter(|(it, said)| !it.idle && *said != Said::Surely).count()
    };
    let are_alone = unsaid(&left) == 1 && unsaid(&rest) == 1;
    let mut used = vec![false; rest.len()];
    for (j, j_said) in left {
        let other = rest.iter().zip(&used).position(|((e, e_said), used)| {
            let is_open = j_said == Said::Not || *e_said == Said::Not;
            let is_sure = j_said == Said::Surely || *e_said == Said::Surely;
            let is_swapped = is_open && is_swap(&j, e);
            let is_lone = are_alone && !is_sure && is_lone_swap((&j, e), is_open);
            !used && !j.idle && !e.idle && (is_swapped || is_lone)
        });
        match other.and_then(|at| Some((rest.get(at)?.0, used.get_mut(at)?))) {
            Some((english, used)) => {
                *used = true;
                comparison.swapped.push(Swapped { japanese: j, english });
            }
            None if j_said == Said::Not && !j.idle => comparison.japanese_only.push(j),
            None => {}
        }
    }
    let alone = rest.iter().zip(&used);
    let alone = alone.filter(|((e, said), used)| !*used && *said == Said::Not && !e.idle);
    comparison.english_only.extend(alone.map(|((e, _), _)| *e));
    comparison
}

/// What [`unlikeness`] is at most.
const MOST_UNLIKE: usize = 4;

/// How far two numbers that may translate each other are from being the same: in value, kind and unit.
fn unlikeness(j: &Quantity, e: &Quantity) -> usize {
    let same_unit = match (j.unit, e.unit) {
        (Some(u), Some(v)) => u.is_same(v),
        (u, v) => u == v,
    };
    match (j.number.key() == e.number.key(), j.number.kind == e.number.kind) {
        (true, true) => usize::from(!same_unit),
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => MOST_UNLIKE,
    }
}

/// Whether the other side says a number that none of its numbers is paired with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Not,
    /// With a word, or with other numbers: “quarter”, “half”.
    Perhaps,
    /// With the number, once more or in another role.
    Surely,
}

impl Said {
    fn new(surely: bool, perhaps: bool) -> Self {
        match (surely, perhaps) {
            (true, _) => Self::Surely,
            (_, true) => Self::Perhaps,
            _ => Self::Not,
        }
    }
}

/// Whether two numbers may translate each other.
fn is_equal(j: &Quantity, e: &Quantity) -> bool {
    let (a, b) = (j.number, e.number);
    // Ten in the morning is not ten at night.
    if let (Some(half), Some(other)) = (j.half, e.half)
        && half != other
    {
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
    // The 1800s are the nineteenth century.
    let is_century = |century: &Quantity, year: Number| {
        let first =
            century.number.value.to_whole().and_then(|it| it.checked_sub(1)?.checked_mul(100));
        century.unit == Some(CENTURY) && year.kind == Kind::Year && year.value.to_whole() == first
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

fn is_near(a: Value, b: Value) -> bool {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let bound = low.times(Value::whole(20 + ROUNDED));
    high.times(Value::whole(20)).zip(bound).is_some_and(|(high, bound)| high <= bound)
}

/// Whether `quantity` is made of two numbers of the other side, or one of two that make one
/// there: 4割 is “four in ten”, 3人に1人 “a third”, 1時間30分 “90 minutes”.
fn is_composed(quantity: &Quantity, others: &[Quantity]) -> bool {
    let value = quantity.number.value;
    let pairs = || others.iter().flat_map(|a| others.iter().map(move |b| (a.number, b.number)));
    let is_time = |number: Number| matches!(number.kind, Kind::Hour | Kind::Minute);
    let parts = |a: Number, b: Number| {
        a.value.over(b.value) == Some(value) && b.value != Value::ONE && !is_time(a) && !is_time(b)
    };
    let sums = |a: Value, b: Value| {
        let long = a.times(Value::whole(60)).and_then(|a| a.plus(b));
        let years = a.times(Value::whole(12)).and_then(|a| a.plus(b));
        long == Some(value) || years == Some(value)
    };
    pairs().any(|(a, b)| parts(a, b) || sums(a.value, b.value))
        || others.iter().any(|other| is_part_of(quantity, other))
}

/// Whether a number is one of those that a fraction is said with: the 3 and the 1 of a third.
fn is_part_of(quantity: &Quantity, fraction: &Quantity) -> bool {
    let value = quantity.number.value;
    let whole = fraction.number.value.to_whole();
    let is_plain = matches!(quantity.number.kind, Kind::Cardinal | Kind::Ordinal);
    whole.is_none()
        && is_plain
        && value <= Value::whole(100)
        && (value == Value::ONE
            || value == Value::whole(10)
            || value == Value::whole(100)
            || fraction.number.value.times(value).is_some_and(|v| v.to_whole().is_some()))
}

/// Whether English says `quantity` with another word than a number.
fn said_otherwise(quantity: &Quantity, english: &Analysis<'_>, run: Range<usize>) -> bool {
    // 30センチ is a foot.
    let is_article = |word: &str| matches!(word, "a" | "an" | "one");
    let mut before = "";
    let is_converted = english.tokens(run.clone()).any(|token| {
        let article = std::mem::replace(&mut before, token.word.text.as_str());
        is_article(article)
            && quantity.unit.zip(Unit::named(&token.word.text)).is_some_and(|(unit, named)| {
                unit.is_converted(quantity.number.value, (Value::ONE, named))
            })
    });
    let Some(value) = quantity.number.value.to_whole() else { return is_converted };
    let is_unit = |word: &str| {
        let total =
            quantity.unit.and_then(|unit| unit.size.checked_mul(value)).filter(|&it| it > 0);
        let unit = quantity.unit.zip(total).and_then(|(unit, total)| unit.of_size(total));
        unit == Some(word)
    };
    is_converted
        || english.tokens(run).any(|token| {
            let word = token.word.text.as_str();
            // 24 hours are a day.
            if is_unit(word) {
                return true;
            }
            let says = sayings::ENGLISH.iter().find(|(name, _)| *name == word);
            says.is_some_and(|(_, values)| values.contains(&value) && may_say(word, quantity))
        })
}

/// Whether a word that says the value of `quantity` may say what it counts, too: hours have words of
/// their own.
fn may_say(word: &str, quantity: &Quantity) -> bool {
    const HOURS: [&str; 5] = ["noon", "midday", "midnight", "clock", "正午"];
    quantity.number.kind != Kind::Hour || HOURS.contains(&word)
}

/// Whether the digits stand on the other side, though not as a number: `GPT-4`, `30GBs`, `３Ｍ`.
fn is_written(
    quantity: &Quantity,
    side: &Analysis<'_>,
    (other, run): (&Analysis<'_>, Range<usize>),
) -> bool {
    let number = quantity.number;
    let value = match number.kind {
        Kind::Percent => number.value.times(Value::whole(100)).unwrap_or(number.value),
        _ => number.value,
    };
    let written = value.to_string();
    // 3M is a company, and not three million.
    let literal = Folded::new(side.text(number.span)).text().to_lowercase();
    run.into_iter().any(|index| {
        let folded = Folded::new(other.sentence(index)).text().replace(',', "");
        if literal.contains(char::is_alphabetic) && folded.to_lowercase().contains(&literal) {
            return true;
        }
        folded
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .any(|digits| digits.trim_matches('.') == written)
    })
}

fn said_in_japanese(quantity: &Quantity, japanese: &Analysis<'_>, run: Range<usize>) -> bool {
    let is_part = quantity.number.value == Value::HALF;
    let value = quantity.number.value.to_whole();
    // A numeral in a word that says no number: 四十九日.
    let numeral = value.filter(|value| (11..10_000).contains(value)).map(sayings::kanji);
    run.into_iter().any(|index| {
        let text = japanese.sentence(index);
        if numeral.as_ref().is_some_and(|numeral| text.contains(numeral)) {
            return true;
        }
        sayings::JAPANESE.iter().any(|(word, values)| {
            let says =
                value.is_some_and(|value| values.contains(&value)) && may_say(word, quantity);
            (says || (is_part && *word == "半")) && text.contains(word)
        })
    })
}

/// Whether one of two unequal numbers stands where the other should.
fn is_swap(j: &Quantity, e: &Quantity) -> bool {
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
    let are_labels = j.is_label && e.is_label;
    if is_article && !are_labels && !j.is_date() && (j.number.kind, e.number.kind) != (Hour, Hour) {
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
        _ => false,
    }
}

/// Whether one of two unequal numbers stands where the other should, given that no other number of
/// either side is without its like. `is_open` if one of them is not said with other words, either.
fn is_lone_swap((j, e): (&Quantity, &Quantity), is_open: bool) -> bool {
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
