//! Terms that drift, and terms that are proposed for the glossary.

use crate::support::{folder, project, read, taiyaku};

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
