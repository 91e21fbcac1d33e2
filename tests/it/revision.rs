//! Revisions against what was really changed in them.

use std::path::Path;

use taiyaku::model::{Change, Operation, Revision};
use taiyaku::revision::{Comparer, Options};
use taiyaku::{Document, Glossary, Lang};

use crate::support::{beside, line_document, project, raw_document, read, solid};

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

#[test]
fn a_sentence_edited_in_place_does_not_move_to_its_twin() {
    let edited: [(&str, &[usize], &[usize]); 2] = [("edited", &[1], &[1]), ("edited", &[3], &[3])];
    check_rows(
        Lang::Ja,
        [
            "配送料は全国一律500円です。\n離島の場合は、別途料金がかかります。\n\
             返品は到着後8日以内に承ります。\nなお、離島の場合は、別途料金がかかります。",
            "配送料は全国一律500円です。\n離島の場合は別途料金がかかります。\n\
             返品は到着後8日以内に承ります。\n離島の場合は、別途料金がかかります。",
        ],
        &edited,
    );
    check_rows(
        Lang::En,
        [
            "The shop opens at nine.\nOn public holidays, the shop stays closed.\n\
             The museum at the harbour opens at ten in the morning.\nAlso, on public holidays, the shop stays closed.\n\
             Entry is free.",
            "The shop opens at nine.\nOn most public holidays, the shop stays closed.\n\
             The museum at the harbour opens at ten in the morning.\nOn public holidays, the shop stays closed.\n\
             Entry is free.",
        ],
        &edited,
    );
}

#[test]
fn sentences_without_a_word_in_common_are_deleted_and_inserted() {
    let replaced: [(&str, &[usize], &[usize]); 2] =
        [("deleted", &[0], &[]), ("inserted", &[], &[0])];
    for (lang, old, new) in [
        (Lang::En, "We sell bread, cakes and coffee.", "Dogs are not allowed inside the building."),
        (Lang::Ja, "村の人々は堤防を直す。", "列車が三時間も遅れた。"),
    ] {
        check_rows(lang, [old, new], &replaced);
    }
    check_rows(
        Lang::Ja,
        [
            "社長は辞任を発表した。\n後任は未定だ。",
            "社長は月曜日に辞任を発表した。\n株価は下がった。\n後任はまだ決まっていない。",
        ],
        &[("edited", &[0], &[0]), ("inserted", &[], &[1]), ("edited", &[1], &[2])],
    );
    check_rows(
        Lang::En,
        [
            "The mayor resigned.\nSnow fell overnight.\nNobody knows her successor.",
            "The mayor resigned on Monday.\nNobody has named her successor yet.",
        ],
        &[("edited", &[0], &[0]), ("deleted", &[1], &[]), ("edited", &[2], &[1])],
    );
}

/// A label, a subject or a number in common with an inserted or deleted neighbour makes no split or
/// merger.
#[test]
fn a_sentence_is_part_of_another_only_for_what_it_says() {
    let inserted = &[("inserted", &[][..], &[0][..]), ("edited", &[0], &[1])][..];
    let split = &[("split", &[0][..], &[0, 1][..])][..];
    for (lang, old, new, expected) in [
        (
            Lang::En,
            vec!["Step 2: Tap Settings."],
            vec!["Step 2: Sign in with your account.", "Step 3: Tap Settings."],
            inserted,
        ),
        (
            Lang::En,
            vec!["The committee approved the budget."],
            vec![
                "The committee rejected the bylaws.",
                "The committee approved the revised budget.",
            ],
            inserted,
        ),
        (
            Lang::Ja,
            vec!["委員会は予算案を可決した。"],
            vec!["委員会は人事案を否決した。", "委員会は予算案を賛成多数で可決した。"],
            inserted,
        ),
        (
            Lang::En,
            vec!["The lamp in the hall flickered twice and went out before midnight."],
            vec!["The lamp in the hall flickered twice.", "It went out before midnight."],
            split,
        ),
        (
            Lang::Ja,
            vec!["委員会は予算案を可決し、来月から工事を始める。"],
            vec!["委員会は予算案を可決した。", "来月から工事を始める。"],
            split,
        ),
    ] {
        check_rows(lang, [&old.join("\n"), &new.join("\n")], expected);
        let back: Vec<_> = expected
            .iter()
            .map(|&(kind, old, new)| match kind {
                "inserted" => ("deleted", new, old),
                "split" => ("merged", new, old),
                kind => (kind, new, old),
            })
            .collect();
        check_rows(lang, [&new.join("\n"), &old.join("\n")], &back);
    }
}

