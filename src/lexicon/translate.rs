//! Which English units of one document a Japanese unit of the other may become.

mod sounds;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::{Edict, Glosses, StemId, Stemmer, is_stop_word};

use crate::model::{Glossary, Lang, Lexicon};
use crate::text::fold::Folded;
use crate::text::kana::as_in_dictionaries;
use crate::text::numbers::Key;

use super::marks::Mark;
use super::table::Table;
use super::units::{Unit, Units};

use sounds::Sounds;

/// t of what is certain: an equal number, mark or Latin word, the glossary's term. The rest is
/// for a translator who says it otherwise.
pub(super) const CERTAIN: f32 = 0.9;

/// t of a number that the other side rounds (2兆6564億, 2.66 trillion), where no number is equal.
const ROUNDED: f32 = 0.5;

/// A word that the dictionary translates at least this surely into the other document's words
/// is not looked for by sound.
const KNOWN: f32 = 0.3;

/// Shorter Latin words differ by a letter from too many others.
const MIN_RESPELT: usize = 5;

/// The least Damerau–Levenshtein similarity of a name and its misspelling: two letters
/// exchanged in eight, or one wrong in five.
const RESPELT: f64 = 0.8;

/// How much less a gloss is worth than the one before it: 1, 0.8, 0.67, 0.57 …
const RANK_DECAY: f32 = 0.25;

/// t(English unit | Japanese unit) for two documents. Rows are Japanese units.
///
/// A row of EDICT is normalised over the glosses that the English document has, so that a word
/// with one usable gloss stands firmly for it. What was learned comes before EDICT, which shares
/// what probability is left, so that a word has no more counterparts than it can have. The
/// glossary comes before both, since its probability is the greatest. Time: a dictionary look-up
/// per Japanese unit, and a comparison by sound of each katakana word or name with each English
/// word.
#[must_use]
pub fn translate(
    japanese: &Units,
    english: &Units,
    glossary: &Glossary,
    lexicon: &Lexicon,
) -> Table {
    let vocabulary = Vocabulary::new(english);
    let terms = terms(glossary, &vocabulary);
    let mut sounds = Sounds::new(english);
    let mut table = Table::default();
    let mut row = Vec::new();
    let units = japanese.units().iter().zip(japanese.glosses()).zip(japanese.sounds());
    for ((unit, of_edict), sound) in units {
        match unit {
            Unit::Number(key) => match vocabulary.numbers.get(key) {
                Some(&other) => row.push((other, CERTAIN)),
                None => vocabulary.add_rounded(*key, &mut row),
            },
            Unit::Mark(mark) => {
                row.extend(vocabulary.marks.get(mark).map(|&other| (other, CERTAIN)));
            }
            Unit::Latin(stem) => match vocabulary.word(stem) {
                Some(other) => row.push((other, CERTAIN)),
                None => {
                    row.extend(vocabulary.learned(lexicon, stem));
                    row.extend(vocabulary.respelt(stem));
                }
            },
            Unit::Word(headword) => {
                row.extend(terms.get(headword).into_iter().flatten());
                let learned = vocabulary.learned(lexicon, headword);
                row.extend(mixed(learned, vocabulary.known(of_edict.as_ref())));
            }
        }
        if let Some(sound) = sound
            && row.iter().all(|&(_, t)| t < KNOWN)
        {
            sounds.add_alike(sound, &mut row);
        }
        table.push(&mut row);
    }
    table
}

/// The English document's units by what they are looked up by.
struct Vocabulary<'a> {
    /// By EDICT's stem number, the unit plus one; 0 for a stem that the document lacks.
    stems: Vec<u32>,
    words: FxHashMap<&'a str, u32>,
    numbers: FxHashMap<Key, u32>,
    /// By what they are when rounded.
    rounded: FxHashMap<Key, Vec<u32>>,
    marks: FxHashMap<Mark, u32>,
    stemmer: Stemmer,
}

