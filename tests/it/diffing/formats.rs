//! Revisions of Markdown, catalogues and bitexts, and what cannot be compared.

use std::fs;

use super::{check_same, differences, folder, run};
use crate::support;

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
