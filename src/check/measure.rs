//! What numbers measure: units of time, length, weight, volume, area, data and temperature.

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
    Data,
    Temperature,
    Voltage,
    Current,
    Power,
    Energy,
    Heat,
    Frequency,
    Pressure,
    Sound,
    /// キロ and ミリ alone: of metres, grams or litres.
    Prefix,
}

impl Unit {
    /// Whether two units measure the same kind of thing; months and weeks both measure time.
    pub fn is_comparable(self, other: Self) -> bool {
        let time = |family| matches!(family, Family::Time | Family::Calendar);
        let metric = |family| matches!(family, Family::Length | Family::Weight | Family::Volume);
        let prefix = |a: Self, b: Self| {
            (a.family == Family::Prefix && metric(b.family))
                // There are fluid ounces, too.
                || (a.name == "ounce" && b.family == Family::Volume)
        };
        self.family == other.family
            || (time(self.family) && time(other.family))
            || prefix(self, other)
            || prefix(other, self)
    }

    /// The English name of the unit of this kind that is so large.
    pub fn of_size(self, size: u64) -> Option<&'static str> {
        let mut units = ENGLISH.iter().map(|(_, unit)| unit);
        units.find(|it| it.family == self.family && it.size == size).map(|it| it.name)
    }

    /// Whether two units are one; キロ is any of those that begin with it.
    pub fn is_same(self, other: Self) -> bool {
        let short = |a: Self, b: Self| a.family == Family::Prefix && b.name.starts_with(a.name);
        self.name == other.name || short(self, other) || short(other, self)
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
    ("世紀", Some(CENTURY)),
    ("年度", None),
    ("年生", None),
    ("年代", None),
    ("キロメートル", Some(unit(Family::Length, 1_000_000, "kilometer"))),
    ("キロ", Some(unit(Family::Prefix, 0, "kilo"))),
    ("km", Some(unit(Family::Length, 1_000_000, "kilometer"))),
    ("メートル", Some(unit(Family::Length, 1000, "meter"))),
    ("メーター", Some(unit(Family::Length, 1000, "meter"))),
    ("m", Some(unit(Family::Length, 1000, "meter"))),
    ("センチメートル", Some(unit(Family::Length, 10, "centimeter"))),
    ("センチ", Some(unit(Family::Length, 10, "centimeter"))),
    ("cm", Some(unit(Family::Length, 10, "centimeter"))),
    ("ミリ", Some(unit(Family::Prefix, 0, "milli"))),
    ("ミリメートル", Some(unit(Family::Length, 1, "millimeter"))),
    ("mm", Some(unit(Family::Length, 1, "millimeter"))),
    ("マイル", Some(unit(Family::Length, 0, "mile"))),
    ("フィート", Some(unit(Family::Length, 0, "foot"))),
    ("インチ", Some(unit(Family::Length, 0, "inch"))),
    ("ヤード", Some(unit(Family::Length, 0, "yard"))),
    ("トン", Some(unit(Family::Weight, 1_000_000, "ton"))),
    ("キログラム", Some(unit(Family::Weight, 1000, "kilogram"))),
    ("kg", Some(unit(Family::Weight, 1000, "kilogram"))),
    ("グラム", Some(unit(Family::Weight, 1, "gram"))),
    ("g", Some(unit(Family::Weight, 1, "gram"))),
    ("ミリグラム", Some(unit(Family::Weight, 0, "milligram"))),
    ("mg", Some(unit(Family::Weight, 0, "milligram"))),
    ("ポンド", Some(unit(Family::Weight, 0, "pound"))),
    ("オンス", Some(unit(Family::Weight, 0, "ounce"))),
    ("リットル", Some(unit(Family::Volume, 1000, "liter"))),
    ("ガロン", Some(unit(Family::Volume, 0, "gallon"))),
    ("デシリットル", Some(unit(Family::Volume, 100, "deciliter"))),
    ("l", Some(unit(Family::Volume, 1000, "liter"))),
    ("ミリリットル", Some(unit(Family::Volume, 1, "milliliter"))),
    ("ml", Some(unit(Family::Volume, 1, "milliliter"))),
    ("平方キロメートル", Some(unit(Family::Area, 1_000_000, "square kilometer"))),
    ("平方キロ", Some(unit(Family::Area, 1_000_000, "square kilometer"))),
    ("平方メートル", Some(unit(Family::Area, 1, "square meter"))),
    ("ヘクタール", Some(unit(Family::Area, 10_000, "hectare"))),
    ("エーカー", Some(unit(Family::Area, 0, "acre"))),
    ("坪", Some(unit(Family::Area, 0, "tsubo"))),
    ("立方メートル", None),
    ("マイクログラム", Some(MICROGRAM)),
    ("μg", Some(MICROGRAM)),
    ("µg", Some(MICROGRAM)),
    ("マイクロメートル", Some(MICROMETER)),
    ("ミクロン", Some(MICROMETER)),
    ("μm", Some(MICROMETER)),
    ("µm", Some(MICROMETER)),
    ("ナノメートル", Some(unit(Family::Length, 0, "nanometer"))),
    ("nm", Some(unit(Family::Length, 0, "nanometer"))),
    ("ボルト", Some(unit(Family::Voltage, 1, "volt"))),
    ("v", Some(unit(Family::Voltage, 1, "volt"))),
    ("kv", Some(unit(Family::Voltage, 1000, "kilovolt"))),
    ("アンペア", Some(unit(Family::Current, 1000, "ampere"))),
    ("ミリアンペア", Some(unit(Family::Current, 1, "milliampere"))),
    ("ma", Some(unit(Family::Current, 1, "milliampere"))),
    ("ワット", Some(unit(Family::Power, 1, "watt"))),
    ("w", Some(unit(Family::Power, 1, "watt"))),
    ("キロワット", Some(unit(Family::Power, 1000, "kilowatt"))),
    ("kw", Some(unit(Family::Power, 1000, "kilowatt"))),
    ("メガワット", Some(unit(Family::Power, 1_000_000, "megawatt"))),
    ("mw", Some(unit(Family::Power, 1_000_000, "megawatt"))),
    ("ワット時", Some(unit(Family::Energy, 1, "watt-hour"))),
    ("キロワット時", Some(unit(Family::Energy, 1000, "kilowatt-hour"))),
    ("kwh", Some(unit(Family::Energy, 1000, "kilowatt-hour"))),
    // English calls kilocalories calories.
    ("カロリー", Some(unit(Family::Heat, 0, "calorie"))),
    ("キロカロリー", Some(unit(Family::Heat, 0, "calorie"))),
    ("kcal", Some(unit(Family::Heat, 0, "calorie"))),
    ("ヘルツ", Some(unit(Family::Frequency, 1, "hertz"))),
    ("hz", Some(unit(Family::Frequency, 1, "hertz"))),
    ("キロヘルツ", Some(unit(Family::Frequency, 1000, "kilohertz"))),
    ("khz", Some(unit(Family::Frequency, 1000, "kilohertz"))),
    ("メガヘルツ", Some(unit(Family::Frequency, 1_000_000, "megahertz"))),
    ("mhz", Some(unit(Family::Frequency, 1_000_000, "megahertz"))),
    ("ギガヘルツ", Some(unit(Family::Frequency, 1_000_000_000, "gigahertz"))),
    ("ghz", Some(unit(Family::Frequency, 1_000_000_000, "gigahertz"))),
    ("パスカル", Some(unit(Family::Pressure, 1, "pascal"))),
    ("ヘクトパスカル", Some(unit(Family::Pressure, 100, "hectopascal"))),
    ("hpa", Some(unit(Family::Pressure, 100, "hectopascal"))),
    ("キロパスカル", Some(unit(Family::Pressure, 1000, "kilopascal"))),
    ("気圧", Some(unit(Family::Pressure, 0, "atmosphere"))),
    ("デシベル", Some(unit(Family::Sound, 1, "decibel"))),
    ("db", Some(unit(Family::Sound, 1, "decibel"))),
    ("キロバイト", Some(unit(Family::Data, 1000, "kilobyte"))),
    ("メガバイト", Some(unit(Family::Data, 1_000_000, "megabyte"))),
    ("ギガバイト", Some(unit(Family::Data, 1_000_000_000, "gigabyte"))),
    ("テラバイト", Some(unit(Family::Data, 1_000_000_000_000, "terabyte"))),
    ("kb", Some(unit(Family::Data, 1000, "kilobyte"))),
    ("mb", Some(unit(Family::Data, 1_000_000, "megabyte"))),
    ("gb", Some(unit(Family::Data, 1_000_000_000, "gigabyte"))),
    ("tb", Some(unit(Family::Data, 1_000_000_000_000, "terabyte"))),
    // Temperatures are in Celsius, unless the text says otherwise.
    ("度", Some(CELSIUS)),
    ("°c", Some(CELSIUS)),
    ("°f", Some(FAHRENHEIT)),
];

