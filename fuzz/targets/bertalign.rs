//! The reader of `bertalign` over any bytes: `make fuzz TARGET=bertalign SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| {
    if let Some(format) = BitextFormat::named("bertalign") {
        reading::check(format, data);
    }
});
