//! Long lines: each of these took the square of their length while some rule looked at all of a line for
//! each of its words. Long names of columns, too.

use std::time::{Duration, Instant};

use crate::support::{folder, taiyaku};

/// The Japanese and the English of one thing of a line.
type Item = fn(usize) -> [String; 2];

const ITEMS: [Item; 9] = [
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
