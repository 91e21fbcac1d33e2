//! Beads that a person has reviewed, from file to file.

use std::fs;

use tempfile::TempDir;

use super::{FROM, lines, sample};
use crate::support::{folder, taiyaku};

fn field(line: &str, name: &str) -> serde_json::Value {
    serde_json::from_str::<serde_json::Value>(line).unwrap()[name].clone()
}

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
