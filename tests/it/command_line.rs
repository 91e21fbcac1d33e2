//! The contract of the command line.

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};
use tempfile::TempDir;

use crate::support::{fed, folder, project, taiyaku};

/// What a command prints; it must succeed in silence.
#[track_caller]
fn stdout(folder: &Path, args: &[&str]) -> String {
    let (code, stdout, stderr) = taiyaku(folder, args);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{args:?}");
    stdout
}

fn sample() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("ja.txt", "雨\n\n雨が三日続けて降った。私たちは家にいて、本を読んだ。\n猫は寝ていた。");
    write(
        "a.txt",
        "Rain\n\nIt rained for three days in a row. We stayed at home. We read books.\n\
         The cat was asleep.\n",
    );
    write(
        "b.txt",
        "Rain\n\nIt rained for three days in a row, and we stayed at home and read books.\n\
         There was nothing else to do.\nThe cat was asleep.\n",
    );
    folder
}

#[test]
fn one_draft_in_every_format() {
    let folder = sample();
    let mut shown = String::new();
    for format in ["table", "tsv", "jsonl", "json", "vecalign", "ladder"] {
        let printed = stdout(folder.path(), &["align", "ja.txt", "a.txt", "--format", format]);
        shown.push_str(&format!("--format {format}\n{printed}\n"));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn two_drafts_side_by_side() {
    let folder = sample();
    let mut shown = String::new();
    for format in ["table", "tsv", "jsonl"] {
        let args = ["align", "ja.txt", "a.txt", "b.txt", "--format", format];
        let printed = stdout(folder.path(), &args);
        shown.push_str(&format!("--format {format}\n{printed}\n"));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_format_for_one_draft_refuses_two() {
    let folder = sample();
    let args = ["align", "ja.txt", "a.txt", "b.txt", "--format", "vecalign"];
    let (code, stdout, stderr) = taiyaku(folder.path(), &args);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert_eq!(stderr, "error: the format `vecalign` holds one draft, found 2\n");
}

#[test]
fn the_output_file_holds_what_would_be_printed() {
    let folder = sample();
    let printed = stdout(folder.path(), &["align", "ja.txt", "a.txt", "-f", "jsonl"]);
    fs::write(folder.path().join("out.jsonl"), "an older result").unwrap();
    stdout(folder.path(), &["align", "ja.txt", "a.txt", "-f", "jsonl", "-o", "out.jsonl"]);
    assert_eq!(fs::read_to_string(folder.path().join("out.jsonl")).unwrap(), printed);
}

#[test]
fn either_language_may_be_the_source() {
    let folder = sample();
    let forth = stdout(folder.path(), &["align", "ja.txt", "a.txt", "-f", "vecalign"]);
    let back = stdout(folder.path(), &["align", "a.txt", "ja.txt", "-f", "vecalign"]);
    let turned: String = back
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            format!("{}:{}:{}\n", fields[1], fields[0], fields[2])
        })
        .collect();
    assert_eq!(turned, forth);
}

#[test]
fn the_same_bytes_on_every_run_and_any_number_of_threads() {
    let seeds = project().join("seeds");
    let align = |threads: &str| {
        let drafts = ["draft-1.en.txt", "draft-2.en.txt", "draft-1.en.txt"];
        let args = ["align", "article.ja.txt"].into_iter().chain(drafts);
        stdout(&seeds, &args.chain(["-f", "json", "--threads", threads]).collect::<Vec<_>>())
    };
    let once = align("1");
    for threads in ["1", "2", "8"] {
        assert!(align(threads) == once, "{threads} threads print something else");
    }
}

#[test]
fn standard_input_is_a_dash() {
    let folder = sample();
    let source = fs::read_to_string(folder.path().join("ja.txt")).unwrap();
    let named = stdout(folder.path(), &["align", "ja.txt", "a.txt", "-f", "vecalign"]);
    let output = Command::new(cargo_bin!("taiyaku"))
        .current_dir(folder.path())
        .args(["align", "-", "a.txt", "-f", "vecalign"])
        .stdin(source)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), named);
}

#[test]
fn lines_are_not_split() {
    let folder = sample();
    fs::write(folder.path().join("lines.ja.txt"), "雨だ。風だ。\n猫。").unwrap();
    fs::write(folder.path().join("lines.en.txt"), "Rain. Wind.\nA cat.\n").unwrap();
    let args = ["align", "lines.ja.txt", "lines.en.txt", "--lines", "-f", "ladder"];
    assert_eq!(stdout(folder.path(), &args).lines().count(), 3);
}

