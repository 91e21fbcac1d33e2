//! Small files of each format and the blocks that they hold. In the tables ⏎ is a line end.

mod markup;
mod subtitles;

use crate::model::{BlockKind, Lang, Places, Span};
use crate::text::segment::{Options, segment_blocks};

use super::{Beside, Changes, Choices, PoText, Prose, ReadError, Reader, detect, named};

#[track_caller]
fn read_with(format: &str, file: &str, choices: Choices) -> Result<Prose, ReadError> {
    match named(format).unwrap().read {
        Reader::Text(read) => read(file, choices),
        Reader::Bytes(read) => read(file.as_bytes(), choices),
        Reader::Plain => panic!("{format} has no reader"),
    }
}

/// The blocks of `prose`: a line for each, with its kind.
fn shown(prose: &Prose) -> Vec<String> {
    let blocks = prose.layout.blocks.iter();
    blocks
        .map(|block| {
            let text = block.span.of(&prose.text).unwrap().replace('\n', "⏎");
            match block.times {
                Some(times) => format!("{}–{}: {text}", times.start_ms, times.end_ms),
                None => format!("{}: {text}", block.kind),
            }
        })
        .collect()
}

#[track_caller]
fn check(format: &str, file: &str, wanted: &[&str]) {
    let prose = read_with(format, file, Choices::default()).unwrap();
    assert_eq!(shown(&prose), wanted, "{file}");
}

#[track_caller]
fn check_error(format: &str, file: &str, wanted: &str) {
    let error = read_with(format, file, Choices::default()).unwrap_err();
    assert_eq!(error.to_string(), wanted, "{file}");
}

const PO: &str = r#"# Translators
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#: a.c:1
msgid "One\tcat.\n"
"It \"sleeps\"."
msgstr "猫が一匹。\n"
"\343眠る\q。"

#, fuzzy, c-format
#| msgid "old"
msgid "fuzzy"
msgstr "曖昧"

msgctxt "a context"
msgid "%d dog"
msgid_plural "%d dogs"
msgstr[0] "犬%d匹"
msgstr[1] "犬たち"

msgid "untranslated"
msgstr ""

#~ msgid "old"
#~ msgstr "古い"
"#;

#[test]
fn po_messages() {
    let with = |po| read_with("po", PO, Choices { po, ..Choices::default() }).unwrap();
    let prose = with(PoText::Auto);
    let wanted = ["message: 猫が一匹。⏎\\343眠る\\q。", "message: 犬%d匹", "message: 犬たち"];
    assert_eq!(shown(&prose), wanted);
    assert_eq!(prose.omissions[0].to_string(), "fuzzy translations left out: 1");
    assert_eq!(
        shown(&with(PoText::Msgid)),
        [
            "message: One\tcat.⏎It \"sleeps\".",
            "message: fuzzy",
            "message: %d dog",
            "message: %d dogs",
            "message: untranslated",
        ]
    );
    check("po", "msgid \"a template\"\nmsgstr \"\"\n", &["message: a template"]);
    check("po", "", &[]);
    let wanted = "expected msgid, msgstr, a quoted string or a comment";
    check_error("po", "msgid \"a\"\nnonsense\n", &format!(":2:1: found `nonsense`, {wanted}"));
    check_error("po", "\"a\"\n", &format!(":1:1: found `\\\"a\\\"`, {wanted}"));
    check_error(
        "po",
        "msgid \"a\nmsgstr \"b\"",
        ":1:7: a string that does not end on its line, expected a quotation mark",
    );
}

