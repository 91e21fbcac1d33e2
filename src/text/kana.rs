//! Kana in Latin letters, and how alike a katakana word and an English word sound.
//!
//! Japanese writes an English word as it hears it: コンピューター is “computer”. Both words are
//! turned into sounds, rows of the kana table and vowels; a letter that may be heard in several
//! ways (the c of “ch”) becomes a set of sounds. Two rows of sounds are compared by edit
//! distance, where sets that share a member are equal. The English word gets the vowels that
//! kana force upon it (street → su-to-ri-to), so that names compare well, too: Suzuki is スズキ.
//!
//! The similarity is [`SKELETON_WEIGHT`] × that of the consonants alone + the rest × that of all
//! sounds. After the skeletons of Knight & Graehl, *Machine Transliteration* (1998),
//! <https://aclanthology.org/J98-4003/>, without its probabilities: the rules are few, general and
//! need no training.
//!
//! Weak spots: abbreviations (パソコン), words that came from German or French (アルバイト), and
//! words with one consonant, for which only an all but complete match counts.

mod sounds;
mod speller;
mod spellings;
mod spoken;

use sounds::{Sound, Sounds};
pub use spellings::{katakana, usual_katakana};
pub use spoken::as_in_dictionaries;

/// Whether `c` is a full-width katakana letter or the long-vowel mark.
///
/// ```
/// use taiyaku::text::kana::is_katakana;
/// assert!("サーヴィス".chars().all(is_katakana));
/// assert!(!is_katakana('ひ') && !is_katakana('・'));
/// ```
#[must_use]
pub fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// Kana in Latin letters, much as Hepburn: shi, chi, tsu, fu, ji; ッ doubles, ン is always n,
/// ー is left out, and ou stays ou. What is not kana is left out. O(bytes).
///
/// ```
/// use taiyaku::text::kana::romaji;
/// assert_eq!(romaji("マッチ"), "matchi");
/// assert_eq!(romaji("とうきょう"), "toukyou");
/// assert_eq!(romaji("ヴァイオリン"), "vaiorin");
/// assert_eq!(romaji("東京 Tokyo"), "");
/// ```
#[must_use]
pub fn romaji(kana: &str) -> String {
    let mut out = String::with_capacity(kana.len());
    let mut doubled = false;
    for c in kana.chars().map(to_katakana) {
        if let Some(vowel) = small(c) {
            join_small(&mut out, vowel);
            continue;
        }
        let syllable = syllable(c);
        if doubled && syllable.starts_with("ch") {
            out.push('t');
        } else if doubled && let Some(first) = syllable.chars().next().filter(|c| !is_vowel(*c)) {
            out.push(first);
        }
        doubled = c == 'ッ';
        out.push_str(syllable);
    }
    out
}

/// Joins a small kana to the syllable before it: キ + ャ = kya, シ + ャ = sha, テ + ィ = ti.
fn join_small(out: &mut String, small: &str) {
    let glide = small.len() == 2;
    let palatal = ["shi", "chi", "ji"].iter().any(|end| out.ends_with(end));
    if !out.ends_with(is_vowel) {
        out.push_str(small);
        return;
    }
    let vowel = out.pop();
    let bare = out.is_empty() || out.ends_with(is_vowel);
    match vowel {
        // ウィ and イェ begin with a half-vowel.
        Some('u') if bare && !glide => out.push('w'),
        Some('i') if bare && !glide => out.push('y'),
        Some(vowel) if bare => out.push(vowel),
        Some('u') if out.ends_with('k') || out.ends_with('g') => out.push('w'),
        _ => {}
    }
    out.push_str(if palatal && glide { small.get(1..).unwrap_or("") } else { small });
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn to_katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

fn small(c: char) -> Option<&'static str> {
    Some(match c {
        'ァ' => "a",
        'ィ' => "i",
        'ゥ' => "u",
        'ェ' => "e",
        'ォ' => "o",
        'ャ' => "ya",
        'ュ' => "yu",
        'ョ' => "yo",
        'ヮ' => "wa",
        _ => return None,
    })
}

#[rustfmt::skip]
fn syllable(c: char) -> &'static str {
    match c {
        'ア' => "a", 'イ' => "i", 'ウ' => "u", 'エ' => "e", 'オ' => "o",
        'カ' | 'ヵ' => "ka", 'キ' => "ki", 'ク' => "ku", 'ケ' | 'ヶ' => "ke", 'コ' => "ko",
        'ガ' => "ga", 'ギ' => "gi", 'グ' => "gu", 'ゲ' => "ge", 'ゴ' => "go",
        'サ' => "sa", 'シ' => "shi", 'ス' => "su", 'セ' => "se", 'ソ' => "so",
        'ザ' => "za", 'ジ' | 'ヂ' => "ji", 'ズ' | 'ヅ' => "zu", 'ゼ' => "ze", 'ゾ' => "zo",
        'タ' => "ta", 'チ' => "chi", 'ツ' => "tsu", 'テ' => "te", 'ト' => "to",
        'ダ' => "da", 'デ' => "de", 'ド' => "do",
        'ナ' => "na", 'ニ' => "ni", 'ヌ' => "nu", 'ネ' => "ne", 'ノ' => "no",
        'ハ' => "ha", 'ヒ' => "hi", 'フ' => "fu", 'ヘ' => "he", 'ホ' => "ho",
        'バ' => "ba", 'ビ' => "bi", 'ブ' => "bu", 'ベ' => "be", 'ボ' => "bo",
        'パ' => "pa", 'ピ' => "pi", 'プ' => "pu", 'ペ' => "pe", 'ポ' => "po",
        'マ' => "ma", 'ミ' => "mi", 'ム' => "mu", 'メ' => "me", 'モ' => "mo",
        'ヤ' => "ya", 'ユ' => "yu", 'ヨ' => "yo",
        'ラ' => "ra", 'リ' => "ri", 'ル' => "ru", 'レ' => "re", 'ロ' => "ro",
        'ワ' | 'ヷ' => "wa", 'ヰ' => "i", 'ヱ' => "e", 'ヲ' | 'ヺ' => "o", 'ン' => "n",
        'ヴ' => "vu", 'ヸ' => "vi", 'ヹ' => "ve",
        _ => "",
    }
}

