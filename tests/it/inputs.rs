//! Every command takes every format of texts and of bitexts, by name, by content, from standard
//! input.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use taiyaku::formats::bitexts::{BITEXTS, Layout};
use taiyaku::formats::documents::DOCUMENTS;

use crate::documents::docx;
use crate::support::{fed, folder};

const SOURCE: &str = "彼は東京に行った。\n\n次の日に3000円を払って東京を出た。\n";
const SENTENCES: [&str; 2] = ["He went to the the Tokyo.", "He paid 3000 yen and left Tokyo."];

/// Two English sentences in each format of documents, and the place of `the the` where there is
/// one.
fn document(format: &str, [one, two]: [&str; 2]) -> (Vec<u8>, &'static str) {
    let (text, place) = match format {
        "text" => (format!("{one}\n\n{two}\n"), "1:12"),
        "markdown" => (format!("---\na: b\n---\n\n> {one}\n\n* **{two}**\n"), "5:14"),
        "html" => (format!("<html><body>\n<p>A<p>{one}</p>\n<p>{two}").replace("A<p>", ""), "2:15"),
        "docx" => {
            let paragraph = |text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
            // Of a file that is no text it is the place in what was read.
            return (docx(&(paragraph(one) + &paragraph(two))), "1:12");
        }
        "po" => (
            format!("msgid \"a\"\nmsgstr \"\"\n\"{one}\"\n\nmsgid \"b\"\nmsgstr \"{two}\"\n"),
            "3:13",
        ),
        "srt" => {
            let cue = |n, text| format!("{n}\n00:00:0{n},000 --> 00:00:0{n},500\n{text}\n\n");
            (cue(1, one) + &cue(2, two), "3:12")
        }
        "vtt" => {
            let cue = |n, text| format!("00:0{n}.000 --> 00:0{n}.500\n{text}\n\n");
            (format!("WEBVTT\n\n{}{}", cue(1, one), cue(2, two)), "4:12")
        }
        other => panic!("say how two sentences look in `{other}`"),
    };
    (text.into_bytes(), place)
}

/// Runs the program, which must end with a code; gives what it prints.
#[track_caller]
fn run(folder: &Path, expected: i32, args: &[&str], stdin: &[u8]) -> String {
    let (code, stdout, stderr) = fed(folder, args, stdin);
    assert_eq!(code, Some(expected), "{args:?}: {stderr}");
    assert_eq!(stderr, "", "{args:?}");
    stdout
}

/// The commands on a draft, with `-` for it where it comes from standard input.
#[track_caller]
fn check_draft(folder: &Path, draft: &str, more: &[&str], stdin: &[u8], expected: &str) {
    let run = |code, args: &[&str]| run(folder, code, &[args, more].concat(), stdin);
    let found = run(1, &["check", "source.txt", draft, "--format", "concise"]);
    assert_eq!(found.lines().next(), Some(expected));
    assert!(found.ends_with(" 0 errors, 1 warning, 0 notes in 2 sentences\n"), "{found}");
    let aligned = run(0, &["align", "source.txt", draft, "--format", "jsonl"]);
    assert_eq!(aligned.lines().count(), 2, "{draft} {more:?}: {aligned}");
    let terms = run(0, &["terms", "source.txt", draft, "--min", "1"]);
    assert!(terms.contains("\n東京,Tokyo,"), "{terms}");
}

#[test]
fn every_format_of_texts_in_every_command() {
    for format in &DOCUMENTS {
        let name = |stem: &str| format!("{stem}.{}", format.extensions[0]);
        let (bytes, place) = document(format.name, SENTENCES);
        let after = SENTENCES.map(|text| text.replace("the the", "the"));
        let (mended, _) = document(format.name, after.each_ref().map(String::as_str));
        let (old, new) = (name("old"), name("new"));
        let files = folder(&[("source.txt", SOURCE.as_bytes()), (&old, &bytes), (&new, &mended)]);
        let message = "warning[doubled-word] “the” stands twice in a row";
        check_draft(files.path(), &old, &[], b"", &format!("{old}:{place}: {message}"));
        let said = ["--input-format", format.name];
        // The source, which is not in that format, is given as a file of it too.
        let source = SOURCE.trim().split_once("\n\n").unwrap();
        let (in_format, _) = document(format.name, [source.0, source.1]);
        fs::write(files.path().join("source.txt"), in_format).unwrap();
        check_draft(files.path(), "-", &said, &bytes, &format!("<stdin>:{place}: {message}"));

        let run = |code, args: &[&str], stdin: &[u8]| run(files.path(), code, args, stdin);
        let edited = "He went to [-the-] the Tokyo.";
        assert!(run(1, &["diff", &old, &new], b"").contains(edited), "{}", format.name);
        let stdin = [&["diff", "-", &new], &said[..]].concat();
        assert!(run(1, &stdin, &bytes).contains(edited), "{}", format.name);
        let source = name("source");
        fs::rename(files.path().join("source.txt"), files.path().join(&source)).unwrap();
        assert!(run(1, &["stale", &old, &new, &source], b"").contains(edited), "{}", format.name);
    }
}

