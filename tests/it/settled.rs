//! What people settled stays settled: locks, anchors, beads carried over, and moved sentences.

use std::fs;

use proptest::prelude::*;
use taiyaku::align::{Aligner, Anchor, Constraints};
use taiyaku::formats::links;
use taiyaku::lexicon::{Spread, in_turn};
use taiyaku::model::{Crossing, Origin};
use taiyaku::text::segment::segment_lines;
use taiyaku::{Alignment, Bead, Document, Glossary, Lang};
use tempfile::TempDir;

use crate::support::{folder, project, read, taiyaku};

fn lines(name: &str) -> Vec<String> {
    read(project().join("seeds").join(name)).lines().map(str::to_owned).collect()
}

fn document(lang: Lang, lines: &[String]) -> Document {
    let text = lines.join("\n");
    let sentences = segment_lines(&text);
    Document::new(lang, text, sentences).unwrap()
}

/// Beads of all kinds that tile `n` and `m` sentences, as the numbers say.
fn tiling(n: usize, m: usize, numbers: &[u8]) -> Vec<Bead> {
    let (mut i, mut j) = (0, 0);
    let mut beads = Vec::new();
    let mut numbers = numbers.iter().cycle();
    while i < n || j < m {
        let mut next = |left: usize| usize::from(*numbers.next().unwrap() % 4).min(left);
        let (a, b) = (next(n - i), next(m - j));
        if a + b > 0 {
            beads.push(Bead::new(i..i + a, j..j + b));
        } else {
            // One more on whichever side has one.
            let a = usize::from(i < n);
            beads.push(Bead::new(i..i + a, j..j + 1 - a));
        }
        let last = beads.last().unwrap();
        (i, j) = (last.source.end, last.target.end);
    }
    beads
}

fn anchored(alignment: &Alignment, anchor: &Anchor) -> bool {
    let mut beads = alignment.beads().iter();
    beads.any(|bead| bead.source.contains(&anchor.source) && bead.target.contains(&anchor.target))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any beads, sensible or not, in either direction of translation.
    #[test]
    fn locked_beads_come_back_and_anchors_hold(
        first in 0_usize..60,
        n in 1_usize..14,
        m in 1_usize..14,
        numbers in prop::collection::vec(any::<u8>(), 1..40),
        locked in prop::collection::vec(any::<bool>(), 1..20),
        anchor in prop::option::of((0_usize..14, 0_usize..14, 1_usize..10, 1_usize..5)),
        is_reversed in any::<bool>(),
    ) {
        let ja = document(Lang::Ja, &lines("article.sentences.ja.txt")[first..first + n]);
        let en = document(Lang::En, &lines("draft-1.sentences.en.txt")[first..first + m]);
        let (source, target) = if is_reversed { (en, ja) } else { (ja, en) };
        let (n, m) = (source.len(), target.len());
        let reviewed = |bead: Bead| Bead { confidence: Some(0.5), origin: Origin::Reviewed, ..bead };
        let locks: Vec<Bead> = tiling(n, m, &numbers)
            .into_iter()
            .zip(locked.iter().cycle())
            .filter_map(|(bead, &locked)| locked.then(|| reviewed(bead)))
            .collect();
        let anchors: Vec<Anchor> = anchor
            .into_iter()
            .flat_map(|(source, target, high, wide)| {
                let columns = target..m.min(target + wide).max(target + 1);
                let rows = source..n.min(source + high).max(source + 1);
                rows.flat_map(move |source| {
                    let anchor = move |target| Anchor { source, target, is_hard: true };
                    columns.clone().map(anchor)
                })
            })
            .collect();
        let constraints = Constraints::new(n, m, locks.clone(), anchors.clone());
        let (constraints, anchors) = match constraints {
            Ok(constraints) => (constraints, anchors),
            // The anchor crosses a lock.
            Err(_) => (Constraints::new(n, m, locks.clone(), Vec::new()).unwrap(), Vec::new()),
        };
        let mut aligner = Aligner::new(Glossary::default()).unwrap();
        let sides = (aligner.side(&source), aligner.side(&target));
        let aligned = aligner.align_within(&sides.0, &sides.1, &constraints, &in_turn).unwrap();
        // Whoever searches which stretch first, the answer is the same.
        let backwards: Spread = &|jobs, job| (0..jobs).rev().for_each(job);
        let again = aligner.align_within(&sides.0, &sides.1, &constraints, backwards).unwrap();
        prop_assert_eq!(&again.alignment, &aligned.alignment);
        let found = aligned.alignment.beads();
        for lock in &locks {
            let is_same = |bead: &&Bead| {
                let same = (lock.source.is_empty() || bead.source == lock.source)
                    && (lock.target.is_empty() || bead.target == lock.target);
                same && bead.kind() == lock.kind()
            };
            let bead = found.iter().find(is_same);
            prop_assert!(bead.is_some(), "{lock:?} is not in {found:?}");
            prop_assert_eq!((bead.unwrap().confidence, bead.unwrap().origin), (Some(0.5), Origin::Reviewed));
        }
        for anchor in &anchors {
            prop_assert!(anchored(&aligned.alignment, anchor), "{anchor:?}: {found:?}");
        }
        for crossing in aligned.crossings() {
            prop_assert!(crossing.source.end <= n && crossing.target.end <= m);
            prop_assert!((0.5..=1.0).contains(&crossing.confidence));
            // What a person joined did not move out of its bead.
            let locks = locks.iter().filter(|lock| !lock.source.is_empty() && !lock.target.is_empty());
            for lock in locks {
                let has_source = lock.source.contains(&crossing.source.start);
                let has_target = lock.target.contains(&crossing.target.start);
                prop_assert_eq!(has_source, has_target, "{:?} {:?}", lock, crossing);
            }
        }
        let reasons = aligned.reasons(&source, &target);
        prop_assert_eq!(reasons.len(), found.len());
        prop_assert!(reasons.iter().all(|reasons| reasons.total().is_finite()));
    }
}

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
fn the_sentence_that_the_revision_moved_is_linked() {
    let ja = document(Lang::Ja, &lines("article.sentences.ja.txt"));
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&ja);
    let mut crossings = |name: &str| {
        let en = document(Lang::En, &lines(name));
        let target = aligner.side(&en);
        let aligned =
            aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
        let crossings = aligned.crossings().into_iter().map(|c| (c.source, c.target));
        let turned =
            aligner.align_within(&target, &source, &Constraints::default(), &in_turn).unwrap();
        let turned = turned.crossings().into_iter().map(|c| (c.target, c.source));
        (crossings.collect::<Vec<_>>(), turned.collect::<Vec<_>>())
    };
    assert_eq!(crossings("draft-1.sentences.en.txt"), (vec![], vec![]));
    let moved = vec![(77..78, 96..97)]; // seeds/edits.tsv
    assert_eq!(crossings("draft-2.sentences.en.txt"), (moved.clone(), moved));
}

