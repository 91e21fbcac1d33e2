//! `taiyaku convert --update`: which of a bitext's translations are written into a file.

use std::fs;

use crate::support::{folder, taiyaku};

/// Updates a file and gives the translations in the new one, then what is said.
#[track_caller]
fn updated(
    from: (&str, &str),
    original: (&str, &str),
    more: &[&str],
) -> (Option<i32>, Vec<String>, String) {
    let files = folder(&[(from.0, from.1.as_bytes()), (original.0, original.1.as_bytes())]);
    let args = [&["convert", from.0, "new", "--update", original.0], more].concat();
    let (code, _, said) = taiyaku(files.path(), &args);
    let new = fs::read_to_string(files.path().join("new")).unwrap_or_default();
    let in_tags = new.split("<target>").skip(1).filter_map(|rest| rest.split("</target>").next());
    let in_quotes = new.lines().filter_map(|line| line.strip_prefix("msgstr")?.split('"').nth(1));
    let found = in_tags.chain(in_quotes).filter(|text| !text.is_empty()).map(str::to_owned);
    (code, found.collect(), said)
}

/// An XLIFF in two languages with units that have no translation.
fn untranslated(source_lang: &str, target_lang: &str, sources: &[&str]) -> String {
    let unit = |(source, id): (&&str, i32)| {
        format!("<trans-unit id='{id}'><source>{source}</source></trans-unit>\n")
    };
    let units: String = sources.iter().zip(1..).map(unit).collect();
    format!(
        "<xliff version='1.2'><file source-language='{source_lang}' \
         target-language='{target_lang}'>\n{units}</file></xliff>"
    )
}

/// By way of a memory codes lose details and are written in another way; the file's stay as they are.
#[test]
fn codes_come_back_as_the_file_has_them() {
    let one = "<xliff version='1.2'><file source-language='en' target-language='ja'><trans-unit id='1'>\
        <source><g id='1' ctype='x-b'>Hi</g> <x id='NAME' equiv-text='{{ n }}'/> <bpt id='2'>(</bpt>a\
        <ept id='2'>)</ept></source><target><g id='1' ctype='x-b'>やあ</g><x id='NAME' equiv-text='{{ n }}'/>\
        <bpt id='2'>(</bpt>a<ept id='2'>)</ept></target></trans-unit></file></xliff>";
    let two = "<xliff version='2.0' srcLang='en' trgLang='ja'><file id='f'><unit id='1'><segment>\
        <source>Hi <ph id='0' equiv='NAME' disp='{{ n }}'/><pc id='1' dispStart='(' dispEnd=')'>a</pc>\
        </source><target>やあ<ph id='0' equiv='NAME' disp='{{ n }}'/><pc id='1' dispStart='(' dispEnd=')'>a\
        </pc></target></segment></unit></file></xliff>";
    let three = "<xliff version='1.2'><file source-language='en' target-language='ja'><trans-unit id='1'>\
        <source><g id='1'>Hi</g><g id='2'>you</g></source><target><g id='1'>やあ</g><g id='2'>x</g></target>\
        </trans-unit></file></xliff>";
    let crossing = (
        "やあ<ept i=\"1\"></ept><bpt i=\"2\"></bpt>x",
        "やあ<bpt i=\"2\"></bpt>x<ept i=\"1\"></ept>",
    );
    for (file, shown, (old, new), changed) in [
        (
            one,
            &["<ph x=\"NAME\">{{ n }}</ph>", "<bpt i=\"1\"></bpt>Hi", "<bpt i=\"2\">("][..],
            ("やあ", "おお"),
            "<g id='1' ctype='x-b'>おお</g><x id='NAME' equiv-text='{{ n }}'></x><bpt id='2'>",
        ),
        // Elements cannot cross.
        (
            three,
            &[],
            crossing,
            "<bpt id=\"1\"></bpt>やあ<bpt id=\"2\"></bpt>x<ept id=\"1\"></ept><ept id=\"2\"></ept><",
        ),
        (
            two,
            &["<ph x=\"0\">{{ n }}</ph>", "<bpt i=\"1\">(</bpt>a<ept i=\"1\">)</ept>"],
            ("やあ", "おお"),
            "おお<ph id='0' equiv='NAME' disp='{{ n }}'></ph><pc id='1' dispStart='(' dispEnd=')'>a</pc>",
        ),
    ] {
        let files = folder(&[("a.xlf", file.as_bytes())]);
        let run = |args: &[&str]| taiyaku(files.path(), args);
        run(&["convert", "-q", "a.xlf", "m.tmx"]);
        let memory = fs::read_to_string(files.path().join("m.tmx")).unwrap();
        for part in shown {
            assert!(memory.contains(part), "{part}\n{memory}");
        }
        let update = ["convert", "m.tmx", "b.xlf", "--update", "a.xlf"];
        assert_eq!(run(&update).2, "note: 0 units changed\n");
        assert!(memory.contains(old), "{memory}");
        fs::write(files.path().join("m.tmx"), memory.replace(old, new)).unwrap();
        assert_eq!(run(&update).2, "note: 1 units changed\n");
        let back = fs::read_to_string(files.path().join("b.xlf")).unwrap();
        assert!(back.contains(changed), "{back}");
        assert_eq!(run(&["convert", "b.xlf", "c.jsonl"]).0, Some(0));
    }
}

