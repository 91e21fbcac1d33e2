//! Which units of a document in a language without dictionary a unit of another may become: the
//! same word, a word that looks like it, the same number, the same mark, what was learned.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::model::Lexicon;

use super::table::Table;
use super::translate::CERTAIN;
use super::units::{Unit, Units};

/// Shorter words look like too many others.
const MIN_COGNATE_CHARS: usize = 5;

/// The least normalised Levenshtein similarity of two cognates. Melamed (1999,
/// <https://aclanthology.org/J99-1003/>) takes the longest common subsequence at 0.58; an edit
/// costs more than a gap there.
const COGNATE: f64 = 0.65;

/// How many cognates one word may have.
const MAX_COGNATES: usize = 2;

/// t(target unit | source unit) without a dictionary. Rows are source units.
///
/// Cognates are looked for among the words that begin with the same two letters, accents aside.
/// Time O(words of the source · words of the target with the same beginning).
///
/// ```
/// use taiyaku::lexicon::{Units, alike};
/// use taiyaku::text::segment::segment_lines;
/// use taiyaku::text::tokens::EnglishTokenizer;
/// use taiyaku::{Document, Lang, model::Lexicon};
/// let units = |text: &str| {
///     let document = Document::new(Lang::En, text.into(), segment_lines(text)).unwrap();
///     Units::english(&document, &mut EnglishTokenizer::new())
/// };
/// let (en, fr) = (units("Tokyo museum 2024"), units("Le musée de Tokyo, 2024"));
/// let table = alike(&en, &fr, &Lexicon::default());
/// assert!((0..3).all(|unit| table.row(unit).len() == 1));
/// ```
#[must_use]
pub fn alike(source: &Units, target: &Units, lexicon: &Lexicon) -> Table {
    let mut same: FxHashMap<&Unit, u32> = FxHashMap::default();
    let mut words: FxHashMap<&str, u32> = FxHashMap::default();
    let mut beginnings: FxHashMap<[char; 2], Vec<(String, u32)>> = FxHashMap::default();
    for (number, unit) in (0_u32..).zip(target.units()) {
        same.insert(unit, number);
        if let Unit::Word(word) | Unit::Latin(word) = unit {
            words.insert(word, number);
            let folded = folded(word);
            if let Some(beginning) = beginning(&folded) {
                beginnings.entry(beginning).or_default().push((folded, number));
            }
        }
    }
    let mut table = Table::default();
    let mut row = Vec::new();
    for unit in source.units() {
        row.extend(same.get(unit).map(|&other| (other, CERTAIN)));
        if let Unit::Word(word) | Unit::Latin(word) = unit {
            row.extend(words.get(word.as_str()).map(|&other| (other, CERTAIN)));
            for pair in lexicon.of(word) {
                let known = pair.english.split_whitespace().filter_map(|word| words.get(word));
                row.extend(known.map(|&other| (other, pair.probability().min(CERTAIN))));
            }
            if row.is_empty() {
                row.extend(cognates(&folded(word), &beginnings));
            }
        }
        table.push(&mut row);
    }
    table
}

/// A word without accents.
fn folded(word: &str) -> String {
    word.nfkd().filter(|&c| !is_combining_mark(c)).collect()
}

/// The first two letters of a word that is long enough to have cognates.
fn beginning(folded: &str) -> Option<[char; 2]> {
    let mut chars = folded.chars();
    let beginning = [chars.next()?, chars.next()?];
    (chars.count() + 2 >= MIN_COGNATE_CHARS).then_some(beginning)
}

fn cognates(
    word: &str,
    beginnings: &FxHashMap<[char; 2], Vec<(String, u32)>>,
) -> impl Iterator<Item = (u32, f32)> {
    let others = beginning(word).and_then(|beginning| beginnings.get(&beginning));
    let mut found: Vec<(f64, u32)> = others
        .into_iter()
        .flatten()
        .map(|(other, unit)| (strsim::normalized_levenshtein(word, other), *unit))
        .filter(|&(similarity, _)| similarity >= COGNATE)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(MAX_COGNATES).map(|(similarity, unit)| {
        #[expect(clippy::cast_possible_truncation, reason = "a probability")]
        let t = (f64::from(CERTAIN) * similarity * similarity) as f32;
        (unit, t)
    })
}