/// Of all neighbours in the sample that are beads of one sentence on either side, by hand, at least this
/// share is found again when they change places in the draft.
const FOUND_SWAPS: f64 = 0.89;

#[test]
fn neighbours_that_changed_places_are_linked() {
    let (ja, en) = (lines("article.sentences.ja.txt"), lines("draft-1.sentences.en.txt"));
    let gold = links::read(&read(project().join("seeds/draft-1.gold.tsv"))).unwrap();
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&document(Lang::Ja, &ja));
    let (mut swaps, mut found, mut others) = (0, 0, 0);
    for (here, next) in gold.iter().zip(gold.iter().skip(1)) {
        let ([i], [j], [k], [l]) = (&here.0[..], &here.1[..], &next.0[..], &next.1[..]) else {
            continue;
        };
        let mut swapped = en.clone();
        swapped.swap(*j, *l);
        let target = aligner.side(&document(Lang::En, &swapped));
        let aligned =
            aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
        let crossings = aligned.crossings();
        let (hits, misses): (Vec<_>, Vec<_>) = crossings
            .iter()
            .map(|crossing| (crossing.source.start, crossing.target.start))
            .partition(|link| [(*i, *l), (*k, *j)].contains(link));
        swaps += 1;
        found += usize::from(!hits.is_empty());
        others += misses.len();
    }
    assert!(swaps > 20 && others == 0, "{swaps} swaps, {others} other links");
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let share = found as f64 / f64::from(swaps);
    assert!(share >= FOUND_SWAPS, "{found} of {swaps}");
}