const MICROGRAM: Unit = unit(Family::Weight, 0, "microgram");
const MICROMETER: Unit = unit(Family::Length, 0, "micrometer");

const CELSIUS: Unit = unit(Family::Temperature, 1, "degree Celsius");
const FAHRENHEIT: Unit = unit(Family::Temperature, 0, "degree Fahrenheit");

/// What stands before a Japanese number and says what it measures.
const BEFORE: &[(&str, Unit)] = &[
    ("大さじ", unit(Family::Volume, 15, "tablespoon")),
    ("大匙", unit(Family::Volume, 15, "tablespoon")),
    ("小さじ", unit(Family::Volume, 5, "teaspoon")),
    ("小匙", unit(Family::Volume, 5, "teaspoon")),
    ("カップ", unit(Family::Volume, 0, "cup")),
    ("華氏", FAHRENHEIT),
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
    ("century", CENTURY),
    ("centuries", CENTURY),
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
    ("oz", unit(Family::Weight, 0, "ounce")),
    ("pound", POUND),
    ("lb", POUND),
    ("liter", unit(Family::Volume, 1000, "liter")),
    ("litre", unit(Family::Volume, 1000, "liter")),
    ("milliliter", unit(Family::Volume, 1, "milliliter")),
    ("millilitre", unit(Family::Volume, 1, "milliliter")),
    ("ml", unit(Family::Volume, 1, "milliliter")),
    ("l", unit(Family::Volume, 1000, "liter")),
    ("deciliter", unit(Family::Volume, 100, "deciliter")),
    ("gallon", unit(Family::Volume, 0, "gallon")),
    ("pint", unit(Family::Volume, 0, "pint")),
    ("quart", unit(Family::Volume, 0, "quart")),
    ("tablespoon", unit(Family::Volume, 15, "tablespoon")),
    ("tbsp", unit(Family::Volume, 15, "tablespoon")),
    ("teaspoon", unit(Family::Volume, 5, "teaspoon")),
    ("tsp", unit(Family::Volume, 5, "teaspoon")),
    ("cup", unit(Family::Volume, 0, "cup")),
    ("hectare", unit(Family::Area, 10_000, "hectare")),
    ("acre", unit(Family::Area, 0, "acre")),
    ("tsubo", unit(Family::Area, 0, "tsubo")),
    ("microgram", MICROGRAM),
    ("mcg", MICROGRAM),
    ("micrometer", MICROMETER),
    ("micrometre", MICROMETER),
    ("micron", MICROMETER),
    ("nanometer", unit(Family::Length, 0, "nanometer")),
    ("nanometre", unit(Family::Length, 0, "nanometer")),
    ("nm", unit(Family::Length, 0, "nanometer")),
    ("volt", unit(Family::Voltage, 1, "volt")),
    ("v", unit(Family::Voltage, 1, "volt")),
    ("kilovolt", unit(Family::Voltage, 1000, "kilovolt")),
    ("kv", unit(Family::Voltage, 1000, "kilovolt")),
    ("ampere", unit(Family::Current, 1000, "ampere")),
    ("amp", unit(Family::Current, 1000, "ampere")),
    ("milliampere", unit(Family::Current, 1, "milliampere")),
    ("milliamp", unit(Family::Current, 1, "milliampere")),
    ("ma", unit(Family::Current, 1, "milliampere")),
    ("watt", unit(Family::Power, 1, "watt")),
    ("w", unit(Family::Power, 1, "watt")),
    ("kilowatt", unit(Family::Power, 1000, "kilowatt")),
    ("kw", unit(Family::Power, 1000, "kilowatt")),
    ("megawatt", unit(Family::Power, 1_000_000, "megawatt")),
    ("mw", unit(Family::Power, 1_000_000, "megawatt")),
    ("kwh", unit(Family::Energy, 1000, "kilowatt-hour")),
    ("calorie", unit(Family::Heat, 0, "calorie")),
    ("kilocalorie", unit(Family::Heat, 0, "calorie")),
    ("kcal", unit(Family::Heat, 0, "calorie")),
    ("hertz", unit(Family::Frequency, 1, "hertz")),
    ("hz", unit(Family::Frequency, 1, "hertz")),
    ("kilohertz", unit(Family::Frequency, 1000, "kilohertz")),
    ("khz", unit(Family::Frequency, 1000, "kilohertz")),
    ("megahertz", unit(Family::Frequency, 1_000_000, "megahertz")),
    ("mhz", unit(Family::Frequency, 1_000_000, "megahertz")),
    ("gigahertz", unit(Family::Frequency, 1_000_000_000, "gigahertz")),
    ("ghz", unit(Family::Frequency, 1_000_000_000, "gigahertz")),
    ("pascal", unit(Family::Pressure, 1, "pascal")),
    ("hectopascal", unit(Family::Pressure, 100, "hectopascal")),
    ("hpa", unit(Family::Pressure, 100, "hectopascal")),
    ("millibar", unit(Family::Pressure, 100, "hectopascal")),
    ("kilopascal", unit(Family::Pressure, 1000, "kilopascal")),
    ("atmosphere", unit(Family::Pressure, 0, "atmosphere")),
    ("decibel", unit(Family::Sound, 1, "decibel")),
    ("db", unit(Family::Sound, 1, "decibel")),
    ("kilobyte", unit(Family::Data, 1000, "kilobyte")),
    ("kb", unit(Family::Data, 1000, "kilobyte")),
    ("megabyte", unit(Family::Data, 1_000_000, "megabyte")),
    ("mb", unit(Family::Data, 1_000_000, "megabyte")),
    ("gigabyte", unit(Family::Data, 1_000_000_000, "gigabyte")),
    ("gb", unit(Family::Data, 1_000_000_000, "gigabyte")),
    ("terabyte", unit(Family::Data, 1_000_000_000_000, "terabyte")),
    ("tb", unit(Family::Data, 1_000_000_000_000, "terabyte")),
];

