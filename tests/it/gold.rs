//! Accuracy has floors, and they only rise.

use taiyaku::align::Aligner;
use taiyaku::align::eval::Counts;
use taiyaku::formats::links;
use taiyaku::text::segment::segment_lines;
use taiyaku::{Bitext, Document, Draft, Glossary, Lang};

use crate::support::{
    beside, line_document, links as beads_of, project, raw_document, read, solid,
};

/// The project's own sample, one sentence a line: draft, least strict F1, least lax F1.
const SEEDS: [(&str, f64, f64); 3] =
    [("draft-1", 0.97, 0.99), ("draft-2", 0.97, 0.99), ("free", 0.855, 0.97)];

#[test]
fn the_sample_is_aligned_as_by_hand() {
    let seeds = project().join("seeds");
    let source = line_document(seeds.join("article.sentences.ja.txt"), Lang::Ja);
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let side = aligner.side(&source);
    for (draft, strict, lax) in SEEDS {
        let document = line_document(seeds.join(format!("{draft}.sentences.en.txt")), Lang::En);
        let target = aligner.side(&document);
        let alignment = aligner.align(&side, &target).unwrap();
        let gold = links::read(&read(seeds.join(format!("{draft}.gold.tsv")))).unwrap();
        let counts = Counts::new(&gold, &beads_of(&alignment));
        let (found_strict, found_lax) = (counts.strict().f1(), counts.lax().f1());
        assert!(found_strict >= strict, "{draft}: strict F1 {found_strict:.4} < {strict}");
        assert!(found_lax >= lax, "{draft}: lax F1 {found_lax:.4} < {lax}");
    }
}

/// Of two like replies the one that is left out is told by who speaks, and surely.
#[test]
fn replies_belong_to_their_speakers() {
    let ja = "森：納品は三週間遅れます。\n林：ええ。\n森：工場が水に浸かりました。\n佐伯：そうですか。\n\
              林：そうですか。\n森：別の店には頼めません。\n佐伯：なるほど。\n林：なるほど。\n\
              森：開店は十二月になります。\n佐伯：はい。\n森：看板は先に出せます。\n林：はい。\n\
              佐伯：では、終わります。";
    let en = "MORI: The delivery will be three weeks late.\nHAYASHI: Yes.\n\
              MORI: The factory was under water.\nHAYASHI: Oh, was it?\n\
              MORI: We cannot ask another shop.\nSAEKI: Fair enough.\n\
              MORI: We will open in December.\nSAEKI: Okay.\n\
              MORI: The sign can go up before that.\nHAYASHI: Okay.\nSAEKI: That is all, then.";
    let document =
        |lang, text: &str| Document::new(lang, text.to_owned(), segment_lines(text)).unwrap();
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&document(Lang::Ja, ja));
    let target = aligner.side(&document(Lang::En, en));
    let alignment = aligner.align(&source, &target).unwrap();
    let alone: Vec<usize> = (alignment.beads().iter())
        .filter(|bead| bead.target.is_empty())
        .map(|bead| bead.source.start)
        .collect();
    assert_eq!(alone, [3, 7]);
    let least = alignment.beads().iter().filter_map(|bead| bead.confidence).fold(1.0, f32::min);
    assert!(least > 0.9, "{least}");
}