#[test]
fn drafts_with_markup_are_mended_in_their_own_bytes() {
    for format in &DOCUMENTS {
        let name = format!("draft.{}", format.extensions[0]);
        let (bytes, _) = document(format.name, SENTENCES);
        let files = folder(&[("source.txt", SOURCE.as_bytes()), (&name, &bytes)]);
        let args = ["check", "source.txt", &name, "--fix", "--quiet"];
        let after = || fs::read(files.path().join(&name)).unwrap();
        if format.name == "docx" {
            let (code, _, stderr) = crate::support::taiyaku(files.path(), &args);
            assert_eq!(code, Some(2));
            assert!(stderr.starts_with("error: draft.docx: --fix cannot change docx"), "{stderr}");
            assert_eq!(after(), bytes);
            continue;
        }
        assert_eq!(run(files.path(), 0, &args, b"").lines().count(), 1, "{}", format.name);
        let expected = String::from_utf8(bytes).unwrap().replace("the the", "the");
        assert_eq!(String::from_utf8(after()).unwrap(), expected, "{}", format.name);
    }
}

#[test]
fn what_markup_stands_in_is_left_to_people() {
    let draft = "He *went* to the <!-- taiyaku: ignore doubled-word -->\nthe Tokyo.\n\n\
        > He paid 3000 yen and the\n> the returned.\n";
    let files = folder(&[("source.txt", SOURCE.as_bytes()), ("draft.md", draft.as_bytes())]);
    let args = ["check", "source.txt", "draft.md", "--fix"];
    let (code, stdout, stderr) = crate::support::taiyaku(files.path(), &args);
    let expected = "note: draft.md: 1 left alone, where markup stands among the words\n";
    assert_eq!((code, stderr.as_str()), (Some(1), expected), "{stdout}");
    assert_eq!(fs::read_to_string(files.path().join("draft.md")).unwrap(), draft);
}

/// A bitext of three units in a format: `the the` is in the first, nothing in the last.
fn bitext(folder: &Path, stem: &str, target: &str, format: &str, end: &str) -> String {
    let unit = |source: &str, target: &str, state: &str| {
        format!(
            "{{\"source\":{{\"lang\":\"ja\",\"text\":\"{source}\"}},\"targets\":[{{\"lang\":\"en\",\
             \"text\":\"{target}\"{state}}}]}}\n"
        )
    };
    let units = unit("彼は東京に行った。", target, "")
        + &unit("次の日に3000円を払って東京を出た。", SENTENCES[1], "")
        + &unit("雨だった。", "", "");
    fs::write(folder.join("units.jsonl"), units).unwrap();
    let name = format!("{stem}.{end}");
    let args = ["convert", "units.jsonl", &name, "--to", format, "--quiet"];
    run(folder, 0, &args, b"");
    name
}

