//! Changing translations in any XLIFF or PO file: `make fuzz TARGET=edit SECONDS=600`.
//!
//! The first byte chooses the format, the second which units are changed; the rest is the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::formats::bitexts::{BitextFormat, State, Target, Text};

fuzz_target!(|data: &[u8]| {
    let [first, second, rest @ ..] = data else { return };
    let Ok(file) = std::str::from_utf8(rest) else { return };
    let name = ["xliff", "xliff2", "po"][usize::from(first % 3)];
    let Some(format) = BitextFormat::named(name) else { return };
    let Some(Ok(same)) = format.edit(file, &mut |_| None) else { return };
    assert_eq!((same.text.as_str(), same.changed), (file, 0), "nothing was to be changed");

    let mut units = 0;
    let state = first.is_multiple_of(2).then_some(State::NeedsReview);
    let edited = format.edit(file, &mut |_| {
        units += 1;
        let is_wanted = second >> (units % 8) & 1 == 1;
        let text = Text::new("en", "a < b & \"c\" ]]>\n\u{9}d");
        is_wanted.then(|| Target { text, state, ..Target::default() })
    });
    let Some(Ok(edited)) = edited else { panic!("it was read before") };
    // Of one unit the text may be changed, and the state refused.
    assert!(edited.changed <= units && edited.refused.len() <= 2 * units);
    let Some(Ok(again)) = format.edit(&edited.text, &mut |_| None) else {
        panic!("what was changed is not read: {:?}", edited.text)
    };
    assert_eq!(again.text, edited.text);
});
