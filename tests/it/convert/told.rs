//! What is lost or not read is told, counted once and with its place.

use std::fs;

use super::{TWO_DRAFTS, check_refused, memory};
use crate::support::{folder, taiyaku};

#[test]
fn what_is_lost_is_told_with_its_first_place() {
    let other = TWO_DRAFTS.replace('猫', "犬");
    let files = folder(&[("a.jsonl", format!("{other}{TWO_DRAFTS}").as_bytes())]);
    let (code, _, stderr) = taiyaku(files.path(), &["convert", "a.jsonl", "b.po"]);
    let expected = "\
warning: a.jsonl:1:1: po does not hold further drafts, names of drafts (4)
warning: a.jsonl:1:1: po does not hold confidences (2)
";
    assert_eq!((code, stderr.as_str()), (Some(0), expected));
    let po = fs::read_to_string(files.path().join("b.po")).unwrap();
    assert!(po.ends_with("# n\nmsgid \"猫。\"\nmsgstr \"A cat.\"\n"), "{po}");
    // Nothing is lost, nothing is said.
    let (code, _, stderr) = taiyaku(files.path(), &["convert", "--strict", "a.jsonl", "b.tmx"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let args = ["convert", "a.jsonl", "c.po", "--strict"];
    let (code, stdout, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert_eq!(stderr, expected.replace("warning", "error"));
    assert!(!files.path().join("c.po").exists());
}

#[test]
fn places_in_tables_are_the_lines_of_their_rows() {
    for (name, table, line) in [
        ("a.csv", "source,target,confidence\r\n猫,cat,1\r\n犬,dog,x\r\n", 3),
        ("a.csv", "source,target,confidence\n\n\n\"猫\r\n虎\",cat,1\n\n犬,dog,x\n", 7),
        ("a.tsv", "source\ttarget\tconfidence\r\n\r\n\"猫\tcat\t1\r\n犬\tdog\tx\r\n", 4),
    ] {
        let expected = format!("{name}:{line}:1: found `x`, expected a number");
        check_refused(name, table.as_bytes(), &[], &expected);
        let files = folder(&[(name, table.replace('x', "0.5").as_bytes())]);
        let (code, _, said) = taiyaku(files.path(), &["convert", name, "b.docx"]);
        assert_eq!(code, Some(0), "{said}");
    }
    let table = "source,target\r\n猫,cat\r\n犬,\"a\r\ndog\"\r\n鳥,\"b\r\nird\"\r\n";
    let files = folder(&[("a.csv", table.as_bytes())]);
    let langs = ["--source-lang", "ja", "--target-lang", "en"];
    let (_, _, said) =
        taiyaku(files.path(), &[&["convert", "a.csv", "b", "--to", "moses"], &langs[..]].concat());
    assert!(said.starts_with("warning: a.csv:3:1: moses does not hold line breaks"), "{said}");
}

#[test]
fn what_is_not_read_is_told() {
    let po = "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: x\\n\"\n\"Language: ja\\n\"\n\
              \"Plural-Forms: nplurals=1; plural=0;\\n\"\n\nmsgid \"cat\"\nmsgstr \"猫\"\n\n\
              msgid \"a dog\"\nmsgid_plural \"%d dogs\"\nmsgstr[0] \"犬\"\n\n\
              #~ msgid \"gone\"\n#~ msgstr \"x\"\n\n#~ msgctxt \"c\"\n#~ msgid \"gone\"\n#~ msgstr \"x\"\n";
    let memoq = "<xliff version='1.2' xmlns:mq='MQXliff'><file source-language='en' \
                 target-language='ja'><trans-unit id='1'><source>cat</source><target>猫</target>\
                 <mq:comments><mq:comment id='a'>Which?</mq:comment>\
                 <mq:comment id='b' deleted='true'>Gone</mq:comment></mq:comments>\
                 <alt-trans origin='TM'><target>ねこ</target></alt-trans></trans-unit></file></xliff>";
    let studio = "<xliff version='1.2'><doc-info><cmt-defs><cmt-def id='c'><Comments>\
                  <Comment severity='Low'>Which?</Comment></Comments></cmt-def></cmt-defs></doc-info>\
                  <file><trans-unit id='1'><source>a b</source><seg-source>\
                  <mrk mtype='seg' mid='1'>a</mrk> <mrk mtype='seg' mid='2'>b</mrk></seg-source>\
                  </trans-unit></file></xliff>";
    let tmx = memory(&[&[("ja", "猫"), ("en", "cat")]])
        .replace("/><body>", "><prop type='x'>y</prop><note>n</note></header><body>");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, cells) in [("a", &[][..]), ("b", &["ja", "en"][..]), ("c", &["en", "ja"])] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (cell, column) in cells.iter().zip(0..) {
            sheet.write_string(0, column, *cell).unwrap();
            sheet.write_string(1, column, "x").unwrap();
        }
    }
    let workbook = workbook.save_to_buffer().unwrap();
    for (name, file, expected) in [
        (
            "a.po",
            po.as_bytes(),
            &[
                "a.po:7:1: jsonl does not hold fields of the header (2)",
                "a.po:10:1: jsonl does not hold plural forms, now messages of their own (1)",
                "a.po:10:1: jsonl does not hold obsolete messages (2)",
            ][..],
        ),
        ("a.mqxliff", memoq.as_bytes(), &["a.mqxliff:1:89: jsonl does not hold proposals (1)"]),
        ("a.sdlxliff", studio.as_bytes(), &["a.sdlxliff:1:157: jsonl does not hold comments (1)"]),
        ("a.tmx", tmx.as_bytes(), &["a.tmx:2:1: jsonl does not hold remarks of the header (2)"]),
        ("a.xlsx", &workbook, &["a.xlsx:2:1: jsonl does not hold further sheets (1)"]),
    ] {
        let files = folder(&[(name, file)]);
        let args = ["convert", name, "b.jsonl"];
        let (code, _, stderr) = taiyaku(files.path(), &args);
        let expected: String = expected.iter().map(|loss| format!("warning: {loss}\n")).collect();
        assert_eq!((code, stderr.as_str()), (Some(0), expected.as_str()));
        let written = fs::read_to_string(files.path().join("b.jsonl")).unwrap();
        assert_eq!(written.contains("\"notes\":[\"Which?\"]"), name == "a.mqxliff", "{written}");
        let (code, ..) = taiyaku(files.path(), &["convert", name, "c.jsonl", "--strict"]);
        assert_eq!(code, Some(2), "{name}");
    }
}

#[test]
fn a_note_without_text_is_not_missed() {
    let xliff = "<xliff version='1.2'><file source-language='en' target-language='ja'>\
        <trans-unit id='1'><source>cat</source><target>猫</target><note/><note> </note>\
        </trans-unit></file></xliff>";
    let files = folder(&[("a.xlf", xliff.as_bytes())]);
    let (code, _, said) = taiyaku(files.path(), &["convert", "a.xlf", "b", "--to", "moses"]);
    let expected = "warning: a.xlf:1:70: moses does not hold names of units (1)\n";
    assert_eq!((code, said.as_str()), (Some(0), expected));
}

#[test]
fn matches_and_history_are_counted_once() {
    let of_memoq = "<xliff version='1.2' xmlns:mq='MQXliff'><file source-language='en' \
        target-language='ja'><trans-unit id='1'><source>cat</source><target>猫</target>\
        <mq:insertedmatch><source>cats</source><target>ねこ</target></mq:insertedmatch>\
        <mq:minorversions><mq:historical-unit><trans-unit><target>旧</target><prop>x</prop>\
        </trans-unit></mq:historical-unit><mq:historical-unit/></mq:minorversions>\
        <alt-trans><target>ねこ</target></alt-trans></trans-unit></file></xliff>";
    let of_two = "<xliff version='2.0' srcLang='en' trgLang='ja'><file><unit id='1'><m:matches>\
        <m:match><source>x</source></m:match><m:match><source>y</source></m:match></m:matches>\
        <segment><source>cat</source></segment><segment><source>dog</source></segment></unit></file>\
        </xliff>";
    for (name, file, expected) in [
        ("a.mqxliff", of_memoq, &["proposals (2)", "earlier versions (2)"][..]),
        ("a.xlf", of_two, &["proposals (2)"]),
    ] {
        let files = folder(&[(name, file.as_bytes())]);
        let (code, _, said) = taiyaku(files.path(), &["convert", name, "b.jsonl"]);
        let lost: Vec<&str> = said
            .lines()
            .filter_map(|line| line.split_once("does not hold "))
            .map(|it| it.1)
            .collect();
        assert_eq!((code, lost.as_slice()), (Some(0), expected), "{said}");
        let written = fs::read_to_string(files.path().join("b.jsonl")).unwrap();
        assert!(!written.contains("props"), "{written}");
    }
}
