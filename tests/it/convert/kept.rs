//! What a file says beside its texts comes along.

use std::fs;

use super::memory;
use crate::support::{folder, taiyaku};

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
