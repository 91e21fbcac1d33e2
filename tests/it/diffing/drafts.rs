//! Several drafts of one source, side by side.

use std::fs;

use super::{OLD, differences, folder, run};
use crate::support::{self, project, taiyaku};

#[test]
fn drafts_stand_side_by_side() {
    let folder = folder();
    let third = OLD.replace("dealer", "merchant");
    fs::write(folder.path().join("third.txt"), third).unwrap();
    let mut shown = String::new();
    for format in ["full", "json"] {
        let args = ["compare", "ja.txt", "old.txt", "new.txt", "third.txt", "-f", format];
        shown.push_str(&format!("--format {format}\n{}\n", differences(folder.path(), &args)));
    }
    insta::assert_snapshot!(shown);
    let (code, _, _) = run(folder.path(), &["compare", "ja.txt", "old.txt", "old.txt"], false);
    assert_eq!(code, Some(0));
}

#[test]
fn drafts_that_differ_in_typography_alone_have_no_marks() {
    let folder = support::folder(&[
        ("ja.txt", "雨だと彼は言った。\n猫は寝ていた。\n".as_bytes()),
        ("a.txt", "\"It's rain,\" he said -- twice.\nThe cat was 'asleep'...\n".as_bytes()),
        ("b.txt", "“It’s rain,” he said—twice.\nThe dog was ‘asleep’…\n".as_bytes()),
    ]);
    let args = ["compare", "--lines", "ja.txt", "a.txt", "b.txt", "-f", "json"];
    let json: serde_json::Value = serde_json::from_str(&differences(folder.path(), &args)).unwrap();
    let marks: Vec<(bool, usize)> = json["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let drafts = row["drafts"].as_array().unwrap();
            let marks = drafts.iter().map(|draft| draft["differs"].as_array().unwrap().len());
            (row["same"].as_bool().unwrap(), marks.sum())
        })
        .collect();
    assert_eq!(marks, [(true, 0), (false, 2)], "{json}");
}

#[test]
fn the_same_draft_twice_does_not_differ_where_it_adds_a_sentence() {
    let seeds = project().join("seeds");
    for draft in ["draft-1.en.txt", "draft-2.en.txt"] {
        let args = ["compare", "article.ja.txt", draft, draft];
        let (code, stdout, stderr) = taiyaku(&seeds, &args);
        assert_eq!(code, Some(0), "{draft}: {stderr}");
        assert!(stdout.lines().last().is_some_and(|line| line.starts_with("0 of ")), "{stdout}");
    }
    // Three drafts that add something in one place stand side by side there.
    let folder = support::folder(&[
        ("ja.txt", "雨が三日続けて降った。\n猫は寝ていた。\n".as_bytes()),
        ("a.txt", b"It rained for three days in a row.\nNobody knew why.\nThe cat was asleep.\n"),
        ("b.txt", b"It rained for three days in a row.\nThe cat was asleep.\n"),
    ]);
    let args = ["compare", "--lines", "ja.txt", "a.txt", "b.txt", "a.txt"];
    let (code, stdout, stderr) = taiyaku(folder.path(), &args);
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stdout.ends_with("1 of 3 rows differ\n"), "{stdout}");
}