/// A catalogue has a mark of doubt, and no other state.
#[test]
fn states_in_a_catalogue() {
    let po = "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\nmsgid \"cat\"\nmsgstr \"猫\"\n\n\
              #, fuzzy\r\nmsgid \"dog\"\r\nmsgstr \"犬\"\r\n";
    let not_held = "warning: a.tsv: po does not hold states (2)\n";
    for (states, said, expected) in [
        (["", ""], "note: 0 units changed\n", po.to_owned()),
        (
            ["reviewed", "final"],
            &*format!("{not_held}note: 1 units changed\n"),
            po.replace("#, fuzzy\r\n", ""),
        ),
        (
            ["needs-review", "needs-review"],
            "note: 1 units changed\n",
            po.replace("msgid \"cat", "#, fuzzy\nmsgid \"cat"),
        ),
        (["translated", "initial"], "note: 0 units changed\n", po.to_owned()),
    ] {
        let [cat, dog] = states;
        let table = format!("source\ttarget\tstate\ncat\t猫\t{cat}\ndog\t犬\t{dog}\n");
        let files = folder(&[("a.tsv", table.as_bytes()), ("a.po", po.as_bytes())]);
        let args = ["convert", "a.tsv", "b.po", "--update", "a.po"];
        let (code, _, stderr) = taiyaku(files.path(), &args);
        assert_eq!((code, stderr.as_str()), (Some(0), said), "{states:?}");
        assert_eq!(fs::read_to_string(files.path().join("b.po")).unwrap(), expected, "{states:?}");
    }
}

const THREE: &str = "<tmx version='1.4'><header srclang='ja'/><body>\n\
    <tu><tuv xml:lang='ja'><seg>保存</seg></tuv><tuv xml:lang='fr'><seg>Enregistrer</seg></tuv>\
    <tuv xml:lang='en'><seg>Save</seg></tuv></tu>\n\
    <tu><tuv xml:lang='en'><seg>Cancel</seg></tuv><tuv xml:lang='ja'><seg>取消</seg></tuv></tu>\n\
    </body></tmx>";

