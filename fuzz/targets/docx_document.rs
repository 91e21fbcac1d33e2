//! The DOCX reader over any file, and over a good ZIP file of any XML:
//! `make fuzz TARGET=docx_document SECONDS=600`.
//!
//! The first byte says which of the two. In the second case the rest is the main document, up to
//! a byte of 0, and then the styles and the footnotes.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/packing.rs"]
mod packing;
#[path = "../src/prose.rs"]
mod prose;

const RELATIONS: &[u8] = b"<r><r Type='x/styles' Target='styles.xml'/>\
    <r Type='x/footnotes' Target='footnotes.xml'/></r>";

const PARTS: [&str; 3] = ["word/document.xml", "word/styles.xml", "word/footnotes.xml"];

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    if first % 2 == 1 {
        return prose::check_file("docx", rest);
    }
    let parts = PARTS.into_iter().zip(rest.splitn(3, |&byte| byte == 0));
    let parts = parts.chain([("word/_rels/document.xml.rels", RELATIONS)]);
    prose::check_file("docx", &packing::zip(parts));
});
