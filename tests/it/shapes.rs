//! Bitexts in the shape in which other programs write them, made here: what they hold is read, and
//! nothing that only looks like it.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;
use taiyaku::formats::bitexts::BitextFormat;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use crate::support::{folder, taiyaku};

mod office;
mod rows;

/// What stands in a file: a line `ID: SOURCE = TARGET [STATE] (NOTES) {KIND=PROP}` for each unit.
fn shown(files: &TempDir, name: &str, more: &[&str]) -> String {
    let args = [&["convert", name, "-", "--to", "jsonl", "--quiet"], more].concat();
    let (code, stdout, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{name}");
    stdout.lines().map(|line| unit(&serde_json::from_str(line).unwrap()) + "\n").collect()
}

fn unit(unit: &Value) -> String {
    let text = |side: &Value| {
        let text = side["text"].as_str().unwrap_or("").replace('\n', "⏎");
        side["lang"].as_str().map_or(text.clone(), |lang| format!("{lang} {text}"))
    };
    let mut line = unit["id"].as_str().map_or_else(String::new, |id| format!("{id}: "));
    line.push_str(&text(&unit["source"]));
    for target in unit["targets"].as_array().unwrap() {
        line.push_str(&format!(" = {}", text(target)));
        if let Some(state) = target["state"].as_str() {
            line.push_str(&format!(" [{state}]"));
        }
        if let Some(confidence) = target["confidence"].as_f64() {
            line.push_str(&format!(" [{confidence}]"));
        }
    }
    for note in unit["notes"].as_array().into_iter().flatten() {
        line.push_str(&format!(" ({})", note.as_str().unwrap()));
    }
    for prop in unit["props"].as_array().into_iter().flatten() {
        let [kind, text] = ["kind", "text"].map(|key| prop[key].as_str().unwrap());
        line.push_str(&format!(" {{{kind}={text}}}"));
    }
    line
}

#[track_caller]
fn check(name: &str, content: impl AsRef<[u8]>, expected: &str) {
    assert_eq!(shown(&folder(&[(name, content.as_ref())]), name, &[]), expected, "{name}");
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

const STUDIO: &str = r#"<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><rev-defs><rev-def id="r1" type="Delete"/></rev-defs></doc-info><file original="a.docx" datatype="x-sdlfilterframework2" source-language="ja-JP" target-language="en-US"><header><reference><internal-file form="base64">UEsDBA==</internal-file></reference><tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="4"><bpt name="cf">&lt;cf&gt;</bpt></tag></tag-defs></header><body>
<group><sdl:cxts><sdl:cxt id="1"/></sdl:cxts><trans-unit id="9d"><source><g id="4">猫。</g>犬。</source><seg-source><g id="4"><mrk mtype="seg" mid="1">猫。</mrk></g><mrk mtype="seg" mid="2">犬。</mrk></seg-source><target><g id="4"><mrk mtype="seg" mid="1"><mrk mtype="x-sdl-comment" sdl:cid="c">A cat.</mrk></mrk></g><mrk mtype="seg" mid="2">A <mrk mtype="x-sdl-deleted" sdl:revid="r1">hound</mrk><mrk mtype="x-sdl-added" sdl:revid="r2">dog</mrk>.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="ApprovedTranslation" origin="interactive"><sdl:prev-origin origin="tm"/></sdl:seg><sdl:seg id="2" conf="Draft" origin="mt" percent="80"/></sdl:seg-defs></trans-unit></group></body></file></xliff>"#;

#[test]
fn studio() {
    let expected = "9d/1: ja-JP 猫。 = en-US A cat. [reviewed]\n\
                    9d/2: ja-JP 犬。 = en-US A dog. [needs-review]\n";
    check("a.docx.sdlxliff", format!("\u{feff}{STUDIO}"), expected);
    // With what was deleted, the file comes back as it was read.
    let files = folder(&[("a.sdlxliff", STUDIO.as_bytes())]);
    taiyaku(files.path(), &["convert", "a.sdlxliff", "b.xlf", "--to", "xliff"]);
    assert_eq!(shown(&files, "b.xlf", &[]), expected);
    let written = std::fs::read_to_string(files.path().join("b.xlf")).unwrap();
    assert!(written.contains(r#"sdl:revid="r1">hound</mrk>"#), "{written}");
}

#[test]
fn memoq_and_phrase() {
    let file = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"><file original="a.docx" source-language="ja" target-language="en-us" datatype="x-memoq"><header><skl><external-file href="skeleton.xml"/></skl></header><body>
<trans-unit id="1" mq:status="ManuallyConfirmed" xml:space="preserve"><source xml:space="preserve">猫<bpt id="1" ctype="bold">{}</bpt>だ<ept id="1">{}</ept>。</source><target xml:space="preserve">A <bpt id="1" ctype="bold">{}</bpt>cat<ept id="1">{}</ept>.</target><mq:insertedmatch><source>犬。</source><target>A dog.</target></mq:insertedmatch><mq:minorversions><mq:historical-unit><trans-unit id="1"><source>古い</source><target state="final">Old</target><note>x</note></trans-unit></mq:historical-unit></mq:minorversions></trans-unit>
<trans-unit id="2" mq:status="NotStarted"><source>雨。</source><target></target></trans-unit></body></file></xliff>"#;
    let expected = "1: ja 猫だ。 = en-us A cat. [translated]\n2: ja 雨。 = en-us  [initial]\n";
    check("a.mqxliff", file, expected);
    let file = r#"<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:m="http://www.memsource.com/mxlf/2.0" version="1.2" m:version="2.4"><file original="a.html" source-language="ja" target-language="en"><header/><body><group id="0" m:para-id="0"><context-group><context context-type="x-key">k</context></context-group><trans-unit id="Xy:0" m:score="1.01" m:confirmed="1"><source>猫</source><target>cat</target><alt-trans origin="machine-trans"><target>feline</target></alt-trans><m:tunit-metadata><m:mark id="1"/></m:tunit-metadata></trans-unit></group></body></file></xliff>"#;
    check("a.mxliff", file, "Xy:0: ja 猫 = en cat [translated]\n");
}

#[test]
fn memories() {
    let file = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">
<tmx version="1.4"><header creationtool="OmegaT" srclang="JA" segtype="sentence"/><body>
<!-- Default translations -->
<tu><tuv xml:lang="EN" changeid="x"><note>see</note><seg><bpt i="0" x="0">&lt;f0&gt;</bpt>cat<ept i="0">&lt;/f0&gt;</ept> <it pos="begin" x="2">&lt;i&gt;</it><hi type="term">or <hi>dog</hi></hi></seg></tuv><tuv xml:lang="JA"><seg><bpt i="0" x="0">&lt;f0&gt;</bpt>猫<ept i="0">&lt;/f0&gt;</ept><ph x="1">&lt;br/&gt;</ph></seg></tuv></tu>
<tu><prop type="file">a.txt</prop><tuv lang="ja-JP"><seg>犬</seg></tuv><tuv lang="EN-us"><seg>dog</seg></tuv></tu></body></tmx>"#;
    check("project_save.tmx", file, "JA 猫 = EN cat or dog\nja-JP 犬 = EN-us dog {file=a.txt}\n");
    let file = "<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n<!DOCTYPE tmx PUBLIC \"-//LISA\" \"tmx11.dtd\" [<!ELEMENT x ANY>]>\r\n<tmx version=\"1.1\"><header srclang=\"*all*\"></header><body><tu><tuv xml:lang=\"EN-US\"><seg>rain</seg></tuv><tuv xml:lang=\"JA-JP\"><seg>雨</seg></tuv></tu></body></tmx>\r\n";
    check("a.tmx", utf16(file), "EN-US rain = JA-JP 雨\n");
}

#[test]
fn xliff_2_with_everything() {
    let file = r##"<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ja" trgLang="en" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><file id="f1"><notes><note>of the file</note></notes><skeleton href="x.skl"/><group id="g1"><group id="g2"><unit id="u1"><mtc:matches><mtc:match ref="#m1"><source>候補</source><target>candidate</target></mtc:match></mtc:matches><notes><note id="n1">注</note></notes><originalData><data id="d1">&lt;b></data></originalData>
<segment id="s1" state="final"><source><pc id="1" dataRefStart="d1">一。</pc></source><target><pc id="1" dataRefStart="d1">One.</pc></target></segment><ignorable><source> </source><target> </target></ignorable><segment id="s2"><source><sc id="2" dataRef="d1"/>二<ec startRef="2"/><mrk id="m1" type="term">三</mrk>。</source><target order="1">Two <mrk id="m1" type="term">three</mrk>.</target></segment></unit></group></group></file><file id="f2"><unit id="u1"><segment><source>四<cp hex="0007"/></source></segment></unit></file></xliff>"##;
    let expected = "u1/s1: ja 一。 = en One. [final] (注)\nu1/s2: ja 二三。 = en Two three. (注)\n\
                    u1: ja 四\u{7}\n";
    check("a.xlf", file, expected);
}

#[test]
fn catalogues_with_windows_lines() {
    let file = "\u{feff}#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n#: a.c:1\n#, c-format\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d 個\"\n\n#, fuzzy\n#| msgid \"old\"\nmsgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"開く\"\n\n#~| msgid \"before\"\n#~ msgid \"gone\"\n#~ msgstr \"古い\"\n";
    let expected = "%d file = ja %d 個 {reference=a.c:1} {flags=c-format}\n\
                    %d files {reference=a.c:1} {flags=c-format}\n\
                    menu: Open = ja 開く [needs-review] {previous=msgid \"old\"}\n";
    check("ja.po", file, expected);
    check("ja.po", file.replace('\n', "\r\n"), expected);
}

#[test]
fn links_of_opus() {
    let links = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n<cesAlign version=\"1.0\"><linkGrp targType=\"s\" fromDoc=\"ja/1.xml.gz\" toDoc=\"en/1.xml.gz\"><link id=\"SL1\" xtargets=\"1 2;1\" overlap=\"0.9\"/><link id=\"SL2\" xtargets=\";2\"/></linkGrp></cesAlign>";
    let ja = "<document id=\"1\">\n <s id=\"1\">\n  <time id=\"T1S\" value=\"00:00:01,000\"/>\n  <w id=\"1.1\" pos=\"n\">猫</w>\n  <w id=\"1.2\">は</w>\n </s>\n <s id=\"2\"><w id=\"2.1\">寝る</w>\n<w id=\"2.2\">。</w></s></document>";
    let en = "<text><p id=\"1\"><s id=\"1\"><chunk type=\"NP\"><w id=\"w1\">The</w> <w id=\"w2\">cat</w></chunk>\n <w id=\"w3\">sleeps</w></s>\n<s id=\"2\">Added.</s></p></text>";
    let files =
        folder(&[("a.xml", links.as_bytes()), ("ja", ja.as_bytes()), ("en", en.as_bytes())]);
    let more = ["--source-text", "ja", "--target-text", "en", "--source-lang", "ja"];
    let expected = "ja 猫は寝る。 = The cat sleeps\nja  = Added.\n";
    assert_eq!(shown(&files, "a.xml", &more), expected);
}

#[test]
fn catalogues_of_qt_are_named() {
    let ts =
        "<!DOCTYPE TS><TS version=\"2.1\" language=\"ja\"><context><name>A</name></context></TS>";
    let files = folder(&[("app_ja.ts", ts.as_bytes())]);
    let (code, _, stderr) = taiyaku(files.path(), &["convert", "app_ja.ts", "a.tmx"]);
    let expected = "error: app_ja.ts: a format that is not read; Qt's `lconvert` makes XLIFF or PO of it \
                    (-of xlf, -of po)\n";
    assert_eq!((code, stderr.as_str()), (Some(2), expected));
}

#[test]
fn what_is_compressed_is_named() {
    for (name, bytes, how) in [
        ("a.tmx.gz", &b"\x1f\x8b\x08\0"[..], "gzip"),
        ("a.jsonl.bz2", b"BZh91AY", "bzip2"),
        ("a.tsv.xz", b"\xfd7zXZ\0", "xz"),
        ("a.zst", b"\x28\xb5\x2f\xfd\0", "zstd"),
    ] {
        let files = folder(&[(name, bytes)]);
        let (code, _, stderr) = taiyaku(files.path(), &["convert", name, "out.tsv"]);
        let start = format!("error: {name}: compressed ({how}), expected the file itself");
        assert!(code == Some(2) && stderr.starts_with(&start), "{stderr}");
    }
}

#[test]
fn json_lines_of_others() {
    check(
        "a.jsonl",
        "{\"translation\": {\"ja\": \"猫。\", \"en\": \"A cat.\"}, \"id\": 7, \"score\": 0.5}\n\
         {\"id\": 8, \"translation\": {\"en\": \"A dog.\", \"ja\": \"犬。\"}, \"meta\": {\"a\": [1]}}\n\
         {\"translation\": {\"ja\": \"鳥。\", \"en\": null}}\n",
        "7: ja 猫。 = en A cat. [0.5]\n8: ja 犬。 = en A dog. {meta={\"a\": [1]}}\nja 鳥。\n",
    );
    check("b.jsonl", r#"{"ja":"猫\t\"","en":"cat","fr":"chat"}"#, "ja 猫\t\" = en cat = fr chat\n");
    check(
        "c.jsonl",
        "{\"source\":\"猫\",\"target\":\"cat\",\"comment\":\"x\",\"big\":12345678901234567890123}\n",
        "猫 = cat (x) {big=12345678901234567890123}\n",
    );
    check(
        "e.jsonl",
        r#"{"ja":"猫","en":"cat","url":"u","doc_id":"3","tag":[1],"fil-PH":"pusa","mt_score":0.5}"#,
        "ja 猫 = en cat = fil-PH pusa {url=u} {doc_id=3} {tag=[1]} {mt_score=0.5}\n",
    );
    check("f.jsonl", r#"{"jpn":"猫","eng":"cat","id":"x"}"#, "x: jpn 猫 = eng cat\n");
    check("d.ndjson", r#"{"source":"猫","translation":"cat"}"#, "猫 = cat\n");
    check(
        "g.jsonl",
        "{\"source_lang\":\"ja\",\"target_lang\":\"en\",\"translation\":{\"en\":\"cat\",\"ja\":\"猫\"}}\n\
         {\"source_lang\":\"en\",\"target_lang\":\"ja\",\"translation\":{\"en\":\"dog\",\"ja\":\"犬\"}}\n",
        "ja 猫 = en cat\nen dog = ja 犬\n",
    );
    // Like a line of `align`, but with what that does not write.
    check(
        "h.jsonl",
        r#"{"source_text":"猫","target_text":"cat","id":"x7","domain":"zoo","target_lang":"English"}"#,
        "x7: 猫 = en cat {domain=zoo}\n",
    );
    // An alignment, which says the languages once.
    check(
        "j.json",
        r#"{"schema":"taiyaku.alignment/1","source":{"name":"a","lang":"ja","sentences":1},
            "drafts":[{"name":"b","lang":"en"}],"beads":[{"source":[0],"target":[0],"confidence":0.5,
            "kind":"1-1","source_text":"猫","target_text":"cat"}]}"#,
        "ja 猫 = en cat [0.5]\n",
    );
    check(
        "i.jsonl",
        r#"{"src":"猫","mt":"kat","pe":"cat","hter":0.3}"#,
        "猫 = cat = kat {hter=0.3}\n",
    );
}

#[test]
fn json_lines_of_nobody() {
    for (line, expected) in [
        (
            r#"{"a":"猫","b":"cat"}"#,
            "1:1: found the keys `a`, `b`, expected `source` and `targets`",
        ),
        (r#"{"source":"猫"}"#, "1:1: found the keys `source`, expected"),
        (r#"{"ja":"猫","en":["a","b"]}"#, "1:1: found a list or an object in `en`, expected text"),
        (r#"{"ja":"猫","ja":"犬","en":"x"}"#, "1:1: found `ja`, expected each key once"),
        (r#"{"ja":"猫","en":"\ud800"}"#, "1:25: unexpected end of hex escape"),
        (r#"{"translation":{"ja":"猫"}}"#, "1:1: found the keys `ja`, expected"),
        (r#"["猫","cat"]"#, "1:1: invalid type: sequence, expected an object"),
        (r#"{"ja":"猫","en":"cat""#, "1:"),
    ] {
        let files = folder(&[("a.jsonl", line.as_bytes())]);
        let (code, _, stderr) = taiyaku(files.path(), &["convert", "a.jsonl", "-", "--to", "tsv"]);
        assert_eq!(code, Some(2), "{line}");
        assert!(stderr.starts_with(&format!("error: a.jsonl:{expected}")), "{line}: {stderr}");
    }
}

#[test]
fn columns_of_bitextor() {
    let header = "src_url\ttrg_url\tsrc_text\ttrg_text\tbleualign_score\tbicleaner\n";
    let row = "u1\tu2\t猫\tcat\t0.5\t0.9\tx\n";
    let units = |text: &str| {
        shown(&folder(&[("a.txt", text.as_bytes())]), "a.txt", &["--from", "bitextor"])
    };
    let urls = "{src_url=u1} {trg_url=u2}";
    assert_eq!(
        units(&format!("{header}{row}")),
        format!("猫 = cat [0.5] {urls} {{bicleaner=0.9}} {{column 7=x}}\n")
    );
    assert_eq!(units(row), format!("猫 = cat [0.5] {urls} {{column 6=0.9}} {{column 7=x}}\n"));
}

#[test]
fn cells_beyond_the_header_are_not_dropped() {
    for (name, text) in [
        ("a.tsv", "ja\ten\n猫\tcat\n犬\tdog\twith a tab\n"),
        ("a.csv", "ja,en\n猫,cat\n犬,dog,again\n"),
        ("b.tsv", "猫\tcat\n雨\train\n犬\tdog\twith a tab\n"),
    ] {
        let files = folder(&[(name, text.as_bytes())]);
        let (code, _, stderr) = taiyaku(files.path(), &["convert", name, "-", "--to", "jsonl"]);
        assert_eq!(code, Some(2), "{name}");
        assert!(stderr.contains(":3:1: found `"), "{stderr}");
        assert!(stderr.contains("expected no more cells than in the first row"), "{stderr}");
    }
}

#[test]
fn archives_are_told_by_what_is_in_them() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "ja").unwrap();
    let document = office::docx(&[&[&["ja", "en"]]]);
    for (name, bytes) in [("xlsx", workbook.save_to_buffer().unwrap()), ("docx", document)] {
        let found = BitextFormat::of_content(&String::from_utf8_lossy(&bytes));
        assert_eq!(found.map(|format| format.name), Some(name));
    }
    assert!(BitextFormat::of_content("PK\u{3}\u{4}\0a\tb").is_none());
}
