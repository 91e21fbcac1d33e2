//! What broken files get.

use super::*;

#[test]
fn broken_files_say_where_and_what() {
    let bomb = "<!DOCTYPE tbx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<tbx><text><body>\
                <conceptEntry><langSec xml:lang=\"ja\"><termSec><term>&b;</term>";
    let long_cell = format!("source,target\n猫,{}\n", "a".repeat(MAX_CELL + 1));
    let long_term = format!(
        "<tbx><conceptEntry><langSec xml:lang=\"en\"><termSec><term>\n{}</term>",
        "a".repeat(MAX_CELL + 1)
    );
    let deep = "<tbx>".to_owned() + &"<a>".repeat(100);
    let wide = format!("ja,en{}x,,\n猫,cat\n", ",".repeat(255));
    for (name, text, expected) in [
        ("a.csv", "a,b\nc,d\n", "1:1: no column `source` in the header"),
        ("a.csv", "source,note\nc,d\n", "1:1: no column `target`"),
        ("a.csv", "", "1:1: no column `source`"),
        ("a.csv", "ja,en,ja\n猫,cat,ネコ\n", "1:7: two columns `ja`"),
        (
            "a.csv",
            "ja,en,id\n猫,cat,x\n犬,dog,x\n",
            "3:9: the id `x` stands for the entry of line 2",
        ),
        ("a.csv", "ja,en\n猫,cat\n犬,dog, a beast\n", "3:9: 3 cells, expected at most 2"),
        (
            "a.csv",
            "source,target\n水,water\n火,\"fire and\n木,tree\n",
            "3:5: a quotation mark that is never closed",
        ),
        ("a.csv", "source,target\n水,\"wat\"er\n", "2:5: text behind a quoted cell"),
        ("a.csv", &wide, "1:261: 257 cells, expected at most 256"),
        ("a.csv", &long_cell, "2:5: a cell of 65537 bytes"),
        ("a.txt", "cat\tkitty\n", "1:1: no Japanese beside the English"),
        ("a.tbx", bomb, "2:70: the entity &b; is not resolved"),
        ("a.tbx", "<tbx>\n<a></b>", "2:4: "),
        ("a.tbx", "<tbx><a></b\n\u{1b}[2J>", "1:9: "),
        ("a.csv", "ja,en,id\n猫,cat,\"x\ny\"\n犬,dog,\"x\ny\"\n", "4:9: the id `x y` stands"),
        ("a.tbx", "<html></html>", "1:1: <html>, expected <martif> or <tbx>"),
        ("a.tbx", "猫", "1:4: no element"),
        ("a.tbx", "", "1:1: no element"),
        ("a.tbx", "<tbx>\n<text>", "2:7: the file ends before </text>"),
        ("a.tbx", &long_term, "2:1"),
        ("a.tbx", &deep, "1:195: elements nested deeper than 64"),
        (
            "a.tbx",
            "<tbx><conceptEntry id='a'></conceptEntry>\n<conceptEntry id='a'>",
            "2:1: the id `a` stands for the entry of line 1",
        ),
        ("a.tbx", "<tbx><conceptEntry><langSec>", "1:20: a language section without xml:lang"),
        ("a.tbx", "<tbx><conceptEntry id='&x;'>", "1:6: "),
        ("a.xlsx", "PK\x03\x04 nothing", "1:1: no workbook: "),
        ("a.xlsx", "猫", "1:1: no workbook: "),
    ] {
        let error = match read(name, text.as_bytes()) {
            Ok(read) => panic!("{text}: {read:?}"),
            Err(error) => error.to_string(),
        };
        let about = text.chars().take(60).collect::<String>();
        if expected == "2:1" {
            assert!(error.contains("a cell of 65538 bytes"), "{error}");
            continue;
        }
        assert!(error.starts_with(expected), "{about}: {error}");
        assert_eq!(error.lines().count(), 1, "{about}: {error}");
    }
}

/// What says how an entry is looked for is no reason to look for nothing.
#[test]
fn a_cell_that_nobody_understands_costs_no_entry() {
    for (column, cell) in [
        ("part_of_speech", "nown"),
        ("part_of_speech", "adverb"),
        ("case_sensitive", "x"),
        ("exact", "maybe"),
        ("pass", "猫 - cat"),
    ] {
        let table = format!("ja,en,{column},note\n猫,cat,{cell},small\n");
        let read = read("a.csv", table.as_bytes()).unwrap();
        assert_eq!(shown(&read.glossary), "1: ja 猫 en cat note \"small\"\n", "{table}");
        assert_eq!(read.warnings.len(), 1, "{table}");
        let warning = read.warnings[0].to_string();
        assert!(warning.starts_with("2:9: ") && warning.contains(cell), "{warning}");
    }
}

#[test]
fn entries_that_are_none_are_warnings() {
    for (name, text, expected) in [
        ("a.csv", "source,target\nノード,\n", "2:11: no English form"),
        ("a.csv", "source,target\n,node\n", "2:1: no Japanese form"),
        ("a.csv", "ja,en,exact\n猫,cat,maybe\n", "2:9: exact is `maybe`, expected `true`"),
        ("a.csv", "ja,en,part_of_speech\n猫,cat,nown\n", "2:9: the part of speech `nown`"),
        ("a.csv", "ja,en,pass\n猫,cat,猫 - cat\n", "2:9: the example `猫 - cat`, expected `TEXT"),
        (
            "a.csv",
            "ja,en,forbiden\n",
            "1:7: the column `forbiden` is not known and left out; did you mean `forbidden`?",
        ),
        (
            "a.csv",
            "ja,en,en_forbiden\n",
            "1:7: the column `en_forbiden` is not known and left out; did you mean `en_forbidden`?",
        ),
        ("a.csv", "ja-JP,en-US,ja_note\n", "1:13: the column `ja_note` is not known and left out"),
        ("a.csv", "ja,en,x y z\n", "1:7: the column `x y z` is not known and left out"),
        ("a.txt", "猫\n犬\tdog\n", "1:1: no English form"),
        (
            "a.tbx",
            "<tbx>\n<termEntry><langSet xml:lang='fr'><tig><term>chat</term></tig></langSet></termEntry></tbx>",
            "2:1: no Japanese form",
        ),
    ] {
        let read = read(name, text.as_bytes()).unwrap();
        assert_eq!(read.warnings.len(), 1, "{text}: {:?}", read.warnings);
        assert!(read.warnings[0].to_string().starts_with(expected), "{}", read.warnings[0]);
    }
}
