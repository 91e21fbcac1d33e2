//! What people settled stays settled: locks, anchors, beads carried over, and moved sentences.

use std::fs;

use taiyaku::align::Anchor;
use taiyaku::text::segment::segment_lines;
use taiyaku::{Alignment, Document, Lang};
use tempfile::TempDir;

use crate::support::{project, read, taiyaku};

mod anchors;
mod any_beads;
mod order;
mod reviewed;

fn lines(name: &str) -> Vec<String> {
    read(project().join("seeds").join(name)).lines().map(str::to_owned).collect()
}

fn document(lang: Lang, lines: &[String]) -> Document {
    let text = lines.join("\n");
    let sentences = segment_lines(&text);
    Document::new(lang, text, sentences).unwrap()
}

fn anchored(alignment: &Alignment, anchor: &Anchor) -> bool {
    let mut beads = alignment.beads().iter();
    beads.any(|bead| bead.source.contains(&anchor.source) && bead.target.contains(&anchor.target))
}

/// The sample's article, its draft by lines, and their alignment as JSON lines.
fn sample() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    for (name, lines) in [
        ("ja.txt", lines("article.sentences.ja.txt")),
        ("en.txt", lines("draft-1.sentences.en.txt")),
    ] {
        fs::write(folder.path().join(name), lines.join("\n")).unwrap();
    }
    let args = ["align", "--lines", "ja.txt", "en.txt", "--format", "jsonl"];
    let (code, jsonl, stderr) = taiyaku(folder.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    (folder, jsonl)
}

const FROM: [&str; 8] =
    ["align", "--lines", "ja.txt", "en.txt", "--format", "jsonl", "--from", "old.jsonl"];
