//! Names that stand more often in another spelling, for the same Japanese name: “Shkrelli” once beside “Shkreli”.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::Stemmer;

use crate::check::context::Context;
use crate::check::message::times;
use crate::check::near::Near;
use crate::check::paired::Pair;
use crate::check::rule::{Rule, at};
use crate::check::spelling::plain;
use crate::model::{Finding, Severity, Span};

use super::original::{Original, japanese_names};
use super::{MIN_OF_NAME, Name, SOUNDS, is_known, report};

/// Names that stand more often in another spelling, for the same Japanese name.
pub(super) fn findings(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let mut spellings: FxHashMap<&str, Vec<&Name>> = FxHashMap::default();
    for name in names {
        spellings.entry(&name.folded).or_default().push(name);
    }
    let mut order: Vec<(&str, &Vec<&Name>)> = spellings.iter().map(|(k, v)| (*k, v)).collect();
    order.sort_unstable_by_key(|(name, _)| *name);
    let mut by_count = order.clone();
    by_count.sort_by_key(|(_, places)| Reverse(places.len()));
    let near = Near::new(by_count.into_iter());
    let pairs: FxHashMap<usize, Pair> = context.pairs().map(|pair| (pair.bead, pair)).collect();
    let of_pair = |bead: usize| {
        pairs.get(&bead).map(|pair| japanese_names(context, pair)).unwrap_or_default()
    };
    let mut known: FxHashMap<usize, Vec<Original>> = FxHashMap::default();
    let mut found = Vec::new();
    let stemmer = Stemmer::new();
    for &(wrong, places) in &order {
        let right = near
            .misspelt(wrong)
            .filter(|(_, others)| others.len() >= places.len())
            .filter(|(other, _)| {
                wrong.len().min(other.len()) >= MIN_OF_NAME || plain(wrong) == plain(other)
            })
            .max_by_key(|(other, others)| (others.len(), Reverse(*other)));
        let Some((right, others)) = right else { continue };
        // States is a word, though it is nearly Status; Shakespere is none. So is carols, but its letters
        // are those of Carlos.
        let [is_word, is_known] = [wrong, right].map(|word| is_known(&stemmer.stem(word)));
        // Two spellings of one reading are one name, though the dictionary may have one of them.
        let is_spelling = plain(wrong) == plain(right);
        if is_word && !is_exchange(wrong, right) && !is_spelling {
            continue;
        }
        let mut beads: Vec<usize> = others.iter().map(|other| other.bead).collect();
        beads.dedup();
        for name in places.iter().chain(others) {
            known.entry(name.bead).or_insert_with_key(|bead| of_pair(*bead));
        }
        let originals = |bead: usize| known.get(&bead).map_or(&[][..], Vec::as_slice);
        // What stands wherever a spelling does is what it spells.
        let is_companion = |original: &Original| {
            let is_in =
                |bead: &usize| originals(*bead).iter().any(|it| it.reading == original.reading);
            beads.len() > 1 && original.is_katakana() && beads.iter().all(is_in)
        };
        for name in places.iter().filter(|name| beads.binary_search(&name.bead).is_err()) {
            let here = originals(name.bead);
            let shared = here.iter().find(|original| {
                let is_companion = is_companion(original);
                let is_meant = !is_word || (is_spelling && !original.is_katakana());
                (is_companion || (original.may_be(&name.folded, right) && is_meant))
                    && !here.iter().any(|it| {
                        it.reading != original.reading
                            && (it.is_heard(&name.folded)
                                || it.likeness(&name.folded)
                                    > original.likeness(&name.folded).max(SOUNDS))
                    })
                    && others.iter().any(|other| {
                        let there = originals(other.bead);
                        there.iter().any(|there| there.reading == original.reading)
                    })
            });
            let (Some(original), Some(usual)) = (shared, others.first()) else { continue };
            // Of as many, the one that is read so is right. Else the one that the dictionary has, or that
            // comes first, is named; but which of both is meant only the author knows.
            let first = |places: &[&Name]| places.first().map(|name| name.span.start);
            let (is_right, is_sure) =
                match [wrong, right].map(|spelling| original.is_spelt(spelling)) {
                    _ if others.len() > places.len() => (true, true),
                    [false, true] => (true, true),
                    [true, false] => (false, true),
                    _ => (is_known || first(others) < first(places), false),
                };
            if !is_right {
                continue;
            }
            let spans: Vec<Span> = others.iter().map(|other| other.span).collect();
            let message = format!(
                "“{}” here, “{}” {}",
                name.text,
                usual.text,
                times(context.english(), &spans),
            );
            let mut finding =
                report(rule, context, name.bead, (&[original.span], name), message, &usual.text);
            if !is_sure {
                finding.fixes.clear();
            }
            // Ohtani and Otani are two ways to write long vowels; Hirton is none to write Hilton.
            let is_japanese = !original.is_katakana();
            let severity = match others.len() {
                _ if is_japanese && is_spelling => Severity::Note,
                0 | 1 => Severity::Warning,
                _ if is_word => Severity::Warning,
                _ => rule.severity,
            };
            found.push(at(severity, finding));
        }
    }
    found
}

/// Whether two words have the same letters, in another order.
fn is_exchange(a: &str, b: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    letters(a) == letters(b)
}
