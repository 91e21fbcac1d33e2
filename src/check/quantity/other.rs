//! Numbers that say the same as another number: 3割引 is “70% of the price”.

use crate::model::Lang;
use crate::text::numbers::{Kind, Number, Value};
use crate::text::script::is_kanji_numeral;

use super::super::measure::japanese_unit;

/// The last year of the old calendar.
const LAST_OLD_YEAR: u64 = 1872;

/// The number that may stand for `number` on the other side, if that has none of its own.
pub(super) fn other(
    number: &Number,
    lang: Lang,
    (before, text, after): (&str, &str, &str),
) -> Option<Value> {
    let value = number.value;
    let whole = value.to_whole();
    if lang == Lang::Ja && is_in_range(number, text, after) {
        return next_round(value);
    }
    match (lang, number.kind) {
        (Lang::Ja, Kind::Percent) if begins(after, &["引", "オフ", "OFF", "値引"]) => {
            rest(value)
        }
        (Lang::En, Kind::Percent) if is_taken_off(after) => rest(value),
        // 8時15分前 is a quarter to eight, or before a quarter past.
        (Lang::Ja, Kind::Minute) if is_before(after) => whole.map(|n| Value::whole(60 - n.min(60))),
        (Lang::Ja, Kind::Hour) => {
            let minutes = after.trim_start_matches(|c: char| c.is_numeric() || is_kanji_numeral(c));
            let is_before =
                minutes.len() < after.len() && minutes.strip_prefix('分').is_some_and(is_before);
            whole.filter(|_| is_before).map(|n| Value::whole((n + 23) % 24))
        }
        // The last month of a year of the old calendar: 元禄15年12月14日 is in January 1703.
        (Lang::Ja, Kind::Year) if !text.starts_with(|c: char| c.is_numeric()) => {
            whole.filter(|&year| year <= LAST_OLD_YEAR).map(|year| Value::whole(year + 1))
        }
        // Britain's first floor is above the ground.
        (Lang::Ja, Kind::Cardinal) if after.starts_with('階') => {
            let is_floor = !before.ends_with("地下") && !begins(after, &["階建", "階級", "階層"]);
            whole.filter(|&n| is_floor && n > 1).map(|n| Value::whole(n - 1))
        }
        // The first year of 高校 is tenth grade.
        (Lang::Ja, Kind::Cardinal) if after.starts_with('年') => {
            let years = if ends(before, &["高校", "高等学校", "高"]) {
                9
            } else if ends(before, &["中学", "中学校", "中"]) {
                6
            } else {
                return None;
            };
            whole.filter(|n| (1..=3).contains(n)).map(|n| Value::whole(n + years))
        }
        _ => None,
    }
}

/// Whether a Japanese number only begins the range that it stands for: 9秒台, 3000円台. Lorries are
/// counted with the same word.
fn is_in_range(number: &Number, text: &str, after: &str) -> bool {
    let Some((unit, _)) = after.split_once('台') else { return false };
    let is_unit = |c: char| matches!(c, 'ァ'..='ー' | '%' | '％' | '℃' | '秒' | '分' | '度');
    match number.kind {
        Kind::Money(_) | Kind::Percent | Kind::Hour => unit.is_empty(),
        Kind::Cardinal => japanese_unit(text, "", after).is_some() && unit.chars().all(is_unit),
        _ => false,
    }
}

/// The next number after as many places: 10 after 9, 4000 after 3000, 50% after 40%.
fn next_round(value: Value) -> Option<Value> {
    let hundred = Value::whole(100);
    if value < Value::ONE {
        return next_round(value.times(hundred)?)?.over(hundred);
    }
    let whole = value.to_whole()?;
    let mut place = 1_u64;
    while whole.is_multiple_of(place.checked_mul(10)?) {
        place *= 10;
    }
    whole.checked_add(place).map(Value::whole)
}

/// What is left of one.
fn rest(part: Value) -> Option<Value> {
    let percent = part.times(Value::whole(100))?.to_whole()?;
    Value::ratio(100_u128.checked_sub(percent.into())?, 100)
}

fn is_before(after: &str) -> bool {
    after.starts_with('前') && !after.starts_with("前後")
}

fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// Whether the words behind an English percentage say that it is taken away.
fn is_taken_off(after: &str) -> bool {
    const WORDS: [&str; 9] = [
        "off",
        "discount",
        "discounts",
        "less",
        "cheaper",
        "lower",
        "reduction",
        "cut",
        "markdown",
    ];
    let mut words = after.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.by_ref().take(2).any(|word| WORDS.contains(&word))
}
