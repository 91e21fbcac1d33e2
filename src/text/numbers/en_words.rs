//! English words of number.

use super::{Currency, Kind};

/// What a word says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// zero to nineteen.
    Unit(u64),
    /// twenty to ninety.
    Tens(u64),
    /// hundred, thousand and so on: multiplies what stands before it.
    Scale(u64),
    /// dozen: a scale that takes no more behind it.
    Dozen,
    /// first to nineteenth.
    Ordinal(u64),
    /// twentieth to ninetieth.
    TensOrdinal(u64),
    /// hundredth and so on.
    ScaleOrdinal(u64),
    /// The name of a part, singular or plural: quarter, thirds.
    Part(u64),
    /// half.
    Half,
    /// A multiple in one word: twice, double.
    Multiple(u64),
    /// The name of a month.
    Month(u64),
    /// A short name of a month, which needs a number beside it.
    ShortMonth(u64),
    /// The name of a day of the week.
    Weekday(u64),
}

use Word::{
    Dozen, Half, Month, Multiple, Ordinal, Part, Scale, ScaleOrdinal, ShortMonth, Tens,
    TensOrdinal, Unit, Weekday,
};

/// All of them, sorted.
pub(super) const WORDS: &[(&str, Word)] = &[
    ("apr", ShortMonth(4)),
    ("april", Month(4)),
    ("aug", ShortMonth(8)),
    ("august", Month(8)),
    ("billion", Scale(1_000_000_000)),
    ("billionth", ScaleOrdinal(1_000_000_000)),
    ("dec", ShortMonth(12)),
    ("december", Month(12)),
    ("double", Multiple(2)),
    ("doubled", Multiple(2)),
    ("doubles", Multiple(2)),
    ("doubling", Multiple(2)),
    ("dozen", Dozen),
    ("eight", Unit(8)),
    ("eighteen", Unit(18)),
    ("eighteenth", Ordinal(18)),
    ("eighth", Ordinal(8)),
    ("eighths", Part(8)),
    ("eightieth", TensOrdinal(80)),
    ("eighty", Tens(80)),
    ("eleven", Unit(11)),
    ("eleventh", Ordinal(11)),
    ("feb", ShortMonth(2)),
    ("february", Month(2)),
    ("fifteen", Unit(15)),
    ("fifteenth", Ordinal(15)),
    ("fifth", Ordinal(5)),
    ("fifths", Part(5)),
    ("fiftieth", TensOrdinal(50)),
    ("fifty", Tens(50)),
    ("first", Ordinal(1)),
    ("five", Unit(5)),
    ("fortieth", TensOrdinal(40)),
    ("forty", Tens(40)),
    ("four", Unit(4)),
    ("fourteen", Unit(14)),
    ("fourteenth", Ordinal(14)),
    ("fourth", Ordinal(4)),
    ("fourths", Part(4)),
    ("friday", Weekday(5)),
    ("fridays", Weekday(5)),
    ("half", Half),
    ("hundred", Scale(100)),
    ("hundredth", ScaleOrdinal(100)),
    ("jan", ShortMonth(1)),
    ("january", Month(1)),
    ("jul", ShortMonth(7)),
    ("july", Month(7)),
    ("jun", ShortMonth(6)),
    ("june", Month(6)),
    ("mar", ShortMonth(3)),
    ("march", Month(3)),
    ("may", Month(5)),
    ("million", Scale(1_000_000)),
    ("millionth", ScaleOrdinal(1_000_000)),
    ("monday", Weekday(1)),
    ("mondays", Weekday(1)),
    ("nine", Unit(9)),
    ("nineteen", Unit(19)),
    ("nineteenth", Ordinal(19)),
    ("ninetieth", TensOrdinal(90)),
    ("ninety", Tens(90)),
    ("ninth", Ordinal(9)),
    ("ninths", Part(9)),
    ("nov", ShortMonth(11)),
    ("november", Month(11)),
    ("oct", ShortMonth(10)),
    ("october", Month(10)),
    ("once", Multiple(1)),
    ("one", Unit(1)),
    ("quadruple", Multiple(4)),
    ("quadrupled", Multiple(4)),
    ("quarter", Part(4)),
    ("quarters", Part(4)),
    ("saturday", Weekday(6)),
    ("saturdays", Weekday(6)),
    ("second", Ordinal(2)),
    ("sep", ShortMonth(9)),
    ("sept", ShortMonth(9)),
    ("september", Month(9)),
    ("seven", Unit(7)),
    ("seventeen", Unit(17)),
    ("seventeenth", Ordinal(17)),
    ("seventh", Ordinal(7)),
    ("sevenths", Part(7)),
    ("seventieth", TensOrdinal(70)),
    ("seventy", Tens(70)),
    ("six", Unit(6)),
    ("sixteen", Unit(16)),
    ("sixteenth", Ordinal(16)),
    ("sixth", Ordinal(6)),
    ("sixths", Part(6)),
    ("sixtieth", TensOrdinal(60)),
    ("sixty", Tens(60)),
    ("sunday", Weekday(7)),
    ("sundays", Weekday(7)),
    ("ten", Unit(10)),
    ("tenth", Ordinal(10)),
    ("tenths", Part(10)),
    ("third", Ordinal(3)),
    ("thirds", Part(3)),
    ("thirteen", Unit(13)),
    ("thirteenth", Ordinal(13)),
    ("thirtieth", TensOrdinal(30)),
    ("thirty", Tens(30)),
    ("thousand", Scale(1000)),
    ("thousandth", ScaleOrdinal(1000)),
    ("three", Unit(3)),
    ("thrice", Multiple(3)),
    ("thursday", Weekday(4)),
    ("thursdays", Weekday(4)),
    ("trillion", Scale(1_000_000_000_000)),
    ("trillionth", ScaleOrdinal(1_000_000_000_000)),
    ("triple", Multiple(3)),
    ("tripled", Multiple(3)),
    ("triples", Multiple(3)),
    ("tripling", Multiple(3)),
    ("tuesday", Weekday(2)),
    ("tuesdays", Weekday(2)),
    ("twelfth", Ordinal(12)),
    ("twelve", Unit(12)),
    ("twentieth", TensOrdinal(20)),
    ("twenty", Tens(20)),
    ("twice", Multiple(2)),
    ("two", Unit(2)),
    ("wednesday", Weekday(3)),
    ("wednesdays", Weekday(3)),
    ("zero", Unit(0)),
];

