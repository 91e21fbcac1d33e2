//! The reader of our JSON lines of beads over any text: `make fuzz TARGET=records SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::records::{read, renumbered};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let records = match read(text) {
        Ok(records) => records,
        Err(error) => {
            assert!(error.line >= 1 && error.column >= 1, "{error:?}");
            return;
        }
    };
    for record in records {
        let own = renumbered(&record.raw, record.source.clone(), record.target.clone());
        assert_eq!(own.as_deref(), Some(record.raw.as_str()), "the same numbers");
        // An anchor has sentences on both sides.
        let target = if record.anchor.is_some() { 3..4 } else { 3..3 };
        let moved = renumbered(&record.raw, 7..9, target.clone());
        let Some(moved) = moved else { panic!("{record:?}") };
        let again = read(&moved).unwrap();
        let lens = (again[0].source.clone(), again[0].target.len());
        assert_eq!(lens, (7..9, target.len()));
    }
});
