//! The readers of memories over any bytes: `make fuzz TARGET=memory SECONDS=600`.
//!
//! The first byte chooses the format; the rest is the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::memory::{Entry, MEMORIES};

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    let format = &MEMORIES[usize::from(*first) % MEMORIES.len()];
    let mut is_done = false;
    for entry in (format.read)(Box::new(rest)) {
        assert!(!is_done, "more after an error");
        match entry {
            Ok(Entry::Pair(pair)) => assert!(!pair.source.is_empty() && !pair.target.is_empty()),
            Ok(Entry::Lacking | Entry::Above(_)) => {}
            Err(error) => {
                assert!(error.place.line >= 1 && error.place.column >= 1, "{error:?}");
                is_done = true;
            }
        }
    }
});
