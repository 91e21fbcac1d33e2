//! What holds for any input.

use proptest::prelude::*;
use taiyaku::align::Aligner;
use taiyaku::formats::glossary::GLOSSARIES;
use taiyaku::formats::{lexicon_tsv, memory, tmx};
use taiyaku::model::{Lexicon, WordPair};
use taiyaku::text::decode::decode;
use taiyaku::text::fold::Folded;
use taiyaku::text::segment::{self, Options};
use taiyaku::text::tokens::{EnglishTokenizer, JapaneseTokenizer, Tokenizer};
use taiyaku::{Document, Glossary, Lang, Span};

use crate::{glossaries, segmentation};

/// Text with what matters to the readers: both scripts, punctuation, widths, breaks, emoji.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ぁ-ん]{1,4}",
        "[ァ-ヴー]{1,5}",
        "[一-龥]{1,3}",
        "[A-Za-z0-9.,'’-]{1,8}",
        "[０-９Ａ-Ｚｱ-ﾝﾞﾟ]{1,4}",
        "[。．！？!?…―「」『』（）()“”]{1,3}",
        "[ \\n\\t\u{3000}]{1,2}",
        prop::string::string_regex("\\PC{0,3}").unwrap(),
        any::<char>().prop_map(String::from),
        Just("👩‍👩‍👧".to_owned()),
        Just("が\u{3099}e\u{301}".to_owned()),
        Just("\u{feff}\u{200b}".to_owned()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Bytes that look more or less like a memory or a lexicon.
fn markup() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("<tmx>".to_owned()),
        Just("<tu tuid='1'><tuv xml:lang=\"ja\"><seg>".to_owned()),
        Just("</seg></tuv></tu>".to_owned()),
        "</?(tmx|tu|tuv|seg|ph|sub|hi|prop|x)( lang='[a-z]{0,3}')?/?>",
        "&(lt|amp|#x?[0-9a-f]{1,6}|a);?",
        Just("<!DOCTYPE tmx [<!ENTITY a \"b\">]><![CDATA[ ]]><!-- -->".to_owned()),
        Just("#taiyaku.lexicon/1\nsource\ttarget\tforward\tbackward\tcount\n".to_owned()),
        Just("{\"source_text\":\"雨\",\"target_text\":\"rain\"}\n".to_owned()),
        "[\t\n,\"{}0-9.]{1,3}",
        text(),
    ];
    let pieces = prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat());
    (pieces, any::<Option<(prop::sample::Index, u8)>>()).prop_map(|(text, damage)| {
        let mut bytes = text.into_bytes();
        if let Some((index, byte)) = damage.filter(|_| !bytes.is_empty()) {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    })
}

/// Text that looks more or less like a glossary.
fn terms() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("source,target,forbidden\n".to_owned()),
        Just("id\tja\ten\ten_forbidden\tpass\tignore\n".to_owned()),
        Just("en,ja_admitted,ja_preferred,exact,case_sensitive,part_of_speech\n".to_owned()),
        Just("猫,cat,kitty\n".to_owned()),
        Just("a\t猫|\\|\tcat\tx\t猫 => cat\\=>\trule\n".to_owned()),
        Just("cat,猫,ネコ,yes,true,noun\n".to_owned()),
        Just("<tbx><text><body>".to_owned()),
        Just("<conceptEntry id='a'><note>x</note>".to_owned()),
        Just("<langSec xml:lang='ja'><termSec><term>猫&lt;".to_owned()),
        Just("</term></termSec></langSec>".to_owned()),
        Just("<langSec xml:lang='en'><termSec><term>cat</term></termSec></langSec>".to_owned()),
        Just("</conceptEntry>".to_owned()),
        Just("</body></text></tbx>".to_owned()),
        "[\t\n\r,;|\"\\\\]{1,3}",
        text(),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

fn word_pair() -> impl Strategy<Value = WordPair> {
    let probability = || (0..=10_000_u16).prop_map(|p| f32::from(p) / 1e4);
    let word = "[^\\p{C}\\s]{1,6}( [a-z]{1,4})?";
    (word, word, probability(), probability(), any::<u32>()).prop_map(
        |(japanese, english, forward, backward, count)| WordPair {
            japanese,
            english,
            forward,
            backward,
            count,
        },
    )
}

