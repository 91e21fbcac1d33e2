//! Bitexts in the shape in which other programs write them, made here: what they hold is read, and
//! nothing that only looks like it.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;
use taiyaku::formats::bitexts::BitextFormat;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use crate::support::{folder, taiyaku};

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
fn tables_as_text() {
    let expected = "ja 猫、雨 = en cat (a;b)\nja 犬 = en dog \"x\"\n";
    check(
        "a.csv",
        "\u{feff}日本語;英語;Notes\r\n猫、雨;cat;\"a;b\"\r\n犬;\"dog \"\"x\"\"\";\r\n",
        expected,
    );
    check("a.csv", "sep=,\r\nja,en\r\n猫,a;b\r\n", "ja 猫 = en a;b\n");
    check("a.csv", "sep=|\nja|en\n猫|a,b\n", "ja 猫 = en a,b\n");
    check("a.csv", "ja,en,Remarks\n猫、雨,cat,a;b\n犬,\"dog \"\"x\"\"\"\n", expected);
    check(
        "weblate.csv",
        "\"location\",\"source\",\"target\",\"fuzzy\",\"translator_comments\"\r\n\
         \"a.c:1\",\"Hello\",\"やあ\",\"False\",\"a remark\"\r\n\"\",\"Bye\",\"じゃ\",\"True\",\"\"\r\n",
        "Hello = やあ (a remark) {location=a.c:1} {fuzzy=False}\nBye = じゃ [needs-review]\n",
    );
    check("title.csv", "用語,\r\n,\r\nja,en\r\n猫,cat\r\n", "ja 猫 = en cat\n");
    check("semicolons.csv", "用語集\r\nja;en\r\n猫;cat\r\n", "ja 猫 = en cat\n");
    check("keys.csv", "x,y,ja,en\n1,2,猫,cat\n", "ja 猫 = en cat {x=1} {y=2}\n");
    check("untitled.csv", "見出し,\n猫,cat\n", "見出し\n猫 = cat\n");
    check(
        "states.tsv",
        "原文（ja）\t訳文（en）\t状態\n猫\tcat\t承認済み\n犬\tdog\t要確認\n鳥\tbird\t？\n",
        "ja 猫 = en cat [reviewed]\nja 犬 = en dog [needs-review]\nja 鳥 = en bird {状態=？}\n",
    );
    // Excel's "Unicode text".
    let file = "No.\tJapanese\tEnglish (US)\tStatus\r\n1\t猫\t\"a \"\"cat\"\"\"\tConfirmed\r\n2\t\"犬\n雨\"\tdog\tasked\r\n";
    let expected = "1: ja 猫 = en a \"cat\" [translated]\n2: ja 犬⏎雨 = en dog {Status=asked}\n";
    check("a.txt", utf16(file), expected);
    // Quotation marks of the texts themselves.
    let file = "source\ttarget\n\"猫\" と \"犬\"\t\"Cat\" and \"dog\"\n\"雨\"\t\"Rain\"\n";
    check("a.tsv", file, "\"猫\" と \"犬\" = \"Cat\" and \"dog\"\n\"雨\" = \"Rain\"\n");
    check("a.tsv", "\"source\"\t\"target\"\t\"n\"\n\"猫\"\t\"cat\"\t1\n", "猫 = cat {n=1}\n");
    let file = "source\ttarget\tscore\n猫\tcat\t0.5\n犬\tdog\t98 %\n";
    check("a.tsv", file, "猫 = cat [0.5]\n犬 = dog {score=98 %}\n");
    check("a.jsonl", "\u{feff}{\"source\":{\"text\":\"猫\"},\"targets\":[]}\r\n\r\n", "猫\n");
}