#[test]
fn split_prints_a_sentence_a_line_or_its_span() {
    let folder = sample();
    assert_eq!(
        stdout(folder.path(), &["split", "ja.txt"]),
        "雨\n雨が三日続けて降った。\n私たちは家にいて、本を読んだ。\n猫は寝ていた。\n"
    );
    let spans = stdout(folder.path(), &["split", "--format", "jsonl", "ja.txt"]);
    let bytes = fs::read(folder.path().join("ja.txt")).unwrap();
    for line in spans.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let at = |index: usize| line["span"][index].as_u64().unwrap() as usize;
        assert_eq!(&bytes[at(0)..at(1)], line["text"].as_str().unwrap().as_bytes());
    }
}

#[test]
fn spans_are_of_the_file_with_its_byte_order_mark() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("mark.txt"), "\u{feff}It rained.").unwrap();
    let line = stdout(folder.path(), &["split", "--format", "jsonl", "mark.txt"]);
    assert!(line.contains(r#""span":[3,13],"text":"It rained.""#), "{line}");
}

#[test]
fn an_old_encoding_is_reported() {
    let folder = sample();
    let text = fs::read_to_string(folder.path().join("ja.txt")).unwrap();
    let bytes = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
    fs::write(folder.path().join("sjis.txt"), bytes).unwrap();
    let (code, old, stderr) = taiyaku(folder.path(), &["split", "sjis.txt"]);
    assert_eq!((code, stderr.as_str()), (Some(0), "note: sjis.txt: read as Shift_JIS\n"));
    assert_eq!(old, stdout(folder.path(), &["split", "ja.txt"]));
    assert_eq!(stdout(folder.path(), &["--quiet", "split", "sjis.txt"]), old);
}

#[test]
fn eval_scores_a_result_against_gold() {
    let folder = sample();
    fs::write(folder.path().join("gold.tsv"), "[0]:[0]\n[1]:[1]\n[2]:[2, 3]\n[3]:[4]\n").unwrap();
    fs::write(
        folder.path().join("got.tsv"),
        "[0]:[0]:0.1\n[1]:[1]:0.1\n[2]:[2]:0.2\n[]:[3]:0.5\n[3]:[4]:0\n",
    )
    .unwrap();
    let printed = stdout(folder.path(), &["eval", "gold.tsv", "got.tsv"]);
    let numbers: Vec<&str> = printed.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(numbers[1..], ["4", "0.600", "0.750", "0.667", "0.800", "1.000", "0.889", "0.000"]);

    let printed = stdout(folder.path(), &["eval", "gold.tsv", "got.tsv", "--calibration"]);
    let table: Vec<&str> = printed.lines().skip(3).collect();
    let expected = [
        "confidence   beads   mean  right",
        " 0.5–0.6         1  0.500  0.000",
        " 0.8–0.9         1  0.800  0.000",
        " 0.9–1.0         3  0.933  1.000",
        "expected calibration error 0.3000 over 5 beads",
    ];
    assert_eq!(table, expected);
    let args = ["eval", "gold.tsv", "gold.tsv", "--calibration"];
    let (code, _, stderr) = taiyaku(folder.path(), &args);
    assert_eq!(code, Some(2));
    assert_eq!(stderr, "error: gold.tsv: no bead with a confidence from 0 to 1\n");

    fs::write(folder.path().join("bad.tsv"), "[0]:[0]\nnonsense\n").unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &["eval", "gold.tsv", "bad.tsv"]);
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("error: bad.tsv:2:1: found `nonsense`"), "{stderr}");
}

#[test]
fn eval_scores_folders_of_documents() {
    const GOLD: &[u8] = b"[0]:[0]\n[1]:[1]\n";
    const JSON: &[u8] = b"{\"source\":[0],\"target\":[0]}\n{\"source\":[1],\"target\":[1]}\n";
    let eval = |files: &[(&str, &[u8])]| {
        let folder = folder(files);
        taiyaku(folder.path(), &["eval", "gold", "got"])
    };
    // A document is a file or a folder, in either notation, whatever the other is.
    for gold in ["gold/one.tsv", "gold/one/gold.tsv", "gold/one/align.tsv"] {
        for (got, beads) in [
            ("got/one.tsv", GOLD),
            ("got/one/align.tsv", GOLD),
            ("got/one/gold.tsv", GOLD),
            ("got/one.jsonl", JSON),
            ("got/one/align.jsonl", JSON),
        ] {
            let (code, scores, stderr) = eval(&[(gold, GOLD), (got, beads)]);
            assert_eq!((code, stderr.as_str()), (Some(0), ""), "{gold} {got}");
            assert_eq!(scores.matches("1.000").count(), 6, "{gold} {got}\n{scores}");
        }
    }
    let sets: &[(&str, &[u8])] = &[
        ("gold/news/one/gold.tsv", GOLD),
        ("gold/talks/two.tsv", GOLD),
        ("gold/other/three.tsv", GOLD),
        ("got/news/one.jsonl", JSON),
        ("got/talks/x.jsonl", JSON),
    ];
    let (_, scores, stderr) = eval(sets);
    assert!(scores.contains("news") && scores.contains("talks") && !scores.contains("other"));
    assert_eq!(stderr, "warning: two: no prediction, counted as empty\n");
    for (files, error) in [
        (
            [("gold/one.tsv", GOLD), ("gold/one.jsonl", JSON), ("got/one.tsv", GOLD)],
            "as gold/one.jsonl",
        ),
        ([("gold/one.tsv", b"\n"), ("got/one.tsv", GOLD), ("got/x", b"")], "gold/one.tsv: no bead"),
        (
            [("gold/x.txt", GOLD), ("got/one.tsv", GOLD), ("got/x", b"")],
            "gold: no alignment that got",
        ),
    ] {
        let (code, _, stderr) = eval(&files);
        assert_eq!(code, Some(2), "{stderr}");
        assert!(stderr.contains(error), "{stderr}");
    }
}

