//! What a Japanese word may become in English, by the dictionary.

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::{Edict, StemId, Stemmer, irregular_base};

use crate::text::tokens::Word;

/// How often a word must become another to be said with it; rarer ones were beside it by chance.
const USUAL: f32 = 0.2;

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
