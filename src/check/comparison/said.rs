//! Numbers that the other side says with other numbers, or with words.

use memchr::memmem;
use rustc_hash::FxHashSet;

use super::super::analysis::Analysis;
use super::super::quantity::Quantity;
use super::super::sayings;
use super::seen::{Saying, Seen};
use crate::text::fold::Folded;
use crate::text::numbers::{Kind, Number, Value};

/// How many numbers may stand between two of which one is a part of the other.
const NEAR: usize = 32;

/// Parts that the numbers of a side make, each two of them: 4割 is “four in ten”, 3人に1人 “a third”.
/// A whole number is no such part: 12人 in 4つの班 make no three of anything.
pub(super) struct Parts<'q> {
    quantities: &'q [Quantity],
    /// What two numbers make.
    made: FxHashSet<Value>,
    /// The numbers that are no whole ones.
    broken: FxHashSet<Value>,
    /// The numbers below one, each once, and whether it measures something.
    fractions: Vec<(Value, bool)>,
}

impl<'q> Parts<'q> {
    /// O(numbers).
    pub fn new(quantities: &'q [Quantity]) -> Self {
        let broken = quantities.iter().map(|it| it.number.value).filter(|it| !is_whole(*it));
        let mut fractions: FxHashSet<(Value, bool)> = FxHashSet::default();
        let below = quantities.iter().filter(|it| it.number.value < Value::ONE);
        fractions.extend(below.map(|it| (it.number.value, it.unit.is_some())));
        let mut parts = Self {
            quantities,
            made: FxHashSet::default(),
            broken: broken.collect(),
            fractions: fractions.into_iter().collect(),
        };
        for at in 0..quantities.len() {
            let made: Vec<Value> = parts.of(at).filter(|it| !is_whole(*it)).collect();
            parts.made.extend(made);
        }
        parts
    }

    /// What a number and those near it make, either over the other.
    fn of(&self, at: usize) -> impl Iterator<Item = Value> {
        let near = self.quantities.get(at.saturating_sub(NEAR)..).unwrap_or_default();
        let this = self.quantities.get(at).map(|it| it.number);
        let near = near.iter().take(2 * NEAR + 1).map(|it| it.number);
        near.flat_map(move |other| {
            this.map_or([None, None], |this| [over(this, other), over(other, this)])
        })
        .flatten()
    }
}

/// One number in another, if neither is a time of day.
fn over(a: Number, b: Number) -> Option<Value> {
    let is_time = |number: Number| matches!(number.kind, Kind::Hour | Kind::Minute);
    a.value.over(b.value).filter(|_| b.value != Value::ONE && !is_time(a) && !is_time(b))
}

fn is_whole(value: Value) -> bool {
    value.to_whole().is_some()
}

/// Whether the number at `at` of a side is a part that two numbers of the other side make, or one of two
/// that make a part there.
pub(super) fn is_composed(at: usize, own: &Parts<'_>, others: &Parts<'_>) -> bool {
    let Some(quantity) = own.quantities.get(at) else { return false };
    others.made.contains(&quantity.number.value)
        || others.fractions.iter().any(|fraction| is_part_of(quantity, *fraction))
        || own.of(at).any(|part| others.broken.contains(&part))
}

/// Whether a number is one of those that a fraction is said with: the 3 and the 1 of a third.
fn is_part_of(quantity: &Quantity, (fraction, is_amount): (Value, bool)) -> bool {
    let value = quantity.number.value;
    let is_plain = matches!(quantity.number.kind, Kind::Cardinal | Kind::Ordinal);
    // 0.5キロ and 2キロ measure the same thing.
    let are_amounts = quantity.unit.is_some() && is_amount;
    !are_amounts
        && is_plain
        && is_whole(value)
        && value <= Value::whole(100)
        && (value == Value::ONE
            || value == Value::whole(10)
            || value == Value::whole(100)
            || fraction.times(value).is_some_and(is_whole))
}

/// Whether English says `quantity` with another word than a number.
pub(super) fn said_otherwise(quantity: &Quantity, english: &Seen<'_>) -> bool {
    let number = quantity.number;
    // 30センチ is a foot.
    let is_converted = quantity.unit.is_some_and(|unit| {
        english.units().iter().any(|named| unit.is_converted(number.value, (Value::ONE, *named)))
    });
    if number.value == Value::HALF {
        return is_converted || english.says_half();
    }
    let Some(value) = number.value.to_whole() else { return is_converted };
    // 24 hours are a day.
    let total = quantity.unit.and_then(|unit| unit.size.checked_mul(value)).filter(|&it| it > 0);
    let unit = quantity.unit.zip(total).and_then(|(unit, total)| unit.of_size(total));
    let says = |(word, values): &Saying| {
        let is_phrase = word.contains([' ', '/']);
        values.contains(&value) && (is_phrase || may_say(word, quantity))
    };
    is_converted
        || unit.is_some_and(|unit| english.words().contains(unit))
        || english.english_sayings().iter().any(says)
}

/// Whether a word that says the value of `quantity` may say what it counts, too: hours have words of
/// their own, months and days have names.
fn may_say(word: &str, quantity: &Quantity) -> bool {
    const HOURS: [&str; 5] = ["noon", "midday", "midnight", "clock", "正午"];
    match quantity.number.kind {
        Kind::Hour => HOURS.contains(&word),
        Kind::Month | Kind::Weekday | Kind::Day => false,
        _ => true,
    }
}

/// Whether the digits stand on the other side, though not as a number: `GPT-4`, `30GBs`, `３Ｍ`.
pub(super) fn is_written(quantity: &Quantity, side: &Analysis<'_>, other: &Seen<'_>) -> bool {
    let number = quantity.number;
    let value = match number.kind {
        Kind::Percent => number.value.times(Value::whole(100)).unwrap_or(number.value),
        _ => number.value,
    };
    // 3M is a company, and not three million.
    let literal = Folded::new(side.text(number.span)).text().to_lowercase();
    let may_stand = literal.is_ascii() || !other.is_ascii();
    let stands =
        || may_stand && memmem::find(other.lower().as_bytes(), literal.as_bytes()).is_some();
    literal.contains(char::is_alphabetic) && stands() || other.digits().contains(&value.to_string())
}

/// Whether Japanese says `quantity` with another word than a number.
pub(super) fn said_in_japanese(quantity: &Quantity, japanese: &Seen<'_>) -> bool {
    let is_part = quantity.number.value == Value::HALF;
    let value = quantity.number.value.to_whole();
    // A numeral in a word that says no number: 四十九日.
    let numeral = value.filter(|value| (11..10_000).contains(value)).map(sayings::kanji);
    let says = |(word, values): &Saying| {
        let is_said = value.is_some_and(|value| values.contains(&value)) && may_say(word, quantity);
        is_said || (is_part && *word == "半")
    };
    numeral.is_some_and(|numeral| japanese.numerals().contains(numeral.as_str()))
        || japanese.japanese_sayings().iter().any(says)
}
