//! Long lines: each of these took the square of their length while some rule looked at all of a line for
//! each of its words. Long names of columns, too.

use std::time::{Duration, Instant};

use crate::support::{folder, taiyaku};

/// The Japanese and the English of one thing of a line.
type Item = fn(usize) -> [String; 2];

const ITEMS: [Item; 11] = [
    |_| ["大阪と京都と田中さんと", "Osaka and Kyoto and Tanaka and "].map(str::to_owned),
    |_| ["大阪と福岡と", "Kyoto and Nagoya and "].map(str::to_owned),
    |_| ["右と赤い夏の", "left and winter and black "].map(str::to_owned),
    |at| [format!("{at}個と4割と"), format!("{} pieces and 3% and ", at + 5000)],
    |at| match at {
        0 => ["終わっていない。", "it has ended."].map(str::to_owned),
        _ => [("猫と", 60), ("cat and ", 60)].map(|(it, count)| it.repeat(count)),
    },
    |_| ["（「【あ", "([“a "].map(str::to_owned),
    |at| [format!("KJ-{at}Wと"), format!("KJ-{}W and ", at + 5000)],
    |at| [format!("KJ-{at}Wと{at}匹の猫と"), "a cat and ".to_owned()],
    |_| ["猫と", "the the cat and "].map(str::to_owned),
    |_| ["字と", "A&"].map(str::to_owned),
    |_| ["字と", "A."].map(str::to_owned),
];

/// The least time that a check of so many things on a line takes, from `source` on.
fn least(item: Item, count: usize, source: &str) -> Duration {
    // The first stands last: what is said of all.
    let side =
        |side: usize| -> String { (0..count).rev().map(|at| item(at)[side].clone()).collect() };
    let (japanese, english) = (side(0), side(1));
    let folder = folder(&[("a.ja", japanese.as_bytes()), ("a.en", english.as_bytes())]);
    let [source, draft] = if source == "ja" { ["a.ja", "a.en"] } else { ["a.en", "a.ja"] };
    let times = (0..3).map(|_| {
        let start = Instant::now();
        let (code, _, stderr) = taiyaku(folder.path(), &["check", source, draft, "--lines", "-q"]);
        assert!(matches!(code, Some(0 | 1)), "{stderr}");
        start.elapsed()
    });
    times.min().unwrap()
}

#[test]
fn checks_of_long_lines_take_a_time_in_proportion() {
    for (at, item) in ITEMS.into_iter().enumerate() {
        for source in ["ja", "en"] {
            // What a program takes that has nothing to check is no part of it.
            let start = least(item, 1, source);
            let [short, long] =
                [100, 800].map(|count| least(item, count, source).saturating_sub(start));
            let short = short.max(Duration::from_millis(20));
            assert!(
                long < short * 32,
                "{at}, {source}: {short:?}, {long:?} for eight times as much"
            );
        }
    }
}

/// The least time that JSON lines take which name their keys anew in each, with names of so many bytes.
fn least_of_names(unit: &str, bytes: usize) -> Duration {
    let line = |at: usize| {
        let long = unit.repeat(bytes / unit.len());
        let keys: String = (0..60).map(|key| format!(",\"{key}{}{long}\":1", at % 2)).collect();
        format!("{{\"ja\":\"猫\",\"en\":\"cat\"{keys}}}\n")
    };
    let lines: String = (0..10).map(line).collect();
    let folder = folder(&[("a.jsonl", lines.as_bytes())]);
    let times = (0..3).map(|_| {
        let start = Instant::now();
        let (code, _, stderr) = taiyaku(folder.path(), &["convert", "a.jsonl", "a.tmx"]);
        assert_eq!(code, Some(0), "{stderr}");
        start.elapsed()
    });
    times.min().unwrap()
}

/// A name is not taken apart again at each place where it could be.
#[test]
fn names_of_columns_take_a_time_in_proportion() {
    for unit in ["a:", "a_", "a(", "）", "a:b(c) ", "ja_", "訳（", "：", "[x]:"] {
        let start = least_of_names("x", 1);
        let [short, long] =
            [24, 192].map(|bytes| least_of_names(unit, bytes).saturating_sub(start));
        let short = short.max(Duration::from_millis(20));
        assert!(long < short * 32, "{unit}: {short:?}, {long:?} for eight times as much");
    }
}

/// What a check writes of so many numbers without a counterpart in one sentence of the source or the draft.
fn written(source: &str, count: usize, format: &str) -> String {
    let japanese: String = (0..count).map(|at| format!("{}匹の猫と", at * 7 + 11)).collect();
    let english = "a cat and ".repeat(count);
    let folder = folder(&[
        ("a.ja", format!("{japanese}です。\n").as_bytes()),
        ("a.en", format!("{english}it.\n").as_bytes()),
    ]);
    let [source, draft] = if source == "ja" { ["a.ja", "a.en"] } else { ["a.en", "a.ja"] };
    let args = ["check", source, draft, "--lines", "--format", format];
    let (code, stdout, stderr) = taiyaku(folder.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    stdout
}

/// Each finding tells what stands on the other side: the same long sentence for all of them.
#[test]
fn what_is_written_of_a_long_sentence_is_in_proportion_and_tells_all() {
    let formats = [
        "full",
        "concise",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "checkstyle",
        "junit",
        "csv",
        "html",
    ];
    for source in ["ja", "en"] {
        for format in formats {
            let [short, long] = [1000, 2000].map(|count| written(source, count, format));
            assert!(
                long.len() < short.len() * 5 / 2,
                "{format}, {source}: {} bytes, {} for twice as much",
                short.len(),
                long.len()
            );
            let told = long.matches(" has no counterpart ").count();
            assert_eq!(told, 2000, "{format}, {source}");
        }
    }
}

/// The hundredth finding of a passage has its lines, the next only its place.
#[test]
fn a_passage_is_shown_a_hundred_times_at_most() {
    let shown = written("ja", 102, "full");
    assert_eq!(shown.matches("a.ja:1:").count(), 100);
    assert_eq!(shown.matches("a.en:1:1").count(), 102);
    insta::assert_snapshot!(shown.split("\n\n").skip(99).collect::<Vec<_>>().join("\n\n"));
}
