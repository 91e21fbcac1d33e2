//! Numerals in digits, and what digits and punctuation alone make: dates, clock times, parts.

use super::collect::Reading;
use super::{Kind, Value};
use crate::model::Span;

/// The value of a half- or full-width digit.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// A letter of half or full width, or `_`: beside a digit it makes an identifier.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '_' | '\u{c0}'..='\u{24f}')
}

/// The character at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// A numeral in digits, thousands commas and decimals included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub end: usize,
    /// `None` beyond the bounds of [`Value`], and for versions such as 1.2.3.
    pub value: Option<Value>,
    /// How many digits there are before the decimal point.
    pub length: usize,
}

/// A run of digits.
struct Run {
    end: usize,
    length: usize,
    value: Option<u128>,
}

fn run(text: &str, start: usize) -> Run {
    let mut found = Run { end: start, length: 0, value: Some(0) };
    for c in text.get(start..).unwrap_or("").chars() {
        let Some(d) = digit(c) else { break };
        found.value = found.value.and_then(|v| v.checked_mul(10)?.checked_add(u128::from(d)));
        found.end += c.len_utf8();
        found.length += 1;
    }
    found
}

/// The run of digits that follows one of `marks` at `at`; `None` if there is none.
fn run_after(text: &str, at: usize, marks: &[char]) -> Option<Run> {
    let mark = char_at(text, at).filter(|c| marks.contains(c))?;
    Some(run(text, at + mark.len_utf8())).filter(|run| run.length > 0)
}

/// Reads the numeral at `start`; `None` if there is no digit. O(its length).
pub(super) fn digits(text: &str, start: usize) -> Option<Digits> {
    let whole = run(text, start);
    if whole.length == 0 {
        return None;
    }
    let mut found = Digits { end: whole.end, value: None, length: whole.length };
    let mut mantissa = whole.value;
    if whole.length <= 3 {
        while let Some(group) = run_after(text, found.end, &[',', '，']) {
            if group.length != 3 {
                break;
            }
            mantissa = joined(mantissa, &group);
            found = Digits { end: group.end, length: found.length + 3, ..found };
        }
    }
    let mut scale = Some(1);
    if let Some(decimals) = newspaper_decimals(text, found.end, whole.length) {
        mantissa = joined(mantissa, &decimals);
        scale = power(decimals.length);
        found = Digits { end: decimals.end, ..found };
    } else if let Some(decimals) = run_after(text, found.end, &['.', '．']) {
        mantissa = joined(mantissa, &decimals);
        scale = power(decimals.length);
        found = Digits { end: decimals.end, ..found };
        while let Some(more) = run_after(text, found.end, &['.', '．']) {
            found.end = more.end;
            mantissa = None;
        }
    }
    found.value = mantissa.and_then(|m| Value::ratio(m, scale?));
    Some(found)
}

/// The three decimals at `start`, and no more, of a number whose zero is left out, as in sports: .325.
pub(super) fn average(text: &str, start: usize) -> Option<(usize, Value)> {
    let decimals = run(text, start);
    let is_closed = ends_here(text, decimals.end)
        && run_after(text, decimals.end, &['.', '．', '-', '/', ',']).is_none();
    let value = Value::ratio(decimals.value?, 1000)?;
    (decimals.length == 3 && is_closed).then_some((decimals.end, value))
}

/// The hundredths or tenths that stand behind seconds: 9秒98.
pub(super) fn hundredths(text: &str, start: usize) -> Option<(usize, Value)> {
    let decimals = run(text, start);
    let is_closed = char_at(text, decimals.end)
        .is_none_or(|c| "。、）)」・でのとがをはにもだまや 　".contains(c));
    let value = Value::ratio(decimals.value?, power(decimals.length)?)?;
    ((1..=2).contains(&decimals.length) && is_closed).then_some((decimals.end, value))
}

/// What a decimal point stands before in Japanese.
const MEASURES: &[&str] = &[
    "％",
    "%",
    "パーセント",
    "ﾊﾟｰｾﾝﾄ",
    "ポイント",
    "割",
    "倍",
    "度",
    "メートル",
    "キロ",
    "センチ",
    "ミリ",
    "グラム",
    "トン",
    "リットル",
    "ヘクタール",
    "平方",
    "立方",
    "円",
    "ドル",
    "ユーロ",
    "秒",
    "万",
    "億",
    "兆",
    "ｋｍ",
    "ｍ",
    "ｃｍ",
    "ｋｇ",
    "m",
    "km",
    "cm",
    "kg",
];

