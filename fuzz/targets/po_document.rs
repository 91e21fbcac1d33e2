//! The reader of PO over any text: `make fuzz TARGET=po_document SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/prose.rs"]
mod prose;

fuzz_target!(|data: &[u8]| prose::check_file("po", data));
