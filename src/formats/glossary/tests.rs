//! Every format over one table of nasty glossaries, and what broken files get.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use super::*;
use crate::model::{Example, Form, PartOfSpeech, Verdict};

fn read(name: &str, bytes: &[u8]) -> Result<ReadGlossary, GlossaryError> {
    match detect(name, bytes).read {
        Reader::Text(read) => read(std::str::from_utf8(bytes).unwrap()),
        Reader::Bytes(read) => read(bytes),
    }
}

/// Concepts as one line each: `id: ja 猫, ネコ; en cat, !kitty`, with marks for what else there is.
fn shown(glossary: &Glossary) -> String {
    let mut out = String::new();
    for concept in &glossary.concepts {
        let _ = write!(out, "{}:", concept.id);
        for lang in [Lang::Ja, Lang::En] {
            for form in concept.forms_in(lang) {
                let mark = match form.status {
                    Status::Preferred => "",
                    Status::Admitted => "~",
                    Status::Forbidden => "!",
                };
                let _ = write!(out, " {lang} {mark}{}", form.text);
                if form.case_sensitive {
                    out.push_str(" (case)");
                }
                if form.exact {
                    out.push_str(" (exact)");
                }
                if let Some(part) = form.part_of_speech {
                    let _ = write!(out, " ({})", cells::part_name(part));
                }
            }
        }
        let texts = [&concept.note, &concept.definition, &concept.context];
        for (name, text) in ["note", "definition", "context"].into_iter().zip(texts) {
            if let Some(text) = text {
                let _ = write!(out, " {name} {text:?}");
            }
        }
        for example in &concept.examples {
            let Example { source, target, verdict } = example;
            let _ = write!(out, " {verdict:?} {source:?} {target:?}");
        }
        if !concept.ignored_rules.is_empty() {
            let _ = write!(out, " ignore {:?}", concept.ignored_rules);
        }
        out.push('\n');
    }
    out
}

fn concept(id: &str, forms: Vec<Form>) -> Concept {
    Concept { id: id.into(), forms, ..Concept::default() }
}

fn pair(ja: &str, en: &str) -> Vec<Form> {
    vec![Form::new(Lang::Ja, ja, Status::Preferred), Form::new(Lang::En, en, Status::Preferred)]
}

/// What has to come through every format that is written.
fn cases() -> Vec<Concept> {
    let with = |id: &str, change: &dyn Fn(&mut Concept)| {
        let mut concept = concept(id, pair("猫", "cat"));
        change(&mut concept);
        concept
    };
    vec![
        concept("separators", pair("a,b;c\td", "x|y \"z\" 'w'")),
        concept("backslashes", pair("a\\b", "c\\|d\\\\")),
        concept("arrows", pair("a => b", "c=>d")),
        concept("markup", pair("<b>&amp;", "&lt; ]]> <!--")),
        concept("breaks", pair("一\n二", "a\r\nb")),
        concept("astral", pair("𠮷野家", "🍣 sushi")),
        concept("combining", pair("か\u{3099}", "e\u{301}")),
        concept("wide", pair("ＡＢＣ", "ｱｲｳ")),
        concept("quoted", pair("「猫」", "\"cat\"")),
        concept("formula", pair("=1+1", "+A1")),
        concept("comment", pair("#猫", "# cat")),
        with("statuses", &|it| {
            it.forms.push(Form::new(Lang::En, "pussycat", Status::Admitted));
            it.forms.push(Form::new(Lang::En, "feline", Status::Forbidden));
            it.forms.insert(1, Form::new(Lang::Ja, "ネコ", Status::Forbidden));
        }),
        with("two-preferred", &|it| {
            it.forms.push(Form::new(Lang::En, "tom", Status::Preferred));
        }),
        with("none-preferred", &|it| {
            it.forms[1].status = Status::Admitted;
        }),
        concept("forbidden-only", vec![Form::new(Lang::En, "irregardless", Status::Forbidden)]),
        with("flags", &|it| {
            it.forms[1].case_sensitive = true;
            for form in &mut it.forms {
                form.exact = true;
                form.part_of_speech = Some(PartOfSpeech::Noun);
            }
        }),
        with("texts", &|it| {
            it.note = Some("line one\nline \"two\" | <three> & \\ four".into());
            it.definition = Some("a small, furry animal".into());
            it.context = Some("猫がいる。".into());
        }),
        with("examples", &|it| {
            let example = |source: &str, target: &str, verdict| Example {
                source: source.into(),
                target: target.into(),
                verdict,
            };
            it.examples = vec![
                example("猫がいる。", "There is a cat.", Verdict::Pass),
                example("a | b => c \\ 猫", "=> \\| d", Verdict::Pass),
                example("猫がいる。", "There is a dog.", Verdict::Fail),
            ];
        }),
        with("rules", &|it| {
            it.ignored_rules = vec!["missing-term".into(), "forbidden-term".into()];
        }),
    ]
}

