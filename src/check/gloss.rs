//! What a Japanese word may become in English, by the dictionary.

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::{Edict, StemId, Stemmer, irregular_base};

use super::spelling::plain;
use crate::text::kana::{Phonetic, is_katakana, romaji};
use crate::text::tokens::{Class, Token, Word};

/// How often a word must become another to be said with it; rarer ones were beside it by chance.
const USUAL: f32 = 0.2;

/// Pronouns, which the dictionary explains by words of grammar.
const PRONOUNS: [(&str, &[&str]); 13] = [
    ("私", &["i", "me", "my"]),
    ("わたし", &["i", "me", "my"]),
    ("僕", &["i", "me", "my"]),
    ("ぼく", &["i", "me", "my"]),
    ("俺", &["i", "me", "my"]),
    ("我々", &["we", "us", "our"]),
    ("私たち", &["we", "us", "our"]),
    ("彼", &["he", "him"]),
    ("彼女", &["she", "her"]),
    ("彼ら", &["they", "them"]),
    ("あなた", &["you", "your"]),
    ("君", &["you", "your"]),
    ("彼等", &["they", "them"]),
];

/// A sound less like a katakana word is another's.
const SOUNDS: f64 = 0.6;

/// The stems of the English words that a Japanese word, given in its base form, may become.
pub(super) fn stems(lemma: &str) -> FxHashSet<StemId> {
    let glosses = Edict.glosses(&[lemma]);
    let learned = glosses.iter().flat_map(|it| it.learned());
    let learned = learned.filter(|(_, share)| *share >= USUAL).map(|(stem, _)| stem);
    glosses.clone().into_iter().flatten().flatten().chain(learned).collect()
}

/// Whether an English word, or what it is an irregular form of (found, find), has one of some stems.
pub(super) fn has_stem(word: &Word, stems: &FxHashSet<StemId>) -> bool {
    let base = irregular_base(&word.text).map(|base| Stemmer::new().stem(base).into_owned());
    let mut forms = [Some(word.lemma.as_str()), base.as_deref()].into_iter().flatten();
    forms.any(|form| Edict.stem_id(form).is_some_and(|stem| stems.contains(&stem)))
}

/// How the stem of an English noun may end that says what a verb does, beside that of the verb: disclosure,
/// permission, reduction, explanation.
#[rustfmt::skip]
const DERIVED: [(&str, &str); 17] = [
    ("", "ur"), ("", "ment"), ("", "i"), ("d", "s"), ("t", "ss"), ("t", "s"), ("uc", "uct"), ("rib", "ript"),
    ("eiv", "ept"), ("eiv", "eipt"), ("plain", "plan"), ("olv", "olut"), ("quir", "quisit"), ("stroy", "struct"),
    ("ifi", "if"), ("pli", "plic"), ("tain", "tent"),
];

/// Whether an English verb has one of some stems, or says what a noun does that has.
pub(super) fn has_stem_of_verb(word: &Word, stems: &FxHashSet<StemId>) -> bool {
    let is_derived = |&(ending, of_noun): &(&str, &str)| {
        let stem = word.lemma.strip_suffix(ending).filter(|stem| stem.len() > 2);
        let id = stem.and_then(|stem| Edict.stem_id(&format!("{stem}{of_noun}")));
        id.is_some_and(|id| stems.contains(&id))
    };
    has_stem(word, stems) || !stems.is_empty() && DERIVED.iter().any(is_derived)
}

/// Whether an English word has one of some stems, or is made of a word that has and another: snowfall, of snow.
pub(super) fn has_part(word: &Word, stems: &FxHashSet<StemId>) -> bool {
    /// Shorter words are the beginnings and ends of too many.
    const SHORTEST: usize = 4;
    if has_stem(word, stems) {
        return true;
    }
    let text = word.text.as_str();
    let stemmer = Stemmer::new();
    let id = |part: &str| Edict.stem_id(&stemmer.stem(part));
    let last = text.len().saturating_sub(SHORTEST).min(SHORTEST * 3);
    (SHORTEST..=last).any(|at| {
        let parts = text.get(..at).and_then(id).zip(text.get(at..).and_then(id));
        parts.is_some_and(|(first, _)| stems.contains(&first))
    })
}

/// Whether an English word has the form of the past: closed, went.
pub(super) fn is_past(word: &str) -> bool {
    has_ending(word, "ed") || irregular_base(word).is_some_and(|base| base != word)
}

/// Whether an English word has an ending behind a vowel, as `ed` in closed: red and bed have none, nor
/// ring.
pub(super) fn has_ending(word: &str, ending: &str) -> bool {
    let stem = word.strip_suffix(ending);
    stem.is_some_and(|stem| !stem.ends_with('e') && stem.contains(['a', 'e', 'i', 'o', 'u', 'y']))
}

/// Whether a Japanese word is a pronoun.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.iter().any(|(pronoun, _)| *pronoun == word)
}

/// What an English word is asked for, to be the translation of a Japanese one.
pub(super) struct Noun<'a> {
    stems: FxHashSet<StemId>,
    pronouns: &'static [&'static str],
    reading: Option<String>,
    sound: Option<Phonetic>,
    word: &'a str,
}

impl<'a> Noun<'a> {
    pub(super) fn new(token: &'a Token) -> Self {
        let word = token.word.text.as_str();
        let pronouns = PRONOUNS.iter().find(|(pronoun, _)| *pronoun == word);
        let is_name = token.word.class == Class::Name;
        let reading = token.word.reading.as_deref().filter(|_| is_name);
        let is_loan = word.chars().all(is_katakana);
        Self {
            stems: stems(&token.word.lemma),
            pronouns: pronouns.map_or(&[], |(_, forms)| forms),
            reading: reading.map(|it| plain(&romaji(it))),
            sound: is_loan.then(|| Phonetic::japanese(word)),
            word,
        }
    }

    /// Whether an English word may translate it, by the dictionary or by its sound.
    pub(super) fn may_become(&self, token: &Token) -> bool {
        let text = token.word.text.as_str();
        let bare = text.strip_suffix("'s").unwrap_or(text);
        has_stem(&token.word, &self.stems)
            || self.pronouns.contains(&text)
            || self.word == bare
            || self.reading.as_ref().is_some_and(|reading| *reading == plain(bare))
            || self.sound.as_ref().is_some_and(|sound| {
                text.len() > 3 && sound.similarity(&Phonetic::english(bare)) >= SOUNDS
            })
    }

    /// Whether it is known what it may become.
    pub(super) fn is_known(&self) -> bool {
        !self.stems.is_empty() || self.reading.is_some() || self.sound.is_some()
    }
}
