//! `taiyaku split`: its options, its settings, files of any size.

use std::fs;
use std::path::Path;

use encoding_rs::{EUC_JP, SHIFT_JIS};
use snapbox::cmd::{Command, cargo_bin};

use crate::support::{folder, taiyaku};

#[track_caller]
fn split(folder: &Path, args: &[&str]) -> String {
    let (code, stdout, stderr) = taiyaku(folder, &[&["--quiet", "split"], args].concat());
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{args:?}");
    stdout
}

const SPEECH: &str = "彼は「雨だ。風も強い。」と言った。";

#[test]
fn quotations_are_kept_or_split() {
    let english = "“It rains. It pours,” she said.";
    let folder = folder(&[("ja.txt", SPEECH.as_bytes()), ("en.txt", english.as_bytes())]);
    let count = |file, how| split(folder.path(), &[file, "--quotes", how]).lines().count();
    for (file, how, wanted) in [
        ("ja.txt", "auto", 1),
        ("ja.txt", "keep", 1),
        ("ja.txt", "split", 2),
        ("en.txt", "auto", 2),
        ("en.txt", "keep", 1),
        ("en.txt", "split", 2),
    ] {
        assert_eq!(count(file, how), wanted, "{file} {how}");
    }
}

#[test]
fn newlines_ellipses_and_lists_have_their_options() {
    let folder = folder(&[
        ("lines.txt", "A Heading\nThe text\ngoes on here.\n".as_bytes()),
        ("dots.txt", "I meant that... She left.".as_bytes()),
        ("list.txt", "1) milk 2) bread".as_bytes()),
    ]);
    let count = |args: &[&str]| split(folder.path(), args).lines().count();
    assert_eq!(count(&["lines.txt"]), 2);
    assert_eq!(count(&["lines.txt", "--newlines", "hard"]), 3);
    assert_eq!(count(&["lines.txt", "--newlines", "soft"]), 1);
    assert_eq!(count(&["dots.txt"]), 2);
    assert_eq!(count(&["dots.txt", "--ellipsis", "keep"]), 1);
    assert_eq!(count(&["list.txt"]), 2);
    assert_eq!(count(&["list.txt", "--lists", "keep"]), 1);
}

#[test]
fn align_takes_the_same_options() {
    let folder = folder(&[
        ("ja.txt", SPEECH.as_bytes()),
        ("en.txt", b"He said it was raining. And that the wind was strong."),
    ]);
    let beads = |extra: &[&str]| {
        let args = [&["align", "ja.txt", "en.txt", "-f", "ladder"], extra].concat();
        let (code, stdout, _) = taiyaku(folder.path(), &args);
        assert_eq!(code, Some(0));
        stdout.lines().last().unwrap().split('\t').next().unwrap().to_owned()
    };
    assert_eq!(beads(&[]), "1");
    assert_eq!(beads(&["--quotes", "split"]), "2");
}