#[test]
fn eval_shows_where_a_result_differs() {
    let json = "{\"source\":[0,1],\"target\":[0],\"confidence\":0.9,\"source_text\":\"犬。猫。\",\
                \"target_text\":\"A dog.\"}\n";
    let files: &[(&str, &[u8])] = &[
        ("gold/one/gold.tsv", b"[0]:[0]\n[1]:[]\n"),
        ("gold/one/src.txt", "犬。\n猫。\n".as_bytes()),
        ("gold/one/tgt.txt", b"A dog.\n"),
        ("gold/two/gold.tsv", b"[0]:[0]\n[1]:[1]\n[2]:[2]\n"),
        ("got/one.tsv", b"[0, 1]:[0]:0.1\n"),
        ("got/two.tsv", b"[0]:[0]\n[1, 2]:[1, 2]:0.25\n"),
        ("one.tsv", b"[0]:[0]\n[1]:[]\n"),
        ("one.jsonl", json.as_bytes()),
    ];
    let folder = folder(files);
    let places = |args: &[&str]| {
        let printed = stdout(folder.path(), &[&["eval"], args].concat());
        printed.split_once("\n\n").unwrap().1.to_owned()
    };
    let all = "2 places differ: 1 not left alone, 1 joined\n\
         \nnot left alone  one\n  gold       [0]:[0]\n      犬。\n      A dog.\n  gold       [1]:[]\n      \
         猫。\n  predicted  [0, 1]:[0]  0.90\n\
         \njoined  two\n  gold       [1]:[1]\n  gold       [2]:[2]\n  predicted  [1, 2]:[1, 2]  0.75\n";
    assert_eq!(places(&["gold", "got", "--errors"]), all);
    let joined = places(&["gold", "got", "--errors=1"]);
    assert!(joined.starts_with("2 places differ") && joined.matches("  gold ").count() == 2);
    // The texts may be the prediction's.
    assert_eq!(
        places(&["one.tsv", "one.jsonl", "--errors"]),
        "1 place differs: 1 not left alone\n\nnot left alone  one.tsv\n  gold       [0]:[0]\n  gold       \
         [1]:[]\n  predicted  [0, 1]:[0]  0.90\n      犬。猫。\n      A dog.\n"
    );
    assert_eq!(places(&["gold", "gold", "--errors"]), "no place differs\n");
    // What was not joined says what it said; what only one has is told as such, with its texts.
    fs::write(folder.path().join("gold/one/more.tsv"), "[0]:[0]:0.25\n[9]:[9]:0.5\n").unwrap();
    let args = ["gold/one/gold.tsv", "gold/one/more.tsv", "--errors", "--merge"];
    let one = "2 places differ: 1 missing, 1 not in the gold\n\
         \nmissing  gold.tsv\n  gold       [1]:[]\n      猫。\n\
         \nnot in the gold  gold.tsv\n  predicted  [9]:[9]  0.50\n";
    assert_eq!(places(&args).replace("gold/one/", ""), one);
}