#[test]
fn text_knows_its_place_in_the_file() {
    for (format, file, text, wanted) in [
        (
            "markdown",
            "> It *rained\n> all* day.",
            "It *rained all* day.",
            "It *rained\n> all* day.",
        ),
        ("html", "<p>x &amp; <b>y\r\nz</b>", "& y", "&amp; <b>y"),
        ("html", "a\r\n&lt;b&gt; c", "<b", "&lt;b"),
        ("po", "msgid \"\"\n\"a\\tb\"\n\"c\"", "\tbc", "\\tb\"\n\"c"),
        ("vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na <i>b</i> &lt;\n", "b <", "b</i> &lt;"),
    ] {
        let prose = read_with(format, file, Choices::default()).unwrap();
        let at = prose.text.find(text).unwrap_or_else(|| panic!("{:?}", prose.text));
        let place = prose.layout.places.of(Span::new(at, at + text.len())).unwrap();
        assert_eq!(place.of(file), Some(wanted), "{file}");
    }
}

#[test]
fn formats_are_known_by_name_and_by_content() {
    for (name, head, wanted) in [
        ("a.md", "", "markdown"),
        ("a.b.HTML", "", "html"),
        ("a.txt", "WEBVTT\n", "text"),
        ("-", "  <!DOCTYPE html>", "html"),
        ("-", "<?xml version='1.0'?>\n<!-- a --><html xmlns='x'>", "html"),
        ("-", "<htmlx>", "text"),
        ("-", "WEBVTT\n", "vtt"),
        ("-", "WEBVTTX", "text"),
        ("-", "1\n00:00:01,000 --> 00:00:02,000\n", "srt"),
        ("-", "1\nof these\n", "text"),
        ("-", "# c\nmsgid \"\"\n", "po"),
        ("-", "msgid is a word", "text"),
        ("-", "PK\u{3}\u{4}", "docx"),
        ("-", "# Not a heading", "text"),
        ("README", "", "text"),
    ] {
        assert_eq!(detect(name, head).name, wanted, "{name} {head}");
    }
}

#[test]
fn charsets_are_found_where_files_declare_them() {
    for (format, head, wanted) in [
        ("html", "<meta charset=\"Shift_JIS\">", Some("Shift_JIS")),
        ("html", "<META CONTENT='text/html; CHARSET=euc-jp'>", Some("euc-jp")),
        ("html", "<?xml version='1.0' encoding='UTF-8'?>", Some("UTF-8")),
        ("html", "<p>charset", None),
        ("po", "\"Content-Type: text/plain; charset=CP1251\\n\"", Some("CP1251")),
        ("srt", "charset=x", None),
    ] {
        assert_eq!((named(format).unwrap().charset)(head), wanted, "{head}");
    }
}

#[test]
fn what_is_no_docx_file_is_refused() {
    check_error("docx", "Hello", ": no ZIP file, which a DOCX file is");
    let error = read_with(
        "docx",
        "PK\u{3}\u{4}",
        Choices { changes: Changes::Original, ..Choices::default() },
    );
    assert!(error.unwrap_err().to_string().ends_with("expected a DOCX file"));
}

/// Nesting and repetition without end: linear, so all of these together take a second at most
/// even where nothing is optimised.
#[test]
fn nesting_costs_no_stack_and_no_time() {
    const MANY: usize = 20_000;
    for (format, open) in [
        ("html", "<div><ul><li>a"),
        ("html", "<main><nav>"),
        ("html", "<pre><code><ruby><rt>"),
        ("html", "</p></li></ul>&amp;"),
        ("html", "&lt"),
        ("markdown", "- "),
        ("markdown", "[a](`"),
        ("markdown", "*a _b"),
        ("markdown", "<!--"),
        ("markdown", "{/*"),
        ("markdown", "> "),
        ("markdown", "<b>:::{/*"),
        ("markdown", "a|b\n-|-\n"),
        ("po", "msgid \"\\\\\"\n"),
        ("srt", "\n1"),
        ("srt", "1\n\n"),
        ("vtt", "WEBVTT\n\n<"),
        ("srt", "1\n0:0:1,0 --> 0:0:2,0\n<i {\\"),
    ] {
        let file = open.repeat(MANY);
        if let Ok(prose) = read_with(format, &file, Choices::default()) {
            assert!(prose.text.len() <= file.len() + MANY * 2, "{format} {open}");
        }
    }
}
