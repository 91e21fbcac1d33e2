//! Files with markup: read from the command line, aligned, refused.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use encoding_rs::SHIFT_JIS;
use proptest::collection::vec;
use proptest::prelude::{any, proptest};
use proptest::sample::{Index, select};
use serde_json::Value;
use taiyaku::formats::documents::{Changes, Choices, DOCUMENTS, Prose, ReadError, Reader, named};
use unicode_segmentation::UnicodeSegmentation as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::prose;
use crate::support::{beside, fed as taiyaku, folder, project};

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

fn read_docx(bytes: &[u8], changes: Changes) -> Result<Prose, ReadError> {
    let Reader::Bytes(read) = named("docx").unwrap().read else { panic!("not in bytes") };
    read(bytes, Choices { changes, ..Choices::default() })
}

/// The blocks of a DOCX file, each with its kind.
#[track_caller]
fn blocks(bytes: &[u8], changes: Changes) -> Vec<String> {
    let read = read_docx(bytes, changes).unwrap();
    prose::check(&read, "");
    let blocks = read.layout.blocks.iter();
    blocks.map(|it| format!("{}: {}", it.kind, it.span.of(&read.text).unwrap())).collect()
}

#[track_caller]
fn check_docx(body: &str, wanted: &[&str]) {
    assert_eq!(blocks(&docx(body), Changes::Accepted), wanted, "{body}");
}

#[test]
fn docx_paragraphs_and_runs() {
    check_docx(
        "<w:p><w:r><w:t xml:space='preserve'>It </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
         <w:t> rained &amp; </w:t><w:tab/><w:t>&#x732b;</w:t><w:br/><w:t>line</w:t></w:r></w:p>\
         <w:p/><w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink>\
         <w:sdt><w:sdtContent><w:r><w:t>!</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        &["paragraph: It rained &\t猫\nline", "paragraph: A link!"],
    );
    // Formulas, and the readings of ruby.
    check_docx(
        "<w:p><m:r><m:t>x</m:t></m:r><w:r><w:ruby><w:rt><w:r><w:t>ねこ</w:t></w:r></w:rt>\
         <w:rubyBase><w:r><w:t>猫</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        &["paragraph: 猫"],
    );
}

#[test]
fn docx_lists_and_tables() {
    check_docx(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr>\
         <w:r><w:t>Item</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc>\
         <w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p><w:p><w:r><w:t>more</w:t></w:r></w:p></w:tc>\
         </w:tr></w:tbl><w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>H</w:t></w:r></w:p>",
        &["item: Item", "cell: One", "cell: Two", "cell: more", "heading: H"],
    );
}

#[test]
fn docx_text_boxes_are_read_once() {
    check_docx(
        "<w:p><w:r><w:t>Out</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\
         <w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>\
         <w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>\
         </mc:AlternateContent></w:r><w:r><w:t>side</w:t></w:r></w:p>",
        &["paragraph: Box", "paragraph: Outside"],
    );
}

#[test]
fn docx_fields_and_hidden_text() {
    check_docx(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText>\
         </w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Contents 1</w:t></w:r></w:p>\
         <w:p><w:r><w:t>Contents 2</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
         <w:p><w:r><w:t xml:space='preserve'>On </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/>\
         <w:instrText>DATE \\@ x</w:instrText><w:fldChar w:fldCharType='separate'/>\
         <w:t>1 May</w:t><w:fldChar w:fldCharType='end'/></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>\
         <w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>.</w:t></w:r></w:p>",
        &["paragraph: On 1 May."],
    );
}

#[test]
fn docx_styles_say_what_paragraphs_are() {
    let styles = part(
        "styles",
        "<w:style w:styleId='a'><w:name w:val='heading 1'/></w:style>\
         <w:style w:styleId='b'><w:name w:val='mine'/><w:basedOn w:val='a'/></w:style>\
         <w:style w:styleId='c'><w:basedOn w:val='c'/></w:style>\
         <w:style w:styleId='d'><w:name w:val='caption'/></w:style>\
         <w:style w:styleId='e'><w:rPr><w:vanish/></w:rPr></w:style>",
    );
    let paragraph = |style: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>"
        )
    };
    let body: String = ["a", "b", "c", "d", "e", "none"].map(paragraph).concat();
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    assert_eq!(
        blocks(&package(&[("document", &document), ("styles", &styles)]), Changes::Accepted),
        ["heading: a", "heading: b", "paragraph: c", "caption: d", "paragraph: none"],
    );
}

