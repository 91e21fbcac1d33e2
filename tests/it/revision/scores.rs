//! Diffs scored against tables of edits, made by hand or by others.

use std::path::Path;

use taiyaku::{Document, Lang};

use super::{Row, compare, differences, neighbour, rows};
use crate::support::{beside, line_document, project, raw_document, read, solid};

/// The rows of a table of edits, whose numbers begin at `first`.
fn gold(table: &str, first: usize) -> Vec<Row> {
    let numbers = |field: &str| -> Vec<usize> {
        let numbers = field.split(',').map(str::trim).filter(|n| !n.is_empty());
        numbers.map(|n| n.parse::<usize>().unwrap() - first).collect()
    };
    let kind = |name: &str| match name {
        "replace" => "edited",
        "split" => "split",
        "merge" | "merged" => "merged",
        "insert" | "inserted" => "inserted",
        "delete" | "deleted" => "deleted",
        "move" | "moved" => "moved",
        "edited" => "edited",
        other => panic!("{other}"),
    };
    let rows = table.lines().filter(|line| !line.starts_with("kind\t"));
    rows.map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        (kind(fields[0]).to_owned(), numbers(fields[1]), numbers(fields[2]))
    })
    .collect()
}

/// Compares two sentence files with a table of edits; prints what is wrong, and gives the share
/// of rows that are right.
fn check_lines(folder: &Path, first: usize) -> (f64, Vec<Row>) {
    let [old, new] = ["draft-1", "draft-2"]
        .map(|name| line_document(folder.join(format!("{name}.sentences.en.txt")), Lang::En));
    let gold = gold(&read(folder.join("edits.tsv")), first);
    let revision = compare(old, new, true);
    let (missing, extra) = differences(&gold, &rows(&revision));
    print_table(folder, &gold, &missing, &extra);
    ((gold.len() - missing.len()) as f64 / gold.len() as f64, extra)
}

fn print_table(folder: &Path, gold: &[Row], missing: &[Row], extra: &[Row]) {
    eprintln!("{}: {} of {} rows", folder.display(), gold.len() - missing.len(), gold.len());
    for (kind, old, new) in missing {
        eprintln!("  missing {kind} {old:?} {new:?}");
    }
    for (kind, old, new) in extra {
        eprintln!("  claimed {kind} {old:?} {new:?}");
    }
}

#[test]
fn the_edits_of_the_sample_are_found() {
    let (share, extra) = check_lines(&project().join("seeds"), 0);
    assert!(share >= 0.97, "{share:.3}");
    assert_eq!(extra, []);
}

#[test]
fn the_edits_of_a_real_revision_are_found() {
    let Some(seed) = beside("seed") else { return };
    let (share, extra) = check_lines(&seed, 1);
    assert!(share >= 0.97, "{share:.3}");
    assert_eq!(extra, []);
}

/// `data/ter.tsv` was recorded from sacrebleu 2.6.0 (PyPI): `TER(normalized=False,
/// no_punct=False, asian_support=False, case_sensitive=True).sentence_score(hypothesis,
/// [reference]).num_edits`, for seven pairs by hand, 60 of a 21-word vocabulary with random
/// edits and shifts, six of unrelated words, and one of 4 words against 260.
#[test]
fn edits_are_counted_as_sacrebleu_counts_them() {
    let table = read(project().join("tests/it/data/ter.tsv"));
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let edits = taiyaku::revision::ter::edits(&words(fields[1]), &words(fields[2]));
        assert_eq!(edits.to_string(), fields[0], "{row}");
    }
    assert!(table.lines().count() > 70);
}

/// From the raw drafts, split by the program: a row is right when its operation and both texts
/// are; gives the share of right rows and how many were claimed beside them.
fn check_raw(folder: &Path, first: usize) -> (f64, usize) {
    let drafts = ["draft-1", "draft-2"];
    let raw = drafts.map(|name| raw_document(folder.join(format!("{name}.en.txt")), Lang::En));
    let lines =
        drafts.map(|name| line_document(folder.join(format!("{name}.sentences.en.txt")), Lang::En));
    let texts = |documents: &[Document; 2], (kind, old, new): &Row| {
        let text = |document: &Document, numbers: &[usize]| -> String {
            numbers.iter().map(|&at| solid(document.sentence(at))).collect()
        };
        (kind.clone(), text(&documents[0], old), text(&documents[1], new))
    };
    let gold = gold(&read(folder.join("edits.tsv")), first);
    let [old, new] = raw.clone();
    let mut found: Vec<_> =
        rows(&compare(old, new, false)).iter().map(|row| texts(&raw, row)).collect();
    let mut missing = Vec::new();
    for row in &gold {
        let readings = [Some(row.clone()), neighbour(row)];
        let readings: Vec<_> = readings.iter().flatten().map(|r| texts(&lines, r)).collect();
        match found.iter().position(|found| readings.contains(found)) {
            Some(place) => drop(found.remove(place)),
            None => missing.push(row.clone()),
        }
    }
    print_table(folder, &gold, &missing, &[]);
    for (kind, old, new) in &found {
        eprintln!("  claimed {kind}\n    - {old}\n    + {new}");
    }
    ((gold.len() - missing.len()) as f64 / gold.len() as f64, found.len())
}

#[test]
fn the_edits_of_raw_drafts_are_found() {
    let (share, claimed) = check_raw(&project().join("seeds"), 0);
    assert!(share >= 0.95 && claimed <= 1, "{share:.3}, {claimed} claimed");
    let Some(seed) = beside("seed") else { return };
    let (share, claimed) = check_raw(&seed, 1);
    assert!(share >= 0.95 && claimed <= 3, "{share:.3}, {claimed} claimed");
}
