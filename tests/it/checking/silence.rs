//! What silences findings: comments, settings, and a baseline.

use std::fs;

use super::{sample, with};
use crate::support::taiyaku;

#[test]
fn comments_silence_and_say_when_they_do_not() {
    let folder = sample();
    fs::write(
        folder.path().join("en.txt"),
        "The town museum opened.\n<!-- taiyaku: ignore number-mismatch -->\nAdmission is 500 yen.\n\
         You can pay with coins. <!-- taiyaku: ignore forbidden-term -->\n\
         # taiyaku: ignore added\nHe went home.\n",
    )
    .unwrap();
    let (code, stdout, stderr) = taiyaku(folder.path(), &with(&["-f", "concise"]));
    assert_eq!(code, Some(0), "{stdout}");
    assert_eq!(stderr, "warning: en.txt:5: this comment silences nothing\n");
}

#[test]
fn settings_that_silence_nothing_are_reported() {
    let folder = sample();
    let toml = "[[ignore]]\nterms = [\"トークン\"]\n\n[[ignore]]\nrules = [\"omitted\"]\n";
    fs::write(folder.path().join("taiyaku.toml"), toml).unwrap();
    let (code, stdout, stderr) = taiyaku(folder.path(), &with(&["-f", "concise"]));
    assert_eq!(code, Some(1));
    assert!(stdout.contains("number-mismatch") && !stdout.contains("forbidden-term"), "{stdout}");
    assert_eq!(stderr, "warning: taiyaku.toml:4: this [[ignore]] silences nothing\n");
}

#[test]
fn a_run_over_a_part_calls_no_entry_idle() {
    let folder = sample();
    let text = "The town museum opened.\nAdmission is 400 yen.\nYou can pay with tokens.\n\
                He went home.\n";
    fs::write(folder.path().join("en2.txt"), text).unwrap();
    let toml = "source = \"ja.txt\"\ndrafts = [\"en.txt\", \"en2.txt\"]\nlines = true\n\
                [[ignore]]\nrules = [\"number-mismatch\"]\n\
                [[ignore]]\nrules = [\"doubled-word\"]\npaths = [\"en2.txt\"]\n\
                [[ignore]]\npaths = [\"en3.txt\"]\n";
    fs::write(folder.path().join("taiyaku.toml"), toml).unwrap();
    fs::write(folder.path().join("en3.txt"), text).unwrap();
    let [doubled, third] = [6, 9]
        .map(|line| format!("warning: taiyaku.toml:{line}: this [[ignore]] silences nothing\n"));
    for (args, expected) in [
        (&[][..], [doubled.as_str(), &third].concat()),
        (&["en.txt"], String::new()),
        (&["en2.txt"], doubled.clone()),
        (&["en3.txt"], third.clone()),
        (&["--select", "doubled-word"], doubled.clone()),
        (&["--select", "omitted"], String::new()),
        (&["--ignore", "number-mismatch"], doubled.clone()),
    ] {
        let args: Vec<&str> = ["check", "--exit-zero"].iter().chain(args).copied().collect();
        let (code, _, stderr) = taiyaku(folder.path(), &args);
        assert_eq!((code, stderr), (Some(0), expected), "{args:?}");
    }
    // Comments and baselines, too.
    fs::remove_file(folder.path().join("taiyaku.toml")).unwrap();
    fs::write(
        folder.path().join("en.txt"),
        "The town museum opened.\n<!-- taiyaku: ignore number-mismatch -->\nAdmission is 500 yen.\n\
         You can pay with coins.\nHe went home.\n",
    )
    .unwrap();
    let (code, _, _) = taiyaku(folder.path(), &with(&["--write-baseline", "known.json"]));
    assert_eq!(code, Some(0));
    let (code, _, stderr) =
        taiyaku(folder.path(), &with(&["--baseline", "known.json", "--select", "omitted"]));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let (_, _, stderr) = taiyaku(
        folder.path(),
        &["check", "ja.txt", "en2.txt", "--lines", "--baseline", "known.json"],
    );
    assert_eq!(stderr, "");
}

#[test]
fn entries_silence_and_say_when_they_do_not() {
    let folder = sample();
    let glossary = "source,target,forbidden,ignore\nトークン,token,coin,forbidden-term\n\
                    博物館,museum,,missing-term|mising-term\n";
    fs::write(folder.path().join("terms.csv"), glossary).unwrap();
    let (code, stdout, stderr) = taiyaku(folder.path(), &with(&["-f", "concise"]));
    assert_eq!(code, Some(1));
    assert!(stdout.contains("number-mismatch") && !stdout.contains("forbidden-term"), "{stdout}");
    let expected = "warning: terms.csv:3: to ignore missing-term here silences nothing\n\
                    warning: terms.csv:3: this entry ignores `mising-term`, which is no rule\n";
    assert_eq!(stderr, expected);
    // A rule that does not run silences nothing either, and that is nobody's slip.
    let (_, _, stderr) = taiyaku(folder.path(), &with(&["--select", "omitted"]));
    assert!(!stderr.contains("silences nothing"), "{stderr}");
}

#[test]
fn a_baseline_has_notes_too() {
    let folder = sample();
    let notes = ["--severity", "number-mismatch=note", "-f", "concise"];
    let check = |more: &[&str]| taiyaku(folder.path(), &with(&[&notes[..], more].concat()));
    let (code, stdout, _) = check(&[]);
    assert!(code == Some(1) && stdout.contains("number-mismatch"), "{stdout}");
    assert_eq!(check(&["--write-baseline", "known.json"]).0, Some(0));
    let (code, stdout, _) = check(&["--baseline", "known.json"]);
    assert_eq!((code, stdout.lines().count()), (Some(0), 1), "{stdout}");
}

#[test]
fn only_new_findings_fail_beside_a_baseline() {
    let folder = sample();
    let (code, _, _) = taiyaku(folder.path(), &with(&["--write-baseline", "known.json"]));
    assert_eq!(code, Some(0));
    let (code, stdout, _) =
        taiyaku(folder.path(), &with(&["--baseline", "known.json", "-f", "concise"]));
    assert_eq!((code, stdout.lines().count()), (Some(0), 1), "{stdout}");
    // An old finding is mended, a new one comes in.
    fs::write(
        folder.path().join("en.txt"),
        "The town museum opened.\nAdmission is 500 yen.\nYou can pay with tokens.\nHe went home home.\n",
    )
    .unwrap();
    let (code, stdout, stderr) =
        taiyaku(folder.path(), &with(&["--baseline", "known.json", "-f", "concise"]));
    assert_eq!(code, Some(1));
    assert!(stdout.contains("doubled-word") && !stdout.contains("number-mismatch"), "{stdout}");
    assert!(stderr.contains("1 of its 2 findings occur no more"), "{stderr}");
    fs::write(folder.path().join("known.json"), "{\"schema\":\"other\",\"findings\":[]}").unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &with(&["--baseline", "known.json"]));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("found the schema `other`"), "{stderr}");
}