fn lang() -> impl Strategy<Value = Lang> {
    prop_oneof![Just(Lang::Ja), Just(Lang::En)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            prop_assert!(!decoded.text.contains('\0'));
            for lang in [Lang::Ja, Lang::En] {
                let _ = segment::segment(&decoded.text, lang, &Options::default());
            }
        }
    }

    #[test]
    fn memories_and_lexicons_are_read_or_refused(bytes in markup()) {
        for unit in tmx::Reader::new(&bytes[..]).take(1000) {
            let _ = unit.map_err(|error| error.to_string());
        }
        for name in ["a.tmx", "a.txt"] {
            let head = String::from_utf8_lossy(&bytes);
            let entries = memory::read(&head, name, Box::new(&bytes[..]));
            // An error is the last entry, so that reading comes to an end.
            let entries: Vec<_> = entries.take(1000).collect();
            prop_assert!(entries.len() < 1000);
            let before = entries.split_last().map_or(&[][..], |(_, before)| before);
            prop_assert!(before.iter().all(Result::is_ok));
        }
        if let Ok(lexicon) = lexicon_tsv::read(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(lexicon_tsv::read(&lexicon_tsv::write(&lexicon)), Ok(lexicon));
        }
    }

    #[test]
    fn glossaries_are_read_or_refused_and_written_whole(text in terms()) {
        for format in &GLOSSARIES {
            glossaries::check(format, text.as_bytes());
        }
    }

    #[test]
    fn a_lexicon_that_is_written_is_read_back(pairs in prop::collection::vec(word_pair(), 0..20)) {
        if let Ok(lexicon) = Lexicon::new(pairs) {
            let file = lexicon_tsv::write(&lexicon);
            prop_assert_eq!(lexicon_tsv::read(&file), Ok(lexicon.clone()));
            for pair in lexicon.pairs() {
                prop_assert!(lexicon.of(&pair.japanese).contains(pair));
            }
            let mut twice = lexicon.clone();
            twice.merge(lexicon.clone()).unwrap();
            prop_assert_eq!(twice, lexicon);
        }
    }

    #[test]
    fn sentences_and_white_space_tile_the_text(text in text(), lang in lang()) {
        let sentences = segment::segment(&text, lang, &Options::default());
        let document = Document::new(lang, text.clone(), sentences);
        prop_assert!(document.is_ok(), "{document:?}");
        let lines = Document::new(lang, text.clone(), segment::segment_lines(&text));
        prop_assert!(lines.is_ok(), "{lines:?}");
    }

    #[test]
    fn any_text_is_cut_as_promised(text in text(), lang in lang(), piece in 1_usize..100) {
        segmentation::check(&text, lang, &Options::default(), piece);
        // Long enough for a reader of pieces to pause.
        let long = text.repeat(40_000 / text.len().max(1) + 1);
        segmentation::check(&long, lang, &Options::default(), piece * 400);
    }

    #[test]
    fn tokens_ascend_and_leave_only_white_space(text in text()) {
        let mut tokenizer = JapaneseTokenizer::new([]).unwrap();
        for line in text.lines() {
            let mut end = 0;
            for token in tokenizer.tokens(line) {
                prop_assert!(token.span.start >= end && !token.span.is_empty(), "{token:?}");
                prop_assert!(token.span.of(line).is_some());
                end = token.span.end;
            }
        }
        for token in EnglishTokenizer::new().tokens(&text) {
            prop_assert!(token.span.of(&text).is_some());
        }
    }

    #[test]
    fn folding_finds_its_way_back(text in text()) {
        let folded = Folded::new(&text);
        let mut end = 0;
        for (at, c) in folded.text().char_indices() {
            let origin = folded.original(Span::new(at, at + c.len_utf8()));
            prop_assert!(origin.of(&text).is_some_and(|part| !part.is_empty()));
            prop_assert!(origin.end >= end);
            end = origin.end;
        }
        prop_assert_eq!(end, text.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn beads_tile_both_sides(ja in text(), en in text()) {
        let document = |lang, text: &str| {
            let sentences = segment::segment(text, lang, &Options::default());
            Document::new(lang, text.to_owned(), sentences).unwrap()
        };
        let (ja, en) = (document(Lang::Ja, &ja), document(Lang::En, &en));
        let mut aligner = Aligner::new(Glossary::default()).unwrap();
        let (source, target) = (aligner.side(&ja), aligner.side(&en));
        for (source, target, n, m) in [
            (&source, &target, ja.len(), en.len()),
            (&target, &source, en.len(), ja.len()),
        ] {
            // Alignment's own constructor checks the tiling; here, that it is the whole one.
            let alignment = aligner.align(source, target).unwrap();
            let beads = alignment.beads();
            prop_assert_eq!(beads.iter().map(|bead| bead.source.len()).sum::<usize>(), n);
            prop_assert_eq!(beads.iter().map(|bead| bead.target.len()).sum::<usize>(), m);
            for bead in beads {
                let confidence = bead.confidence.unwrap();
                prop_assert!((0.0..=1.0).contains(&confidence), "{bead:?}");
            }
        }
    }
}
