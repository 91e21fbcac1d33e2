//! The reader of `csv` over any bytes: `make fuzz TARGET=csv SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| {
    if let Some(format) = BitextFormat::named("csv") {
        reading::check(format, data);
    }
});
