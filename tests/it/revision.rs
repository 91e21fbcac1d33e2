//! Revisions against what was really changed in them.

use taiyaku::model::{Change, Operation, Revision};
use taiyaku::revision::{Comparer, Options};
use taiyaku::{Document, Glossary, Lang};

mod edits;
mod headings;
mod moves;
mod scores;

pub fn compare(old: Document, new: Document, boundaries: bool) -> Revision {
    let mut comparer = Comparer::new(old.lang(), &Glossary::default()).unwrap();
    comparer.compare(old, new, &Options { boundaries, ..Options::default() })
}

/// What happened to which sentences, from 0.
pub type Row = (String, Vec<usize>, Vec<usize>);

pub fn rows(revision: &Revision) -> Vec<Row> {
    let changed = revision.changes.iter().filter(|c| c.operation != Operation::Unchanged);
    changed
        .map(|change: &Change| {
            let name = change.operation.name().to_owned();
            (name, change.old.clone().collect(), change.new.clone().collect())
        })
        .collect()
}

/// The rows of gold that were not found exactly, and what was claimed beside them. Where a
/// sentence moved one place, its neighbour moved one place the other way: either is right.
pub fn differences(gold: &[Row], found: &[Row]) -> (Vec<Row>, Vec<Row>) {
    let (mut missing, mut rest) = (Vec::new(), found.to_vec());
    for row in gold {
        let place = rest.iter().position(|f| f == row || Some(f) == neighbour(row).as_ref());
        match place {
            Some(place) => drop(rest.remove(place)),
            None => missing.push(row.clone()),
        }
    }
    (missing, rest)
}

/// The other reading of a sentence that moved one place: its neighbour moved the other way.
fn neighbour((kind, old, new): &Row) -> Option<Row> {
    let ([i], [j]) = (&old[..], &new[..]) else { return None };
    let is_swap = kind == "moved" && i.abs_diff(*j) <= 2;
    // Which of the two went up cannot be told from one row; the numbers fit one reading only.
    let down = (i.checked_sub(1)?, j + 1);
    is_swap.then(|| (kind.clone(), vec![down.0], vec![down.1]))
}

/// Sentences on one line each, and what must come out.
#[track_caller]
fn check_rows(lang: Lang, [old, new]: [&str; 2], expected: &[(&str, &[usize], &[usize])]) {
    let document = |text: &str| {
        let sentences = taiyaku::text::segment::segment_lines(text);
        Document::new(lang, text.to_owned(), sentences).unwrap()
    };
    let row = |(kind, old, new): &(&str, &[usize], &[usize])| {
        ((*kind).to_owned(), old.to_vec(), new.to_vec())
    };
    let expected: Vec<Row> = expected.iter().map(row).collect();
    let found = rows(&compare(document(old), document(new), true));
    assert_eq!(found, expected, "{old}\n→\n{new}");
}

const FETE: [&str; 6] = [
    "The mayor opened the new library on Monday morning.",
    "Farmers brought apples and pears to the market.",
    "A choir of children sang three old songs.",
    "Rain began to fall late in the afternoon.",
    "Nobody remembered to bring umbrellas to the celebration.",
    "The evening ended with fireworks over the river.",
];

const MATSURI: [&str; 6] = [
    "市長は月曜日の朝に新しい図書館を開いた。",
    "農家の人々は市場にりんごと梨を持ってきた。",
    "子供の合唱団が古い歌を三曲歌った。",
    "午後遅くに雨が降り始めた。",
    "誰も祝賀会に傘を持ってくるのを覚えていなかった。",
    "夕べは川の上の花火で終わった。",
];
