//! `taiyaku diff`, `stale` and `compare` as they are typed.

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};
use tempfile::TempDir;

use crate::support::{self, project, read, taiyaku};

const OLD: &str = "The rainy season\n\n\
    It rained for three days in a row. The dealer sold 300 umbrellas. We stayed at home.\n\
    On the fourth day the wind turned to the north, and the fog lifted. \
    Ms. Skreli said \"enough\" and went for a walk. The cat was asleep.\n\n\
    The old bridge by the market had been closed since the flood of last autumn.\n";

const NEW: &str = "The rainy season\n\n\
    The old bridge near the market had been closed since the flood of last autumn.\n\n\
    It rained for three days in a row. The reseller sold 500 umbrellas.\n\
    Nobody bought a parasol from him that week.\n\
    We stayed at home. On the fourth day the wind turned to the north. The fog lifted. \
    Ms. Shkreli said “enough” and went for a walk.\n";

const SOURCE: &str = "梅雨\n\n雨が三日続けて降った。業者は傘を300本売った。私たちは家にいた。\
    四日目に風が北に変わり、霧が晴れた。スクレリさんは「もうたくさん」と言って散歩に出た。\
    猫は寝ていた。\n\n市場のそばの古い橋は、去年の秋の洪水から閉まっていた。\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("old.txt", OLD), ("new.txt", NEW), ("ja.txt", SOURCE)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str], colour: bool) -> (Option<i32>, String, String) {
    let command = Command::new(cargo_bin!("taiyaku")).current_dir(folder).args(args);
    let command = if colour { command.env("CLICOLOR_FORCE", "1") } else { command };
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// What a command prints; it must find differences and say nothing else.
#[track_caller]
fn differences(folder: &Path, args: &[&str]) -> String {
    let (code, stdout, stderr) = run(folder, args, false);
    assert_eq!((code, stderr.as_str()), (Some(1), ""), "{args:?}");
    stdout
}

/// Compares two texts; no difference must be shown.
#[track_caller]
fn check_same(old: &str, new: &str, more: &[&str]) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("old.txt"), old).unwrap();
    fs::write(folder.path().join("new.txt"), new).unwrap();
    let args: Vec<&str> = ["diff", "old.txt", "new.txt"].iter().chain(more).copied().collect();
    let (code, stdout, stderr) = run(folder.path(), &args, false);
    assert_eq!((code, stdout.as_str()), (Some(0), ""), "{stderr}");
}