/// The rows of a table as text, in a workbook.
fn sheets(tables: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        for (row, line) in (0..).zip(table.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Languages in each row, and no header; beside it a header that looks like such a row.
#[test]
fn tables_with_the_languages_in_each_row() {
    for (file, expected) in [
        ("猫,cat,ja,en\n犬,dog,ja,en\n", "ja 猫 = en cat\nja 犬 = en dog\n"),
        ("猫,cat,ja,en\n", "ja 猫 = en cat\n"),
        ("cat,猫,en-US,ja-JP\n", "en-US cat = ja-JP 猫\n"),
        ("Katze,猫,de,ja\n", "de Katze = ja 猫\n"),
        ("猫,cat,ja,en\n猫,cat,ja,en\n", "ja 猫 = en cat\nja 猫 = en cat\n"),
        ("猫,cat,日本語,英語\n犬,dog,日本語,英語\n", "ja 猫 = en cat\nja 犬 = en dog\n"),
        ("ID,識別子,en,ja\nUser,利用者,en,ja\n", "en ID = ja 識別子\nen User = ja 利用者\n"),
        ("猫,cat,JA,EN\ndog,犬,EN,JA\n", "JA 猫 = EN cat\nEN dog = JA 犬\n"),
        ("key,kind,en,ja\nk,,cat,猫\n", "k: en cat = ja 猫\n"),
        // Headers: names, or texts that are in other languages than the codes say.
        ("画面,区分,日本語,英語\n", ""),
        ("Screen,Area,Japanese,English\n", ""),
        ("画面,Area,日本語,英語\n", ""),
        ("画面,区分,ja,en\n", ""),
        ("Screen,Area,ja,en\n", ""),
        ("画面,No.,en,ja\n", ""),
        ("画面,1,ja,en\n", ""),
        (
            "type,name,ja,en\n2,lang,ja,en\n3,cat,猫,cat\n",
            "ja ja = en en {type=2} {name=lang}\nja 猫 = en cat {type=3} {name=cat}\n",
        ),
        (
            "x,y,ja,en\nx,y,ja,en\n1,2,猫,cat\n",
            "ja ja = en en {x=x} {y=y}\nja 猫 = en cat {x=1} {y=2}\n",
        ),
        // A title of two cells, and none.
        ("作成日,2026-01-01\nja,en\n猫,cat\n", "ja 猫 = en cat\n"),
        ("作成日,2026-01-01\n猫,cat\n", "作成日 = 2026-01-01\n猫 = cat\n"),
    ] {
        check("coded.csv", file, expected);
        check("coded.xlsx", sheets(&[file]), expected);
    }
    let header = "画面,区分,日本語,英語\n";
    check("a.xlsx", sheets(&[header, "ja,en\n猫,cat\n"]), "ja 猫 = en cat\n");
}

/// A row that looks like a header below pairs of texts is one of them, unless it has codes of languages.
#[test]
fn tables_with_pairs_above_a_header() {
    for (file, expected) in [
        (
            "猫がいる。\tA cat.\n日本語\tEnglish\n鳥。\tA bird.\n",
            "猫がいる。 = A cat.\n日本語 = English\n鳥。 = A bird.\n",
        ),
        (
            "元\tTranslation\n原文\ttarget\n英語\ttranslation\n鳥\tbird\n",
            "元 = Translation\n原文 = target\n英語 = translation\n鳥 = bird\n",
        ),
        ("ファイル\tfile\nOK\tOk\n猫\tcat\n", "ファイル = file\nOK = Ok\n猫 = cat\n"),
        ("猫\tcat\nja\ten\n鳥\tbird\n", "ja 猫 = en cat\nja 鳥 = en bird\n"),
        (
            "A cat.\t猫。\nen-US\tja-JP\nA bird.\t鳥。\n",
            "en-US A cat. = ja-JP 猫。\nen-US A bird. = ja-JP 鳥。\n",
        ),
        ("k\t猫\tcat\nkey\tja\ten\nl\t鳥\tbird\n", "k: ja 猫 = en cat\nl: ja 鳥 = en bird\n"),
        // No pairs: a title, in one language or without letters.
        ("用語集\t2026\n日本語\tEnglish\n鳥\tbird\n", "ja 鳥 = en bird\n"),
        ("用語集\t\n担当\t佐藤\n原文\t訳文\n鳥\tbird\n", "鳥 = bird\n"),
        ("Terms\tDraft\nsource\ttarget\n鳥\tbird\n", "鳥 = bird\n"),
    ] {
        check("a.tsv", file, expected);
        check("a.csv", file.replace('\t', ","), expected);
    }
    // In a workbook they are told.
    let workbook = sheets(&["用語,Terms\n日本語,English\n鳥,bird\n"]);
    check("a.xlsx", &workbook, "ja 鳥 = en bird\n");
    let files = folder(&[
        ("a.xlsx", &workbook[..]),
        ("told.csv", "用語,\n猫,cat,x\n犬,dog\nja,en\n鳥,bird\n".as_bytes()),
        ("keys.csv", "key,x,y\na,ファイル,File\nb,日本語,English\nc,終了,Quit\n".as_bytes()),
    ]);
    for (name, expected) in [
        (
            "a.xlsx",
            (0, "warning: a.xlsx:1:1: jsonl does not hold rows above the names of columns (1)\n"),
        ),
        (
            "told.csv",
            (0, "warning: told.csv:1:1: jsonl does not hold rows above the names of columns (2)\n"),
        ),
        (
            "keys.csv",
            (
                2,
                "error: keys.csv:1:1: 3 columns, expected two, or a header with `ja` and `en`, or with `source` and `target`; the row has `key`, `x`, `y`\n",
            ),
        ),
    ] {
        let (code, _, stderr) = taiyaku(files.path(), &["convert", name, "-", "--to", "jsonl"]);
        assert_eq!((code, stderr.as_str()), (Some(expected.0), expected.1), "{name}");
    }
}

/// Rows of one unit; and of a unit of a course, which have texts of their own.
#[test]
fn rows_of_a_unit() {
    for (file, expected) in [
        ("unit,ja,en\n1,猫,cat\n1,,kitty\n", "ja 猫 = en cat = en kitty\n"),
        ("unit,ja,en\n1,猫,cat\n1,犬,dog\n", "ja 猫 = en cat\nja 犬 = en dog\n"),
        ("unit,id,ja,en\n1,a,猫,cat\n1,b,猫,kitty\n", "a: ja 猫 = en cat\nb: ja 猫 = en kitty\n"),
        // What each says besides is of the unit.
        (
            "unit,ja,en,writer\n1,猫,cat,Aoi\n1,猫,kitty,Ren\n1,猫,puss,Aoi\n",
            "ja 猫 = en cat = en kitty = en puss {writer=Aoi} {writer=Ren}\n",
        ),
        (
            "unit,ja,en,writer\n1,猫,cat,\n1,猫,kitty,Ren\n",
            "ja 猫 = en cat = en kitty {writer=Ren}\n",
        ),
        (
            "unit,ja,en,notes\n1,猫,cat,a\n1,猫,kitty,b\n1,猫,puss,a\n",
            "ja 猫 = en cat = en kitty = en puss (a) (b)\n",
        ),
        (
            "unit,source_lang,source,target_lang,target,draft\n1,ja,猫,en,cat,A\n1,,猫,en,kitty,B\n",
            "ja 猫 = en cat = en kitty\n",
        ),
        (
            "unit,source_lang,source,target\n1,ja,猫,cat\n1,zh,猫,kitty\n",
            "ja 猫 = cat\nzh 猫 = kitty\n",
        ),
        (
            "unit;ja;en;dates\n1;猫;cat;\"{\"\"created_by\"\":\"\"Aoi\"\"}\"\n1;;kitty;\"{\"\"created_by\"\":\"\"Ren\"\"}\"\n",
            "ja 猫 = en cat = en kitty {created_by=Ren}\n",
        ),
    ] {
        check("unit.csv", file, expected);
    }
}

/// What many rows of a unit say is written once, not in each of them.
#[test]
fn what_rows_of_a_unit_say_is_written_once() {
    let rows: String =
        (0..400).map(|row| format!("1,猫,cat {row},Writer {row},Note {row}\n")).collect();
    let files = folder(&[("a.csv", format!("unit,ja,en,writer,notes\n{rows}").as_bytes())]);
    let (code, stdout, _) = taiyaku(files.path(), &["convert", "-q", "a.csv", "-", "--to", "tsv"]);
    assert_eq!((code, stdout.lines().count()), (Some(0), 401));
    assert_eq!((stdout.matches("Writer 7\"").count(), stdout.matches("Note 7\"").count()), (1, 1));
    std::fs::write(files.path().join("b.tsv"), stdout).unwrap();
    assert_eq!(shown(&files, "b.tsv", &[]), shown(&files, "a.csv", &[]));
}

/// A document of tables.
fn docx(tables: &[&[&[&str]]]) -> Vec<u8> {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    let table =
        |rows: &&[&[&str]]| format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
    let body: String = tables.iter().map(table).collect();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body><w:p><w:r><w:t>Read this.</w:t></w:r></w:p>{body}</w:body></w:document>"
    );
    package(&[("word/document.xml", &document)])
}

/// An archive of parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(part.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn bilingual_documents() {
    let studio: &[&[&str]] = &[
        &["Segment ID", "Segment status", "Source segment", "Target segment"],
        &["1", "Translated (100%)", "猫", "cat"],
        &["2", "Draft (80%)", "犬", "dog"],
    ];
    check("a.docx", docx(&[studio]), "1: 猫 = cat [translated]\n2: 犬 = dog [needs-review]\n");
    let memoq: &[&[&str]] = &[
        &["a.docx", "x"],
        &["ID", "Japanese", "English (United States)", "Comment", "Status"],
        &["1", "猫", "cat", "", "Confirmed"],
        &["2", "犬", "dog", "ok?", "Not started"],
    ];
    let caution: &[&[&str]] = &[&["CAUTION: change nothing but the texts."]];
    let expected = "1: ja 猫 = en cat [translated]\n2: ja 犬 = en dog [initial] (ok?)\n";
    check("a.docx", docx(&[caution, memoq]), expected);
    let phrase: &[&[&str]] =
        &[&["#", "Source (ja)", "Target (en)", "Score"], &["1", "猫", "cat", "101"]];
    check("a.docx", docx(&[caution, phrase]), "1: ja 猫 = en cat {Score=101}\n");
    check("a.docx", docx(&[&[&["猫", "cat"], &["犬", "dog"]]]), "猫 = cat\n犬 = dog\n");
}