#[test]
fn cuts_are_explained() {
    let folder = folder(&[("ja.txt", "題\n\n雨だ。なぜ？「はい。」\n風".as_bytes())]);
    let explained = split(folder.path(), &["ja.txt", "--explain"]);
    assert_eq!(
        explained,
        "blank\t題\nstop\t雨だ。\nquestion\tなぜ？\nclosed\t「はい。」\nend\t風\n"
    );
    let lines = split(folder.path(), &["ja.txt", "--explain", "-f", "jsonl"]);
    let rules: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| line["rule"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(rules, ["blank", "stop", "question", "closed", "end"]);
}

#[test]
fn settings_are_found_upwards_and_flags_win() {
    let settings = "[split]\nquotes = \"split\"\nabbreviations = [\"Herr\"]\n\
                    never_split = [\"モーニング娘。\"]\n";
    let names = "モーニング娘。新曲だ。";
    let folder = folder(&[
        ("taiyaku.toml", settings.as_bytes()),
        ("a/b/ja.txt", SPEECH.as_bytes()),
        ("a/b/en.txt", b"We met Herr. Braun there."),
        ("a/b/names.txt", names.as_bytes()),
        ("a/other.toml", b"# nothing"),
    ]);
    let here = folder.path().join("a/b");
    assert_eq!(split(&here, &["ja.txt"]).lines().count(), 2);
    assert_eq!(split(&here, &["en.txt"]).lines().count(), 1);
    assert_eq!(split(&here, &["names.txt"]).lines().count(), 1);
    assert_eq!(split(&here, &["ja.txt", "--quotes", "keep"]).lines().count(), 1);
    assert_eq!(split(&here, &["ja.txt", "--quotes", "auto"]).lines().count(), 1);
    assert_eq!(split(&here, &["ja.txt", "--no-config"]).lines().count(), 1);
    assert_eq!(split(&here, &["ja.txt", "--config", "../other.toml"]).lines().count(), 1);
    // The nearest file is the only one that is read.
    fs::write(folder.path().join("a/taiyaku.toml"), "[split]\n").unwrap();
    assert_eq!(split(&here, &["ja.txt"]).lines().count(), 1);
}

#[track_caller]
fn check_settings(settings: &str, expected: &str) {
    let folder = folder(&[("taiyaku.toml", settings.as_bytes()), ("a.txt", b"It rains.")]);
    let (code, stdout, stderr) = taiyaku(folder.path(), &["split", "a.txt"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert_eq!(stderr, format!("error: taiyaku.toml:{expected}\n"));
}

#[test]
fn wrong_settings_are_refused_with_their_place() {
    check_settings(
        "[split]\n# 対訳\nqoutes = \"keep\"\n",
        "3:1: unknown field `qoutes`, expected one of `quotes`, `newlines`, `ellipsis`, `lists`, \
         `abbreviations`, `never_split`; did you mean `quotes`?",
    );
    check_settings(
        "[spilt]\n",
        "1:2: unknown field `spilt`, expected one of `source`, `drafts`, `glossaries`, `lines`, `baseline`, `rules`, `ignore`, `split`; did you mean `split`?",
    );
    check_settings(
        "[split]\nquotes = \"kep\"\n",
        "2:10: unknown variant `kep`, expected one of `auto`, `keep`, `split`; did you mean `keep`?",
    );
    check_settings(
        "[split]\nabbreviations = [\"Herr\", \" \"]\n",
        "2:17: found a blank string, expected words",
    );
    check_settings("[split]\nnever_split = [\"a\", \n", "2:20: unclosed array, expected `]`");
    let folder = folder(&[("a.txt", b"It rains.")]);
    let (code, _, stderr) = taiyaku(folder.path(), &["split", "a.txt", "--config", "none.toml"]);
    assert_eq!((code, stderr.as_str()), (Some(2), "error: none.toml: no such file\n"));
}

/// Some megabytes of Japanese, so that several pieces are read.
fn long_text() -> String {
    let block =
        "担当者は「価格は下がった。しかし需要は強い。」と述べた。本当？\n\nｶﾅの雨だ。Rain fell.\n";
    block.repeat(3_000_000 / block.len())
}

#[test]
fn spans_are_of_the_file_in_any_encoding_and_of_any_size() {
    let text = long_text();
    let wide = |mark: bool| -> Vec<u8> {
        mark.then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    type Decode = fn(&[u8]) -> String;
    let utf16: Decode = |bytes| {
        let units: Vec<u16> =
            bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).unwrap()
    };
    let utf8: Decode = |bytes| String::from_utf8(bytes.to_vec()).unwrap();
    let files: [(&str, Vec<u8>, Decode); 6] = [
        ("utf-8", text.clone().into_bytes(), utf8),
        ("utf-8 with a mark", format!("\u{feff}{text}").into_bytes(), utf8),
        ("utf-16 with a mark", wide(true), utf16),
        ("utf-16", wide(false), utf16),
        ("sjis", SHIFT_JIS.encode(&text).0.into_owned(), |b| SHIFT_JIS.decode(b).0.into_owned()),
        ("euc", EUC_JP.encode(&text).0.into_owned(), |b| EUC_JP.decode(b).0.into_owned()),
    ];
    let mut sentences = None;
    for (name, bytes, decode) in files {
        let folder = folder(&[(name, &bytes)]);
        let lines = split(folder.path(), &[name, "-f", "jsonl"]);
        let mut count = 0;
        for line in lines.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let at = |index: usize| line["span"][index].as_u64().unwrap() as usize;
            assert_eq!(decode(&bytes[at(0)..at(1)]), line["text"].as_str().unwrap(), "{name}");
            assert_eq!(line["index"], count);
            count += 1;
        }
        assert!(count > 50_000, "{name}: {count}");
        assert_eq!(*sentences.get_or_insert(count), count, "{name}");
    }
}

#[test]
fn a_file_in_pieces_is_cut_as_a_whole() {
    use taiyaku::text::segment::{Options, segment};
    let text = long_text();
    let folder = folder(&[("ja.txt", text.as_bytes())]);
    let whole = segment(&text, taiyaku::Lang::Ja, &Options::default());
    let lines = split(folder.path(), &["ja.txt", "-f", "jsonl"]);
    assert_eq!(lines.lines().count(), whole.len());
    for (line, sentence) in lines.lines().zip(&whole) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["span"], serde_json::to_value(sentence.span).unwrap());
        assert_eq!(line["paragraph"], sentence.paragraph);
    }
}