#[test]
fn a_revision_in_every_view() {
    let folder = folder();
    let mut shown = String::new();
    for format in ["full", "side-by-side", "stat", "json", "markdown"] {
        let printed = differences(
            folder.path(),
            &["diff", "old.txt", "new.txt", "--source", "ja.txt", "--format", format],
        );
        shown.push_str(&format!("--format {format}\n{printed}\n"));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn the_page_stands_by_itself() {
    let folder = folder();
    let args = ["diff", "old.txt", "new.txt", "--source", "ja.txt", "-f", "html"];
    let page = differences(folder.path(), &args);
    for outside in ["http:", "https:", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    let body = page.split("<main>").nth(1).unwrap().split("</main>").next().unwrap();
    insta::assert_snapshot!(body);
}

#[test]
fn colour_says_the_same_as_brackets() {
    let folder = folder();
    for format in ["full", "side-by-side"] {
        let args = ["diff", "old.txt", "new.txt", "-f", format];
        let (_, plain, _) = run(folder.path(), &args, false);
        let (_, coloured, _) = run(folder.path(), &args, true);
        assert!(coloured.contains("\u{1b}["), "no colour");
        let words = |text: &str| {
            let marks = ["[-", "-]", "{+", "+}"];
            let text = marks.iter().fold(text.to_owned(), |text, mark| text.replace(mark, ""));
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            // Columns may wrap elsewhere without brackets.
            letters.sort_unstable();
            letters
        };
        assert_eq!(words(&anstream::adapter::strip_str(&coloured).to_string()), words(&plain));
    }
}

#[test]
fn wrapping_and_normal_forms_are_no_change() {
    let wrapped = OLD.replace(' ', "\n   ");
    check_same(OLD, &wrapped.replace("\n\n", "\n\n\n"), &["--lang", "en"]);
    check_same("彼は雨の中を\n歩いて帰った。\n", "彼は雨の中を歩いて\n  帰った。  \n", &[]);
    check_same("The cafe\u{301} was open.\n", "The caf\u{e9} was open.\n", &[]);
    check_same("One.\nTwo.\n", "  One.  \n\n\tTwo.\r\n", &["--lines"]);
    let seeds = project().join("seeds");
    let draft = read(seeds.join("draft-2.en.txt"));
    let unwrapped: Vec<String> = draft
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    check_same(&draft, &unwrapped.join("\n\n"), &[]);
}

#[test]
fn typography_is_shown_when_asked_for() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "He said \"it's raining\".\n").unwrap();
    fs::write(folder.path().join("b.txt"), "He said “it’s raining”.\n").unwrap();
    let (code, stdout, stderr) = run(folder.path(), &["diff", "a.txt", "b.txt"], false);
    assert_eq!((code, stdout.as_str()), (Some(0), ""));
    assert!(stderr.contains("1 change of typography alone left out"), "{stderr}");
    let asked = differences(folder.path(), &["diff", "a.txt", "b.txt", "--only", "typography"]);
    assert!(asked.contains("[-\"it's-]{+“it’s+} raining[-\"-]{+”+}."), "{asked}");
}

#[test]
fn what_differs_beside_the_text_of_markdown_is_noted() {
    let code = "Text.\n\n```sh\nnpm i a\n```\n";
    for (old, new, noted) in [
        (code, "Text.\n\n```sh\nnpm i b\n```\n", "code blocks"),
        (code, "Text.\n\n```console\nnpm i a\n```\n", "code blocks"),
        // What is shown needs no note.
        ("- [ ] Text.\n", "- [x] Text.\n", ""),
        ("[Text][a].\n\n[a]: http://a.b\n", "[Text][a].\n\n[a]: http://a.c\n", ""),
        ("---\na: b\n---\n\nText.\n", "---\na: c\n---\n\nText.\n", "front matter"),
        ("# Text\n", "## Text\n", "levels of headings"),
        ("<p class='a'>Text.</p>\n", "<p class='b'>Text.</p>\n", "HTML"),
        ("Text.\n\n<!-- a -->\n", "Text.\n\n<!-- b -->\n", "comments"),
        ("Text.\n\n<!--\na\n-->\n", "Text.\n\n<!--\nb\n-->\n", "comments"),
        ("<hr>\n\n<!--\na\n-->\n\nText.\n", "<hr>\n\n<!--\nb\n-->\n\nText.\n", "comments"),
        (
            "---\na: b\n---\n\n# Text\n\n    a\n",
            "---\na: c\n---\n\n# Text\n\n    b\n",
            "code blocks, front matter",
        ),
        ("- Text.\n", "* Text.\n", ""),
        ("Text.\n\n    a\n", "Text.\n\n```\na\n```\n", ""),
        ("Text.\n\n```sh\na\n```\n", "Words.\n\n```sh\nb\n```\n", ""),
    ] {
        let folder = support::folder(&[("a.md", old.as_bytes()), ("b.md", new.as_bytes())]);
        let (_, _, stderr) = run(folder.path(), &["diff", "--lang", "en", "a.md", "b.md"], false);
        let expected = match noted {
            "" => String::new(),
            kinds => format!("note: also different, but no text: {kinds}\n"),
        };
        assert_eq!(stderr, expected, "{new}");
    }
}

/// What a machine made stands beside a translation in many tables.
#[test]
fn of_several_drafts_the_one_without_a_name_is_compared() {
    let table = |cat: &str| format!("source,mt,en\n猫がいた。,Cat was.,{cat}\n");
    let [old, new] = ["There was a cat.", "There was a black cat."].map(table);
    let folder = support::folder(&[("a.csv", old.as_bytes()), ("b.csv", new.as_bytes())]);
    let (code, stdout, stderr) = run(folder.path(), &["diff", "a.csv", "b.csv"], false);
    assert_eq!(code, Some(1));
    assert!(stdout.contains("    There was a {+black+} cat.\n"), "{stdout}");
    let note = |name: &str| format!("note: {name}: further drafts, which are not compared: 1\n");
    assert_eq!(stderr, note("a.csv") + &note("b.csv"));
}

/// A message of a catalogue is known by its context and source, wherever it stands.
#[test]
fn messages_of_catalogues_are_compared_by_what_they_translate() {
    const HEAD: &str = "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\n";
    let message = |context: &str, id: &str, text: &str| {
        let context = match context {
            "" => String::new(),
            context => format!("msgctxt \"{context}\"\n"),
        };
        format!("{context}msgid \"{id}\"\nmsgstr \"{text}\"\n\n")
    };
    let old = [
        message("menu", "Open", "開く"),
        message("", "Open", "開いている"),
        message("", "Close the window.", "窓を閉めます。"),
    ];
    let new = [
        message("", "Close the window.", "ウィンドウを閉じる。"),
        message("menu", "Open", "開ける"),
        message("", "Open", "開いている"),
    ];
    let [old, new] = [old, new].map(|messages| HEAD.to_owned() + &messages.concat());
    let folder = support::folder(&[("a.po", old.as_bytes()), ("b.po", new.as_bytes())]);
    let args = ["diff", "a.po", "b.po", "-U0"];
    let (code, stdout, stderr) = run(folder.path(), &args, false);
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    assert!(stdout.contains("    Open\n    [-開く-]{+開ける+}\n"), "{stdout}");
    assert!(stdout.contains("    Close the window.\n") && !stdout.contains("inserted"), "{stdout}");
    // Where they stand in the new file.
    assert!(stdout.contains("edited 1 → 2 (wording), b.po:7\n"), "{stdout}");
    let (_, stdout, _) = run(folder.path(), &["diff", "a.po", "b.po", "--format", "json"], false);
    assert!(stdout.contains("\"old_line\":4,\"new_line\":7,"), "{stdout}");
    // What became fuzzy is translated no longer.
    let fuzzy = old.replacen("msgid \"Close", "#, fuzzy\nmsgid \"Close", 1);
    fs::write(folder.path().join("c.po"), fuzzy).unwrap();
    let (code, stdout, stderr) = run(folder.path(), &["diff", "a.po", "c.po", "-U0"], false);
    assert_eq!((code, &*stderr), (Some(1), "note: c.po: fuzzy translations left out: 1\n"));
    assert!(stdout.contains("    [-窓を閉めます。-]\n"), "{stdout}");
    // One that became fuzzy is no other that was translated.
    let [old, new] = [["窓を閉める。", ""], ["", "窓を消す。"]]
        .map(|[a, b]| message("", "Close the window.", a) + &message("", "Delete the window.", b));
    let [old, new] = [old, new].map(|messages| HEAD.to_owned() + &messages);
    let folder = support::folder(&[("a.po", old.as_bytes()), ("b.po", new.as_bytes())]);
    let (_, stdout, _) = run(folder.path(), &["diff", "a.po", "b.po", "-U0"], false);
    assert!(stdout.contains("1 inserted, 1 deleted"), "{stdout}");
    // Templates have no translations, and their texts are compared.
    let [old, new] =
        ["One cat.", "Two cats."].map(|id| HEAD.replace("ja", "") + &message("", id, ""));
    let folder = support::folder(&[("a.pot", old.as_bytes()), ("b.pot", new.as_bytes())]);
    let (code, stdout, _) = run(folder.path(), &["diff", "a.pot", "b.pot"], false);
    assert_eq!(code, Some(1), "{stdout}");
    assert!(stdout.contains("Two"), "{stdout}");
}

#[test]
fn boxes_and_references_of_markdown_are_changes_of_their_own_kind() {
    for (old, new, expected) in [
        (
            "- [ ] Buy milk.\n- [x] Eat.\n",
            "- [x] Buy milk.\n- [x] Eat.\n",
            "edited 1 → 1 (markup)|[-[ ]-]{+[x]+} Buy milk.",
        ),
        ("- Buy milk.\n", "- [ ] Buy milk.\n", "edited 1 → 1 (markup)|{+[ ]+} Buy milk."),
        (
            "- [ ] 牛乳を買う。\n",
            "- [x] 牛乳を買う。\n",
            "edited 1 → 1 (markup)|[-[ ]-]{+[x]+} 牛乳を買う。",
        ),
        (
            "[Text][a].\n\n[a]: http://a.b/c1\n",
            "[Text][a].\n\n[a]: http://a.b/c2\n",
            "edited 2 → 2 (markup)|[a]: http://a.b/[-c1-]{+c2+}",
        ),
        (
            "[Text][a].\n\n[a]: http://a.b\n",
            "[Text][a].\n\n[a]: ./manual.md\n",
            "edited 2 → 2 (markup)|[a]: [-http:/-]{+.+}/[-a.b-]{+manual.md+}",
        ),
        (
            "[雨][a]だ。\n\n[a]: http://example.com/rain/of/march\n",
            "[雨][a]だ。\n",
            "deleted 2 (markup)|[-[a]: http://example.com/rain/of/march-]",
        ),
        ("| A |\n|---|\n| - |\n", "| A |\n|---|\n|  |\n", "deleted 2 (content)|[---]"),
        (
            "See [it](http://a.b/v1) and ![one](a.png).\n",
            "See [it](http://a.b/v2) and ![one](a.png).\n",
            "edited 1 → 1 (markup)|See [it](http://a.b/[-v1-]{+v2+}) and ![one](a.png).",
        ),
        (
            "An old ![picture](a.png).\n",
            "An *old* ![picture](b.png).\n",
            "edited 1 → 1 (markup)|An {+*+}old{+*+} ![picture]([-a.png-]{+b.png+}).",
        ),
        (
            "Text.\n\n![](a.png)\n",
            "Text.\n\n![](b.png)\n",
            "edited 2 → 2 (markup)|![]([-a.png-]{+b.png+})",
        ),
        ("~~Old~~ text.\n", "Old text.\n", "edited 1 → 1 (markup)|[-~~-]Old[-~~-] text."),
        (
            "See the manual of it.\n",
            "See [the manual](http://a.b/c) of it.\n",
            "edited 1 → 1 (markup)|See {+[+}the manual{+](http://a.b/c)+} of it.",
        ),
        (
            "[a]: /the/old/docs/of/guide\n",
            "[a]: /guide/the/old/docs/of\n",
            "edited 1 → 1 (markup)|[a]: {+/guide+}/the/old/docs/of[-/guide-]",
        ),
    ] {
        let folder = support::folder(&[("a.md", old.as_bytes()), ("b.md", new.as_bytes())]);
        let (code, stdout, _) = run(folder.path(), &["diff", "a.md", "b.md", "-U0"], false);
        let lines: Vec<&str> = stdout.lines().map(str::trim).collect();
        let at = lines.iter().position(|line| line.ends_with(')')).unwrap();
        assert_eq!(lines[at..at + 2].join("|"), expected, "{stdout}");
        assert_eq!(code, Some(1));
        let args = ["diff", "a.md", "b.md", "--ignore", "markup,content"];
        assert_eq!(run(folder.path(), &args, false).0, Some(0));
    }
}

#[test]
fn headings_and_cells_in_the_place_of_others_were_edited() {
    for (old, new, expected) in [
        ("# 使い方\n\n雨が降る。\n", "# 利用方法\n\n雨が降る。\n", "edited 1 → 1 (wording)"),
        ("|A|B|\n|-|-|\n|x|-|\n", "|A|B|\n|-|-|\n|x|never|\n", "edited 4 → 4 (wording)"),
        ("# Rain\n\nIt fell.\n", "Snow\n\nIt fell.\n", "deleted 1 (content) inserted 1 (content)"),
    ] {
        let folder = support::folder(&[("a.md", old.as_bytes()), ("b.md", new.as_bytes())]);
        let (_, stdout, _) = run(folder.path(), &["diff", "a.md", "b.md", "-U0"], false);
        let lines: Vec<&str> = stdout.lines().filter(|line| line.ends_with(')')).collect();
        assert_eq!(lines.join(" "), expected, "{stdout}");
    }
}

#[test]
fn kinds_are_filtered() {
    let folder = folder();
    let diff = |more: &[&str]| {
        let args: Vec<&str> =
            ["diff", "old.txt", "new.txt", "-U0"].iter().chain(more).copied().collect();
        differences(folder.path(), &args)
    };
    let numbers = diff(&["--only", "number"]);
    assert!(numbers.contains("[-300-]{+500+}") && !numbers.contains("[-dealer-]"), "{numbers}");
    assert!(!numbers.contains("moved"), "{numbers}");
    let rest = diff(&["--ignore", "number,order"]);
    assert!(!rest.contains("[-300-]") && rest.contains("[-dealer-]{+reseller+}"), "{rest}");
    let (code, _, stderr) =
        run(folder.path(), &["diff", "old.txt", "new.txt", "--only", "colour"], false);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("unknown kind of change `colour`"), "{stderr}");
}