#[test]
fn docx_notes_follow_their_paragraph() {
    let note = |id: &str, attributes: &str, text: &str| {
        format!(
            "<w:footnote w:id='{id}' {attributes}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
        )
    };
    let notes =
        [note("0", "w:type='separator'", "---"), note("1", "", "First."), note("2", "", "Second.")];
    let notes = part("footnotes", &notes.concat());
    let document = part(
        "document",
        "<w:body><w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id='2'/></w:r></w:p>\
         <w:p><w:r><w:t>More</w:t><w:footnoteReference w:id='1'/></w:r></w:p></w:body>",
    );
    assert_eq!(
        blocks(&package(&[("document", &document), ("footnotes", &notes)]), Changes::Accepted),
        ["paragraph: Text", "footnote: Second.", "paragraph: More", "footnote: First."],
    );
}

#[test]
fn docx_parts_that_are_no_text_are_told() {
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let comment = |text: &str| format!("<w:comment w:id='1'>{text}</w:comment>");
    let parts = [
        ("document", part("document", &format!("<w:body>{}</w:body>", text("Text.")))),
        ("header", part("hdr", &text("Project X"))),
        // The number of a page.
        ("footer", part("ftr", &text("3"))),
        (
            "comments",
            part("comments", &[comment(&text("Which?")), comment(&text("That."))].concat()),
        ),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (*name, &**part)).collect();
    let folder = folder(&[("a.docx", &package(&parts))]);
    let (code, stdout, stderr) = taiyaku(folder.path(), &["split", "a.docx"], b"");
    let expected = "note: a.docx: headers left out: 1; comments left out: 2\n";
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (Some(0), "Text.\n", expected));
}

/// A line deleted, a word replaced, a paragraph's end deleted and another inserted, a move.
const CHANGED: &str = "<w:p><w:r><w:t xml:space='preserve'>The </w:t></w:r>\
    <w:del><w:r><w:delText>cat</w:delText></w:r></w:del><w:ins><w:r><w:t>dog</w:t></w:r></w:ins>\
    <w:r><w:t xml:space='preserve'> slept.</w:t></w:r></w:p>\
    <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>\
    <w:p><w:r><w:t>two.</w:t></w:r></w:p>\
    <w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:t>Three</w:t></w:r></w:p>\
    <w:p><w:r><w:t>four.</w:t></w:r></w:p>\
    <w:moveFrom><w:p><w:r><w:t>Moved.</w:t></w:r></w:p></w:moveFrom>\
    <w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>\
    <w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>";

#[test]
fn docx_changes_are_accepted_or_not_made() {
    let bytes = docx(CHANGED);
    assert_eq!(
        blocks(&bytes, Changes::Accepted),
        ["The dog slept.", "Onetwo.", "Three", "four.", "Moved."]
            .map(|t| format!("paragraph: {t}")),
    );
    assert_eq!(
        blocks(&bytes, Changes::Original),
        ["The cat slept.", "One", "two.", "Threefour.", "Moved."]
            .map(|t| format!("paragraph: {t}")),
    );
    let folder = folder(&[("a.docx", &bytes)]);
    let (code, stdout, stderr) = taiyaku(folder.path(), &["split", "a.docx"], b"");
    assert_eq!((code, stdout.lines().next()), (Some(0), Some("The dog slept.")));
    assert_eq!(stderr, "note: a.docx: tracked changes taken as accepted: 6\n");
    let stdout = done(folder.path(), &["split", "--tracked-changes", "original", "a.docx"], b"");
    assert_eq!(stdout.lines().next(), Some("The cat slept."));
}

