//! Amounts that are given in another unit: 30度 is 86 degrees Fahrenheit.

use crate::text::numbers::Value;

use super::words::{CELSIUS, DEGREE, FAHRENHEIT};
use super::{Family, Unit};

/// Units that are no whole multiple of their family's least: how many of it they are, as a fraction.
const INEXACT: &[(&str, u128, u128)] = &[
    ("mile", 1_609_344, 1),
    ("yard", 9144, 10),
    ("foot", 3048, 10),
    ("inch", 254, 10),
    ("micrometer", 1, 1000),
    ("nanometer", 1, 1_000_000),
    ("pound", 45_359, 100),
    ("ounce", 2835, 100),
    ("milligram", 1, 1000),
    ("microgram", 1, 1_000_000),
    ("gallon", 3785, 1),
    ("quart", 946, 1),
    ("pint", 473, 1),
    ("cup", 220, 1),
    ("square mile", 2_589_988, 1),
    ("acre", 4047, 1),
    ("tsubo", 331, 100),
    ("square foot", 929, 10_000),
];

/// Seconds in the twelfth part of a year.
const MONTH: u64 = 2_629_800;

impl Unit {
    /// Whether amounts of two units are about the same, as conversions are: rounded. Units whose ratio is
    /// a whole number are converted exactly, and are not asked for here.
    pub fn is_converted(self, value: Value, (other, unit): (Value, Self)) -> bool {
        if self.family == Family::Temperature && unit.family == Family::Temperature {
            return match (self, unit) {
                (CELSIUS, FAHRENHEIT | DEGREE) => is_fahrenheit(value, other),
                (FAHRENHEIT | DEGREE, CELSIUS) => is_fahrenheit(other, value),
                _ => false,
            };
        }
        let is_rounded = self.size == 0 || unit.size == 0 || self.family != unit.family;
        if self.is_same(unit) || !is_rounded {
            return false;
        }
        let percent = match (self.name, unit.name) {
            // A cup holds 200 milliliters in one country and 240 in another.
            ("cup", _) | (_, "cup") => 20,
            _ if self.family != unit.family => 10,
            _ => 5,
        };
        let amounts = self.least(value, unit).zip(unit.least(other, self));
        amounts.is_some_and(|(a, b)| is_within(percent, a, b))
    }

    /// Whether it is known how many of one unit are one of the other.
    pub fn converts(self, other: Self) -> bool {
        let both = self.least(Value::ONE, other).and(other.least(Value::ONE, self));
        self.is_comparable(other) && (both.is_some() || self.family == Family::Temperature)
    }

    /// So many of this unit in the least unit that it shares with the other.
    fn least(self, value: Value, other: Self) -> Option<Value> {
        let factor = match (self.family, self.name) {
            (Family::Calendar, _) if other.family == Family::Time => {
                Value::whole(self.size).times(Value::whole(MONTH))?
            }
            (Family::Prefix, name) => match (name, other.family) {
                ("kilo", Family::Length | Family::Volume) => Value::whole(1_000_000),
                ("kilo", Family::Weight) => Value::whole(1000),
                ("milli", Family::Length | Family::Volume) => Value::ONE,
                ("milli", Family::Weight) => Value::ratio(1, 1000)?,
                _ => return None,
            },
            _ => self.in_least()?,
        };
        value.times(factor)
    }

    /// How many of the least unit of its family it is, as far as that is known.
    pub fn in_least(self) -> Option<Value> {
        if self.size > 0 {
            return Some(Value::whole(self.size));
        }
        let &(_, above, below) = INEXACT.iter().find(|(known, ..)| *known == self.name)?;
        Value::ratio(above, below)
    }
}

/// Whether so many degrees Celsius are so many Fahrenheit, above zero or below it, or on a scale or as
/// a difference: signs are not read.
fn is_fahrenheit(celsius: Value, fahrenheit: Value) -> bool {
    let Some(rise) = Value::ratio(9, 5).and_then(|ratio| ratio.times(celsius)) else {
        return false;
    };
    let frost = Value::whole(32);
    let above = rise.plus(frost);
    let below = match rise > frost {
        true => fahrenheit.plus(frost).filter(|&sum| is_within(5, sum, rise)),
        false => fahrenheit.plus(rise).filter(|&sum| is_within(5, sum, frost)),
    };
    is_within(5, rise, fahrenheit)
        || above.is_some_and(|above| is_within(5, above, fahrenheit))
        || below.is_some()
}

/// Whether two amounts are as near as those of which one is converted from the other.
pub(in crate::check) fn is_converted(a: Value, b: Value) -> bool {
    is_within(2, a, b)
}

/// Whether the larger of two values is at most so many hundredths more.
fn is_within(percent: u64, a: Value, b: Value) -> bool {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let bound = low.times(Value::whole(100 + percent));
    high.times(Value::whole(100)).zip(bound).is_some_and(|(high, bound)| high <= bound)
}