#[test]
fn what_is_filtered_is_never_called_unchanged_and_every_view_has_the_same_figures() {
    let old = "It rained for 3 days.\nThe quick dealer sold 3 cars.\nThe \"cat\" slept.\n\
               We went home early.\nThe old bridge by the mill fell down in the last storm.\n";
    let new = "It rained for 5 days.\nThe slow dealer sold 5 cars.\nThe “cat” slept.\n\
               We went home early.\nNobody asked who would pay for the fireworks.\n";
    let folder = support::folder(&[("a.txt", old.as_bytes()), ("b.txt", new.as_bytes())]);
    // Sentences of the longer side touched and filtered, and words edited; the totals.
    for (more, counts, totals, json_operations) in [
        (
            &[][..],
            (3, 1, 25),
            "2 edited, 1 inserted, 1 deleted; 1 unchanged, 1 filtered",
            r#"{"deleted":1,"edited":2,"filtered":1,"inserted":1,"unchanged":1}"#,
        ),
        (
            &["--only", "number"],
            (2, 2, 2),
            "2 edited; 1 unchanged, 3 filtered",
            r#"{"edited":2,"filtered":3,"unchanged":1}"#,
        ),
        (
            &["--ignore", "number,content"],
            (1, 3, 1),
            "1 edited; 1 unchanged, 4 filtered",
            r#"{"edited":1,"filtered":4,"unchanged":1}"#,
        ),
    ] {
        let view = |format: &str| {
            let args = [&["diff", "--lines", "a.txt", "b.txt", "-U0", "-f", format], more].concat();
            run(folder.path(), &args, false).1
        };
        for format in ["full", "side-by-side", "stat", "markdown", "html"] {
            let shown = view(format);
            assert!(shown.contains(totals), "{more:?}: {shown}");
        }
        let json = view("json");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let summary = &value["summary"];
        let (touched, filtered, edits) = counts;
        assert_eq!(summary["operations"].to_string(), json_operations);
        assert_eq!(summary["ter_edits"], edits, "{summary}");
        let stat = view("stat");
        let all = stat.lines().find(|line| line.trim_start().starts_with("all")).unwrap();
        let fields: Vec<&str> = all.split_whitespace().collect();
        let ter = format!("{:.3}", summary["ter"].as_f64().unwrap());
        let expected = ["all", "5", &touched.to_string(), &filtered.to_string(), &ter];
        assert_eq!(fields[..5], expected, "{stat}");
        assert!(!view("full").contains("2 sentences unchanged"), "{more:?}");
        // A piece that is called equal is.
        for change in value["changes"].as_array().unwrap() {
            for piece in change["pieces"].as_array().unwrap() {
                assert!(piece["op"] != "equal" || piece["old"] == piece["new"], "{piece}");
            }
        }
    }
    let args = ["diff", "--lines", "a.txt", "b.txt", "--only", "spelling"];
    let (code, stdout, stderr) = run(folder.path(), &args, false);
    assert_eq!((code, stdout.as_str()), (Some(0), ""));
    assert!(stderr.contains("5 changes of other kinds left out"), "{stderr}");
    let (_, json, _) = run(folder.path(), &[&args[..], &["-f", "json"]].concat(), false);
    assert!(json.contains("\"same\":false"), "{json}");
}

