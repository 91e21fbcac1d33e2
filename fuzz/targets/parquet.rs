//! The reader of Parquet, which catches its library's panics: `make fuzz TARGET=parquet SECONDS=600`.

#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::{BitextFormat, Input};

/// The fuzzer ends at every panic, caught or not; from here on at those that nobody catches.
static QUIET: Once = Once::new();

/// A column of equal values takes a few bytes however long it is, so the end is not waited for.
const ROWS: usize = 10_000;

fuzz_target!(|data: &[u8]| {
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    let Some(format) = BitextFormat::named("parquet") else { return };
    let langs = ["ja".to_owned(), "en".to_owned()];
    let mut units = format.units(Input { main: Box::new(data), texts: None, langs }).take(ROWS);
    if let Some(Err(error)) = units.find(Result::is_err) {
        assert!(!error.to_string().is_empty());
        assert!(units.next().is_none(), "more after an error");
    }
});
