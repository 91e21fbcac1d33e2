//! The contract of `taiyaku check`, `terms` and `config`.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{folder, project, read, taiyaku};

/// A source with two slips in its draft, and a glossary.
fn sample() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("ja.txt", "町の博物館が開いた。\n入館料は400円だ。\nトークンで払える。\n彼は帰った。\n");
    write(
        "en.txt",
        "The town museum opened.\nAdmission is 500 yen.\nYou can pay with coins.\nHe went home.\n",
    );
    write("terms.csv", "source,target,forbidden,case_sensitive,note\nトークン,token,coin,,\n");
    folder
}

const CHECK: [&str; 6] = ["check", "ja.txt", "en.txt", "--lines", "--glossary", "terms.csv"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    CHECK.iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn every_format() {
    let folder = sample();
    let mut shown = String::new();
    let formats =
        ["full", "concise", "json", "jsonl", "github", "gitlab", "checkstyle", "junit", "csv"];
    for format in formats {
        let (code, stdout, stderr) = taiyaku(folder.path(), &with(&["--format", format]));
        assert_eq!((code, stderr.as_str()), (Some(1), ""), "{format}");
        shown.push_str(&format!("--format {format}\n{stdout}\n"));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn messages_name_lines_of_the_file() {
    let table = "ja\ten\n設定を保存する。\tSave the settings.\n長谷川は了承した。\tHasegawa agreed.\n\
                 長谷川は笑った。\tHasegawa laughed.\n長谷川は帰った。\tHasagawa went home.\n\
                 設定を保存する。\tKeep your settings.\n";
    let markdown = "# 設定\n\n設定を保存する。\n\n- 長谷川は了承した。\n- 設定を保存する。\n";
    let draft = "# Settings\n\nSave the settings.\n\n- Hasegawa agreed.\n- Keep your settings.\n";
    let folder = folder(&[
        ("pairs.tsv", table.as_bytes()),
        ("ja.md", markdown.as_bytes()),
        ("en.md", draft.as_bytes()),
    ]);
    let check = |more: &[&str]| {
        let args: Vec<&str> =
            ["check", "--format", "concise"].iter().chain(more).copied().collect();
        taiyaku(folder.path(), &args).1
    };
    let of_table = check(&["pairs.tsv"]);
    assert!(of_table.contains("“Hasegawa” twice elsewhere (lines 3, 4)"), "{of_table}");
    assert!(of_table.contains("otherwise on line 2: “Save the settings.”"), "{of_table}");
    let of_prose = check(&["ja.md", "en.md"]);
    assert!(of_prose.contains("otherwise on line 3: “Save the settings.”"), "{of_prose}");
}

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

/// The defined terms of a contract, and terms that begin with an abbreviation, have capitals and are no
/// names: another rendering of them is drift.
/// Which of two spellings is right nobody can tell from one of each: a mistake is shown, not made.
#[test]
fn of_two_spellings_that_stand_as_often_none_is_put() {
    let ja =
        "先生はブライアンさんを紹介した。\n工場は、ブライアンさんによれば、増産できるという。\n";
    let en = "The teacher introduced Brian to us.\n\
              The plant, according to Brain, can raise output.\n";
    let files = folder(&[("ja.txt", ja.as_bytes()), ("en.txt", en.as_bytes())]);
    let check = ["check", "--lines", "ja.txt", "en.txt"];
    let (code, found, _) = taiyaku(files.path(), &check);
    assert_eq!((code, found.matches("name-mismatch").count()), (Some(1), 1), "{found}");
    taiyaku(files.path(), &[&check[..], &["--fix"]].concat());
    assert_eq!(read(files.path().join("en.txt")), en);
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

#[test]
fn terms_that_have_capitals_drift_too() {
    let folder = folder(&[(
        "pairs.tsv",
        "ja\ten\n\
         委託者は、成果物を検査する。\tThe Client shall inspect the Deliverables.\n\
         委託者は、代金を支払う。\tThe Client shall pay the price.\n\
         著作権は、委託者に帰属する。\tCopyright shall belong to the Client.\n\
         受託者は、業務を行う。\tThe Contractor shall perform the services.\n\
         受託者は、成果物を納入する。\tThe Contractor shall deliver the Deliverables.\n\
         受託者は、直ちに委託者に通知する。\tThe Contractor shall notify the Customer at once.\n\
         付属の電源アダプターを使う。\tUse the AC adapter supplied.\n\
         電源アダプターが熱くなります。\tThe AC adapter becomes hot.\n\
         電源アダプターを外してください。\tRemove the AC adapter.\n\
         電源アダプターを机の上に置く。\tPut the wall charger on the desk.\n"
            .as_bytes(),
    )]);
    let args = ["check", "pairs.tsv", "--format", "concise", "--select", "inconsistent-term"];
    let (_, found, _) = taiyaku(folder.path(), &args);
    let found: Vec<&str> = found.lines().filter(|line| line.contains(" is “")).collect();
    assert_eq!(
        found,
        [
            "pairs.tsv:7:1: warning[inconsistent-term] 委託者 is “Customer” here, “Client” 3 times \
             elsewhere (lines 2, 3, 4)",
            "pairs.tsv:11:1: warning[inconsistent-term] 電源アダプター is “wall charger” here, “AC \
             adapter” 3 times elsewhere (lines 8, 9, 10)",
        ]
    );
}

#[test]
fn a_name_that_is_another_is_told_once() {
    let folder = folder(&[
        ("pairs.tsv", "ja\ten\n彼は大阪で生まれた。\tHe was born in Kyoto.\n".as_bytes()),
        ("terms.csv", "source,target\n大阪,Osaka\n".as_bytes()),
    ]);
    let check = ["check", "pairs.tsv", "--format", "concise"];
    let (_, found, _) = taiyaku(folder.path(), &check);
    let expected = "warning[name-mismatch] 大阪 in the source, “Kyoto” here";
    assert!(found.contains(expected), "{found}");
    // The glossary knows for sure.
    let with_terms: Vec<&str> = check.into_iter().chain(["--glossary", "terms.csv"]).collect();
    let (_, found, _) = taiyaku(folder.path(), &with_terms);
    assert!(found.contains("error[missing-term]") && !found.contains("Kyoto"), "{found}");
}

/// A proposed glossary has renderings as they stand: without the verb before an article, without a
/// genitive's s, with the small words inside.
#[test]
fn terms_are_proposed_as_they_are_written() {
    let table = "ja\ten\n\
                 ブラウザーのキャッシュを消す。\tClear the browser’s cache.\n\
                 ブラウザーの履歴を消す。\tClear the browser’s history.\n\
                 営業時間は10時からです。\tOur hours of operation begin at 10.\n\
                 営業時間を過ぎた。\tIt is past the hours of operation.\n";
    let folder = folder(&[("pairs.tsv", table.as_bytes())]);
    let (_, proposed, _) = taiyaku(folder.path(), &["terms", "pairs.tsv", "-o", "terms.csv"]);
    assert_eq!(proposed, "");
    let rows = read(folder.path().join("terms.csv"));
    let pair = |row: &str| row.split(',').take(2).collect::<Vec<_>>().join(",");
    let pairs: Vec<String> = rows.lines().skip(1).map(pair).collect();
    assert_eq!(pairs, ["ブラウザー,browser", "営業時間,hours of operation"]);
    let check = ["check", "pairs.tsv", "--glossary", "terms.csv", "--format", "concise"];
    let (_, found, _) = taiyaku(folder.path(), &check);
    assert!(!found.contains("term]"), "{found}");
}

/// Words of one root are alternatives, so that what is proposed fits the text that it came from.
#[test]
fn terms_are_proposed_in_the_forms_that_stand() {
    let table = "ja\ten\n\
                 補強に二億円かかる。\tReinforcing it costs 200 million yen.\n\
                 補強工事が始まった。\tThe reinforcement work began.\n\
                 耐震補強を終えた。\tReinforcing it against earthquakes is done.\n\
                 市長は笑った。\tThe mayor laughed.\n\
                 市長に渡した。\tThey gave it to the mayors.\n";
    let folder = folder(&[("pairs.tsv", table.as_bytes())]);
    let (_, proposed, _) = taiyaku(folder.path(), &["terms", "pairs.tsv"]);
    for pair in ["補強,reinforcing|reinforcement,", "市長,mayor,"] {
        assert!(proposed.contains(pair), "{proposed}");
    }
}

/// Names that only open sentences keep their capitals; nouns that do get none.
#[test]
fn terms_keep_the_capitals_of_names() {
    let table = "ja\ten\n\
                 柏原鉄道は路線を廃止する。\tKashihara Railway will close the line.\n\
                 柏原鉄道の社長が会見した。\tKashihara Railway’s president met the press.\n\
                 グエンさんが報告した。\tNguyen reported.\n\
                 グエンさんは帰った。\tNguyen left.\n\
                 契約書に署名する。\tContracts are signed.\n\
                 契約書を読む。\tContracts are read.\n";
    let folder = folder(&[("pairs.tsv", table.as_bytes())]);
    let (_, proposed, _) = taiyaku(folder.path(), &["terms", "pairs.tsv"]);
    for pair in ["柏原鉄道,Kashihara Railway,", "グエン,Nguyen,", "契約書,contracts,"] {
        assert!(proposed.contains(pair), "{proposed}");
    }
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

/// Messages speak of the source first, whichever language it is in.
#[test]
fn units_are_named_in_the_order_of_source_and_draft() {
    let english = "It cost $4.2 billion.\nThe file has 25 MB.\n";
    let japanese = "費用は42億円だった。\nファイルは25GBだ。\n";
    let folder = folder(&[("en.txt", english.as_bytes()), ("ja.txt", japanese.as_bytes())]);
    for (files, messages) in [
        (
            ["en.txt", "ja.txt"],
            ["the amount is in dollars, here in yen", "“25” is in megabytes, 25 in gigabytes"],
        ),
        (
            ["ja.txt", "en.txt"],
            ["the amount is in yen, here in dollars", "25 is in gigabytes, “25” in megabytes"],
        ),
    ] {
        let check = ["check", files[0], files[1], "--lines", "--format", "concise"];
        let (_, found, _) = taiyaku(folder.path(), &check);
        for message in messages {
            assert!(found.contains(message), "{found}");
        }
    }
}

/// A word in katakana that the dictionary takes apart is one.
#[test]
fn words_in_katakana_are_proposed_whole() {
    let table = "ja\ten\n\
                 ドレークは空を飛べます。\tDrakes can fly.\n\
                 若いドレークは洞窟に住みます。\tYoung drakes live in caves.\n\
                 ドレークの部族は北にいます。\tThe drake tribe is in the north.\n";
    let folder = folder(&[("pairs.tsv", table.as_bytes())]);
    let (_, proposed, _) = taiyaku(folder.path(), &["terms", "pairs.tsv"]);
    assert!(proposed.contains("\nドレーク,drakes,"), "{proposed}");
}

#[test]
fn exit_codes() {
    let folder = sample();
    let code = |args: &[&str]| taiyaku(folder.path(), args).0;
    assert_eq!(code(&CHECK), Some(1));
    assert_eq!(code(&with(&["--exit-zero"])), Some(0));
    assert_eq!(code(&with(&["--ignore", "number-mismatch,forbidden-term"])), Some(0));
    assert_eq!(code(&with(&["--select", "doubled-word"])), Some(0));
    assert_eq!(code(&with(&["--severity", "number-mismatch=note,forbidden-term=off"])), Some(0));
    assert_eq!(code(&["check", "ja.txt", "none.txt"]), Some(2));
    assert_eq!(code(&["check"]), Some(2));
    assert_eq!(code(&with(&["--severity", "number-mismatch=loud"])), Some(2));
    let (_, _, stderr) = taiyaku(folder.path(), &with(&["--severity", "numbr-mismatch=note"]));
    assert!(stderr.contains("did you mean `number-mismatch`?"), "{stderr}");
}

#[test]
fn every_rule_explains_itself() {
    for rule in &taiyaku::check::RULES {
        let (code, page, _) = taiyaku(project(), &["check", "--explain", rule.name]);
        assert_eq!(code, Some(0));
        for part in ["What: ", "Why: ", "Example: ", "Silence: "] {
            assert!(page.contains(part), "{}: no {part}", rule.name);
        }
        assert!(page.lines().skip(1).all(|line| line.chars().count() <= 100), "{page}");
    }
}

#[test]
fn json_has_the_fields_of_the_contract_and_spans_of_the_file() {
    let folder = sample();
    let text = fs::read_to_string(folder.path().join("en.txt")).unwrap();
    for mark in ["", "\u{feff}"] {
        fs::write(folder.path().join("en.txt"), format!("{mark}{text}")).unwrap();
        let (_, stdout, _) = taiyaku(folder.path(), &with(&["-f", "json"]));
        let json: Value = serde_json::from_str(&stdout).unwrap();
        assert_eq!(json["schema"], "taiyaku.findings/1");
        let findings = json["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 2);
        let bytes = fs::read(folder.path().join("en.txt")).unwrap();
        for finding in findings {
            let keys: Vec<&str> = finding.as_object().unwrap().keys().map(String::as_str).collect();
            let wanted =
                ["bead", "draft", "fixes", "message", "rule", "severity", "source", "target"];
            assert_eq!(keys, wanted);
            let at = |index: usize| {
                usize::try_from(finding["target"]["spans"][0][index].as_u64().unwrap()).unwrap()
            };
            let text = finding["target"]["text"].as_str().unwrap();
            assert_eq!(&bytes[at(0)..at(1)], text.as_bytes());
        }
    }
    // In another encoding, too.
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("町の博物館が開いた。\n入館料は400円だ。\n");
    fs::write(folder.path().join("ja.txt"), &bytes).unwrap();
    fs::write(folder.path().join("en.txt"), "The town museum opened.\nAdmission is 500 yen.\n")
        .unwrap();
    let (_, stdout, _) =
        taiyaku(folder.path(), &["--quiet", "check", "ja.txt", "en.txt", "-f", "jsonl"]);
    let line: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(line["source"]["text"], "400円");
    let at = |index: usize| {
        usize::try_from(line["source"]["spans"][0][index].as_u64().unwrap()).unwrap()
    };
    assert_eq!(&bytes[at(0)..at(1)], encoding_rs::SHIFT_JIS.encode("400円").0.as_ref());
}

/// What the published schema of SARIF 2.1.0 demands of the parts that are written.
#[test]
fn sarif_is_what_its_schema_demands() {
    let folder = sample();
    fs::rename(folder.path().join("en.txt"), folder.path().join("第1稿 en.txt")).unwrap();
    let args: Vec<&str> = with(&["-f", "sarif"])
        .into_iter()
        .map(|a| if a == "en.txt" { "第1稿 en.txt" } else { a })
        .collect();
    let (code, stdout, _) = taiyaku(folder.path(), &args);
    assert_eq!(code, Some(1));
    let log: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert!(driver["name"].is_string());
    let rules = driver["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, taiyaku::check::RULES.iter().map(|rule| rule.name).collect::<Vec<_>>());
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    let levels = ["none", "note", "warning", "error"];
    let region = |region: &Value| {
        let number = |key: &str| region[key].as_u64().unwrap();
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        assert!(number("endLine") >= number("startLine") && number("endColumn") >= 1);
    };
    for result in results {
        assert!(result["message"]["text"].is_string());
        assert!(levels.contains(&result["level"].as_str().unwrap()));
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(ids[index], result["ruleId"].as_str().unwrap());
        for key in ["locations", "relatedLocations"] {
            for location in result[key].as_array().unwrap() {
                let physical = &location["physicalLocation"];
                let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
                assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
                region(&physical["region"]);
            }
        }
        for fix in result["fixes"].as_array().into_iter().flatten() {
            let change = &fix["artifactChanges"][0];
            assert!(change["artifactLocation"]["uri"].is_string());
            region(&change["replacements"][0]["deletedRegion"]);
        }
    }
    let columns = &results[0]["relatedLocations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (columns["startLine"].as_u64(), columns["startColumn"].as_u64()),
        (Some(2), Some(5))
    );
}

#[test]
fn the_page_stands_alone_and_escapes_its_text() {
    let folder = sample();
    fs::write(
        folder.path().join("en.txt"),
        "The <script>alert(1)</script> & museum.\nAdmission is 500 yen.\nPay with tokens.\nHe left.\n",
    )
    .unwrap();
    let (_, page, _) = taiyaku(folder.path(), &with(&["-f", "html"]));
    assert!(page.contains("&lt;script&gt;") && page.contains("&amp; museum"));
    assert!(!page.contains("<script>alert"));
    assert!(!page.contains("http://") && !page.contains("https://"), "it loads something");
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(page.contains("<mark class=\"error\"") && page.contains("lang=\"ja\""));
}

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
fn comments_silence_and_say_when_they_do_not() {
    let folder = sample();
    fs::write(
        folder.path().join("en.txt"),
        "The town museum opened.\n<!-- taiyaku: ignore number-mismatch -->\nAdmission is 500 yen.\n\
         You can pay with coins. <!-- taiyaku: ignore forbidden-term -->\n\
         # taiyaku: ignore added\nHe went home.\n",
    )
    .unwrap();
    let (code, stdout, stderr) = taiyaku(folder.path(), &with(&["-f", "concise"]));
    assert_eq!(code, Some(0), "{stdout}");
    assert_eq!(stderr, "warning: en.txt:5: this comment silences nothing\n");
}

#[test]
fn settings_that_silence_nothing_are_reported() {
    let folder = sample();
    let toml = "[[ignore]]\nterms = [\"トークン\"]\n\n[[ignore]]\nrules = [\"omitted\"]\n";
    fs::write(folder.path().join("taiyaku.toml"), toml).unwrap();
    let (code, stdout, stderr) = taiyaku(folder.path(), &with(&["-f", "concise"]));
    assert_eq!(code, Some(1));
    assert!(stdout.contains("number-mismatch") && !stdout.contains("forbidden-term"), "{stdout}");
    assert_eq!(stderr, "warning: taiyaku.toml:4: this [[ignore]] silences nothing\n");
}

#[test]
fn a_run_over_a_part_calls_no_entry_idle() {
    let folder = sample();
    let text = "The town museum opened.\nAdmission is 400 yen.\nYou can pay with tokens.\n\
                He went home.\n";
    fs::write(folder.path().join("en2.txt"), text).unwrap();
    let toml = "source = \"ja.txt\"\ndrafts = [\"en.txt\", \"en2.txt\"]\nlines = true\n\
                [[ignore]]\nrules = [\"number-mismatch\"]\n\
                [[ignore]]\nrules = [\"doubled-word\"]\npaths = [\"en2.txt\"]\n\
                [[ignore]]\npaths = [\"en3.txt\"]\n";
    fs::write(folder.path().join("taiyaku.toml"), toml).unwrap();
    fs::write(folder.path().join("en3.txt"), text).unwrap();
    let [doubled, third] = [6, 9]
        .map(|line| format!("warning: taiyaku.toml:{line}: this [[ignore]] silences nothing\n"));
    for (args, expected) in [
        (&[][..], [doubled.as_str(), &third].concat()),
        (&["en.txt"], String::new()),
        (&["en2.txt"], doubled.clone()),
        (&["en3.txt"], third.clone()),
        (&["--select", "doubled-word"], doubled.clone()),
        (&["--select", "omitted"], String::new()),
        (&["--ignore", "number-mismatch"], doubled.clone()),
    ] {
        let args: Vec<&str> = ["check", "--exit-zero"].iter().chain(args).copied().collect();
        let (code, _, stderr) = taiyaku(folder.path(), &args);
        assert_eq!((code, stderr), (Some(0), expected), "{args:?}");
    }
    // Comments and baselines, too.
    fs::remove_file(folder.path().join("taiyaku.toml")).unwrap();
    fs::write(
        folder.path().join("en.txt"),
        "The town museum opened.\n<!-- taiyaku: ignore number-mismatch -->\nAdmission is 500 yen.\n\
         You can pay with coins.\nHe went home.\n",
    )
    .unwrap();
    let (code, _, _) = taiyaku(folder.path(), &with(&["--write-baseline", "known.json"]));
    assert_eq!(code, Some(0));
    let (code, _, stderr) =
        taiyaku(folder.path(), &with(&["--baseline", "known.json", "--select", "omitted"]));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let (_, _, stderr) = taiyaku(
        folder.path(),
        &["check", "ja.txt", "en2.txt", "--lines", "--baseline", "known.json"],
    );
    assert_eq!(stderr, "");
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
fn json_has_spans_of_sentences_that_are_meant_as_a_whole() {
    let folder = folder(&[
        ("ja.txt", "町の博物館が開いた。\n入館料は400円だ。\n彼はもう帰った。\n".as_bytes()),
        ("en.txt", b"The town museum opened.\nHe has already gone home.\n"),
    ]);
    let args = ["check", "ja.txt", "en.txt", "--lines", "-f", "jsonl", "--select", "omitted"];
    let (_, stdout, _) = taiyaku(folder.path(), &args);
    let finding: Value = serde_json::from_str(&stdout).unwrap();
    let start = "町の博物館が開いた。\n".len();
    let span = serde_json::json!([[start, start + "入館料は400円だ。".len()]]);
    assert_eq!(finding["source"]["spans"], span);
    assert_eq!(finding["target"]["spans"], serde_json::json!([]));
}

#[test]
fn entries_silence_and_say_when_they_do_not() {
    let folder = sample();
    let glossary = "source,target,forbidden,ignore\nトークン,token,coin,forbidden-term\n\
                    博物館,museum,,missing-term|mising-term\n";
    fs::write(folder.path().join("terms.csv"), glossary).unwrap();
    let (code, stdout, stderr) = taiyaku(folder.path(), &with(&["-f", "concise"]));
    assert_eq!(code, Some(1));
    assert!(stdout.contains("number-mismatch") && !stdout.contains("forbidden-term"), "{stdout}");
    let expected = "warning: terms.csv:3: to ignore missing-term here silences nothing\n\
                    warning: terms.csv:3: this entry ignores `mising-term`, which is no rule\n";
    assert_eq!(stderr, expected);
    // A rule that does not run silences nothing either, and that is nobody's slip.
    let (_, _, stderr) = taiyaku(folder.path(), &with(&["--select", "omitted"]));
    assert!(!stderr.contains("silences nothing"), "{stderr}");
}

#[test]
fn settings_without_drafts_are_called_by_their_name() {
    let folder = sample();
    fs::write(folder.path().join("own.toml"), "source = \"ja.txt\"\n").unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &["--config", "own.toml", "check"]);
    let expected = "error: no draft to check: own.toml has `source` and no `drafts`\n";
    assert_eq!((code, stderr.as_str()), (Some(2), expected));
}

#[test]
fn a_baseline_has_notes_too() {
    let folder = sample();
    let notes = ["--severity", "number-mismatch=note", "-f", "concise"];
    let check = |more: &[&str]| taiyaku(folder.path(), &with(&[&notes[..], more].concat()));
    let (code, stdout, _) = check(&[]);
    assert!(code == Some(1) && stdout.contains("number-mismatch"), "{stdout}");
    assert_eq!(check(&["--write-baseline", "known.json"]).0, Some(0));
    let (code, stdout, _) = check(&["--baseline", "known.json"]);
    assert_eq!((code, stdout.lines().count()), (Some(0), 1), "{stdout}");
}

#[test]
fn only_new_findings_fail_beside_a_baseline() {
    let folder = sample();
    let (code, _, _) = taiyaku(folder.path(), &with(&["--write-baseline", "known.json"]));
    assert_eq!(code, Some(0));
    let (code, stdout, _) =
        taiyaku(folder.path(), &with(&["--baseline", "known.json", "-f", "concise"]));
    assert_eq!((code, stdout.lines().count()), (Some(0), 1), "{stdout}");
    // An old finding is mended, a new one comes in.
    fs::write(
        folder.path().join("en.txt"),
        "The town museum opened.\nAdmission is 500 yen.\nYou can pay with tokens.\nHe went home home.\n",
    )
    .unwrap();
    let (code, stdout, stderr) =
        taiyaku(folder.path(), &with(&["--baseline", "known.json", "-f", "concise"]));
    assert_eq!(code, Some(1));
    assert!(stdout.contains("doubled-word") && !stdout.contains("number-mismatch"), "{stdout}");
    assert!(stderr.contains("1 of its 2 findings occur no more"), "{stderr}");
    fs::write(folder.path().join("known.json"), "{\"schema\":\"other\",\"findings\":[]}").unwrap();
    let (code, _, stderr) = taiyaku(folder.path(), &with(&["--baseline", "known.json"]));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("found the schema `other`"), "{stderr}");
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

#[test]
fn either_language_may_be_the_source() {
    let folder = sample();
    let args = ["check", "en.txt", "ja.txt", "--lines", "-f", "concise"];
    let (code, stdout, _) = taiyaku(folder.path(), &args);
    assert_eq!(code, Some(1));
    assert!(
        stdout
            .starts_with("ja.txt:2:5: error[number-mismatch] “500 yen” in the source, 400円 here"),
        "{stdout}"
    );
}

#[test]
fn the_same_bytes_on_every_run_and_any_number_of_threads() {
    let seeds = project().join("seeds");
    let check = |threads: &str| {
        let args = ["check", "article.ja.txt", "draft-1.en.txt", "draft-2.en.txt"];
        taiyaku(&seeds, &[&args[..], &["-f", "json", "--threads", threads]].concat()).1
    };
    let once = check("1");
    for threads in ["1", "4"] {
        assert!(check(threads) == once, "{threads} threads print something else");
    }
}

#[test]
fn terms_are_proposed_with_who_says_what() {
    let seeds = project().join("seeds");
    let args = ["terms", "article.ja.txt", "draft-1.en.txt", "draft-2.en.txt"];
    let (code, csv, _) = taiyaku(&seeds, &args);
    assert_eq!(code, Some(0));
    assert_eq!(csv.lines().next(), Some("source,target,note,context"));
    let row = csv.lines().find(|line| line.starts_with("計算能力,computing power,"));
    let note = row.unwrap_or_else(|| panic!("{csv}"));
    assert!(note.contains("draft-1.en.txt: computing power "), "{note}");
    assert!(note.contains(", hashing power 1"), "{note}");
    // What is proposed can be read as a glossary.
    assert!(crate::support::glossary(&csv).concepts.len() > 20);
}

mod any_text {
    use proptest::prelude::*;
    use taiyaku::check::{Analyser, Context, Settings, comments, fixed, run, summary};
    use taiyaku::text::segment::segment_lines;
    use taiyaku::{Alignment, Bead, Document, Lang};

    fn document(lang: Lang, text: &str) -> Document {
        Document::new(lang, text.to_owned(), segment_lines(text)).unwrap()
    }

    /// Words and marks that rules look at, in any order.
    const JAPANESE: &str = "([三十3]{1,3}[万億]?[人円日月年時分%]|第|約|問合せ|問い合わせ|サーバー?|\
                            Shkreli|「|」|（|）|https://a\\.jp/|\\{x\\}|%s|。|、|[ぁ-んァ-ヶ一-龠 \n])";
    const ENGLISH: &str = "([Tt]he|a|an|half|three|third|[0-9]{1,3}|million|percent|\\$|May|Shrkeli|\
                           Shkreli|“|”|\"|\\(|\\)|復元|１|。|https://a\\.jp|\\{y\\}|<b>|[ ,.!\n])";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn makes_no_rule_fail_and_no_span_stray(
            ja in proptest::collection::vec(JAPANESE, 0..60),
            en in proptest::collection::vec(ENGLISH, 0..60),
            turned: bool,
        ) {
            let (ja, en) = (ja.concat(), en.join(" "));
            let (ja, en) = (document(Lang::Ja, &ja), document(Lang::En, &comments(&en).0));
            let (source, target) = if turned { (&en, &ja) } else { (&ja, &en) };
            let both = source.len().min(target.len());
            let mut beads: Vec<Bead> = (0..both).map(|i| Bead::new(i..i + 1, i..i + 1)).collect();
            beads.extend((both..source.len()).map(|i| Bead::new(i..i + 1, both..both)));
            beads.extend((both..target.len()).map(|j| Bead::new(source.len()..source.len(), j..j + 1)));
            let alignment = Alignment::new(source.len(), target.len(), beads).unwrap();
            let mut analyser = Analyser::new().unwrap();
            let (a, b) = (analyser.analyse(source), analyser.analyse(target));
            let context = Context::new(0, &a, &b, &alignment);
            let findings = run(&context, &Settings::default());
            for finding in &findings {
                for (excerpt, document) in [(&finding.source, source), (&finding.target, target)] {
                    prop_assert!(excerpt.spans.iter().all(|span| span.of(document.text()).is_some()));
                    prop_assert!(excerpt.sentences.iter().all(|&index| index < document.len()));
                }
                prop_assert!(finding.fixes.iter().all(|fix| fix.span.of(target.text()).is_some()));
            }
            let mended = fixed(target.text(), &findings, true);
            prop_assert!(mended.fixes.is_sorted_by_key(|fix| fix.span));
            let summary = summary(&context, "draft", &findings);
            prop_assert_eq!(summary.rules.values().sum::<usize>(), findings.len());
        }
    }
}
