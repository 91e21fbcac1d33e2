//! A revision beside its source: what is fixed, introduced, stale or carried over.

use std::fs;

use super::{NEW, SOURCE, differences, folder, run};
use crate::support::{self, taiyaku};

#[test]
fn findings_are_fixed_and_introduced() {
    let folder = folder();
    let terms = "source,target,forbidden\n業者,reseller,dealer\n雨,rain,downpour\n";
    fs::write(folder.path().join("terms.csv"), terms).unwrap();
    let new = NEW.replace("It rained for three days", "The downpour went on for three days");
    fs::write(folder.path().join("new.txt"), new).unwrap();
    let args = ["diff", "old.txt", "new.txt", "--source", "ja.txt", "-g", "terms.csv"];
    let shown = differences(folder.path(), &args);
    let lines: Vec<&str> = shown.lines().filter(|line| line.contains("forbidden-term")).collect();
    assert_eq!(lines.len(), 2, "{shown}");
    assert!(lines[0].starts_with("fixed 3: ") && lines[0].contains("dealer"), "{shown}");
    assert!(lines[1].starts_with("introduced 3: ") && lines[1].contains("downpour"), "{shown}");
    let json = differences(folder.path(), &[&args[..], &["-f", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let findings = &json["findings"]["fixed"];
    assert!(
        findings.as_array().unwrap().iter().any(|f| f["rule"] == "forbidden-term"),
        "{findings}"
    );
}

#[test]
fn a_source_revision_makes_sentences_stale() {
    let folder = folder();
    let revised = SOURCE
        .replace("業者は傘を300本売った。", "業者は傘を500本売った。日傘は一本も売れなかった。")
        .replace("猫は寝ていた。", "");
    fs::write(folder.path().join("ja-2.txt"), revised).unwrap();
    let mut shown = String::new();
    for format in ["full", "json"] {
        let args = ["stale", "ja.txt", "ja-2.txt", "old.txt", "-f", format];
        shown.push_str(&format!("--format {format}\n{}\n", differences(folder.path(), &args)));
    }
    insta::assert_snapshot!(shown);
    let (code, _, _) = run(folder.path(), &["stale", "ja.txt", "ja.txt", "old.txt"], false);
    assert_eq!(code, Some(0));
}

#[test]
fn a_mark_makes_its_own_sentence_stale_and_no_neighbour_in_the_block_that_moved() {
    const BLOCK: [&str; 2] = ["祭りは五月に開かれる。", "子どもたちは太鼓をたたく。"];
    let rest = "春になると川の水が増える。村の人々は堤防を直す。広場には屋台が並ぶ。\
                山では雪が少しずつ溶けていく。";
    let draft = "The festival is held in May. Children beat drums. In spring the river rises. \
                 The villagers repair the levee. Stalls line the square. In the mountains the snow \
                 melts little by little.";
    for (sentence, edited, stale, marks) in [
        (1, "生徒たちは太鼓をたたく。", 2, "    [-子ども-]{+生徒+}たちは太鼓をたたく。\n"),
        (1, "その子どもたちは太鼓をたたく。", 2, "    {+その+}子どもたちは太鼓をたたく。\n"),
        (0, "祭りは六月に開かれる。", 1, "    祭りは[-五月-]{+六月+}に開かれる。\n"),
    ] {
        let mut block = BLOCK;
        block[sentence] = edited;
        let files = [
            ("old.txt", format!("{}{rest}\n", BLOCK.concat())),
            ("new.txt", format!("{rest}{}\n", block.concat())),
            ("draft.txt", draft.to_owned()),
        ];
        let files = files.each_ref().map(|(name, text)| (*name, text.as_bytes()));
        let folder = support::folder(&files);
        let listed = differences(folder.path(), &["stale", "old.txt", "new.txt", "draft.txt"]);
        assert!(listed.contains(&format!("stale {stale}\n")), "{listed}");
        assert!(listed.contains(marks), "{listed}");
        assert!(listed.ends_with("1 stale, 0 new and untranslated, 5 still good\n"), "{listed}");
        let other = BLOCK[1 - sentence];
        assert!(!listed.contains(other), "{listed}");
    }
}

#[test]
fn a_source_in_another_order_is_told() {
    let [a, b, c, d] = [
        "祭りは五月に開かれる。",
        "子どもたちは太鼓をたたく。",
        "春になると川の水が増える。",
        "村の人々は堤防を直す。",
    ];
    let draft = "The festival is held in May. Children beat drums. In spring the river rises. \
                 The villagers repair the levee.";
    let folder = support::folder(&[
        ("old.txt", [a, b, c, d].concat().as_bytes()),
        ("new.txt", [b, c, d, a].concat().as_bytes()),
        ("draft.txt", draft.as_bytes()),
    ]);
    let args = ["stale", "old.txt", "new.txt", "draft.txt"];
    assert_eq!(
        differences(folder.path(), &args),
        "good 1: its source stands elsewhere now\n  moved 1 → 4 (order)\n    \
         The festival is held in May.\n\n… 3 sentences still good\n\n\
         1 still good, but not in the order of the source now\n\
         0 stale, 0 new and untranslated, 4 still good\n"
    );
    let json = differences(folder.path(), &[&args[..], &["-f", "json"]].concat());
    assert!(json.contains(r#""moved":1"#), "{json}");
}

/// Where a sentence stands is no matter of terms: what moved with its mistakes was not mended, and its
/// translation was not lost.
#[test]
fn what_moved_is_neither_fixed_nor_lost() {
    let ja = "図書館は9時に開く。\n月曜日は休みだ。\n2階に資料室がある。\n見学は無料である。\n";
    let old = [
        "The library opens at nine.",
        "It is closed on Mondays.",
        "There is an archive room on the second floor.",
        "Admission is free.",
    ];
    let text = |order: [usize; 4]| order.map(|at| old[at]).join("\n");
    let files = support::folder(&[
        ("ja.txt", ja.as_bytes()),
        ("old.txt", text([0, 1, 2, 3]).as_bytes()),
        ("new.txt", text([2, 0, 1, 3]).as_bytes()),
        ("terms.csv", "source,target,forbidden\n資料室,reference room,archive room\n".as_bytes()),
    ]);
    let args =
        ["diff", "--lines", "old.txt", "new.txt", "-s", "ja.txt", "-g", "terms.csv", "-f", "json"];
    let (code, json, stderr) = taiyaku(files.path(), &args);
    assert_eq!(code, Some(1), "{stderr}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"], serde_json::json!({"fixed": [], "introduced": []}));
}

#[test]
fn reviewed_beads_are_carried_to_a_new_source() {
    let folder = folder();
    let here = folder.path();
    let revised = SOURCE.replace("業者は傘を300本売った。", "業者は儲けた。傘を500本売ったのだ。");
    fs::write(here.join("ja-2.txt"), revised).unwrap();
    let (code, beads, _) = run(here, &["align", "ja.txt", "old.txt", "-f", "jsonl"], false);
    assert_eq!(code, Some(0));
    let mark = |line: &str| line.replacen('{', "{\"origin\":\"reviewed\",\"by\":\"n\",", 1);
    let reviewed: Vec<String> = beads.lines().map(mark).collect();
    fs::write(here.join("beads.jsonl"), reviewed.join("\n")).unwrap();
    let args = ["stale", "ja.txt", "ja-2.txt", "old.txt", "--carry", "beads.jsonl"];
    let (code, carried, stderr) = run(here, &args, false);
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains("beads.jsonl: 7 reviewed and 0 other beads kept"), "{stderr}");
    assert!(stderr.contains("beads.jsonl:3: not kept"), "{stderr}");
    let carried: Vec<&str> = carried.lines().collect();
    for (number, line) in reviewed.iter().enumerate().filter(|(number, _)| *number != 2) {
        // Behind the sentence that was split in two the source's numbers are one higher.
        let new = if number > 2 { number + 1 } else { number };
        let expected =
            line.replace(&format!("\"source\":[{number}]"), &format!("\"source\":[{new}]"));
        assert!(carried.contains(&expected.as_str()), "{expected}\n{carried:#?}");
    }
}
