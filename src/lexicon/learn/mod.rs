//! Word pairs from a translation memory.
//!
//! IBM Model 1 (Brown et al. 1993, *The Mathematics of Statistical Machine Translation*,
//! <https://aclanthology.org/J93-2003/>), trained by EM in both directions at once. Every word
//! of a unit was drawn by a word of the other side, each with the same chance, or came from
//! nowhere. Unlike the paper:
//!
//! - **Pairs are chosen first** (`candidates.rs`): only pairs beyond chance, and the
//!   dictionary's, have a probability.
//! - **The empty word** does not learn what it draws: it is the language itself, its words as
//!   frequent as they are, with about the weight that the aligner gives it.
//! - **The dictionary is a prior**: its translations count as if they had been seen
//!   a few times (the mean of a Dirichlet posterior in each M-step, not
//!   its mode, which rare words do not have). A word that it does not have gives that number to
//!   nothing, so that rare words are trusted less (after Moore 2004,
//!   <https://aclanthology.org/P04-1066/>).
//! - **A row need not sum to 1**: the probability is in what share of its units a word drew the
//!   other, so that a word without counterpart has none.
//!
//! The result depends on the units alone, not on who works on which: numbers that several
//! threads add to are integers.

mod candidates;
mod corpus;
mod em;

pub use corpus::Corpus;

use crate::lexicon::Spread;
use crate::model::{Lexicon, LexiconError, WordPair};

use candidates::Candidates;

/// Less probable pairs ([`WordPair::probability`]) are dropped: other translations are far
/// likelier by then. Chosen on the development sets, where 0.02, 0.05 and 0.1 are lower by 0.0001 to
/// 0.0014 in mean strict F1, and 0.001 is as good.
const MIN_PROBABILITY: f32 = 0.005;

/// How many translations of one Japanese word are kept, the most probable first.
const MAX_TRANSLATIONS: usize = 30;

/// Learns which words of the two languages translate each other.
///
/// Time is linear in the pairs of words that stand in one unit, in each of a fixed number of
/// rounds; memory is the corpus and 52 bytes for each pair that is kept in training. The same
/// corpus gives the same lexicon, bit for bit, whatever `spread` does.
///
/// # Errors
/// When there are more pairs than a lexicon holds.
///
/// ```
/// use taiyaku::lexicon::learn::{Corpus, learn};
/// use taiyaku::lexicon::{Units, in_turn};
/// use taiyaku::text::segment::segment_lines;
/// use taiyaku::text::tokens::{EnglishTokenizer, JapaneseTokenizer};
/// use taiyaku::{Document, Lang};
///
/// let document = |lang, text: &str| {
///     Document::new(lang, text.into(), segment_lines(text)).unwrap()
/// };
/// let ja = document(Lang::Ja, "ゾルバを見た。\n雨が降る。\nゾルバが来る。\n猫が寝た。\n風が強い。\nゾルバ。");
/// let en = document(Lang::En, "We saw Zorba.\nIt rains.\nZorba comes.\nThe cat slept.\nA strong wind.\nZorba.");
/// let ja = Units::japanese(&ja, &mut JapaneseTokenizer::new([]).unwrap());
/// let en = Units::english(&en, &mut EnglishTokenizer::new());
///
/// let mut corpus = Corpus::default();
/// corpus.add(&ja, &en);
/// let lexicon = learn(&corpus, &in_turn).unwrap();
/// assert_eq!(lexicon.of("ゾルバ")[0].english, "zorba");
/// assert!(lexicon.of("来る").is_empty()); // seen once
/// ```
pub fn learn(corpus: &Corpus, spread: Spread) -> Result<Lexicon, LexiconError> {
    let candidates = Candidates::new(corpus, spread);
    let trained = em::train(corpus, &candidates, spread);
    let (japanese, english) = (corpus.japanese.texts(), corpus.english.texts());
    let mut pairs = Vec::new();
    for (number, japanese) in (0_u32..).zip(japanese) {
        let range = candidates.range(number);
        let row = candidates.all.get(range.clone()).unwrap_or_default();
        let t = trained.get(range).unwrap_or_default();
        let mut kept: Vec<WordPair> = row
            .iter()
            .zip(t)
            .filter(|(candidate, _)| candidate.is_significant)
            .filter_map(|(candidate, t)| {
                Some(WordPair {
                    japanese: japanese.to_owned(),
                    english: (*english.get(candidate.english as usize)?).to_owned(),
                    forward: rounded(t.forward),
                    backward: rounded(t.backward),
                    count: candidate.together,
                })
            })
            // Numbers are no words, and damaged text may have control characters in its words.
            .filter(|pair| pair.probability() >= MIN_PROBABILITY && pair.check().is_ok())
            .collect();
        kept.sort_by(|a, b| {
            b.probability().total_cmp(&a.probability()).then_with(|| a.english.cmp(&b.english))
        });
        kept.truncate(MAX_TRANSLATIONS);
        pairs.extend(kept);
    }
    Lexicon::new(pairs)
}