/// The nineteenth century, or two centuries.
pub(super) const CENTURY: Unit = unit(Family::Calendar, 1200, "century");

/// Pounds of weight; of money, too, where the other side has money.
pub(super) const POUND: Unit = unit(Family::Weight, 0, "pound");

/// The unit of a Japanese number that stands between two texts.
pub(super) fn japanese_unit(text: &str, before: &str, after: &str) -> Option<Unit> {
    if text == "半年" {
        return Some(unit(Family::Calendar, 12, "year"));
    }
    let before = before.trim_end();
    if let Some((_, unit)) = BEFORE.iter().find(|(name, _)| before.ends_with(name)) {
        return Some(*unit);
    }
    // 2年半: the half stands behind the unit and inside the number.
    let inner = text.strip_suffix('半').map(|text| {
        text.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | '・' | '．'))
    });
    let after = inner.filter(|text| !text.is_empty()).unwrap_or(after);
    let after = after.trim_start_matches([' ', '\u{3000}', '余']);
    let folded = Folded::new(after.get(..after.floor_char_boundary(48)).unwrap_or(after));
    let after = folded.text().to_lowercase();
    let found = JAPANESE.iter().filter(|(name, _)| after.starts_with(name));
    let (name, unit) = found.max_by_key(|(name, _)| name.len())?;
    // A Latin unit ends where the letters end.
    let rest = after.get(name.len()..).unwrap_or("");
    let is_latin = name.ends_with(|c: char| c.is_ascii_alphabetic());
    let is_cut = is_latin && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    unit.filter(|_| !is_cut)
}

