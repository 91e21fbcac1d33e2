//! The figures of a text, as marks and kinds of change need them: numbers with their signs, and what
//! is written as one and is none ([`super::written`]): versions (2.10 comes after 2.9), times of day,
//! fractions, codes, Roman numerals, vague numbers.

use std::ops::Range;

use crate::model::{Lang, Span};
use crate::text::numbers::{Certainty, Key, Kind, Number, numbers};
use crate::text::script::{is_hiragana, is_kanji_numeral};

use super::written::written;

/// A number, or what is written as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its bytes; of a number, with what decides its value.
    pub span: Span,
    /// What it says.
    pub value: Value,
    /// Whether it may be no figure at all, as the pronoun “one”.
    pub is_doubtful: bool,
}

/// What a figure says. Two with the same value say the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    Number(Sign, Key),
    /// As it is written; a version without its `v`, a time of day or a date without zeros in front.
    Written(String),
}

/// The sign before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// None, or one that changes nothing.
    Plus,
    Minus,
    Either,
}

impl Figure {
    /// How many bytes at the beginning of a part of it are numeral, not 円 or $. An English one is a
    /// word, or several with hyphens.
    pub fn numeral(&self, text: &str, part: Range<usize>, lang: Lang) -> usize {
        let part = text.get(part).unwrap_or("");
        let is_fraction = self.span.of(text).is_some_and(|whole| whole.contains("分の"));
        // 午後 is a word of its own.
        let part = if part.starts_with('午') { "" } else { part };
        let goes_on = |c: char| match (&self.value, lang) {
            (Value::Written(_), _) => true,
            (_, Lang::Ja) => {
                is_digit(c) || is_fraction || is_sign(c) || ",.，．・/マイナス".contains(c)
            }
            (_, Lang::En) => c.is_alphanumeric() || is_sign(c) || ",./⁄".contains(c),
        };
        part.len() - part.trim_start_matches(goes_on).len()
    }

    /// Whether it is a number, a time of day, a date or a fraction, which may be written in several
    /// ways, and no version or code.
    pub fn is_plain(&self) -> bool {
        match &self.value {
            Value::Number(..) => true,
            Value::Written(text) => {
                text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '/' | '-'))
            }
        }
    }

    /// Whether a part of it is the numeral itself and no word beside one, as “million” is.
    pub fn is_numeral(&self, text: &str, part: Span) -> bool {
        part == self.span || part.of(text).is_some_and(|part| part.contains(is_digit))
    }
}

/// Whether a numeral is written with `c`, in figures of any width or in kanji.
fn is_digit(c: char) -> bool {
    c.is_numeric() || is_kanji_numeral(c) || "零壱弐参萬".contains(c)
}

/// Whether a number is positive, negative or either by `c` before it.
fn is_sign(c: char) -> bool {
    sign_of(c).is_some()
}

fn sign_of(c: char) -> Option<Sign> {
    match c {
        '+' | '＋' => Some(Sign::Plus),
        '-' | '‐' | '‑' | '–' | '−' | '－' | '△' | '▲' => Some(Sign::Minus),
        '±' => Some(Sign::Either),
        _ => None,
    }
}

/// The sign at the end of what stands before a number, and its length. A hyphen behind a word or a
/// figure is none.
fn sign(ahead: &str) -> Option<(Sign, usize)> {
    const MINUS: &str = "マイナス";
    if ahead.ends_with(MINUS) {
        return Some((Sign::Minus, MINUS.len()));
    }
    let c = ahead.chars().next_back()?;
    let sign = sign_of(c)?;
    let before = ahead.chars().rev().nth(1);
    let is_free = before.is_none_or(|b| !is_sign(b) && (!b.is_alphanumeric() || is_hiragana(b)));
    (is_free && before != Some(')') || matches!(c, '△' | '▲' | '±')).then_some((sign, c.len_utf8()))
}

/// The figure that a number is, with its sign.
fn of_number(text: &str, number: &Number) -> Figure {
    let mut span = number.span;
    let found = sign(text.get(..span.start).unwrap_or(""));
    let (sign, length) = found.unwrap_or((Sign::Plus, 0));
    span.start -= length;
    if number.kind == Kind::Hour {
        let before = text.get(..span.start).unwrap_or("");
        let half = ["午前", "午後"].iter().find(|half| before.ends_with(*half));
        span.start -= half.map_or(0, |half| half.len());
    }
    let value = match number.kind {
        // As a time with minutes is written: ten at night is not ten in the morning.
        Kind::Hour => Value::Written(format!("{}:00", number.value)),
        _ => Value::Number(sign, number.key()),
    };
    Figure { span, value, is_doubtful: number.certainty == Certainty::Doubtful }
}

/// The figures of a text, in order; none overlap. O(bytes).
pub(super) fn figures(text: &str, lang: Lang) -> Vec<Figure> {
    let mut figures = all_figures(text, lang);
    let encoded = encoded(text);
    figures.retain(|figure| {
        let next = encoded.partition_point(|run| run.end <= figure.span.start);
        encoded.get(next).is_none_or(|run| figure.span.end <= run.start)
    });
    figures
}

/// The runs of characters that are encoded for addresses, as %E6%A6%82, in order: bytes, and no
/// figures. O(bytes).
pub(super) fn encoded(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, _) in text.match_indices('%') {
        let is_one = text.as_bytes().get(at + 1..at + 3);
        if !is_one.is_some_and(|byte| byte.iter().all(u8::is_ascii_hexdigit)) {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += 3,
            _ => runs.push(Span::new(at, at + 3)),
        }
    }
    // 50%60 may be figures.
    runs.retain(|run| {
        let before = text.get(..run.start).unwrap_or("");
        run.len() > 3 || !before.ends_with(|c: char| c.is_ascii_digit())
    });
    runs
}

fn all_figures(text: &str, lang: Lang) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut hour: Option<Number> = None;
    for number in numbers(text, lang) {
        // 10時半 is one figure.
        let minute =
            hour.filter(|hour| number.kind == Kind::Minute && hour.span.end == number.span.start);
        match (minute, figures.last_mut()) {
            (Some(hour), Some(last)) => {
                last.span.end = number.span.end;
                last.value = Value::Written(format!("{}:{:02}", hour.value, number.value));
            }
            _ => figures.push(of_number(text, &number)),
        }
        hour = Some(number).filter(|number| number.kind == Kind::Hour);
    }
    let whole = |(span, value)| Figure { span, value: Value::Written(value), is_doubtful: false };
    let mut written: Vec<Figure> = written(text, lang).into_iter().map(whole).collect();
    if written.is_empty() {
        return figures;
    }
    // What is a number as a whole is one, as 2024.5.3 may be; those inside a version are parts of it.
    let overlaps = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    written.retain(|whole| {
        let next = figures.partition_point(|figure| figure.span.end <= whole.span.start);
        figures.get(next).is_none_or(|figure| {
            let Span { start, end } = figure.span;
            start > whole.span.start || start == whole.span.start && end < whole.span.end
        })
    });
    figures.retain(|figure| {
        let next = written.partition_point(|whole| whole.span.end <= figure.span.start);
        written.get(next).is_none_or(|whole| !overlaps(whole.span, figure.span))
    });
    figures.extend(written);
    figures.sort_by_key(|figure| figure.span.start);
    figures
}
