//! Small files of each format and the blocks that they hold. In the tables ⏎ is a line end.

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

#[test]
fn markdown_blocks() {
    for (file, wanted) in [
        ("# Rain *and* wind\n\nTitle\n=====", &["heading: Rain *and* wind", "heading: Title"][..]),
        ("---\ntitle: T\n---\n+ a\n", &["item: a"]),
        ("+++\ntitle = 1\n+++\n\nText.", &["paragraph: Text."]),
        ("It rained\nall day.", &["paragraph: It rained all day."]),
        (
            "雨が降った\nので家に\nいた。Good\nmorning.",
            &["paragraph: 雨が降ったので家にいた。Good morning."],
        ),
        ("Lines  \nstay\\\nlines.", &["paragraph: Lines⏎stay⏎lines."]),
        (
            "> It rained\n> all day.\n> > Deep\n> > down.",
            &["paragraph: It rained all day.", "paragraph: Deep down."],
        ),
        ("> lazy\nline", &["paragraph: lazy line"]),
        (
            "1. One\n   goes on.\n   - in\n     it\n2. Two\n\n   more",
            &["item: One goes on.", "item: in it", "item: Two", "item: more"],
        ),
        ("- [x] done\n- [ ] open", &["item: done", "item: open"]),
        (
            "| A | B |\n|---|:--|\n| one. | `x` |",
            &["cell: A", "cell: B", "cell: one.", "cell: `x`"],
        ),
        ("```rust\nlet x;\n```\n\n    indented\n\nText", &["paragraph: Text"]),
        (
            "A [link](http://a.b \"t\") and *em* `code`.",
            &["paragraph: A [link](http://a.b \"t\") and *em* `code`."],
        ),
        (
            "> A [long\n> link](http://a.b\n> \"a title\") ends.",
            &["paragraph: A [long link](http://a.b \"a title\") ends."],
        ),
        (
            "See the [policy\n](http://a.b/c) now.\n\n> the [policy  \n> ][p] too\n\n[p]: q",
            &["paragraph: See the [policy ](http://a.b/c) now.", "paragraph: the [policy⏎][p] too"],
        ),
        ("> `code in\n> two lines`", &["paragraph: `code in two lines`"]),
        ("Note[^1].\n\n[^1]: The note.", &["paragraph: Note[^1].", "footnote: The note."]),
        ("a <!-- no --> b<br>c", &["paragraph: a  b⏎c"]),
        ("<!-- no -->\n\n<p>One &amp; two</p>\n\n<script>no</script>", &["paragraph: One & two"]),
        ("<div>\n\nIn *it*.\n\n</div>", &["paragraph: In *it*."]),
        ("![](a.png)\n\n![alt](a.png)\n\n---", &["paragraph: ![alt](a.png)"]),
        (
            "## Title {/*anchor*/}\n\n{/* no */}Text {here}",
            &["heading: Title", "paragraph: Text {here}"],
        ),
        (":::note Care\nIt is hot.\n:::", &["paragraph: Care⏎It is hot."]),
        (":::message\nText\n:::", &["paragraph: Text"]),
        ("> [!NOTE]\n> Mind the gap.", &["paragraph: Mind the gap."]),
        ("[a]: http://a.b\n\n***\n\n", &[]),
        // What holds no letter says something all the same.
        (
            "「……」\n\n※\n\n\"...\"\n\n| A | × |\n|---|---|\n| - | 〇* |",
            &[
                "paragraph: 「……」",
                "paragraph: ※",
                "paragraph: \"...\"",
                "cell: A",
                "cell: ×",
                "cell: 〇*",
            ],
        ),
        ("&nbsp;\n\n[![](a.png)](b)\n\n<br>\n\n:::note\n\nA\n\n:::", &["paragraph: A"]),
    ] {
        check("markdown", file, wanted);
    }
}

