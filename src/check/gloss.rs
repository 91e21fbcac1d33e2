//! What a Japanese word may become in English, by the dictionary.

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::{Edict, StemId};

/// How often a word must become another to be said with it; rarer ones were beside it by chance.
const USUAL: f32 = 0.2;

/// The stems of the English words that a Japanese word, given in its base form, may become.
pub(super) fn stems(lemma: &str) -> FxHashSet<StemId> {
    let glosses = Edict.glosses(&[lemma]);
    let learned = glosses.iter().flat_map(|it| it.learned());
    let learned = learned.filter(|(_, share)| *share >= USUAL).map(|(stem, _)| stem);
    glosses.clone().into_iter().flatten().flatten().chain(learned).collect()
}
