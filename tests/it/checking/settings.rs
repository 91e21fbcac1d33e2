//! `taiyaku.toml`: what it takes the place of, and slips in it.

use std::fs;

use serde_json::Value;

use super::sample;
use crate::support::{project, read, taiyaku};

#[test]
fn a_folder_with_settings_needs_no_arguments() {
    let folder = sample();
    let toml = "source = \"ja.txt\"\ndrafts = [\"en.txt\"]\nglossaries = [\"terms.csv\"]\nlines = true\n\n\
                [rules]\nforbidden-term = \"note\"\n\n\
                [[ignore]]\nrules = [\"number-mismatch\"]\npaths = [\"e*.txt\"]\nreason = \"agreed\"\n";
    fs::write(folder.path().join("taiyaku.toml"), toml).unwrap();
    let (code, stdout, stderr) = taiyaku(folder.path(), &["check", "-f", "concise"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{stdout}");
    assert!(stdout.starts_with("en.txt:3:18: note[forbidden-term]"), "{stdout}");
    // Flags win; from a folder below the paths are still right.
    fs::create_dir(folder.path().join("below")).unwrap();
    let below = folder.path().join("below");
    let (code, stdout, _) =
        taiyaku(&below, &["check", "-f", "concise", "--severity", "forbidden-term=error"]);
    assert_eq!(code, Some(1), "{stdout}");

    let (_, shown, _) = taiyaku(folder.path(), &["config"]);
    for line in [
        "source = \"ja.txt\"                            # taiyaku.toml:1",
        "lines = true                                 # taiyaku.toml:4",
        "split.quotes = \"auto\"                        # default",
        "rules.forbidden-term = \"note\"                # taiyaku.toml:7",
        "rules.number-mismatch = \"error\"              # default",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn a_draft_is_the_same_however_it_is_named() {
    let folder = sample();
    let path = folder.path();
    let below = path.join("below");
    fs::create_dir(&below).unwrap();
    let toml =
        "source = \"ja.txt\"\ndrafts = [\"./en.txt\"]\nlines = true\nbaseline = \"known.json\"\n";
    fs::write(path.join("taiyaku.toml"), toml).unwrap();
    // Reports name the texts as they are from here.
    let concise = ["check", "-f", "concise"];
    fs::write(path.join("known.json"), "{\"schema\":\"taiyaku.baseline/1\",\"findings\":[]}")
        .unwrap();
    let (code, stdout, stderr) = taiyaku(&below, &concise);
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stdout.starts_with("../en.txt:2:14: "), "{stdout}");
    let (_, shown, _) = taiyaku(&below, &["config"]);
    assert!(shown.contains("# ../taiyaku.toml:1\n"), "{shown}");
    // What is known from one place is known from any other.
    taiyaku(&below, &["check", "--write-baseline", "../known.json"]);
    let known = fs::read_to_string(path.join("known.json")).unwrap();
    assert!(known.contains("\"en.txt\""), "{known}");
    let absolute = path.join("en.txt");
    for (folder, args) in [
        (path, &concise[..]),
        (path, &["check", "./en.txt"]),
        (path, &["check", "below/../en.txt"]),
        (path, &["check", absolute.to_str().unwrap()]),
        (&below, &concise),
        (&below, &["check", "../en.txt"]),
        (&below, &["check", "../ja.txt", ".././en.txt"]),
    ] {
        let (code, stdout, stderr) = taiyaku(folder, args);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{args:?}: {stdout}");
    }
    // So are the paths of [[ignore]].
    let ignoring =
        toml.replace("baseline = \"known.json\"\n", "") + "[[ignore]]\npaths = [\"e?.txt\"]\n";
    fs::write(path.join("taiyaku.toml"), ignoring).unwrap();
    for args in [["check", "../en.txt"], ["check", "./../en.txt"]] {
        let (code, stdout, stderr) = taiyaku(&below, &args);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{args:?}: {stdout}");
    }
}

#[test]
fn every_command_takes_the_glossaries_and_the_lines_of_the_settings() {
    let folder = sample();
    let path = folder.path();
    fs::create_dir(path.join("below")).unwrap();
    fs::write(path.join("memory.tsv"), "source\ttarget\n猫\tcat\n").unwrap();
    fs::write(path.join("taiyaku.toml"), "glossaries = [\"terms.tbx\"]\n").unwrap();
    for args in [
        &["align", "../ja.txt", "../en.txt"][..],
        &["check", "../ja.txt", "../en.txt"],
        &["terms", "../ja.txt", "../en.txt"],
        &["diff", "../en.txt", "../en.txt"],
        &["compare", "../ja.txt", "../en.txt", "../en.txt"],
        &["stale", "../ja.txt", "../ja.txt", "../en.txt"],
        &["learn", "../memory.tsv"],
    ] {
        let (code, _, stderr) = taiyaku(&path.join("below"), args);
        assert_eq!(code, Some(2), "{args:?}");
        assert!(stderr.ends_with("terms.tbx: no such file\n"), "{args:?}: {stderr}");
        let args = [args, &["--no-config"]].concat();
        assert_ne!(taiyaku(&path.join("below"), &args).0, Some(2), "{args:?}");
    }
    fs::write(path.join("taiyaku.toml"), "lines = true\n").unwrap();
    fs::write(path.join("ja.txt"), "猫がいた。犬もいた。\n").unwrap();
    fs::write(path.join("en.txt"), "There was a cat. There was a dog, too.\n").unwrap();
    fs::write(path.join("new.txt"), "There is a cat. There was a dog, too.\n").unwrap();
    for args in [
        &["align", "ja.txt", "en.txt", "-f", "jsonl"][..],
        &["compare", "ja.txt", "en.txt", "new.txt", "-f", "json"],
        &["stale", "ja.txt", "ja.txt", "en.txt", "-f", "json"],
        &["diff", "en.txt", "new.txt", "-f", "json"],
    ] {
        let (_, by_settings, _) = taiyaku(path, args);
        let (_, by_option, _) = taiyaku(path, &[args, &["--no-config", "--lines"]].concat());
        let (_, by_default, _) = taiyaku(path, &[args, &["--no-config"]].concat());
        assert_eq!(by_settings, by_option, "{args:?}");
        assert_ne!(by_settings, by_default, "{args:?}");
    }
}

#[test]
fn a_file_that_the_settings_name_and_nobody_has_is_an_error_with_its_place() {
    let folder = sample();
    let texts = "source = \"ja.txt\"\ndrafts = [\n  \"en.txt\",\n";
    for (more, expected) in [
        ("  'no.txt'\n]\n", "taiyaku.toml:4:3: no.txt: no such file"),
        (
            "]\nglossaries = [\"terms.csv\", \"./no.csv\"]\n",
            "taiyaku.toml:5:28: no.csv: no such file",
        ),
        ("]\nbaseline = \"no.json\"\n", "taiyaku.toml:5:12: no.json: no such file"),
    ] {
        fs::write(folder.path().join("taiyaku.toml"), format!("{texts}{more}")).unwrap();
        let (code, _, stderr) = taiyaku(folder.path(), &["check"]);
        assert_eq!((code, stderr), (Some(2), format!("error: {expected}\n")));
    }
    fs::write(folder.path().join("taiyaku.toml"), format!("{texts}]\n")).unwrap();
    let (_, _, stderr) = taiyaku(folder.path(), &["check", "ja.txt", "none.txt"]);
    assert_eq!(stderr, "error: none.txt: no such file\n");
}

#[test]
fn a_slip_in_the_settings_is_an_error_with_its_place() {
    let folder = sample();
    for (toml, expected) in [
        ("soruce = \"ja.txt\"\n", "taiyaku.toml:1:1: unknown field `soruce`"),
        ("[rules]\nnumber-mismach = \"note\"\n", "did you mean `number-mismatch`?"),
        ("[rules]\nnumber-mismatch = \"loud\"\n", "unknown variant `loud`"),
        ("[[ignore]]\npaths = [\"a[\"]\n", "found the pattern `a[`"),
        ("lines = true\n[[ignore]]\n", "taiyaku.toml:2:1: this entry would silence all findings"),
        ("[[ignore]]\nreason = \"all\"\n", "expected `rules`, `terms` or `paths`"),
        ("[[ignore]]\nrules = []\n", "taiyaku.toml:1:1: this entry would silence all findings"),
    ] {
        fs::write(folder.path().join("taiyaku.toml"), toml).unwrap();
        let (code, _, stderr) = taiyaku(folder.path(), &["check"]);
        assert_eq!(code, Some(2));
        assert!(stderr.contains(expected), "{stderr}");
    }
}

#[test]
fn the_published_schema_knows_every_rule() {
    let (_, printed, _) = taiyaku(project(), &["config", "--schema"]);
    assert_eq!(printed, read(project().join("schemas/taiyaku.schema.json")));
    let schema: Value = serde_json::from_str(&printed).unwrap();
    let mut of_schema: Vec<&str> = schema["properties"]["rules"]["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut rules: Vec<&str> = taiyaku::check::RULES.iter().map(|rule| rule.name).collect();
    of_schema.sort_unstable();
    rules.sort_unstable();
    assert_eq!(of_schema, rules);
}

#[test]
fn settings_without_drafts_are_called_by_their_name() {
    let folder = sample();
    fs::write(folder.path().join("own.toml"), "source = \"ja.txt\"\n").unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &["--config", "own.toml", "check"]);
    let expected = "error: no draft to check: own.toml has `source` and no `drafts`\n";
    assert_eq!((code, stderr.as_str()), (Some(2), expected));
}
