//! Where commands write: files that are read stay, the end of a name chooses the format, and what
//! cannot be written is an error.

use std::fs;

use tempfile::TempDir;

use crate::support::{folder, taiyaku};

const UNITS: &str = "source\ttarget\n雨だ。\tIt is raining.\n";

fn sample() -> TempDir {
    folder(&[
        ("ja.txt", "雨だ。\n".as_bytes()),
        ("en.txt", b"It is raining.\n"),
        ("new.txt", b"It was raining.\n"),
        ("units.tsv", UNITS.as_bytes()),
        ("terms.csv", "source,target\n雨,rain\n".as_bytes()),
        ("words.tsv", "雨\train\t1\t1\t2\n".as_bytes()),
        ("pair.ja", "雨だ。\n".as_bytes()),
        ("pair.en", b"It is raining.\n"),
    ])
}

#[test]
fn a_file_that_is_read_is_not_written_over() {
    let align = ["align", "ja.txt", "en.txt", "--glossary", "terms.csv", "-o"];
    for (args, file) in [
        (&align[..], "ja.txt"),
        (&align, "./en.txt"),
        (&align, "terms.csv"),
        (&["align", "ja.txt", "en.txt", "--lexicon", "words.tsv", "-o"], "words.tsv"),
        (&["align", "units.tsv", "-o"], "units.tsv"),
        (&["check", "ja.txt", "en.txt", "-o"], "en.txt"),
        (&["check", "ja.txt", "en.txt", "--write-baseline"], "ja.txt"),
        (&["terms", "ja.txt", "en.txt", "-o"], "en.txt"),
        (&["terms", "units.tsv", "-o"], "units.tsv"),
        (&["diff", "en.txt", "new.txt", "-o"], "new.txt"),
        (&["diff", "en.txt", "new.txt", "--source", "ja.txt", "-o"], "ja.txt"),
        (&["compare", "ja.txt", "en.txt", "new.txt", "-o"], "new.txt"),
        (&["stale", "ja.txt", "ja.txt", "en.txt", "-o"], "en.txt"),
        (&["learn", "units.tsv", "-o"], "units.tsv"),
        (&["convert", "units.tsv"], "units.tsv"),
        (&["glossary", "convert", "terms.csv"], "terms.csv"),
        (
            &[
                "convert",
                "pair",
                "--from=moses",
                "--to=moses",
                "--source-lang=ja",
                "--target-lang=en",
            ],
            "pair",
        ),
    ] {
        let files = sample();
        let before = files.path().join(file);
        let before = fs::read(&before).unwrap_or_default();
        let args = [args, &[file]].concat();
        let (code, stdout, stderr) = taiyaku(files.path(), &args);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{args:?}: {stderr}");
        let expected = "is read, expected another file to write to\n";
        assert!(stderr.ends_with(expected), "{args:?}: {stderr}");
        assert_eq!(fs::read(files.path().join(file)).unwrap_or_default(), before, "{args:?}");
    }
    // So are the settings and a baseline.
    for more in [&["-o", "taiyaku.toml"][..], &["--baseline", "known.json", "-o", "known.json"]] {
        let files = sample();
        fs::write(files.path().join("taiyaku.toml"), "lines = true\n").unwrap();
        let check = ["check", "ja.txt", "en.txt"];
        let write = [&check[..], &["--write-baseline", "known.json"]].concat();
        assert_eq!(taiyaku(files.path(), &write).0, Some(0));
        let file = files.path().join(more[more.len() - 1]);
        let before = fs::read(&file).unwrap();
        assert_eq!(taiyaku(files.path(), &[&check[..], more].concat()).0, Some(2), "{more:?}");
        assert_eq!(fs::read(&file).unwrap(), before, "{more:?}");
    }
    // A link is the file that it leads to.
    #[cfg(unix)]
    {
        let files = sample();
        std::os::unix::fs::symlink("en.txt", files.path().join("link.tsv")).unwrap();
        let args = ["align", "ja.txt", "en.txt", "-o", "link.tsv"];
        assert_eq!(taiyaku(files.path(), &args).0, Some(2));
    }
}

#[test]
fn what_is_meant_to_be_changed_in_place_is() {
    let files = sample();
    let run = |args: &[&str]| {
        let (code, _, stderr) = taiyaku(files.path(), args);
        assert_eq!(code, Some(0), "{args:?}: {stderr}");
    };
    run(&["align", "ja.txt", "en.txt", "-o", "beads.jsonl"]);
    run(&["align", "ja.txt", "en.txt", "--from", "beads.jsonl", "-o", "beads.jsonl"]);
    run(&["stale", "ja.txt", "ja.txt", "en.txt", "--carry", "beads.jsonl", "-o", "beads.jsonl"]);
    run(&["convert", "units.tsv", "units.xlf"]);
    run(&["convert", "units.tsv", "units.xlf", "--update", "units.xlf"]);
}

