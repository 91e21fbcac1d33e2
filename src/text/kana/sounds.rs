//! Words as rows of sounds.

/// A set of sounds, any of which may be meant: one bit for each row of the kana table (its
/// consonant), and one for each vowel.
pub(super) type Sound = u32;

pub(super) const K: Sound = 1;
pub(super) const G: Sound = 1 << 1;
pub(super) const S: Sound = 1 << 2;
pub(super) const Z: Sound = 1 << 3;
pub(super) const T: Sound = 1 << 4;
pub(super) const D: Sound = 1 << 5;
pub(super) const N: Sound = 1 << 6;
pub(super) const H: Sound = 1 << 7;
pub(super) const B: Sound = 1 << 8;
pub(super) const P: Sound = 1 << 9;
pub(super) const M: Sound = 1 << 10;
pub(super) const R: Sound = 1 << 11;
pub(super) const A: Sound = 1 << 12;
pub(super) const I: Sound = 1 << 13;
pub(super) const U: Sound = 1 << 14;
pub(super) const E: Sound = 1 << 15;
pub(super) const O: Sound = 1 << 16;
const VOWELS: Sound = A | I | U | E | O;

/// Whether both are vowels, any vowels, or have a consonant in common.
pub(super) fn are_alike(one: Sound, other: Sound) -> bool {
    one & other != 0 || (one & VOWELS != 0 && other & VOWELS != 0)
}

/// The longest row; what goes beyond is left out. The longest katakana words have some thirty.
const MAX_SOUNDS: usize = 32;

/// A row of sounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sounds {
    row: Vec<Sound>,
    /// All of them together, which most comparisons need no more than.
    any: Sound,
}

impl Sounds {
    pub fn len(&self) -> usize {
        self.row.len()
    }

    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = Sound> + '_ {
        self.row.iter().copied()
    }

    pub fn push(&mut self, sound: Sound) {
        if self.row.len() < MAX_SOUNDS {
            self.row.push(sound);
            self.any |= sound;
        }
    }

    /// Adds a vowel to the run of vowels at the end, or begins one.
    pub fn push_vowel(&mut self, vowel: Sound) {
        match self.row.last_mut() {
            Some(last) if *last & VOWELS != 0 => {
                *last |= vowel;
                self.any |= vowel;
            }
            _ => self.push(vowel),
        }
    }

    /// The same row without its vowels.
    pub fn consonants(&self) -> Self {
        let mut consonants = Self::default();
        let row = self.row.iter().filter(|&&sound| sound & VOWELS == 0);
        row.for_each(|&sound| consonants.push(sound));
        consonants
    }

    /// The first sound; none of all for an empty row.
    pub fn first(&self) -> Sound {
        self.row.first().copied().unwrap_or(0)
    }

    /// Whether their similarity can reach `least`, as far as the lengths tell.
    pub fn is_about_as_long(&self, other: &Self, least: f64) -> bool {
        let (short, long) = (self.len().min(other.len()), self.len().max(other.len()));
        short > 0 && short as f64 >= least * long as f64
    }

    /// Whether their similarity can reach `least`, as far as sounds tell that one has and the other has
    /// nowhere: each of them is an edit. O(n + m).
    pub fn has_about_the_same(&self, other: &Self, least: f64) -> bool {
        let longer = self.len().max(other.len());
        let is_enough = |missing: usize| (longer - missing) as f64 >= least * longer as f64;
        is_enough(self.missing_from(other)) && is_enough(other.missing_from(self))
    }

    /// How many of its sounds the other has nowhere.
    fn missing_from(&self, other: &Self) -> usize {
        self.row.iter().filter(|&&sound| sound & other.any == 0).count()
    }

    /// One less the edit distance in parts of the longer row, `self` being Japanese and `other`
    /// English. Time O(n·m), space O(1).
    pub fn similarity(&self, other: &Self) -> f64 {
        let longer = self.len().max(other.len());
        if longer == 0 {
            return 0.0;
        }
        1.0 - self.distance(other) as f64 / longer as f64
    }

    /// The edit distance after Myers (1999) in the form of Hyyrö (2003): one bit for each English sound
    /// says whether the distances of the beginnings that end there rise or fall by one.
    fn distance(&self, other: &Self) -> usize {
        let Some(before_last) = other.len().checked_sub(1) else { return self.len() };
        let last = 1_u32 << before_last;
        let (mut rises, mut falls, mut distance) = (u32::MAX, 0_u32, other.len());
        for &left in &self.row {
            let bits = other.row.iter().rev();
            let heard =
                bits.fold(0, |bits, &right| (bits << 1) | u32::from(is_heard_as(left, right)));
            let same = (((heard & rises).wrapping_add(rises)) ^ rises) | heard | falls;
            let (rising, falling) = (falls | !(same | rises), rises & same);
            distance += usize::from(rising & last != 0);
            distance -= usize::from(falling & last != 0);
            let (rising, falling) = ((rising << 1) | 1, falling << 1);
            rises = falling | !(same | rising);
            falls = rising & same;
        }
        distance
    }
}

