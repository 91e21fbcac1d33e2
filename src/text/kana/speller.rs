//! How English spelling sounds to Japanese ears.

use super::sounds::{A, B, D, E, G, H, I, K, M, N, O, P, R, S, Sound, Sounds, T, U, Z};

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
