//! Words of the dictionary that hold a numeral and say no number.

use taiyaku_dictionaries::{Edict, Gloss, Stemmer};

use super::super::analysis::Analysis;
use super::super::sayings;
use crate::model::Lang;
use crate::text::numbers::{Kind, Number, numbers};
use crate::text::tokens::Token;

/// How many words may stand before the numeral: 岡目八目.
const BEFORE: usize = 2;
/// The most words of a headword.
const MAX_PARTS: usize = 6;

/// Whether a kanji numeral stands in a headword of several words none of whose glosses has its
/// value: 十両 is a rank, but 三日 is three days.
pub(super) fn holds(side: &Analysis<'_>, number: &Number) -> bool {
    if !matches!(number.kind, Kind::Cardinal | Kind::Ordinal) {
        return false;
    }
    let words = side.sentences().get(side.sentence_at(number.span.start));
    let tokens = words.map_or(&[][..], |words| words.tokens.as_slice());
    let at = tokens.partition_point(|token| token.span.end <= number.span.start);
    (at.saturating_sub(BEFORE)..=at).any(|from| {
        (2..=MAX_PARTS).any(|length| {
            let parts = tokens.get(from..from + length).unwrap_or_default();
            is_longer(parts, number) && says_no_number(parts, number)
        })
    })
}

/// Whether words without a gap between them hold a number and more.
fn is_longer(parts: &[Token], number: &Number) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let is_whole = parts.windows(2).all(|two| match two {
        [a, b] => a.span.end == b.span.start,
        _ => false,
    });
    is_whole
        && first.span.start <= number.span.start
        && number.span.end <= last.span.end
        && last.span.end - first.span.start > number.span.len()
}

fn says_no_number(parts: &[Token], number: &Number) -> bool {
    let parts: Vec<&str> = parts.iter().map(|token| token.word.text.as_str()).collect();
    Edict.glosses(&parts).is_some_and(|mut glosses| !glosses.any(|gloss| says(gloss, number)))
}

/// Whether a gloss has the value of a number, in words that are none perhaps: “one's twenties”.
fn says(gloss: Gloss, number: &Number) -> bool {
    let stems: Vec<&str> = gloss.filter_map(|id| Edict.stem(id)).collect();
    let stemmer = Stemmer::new();
    let is_said = |(word, values): &(&str, &[u64])| {
        number.value.to_whole().is_some_and(|value| values.contains(&value))
            && stems.contains(&&*stemmer.stem(word))
    };
    numbers(&stems.join(" "), Lang::En).iter().any(|said| said.value == number.value)
        || sayings::ENGLISH.iter().any(is_said)
}
