//! Kinds of changes: what is none, which is told, and what a filter leaves.

use std::fs;

use tempfile::TempDir;

use super::{OLD, check_same, differences, folder, run};
use crate::support::{self, project, read};

#[test]
fn wrapping_and_normal_forms_are_no_change() {
    let wrapped = OLD.replace(' ', "\n   ");
    check_same(OLD, &wrapped.replace("\n\n", "\n\n\n"), &["--lang", "en"]);
    check_same("彼は雨の中を\n歩いて帰った。\n", "彼は雨の中を歩いて\n  帰った。  \n", &[]);
    check_same("The cafe\u{301} was open.\n", "The caf\u{e9} was open.\n", &[]);
    check_same("One.\nTwo.\n", "  One.  \n\n\tTwo.\r\n", &["--lines"]);
    let seeds = project().join("seeds");
    let draft = read(seeds.join("draft-2.en.txt"));
    let unwrapped: Vec<String> = draft
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    check_same(&draft, &unwrapped.join("\n\n"), &[]);
}

#[test]
fn typography_is_shown_when_asked_for() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "He said \"it's raining\".\n").unwrap();
    fs::write(folder.path().join("b.txt"), "He said “it’s raining”.\n").unwrap();
    let (code, stdout, stderr) = run(folder.path(), &["diff", "a.txt", "b.txt"], false);
    assert_eq!((code, stdout.as_str()), (Some(0), ""));
    assert!(stderr.contains("1 change of typography alone left out"), "{stderr}");
    let asked = differences(folder.path(), &["diff", "a.txt", "b.txt", "--only", "typography"]);
    assert!(asked.contains("[-\"it's-]{+“it’s+} raining[-\"-]{+”+}."), "{asked}");
}

#[test]
fn kinds_are_filtered() {
    let folder = folder();
    let diff = |more: &[&str]| {
        let args: Vec<&str> =
            ["diff", "old.txt", "new.txt", "-U0"].iter().chain(more).copied().collect();
        differences(folder.path(), &args)
    };
    let numbers = diff(&["--only", "number"]);
    assert!(numbers.contains("[-300-]{+500+}") && !numbers.contains("[-dealer-]"), "{numbers}");
    assert!(!numbers.contains("moved"), "{numbers}");
    let rest = diff(&["--ignore", "number,order"]);
    assert!(!rest.contains("[-300-]") && rest.contains("[-dealer-]{+reseller+}"), "{rest}");
    let (code, _, stderr) =
        run(folder.path(), &["diff", "old.txt", "new.txt", "--only", "colour"], false);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("unknown kind of change `colour`"), "{stderr}");
}

#[test]
fn what_is_filtered_is_never_called_unchanged_and_every_view_has_the_same_figures() {
    let old = "It rained for 3 days.\nThe quick dealer sold 3 cars.\nThe \"cat\" slept.\n\
               We went home early.\nThe old bridge by the mill fell down in the last storm.\n";
    let new = "It rained for 5 days.\nThe slow dealer sold 5 cars.\nThe “cat” slept.\n\
               We went home early.\nNobody asked who would pay for the fireworks.\n";
    let folder = support::folder(&[("a.txt", old.as_bytes()), ("b.txt", new.as_bytes())]);
    // Sentences of the longer side touched and filtered, and words edited; the totals.
    for (more, counts, totals, json_operations) in [
        (
            &[][..],
            (3, 1, 25),
            "2 edited, 1 inserted, 1 deleted; 1 unchanged, 1 filtered",
            r#"{"deleted":1,"edited":2,"filtered":1,"inserted":1,"unchanged":1}"#,
        ),
        (
            &["--only", "number"],
            (2, 2, 2),
            "2 edited; 1 unchanged, 3 filtered",
            r#"{"edited":2,"filtered":3,"unchanged":1}"#,
        ),
        (
            &["--ignore", "number,content"],
            (1, 3, 1),
            "1 edited; 1 unchanged, 4 filtered",
            r#"{"edited":1,"filtered":4,"unchanged":1}"#,
        ),
    ] {
        let view = |format: &str| {
            let args = [&["diff", "--lines", "a.txt", "b.txt", "-U0", "-f", format], more].concat();
            run(folder.path(), &args, false).1
        };
        for format in ["full", "side-by-side", "stat", "markdown", "html"] {
            let shown = view(format);
            assert!(shown.contains(totals), "{more:?}: {shown}");
        }
        let json = view("json");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let summary = &value["summary"];
        let (touched, filtered, edits) = counts;
        assert_eq!(summary["operations"].to_string(), json_operations);
        assert_eq!(summary["ter_edits"], edits, "{summary}");
        let stat = view("stat");
        let all = stat.lines().find(|line| line.trim_start().starts_with("all")).unwrap();
        let fields: Vec<&str> = all.split_whitespace().collect();
        let ter = format!("{:.3}", summary["ter"].as_f64().unwrap());
        let expected = ["all", "5", &touched.to_string(), &filtered.to_string(), &ter];
        assert_eq!(fields[..5], expected, "{stat}");
        assert!(!view("full").contains("2 sentences unchanged"), "{more:?}");
        // A piece that is called equal is.
        for change in value["changes"].as_array().unwrap() {
            for piece in change["pieces"].as_array().unwrap() {
                assert!(piece["op"] != "equal" || piece["old"] == piece["new"], "{piece}");
            }
        }
    }
    let args = ["diff", "--lines", "a.txt", "b.txt", "--only", "spelling"];
    let (code, stdout, stderr) = run(folder.path(), &args, false);
    assert_eq!((code, stdout.as_str()), (Some(0), ""));
    assert!(stderr.contains("5 changes of other kinds left out"), "{stderr}");
    let (_, json, _) = run(folder.path(), &[&args[..], &["-f", "json"]].concat(), false);
    assert!(json.contains("\"same\":false"), "{json}");
}

