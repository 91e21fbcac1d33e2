//! The words of an English document that sound like one of the Japanese.

use std::collections::BTreeMap;

use crate::text::kana;

use super::Units;

/// The greatest t that sound alone gives.
const MAX_SOUND: f64 = 0.8;

/// How many English words may sound like one Japanese word.
const SOUND_ALIKES: usize = 2;

/// The English document's words by sound.
pub(super) struct Sounds<'a> {
    /// By what they begin with.
    words: BTreeMap<kana::Beginning, Vec<(u32, &'a kana::Phonetic)>>,
    /// By what a Japanese word begins with, those that begin like it, which are looked for once: many
    /// names begin alike.
    like: BTreeMap<kana::Beginning, Vec<(u32, &'a kana::Phonetic)>>,
}

impl<'a> Sounds<'a> {
    pub(super) fn new(english: &'a Units) -> Self {
        let mut words: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (unit, sound) in (0_u32..).zip(english.sounds()) {
            if let Some(sound) = sound {
                words.entry(sound.beginning()).or_default().push((unit, sound));
            }
        }
        Self { words, like: BTreeMap::new() }
    }

    /// Adds the few words that sound most like `sound`.
    pub(super) fn add_alike(&mut self, sound: &kana::Phonetic, row: &mut Vec<(u32, f32)>) {
        let Self { words, like } = self;
        let begins = sound.beginning();
        let words = like.entry(begins).or_insert_with(|| {
            let like = words.iter().filter(|(beginning, _)| begins.is_like(**beginning));
            like.flat_map(|(_, words)| words).copied().collect()
        });
        let mut alike: Vec<(f64, u32)> = words
            .iter()
            .map(|&(other, word)| (sound.similarity(word), other))
            .filter(|&(similarity, _)| similarity >= kana::ALIKE)
            .collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        row.extend(alike.into_iter().take(SOUND_ALIKES).map(|(similarity, other)| {
            #[expect(clippy::cast_possible_truncation, reason = "a probability")]
            let t = (MAX_SOUND * similarity * similarity) as f32;
            (other, t)
        }));
    }
}
