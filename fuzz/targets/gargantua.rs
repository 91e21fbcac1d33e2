//! The reader of `gargantua` over any bytes: `make fuzz TARGET=gargantua SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::BitextFormat;

#[path = "../src/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| {
    if let Some(format) = BitextFormat::named("gargantua") {
        reading::check(format, data);
    }
});
