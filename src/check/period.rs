//! Parts of a period: the first half and the second; early, in the middle and late in a month.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::analysis::Analysis;
use super::context::{Context, Pair};
use crate::model::{Lang, Span};

/// The parts of a period that a sentence names, each with its place in it.
type Parts = fn(&str, Lang) -> Vec<(usize, Span)>;

/// A half that one side of a bead has where the other side has the other one.
pub(super) fn half_slip(context: &Context<'_>, pair: &Pair) -> Option<(String, [Span; 2])> {
    slip(context, pair, halves)
}

/// The same of the thirds of a month: 上旬, “late May”.
pub(super) fn third_slip(context: &Context<'_>, pair: &Pair) -> Option<(String, [Span; 2])> {
    slip(context, pair, thirds)
}

fn slip(context: &Context<'_>, pair: &Pair, parts: Parts) -> Option<(String, [Span; 2])> {
    let (ja, en) = (context.japanese(), context.english());
    let (part, japanese) = only(ja, pair.japanese.clone(), parts)?;
    let (other, english) = only(en, pair.english.clone(), parts)?;
    if part == other {
        return None;
    }
    let (of_ja, of_en) = (ja.text(japanese).to_owned(), format!("“{}”", en.text(english)));
    let (source, draft) = if context.from_japanese() { (of_ja, of_en) } else { (of_en, of_ja) };
    Some((format!("{source} in the source, {draft} here"), [japanese, english]))
}

/// The one part of which sentences speak, and where; none where they speak of several.
fn only(side: &Analysis<'_>, run: Range<usize>, parts: Parts) -> Option<(usize, Span)> {
    let mut found = None;
    for index in run {
        for (part, span) in parts(side.sentence(index), side.lang()) {
            match found {
                Some((other, _)) if other != part => return None,
                _ => found = Some((part, span.shifted(side.span(index).start))),
            }
        }
    }
    found
}

/// Places of words in a text, with what they stand for.
fn places(text: &str, words: &[(&str, usize)]) -> Vec<(usize, Span)> {
    let places = words.iter().flat_map(|&(word, part)| {
        text.match_indices(word).map(move |(at, _)| (part, Span::new(at, at + word.len())))
    });
    places.collect()
}

fn halves(text: &str, lang: Lang) -> Vec<(usize, Span)> {
    let words: &[(&str, usize)] = match lang {
        Lang::Ja => &[("上半期", 1), ("前半", 1), ("下半期", 2), ("後半", 2)],
        Lang::En => &[("first half", 1), ("second half", 2), ("latter half", 2)],
    };
    let text = text.to_ascii_lowercase();
    let mut found = places(&text, words);
    // 午前半ば, 午後半休 are other words.
    found.retain(|(_, span)| {
        let before = text.get(..span.start).unwrap_or("");
        let after = text.get(span.end..).unwrap_or("");
        !before.ends_with('午') && !after.starts_with(['ば', '分', '日', '年', '休'])
    });
    found
}

fn thirds(text: &str, lang: Lang) -> Vec<(usize, Span)> {
    #[rustfmt::skip]
    const JAPANESE: &[(&str, usize)] = &[
        ("上旬", 1), ("初旬", 1), ("月初", 1), ("月の初", 1), ("月頭", 1), ("月はじめ", 1),
        ("中旬", 2), ("月半ば", 2), ("月なかば", 2), ("月の半ば", 2),
        ("下旬", 3), ("月末", 3), ("月の末", 3), ("月の終わり", 3),
    ];
    match lang {
        Lang::Ja => {
            let mut found = places(text, JAPANESE);
            // 今月初めて
            let after = |span: &Span| text.get(span.end..).unwrap_or("");
            found.retain(|(_, span)| !after(span).starts_with("めて"));
            found
        }
        Lang::En => english_thirds(text),
    }
}

/// “Early May”, “mid-May”, “the end of the month”.
fn english_thirds(text: &str) -> Vec<(usize, Span)> {
    let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let mut found = Vec::new();
    for (at, &(start, word)) in words.iter().enumerate() {
        let (part, is_noun) = match word.to_ascii_lowercase().as_str() {
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
        if let Some((last, word)) = rest.next()
            && (is_month(word) || is_one && word == "month")
        {
            found.push((part, Span::new(start, last + word.len())));
        }
    }
    found
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.iter().any(|month| {
        *month == word || (word.len() >= 3 && month.get(..word.len().min(4)) == Some(word))
    })
}