#[test]
fn every_written_format_gives_back_what_it_got() {
    for format in GLOSSARIES.iter() {
        let Some(write) = format.write else { continue };
        for case in cases() {
            let id = case.id.clone();
            let glossary = Glossary { concepts: vec![case] };
            let written = write(&glossary);
            assert_eq!(written.losses, [], "{} {id}", format.name);
            let Reader::Text(read) = format.read else { panic!("{}", format.name) };
            let back = read(&written.content).unwrap_or_else(|error| {
                panic!("{} {id}: {error}\n{}", format.name, written.content)
            });
            assert_eq!(back.warnings, [], "{} {id}", format.name);
            assert_eq!(back.left_out, [], "{} {id}", format.name);
            assert_eq!(
                shown(&back.glossary),
                shown(&glossary),
                "{}\n{}",
                format.name,
                written.content
            );
        }
        let all = Glossary { concepts: cases() };
        let again = write(&all).content;
        let Reader::Text(read) = format.read else { panic!("{}", format.name) };
        assert_eq!(write(&read(&again).unwrap().glossary).content, again, "{}", format.name);
    }
}

#[test]
fn what_a_format_cannot_hold_is_told() {
    let losses = |name: &str, concept: Concept| -> Vec<&'static str> {
        let write = by_extension(name).unwrap().write.unwrap();
        let written = write(&Glossary { concepts: vec![concept] });
        written.losses.iter().map(|loss| loss.what).collect()
    };
    let mut one_exact = concept("1", pair("猫", "cat"));
    one_exact.forms[1].exact = true;
    assert_eq!(losses("a.csv", one_exact.clone()).len(), 1);
    assert_eq!(losses("a.tbx", one_exact), [""; 0]);
    assert_eq!(losses("a.tbx", concept("7 a", pair("猫", "cat"))).len(), 1);
    assert_eq!(losses("a.csv", concept("7 a", pair("猫", "cat"))), [""; 0]);
    assert_eq!(losses("a.tbx", concept("a", pair("猫", "c\u{1}at"))), ["control characters"]);
    // Texts of which nothing would be left are left out, so that what is written can be read.
    let mut void = concept("a", pair("猫", "cat"));
    let (source, target) = ("\u{1} \0".into(), "a".into());
    void.examples = vec![Example { source, target, verdict: Verdict::Fail }];
    let concepts = vec![void, concept("b", pair("\0", "dog")), concept("c", pair("\0", "\u{1f}"))];
    let written = (by_extension("a.tbx").unwrap().write.unwrap())(&Glossary { concepts });
    assert_eq!(written.losses.len(), 1);
    assert_eq!(written.losses[0].count, 3);
    let back = read("a.tbx", written.content.as_bytes()).unwrap();
    assert_eq!(shown(&back.glossary), "a: ja 猫 en cat\n");
    let mut parts = concept("1", pair("猫", "cat"));
    parts.forms[0].part_of_speech = Some(PartOfSpeech::Noun);
    assert_eq!(losses("a.tsv", parts), ["parts of speech that differ within an entry"]);
}

#[test]
fn tables_in_many_shapes() {
    let plain = "1: ja 猫 en cat\n";
    for (name, text, expected) in [
        ("a.csv", "source,target\n猫,cat\n", plain),
        ("a.csv", "Target,Source\ncat,猫\n", plain),
        ("a.csv", "source,target\ncat,猫\n", plain),
        ("a.csv", "\r\nja-JP,en_US,fr\r\n猫,cat,chat\r\n", plain),
        ("a.csv", "Japanese;English\n猫;cat\n", plain),
        ("a.tsv", "日本語\t英語\n猫\tcat\n", plain),
        ("a.txt", "source\ttarget\n猫\tcat\n", plain),
        ("a.txt", "# remark\n猫\tcat\n", plain),
        ("a.tab", "cat\t猫\n", plain),
        ("a", "猫\tcat\ta remark\n", "1: ja 猫 en cat note \"a remark\"\n"),
        (
            "a.csv",
            "source,target,forbidden\n猫|ネコ,cat|tom,kitty|puss\n",
            "1: ja 猫 ja ~ネコ en cat en ~tom en !kitty en !puss\n",
        ),
        ("a.csv", "en,ja,ja_forbidden\ncat,猫,ねこ\n", "1: ja 猫 ja !ねこ en cat\n"),
        (
            "a.csv",
            "id,ja,en,case_sensitive,exact\nx,GPU,GPU,TRUE,\n,猫,cat,no,yes\n",
            "x: ja GPU (case) en GPU (case)\n2: ja 猫 (exact) en cat (exact)\n",
        ),
        (
            "a.csv",
            "ja,en,pass,ignore\n猫,cat,猫だ。 => A cat. | 猫 => cats,a|b\n",
            "1: ja 猫 en cat Pass \"猫だ。\" \"A cat.\" Pass \"猫\" \"cats\" ignore [\"a\", \"b\"]\n",
        ),
        ("a.csv", "ja,en_forbidden,en\n,irregardless,\n", "1: en !irregardless\n"),
    ] {
        let read = read(name, text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.warnings, [], "{text}");
        assert_eq!(shown(&read.glossary), expected, "{text}");
    }
}

