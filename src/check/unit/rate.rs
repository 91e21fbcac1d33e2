//! How often something is: 月に3回 is not “three times a week”.

use crate::check::analysis::Analysis;
use crate::check::comparison::Swapped;
use crate::check::context::Context;
use crate::check::quantity::{Quantity, about, quoted};
use crate::model::{Lang, Span};
use crate::text::numbers::Kind;
use crate::text::script::is_kanji_numeral;

/// What stands right before a Japanese amount and says how often it comes.
#[rustfmt::skip]
const JAPANESE: [(&str, &str); 36] = [
    ("年間", "year"), ("年に", "year"), ("年額", "year"), ("年収", "year"), ("年俸", "year"),
    ("毎年", "year"), ("1年に", "year"), ("一年に", "year"),
    ("月に", "month"), ("月額", "month"), ("月給", "month"), ("月収", "month"), ("毎月", "month"),
    ("1カ月に", "month"), ("1か月に", "month"), ("1ヶ月に", "month"),
    ("週に", "week"), ("週", "week"), ("毎週", "week"), ("1週間に", "week"),
    ("1日に", "day"), ("一日に", "day"), ("1日", "day"), ("一日", "day"), ("毎日", "day"),
    ("毎時", "hour"), ("時速", "hour"), ("1時間に", "hour"),
    ("毎分", "minute"), ("分速", "minute"),
    ("1分に", "minute"), ("1分間に", "minute"),
    ("秒速", "second"), ("毎秒", "second"), ("1秒に", "second"), ("1秒間に", "second"),
];

/// Before one of these, another time is meant: 2020年に, 今月に, 5月1日.
const OTHERS: &str = "今来先翌前去昨本同各毎月数第何半隔";

/// Words about an English amount that say so alone.
const ENGLISH: [(&str, &str); 7] = [
    ("annual", "year"),
    ("annually", "year"),
    ("yearly", "year"),
    ("monthly", "month"),
    ("weekly", "week"),
    ("daily", "day"),
    ("hourly", "hour"),
];

const PERIODS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];

/// How many words may stand between an English amount and what says how often it comes.
const MAX_WORDS: usize = 4;

/// What is wrong with two equal amounts of which one comes more often.
pub(super) fn slip(context: &Context<'_>, equal: &Swapped) -> Option<String> {
    let (j, e) = (&equal.japanese, &equal.english);
    let is_amount = |it: &Quantity| {
        matches!(it.number.kind, Kind::Cardinal | Kind::Multiple | Kind::Money(_) | Kind::Percent)
    };
    let are_amounts = !j.idle && !e.idle && is_amount(j) && is_amount(e);
    if !are_amounts || j.number.value != e.number.value {
        return None;
    }
    let (ja, en) = (context.japanese(), context.english());
    let (of_j, of_e) = (japanese(ja, j)?, english(en, e)?);
    let ((a, per_a), (b, per_b)) = context.in_order((quoted(ja, j), of_j), (quoted(en, e), of_e));
    // Where both periods are spoken of, the one may be of another amount: two students $500 a month, every
    // year.
    let is_said = of_j != of_e && !says(en, e, of_j) && !says(ja, j, of_e);
    is_said.then(|| format!("{a} is by the {per_a}, {b} by the {per_b}"))
}

fn japanese(side: &Analysis<'_>, quantity: &Quantity) -> Option<&'static str> {
    let (before, _) = about(side, quantity.number.span);
    let before = ["約", "およそ", "平均", "最大", "計", " "]
        .iter()
        .fold(before, |before, word| before.trim_end_matches(word));
    let fits = JAPANESE.iter().filter_map(|&(word, period)| {
        let rest = before.strip_suffix(word)?;
        let is_other = |c: char| c.is_numeric() || is_kanji_numeral(c) || OTHERS.contains(c);
        (!rest.ends_with(is_other)).then_some((word.len(), period))
    });
    fits.max().map(|(_, period)| period)
}

fn english(side: &Analysis<'_>, quantity: &Quantity) -> Option<&'static str> {
    let (before, after) = about(side, quantity.number.span);
    let clause = after.split([',', ';', ':', '(', '.']).next().unwrap_or("");
    let mut words: Vec<&str> = clause.split_whitespace().take(MAX_WORDS + 2).collect();
    // “60 liters of water an hour”
    if words.get(1) == Some(&"of") {
        words.drain(1..words.len().min(3));
    }
    words.truncate(MAX_WORDS);
    let period = |word: &str| PERIODS.iter().find(|&&period| period == word).copied();
    // “Gives 500 people a second dose”, “two stay a month”: only what stands right behind what is counted
    // says how often.
    let each = words.iter().take(3).zip(words.iter().skip(1)).find_map(|two| match two {
        (&("a" | "an" | "per" | "each" | "every"), &word) if word != "second" => period(word),
        (&"per", &"second") => Some("second"),
        _ => None,
    });
    // “120 times a second”.
    let second = || {
        let is_said = matches!(words.as_slice(), ["a" | "every", "second"]) && quantity.often;
        is_said.then_some("second")
    };
    let alone = |word: &str| ENGLISH.iter().find(|(name, _)| *name == word).map(|&(_, it)| it);
    // “Three times daily”, but not “100 copies of a weekly”.
    let behind = words.get(1).and_then(|word| alone(word));
    // “A monthly fee of”, but not “the monthly sells”.
    let clause = before.rsplit([',', ';', ':', '(']).next().unwrap_or("");
    let mut leading = clause.split_whitespace().rev().take(MAX_WORDS);
    let is_noun = leading.next().is_some_and(|word| matches!(word, "of" | "is" | "was" | "at"));
    let ahead = || leading.find_map(alone).filter(|_| is_noun);
    each.or_else(second).or(behind).or_else(ahead)
}

/// Whether the amount's sentence speaks of a period anywhere.
fn says(side: &Analysis<'_>, quantity: &Quantity, period: &str) -> bool {
    let span = quantity.number.span;
    let sentence = side.span(side.sentence_at(span.start));
    let texts = [Span::new(sentence.start, span.start), Span::new(span.end, sentence.end)];
    let texts = texts.map(|it| side.text(it).to_lowercase());
    let has = |word: &str| texts.iter().any(|text| text.contains(word));
    let words = || texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    match side.lang() {
        Lang::Ja => JAPANESE.iter().any(|&(word, of)| of == period && has(word)),
        Lang::En => words()
            .any(|word| word.trim_end_matches('s') == period || ENGLISH.contains(&(word, period))),
    }
}