/// A draft that is not finished, and one that says only some of it: the rest is far shorter than its
/// source, and what is there is as long as ever.
#[test]
fn a_draft_of_some_sentences_is_aligned() {
    let seeds = project().join("seeds");
    let source = line_document(seeds.join("article.sentences.ja.txt"), Lang::Ja);
    let draft = line_document(seeds.join("draft-1.sentences.en.txt"), Lang::En);
    let gold = links::read(&read(seeds.join("draft-1.gold.tsv"))).unwrap();
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let side = aligner.side(&source);
    // Which beads are left, and the least strict F1.
    type Left = fn(usize) -> bool;
    let lefts: [(Left, f64); 4] = [
        (|bead| bead < 8, 0.98),
        (|bead| bead < 25, 0.98),
        (|bead| bead % 5 == 0, 0.92),
        (|bead| bead % 9 == 3, 0.87),
    ];
    for (left, least) in lefts {
        let (mut lines, mut expected) = (Vec::new(), Vec::new());
        for (number, (here, there)) in gold.iter().enumerate() {
            if left(number) && !there.is_empty() {
                let first = lines.len();
                lines.extend(there.iter().map(|&line| draft.sentence(line)));
                expected.push((here.clone(), (first..lines.len()).collect()));
            } else {
                expected.extend(here.iter().map(|&line| (vec![line], Vec::new())));
            }
        }
        let text = lines.join("\n");
        let sentences = taiyaku::text::segment::segment_lines(&text);
        let target = taiyaku::Document::new(Lang::En, text, sentences).unwrap();
        let target = aligner.side(&target);
        let counts = Counts::new(&expected, &beads_of(&aligner.align(&side, &target).unwrap()));
        let strict = counts.strict().f1();
        assert!(strict >= least, "{} lines: strict F1 {strict:.4} < {least}", lines.len());
    }
}

#[test]
fn a_text_that_repeats_itself_is_aligned_in_place() {
    const COPIES: usize = 8;
    let seeds = project().join("seeds");
    let copies = |file: &str, lang| {
        let text = read(seeds.join(file)).repeat(COPIES);
        let sentences = taiyaku::text::segment::segment_lines(&text);
        taiyaku::Document::new(lang, text, sentences).unwrap()
    };
    let source = copies("article.sentences.ja.txt", Lang::Ja);
    let draft = copies("draft-1.sentences.en.txt", Lang::En);
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let (source, target) = (aligner.side(&source), aligner.side(&draft));
    let beads = beads_of(&aligner.align(&source, &target).unwrap());
    let gold = links::read(&read(seeds.join("draft-1.gold.tsv"))).unwrap();
    let (n, m) = gold.iter().fold((0, 0), |(n, m), (s, t)| (n + s.len(), m + t.len()));
    let shifted = |numbers: &[usize], by: usize| numbers.iter().map(|at| at + by).collect();
    let gold: Vec<(Vec<usize>, Vec<usize>)> = (0..COPIES)
        .flat_map(|copy| {
            gold.iter().map(move |(s, t)| (shifted(s, copy * n), shifted(t, copy * m)))
        })
        .collect();
    let strict = Counts::new(&gold, &beads).strict().f1();
    assert!(strict >= 0.95, "strict F1 {strict:.4}");
}

/// The share of gold beads that come back with exactly their two texts, from the raw files.
#[test]
fn raw_files_give_the_gold_beads() {
    let Some(seed) = beside("seed") else { return };
    let source = raw_document(seed.join("article.ja.txt"), Lang::Ja);
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let side = aligner.side(&source);
    for (draft, floor) in [("draft-1", 0.98), ("draft-2", 0.97)] {
        let document = raw_document(seed.join(format!("{draft}.en.txt")), Lang::En);
        let target = aligner.side(&document);
        let alignment = aligner.align(&side, &target).unwrap();
        let bitext = Bitext {
            name: "article".into(),
            source: source.clone(),
            drafts: vec![Draft::new(draft, document, alignment)],
        };
        let found: std::collections::BTreeSet<(String, String)> = bitext.drafts[0]
            .alignment
            .beads()
            .iter()
            .map(|bead| {
                (solid(&bitext.source_text(bead)), solid(&bitext.drafts[0].target_text(bead)))
            })
            .collect();
        let gold = read(seed.join(format!("{draft}.gold.jsonl")));
        let gold: Vec<(String, String)> = gold
            .lines()
            .map(|line| {
                let bead: serde_json::Value = serde_json::from_str(line).unwrap();
                let text = |key: &str| solid(bead[key].as_str().unwrap());
                (text("source_text"), text("target_text"))
            })
            .collect();
        let back = gold.iter().filter(|bead| found.contains(bead)).count();
        let share = back as f64 / gold.len() as f64;
        assert!(share >= floor, "{draft}: {back} of {} beads, {share:.3} < {floor}", gold.len());
    }
}
