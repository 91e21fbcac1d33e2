//! The reader of links between sentences over any text: `make fuzz TARGET=links SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::links;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match links::read_lines(text) {
        Ok(beads) => assert!(beads.len() <= text.lines().count()),
        Err(error) => assert!(error.line >= 1 && !error.to_string().is_empty()),
    }
});