/// The reason stands before the speech that it is drawn from: that neighbours change places is commoner than
/// that a sentence goes just anywhere, so two shared words are enough, and the two are one bead.
#[test]
fn neighbours_that_changed_places_need_little_proof() {
    let ja = [
        "駅前の商店街に、小さなパン屋がある。",
        "店を開いたのは、元銀行員の田中さんだ。",
        "朝四時には、もう窯に火が入っている。",
        "「焼きたてを食べてほしい」",
        "だから、売れる数しか焼かない。",
        "昼過ぎには棚が空になる。",
        "近所の子どもたちは、学校の帰りに店をのぞく。",
    ];
    let en = [
        "There is a tiny bakery in the shopping street by the station.",
        "Mr Tanaka, who used to work at a bank, opened it.",
        "By four in the morning the oven is already hot.",
        "That is why he decided never to bake more than he can sell.",
        "\"I want people to have it fresh.\"",
        "By early afternoon the shelves are bare.",
        "Children from the neighbourhood look in on their way home from school.",
    ];
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&document(Lang::Ja, &ja.map(str::to_owned)));
    let target = aligner.side(&document(Lang::En, &en.map(str::to_owned)));
    let aligned =
        aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
    let bead = aligned.alignment.beads().iter().find(|bead| bead.source == (3..5));
    assert_eq!(bead.map(|bead| bead.target.clone()), Some(3..5));
    let crossings = aligned.crossings();
    let places = crossings.iter().map(|link| (link.source.clone(), link.target.clone()));
    assert_eq!(places.collect::<Vec<_>>(), [(3..4, 4..5), (4..5, 3..4)]);
    for Crossing { confidence, .. } in crossings {
        assert!(confidence > 0.65 && Some(confidence) <= bead.unwrap().confidence, "{confidence}");
    }
}

/// A sentence of the draft, put far from where it belongs, leaves no bead that is weaker than the link
/// to it.
#[test]
fn what_moved_is_in_no_weaker_bead() {
    let (ja, en) = (lines("article.sentences.ja.txt"), lines("draft-1.sentences.en.txt"));
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&document(Lang::Ja, &ja));
    let mut linked = 0;
    for sentence in 0..en.len() {
        let mut lines = en.clone();
        let line = lines.remove(sentence);
        let place = (sentence + en.len() / 2) % en.len();
        lines.insert(place, line);
        let target = aligner.side(&document(Lang::En, &lines));
        let aligned =
            aligner.align_within(&source, &target, &Constraints::default(), &in_turn).unwrap();
        let crossings = aligned.crossings();
        let beads = aligned.alignment.beads();
        for crossing in &crossings {
            let holds = |bead: &&Bead| {
                let here = bead.source.contains(&crossing.source.start);
                here != bead.target.contains(&crossing.target.start)
                    && !bead.source.is_empty()
                    && !bead.target.is_empty()
            };
            let mut held = beads.iter().filter(holds).peekable();
            assert!(
                held.peek().is_none()
                    || held.any(|bead| bead.confidence >= Some(crossing.confidence)),
                "{sentence} to {place}: {crossing:?}, {beads:?}"
            );
        }
        linked += usize::from(crossings.iter().any(|link| link.target.contains(&place)));
    }
    // Half of the sentences share a bead with others, and what moved is linked one by one.
    assert!(linked > en.len() / 3, "{linked}");
}

#[test]
fn three_sentences_in_another_order_are_linked() {
    let text = |lines: [&str; 3]| lines.map(str::to_owned);
    let ja = document(
        Lang::Ja,
        &text([
            "空港で荷物がなくなった。",
            "運転手は英語を話さなかった。",
            "ホテルの部屋は寒かった。",
        ]),
    );
    let en = [
        "Our luggage got lost at the airport.",
        "The driver spoke no English.",
        "The hotel room was cold.",
    ];
    let mut aligner = Aligner::new(Glossary::default()).unwrap();
    let source = aligner.side(&ja);
    for (order, expected) in [
        ([0, 1, 2], vec![]),
        ([2, 1, 0], vec![(0, 2), (2, 0)]),
        ([1, 2, 0], vec![(0, 2), (1, 0), (2, 1)]),
    ] {
        let target = aligner.side(&document(Lang::En, &text(order.map(|line| en[line]))));
        // However the search cuts them, one bead of all three is what a reader has before them.
        let whole = Constraints::new(3, 3, vec![Bead::new(0..3, 0..3)], Vec::new()).unwrap();
        let aligned = aligner.align_within(&source, &target, &whole, &in_turn).unwrap();
        let links = aligned.crossings().into_iter().flat_map(|it| it.source.zip(it.target));
        assert_eq!(links.collect::<Vec<_>>(), expected, "{order:?}");
    }
}