/// The unit behind an English number: “10 miles”, “three quarters of an hour”, and, if it is a part,
/// “half an hour”.
pub(super) fn english_unit(after: &str, is_part: bool) -> Option<Unit> {
    if after.starts_with(['.', ',', ';']) {
        return None;
    }
    let after = after.get(..after.floor_char_boundary(48)).unwrap_or(after).to_ascii_lowercase();
    let after = after.trim_start_matches([' ', '-', '\u{a0}', '\n']);
    let articles: &[&str] =
        if is_part { &["of an ", "of a ", "an ", "a "] } else { &["of an ", "of a "] };
    let after = articles.iter().find_map(|of| after.strip_prefix(of)).unwrap_or(after);
    if let Some(scale) = ["degrees ", "degree ", "°"].iter().find_map(|it| after.strip_prefix(it))
    {
        let word = first_word(scale);
        return match word {
            "c" | "celsius" | "centigrade" => Some(CELSIUS),
            "f" | "fahrenheit" => Some(FAHRENHEIT),
            _ => None,
        };
    }
    if let Some(rest) = after.strip_prefix(['µ', 'μ']) {
        return match first_word(rest) {
            "g" => Some(MICROGRAM),
            "m" => Some(MICROMETER),
            _ => None,
        };
    }
    let word = first_word(after);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let mut found = ENGLISH.iter().filter(|(name, _)| *name == word || *name == singular);
    found.next().map(|&(_, unit)| unit)
}

/// The letters that a text begins with.
fn first_word(text: &str) -> &str {
    text.get(..text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())).unwrap_or("")
}
