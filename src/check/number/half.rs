//! The first half and the second.

use std::ops::Range;

use super::super::analysis::Analysis;
use super::super::context::{Context, Pair};
use crate::model::Span;

/// Words for a half, and whether it is the first.
const JAPANESE: [(&str, bool); 4] =
    [("上半期", true), ("前半", true), ("下半期", false), ("後半", false)];
const ENGLISH: [(&str, bool); 3] =
    [("first half", true), ("second half", false), ("latter half", false)];

/// A half that one side of a bead has where the other side has the other one.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<(String, [Span; 2])> {
    let (ja, en) = (context.japanese(), context.english());
    let (is_first, japanese) = only(ja, pair.japanese.clone(), &JAPANESE)?;
    let (is_other, english) = only(en, pair.english.clone(), &ENGLISH)?;
    if is_first == is_other {
        return None;
    }
    let (of_ja, of_en) = (ja.text(japanese).to_owned(), format!("“{}”", en.text(english)));
    let (source, draft) = if context.from_japanese() { (of_ja, of_en) } else { (of_en, of_ja) };
    Some((format!("{source} in the source, {draft} here"), [japanese, english]))
}

/// The one half of which sentences speak, and where; none where they speak of both.
fn only(side: &Analysis<'_>, run: Range<usize>, words: &[(&str, bool)]) -> Option<(bool, Span)> {
    let mut found = None;
    for index in run {
        let text = side.sentence(index).to_ascii_lowercase();
        let said = words.iter().flat_map(|&(word, is_first)| {
            let places = text.match_indices(word).filter(|&(at, _)| is_whole(&text, at, word));
            places.map(move |(at, _)| (is_first, Span::new(at, at + word.len())))
        });
        for (is_first, span) in said {
            let span = span.shifted(side.span(index).start);
            match found {
                Some((other, _)) if other != is_first => return None,
                _ => found = Some((is_first, span)),
            }
        }
    }
    found
}

/// Whether a word is not a part of others: 午前半ば, 午後半休.
fn is_whole(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at + word.len()..).unwrap_or("");
    !before.ends_with('午') && !after.starts_with(['ば', '分', '日', '年', '休'])
}
