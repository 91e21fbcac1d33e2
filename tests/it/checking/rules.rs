//! What single rules find, and what fixes put in its place.

use std::fs;

use tempfile::TempDir;

use super::with;
use crate::support::{folder, read, taiyaku};

/// A sentence in the place of another is found, though what stands around the two lets the alignment
/// take them for a pair.
#[test]
fn another_sentence_in_the_place_of_one_is_found() {
    let pairs = [
        (
            "図書館は来月から改修工事に入る。",
            "The library will undergo renovation work from next month.",
        ),
        ("工事は半年ほど続く見通しだ。", "The work is expected to continue for about half a year."),
        (
            "利用者からは騒音を心配する声も上がっている。",
            "The company opened a new factory in Vietnam.",
        ),
        (
            "新しい閲覧室には子ども向けの本棚が並ぶ。",
            "The new reading room will have bookshelves for children.",
        ),
        ("屋上には太陽光パネルを設置する。", "Solar panels will be installed on the roof."),
        (
            "市長は「町の誇りにしたい」と語った。",
            "“I want it to be the pride of the town,” said the mayor.",
        ),
    ];
    let table: String = pairs.iter().map(|(ja, en)| format!("{ja}\t{en}\n")).collect();
    let side = |of: fn(&(&'static str, &'static str)) -> &'static str| {
        pairs.iter().map(|pair| format!("{}\n", of(pair))).collect::<String>()
    };
    let (source, draft) = (side(|pair| pair.0), side(|pair| pair.1));
    let folder = folder(&[
        ("pairs.tsv", format!("ja\ten\n{table}").as_bytes()),
        ("ja.txt", source.as_bytes()),
        ("en.txt", draft.as_bytes()),
    ]);
    for (texts, place) in [(&["ja.txt", "en.txt"][..], "en.txt:3:1"), (&["pairs.tsv"], "tsv:4:1")] {
        let select = ["check", "--lines", "--format", "concise", "--select", "added"];
        let args: Vec<&str> = select.iter().chain(texts).copied().collect();
        let (_, found, _) = taiyaku(folder.path(), &args);
        let (finding, summary) = found.split_once('\n').unwrap();
        assert!(finding.contains(place) && finding.contains("has nothing in common"), "{found}");
        assert_eq!(summary.lines().count(), 1, "{found}");
    }
}

/// A sentence that was moved is neither omitted nor added, and its slips are found where it is.
#[test]
fn what_moved_is_looked_at_where_it_went() {
    let ja = "図書館は9時に開館する。\n月曜日は休館日である。\n江戸時代の古地図が120枚展示されている。\n\
              自転車は北口に置くこと。\n";
    let moved = "Some 130 old maps of the Edo period are on display.";
    let others = [
        "The library opens at nine.",
        "It is closed on Mondays.",
        "Please leave bicycles at the north entrance.",
    ];
    let en = [moved, others[0], others[1], others[2]].join("\n");
    let files = folder(&[("ja.txt", ja.as_bytes()), ("en.txt", en.as_bytes())]);
    let args = ["check", "--lines", "ja.txt", "en.txt", "--format", "concise"];
    let (code, found, _) = taiyaku(files.path(), &args);
    assert_eq!(code, Some(1), "{found}");
    assert!(found.starts_with("en.txt:1:6: error[number-mismatch]"), "{found}");
    assert_eq!(found.matches("en.txt:").count() - 1, 1, "{found}");
}

