//! Words that are exchanged for the same others in several places: terminology.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{Aspect, Change, Document, Piece, Span};
use crate::text::script::is_kanji;

use super::words::Words;

/// Longer exchanges are sentences, not terms.
const MAX_WORDS: usize = 4;

/// English words of grammar that a search would look for, but that are nobody's term; sorted.
const GRAMMAR: [&str; 72] = [
    "about", "after", "all", "also", "although", "any", "anyone", "because", "before", "both",
    "but", "cannot", "each", "every", "everyone", "he", "hence", "her", "here", "his", "how",
    "however", "i", "if", "into", "just", "like", "me", "more", "most", "much", "must", "my", "no",
    "not", "now", "one", "only", "our", "out", "over", "she", "since", "so", "some", "such",
    "than", "their", "them", "then", "there", "these", "they", "those", "though", "thus", "too",
    "under", "until", "up", "us", "very", "we", "what", "when", "where", "which", "while", "who",
    "without", "you", "your",
];

/// What is written with an apostrophe, and in full.
const CONTRACTIONS: [(&str, &str); 9] = [
    ("can't", "can not"),
    ("won't", "will not"),
    ("shan't", "shall not"),
    ("n't", " not"),
    ("'re", " are"),
    ("'ll", " will"),
    ("'ve", " have"),
    ("'m", " am"),
    ("'d", " would"),
];

/// Calls it terminology where the same words are exchanged for the same others in two changes at
/// least: one exchange is a choice of words, the second shows a rule. Forms of the same words are
/// no terms, nor are words of grammar.
pub(super) fn exchanged_terms(
    changes: &mut [Change],
    old: &Document,
    new: &Document,
    words: &mut Words,
) {
    let mut lemmas = Lemmas { words, known: FxHashMap::default() };
    let mut counts: BTreeMap<[String; 2], usize> = BTreeMap::new();
    let pieces = changes.iter().flat_map(|change| &change.pieces);
    for exchange in pieces.filter_map(|piece| exchange(piece, old, new)) {
        *counts.entry(lemmas.of_both(&exchange)).or_default() += 1;
    }
    counts.retain(|_, count| *count > 1);
    if counts.is_empty() {
        return;
    }
    for piece in changes.iter_mut().flat_map(|change| &mut change.pieces) {
        let exchange = exchange(piece, old, new);
        let is_term = exchange.is_some_and(|(old, new)| {
            let is_known = counts.contains_key(&lemmas.of_both(&(old.clone(), new.clone())));
            is_known && are_terms(&old, &new, lemmas.words)
        });
        if is_term {
            piece.aspect = Some(Aspect::Terminology);
        }
    }
}

/// The words of short texts without their inflections, found once for each text: user and users are
/// one, as are customer and customers.
struct Lemmas<'a> {
    words: &'a mut Words,
    known: FxHashMap<String, String>,
}

impl Lemmas<'_> {
    fn of_both(&mut self, (old, new): &(String, String)) -> [String; 2] {
        [old, new].map(|text| self.of(text))
    }

    fn of(&mut self, text: &str) -> String {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let mut lemmas = String::new();
        self.words.units(text, |unit, _| {
            lemmas.push_str(unit);
            lemmas.push(' ');
        });
        self.known.insert(text.to_owned(), lemmas.clone());
        lemmas
    }
}

/// The few words that a mark of wording exchanges for few others.
fn exchange(piece: &Piece, old: &Document, new: &Document) -> Option<(String, String)> {
    let text =
        |document: &Document, span: Span| span.of(document.text()).unwrap_or("").to_lowercase();
    let is_short = |text: &str| {
        let words = text.split_whitespace().count();
        (1..=MAX_WORDS).contains(&words)
            && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !text.contains('%')
    };
    let is_wording = piece.aspect == Some(Aspect::Wording);
    let ahead = end_of_compound(old, piece.old, new, piece.new);
    let whole = |span: Span| Span::new(span.start - ahead, span.end);
    let exchange = (text(old, whole(piece.old)), text(new, whole(piece.new)));
    let is_term = is_wording && is_short(&exchange.0) && is_short(&exchange.1);
    (is_term && !is_in_address(old, piece.old)).then_some(exchange)
}

/// Whether a mark stands in an address, where words are names of places.
fn is_in_address(document: &Document, mark: Span) -> bool {
    /// Longest address, in bytes.
    const MAX_BYTES: usize = 2048;
    let text = document.text();
    let from = text.ceil_char_boundary(mark.start.saturating_sub(MAX_BYTES));
    let before = text.get(from..mark.start).unwrap_or("");
    let part = before.rsplit(|c: char| c.is_whitespace() || !c.is_ascii()).next();
    part.is_some_and(|part| part.contains("://"))
}

/// The bytes that a Japanese compound has on both sides before a mark that exchanges its last kanji: 利用
/// of 利用者 and 利用客.
fn end_of_compound(old: &Document, old_mark: Span, new: &Document, new_mark: Span) -> usize {
    let is_one = |document: &Document, mark: Span| {
        let mut mark = mark.of(document.text()).unwrap_or("").chars();
        mark.next().is_some_and(is_kanji) && mark.next().is_none()
    };
    if !is_one(old, old_mark) || !is_one(new, new_mark) {
        return 0;
    }
    let [before, after] = [(old, old_mark), (new, new_mark)].map(|(document, mark)| {
        document.text().get(..mark.start).unwrap_or("").chars().rev().take_while(|&c| is_kanji(c))
    });
    before.zip(after).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

/// Whether both sides have words of meaning, and not the same.
fn are_terms(old: &str, new: &str, words: &mut Words) -> bool {
    let mut content = |text: &str| -> Vec<String> {
        let mut units = Vec::new();
        words.units(&in_full(text), |unit, is_light| {
            let is_grammar = is_light || GRAMMAR.binary_search(&unit).is_ok();
            if !is_grammar && unit != "am" {
                units.push(unit.to_owned());
            }
        });
        units.sort_unstable();
        units
    };
    let (old, new) = (content(old), content(new));
    !old.is_empty() && !new.is_empty() && old != new
}

/// A text in lower case without contractions.
fn in_full(text: &str) -> String {
    let mut text = text.replace('’', "'");
    for (short, full) in CONTRACTIONS {
        if text.contains('\'') {
            text = text.replace(short, full);
        }
    }
    text.replace("'s", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn terms_are_other_words_of_meaning() {
        assert!(GRAMMAR.is_sorted());
        for (lang, old, new, are) in [
            (Lang::En, "dealer", "reseller", true),
            (Lang::En, "the home page", "the start page", true),
            (Lang::En, "walks", "walked", false),
            (Lang::En, "wrote", "writing", false),
            (Lang::En, "doesn’t run", "does not run", false),
            (Lang::En, "you", "we", false),
            (Lang::En, "you can", "we may", false),
            (Lang::En, "also, when", "when", false),
            (Lang::Ja, "世帯", "家庭", true),
            (Lang::Ja, "行く", "行った", false),
            (Lang::Ja, "てください", "ます", false),
            (Lang::Ja, "である", "です", false),
        ] {
            let mut words = Words::new(lang, []).unwrap();
            assert_eq!(are_terms(old, new, &mut words), are, "{old} {new}");
        }
    }
}
