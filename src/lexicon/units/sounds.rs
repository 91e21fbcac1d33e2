//! How words sound in the other language, where that may tell what they become.

use crate::text::kana::{self, Phonetic};
use crate::text::tokens::{Class, Word};

/// Shorter words sound like too many others.
pub(super) const MIN_SOUND_CHARS: usize = 3;

/// How an English word sounds.
pub(super) fn english_sound(word: &str) -> Option<Phonetic> {
    let sounds = word.chars().count() >= MIN_SOUND_CHARS && word.chars().all(char::is_alphabetic);
    sounds.then(|| Phonetic::english(word))
}

/// How a Japanese word may sound in English: katakana words as they are written, names as they
/// are read.
pub(super) fn sound(key: &str, word: &Word) -> Option<Phonetic> {
    let name = || word.reading.as_deref().filter(|_| word.class == Class::Name);
    katakana_sound(key).or_else(|| katakana_sound(name()?))
}

/// How a word in katakana may sound in English.
pub(super) fn katakana_sound(text: &str) -> Option<Phonetic> {
    let is_long = text.chars().count() >= MIN_SOUND_CHARS;
    (is_long && text.chars().all(kana::is_katakana)).then(|| Phonetic::japanese(text))
}
