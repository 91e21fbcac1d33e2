//! Findings in every output, and the places that they name.

use std::fs;

use serde_json::Value;

use super::{sample, with};
use crate::support::{folder, taiyaku};

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
