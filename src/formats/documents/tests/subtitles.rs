//! SRT and WebVTT.

use super::*;

#[test]
fn srt_cues() {
    for (file, wanted) in [
        (
            "1\n00:00:01,000 --> 00:00:02,500\nHello.\nYou?\n\n2\n00:01:00,5 --> 01:00:00,000\nBye\n",
            &["1000–2500: Hello.⏎You?", "60500–3600000: Bye"][..],
        ),
        ("1\r\r\n0:0:1,0 --> 0:0:2.5 X1:0\r\r\nHi\r\r\n\r\r\n", &["1000–2500: Hi"]),
        (
            "00:00:01,000-->00:00:02,000\n<i>Hi</i> {\\an8}<font color=red>you</font> <3 <o>\n",
            &["1000–2000: Hi you <3 <o>"],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n42\n\n7 cats\n\n2\n\n00:00:03,000 --> 00:00:04,000\nx",
            &["1000–2000: 42⏎7 cats", "3000–4000: x"],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nx",
            &["3000–4000: x"],
        ),
        ("1\r00:00:01,000 --> 00:00:02,000\rOld Mac\r\r", &["1000–2000: Old Mac"]),
        ("\n\n", &[]),
    ] {
        check("srt", file, wanted);
    }
    check_error("srt", "1\nHello\n", ":1:1: found `1`, expected a cue: its number, or its times");
    check_error(
        "srt",
        "1\n00:00:01,000 --> soon\nx",
        ":2:1: found `00:00:01,000 --> soon`, expected times as in `00:01:02,500 --> 00:01:04,000`",
    );
    check_error(
        "srt",
        "1\n00:00:61,000 --> 00:00:62,000\nx",
        ":2:1: found `00:00:61,000 --> 00:00:62,000`, expected times as in \
         `00:01:02,500 --> 00:01:04,000`",
    );
}

#[test]
fn vtt_cues() {
    for (file, wanted) in [
        (
            "WEBVTT - x\nKind: captions\n\nNOTE a\nb --\n\nSTYLE\n::cue {}\n\nid\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hi &amp; <00:00:01.500><c.red>bye</c></v>\n",
            &["1000–2000: Hi & bye"][..],
        ),
        (
            "WEBVTT\n\n1:00:03.000 --> 1:00:04.000\n<ruby>雨<rt>あめ</rt></ruby>だ\n2\n",
            &["3603000–3604000: 雨だ⏎2"],
        ),
        ("WEBVTT", &[]),
    ] {
        check("vtt", file, wanted);
    }
    check_error("vtt", "\nHello", ":2:1: found `Hello`, expected `WEBVTT`");
    check_error(
        "vtt",
        "WEBVTT\n\n00:01 --> x",
        ":3:1: found `00:01 --> x`, expected times as in `00:01:02,500 --> 00:01:04,000`",
    );
}

#[test]
fn cues_are_cues() {
    let file = "1\n00:00:01,000 --> 00:00:02,000\nOne. Two.\n";
    let prose = read_with("srt", file, Choices::default()).unwrap();
    assert_eq!(prose.layout.blocks[0].kind, BlockKind::Cue);
    assert!(matches!(prose.layout.places, Places::Pieces(_)));
}
