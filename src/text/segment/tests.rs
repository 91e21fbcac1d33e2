//! Promises that hold for any text. Tables of examples stand beside, one for each language.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::model::Document;

/// Cuts `marked` without its `|` and compares: each `|` ends a sentence.
#[track_caller]
pub(super) fn check_with(lang: Lang, options: &Options, marked: &str) {
    let text = marked.replace('|', "");
    let wanted: Vec<&str> =
        marked.split('|').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let sentences = segment(&text, lang, options);
    let found: Vec<&str> = sentences.iter().filter_map(|s| s.span.of(&text)).collect();
    assert_eq!(found, wanted);
    check_promises(&text, lang, options);
}

/// [`check_with`] the default options.
#[track_caller]
pub(super) fn check_split(lang: Lang, marked: &str) {
    check_with(lang, &Options::default(), marked);
}

/// [`check_split`] for each of `cases`; shows all that fail at once.
#[track_caller]
pub(super) fn check_all(lang: Lang, cases: &[&str]) {
    let mut wrong = Vec::new();
    for marked in cases {
        let text = marked.replace('|', "");
        let wanted = marked.split('|').map(str::trim).filter(|piece| !piece.is_empty());
        let sentences = segment(&text, lang, &Options::default());
        let found: Vec<&str> = sentences.iter().filter_map(|s| s.span.of(&text)).collect();
        if !found.iter().copied().eq(wanted) {
            wrong.push(format!("{marked:?}\n    found {found:?}"));
        }
        check_promises(&text, lang, &Options::default());
    }
    assert!(
        wrong.is_empty(),
        "{} of {} are cut otherwise:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// Text made of what the scanner reacts to, so that rare combinations come up.
pub(super) fn busy_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "。",
        "！",
        "？",
        "「",
        "」",
        "『",
        "』",
        "（",
        "）",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "“",
        "”",
        "'",
        ".",
        "!",
        "?",
        "…",
        "...",
        ". . .",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "\u{3000}",
        "と",
        "という",
        "もう",
        "彼は",
        "雨だ",
        "Mr",
        "U.S",
        "etc",
        "a.m",
        "The",
        "dog",
        "1",
        "2)",
        "b.",
        "•",
        "- ",
        "[3]",
        "[^1]",
        "> ",
        "\n> ",
        "A: ",
        "¹",
        "*",
        "**",
        "](",
        "![",
        "</b>",
        "<sup>",
        ":)",
        "(^o^)",
        "（笑）",
        "ｗｗ",
        "😄",
        "👨\u{200d}👩\u{200d}👧",
        "🏳\u{fe0f}\u{200d}🌈",
        "🇯🇵",
        "\u{301}",
        "\u{200d}",
        "\u{fe0f}",
        "が\u{3099}",
        "★",
        "♪",
        "io.net",
        "\u{2028}",
        "\u{85}",
        "１",
        "．",
        "｡",
        "､",
        "nice",
        "……",
        "酒",
        "大さじ2",
        "$5",
        "笑",
        "w",
        "\n\u{3000}",
        "\n「",
        "第1章",
        "ということで、",
        "について\n",
        "文・",
        "・・",
        "Title Case Line\nand a small one\n",
        "1.1.",
        "\n5.8. ",
        "\n-----\n",
        "{",
        "}",
        "**雨",
        "!! ",
        "\u{a0}",
        "です：\n",
        "。[1]\n",
        "\n    語https://example.org/a\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

pub(super) fn options() -> impl Strategy<Value = Options> {
    (0..3_usize, 0..3_usize, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(quotes, newlines, ellipsis, lists, names)| Options {
            quotes: [Quotes::ByLanguage, Quotes::Keep, Quotes::Split][quotes],
            newlines: [Newlines::Auto, Newlines::Hard, Newlines::Soft][newlines],
            ellipsis: if ellipsis { Ellipsis::Auto } else { Ellipsis::Keep },
            lists: if lists { Lists::Split } else { Lists::Keep },
            abbreviations: if names { vec!["dog.".into()] } else { Vec::new() },
            never_split: if names {
                vec!["雨だ。".into(), "!".into(), String::new()]
            } else {
                Vec::new()
            },
        },
    )
}

#[track_caller]
fn check_promises(text: &str, lang: Lang, options: &Options) {
    let sentences = segment(text, lang, options);
    // The document's own door: ascending, disjoint, on characters, gaps of white space.
    Document::new(lang, text.to_owned(), sentences.clone()).unwrap();
    let boundaries: std::collections::HashSet<usize> =
        text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    for (index, sentence) in sentences.iter().enumerate() {
        let span = sentence.span;
        assert_eq!(span.of(text).map(str::trim), span.of(text), "trimmed");
        let touching = sentences.get(index + 1).is_some_and(|next| next.span.start == span.end);
        assert!(
            !touching || boundaries.contains(&span.end),
            "{text:?} cut inside a grapheme at {}",
            span.end
        );
    }
    assert_eq!(sentences.first().map_or(0, |s| s.paragraph), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn promises_hold_for_busy_text(text in busy_text(), options in options()) {
        check_promises(&text, Lang::Ja, &options);
        check_promises(&text, Lang::En, &options);
    }

    #[test]
    fn promises_hold_for_any_text(text in any::<String>(), options in options()) {
        check_promises(&text, Lang::Ja, &options);
        check_promises(&text, Lang::En, &options);
    }

    #[test]
    fn no_sentence_crosses_a_blank_line(text in busy_text(), options in options()) {
        for lang in [Lang::Ja, Lang::En] {
            for sentence in segment(&text, lang, &options) {
                let inside = sentence.span.of(&text).unwrap();
                prop_assert!(!inside.contains("\n\n"), "{inside:?}");
            }
        }
    }

    #[test]
    fn lines_are_sentences(text in busy_text()) {
        let found = segment_lines(&text);
        let lines: Vec<&str> = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(found.iter().map(|s| s.span.of(&text).unwrap()).collect::<Vec<_>>(), lines);
        prop_assert!(Document::new(Lang::En, text, found).is_ok());
    }
}

/// Text without a stop, or with nothing else, takes time in proportion to its length.
#[test]
fn hostile_text_is_linear() {
    for unit in [
        "「",
        ".",
        "あ",
        "(",
        "\"",
        "。",
        " ",
        "\n",
        ". ",
        "「。",
        "a.",
        "!",
        "[1]",
        "\u{301}",
        "1)",
        "『」",
        "…",
        ".\u{301}",
        "　。",
        "--\"",
        ". \"",
        "(^",
        "“",
        " '' . ",
        "A.",
        "Yahoo!あ",
        "e\n",
        "あ\n",
        "w",
        "★",
        "😄",
        "U.S. ",
        "![",
        ".[",
        "。[",
        "].(",
        ".*",
        ".<sup>",
        "。¹",
        ":1. ",
        "：１．",
        "…あ",
        "。……あ",
        "酒…3\n",
        "A...1\n",
        "\\(^o^)/",
        "m(_ _)m",
        "😄 A",
        "> a\nb\n",
        "> a\n",
        ">",
        "A: b\n",
        "1.1. ",
        "---\n",
        "a\n---\n",
        "**。",
        "*. ",
        "!! ",
        "{",
        "!**\n",
    ] {
        let text = unit.repeat(1_000_000 / unit.len());
        for lang in [Lang::Ja, Lang::En] {
            check_ends(&text, lang);
        }
    }
}

/// Quadratic work on a megabyte takes minutes, and this test would be seen to hang; linear work
/// takes a fraction of a second. Speed itself is measured by the benches.
#[track_caller]
fn check_ends(text: &str, lang: Lang) {
    let sentences = Segmenter::new(text, lang, &Options::default()).count();
    assert!(sentences <= text.len());
}
