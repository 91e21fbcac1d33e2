//! What stands behind a Japanese numeral: a unit, a counter, or the rest of a word.

use super::super::digits::{char_at, char_before};
use super::super::ja_numeral::{Numeral, numeral};
use super::super::ja_words::{BEFORE_ONE, BEHIND_HALF, COUNTERS, UNITS, Unit, WORDS};
use super::Scanner;

/// What stands behind a numeral.
#[derive(Clone, Copy)]
pub(super) struct Behind {
    pub unit: Unit,
    /// Where it ends, 目 included.
    pub end: usize,
    /// 目 behind a counter makes an ordinal.
    pub ordinal: bool,
}

impl Scanner<'_> {
    /// The unit or counter behind a numeral; a space may stand between it and digits.
    pub fn behind(&self, numeral: &Numeral) -> Option<Behind> {
        let space = usize::from(numeral.has_digits && self.after(numeral.end).starts_with(' '));
        let at = numeral.end + space;
        let rest = self.after(at);
        let (counter, unit) = (counter(rest), unit(rest));
        let counter_length = counter.map_or(0, str::len);
        let found = match unit {
            Some((word, unit)) if word.len() >= counter_length => {
                Behind { unit, end: at + word.len(), ordinal: false }
            }
            _ => Behind { unit: Unit::Count, end: at + counter?.len(), ordinal: false },
        };
        let eye = self.after(found.end).strip_prefix('目').filter(|rest| {
            found.unit == Unit::Count
                && !rest.starts_with(['標', '的', '次', '線', '指', '立', '安'])
        });
        Some(match eye {
            Some(_) => Behind { end: found.end + '目'.len_utf8(), ordinal: true, ..found },
            None => found,
        })
    }

    /// Where to go on if the numeral is only part of a word: 一般, 統一, 千葉, 一部.
    pub fn end_of_word(
        &self,
        start: usize,
        numeral: &Numeral,
        behind: Option<Behind>,
    ) -> Option<usize> {
        if numeral.has_digits {
            return None;
        }
        let listed = longest(WORDS, self.after(start)).map(|word| start + word.len());
        let reach = behind.map_or(numeral.end, |behind| behind.end);
        let in_time = ["午前", "午後"].iter().any(|word| self.before(start).ends_with(word));
        let is_word = |end: &usize| *end >= reach && !in_time && !half_behind(self.after(*end));
        if let Some(end) = listed.filter(is_word) {
            return Some(end);
        }
        let first = char_at(self.text, start)?;
        let joined = char_before(self.text, start).is_some_and(|c| BEFORE_ONE.contains(c));
        if first == '一' && numeral.length == 1 && joined {
            return Some(numeral.end);
        }
        if behind.is_some() {
            return None;
        }
        let next = char_at(self.text, numeral.end);
        let kanji_follows = next.is_some_and(|c| matches!(c, '一'..='鿿' | '々'));
        let counts = match (numeral.length, numeral.multiplied) {
            (1, _) => self.is_enumerated(numeral),
            (_, true) => true,
            (length, false) => length >= 3 && !kanji_follows && !numeral.decimal,
        };
        (!counts).then_some(numeral.end)
    }

    /// 三、四人: a lone numeral, and then its successor with a counter.
    fn is_enumerated(&self, first: &Numeral) -> bool {
        let rest = self.after(first.end);
        let Some(mark) = rest.chars().next().filter(|c| matches!(c, '、' | '〜' | '～')) else {
            return false;
        };
        numeral(self.text, first.end + mark.len_utf8()).is_some_and(|next| {
            !next.has_digits && next.value > first.value && self.behind(&next).is_some()
        })
    }
}

/// The longest of `words` that `text` begins with.
pub(super) fn longest<'w>(words: &[&'w str], text: &str) -> Option<&'w str> {
    words.iter().copied().filter(is_beginning_of(text)).max_by_key(|word| word.len())
}

/// Whether `text` begins with a word; most words are turned away for their first character.
fn is_beginning_of(text: &str) -> impl Fn(&&str) -> bool {
    let first = text.chars().next();
    move |word| word.chars().next() == first && text.starts_with(*word)
}

/// The counter that `text` begins with.
pub(super) fn counter(text: &str) -> Option<&'static str> {
    longest(COUNTERS, text)
}

/// The unit that `text` begins with, and what it means.
pub(super) fn unit(text: &str) -> Option<(&'static str, Unit)> {
    let is_beginning = is_beginning_of(text);
    UNITS.iter().copied().filter(|(word, _)| is_beginning(word)).max_by_key(|(word, _)| word.len())
}

/// Whether a text begins with a half that belongs to what stands before it, and not with a word such as
/// 半分, 半ば or 半期.
pub(super) fn half_behind(text: &str) -> bool {
    text.strip_prefix('半').is_some_and(|rest| !rest.starts_with(|c| BEHIND_HALF.contains(c)))
}
