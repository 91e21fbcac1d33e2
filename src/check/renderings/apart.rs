//! Beads whose sides have next to nothing in common.

use taiyaku_dictionaries::{Edict, Glosses};

use super::model::Model;
use super::prior::Stems;
use super::units::{Corpus, Lesson, Unit};
use crate::text::script::is_hiragana;

/// Of fewer words on either side it cannot be told.
const MIN_WORDS: usize = 3;
/// From this probability on the document says that a word renders another.
const LINKED: f32 = 0.02;
/// A word is explained by as much as the probability of its likeliest source; by all, if that is more.
const SURELY: f32 = 0.3;
/// So much of an English sentence's words, rare ones weighing more, its source explains at least. Measured
/// with one in fourteen sentences of the development sets put in the place of others: of those that the
/// alignment still pairs, 24 of 61 are found in news, 5 of 36 in lectures, 19 of 146 in conversations, 10 of
/// 102 in comics and 11 of 184 in meetings, and 19 of 12,267 right pairs are taken for such. What the
/// English explains of the Japanese tells nothing beyond that. That was before the words of every bead
/// counted; since then as many of such sentences are found, and fewer right pairs are taken for them.
const EXPLAINED: f32 = 0.1;

/// The beads of one sentence on either side of which next to no word may translate another, as far as
/// the dictionary, what it learned, the sound and the document tell; numbers are not looked at.
/// O(words of a bead²).
pub(super) fn apart(corpus: &Corpus, model: &Model) -> Vec<usize> {
    let rarities = Rarities::new(corpus);
    let mut stems = None;
    let lessons = corpus.lessons.iter().filter(|lesson| lesson.is_single);
    let apart = lessons.filter(|lesson| {
        let sides = Sides::new(corpus, lesson);
        let known = |unit: u32, stem: u32| match is_same(corpus, unit, stem) {
            true => 1.0,
            false => model.known(unit, stem).max(of_document(model, unit, stem)),
        };
        sides.are_long_enough() && sides.explained(&rarities, known) < EXPLAINED && {
            // Asked last: few sentences come so far.
            let stems = stems.get_or_insert_with(|| Stems::new(&corpus.english));
            let learned = learned(corpus, &sides, stems);
            let learned_or_known = |unit: u32, stem: u32| {
                let learned = learned.iter().filter(|of| (of.unit, of.stem) == (unit, stem));
                learned.map(|of| of.t).fold(known(unit, stem), f32::max)
            };
            sides.explained(&rarities, learned_or_known) < EXPLAINED
        }
    });
    apart.map(|lesson| lesson.bead).collect()
}

/// What the document tells, without chance.
fn of_document(model: &Model, unit: u32, stem: u32) -> f32 {
    let t = model.t(unit, stem);
    if t > LINKED { t } else { 0.0 }
}

/// Whether a word stands in both texts as it is: left untranslated, or Latin in the Japanese.
fn is_same(corpus: &Corpus, unit: u32, stem: u32) -> bool {
    let unit = corpus.units.get(unit as usize);
    let word = corpus.english.words.get(stem as usize);
    unit.zip(word).is_some_and(|(unit, word)| unit.text == *word)
}

/// The different words of a lesson.
struct Sides {
    units: Vec<u32>,
    /// How many of the units say something.
    saying: usize,
    /// Without words of grammar.
    stems: Vec<u32>,
}

impl Sides {
    fn new(corpus: &Corpus, lesson: &Lesson) -> Self {
        let units = distinct(lesson.japanese.iter().map(|&(unit, _)| unit));
        let says = |unit: &&u32| {
            let text = corpus.units.get(**unit as usize).map_or("", |unit| &unit.text);
            text.chars().any(|c| !is_hiragana(c))
        };
        let words = lesson.english.iter().filter(|word| !word.is_grammar);
        let stems = distinct(words.map(|word| word.stem));
        Self { saying: units.iter().filter(says).count(), units, stems }
    }

    fn are_long_enough(&self) -> bool {
        self.saying >= MIN_WORDS && self.stems.len() >= MIN_WORDS
    }

    /// How much of the English words the Japanese explains, 0 to 1, if `t` says how probably a unit
    /// becomes a stem.
    fn explained(&self, rarities: &Rarities, t: impl Fn(u32, u32) -> f32) -> f32 {
        let (mut all, mut explained) = (0.0, 0.0);
        for &stem in &self.stems {
            let best = self.units.iter().map(|&unit| t(unit, stem)).fold(0.0, f32::max);
            let rarity = rarities.of(stem);
            all += rarity;
            explained += rarity * (best / SURELY).min(1.0);
        }
        if all > 0.0 { explained / all } else { 1.0 }
    }
}

fn distinct(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// By stem, the log of one more than one over the share of the beads that have it: a shared word counts
/// for something in every bead, as does a server in a text on servers.
struct Rarities(Vec<f32>);

impl Rarities {
    fn new(corpus: &Corpus) -> Self {
        let mut beads = vec![0_u16; corpus.english.words.len()];
        for lesson in &corpus.lessons {
            for stem in distinct(lesson.english.iter().map(|word| word.stem)) {
                if let Some(count) = beads.get_mut(stem as usize) {
                    *count = count.saturating_add(1);
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
        let all = corpus.lessons.len().min(usize::from(u16::MAX)) as f32;
        Self(beads.into_iter().map(|count| (1.0 + all / f32::from(count.max(1))).ln()).collect())
    }

    fn of(&self, stem: u32) -> f32 {
        self.0.get(stem as usize).copied().unwrap_or(0.0)
    }
}

/// What the dictionary learned that a unit becomes.
struct Learned {
    unit: u32,
    stem: u32,
    t: f32,
}

fn learned(corpus: &Corpus, sides: &Sides, stems: &Stems) -> Vec<Learned> {
    let units = sides.units.iter().filter_map(|&number| {
        let unit: &Unit = corpus.units.get(number as usize)?;
        Some((number, unit))
    });
    let headwords = units.flat_map(|(number, unit)| {
        let parts = unit.parts.iter().map(|part| part.text.as_str());
        std::iter::once(unit.text.as_str()).chain(parts).map(move |text| (number, text))
    });
    let pairs = headwords.flat_map(|(unit, text)| {
        let found = Edict.glosses(&[text]).into_iter().flat_map(|it: Glosses| it.learned());
        found.filter_map(move |(id, t)| Some(Learned { unit, stem: stems.number(id)?, t }))
    });
    pairs.collect()
}
