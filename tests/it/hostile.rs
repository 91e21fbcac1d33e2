//! Texts that do not belong together: an answer, and no confidence in it.

use taiyaku::align::Aligner;
use taiyaku::text::segment::{self, Options, segment_lines};
use taiyaku::{Alignment, Document, Glossary, Lang};

use crate::support::{project, read};

fn lines(lang: Lang, lines: &[&str]) -> Document {
    let text = lines.join("\n");
    let sentences = segment_lines(&text);
    Document::new(lang, text, sentences).unwrap()
}

fn align(source: &Document, target: &Document) -> Alignment {
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let sides = (aligner.side(source), aligner.side(target));
    aligner.align(&sides.0, &sides.1).unwrap()
}

/// The confidences of the 1-1 beads.
fn confidences(alignment: &Alignment) -> Vec<f32> {
    let pairs = alignment.beads().iter().filter(|bead| bead.kind().to_string() == "1-1");
    pairs.filter_map(|bead| bead.confidence).collect()
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

#[test]
fn nobody_believes_that_a_licence_translates_an_article() {
    let article = read(project().join("seeds/article.sentences.ja.txt"));
    let article = lines(Lang::Ja, &article.lines().collect::<Vec<_>>());
    let licence = read(project().join("LICENSE-APACHE"));
    let sentences = segment::segment(&licence, Lang::En, &Options::default());
    let licence = Document::new(Lang::En, licence, sentences).unwrap();
    assert!(licence.len() > 40, "{} sentences", licence.len());
    for (source, target) in [(&article, &licence), (&licence, &article)] {
        let found = confidences(&align(source, target));
        assert!(mean(&found) < 0.3, "{found:?}");
    }
}

#[test]
fn in_a_shuffled_draft_only_true_pairs_are_believed() {
    let (source, draft) = ("article.sentences.ja.txt", "draft-1.sentences.en.txt");
    let source = read(project().join("seeds").join(source));
    let draft = read(project().join("seeds").join(draft));
    let source = lines(Lang::Ja, &source.lines().collect::<Vec<_>>());
    let straight: Vec<&str> = draft.lines().collect();
    let gold = align(&source, &lines(Lang::En, &straight));
    // 37 is prime to the number of lines, so that each comes once.
    assert_ne!(straight.len() % 37, 0);
    let order: Vec<usize> = (0..straight.len()).map(|at| at * 37 % straight.len()).collect();
    let shuffled: Vec<&str> = order.iter().map(|&line| straight[line]).collect();
    let alignment = align(&source, &lines(Lang::En, &shuffled));
    for bead in alignment.beads().iter().filter(|bead| bead.confidence > Some(0.9)) {
        for i in bead.source.clone() {
            let home = gold.beads().iter().find(|other| other.source.contains(&i)).unwrap();
            let mut lines = bead.target.clone().map(|j| order[j]);
            assert!(lines.all(|line| home.target.contains(&line)), "{bead:?}");
        }
    }
}

#[test]
fn very_unequal_and_very_dull_texts_get_an_answer() {
    let many = |text: &'static str, times: usize| vec![text; times];
    for (japanese, english) in [
        (vec!["雨が降った。"], many("It rained.", 10_000)),
        (many("はい、そうです。", 10_000), vec!["Yes."]),
        (many("はい、そうです。", 600), many("Yes, that is right.", 550)),
        (vec!["。"], vec!["."]),
    ] {
        let (source, target) = (lines(Lang::Ja, &japanese), lines(Lang::En, &english));
        for (a, b) in [(&source, &target), (&target, &source)] {
            let beads = align(a, b);
            let last = beads.beads().last().unwrap();
            assert_eq!((last.source.end, last.target.end), (a.len(), b.len()));
        }
    }
}

#[test]
fn beside_the_longest_bead_nothing_is_surely_omitted() {
    let names =
        ["佐藤一郎", "高橋次郎", "伊藤三郎", "渡辺四郎", "山本五郎", "中村六郎", "小林七郎"];
    let more = ["田中太郎", "鈴木花子", "加藤八郎"];
    let list =
        [&["参加者は次のとおりである。"], &more[..2], &names[..], &more[2..], &["以上である。"]];
    let source = lines(Lang::Ja, &list.concat());
    let target = lines(
        Lang::En,
        &[
            "The participants were as follows.",
            "Taro Tanaka, Hanako Suzuki, Ichiro Sato, Jiro Takahashi, Saburo Ito, Shiro Watanabe, Goro \
             Yamamoto, Rokuro Nakamura, Shichiro Kobayashi and Hachiro Kato",
            "That is all.",
        ],
    );
    for alignment in [align(&source, &target), align(&target, &source)] {
        let longest = alignment.beads().iter().filter(|bead| bead.kind().to_string().contains('7'));
        assert_eq!(longest.count(), 1, "{alignment:?}");
        let alone = alignment.beads().iter().filter(|bead| bead.kind().to_string().contains('0'));
        let confidences: Vec<f32> = alone.filter_map(|bead| bead.confidence).collect();
        assert_eq!(confidences.len(), 3, "{alignment:?}");
        assert!(confidences.iter().all(|it| *it <= 0.5), "{confidences:?}");
    }
}