impl<'a> Vocabulary<'a> {
    fn new(english: &'a Units) -> Self {
        let edict = Edict;
        let mut stems = vec![0; edict.stem_count()];
        let mut words = FxHashMap::default();
        let mut numbers = FxHashMap::default();
        let mut rounded: FxHashMap<Key, Vec<u32>> = FxHashMap::default();
        let mut marks = FxHashMap::default();
        for (number, unit) in (0_u32..).zip(english.units()) {
            match unit {
                Unit::Word(stem) | Unit::Latin(stem) => {
                    words.insert(stem.as_str(), number);
                    let id = edict.stem_id(stem);
                    if let Some(entry) = id.and_then(|StemId(id)| stems.get_mut(id as usize)) {
                        *entry = number + 1;
                    }
                }
                Unit::Number(key) => {
                    numbers.insert(*key, number);
                    for key in key.rounded() {
                        rounded.entry(key).or_default().push(number);
                    }
                }
                Unit::Mark(mark) => {
                    marks.insert(*mark, number);
                }
            }
        }
        Self { stems, words, numbers, rounded, marks, stemmer: Stemmer::new() }
    }

    fn word(&self, stem: &str) -> Option<u32> {
        self.words.get(stem).copied()
    }

    /// Adds the document's numbers that `key` or they themselves are when rounded.
    fn add_rounded(&self, key: Key, row: &mut Vec<(u32, f32)>) {
        row.extend(key.rounded().filter_map(|key| self.numbers.get(&key)).map(|&it| (it, ROUNDED)));
        row.extend(self.rounded.get(&key).into_iter().flatten().map(|&it| (it, ROUNDED)));
        #[expect(clippy::cast_precision_loss, reason = "a handful of numbers")]
        let share = 1.0 / row.len().max(1) as f32;
        row.iter_mut().for_each(|(_, t)| *t *= share);
    }

    /// The document's words that may be `stem` misspelt: a slip of a letter or two in a name.
    fn respelt(&self, stem: &str) -> Vec<(u32, f32)> {
        let length = stem.chars().count();
        if length < MIN_RESPELT {
            return Vec::new();
        }
        let mut found: Vec<(u32, f32)> = self
            .words
            .iter()
            .filter(|(word, _)| may_be_respelt(stem, word))
            .filter_map(|(word, &unit)| {
                let similarity = strsim::normalized_damerau_levenshtein(stem, word);
                #[expect(clippy::cast_possible_truncation, reason = "a probability")]
                let t = CERTAIN * similarity as f32;
                (similarity >= RESPELT).then_some((unit, t))
            })
            .collect();
        found.sort_unstable_by_key(|&(unit, _)| unit);
        found
    }

    /// The document's units among what the embedded dictionary makes of a word, with t: what it was
    /// learned to become, and then its glosses.
    fn known(&self, of_edict: Option<&Glosses>) -> Vec<(u32, f32)> {
        let unit = |StemId(id): StemId| self.stems.get(id as usize)?.checked_sub(1);
        let learned = of_edict.into_iter().flat_map(Glosses::learned);
        let learned = learned.filter_map(|(stem, t)| Some((unit(stem)?, t))).collect();
        mixed(learned, glosses(of_edict.cloned(), unit))
    }

    /// The document's units that a word was learned to become, with t. A pair that a person
    /// wrote may have several English words, and need not know about stems.
    fn learned(&self, lexicon: &Lexicon, word: &str) -> Vec<(u32, f32)> {
        let mut found = Vec::new();
        for pair in lexicon.of(word) {
            #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
            let words = pair.english.split_whitespace().count().max(1) as f32;
            let t = pair.probability().min(CERTAIN) / words.sqrt();
            let unit = |word| self.word(word).or_else(|| self.word(&self.stemmer.stem(word)));
            found.extend(pair.english.split_whitespace().filter_map(unit).map(|unit| (unit, t)));
        }
        found
    }
}