#[test]
fn short_sentences_that_differ_in_every_word_may_be_edited() {
    for (lang, old, new) in [
        (Lang::En, "300", "500"),
        (Lang::En, "Colours", "Colors"),
        (Lang::En, "Intro", "Introduction"),
        (Lang::Ja, "第３章", "第3章"),
        (Lang::En, "It was he.", "It is he."),
    ] {
        check_rows(lang, [old, new], &[("edited", &[0], &[0])]);
    }
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

#[test]
fn the_smaller_of_two_blocks_that_changed_places_moved_and_what_was_edited_counts() {
    let [a, b, c, d, e, f] = FETE;
    let (a2, b2, c2) = (
        &*a.replace("Monday", "Tuesday"),
        "Farmers brought plums and cherries to the market.",
        &*c.replace("three", "four"),
    );
    for (old, new, expected) in [
        // One sentence that is the same, and a block of edited ones.
        (
            vec![a, b, c, d],
            vec![d, a2, b2, c2],
            &[
                ("moved", &[3][..], &[0][..]),
                ("edited", &[0], &[1]),
                ("edited", &[1], &[2]),
                ("edited", &[2], &[3]),
            ][..],
        ),
        // Neighbours, one of them edited, or both.
        (vec![a, b, c, d], vec![a, c, b2, d], &[("moved", &[2], &[1]), ("edited", &[1], &[2])]),
        (vec![a, b, c, d], vec![a, c2, b2, d], &[("moved", &[2], &[1]), ("edited", &[1], &[2])]),
        // A block that moved past what stayed.
        (vec![a, b, c, d, e, f], vec![c, d, e, f, a, b2], &[("moved", &[0, 1], &[4, 5])]),
    ] {
        check_rows(Lang::En, [&old.join("\n"), &new.join("\n")], expected);
    }
    let [a, b, c, d, ..] = MATSURI;
    let (b2, c2) = (b.replace("りんごと", "桃と"), c.replace("三曲", "四曲"));
    check_rows(
        Lang::Ja,
        [&[a, b, c, d].join("\n"), &[a, &c2, &b2, d].join("\n")],
        &[("moved", &[2], &[1]), ("edited", &[1], &[2])],
    );
}

#[test]
fn a_sentence_that_moved_may_be_split_or_joined() {
    let [a, _, c, d, e, f] = FETE;
    let whole = "Farmers brought apples and pears to the market, and the merchants from the city \
                 bought them all before noon.";
    let parts = [
        "Farmers brought apples and pears to the market.",
        "The merchants from the city bought them all before noon.",
    ];
    let before = [a, whole, c, d, e, f].join("\n");
    let after = [a, c, d, e, parts[0], parts[1], f].join("\n");
    check_rows(Lang::En, [&before, &after], &[("moved", &[1], &[4, 5])]);
    check_rows(Lang::En, [&after, &before], &[("moved", &[4, 5], &[1])]);
    // A neighbour that has nothing to do with it stays out.
    let after = [a, c, d, e, parts[0], "Nobody asked who would pay for the music.", f].join("\n");
    check_rows(
        Lang::En,
        [&[a, parts[0], c, d, e, f].join("\n"), &after],
        &[("moved", &[1], &[4]), ("inserted", &[], &[5])],
    );
    let [a, _, c, d, e, f] = MATSURI;
    let whole = "農家の人々は市場にりんごと梨を持ってきて、町の商人たちは昼前にすべて買い占めた。";
    let parts =
        ["農家の人々は市場にりんごと梨を持ってきた。", "町の商人たちは昼前にすべて買い占めた。"];
    let before = [a, whole, c, d, e, f].join("\n");
    let after = [a, c, d, e, parts[0], parts[1], f].join("\n");
    check_rows(Lang::Ja, [&before, &after], &[("moved", &[1], &[4, 5])]);
}

#[test]
fn what_was_split_in_a_block_that_moved_moves_with_it() {
    let [a, b, c, d, e, f] = FETE;
    let (whole, parts) =
        ("It had a lamp, and it had a bell.", ["It had a lamp.", "It had a bell."]);
    check_rows(
        Lang::En,
        [&[a, whole, b, c, d, e, f].join("\n"), &[c, d, e, f, a, parts[0], parts[1], b].join("\n")],
        &[("moved", &[0], &[4]), ("moved", &[1], &[5, 6]), ("moved", &[2], &[7])],
    );
    let (whole, parts) = (
        "The mayor danced until her shoes fell apart, and slept all day.",
        ["The mayor, who danced all night, ruined her shoes.", "She slept until the day after."],
    );
    check_rows(
        Lang::En,
        [&[a, whole, b, c, d, e, f].join("\n"), &[c, d, e, f, a, parts[0], parts[1], b].join("\n")],
        &[("moved", &[0], &[4]), ("moved", &[1], &[5, 6]), ("moved", &[2], &[7])],
    );
}

#[test]
fn the_title_of_a_clause_is_told_by_its_words() {
    let [a, b, c, d, ..] = FETE;
    check_rows(
        Lang::En,
        [
            &["1. Term.", a, "2. Fees.", b, c].join("\n"),
            &["1. Term.", a, "2. Services.", d, "3. Fees.", b, c].join("\n"),
        ],
        &[("inserted", &[], &[2]), ("inserted", &[], &[3]), ("edited", &[2], &[4])],
    );
}

#[test]
fn a_short_line_of_a_list_that_moved_and_was_edited_is_found() {
    let [a, b, c, ..] = FETE;
    check_rows(
        Lang::En,
        [
            &[a, "No animal ingredients", "Ready in 3 minutes", b, c].join("\n"),
            &[a, "Ready in 4 minutes", "No animal ingredients", b, c].join("\n"),
        ],
        &[("moved", &[2], &[1])],
    );
}

#[test]
fn headings_that_differ_in_their_numbers_belong_to_what_they_head() {
    for (lang, titles, [a, b, c, d, ..]) in [
        (Lang::En, ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"], FETE),
        (Lang::En, ["1. Overview", "2. Overview", "3. Overview", "4. Overview"], FETE),
        (Lang::Ja, ["第1章", "第2章", "第3章", "第4章"], MATSURI),
        (Lang::Ja, ["第九章", "第十章", "第十一章", "第十二章"], MATSURI),
    ] {
        let [one, two, three, four] = titles;
        // A new chapter comes first, and those behind it are renumbered.
        check_rows(
            lang,
            [
                &[one, a, two, b, three, c].join("\n"),
                &[one, d, two, a, three, b, four, c].join("\n"),
            ],
            &[
                ("inserted", &[], &[0]),
                ("inserted", &[], &[1]),
                ("edited", &[0], &[2]),
                ("edited", &[2], &[4]),
                ("edited", &[4], &[6]),
            ],
        );
        // One is taken out.
        check_rows(
            lang,
            [&[one, a, two, b, three, c].join("\n"), &[one, a, two, c].join("\n")],
            &[("deleted", &[2], &[]), ("deleted", &[3], &[]), ("edited", &[4], &[2])],
        );
        // Two change places.
        check_rows(
            lang,
            [&[one, a, two, b, c, three, d].join("\n"), &[one, b, c, two, a, three, d].join("\n")],
            &[("edited", &[2], &[0]), ("moved", &[0, 1], &[3, 4])],
        );
    }
}

#[test]
fn headings_are_told_by_their_words_and_not_by_their_numbers() {
    let [a, b, c, ..] = FETE;
    let (a2, b2) =
        (&*a.replace("Monday", "Tuesday"), "Farmers brought plums and cherries to the market.");
    for (old, new, expected) in [
        (
            vec!["1. Overview", "2. Details", "3. Closing"],
            vec!["1. Preface", "2. Overview", "3. Details", "4. Closing"],
            &[
                ("inserted", &[][..], &[0][..]),
                ("edited", &[0], &[1]),
                ("edited", &[1], &[2]),
                ("edited", &[2], &[3]),
            ][..],
        ),
        // Sections that change places and are edited, and the renumbered headings with them.
        (
            vec!["1. Overview", a, "2. Details", b],
            vec!["1. Details", b2, "2. Overview", a2],
            &[("moved", &[2, 3], &[0, 1]), ("edited", &[0], &[2]), ("edited", &[1], &[3])],
        ),
        // Chapters whose text is edited, too.
        (
            vec!["Chapter 1", a, "Chapter 2", b],
            vec!["Chapter 1", c, "Chapter 2", a2, "Chapter 3", b2],
            &[
                ("inserted", &[], &[1]),
                ("inserted", &[], &[2]),
                ("edited", &[1], &[3]),
                ("edited", &[2], &[4]),
                ("edited", &[3], &[5]),
            ],
        ),
    ] {
        check_rows(Lang::En, [&old.join("\n"), &new.join("\n")], expected);
    }
}
