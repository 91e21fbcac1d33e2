//! The reader of workbooks over any file, and over a good ZIP file of any XML:
//! `make fuzz TARGET=xlsx SECONDS=600`.
//!
//! The first byte says which of the two. In the second case the rest is the first sheet, up to a
//! byte of 0, and then the strings that cells share.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/packing.rs"]
mod packing;
#[path = "../src/reading.rs"]
mod reading;

const RELATIONS: &[u8] = b"<Relationships><Relationship Id='r1' \
    Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' \
    Target='worksheets/sheet1.xml'/></Relationships>";

const WORKBOOK: &[u8] = b"<workbook><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>";

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    let Some(format) = BitextFormat::named("xlsx") else { return };
    if first % 2 == 1 {
        return reading::check(format, rest);
    }
    let mut parts = rest.splitn(2, |&byte| byte == 0);
    let sheet = parts.next().unwrap_or_default();
    let strings = parts.next().unwrap_or(b"<sst/>");
    reading::check(
        format,
        &packing::zip([
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/workbook.xml", WORKBOOK),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", strings),
        ]),
    );
});
