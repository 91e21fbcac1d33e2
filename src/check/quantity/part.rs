//! Ordinals that are parts: “fell by a third”, “more than a quarter”.

use taiyaku_dictionaries::is_stop_word;

use crate::text::numbers::{Kind, Number, Value};

/// What stands before the article of a part rather than of a place in an order.
const BEFORE: [&str; 15] = [
    "by", "to", "than", "about", "around", "nearly", "almost", "roughly", "over", "under", "only",
    "least", "just", "some", "another",
];

/// The part that an English ordinal with the indefinite article is, where no noun follows that it ranks: a
/// third, and not a third time.
pub(super) fn part(number: &Number, (before, after): (&str, &str)) -> Option<Value> {
    if number.kind != Kind::Ordinal || number.value <= Value::whole(2) {
        return None;
    }
    let before = before.trim_end();
    let before = before.strip_suffix(" a").or_else(|| before.strip_suffix(" an"))?;
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let follower = after.trim_start();
    let follower = follower.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let ranks_nothing = follower.is_empty() || is_stop_word(&follower.to_lowercase());
    let is_part = BEFORE.contains(&word.to_lowercase().as_str()) && ranks_nothing;
    if is_part { Value::ONE.over(number.value) } else { None }
}
