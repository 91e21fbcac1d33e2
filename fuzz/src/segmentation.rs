//! What must be true of the sentences of any text. The fuzz target `segment` and the property
//! tests check the same function.

use std::collections::HashSet;
use std::convert::Infallible;

use taiyaku::text::decode::Encoding;
use taiyaku::text::segment::{Found, Options, Rule, Stream, explain};
use taiyaku::{Lang, Sentence};
use unicode_segmentation::UnicodeSegmentation;

/// Cuts `text` whole and in pieces of about `piece_bytes` and panics where a promise is broken:
/// sentences and the white space between them rebuild the text byte for byte, no grapheme
/// cluster is cut, and the pieces give what the whole gives.
#[track_caller]
pub fn check(text: &str, lang: Lang, options: &Options, piece_bytes: usize) {
    let whole = explain(text, lang, options);
    let boundaries: HashSet<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    let mut rebuilt = String::with_capacity(text.len());
    let mut paragraph = 0;
    for (Sentence { span, paragraph: next }, _) in &whole {
        let gap = &text[rebuilt.len()..span.start];
        assert!(gap.chars().all(char::is_whitespace), "left out: {gap:?}");
        let sentence = &text[span.range()];
        assert!(!sentence.is_empty() && sentence.trim() == sentence, "not trimmed: {sentence:?}");
        // White space is no part of a sentence, even where a mark joins onto it.
        assert!(
            !gap.is_empty() || span.start == 0 || boundaries.contains(&span.start),
            "a grapheme cluster is cut at byte {}",
            span.start
        );
        assert!(*next == paragraph || *next == paragraph + 1, "paragraph {next} after {paragraph}");
        paragraph = *next;
        rebuilt.push_str(gap);
        rebuilt.push_str(sentence);
    }
    let tail = &text[rebuilt.len()..];
    assert!(tail.chars().all(char::is_whitespace), "left out: {tail:?}");
    rebuilt.push_str(tail);
    assert!(rebuilt == text, "the text is not rebuilt");

    let pieces = in_pieces(text, lang, options, piece_bytes);
    let differ = whole.iter().zip(&pieces).position(|(whole, piece)| whole != piece);
    assert!(
        whole == pieces,
        "{lang}: {} sentences whole, {} in pieces; they differ from {differ:?} on",
        whole.len(),
        pieces.len(),
    );
}

/// The sentences of `text` read in pieces of about `piece_bytes`.
fn in_pieces(
    text: &str,
    lang: Lang,
    options: &Options,
    piece_bytes: usize,
) -> Vec<(Sentence, Rule)> {
    let mut found = Vec::new();
    let mut each = |it: Found<'_>| {
        assert_eq!(it.sentence.span.of(text), Some(it.text), "another text than its span's");
        found.push((it.sentence, it.rule));
        Ok::<_, Infallible>(())
    };
    let mut stream = Stream::new(lang, options, Encoding::Utf8, 0);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.floor_char_boundary(piece_bytes).max(rest.ceil_char_boundary(1));
        let (piece, after) = rest.split_at(end);
        let Ok(()) = stream.push(piece, &mut each);
        rest = after;
    }
    let Ok(()) = stream.finish(each);
    found
}