#[test]
fn the_end_of_a_name_chooses_the_format() {
    let files = sample();
    let check = |args: &[&str], name: &str, format: &str| {
        let printed = taiyaku(files.path(), &[args, &["--format", format]].concat()).1;
        let (code, stdout, stderr) = taiyaku(files.path(), &[args, &["-o", name]].concat());
        assert!(code < Some(2) && stdout.is_empty(), "{args:?} {name}: {stderr}");
        let written = fs::read_to_string(files.path().join(name)).unwrap();
        assert_eq!(written, printed, "{args:?} {name}");
        fs::remove_file(files.path().join(name)).unwrap();
    };
    let align = ["align", "ja.txt", "en.txt"];
    for (name, format) in [
        ("a.tsv", "tsv"),
        ("a.json", "json"),
        ("a.JSONL", "jsonl"),
        ("a.ladder", "ladder"),
        ("a.txt", "table"),
        ("table", "table"),
    ] {
        check(&align, name, format);
    }
    // A page or a memory that holds a table would be no page and no memory.
    for name in ["a.html", "a.TMX", "a.xlsx"] {
        let (code, _, stderr) = taiyaku(files.path(), &[&align, &["-o", name][..]].concat());
        assert_eq!(code, Some(2), "{name}: {stderr}");
        assert!(
            stderr.starts_with(&format!("error: {name}: this command writes no .")),
            "{stderr}"
        );
        assert!(!files.path().join(name).exists());
    }
    let args = [&align[..], &["-o", "a.json", "--format", "tsv"]].concat();
    taiyaku(files.path(), &args);
    let written = fs::read_to_string(files.path().join("a.json")).unwrap();
    assert!(!written.starts_with('{'), "{written}");
    for (name, format) in
        [("a.html", "html"), ("a.csv", "csv"), ("a.sarif", "sarif"), ("a", "full")]
    {
        check(&["check", "ja.txt", "new.txt"], name, format);
    }
    for (name, format) in [("a.md", "markdown"), ("a.html", "html"), ("a.diff", "full")] {
        check(&["diff", "en.txt", "new.txt"], name, format);
    }
    for (name, format) in [("a.json", "json"), ("a.txt", "full")] {
        check(&["compare", "ja.txt", "en.txt", "new.txt"], name, format);
        check(&["stale", "ja.txt", "ja.txt", "en.txt"], name, format);
    }
}

#[test]
fn a_dash_is_standard_output() {
    let files = sample();
    for args in [
        &["align", "ja.txt", "en.txt"][..],
        &["check", "ja.txt", "new.txt"],
        &["terms", "ja.txt", "en.txt"],
        &["diff", "en.txt", "new.txt"],
        &["compare", "ja.txt", "en.txt", "new.txt"],
        &["stale", "ja.txt", "ja.txt", "en.txt"],
        &["learn", "units.tsv"],
    ] {
        let with = taiyaku(files.path(), &[args, &["-o", "-"]].concat());
        assert_eq!(with, taiyaku(files.path(), args), "{args:?}");
        assert!(!files.path().join("-").exists(), "{args:?}");
    }
}

/// A device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    use snapbox::cmd::cargo_bin;
    let files = sample();
    for args in [
        &["licenses"][..],
        &["config"],
        &["config", "--schema"],
        &["completions", "bash"],
        &["formats"],
        &["--help"],
        &["align", "--help"],
        &["--version"],
        &["split", "ja.txt"],
        &["align", "ja.txt", "en.txt"],
        &["check", "ja.txt", "en.txt"],
        &["check", "--explain", "number-mismatch"],
        &["terms", "ja.txt", "en.txt"],
        &["diff", "en.txt", "new.txt"],
        &["diff", "--explain"],
        &["glossary", "test", "terms.csv"],
        &["convert", "units.tsv", "-", "--to", "csv"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = std::process::Command::new(cargo_bin!("taiyaku"));
        let output = command.current_dir(files.path()).args(args).stdout(full).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
        assert!(stderr.starts_with("error: ") && stderr.lines().count() == 1, "{args:?}: {stderr}");
    }
}

#[test]
fn what_cannot_be_written_or_used_is_told_plainly() {
    let files = sample();
    let none = "nowhere/a.tsv: could not be written: no such folder\n";
    for (args, expected) in [
        (&["align", "ja.txt", "en.txt", "-o", "nowhere/a.tsv"][..], none),
        (&["convert", "units.tsv", "nowhere/a.tsv"], none),
        (&["glossary", "convert", "terms.csv", "nowhere/a.tsv"], none),
        (
            &["align", "ja.txt", "en.txt", "--threads", "0"],
            "invalid value '0' for '--threads <N>': expected a number, at least 1\n",
        ),
        (
            &["learn", "units.tsv", "--threads", "two"],
            "invalid value 'two' for '--threads <N>': expected a number, at least 1\n",
        ),
    ] {
        let (code, _, said) = taiyaku(files.path(), args);
        let first = said.split_inclusive('\n').next();
        assert_eq!((code, first), (Some(2), Some(&*format!("error: {expected}"))));
    }
    let full = std::path::Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    for args in [&["convert", "units.tsv", "-", "--to", "csv"][..], &["align", "ja.txt", "en.txt"]]
    {
        let output = std::process::Command::new(snapbox::cmd::cargo_bin!("taiyaku"))
            .current_dir(files.path())
            .args(args)
            .stdout(fs::File::options().write(true).open(full).unwrap())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.lines().any(|line| line.starts_with("error: standard output: ")), "{said}");
    }
}
