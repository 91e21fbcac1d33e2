//! Which half of the day an hour belongs to, and times in words.

mod spoken;

use crate::model::{Lang, Span};
use crate::text::numbers::{Certainty, Kind, Number, Value};
use crate::text::tokens::Token;

pub(super) use spoken::tell;

/// The half of the day before noon, or the one after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

use Half::{Afternoon, Morning};

/// Words before a Japanese hour, and the half of the day that they put it in.
const JAPANESE: [(&str, Half); 20] = [
    ("午前", Morning),
    ("早朝", Morning),
    ("今朝", Morning),
    ("翌朝", Morning),
    ("朝", Morning),
    ("未明", Morning),
    ("明け方", Morning),
    ("AM", Morning),
    ("am", Morning),
    ("午後", Afternoon),
    ("午后", Afternoon),
    ("昼", Afternoon),
    ("昼過ぎ", Afternoon),
    ("夕方", Afternoon),
    ("夕刻", Afternoon),
    ("夜", Afternoon),
    ("晩", Afternoon),
    ("深夜", Afternoon),
    ("PM", Afternoon),
    ("pm", Afternoon),
];

/// Words behind an English hour.
const ENGLISH: [(&str, Half); 8] = [
    ("a.m", Morning),
    ("am", Morning),
    ("in the morning", Morning),
    ("p.m", Afternoon),
    ("pm", Afternoon),
    ("in the afternoon", Afternoon),
    ("in the evening", Afternoon),
    ("at night", Afternoon),
];

/// Words that name an hour without a number.
const NAMED: [(&str, u64); 4] = [("正午", 12), ("noon", 12), ("midday", 12), ("midnight", 0)];

/// The half of the day that an hour between two texts belongs to, where one of them or the hour
/// itself says so, and where the words that say it begin in the text before.
pub(super) fn half(
    number: &Number,
    lang: Lang,
    (before, after): (&str, &str),
) -> (Option<Half>, usize) {
    let nothing = (None, before.len());
    let Some(hour) = number.value.to_whole().filter(|_| number.kind == Kind::Hour) else {
        return nothing;
    };
    let said = match lang {
        Lang::Ja => {
            let trimmed = before.trim_end_matches([' ', 'の']);
            let fits = JAPANESE.iter().filter(|(word, _)| trimmed.ends_with(word));
            let word = fits.max_by_key(|(word, _)| word.len());
            word.map(|&(word, half)| (half, trimmed.len() - word.len()))
        }
        Lang::En => {
            let is_minute = |c: char| c == ':' || c == '.' || c.is_ascii_digit();
            let after = after.trim_start_matches(is_minute).trim_start_matches([' ', '\u{a0}']);
            let begins = |word: &str| {
                let (start, rest) = after.split_at_checked(word.len()).unwrap_or(("", after));
                start.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphabetic)
            };
            let word = ENGLISH.iter().find(|(word, _)| begins(word));
            word.map(|&(_, half)| (half, before.len()))
        }
    };
    let half = match (hour, said) {
        // 12 is noon or midnight, whatever stands before it; past midnight it is still night.
        (12, _) => None,
        // 午後0時
        (0, Some((Afternoon, _))) => Some(Afternoon),
        (0 | 24.., _) => Some(Morning),
        (13..24, _) => Some(Afternoon),
        (1..=5, Some((Afternoon, at))) if is_night(before, after, at) => None,
        // 昼の11時 is before noon.
        (6..=11, Some((Afternoon, at)))
            if before.get(at..).is_some_and(|it| it.starts_with('昼')) =>
        {
            None
        }
        (_, Some((half, _))) => Some(half),
        (_, None) => None,
    };
    (half, said.map_or(before.len(), |(_, at)| at))
}

/// The half of the day that begins with an hour that is named by a word.
pub(super) fn of_name(text: &str) -> Option<Half> {
    matches!(text.to_lowercase().as_str(), "正午" | "noon" | "midday").then_some(Afternoon)
}

/// Whether the words that say it mean the night, which has hours of either half.
fn is_night(before: &str, after: &str, at: usize) -> bool {
    let word = before.get(at..).unwrap_or("");
    word.contains(['夜', '晩']) || after.contains("at night")
}

/// The hours that are named by a word, as numbers.
pub(super) fn named<'t>(tokens: impl Iterator<Item = &'t Token>) -> impl Iterator<Item = Number> {
    tokens.filter_map(|token| {
        let &(_, hour) = NAMED.iter().find(|(word, _)| *word == token.word.text)?;
        let (value, span): (_, Span) = (Value::whole(hour), token.span);
        Some(Number { span, value, kind: Kind::Hour, certainty: Certainty::Exact })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::numbers;

    #[test]
    fn hours_are_told_by_the_words_about_them() {
        for (lang, text, wanted) in [
            (Lang::Ja, "午前10時に", Some(Morning)),
            (Lang::Ja, "午後 3時に", Some(Afternoon)),
            (Lang::Ja, "夜の8時に", Some(Afternoon)),
            (Lang::Ja, "深夜2時に", None),
            (Lang::Ja, "15時に", Some(Afternoon)),
            (Lang::Ja, "25時に", Some(Morning)),
            (Lang::Ja, "8時に", None),
            (Lang::Ja, "昼の11時に", None),
            (Lang::Ja, "昼の2時に", Some(Afternoon)),
            (Lang::Ja, "午後12時に", None),
            (Lang::En, "at 10 p.m. sharp", Some(Afternoon)),
            (Lang::En, "at 10:30 a.m. sharp", Some(Morning)),
            (Lang::En, "at 10:30 AM", Some(Morning)),
            (Lang::En, "at 8 o'clock in the evening", None),
            (Lang::En, "at 12 a.m.", Some(Morning)),
            (Lang::En, "at 10:30 among them", None),
        ] {
            let number = numbers(text, lang)[0];
            let sides = text.split_at(number.span.start);
            let after = text.get(number.span.end..).unwrap_or("");
            assert_eq!(half(&number, lang, (sides.0, after)).0, wanted, "{text}");
        }
    }

    #[test]
    fn the_words_that_say_it_are_shown() {
        let text = "受付は午前の10時から";
        let number = numbers(text, Lang::Ja)[0];
        let (before, _) = text.split_at(number.span.start);
        assert_eq!(text.get(half(&number, Lang::Ja, (before, "")).1..), Some("午前の10時から"));
    }
}
