//! The reader of `xlsx` over any bytes: `make fuzz TARGET=xlsx SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| {
    if let Some(format) = BitextFormat::named("xlsx") {
        reading::check(format, data);
    }
});
