//! What numbers measure: units of time, length, weight, volume and area.

use crate::text::fold::Folded;

/// What a number measures. Units of one family convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub family: Family,
    /// How many of the family's least unit it is; 0 where converting is not exact.
    pub size: u64,
    /// Its English name.
    pub name: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Seconds to weeks.
    Time,
    /// Months and years.
    Calendar,
    Length,
    Weight,
    Volume,
    Area,
}

impl Unit {
    /// Whether two units measure the same kind of thing; months and weeks both measure time.
    pub fn is_comparable(self, other: Self) -> bool {
        let time = |family| matches!(family, Family::Time | Family::Calendar);
        self.family == other.family || (time(self.family) && time(other.family))
    }
}

const fn unit(family: Family, size: u64, name: &'static str) -> Unit {
    Unit { family, size, name }
}

/// Units behind a Japanese number. The longest match counts.
const JAPANESE: &[(&str, Option<Unit>)] = &[
    ("秒", Some(unit(Family::Time, 1, "second"))),
    ("秒間", Some(unit(Family::Time, 1, "second"))),
    ("分間", Some(unit(Family::Time, 60, "minute"))),
    ("分", Some(unit(Family::Time, 60, "minute"))),
    ("分の", None),
    ("時間", Some(unit(Family::Time, 3600, "hour"))),
    ("日間", Some(unit(Family::Time, 86_400, "day"))),
    ("週間", Some(unit(Family::Time, 604_800, "week"))),
    ("週", Some(unit(Family::Time, 604_800, "week"))),
    ("ヶ月", Some(unit(Family::Calendar, 1, "month"))),
    ("ヵ月", Some(unit(Family::Calendar, 1, "month"))),
    ("カ月", Some(unit(Family::Calendar, 1, "month"))),
    ("か月", Some(unit(Family::Calendar, 1, "month"))),
    ("ケ月", Some(unit(Family::Calendar, 1, "month"))),
    ("箇月", Some(unit(Family::Calendar, 1, "month"))),
    ("年間", Some(unit(Family::Calendar, 12, "year"))),
    ("年", Some(unit(Family::Calendar, 12, "year"))),
    ("年度", None),
    ("年生", None),
    ("年代", None),
    ("キロメートル", Some(unit(Family::Length, 1_000_000, "kilometer"))),
    ("キロ", Some(unit(Family::Length, 0, "kilometer"))),
    ("km", Some(unit(Family::Length, 1_000_000, "kilometer"))),
    ("メートル", Some(unit(Family::Length, 1000, "meter"))),
    ("メーター", Some(unit(Family::Length, 1000, "meter"))),
    ("m", Some(unit(Family::Length, 1000, "meter"))),
    ("センチメートル", Some(unit(Family::Length, 10, "centimeter"))),
    ("センチ", Some(unit(Family::Length, 10, "centimeter"))),
    ("cm", Some(unit(Family::Length, 10, "centimeter"))),
    ("ミリメートル", Some(unit(Family::Length, 1, "millimeter"))),
    ("mm", Some(unit(Family::Length, 1, "millimeter"))),
    ("マイル", Some(unit(Family::Length, 0, "mile"))),
    ("フィート", Some(unit(Family::Length, 0, "foot"))),
    ("インチ", Some(unit(Family::Length, 0, "inch"))),
    ("トン", Some(unit(Family::Weight, 1_000_000, "ton"))),
    ("キログラム", Some(unit(Family::Weight, 1000, "kilogram"))),
    ("kg", Some(unit(Family::Weight, 1000, "kilogram"))),
    ("グラム", Some(unit(Family::Weight, 1, "gram"))),
    ("g", Some(unit(Family::Weight, 1, "gram"))),
    ("ミリグラム", Some(unit(Family::Weight, 0, "milligram"))),
    ("mg", Some(unit(Family::Weight, 0, "milligram"))),
    ("リットル", Some(unit(Family::Volume, 1000, "liter"))),
    ("ミリリットル", Some(unit(Family::Volume, 1, "milliliter"))),
    ("ml", Some(unit(Family::Volume, 1, "milliliter"))),
    ("平方キロメートル", Some(unit(Family::Area, 1_000_000, "square kilometer"))),
    ("平方キロ", Some(unit(Family::Area, 1_000_000, "square kilometer"))),
    ("平方メートル", Some(unit(Family::Area, 1, "square meter"))),
    ("ヘクタール", Some(unit(Family::Area, 10_000, "hectare"))),
    ("立方メートル", None),
];

