//! The splitter over any text: `make fuzz TARGET=segment SECONDS=600`.
//!
//! Two bytes choose the language, the options, the size of the pieces and whether the text is
//! repeated until the scan has to pause; the rest is the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taiyaku::Lang;
use taiyaku::text::segment::{Ellipsis, Lists, Newlines, Options, Quotes};

#[path = "../src/segmentation.rs"]
mod segmentation;

/// Bytes of a repeated text: more than what the scan looks ahead, so that it has to pause.
const LONG_BYTES: usize = 20 << 10;

fuzz_target!(|data: &[u8]| {
    let [first, second, rest @ ..] = data else { return };
    // Invalid bytes cost no text: what stands before them is used.
    let text = match std::str::from_utf8(rest) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or(""),
    };
    if text.is_empty() {
        return;
    }
    let bit = |at: u8| first >> at & 1 == 1;
    let names = if bit(6) { text.chars().take(3).collect() } else { String::new() };
    let options = Options {
        quotes: if bit(1) { Quotes::Keep } else { Quotes::Split },
        newlines: match (bit(2), bit(3)) {
            (false, _) => Newlines::Auto,
            (true, false) => Newlines::Hard,
            (true, true) => Newlines::Soft,
        },
        ellipsis: if bit(4) { Ellipsis::Keep } else { Ellipsis::Auto },
        lists: if bit(5) { Lists::Keep } else { Lists::Split },
        abbreviations: vec![names.clone()],
        never_split: vec![names],
    };
    let lang = if bit(0) { Lang::Ja } else { Lang::En };
    let long = bit(7).then(|| text.repeat(LONG_BYTES / text.len() + 1));
    let text = long.as_deref().unwrap_or(text);
    let piece_bytes = if bit(7) { 64 * usize::from(*second) } else { usize::from(*second) };
    segmentation::check(text, lang, &options, piece_bytes.max(1));
});