/// The sample's article, its draft by lines, and their alignment as JSON lines.
fn sample() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    for (name, lines) in [
        ("ja.txt", lines("article.sentences.ja.txt")),
        ("en.txt", lines("draft-1.sentences.en.txt")),
    ] {
        fs::write(folder.path().join(name), lines.join("\n")).unwrap();
    }
    let args = ["align", "--lines", "ja.txt", "en.txt", "--format", "jsonl"];
    let (code, jsonl, stderr) = taiyaku(folder.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    (folder, jsonl)
}

fn field(line: &str, name: &str) -> serde_json::Value {
    serde_json::from_str::<serde_json::Value>(line).unwrap()[name].clone()
}

const FROM: [&str; 8] =
    ["align", "--lines", "ja.txt", "en.txt", "--format", "jsonl", "--from", "old.jsonl"];

/// A bead's line as a person might leave it: reviewed, with a note, in their own layout.
fn by_hand(line: &str) -> String {
    line.replace(
        "{\"source\":",
        "{ \"note\" : \"対訳 ✓ \\u00e9\", \"origin\":\"reviewed\",\"source\" : ",
    )
}

#[test]
fn reviewed_lines_come_back_byte_for_byte() {
    let (folder, jsonl) = sample();
    // Beads 10 and 11 joined to one that no aligner would make, others as they were.
    let beads: Vec<&str> = jsonl.lines().collect();
    let reviewed: Vec<String> = [beads[3], beads[40], beads[41]].map(by_hand).into();
    let joined = "{\"locked\":true,\"source\":[10,11,12,13],\"target\":[9]}";
    let mut file: Vec<String> = beads[..6].iter().map(|line| (*line).to_owned()).collect();
    file[3].clone_from(&reviewed[0]);
    file.push(joined.to_owned());
    file.extend(reviewed[1..].iter().cloned());
    fs::write(folder.path().join("old.jsonl"), file.join("\r\n")).unwrap();
    let (code, again, stderr) = taiyaku(folder.path(), &FROM);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(stderr, "note: old.jsonl: 4 reviewed and 0 other beads kept\n");
    for line in reviewed.iter().map(String::as_str).chain([joined]) {
        assert_eq!(again.lines().filter(|other| *other == line).count(), 1, "{line}\n{again}");
    }
    for threads in ["1", "8"] {
        let args = FROM.into_iter().chain(["--threads", threads]).collect::<Vec<_>>();
        assert_eq!(taiyaku(folder.path(), &args).1, again);
    }
    // What came out goes in again and changes nothing that was reviewed.
    fs::write(folder.path().join("old.jsonl"), &again).unwrap();
    assert_eq!(taiyaku(folder.path(), &FROM).1, again);
}

/// Lines in another order, old lines beside a bead that was widened, and a sentence that comes back: of
/// texts that nobody revised each lock stands where it says.
#[test]
fn locks_stand_whatever_lines_stand_beside_them() {
    let ja = ["雨が降った。", "風も強かった。", "「はい」", "試合は中止になった。", "「はい」"];
    let en = [
        "It rained.",
        "The wind was strong, too.",
        "“Yes.”",
        "The match was called off.",
        "“Yes.”",
    ];
    let line = |source: std::ops::Range<usize>, target: std::ops::Range<usize>, more: &str| {
        let text = |lines: &[&str], run: std::ops::Range<usize>| {
            let gap = if lines[0].is_ascii() { " " } else { "" };
            serde_json::to_string(&lines[run].join(gap)).unwrap()
        };
        let numbers =
            |run: &std::ops::Range<usize>| format!("{:?}", run.clone().collect::<Vec<_>>());
        format!(
            "{{\"source\":{},\"target\":{},\"source_text\":{},\"target_text\":{}{more}}}",
            numbers(&source),
            numbers(&target),
            text(&ja, source.clone()),
            text(&en, target.clone()),
        )
    };
    let lock = ",\"locked\":true";
    let folder =
        folder(&[("ja.txt", ja.join("\n").as_bytes()), ("en.txt", en.join("\n").as_bytes())]);
    let check = |file: &[String], reviewed: &[usize], note: &str| {
        fs::write(folder.path().join("old.jsonl"), file.join("\n")).unwrap();
        let (code, again, stderr) = taiyaku(folder.path(), &FROM);
        assert_eq!((code, stderr), (Some(0), format!("note: old.jsonl: {note} beads kept\n")));
        for &number in reviewed {
            assert_eq!(again.lines().filter(|line| **line == file[number]).count(), 1, "{again}");
        }
    };
    let old = |at: usize| line(at..at + 1, at..at + 1, ",\"confidence\":0.9");
    let wide = line(0..2, 0..2, lock);
    check(&[old(0), wide.clone(), old(1), old(2)], &[1], "1 reviewed and 0 other");
    check(&[line(3..4, 3..4, lock), wide], &[0, 1], "2 reviewed and 0 other");
    check(&[line(4..5, 4..5, lock)], &[0], "1 reviewed and 0 other");
    // Beside another draft the mark stands, too.
    let args = ["align", "--lines", "ja.txt", "en.txt", "en.txt", "--format", "jsonl", "--quiet"];
    fs::write(folder.path().join("none.jsonl"), "").unwrap();
    let args = [&args[..], &["--from", "old.jsonl", "--from", "none.jsonl"]].concat();
    let rows = taiyaku(folder.path(), &args).1;
    let marks: Vec<usize> =
        rows.lines().map(|row| row.matches("\"origin\":\"reviewed\"").count()).collect();
    assert_eq!(marks, [0, 0, 0, 0, 1], "{rows}");
}

