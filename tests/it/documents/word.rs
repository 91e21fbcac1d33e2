//! Word files: what is text in them, tracked changes, and files that are refused.

use std::io::{Cursor, Write as _};

use taiyaku::formats::documents::{Changes, Choices, Prose, ReadError, Reader, named};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{docx, done, package, part};
use crate::prose;
use crate::support::{fed as taiyaku, folder};

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
