//! Runs of sentences that are the same text, cut into sentences elsewhere: lines that were wrapped anew
//! inside a word, where a line may be a sentence of its own.

use std::ops::Range;

use crate::model::Document;

use super::key::key;
use super::links::Pair;

/// The runs at the beginning and at the end of a gap that say the same without a gap between
/// sentences, cut wherever both sides have a sentence's end. O(bytes of the gap).
pub(super) fn rewrapped(old: &Document, new: &Document, gap: &Pair) -> Vec<Pair> {
    let (olds, news) = gap;
    let forwards =
        common(olds.clone().map(|at| solid(old, at)), news.clone().map(|at| solid(new, at)));
    let mut runs: Vec<Pair> = forwards
        .into_iter()
        .map(|(a, b)| {
            (olds.start + a.start..olds.start + a.end, news.start + b.start..news.start + b.end)
        })
        .collect();
    let (old_end, new_end) =
        runs.last().map_or((olds.start, news.start), |run| (run.0.end, run.1.end));
    let backwards = common(
        (old_end..olds.end).rev().map(|at| turned(&solid(old, at))),
        (new_end..news.end).rev().map(|at| turned(&solid(new, at))),
    );
    runs.extend(backwards.into_iter().rev().map(|(a, b)| {
        (olds.end - a.end..olds.end - a.start, news.end - b.end..news.end - b.start)
    }));
    runs
}

/// A sentence as it is compared, ending as it does where another follows on the same line.
fn solid(document: &Document, sentence: usize) -> String {
    key(document.sentence(sentence)).into_owned() + document.lang().space()
}

fn turned(text: &str) -> String {
    text.chars().rev().collect()
}

/// From the first text on, the runs of either side that are the same together, by number; each as short
/// as can be.
fn common(
    mut one: impl Iterator<Item = String>,
    mut other: impl Iterator<Item = String>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut runs = Vec::new();
    let (mut start, mut end) = ((0, 0), (0, 0));
    let (mut here, mut there) = (String::new(), String::new());
    loop {
        let shared = here.chars().zip(there.chars()).take_while(|(a, b)| a == b);
        let length = shared.map(|(a, _)| a.len_utf8()).sum::<usize>();
        here.drain(..length);
        there.drain(..length);
        match (here.is_empty(), there.is_empty()) {
            (false, false) => return runs,
            (true, true) => {
                if end > start {
                    runs.push((start.0..end.0, start.1..end.1));
                    start = end;
                }
                if !(more(&mut one, &mut here, &mut end.0)
                    && more(&mut other, &mut there, &mut end.1))
                {
                    return runs;
                }
            }
            (true, false) if !more(&mut one, &mut here, &mut end.0) => return runs,
            (false, true) if !more(&mut other, &mut there, &mut end.1) => return runs,
            _ => {}
        }
    }
}

fn more(texts: &mut impl Iterator<Item = String>, text: &mut String, read: &mut usize) -> bool {
    let Some(next) = texts.next() else { return false };
    text.push_str(&next);
    *read += 1;
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::text::segment::segment_lines;

    #[test]
    fn the_same_text_is_found_however_it_is_cut() {
        for (old, new, expected) in [
            ("志乃も来た。", "志\n乃も来た。", "0..1=0..2"),
            ("雨。\n風も\n強い。\n雪。", "雨。風\nも強い。\n霧。", "0..3=0..2"),
            ("晴れ。\n風も\n強い。", "雨。\n風も強い。", "1..3=1..2"),
            ("雨。", "雪。", ""),
            ("雨", "雨だ。", ""),
        ] {
            let document =
                |text: &str| Document::new(Lang::Ja, text.to_owned(), segment_lines(text)).unwrap();
            let (old, new) = (document(old), document(new));
            let runs = rewrapped(&old, &new, &(0..old.len(), 0..new.len()));
            let shown = runs.iter().map(|(a, b)| format!("{a:?}={b:?}"));
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
        }
    }
}