/// Four decimals, as they are written.
fn rounded(probability: f32) -> f32 {
    (probability.clamp(0.0, 1.0) * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Units, in_turn};
    use crate::model::{Document, Lang};
    use crate::text::segment::segment_lines;
    use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer};

    fn corpus(memory: &[(&str, &str)]) -> Corpus {
        let document = |lang, texts: Vec<&str>| {
            let text = texts.join("\n");
            let sentences = segment_lines(&text);
            Document::new(lang, text, sentences).unwrap()
        };
        let (ja, en) = memory.iter().copied().unzip();
        let ja = document(Lang::Ja, ja);
        let en = document(Lang::En, en);
        let mut corpus = Corpus::default();
        corpus.add(
            &Units::japanese(&ja, &mut JapaneseTokenizer::new([]).unwrap()),
            &Units::english(&en, &mut EnglishTokenizer::new()),
        );
        corpus
    }

    /// The pairs that a memory teaches of one word, the English words alone.
    #[track_caller]
    fn check(memory: &[(&str, &str)], japanese: &str, expected: &[&str]) {
        let lexicon = learn(&corpus(memory), &in_turn).unwrap();
        let found: Vec<&str> = lexicon.of(japanese).iter().map(|p| p.english.as_str()).collect();
        assert_eq!(found, expected, "{lexicon:#?}");
    }

    #[test]
    fn what_was_seen_once_is_chance() {
        let memory = [
            ("ゾルバ。", "A frob."),
            ("雨だ。", "Rain."),
            ("猫だ。", "A cat."),
            ("犬だ。", "A dog."),
            ("山だ。", "A mountain."),
            ("海だ。", "The sea."),
        ];
        check(&memory, "ゾルバ", &[]);
        let twice = [memory.as_slice(), &[("ゾルバだ。風だ。", "The frob. Wind.")]].concat();
        check(&twice, "ゾルバ", &["frob"]);
        let apart =
            [memory.as_slice(), &[("ゾルバだ。", "Wind."), ("風だ。", "The frob.")]].concat();
        check(&apart, "ゾルバ", &[]);
    }

    #[test]
    fn repeated_units_are_one() {
        let memory =
            [("ゾルバ。", "A frob."), ("ゾルバ！", "The frob!"), ("雨。", "Rain."), ("。", "x")];
        let found = corpus(&memory);
        assert_eq!((found.len(), found.repeated(), found.unusable()), (2, 1, 1));
        check(&memory, "ゾルバ", &[]);
    }

    /// 人 always stands beside `two` and beside `people`, but it is 2 that means the former.
    #[test]
    fn numbers_and_the_dictionary_explain_their_words_away() {
        let memory = [
            ("2人が来た。", "Two people came."),
            ("2人が見た。", "Two people saw."),
            ("2人が雨を見た。", "Two people saw rain."),
            ("2匹の猫が来た。", "Two cats came."),
            ("2匹の猫が見た。", "Two cats saw."),
            ("雨だ。", "Rain."),
            ("猫が寝た。", "The cat slept."),
        ];
        let lexicon = learn(&corpus(&memory), &in_turn).unwrap();
        let best = lexicon.of("人").iter().max_by(|a, b| a.forward.total_cmp(&b.forward));
        assert_eq!(best.map(|pair| pair.english.as_str()), Some("person"), "{lexicon:#?}");
        assert!(lexicon.pairs().iter().all(|pair| !pair.japanese.contains(char::is_control)));
    }
}
