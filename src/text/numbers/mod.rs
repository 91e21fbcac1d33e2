//! Numbers as values: 3000万 and “30 million” are the same thing.
//!
//! [`numbers`] finds the numbers of a text in either language, each with its place, its exact
//! [`Value`], its [`Kind`] and a [`Certainty`]. Two numbers may translate one another when
//! their [`Number::key`]s are equal.
//!
//! - A date is its parts: 2024年5月3日 gives a year, a month and a day. So does a time of day.
//! - A percentage is a fraction: 3割, 30 % and “30 percent” are 3/10; 半分 and “half” are 1/2.
//! - The scale of a range belongs to both ends: 4〜6万円 is 40 000 and 60 000 yen.
//! - Vague numbers (数百, 何千, “hundreds of”, “a few thousand”) have no value and are left out.
//! - So are words that merely contain a numeral (一般, 統一, 千葉), identifiers (T4, A100,
//!   GPT-4, 3080ti), versions (1.2.3), and numbers beyond the bounds of [`Value`].
//! - Signs are not read: −5 and 5 are both 5.
//!
//! No dictionary is consulted. Kanji numerals are told from words by what follows them (a
//! counter or a unit) and by a list of words that look the same; rare names slip through.

mod collect;
mod digits;
mod en;
mod en_numeral;
mod en_words;
mod ja;
mod ja_eras;
mod ja_numeral;
mod ja_words;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any;
#[cfg(test)]
mod tests_money;
mod value;

use crate::model::{Lang, Span};

pub use value::Value;

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    /// The numeral with what decides its value and kind: scale, currency, 年, %, 第, “p.m.”.
    /// A mere counter or unit (人, km) stays outside.
    pub span: Span,
    /// How much. See [`Kind`] for the unit.
    pub value: Value,
    /// What is counted.
    pub kind: Kind,
    /// How far the value can be relied on.
    pub certainty: Certainty,
}

/// What a number counts, and so the unit of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A quantity or bare number, durations included: 3人, 3ヶ月, “three”.
    Cardinal,
    /// A place in an order: 第3回, 3番目, “third”.
    Ordinal,
    /// A year of the common era; 令和6年 is 2024.
    Year,
    /// A month of the year, 1 to 12.
    Month,
    /// A day of the month, 1 to 31.
    Day,
    /// A day of the week, 1 (Monday) to 7 (Sunday), as in ISO 8601.
    Weekday,
    /// An hour of the day, 0 to 30 (Japanese timetables run past midnight). An hour without
    /// 午前, 午後, “a.m.” or “p.m.” is as written.
    Hour,
    /// Minutes after an hour, 1 to 59; full hours have none.
    Minute,
    /// A percentage, as a fraction of one: 30 %, 3割.
    Percent,
    /// A multiple: 3倍, “threefold”, “three times”, “twice”.
    Multiple,
    /// An amount of money, in whole units of the currency.
    Money(Currency),
}

/// A currency. Dollars of all countries are one, and ¥ is always yen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Currency {
    /// 円, ¥.
    Yen,
    /// ドル, $.
    Dollar,
    /// ユーロ, €.
    Euro,
    /// ポンド, £.
    Pound,
    /// 元, RMB.
    Yuan,
    /// ウォン, ₩.
    Won,
}

/// How far a number's value can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// As written.
    Exact,
    /// The text says that it is rounded: 約3万, “about 30,000”, 二三人.
    Approximate,
    /// Perhaps no number at all: the pronoun “one”, “first of all”, 一人で, ひとつ.
    Doubtful,
}

/// What is equal in a number and its translation; see [`Number::key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A month, which English writes as a word.
    Month(Value),
    /// A day of the week, likewise.
    Weekday(Value),
    /// Any other number: kinds vary too much in translation (3番目 and “3”, 5日 and “the 5th”).
    /// Hours are on the twelve-hour clock.
    Amount(Value),
}

/// Whole numbers that are years more often than amounts, and years are not rounded.
const YEARS: std::ops::RangeInclusive<u64> = 1800..=2100;

impl Key {
    /// What stands for it where the translator rounds ([`Value::rounded`]).
    pub(crate) fn rounded(self) -> impl Iterator<Item = Self> {
        let amount = match self {
            Self::Amount(value) => Some(value),
            Self::Month(_) | Self::Weekday(_) => None,
        };
        let amount = amount.filter(|it| !it.to_whole().is_some_and(|it| YEARS.contains(&it)));
        amount.into_iter().flat_map(Value::rounded).map(Self::Amount)
    }
}

impl Number {
    /// What a translation of this number has in common with it.
    ///
    /// ```
    /// use taiyaku::Lang::{En, Ja};
    /// use taiyaku::text::numbers::numbers;
    /// let key = |text, lang| numbers(text, lang)[0].key();
    /// assert_eq!(key("午後3時", Ja), key("at three", En));
    /// assert_eq!(key("3割", Ja), key("30 percent", En));
    /// assert_ne!(key("3月", Ja), key("3ヶ月", Ja));
    /// ```
    #[must_use]
    pub fn key(&self) -> Key {
        match self.kind {
            Kind::Month => Key::Month(self.value),
            Kind::Weekday => Key::Weekday(self.value),
            Kind::Hour => Key::Amount(match self.value.to_whole() {
                Some(hour) => Value::whole((hour + 11) % 12 + 1),
                None => self.value,
            }),
            _ => Key::Amount(self.value),
        }
    }
}

/// Finds the numbers of `text`, in order, none overlapping. O(bytes).
///
/// Nothing in `text` makes it fail; a number too large to hold is left out.
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::text::numbers::{Currency, Kind, Value, numbers};
///
/// let text = "一般に約3000万円です。";
/// let found = numbers(text, Lang::Ja);
/// assert_eq!(found.len(), 1); // 一般 is a word
/// assert_eq!(found[0].span.of(text), Some("3000万円"));
/// assert_eq!(found[0].value, Value::whole(30_000_000));
/// assert_eq!(found[0].kind, Kind::Money(Currency::Yen));
/// assert_eq!(numbers("30 million yen", Lang::En)[0].value, found[0].value);
/// ```
#[must_use]
pub fn numbers(text: &str, lang: Lang) -> Vec<Number> {
    match lang {
        Lang::Ja => ja::scan(text),
        Lang::En => en::scan(text),
    }
}
