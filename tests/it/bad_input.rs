//! Input that cannot be aligned: one clear line that names the file, exit code 2, nothing
//! written.

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};
use tempfile::TempDir;

const JAPANESE: &str = "雨が降った。私たちは家にいた。\n";
const ENGLISH: &str = "It rained. We stayed at home.\n";

/// A folder with `source.txt`, `draft.txt` and what a test adds.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("source.txt"), JAPANESE).unwrap();
    fs::write(folder.path().join("draft.txt"), ENGLISH).unwrap();
    folder
}

/// Aligns two files and expects one line of error that begins with `expected`.
#[track_caller]
fn check_refused(folder: &Path, source: &str, draft: &str, expected: &str) {
    let output = Command::new(cargo_bin!("taiyaku"))
        .current_dir(folder)
        .args(["align", source, draft, "-o", "out.txt"])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(stderr.starts_with(&format!("error: {expected}")), "{stderr}");
    assert!(output.stdout.is_empty());
    assert!(!folder.join("out.txt").exists(), "half an output was left behind");
    let left: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Puts `content` in place of the draft, then of the source.
#[track_caller]
fn check_content(content: &[u8], expected: &str) {
    let folder = folder();
    fs::write(folder.path().join("bad.txt"), content).unwrap();
    check_refused(folder.path(), "source.txt", "bad.txt", expected);
    check_refused(folder.path(), "bad.txt", "draft.txt", expected);
}

#[test]
fn a_missing_file() {
    let folder = folder();
    check_refused(folder.path(), "source.txt", "none.txt", "none.txt: no such file");
    check_refused(folder.path(), "none.txt", "draft.txt", "none.txt: no such file");
}

#[test]
fn a_folder() {
    let folder = folder();
    fs::create_dir(folder.path().join("drafts")).unwrap();
    check_refused(folder.path(), "source.txt", "drafts", "drafts: a folder, expected a file");
}

#[test]
fn an_empty_file() {
    check_content(b"", "bad.txt: no sentence in it (0 bytes)");
}

#[test]
fn a_text_without_a_sentence() {
    check_content(" \n\u{3000}\n\t\n".as_bytes(), "bad.txt: no sentence in it (8 bytes)");
}

#[test]
fn a_text_without_a_letter() {
    check_content(b"1. 2. 3.\n", "bad.txt: neither Japanese nor English");
}

#[test]
fn a_nul_byte() {
    check_content(b"It rained.\nWe \0 stayed.\n", "bad.txt:2:4: a NUL byte at byte 14");
}

#[test]
fn a_binary_file() {
    let png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00";
    check_content(png, "bad.txt:3:1: a NUL byte at byte 8: a binary file");
}

#[test]
fn undecodable_bytes() {
    let bytes = b"\xff\xfe\x00\xd8\x00\xd8 \x00";
    check_content(bytes, "bad.txt:1:3: bytes that are no UTF-16LE at byte 2");
}

#[test]
fn a_line_of_ten_megabytes() {
    let line = "word ".repeat(2 * 1024 * 1024);
    check_content(line.as_bytes(), "bad.txt:1: a line of 10485760 bytes, expected at most");
}

#[test]
fn two_files_in_one_language() {
    let folder = folder();
    check_refused(
        folder.path(),
        "source.txt",
        "source.txt",
        "source.txt: this text is Japanese like source.txt, expected English",
    );
    check_refused(
        folder.path(),
        "draft.txt",
        "draft.txt",
        "draft.txt: this text is English like draft.txt, expected Japanese",
    );
    let german = "Die Regierung hat am Montag einen neuen Plan vorgelegt, der die Kosten senken soll. \
        Kritiker halten ihn für unzureichend und fordern, dass die Steuern für kleine Einkommen noch in \
        diesem Jahr deutlich gesenkt werden.";
    fs::write(folder.path().join("german.txt"), german).unwrap();
    check_refused(
        folder.path(),
        "german.txt",
        "german.txt",
        "german.txt: this text is in another language, read as English like german.txt, expected",
    );
}

#[test]
fn standard_input_twice() {
    let folder = folder();
    check_refused(folder.path(), "-", "-", "standard input can be read only once");
}

#[test]
fn an_output_that_cannot_be_written() {
    let folder = folder();
    let output = Command::new(cargo_bin!("taiyaku"))
        .current_dir(folder.path())
        .args(["align", "source.txt", "draft.txt", "-o", "nowhere/out.txt"])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.starts_with("error: nowhere/out.txt: could not be written"), "{stderr}");
}

#[test]
fn a_glossary_without_its_columns() {
    let folder = folder();
    fs::write(folder.path().join("terms.csv"), "a,b\nc,d\n").unwrap();
    let output = Command::new(cargo_bin!("taiyaku"))
        .current_dir(folder.path())
        .args(["align", "source.txt", "draft.txt", "--glossary", "terms.csv"])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.starts_with("error: terms.csv:1:1: no column `source`"), "{stderr}");
}
