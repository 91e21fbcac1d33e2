//! Minutes that one side has and the other has not: 15時30分 is not “3 p.m.”.

use crate::check::analysis::Analysis;
use crate::check::comparison::{Comparison, Swapped};
use crate::check::context::Context;
use crate::check::quantity::Quantity;
use crate::model::{Lang, Span};
use crate::text::numbers::{Kind, Value};

/// How many bytes stand between an hour and its minutes at most: “half past three”.
const MAX_GAP: usize = 8;

/// What an hour is rounded with: “shortly after nine”, 9時ごろ.
const ENGLISH: [&str; 10] =
    ["about", "after", "around", "before", "by", "just", "nearly", "past", "roughly", "until"];
const JAPANESE: [&str; 7] = ["ごろ", "頃", "すぎ", "過ぎ", "前", "台", "半"];

/// Times of day of which one side lacks the minutes: the words, Japanese and English, and a message.
pub(super) fn slips(context: &Context<'_>, comparison: &Comparison) -> Vec<(String, [Span; 2])> {
    let (ja, en) = (context.japanese(), context.english());
    // 9時00分 is “9 a.m.”.
    let counts = |it: &&Quantity| it.number.kind == Kind::Minute && it.number.value != Value::ZERO;
    let minutes =
        |all: &[Quantity]| -> Vec<Quantity> { all.iter().filter(counts).copied().collect() };
    let mut found = Vec::new();
    for minute in minutes(&comparison.japanese_only) {
        let hour = comparison.equal.iter().find(|it| is_of(&minute, &it.japanese));
        let Some(Swapped { japanese, english }) = hour.filter(|it| is_sharp(en, &it.english))
        else {
            continue;
        };
        found.push([both(japanese, &minute), english.number.span]);
    }
    for minute in minutes(&comparison.english_only) {
        let hour = comparison.equal.iter().find(|it| is_of(&minute, &it.english));
        let Some(Swapped { japanese, english }) = hour.filter(|it| is_sharp(ja, &it.japanese))
        else {
            continue;
        };
        found.push([japanese.number.span, both(english, &minute)]);
    }
    let message = |[j, e]: [Span; 2]| {
        let (ja, en) = (ja.text(j).to_owned(), format!("“{}”", en.text(e)));
        let (source, draft) = context.in_order(ja, en);
        (format!("{source} in the source, {draft} here"), [j, e])
    };
    found.into_iter().map(message).collect()
}

/// From the first of two numbers to the last.
fn both(hour: &Quantity, minute: &Quantity) -> Span {
    let (a, b) = (hour.number.span, minute.number.span);
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

/// Whether minutes belong to an hour.
fn is_of(minute: &Quantity, hour: &Quantity) -> bool {
    let (minute, hour) = (minute.number.span, hour.number);
    let gap = minute.start.abs_diff(hour.span.end).min(hour.span.start.abs_diff(minute.end));
    hour.kind == Kind::Hour && gap <= MAX_GAP
}

/// Whether nothing says that an hour is rounded.
fn is_sharp(side: &Analysis<'_>, hour: &Quantity) -> bool {
    let span = hour.number.span;
    let sentence = side.span(side.sentence_at(span.start));
    let before = side.text(Span::new(sentence.start, span.start)).to_lowercase();
    let after = side.text(Span::new(span.end, sentence.end));
    let is_rounded = match side.lang() {
        Lang::En => before.split_whitespace().next_back().is_some_and(|it| ENGLISH.contains(&it)),
        Lang::Ja => JAPANESE.iter().any(|word| after.starts_with(word)) || before.ends_with('約'),
    };
    (hour.number.kind == Kind::Hour || hour.at) && !hour.rough && !is_rounded
}
