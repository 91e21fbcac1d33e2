//! What was edited in its place, and what was deleted and inserted.

use taiyaku::Lang;

use super::check_rows;

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