/// What was learned, and of `known` as much as that leaves of 1; the sum is at most 1.
fn mixed(learned: Vec<(u32, f32)>, known: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    let mut row = known;
    if learned.is_empty() {
        return row;
    }
    let mass = learned.iter().map(|(_, t)| t).sum::<f32>();
    let left = (1.0 - mass).max(0.0);
    row.iter_mut().for_each(|(_, t)| *t *= left);
    for (unit, t) in learned {
        let t = t / mass.max(1.0);
        match row.iter_mut().find(|(other, _)| *other == unit) {
            Some((_, sum)) => *sum += t,
            None => row.push((unit, t)),
        }
    }
    row
}

/// What EDICT's glosses make of a headword: the units of those stems that have one, with t, which
/// sum to at most 1.
pub(super) fn glosses(
    of_edict: Option<Glosses>,
    unit_of: impl Fn(StemId) -> Option<u32>,
) -> Vec<(u32, f32)> {
    let mut found: Vec<(u32, f32)> = Vec::new();
    let mut add = |unit: u32, weight: f32| match found.iter_mut().find(|(other, _)| *other == unit)
    {
        Some((_, best)) => *best = best.max(weight),
        None => found.push((unit, weight)),
    };
    for (rank, gloss) in (0_u16..).zip(of_edict.into_iter().flatten()) {
        #[expect(clippy::cast_precision_loss, reason = "at most five stems")]
        let words = gloss.len() as f32;
        // One word of a gloss of several is a weaker sign than the word of a short one.
        let weight = 1.0 / (1.0 + RANK_DECAY * f32::from(rank)) / words.sqrt();
        for unit in gloss.filter_map(&unit_of) {
            add(unit, weight);
        }
    }
    let total = found.iter().map(|(_, weight)| weight).sum::<f32>().max(1.0);
    for (_, weight) in &mut found {
        *weight /= total;
    }
    found
}

/// Whether two words may be as similar as [`RESPELT`] asks: a quick answer for most. One edit in
/// five letters may lengthen a word by one, and put one letter in for another.
fn may_be_respelt(one: &str, other: &str) -> bool {
    let (edits, longer) = (one.len().max(other.len()) / 5, one.len().abs_diff(other.len()));
    if !one.is_ascii() || !other.is_ascii() {
        return longer <= 2;
    }
    let letters = |word: &str| word.bytes().fold(0_u64, |set, byte| set | 1 << (byte % 64));
    longer <= edits.min(2) && (letters(one) ^ letters(other)).count_ones() as usize <= 2 * edits
}

