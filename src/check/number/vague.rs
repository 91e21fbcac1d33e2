//! Numbers that leave all but their size open: 数十人 are not “hundreds of people”.

use std::collections::BTreeMap;

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::measure::{english_unit, japanese_unit};
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::numbers::{Kind, Value};
use crate::text::script::is_kanji;
use crate::text::tokens::Token;

/// What stands behind 数, 何 or 幾, by its power of ten; of two the longer one counts.
const JAPANESE: [(&str, u32); 12] = [
    ("十", 1),
    ("百", 2),
    ("千", 3),
    ("万", 4),
    ("十万", 5),
    ("百万", 6),
    ("千万", 7),
    ("億", 8),
    ("十億", 9),
    ("百億", 10),
    ("千億", 11),
    ("兆", 12),
];

/// Words for numbers of a size, in the singular.
const ENGLISH: [(&str, u32); 7] = [
    ("ten", 1),
    ("dozen", 1),
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
];

/// What leaves open how many of them there are.
const OPEN: [&str; 4] = ["several", "few", "many", "some"];

/// The places of such numbers by their power of ten.
type Sizes = BTreeMap<u32, Span>;

/// The one number of a side that the other has in another size: a message, and the words.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<(String, [Span; 2])> {
    let (ja, en) = (context.japanese(), context.english());
    let (mut japanese, mut may_be) = (Sizes::new(), Vec::new());
    for index in pair.japanese.clone() {
        let start = ja.span(index).start;
        for (power, span, is_plain) in in_japanese(ja.sentence(index)) {
            may_be.push(power);
            if is_plain {
                japanese.entry(power).or_insert(span.shifted(start));
            }
        }
    }
    if japanese.is_empty() {
        return None;
    }
    let mut english = Sizes::new();
    for sentence in en.sentences().get(pair.english.clone()).unwrap_or_default() {
        for (power, span) in in_english(&sentence.tokens) {
            english.entry(power).or_insert(span);
        }
    }
    let values = |side: &Analysis<'_>, run| -> Vec<Value> {
        let numbers = side.numbers(run).filter(|number| number.kind != Kind::Year);
        numbers.map(|number| number.value).collect()
    };
    let (of_ja, of_en) = (values(ja, pair.japanese.clone()), values(en, pair.english.clone()));
    let missing = |own: &Sizes, others: &dyn Fn(u32) -> bool| -> Vec<Span> {
        own.iter().filter(|(power, _)| !others(**power)).map(|(_, span)| *span).collect()
    };
    let of_japanese =
        missing(&japanese, &|power| english.contains_key(&power) || has_size(&of_en, power));
    let of_english = missing(&english, &|power| may_be.contains(&power) || has_size(&of_ja, power));
    let ([j], [e]) = (of_japanese.as_slice(), of_english.as_slice()) else { return None };
    if measure_alike(context, *j, *e) == Some(false) {
        return None;
    }
    let (of_j, of_e) = (ja.text(*j).to_owned(), format!("“{}”", en.text(*e)));
    let (source, draft) = context.in_order(of_j, of_e);
    Some((format!("{source} in the source, {draft} here"), [*j, *e]))
}

/// Whether one of several numbers has a size.
fn has_size(values: &[Value], power: u32) -> bool {
    let whole = values.iter().filter_map(|value| value.to_whole().filter(|&it| it > 0));
    whole.map(u64::ilog10).any(|size| size == power)
}

/// Whether what stands behind two numbers is one currency or unit; unknown where one has none.
fn measure_alike(context: &Context<'_>, j: Span, e: Span) -> Option<bool> {
    const CURRENCIES: [(&str, &str); 6] = [
        ("円", "yen"),
        ("ドル", "dollar"),
        ("ユーロ", "euro"),
        ("ポンド", "pound"),
        ("元", "yuan"),
        ("ウォン", "won"),
    ];
    let (of_ja, of_en) = (behind(context.japanese(), j), behind(context.english(), e));
    let of_en = of_en.trim_start().strip_prefix("of").unwrap_or(of_en).trim_start();
    let ja = CURRENCIES.iter().find(|(name, _)| of_ja.starts_with(name));
    let en = CURRENCIES.iter().find(|(_, name)| of_en.starts_with(name));
    match (ja, en) {
        (Some(ja), Some(en)) => Some(ja == en),
        _ => Some(japanese_unit("", "", of_ja)?.is_same(english_unit(of_en, false)?)),
    }
}

/// What stands behind a word in its sentence.
fn behind<'a>(side: &Analysis<'a>, word: Span) -> &'a str {
    let end = side.span(side.sentence_at(word.start)).end;
    side.text(Span::new(word.end, end))
}

/// The sizes that a Japanese sentence names, and whether one is no figure of speech: 数百, not 何百.
fn in_japanese(text: &str) -> impl Iterator<Item = (u32, Span, bool)> {
    text.match_indices(['数', '何', '幾']).filter_map(|(at, open)| {
        let rest = text.get(at + open.len()..)?;
        let sizes = JAPANESE.iter().filter(|(word, _)| rest.starts_with(word));
        let (word, power) = sizes.max_by_key(|(word, _)| word.len())?;
        // 参加者数千人 may be a thousand.
        let is_apart = !text.get(..at)?.ends_with(|c| is_kanji(c) && c != '間');
        let span = Span::new(at, at + open.len() + word.len());
        Some((*power, span, open == "数" && is_apart))
    })
}

/// The sizes that English words name: “dozens”, “tens of thousands”, “several hundred”.
fn in_english(words: &[Token]) -> Vec<(u32, Span)> {
    let size = |token: &Token| {
        let text = token.word.text.as_str();
        let (name, is_plural) = text.strip_suffix('s').map_or((text, false), |it| (it, true));
        let (_, power) = ENGLISH.iter().find(|(word, _)| *word == name)?;
        Some((*power, is_plural))
    };
    let text = |at: usize| words.get(at).map_or("", |token| token.word.text.as_str());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let Some((mut power, mut is_open)) = size(first) else {
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).map_or("", text);
        is_open |= OPEN.contains(&before);
        let (start, mut last) = (first.span, first.span);
        at += 1;
        // Hundreds of thousands, tens of millions; several hundred thousand.
        loop {
            let is_plural = text(at.saturating_sub(1)).ends_with('s');
            let gap = usize::from(is_plural);
            let next = words.get(at + gap).filter(|_| !is_plural || text(at) == "of");
            let more = next.and_then(|token| Some((token, size(token)?.0)));
            let Some((token, more)) = more.filter(|(_, more)| *more > 2) else { break };
            power += more;
            last = token.span;
            at += gap + 1;
        }
        if is_open {
            found.push((power, Span::new(start.start, last.end)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::{EnglishTokenizer, Tokenizer};

    #[test]
    fn sizes_are_read_from_words() {
        for (text, wanted) in [
            ("Dozens of letters", &[1][..]),
            ("hundreds and thousands", &[2, 3]),
            ("tens of thousands of people", &[4]),
            ("several hundred thousand yen", &[5]),
            ("a few million", &[6]),
            ("millions, millions", &[6, 6]),
            ("two hundred", &[]),
            ("a dozen", &[]),
        ] {
            let words = EnglishTokenizer::new().tokens(text);
            let found: Vec<u32> = in_english(&words).into_iter().map(|(power, _)| power).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