#[test]
fn what_moved_is_an_edit_where_the_order_is_filtered() {
    let lines = [
        "The mayor opened the new library on Monday morning.",
        "Farmers brought apples and pears to the market.",
        "A choir of children sang three old songs.",
        "Rain began to fall late in the afternoon.",
        "Nobody remembered to bring 5 umbrellas to the celebration.",
    ];
    let moved = [&lines[4].replace('5', "6"), lines[0], lines[1], lines[2], lines[3]].join("\n");
    let old = lines.join("\n");
    let folder = support::folder(&[("a.txt", old.as_bytes()), ("b.txt", moved.as_bytes())]);
    for (more, heading) in [
        (&[][..], "moved 5 → 1, edited (number, order)"),
        (&["--ignore", "order"], "edited 5 → 1 (number)"),
        (&["--ignore", "number"], "moved 5 → 1 (order)"),
    ] {
        let args = [&["diff", "--lines", "a.txt", "b.txt"], more].concat();
        let shown = differences(folder.path(), &args);
        assert!(shown.contains(heading), "{shown}");
    }
}

#[test]
fn the_glossary_tells_what_is_terminology() {
    let folder = folder();
    fs::write(folder.path().join("terms.csv"), "source,target\n業者,reseller\n").unwrap();
    let args = ["diff", "old.txt", "new.txt", "-g", "terms.csv", "--only", "terminology", "-U0"];
    let terms = differences(folder.path(), &args);
    assert!(terms.contains("edited 3 → 4 (terminology)"), "{terms}");
    assert!(terms.contains("The [-dealer-]{+reseller+} sold 500 umbrellas."), "{terms}");
    assert!(terms.contains("1 edited;"), "{terms}");
}

#[test]
fn terms_of_the_glossary_are_terminology_with_a_capital_too() {
    let folder = support::folder(&[
        ("a.txt", b"We told the Customer so.\nThe Buyer pays the Customer.\nWe met the Mayor of the village after lunch.\n"),
        ("b.txt", b"We told the Client so.\nThe Customer pays the Buyer.\nWe met the Judge of the village after lunch.\n"),
        ("terms.csv", "source,target\n顧客,customer\n".as_bytes()),
    ]);
    let args = ["diff", "--lines", "a.txt", "b.txt", "-g", "terms.csv"];
    let shown = differences(folder.path(), &args);
    for heading in ["1 → 1 (terminology)", "2 → 2 (terminology)", "3 → 3 (name)"] {
        assert!(shown.contains(heading), "{shown}");
    }
}

#[test]
fn each_kind_is_explained() {
    let (code, stdout, _) = run(project(), &["diff", "--explain"], false);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(stdout);
}

#[test]
fn a_sentence_that_moved_far_and_was_edited_is_one_change_with_one_mark() {
    let folder = TempDir::new().unwrap();
    let things = ["river", "lamp", "garden", "letter", "harbour", "ladder", "orchard", "engine"];
    let mut lines: Vec<String> = (0..80)
        .map(|n| {
            format!(
                "On day {n} the {} stood {} steps from the {}.",
                things[n % 8],
                n * 7,
                things[(n * 3 + 1) % 8]
            )
        })
        .collect();
    fs::write(folder.path().join("a.txt"), lines.join("\n")).unwrap();
    lines.remove(10);
    let moved = "On day 10 the garden stood 70 yards from the engine.".to_owned();
    lines.insert(60, moved);
    fs::write(folder.path().join("b.txt"), lines.join("\n")).unwrap();
    fs::write(folder.path().join("a.txt"), {
        let mut old = lines.clone();
        old.remove(60);
        old.insert(10, "On day 10 the garden stood 70 steps from the engine.".to_owned());
        old.join("\n")
    })
    .unwrap();
    let json = differences(folder.path(), &["diff", "--lines", "a.txt", "b.txt", "-f", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let changed: Vec<_> = changes.iter().filter(|c| c["kind"] != "unchanged").collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    let change = changed[0];
    assert_eq!((&change["kind"], &change["edited"]), (&"moved".into(), &true.into()));
    assert_eq!(
        (&change["old"], &change["new"]),
        (&serde_json::json!([10]), &serde_json::json!([60]))
    );
    let pieces = change["pieces"].as_array().unwrap();
    let marks: Vec<_> = pieces.iter().filter(|p| p["op"] != "equal").collect();
    assert_eq!(marks.len(), 1);
    assert_eq!((&marks[0]["old"], &marks[0]["new"]), (&"steps".into(), &"yards".into()));
}