#[test]
fn bad_bytes_far_into_a_file_are_an_error_with_their_place() {
    let mut bytes = long_text().into_bytes();
    let at = bytes.len();
    let lines = bytes.iter().filter(|&&byte| byte == b'\n').count();
    bytes.extend(b"ab\xff\xfe\n");
    let folder = folder(&[("bad.txt", &bytes)]);
    let (code, stdout, stderr) = taiyaku(folder.path(), &["split", "bad.txt"]);
    assert_eq!(code, Some(2));
    let (line, byte) = (lines + 1, at + 2);
    let start =
        format!("error: bad.txt:{line}:3: bytes that are no UTF-8 at byte {byte}, expected");
    assert!(stderr.starts_with(&start), "{stderr}");
    assert!(stdout.lines().count() > 10_000, "what stands before it is given");

    let bytes = [long_text().as_bytes(), b"ab\0\n"].concat();
    fs::write(folder.path().join("nul.txt"), bytes).unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &["split", "nul.txt"]);
    let start = format!("error: nul.txt:{line}:3: a NUL byte at byte {byte}");
    assert!(code == Some(2) && stderr.starts_with(&start), "{stderr}");
}

#[test]
fn several_files_and_standard_input() {
    let folder = folder(&[("a.txt", b"It rains. It pours."), ("b.txt", "雨だ。".as_bytes())]);
    let output = Command::new(cargo_bin!("taiyaku"))
        .current_dir(folder.path())
        .args(["split", "a.txt", "-", "b.txt", "-f", "jsonl"])
        .stdin("Wind.\r\n\r\nSun")
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let places: Vec<(String, u64, u64)> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| {
            let number = |key: &str| line[key].as_u64().unwrap();
            (line["file"].as_str().unwrap().to_owned(), number("index"), number("paragraph"))
        })
        .collect();
    let place = |file: &str, index, paragraph| (file.to_owned(), index, paragraph);
    let wanted = [
        place("a.txt", 0, 0),
        place("a.txt", 1, 0),
        place("<stdin>", 0, 0),
        place("<stdin>", 1, 1),
        place("b.txt", 0, 0),
    ];
    assert_eq!(places, wanted);
}

#[test]
fn a_line_end_inside_a_sentence_becomes_a_space_or_nothing() {
    let folder = folder(&[
        ("en.txt", b"It rained on\r\nthe hills and\rthe sea."),
        ("ja.txt", "これは父の\n　家です。".as_bytes()),
    ]);
    assert_eq!(
        split(folder.path(), &["en.txt", "--newlines", "soft"]),
        "It rained on the hills and the sea.\n"
    );
    assert_eq!(split(folder.path(), &["ja.txt", "--newlines", "soft"]), "これは父の家です。\n");
}
