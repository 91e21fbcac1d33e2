//! The reader of Markdown over any text: `make fuzz TARGET=markdown SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/prose.rs"]
mod prose;

fuzz_target!(|data: &[u8]| prose::check_file("markdown", data));
