use super::*;
use crate::lexicon::Unit;
use crate::model::{Document, Glossary, Lang, Lexicon};
use crate::text::segment::segment_lines;
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer};

/// What a document of 1-1 beads with `confidence` teaches, and its two sides.
fn taught(lines: &[(&str, &str)], confidence: f64) -> (Translation, [Units; 2]) {
    let document = |lang, texts: Vec<&str>| {
        let text = texts.join("\n");
        Document::new(lang, text.clone(), segment_lines(&text)).unwrap()
    };
    let (source, target): (Vec<&str>, Vec<&str>) = lines.iter().copied().unzip();
    let mut japanese = JapaneseTokenizer::new([]).unwrap();
    let source = Units::japanese(&document(Lang::Ja, source), &mut japanese);
    let target = Units::english(&document(Lang::En, target), &mut EnglishTokenizer::new());
    let bead = |i| (Bead::new(i..i + 1, i..i + 1), confidence);
    let beads: Vec<(Bead, f64)> = (0..lines.len()).map(bead).collect();
    let table =
        crate::lexicon::translate(&source, &target, &Glossary::default(), &Lexicon::default());
    (learned(&beads, &table, &source, &target), [source, target])
}

/// Whether it teaches that `ja` becomes `en`.
fn teaches(lines: &[(&str, &str)], confidence: f64, ja: &str, en: &str) -> bool {
    let (Translation { table, .. }, [source, target]) = taught(lines, confidence);
    let is = |units: &Units, unit: u32, text: &str| matches!(units.units().get(unit as usize), Some(Unit::Word(word)) if word == text);
    let becomes = |u: u32| table.row(u).iter().any(|&(v, _)| is(&target, v, en));
    (0..u32::try_from(source.len()).unwrap()).any(|u| is(&source, u, ja) && becomes(u))
}

#[test]
fn a_free_translation_is_known_by_what_the_dictionary_leaves_unexplained() {
    let japanese = [
        "猫が窓のそばで眠っていた。",
        "父は毎朝、新聞を読む。",
        "町の図書館は七時に閉まる。",
        "雨が降ったので、家にいた。",
        "彼女は古い友人に手紙を書いた。",
        "子供たちは庭で遊んでいる。",
    ];
    let literal = [
        "The cat was sleeping by the window.",
        "Father reads the newspaper every morning.",
        "The town's library closes at seven.",
        "It rained, so I was at home.",
        "She wrote a letter to an old friend.",
        "The children are playing in the garden.",
    ];
    let free = [
        "Whiskers had dozed off, a furry heap against the warm glass.",
        "Dad never misses the morning headlines.",
        "Borrowers have until early evening before the doors shut.",
        "Given the downpour, nobody ventured out.",
        "A long-lost pal was surprised to hear from her.",
        "Outside, the kids were romping about on the lawn.",
    ];
    let share = |english: [&'static str; 6]| {
        let lines: Vec<_> = japanese.into_iter().zip(english).collect();
        taught(&lines, 0.9).0.background_share
    };
    assert!((share(literal) - BACKGROUND_SHARE).abs() < 1e-6, "{}", share(literal));
    assert!(share(free) > BACKGROUND_SHARE + 0.05, "{}", share(free));
}

#[test]
fn words_that_keep_company_translate_each_other() {
    let lines = [
        ("ゾルバが来た。", "The frob came."),
        ("ゾルバを見た。", "We saw the frob."),
        ("雨だ。", "Rain."),
        ("猫が寝た。", "The cat slept."),
        ("風が強い。", "The wind is strong."),
    ];
    assert!(teaches(&lines, 0.9, "ゾルバ", "frob"));
    assert!(!teaches(&lines, 0.3, "ゾルバ", "frob"), "nobody believes these beads");
    assert!(!teaches(&lines[1..], 0.9, "ゾルバ", "frob"), "seen once, and in too few beads");
}