/// For each Japanese form of the glossary, as the tokeniser writes it, the units of its English forms.
fn terms(glossary: &Glossary, vocabulary: &Vocabulary) -> FxHashMap<String, Vec<(u32, f32)>> {
    let stemmer = Stemmer::new();
    let mut terms: FxHashMap<String, Vec<(u32, f32)>> = FxHashMap::default();
    for concept in &glossary.concepts {
        let mut units = Vec::new();
        for form in concept.usable(Lang::En) {
            let folded = Folded::new(&form.text).text().to_lowercase();
            let words: Vec<&str> = folded
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty() && !is_stop_word(word))
                .collect();
            #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
            let t = CERTAIN / (words.len().max(1) as f32).sqrt();
            let found = words.iter().filter_map(|word| vocabulary.word(&stemmer.stem(word)));
            units.extend(found.map(|unit| (unit, t)));
        }
        for form in concept.usable(Lang::Ja) {
            let folded = as_in_dictionaries(Folded::new(&form.text).text()).to_lowercase();
            terms.entry(folded).or_default().extend(&units);
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use crate::text::segment::segment_lines;
    use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer};

    /// What `word` of the Japanese sentence may become in the English one.
    #[track_caller]
    fn check(ja: &str, en: &str, word: &str, expected: &[&str]) {
        let document =
            |lang, text: &str| Document::new(lang, text.to_owned(), segment_lines(text)).unwrap();
        let mut tokenizer = JapaneseTokenizer::new([]).unwrap();
        let ja = Units::japanese(&document(Lang::Ja, ja), &mut tokenizer);
        let en = Units::english(&document(Lang::En, en), &mut EnglishTokenizer::new());
        let table = translate(&ja, &en, &Glossary::default(), &Lexicon::default());
        let place = ja.units().iter().position(|unit| matches!(unit, Unit::Word(it) if it == word));
        let row = place.map(|place| table.row(u32::try_from(place).unwrap())).unwrap_or_default();
        let text = |&(unit, _): &(u32, f32)| match en.units().get(unit as usize) {
            Some(Unit::Word(text)) => text.as_str(),
            _ => "",
        };
        assert_eq!(row.iter().map(text).collect::<Vec<_>>(), expected, "{word} in {ja:?}");
    }

    /// t of the only numbers of two sentences.
    fn number(ja: &str, en: &str) -> Option<f32> {
        let document =
            |lang, text: &str| Document::new(lang, text.to_owned(), segment_lines(text)).unwrap();
        let mut tokenizer = JapaneseTokenizer::new([]).unwrap();
        let ja = Units::japanese(&document(Lang::Ja, ja), &mut tokenizer);
        let en = Units::english(&document(Lang::En, en), &mut EnglishTokenizer::new());
        let table = translate(&ja, &en, &Glossary::default(), &Lexicon::default());
        let number = |units: &Units| {
            let place = units.units().iter().position(|it| matches!(it, Unit::Number(_)));
            u32::try_from(place.unwrap()).unwrap()
        };
        let (of, row) = (number(&en), table.row(number(&ja)));
        row.iter().find(|(unit, _)| *unit == of).map(|&(_, t)| t)
    }

    #[test]
    fn a_rounded_number_is_found_less_surely() {
        let sales = "売上高は2兆6564億円だった。";
        for (ja, en, expected) in [
            (sales, "Sales came to 2,656.4 billion yen.", Some(CERTAIN)),
            (sales, "Sales came to 2.66 trillion yen.", Some(ROUNDED)),
            (sales, "Sales came to over 2.6 trillion yen.", Some(ROUNDED)),
            (sales, "Sales came to 2.67 trillion yen.", None),
            (sales, "Sales came to 3 trillion yen.", None),
            ("約1万2千人が集まった。", "A crowd of 12,300 gathered.", Some(ROUNDED)),
            ("26.4度だった。", "It was 26 degrees.", Some(ROUNDED)),
            ("2023年に完成した。", "It was completed in 2020.", None),
        ] {
            assert_eq!(number(ja, en), expected, "{ja} {en}");
        }
    }

    #[test]
    fn a_name_is_found_by_its_sound() {
        let en = "Dick Advocaat managed Sunderland.";
        let ja = "ディック・アドフォカート氏はサンダーランドの監督だった。";
        check(ja, en, "アドフォカート", &["advocaat"]);
        check(ja, en, "サンダーランド", &["sunderland"]);
        check(ja, "He was a manager.", "サンダーランド", &[]);
    }

    #[test]
    fn what_people_say_goes_beside_what_the_dictionary_lists() {
        // EDICT has no “just” for ちょっと.
        check("ちょっと待って。", "Just wait.", "ちょっと", &["just"]);
        check("それを買った。", "I purchased it.", "買う", &["purchas"]);
    }

    #[test]
    fn the_quick_answer_turns_no_misspelling_away() {
        let words =
            ["binance", "binanse", "bniance", "finance", "binances", "nance", "café", "cafés"];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other)))
        {
            let similarity = strsim::normalized_damerau_levenshtein(one, other);
            assert!(similarity < RESPELT || may_be_respelt(one, other), "{one} {other}");
        }
        assert!(!may_be_respelt("binance", "network"));
    }

    #[test]
    fn what_is_learned_leaves_the_rest_to_the_dictionary() {
        let row = mixed(vec![(1, 0.75)], vec![(1, 0.5), (2, 0.5)]);
        assert_eq!(row, [(1, 0.875), (2, 0.125)]);
        assert_eq!(mixed(Vec::new(), vec![(2, 0.5)]), [(2, 0.5)]);
        let row = mixed(vec![(1, 0.75), (3, 0.75)], vec![(2, 1.0)]);
        assert_eq!(row, [(2, 0.0), (1, 0.5), (3, 0.5)]);
    }
}
