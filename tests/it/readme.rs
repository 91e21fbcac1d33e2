//! The transcripts of README are what the commands print.

use std::fs;
use std::process::Command;

use snapbox::cmd::cargo_bin;
use tempfile::TempDir;

use crate::support::{project, read};

/// The sections with transcripts, in the order in which they stand: each goes on with the files of the
/// one before it. What is not in `seeds/`, the reader's own, is in `tests/it/readme/`.
const SECTIONS: [&str; 10] = [
    "Align",
    "Review beads and align the rest again",
    "See what a revision changed",
    "Learn words from a translation memory",
    "Glossaries",
    "Check",
    "Split",
    "Convert",
    "Documents with markup",
    "Score",
];

/// How wide the terminal was.
const WIDTH: &str = "119";

/// Whether a transcript is what was printed; `…` on a line of its own stands for any lines.
fn tells(told: &str, real: &str) -> bool {
    let parts: Vec<&str> = told.split("…\n").collect();
    let [begin, middle @ .., end] = &parts[..] else { return told == real };
    let mut rest = real.strip_prefix(begin);
    for part in middle {
        rest = rest.and_then(|rest| rest.split_once(part)).map(|(_, rest)| rest);
    }
    rest.is_some_and(|rest| rest.ends_with(end))
}

#[test]
fn dots_stand_for_lines() {
    for (told, real, is_told) in [
        ("a\nb\n", "a\nb\n", true),
        ("a\n", "a\nb\n", false),
        ("a\n…\n", "a\nb\n", true),
        ("a\n…\nc\n", "a\nb\nc\n", true),
        ("…\nc\n", "a\nb\n", false),
        ("…\nb\n…\n", "a\nb\nc\n", true),
        ("a\n…\nb\n", "a\nb\nc\n", false),
    ] {
        assert_eq!(tells(told, real), is_told, "{told:?}, {real:?}");
    }
}

/// Runs the command of each `$` in a shell, in a copy of `seeds/` with `glossaries/` beside it, and
/// compares what it prints with what stands there.
#[test]
fn transcripts_are_real() {
    let readme = read(project().join("README.md"));
    let files = TempDir::new().unwrap();
    let folders = [("seeds", "seeds"), ("glossaries", "glossaries"), ("tests/it/readme", "seeds")];
    for (folder, copy) in folders {
        let copy = files.path().join(copy);
        fs::create_dir_all(&copy).unwrap();
        for entry in fs::read_dir(project().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, copy.join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    let program = cargo_bin!("taiyaku");
    let mut path = program.parent().unwrap().as_os_str().to_owned();
    path.push(":/usr/bin:/bin");
    let mut commands = 0;
    for section in SECTIONS {
        let (_, rest) = readme.split_once(&format!("\n## {section}\n")).unwrap();
        let section = rest.split("\n## ").next().unwrap();
        for block in section.split("```console\n").skip(1) {
            let block = block.split("```").next().unwrap();
            // All of them run where the first `cd` leads, which is no repository of git's.
            let is_run = |command: &&str| *command != "cd seeds\n" && !command.starts_with("git ");
            for command in block.split("$ ").skip(1).filter(is_run) {
                // A command goes on behind a backslash.
                let lines = command.split_inclusive('\n');
                let mut is_going_on = true;
                let told = lines.skip_while(|line| {
                    let was_going_on = is_going_on;
                    is_going_on = line.ends_with("\\\n");
                    was_going_on
                });
                let told: String = told.collect();
                let command = command.strip_suffix(&told).unwrap();
                let output = Command::new("sh")
                    .args(["-c", &format!("{{ {command}}} 2>&1")])
                    .current_dir(files.path().join("seeds"))
                    .env("PATH", &path)
                    .env("COLUMNS", WIDTH)
                    .output()
                    .unwrap();
                let real = String::from_utf8(output.stdout).unwrap();
                assert!(tells(&told, &real), "$ {command}{told}---\n{real}");
                commands += 1;
            }
        }
    }
    assert!(commands >= 44, "{commands} commands found");
}