/// Tables with the languages in each row go on; a header without rows is of the next table.
#[test]
fn bilingual_documents_of_several_tables() {
    let (cat, dog, bird) =
        (["猫", "cat", "ja", "en"], ["犬", "dog", "ja", "en"], ["bird", "鳥", "en", "ja"]);
    let expected = "ja 猫 = en cat\nja 犬 = en dog\nen bird = ja 鳥\n";
    check("a.docx", docx(&[&[&cat], &[&dog], &[&bird]]), expected);
    check("a.docx", docx(&[&[&cat, &dog], &[&bird]]), expected);
    check("a.docx", docx(&[&[&cat], &[&dog, &bird]]), expected);
    let named: &[&[&str]] = &[&["ja", "en"], &["雨", "rain"]];
    check("a.docx", docx(&[&[&cat], named]), "ja 猫 = en cat\nja 雨 = en rain\n");
    check(
        "a.docx",
        docx(&[named, &[&cat], &[&dog]]),
        "ja 雨 = en rain\nja 猫 = en cat\nja 犬 = en dog\n",
    );
    let header = ["画面", "区分", "日本語", "英語"];
    let rows: &[&[&str]] = &[&["a", "b", "猫", "cat"]];
    check("a.docx", docx(&[&[&header], rows]), "ja 猫 = en cat {画面=a} {区分=b}\n");
}

