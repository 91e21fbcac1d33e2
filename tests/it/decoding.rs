//! The encodings in which drafts arrive.

use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS, WINDOWS_1252};
use taiyaku::text::decode::{DecodeError, Decoder, Encoding, decode};

const JAPANESE: &str = "彼は「来る」と言った。ｶﾀｶﾅと漢字、それに英語のtextも少し。\n二行目です。\n";
const ENGLISH: &str = "He said he would come.\nThe second line follows.\n";

fn utf16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let mark = mark.then_some(0xfeff);
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[track_caller]
fn check(bytes: &[u8], text: &str, encoding: Encoding) {
    let decoded = decode(bytes).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
}

#[test]
fn every_encoding_is_told_from_the_others() {
    for text in [JAPANESE, ENGLISH] {
        check(text.as_bytes(), text, Encoding::Utf8);
        check(format!("\u{feff}{text}").as_bytes(), text, Encoding::Utf8);
        for mark in [true, false] {
            check(&utf16(text, mark, false), text, Encoding::Utf16Le);
            check(&utf16(text, mark, true), text, Encoding::Utf16Be);
        }
    }
    check(&SHIFT_JIS.encode(JAPANESE).0, JAPANESE, Encoding::ShiftJis);
    check(&EUC_JP.encode(JAPANESE).0, JAPANESE, Encoding::EucJp);
    let curly = "“It’s the café’s,” he said – and left.\n";
    check(&WINDOWS_1252.encode(curly).0, curly, Encoding::Windows1252);
}

#[test]
fn long_texts_in_old_encodings_are_read_whole() {
    let text = JAPANESE.repeat(2000);
    check(&SHIFT_JIS.encode(&text).0, &text, Encoding::ShiftJis);
    check(&EUC_JP.encode(&text).0, &text, Encoding::EucJp);
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    assert_eq!(decode(b"some text\0"), Err(DecodeError::Nul { byte: 9 }));
    let damaged = [b"He came. ", &[0xe3, 0x81][..], b" She left."].concat();
    // Not UTF-8, and no Japanese encoding either: nothing is guessed into a replacement mark.
    match decode(&damaged) {
        Err(error) => assert_eq!(error.byte(), 9),
        Ok(decoded) => assert!(!decoded.text.contains('\u{fffd}'), "{decoded:?}"),
    }
    // UTF-8 but for two bytes is no English text from Windows.
    let json = "{\"source\":\"猫が\",\"target\":\"There are cats, and then some.\"}\n".repeat(9);
    let damaged = [json.as_bytes(), b"\xff\xfe", json.as_bytes()].concat();
    assert_eq!(decode(&damaged).unwrap_err().byte(), json.len());
    let mut cut = SHIFT_JIS.encode(JAPANESE).0.into_owned();
    cut.truncate(cut.len() / 2);
    cut.extend([0x81, 0x20, 0xfd, 0xfe, 0xff]);
    assert!(decode(&cut).is_err());
    let lone_surrogate = [0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00];
    assert!(matches!(
        decode(&lone_surrogate),
        Err(DecodeError::Malformed { encoding: Encoding::Utf16Le, byte: 2 })
    ));
}

/// ISO-2022-JP is ASCII to the eye of a program, and would be read as gibberish.
#[test]
fn iso_2022_jp_is_named() {
    let mail = ISO_2022_JP.encode("Subject: 雨だ。").0;
    let escaped = DecodeError::Escaped { byte: 9 };
    assert!(escaped.to_string().contains("ISO-2022-JP (JIS) at byte 9"));
    assert_eq!(decode(&mail), Err(escaped.clone()));
    assert_eq!(in_pieces(&mail, 12), Err(escaped));
    let late = [b"Mail. ".repeat(20), mail.into_owned()].concat();
    assert_eq!(in_pieces(&late, 100), Err(DecodeError::Escaped { byte: 129 }));
    // Colours of a terminal, and line drawing, are none.
    assert!(decode(b"\x1b[31mred\x1b[0m \x1b(0\x1b(B $B").is_ok());
}

/// Decodes `bytes` in pieces of `size`.
fn in_pieces(bytes: &[u8], size: usize) -> Result<String, DecodeError> {
    let head = &bytes[..bytes.len().min(64)];
    let mut decoder = Decoder::new(head, head.len() == bytes.len())?;
    let mut text = String::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(size.min(rest.len()));
        decoder.decode(piece, after.is_empty(), &mut text)?;
        rest = after;
    }
    Ok(text)
}

#[test]
fn pieces_are_decoded_as_the_whole() {
    let marked = format!("\u{feff}{JAPANESE}😄");
    for bytes in [
        JAPANESE.as_bytes().to_vec(),
        marked.clone().into_bytes(),
        utf16(&marked, false, false),
        utf16(JAPANESE, false, true),
        SHIFT_JIS.encode(JAPANESE).0.into_owned(),
        EUC_JP.encode(JAPANESE).0.into_owned(),
    ] {
        let whole = decode(&bytes).unwrap();
        for size in [3, 4, 7, 64, 1000] {
            assert_eq!(in_pieces(&bytes, size).as_ref(), Ok(&whole.text), "{}", whole.encoding);
        }
    }
    // Damage is found at the same byte, wherever the pieces end.
    let long = JAPANESE.repeat(4);
    let wide = utf16(&format!("\u{feff}{long}"), false, false);
    for (bytes, damage) in [
        (long.clone().into_bytes(), &b"\xff"[..]),
        (long.into_bytes(), b"ab\0"),
        (wide.clone(), b"\0\xdc"),
        (wide, b"\0\0"),
    ] {
        let damaged = [&bytes, damage, b"\n "].concat();
        let error = decode(&damaged).unwrap_err();
        assert!(error.byte() >= bytes.len());
        for size in [3, 4, 7, 64, 1000] {
            assert_eq!(in_pieces(&damaged, size), Err(error.clone()), "in pieces of {size}");
        }
    }
}

/// All that the two Japanese encodings have: the length of a character is that of its bytes.
#[test]
fn lengths_in_the_file_are_right_for_every_character() {
    for (codec, encoding) in [(SHIFT_JIS, Encoding::ShiftJis), (EUC_JP, Encoding::EucJp)] {
        let mut seen = std::collections::HashSet::new();
        let mut check = |bytes: &[u8]| {
            let decoded = codec.decode_without_bom_handling_and_without_replacement(bytes);
            let Some(text) = decoded.filter(|text| text.chars().count() == 1) else { return };
            // A few characters of EUC-JP can be written in two ways; the shorter one counts.
            if seen.insert(text.clone().into_owned()) || bytes.len() == 2 {
                assert_eq!(encoding.length(&text), bytes.len(), "{text} in {encoding}");
            }
        };
        for first in 0..=255_u8 {
            check(&[first]);
            for second in 0x40..=255_u8 {
                check(&[first, second]);
            }
        }
        for second in 0xa1..=255_u8 {
            (0xa1..=255_u8).for_each(|third| check(&[0x8f, second, third]));
        }
        assert!(seen.len() > 7_000, "{}", seen.len());
    }
}
