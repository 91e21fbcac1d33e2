//! Files with markup: read from the command line, aligned, refused.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use encoding_rs::SHIFT_JIS;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{fed as taiyaku, folder};

mod any_file;
mod subtitles;
mod word;

#[track_caller]
fn done(folder: &Path, args: &[&str], stdin: &[u8]) -> String {
    let (code, stdout, stderr) = taiyaku(folder, args, stdin);
    assert_eq!(code, Some(0), "{args:?}: {stderr}");
    stdout
}

fn lines(json: &str) -> Vec<Value> {
    json.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A DOCX file of these parts, by their names below `word/`.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = |inner: &str| {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns='{space}'>{inner}</Relationships>")
    };
    add(
        "_rels/.rels",
        &rels(&format!(
            "<Relationship Id='1' Type='{relation}/officeDocument' Target='word/document.xml'/>"
        )),
    );
    let mut targets = String::new();
    for (name, content) in parts {
        add(&format!("word/{name}.xml"), content);
        targets.push_str(&format!(
            "<Relationship Id='{name}' Type='{relation}/{name}' Target='{name}.xml'/>"
        ));
    }
    add("word/_rels/document.xml.rels", &rels(&targets));
    zip.finish().unwrap().into_inner()
}

/// A part whose root is `root` and holds `inner`.
fn part(root: &str, inner: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n\
         <w:{root} xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
         xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
         xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>{inner}</w:{root}>"
    )
}

pub fn docx(body: &str) -> Vec<u8> {
    package(&[("document", &part("document", &format!("<w:body>{body}</w:body>")))])
}

const MARKDOWN: &str =
    "---\ntitle: 雨\n---\n# 雨\n\n> 昨日は雨が\n> 降った。猫は*家*にいた。\n\n```sh\nls\n```\n";

