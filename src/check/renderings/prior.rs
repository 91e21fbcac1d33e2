//! What the dictionary and the sound say a Japanese unit may become, before the document speaks.

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::{Edict, StemId};

use crate::text::kana::{ALIKE, Phonetic, is_katakana};

use super::units::{Part, Unit};
use super::vocabulary::Vocabulary;

/// How much less a gloss is worth than the one before it, as in the aligner's table.
const RANK_DECAY: f32 = 0.25;
/// What a part of a compound gives of its own glosses.
const OF_PARTS: f32 = 0.6;
/// Shorter words sound like too many others.
const MIN_SOUND_CHARS: usize = 3;
/// As many pairs of words are compared by sound, which takes less than a second.
const MAX_PAIRS: usize = 20_000_000;

/// The stems of the document, by the number that the dictionary has for them.
pub(super) struct Stems(FxHashMap<StemId, u32>);

impl Stems {
    pub fn new(english: &Vocabulary) -> Self {
        let stems = english.numbers.iter();
        Self(stems.filter_map(|(stem, &number)| Some((Edict.stem_id(stem)?, number))).collect())
    }

    /// The document's number of a stem of the dictionary's.
    pub fn number(&self, id: StemId) -> Option<u32> {
        self.0.get(&id).copied()
    }
}

/// By English stem of the document: how it sounds.
pub(super) struct Sounds(Vec<(u32, Phonetic)>);

impl Sounds {
    pub fn new(english: &Vocabulary) -> Self {
        let words = english.words.iter().zip(0_u32..);
        let sounding = words.filter(|(word, _)| {
            word.chars().count() >= MIN_SOUND_CHARS && word.chars().all(char::is_alphabetic)
        });
        Self(sounding.map(|(word, number)| (number, Phonetic::english(word))).collect())
    }

    /// Whether comparing them with all names and katakana words of `units` takes too long; then only words
    /// that meet are to be compared.
    pub fn are_too_many(&self, units: &[Unit]) -> bool {
        let sounding = units.iter().flat_map(|unit| &unit.parts).filter_map(sound).count();
        self.0.len().saturating_mul(sounding) > MAX_PAIRS
    }

    /// The words that sound like a Japanese one, the most alike first: of all, or of some, ascending.
    fn alike(&self, sound: &Phonetic, among: Option<&[u32]>) -> Vec<(f64, u32)> {
        let of_number = |number: &u32| {
            let at = self.0.binary_search_by_key(number, |(number, _)| *number).ok()?;
            self.0.get(at)
        };
        let score = |(number, word): &(u32, Phonetic)| {
            let similarity = sound.similarity(word);
            (similarity >= ALIKE).then_some((similarity, *number))
        };
        let mut alike: Vec<(f64, u32)> = match among {
            None => self.0.iter().filter_map(score).collect(),
            Some(among) => among.iter().filter_map(of_number).filter_map(score).collect(),
        };
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        alike
    }
}

/// How a part of a unit sounds, if that tells anything: katakana, or the reading of a name.
fn sound(part: &Part) -> Option<&str> {
    let sound = match &part.reading {
        _ if part.text.chars().all(is_katakana) => Some(part.text.as_str()),
        Some(reading) if part.is_name => Some(reading.as_str()),
        _ => None,
    };
    sound.filter(|sound| sound.chars().count() >= MIN_SOUND_CHARS)
}

/// The document's stems that a unit may become, each with a weight from 0 to 1, ascending. What it sounds
/// like is looked for in all of them, or `among` some, ascending.
pub(super) fn prior(
    unit: &Unit,
    stems: &Stems,
    sounds: &Sounds,
    among: Option<&[u32]>,
) -> Vec<(u32, f32)> {
    let mut row: FxHashMap<u32, f32> = FxHashMap::default();
    glosses(&unit.text, 1.0, stems, &mut row);
    if unit.parts.len() > 1 {
        for part in &unit.parts {
            glosses(&part.text, OF_PARTS, stems, &mut row);
        }
    }
    for part in &unit.parts {
        let known = part.text == unit.text && row.values().any(|&weight| weight >= 0.3);
        let Some(sound) = sound(part).filter(|_| !known) else { continue };
        let alike = sounds.alike(&Phonetic::japanese(sound), among);
        for (similarity, number) in alike.into_iter().take(2) {
            #[expect(clippy::cast_possible_truncation, reason = "a probability")]
            let weight = (similarity * similarity) as f32;
            let entry = row.entry(number).or_default();
            *entry = entry.max(weight);
        }
    }
    let mut row: Vec<(u32, f32)> = row.into_iter().collect();
    row.sort_unstable_by_key(|&(number, _)| number);
    row
}

fn glosses(headword: &str, share: f32, stems: &Stems, row: &mut FxHashMap<u32, f32>) {
    for (rank, gloss) in (0_u16..).zip(Edict.glosses(&[headword]).into_iter().flatten()) {
        #[expect(clippy::cast_precision_loss, reason = "at most five stems")]
        let words = gloss.len() as f32;
        let weight = share / (1.0 + RANK_DECAY * f32::from(rank)) / words.sqrt();
        for number in gloss.filter_map(|id| stems.number(id)) {
            let entry = row.entry(number).or_default();
            *entry = entry.max(weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_sound_alike_are_found_among_all_or_some() {
        let mut english = Vocabulary::default();
        let numbers =
            ["harrison", "weather", "harris", "bank"].map(|word| english.number(word, word));
        let sounds = Sounds::new(&english);
        let found = |among: Option<&[u32]>| -> Vec<u32> {
            let alike = sounds.alike(&Phonetic::japanese("ハリソン"), among);
            alike.into_iter().map(|(_, number)| number).collect()
        };
        assert_eq!(found(None).first(), Some(&numbers[0]));
        assert_eq!(found(Some(&numbers)), found(None));
        assert!(found(Some(&numbers[1..2])).is_empty());
    }
}
