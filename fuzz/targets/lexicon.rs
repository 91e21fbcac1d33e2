//! The reader of learned lexicons over any text: `make fuzz TARGET=lexicon SECONDS=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::lexicon_tsv;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match lexicon_tsv::read(text) {
        Ok(lexicon) => {
            let written = lexicon_tsv::write(&lexicon);
            let again = lexicon_tsv::read(&written).unwrap();
            assert_eq!(lexicon_tsv::write(&again), written);
        }
        Err(error) => assert_eq!(error.to_string().lines().count(), 1, "{error:?}"),
    }
});
