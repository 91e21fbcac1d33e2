//! Parts of a period: the first half and the second; early, in the middle and late in a month.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::analysis::Analysis;
use super::context::Context;
use super::paired::Pair;
use crate::model::{Lang, Span};
use crate::text::numbers::Kind;

/// A part of a period that a sentence names.
#[derive(Clone, Copy)]
struct Part {
    /// Its place in the period.
    place: usize,
    /// The month that it is a part of, if that has a name.
    month: Option<u64>,
    span: Span,
}

/// The parts that a sentence names.
type Parts = fn(&Analysis<'_>, usize) -> Vec<Part>;

/// The half that one side of a bead has where the other side has the other one.
pub(super) fn half_slip(context: &Context<'_>, pair: &Pair) -> Option<(String, [Span; 2])> {
    slip(context, pair, halves)
}

/// The same of the thirds of a month: 上旬, “late May”.
pub(super) fn third_slip(context: &Context<'_>, pair: &Pair) -> Option<(String, [Span; 2])> {
    slip(context, pair, thirds)
}

fn slip(context: &Context<'_>, pair: &Pair, parts: Parts) -> Option<(String, [Span; 2])> {
    let (ja, en) = (context.japanese(), context.english());
    let of_side = |side, run: Range<usize>| -> Vec<Part> {
        run.flat_map(|index| parts(side, index)).collect()
    };
    let japanese = of_side(ja, pair.japanese.clone());
    // Most sentences name none.
    if japanese.is_empty() {
        return None;
    }
    let english = of_side(en, pair.english.clone());
    let months = japanese.iter().map(|part| part.month).filter(Option::is_some);
    let of_months = months.map(|month| {
        let of = |all: &[Part]| only(all.iter().filter(|part| part.month == month));
        of(&japanese).zip(of(&english))
    });
    let of_all = only(japanese.iter()).zip(only(english.iter()));
    let mut pairs = of_months.chain([of_all]).flatten();
    let (japanese, english) = pairs.find(|(a, b)| a.place != b.place)?;
    let (of_ja, of_en) =
        (ja.text(japanese.span).to_owned(), format!("“{}”", en.text(english.span)));
    let (source, draft) = context.in_order(of_ja, of_en);
    Some((format!("{source} in the source, {draft} here"), [japanese.span, english.span]))
}

/// The one part that is meant; none where there are several.
fn only<'p>(mut parts: impl Iterator<Item = &'p Part>) -> Option<Part> {
    let first = *parts.next()?;
    parts.all(|part| part.place == first.place).then_some(first)
}

/// Places of words in a sentence, with what they stand for.
fn places(side: &Analysis<'_>, index: usize, words: &[(&str, usize)]) -> Vec<Part> {
    let text = side.sentence(index).to_ascii_lowercase();
    let places = words.iter().flat_map(|&(word, place)| {
        text.match_indices(word).map(move |(at, _)| {
            let span = Span::new(at, at + word.len()).shifted(side.span(index).start);
            Part { place, month: None, span }
        })
    });
    places.collect()
}

fn halves(side: &Analysis<'_>, index: usize) -> Vec<Part> {
    let words: &[(&str, usize)] = match side.lang() {
        Lang::Ja => &[("上半期", 1), ("前半", 1), ("下半期", 2), ("後半", 2)],
        Lang::En => &[("first half", 1), ("second half", 2), ("latter half", 2)],
    };
    let mut found = places(side, index, words);
    let whole = side.span(index);
    if side.lang() == Lang::En {
        let decades = decades(side.sentence(index)).into_iter();
        found.extend(decades.map(|part| Part { span: part.span.shifted(whole.start), ..part }));
    }
    // 午前半ば, 午後半休 are other words.
    found.retain(|Part { span, .. }| {
        let before = side.text(Span::new(whole.start, span.start));
        let after = side.text(Span::new(span.end, whole.end));
        !before.ends_with('午') && !after.starts_with(['ば', '分', '日', '年', '休'])
    });
    found
}

/// “The early 1990s” are 1990年代前半.
fn decades(text: &str) -> Vec<Part> {
    let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let parts = words.windows(2).filter_map(|two| {
        let &[(start, word), (at, decade)] = two else { return None };
        let place = match word.to_ascii_lowercase().as_str() {
            "early" => 1,
            "late" => 2,
            _ => return None,
        };
        let is_decade = decade.ends_with("0s") || decade.to_ascii_lowercase().ends_with("ties");
        let span = Span::new(start, at + decade.len());
        is_decade.then_some(Part { place, month: None, span })
    });
    parts.collect()
}

fn thirds(side: &Analysis<'_>, index: usize) -> Vec<Part> {
    #[rustfmt::skip]
    const JAPANESE: &[(&str, usize)] = &[
        ("上旬", 1), ("初旬", 1), ("月初", 1), ("月の初", 1), ("月頭", 1), ("月はじめ", 1),
        ("中旬", 2), ("月半ば", 2), ("月なかば", 2), ("月の半ば", 2),
        ("下旬", 3), ("月末", 3), ("月の末", 3), ("月の終わり", 3),
    ];
    let (start, end) = (side.span(index).start, side.span(index).end);
    if side.lang() == Lang::En {
        let found = english_thirds(side.sentence(index)).into_iter();
        return found.map(|part| Part { span: part.span.shifted(start), ..part }).collect();
    }
    let mut found = places(side, index, JAPANESE);
    // 今月初めて
    found.retain(|part| !side.text(Span::new(part.span.end, end)).starts_with("めて"));
    let months = side.numbers(index..index + 1).filter(|number| number.kind == Kind::Month);
    for month in months {
        let is_of = |part: &Part| (part.span.start..part.span.end).contains(&month.span.end);
        for part in found.iter_mut().filter(|part| is_of(part)) {
            part.month = month.value.to_whole();
        }
    }
    found
}

/// “Early May”, “mid-May”, “the end of the month”.
fn english_thirds(text: &str) -> Vec<Part> {
    let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let mut found = Vec::new();
    for (at, &(start, word)) in words.iter().enumerate() {
        let (place, is_noun) = match word.to_ascii_lowercase().as_str() {
            "early" => (1, false),
            "beginning" | "start" => (1, true),
            "mid" => (2, false),
            "middle" => (2, true),
            "late" => (3, false),
            "end" => (3, true),
            _ => continue,
        };
        let mut rest = words.iter().skip(at + 1).copied().peekable();
        // Sales start in May.
        if is_noun && rest.next_if(|&(_, word)| word == "of").is_none() {
            continue;
        }
        rest.next_if(|&(_, word)| word == "in");
        let which = ["the", "this", "next", "last", "that", "each", "every"];
        let is_one = rest.next_if(|&(_, word)| which.contains(&word)).is_some();
        let Some((last, word)) = rest.next() else { continue };
        let month = month(word);
        if month.is_some() || is_one && word == "month" {
            found.push(Part { place, month, span: Span::new(start, last + word.len()) });
        }
    }
    found
}

/// The number of a month by its name, or what is short for it.
fn month(name: &str) -> Option<u64> {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    let is_short = |month: &str| matches!(name.len(), 3 | 4) && month.starts_with(name);
    (1..).zip(MONTHS).find(|&(_, month)| month == name || is_short(month)).map(|(number, _)| number)
}
