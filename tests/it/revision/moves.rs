//! What moved, whole or in part.

use taiyaku::Lang;

use super::{FETE, MATSURI, check_rows};

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
