//! The reader of `tsv` over any bytes: `make fuzz TARGET=tsv SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| {
    if let Some(format) = BitextFormat::named("tsv") {
        reading::check(format, data);
    }
});
