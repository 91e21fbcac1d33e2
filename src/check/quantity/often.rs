//! Numbers that say how often something happened: 3回, “three times”.

use crate::model::Lang;
use crate::text::numbers::{Kind, Number};
use crate::text::script::is_kanji_numeral;

/// What stands behind such a number in Japanese …
const TIMES: [&str; 3] = ["回", "遍", "たび"];
/// … and what begins likewise and counts something else.
#[rustfmt::skip]
const OTHERS: [&str; 11] = [
    "回目", "回戦", "回生", "回線", "回路", "回転", "回り", "回答", "回分", "度目", "度数",
];
/// What stands behind an English multiple that compares: “twice as large”, “three times the price”.
const COMPARES: [&str; 8] = ["as", "the", "that", "what", "more", "higher", "larger", "greater"];
/// What stands behind “once” where it is counted: “once a day”.
const EACH: [&str; 8] = ["a", "an", "each", "every", "per", "daily", "weekly", "monthly"];

/// Whether a number that is written `text`, with `after` behind it, counts occasions.
pub(super) fn counts_times(number: &Number, lang: Lang, text: &str, after: &str) -> bool {
    match (number.kind, lang) {
        (Kind::Cardinal, Lang::Ja) => {
            let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
            // 三度 is “three times”, 3度 are degrees.
            let is_often = begins(&TIMES) || begins(&["度"]) && text.chars().all(is_kanji_numeral);
            is_often && !begins(&OTHERS)
        }
        (Kind::Cardinal, Lang::En) => {
            let days = after.trim_start_matches([' ', '-']).strip_prefix("days ");
            days.and_then(|rest| rest.split_once(' ')).is_some_and(|(each, period)| {
                let word = period.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
                EACH.contains(&each) && matches!(word, "week" | "month" | "year")
            })
        }
        (Kind::Multiple, Lang::En) => {
            let next = after.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
            let next = next.unwrap_or("");
            let text = text.to_lowercase();
            // “Once” is many things.
            let is_said = matches!(text.as_str(), "twice" | "thrice") || text.ends_with("times");
            is_said && !COMPARES.contains(&next) || text == "once" && EACH.contains(&next)
        }
        _ => false,
    }
}
