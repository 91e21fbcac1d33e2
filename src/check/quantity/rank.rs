//! Which numbers stand for a place in an order without being ordinals.

use crate::model::Lang;
use crate::text::numbers::{Kind, Number};

/// What a Japanese number is followed by when it ranks.
#[rustfmt::skip]
const JAPANESE: &[&str] = &[
    "階", "年生", "年連続", "期連続", "四半期連続", "回連続", "日連続", "週連続", "カ月連続", "か月連続", "連続",
    "連勝", "連敗", "連覇", "期目", "周年", "章", "話", "巻", "幕", "節", "等",
];

/// What begins with one of these and does not rank.
const OTHERS: &[&str] = &["階建", "階層"];

/// English words that a number behind them numbers.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "act", "article", "book", "chapter", "column", "episode", "exhibit", "figure", "floor", "grade",
    "lesson", "level", "line", "number", "page", "part", "phase", "problem", "question", "round", "row",
    "section", "slide", "stage", "step", "table", "volume",
];

/// Whether a number ranks, by itself or by the words about it.
pub(super) fn ranks(number: &Number, lang: Lang, (before, after): (&str, &str)) -> bool {
    match (number.kind, lang) {
        (Kind::Ordinal, _) => true,
        (Kind::Cardinal, Lang::Ja) => {
            let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
            begins(JAPANESE) && !begins(OTHERS)
        }
        (Kind::Cardinal, Lang::En) => {
            let before = before.trim_end();
            let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            ENGLISH.contains(&word.to_lowercase().as_str())
        }
        _ => false,
    }
}