#[test]
fn a_revised_draft_keeps_the_beads_of_its_unchanged_sentences() {
    let (folder, jsonl) = sample();
    let reviewed = by_hand(jsonl.lines().nth(60).unwrap());
    let old: Vec<String> = jsonl
        .lines()
        .enumerate()
        .map(|(number, line)| if number == 60 { reviewed.clone() } else { line.to_owned() })
        .collect();
    fs::write(folder.path().join("old.jsonl"), old.join("\n")).unwrap();
    let mut draft = lines("draft-1.sentences.en.txt");
    draft.insert(5, "Nobody had asked for this sentence.".to_owned());
    draft[30].push_str(" Or so it is said.");
    fs::write(folder.path().join("en.txt"), draft.join("\n")).unwrap();
    let (code, again, stderr) = taiyaku(folder.path(), &FROM);
    assert_eq!((code, stderr.contains("1 reviewed and ")), (Some(0), true), "{stderr}");

    let text = |line: &str| (field(line, "source_text"), field(line, "target_text"));
    let texts: Vec<_> = again.lines().map(text).collect();
    let changed = old.iter().filter(|line| !texts.contains(&text(line))).count();
    assert_eq!(changed, 1, "only the bead of the edited sentence changes");
    // The reviewed line has other sentence numbers, and nothing else that is new.
    let line = again.lines().find(|line| text(line) == text(&reviewed)).unwrap();
    let numbers = |line: &str| field(line, "target").to_string();
    assert_eq!(line, reviewed.replace(&numbers(&reviewed), &numbers(line)));
    assert_ne!(line, reviewed);

    // With --keep reviewed the others are aligned anew.
    let args = FROM.into_iter().chain(["--keep", "reviewed"]).collect::<Vec<_>>();
    assert!(taiyaku(folder.path(), &args).2.contains("1 reviewed and 0 other beads kept"));

    // A reviewed sentence that is gone is told, and is no error.
    draft.retain(|line| !field(&reviewed, "target_text").as_str().unwrap().contains(line.as_str()));
    fs::write(folder.path().join("en.txt"), draft.join("\n")).unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &FROM);
    assert_eq!(code, Some(0));
    assert!(stderr.contains("warning: old.jsonl:61: not kept"), "{stderr}");
}

/// A new sentence that completes a bead which was carried over is no certain addition.
#[test]
fn a_new_sentence_beside_a_carried_bead_is_in_doubt() {
    let ja = [
        "市場は三日続けて下落した。",
        "原油価格が上昇し、輸送費も高くなったためである。",
        "政府は来週、燃料への補助金を発表する予定だ。",
    ];
    let old = [
        "The market fell for the third day in a row.",
        "This is because the price of crude oil went up.",
        "The government plans to announce subsidies for fuel next week.",
    ];
    let files =
        folder(&[("ja.txt", ja.join("\n").as_bytes()), ("en.txt", old.join("\n").as_bytes())]);
    let (_, jsonl, _) =
        taiyaku(files.path(), &["align", "--lines", "ja.txt", "en.txt", "--format", "jsonl"]);
    fs::write(files.path().join("old.jsonl"), &jsonl).unwrap();
    let new = [old[0], old[1], "Transport has become more expensive, too.", old[2]];
    fs::write(files.path().join("en.txt"), new.join("\n")).unwrap();
    let (code, again, stderr) = taiyaku(files.path(), &FROM);
    let kept = "note: old.jsonl: 0 reviewed and 3 other beads kept\n";
    assert_eq!((code, stderr.as_str()), (Some(0), kept));
    let is_unsure = |line: &&str| field(line, "confidence").as_f64() < Some(0.5);
    let unsure: Vec<_> = again.lines().filter(is_unsure).map(|line| field(line, "kind")).collect();
    assert_eq!(unsure, ["0-1"], "{again}");
}