#[test]
fn translations_are_in_the_language_of_the_file() {
    let table = "ja,fr,en\n保存,Enregistrer,Save\n取消,,Cancel\n";
    for (name, from) in [("a.tmx", THREE), ("a.csv", table)] {
        for (source_lang, target_lang, more, expected) in [
            ("ja", "en", &[][..], &["Save", "Cancel"][..]),
            ("ja-JP", "en_US", &[], &["Save", "Cancel"]),
            ("ja", "fr", &[], &["Enregistrer"]),
            ("", "", &["--source-lang", "ja", "--target-lang", "fr"], &["Enregistrer"]),
            ("ja", "en", &["--source-lang", "ja", "--target-lang", "en"], &["Save", "Cancel"]),
        ] {
            let file = untranslated(source_lang, target_lang, &["保存", "取消"]);
            let (code, found, said) = updated((name, from), ("b.xlf", &file), more);
            assert_eq!(
                (code, found),
                (Some(0), expected.iter().map(|it| (*it).to_owned()).collect())
            );
            assert_eq!(said, format!("note: {} units changed\n", expected.len()), "{name}");
        }
        let file = untranslated("ja", "de", &["保存", "取消"]);
        let expected = format!("error: {name}: no translation in `de`, the file has en, fr, ja\n");
        assert_eq!(updated((name, from), ("b.xlf", &file), &[]), (Some(2), vec![], expected));
    }
    // A language that is not known is any.
    let tagged = "source_lang,source,target_lang,target\nund,保存,und,Save\n";
    for (from, langs) in [(tagged, ["ja", "en"]), (table, ["und", "und"])] {
        let from = from.replace("fr,en", "en").replace(",Enregistrer", "").replace(",,", ",");
        let file = untranslated(langs[0], langs[1], &["保存"]);
        let (code, found, _) = updated(("a.csv", &from), ("b.xlf", &file), &[]);
        assert_eq!((code, found), (Some(0), vec!["Save".to_owned()]));
    }
    // A catalogue seldom says what it is translated from.
    let po = "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\nmsgid \"Save\"\nmsgstr \"\"\n";
    for from in ["ja,en\n保存,Save\n", "en,ja\nSave,保存\n"] {
        let found = updated(("a.csv", from), ("b.po", po), &[]);
        assert_eq!(found, (Some(0), vec!["保存".to_owned()], "note: 1 units changed\n".to_owned()));
    }
    // What the user asks for does not go into units in another language.
    let file = untranslated("ja", "en", &["保存", "取消"]);
    let more = ["--target-lang", "fr"];
    let expected = "warning: b.xlf: the units for 1 of 1 are in another language\n\
                    note: 0 units changed\n";
    let found = updated(("a.tmx", THREE), ("b.xlf", &file), &more);
    assert_eq!(found, (Some(0), vec![], expected.to_owned()));
}

#[test]
fn a_choice_among_translations_is_told() {
    let drafts = "{\"source\":{\"lang\":\"ja\",\"text\":\"猫\"},\"targets\":[{\"lang\":\"en\",\"text\":\
        \"Cat A\",\"draft\":\"a\"},{\"lang\":\"en\",\"text\":\"Cat B\",\"draft\":\"b\"}]}\n";
    let same = drafts.replace("Cat B", "Cat A");
    let rows = "source,target\n犬,Dog\n猫,Cat A\n猫,Cat B\n";
    let told = "taken of several translations of one unit";
    for (name, from, expected, place) in [
        ("a.jsonl", drafts, &["Cat A"][..], Some("1:1")),
        ("a.jsonl", &same, &["Cat A"], None),
        ("a.csv", rows, &["Cat B", "Dog"], Some("4:1")),
        ("a.csv", &rows.replace("Cat A", "Cat B"), &["Cat B", "Dog"], None),
        ("a.csv", "id,source,target\n1,猫,A\n2,犬,B\n1,猫,C\n", &["C", "B"], Some("4:1")),
        ("a.csv", "id,source,target\n1,猫,A\n2,猫,C\n,猫,B\n", &["A"], None),
    ] {
        let file = untranslated("ja", "en", &["猫", "犬"]);
        let (code, found, said) = updated((name, from), ("b.xlf", &file), &[]);
        assert_eq!(code, Some(0), "{from}: {said}");
        assert!(found.iter().eq(expected), "{from}: {found:?}");
        let line = place.map(|place| format!("warning: {name}:{place}: {told}\n"));
        assert!(said.starts_with(&line.clone().unwrap_or_default()), "{from}: {said}");
        assert_eq!(said.contains(told), place.is_some(), "{from}: {said}");
        if line.is_some() {
            let (code, found, _) = updated((name, from), ("b.xlf", &file), &["--strict"]);
            assert_eq!((code, found), (Some(2), vec![]));
        }
    }
}