/// Whether the Japanese sound may stand for the English one: one of the consonants meant, or
/// vowels that are all among those meant.
pub(super) fn is_heard_as(japanese: Sound, english: Sound) -> bool {
    japanese & english != 0 && japanese & VOWELS & !english == 0
}

/// The sounds of romanised kana.
pub(super) fn of_romaji(romaji: &str) -> Sounds {
    let mut sounds = Sounds::default();
    let bytes = romaji.as_bytes();
    for (at, &letter) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let sound = match letter {
            // The glide of キャ is not in the English cap.
            b'y' if sounds.row.last().is_some_and(|last| last & VOWELS == 0) => continue,
            b'a' => A,
            b'i' | b'y' => I,
            b'u' | b'w' => U,
            b'e' => E,
            b'o' => O,
            // The first of a doubled pair, and t or s of which the next letter is a part.
            _ if letter == next || (letter == b't' && next == b'c') => continue,
            b's' if at > 0 && bytes.get(at - 1) == Some(&b't') => continue,
            b'h' if at > 0 && matches!(bytes.get(at - 1), Some(b's' | b'c')) => continue,
            b'k' => K,
            b'g' => G,
            b's' => S,
            b'z' | b'j' => Z,
            b't' | b'c' => T,
            b'd' => D,
            b'n' if next == b'm' => continue,
            b'n' if matches!(next, b'p' | b'b') => N | M,
            b'n' => N,
            b'h' | b'f' => H,
            b'b' | b'v' => B,
            b'p' => P,
            b'm' => M,
            b'r' => R,
            _ => continue,
        };
        if sound & VOWELS == 0 { sounds.push(sound) } else { sounds.push_vowel(sound) }
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After Wagner & Fischer (1974).
    fn slow(japanese: &[Sound], english: &[Sound]) -> usize {
        let mut row: Vec<usize> = (0..=english.len()).collect();
        for (number, &left) in japanese.iter().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], number + 1);
            for (at, &right) in english.iter().enumerate() {
                let changed = diagonal + usize::from(!is_heard_as(left, right));
                diagonal = row[at + 1];
                row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
            }
        }
        row[english.len()]
    }

    #[test]
    fn the_quick_distance_is_the_edit_distance() {
        let alphabet = [K, S, T, N, R, A, I, A | I, U | O];
        let mut state = 1_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        for _ in 0..2000 {
            let mut rows = [Sounds::default(), Sounds::default()];
            for row in &mut rows {
                for _ in 0..random(MAX_SOUNDS + 2) {
                    row.push(alphabet[random(alphabet.len())]);
                }
            }
            let [japanese, english] = rows;
            assert_eq!(japanese.distance(&english), slow(&japanese.row, &english.row));
        }
    }
}