/// A translation may number the arguments of printf, and has to where it puts them in another order.
#[test]
fn conversions_may_be_numbered() {
    for (english, japanese, expected) in [
        ("Could not move %s to %s.", "%2$s へ %1$s を移動できませんでした。", &[][..]),
        (
            "Wait %s for %d.",
            "%d を %s 待ちます。",
            &["`%s` is `%1$s` in the source and `%2$s` here"],
        ),
        ("Deleted %lu of %zu files.", "%lu個のファイルを削除しました。", &["`%zu` is missing"]),
        ("Copied %s.", "%1$d をコピーしました。", &["`%s` has become `%1$d`"]),
        ("Refresh every %gs.", "%g秒ごとに更新します。", &[]),
        ("%1 of %2 files were copied.", "%2個のうち%1個をコピーしました。", &[]),
        ("See %s and the <a>.", "リンク<a>と%sを見る。", &[]),
        ("100% of it is done.", "100%完了しました。", &[]),
    ] {
        let folder = folder(&[("en.txt", english.as_bytes()), ("ja.txt", japanese.as_bytes())]);
        let args = ["check", "en.txt", "ja.txt", "--lines", "--format", "concise", "--select"];
        let check = [&args[..], &["url-or-placeholder-mismatch"]].concat();
        let (_, found, _) = taiyaku(folder.path(), &check);
        let count = found.matches("error[").count();
        assert_eq!(count > 0, !expected.is_empty(), "{english}: {found}");
        for message in expected {
            assert!(found.contains(message), "{english}: {found}");
        }
        // Nothing is mended that would make another argument of it.
        let fix = [&check[..], &["--fix"]].concat();
        taiyaku(folder.path(), &fix);
        assert_eq!(read(folder.path().join("ja.txt")), japanese);
    }
}

#[test]
fn one_thing_is_no_plural() {
    let folder = folder(&[
        ("ja.txt", "入館料は400円だ。\n".as_bytes()),
        ("en.txt", b"Admission is 500 yen.\n"),
    ]);
    let check = |more: &[&str]| {
        let args: Vec<&str> = ["check", "ja.txt", "en.txt"].iter().chain(more).copied().collect();
        taiyaku(folder.path(), &args)
    };
    let (_, stdout, _) = check(&["-f", "concise"]);
    assert!(stdout.ends_with("en.txt: 1 error, 0 warnings, 0 notes in 1 sentence\n"), "{stdout}");
    let (_, stdout, _) = check(&["-f", "html"]);
    assert!(stdout.contains("1 error, 0 warnings, 0 notes in 1 sentence<"), "{stdout}");
    let (_, _, stderr) = check(&["--write-baseline", "known.json"]);
    assert_eq!(stderr, "note: known.json: 1 finding written\n");
    fs::write(folder.path().join("en.txt"), "Admission is 400 yen.\n").unwrap();
    let (_, _, stderr) = check(&["--baseline", "known.json"]);
    assert!(stderr.contains("1 of its 1 finding occurs no more"), "{stderr}");
}

#[test]
fn fixes_keep_inflection_case_quotations_and_every_other_byte() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &[u8]| fs::write(folder.path().join(name), text).unwrap();
    write(
        "ja.txt",
        "トークンを配った。\nトークンは二枚ある。\n「トークンが欲しい」と彼は言った。\nShkreliが来た。\n"
            .as_bytes(),
    );
    let before = "Coins were given out.\r\nThere are two coins.\r\n“I want coins,” he said.\r\n\
                  Shrkeli came.\r\n";
    write("en.txt", format!("\u{feff}{before}").as_bytes());
    write(
        "terms.csv",
        "source,target,forbidden,case_sensitive,note\nトークン,token,coin,,\n".as_bytes(),
    );
    let (code, diff, _) = taiyaku(folder.path(), &with(&["--fix", "--diff"]));
    assert_eq!(code, Some(1));
    assert!(
        diff.contains("-Coins were given out.") && diff.contains("+Tokens were given out."),
        "{diff}"
    );
    assert_eq!(
        fs::read(folder.path().join("en.txt")).unwrap(),
        format!("\u{feff}{before}").as_bytes()
    );

    let (code, _, stderr) = taiyaku(folder.path(), &with(&["--fix", "-f", "concise"]));
    assert_eq!(code, Some(1), "the quotation is left");
    assert!(stderr.contains("en.txt: 1 in quotations left alone"), "{stderr}");
    assert!(stderr.contains("en.txt: 3 mended"), "{stderr}");
    let after = fs::read_to_string(folder.path().join("en.txt")).unwrap();
    assert_eq!(
        after,
        "\u{feff}Tokens were given out.\r\nThere are two tokens.\r\n“I want coins,” he said.\r\n\
         Shkreli came.\r\n"
    );
    let (_, _, stderr) = taiyaku(folder.path(), &with(&["--fix", "-f", "concise"]));
    assert!(!stderr.contains("mended"), "{stderr}");
    assert_eq!(fs::read_to_string(folder.path().join("en.txt")).unwrap(), after);
    let (code, _, _) = taiyaku(folder.path(), &with(&["--fix", "--fix-quotations"]));
    assert_eq!(code, Some(0));
}
