//! Parquet of other programs, and Parquet that lies.

use taiyaku::formats::bitexts::{BitextFormat, Input, Unit};

use super::{pair, written};
use crate::support::project;

/// Files of pyarrow: the texts inside a column, as the data sets of Hugging Face have them; values that
/// begin as the ones before.
#[test]
fn parquet_of_others_is_read() {
    let shown = |name: &str| {
        let file = std::fs::read(project().join("fuzz/seeds/parquet").join(name)).unwrap();
        let input =
            Input { main: Box::new(file.as_slice()), texts: None, langs: Default::default() };
        let units = BitextFormat::named("parquet").unwrap().units(input).map(|unit| {
            let unit = unit.unwrap();
            let texts = unit.texts().map(|text| format!("{} {}", text.lang, text.plain()));
            let texts: Vec<_> = texts.collect();
            format!("{}: {}", unit.id.as_deref().unwrap_or(""), texts.join(" = "))
        });
        units.collect::<Vec<_>>()
    };
    assert_eq!(shown("together"), ["1: ja 猫 = en cat", "2: ja ", "3: ja 犬 = en dog"]);
    assert_eq!(shown("delta"), [": ja 猫の = en cats", ": ja 猫が = en cat", ": ja 犬 = en dog"]);
}

/// A dictionary of a thousand million values in six bytes: room for them would be 30 GB.
#[test]
fn parquet_that_lies_about_its_size_is_refused() {
    let format = BitextFormat::named("parquet").unwrap();
    let check = |file: &[u8], expected: &str| {
        let input = Input { main: Box::new(file), texts: None, langs: Default::default() };
        let units: Vec<_> = format.units(input).collect();
        let [Err(error)] = units.as_slice() else { panic!("{units:?}") };
        assert!(error.to_string().contains(expected), "{error}");
    };
    let seed = |name: &str| std::fs::read(project().join("fuzz/seeds/parquet").join(name)).unwrap();
    check(&seed("lying-dictionary"), "a page without a header");
    check(&seed("endless-list"), "a page without a header");
    // The first page is the dictionary of the first column: its type, how long it is unpacked and
    // packed, then how many values it has.
    let [file, ..] = written(format, &[pair("猫", "cat")]);
    let mut file = file.bytes();
    assert_eq!(file[10..12], [0x4c, 0x15]);
    file[12] = 2 * 63;
    check(&file, "a dictionary of 63 values in 5 bytes");
    // Here it takes two bytes to say how long.
    let units: Vec<Unit> = (0..30).map(|n| pair("猫", &n.to_string())).collect();
    let [file, ..] = written(format, &units);
    let mut file = file.bytes();
    assert_eq!(file[6], 0x15);
    file[7..9].copy_from_slice(&[0xfe, 0x7f]);
    check(&file, "a page of 8191 bytes in ");
}
