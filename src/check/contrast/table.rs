//! A table of things and of the words for them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::analysis::Analysis;
use crate::check::spelling::plain;
use crate::text::tokens::Token;

/// The most words that a thing is named with.
const MOST_WORDS: usize = 4;

/// Words shorter than this are no beginnings of others.
const MIN_BEGINNING: usize = 4;

/// Something that both languages have words for.
pub(in super::super) struct Thing {
    /// What it may be exchanged for has the same.
    pub group: &'static str,
    /// What names it plainly in English, and what may mean it besides.
    pub english: Vec<Phrase>,
    pub hints: Vec<Phrase>,
    /// Texts of Japanese any of which may mean it.
    pub texts: Vec<&'static str>,
}

/// One or several English words.
pub(in super::super) struct Phrase(Vec<&'static str>);

/// Things by their words.
#[derive(Default)]
pub(in super::super) struct Table {
    things: Vec<Thing>,
    japanese: FxHashMap<&'static str, Vec<usize>>,
    /// What a Japanese one begins with.
    beginnings: FxHashSet<&'static str>,
    /// By the first word, in lower case.
    english: FxHashMap<String, Vec<usize>>,
}

impl Table {
    /// The table that stands in `text`, a line for each thing: its group, its Japanese and its English, what
    /// else may mean it in either, in columns parted by tabs; the words of a column are parted by bars.
    pub fn new(text: &'static str) -> Self {
        let mut table = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let group = columns.next().unwrap_or("");
            let [japanese, english, texts, hints] = [(); 4].map(|()| cells(columns.next()));
            let phrases =
                |cells: &[&'static str]| cells.iter().map(|cell| Phrase::new(cell)).collect();
            let at = table.things.len();
            for &word in &japanese {
                table.japanese.entry(word).or_default().push(at);
                let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
                table.beginnings.extend(ends.filter_map(|end| word.get(..end)));
            }
            for phrase in &english {
                let first = phrase.split([' ', '-', '.']).next().unwrap_or("").to_lowercase();
                let places = table.english.entry(first).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
            let english: Vec<Phrase> = phrases(&english);
            let texts = japanese.iter().chain(&texts).copied().collect();
            table.things.push(Thing { group, english, hints: phrases(&hints), texts });
        }
        table
    }

    /// How many of some Japanese words name something, and what. The base form of one word will do.
    pub(super) fn in_japanese(
        &self,
        side: &Analysis<'_>,
        words: &[Token],
    ) -> Option<(usize, Vec<&Thing>)> {
        let first = words.first()?;
        let text = side.text(first.span);
        let mut longest = None;
        // Most words begin nothing.
        if self.beginnings.contains(text) {
            let mut joined = String::new();
            for (length, word) in (1..=MOST_WORDS).zip(words) {
                joined.push_str(side.text(word.span));
                let places = self.japanese.get(joined.as_str());
                longest = places.map(|places| (length, places)).or(longest);
            }
        }
        // 引き下げ names what it does in 引き下げた, too.
        let (lemma, nothing) = (first.word.lemma.as_str(), Vec::new());
        let base = match longest {
            Some((length, _)) if length > 1 || lemma == text => None,
            _ => self.japanese.get(lemma),
        };
        let (length, places) = longest.or_else(|| Some((1, base?)))?;
        let others = base.filter(|_| longest.is_some()).unwrap_or(&nothing).iter();
        let all = places.iter().chain(others.filter(|at| !places.contains(at)));
        Some((length, all.filter_map(|&at| self.things.get(at)).collect()))
    }

    /// How many of some English words name something, and what.
    /// A capital inside a sentence makes a word part of a name: West Virginia is no direction.
    pub fn in_english(
        &self,
        side: &Analysis<'_>,
        words: &[Token],
        is_first: bool,
    ) -> Option<(usize, Vec<&Thing>)> {
        let places = self.english.get(bare(&words.first()?.word.text))?;
        let texts: Vec<&str> = words.iter().take(MOST_WORDS).map(|it| side.text(it.span)).collect();
        (1..=texts.len()).rev().find_map(|length| {
            let texts = texts.get(..length)?;
            let things = places.iter().filter_map(|&at| self.things.get(at));
            let named =
                things.filter(|thing| thing.english.iter().any(|it| it.is(texts, is_first)));
            let named: Vec<&Thing> = named.collect();
            (!named.is_empty()).then_some((length, named))
        })
    }
}

fn cells(column: Option<&'static str>) -> Vec<&'static str> {
    column.unwrap_or("").split('|').filter(|cell| !cell.is_empty()).collect()
}

/// A word without the ending of a genitive.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word)
}

impl Phrase {
    fn new(text: &'static str) -> Self {
        Self(text.split([' ', '-', '.']).collect())
    }

    /// Whether words are this phrase.
    pub fn is(&self, words: &[&str], is_first: bool) -> bool {
        let mut both = self.0.iter().zip(words);
        let has_capital =
            |word: Option<&&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
        if !is_first && has_capital(words.first()) && !has_capital(self.0.first()) {
            return false;
        }
        self.0.len() == words.len() && both.all(|(own, word)| is_word(own, bare(word)))
    }

    /// Whether words begin with this phrase, or with one of which it is the beginning.
    pub fn begins(&self, words: &[&str]) -> bool {
        let Some((last, rest)) = self.0.split_last() else { return false };
        let Some(here) = words.get(..self.0.len()) else { return false };
        let fits = |word: &str| {
            // “20” is any year of this century.
            let may_begin =
                last.len() >= MIN_BEGINNING || last.bytes().all(|it| it.is_ascii_digit());
            let is_beginning = may_begin
                && word.get(..last.len()).is_some_and(|start| start.eq_ignore_ascii_case(last));
            is_word(last, bare(word)) || is_beginning
        };
        rest.iter().zip(here).all(|(own, word)| is_word(own, word))
            && here.last().is_some_and(|word| fits(word))
    }

    /// Whether one of some Japanese readings, in plain spelling, is this name.
    pub fn is_read(&self, readings: &FxHashSet<String>) -> bool {
        match self.0.as_slice() {
            [name] if name.starts_with(char::is_uppercase) => {
                readings.contains(&plain(&name.to_lowercase()))
            }
            _ => false,
        }
    }
}

/// Whether a word is the one of the table, which is written with a capital if it always is: Turkey.
fn is_word(own: &str, word: &str) -> bool {
    let is_short = own.len() <= 3 && own.chars().all(char::is_uppercase);
    if is_short {
        return own == word;
    }
    let has_capital = |text: &str| text.starts_with(char::is_uppercase);
    (!has_capital(own) || has_capital(word)) && own.eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    /// The Japanese words of a table, and its groups.
    fn owned(text: &str) -> [BTreeSet<&str>; 2] {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let columns = lines.map(|line| line.split('\t').take(2).collect::<Vec<_>>());
        let rows: Vec<[&str; 2]> = columns.map(|it| it.try_into().unwrap()).collect();
        let words = rows.iter().flat_map(|[_, words]| words.split('|')).collect();
        [words, rows.iter().map(|[group, _]| *group).collect()]
    }

    #[test]
    fn each_word_and_group_has_one_table() {
        let names = owned(include_str!("../name/names.tsv"));
        let words = owned(include_str!("../opposite/words.tsv"));
        for (names, words) in names.iter().zip(&words) {
            assert_eq!(names.intersection(words).collect::<Vec<_>>(), [&""; 0]);
        }
    }

    #[test]
    fn tables_are_whole() {
        for text in [include_str!("../name/names.tsv"), include_str!("../opposite/words.tsv")] {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let columns: Vec<&str> = line.split('\t').collect();
                assert!((3..=5).contains(&columns.len()), "{line}");
                let mut filled = columns.iter().filter(|column| !column.is_empty());
                assert!(filled.clone().count() >= 3, "{line}");
                let is_bare = |word: &str| word.is_empty() || word.trim() != word;
                assert!(!filled.clone().any(|it| it.split('|').any(is_bare)), "{line}");
                let is_twice = |column: &&str| {
                    let words = column.split('|');
                    words.clone().collect::<BTreeSet<_>>().len() < words.count()
                };
                assert!(!filled.any(is_twice), "{line}");
            }
        }
    }
}
