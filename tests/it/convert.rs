//! `taiyaku convert` and `taiyaku formats`: files of others, files that are broken or hostile,
//! changing files in place.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};
use snapbox::{assert_data_eq, file};
use tempfile::TempDir;

use crate::support::{beside, folder, taiyaku};

/// Converts a file and expects one line of error, nothing written.
#[track_caller]
fn check_refused(name: &str, content: &[u8], extra: &[&str], expected: &str) {
    let files = folder(&[(name, content)]);
    let args = [&["convert", name, "out.tsv"], extra].concat();
    let (code, stdout, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
    assert!(stderr.starts_with(&format!("error: {expected}")), "{name}: {stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert_eq!(fs::read_dir(files.path()).unwrap().count(), 1, "half an output was left behind");
}

const TWO_DRAFTS: &str = r#"{"source":{"lang":"ja","text":"猫。"},"targets":[{"lang":"en","text":"A cat.","draft":"a","confidence":0.5},{"lang":"en","text":"Cats.","draft":"b"}],"notes":["n"]}
"#;

#[test]
fn the_table_of_formats() {
    let (code, stdout, stderr) = taiyaku(Path::new("."), &["formats"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    // The list is that of a program with everything.
    if cfg!(feature = "parquet") {
        assert_data_eq!(stdout, file!["snapshots/formats.txt"]);
    } else {
        assert!(stdout.contains("\nparquet     not in this program;"), "{stdout}");
    }
}

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

/// What is not Japanese looks English; two sides are not in one language.
#[test]
fn two_sides_that_look_the_same_are_in_no_known_language() {
    let note = "note: a.csv: both sides look alike, `und` for their languages; --source-lang and \
                --target-lang say what they are\n";
    for (row, more, langs, said) in [
        ("Der Hund schläft.,The dog sleeps.", &[][..], ["und", "und"], note),
        ("Der Hund schläft.,The dog sleeps.", &["--source-lang", "de"], ["de", "en"], ""),
        ("犬が寝る。,The dog sleeps.", &[], ["ja", "en"], ""),
    ] {
        let files = folder(&[("a.csv", format!("source,target\n{row}\n").as_bytes())]);
        for (name, [before, after]) in [
            ("a.xlf", ["source-language=", "target-language="]),
            ("a.tmx", ["<tuv xml:lang=", "<tuv xml:lang="]),
        ] {
            let args = [&["convert", "a.csv", name], more].concat();
            let (code, _, stderr) = taiyaku(files.path(), &args);
            assert_eq!((code, stderr.as_str()), (Some(0), said));
            let text = fs::read_to_string(files.path().join(name)).unwrap();
            for (attribute, lang) in [(before, langs[0]), (after, langs[1])] {
                assert!(text.contains(&format!("{attribute}\"{lang}\"")), "{text}");
            }
        }
    }
}

/// PO has one mark of doubt, for every state that says that there is no good translation yet.
/// Who asks for no language keeps the translations in all of them beside what a machine made.
#[test]
fn a_machines_column_beside_several_languages_drops_none() {
    for (header, langs) in [
        ("ja,en,ko,MT", "en ko en"),
        ("ja,en,fr,nmt", "en fr en"),
        ("日本語,英語,中国語,機械翻訳", "en zh en"),
        ("ja-JP,en-US,en-GB,MT", "en-US en-GB en-US"),
        ("ja,fr,en,MT (en)", "fr en en"),
    ] {
        let table = format!("{header}\n猫だ。,A cat.,K,x\n");
        let files = folder(&[("a.csv", table.as_bytes())]);
        let (code, stdout, stderr) =
            taiyaku(files.path(), &["convert", "a.csv", "-", "--to", "tsv"]);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{header}");
        let found: Vec<&str> =
            stdout.lines().skip(1).filter_map(|row| row.split('\t').nth(4)).collect();
        assert_eq!(found.join(" "), langs, "{header}\n{stdout}");
    }
}

#[test]
fn what_is_no_translation_yet_is_fuzzy_in_a_catalogue() {
    for (state, text, is_fuzzy) in [
        ("new", "cat", true),
        ("needs-translation", "cat", true),
        ("needs-translation", "", false),
        ("needs-review-l10n", "cat", true),
        // Not of the standard, but written.
        ("needs-review", "cat", true),
        ("x-draft", "cat", true),
        ("x-fine", "cat", false),
        ("translated", "cat", false),
        ("final", "cat", false),
    ] {
        let xliff = format!(
            "<xliff version='1.2'><file source-language='ja' target-language='en'>\
             <trans-unit id='1'><source>猫</source><target state='{state}'>{text}</target>\
             </trans-unit></file></xliff>"
        );
        let files = folder(&[("a.xlf", xliff.as_bytes())]);
        let (code, ..) = taiyaku(files.path(), &["convert", "a.xlf", "a.po"]);
        let po = fs::read_to_string(files.path().join("a.po")).unwrap();
        assert_eq!((code, po.contains("#, fuzzy")), (Some(0), is_fuzzy), "{state}\n{po}");
        assert!(po.contains(&format!("msgstr \"{text}\"")), "{po}");
        // The words of the file come back.
        taiyaku(files.path(), &["convert", "-q", "a.xlf", "b.xlf"]);
        let back = fs::read_to_string(files.path().join("b.xlf")).unwrap();
        let is_there = back.contains(&format!("state=\"{state}\""));
        assert!(is_there || text.is_empty() || state == "x-fine", "{back}");
    }
}

#[test]
fn languages_are_chosen_and_standard_streams_used() {
    let tmx = r#"<tmx version="1.4"><header srclang="en"/><body><tu>
        <tuv xml:lang="en"><seg>cat</seg></tuv><tuv xml:lang="fr"><seg>chat</seg></tuv>
        <tuv xml:lang="ja-JP"><seg>猫</seg></tuv></tu></body></tmx>"#;
    let files = folder(&[]);
    let output = Command::new(cargo_bin!("taiyaku"))
        .current_dir(files.path())
        .args(["convert", "-", "-", "--to", "hunalign"])
        .args(["--source-lang", "ja", "--target-lang", "fr"])
        .stdin(tmx)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "猫\tchat\t0\n");
    assert!(output.stderr.is_empty());
}

/// A TMX of units, each with texts by their tags: `ja 猫 en-US cat`.
fn memory(units: &[&[(&str, &str)]]) -> String {
    let unit = |texts: &&[(&str, &str)]| {
        let text = |(lang, text): &(&str, &str)| {
            format!("<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>")
        };
        format!("<tu>{}</tu>\n", texts.iter().map(text).collect::<String>())
    };
    let units: String = units.iter().map(unit).collect();
    format!("<tmx version=\"1.4\"><header srclang=\"ja\"/><body>\n{units}</body></tmx>")
}

#[test]
fn a_language_is_one_however_its_tag_is_written() {
    let half = memory(&[&[("ja", "表紙")], &[("ja", "犬"), ("en-US", "dog")]]);
    let mixed = memory(&[
        &[("ja-JP", "猫"), ("en-US", "cat")],
        &[("JA-JP", "犬"), ("EN_us", "dog")],
        &[("ja", "鳥"), ("en", "bird")],
    ]);
    let both = memory(&[
        &[("ja", "色"), ("en-GB", "colour"), ("en", "color")],
        &[("ja", "木"), ("en", "tree"), ("de", "Baum")],
    ]);
    let files = folder(&[
        ("half.tmx", half.as_bytes()),
        ("mixed.tmx", mixed.as_bytes()),
        ("both.tmx", both.as_bytes()),
    ]);
    let convert = |name: &str, more: &[&str]| {
        let args = [&["convert", name, "-", "--to", "po"], more].concat();
        let (code, out, said) = taiyaku(files.path(), &args);
        assert_eq!(code, Some(0), "{said}");
        let field = |name: &str| {
            let found = out.lines().find_map(|line| line.strip_prefix(&format!("\"{name}: ")));
            found.and_then(|value| value.strip_suffix("\\n\"")).unwrap_or("").to_owned()
        };
        let texts = out.lines().filter_map(|line| line.strip_prefix("msgstr \"")).skip(1);
        let texts: Vec<&str> = texts.map(|text| text.trim_end_matches('"')).collect();
        (field("Language"), texts.join(" "), said)
    };
    let told =
        |lang: &str, texts: &str, said: &str| (lang.to_owned(), texts.to_owned(), said.to_owned());
    // An untranslated unit does not tell the language of the others.
    assert_eq!(convert("half.tmx", &[]), told("en-US", " dog", ""));
    assert_eq!(convert("half.tmx", &["--target-lang", "en"]), told("en-US", " dog", ""));
    assert_eq!(convert("mixed.tmx", &[]), told("en-US", "cat dog bird", ""));
    assert_eq!(convert("both.tmx", &["--target-lang", "en"]), told("en", "color tree", ""));
    let lost = "warning: both.tmx:2:1: po does not hold texts in further languages (2)\n";
    assert_eq!(convert("both.tmx", &[]), told("en-GB", "colour tree", lost));
}

#[test]
fn a_language_that_the_file_does_not_have_is_an_error() {
    let units = memory(&[&[("ja", "猫"), ("en-US", "cat")], &[("de", "Hund"), ("en-US", "dog")]]);
    let files = folder(&[("a.tmx", units.as_bytes())]);
    for (lang, expected) in [
        (["--source-lang", "jp"], "a.tmx: no unit in `jp`, the file has de, en-US, ja"),
        (["--target-lang", "fr"], "a.tmx: no translation in `fr`, the file has de, en-US, ja"),
    ] {
        let args = [&["convert", "a.tmx", "b.tsv"][..], &lang].concat();
        let (code, _, said) = taiyaku(files.path(), &args);
        assert_eq!((code, said), (Some(2), format!("error: {expected}\n")));
        assert!(!files.path().join("b.tsv").exists());
    }
    let args = ["convert", "a.tmx", "b.tsv", "--source-lang", "ja"];
    let (code, _, said) = taiyaku(files.path(), &args);
    let expected = "note: a.tmx: units without a text in `ja` left out: 1\n";
    assert_eq!((code, said.as_str()), (Some(0), expected));
}

#[test]
fn a_language_that_is_declared_is_that_of_the_file() {
    let xliff = "<xliff version='1.2'><file source-language='en_US' target-language='ja_JP'>\
        <trans-unit id='1'><source>cat</source></trans-unit><trans-unit id='2'><source>dog</source>\
        <target/></trans-unit></file></xliff>";
    let two = "<xliff version='2.0' srcLang='en-US' trgLang='ja-JP'><file id='f'><unit id='1'>\
        <segment><source>cat</source></segment></unit></file></xliff>";
    let po = "msgid \"\"\nmsgstr \"\"\n\"Language: ja_JP\\n\"\n\"X-Source-Language: en_US\\n\"\n\n\
              msgid \"cat\"\nmsgstr \"\"\n";
    for (name, file) in [
        ("a.xlf", xliff),
        ("a.xlf", two),
        ("a.po", po),
        ("a.csv", "en-US,ja-JP\ncat,\n"),
        ("a.tsv", "source_lang\tsource_text\ttarget_lang\ttarget_text\nen_US\tcat\tja_JP\t\n"),
    ] {
        let files = folder(&[(name, file.as_bytes())]);
        let convert = |to: &str, more: &[&str]| {
            let args = [&["convert", name, "-", "--to", to], more].concat();
            taiyaku(files.path(), &args).1
        };
        let tags = "source-language=\"en-US\" target-language=\"ja-JP\"";
        let made = convert("xliff", &[]);
        assert!(made.contains(tags) && !made.contains("xml:lang"), "{name}: {made}");
        let made = convert("xliff2", &["--target-lang", "ja"]);
        assert!(made.contains("srcLang=\"en-US\" trgLang=\"ja-JP\""), "{name}: {made}");
        let made = convert("xliff", &["--target-lang", "fr_CA"]);
        assert!(made.contains("target-language=\"fr-CA\""), "{name}: {made}");
        let made = convert("tmx", &[]);
        assert!(made.contains("xml:lang=\"en-US\""), "{name}: {made}");
    }
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

/// What a file says of its units beside their texts is kept where it can be, and told where not.
#[test]
fn what_a_unit_is_told_to_be_is_kept_or_told() {
    let one = "<xliff version='1.2' xmlns:mq='MQXliff'><file source-language='en' \
        target-language='ja'><header><note>all</note></header><body>\n\
        <group resname='menu' translate='no'><note>of the group</note>\n\
        <trans-unit id='1' maxwidth='20' size-unit='char' resname='title' mq:percent='3'>\
        <source>cat</source><target state='needs-l10n' state-qualifier='fuzzy-match'>猫</target>\
        <context-group><context context-type='sourcefile'>a.c</context></context-group>\
        <note from='dev' priority='1'>n</note><x:y/></trans-unit></group>\n\
        <trans-unit id='2' approved='yes'><source>dog</source><target state='translated'>犬</target>\
        </trans-unit>\n<trans-unit id='3' mq:locked='locked'><source>bird</source></trans-unit>\
        </body></file>\n<file source-language='en' target-language='ja'><trans-unit id='4'>\
        <source>fish</source></trans-unit></file></xliff>";
    let two = "<xliff version='2.0' srcLang='en' trgLang='ja'><file id='f'><notes><note>all</note>\
        </notes>\n<unit id='1' name='title' translate='no'><notes><note category='x'>n</note></notes>\
        <segment state='translated' subState='a:b'><source>cat</source><target>猫</target></segment>\
        <ignorable><source> - </source></ignorable><ignorable><source> </source></ignorable>\
        <m:z/></unit></file></xliff>";
    let tmx = memory(&[&[("en", "cat"), ("ja", "猫")]])
        .replace("<tu>", "<tu usagecount='3' datatype='html' a='b'>")
        .replace("<tuv xml:lang=\"ja\"", "<tuv xml:lang='ja' lastusagedate='20260101T000000Z'");
    let none = "does not hold";
    for (name, to, file, losses, kept) in [
        (
            "a.xlf",
            "b.xlf",
            one,
            &[
                format!("a.xlf:3:1: xliff {none} attributes of modules and tools (1)"),
                format!("a.xlf:3:1: xliff {none} remarks outside units (2)"),
                format!("a.xlf:3:1: xliff {none} attributes of groups (1)"),
                format!("a.xlf:3:1: xliff {none} authors and priorities of notes (1)"),
                format!("a.xlf:3:1: xliff {none} data of modules and tools (1)"),
                format!("a.xlf:6:49: xliff {none} borders and names of several files (1)"),
            ][..],
            &[
                "<trans-unit id=\"1\" maxwidth=\"20\" size-unit=\"char\" resname=\"title\" \
                 translate=\"no\">",
                "<target state=\"needs-l10n\" state-qualifier=\"fuzzy-match\">猫",
                "<context-group><context context-type=\"sourcefile\">a.c</context></context-group>",
                "<trans-unit id=\"2\" approved=\"yes\">",
                "<taiyaku:prop prop-type=\"mq:locked\">locked<",
            ][..],
        ),
        (
            "a.xlf",
            "b.xlf",
            two,
            &[
                format!("a.xlf:2:1: xliff2 {none} remarks outside units (1)"),
                format!("a.xlf:2:1: xliff2 {none} authors and priorities of notes (1)"),
                format!("a.xlf:2:1: xliff2 {none} text and codes between segments (1)"),
                format!("a.xlf:2:1: xliff2 {none} data of modules and tools (1)"),
            ],
            &[
                "<unit id=\"1\" name=\"title\" translate=\"no\">",
                "<segment state=\"translated\" subState=\"a:b\">",
            ],
        ),
        (
            "a.tmx",
            "b.tmx",
            &tmx,
            &[format!("a.tmx:2:1: tmx {none} attributes of modules and tools (1)")],
            &[
                "<tu usagecount=\"3\" datatype=\"html\">",
                "<tuv xml:lang=\"ja\" lastusagedate=\"20260101T000000Z\">",
            ],
        ),
    ] {
        let files = folder(&[(name, file.as_bytes())]);
        let is_two = file.contains("version='2.0'");
        let format = if is_two { "xliff2" } else { name.rsplit('.').next().unwrap() };
        let format = if format == "xlf" { "xliff" } else { format };
        let convert = |args: &[&str]| taiyaku(files.path(), &[&["convert"], args].concat());
        let (code, _, said) = convert(&[name, to, "--to", format]);
        let losses: String = losses.iter().map(|loss| format!("warning: {loss}\n")).collect();
        assert_eq!((code, said.as_str()), (Some(0), losses.as_str()));
        assert_eq!(convert(&[name, "c.x", "--to", format, "--strict"]).0, Some(2));
        // By way of JSON, too.
        convert(&[name, "d.jsonl"]);
        convert(&["d.jsonl", "e.x", "--to", format]);
        for file in [to, "e.x"] {
            let text = fs::read_to_string(files.path().join(file)).unwrap();
            for part in kept {
                assert!(text.contains(part), "{part}\n{text}");
            }
        }
        let langs = ["--source-lang", "en", "--target-lang", "ja"];
        let (_, _, said) = convert(&[&[name, "pair", "--to", "moses"], &langs[..]].concat());
        assert!(said.contains("moses does not hold properties"), "{said}");
    }
}

/// What a file says of itself passes to the next one of its standard, or of a sister.
#[test]
fn the_head_of_a_file_comes_along() {
    let xliff = "<xliff version='1.2'><file original='a.html' datatype='html' tool-id='t' ts='x' \
        source-language='ja' target-language='en'><header><tool tool-id='t' tool-name='T &amp; U'/>\
        </header><body><trans-unit id='1'><source>猫</source><target>cat</target></trans-unit>\
        </body></file></xliff>";
    let two = "<xliff version='2.0' srcLang='ja' trgLang='en'><file id='f' original='a.html'>\
        <unit id='1'><segment><source>猫</source><target>cat</target></segment></unit></file></xliff>";
    let tmx = "<tmx version='1.4'><header creationtool='T' creationtoolversion='2' segtype='phrase' \
        o-tmf='x' adminlang='ja' srclang='*all*' datatype='html' changeid='&#1;me'><note>n</note>\
        <prop type='p'>q</prop></header><body><tu><tuv xml:lang='fr'><seg>chat</seg></tuv>\
        <tuv xml:lang='de'><seg>Katze</seg></tuv></tu><tu><tuv xml:lang='ja'><seg>猫</seg></tuv>\
        <tuv xml:lang='en'><seg>cat</seg></tuv></tu></body></tmx>";
    let lost = |to: &str, losses: &[&str]| -> String {
        let loss = |loss: &&str| format!("warning: a:1:PLACE: {to} does not hold {loss}\n");
        losses.iter().map(loss).collect()
    };
    for (file, to, more, kept, losses) in [
        (
            xliff,
            "xliff",
            &[][..],
            &[
                "<file original=\"a.html\" source-language=\"ja\" target-language=\"en\" \
                 datatype=\"html\" xml:space=\"preserve\" tool-id=\"t\" ts=\"x\">",
                "<header>\n<tool tool-id=\"t\" tool-name=\"T &amp; U\"/>\n</header>\n<body>",
            ][..],
            &[][..],
        ),
        (xliff, "xliff2", &[], &["original=\"a.html\" xml:space"], &["fields of the header (3)"]),
        (two, "xliff", &[], &["<file original=\"a.html\" source-language"], &[]),
        (two, "xliff2", &[], &["<file id=\"f1\" original=\"a.html\""], &[]),
        (
            tmx,
            "tmx",
            &["--source-lang", "ja"],
            &[
                "<header creationtool=\"T\" creationtoolversion=\"2\" segtype=\"phrase\" o-tmf=\"x\" \
                 adminlang=\"ja\" srclang=\"*all*\" datatype=\"html\" changeid=\"\u{fffd}me\">\n\
                 <note>n</note>\n<prop type=\"p\">q</prop>\n</header>",
            ],
            &[],
        ),
        (
            tmx,
            "xliff",
            &["--source-lang", "ja"],
            &["<file original=\"a\"", "datatype=\"plaintext\""],
            &["remarks of the header (2)", "fields of the header (1)"],
        ),
    ] {
        let files = folder(&[("a", file.as_bytes())]);
        let args = [&["convert", "a", "b", "--to", to], more].concat();
        let (code, _, said) = taiyaku(files.path(), &args);
        let said: String = said
            .lines()
            .filter(|line| line.starts_with("warning"))
            .map(|line| {
                let (place, what) = line.split_once(&format!(": {to} ")).unwrap();
                let column = place.rsplit(':').next().unwrap();
                format!("{}PLACE: {to} {what}\n", place.strip_suffix(column).unwrap())
            })
            .collect();
        assert_eq!((code, said), (Some(0), lost(to, losses)), "{to}");
        let written = fs::read_to_string(files.path().join("b")).unwrap();
        for part in kept {
            assert!(written.contains(part), "{part}\n{written}");
        }
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
fn what_is_locked_is_not_changed() {
    let xliff = "<xliff version='1.2'><file source-language='en' target-language='ja' \
        translate='no'><trans-unit id='1'><source>cat</source><target>猫</target></trans-unit>\n\
        <trans-unit id='2' translate='yes'><source>dog</source><target>犬</target></trans-unit>\
        </file></xliff>";
    let edits = "id\tsource\ttarget\n1\tcat\tねこ\n2\tdog\tいぬ\n";
    let files = folder(&[("a.xlf", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.xlf", "--update", "a.xlf"];
    let (code, _, said) = taiyaku(files.path(), &args);
    let why = "not changed: it is locked, or not to be translated";
    let expected = format!("warning: a.xlf:1:85: {why}\nnote: 1 units changed\n");
    assert_eq!((code, said), (Some(0), expected));
    let changed = fs::read_to_string(files.path().join("b.xlf")).unwrap();
    assert_eq!(changed, xliff.replace('犬', "いぬ"));
}

#[test]
fn a_sentence_is_not_cut_by_a_mark_of_the_format() {
    let tsv = "source\ttarget\n猫\tcat\n犬 ~~~ 鳥\tdog\n";
    let files = folder(&[("a.tsv", tsv.as_bytes())]);
    let to = ["--to", "hunalign", "--source-lang", "ja", "--target-lang", "en"];
    let (code, _, stderr) =
        taiyaku(files.path(), &[&["convert", "a.tsv", "b.txt"], &to[..]].concat());
    assert_eq!(code, Some(2));
    let problem = "a.tsv:3:1: `犬 ~~~ 鳥` has `~~~`, which the format has between sentences";
    assert!(stderr.contains(problem), "{stderr}");
    assert!(!files.path().join("b.txt").exists());
}

#[test]
fn links_come_with_their_texts() {
    let files = folder(&[
        ("ja.txt", "一。\n二。\n三。\n".as_bytes()),
        ("en.txt", b"One, two.\nThree.\n"),
        ("beads", b"[0, 1]:[0]:0.25\n[2]:[1]:0.125\n"),
    ]);
    let texts = ["--source-text", "ja.txt", "--target-text", "en.txt"];
    let langs = ["--source-lang", "ja", "--target-lang", "en"];
    let convert = |args: &[&str]| {
        let (code, _, stderr) = taiyaku(files.path(), &[&["convert"], args, &langs[..]].concat());
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
    };
    let content = |name: &str| fs::read_to_string(files.path().join(name)).unwrap();
    convert(&[&["beads", "out", "--to", "ladder"], &texts[..]].concat());
    assert_eq!(content("out"), "0\t0\t0.75\n2\t1\t0.875\n3\t2\t0\n");
    assert_eq!((content("out.ja"), content("out.en")), (content("ja.txt"), content("en.txt")));
    let texts = ["--source-text", "out.ja", "--target-text", "out.en"];
    convert(&[&["out", "back", "--from", "ladder", "--to", "vecalign"], &texts[..]].concat());
    assert_eq!(content("back"), content("beads"));
    // Beside the links, as they are written.
    convert(&["out", "back", "--from", "ladder", "--to", "vecalign"]);
    assert_eq!(content("back"), content("beads"));
    let onto =
        [&["convert", "out", "out.ja", "--from", "ladder", "--to", "tsv"], &langs[..]].concat();
    assert_eq!(taiyaku(files.path(), &onto).0, Some(2));
    let args = ["convert", "out", "x.tsv", "--from", "ladder", "--source-lang", "ja"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert!(
        code == Some(2) && stderr.starts_with("error: out: the format `ladder` holds no texts")
    );
    convert(&[&["out", "pair", "--from", "ladder", "--to", "moses", "-q"], &texts[..]].concat());
    assert_eq!(content("pair.ja"), "一。二。\n三。\n");
    convert(&["pair", "text", "--from", "moses", "--to", "hunalign"]);
    assert_eq!(content("text"), "一。二。\tOne, two.\t0\n三。\tThree.\t0\n");
}

#[test]
fn an_xliff_is_changed_in_place() {
    let xliff = "<?xml version='1.0'?>\r\n<x:xliff version='1.2' xmlns:x=\"urn:oasis:names:tc:xliff:document:1.2\">\n<x:file source-language='en' target-language='ja' original=\"a\"><x:body>\n  <x:trans-unit  id='1'>\n    <x:source>cat</x:source>\n    <x:target state=\"new\"/>\n  </x:trans-unit><!-- kept -->\n  <x:trans-unit id=\"2\">\n    <x:source>dog &quot;x&quot;</x:source>\n  </x:trans-unit>\n  <x:trans-unit id='3'><x:source>a<x:ph id='1'>&lt;br></x:ph>b</x:source><x:target  state='translated' a='b'>う<x:ph id='1'>&lt;br></x:ph></x:target></x:trans-unit>\n</x:body></x:file></x:xliff>";
    let edits = "id\tsource_text\ttarget_text\tstate\n1\tcat\t猫 & 虎\treviewed\n2\tdog \"x\"\t犬\t\n3\tab\tう\tfinal\n";
    let files = folder(&[("a.xlf", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.xlf", "--update", "a.xlf"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), "note: 3 units changed\n"));
    let expected = xliff
        .replace(
            "<x:target state=\"new\"/>",
            "<x:target state=\"signed-off\">猫 &amp; 虎</x:target>",
        )
        .replace("&quot;</x:source>", "&quot;</x:source>\n    <x:target>犬</x:target>")
        .replace("<x:target  state='translated' a", "<x:target state=\"final\" a");
    assert_eq!(fs::read_to_string(files.path().join("b.xlf")).unwrap(), expected);
    // The same again changes nothing.
    let args = ["convert", "e.tsv", "c.xlf", "--update", "b.xlf"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), "note: 0 units changed\n"));
    assert_eq!(fs::read_to_string(files.path().join("c.xlf")).unwrap(), expected);
}

#[test]
fn segments_of_an_xliff_are_changed_between_their_marks() {
    let xliff = "<xliff version='1.2'><file source-language='ja' target-language='en'><body>\n\
        <trans-unit id='u'><source>一。二。<x id='9'/>三。四。</source><seg-source>\
        <g id='4'><mrk mtype='seg' mid='1'>一。</mrk></g><mrk mtype='seg' mid='2'>二。</mrk>\
        <mrk mtype='seg' mid='3'>三。<x id='9'/></mrk><mrk mtype='seg' mid='4'>四。</mrk></seg-source>\n\
        <target><g id='4'><mrk  mtype='seg' mid='1'>One.</mrk></g> <mrk mtype='seg' mid='2' />\
        <mrk mtype='seg' mid='3'>Three.<x id='9'/></mrk></target>\
        <sdl:seg-defs><sdl:seg id='1' conf='Draft'/></sdl:seg-defs></trans-unit>\n\
        <trans-unit id='v'><source>五。</source><seg-source><mrk mtype='seg' mid='1'>五。</mrk>\
        </seg-source></trans-unit></body></file></xliff>";
    let edits = "id\tsource\ttarget\tstate\nu/1\t一。\tOne & only.\tneeds-review\nu/2\t二。\tTwo.\t\n\
                 u/3\t三。\tThird.\t\nu/4\t四。\tFour.\t\nv/1\t五。\tFive.\t\n";
    let files = folder(&[("a.sdlxliff", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.sdlxliff", "--update", "a.sdlxliff"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    let expected = "\
        warning: a.sdlxliff:2:1: not changed: its inline codes are missing in the new text\n\
        warning: a.sdlxliff:2:1: not changed: its larger unit has no marks for it in <target>\n\
        warning: a.sdlxliff:4:1: not changed: its larger unit has no marks for it in <target>\n\
        note: 2 units changed\n";
    assert_eq!((code, stderr.as_str()), (Some(0), expected));
    let expected = xliff
        .replace(">One.<", ">One &amp; only.<")
        .replace("<mrk mtype='seg' mid='2' />", "<mrk mtype='seg' mid='2'>Two.</mrk>");
    assert_eq!(fs::read_to_string(files.path().join("b.sdlxliff")).unwrap(), expected);
    // A state has no place between marks.
    let edits =
        edits.replace("needs-review", "final").lines().take(2).collect::<Vec<_>>().join("\n");
    fs::write(files.path().join("f.tsv"), edits).unwrap();
    let args = ["convert", "f.tsv", "c.sdlxliff", "--update", "b.sdlxliff"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    let refused = "warning: b.sdlxliff:2:1: not changed: the state of a segment of a larger unit\n";
    assert_eq!((code, stderr.as_str()), (Some(0), &*format!("{refused}note: 0 units changed\n")));
}
/// gettext wants no blank behind `#,`, and no plural where a language has none.
#[test]
fn catalogues_as_gettext_reads_them() {
    let header = "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\n";
    let po = format!(
        "{header}#:src/a.c:3\n#,fuzzy\nmsgid \"The end.\"\nmsgstr \"終わり。\"\n\n#, c-format\nmsgid \"%d file was \
         copied.\"\nmsgid_plural \"%d files were copied.\"\nmsgstr[0] \"%d個のファイルをコピーしました。\"\n"
    );
    let files = folder(&[("a.po", po.as_bytes())]);
    let (code, _, stderr) = taiyaku(files.path(), &["convert", "a.po", "b.po"]);
    assert_eq!(code, Some(0), "{stderr}");
    let written = fs::read_to_string(files.path().join("b.po")).unwrap();
    assert!(written.contains("#: src/a.c:3\n#, fuzzy\nmsgid \"The end.\""), "{written}");
    let (code, found, _) = taiyaku(files.path(), &["check", "a.po", "--format", "concise"]);
    assert_eq!(code, Some(0), "{found}");
    assert!(!found.contains("omitted"), "{found}");
}

#[test]
fn an_xliff_2_is_changed_in_place() {
    let xliff = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang='ja'>\n<file id='f'><unit id='u'>\n <segment id='s1' state='initial'>\n  <source>One.</source></segment>\n <ignorable><source> </source></ignorable>\n <segment id='s2' >\n  <source>Two.</source>\n  <target>に。</target></segment></unit></file></xliff>\n";
    let edits = "id\tsource\ttarget\tstate\nu/s1\tOne.\t一。\tneeds-review\nu/s2\tTwo.\t二。\tfinal\nv\tThree.\t三。\t\n";
    let files = folder(&[("a.xlf", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.xlf", "--update", "a.xlf"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!(
        (code, stderr.as_str()),
        (
            Some(0),
            "warning: a.xlf: has no such unit for 1 of 3, by name and source\n\
             note: 2 units changed\n"
        )
    );
    let expected = xliff
        .replace(
            "<segment id='s1' state='initial'>\n  <source>One.</source>",
            "<segment subState=\"taiyaku:needs-review\" id='s1' state=\"translated\">\n  \
             <source>One.</source>\n  <target>一。</target>",
        )
        .replace("<segment id='s2' >", "<segment state=\"final\" id='s2' >")
        .replace("に。", "二。");
    assert_eq!(fs::read_to_string(files.path().join("b.xlf")).unwrap(), expected);
}

#[test]
fn a_catalogue_is_changed_in_place() {
    let po = "# Kept  \nmsgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\n#: a.c:1\n#, fuzzy, c-format\n#| msgid \"old\"\nmsgid   \"cat %s\"\nmsgstr \"\"\n\"ねこ\"\n\" %s\"\n\nmsgctxt \"menu\"\nmsgid \"dog\"\nmsgstr \"\"\n\n#~ msgid \"gone\"\n#~ msgstr \"x\"\n";
    let edits = "id\tsource\ttarget\tstate\n\tcat %s\t猫 %s\ttranslated\nmenu\tdog\t\"一\n二\"\tneeds-review\n";
    let edits =
        format!("unit\t{}", edits.replace("\n\t", "\n1\t\t").replace("\nmenu", "\n2\tmenu"));
    let files = folder(&[("a.po", po.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.po", "--update", "a.po"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), "note: 2 units changed\n"));
    let expected = po
        .replace("#, fuzzy, c-format", "#, c-format")
        .replace("msgstr \"\"\n\"ねこ\"\n\" %s\"\n", "msgstr \"猫 %s\"\n")
        .replace("msgctxt", "#, fuzzy\nmsgctxt")
        .replace("msgid \"dog\"\nmsgstr \"\"", "msgid \"dog\"\nmsgstr \"\"\n\"一\\n\"\n\"二\"");
    assert_eq!(fs::read_to_string(files.path().join("b.po")).unwrap(), expected);
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

/// A catalogue with all that others have: remarks on the whole, a header, messages with plural forms.
const PLURALS: &str = r##"# Titles of a shop.
#
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: shop 1.0\n"
"Language: pl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 ? 1 : 2);\n"

#. of the basket
#: a.c:1
#, fuzzy, c-format
msgctxt "basket"
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d plik"
msgstr[1] "%d pliki"
msgstr[2] "%d plików"

msgid "cat"
msgstr "kot"

msgid "a dog"
msgid_plural "dogs"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""

#~| msgid "before"
#~ msgid "gone"
#~ msgstr "x"

# of another time
#, fuzzy
#~ msgctxt "c"
#~ msgid "gone"
#~ msgstr ""
"##;

/// The same for a language with one form.
const ONE_FORM: &str = r#"msgid ""
msgstr ""
"Language: ja\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d 個"

#~ msgid "gone"
#~ msgstr "x"

msgid "cat"
msgstr "猫"
"#;

#[test]
fn a_catalogue_is_the_same_when_it_comes_back() {
    for po in [PLURALS, ONE_FORM] {
        let files = folder(&[("a.po", po.as_bytes())]);
        let (code, _, said) = taiyaku(files.path(), &["convert", "--strict", "a.po", "b.po"]);
        assert_eq!((code, said.as_str()), (Some(0), ""));
        assert_eq!(fs::read_to_string(files.path().join("b.po")).unwrap(), po);
        // Other formats hold no header and nothing obsolete, but which form is which.
        let messages = po.split("\n\n").skip(1);
        let messages: Vec<&str> = messages.filter(|message| !message.contains("#~")).collect();
        let messages = messages.join("\n\n");
        for name in ["b.jsonl", "b.json", "b.tmx", "b.xlf", "b.tsv", "b.xlsx"] {
            for args in [["convert", "-q", "a.po", name], ["convert", "-q", name, "c.po"]] {
                let (code, _, said) = taiyaku(files.path(), &args);
                assert_eq!((code, said.as_str()), (Some(0), ""));
            }
            let back = fs::read_to_string(files.path().join("c.po")).unwrap();
            let back = back.split_once("\n\n").unwrap().1;
            assert_eq!(back.trim_end(), messages.trim_end(), "{name}");
        }
    }
    // In another language and encoding the header says so.
    let po = ONE_FORM.replace("UTF-8", "Shift_JIS");
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(&po);
    let files = folder(&[("a.po", &bytes)]);
    taiyaku(files.path(), &["convert", "-q", "a.po", "b.po"]);
    assert_eq!(fs::read_to_string(files.path().join("b.po")).unwrap(), ONE_FORM);
}

/// gettext refuses messages with plural forms in a catalogue that does not say how many there are.
#[test]
fn a_new_catalogue_says_how_many_plural_forms_there_are() {
    for (lang, expected) in [
        ("pl", "nplurals=3; plural=(n==1 ? 0 : "),
        ("ja_JP", "nplurals=1; plural=0;"),
        ("en-GB", "nplurals=2; plural=(n != 1);"),
        ("pt", "nplurals=2; plural=(n != 1);"),
        ("pt_br", "nplurals=2; plural=(n > 1);"),
        ("xx", ""),
    ] {
        let po = PLURALS.replace("Language: pl", &format!("Language: {lang}"));
        let files = folder(&[("a.po", po.as_bytes())]);
        let convert = |from, to| {
            let (code, _, said) = taiyaku(files.path(), &["convert", from, to]);
            assert_eq!(code, Some(0), "{said}");
            said
        };
        convert("a.po", "b.xlf");
        assert_eq!(convert("b.xlf", "c.po"), "");
        let made = fs::read_to_string(files.path().join("c.po")).unwrap();
        let said = made.lines().find_map(|line| line.strip_prefix("\"Plural-Forms: "));
        assert_eq!(said.is_some(), !expected.is_empty(), "{made}");
        assert!(said.unwrap_or_default().starts_with(expected), "{made}");
        assert!(made.contains("msgid_plural \"%d files\"\nmsgstr[0] \"%d plik\""), "{made}");
        // What any new catalogue says is no header to be told of or kept.
        assert_eq!(
            convert("c.po", "d.tsv"),
            "warning: c.po:8:1: tsv does not hold plural forms, now \
            messages of their own (2)\n"
                .replace("c.po:8", &place_of_plural(&made))
        );
        convert("d.tsv", "e.po");
        assert_eq!(fs::read_to_string(files.path().join("e.po")).unwrap(), made);
    }
}

/// Where the first message with plural forms begins.
fn place_of_plural(po: &str) -> String {
    let before = po.split("#. of the basket").next().unwrap_or_default();
    format!("c.po:{}", before.lines().count() + 1)
}

#[test]
fn control_characters_have_a_way_through_xliff_2() {
    let json = "{\"source\":{\"lang\":\"en\",\"text\":\"a\\u001bb\\u0000\"},\"targets\":[{\"lang\":\
        \"ja\",\"text\":\"\\uffff 。\"}],\"notes\":[\"x\\u0001y\"]}\n";
    let files = folder(&[("a.jsonl", json.as_bytes())]);
    let (code, _, said) = taiyaku(files.path(), &["convert", "a.jsonl", "b.x", "--to", "xliff2"]);
    let lost = "warning: a.jsonl:1:1: xliff2 does not hold control characters, now U+FFFD (1)\n";
    assert_eq!((code, said.as_str()), (Some(0), lost));
    let made = fs::read_to_string(files.path().join("b.x")).unwrap();
    for part in [
        "<source>a<cp hex=\"001b\"/>b<cp hex=\"0000\"/></source>",
        "<target><cp hex=\"ffff\"/> 。</target>",
        "<note>x\u{fffd}y</note>",
    ] {
        assert!(made.contains(part), "{made}");
    }
    taiyaku(files.path(), &["convert", "b.x", "c.jsonl"]);
    let back = fs::read_to_string(files.path().join("c.jsonl")).unwrap();
    assert!(back.contains("a\\u001bb\\u0000"), "{back}");
    // XLIFF 1.2 has none.
    let xliff = "<xliff version='1.2'><file source-language='en' target-language='ja'>\
        <trans-unit id='1'><source>cat</source></trans-unit></file></xliff>";
    let edits = "id\tsource\ttarget\n1\tcat\ta\u{1b}b\n";
    let files = folder(&[("a.xlf", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.xlf", "--update", "a.xlf"];
    let (_, _, said) = taiyaku(files.path(), &args);
    assert!(said.contains("not changed: its new text has control characters"), "{said}");
}

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
fn messages_that_lack_a_plural_form_are_messages_of_their_own() {
    let files = folder(&[("a.po", PLURALS.as_bytes())]);
    taiyaku(files.path(), &["convert", "-q", "a.po", "a.jsonl"]);
    let lines = fs::read_to_string(files.path().join("a.jsonl")).unwrap();
    let lines: String = lines.split_inclusive('\n').filter(|it| !it.contains("pliki")).collect();
    fs::write(files.path().join("b.jsonl"), &lines).unwrap();
    for args in [["convert", "-q", "b.jsonl", "b.po"], ["convert", "-q", "b.po", "c.jsonl"]] {
        assert_eq!(taiyaku(files.path(), &args), (Some(0), String::new(), String::new()));
    }
    let po = fs::read_to_string(files.path().join("b.po")).unwrap();
    assert!(po.contains("msgid \"%d files\"\nmsgstr \"%d plików\"\n"), "{po}");
    assert_eq!(fs::read_to_string(files.path().join("c.jsonl")).unwrap(), lines);
}

#[test]
fn plural_forms_are_changed_in_place() {
    let edits = "id\tsource\ttarget\tstate\tprops\n\
        basket\t%d file\t%d akta\ttranslated\t[{\"kind\":\"taiyaku:plural\",\"text\":\"msgstr[0] of 3\"}]\n\
        basket\t%d files\t%d akty\ttranslated\t[{\"kind\":\"taiyaku:plural\",\"text\":\"msgstr[1] of 3\"}]\n\
        basket\t%d files\t%d akt\t\t[{\"kind\":\"taiyaku:plural\",\"text\":\"msgstr[2] of 3\"}]\n\
        \tdogs\tpsów\t\t[{\"kind\":\"taiyaku:plural\",\"text\":\"msgstr[2] of 3\"}]\n";
    let check = |edits: &str, expected: &str| {
        let files = folder(&[("a.po", PLURALS.as_bytes()), ("e.tsv", edits.as_bytes())]);
        let args = ["convert", "e.tsv", "b.po", "--update", "a.po"];
        let (code, _, stderr) = taiyaku(files.path(), &args);
        assert_eq!((code, stderr.as_str()), (Some(0), "note: 4 units changed\n"));
        assert_eq!(fs::read_to_string(files.path().join("b.po")).unwrap(), expected);
    };
    let expected = PLURALS
        .replace("%d plików", "%d akt")
        .replace("%d pliki", "%d akty")
        .replace("%d plik\"", "%d akta\"")
        .replace("msgstr[2] \"\"", "msgstr[2] \"psów\"");
    // A message is in doubt as long as one of its forms is.
    check(edits, &expected);
    let all = edits.replace("%d akt\t\t", "%d akt\ttranslated\t");
    check(&all, &expected.replace("fuzzy, c-format", "c-format"));
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

/// Files of other programs: each is read to its end, or refused with its place.
#[test]
fn files_of_other_programs() {
    let Some(samples) = beside("formats") else { return };
    let out = TempDir::new().unwrap();
    let mut told = BTreeMap::new();
    let mut paths: Vec<_> = fs::read_dir(samples).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let end = name.rsplit('.').next().unwrap().to_owned();
        if !["tmx", "xlf", "xliff", "po", "docx"].contains(&end.as_str()) {
            continue;
        }
        let target = out.path().join("out.jsonl");
        let args = ["convert", path.to_str().unwrap(), target.to_str().unwrap(), "--quiet"];
        let (code, _, stderr) = taiyaku(out.path(), &args);
        let units = fs::read_to_string(&target).unwrap_or_default().lines().count();
        match code {
            Some(0) => assert!(stderr.is_empty(), "{name}: {stderr}"),
            _ => assert_eq!((code, stderr.lines().count()), (Some(2), 1), "{name}: {stderr}"),
        }
        let _ = fs::remove_file(&target);
        let line = if code == Some(0) {
            format!("{units} units")
        } else {
            stderr.trim_start_matches("error: ").replace(path.to_str().unwrap(), "")
        };
        told.insert(name, line.trim_end().to_owned());
    }
    let told: String = told.iter().map(|(name, line)| format!("{name}: {line}\n")).collect();
    assert_data_eq!(told, file!["snapshots/files_of_other_programs.txt"]);
}