#[test]
fn html_blocks() {
    for (file, wanted) in [
        ("<h1>A</h1><p>One <b>bold</b>\n two.", &["heading: A", "paragraph: One bold two."][..]),
        ("<title>T</title><body>text", &["paragraph: text"]),
        ("<p>雨が\n降った。\n<p>a\nb", &["paragraph: 雨が降った。", "paragraph: a b"]),
        ("<p>one<br>two<br/>three", &["paragraph: one⏎two⏎three"]),
        ("<p>&ldquo;A&rdquo; &amp; &#x732b;&nbsp;B &copy", &["paragraph: “A” & 猫\u{a0}B ©"]),
        (
            "<ul><li>One<li>Two<ul><li>In</ul></ul>after",
            &["item: One", "item: Two", "item: In", "paragraph: after"],
        ),
        (
            "<table><tr><th>H<td>One<p>Two</table>x",
            &["cell: H", "cell: One", "cell: Two", "paragraph: x"],
        ),
        ("<dl><dt>T<dd>D</dl>", &["item: T", "item: D"]),
        ("<figure><img><figcaption>A cat</figure>", &["caption: A cat"]),
        (
            "<nav><p>no</nav><script>if (a < b) {}</script><p>yes<footer>no</footer>",
            &["paragraph: yes"],
        ),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>だ", &["paragraph: 漢字だ"]),
        ("<p>out<main><p>in <a href=x>link</a></main><p>out", &["paragraph: in link"]),
        (
            "<div>a</div><article><h2>T</h2><p>Long text here.</article>",
            &["heading: T", "paragraph: Long text here."],
        ),
        (
            "<div>The longest text of all</div><article>card</article>",
            &["paragraph: The longest text of all", "paragraph: card"],
        ),
        (
            "<p hidden>no</p><div style='display: none'>no<div>no</div></div>yes",
            &["paragraph: yes"],
        ),
        ("<pre>A poem\nin lines</pre><pre><code>no</code></pre>", &["paragraph: A poem⏎in lines"]),
        ("a<!-- no -->b<![CDATA[c]]>", &["paragraph: ab"]),
        ("<button>no</button><select><option>no</select><label>yes</label>", &["paragraph: yes"]),
        ("<article><footer>by me</footer></article>", &["paragraph: by me"]),
        ("</p></li><p>x</table>y", &["paragraph: x", "paragraph: y"]),
        ("", &[]),
    ] {
        check("html", file, wanted);
    }
}

#[test]
fn what_markdown_holds_beside_its_words_is_read_where_asked_for() {
    let file = "- [x] done [here][a]\n- [ ] open\n\n  more\n- [ ]\n\n[a]: http://a.b\n  \"Title\"\n[b]: c\n\n\
                > in\n>\n> [d]: <e f>\n\n| A |\n|---|\n| - |\n\n1. [X] *loose*\n\n   more\n\n![](i.png)\n";
    let choices = Choices { beside: Beside::Taken, ..Choices::default() };
    let prose = read_with("markdown", file, choices).unwrap();
    let blocks = prose.layout.blocks.iter();
    let blocks: Vec<String> = blocks
        .map(|block| format!("{}: {}", block.kind, block.span.of(&prose.text).unwrap()))
        .collect();
    assert_eq!(
        blocks,
        [
            "item: [x] done [here][a]",
            "item: [ ] open",
            "item: more",
            "reference: [a]: http://a.b \"Title\"",
            "reference: [b]: c",
            "paragraph: in",
            "reference: [d]: <e f>",
            "cell: A",
            "cell: -",
            "item: [X] *loose*",
            "item: more",
            "paragraph: ![](i.png)",
        ]
    );
    for block in &prose.layout.blocks {
        let first = block.span.of(&prose.text).unwrap().split(' ').next().unwrap();
        let place = prose.layout.places.of(block.span).unwrap();
        assert!(place.of(file).unwrap().starts_with(first), "{first}");
    }
}

#[test]
fn what_is_left_out_of_a_page_is_said() {
    let said = |file| {
        let prose = read_with("html", file, Choices::default()).unwrap();
        prose.omissions.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(said("<p>a<p>b<main>c</main>"), ["blocks outside of <main> left out: 2"]);
    assert_eq!(said("<p>a<nav>b").len(), 1);
    assert_eq!(said("<nav>a</nav><p>b"), [""; 0]);
}

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
fn markdown_is_not_cut_inside_images_and_notes() {
    let text = "画面の![設定。![a](b)](gear.png \"題。\")を押す。雨だ。[^1]風[^！]だ。\n\n[^1]: 注。\n[^！]: 注。";
    let prose = read_with("markdown", text, Choices::default()).unwrap();
    let found = segment_blocks(&prose.text, &prose.layout, Lang::Ja, &Options::default());
    let texts: Vec<_> = found.iter().filter_map(|(it, _)| it.span.of(&prose.text)).collect();
    let image = "画面の![設定。![a](b)](gear.png \"題。\")を押す。";
    assert_eq!(texts, [image, "雨だ。[^1]", "風[^！]だ。", "注。", "注。"]);
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

#[test]
fn cues_are_cues() {
    let file = "1\n00:00:01,000 --> 00:00:02,000\nOne. Two.\n";
    let prose = read_with("srt", file, Choices::default()).unwrap();
    assert_eq!(prose.layout.blocks[0].kind, BlockKind::Cue);
    assert!(matches!(prose.layout.places, Places::Pieces(_)));
}