#[test]
fn what_moved_is_an_edit_where_the_order_is_filtered() {
    let lines = [
        "The mayor opened the new library on Monday morning.",
        "Farmers brought apples and pears to the market.",
        "A choir of children sang three old songs.",
        "Rain began to fall late in the afternoon.",
        "Nobody remembered to bring 5 umbrellas to the celebration.",
    ];
    let moved = [&lines[4].replace('5', "6"), lines[0], lines[1], lines[2], lines[3]].join("\n");
    let old = lines.join("\n");
    let folder = support::folder(&[("a.txt", old.as_bytes()), ("b.txt", moved.as_bytes())]);
    for (more, heading) in [
        (&[][..], "moved 5 → 1, edited (number, order)"),
        (&["--ignore", "order"], "edited 5 → 1 (number)"),
        (&["--ignore", "number"], "moved 5 → 1 (order)"),
    ] {
        let args = [&["diff", "--lines", "a.txt", "b.txt"], more].concat();
        let shown = differences(folder.path(), &args);
        assert!(shown.contains(heading), "{shown}");
    }
}

#[test]
fn the_glossary_tells_what_is_terminology() {
    let folder = folder();
    fs::write(folder.path().join("terms.csv"), "source,target\n業者,reseller\n").unwrap();
    let args = ["diff", "old.txt", "new.txt", "-g", "terms.csv", "--only", "terminology", "-U0"];
    let terms = differences(folder.path(), &args);
    assert!(terms.contains("edited 3 → 4 (terminology)"), "{terms}");
    assert!(terms.contains("The [-dealer-]{+reseller+} sold 500 umbrellas."), "{terms}");
    assert!(terms.contains("1 edited;"), "{terms}");
}

