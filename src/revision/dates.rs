//! Dates, however they are written: in figures (2023-03-05, 2023/3/5), or with words (5 March 2023,
//! March 5, 2023年3月5日).

use crate::model::Lang;
use crate::text::numbers::Key;

use super::figures::{Figure, Sign, Value};

/// What figures say: a date as a whole, so that the days of two dates cannot change places unseen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said<'a> {
    Date(Date),
    Other(&'a Value),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Date {
    year: Option<u64>,
    month: u64,
    day: u64,
}

/// Whether figures say the same, whatever their order. Beside a month Japanese 3/5 is a date; in English it
/// may be the third of May. O(figures · log figures).
pub(super) fn say_the_same(old: &[&Figure], new: &[&Figure], lang: Lang) -> bool {
    let may_be_short =
        |other: &[&Figure]| lang == Lang::Ja && other.iter().any(|figure| month(figure).is_some());
    said(old, may_be_short(new), lang) == said(new, may_be_short(old), lang)
}

/// What figures say, sorted; whether `3/5` is a date is for `is_short` to say.
fn said<'a>(figures: &[&'a Figure], is_short: bool, lang: Lang) -> Vec<Said<'a>> {
    let mut said: Vec<Said<'a>> = Vec::with_capacity(figures.len());
    let mut at = 0;
    while let Some(figure) = figures.get(at) {
        let rest = figures.get(at..).unwrap_or_default();
        let written = written(&figure.value, is_short).map(|date| (date, 1));
        match written.or_else(|| in_words(rest, lang)) {
            Some((date, count)) => {
                said.push(Said::Date(date));
                at += count;
            }
            None => {
                said.push(Said::Other(&figure.value));
                at += 1;
            }
        }
    }
    said.sort_unstable();
    said
}

/// A date that is one figure.
fn written(value: &Value, is_short: bool) -> Option<Date> {
    let Value::Written(text) = value else { return None };
    let numbers: Vec<u64> =
        text.split(['-', '/']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let date = match numbers[..] {
        [year, month, day] if year > 999 => Date { year: Some(year), month, day },
        [month, day] if is_short => Date { year: None, month, day },
        _ => return None,
    };
    ((1..=12).contains(&date.month) && (1..=31).contains(&date.day)).then_some(date)
}

/// The date that several figures begin with, and how many are its own: those that stand close to a
/// month, with nothing but a blank or a comma between them.
fn in_words(figures: &[&Figure], lang: Lang) -> Option<(Date, usize)> {
    let gap = if lang == Lang::Ja { 0 } else { ", ".len() };
    let is_close = |pair: &[&Figure]| match pair {
        [a, b] => b.span.start.checked_sub(a.span.end).is_some_and(|between| between <= gap),
        _ => false,
    };
    let close = 1 + figures.windows(2).take(2).take_while(|pair| is_close(pair)).count();
    let get = |at: usize| figures.get(at).filter(|_| at < close);
    let month = |at: usize| get(at).and_then(|figure| month(figure));
    let amount = |at: usize| get(at).and_then(|figure| amount(figure));
    let day = |at: usize| amount(at).filter(|day| (1..=31).contains(day));
    let year = |at: usize| amount(at).filter(|year| *year > 999);
    // Where year, month and day stand.
    let (with_year, without): (&[[usize; 3]], &[[usize; 2]]) = match lang {
        Lang::Ja => (&[[0, 1, 2]], &[[0, 1]]),
        Lang::En => (&[[2, 0, 1], [2, 1, 0]], &[[0, 1], [1, 0]]),
    };
    let full = with_year.iter().find_map(|&[y, m, d]| {
        Some((Date { year: Some(year(y)?), month: month(m)?, day: day(d)? }, 3))
    });
    let mut short = without.iter();
    full.or_else(|| {
        short.find_map(|&[m, d]| Some((Date { year: None, month: month(m)?, day: day(d)? }, 2)))
    })
}

fn month(figure: &Figure) -> Option<u64> {
    match figure.value {
        Value::Number(Sign::Plus, Key::Month(month)) => month.to_whole(),
        _ => None,
    }
}

fn amount(figure: &Figure) -> Option<u64> {
    match figure.value {
        Value::Number(Sign::Plus, Key::Amount(amount)) => amount.to_whole(),
        _ => None,
    }
}
