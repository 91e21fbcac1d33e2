//! Properties that hold on any text.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::model::Document;

/// Text made of the pieces that the rules look at, and of anything else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "。", "．", "！", "？", "!", "?", ".", "...", "…", "「", "」", "『", "』", "（", "）", "(", ")", "\"", "“", "”",
            "'", "[1]", "\n", "\r\n", "\n\n", "\r", " ", "　", "と", "って", "です", "雨", "だ", "Mr", "U.S", "p.m", "The", "he", "I",
            "1.", "2.", "a)", "b)", "•", "🍺", "👨\u{200d}👩\u{200d}👧", "🇯🇵", "\u{fe0f}", "\u{301}", "\u{200d}", "\u{feff}", "\u{0}",
            "\u{2028}", "\u{2029}", "♪", "☆", "w", "（笑）", "(^o^)", "＼", "3.14", "Yahoo!", "http://a.b/c?d=e", "''", " . ", "・・・", "\u{85}", "-", "—",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z]{1,8}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = Options> {
    (0..3usize, 0..3usize, 0..3usize, 0..2usize, any::<bool>()).prop_map(|(q, n, e, l, own)| {
        Options {
            quotes: [Quotes::Auto, Quotes::Keep, Quotes::Split][q],
            newlines: [Newlines::Auto, Newlines::Hard, Newlines::Soft][n],
            ellipsis: [Ellipsis::Auto, Ellipsis::Cut, Ellipsis::Keep][e],
            lists: [Lists::Cut, Lists::Keep][l],
            abbreviations: if own { vec!["abc.".into(), String::new()] } else { Vec::new() },
            never_split: if own {
                vec!["雨だ。".into(), String::new(), "!".into()]
            } else {
                Vec::new()
            },
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn sentences_tile_the_text(text in text(), ja in any::<bool>(), options in options()) {
        let lang = if ja { Lang::Ja } else { Lang::En };
        let sentences = segment(&text, lang, &options);
        prop_assert!(Document::new(lang, text.clone(), sentences.clone()).is_ok());
        for sentence in &sentences {
            let part = sentence.span.of(&text).unwrap();
            prop_assert_eq!(part, part.trim());
        }
        let explained: Vec<Sentence> = explain(&text, lang, &options).into_iter().map(|(s, _)| s).collect();
        prop_assert_eq!(&sentences, &explained);
    }

    /// No grapheme cluster is divided, unless what it begins with is white space.
    #[test]
    fn cuts_lie_between_graphemes(text in text(), ja in any::<bool>(), options in options()) {
        let lang = if ja { Lang::Ja } else { Lang::En };
        for sentence in segment(&text, lang, &options) {
            for edge in [sentence.span.start, sentence.span.end] {
                let cluster = text.grapheme_indices(true).find(|(at, g)| *at < edge && edge < at + g.len());
                let divides = cluster.is_some_and(|(_, g)| !g.starts_with(char::is_whitespace));
                prop_assert!(!divides, "{:?} divides {:?}", sentence.span, cluster);
            }
        }
    }

    #[test]
    fn no_sentence_crosses_a_blank_line(text in text(), ja in any::<bool>()) {
        let lang = if ja { Lang::Ja } else { Lang::En };
        for sentence in segment(&text, lang, &Options { newlines: Newlines::Soft, ..Options::default() }) {
            let part = sentence.span.of(&text).unwrap().replace("\r\n", "\n").replace(['\r', '\x0c'], "\n");
            let lines: Vec<&str> = part.split('\n').collect();
            prop_assert!(!lines.iter().any(|line| line.trim().is_empty()), "{:?}", part);
        }
    }

    #[test]
    fn lines_are_sentences(text in text()) {
        let sentences = segment_lines(&text);
        prop_assert!(Document::new(Lang::Ja, text.clone(), sentences.clone()).is_ok());
        let hard = segment_lines(&text).len();
        let lines = text.replace("\r\n", "\n").replace(['\r', '\x0c'], "\n");
        prop_assert_eq!(hard, lines.split('\n').filter(|line| !line.trim().is_empty()).count());
    }
}
