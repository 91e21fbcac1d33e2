//! Revisions of bitexts, whose units say what belongs together.

use std::fs;

use tempfile::TempDir;

use crate::support::taiyaku;

/// Two revisions of a bitext, each unit as `id|source|translation`, and the headings of the changes
/// that are shown.
#[track_caller]
fn check(old: &[&str], new: &[&str], expected: &[&str]) {
    let folder = TempDir::new().unwrap();
    for (name, units) in [("old.xlf", old), ("new.xlf", new)] {
        let unit = |unit: &&str| {
            let parts: Vec<&str> = unit.split('|').collect();
            format!(
                "<unit id='{}'><segment><source>{}</source><target>{}</target></segment></unit>",
                parts[0], parts[1], parts[2]
            )
        };
        let units: String = units.iter().map(unit).collect();
        let xliff = format!(
            "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='ja' \
             trgLang='en'><file id='f'>{units}</file></xliff>"
        );
        fs::write(folder.path().join(name), xliff).unwrap();
    }
    let (_, stdout, _) = taiyaku(folder.path(), &["diff", "old.xlf", "new.xlf", "-U0"]);
    let headings =
        stdout.lines().skip(1).filter(|line| line.contains(" (") && !line.starts_with(' '));
    // All units stand on one line; what is gone, in the old file.
    let headings = headings.map(|line| {
        let place = if line.starts_with("deleted") { ", old.xlf:1" } else { ", new.xlf:1" };
        line.strip_suffix(place).unwrap_or_else(|| panic!("{line} does not end in `{place}`"))
    });
    assert_eq!(headings.collect::<Vec<_>>(), expected, "{stdout}");
}

const RAIN: &str = "a|雨が降った。|It rained.";
const CAT: &str = "b|猫は寝ていた。|The cat was asleep. It snored.";
const NOBODY: &str = "c|誰も来なかった。|Nobody came.";
const SAVE: &str = "d|保存|Save";

#[test]
fn a_unit_that_was_translated_anew_was_edited() {
    check(
        &[RAIN, CAT, NOBODY, SAVE],
        &[
            "a|雨が降った。|There was a downpour.",
            "b|猫は寝ていた。|Our kitty dozed.",
            NOBODY,
            "d|保存|Keep",
        ],
        &["edited 1 → 1 (wording)", "merged 2–3 → 2 (wording)", "edited 5 → 4 (wording)"],
    );
    // Ids of another kind say nothing against it.
    check(
        &[RAIN, NOBODY],
        &["1|雨が降った。|There was a downpour.", NOBODY],
        &["edited 1 → 1 (wording)"],
    );
    // A part of a unit.
    check(
        &[CAT, NOBODY],
        &["b|猫は寝ていた。|The cat was asleep. What a noise!", NOBODY],
        &["edited 2 → 2 (wording)"],
    );
    // Its source is another, too.
    check(&[RAIN, SAVE], &[RAIN, "d|格納する|Keep"], &["edited 2 → 2 (wording)"]);
}

#[test]
fn a_unit_that_stands_elsewhere_moved() {
    check(
        &[SAVE, RAIN, CAT, NOBODY],
        &[RAIN, CAT, NOBODY, "d|保存|Keep"],
        &["moved 1 → 5, edited (wording, order)"],
    );
}

#[test]
fn other_units_are_told_by_their_words() {
    // Numbered anew: the ids are others' now.
    check(
        &["1|保存|Save", "2|雨が降った。|It rained.", "3|終了|Quit"],
        &["1|開く|Open", "2|保存|Save", "3|雨が降った。|It rained."],
        &["inserted 1 (content)", "deleted 3 (content)"],
    );
    // What was handed on to the next unit stays where it stands.
    check(
        &["a|雨。|It rained all day. The old cat slept by the stove.", "b|猫。|Nobody came."],
        &["a|雨。|It rained all day.", "b|猫。|The old cat slept near the stove. Nobody came."],
        &["edited 2 → 2 (wording)"],
    );
    check(
        &["a|雨。|It rained all day.", "b|猫。|The old cat slept by the stove."],
        &["a|雨。|It rained all day. The old cat slept near the stove.", "b|猫。|"],
        &["edited 2 → 2 (wording)"],
    );
}
