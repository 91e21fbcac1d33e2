//! What must be true of the prose of any file. The fuzz targets of the readers and the tests
//! check the same function.

use taiyaku::formats::documents::{Beside, Changes, Choices, PoText};
use taiyaku::formats::documents::{DocumentFormat, Prose, Reader, named};
use taiyaku::model::Places;
use taiyaku::text::segment::{Options, segment_blocks, whole_blocks};
use taiyaku::{Document, Lang};

/// Reads a file in the format `name` with every choice, and panics where a promise is broken:
/// blocks ascend, hold no blank ends and all of the text, places ascend and say the truth, no
/// sentence leaves its block. A refusal is fine.
#[track_caller]
pub fn check_file(name: &str, bytes: &[u8]) {
    let format = named(name).unwrap();
    for (changes, po, beside) in [
        (Changes::Accepted, PoText::Auto, Beside::Left),
        (Changes::Original, PoText::Msgid, Beside::Taken),
    ] {
        let choices = Choices { changes, po, beside };
        if let Some((prose, source)) = read(format, bytes, choices) {
            check(&prose, source);
        }
    }
}

/// The prose of a file, and its text if places are bytes of it.
fn read<'a>(
    format: &DocumentFormat,
    bytes: &'a [u8],
    choices: Choices,
) -> Option<(Prose, &'a str)> {
    match format.read {
        Reader::Plain => None,
        Reader::Bytes(read) => Some((read(bytes, choices).ok()?, "")),
        Reader::Text(read) => {
            let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))?;
            Some((read(text, choices).ok()?, text))
        }
    }
}

#[track_caller]
pub fn check(prose: &Prose, source: &str) {
    let Prose { text, layout, .. } = prose;
    let mut end = 0;
    for block in &layout.blocks {
        let gap = &text[end..block.span.start];
        assert!(gap.chars().all(char::is_whitespace), "in no block: {gap:?}");
        assert!(end == 0 || gap.starts_with("\n\n"), "nothing between two blocks");
        let inner = block.span.of(text).unwrap();
        assert!(!inner.is_empty() && inner.trim() == inner, "not trimmed: {inner:?}");
        end = block.span.end;
    }
    assert_eq!(end, text.len(), "text after the last block");
    assert!(layout.atoms.is_sorted());
    for atom in &layout.atoms {
        assert!(atom.of(text).is_some_and(|atom| !atom.is_empty()), "no atom: {atom}");
    }
    if let Places::Pieces(pieces) = &layout.places {
        let (mut in_text, mut in_file) = (0, 0);
        for piece in pieces {
            assert!(piece.text.start >= in_text && piece.file.start >= in_file, "{piece:?}");
            let here = piece.text.of(text).unwrap();
            let there = piece.file.of(source).unwrap();
            assert!(!here.is_empty());
            // A character may be as long as the escape that it stands for, but no word is.
            let is_one = here.chars().nth(1).is_none();
            assert!(piece.text.len() != piece.file.len() || here == there || is_one, "{piece:?}");
            (in_text, in_file) = (piece.text.end, piece.file.end);
        }
    }
    for lang in [Lang::Ja, Lang::En] {
        for found in
            [segment_blocks(text, layout, lang, &Options::default()), whole_blocks(text, layout)]
        {
            for (sentence, _) in &found {
                let block = layout.block(sentence.span.start).unwrap();
                assert!(sentence.span.end <= block.span.end, "a sentence leaves its block");
                if let Places::Pieces(_) = layout.places {
                    let place = layout.places.of(sentence.span);
                    assert!(place.is_none_or(|place| place.of(source).is_some()), "{place:?}");
                }
            }
            let sentences = found.into_iter().map(|(sentence, _)| sentence).collect();
            Document::new(lang, text.clone(), sentences).unwrap();
        }
    }
}
