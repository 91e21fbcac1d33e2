//! Words as rows of sounds.

/// A set of sounds, any of which may be meant: one bit for each row of the kana table (its
/// consonant), and one for each vowel.
pub(super) type Sound = u32;

const K: Sound = 1;
const G: Sound = 1 << 1;
const S: Sound = 1 << 2;
const Z: Sound = 1 << 3;
const T: Sound = 1 << 4;
const D: Sound = 1 << 5;
const N: Sound = 1 << 6;
const H: Sound = 1 << 7;
const B: Sound = 1 << 8;
const P: Sound = 1 << 9;
const M: Sound = 1 << 10;
const R: Sound = 1 << 11;
const A: Sound = 1 << 12;
const I: Sound = 1 << 13;
const U: Sound = 1 << 14;
const E: Sound = 1 << 15;
const O: Sound = 1 << 16;
const VOWELS: Sound = A | I | U | E | O;

/// Whether both are vowels, any vowels, or have a consonant in common.
pub(super) fn are_alike(one: Sound, other: Sound) -> bool {
    one & other != 0 || (one & VOWELS != 0 && other & VOWELS != 0)
}

/// The longest row; what goes beyond is left out. The longest katakana words have some thirty.
const MAX_SOUNDS: usize = 32;

/// A row of sounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sounds(Vec<Sound>);

impl Sounds {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = Sound> + '_ {
        self.0.iter().copied()
    }

    fn push(&mut self, sound: Sound) {
        if self.0.len() < MAX_SOUNDS {
            self.0.push(sound);
        }
    }

    /// Adds a vowel to the run of vowels at the end, or begins one.
    fn push_vowel(&mut self, vowel: Sound) {
        match self.0.last_mut() {
            Some(last) if *last & VOWELS != 0 => *last |= vowel,
            _ => self.push(vowel),
        }
    }

    /// The same row without its vowels.
    pub fn consonants(&self) -> Self {
        Self(self.0.iter().copied().filter(|sound| sound & VOWELS == 0).collect())
    }

    /// The first sound; none of all for an empty row.
    pub fn first(&self) -> Sound {
        self.0.first().copied().unwrap_or(0)
    }

    /// Whether their similarity can reach `least`, as far as the lengths tell.
    pub fn is_about_as_long(&self, other: &Self, least: f64) -> bool {
        let (short, long) = (self.len().min(other.len()), self.len().max(other.len()));
        short > 0 && short as f64 >= least * long as f64
    }

    /// Whether their similarity can reach `least`, as far as sounds tell that the other has nowhere.
    /// O(n + m).
    pub fn has_about_the_same(&self, other: &Self, least: f64) -> bool {
        let longer = self.len().max(other.len());
        let missing = self.missing_from(other).max(other.missing_from(self));
        (longer - missing) as f64 >= least * longer as f64
    }

    /// How many of its sounds the other has nowhere.
    fn missing_from(&self, other: &Self) -> usize {
        let theirs = other.0.iter().fold(0, |all, &sound| all | sound);
        self.0.iter().filter(|&&sound| sound & theirs == 0).count()
    }

    /// One less the edit distance in parts of the longer row, `self` being Japanese and `other`
    /// English. Time O(n·m), space O(1). After Wagner & Fischer (1974).
    pub fn similarity(&self, other: &Self) -> f64 {
        let longer = self.len().max(other.len());
        if longer == 0 {
            return 0.0;
        }
        1.0 - self.distance(other) as f64 / longer as f64
    }

    fn distance(&self, other: &Self) -> usize {
        let mut row = [0_u8; MAX_SOUNDS];
        for (cell, number) in row.iter_mut().zip(1..) {
            *cell = number;
        }
        let mut last = u8::try_from(other.len()).unwrap_or(u8::MAX);
        for (&left, number) in self.0.iter().zip(1_u8..) {
            let mut diagonal = number - 1;
            last = number;
            for (&right, cell) in other.0.iter().zip(&mut row) {
                let changed = diagonal + u8::from(!is_heard_as(left, right));
                diagonal = *cell;
                last = changed.min(diagonal + 1).min(last + 1);
                *cell = last;
            }
        }
        last.into()
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
            b'y' if sounds.0.last().is_some_and(|last| last & VOWELS == 0) => continue,
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

/// The sounds that Japanese hears in an English word.
pub(super) fn of_english(word: &str) -> Sounds {
    let letters: Vec<u8> = word.chars().filter_map(plain_letter).collect();
    let mut sounds = Sounds::default();
    let mut at = 0;
    while at < letters.len() {
        at += Speller { letters: &letters, at, sounds: &mut sounds }.step().max(1);
    }
    sounds
}

/// A letter in lower case without its accent; `None` for anything else.
fn plain_letter(c: char) -> Option<u8> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => u8::try_from(c).ok()?.to_ascii_lowercase(),
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'ą' => b'a',
        'ç' | 'Ç' | 'ć' | 'č' => b'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ę' | 'ě' => b'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' => b'i',
        'ñ' | 'Ñ' | 'ń' => b'n',
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'Ō' | 'ő' => b'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ű' => b'u',
        'ý' | 'ÿ' | 'Ý' => b'y',
        'ł' | 'Ł' => b'l',
        'ś' | 'š' | 'Š' => b's',
        'ž' | 'Ž' | 'ź' | 'ż' => b'z',
        _ => return None,
    })
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Reads the letters at one place.
struct Speller<'w> {
    letters: &'w [u8],
    at: usize,
    sounds: &'w mut Sounds,
}