#[test]
fn sentences_of_markdown_have_their_places_and_blocks() {
    let folder = folder(&[
        ("a.md", MARKDOWN.as_bytes()),
        ("sjis.md", &SHIFT_JIS.encode(MARKDOWN).0),
        ("mark.md", format!("\u{feff}{MARKDOWN}").as_bytes()),
    ]);
    for (name, decode) in [
        ("a.md", (|bytes| String::from_utf8(bytes).unwrap()) as fn(Vec<u8>) -> String),
        ("sjis.md", |bytes| SHIFT_JIS.decode(&bytes).0.into_owned()),
        ("mark.md", |bytes| String::from_utf8(bytes).unwrap()),
    ] {
        let found = lines(&done(folder.path(), &["split", "-f", "jsonl", name], b""));
        let text = |line: &Value| line["text"].as_str().unwrap().to_owned();
        let texts: Vec<String> = found.iter().map(text).collect();
        assert_eq!(texts, ["雨", "昨日は雨が降った。", "猫は*家*にいた。"], "{name}");
        let kinds: Vec<&str> = found.iter().map(|l| l["block"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["heading", "paragraph", "paragraph"]);
        let file = fs::read(folder.path().join(name)).unwrap();
        let place = |line: &Value| {
            let at = |index: usize| line["span"][index].as_u64().unwrap() as usize;
            decode(file[at(0)..at(1)].to_vec())
        };
        let places: Vec<String> = found.iter().map(place).collect();
        assert_eq!(places, ["雨", "昨日は雨が\n> 降った。", "猫は*家*にいた。"], "{name}");
    }
}

#[test]
fn a_format_is_known_by_name_by_content_or_by_option() {
    let folder = folder(&[("page", b"<html><p>One. Two.</html>"), ("page.txt", b"<html><p>One.")]);
    assert_eq!(done(folder.path(), &["split", "page"], b""), "One.\nTwo.\n");
    assert_eq!(done(folder.path(), &["split", "page.txt"], b""), "<html><p>One.\n");
    let stdin = b"<!doctype html><p>One.<p>Two.";
    assert_eq!(done(folder.path(), &["split", "-"], stdin), "One.\nTwo.\n");
    let args = ["split", "-", "--input-format", "text"];
    assert_eq!(done(folder.path(), &args, b"<html><p>One."), "<html><p>One.\n");
    let args = ["split", "-", "--input-format", "markdown"];
    assert_eq!(done(folder.path(), &args, b"# A\n- One. Two."), "A\nOne.\nTwo.\n");
    let (code, _, stderr) = taiyaku(folder.path(), &["split", "--input-format", "doc", "-"], b"");
    assert!(code == Some(2) && stderr.contains("markdown"), "{stderr}");
}

#[test]
fn declared_encodings_are_read() {
    let (page, ..) = SHIFT_JIS.encode("<meta charset=shift_jis><p>雨が降った。</p>");
    let po = b"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CP1251\\n\"\n\n\
               msgid \"hi\"\nmsgstr \"\xcf\xf0\xe8\xe2\xe5\xf2.\"\n";
    let folder = folder(&[("a.html", &page), ("be.po", po)]);
    let (_, stdout, stderr) = taiyaku(folder.path(), &["split", "a.html"], b"");
    assert_eq!(
        (stdout.as_str(), stderr.as_str()),
        ("雨が降った。\n", "note: a.html: read as Shift_JIS\n")
    );
    let (_, stdout, stderr) = taiyaku(folder.path(), &["split", "be.po"], b"");
    assert_eq!(
        (stdout.as_str(), stderr.as_str()),
        ("Привет.\n", "note: be.po: read as windows-1251\n")
    );
}

#[test]
fn documents_of_different_formats_are_aligned() {
    let page = "<html><head><title>x</title></head><h1>Rain</h1><p>It rained yesterday. The cat \
                was at <b>home</b>.</p></html>";
    let word = docx(
        "<w:p><w:r><w:t>Rain</w:t></w:r></w:p><w:p><w:r><w:t>It rained yesterday. The cat was at \
         home.</w:t></w:r></w:p>",
    );
    let folder =
        folder(&[("ja.md", MARKDOWN.as_bytes()), ("en.html", page.as_bytes()), ("en.docx", &word)]);
    for draft in ["en.html", "en.docx"] {
        let beads = lines(&done(folder.path(), &["align", "ja.md", draft, "-f", "jsonl"], b""));
        let texts: Vec<(&str, &str)> = beads
            .iter()
            .map(|b| (b["source_text"].as_str().unwrap(), b["target_text"].as_str().unwrap()))
            .collect();
        let wanted = [
            ("雨", "Rain"),
            ("昨日は雨が降った。", "It rained yesterday."),
            ("猫は*家*にいた。", "The cat was at home."),
        ];
        assert_eq!(texts, wanted);
        assert!(beads[0].get("source_times_ms").is_none());
    }
    // With `--lines` a block is a sentence.
    let args = ["align", "ja.md", "en.docx", "-f", "jsonl", "--lines"];
    assert_eq!(lines(&done(folder.path(), &args, b"")).len(), 2);
}

#[test]
fn what_holds_no_prose_is_no_text_to_align() {
    let folder = folder(&[("a.md", b"```\ncode\n```\n"), ("b.txt", b"It rained.")]);
    let (code, _, stderr) = taiyaku(folder.path(), &["align", "a.md", "b.txt"], b"");
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("error: a.md: no sentence in it"), "{stderr}");
    assert_eq!(done(folder.path(), &["split", "a.md"], b""), "");
}

#[test]
fn files_and_blocks_without_end_are_refused() {
    let page = format!("<p>{}", "word ".repeat(1 << 20));
    let folder = folder(&[("a.html", page.as_bytes())]);
    let (code, _, stderr) = taiyaku(folder.path(), &["split", "a.html"], b"");
    let wanted = "error: a.html: a paragraph of 5242879 bytes, expected at most 4194304; it begins";
    assert!(code == Some(2) && stderr.starts_with(wanted), "{stderr}");
    let file = fs::File::create(folder.path().join("a.md")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &["split", "a.md"], b"");
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("error: a.md: over 67108864 bytes"), "{stderr}");
}