/// What has no header and more than two columns is refused, with what the columns hold.
#[test]
fn wide_rows_without_a_header_are_named() {
    let workbook = sheets(&["猫,cat\n犬,dog,x\n"]);
    let document = docx(&[&[&["猫", "cat"]], &[&["犬", "dog", "x"]]]);
    let expected = "2:1: 3 columns, expected two, or a header with `ja` and `en`, or with `source` and \
                    `target`; the row has `犬`, `dog`, `x`\n";
    let files = folder(&[("a.xlsx", &workbook[..]), ("a.docx", &document)]);
    for name in ["a.xlsx", "a.docx"] {
        let (code, _, stderr) = taiyaku(files.path(), &["convert", name, "-", "--to", "jsonl"]);
        assert_eq!((code, stderr), (Some(2), format!("error: {name}:{expected}")));
    }
}

/// What stands in and around the tables of a document.
#[test]
fn bilingual_documents_with_more_than_a_table() {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: &[&str]| {
        let cells: String =
            cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", text(cell))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let body = [
        text("Read this."),
        table(&[
            row(&["Project", "X"]),
            row(&["ja", "en", "Comments"]),
            row(&["猫", "cat</w:t><w:commentReference w:id='7'/><w:t>", ""]),
            row(&[
                "犬",
                "dog</w:t></w:r><w:del><w:r><w:delText>s</w:delText></w:r></w:del><w:moveFrom><w:r>\
                 <w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>",
                "ok",
            ]),
            row(&["鳥", "old", ""]).replacen("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1),
        ]),
        // Named anew, going on as before, and something else.
        table(&[
            row(&["en", "ja"]),
            row(&["rain", "雨</w:t><w:footnoteReference w:id='1'/><w:t>"]),
        ]),
        table(&[row(&["snow", "雪<w:txbxContent>box</w:txbxContent>"])]),
        table(&[row(&["Signed", "by", "A", "B"]), row(&["x", "y", "z", "w"])]),
    ];
    let word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let relations = ["comments", "header"].map(|kind| {
        format!("<Relationship Id='{kind}' Type='{RELATIONS}/{kind}' Target='{kind}.xml'/>")
    });
    let main = format!(
        "<Relationship Id='r' Type='{RELATIONS}/officeDocument' Target='/word/document2.xml'/>"
    );
    let document = package(&[
        ("_rels/.rels", &format!("<Relationships>{main}</Relationships>")),
        (
            "word/document2.xml",
            &format!("<w:document {word}><w:body>{}</w:body></w:document>", body.concat()),
        ),
        (
            "word/_rels/document2.xml.rels",
            &format!("<Relationships>{}</Relationships>", relations.concat()),
        ),
        (
            "word/comments.xml",
            &format!(
                "<w:comments {word}><w:comment w:id='7'>{}{}</w:comment></w:comments>",
                text("A cat?"),
                text("Cats?")
            ),
        ),
        ("word/header.xml", &format!("<w:hdr {word}>{}</w:hdr>", text("Secret"))),
    ]);
    let expected =
        "ja 猫 = en cat (A cat?⏎Cats?)\nja 犬 = en dog (ok)\nen rain = ja 雨\nen snow = ja 雪\n";
    let files = folder(&[("a.docx", &document)]);
    assert_eq!(shown(&files, "a.docx", &[]).replace("\nCats", "⏎Cats"), expected);
    let (code, _, stderr) = taiyaku(files.path(), &["convert", "a.docx", "b.jsonl"]);
    let expected: String = [
        "1:1: jsonl does not hold rows above the names of columns (1)",
        "9:1: jsonl does not hold further tables (1)",
        "4:1: jsonl does not hold tracked changes, taken as accepted (3)",
        "7:1: jsonl does not hold footnotes and endnotes (1)",
        "8:1: jsonl does not hold text boxes (1)",
        "3:1: jsonl does not hold paragraphs beside the tables (1)",
        "3:1: jsonl does not hold headers and footers (1)",
    ]
    .iter()
    .map(|loss| format!("warning: a.docx:{loss}\n"))
    .collect();
    assert_eq!((code, stderr.as_str()), (Some(0), expected.as_str()));
    let (_, _, stderr) = taiyaku(files.path(), &["check", "a.docx"]);
    let expected =
        "note: a.docx: not read: rows above the names of columns (1); further tables (1); ";
    assert!(stderr.starts_with(expected), "{stderr}");
}

/// Comments are on the row where what they are about begins, wherever it ends; and a part is read once,
/// however often it is named.
#[test]
fn comments_of_documents_are_on_the_row_where_they_begin() {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let ids = || ('1'..='9').chain('A'..='D');
    let mark = |id: char, is_end: bool| match is_end {
        false => format!("</w:t></w:r><w:commentRangeStart w:id='{id}'/><w:r><w:t>"),
        true => format!(
            "</w:t></w:r><w:commentRangeEnd w:id='{id}'/><w:r><w:commentReference w:id='{id}'/>\
             </w:r><w:r><w:t>"
        ),
    };
    // `<1` begins a comment, `1>` ends it.
    let marked = |text: &str| {
        ids().fold(text.to_owned(), |text, id| {
            text.replace(&format!("<{id}"), &mark(id, false))
                .replace(&format!("{id}>"), &mark(id, true))
        })
    };
    let text = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", marked(text));
    let row = |source: &str, target: &str| {
        format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", text(source), text(target))
    };
    let rows = [
        row("ja", "en"),
        // Several in a paragraph, one in another.
        row("猫", "<1<2A2> <3cat3>.1>"),
        // To the next row; from the end of the one before; a whole row, marked in the one behind it.
        row("犬", "a <4dog<5"),
        row("鳥4>", "a bird5>"),
        row("<6雨", "rain"),
        row("6>雪", "snow"),
        // About nothing, and to a paragraph behind the table.
        row("風", "wi<77>nd <8blows"),
        // Two begin before two that are about nothing end, another after that.
        row("霜", "<A<B<CA>B><Dfrost"),
        row("霧", "fog").replacen("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1),
    ];
    let word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let body = [text("<9Read9> this."), format!("<w:tbl>{}</w:tbl>", rows.concat()), text("8>End")];
    let comments: String = ids()
        .map(|id| format!("<w:comment w:id='{id}'>{}</w:comment>", text(&format!("c{id}"))))
        .collect();
    let relation = |kind: &str, target: &str| {
        format!("<Relationship Id='{kind}' Type='{RELATIONS}/{kind}' Target='{target}'/>")
    };
    let main = relation("officeDocument", "word/document.xml");
    let others = relation("comments", "comments.xml") + &relation("header", "header.xml").repeat(9);
    let document = package(&[
        ("_rels/.rels", &format!("<Relationships>{main}</Relationships>")),
        (
            "word/document.xml",
            &format!("<w:document {word}><w:body>{}</w:body></w:document>", body.concat()),
        ),
        ("word/_rels/document.xml.rels", &format!("<Relationships>{others}</Relationships>")),
        ("word/comments.xml", &format!("<w:comments {word}>{comments}</w:comments>")),
        ("word/header.xml", &format!("<w:hdr {word}>{}</w:hdr>", text("Secret"))),
    ]);
    let files = folder(&[("a.docx", &document)]);
    let expected = "ja 猫 = en A cat. (c1) (c2) (c3)\nja 犬 = en a dog (c4)\nja 鳥 = en a bird (c5)\n\
                    ja 雨 = en rain (c6)\nja 雪 = en snow\nja 風 = en wind blows (c7) (c8)\n\
                    ja 霜 = en frost (cA) (cB) (cC) (cD)\n";
    assert_eq!(shown(&files, "a.docx", &[]), expected);
    let (code, _, stderr) = taiyaku(files.path(), &["convert", "a.docx", "b.jsonl"]);
    let expected = "warning: a.docx:9:1: jsonl does not hold tracked changes, taken as accepted (1)\n\
                    warning: a.docx:2:1: jsonl does not hold paragraphs beside the tables (2)\n\
                    warning: a.docx:2:1: jsonl does not hold headers and footers (1)\n\
                    warning: a.docx:2:1: jsonl does not hold comments beside units (1)\n";
    assert_eq!((code, stderr.as_str()), (Some(0), expected));
    let (_, _, stderr) = taiyaku(files.path(), &["split", "a.docx", "--input-format", "docx"]);
    assert!(stderr.contains("headers left out: 1; comments left out: 13"), "{stderr}");
}

/// A workbook whose sheets are all one part has one sheet.
#[test]
fn sheets_of_one_part_are_one() {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheets: String =
        (1..=3).map(|id| format!("<sheet name='s{id}' sheetId='{id}' r:id='r{id}'/>")).collect();
    let relations: String = (1..=3)
        .map(|id| {
            format!(
                "<Relationship Id='r{id}' Type='{RELATIONS}/worksheet' Target='worksheets/a.xml'/>"
            )
        })
        .collect();
    let cell = |text: &str| format!("<c t='inlineStr'><is><t>{text}</t></is></c>");
    let row = |one: &str, other: &str| format!("<row>{}{}</row>", cell(one), cell(other));
    let rows = [row("ja", "en"), row("猫", "cat")].concat();
    let workbook = package(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id='r' Type='{RELATIONS}/officeDocument' \
                 Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns='{main}' xmlns:r='{RELATIONS}'><sheets>{sheets}</sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &format!("<Relationships>{relations}</Relationships>")),
        (
            "xl/worksheets/a.xml",
            &format!("<worksheet xmlns='{main}'><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ]);
    check("a.xlsx", &workbook, "ja 猫 = en cat\n");
}

#[test]
fn workbooks() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "Fill in the next sheet.").unwrap();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Project X").unwrap();
    for (cell, column) in ["No.", "原文 (Japanese)", "訳文 (English)", "Remarks"].iter().zip(0..)
    {
        sheet.write_string(2, column, *cell).unwrap();
    }
    sheet.write_number(3, 0, 1).unwrap();
    for (cell, column) in ["猫", "cat", "ok"].iter().zip(1..) {
        sheet.write_string(3, column, *cell).unwrap();
    }
    check("a.xlsx", workbook.save_to_buffer().unwrap(), "1: ja 猫 = en cat (ok)\n");

    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (cell, column) in ["ja", "en", "checked", "hours", "猫", "cat"].iter().zip(0..) {
        sheet.write_string(u32::from(column / 4), column % 4, *cell).unwrap();
    }
    let [day, span] = ["yyyy-mm-dd hh:mm", "[h]:mm"].map(|code| Format::new().set_num_format(code));
    sheet.write_number_with_format(1, 2, 45293.5, &day).unwrap();
    sheet.write_number_with_format(1, 3, 1.25, &span).unwrap();
    check(
        "b.xlsx",
        workbook.save_to_buffer().unwrap(),
        "ja 猫 = en cat {checked=2024-01-02T12:00:00} {hours=1.25}\n",
    );
}

/// Values that Excel has not worked out, and comments, old ones and threads.
#[test]
fn cells_with_more_than_text() {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |relations: &[(&str, &str)]| {
        let relation = |((kind, target), id): (&(&str, &str), usize)| {
            format!("<Relationship Id='r{id}' Type='{RELATIONS}/{kind}' Target='{target}'/>")
        };
        let relations: String = relations.iter().zip(0..).map(relation).collect();
        format!("<Relationships>{relations}</Relationships>")
    };
    let cell = |cell: &str| format!("<c t='inlineStr'><is><t>{cell}</t></is></c>");
    let row = |cells: &str| format!("<row>{cells}</row>");
    let sheet = format!(
        "<worksheet><sheetData>{}{}{}{}</sheetData></worksheet>",
        row(&["ja", "en"].map(cell).concat()),
        row(&(cell("猫") + "<c><f>B9</f></c>")),
        row(&(cell("犬") + "<c t='str'><f>B9</f><v>dog</v></c>")),
        row(&(cell("雨") + "<c t='str'><f>B8</f><v></v></c>")),
    );
    let comments = "<comments><authors><author>x</author></authors><commentList>\
        <comment ref='B2' authorId='0'><text><r><t>a cat </t></r><r><t>or cats?</t></r></text></comment>\
        <comment ref='A3' authorId='0'><text><t>[Threaded comment] see there</t></text></comment>\
        <comment ref='A1' authorId='0'><text><t>the source</t></text></comment>\
        </commentList></comments>";
    let threads = "<ThreadedComments><threadedComment ref='A3'><text>one</text></threadedComment>\
        <threadedComment ref='A3'><text>two</text></threadedComment></ThreadedComments>";
    let workbook = package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r='{RELATIONS}'><sheets><sheet name='S' sheetId='1' r:id='r0'/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &relations(&[("worksheet", "worksheets/sheet1.xml")])),
        ("xl/worksheets/sheet1.xml", &sheet),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            &relations(&[("comments", "../comments1.xml"), ("threadedComment", "/xl/t1.xml")]),
        ),
        ("xl/comments1.xml", comments),
        ("xl/t1.xml", threads),
    ]);
    let expected = "ja 猫 (a cat or cats?)\nja 犬 = en dog (one) (two)\nja 雨\n";
    check("a.xlsx", &workbook, expected);
    let files = folder(&[("a.xlsx", &workbook)]);
    let (code, _, stderr) = taiyaku(files.path(), &["convert", "a.xlsx", "b.jsonl"]);
    let expected = "\
warning: a.xlsx:2:2: jsonl does not hold values of formulas, which were not worked out (1)
warning: a.xlsx:1:1: jsonl does not hold comments beside units (1)
";
    assert_eq!((code, stderr.as_str()), (Some(0), expected));
    let (_, _, stderr) = taiyaku(files.path(), &["check", "a.xlsx"]);
    let expected = "\
warning: a.xlsx:2:2: not read: values of formulas, which were not worked out (1)
note: a.xlsx: not read: comments beside units (1)
";
    assert_eq!(stderr, expected);
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
    let document = docx(&[&[&["ja", "en"]]]);
    for (name, bytes) in [("xlsx", workbook.save_to_buffer().unwrap()), ("docx", document)] {
        let found = BitextFormat::of_content(&String::from_utf8_lossy(&bytes));
        assert_eq!(found.map(|format| format.name), Some(name));
    }
    assert!(BitextFormat::of_content("PK\u{3}\u{4}\0a\tb").is_none());
}