/// Units behind an English number, in the singular.
const ENGLISH: &[(&str, Unit)] = &[
    ("second", unit(Family::Time, 1, "second")),
    ("minute", unit(Family::Time, 60, "minute")),
    ("min", unit(Family::Time, 60, "minute")),
    ("hour", unit(Family::Time, 3600, "hour")),
    ("hr", unit(Family::Time, 3600, "hour")),
    ("day", unit(Family::Time, 86_400, "day")),
    ("week", unit(Family::Time, 604_800, "week")),
    ("month", unit(Family::Calendar, 1, "month")),
    ("year", unit(Family::Calendar, 12, "year")),
    ("decade", unit(Family::Calendar, 120, "decade")),
    ("kilometer", unit(Family::Length, 1_000_000, "kilometer")),
    ("kilometre", unit(Family::Length, 1_000_000, "kilometer")),
    ("km", unit(Family::Length, 1_000_000, "kilometer")),
    ("meter", unit(Family::Length, 1000, "meter")),
    ("metre", unit(Family::Length, 1000, "meter")),
    ("m", unit(Family::Length, 1000, "meter")),
    ("centimeter", unit(Family::Length, 10, "centimeter")),
    ("centimetre", unit(Family::Length, 10, "centimeter")),
    ("cm", unit(Family::Length, 10, "centimeter")),
    ("millimeter", unit(Family::Length, 1, "millimeter")),
    ("millimetre", unit(Family::Length, 1, "millimeter")),
    ("mm", unit(Family::Length, 1, "millimeter")),
    ("mile", unit(Family::Length, 0, "mile")),
    ("foot", unit(Family::Length, 0, "foot")),
    ("feet", unit(Family::Length, 0, "foot")),
    ("inch", unit(Family::Length, 0, "inch")),
    ("inches", unit(Family::Length, 0, "inch")),
    ("yard", unit(Family::Length, 0, "yard")),
    ("ton", unit(Family::Weight, 1_000_000, "ton")),
    ("tonne", unit(Family::Weight, 1_000_000, "ton")),
    ("kilogram", unit(Family::Weight, 1000, "kilogram")),
    ("kilo", unit(Family::Weight, 1000, "kilogram")),
    ("kg", unit(Family::Weight, 1000, "kilogram")),
    ("gram", unit(Family::Weight, 1, "gram")),
    ("g", unit(Family::Weight, 1, "gram")),
    ("milligram", unit(Family::Weight, 0, "milligram")),
    ("mg", unit(Family::Weight, 0, "milligram")),
    ("ounce", unit(Family::Weight, 0, "ounce")),
    ("liter", unit(Family::Volume, 1000, "liter")),
    ("litre", unit(Family::Volume, 1000, "liter")),
    ("milliliter", unit(Family::Volume, 1, "milliliter")),
    ("millilitre", unit(Family::Volume, 1, "milliliter")),
    ("ml", unit(Family::Volume, 1, "milliliter")),
    ("gallon", unit(Family::Volume, 0, "gallon")),
    ("hectare", unit(Family::Area, 10_000, "hectare")),
    ("acre", unit(Family::Area, 0, "acre")),
];

/// The unit behind a Japanese number.
pub(super) fn japanese_unit(text: &str, after: &str) -> Option<Unit> {
    if text == "半年" {
        return Some(unit(Family::Calendar, 12, "year"));
    }
    // 2年半: the half stands behind the unit and inside the number.
    let inner = text.strip_suffix('半').map(|text| {
        text.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | '・' | '．'))
    });
    let after = inner.filter(|text| !text.is_empty()).unwrap_or(after);
    let after = after.trim_start_matches([' ', '\u{3000}', '余']);
    let folded = Folded::new(after.get(..after.len().min(48)).unwrap_or(after));
    let after = folded.text();
    let found = JAPANESE.iter().filter(|(name, _)| after.starts_with(name));
    let (name, unit) = found.max_by_key(|(name, _)| name.len())?;
    // A Latin unit ends where the letters end.
    let rest = after.get(name.len()..).unwrap_or("");
    let is_cut = name.is_ascii() && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    unit.filter(|_| !is_cut)
}

/// The unit behind an English number.
pub(super) fn english_unit(after: &str) -> Option<Unit> {
    let word: String = after
        .trim_start_matches([' ', '-', '\u{a0}', '\n'])
        .chars()
        .take_while(|c| c.is_ascii_alphabetic())
        .collect::<String>()
        .to_ascii_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let skipped = word.is_empty() || after.starts_with(['.', ',', ';']);
    let mut found = ENGLISH.iter().filter(|(name, _)| *name == word || *name == singular);
    found.next().map(|&(_, unit)| unit).filter(|_| !skipped)
}
