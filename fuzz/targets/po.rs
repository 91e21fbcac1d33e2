//! The reader of `po` over any bytes: `make fuzz TARGET=po SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| {
    if let Some(format) = BitextFormat::named("po") {
        reading::check(format, data);
    }
});
