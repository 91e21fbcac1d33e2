//! The contract of `taiyaku check`, `terms` and `config`.

use std::fs;

use tempfile::TempDir;

use crate::support::{project, taiyaku};

mod any_text;
mod outputs;
mod rules;
mod settings;
mod silence;
mod terms;

/// A source with two slips in its draft, and a glossary.
fn sample() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("ja.txt", "町の博物館が開いた。\n入館料は400円だ。\nトークンで払える。\n彼は帰った。\n");
    write(
        "en.txt",
        "The town museum opened.\nAdmission is 500 yen.\nYou can pay with coins.\nHe went home.\n",
    );
    write("terms.csv", "source,target,forbidden,case_sensitive,note\nトークン,token,coin,,\n");
    folder
}

const CHECK: [&str; 6] = ["check", "ja.txt", "en.txt", "--lines", "--glossary", "terms.csv"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    CHECK.iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn exit_codes() {
    let folder = sample();
    let code = |args: &[&str]| taiyaku(folder.path(), args).0;
    assert_eq!(code(&CHECK), Some(1));
    assert_eq!(code(&with(&["--exit-zero"])), Some(0));
    assert_eq!(code(&with(&["--ignore", "number-mismatch,forbidden-term"])), Some(0));
    assert_eq!(code(&with(&["--select", "doubled-word"])), Some(0));
    assert_eq!(code(&with(&["--severity", "number-mismatch=note,forbidden-term=off"])), Some(0));
    assert_eq!(code(&["check", "ja.txt", "none.txt"]), Some(2));
    assert_eq!(code(&["check"]), Some(2));
    assert_eq!(code(&with(&["--severity", "number-mismatch=loud"])), Some(2));
    let (_, _, stderr) = taiyaku(folder.path(), &with(&["--severity", "numbr-mismatch=note"]));
    assert!(stderr.contains("did you mean `number-mismatch`?"), "{stderr}");
}

#[test]
fn every_rule_explains_itself() {
    for rule in &taiyaku::check::RULES {
        let (code, page, _) = taiyaku(project(), &["check", "--explain", rule.name]);
        assert_eq!(code, Some(0));
        for part in ["What: ", "Why: ", "Example: ", "Silence: "] {
            assert!(page.contains(part), "{}: no {part}", rule.name);
        }
        assert!(page.lines().skip(1).all(|line| line.chars().count() <= 100), "{page}");
    }
}

#[test]
fn either_language_may_be_the_source() {
    let folder = sample();
    let args = ["check", "en.txt", "ja.txt", "--lines", "-f", "concise"];
    let (code, stdout, _) = taiyaku(folder.path(), &args);
    assert_eq!(code, Some(1));
    assert!(
        stdout
            .starts_with("ja.txt:2:5: error[number-mismatch] “500 yen” in the source, 400円 here"),
        "{stdout}"
    );
}

#[test]
fn the_same_bytes_on_every_run_and_any_number_of_threads() {
    let seeds = project().join("seeds");
    let check = |threads: &str| {
        let args = ["check", "article.ja.txt", "draft-1.en.txt", "draft-2.en.txt"];
        taiyaku(&seeds, &[&args[..], &["-f", "json", "--threads", threads]].concat()).1
    };
    let once = check("1");
    for threads in ["1", "4"] {
        assert!(check(threads) == once, "{threads} threads print something else");
    }
}
