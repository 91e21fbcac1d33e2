//! The DOCX reader over any file, and over a good ZIP file of any XML:
//! `make fuzz TARGET=docx_document SECONDS=600`.
//!
//! The first byte says which of the two. In the second case the rest is the main document, up to
//! a byte of 0, and then the styles and the footnotes.

#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[path = "../src/prose.rs"]
mod prose;

const RELATIONS: &[u8] = b"<r><r Type='x/styles' Target='styles.xml'/>\
    <r Type='x/footnotes' Target='footnotes.xml'/></r>";

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    if first % 2 == 1 {
        return prose::check_file("docx", rest);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    };
    let names = ["word/document.xml", "word/styles.xml", "word/footnotes.xml"];
    for (name, content) in names.iter().zip(rest.splitn(3, |&byte| byte == 0)) {
        add(name, content);
    }
    add("word/_rels/document.xml.rels", RELATIONS);
    prose::check_file("docx", &zip.finish().unwrap().into_inner());
});
