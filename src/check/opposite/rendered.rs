//! Whether both sides speak of the same: 鉛筆で書く and “do not write in ink” do not contradict each other.

use taiyaku_dictionaries::is_stop_word;

use crate::check::gloss::Noun;
use crate::text::tokens::{Class, Token};

/// Of how many English words it is looked into; of more it cannot be told.
const MOST_WORDS: usize = 10;

/// Words that need no rendering: ください says “please”, ここ is “here”.
const PLAIN: [&str; 3] = ["please", "here", "there"];

/// Words that say when, which one side may leave out of the same.
#[rustfmt::skip]
const WHEN: [&str; 69] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow",
    "yesterday", "tonight", "next", "last", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "hour", "hours", "minute", "minutes", "weekend", "morning", "afternoon", "evening", "night", "noon",
    "midnight", "within", "later", "earlier", "soon", "immediately", "daily", "weekly", "monthly", "yearly",
    "annually", "quarter", "quarters", "century", "decade", "spring", "summer", "autumn", "fall", "winter",
    "beginning", "end", "advance", "ahead", "o'clock", "o’clock",
];
/// What stands behind the figures of a date or a time: 10th, 9am.
const BEHIND_FIGURES: [&str; 6] = ["st", "nd", "rd", "th", "am", "pm"];

/// Whether an English word says when.
pub(super) fn says_when(token: &Token) -> bool {
    let text = token.word.text.as_str();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    WHEN.contains(&text) || behind.len() < text.len() && BEHIND_FIGURES.contains(&behind)
}

/// Whether each of some English words that say anything may translate one of some Japanese ones. O(Japanese words).
pub(super) fn are_rendered<'t>(
    english: impl Iterator<Item = &'t Token>,
    japanese: &[Token],
) -> bool {
    unrendered(english, japanese).is_some_and(|open| open.is_empty())
}

/// Those of some English words that say anything and translate none of some Japanese ones; nothing of too many
/// words. O(Japanese words).
pub(super) fn unrendered<'t>(
    english: impl Iterator<Item = &'t Token>,
    japanese: &[Token],
) -> Option<Vec<&'t Token>> {
    let says = |token: &&Token| {
        let text = token.word.text.as_str();
        !is_stop_word(text) && !PLAIN.contains(&text) && text.chars().any(char::is_alphabetic)
    };
    let words: Vec<&Token> = english.filter(says).take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let mut open = words;
    for token in japanese {
        if open.is_empty() {
            break;
        }
        if !matches!(token.word.class, Class::Function | Class::Symbol) {
            let noun = Noun::new(token);
            open.retain(|word| !noun.may_become(word));
        }
    }
    Some(open)
}
