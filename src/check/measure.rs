//! What numbers measure: units of time, length, weight, volume, area, data and temperature.

mod convert;
mod words;

use crate::model::Lang;
use crate::text::fold::Folded;
use crate::text::script::is_kanji_numeral;

pub(super) use convert::is_converted;
use words::{
    BEFORE, CELSIUS, DEGREE, ENGLISH, FAHRENHEIT, JAPANESE, MICROGRAM, MICROMETER, POWERS,
};
pub(super) use words::{CENTURY, DAY, POUND};

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
    /// Bits a second.
    Rate,
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
    /// Whether it measures time.
    pub fn is_of_time(self) -> bool {
        matches!(self.family, Family::Time | Family::Calendar)
    }

    /// Whether two units measure the same kind of thing; months and weeks both measure time.
    pub fn is_comparable(self, other: Self) -> bool {
        let metric = |family| matches!(family, Family::Length | Family::Weight | Family::Volume);
        let prefix = |a: Self, b: Self| {
            (a.family == Family::Prefix && metric(b.family))
                // There are fluid ounces, too.
                || (a.name == "ounce" && b.family == Family::Volume)
        };
        self.family == other.family
            || (self.is_of_time() && other.is_of_time())
            || prefix(self, other)
            || prefix(other, self)
    }

    /// The English name of the unit of this kind that is so large.
    pub fn of_size(self, size: u64) -> Option<&'static str> {
        let mut units = ENGLISH.iter().map(|(_, unit)| unit);
        units.find(|it| it.family == self.family && it.size == size).map(|it| it.name)
    }

    /// The unit that an English word names.
    pub fn named(word: &str) -> Option<Self> {
        ENGLISH.iter().find(|(name, _)| *name == word).map(|&(_, unit)| unit)
    }

    /// Whether two units are one; キロ is any of those that begin with it.
    pub fn is_same(self, other: Self) -> bool {
        let short = |a: Self, b: Self| {
            (a.family == Family::Prefix && b.name.starts_with(a.name))
                || (a == DEGREE && b.family == Family::Temperature)
        };
        self.name == other.name || short(self, other) || short(other, self)
    }
}

/// The unit of a Japanese number that stands between two texts.
pub(super) fn japanese_unit(text: &str, before: &str, after: &str) -> Option<Unit> {
    // 半年, 四半世紀.
    if let Some(of) = text.trim_start_matches('四').strip_prefix('半')
        && let Some((_, unit)) = JAPANESE.iter().find(|(name, _)| *name == of)
    {
        return *unit;
    }
    let before = before.trim_end().trim_end_matches("マイナス");
    if let Some((_, unit)) = BEFORE.iter().find(|(name, _)| before.ends_with(name)) {
        return Some(*unit);
    }
    // 2年半: the half stands behind the unit and inside the number.
    let inner = text.strip_suffix('半').map(|text| {
        text.trim_start_matches(|c: char| {
            c.is_numeric() || is_kanji_numeral(c) || matches!(c, '.' | '・' | '．')
        })
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

/// Whether what stands between two numbers makes them parts of one amount: a unit, and at most a word
/// that joins: 1時間と30分, “two hours and 15 minutes”, 2:15. Other words may speak of something else.
pub(super) fn joins(between: &str, lang: Lang) -> bool {
    let between = between.trim().to_lowercase();
    if matches!(between.as_str(), ":" | "：" | "時" | "h") {
        return true;
    }
    match lang {
        Lang::Ja => {
            let found = JAPANESE.iter().filter_map(|(name, _)| between.strip_prefix(name));
            let rest = found.min_by_key(|rest| rest.len()).unwrap_or(&between);
            ["", "間", "と", "間と", "半", "プラス", "および", "・"].contains(&rest.trim())
        }
        Lang::En => {
            let is_joining = |word: &str| {
                matches!(word, "" | "and" | "plus" | "a" | "an")
                    || english_unit(word, false).is_some()
            };
            !between.contains(['.', ';', '(', ')', '—', '–'])
                && between.split(|c: char| !c.is_alphabetic()).all(is_joining)
        }
    }
}

/// The unit behind an English number: “10 miles”, “three quarters of an hour”, and, if it is a part,
/// “half an hour”.
pub(super) fn english_unit(after: &str, is_part: bool) -> Option<Unit> {
    if after.starts_with(['.', ',', ';']) {
        return None;
    }
    // 6'3" is a height.
    let inches = after.strip_prefix(['\'', '’', '′']);
    if inches.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit())) {
        return Unit::named("foot");
    }
    let after = after.get(..after.floor_char_boundary(48)).unwrap_or(after).to_ascii_lowercase();
    let after = after.trim_start_matches([' ', '-', '\u{a0}', '\n']);
    let articles: &[&str] =
        if is_part { &["of an ", "of a ", "an ", "a "] } else { &["of an ", "of a "] };
    let after = articles.iter().find_map(|of| after.strip_prefix(of)).unwrap_or(after);
    if let Some(scale) = ["degrees", "degree", "°"].iter().find_map(|it| after.strip_prefix(it)) {
        return Some(match first_word(scale.trim_start()) {
            "c" | "celsius" | "centigrade" => CELSIUS,
            "f" | "fahrenheit" => FAHRENHEIT,
            _ => DEGREE,
        });
    }
    if let Some(rest) = after.strip_prefix(['µ', 'μ']) {
        return match first_word(rest) {
            "g" => Some(MICROGRAM),
            "m" => Some(MICROMETER),
            _ => None,
        };
    }
    let mut words = after.split(|c: char| !c.is_ascii_alphabetic());
    let word = first_word(after);
    if matches!(word, "square" | "sq" | "cubic") {
        let is_square = word != "cubic";
        let measure = words.find(|it| !it.is_empty() && *it != word).unwrap_or("");
        let found =
            POWERS.iter().find(|(of, names, _)| *of == is_square && names.contains(&measure));
        return found.map(|&(.., unit)| unit);
    }
    let singular = word.strip_suffix('s').unwrap_or(word);
    // Kilowatt-hours are no kilowatts.
    let rest = after.get(word.len()..).unwrap_or("").trim_start_matches(['-', ' ']);
    if word.ends_with("watt") && rest.starts_with("hour") {
        return Unit::named(&format!("{word}-hour"));
    }
    Unit::named(word).or_else(|| Unit::named(singular))
}

/// The letters that a text begins with.
fn first_word(text: &str) -> &str {
    text.get(..text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())).unwrap_or("")
}

/// Whether a text, which stands behind a number, begins with nothing that would be counted.
pub(super) fn is_bare(after: &str, lang: Lang) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 29] = [
        "in", "on", "at", "when", "and", "but", "or", "that", "this", "as", "by", "for", "the", "to",
        "with", "he", "she", "they", "we", "i", "it", "o", "sharp", "before", "a", "an", "per", "each",
        "from",
    ];
    let after = after.trim_start();
    match lang {
        Lang::Ja => {
            after.is_empty() || after.starts_with(|c| "、。」）がをにとのではもや".contains(c))
        }
        Lang::En => {
            let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            let is_sign = after.starts_with(|c: char| c.is_numeric() || "-%$€£¥".contains(c));
            !is_sign && (word.is_empty() || WORDS.contains(&word.to_lowercase().as_str()))
        }
    }
}
