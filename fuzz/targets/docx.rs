//! The reader of tables in Word over any file, and over a good ZIP file of any XML:
//! `make fuzz TARGET=docx SECONDS=600`.
//!
//! The first byte says which of the two; the rest is the file, or the main document.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/packing.rs"]
mod packing;
#[path = "../src/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    let Some(format) = BitextFormat::named("docx") else { return };
    if first % 2 == 1 {
        return reading::check(format, rest);
    }
    reading::check(format, &packing::zip([("word/document.xml", rest)]));
});
