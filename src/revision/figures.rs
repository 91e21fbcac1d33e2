//! The figures of a text, as marks and kinds of change need them: numbers, and what is written with
//! digits and is no number: versions (2.10 comes after 2.9), times of day, fractions, codes.

use std::ops::Range;

use crate::model::{Lang, Span};
use crate::text::numbers::{Certainty, Key, numbers};

/// A number, or what is written with digits.
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
    Number(Key),
    /// As it is written; a version without its `v`, a time of day without a zero in front.
    Written(String),
}

impl Figure {
    /// How many bytes at the beginning of a part of it are numeral, not 円 or $. An English one is a
    /// word, or several with hyphens.
    pub fn numeral(&self, text: &str, part: Range<usize>, lang: Lang) -> usize {
        let part = text.get(part).unwrap_or("");
        let goes_on = |c: char| match (&self.value, lang) {
            (Value::Written(_), _) => true,
            (_, Lang::Ja) => is_digit(c) || ",.，．・".contains(c),
            (_, Lang::En) => c.is_alphanumeric() || ",.-".contains(c),
        };
        part.len() - part.trim_start_matches(goes_on).len()
    }

    /// Whether a part of it is the numeral itself and no word beside one, as “million” is.
    pub fn is_numeral(&self, text: &str, part: Span) -> bool {
        part == self.span || part.of(text).is_some_and(|part| part.contains(is_digit))
    }
}

/// Whether a numeral is written with `c`, in figures of any width or in kanji.
fn is_digit(c: char) -> bool {
    c.is_numeric() || "零一二三四五六七八九十百千万億兆壱弐参萬".contains(c)
}

/// The figures of a text, in order; none overlap. O(bytes).
pub(super) fn figures(text: &str, lang: Lang) -> Vec<Figure> {
    let number = |number: crate::text::numbers::Number| Figure {
        span: number.span,
        value: Value::Number(number.key()),
        is_doubtful: number.certainty == Certainty::Doubtful,
    };
    let mut figures: Vec<Figure> = numbers(text, lang).into_iter().map(number).collect();
    let mut written = written(text);
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

/// What is written with digits and is no number.
fn written(text: &str) -> Vec<Figure> {
    let mut written = Vec::new();
    let (mut end, mut before) = (0, [' ', ' ']);
    for (at, c) in text.char_indices() {
        // Behind a point one begins in `Ver.1.2` only.
        let is_inside = match before {
            [other, '.'] => !other.is_ascii_alphabetic(),
            [_, last] => last.is_ascii_alphanumeric(),
        };
        before = [before[1], c];
        if at < end || is_inside {
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        if let Some(length) = version(rest).or_else(|| pair(rest)).or_else(|| code(rest)) {
            end = at + length;
            let value = text.get(at..end).unwrap_or("").trim_start_matches(['v', 'V', '0']);
            written.push(Figure {
                span: Span::new(at, end),
                value: Value::Written(value.to_ascii_lowercase()),
                is_doubtful: false,
            });
        }
    }
    written
}

/// The length of the time of day (`9:30`, `10:00:05`) or the fraction (`1/2`) that a text begins with.
fn pair(text: &str) -> Option<usize> {
    let first = after_digits(text)?;
    let mark = first.chars().next().filter(|c| matches!(c, ':' | '/'))?;
    let mut rest = first.strip_prefix(mark).and_then(after_digits)?;
    while let Some(next) = rest.strip_prefix(mark).and_then(after_digits) {
        rest = next;
    }
    let is_ended = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == mark);
    is_ended.then_some(text.len() - rest.len())
}

/// The length of the code that a text begins with: a few letters, a hyphen, two digits or more, as in
/// `RC-200`; or of a digit in a circle.
fn code(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '①'..='⑳' | '❶'..='❿' | '㉑'..='㊿') {
        return Some(first.len_utf8());
    }
    /// Longer ones are words.
    const MAX_LETTERS: usize = 5;
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let digits = text.get(letters..)?.strip_prefix('-')?;
    let rest = after_digits(digits)?;
    let is_ended = !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_code = (1..=MAX_LETTERS).contains(&letters) && digits.len() - rest.len() >= 2;
    (is_code && is_ended).then_some(text.len() - rest.len())
}

/// The length of the version that a text begins with, or of what looks like one, as addresses and the
/// numbers of sections do: figures behind a `v`, or three at least with points between them; with what
/// is said of the stage, as in `2.0.0-rc.1`.
fn version(text: &str) -> Option<usize> {
    let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let has_letter = bare.len() < text.len();
    let mut rest = after_digits(bare)?;
    let mut count = 1;
    while let Some(next) = rest.strip_prefix('.').and_then(after_digits) {
        (rest, count) = (next, count + 1);
    }
    if count > 1 {
        while let Some(next) = after_stage(rest) {
            rest = next;
        }
    }
    let is_ended = !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    (is_ended && (has_letter || count >= 3)).then_some(text.len() - rest.len())
}

/// The text behind the digits with which it begins.
fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

/// The text behind a stage of a version: `-beta`, `rc1`, `.dev0`, `+build.5`.
fn after_stage(text: &str) -> Option<&str> {
    const STAGES: [&str; 11] =
        ["alpha", "beta", "build", "dev", "post", "preview", "pre", "rc", "snapshot", "a", "b"];
    let stage = text.trim_start_matches(['-', '+', '.']);
    let letters = stage.len() - stage.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (name, rest) = stage.split_at_checked(letters)?;
    let is_known = STAGES.iter().any(|known| name.eq_ignore_ascii_case(known));
    let numbered = rest.strip_prefix('.').and_then(after_digits).or_else(|| after_digits(rest));
    is_known.then(|| numbered.unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_with_digits_is_a_figure_as_a_whole() {
        for (text, expected) in [
            ("Use v1.2.3, not v2.", &["v1.2.3", "v2"][..]),
            ("バージョン1.2.3を使う。Ver.2.0.1も。", &["1.2.3", "2.0.1"]),
            (
                "2.0.0-rc.1 and 1.0.0b2-based, 1.4.0+build.5",
                &["2.0.0-rc.1", "1.0.0b2", "1.4.0+build.5"],
            ),
            ("Ask 192.168.0.1 for taiyaku-0.9.1.", &["192.168.0.1", "0.9.1"]),
            ("A v8x, T4, x1.2.3 and 1.2.3x are none; vain, v.", &[]),
            ("From 9:00 to 10:30, 1/2 of it.", &["9:00", "10:30", "1/2"]),
            ("図①のRC-200とCOVID-19", &["①", "RC-200", "COVID-19"]),
            ("A-1, well-30, 3:x, 1/ and and/or are none.", &[]),
        ] {
            let found: Vec<&str> =
                written(text).iter().map(|figure| figure.span.of(text).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
