//! What the dictionary and the sound say a Japanese unit may become, before the document speaks.

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::{Edict, StemId};

use crate::text::kana::{ALIKE, Phonetic, is_katakana};

use super::units::Unit;
use super::vocabulary::Vocabulary;

/// How much less a gloss is worth than the one before it, as in the aligner's table.
const RANK_DECAY: f32 = 0.25;
/// What a part of a compound gives of its own glosses.
const OF_PARTS: f32 = 0.6;
/// Shorter words sound like too many others.
const MIN_SOUND_CHARS: usize = 3;

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
}

/// The document's stems that a unit may become, each with a weight from 0 to 1, ascending.
pub(super) fn prior(unit: &Unit, stems: &Stems, sounds: &Sounds) -> Vec<(u32, f32)> {
    let mut row: FxHashMap<u32, f32> = FxHashMap::default();
    glosses(&unit.text, 1.0, stems, &mut row);
    if unit.parts.len() > 1 {
        for part in &unit.parts {
            glosses(&part.text, OF_PARTS, stems, &mut row);
        }
    }
    for part in &unit.parts {
        let known = part.text == unit.text && row.values().any(|&weight| weight >= 0.3);
        let sound = match &part.reading {
            _ if part.text.chars().all(is_katakana) => Some(&part.text),
            Some(reading) if part.is_name => Some(reading),
            _ => None,
        };
        let Some(sound) = sound.filter(|sound| sound.chars().count() >= MIN_SOUND_CHARS) else {
            continue;
        };
        if known {
            continue;
        }
        let sound = Phonetic::japanese(sound);
        let mut alike: Vec<(f64, u32)> = sounds
            .0
            .iter()
            .map(|(number, word)| (sound.similarity(word), *number))
            .filter(|&(similarity, _)| similarity >= ALIKE)
            .collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
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
