//! Tables: what their headers and their rows mean.

use super::office::sheets;
use super::*;

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
        // Words in letters of either language stand first where a list is sorted.
        ("SNS,social media,ja,en\n猫,cat,ja,en\n", "ja SNS = en social media\nja 猫 = en cat\n"),
        ("100,100,ja,en\ncat,猫,en,ja\n", "ja 100 = en 100\nen cat = ja 猫\n"),
        (
            "AI,AI,ja,en\nIT,,JA,EN\nPR,PR,ja,en\n猫,cat,ja,en\n",
            "ja AI = en AI\nJA IT\nja PR = en PR\nja 猫 = en cat\n",
        ),
        ("OK,OK,ja,en\nPR,publicity,ja,en\n", "ja OK = en OK\nja PR = en publicity\n"),
        (
            "PR,publicity,日本語,英語\n猫,cat,日本語,英語\n",
            "ja PR = en publicity\nja 猫 = en cat\n",
        ),
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
        (
            "ASCII,Area,ja,en\nja,en,ja,en\n,lang,ja,en\n1,2,猫,cat\n",
            "ja ja = en en {ASCII=ja} {Area=en}\nja ja = en en {Area=lang}\n\
             ja 猫 = en cat {ASCII=1} {Area=2}\n",
        ),
        (
            "画面,Area,日本語,英語\n画面,Area,日本語,英語\n",
            "ja 日本語 = en 英語 {画面=画面} {Area=Area}\n",
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
        // What is said of the table may look like a pair. Names in one language are none, nor are those of
        // a table with further columns that are known.
        ("用語集\tGlossary\n日本語\t英語\n鳥\tbird\n", "ja 鳥 = en bird\n"),
        ("2026年版\tver. 2\nJapanese\tEnglish\n鳥\tbird\n", "ja 鳥 = en bird\n"),
        ("担当者\tSato\nsource\ttarget\n鳥\tbird\n", "鳥 = bird\n"),
        ("猫\tcat\nit\tno\n鳥\tbird\n", "猫 = cat\nit = no\n鳥 = bird\n"),
        (
            "プロジェクト名\tAcme Web\t\t\nNo.\t日本語\tEnglish\t備考\n1\t鳥。\tA bird.\tx\n",
            "1: ja 鳥。 = en A bird. (x)\n",
        ),
        (
            "顧客\tACME Inc.\t\t\t\n翻訳\tSato\tx\ty\tz\nID\t原文\t訳文\t状態\t備考\n1\t鳥\tbird\t翻訳済み\tx\n",
            "1: 鳥 = bird [translated] (x)\n",
        ),
        ("Title\t用語集\t\nKey\tJapanese\tEnglish\nk\t鳥\tbird\n", "k: ja 鳥 = en bird\n"),
        ("案件\t佐藤\tACME\nNo.\t日本語\tEnglish\n1\t鳥\tbird\n", "1: ja 鳥 = en bird\n"),
        // A pair has a cell in every column, even a cell of notes; a title hardly.
        ("担当者\tSato\t\nja\ten\tnotes\n鳥\tbird\tx\n", "ja 鳥 = en bird (x)\n"),
        (
            "用語集\tEN-JA\n担当\t佐藤\n猫\tcat\ty\nJA\tEN\t備考\n鳥\tbird\tx\n",
            "JA 猫 = EN cat (y)\nJA 鳥 = EN bird (x)\n",
        ),
        ("担当者\tSato\nja\ten\n鳥\tbird\n", "ja 担当者 = en Sato\nja 鳥 = en bird\n"),
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
        ("names.csv", "担当者,Sato\nsource,target\n鳥,bird\n".as_bytes()),
        ("keys.csv", "key,x,y\na,ファイル,File\nb,日本語,English\nc,終了,Quit\n".as_bytes()),
    ]);
    for (name, expected) in [
        (
            "a.xlsx",
            (0, "warning: a.xlsx:1:1: jsonl does not hold rows above the names of columns (1)\n"),
        ),
        (
            "told.csv",
            (
                0,
                "warning: told.csv:1:1: jsonl does not hold rows above the names of columns (2)\n\
                 warning: told.csv:3:1: rows above the names of columns, taken for units (1)\n",
            ),
        ),
        (
            "names.csv",
            (
                0,
                "warning: names.csv:1:1: jsonl does not hold rows above the names of columns (1)\n",
            ),
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
    // Nothing is lost of what is taken for a unit.
    std::fs::write(files.path().join("taken.csv"), "担当者,Sato\nja,en\n鳥,bird\n").unwrap();
    let args = ["convert", "--strict", "taken.csv", "-", "--to", "jsonl"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    let expected = "taken.csv:1:1: rows above the names of columns, taken for units (1)\n";
    assert_eq!((code, stderr), (Some(0), format!("warning: {expected}")));
    let (_, _, stderr) = taiyaku(files.path(), &["check", "taken.csv"]);
    assert_eq!(stderr, expected.replacen("taken.csv:1:1", "note: taken.csv", 1));
}

/// Rows of one unit; and of a unit of a course, which have texts of their own.
#[test]
fn rows_of_a_unit() {
    for (file, expected) in [
        ("unit,ja,en\n1,猫,cat\n1,,kitty\n", "ja 猫 = en cat = en kitty\n"),
        ("unit,ja,en\n1,猫,cat\n1,犬,dog\n", "ja 猫 = en cat\nja 犬 = en dog\n"),
        ("unit,id,ja,en\n1,a,猫,cat\n1,b,猫,kitty\n", "a: ja 猫 = en cat\nb: ja 猫 = en kitty\n"),
        // Of a lesson or page, where another text bears the number: who says it, or on which page.
        (
            "unit,ja,en,page\n1,はい。,Yes.,10\n1,はい。,Yes!,11\n1,はい。,Yep.,\n1,いいえ。,No.,11\n1,はい。,Aye.,12\n1,はい。,Yeah.,13\n2,猫,cat,20\n2,猫,kitty,21\n",
            "ja はい。 = en Yes. {page=10}\nja はい。 = en Yes! = en Yep. {page=11}\n\
             ja いいえ。 = en No. {page=11}\nja はい。 = en Aye. {page=12}\n\
             ja はい。 = en Yeah. {page=13}\nja 猫 = en cat = en kitty {page=20} {page=21}\n",
        ),
        (
            "unit,id,ja,en,page\n1,a,猫,cat,10\n1,a,猫,kitty,11\n1,b,猫,puss,11\n",
            "a: ja 猫 = en cat {page=10}\na: ja 猫 = en kitty {page=11}\nb: ja 猫 = en puss {page=11}\n",
        ),
        // Without a source, what says other things may be a text of its own.
        (
            "unit,ja,en,page\n1,猫,cat,3\n1,,dog,4\n2,猫,cat,3\n2,,kitty,\n2,,puss,3\n",
            "ja 猫 = en cat {page=3}\nja  = en dog {page=4}\nja 猫 = en cat = en kitty = en puss {page=3}\n",
        ),
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
