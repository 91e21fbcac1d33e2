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
        let Some(moved) = renumbered(&record.raw, 7..9, 3..3) else { panic!("{record:?}") };
        let again = read(&moved).unwrap();
        assert_eq!((again[0].source.clone(), again[0].target.is_empty()), (7..9, true));
    }
});