/// Beads keep their order; what people settled of sentences that moved past others is a link.
#[test]
fn reviewed_beads_that_moved_are_linked() {
    let ja =
        ["図書館は朝9時に開く。", "月曜日は休みだ。", "見学は無料である。", "車は50台置ける。"];
    let en = [
        "The library opens at nine.",
        "It is closed on Mondays.",
        "Admission is free.",
        "There is parking for fifty cars.",
    ];
    let files =
        folder(&[("ja.txt", ja.join("\n").as_bytes()), ("en.txt", en.join("\n").as_bytes())]);
    let line = |at: usize| {
        format!(
            "{{\"locked\":true,\"source\":[{at}],\"target\":[{at}],\"source_text\":\"{}\",\
             \"target_text\":\"{}\"}}\n",
            ja[at], en[at]
        )
    };
    fs::write(files.path().join("old.jsonl"), (0..4).map(line).collect::<String>()).unwrap();
    fs::write(files.path().join("en.txt"), [en[2], en[0], en[1], en[3]].join("\n")).unwrap();
    let (code, again, stderr) = taiyaku(files.path(), &FROM);
    let told = "note: old.jsonl: 3 reviewed and 0 other beads kept\n\
                note: old.jsonl:3: their sentences moved past others; they are linked and in no bead\n";
    assert_eq!((code, stderr.as_str()), (Some(0), told));
    let link = serde_json::json!([{"source": [2], "target": [0], "confidence": 1.0}]);
    let linked: Vec<_> = again.lines().filter(|line| field(line, "moved") == link).collect();
    let runs = linked.iter().map(|line| (field(line, "source"), field(line, "target")));
    let expected = [([].as_slice(), [0].as_slice()), (&[2], &[])];
    assert_eq!(
        runs.collect::<Vec<_>>(),
        expected.map(|(source, target)| (serde_json::json!(source), serde_json::json!(target)))
    );
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

#[test]
fn what_cannot_be_settled_is_refused_with_its_place() {
    let (folder, _) = sample();
    for (file, error) in [
        ("{\"source\":[0],\"target\":[1]}\n{]", "old.jsonl:2:2: key must be a string"),
        ("[0]:[0]\n", "old.jsonl:1:"),
        (
            "{\"locked\":true,\"source\":[5],\"target\":[1]}\n\
             {\"locked\":true,\"source\":[4],\"target\":[2]}",
            "old.jsonl:2: a reviewed bead that overlaps or crosses that of line 1",
        ),
        ("{\"source\":[0,2],\"target\":[1]}", "old.jsonl:1:1: `source` holds [0, 2]"),
        (
            "{\"locked\":true,\"source\":[5],\"target\":[5]}\n\n\
             {\"anchor\":\"hard\",\"source\":[6],\"target\":[2]}",
            "old.jsonl:3: target sentence 2",
        ),
    ] {
        fs::write(folder.path().join("old.jsonl"), file).unwrap();
        let (code, stdout, stderr) = taiyaku(folder.path(), &FROM);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{file}");
        assert!(stderr.contains(error) && stderr.lines().count() == 1, "{file}: {stderr}");
    }
}

#[test]
fn the_reasons_for_each_bead_can_be_asked_for() {
    let folder = TempDir::new().unwrap();
    for (name, text) in [
        ("ja.txt", "雨が三日続けて降った。\n私たちは本を読んだ。\n費用は3000万円である。\n"),
        ("en.txt", "It rained for three days.\nWe read books.\nIt costs 30 million yen.\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let args = ["align", "--lines", "--explain", "ja.txt", "en.txt"];
    insta::assert_snapshot!(taiyaku(folder.path(), &args).1);
    let args = ["align", "--lines", "--explain", "ja.txt", "en.txt", "--format", "jsonl"];
    insta::assert_snapshot!(taiyaku(folder.path(), &args).1);
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
