//! Which languages a file has, and which of them are taken.

use std::fs;

use snapbox::cmd::{Command, cargo_bin};

use super::memory;
use crate::support::{folder, taiyaku};

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