#[test]
fn eval_tells_what_distorts_scores() {
    let gold = b"[0]:[0]\n[0, 1]:[1]\n[2]:[1]\n[]:[]\n";
    let folder = folder(&[("gold.tsv", gold), ("got.tsv", b"[0]:[0]\n")]);
    let (code, scores, stderr) = taiyaku(folder.path(), &["eval", "gold.tsv", "got.tsv"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        stderr,
        "warning: gold.tsv: source sentence 0 stands more than once; each bead is counted\n\
         warning: gold.tsv: target sentence 1 stands more than once; each bead is counted\n\
         warning: gold.tsv: beads without sentences, not counted: 1\n"
    );
    let quiet = taiyaku(folder.path(), &["--quiet", "eval", "gold.tsv", "got.tsv"]);
    assert_eq!(quiet, (Some(0), scores, String::new()));
}

#[test]
fn a_glossary_decides_what_the_dictionary_does_not_know() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("ja.txt", "女巫。\n雪見大福。\n");
    write("en.txt", "Sybil.\nMochi.\n");
    write("terms.csv", "source,target\n女巫,Sybil\n雪見大福,Mochi\n");
    let confidences = |extra: &[&str]| -> Vec<f64> {
        let args = [&["align", "ja.txt", "en.txt", "--lines", "-f", "jsonl"], extra].concat();
        stdout(folder.path(), &args)
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
            .map(|bead| bead["confidence"].as_f64().unwrap())
            .collect()
    };
    let (without, with) = (confidences(&[]), confidences(&["--glossary", "terms.csv"]));
    assert_eq!(with.len(), 2);
    assert!(with[0] > without[0] && with[1] > without[1], "{without:?} {with:?}");
}

#[test]
fn licences_and_completions() {
    let folder = TempDir::new().unwrap();
    let licences = stdout(folder.path(), &["licenses"]);
    for name in ["IPADIC", "EDICT", "Nara Institute", "Electronic Dictionary"] {
        assert!(licences.contains(name), "{name}");
    }
    assert!(stdout(folder.path(), &["completions", "bash"]).contains("_taiyaku"));
}

#[test]
fn colour_is_for_terminals_only_and_says_nothing_new() {
    let folder = sample();
    let args = ["align", "ja.txt", "b.txt"];
    let plain = stdout(folder.path(), &args);
    assert!(!plain.contains('\u{1b}') && plain.contains("(added)"), "{plain}");
    let forced = Command::new(cargo_bin!("taiyaku"))
        .current_dir(folder.path())
        .args(args)
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    let coloured = String::from_utf8(forced.stdout).unwrap();
    assert!(coloured.contains('\u{1b}'));
    // Blanks at a line's end are trimmed only where no colour follows them.
    let stripped = anstream::adapter::strip_str(&coloured).to_string();
    let lines = |text: &str| text.lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&stripped), lines(&plain));
}

#[test]
fn a_text_beside_another_in_its_own_language_is_refused() {
    let folder = sample();
    let german = "Die Regierung hat am Montag einen neuen Plan vorgelegt, der die Kosten senken \
                  soll. Kritiker halten ihn für unzureichend und fordern, dass die Steuern für \
                  kleine Einkommen noch in diesem Jahr deutlich gesenkt werden.\n";
    fs::write(folder.path().join("de.txt"), german).unwrap();
    for args in [
        &["align", "a.txt", "b.txt"][..],
        &["check", "a.txt", "b.txt"],
        // What aligns by what two languages share is no ground for a check.
        &["check", "a.txt", "de.txt"],
        &["terms", "de.txt", "a.txt"],
        &["compare", "a.txt", "b.txt", "b.txt"],
        &["stale", "a.txt", "a.txt", "b.txt"],
        &["diff", "a.txt", "b.txt", "--source", "a.txt"],
    ] {
        let (code, stdout, stderr) = taiyaku(folder.path(), args);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{args:?}");
        let what = match args.last() {
            Some(&"de.txt") => "in another language, read as English",
            _ => "English",
        };
        let expected = format!(": this text is {what} like ");
        assert!(stderr.contains(&expected), "{args:?}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{args:?}: {stderr}");
    }
    let (code, _, stderr) = taiyaku(folder.path(), &["check", "ja.txt", "de.txt"]);
    assert!(code.is_some_and(|code| code < 2), "{stderr}");
    assert!(stderr.starts_with("note: de.txt: neither Japanese nor English; checked"), "{stderr}");
}

/// What is no file is written to and stays what it is; a link leads to its file as before.
#[cfg(unix)]
#[test]
fn devices_and_links_stay_what_they_are() {
    let files = folder(&[("ja.txt", "雨だ。\n".as_bytes()), ("out.txt", b"old")]);
    let link = files.path().join("link.txt");
    std::os::unix::fs::symlink("out.txt", &link).unwrap();
    for (output, is_file) in [("link.txt", true), ("/dev/stdout", false)] {
        let args = ["align", "ja.txt", "-", "--format", "tsv", "--lines", "-o", output];
        let (code, stdout, stderr) = fed(files.path(), &args, b"It is raining.\n");
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{output}");
        assert_eq!(stdout.is_empty(), is_file, "{output}: {stdout}");
    }
    assert!(link.is_symlink());
    let written = fs::read_to_string(files.path().join("out.txt")).unwrap();
    assert!(written.contains("It is raining."), "{written}");
}
