//! What the sentences of one side say besides their numbers, gathered once for all numbers of the other.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::analysis::Analysis;
use super::super::measure::Unit;
use super::super::sayings;
use crate::text::fold::Folded;
use crate::text::script::is_kanji_numeral;

/// The longest numeral in kanji below ten thousand: 九千九百九十九.
const MOST_KANJI: usize = 7;

/// Letters in circles and squares, ㋀ and ㍘, which fold to digits and words.
const ENCLOSED: std::ops::RangeInclusive<char> = '\u{3200}'..='\u{33ff}';

/// Values that a word or phrase may say, with the word.
pub(super) type Saying = (&'static str, &'static [u64]);

/// One side of a bead; what is asked of it is found when first asked for.
pub(super) struct Seen<'a> {
    side: &'a Analysis<'a>,
    run: Range<usize>,
    lower: OnceCell<String>,
    digits: OnceCell<FxHashSet<String>>,
    numerals: OnceCell<FxHashSet<&'a str>>,
    words: OnceCell<FxHashSet<&'a str>>,
    units: OnceCell<Vec<Unit>>,
    sayings: OnceCell<Vec<Saying>>,
}

impl<'a> Seen<'a> {
    pub fn new(side: &'a Analysis<'a>, run: Range<usize>) -> Self {
        Self {
            side,
            run,
            lower: OnceCell::new(),
            digits: OnceCell::new(),
            numerals: OnceCell::new(),
            words: OnceCell::new(),
            units: OnceCell::new(),
            sayings: OnceCell::new(),
        }
    }

    fn sentences(&self) -> impl Iterator<Item = &'a str> {
        let side = self.side;
        self.run.clone().map(move |index| side.sentence(index))
    }

    /// Whether a text stands there.
    fn contains(&self, text: &str) -> bool {
        self.sentences().any(|sentence| sentence.contains(text))
    }

    /// Whether all of the text is ASCII.
    pub fn is_ascii(&self) -> bool {
        self.sentences().all(str::is_ascii)
    }

    /// Whether anything in the text may be a digit once it is folded.
    fn may_have_digits(&self) -> bool {
        let may_be = |c: char| c.is_numeric() || ENCLOSED.contains(&c);
        self.sentences().any(|sentence| sentence.contains(may_be))
    }

    /// The text, folded, in lower case and without commas.
    pub fn lower(&self) -> &str {
        self.lower.get_or_init(|| {
            let folded = self.sentences().map(|sentence| Folded::new(sentence).text().to_owned());
            folded.collect::<Vec<_>>().join("\n").replace(',', "").to_lowercase()
        })
    }

    /// The runs of digits and points, as they stand.
    pub fn digits(&self) -> &FxHashSet<String> {
        self.digits.get_or_init(|| {
            if !self.may_have_digits() {
                return FxHashSet::default();
            }
            let runs = self.lower().split(|c: char| !c.is_ascii_digit() && c != '.');
            runs.map(|digits| digits.trim_matches('.').to_owned()).collect()
        })
    }

    /// The runs of kanji numerals, and all that stands in them, as far as a numeral below ten thousand is
    /// long.
    pub fn numerals(&self) -> &FxHashSet<&'a str> {
        self.numerals.get_or_init(|| {
            let mut found = FxHashSet::default();
            for sentence in self.sentences() {
                for (at, _) in sentence.char_indices().filter(|(_, c)| is_kanji_numeral(*c)) {
                    let rest = sentence.get(at..).unwrap_or("");
                    let ends = rest.char_indices().take_while(|(_, c)| is_kanji_numeral(*c));
                    let ends = ends.take(MOST_KANJI).map(|(end, c)| end + c.len_utf8());
                    found.extend(ends.filter_map(|end| rest.get(..end)));
                }
            }
            found
        })
    }

    /// The words, in lower case.
    pub fn words(&self) -> &FxHashSet<&'a str> {
        self.words.get_or_init(|| {
            let tokens = self.side.tokens(self.run.clone());
            tokens.map(|token| token.word.text.as_str()).collect()
        })
    }

    /// The units of which the English says one: “a foot”.
    pub fn units(&self) -> &[Unit] {
        self.units.get_or_init(|| {
            let is_article = |word: &str| matches!(word, "a" | "an" | "one");
            let mut before = "";
            let mut units = Vec::new();
            for token in self.side.tokens(self.run.clone()) {
                let article = std::mem::replace(&mut before, token.word.text.as_str());
                let unit = Some(&token.word.text).filter(|_| is_article(article));
                let unit = unit.and_then(|word| Unit::named(word));
                units.extend(unit.filter(|unit| !units.contains(unit)));
            }
            units
        })
    }

    /// The phrases of the English that say a number, and its words that do.
    pub fn english_sayings(&self) -> &[Saying] {
        self.sayings.get_or_init(|| {
            let phrases = sayings::PHRASES.iter().filter(|(phrase, _)| self.contains(phrase));
            let words = sayings::ENGLISH.iter().filter(|(word, _)| self.words().contains(word));
            phrases.chain(words).copied().collect()
        })
    }

    /// The words of the Japanese that say a number.
    pub fn japanese_sayings(&self) -> &[Saying] {
        self.sayings.get_or_init(|| {
            let words = sayings::JAPANESE.iter().filter(|(word, _)| self.contains(word));
            words.copied().collect()
        })
    }

    /// Whether the English says a half.
    pub fn says_half(&self) -> bool {
        sayings::HALVES.iter().any(|word| self.words().contains(word))
            || sayings::IN_HALVES.iter().any(|phrase| self.contains(phrase))
    }
}
