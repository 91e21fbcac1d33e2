//! What several tests need.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, cargo_bin};
use taiyaku::formats::glossary::{self, Reader};
use taiyaku::model::Links;
use taiyaku::text::segment::{self, Options};
use taiyaku::{Alignment, Document, Glossary, Lang};
use tempfile::TempDir;

/// The project's folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of third-party texts beside the project, which are not part of it; `None`, with a
/// remark, where it is absent.
pub fn beside(name: &str) -> Option<PathBuf> {
    let path = project().parent()?.join("shared").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

pub fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn raw_document(path: impl AsRef<Path>, lang: Lang) -> Document {
    let text = read(path);
    let sentences = segment::segment(&text, lang, &Options::default());
    Document::new(lang, text, sentences).unwrap()
}

pub fn line_document(path: impl AsRef<Path>, lang: Lang) -> Document {
    let text = read(path);
    let sentences = segment::segment_lines(&text);
    Document::new(lang, text, sentences).unwrap()
}

pub fn links(alignment: &Alignment) -> Vec<Links> {
    let beads = alignment.beads().iter();
    beads.map(|b| (b.source.clone().collect(), b.target.clone().collect())).collect()
}

/// A text without its white space.
pub fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The glossary that a CSV text holds, which must be read without a warning.
#[track_caller]
pub fn glossary(csv: &str) -> Glossary {
    let Reader::Text(read) = glossary::detect("glossary.csv", csv.as_bytes()).read else {
        panic!("no reader of text");
    };
    let glossary::ReadGlossary { glossary, warnings, .. } = read(csv).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    glossary
}

/// Runs the program in a folder: its exit code, what it prints, and what it says beside.
pub fn taiyaku(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    fed(folder, args, b"")
}

/// As [`taiyaku`], with bytes on standard input.
pub fn fed(folder: &Path, args: &[&str], stdin: &[u8]) -> (Option<i32>, String, String) {
    let command = Command::new(cargo_bin!("taiyaku")).current_dir(folder).args(args).stdin(stdin);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A folder with these files, some perhaps in folders of their own.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}