const MARTIF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
  <termEntry id="c1">
    <descrip type="subjectField">pets</descrip>
    <descripGrp><descrip type="definition">a furry animal</descrip></descripGrp>
    <note>be kind</note>
    <langSet xml:lang="EN-us">
      <ntig><termGrp><term>cat</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
      <tig><term>tom <hi>cat</hi></term></tig>
      <tig><term>kitty</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    </langSet>
    <langSet xml:lang="ja"><tig><term>&#x732b;</term><descrip type="context"><![CDATA[猫 & 犬]]></descrip></tig></langSet>
    <langSet xml:lang="fr"><tig><term>chat</term></tig></langSet>
  </termEntry>
</body></text></martif>"#;

const DCT: &str = r#"<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><min:subjectField>pets</min:subjectField><basic:definition>a furry animal</basic:definition><note>be kind</note>
<langSec xml:lang="en"><termSec><term>cat</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
<termSec><term>tom cat</term></termSec>
<termSec><term>kitty</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="ja"><termSec><term>猫</term><basic:context>猫 &amp; 犬</basic:context></termSec></langSec>
</conceptEntry></body></text></tbx>"#;

#[test]
fn tbx_of_both_versions_and_styles() {
    for (name, text) in [("2", MARTIF), ("3", DCT)] {
        let read = read("a.tbx", text.as_bytes()).unwrap();
        assert_eq!(
            shown(&read.glossary),
            "c1: ja 猫 en cat (noun) en ~tom cat en !kitty note \"be kind\" definition \
             \"a furry animal\" context \"猫 & 犬\"\n",
            "{name}"
        );
        assert_eq!(read.left_out, [("subjectField".to_owned(), 1)], "{name}");
        assert_eq!(read.warnings, [], "{name}");
    }
}

