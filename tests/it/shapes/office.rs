//! Documents of Word and workbooks of Excel.

use super::*;

/// The rows of a table as text, in a workbook.
pub(super) fn sheets(tables: &[&str]) -> Vec<u8> {
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
/// A document of tables.
pub(super) fn docx(tables: &[&[&[&str]]]) -> Vec<u8> {
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
    // A term without Japanese letters goes on, too, if the codes are those before.
    let (sns, pr) = (["SNS", "social media", "ja", "en"], ["PR", "publicity", "ja", "en"]);
    let expected = "ja 猫 = en cat\nja SNS = en social media\n";
    check("a.docx", docx(&[&[&cat], &[&sns]]), expected);
    check("a.docx", docx(&[&[&cat], &[&sns, &pr]]), &format!("{expected}ja PR = en publicity\n"));
    check("a.docx", docx(&[&[&cat], &[&sns, &dog]]), &format!("{expected}ja 犬 = en dog\n"));
    let keys: &[&[&str]] = &[&["screen", "area", "ja", "en"], &["a", "b", "雨", "rain"]];
    let expected = "ja 猫 = en cat\nja 雨 = en rain {screen=a} {area=b}\n";
    check("a.docx", docx(&[&[&cat], keys]), expected);
    check("a.docx", docx(&[&[&sns, &cat]]), "ja SNS = en social media\nja 猫 = en cat\n");
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

/// Cells that hold nothing make no row wide.
#[test]
fn empty_cells_are_no_columns() {
    let expected = "猫 = cat\n犬 = dog\n鳥 = bird\n";
    check("a.xlsx", sheets(&["猫,cat\n犬,dog, \n鳥,bird\n"]), expected);
    check("a.docx", docx(&[&[&["猫", "cat"], &["犬", "dog", ""], &["鳥", "bird"]]]), expected);
    check("a.docx", docx(&[&[&["猫", "cat", ""], &["犬", "dog"], &["鳥", "bird", ""]]]), expected);
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