#[test]
fn every_format_of_bitexts_in_every_command() {
    let formats = BITEXTS.iter().filter(|it| matches!(it.layout, Layout::Text | Layout::Binary));
    for format in formats {
        let files = TempDir::new().unwrap();
        let end = format.extensions.first().copied().unwrap_or("out");
        let old = bitext(files.path(), "old", SENTENCES[0], format.name, end);
        let new = bitext(files.path(), "new", "He went to the Tokyo.", format.name, end);
        let bytes = fs::read(files.path().join(&old)).unwrap();
        let said = ["--input-format", format.name];
        // Names tell nothing of formats that have no end of their own.
        let more: &[&str] = if format.extensions.is_empty() { &said } else { &[] };
        for (name, more, stdin) in [(old.as_str(), more, &b""[..]), ("-", &said[..], &bytes)] {
            let run = |code, args: &[&str]| run(files.path(), code, &[args, more].concat(), stdin);
            let found = run(1, &["check", name, "--format", "concise"]);
            let found: Vec<&str> =
                found.lines().map(|line| line.split_once(": ").unwrap().1).collect();
            let expected = [
                "warning[doubled-word] “the” stands twice in a row",
                "warning[omitted] no translation of this sentence",
                "0 errors, 2 warnings, 0 notes in 2 sentences",
            ];
            assert_eq!(found, expected, "{} {more:?}", format.name);
            let aligned = run(0, &["align", name, "--format", "jsonl"]);
            assert_eq!(aligned.lines().count(), 3, "{}: {aligned}", format.name);
            let terms = run(0, &["terms", name, "--min", "1"]);
            assert!(terms.contains("\n東京,Tokyo,"), "{}: {terms}", format.name);
            // Of a format of texts too, diff compares the texts.
            if DOCUMENTS.iter().all(|document| document.name != format.name) {
                let changes = run(1, &["diff", name, &new, "--format", "stat"]);
                assert!(changes.contains("1 edited; 1 unchanged"), "{}: {changes}", format.name);
                let changes = run(1, &["diff", name, &new]);
                let expected = "    彼は東京に行った。\n    He went to [-the-] the Tokyo.\n";
                assert!(changes.contains(expected), "{}: {changes}", format.name);
            }
        }
    }
}

/// A table in a document, or one of a single language, is no bitext.
#[test]
fn a_document_with_a_table_is_not_taken_for_a_bitext() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: [&str; 2]| {
        let cells = cells.map(|text| format!("<w:tc>{}</w:tc>", paragraph(text)));
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let article = |rows: &[[&str; 2]]| {
        let rows: String = rows.iter().map(|&cells| row(cells)).collect();
        docx(&format!("{}<w:tbl>{rows}</w:tbl>{}", paragraph("雨だった。"), paragraph("以上。")))
    };
    let files = folder(&[
        ("terms.docx", &article(&[["東京", "Tokyo"], ["大阪", "Osaka"]])),
        ("named.docx", &article(&[["原文", "訳文"], ["雨だった。", "It rained."]])),
        ("ja.docx", &docx(&format!("<w:tbl>{}</w:tbl>", row(["速さは", "時速百キロ"])))),
        ("ja.csv", "名前,説明\n猫は,かわいい\n犬は,忠実だ\n".as_bytes()),
        ("en.tsv", b"Speed\tfast enough\nWeight\tnot known\n"),
        ("mixed.csv", "猫,the cat\n犬,the dog\n".as_bytes()),
        // Whose translation looks English and says that it is Japanese.
        (
            "latin.po",
            "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\nmsgid \"Close\"\nmsgstr \"Close All Windows\"\n"
                .as_bytes(),
        ),
    ]);
    let has_table = "a document with a table, whose columns have no names, expected SOURCE DRAFT…, or \
                     a bitext alone; --input-format docx takes the table for one\n";
    let same = |lang: &str| {
        format!(
            "both sides are {lang}, expected SOURCE DRAFT…, or a bitext alone; --source-lang \
             overrules the detection\n"
        )
    };
    for (name, expected, more) in [
        ("terms.docx", has_table, &["--input-format", "docx"][..]),
        ("ja.docx", &same("Japanese"), &["--source-lang", "ja"]),
        ("ja.csv", &same("Japanese"), &["--source-lang", "ja"]),
        ("en.tsv", &same("English"), &["--source-lang", "en"]),
    ] {
        for command in ["align", "check", "terms"] {
            let (code, stdout, stderr) = crate::support::taiyaku(files.path(), &[command, name]);
            assert_eq!((code, stdout.as_str()), (Some(2), ""), "{command} {name}: {stderr}");
            assert_eq!(stderr, format!("error: {name}: {expected}"));
        }
        run(files.path(), 0, &[&["align", name], more].concat(), b"");
    }
    fs::write(files.path().join("iso.csv"), "jpn,eng-US,fra\n雨だった。,It rained.,x\n").unwrap();
    for name in ["named.docx", "mixed.csv", "latin.po"] {
        run(files.path(), 0, &["align", name], b"");
    }
    let (code, _, stderr) = crate::support::taiyaku(files.path(), &["align", "iso.csv"]);
    let left_out = "note: iso.csv: texts in other languages left out: 1\n";
    assert_eq!((code, stderr.as_str()), (Some(0), left_out));
    // As one of two texts it is a document.
    fs::write(files.path().join("a.txt"), "It rained.\n\nTokyo\n\nThat is all.\n").unwrap();
    let aligned = run(files.path(), 0, &["align", "terms.docx", "a.txt", "--format", "jsonl"], b"");
    assert!(aligned.contains("雨だった。"), "{aligned}");
}

