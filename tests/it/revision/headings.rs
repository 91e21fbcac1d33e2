//! Headings and titles belong to what they head.

use taiyaku::Lang;

use super::{FETE, MATSURI, check_rows};

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