/// The decimals of ９８・２４ポイント: Japanese newspapers write ・ for the point. Between other
/// numbers it enumerates (１・２年生), so a measure must follow, or there must be two digits
/// before it and two behind that are no date's.
fn newspaper_decimals(text: &str, at: usize, length: usize) -> Option<Run> {
    let decimals = run_after(text, at, &['・', '･'])?;
    let after = text.get(decimals.end..).unwrap_or("");
    let is_measure = MEASURES.iter().any(|measure| after.starts_with(measure));
    let lists = ["年", "月", "日", "番", "号", "丁目", "・", "回", "話", "章", "組", "人"];
    let is_list = lists.iter().any(|unit| after.starts_with(unit));
    let is_long = length >= 2 && decimals.length == 2 && !is_list;
    (is_measure || is_long).then_some(decimals)
}

fn power(length: usize) -> Option<u128> {
    10u128.checked_pow(u32::try_from(length).ok()?)
}

/// The digits of `run` behind those of `mantissa`.
fn joined(mantissa: Option<u128>, run: &Run) -> Option<u128> {
    mantissa?.checked_mul(power(run.length)?)?.checked_add(run.value?)
}

/// Numbers that belong together, and where the last of them ends.
pub(super) struct Group {
    pub readings: Vec<Reading>,
    pub end: usize,
}

fn small(run: &Run) -> Option<u64> {
    (run.length <= 4).then_some(())?;
    u64::try_from(run.value?).ok()
}

fn ends_here(text: &str, end: usize) -> bool {
    !char_at(text, end).is_some_and(|c| digit(c).is_some() || is_letter(c))
}

fn reading(start: usize, end: usize, value: u64, kind: Kind) -> Reading {
    Reading::new(Span::new(start, end), Value::whole(value), kind)
}

/// A date of three numbers, year first: 2024-05-03, 2024/5/3, 2024.5.3.
pub(super) fn calendar(text: &str, start: usize) -> Option<Group> {
    let year = run(text, start);
    let mark = char_at(text, year.end).filter(|c| matches!(c, '-' | '/' | '.' | '／' | '．'))?;
    let month = run_after(text, year.end, &[mark])?;
    let day = run_after(text, month.end, &[mark])?;
    let (y, m, d) = (small(&year)?, small(&month)?, small(&day)?);
    let valid = year.length == 4 && (1..=12).contains(&m) && (1..=31).contains(&d);
    let closed = !digit_follows(text, day.end) && run_after(text, day.end, &[mark]).is_none();
    (valid && closed).then(|| Group {
        readings: vec![
            reading(start, year.end, y, Kind::Year),
            reading(year.end + mark.len_utf8(), month.end, m, Kind::Month),
            reading(month.end + mark.len_utf8(), day.end, d, Kind::Day),
        ],
        end: day.end,
    })
}

fn digit_follows(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(|c| digit(c).is_some())
}

/// A time of day: 19:30, 7:05:30. Seconds are read over.
pub(super) fn clock(text: &str, start: usize) -> Option<Group> {
    let hour = run(text, start);
    let minute = run_after(text, hour.end, &[':', '：'])?;
    let (h, m) = (small(&hour)?, small(&minute)?);
    let second = run_after(text, minute.end, &[':', '：']).filter(|run| run.length == 2);
    let end = second.map_or(minute.end, |run| run.end);
    // The scale of a map: 1:50,000.
    let is_scale = run_after(text, end, &[',', '，']).is_some_and(|run| run.length == 3);
    let is_time = hour.length <= 2 && minute.length == 2 && h <= 30 && m <= 59;
    if !is_time || is_scale || digit_follows(text, end) {
        return None;
    }
    let mut readings = vec![reading(start, hour.end, h, Kind::Hour)];
    if m > 0 {
        let mark = char_at(text, hour.end).map_or(1, char::len_utf8);
        readings.push(reading(hour.end + mark, minute.end, m, Kind::Minute));
    }
    Some(Group { readings, end })
}

/// Two numbers with a stroke between them: a part (2/3), if the second is at most
/// `max_denominator`, or else month and day (5/3).
pub(super) fn stroke(text: &str, start: usize, max_denominator: u64) -> Option<Group> {
    let left = run(text, start);
    let right = run_after(text, left.end, &['/', '／'])?;
    let closed = ends_here(text, right.end) && run_after(text, right.end, &['/', '／']).is_none();
    let opened = !char_before(text, start).is_some_and(|c| matches!(c, '/' | '／'));
    let (l, r) = (small(&left)?, small(&right)?);
    if !closed || !opened || l == 0 || r == 0 {
        return None;
    }
    let readings = if l < r && r <= max_denominator {
        let value = Value::ratio(l.into(), r.into())?;
        vec![Reading::new(Span::new(start, right.end), value, Kind::Cardinal)]
    } else if l <= 12 && r <= 31 {
        let mark = char_at(text, left.end).map_or(1, char::len_utf8);
        vec![
            reading(start, left.end, l, Kind::Month),
            reading(left.end + mark, right.end, r, Kind::Day),
        ]
    } else {
        return None;
    };
    Some(Group { readings, end: right.end })
}