#[test]
fn a_plural_form_is_found_by_its_source() {
    let one = "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n\
               msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"\"\n";
    let two =
        one.replace("=1; plural=0", "=2; plural=n!=1").replace("ja", "de") + "msgstr[1] \"\"\n";
    let alike = two.replace("%d files", "%d file");
    let untold = "warning: b.po: the units for 1 of 1 have several plural forms, it is not told \
                  which\nnote: 0 units changed\n";
    let no_such = "warning: b.po: has no such unit for 1 of 2, by name and source\n";
    for (po, rows, expected, said) in [
        (one, "%d file,a", &["a"][..], "note: 1 units changed\n"),
        (one, "%d file,a\n%d files,b", &["a"], &format!("{no_such}note: 1 units changed\n")),
        (&two, "%d file,a\n%d files,b", &["a", "b"], "note: 2 units changed\n"),
        (&alike, "%d file,a", &[], untold),
    ] {
        let rows = format!("source,target\n{rows}\n");
        let found = updated(("a.csv", &rows), ("b.po", po), &[]);
        let expected: Vec<_> = expected.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(found, (Some(0), expected, said.to_owned()), "{po}");
    }
}

#[test]
fn options_that_say_nothing_are_refused() {
    let files = folder(&[("a.tmx", THREE.as_bytes()), ("a.txt", "保存\n".as_bytes())]);
    let texts = ["--source-text", "a.txt", "--target-text", "none"];
    let date = |date| ["--date", date];
    let date_of = |text: &str| {
        format!(
            "invalid value '{text}' for '--date <20261125T213000Z>': expected a date and time as"
        )
    };
    for (more, expected) in [
        (
            &texts[..],
            "a.tmx: the format `tmx` holds its texts, expected no --source-text".to_owned(),
        ),
        (
            &[&date("20261125T213000Z")[..], &["--update", "b.xlf"]].concat(),
            "the argument".to_owned(),
        ),
        (&date("bad"), date_of("bad")),
        (&date("20261325T213000Z"), date_of("20261325T213000Z")),
        (&date("2026-11-25T21:30"), date_of("2026-11-25T21:30")),
        (&date("20261125T213000"), date_of("20261125T213000")),
        (&date("２0261125T2130Z"), date_of("２0261125T2130Z")),
    ] {
        let args = [&["convert", "a.tmx", "b.tmx"], more].concat();
        let (code, _, said) = taiyaku(files.path(), &args);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.starts_with(&format!("error: {expected}")), "{said}");
        assert!(!files.path().join("b.tmx").exists());
    }
    let args = [&["convert", "a.tmx", "b.tmx"], &date("20261125T213060Z")[..]].concat();
    assert_eq!(taiyaku(files.path(), &args).0, Some(0));
}

/// A file of a tool has namespaces of its own, which codes keep there and nowhere else.
#[test]
fn codes_keep_what_their_file_declares() {
    let own = "<xliff version='1.2' xmlns:t='urn:tool'><file source-language='ja' \
        target-language='en'>\n<trans-unit id='1'><source>猫<g id=\"1\" t:a=\"b\">犬</g></source>\
        <target>Cat<g id=\"1\" t:a=\"b\">dog</g></target></trans-unit></file></xliff>";
    let other = own.replace("xmlns:t", "xmlns:u").replace(" t:a=\"b\"", "");
    let files = folder(&[("a.xlf", own.as_bytes()), ("other.xlf", other.as_bytes())]);
    let convert = |args: &[&str]| {
        let (code, out, said) = taiyaku(files.path(), &[&["convert"], args].concat());
        assert_eq!(code, Some(0), "{said}");
        (out, said)
    };
    convert(&["a.xlf", "a.jsonl"]);
    let edited = fs::read_to_string(files.path().join("a.jsonl")).unwrap().replace("Cat", "Cats");
    fs::write(files.path().join("b.jsonl"), edited).unwrap();
    for (name, file) in [("a.xlf", own), ("other.xlf", &other)] {
        let (new, said) = convert(&["b.jsonl", "-", "--update", name]);
        assert_eq!((new, said.as_str()), (file.replace("Cat", "Cats"), "note: 1 units changed\n"));
    }
    let (new, said) = convert(&["b.jsonl", "-", "--to", "xliff"]);
    assert!(new.contains("<g id=\"1\">dog</g>"), "{new}");
    assert!(said.contains("does not hold details of inline codes"), "{said}");
}
