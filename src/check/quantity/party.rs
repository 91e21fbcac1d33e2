//! Counts of which some are named: 佐藤さんら4人 is “Sato and three others”.

use crate::model::Lang;
use crate::text::numbers::{Kind, Number};
use crate::text::script::is_hiragana;

/// Whether a number counts those named before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Party {
    /// Nobody is named, as far as is known.
    No,
    /// They are counted, too: 佐藤さんら4人.
    With,
    /// They come on top of it, so many at most: “Sato and three others”.
    Without(u64),
}

impl Party {
    /// Whether one number counts `whole` with those named and the other `rest` without.
    pub fn is_whole(self, whole: u64, other: Self, rest: u64) -> bool {
        match (self, other) {
            (Self::With, Self::Without(named)) => {
                whole.checked_sub(rest).is_some_and(|it| (1..=named).contains(&it))
            }
            _ => false,
        }
    }
}

/// Behind those who are named; ら only behind a name or a title.
const NAMED: [&str; 8] = ["ら", "たち", "達", "以下", "など", "等", "はじめ", "含む"];
/// How many characters may stand between them and the number: 佐藤さんら社員4人.
const BETWEEN: usize = 8;
/// The most names that are counted.
const MOST: u64 = 4;

/// Whether a number between `before` and `after` counts those named before it.
pub(super) fn party(number: &Number, lang: Lang, (before, after): (&str, &str)) -> Party {
    if number.kind != Kind::Cardinal {
        return Party::No;
    }
    match lang {
        Lang::Ja if is_behind_names(before) => Party::With,
        Lang::En if is_on_top(before, after) => {
            let names = before.matches(", ").count() + before.matches(" and ").count();
            Party::Without(u64::try_from(names).unwrap_or(MOST).clamp(1, MOST))
        }
        _ => Party::No,
    }
}

fn is_behind_names(before: &str) -> bool {
    let is_open = |between: &str| {
        between.chars().count() <= BETWEEN
            && !between.contains(|c| "、。」をはがにでへも".contains(c))
    };
    NAMED.iter().any(|word| {
        before.rsplit_once(word).is_some_and(|(names, between)| {
            let is_name = |c: char| c == 'ん' || !is_hiragana(c) && !matches!(c, '、' | '。');
            is_open(between) && (*word != "ら" || names.ends_with(is_name))
        })
    })
}

/// Whether an English number counts others than those named.
fn is_on_top(before: &str, after: &str) -> bool {
    let mut behind = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_other = behind.next().is_some_and(|word| matches!(word, "other" | "others" | "more"));
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    let joint = match last {
        "his" | "her" | "their" | "its" => words.next().unwrap_or(""),
        _ => last,
    };
    is_other || matches!(joint, "and" | "with" | "plus")
}
