//! The transcripts of README are what the commands print.

use std::fs;
use std::process::Command;

use snapbox::cmd::cargo_bin;
use tempfile::TempDir;

use crate::support::{project, read};

/// The sections that are held, in the order in which they stand: each goes on with the files of the
/// one before it.
const SECTIONS: [&str; 1] = ["Convert"];

/// Runs the command of each `$` in a shell, in a copy of `seeds/`, and puts what it prints in place of
/// what stands there.
#[test]
fn transcripts_are_real() {
    let readme = read(project().join("README.md"));
    let files = TempDir::new().unwrap();
    for entry in fs::read_dir(project().join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, files.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let program = cargo_bin!("taiyaku");
    let mut path = program.parent().unwrap().as_os_str().to_owned();
    path.push(":/usr/bin:/bin");
    let mut commands = 0;
    for section in SECTIONS {
        let (_, rest) = readme.split_once(&format!("\n## {section}\n")).unwrap();
        let section = rest.split("\n## ").next().unwrap();
        let mut told = String::new();
        let mut real = String::new();
        for block in section.split("```console\n").skip(1) {
            let block = block.split("```").next().unwrap();
            told.push_str(block);
            for command in block.split("$ ").skip(1) {
                // A command goes on behind a backslash.
                let lines = command.split_inclusive('\n');
                let mut is_going_on = true;
                let command: String = lines
                    .take_while(|line| {
                        let was_going_on = is_going_on;
                        is_going_on = line.ends_with("\\\n");
                        was_going_on
                    })
                    .collect();
                let output = Command::new("sh")
                    .args(["-c", &format!("{{ {command}}} 2>&1")])
                    .current_dir(files.path())
                    .env("PATH", &path)
                    .output()
                    .unwrap();
                real.push_str(&format!("$ {command}{}", String::from_utf8(output.stdout).unwrap()));
                commands += 1;
            }
        }
        assert_eq!(told, real);
    }
    assert!(commands >= 10, "{commands} commands found");
}