#[test]
fn terms_of_the_glossary_are_terminology_with_a_capital_too() {
    let folder = support::folder(&[
        ("a.txt", b"We told the Customer so.\nThe Buyer pays the Customer.\nWe met the Mayor of the village after lunch.\n"),
        ("b.txt", b"We told the Client so.\nThe Customer pays the Buyer.\nWe met the Judge of the village after lunch.\n"),
        ("terms.csv", "source,target\n顧客,customer\n".as_bytes()),
    ]);
    let args = ["diff", "--lines", "a.txt", "b.txt", "-g", "terms.csv"];
    let shown = differences(folder.path(), &args);
    for heading in ["1 → 1 (terminology)", "2 → 2 (terminology)", "3 → 3 (name)"] {
        assert!(shown.contains(heading), "{shown}");
    }
}

#[test]
fn findings_are_fixed_and_introduced() {
    let folder = folder();
    let terms = "source,target,forbidden\n業者,reseller,dealer\n雨,rain,downpour\n";
    fs::write(folder.path().join("terms.csv"), terms).unwrap();
    let new = NEW.replace("It rained for three days", "The downpour went on for three days");
    fs::write(folder.path().join("new.txt"), new).unwrap();
    let args = ["diff", "old.txt", "new.txt", "--source", "ja.txt", "-g", "terms.csv"];
    let shown = differences(folder.path(), &args);
    let lines: Vec<&str> = shown.lines().filter(|line| line.contains("forbidden-term")).collect();
    assert_eq!(lines.len(), 2, "{shown}");
    assert!(lines[0].starts_with("fixed 3: ") && lines[0].contains("dealer"), "{shown}");
    assert!(lines[1].starts_with("introduced 3: ") && lines[1].contains("downpour"), "{shown}");
    let json = differences(folder.path(), &[&args[..], &["-f", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let findings = &json["findings"]["fixed"];
    assert!(
        findings.as_array().unwrap().iter().any(|f| f["rule"] == "forbidden-term"),
        "{findings}"
    );
}

#[test]
fn each_kind_is_explained() {
    let (code, stdout, _) = run(project(), &["diff", "--explain"], false);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(stdout);
}

#[test]
fn a_sentence_that_moved_far_and_was_edited_is_one_change_with_one_mark() {
    let folder = TempDir::new().unwrap();
    let things = ["river", "lamp", "garden", "letter", "harbour", "ladder", "orchard", "engine"];
    let mut lines: Vec<String> = (0..80)
        .map(|n| {
            format!(
                "On day {n} the {} stood {} steps from the {}.",
                things[n % 8],
                n * 7,
                things[(n * 3 + 1) % 8]
            )
        })
        .collect();
    fs::write(folder.path().join("a.txt"), lines.join("\n")).unwrap();
    lines.remove(10);
    let moved = "On day 10 the garden stood 70 yards from the engine.".to_owned();
    lines.insert(60, moved);
    fs::write(folder.path().join("b.txt"), lines.join("\n")).unwrap();
    fs::write(folder.path().join("a.txt"), {
        let mut old = lines.clone();
        old.remove(60);
        old.insert(10, "On day 10 the garden stood 70 steps from the engine.".to_owned());
        old.join("\n")
    })
    .unwrap();
    let json = differences(folder.path(), &["diff", "--lines", "a.txt", "b.txt", "-f", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let changed: Vec<_> = changes.iter().filter(|c| c["kind"] != "unchanged").collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    let change = changed[0];
    assert_eq!((&change["kind"], &change["edited"]), (&"moved".into(), &true.into()));
    assert_eq!(
        (&change["old"], &change["new"]),
        (&serde_json::json!([10]), &serde_json::json!([60]))
    );
    let pieces = change["pieces"].as_array().unwrap();
    let marks: Vec<_> = pieces.iter().filter(|p| p["op"] != "equal").collect();
    assert_eq!(marks.len(), 1);
    assert_eq!((&marks[0]["old"], &marks[0]["new"]), (&"steps".into(), &"yards".into()));
}

#[test]
fn an_empty_text_is_a_revision_too() {
    let folder = folder();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let inserted = differences(folder.path(), &["diff", "empty.txt", "old.txt", "-f", "json"]);
    assert_eq!(inserted.matches("\"kind\":\"inserted\"").count(), 8, "{inserted}");
    let deleted = differences(folder.path(), &["diff", "old.txt", "empty.txt", "-f", "json"]);
    assert_eq!(deleted.matches("\"kind\":\"deleted\"").count(), 8, "{deleted}");
    check_same("", "\n\n", &[]);
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let folder = folder();
    for (args, expected) in [
        (&["diff", "old.txt", "ja.txt"][..], "expected two revisions in one language"),
        (&["diff", "-", "-"], "standard input can be read only once"),
        (&["diff", "old.txt", "none.txt"], "none.txt: no such file"),
        (&["diff", "old.txt", "new.txt", "x"], "found 3"),
        (&["diff", "old.txt"], "expected OLD and NEW, found one text only"),
        (
            &["diff", "old.txt", "new.txt", "--source", "new.txt", "--source", "x"],
            "cannot be used multiple times",
        ),
    ] {
        let (code, stdout, stderr) = run(folder.path(), args, false);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(stderr.contains(expected), "{args:?}: {stderr}");
    }
}

#[test]
fn a_source_revision_makes_sentences_stale() {
    let folder = folder();
    let revised = SOURCE
        .replace("業者は傘を300本売った。", "業者は傘を500本売った。日傘は一本も売れなかった。")
        .replace("猫は寝ていた。", "");
    fs::write(folder.path().join("ja-2.txt"), revised).unwrap();
    let mut shown = String::new();
    for format in ["full", "json"] {
        let args = ["stale", "ja.txt", "ja-2.txt", "old.txt", "-f", format];
        shown.push_str(&format!("--format {format}\n{}\n", differences(folder.path(), &args)));
    }
    insta::assert_snapshot!(shown);
    let (code, _, _) = run(folder.path(), &["stale", "ja.txt", "ja.txt", "old.txt"], false);
    assert_eq!(code, Some(0));
}

#[test]
fn a_mark_makes_its_own_sentence_stale_and_no_neighbour_in_the_block_that_moved() {
    const BLOCK: [&str; 2] = ["祭りは五月に開かれる。", "子どもたちは太鼓をたたく。"];
    let rest = "春になると川の水が増える。村の人々は堤防を直す。広場には屋台が並ぶ。\
                山では雪が少しずつ溶けていく。";
    let draft = "The festival is held in May. Children beat drums. In spring the river rises. \
                 The villagers repair the levee. Stalls line the square. In the mountains the snow \
                 melts little by little.";
    for (sentence, edited, stale, marks) in [
        (1, "生徒たちは太鼓をたたく。", 2, "    [-子ども-]{+生徒+}たちは太鼓をたたく。\n"),
        (1, "その子どもたちは太鼓をたたく。", 2, "    {+その+}子どもたちは太鼓をたたく。\n"),
        (0, "祭りは六月に開かれる。", 1, "    祭りは[-五月-]{+六月+}に開かれる。\n"),
    ] {
        let mut block = BLOCK;
        block[sentence] = edited;
        let files = [
            ("old.txt", format!("{}{rest}\n", BLOCK.concat())),
            ("new.txt", format!("{rest}{}\n", block.concat())),
            ("draft.txt", draft.to_owned()),
        ];
        let files = files.each_ref().map(|(name, text)| (*name, text.as_bytes()));
        let folder = support::folder(&files);
        let listed = differences(folder.path(), &["stale", "old.txt", "new.txt", "draft.txt"]);
        assert!(listed.contains(&format!("stale {stale}\n")), "{listed}");
        assert!(listed.contains(marks), "{listed}");
        assert!(listed.ends_with("1 stale, 0 new and untranslated, 5 still good\n"), "{listed}");
        let other = BLOCK[1 - sentence];
        assert!(!listed.contains(other), "{listed}");
    }
}

#[test]
fn a_source_in_another_order_is_told() {
    let [a, b, c, d] = [
        "祭りは五月に開かれる。",
        "子どもたちは太鼓をたたく。",
        "春になると川の水が増える。",
        "村の人々は堤防を直す。",
    ];
    let draft = "The festival is held in May. Children beat drums. In spring the river rises. \
                 The villagers repair the levee.";
    let folder = support::folder(&[
        ("old.txt", [a, b, c, d].concat().as_bytes()),
        ("new.txt", [b, c, d, a].concat().as_bytes()),
        ("draft.txt", draft.as_bytes()),
    ]);
    let args = ["stale", "old.txt", "new.txt", "draft.txt"];
    assert_eq!(
        differences(folder.path(), &args),
        "good 1: its source stands elsewhere now\n  moved 1 → 4 (order)\n    \
         The festival is held in May.\n\n… 3 sentences still good\n\n\
         1 still good, but not in the order of the source now\n\
         0 stale, 0 new and untranslated, 4 still good\n"
    );
    let json = differences(folder.path(), &[&args[..], &["-f", "json"]].concat());
    assert!(json.contains(r#""moved":1"#), "{json}");
}

/// Where a sentence stands is no matter of terms: what moved with its mistakes was not mended, and its
/// translation was not lost.
#[test]
fn what_moved_is_neither_fixed_nor_lost() {
    let ja = "図書館は9時に開く。\n月曜日は休みだ。\n2階に資料室がある。\n見学は無料である。\n";
    let old = [
        "The library opens at nine.",
        "It is closed on Mondays.",
        "There is an archive room on the second floor.",
        "Admission is free.",
    ];
    let text = |order: [usize; 4]| order.map(|at| old[at]).join("\n");
    let files = support::folder(&[
        ("ja.txt", ja.as_bytes()),
        ("old.txt", text([0, 1, 2, 3]).as_bytes()),
        ("new.txt", text([2, 0, 1, 3]).as_bytes()),
        ("terms.csv", "source,target,forbidden\n資料室,reference room,archive room\n".as_bytes()),
    ]);
    let args =
        ["diff", "--lines", "old.txt", "new.txt", "-s", "ja.txt", "-g", "terms.csv", "-f", "json"];
    let (code, json, stderr) = taiyaku(files.path(), &args);
    assert_eq!(code, Some(1), "{stderr}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"], serde_json::json!({"fixed": [], "introduced": []}));
}

/// Of a file with markup the spans are those of the file, as everywhere.
#[test]
fn json_has_spans_of_the_file() {
    let old = "# Fees\n\nIt *costs* 400 yen on weekdays.\n";
    let new = "# Fees\n\nIt *costs* 500 yen on cold weekdays.\n";
    let files = support::folder(&[("old.md", old.as_bytes()), ("new.md", new.as_bytes())]);
    let (_, json, stderr) = taiyaku(files.path(), &["diff", "old.md", "new.md", "-f", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect(&stderr);
    let changes = json["changes"].as_array().unwrap().iter();
    let pieces = changes.flat_map(|change| change["pieces"].as_array().unwrap());
    let marked: Vec<_> = pieces.filter(|piece| piece["op"] != "equal").collect();
    assert_eq!(marked.len(), 2, "{json}");
    for piece in marked {
        for (text, side) in [(old, "old"), (new, "new")] {
            let span = |at: usize| piece[format!("{side}_span")][at].as_u64().unwrap() as usize;
            assert_eq!(text[span(0)..span(1)], *piece[side].as_str().unwrap(), "{piece}");
        }
    }
}

#[test]
fn drafts_stand_side_by_side() {
    let folder = folder();
    let third = OLD.replace("dealer", "merchant");
    fs::write(folder.path().join("third.txt"), third).unwrap();
    let mut shown = String::new();
    for format in ["full", "json"] {
        let args = ["compare", "ja.txt", "old.txt", "new.txt", "third.txt", "-f", format];
        shown.push_str(&format!("--format {format}\n{}\n", differences(folder.path(), &args)));
    }
    insta::assert_snapshot!(shown);
    let (code, _, _) = run(folder.path(), &["compare", "ja.txt", "old.txt", "old.txt"], false);
    assert_eq!(code, Some(0));
}

#[test]
fn drafts_that_differ_in_typography_alone_have_no_marks() {
    let folder = support::folder(&[
        ("ja.txt", "雨だと彼は言った。\n猫は寝ていた。\n".as_bytes()),
        ("a.txt", "\"It's rain,\" he said -- twice.\nThe cat was 'asleep'...\n".as_bytes()),
        ("b.txt", "“It’s rain,” he said—twice.\nThe dog was ‘asleep’…\n".as_bytes()),
    ]);
    let args = ["compare", "--lines", "ja.txt", "a.txt", "b.txt", "-f", "json"];
    let json: serde_json::Value = serde_json::from_str(&differences(folder.path(), &args)).unwrap();
    let marks: Vec<(bool, usize)> = json["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let drafts = row["drafts"].as_array().unwrap();
            let marks = drafts.iter().map(|draft| draft["differs"].as_array().unwrap().len());
            (row["same"].as_bool().unwrap(), marks.sum())
        })
        .collect();
    assert_eq!(marks, [(true, 0), (false, 2)], "{json}");
}

/// The set-up that README shows, in a repository of its own.
#[test]
fn git_shows_diffs_through_taiyaku() {
    let folder = folder();
    let here = folder.path();
    let bin = cargo_bin!("taiyaku");
    let path = std::env::join_paths(
        std::iter::once(bin.parent().unwrap().to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let git = |args: &[&str]| -> String {
        let output = Command::new("git")
            .current_dir(here)
            .env("PATH", &path)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .args(["-c", "user.name=n", "-c", "user.email=n@example.com"])
            .args(args)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {args:?}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    };
    git(&["init", "-q"]);
    fs::rename(here.join("old.txt"), here.join("draft.txt")).unwrap();
    git(&["add", "draft.txt"]);
    git(&["commit", "-q", "-m", "first draft"]);
    fs::write(here.join("draft.txt"), NEW).unwrap();
    let expected = "[-dealer-]{+reseller+}";

    let readme = read(project().join("README.md"));
    let setup: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("$ git config ")).collect();
    assert_eq!(setup.len(), 2, "{setup:?}");
    for line in setup {
        let (name, value) = line.split_once(' ').unwrap();
        git(&["config", name, value.trim_matches('\'')]);
    }
    assert!(readme.contains("$ echo '*.txt diff=taiyaku' >> .gitattributes\n"));
    fs::write(here.join(".gitattributes"), "*.txt diff=taiyaku\n").unwrap();

    let diff = git(&["diff"]);
    assert!(diff.contains("draft.txt → draft.txt") && diff.contains(expected), "{diff}");
    // Without any set-up, for once.
    let args = ["-c", "diff.external=taiyaku diff --format markdown", "diff", "--", "draft.txt"];
    fs::remove_file(here.join(".gitattributes")).unwrap();
    assert!(git(&args).contains("<del>dealer</del><ins>reseller</ins>"));
    fs::write(here.join(".gitattributes"), "*.txt diff=taiyaku\n").unwrap();
    git(&["add", "."]);
    let staged = git(&["diff", "--cached", "--", "draft.txt"]);
    assert!(staged.contains(expected), "{staged}");
    let added = git(&["diff", "--cached", "--", ".gitattributes"]);
    assert!(added.contains("+*.txt diff=taiyaku"), "{added}");
    git(&["commit", "-q", "-m", "second draft"]);

    let tool = git(&["difftool", "--no-prompt", "--tool=taiyaku", "HEAD~1"]);
    assert!(tool.contains(expected), "{tool}");
    git(&["mv", "draft.txt", "final.txt"]);
    fs::write(here.join("final.txt"), NEW.replace("parasol", "sunshade")).unwrap();
    git(&["add", "final.txt"]);
    let renamed = git(&["diff", "--cached", "-M"]);
    let expected = "[-parasol-]{+sunshade+}";
    assert!(renamed.contains("draft.txt → final.txt") && renamed.contains(expected), "{renamed}");
    git(&["rm", "-q", "--cached", "final.txt"]);
    let removed = git(&["diff", "--cached"]);
    assert!(removed.contains("deleted 1 (content)"), "{removed}");

    let expected = "[-dealer-]{+reseller+}";
    // A path that is not merged is no failure.
    let output = Command::new(bin).current_dir(here).env("GIT_DIFF_PATH_COUNTER", "1");
    let output = output.args(["diff", "final.txt"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let object = differences(here, &["diff", "HEAD~1:draft.txt", "final.txt"]);
    assert!(
        object.contains("HEAD~1:draft.txt → final.txt") && object.contains(expected),
        "{object}"
    );
    let (code, _, stderr) = run(here, &["diff", "HEAD~9:draft.txt", "final.txt"], false);
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("error: HEAD~9:draft.txt: "), "{stderr}");
}

#[test]
fn reviewed_beads_are_carried_to_a_new_source() {
    let folder = folder();
    let here = folder.path();
    let revised = SOURCE.replace("業者は傘を300本売った。", "業者は儲けた。傘を500本売ったのだ。");
    fs::write(here.join("ja-2.txt"), revised).unwrap();
    let (code, beads, _) = run(here, &["align", "ja.txt", "old.txt", "-f", "jsonl"], false);
    assert_eq!(code, Some(0));
    let mark = |line: &str| line.replacen('{', "{\"origin\":\"reviewed\",\"by\":\"n\",", 1);
    let reviewed: Vec<String> = beads.lines().map(mark).collect();
    fs::write(here.join("beads.jsonl"), reviewed.join("\n")).unwrap();
    let args = ["stale", "ja.txt", "ja-2.txt", "old.txt", "--carry", "beads.jsonl"];
    let (code, carried, stderr) = run(here, &args, false);
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains("beads.jsonl: 7 reviewed and 0 other beads kept"), "{stderr}");
    assert!(stderr.contains("beads.jsonl:3: not kept"), "{stderr}");
    let carried: Vec<&str> = carried.lines().collect();
    for (number, line) in reviewed.iter().enumerate().filter(|(number, _)| *number != 2) {
        // Behind the sentence that was split in two the source's numbers are one higher.
        let new = if number > 2 { number + 1 } else { number };
        let expected =
            line.replace(&format!("\"source\":[{number}]"), &format!("\"source\":[{new}]"));
        assert!(carried.contains(&expected.as_str()), "{expected}\n{carried:#?}");
    }
}

#[test]
fn the_same_draft_twice_does_not_differ_where_it_adds_a_sentence() {
    let seeds = project().join("seeds");
    for draft in ["draft-1.en.txt", "draft-2.en.txt"] {
        let args = ["compare", "article.ja.txt", draft, draft];
        let (code, stdout, stderr) = taiyaku(&seeds, &args);
        assert_eq!(code, Some(0), "{draft}: {stderr}");
        assert!(stdout.lines().last().is_some_and(|line| line.starts_with("0 of ")), "{stdout}");
    }
    // Three drafts that add something in one place stand side by side there.
    let folder = support::folder(&[
        ("ja.txt", "雨が三日続けて降った。\n猫は寝ていた。\n".as_bytes()),
        ("a.txt", b"It rained for three days in a row.\nNobody knew why.\nThe cat was asleep.\n"),
        ("b.txt", b"It rained for three days in a row.\nThe cat was asleep.\n"),
    ]);
    let args = ["compare", "--lines", "ja.txt", "a.txt", "b.txt", "a.txt"];
    let (code, stdout, stderr) = taiyaku(folder.path(), &args);
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stdout.ends_with("1 of 3 rows differ\n"), "{stdout}");
}
