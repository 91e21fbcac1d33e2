//! Numbers that the other side says with other numbers, or with words.

use std::ops::Range;

use super::super::analysis::Analysis;
use super::super::measure::Unit;
use super::super::quantity::Quantity;
use super::super::sayings;
use crate::text::fold::Folded;
use crate::text::numbers::{Kind, Number, Value};

/// Whether `quantity` is a part that two numbers of the other side make, or one of two that make
/// a part there: 4割 is “four in ten”, 3人に1人 “a third”. A whole number is no such part: 12人 in
/// 4つの班 make no three of anything.
pub(super) fn is_composed(quantity: &Quantity, own: &[Quantity], others: &[Quantity]) -> bool {
    let number = quantity.number;
    let mut pairs = others.iter().flat_map(|a| others.iter().map(move |b| (a.number, b.number)));
    pairs.any(|(a, b)| is_ratio(number, a, b))
        || others.iter().any(|other| {
            let of = |a, b| is_ratio(other.number, a, b);
            is_part_of(quantity, other)
                || own.iter().any(|it| of(number, it.number) || of(it.number, number))
        })
}

/// Whether a number that is not whole is one number in another.
fn is_ratio(part: Number, a: Number, b: Number) -> bool {
    let is_time = |number: Number| matches!(number.kind, Kind::Hour | Kind::Minute);
    part.value.to_whole().is_none()
        && b.value != Value::ONE
        && a.value.over(b.value) == Some(part.value)
        && !is_time(a)
        && !is_time(b)
}

/// Whether a number is one of those that a fraction is said with: the 3 and the 1 of a third.
fn is_part_of(quantity: &Quantity, fraction: &Quantity) -> bool {
    let value = quantity.number.value;
    let is_plain = matches!(quantity.number.kind, Kind::Cardinal | Kind::Ordinal);
    // 0.5キロ and 2キロ measure the same thing.
    let are_amounts = quantity.unit.is_some() && fraction.unit.is_some();
    fraction.number.value < Value::ONE
        && !are_amounts
        && is_plain
        && value.to_whole().is_some()
        && value <= Value::whole(100)
        && (value == Value::ONE
            || value == Value::whole(10)
            || value == Value::whole(100)
            || fraction.number.value.times(value).is_some_and(|v| v.to_whole().is_some()))
}

/// Whether English says `quantity` with another word than a number.
pub(super) fn said_otherwise(
    quantity: &Quantity,
    english: &Analysis<'_>,
    run: Range<usize>,
) -> bool {
    // 30センチ is a foot.
    let is_article = |word: &str| matches!(word, "a" | "an" | "one");
    let mut before = "";
    let is_converted = english.tokens(run.clone()).any(|token| {
        let article = std::mem::replace(&mut before, token.word.text.as_str());
        is_article(article)
            && quantity.unit.zip(Unit::named(&token.word.text)).is_some_and(|(unit, named)| {
                unit.is_converted(quantity.number.value, (Value::ONE, named))
            })
    });
    if quantity.number.value == Value::HALF {
        let is_half = |word: &str| sayings::HALVES.contains(&word);
        let is_phrase = |index| {
            let sentence = english.sentence(index);
            sayings::IN_HALVES.iter().any(|phrase| sentence.contains(phrase))
        };
        return is_converted
            || run.clone().any(is_phrase)
            || english.tokens(run).any(|token| is_half(&token.word.text));
    }
    let Some(value) = quantity.number.value.to_whole() else { return is_converted };
    let is_unit = |word: &str| {
        let total =
            quantity.unit.and_then(|unit| unit.size.checked_mul(value)).filter(|&it| it > 0);
        let unit = quantity.unit.zip(total).and_then(|(unit, total)| unit.of_size(total));
        unit == Some(word)
    };
    let is_phrase = sayings::PHRASES
        .iter()
        .filter(|(_, values)| values.contains(&value))
        .any(|(phrase, _)| run.clone().any(|index| english.sentence(index).contains(phrase)));
    is_converted
        || is_phrase
        || english.tokens(run).any(|token| {
            let word = token.word.text.as_str();
            // 24 hours are a day.
            if is_unit(word) {
                return true;
            }
            let says = sayings::ENGLISH.iter().find(|(name, _)| *name == word);
            says.is_some_and(|(_, values)| values.contains(&value) && may_say(word, quantity))
        })
}

/// Whether a word that says the value of `quantity` may say what it counts, too: hours have words of
/// their own, months and days have names.
fn may_say(word: &str, quantity: &Quantity) -> bool {
    const HOURS: [&str; 5] = ["noon", "midday", "midnight", "clock", "正午"];
    match quantity.number.kind {
        Kind::Hour => HOURS.contains(&word),
        Kind::Month | Kind::Weekday | Kind::Day => false,
        _ => true,
    }
}

/// Whether the digits stand on the other side, though not as a number: `GPT-4`, `30GBs`, `３Ｍ`.
pub(super) fn is_written(
    quantity: &Quantity,
    side: &Analysis<'_>,
    (other, run): (&Analysis<'_>, Range<usize>),
) -> bool {
    let number = quantity.number;
    let value = match number.kind {
        Kind::Percent => number.value.times(Value::whole(100)).unwrap_or(number.value),
        _ => number.value,
    };
    let written = value.to_string();
    // 3M is a company, and not three million.
    let literal = Folded::new(side.text(number.span)).text().to_lowercase();
    run.into_iter().any(|index| {
        let folded = Folded::new(other.sentence(index)).text().replace(',', "");
        if literal.contains(char::is_alphabetic) && folded.to_lowercase().contains(&literal) {
            return true;
        }
        folded
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .any(|digits| digits.trim_matches('.') == written)
    })
}

pub(super) fn said_in_japanese(
    quantity: &Quantity,
    japanese: &Analysis<'_>,
    run: Range<usize>,
) -> bool {
    let is_part = quantity.number.value == Value::HALF;
    let value = quantity.number.value.to_whole();
    // A numeral in a word that says no number: 四十九日.
    let numeral = value.filter(|value| (11..10_000).contains(value)).map(sayings::kanji);
    run.into_iter().any(|index| {
        let text = japanese.sentence(index);
        if numeral.as_ref().is_some_and(|numeral| text.contains(numeral)) {
            return true;
        }
        sayings::JAPANESE.iter().any(|(word, values)| {
            let says =
                value.is_some_and(|value| values.contains(&value)) && may_say(word, quantity);
            (says || (is_part && *word == "半")) && text.contains(word)
        })
    })
}