impl Speller<'_> {
    /// The letter `ahead` of this one; zero beyond the end.
    fn letter(&self, ahead: usize) -> u8 {
        self.letters.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn before(&self) -> u8 {
        self.at.checked_sub(1).and_then(|at| self.letters.get(at)).copied().unwrap_or(0)
    }

    fn has_vowel_before(&self) -> bool {
        self.letters.iter().take(self.at).any(|&letter| is_vowel(letter))
    }

    fn starts_with(&self, letters: &str) -> bool {
        self.letters.get(self.at..).is_some_and(|rest| rest.starts_with(letters.as_bytes()))
    }

    fn ends_with(&self, letters: &str) -> bool {
        self.letters.get(self.at..).is_some_and(|rest| rest == letters.as_bytes())
    }

    /// Adds a consonant of `length` letters, and the vowel that kana put behind it when English
    /// has none.
    fn consonant(&mut self, sound: Sound, length: usize) -> usize {
        self.sounds.push(sound);
        let next = self.letter(length);
        let silent_e = next == b'e' && self.letter(length + 1) == 0 && self.has_vowel_before();
        let nasal = sound & N != 0;
        if (next == 0 || !is_vowel(next) || silent_e) && !nasal {
            self.sounds.push_vowel(match sound {
                T | D => O | U | I,
                _ if sound & (T | Z) != 0 => U | I | O,
                K => U | I,
                _ => U,
            });
        }
        length + usize::from(silent_e)
    }

    /// Takes what begins here and tells how many letters it was.
    fn step(&mut self) -> usize {
        let (letter, next) = (self.letter(0), self.letter(1));
        let front = matches!(next, b'e' | b'i' | b'y');
        match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => self.vowel(letter),
            b'w' if next == b'r' && self.at == 0 => 1,
            b'w' if next == b'h' && self.at == 0 => {
                self.sounds.push(H);
                self.sounds.push_vowel(O);
                2
            }
            b'w' => {
                self.sounds.push_vowel(U);
                1 + usize::from(next == b'h')
            }
            b'r' => self.r(),
            b'h' => self.h(),
            _ if letter == next && !(letter == b'c' && matches!(self.letter(2), b'e' | b'i')) => 1,
            b'b' if self.before() == b'm' && next == 0 => 1,
            b'b' | b'v' => self.consonant(B, 1),
            b'c' if self.starts_with("ch") => self.consonant(T | K | S, 2),
            b'c' if next == b'k' || next == b'q' => 1,
            b'c' if self.starts_with("cia") || self.starts_with("cio") => self.consonant(S, 2),
            b'c' if front && self.before() == b's' => 1,
            b'c' if front => self.consonant(S, 1),
            b'c' => self.consonant(K, 1),
            b'd' if self.starts_with("dge") || next == b'j' => 1,
            b'd' if self.ends_with("ds") => self.consonant(Z, 2),
            b'd' if matches!(next, b'i' | b'u') => self.consonant(D | Z, 1),
            b'd' => self.consonant(D, 1),
            b'f' => self.consonant(H, 1),
            b'g' => self.g(front),
            b'j' => self.consonant(Z, 1),
            b'k' if next == b'n' && self.at == 0 => 1,
            b'k' | b'q' => self.consonant(K, 1 + usize::from(next == b'h')),
            b'l' if self.before() == b'a' && self.is_silent_l() => 1,
            b'l' => self.consonant(R, 1),
            b'm' if next == b'n' && self.at == 0 => 1,
            b'm' if matches!(next, b'p' | b'b') && self.letter(2) != 0 => self.nasal(N | M),
            b'm' => self.consonant(M, 1),
            b'n' if self.before() == b'm' && next == 0 => 1,
            b'n' => self.consonant(N, 1),
            b'p' if next == b'h' => self.consonant(H, 2),
            b'p' if self.at == 0 && matches!(next, b's' | b'n' | b't') => 1,
            b'p' => self.consonant(P, 1),
            b's' => self.s(),
            b't' => self.t(),
            b'x' if self.at == 0 => self.consonant(S | Z | K, 1),
            b'x' => {
                self.sounds.push(K | G);
                self.sounds.push_vowel(U | I);
                self.consonant(S | Z, 1)
            }
            b'z' if self.before() == b't' => 1,
            b'z' => self.consonant(Z | T, 1),
            _ => 1,
        }
    }

    /// Behind an a: almond, talk and half, but not alkaloid.
    fn is_silent_l(&self) -> bool {
        match self.letter(1) {
            b'm' => true,
            b'k' | b'f' => matches!(self.letter(2), 0 | b'e' | b'i' | b's'),
            _ => false,
        }
    }

    fn nasal(&mut self, sound: Sound) -> usize {
        self.sounds.push(sound);
        1
    }

    fn vowel(&mut self, letter: u8) -> usize {
        let vowel = match letter {
            // Called, law, author and war are コールド, ロー, オーサー and ウォー.
            b'a' if matches!(self.letter(1), b'l' | b'u' | b'w') || self.before() == b'w' => {
                A | E | I | O
            }
            b'a' => A | E | I,
            b'e' => E | I,
            b'i' | b'y' => I | A,
            b'o' => O | A | U,
            _ => U | A | I,
        };
        // A vowel before an r that is not spoken becomes アー.
        let long = self.letter(1) == b'r' && !is_vowel(self.letter(2));
        self.sounds.push_vowel(if long { vowel | A } else { vowel });
        1
    }

    /// An r is heard only before a vowel: car is カー, but Paris パリ.
    fn r(&mut self) -> usize {
        let next = self.letter(1);
        if next == b'r' || next == b'h' {
            return if next == b'h' { self.consonant(R, 2) } else { 1 };
        }
        let heard = is_vowel(next) || !is_vowel(self.before()) && self.before() != b'r';
        if heard && !(self.ends_with("re") && self.at > 1) {
            return self.consonant(R, 1);
        }
        if self.ends_with("re") {
            self.sounds.push_vowel(A);
            return 2;
        }
        1
    }

    /// An h is heard only before a vowel, and not behind a consonant.
    fn h(&mut self) -> usize {
        let behind_vowel = self.at == 0 || is_vowel(self.before()) || self.before() == b's';
        if is_vowel(self.letter(1)) && behind_vowel {
            return self.consonant(H, 1);
        }
        1
    }

    fn g(&mut self, front: bool) -> usize {
        if self.letter(1) == b'h' {
            let initial = self.at == 0 || is_vowel(self.letter(2)) && !is_vowel(self.before());
            return if initial { self.consonant(G, 2) } else { 2 };
        }
        match self.letter(1) {
            b'n' if self.at == 0 || self.letter(2) == 0 => 1,
            b'u' if matches!(self.letter(2), b'e' | b'i') => self.consonant(G, 2),
            _ if front && self.before() == b'd' => self.consonant(Z, 1),
            _ if front => self.consonant(G | Z, 1),
            _ => self.consonant(G, 1),
        }
    }

    fn s(&mut self) -> usize {
        if self.starts_with("sch") {
            return self.consonant(S, 1);
        }
        if self.starts_with("sh") {
            return self.consonant(S, 2);
        }
        let between = is_vowel(self.before()) && is_vowel(self.letter(1));
        let voiced = between || self.letter(1) == 0 || self.letter(1) == b'm';
        self.consonant(if voiced { S | Z } else { S }, 1)
    }

    fn t(&mut self) -> usize {
        if self.starts_with("tion") || self.starts_with("tia") || self.starts_with("tiou") {
            return self.consonant(S | T, 1);
        }
        match (self.letter(1), self.letter(2)) {
            (b'c', b'h') => 1,
            (b'h', _) => self.consonant(S | Z | T, 2),
            (b's', _) => self.consonant(T, 2),
            _ => self.consonant(T, 1),
        }
    }
}