/// The share of the consonants in the similarity; the rest is that of all sounds.
/// Consonants survive the passage into kana, vowels do not.
pub const SKELETON_WEIGHT: f64 = 0.6;

/// The same for words of two consonants, which agree by chance more often. One consonant counts
/// for nothing by itself.
const SHORT_SKELETON_WEIGHT: f64 = 0.3;

/// The least similarity of consonants that is looked at further. Below it, the similarity is
/// zero.
const LEAST_SKELETON: f64 = 0.66;

/// From this similarity on, two words may be taken for one another.
///
/// Measured on the 22 132 headwords of EDICT (2021) in katakana whose first gloss is one English
/// word: 79 % of them reach it with that word, though many are no loans from English at all
/// (カラス, crow), and 0.04 % of pairs with another gloss do. Among 500 words, of which one is
/// right, 82 % of what reaches it is right; at 0.75 it is 73 % (recall 82 %), at 0.9 it is 90 %
/// (recall 76 %). Take the best of several.
pub const ALIKE: f64 = 0.8;

/// How a word sounds, made ready for many comparisons.
///
/// ```
/// use taiyaku::text::kana::{ALIKE, Phonetic};
/// let alike = |kana, word| {
///     Phonetic::japanese(kana).similarity(&Phonetic::english(word)) >= ALIKE
/// };
/// assert!(alike("コンピューター", "computer"));
/// assert!(alike("トウキョウ", "Tokyo"));
/// assert!(!alike("コンピューター", "company"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Phonetic {
    /// Consonants only.
    skeleton: Sounds,
    /// Consonants and runs of vowels.
    full: Sounds,
}

/// What a word begins with: words of like sounds have like beginnings, so that words can be sorted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beginning {
    sound: Sound,
    /// The first consonant.
    consonant: Sound,
}

impl Beginning {
    /// Whether words with these beginnings may sound alike: their first sounds are vowels or share a
    /// consonant, and their first consonants share one.
    ///
    /// ```
    /// use taiyaku::text::kana::Phonetic;
    ///
    /// let begins = |word| Phonetic::english(word).beginning();
    /// let kana = Phonetic::japanese("サンダーランド").beginning();
    /// assert!(kana.is_like(begins("Sunderland")));
    /// assert!(!kana.is_like(begins("Manchester")));
    /// ```
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        sounds::are_alike(self.sound, other.sound)
            && sounds::are_alike(self.consonant, other.consonant)
    }
}

impl Phonetic {
    /// The sounds of a reading in kana of either kind. What is not kana is left out. O(bytes).
    #[must_use]
    pub fn japanese(reading: &str) -> Self {
        Self::of(sounds::of_romaji(&romaji(reading)))
    }

    /// The sounds of an English word, or of a name in Latin letters. Accents are dropped, case
    /// is folded, and what is no letter is left out. O(bytes).
    #[must_use]
    pub fn english(word: &str) -> Self {
        Self::of(speller::of_english(word))
    }

    fn of(full: Sounds) -> Self {
        Self { skeleton: full.consonants(), full }
    }

    /// What it begins with.
    #[must_use]
    pub fn beginning(&self) -> Beginning {
        Beginning { sound: self.full.first(), consonant: self.skeleton.first() }
    }

    /// How alike they sound, from 0 (not at all, or not worth a closer look) to 1.
    ///
    /// Words whose first consonants differ, or whose consonants differ much in number or are not
    /// the same ones, are told apart without counting edits; otherwise O(product of the lengths), without allocation.
    #[must_use]
    pub fn similarity(&self, english: &Self) -> f64 {
        let skeletons = (&self.skeleton, &english.skeleton);
        if !skeletons.0.is_about_as_long(skeletons.1, LEAST_SKELETON)
            || !skeletons.0.has_about_the_same(skeletons.1, LEAST_SKELETON)
            || !self.beginning().is_like(english.beginning())
        {
            return 0.0;
        }
        let skeleton = self.skeleton.similarity(&english.skeleton);
        if skeleton < LEAST_SKELETON {
            return 0.0;
        }
        let full = self.full.similarity(&english.full);
        let weight = match self.skeleton.len().max(english.skeleton.len()) {
            1 => 0.0,
            2 => SHORT_SKELETON_WEIGHT,
            _ => SKELETON_WEIGHT,
        };
        weight * skeleton + (1.0 - weight) * full
    }
}

#[cfg(test)]
mod tests;
