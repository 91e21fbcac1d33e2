//! Anchors, hard and soft.

use std::fs;

use taiyaku::align::{Aligner, Anchor, Constraints};
use taiyaku::lexicon::in_turn;
use taiyaku::{Glossary, Lang};

use super::{FROM, anchored, document, lines, sample};
use crate::support::taiyaku;

#[test]
fn a_soft_anchor_can_be_outvoted_and_a_hard_one_cannot() {
    let ja = document(Lang::Ja, &lines("article.sentences.ja.txt")[..12]);
    let en = document(Lang::En, &lines("draft-1.sentences.en.txt")[..12]);
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let (source, target) = (aligner.side(&ja), aligner.side(&en));
    // The headline is not the third sentence of the draft, whoever believes it.
    let anchor = |is_hard| Anchor { source: 0, target: 2, is_hard };
    for is_hard in [false, true] {
        let constraints = Constraints::new(12, 12, Vec::new(), vec![anchor(is_hard)]).unwrap();
        let aligned = aligner.align_within(&source, &target, &constraints, &in_turn).unwrap();
        assert_eq!(anchored(&aligned.alignment, &anchor(is_hard)), is_hard);
    }
}

#[test]
fn a_hard_anchor_of_many_sentences_is_one_bead() {
    let (folder, _) = sample();
    for (source, target) in [(1..3, 1..3), (3..4, 1..3), (0..9, 0..1), (2..4, 2..6)] {
        let (source, target): (Vec<usize>, Vec<usize>) = (source.collect(), target.collect());
        let anchor = format!("{{\"anchor\":\"hard\",\"source\":{source:?},\"target\":{target:?}}}");
        fs::write(folder.path().join("old.jsonl"), &anchor).unwrap();
        let (code, stdout, stderr) = taiyaku(folder.path(), &FROM);
        assert_eq!(code, Some(0), "{stderr}");
        assert!(stderr.contains("0 reviewed and 0 other beads kept, 1 anchor"), "{stderr}");
        let has_all = |line: &str| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let holds = |side: &str, all: &[usize]| {
                let run = record[side].as_array().unwrap();
                all.iter().all(|number| run.contains(&serde_json::json!(number)))
            };
            holds("source", &source) && holds("target", &target)
        };
        assert!(stdout.lines().any(has_all), "{anchor}: {stdout}");
    }
}

/// A hard anchor of seven sentences, which the first pass has no bead for.
#[test]
fn an_anchor_that_the_first_pass_cannot_hold_is_held() {
    let ja = document(Lang::Ja, &lines("article.sentences.ja.txt")[..3]);
    let en = document(Lang::En, &lines("draft-1.sentences.en.txt")[..8]);
    let anchors: Vec<Anchor> =
        (1..8).map(|source| Anchor { source, target: 0, is_hard: true }).collect();
    let constraints = Constraints::new(8, 3, Vec::new(), anchors.clone()).unwrap();
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let sides = (aligner.side(&en), aligner.side(&ja));
    let aligned = aligner.align_within(&sides.0, &sides.1, &constraints, &in_turn).unwrap();
    assert!(
        anchors.iter().all(|anchor| anchored(&aligned.alignment, anchor)),
        "{:?}",
        aligned.alignment
    );
}