/// The core structure of TBX 3: what may stand in what, and in which order.
#[test]
fn written_tbx_has_the_published_structure() {
    let written = tbx_write::write(&Glossary { concepts: cases() }).content;
    let mut xml = quick_xml::Reader::from_str(&written);
    let mut open: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    let mut ids = Vec::new();
    loop {
        match xml.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => {
                let name = tag.local_name().into_inner().to_owned();
                if let Some(id) = tag.try_get_attribute("id").unwrap() {
                    ids.push(id.value.to_string());
                }
                open.last_mut().unwrap().1.push(name.clone());
                open.push((name, Vec::new()));
            }
            quick_xml::events::Event::End(_) => {
                let (name, children) = open.pop().unwrap();
                // ISO 30042:2019, as the core schema has it, in the order of each list.
                let (order, least): (&[&str], &[&str]) = match name.as_str() {
                    "tbx" => (&["tbxHeader", "text"], &["tbxHeader", "text"]),
                    "tbxHeader" => (&["fileDesc", "encodingDesc"], &["fileDesc"]),
                    "fileDesc" => {
                        (&["titleStmt", "publicationStmt", "sourceDesc"], &["sourceDesc"])
                    }
                    "sourceDesc" => (&["p"], &["p"]),
                    "text" => (&["body"], &["body"]),
                    "body" => (&["conceptEntry"], &["conceptEntry"]),
                    "conceptEntry" => (&["descrip", "note", "langSec"], &["langSec"]),
                    "langSec" => (&["termSec"], &["termSec"]),
                    "termSec" => (&["term", "termNote", "descrip", "note"], &["term"]),
                    _ => (&[], &[]),
                };
                let places: Vec<_> =
                    children.iter().map(|child| order.iter().position(|it| it == child)).collect();
                assert!(places.iter().all(Option::is_some), "{name}: {children:?}");
                assert!(places.is_sorted(), "{name}: {children:?}");
                assert!(least.iter().all(|it| children.iter().any(|child| child == it)), "{name}");
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!((ids.len(), unique.len()), (cases().len(), cases().len()));
    assert!(written.contains(r#"style="dca""#) && written.contains("urn:iso:std:iso:30042:ed-2"));
}

#[test]
fn tabs_may_stand_between_cells_that_nobody_quoted() {
    let table = "source\ttarget\n「水」\t\"water\" with marks\n木\t\"tree\n";
    let written = shown(&read("a.tsv", table.as_bytes()).unwrap().glossary);
    assert!(
        written.contains("en \"water\" with marks") && written.contains("en \"tree"),
        "{written}"
    );
    let quoted = "source\ttarget\n水\t\"water \"\"pure\"\"\"\n";
    let written = shown(&read("a.tsv", quoted.as_bytes()).unwrap().glossary);
    assert!(written.contains("en water \"pure\""), "{written}");
}

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

/// A workbook with one sheet, whose XML is given.
fn workbook(sheet: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    add(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    );
    add(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    add(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{relationships}\"><sheets><sheet name=\"Terms\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        ),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relationships}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        ),
    );
    add(
        "xl/worksheets/sheet1.xml",
        &format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>"),
    );
    zip.finish().unwrap().into_inner()
}

/// Rows of a sheet from rows of texts, from row 1 on.
fn sheet(rows: &[&[&str]]) -> String {
    let mut out = String::new();
    for (number, cells) in (1..).zip(rows) {
        let _ = write!(out, "<row r=\"{number}\">");
        for (column, cell) in ('A'..).zip(*cells) {
            let _ =
                write!(out, "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        }
        out.push_str("</row>");
    }
    out
}

#[test]
fn workbooks() {
    let rows: &[&[&str]] = &[
        &["", "source", "target", "case_sensitive"],
        &["", "猫|ネコ", "cat", ""],
        &[],
        &["", "GPU", "GPU", "true"],
        &["", "犬", "", ""],
    ];
    let bytes = workbook(&sheet(rows));
    for name in ["a.xlsx", "a"] {
        let read = read(name, &bytes).unwrap();
        assert_eq!(
            shown(&read.glossary),
            "1: ja 猫 ja ~ネコ en cat\n2: ja GPU (case) en GPU (case)\n"
        );
        assert_eq!(read.glossary.concepts[1].line, Some(4));
        assert_eq!(read.warnings[0].to_string(), "5:3: no English form");
    }
    let error = read("a.xlsx", &workbook(&sheet(&[&["a", "b"]]))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "1:1: no column `source` in the header, expected `source,target` or `ja,en`"
    );
    let error = read("a.xlsx", &workbook("")).unwrap_err();
    assert_eq!(error.to_string(), "1:1: no workbook: no cell with text in it");
    // A cell in the last corner of the sheet is no reason to make room for all the others.
    let corner = sheet(&[&["ja", "en"], &["猫", "cat"]])
        + "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    let error = read("a.xlsx", &workbook(&corner)).unwrap_err();
    assert_eq!(error.to_string(), "1048576:16384: 16384 cells, expected at most 256");
    let long = "a".repeat(MAX_CELL + 1);
    let error = read("a.xlsx", &workbook(&sheet(&[&["ja", "en"], &["猫", &long]]))).unwrap_err();
    assert_eq!(error.to_string(), "2:2: a cell of 65537 bytes, expected at most 65536");
}

#[test]
fn a_workbook_that_unpacks_to_too_much() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..257 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let error = read("a.xlsx", &bytes).unwrap_err();
    assert_eq!(error.to_string(), "1:1: the workbook unpacks to over 268435456 bytes");
}

/// An encrypted workbook is a compound file with the streams EncryptionInfo and EncryptedPackage.
#[test]
fn a_workbook_with_a_password() {
    let mut bytes = vec![0_u8; 512 * 4];
    bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    // Version 3, little endian, sectors of 512 bytes, mini sectors of 64.
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes()); // one FAT sector …
    put(48, &1_u32.to_le_bytes()); // … and the directory in sector 1
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xffff_fffe_u32.to_le_bytes());
    put(68, &0xffff_fffe_u32.to_le_bytes());
    for entry in 0..109_usize {
        let sector: u32 = if entry == 0 { 0 } else { 0xffff_ffff };
        put(76 + 4 * entry, &sector.to_le_bytes());
    }
    // The FAT in sector 0: itself, the directory, nothing.
    for entry in 0..128_usize {
        let next: u32 = match entry {
            0 => 0xffff_fffd,
            1 | 2 => 0xffff_fffe,
            _ => 0xffff_ffff,
        };
        put(512 + 4 * entry, &next.to_le_bytes());
    }
    for (index, (name, kind)) in
        [("Root Entry", 5_u8), ("EncryptedPackage", 2), ("EncryptionInfo", 2)].iter().enumerate()
    {
        let at = 1024 + 128 * index;
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &units);
        put(at + 64, &u16::try_from(units.len() + 2).unwrap().to_le_bytes());
        put(at + 66, &[*kind, 1]);
        put(at + 68, &[0xff; 12]);
        put(at + 116, &0xffff_fffe_u32.to_le_bytes());
    }
    for name in ["a.xlsx", "a"] {
        let error = read(name, &bytes).unwrap_err();
        assert_eq!(
            error.to_string(),
            "1:1: the workbook is protected by a password, expected one without"
        );
    }
}
