//! What is refused: formats that are not there, files that are none, hostile ones.

use std::io::Write as _;

use super::check_refused;
use crate::support::{folder, taiyaku};

#[test]
fn a_format_that_is_not_in_the_program_is_told_how_to_have() {
    if cfg!(feature = "parquet") {
        return;
    }
    let files = folder(&[("a.parquet", b"PAR1\0".as_slice()), ("a.tsv", b"ja\ten\na\tb\n")]);
    for args in [
        &["convert", "a.parquet", "b.tsv"][..],
        &["convert", "a.tsv", "b.parquet"],
        &["convert", "a.tsv", "b", "--to", "parquet"],
    ] {
        let (code, _, said) = taiyaku(files.path(), args);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("is not in this program; `cargo install --features"), "{said}");
    }
}

#[test]
fn files_that_are_none() {
    check_refused("a.tmx", b"", &[], "a.tmx: no sentence in it (0 bytes)");
    check_refused("a.tmx", b"<tmx>\n<body><tu>", &[], "a.tmx:2:11: the file ends before </tu>");
    check_refused("a.xlf", b"<html/>", &[], "a.xlf:1:1: <html>, expected <xliff>");
    check_refused("a.xlf", b"<xliff><file>\n<a></b>", &[], "a.xlf:2:4: ill-formed document");
    check_refused("a.po", b"msgid \"a\"\nmsgstr \"b\n", &[], "a.po:2:1: found `\"b`, expected");
    check_refused("a.po", b"msgstr \"b\"\n", &[], "a.po:1:1: found `msgstr`, expected msgid");
    check_refused("a.jsonl", b"{\"source\":{\"text\":\"\\ud800\"}}", &[], "a.jsonl:1:");
    let json = ["--from", "json"];
    check_refused("a.json", b"{\"schema\":\"x\"}", &json, "a.json:1:1: found `x`, expected the");
    check_refused("a.tsv", b"a\tb\tc\n", &[], "a.tsv:1:1: 3 columns, expected two");
    check_refused("a.txt", b"words", &[], "a.txt: no bitext that is known, --from says");
    check_refused("a.xlsx", b"PK\x03\x04", &[], "a.xlsx:1:1:");
    check_refused("a.docx", b"PK\x03\x04", &[], "a.docx:1:1:");
    if cfg!(feature = "parquet") {
        check_refused("a.parquet", b"PAR1", &[], "a.parquet:1:1: ");
        check_refused("a.parquet", b"PAR1\0\0\0\0\xff\0\0\0PAR1", &[], "a.parquet:1:1: ");
    }
    let wrong = b"<?xml version='1.0' encoding='UTF-8'?>\n<tmx><body>\n <tu><tuv><seg>\xe9</seg>";
    check_refused("a.tmx", wrong, &[], "a.tmx:3:16: bytes that are no UTF-8");
    check_refused("a.ladder", b"0 0 1\n", &[], "a.ladder: the format `ladder` holds no texts");
}

#[test]
fn hostile_files() {
    let bomb = "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n\
        <tmx><body><tu><tuv><seg>&b;</seg></tuv></tu></body></tmx>";
    check_refused("a.tmx", bomb.as_bytes(), &[], "a.tmx:2:26: the entity &b; is not resolved");
    let external = "<!DOCTYPE xliff [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n\
        <xliff><trans-unit><source>&e;</source></trans-unit></xliff>";
    check_refused("a.xlf", external.as_bytes(), &[], "a.xlf:2:28: the entity &e; is not resolved");
    let deep = format!("<xliff>{}", "<group>".repeat(100_000));
    check_refused("a.xlf", deep.as_bytes(), &[], "a.xlf:1:449: elements nested deeper than 64");
    let endless = format!("msgid \"{}", "x".repeat(5 << 20));
    check_refused("a.po", endless.as_bytes(), &[], "a.po:1:1: an entry of over 4194304 bytes");
    let names = "a:".repeat(200_000);
    check_refused("a.csv", format!("{names},b,c\n").as_bytes(), &[], "a.csv:1:1: 3 columns");
    let names = "ja,".repeat(1_000_000);
    check_refused("a.csv", format!("{names}en\n").as_bytes(), &[], "a.csv:1:1: 1000001 columns");
    // 600 MB of blanks in 600 KB.
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("word/document.xml", options).unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..600 {
        archive.write_all(&blanks).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    let expected = ":1:1: word/document.xml: unfolds to over 536870912 bytes";
    check_refused("a.docx", &bomb, &[], &format!("a.docx{expected}"));
    check_refused("a.xlsx", &bomb, &[], &format!("a.xlsx{expected}"));
    // A workbook of more strings than there is memory.
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    archive.write_all(b"<?xml version=\"1.0\"?><sst uniqueCount='99999999999999999'/>").unwrap();
    let workbook = archive.finish().unwrap().into_inner();
    let expected = ":1:1: found a workbook of 99999999999999999 strings";
    check_refused("a.xlsx", &workbook, &[], &format!("a.xlsx{expected}"));
}
