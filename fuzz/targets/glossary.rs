//! Glossaries out of any bytes: `make fuzz TARGET=glossary SECONDS=600`.
//!
//! The first byte chooses the format; the rest is the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::glossary::GLOSSARIES;

#[path = "../src/glossaries.rs"]
mod glossaries;

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    let format = &GLOSSARIES[usize::from(*first) % GLOSSARIES.len()];
    glossaries::check(format, rest);
});