#[track_caller]
fn check_refused(bytes: &[u8], wanted: &str) {
    let folder = folder(&[("a.docx", bytes), ("b.txt", "雨が降った。".as_bytes())]);
    for args in [&["split", "a.docx"][..], &["align", "b.txt", "a.docx"]] {
        let (code, stdout, stderr) = taiyaku(folder.path(), args, b"");
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
        assert!(stderr.starts_with(&format!("error: a.docx: {wanted}")), "{stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
}

#[test]
fn hostile_and_broken_docx_files_are_refused() {
    check_refused(b"\xd0\xcf\x11\xe0\xa1\xb1", "no ZIP file, which a DOCX file is; old or locked");
    check_refused(b"Just text.", "no ZIP file");
    let good = docx("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>");
    check_refused(&good[..good.len() / 2], "");
    check_refused(&package(&[("styles", &part("styles", ""))]), "no `word/document.xml` in it");
    let place = "word/document.xml:";
    let bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><w:document>&b;</w:document>";
    check_refused(&package(&[("document", bomb)]), &format!("{place}1:1: a document type"));
    check_refused(&docx("<w:p>&lol;</w:p>"), &format!("{place}2:"));
    check_refused(&docx(&"<w:p>".repeat(5000)), &format!("{place}2:"));
    check_refused(&docx("<w:p></w:r>"), &format!("{place}2:"));
    check_refused(&package(&[("document", "<w:document><w:body>")]), &format!("{place}1:"));
}

/// 300 MB of blanks are 300 KB in a ZIP file.
#[test]
fn a_zip_bomb_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..300 {
        zip.write_all(&blanks).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let error = read_docx(&bytes, Changes::Accepted).unwrap_err();
    assert_eq!(
        error.to_string(),
        ": word/document.xml: over 268435456 bytes when expanded, expected a document"
    );
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

const SRT_JA: &str = "1\n00:00:01,000 --> 00:00:02,500\nこんにちは。\n元気ですか？\n\n\
    2\n00:00:03,000 --> 00:00:04,000\n昨日は雨が降った。\n";
const SRT_EN: &str = "WEBVTT\n\n00:01.100 --> 00:02.400\nHello.\nHow are you?\n\n\
    00:03.000 --> 00:04.000\n<i>It rained yesterday.</i>\n";

#[test]
fn subtitles_are_aligned_cue_by_cue_with_their_times() {
    let folder = folder(&[("ja.srt", SRT_JA.as_bytes()), ("en.vtt", SRT_EN.as_bytes())]);
    let split = lines(&done(folder.path(), &["split", "-f", "jsonl", "ja.srt"], b""));
    assert_eq!(split.len(), 2);
    assert_eq!(split[0]["times_ms"], serde_json::json!([1000, 2500]));
    assert_eq!(split[0]["block"], "cue");
    let beads = lines(&done(folder.path(), &["align", "ja.srt", "en.vtt", "-f", "jsonl"], b""));
    assert_eq!(beads.len(), 2);
    assert_eq!(beads[0]["target_text"], "Hello. How are you?");
    assert_eq!(beads[0]["source_times_ms"], serde_json::json!([1000, 2500]));
    assert_eq!(beads[1]["target_times_ms"], serde_json::json!([3000, 4000]));
    assert_eq!(beads[1]["target_text"], "It rained yesterday.");
}

#[test]
fn subtitles_are_aligned_by_their_times_where_words_say_nothing() {
    let time = |seconds: usize| format!("00:{:02}:{:02},000", seconds / 60, seconds % 60);
    // No two gaps are alike, so that one offset fits best.
    let begins = [1, 4, 9, 11, 18, 22, 30, 33, 43, 48, 60, 66];
    let cues = |text: &str, left_out: usize, later: usize| -> String {
        let kept = begins.iter().filter(|&&begin| begin != begins[left_out]);
        let cue = |(number, begin): (usize, &usize)| {
            let (start, end) = (time(begin + later), time(begin + later + 2));
            format!("{number}\n{start} --> {end}\n{text}\n\n")
        };
        (1..).zip(kept).map(cue).collect()
    };
    for later in [0, 7] {
        let folder = folder(&[
            ("a.ja.srt", cues("ええ。", 2, 0).as_bytes()),
            ("b.en.srt", cues("Yeah.", 8, later).as_bytes()),
        ]);
        let all = done(folder.path(), &["align", "a.ja.srt", "b.en.srt", "-f", "jsonl"], b"");
        let alone: Vec<(Value, Value)> = lines(&all)
            .into_iter()
            .filter(|bead| bead["kind"] != "1-1")
            .map(|bead| (bead["source"].clone(), bead["target"].clone()))
            .collect();
        let numbers = |numbers: &[usize]| Value::from(numbers.to_vec());
        let expected = [(numbers(&[]), numbers(&[2])), (numbers(&[7]), numbers(&[]))];
        assert_eq!(alone, expected, "{later} seconds later: {all}");
    }
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

/// The seeds of a format's fuzz target, as they stand.
fn seeds(format: &str) -> Vec<Vec<u8>> {
    let folder = project().join("fuzz/seeds").join(format);
    let paths = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn every_format_with_markup_has_a_fuzz_target_with_seeds() {
    for format in DOCUMENTS.iter().filter(|format| !matches!(format.read, Reader::Plain)) {
        // Bitexts have targets of the same names.
        let names = [format!("{}.rs", format.name), format!("{}_document.rs", format.name)];
        let calls = format!("prose::check_file(\"{}\"", format.name);
        let is_target = |name: &String| {
            let target = fs::read_to_string(project().join("fuzz/targets").join(name));
            target.is_ok_and(|target| target.contains(&calls))
        };
        assert!(names.iter().any(is_target), "no fuzz target for {}", format.name);
        for seed in seeds(format.name) {
            prose::check_file(format.name, &seed);
        }
    }
}

proptest! {
    /// What the seeds are made of, in any order.
    #[test]
    fn any_file_keeps_the_promises(
        format in select(vec!["markdown", "html", "po", "srt", "vtt"]),
        picks in vec(any::<Index>(), 0..60),
    ) {
        let all = String::from_utf8(seeds(format).concat()).unwrap();
        let tokens: Vec<&str> = all.split_word_bounds().collect();
        let file: String = picks.iter().map(|pick| *pick.get(&tokens)).collect();
        prose::check_file(format, file.as_bytes());
        // With its beginning, so that more than the first token is read.
        let file = format!("{}{file}", tokens[..tokens.len() / 2].concat());
        prose::check_file(format, file.as_bytes());
    }
}

/// Files of other programs.
#[test]
fn real_files_are_read() {
    let Some(folder) = beside("formats") else { return };
    let mut read = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let is_document = [".docx", ".po", ".srt", ".txt"].iter().any(|end| name.ends_with(end));
        if !is_document {
            continue;
        }
        let (code, stdout, stderr) = taiyaku(&folder, &["split", "-f", "jsonl", &name], b"");
        assert_eq!(code, Some(0), "{name}: {stderr}");
        let found = lines(&stdout).len();
        let wanted = match name.as_str() {
            "omegat__filters__srt__file-SrtFilter-mixedEol.srt"
            | "omegat__filters__srt__file-SrtFilter.srt" => 3..=3,
            "omegat__glossaries__empty.txt" => 0..=0,
            // Everything in it is fuzzy.
            "omegat__filters__po__file-POFilter-fuzzyCtx.po" => 0..=0,
            // Nothing in it is translated, so that it is a template.
            "omegat__filters__po__file-POFilter-match-stat-en-ca.po" => 50..=500,
            "omegat__filters__po__file-POFilter-Monolingual.po" => 2..=2,
            "omegat__filters__po__file-POFilter-be.po"
            | "omegat__filters__po__file-POFilter-be-utf8.po" => 500..=2000,
            _ => 1..=2000,
        };
        assert!(wanted.contains(&found), "{name}: {found} sentences");
        read += 1;
    }
    assert!(read > 30, "{read}");
}
