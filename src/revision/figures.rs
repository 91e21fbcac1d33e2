//! The figures of a text, as marks and kinds of change need them: numbers, and versions, which are
//! no numbers (2.10 comes after 2.9).

use std::ops::Range;

use crate::model::{Lang, Span};
use crate::text::numbers::{Certainty, Key, numbers};

/// A number or a version.
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
    /// Without its `v`.
    Version(String),
}

impl Figure {
    /// How many bytes at the beginning of a part of it are numeral, not 円 or $. An English one is a
    /// word, or several with hyphens.
    pub fn numeral(&self, text: &str, part: Range<usize>, lang: Lang) -> usize {
        let part = text.get(part).unwrap_or("");
        let goes_on = |c: char| match (&self.value, lang) {
            (Value::Version(_), _) => true,
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
    let mut versions = versions(text);
    if versions.is_empty() {
        return figures;
    }
    // What begins as a number is one, as 2024.5.3 may be; those inside a version are parts of it.
    let overlaps = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    versions.retain(|version| {
        let next = figures.partition_point(|figure| figure.span.end <= version.span.start);
        figures.get(next).is_none_or(|figure| figure.span.start > version.span.start)
    });
    figures.retain(|figure| {
        let next = versions.partition_point(|version| version.span.end <= figure.span.start);
        versions.get(next).is_none_or(|version| !overlaps(version.span, figure.span))
    });
    figures.extend(versions);
    figures.sort_by_key(|figure| figure.span.start);
    figures
}

/// Versions and what looks like them, as addresses and the numbers of sections do: figures behind a
/// `v`, or three at least with points between them; with what is said of the stage, as in
/// `2.0.0-rc.1`.
fn versions(text: &str) -> Vec<Figure> {
    let mut versions = Vec::new();
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
        if let Some(length) = version(text.get(at..).unwrap_or("")) {
            end = at + length;
            let value = text.get(at..end).unwrap_or("").trim_start_matches(['v', 'V']);
            versions.push(Figure {
                span: Span::new(at, end),
                value: Value::Version(value.to_ascii_lowercase()),
                is_doubtful: false,
            });
        }
    }
    versions
}

/// The length of the version that a text begins with.
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
    fn versions_are_figures_as_a_whole() {
        for (text, expected) in [
            ("Use v1.2.3, not v2.", &["v1.2.3", "v2"][..]),
            ("バージョン1.2.3を使う。Ver.2.0.1も。", &["1.2.3", "2.0.1"]),
            (
                "2.0.0-rc.1 and 1.0.0b2-based, 1.4.0+build.5",
                &["2.0.0-rc.1", "1.0.0b2", "1.4.0+build.5"],
            ),
            ("Ask 192.168.0.1 for taiyaku-0.9.1.", &["192.168.0.1", "0.9.1"]),
            ("A v8x, T4, x1.2.3 and 1.2.3x are none; vain, v.", &[]),
        ] {
            let found: Vec<&str> =
                versions(text).iter().map(|version| version.span.of(text).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
