//! Text in pieces is cut as text in one piece, however long its runs are.

use proptest::prelude::*;

use super::tests::{busy_text, options};
use super::*;
use crate::text::decode::Encoding;

/// Cuts `text` in pieces of `size` bytes or a little less.
fn in_pieces(text: &str, lang: Lang, options: &Options, size: usize) -> Vec<(Sentence, Rule)> {
    let mut found = Vec::new();
    let mut each = |it: Found<'_>| {
        assert_eq!(it.sentence.span.of(text), Some(it.text));
        found.push((it.sentence, it.rule));
        Ok::<_, std::convert::Infallible>(())
    };
    let mut stream = Stream::new(lang, options, Encoding::Utf8, 0);
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) =
            rest.split_at(rest.floor_char_boundary(size).max(rest.ceil_char_boundary(1)));
        stream.push(piece, &mut each).unwrap();
        rest = after;
    }
    stream.finish(&mut each).unwrap();
    found
}

#[track_caller]
fn check(text: &str, options: &Options, size: usize) {
    for lang in [Lang::Ja, Lang::En] {
        let whole = explain(text, lang, options);
        let pieces = in_pieces(text, lang, options, size);
        let differ = whole.iter().zip(&pieces).position(|(a, b)| a != b);
        assert!(
            whole == pieces,
            "{lang}: sentence {differ:?} of {} / {}",
            whole.len(),
            pieces.len()
        );
    }
}

/// Busy text with runs longer than one look, long enough for the scan to pause many times.
fn long_text() -> impl Strategy<Value = String> {
    let repeats = prop::sample::select(vec![1_usize, 1, 1, 2, 30, 500, 3_000]);
    let piece = (busy_text(), repeats).prop_map(|(text, times)| {
        let times = times.min(20_000 / text.len().max(1) + 1);
        text.repeat(times)
    });
    let run = (busy_piece(), prop::sample::select(vec![1_usize, 100, 1_024, 5_000]))
        .prop_map(|(piece, times)| piece.repeat(times));
    prop::collection::vec(prop_oneof![piece, run], 1..12).prop_map(|parts| parts.concat())
}

fn busy_piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        ".",
        "。",
        " ",
        "\n",
        "\u{3000}",
        "「",
        "」",
        "(",
        ")",
        "\"",
        "!",
        "…",
        "w",
        "ｗ",
        "♪",
        "-",
        "—",
        " .",
        "[1]",
        "[",
        "(^o^)",
        "（笑）",
        "\u{301}",
        "\u{200d}",
        "😄",
        "a",
        "A.",
        "\t\n",
        "1.",
        "Mr. ",
        ":)",
        "・",
        "\r",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn pieces_are_cut_as_the_whole(text in long_text(), options in options(), size in 1_usize..40_000) {
        check(&text, &options, size.max(text.len() / 500));
    }
}

#[test]
fn ordinary_text_in_pieces() {
    let ja = "担当者は「価格は下がった。しかし需要は強い。」と述べた。本当だろうか？\n\n雨だ。";
    let en = "Mr. Oda left at 5 p.m. on Jan. 5. “Why?” she asked.\nIt rained.\n\nThen it stopped. ";
    for text in [ja, en] {
        let text = text.repeat(2_000);
        for size in [200, 4_096, 65_536] {
            check(&text, &Options::default(), size);
        }
    }
}

#[test]
fn what_is_held_does_not_grow() {
    let options = Options::default();
    let mut stream = Stream::new(Lang::En, &options, Encoding::Utf8, 0);
    let mut sentences = 0;
    for _ in 0..2_000 {
        let piece = "It rained all day. We stayed at home and read. ".repeat(50);
        stream
            .push(&piece, |_| {
                sentences += 1;
                Ok::<_, ()>(())
            })
            .unwrap();
        assert!(stream.held() < 64 << 10, "{}", stream.held());
    }
    assert!(sentences > 199_000);
}

#[test]
fn spans_are_of_the_file_in_its_encoding() {
    let text = "雨だ。ｶﾀｶﾅのAだ。 風だ。";
    let options = Options::default();
    for (codec, encoding, first) in [
        (encoding_rs::SHIFT_JIS, Encoding::ShiftJis, 0),
        (encoding_rs::EUC_JP, Encoding::EucJp, 0),
        (encoding_rs::UTF_8, Encoding::Utf8, 3),
    ] {
        let bytes = codec.encode(text).0;
        let mut stream = Stream::new(Lang::Ja, &options, encoding, first);
        let mut check = |found: Found<'_>| {
            let span = found.sentence.span;
            let part = &bytes[span.start - first..span.end - first];
            assert_eq!(codec.decode(part).0, found.text);
            Ok::<_, ()>(())
        };
        stream.push(text, &mut check).unwrap();
        stream.finish(check).unwrap();
    }
}
