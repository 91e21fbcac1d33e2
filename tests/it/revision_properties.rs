//! What holds for any two revisions.

use proptest::prelude::*;
use taiyaku::model::{Operation, Revision};
use taiyaku::text::segment::{self, Options};
use taiyaku::{Document, Lang};
use unicode_normalization::UnicodeNormalization as _;

use crate::revision::compare;
use crate::support::solid;

fn document(lang: Lang, text: &str, lines: bool) -> Document {
    let sentences = match lines {
        true => segment::segment_lines(text),
        false => segment::segment(text, lang, &Options::default()),
    };
    Document::new(lang, text.to_owned(), sentences).unwrap()
}

/// The new text as it follows from the old one: what stayed is taken from there.
fn applied(revision: &Revision) -> String {
    let mut text = String::new();
    for change in &revision.changes {
        if change.pieces.is_empty() {
            change.old.clone().for_each(|at| text.push_str(revision.old.sentence(at)));
        }
        for piece in &change.pieces {
            text.push_str(match piece.is_mark() {
                true => piece.new.of(revision.new.text()).unwrap(),
                false => piece.old.of(revision.old.text()).unwrap(),
            });
        }
    }
    text
}

fn check(lang: Lang, old: &str, new: &str, lines: bool) {
    let (a, b) = (document(lang, old, lines), document(lang, new, lines));
    let forth = compare(a.clone(), b.clone(), lines);
    // In another form of normalisation a sentence is the same, and what stayed is the old one's.
    let canonical = |text: &str| solid(text).nfc().collect::<String>();
    assert_eq!(canonical(&applied(&forth)), canonical(new), "{old:?} {new:?}");

    // Each sentence is in one change.
    let count = |of: fn(&taiyaku::model::Change) -> std::ops::Range<usize>| {
        let mut numbers: Vec<usize> = forth.changes.iter().flat_map(of).collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(count(|change| change.old.clone()), (0..a.len()).collect::<Vec<_>>());
    assert_eq!(count(|change| change.new.clone()), (0..b.len()).collect::<Vec<_>>());
    // The order is that of the new text.
    assert!(forth.changes.is_sorted_by_key(|change| change.new.start));

    // The other way round: the same, with insertions for deletions and splits for merges.
    let back = compare(b.clone(), a.clone(), lines);
    let mirrored = |operation| match operation {
        Operation::Inserted => Operation::Deleted,
        Operation::Deleted => Operation::Inserted,
        Operation::Split => Operation::Merged,
        Operation::Merged => Operation::Split,
        same => same,
    };
    let mut expected: Vec<_> = forth
        .changes
        .iter()
        .map(|change| {
            let run = |range: &std::ops::Range<usize>| range.clone().collect::<Vec<_>>();
            let pieces: Vec<_> =
                change.pieces.iter().filter(|p| p.is_mark()).map(|p| (p.new, p.old)).collect();
            let is_single = matches!(change.operation, Operation::Inserted | Operation::Deleted);
            let pieces = if is_single { Vec::new() } else { pieces };
            (mirrored(change.operation), run(&change.new), run(&change.old), pieces)
        })
        .collect();
    let mut found: Vec<_> = back
        .changes
        .iter()
        .map(|change| {
            let run = |range: &std::ops::Range<usize>| range.clone().collect::<Vec<_>>();
            let pieces: Vec<_> =
                change.pieces.iter().filter(|p| p.is_mark()).map(|p| (p.old, p.new)).collect();
            let is_single = matches!(change.operation, Operation::Inserted | Operation::Deleted);
            let pieces = if is_single { Vec::new() } else { pieces };
            (change.operation, run(&change.old), run(&change.new), pieces)
        })
        .collect();
    let key = |c: &(Operation, Vec<usize>, Vec<usize>, _)| (c.1.clone(), c.2.clone());
    expected.sort_by_key(key);
    found.sort_by_key(key);
    assert_eq!(found, expected);

    for text in [a, b] {
        assert!(compare(text.clone(), text, lines).is_same());
    }
}

fn english() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "rain",
        "fell",
        "The",
        "cat",
        "slept",
        "on",
        "the",
        "roof",
        "and",
        "dog",
        "token",
        "tokens",
        "$300",
        "io.net",
        "“yes”",
        "well-known",
        "Ms.",
        "a",
        "fog,",
        "harbour",
        "evening",
    ]);
    let sentence = prop::collection::vec(word, 1..9).prop_map(|words| words.join(" ") + ".");
    let space = prop::sample::select(vec![" ", "\n", "\n\n", "  "]);
    prop::collection::vec((sentence, space), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(s, gap)| s + gap).collect())
}

fn japanese() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "雨が",
        "降った",
        "家庭の",
        "世帯の",
        "猫は",
        "屋根で",
        "眠る",
        "三日",
        "300本",
        "GPUを",
        "「はい」と",
        "言った",
        "io.net",
        "朝から",
        "ガス",
        "が",
        "を",
    ]);
    let sentence = prop::collection::vec(word, 1..7).prop_map(|words| words.concat() + "。");
    let space = prop::sample::select(vec!["", "\n", "\n\n", "\u{3000}"]);
    prop::collection::vec((sentence, space), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(s, gap)| s + gap).collect())
}

/// A text and another made from it by taking out, doubling and exchanging stretches.
fn revised(text: impl Strategy<Value = String>) -> impl Strategy<Value = (String, String)> {
    (text, prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64, 0..4_usize), 0..4)).prop_map(
        |(old, cuts)| {
            let mut new = old.clone();
            for (from, to, action) in cuts {
                let place =
                    |share: f64| new.floor_char_boundary((new.len() as f64 * share) as usize);
                let (from, to) = (place(from).min(place(to)), place(from).max(place(to)));
                let (head, middle, tail) = (&new[..from], &new[from..to], &new[to..]);
                new = match action {
                    0 => [head, tail].concat(),
                    1 => [head, middle, middle, tail].concat(),
                    2 => [middle, head, tail].concat(),
                    _ => [head, "x", tail].concat(),
                };
            }
            (old, new)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn changes_make_the_new_text_of_the_old((old, new) in revised(english()), lines: bool) {
        check(Lang::En, &old, &new, lines);
    }

    #[test]
    fn changes_make_the_new_japanese_of_the_old((old, new) in revised(japanese()), lines: bool) {
        check(Lang::Ja, &old, &new, lines);
    }

    #[test]
    fn unrelated_texts_are_compared_too(old in english(), new in english(), lines: bool) {
        check(Lang::En, &old, &new, lines);
    }

    #[test]
    fn any_characters(old in "\\PC{0,60}", new in "\\PC{0,60}", lines: bool) {
        check(Lang::En, &old, &new, lines);
        check(Lang::Ja, &old, &new, lines);
    }
}
