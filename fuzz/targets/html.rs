//! The reader of HTML over any text: `make fuzz TARGET=html SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/prose.rs"]
mod prose;

fuzz_target!(|data: &[u8]| prose::check_file("html", data));
