//! Catalogues of gettext, plural forms and the mark of doubt among them.

use std::fs;

use crate::support::{folder, taiyaku};

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