#[test]
fn units_that_a_person_reviewed_stay() {
    let crossed = r#"{"source":{"text":"猫がいた。"},"targets":[{"text":"It rained. There was a cat."}]}
{"source":{"text":"犬もいた。"},"targets":[{"text":"There was a dog, too. That was all.","state":"reviewed"}]}
{"source":{"text":"以上だった。"},"targets":[{"text":"The end."}]}
"#;
    let files = folder(&[("a.jsonl", crossed.as_bytes())]);
    let aligned = run(files.path(), 0, &["align", "a.jsonl", "--format", "jsonl"], b"");
    let bead = aligned.lines().find(|line| line.contains("\"source\":[1]")).unwrap();
    assert!(bead.contains("\"target\":[2,3]"), "{aligned}");
    assert!(bead.contains("reviewed"), "{aligned}");
}

#[test]
fn drafts_and_languages_of_a_bitext() {
    let tmx = r#"<tmx version="1.4"><header srclang="fr"/><body>
<tu><tuv xml:lang="fr"><seg>chat</seg></tuv><tuv xml:lang="en-GB"><seg>The the cat.</seg></tuv>
    <tuv xml:lang="ja"><seg>猫。</seg></tuv><tuv xml:lang="en-US"><seg>A cat cat.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>chien</seg></tuv></tu>
</body></tmx>"#;
    let files = folder(&[("a.tmx", tmx.as_bytes())]);
    let args = ["check", "a.tmx", "--format", "concise", "--select", "doubled-word"];
    let (code, stdout, stderr) = crate::support::taiyaku(files.path(), &args);
    let expected = "\
a.tmx:2:1: warning[doubled-word] “The” stands twice in a row
a.tmx:2:1: warning[doubled-word] “cat” stands twice in a row
a.tmx: 0 errors, 1 warning, 0 notes in 1 sentence
a.tmx (2): 0 errors, 1 warning, 0 notes in 1 sentence
";
    let note = "note: a.tmx: texts in other languages left out: 2\n";
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (Some(1), expected, note));
    let (code, _, stderr) = crate::support::taiyaku(files.path(), &["diff", "a.tmx", "a.tmx"]);
    assert_eq!(
        (code, stderr.as_str()),
        (
            Some(2),
            format!("{note}{note}error: a.tmx: 2 drafts, expected one to compare\n").as_str()
        )
    );
}

#[test]
fn a_bitext_stands_alone() {
    let refused = |args: &[&str], expected: &str| {
        let tmx: &[u8] = b"<tmx version='1.4'><body><tu><tuv xml:lang='ja'><seg>x</seg></tuv></tu>\
            </body></tmx>";
        let beads = "猫。\tA cat.\t0.5\n".as_bytes();
        let files = folder(&[("a.tmx", tmx), ("a.txt", b"Rain."), ("b.txt", beads)]);
        let (code, stdout, stderr) = crate::support::taiyaku(files.path(), args);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(stderr.starts_with(&format!("error: {expected}")), "{args:?}: {stderr}");
    };
    refused(&["align", "a.tmx", "a.txt"], "a.tmx: a bitext (tmx), which holds two texts");
    refused(&["split", "a.tmx"], "a.tmx: a bitext (tmx)");
    refused(&["check", "a.txt", "a.tmx"], "a.tmx: a bitext (tmx)");
    refused(&["diff", "a.txt", "a.tmx"], "a.tmx: a bitext (tmx)");
    refused(&["check", "a.txt"], "a.txt: expected SOURCE DRAFT…, or a bitext alone");
    refused(&["check", "b.txt"], "b.txt:1:1: 3 columns, expected two");
    refused(&["check", "a.tmx"], "a.tmx: no unit with Japanese and English among 1");
    refused(&["check", "b.tmx"], "b.tmx: no such file");
}