/// The longest of [`WORDS`].
pub(super) const LONGEST: usize = 11;

/// Words of money behind a number.
pub(super) const CURRENCIES: &[(&str, Currency)] = &[
    ("yen", Currency::Yen),
    ("jpy", Currency::Yen),
    ("dollar", Currency::Dollar),
    ("dollars", Currency::Dollar),
    ("buck", Currency::Dollar),
    ("bucks", Currency::Dollar),
    ("usd", Currency::Dollar),
    ("euro", Currency::Euro),
    ("euros", Currency::Euro),
    ("eur", Currency::Euro),
    ("pounds", Currency::Pound),
    ("gbp", Currency::Pound),
    ("yuan", Currency::Yuan),
    ("rmb", Currency::Yuan),
    ("renminbi", Currency::Yuan),
    ("won", Currency::Won),
    ("krw", Currency::Won),
];

/// Scales that stand directly behind digits. A lone m, b or t needs a currency before it.
pub(super) const SHORT_SCALES: &[(&str, u64, bool)] = &[
    ("k", 1000, false),
    ("K", 1000, false),
    ("M", 1_000_000, false),
    ("m", 1_000_000, true),
    ("mn", 1_000_000, false),
    ("mln", 1_000_000, false),
    ("b", 1_000_000_000, true),
    ("B", 1_000_000_000, true),
    ("bn", 1_000_000_000, false),
    ("t", 1_000_000_000_000, true),
    ("T", 1_000_000_000_000, true),
    ("tn", 1_000_000_000_000, false),
    ("trn", 1_000_000_000_000, false),
];

/// Words before a number that make it a rough one.
#[rustfmt::skip]
pub(super) const ABOUT: &[&str] = &[
    "about", "around", "approximately", "approx", "roughly", "nearly", "almost", "some",
    "circa", "ca", "estimated",
];

/// Prefixes whose hyphen does not make an identifier of the number behind it: mid-1990s.
pub(super) const PREFIXES: &[&str] =
    &["mid", "pre", "post", "sub", "early", "late", "non", "over", "under", "ex", "plus"];

/// What stands before a fiscal year, and makes no identifier of it: FY2025.
pub(super) const FISCAL: &str = "FY";

/// Words behind “one” that it counts; elsewhere it may be a pronoun.
#[rustfmt::skip]
pub(super) const COUNTED: &[&str] = &[
    "second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century",
    "person", "time", "percent", "mile", "metre", "meter", "kilometre", "kilometer", "yen",
    "dollar", "euro", "page", "piece", "cup", "step", "point", "word", "sentence",
];

/// Words before “May” that make it a month.
#[rustfmt::skip]
pub(super) const BEFORE_MAY: &[&str] = &[
    "in", "of", "by", "since", "last", "next", "this", "early", "mid", "late", "until", "till",
    "from", "during", "every", "through", "to", "each", "before", "after", "around", "and",
];

/// The kind a short mark behind digits gives them.
pub(super) fn mark_kind(mark: &str) -> Option<Kind> {
    match mark {
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => Some(Kind::Ordinal),
        "x" | "X" => Some(Kind::Multiple),
        "s" => Some(Kind::Year),
        _ => None,
    }
}
