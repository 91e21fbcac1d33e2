//! Beads whose sides have nothing in common.

use super::model::Model;
use super::units::{Corpus, Lesson};

/// Of fewer words on either side it cannot be told.
const MIN_WORDS: usize = 5;

/// The beads of one sentence on either side of which no word may translate another, as far as the
/// dictionary, the sound and the document tell; numbers are not looked at. O(words of a bead²).
pub(super) fn apart(corpus: &Corpus, model: &Model) -> Vec<usize> {
    let lessons = corpus.lessons.iter().filter(|lesson| lesson.is_single);
    lessons.filter(|lesson| is_apart(corpus, model, lesson)).map(|lesson| lesson.bead).collect()
}

fn is_apart(corpus: &Corpus, model: &Model, lesson: &Lesson) -> bool {
    let mut units: Vec<u32> = lesson.japanese.iter().map(|&(unit, _)| unit).collect();
    units.sort_unstable();
    units.dedup();
    units.retain(|&unit| {
        let text = corpus.units.get(unit as usize).map_or("", |unit| &unit.text);
        text.chars().any(|c| !matches!(c, 'ぁ'..='ゖ'))
    });
    let words = || {
        let words = lesson.english.iter();
        words.filter(|word| !word.is_grammar)
    };
    units.len() >= MIN_WORDS
        && words().count() >= MIN_WORDS
        && !lesson.english.iter().any(|word| {
            lesson.japanese.iter().any(|&(unit, _)| {
                model.known(unit, word.stem) > 0.0 || model.t(unit, word.stem) > LINKED
            })
        })
}

/// From this probability on the document says that a word renders another.
const LINKED: f32 = 0.02;
