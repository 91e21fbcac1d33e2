//! The English of a bead as words. Initials are words of their own: with their stops and other signs (U.S.,
//! R&D), with the number behind them (COVID-19), or in capitals where the same letters are a word of
//! grammar otherwise (IT).

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::is_stop_word;

use crate::model::Span;
use crate::text::numbers::Number;
use crate::text::tokens::{Class, Token, Word};

use super::super::analysis::Analysis;
use super::english::is_function_word;

/// The stems of the English side.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub numbers: FxHashMap<String, u32>,
    /// One word of each stem as it stands, in lower case.
    pub words: Vec<String>,
    /// What was told of a word before. Words of a document share their allocations.
    known: FxHashMap<*const Word, Known>,
}

/// What does not depend on where an English word stands.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// None for what has no letters.
    stem: Option<u32>,
    is_stop: bool,
    is_grammar: bool,
}

impl Vocabulary {
    /// The number of a stem, of which `word` is one word.
    pub fn number(&mut self, stem: &str, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(stem) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(stem.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }

    /// What is known of a word of a document that outlives this.
    fn know(&mut self, word: &Arc<Word>) -> Known {
        if let Some(&known) = self.known.get(&Arc::as_ptr(word)) {
            return known;
        }
        let text = word.text.as_str();
        let stem = word.lemma.split('\'').next().unwrap_or_default();
        let is_stop = is_stop_word(text) || stem.is_empty();
        let known = Known {
            stem: text
                .contains(char::is_alphabetic)
                .then(|| self.number(if stem.is_empty() { text } else { stem }, text)),
            is_stop,
            is_grammar: is_stop || is_function_word(text),
        };
        self.known.insert(Arc::as_ptr(word), known);
        known
    }
}

/// An English word in its place.
#[derive(Clone, Debug)]
pub(super) struct English {
    pub stem: u32,
    pub span: Span,
    /// The word in lower case is its text.
    pub word: Arc<Word>,
    /// It carries structure only and is explained by nothing.
    pub is_stop: bool,
    /// It is a word of grammar, or as common as one; stop words are, too.
    pub is_grammar: bool,
    /// Only a blank or a hyphen stands between it and the word before, or the possessive that ends that.
    pub is_joined: bool,
    /// Only a comma does, in a list of words with capitals: Health, Labour and Welfare.
    pub is_listed: bool,
}

impl English {
    /// Whether it may belong to one name with the word before.
    pub fn continues(&self) -> bool {
        self.is_joined || self.is_listed
    }

    /// The word in lower case.
    pub fn word(&self) -> &str {
        &self.word.text
    }
}

/// The words of a run of sentences, numbers left out.
pub(super) fn english(
    side: &Analysis<'_>,
    run: Range<usize>,
    vocabulary: &mut Vocabulary,
) -> Vec<English> {
    let mut words: Vec<English> = Vec::new();
    for index in run {
        let Some(sentence) = side.sentences().get(index) else { continue };
        let mut last = usize::MAX;
        for token in &sentence.tokens {
            let is_number = is_number(&sentence.numbers, token.span)
                || !token.word.text.contains(char::is_alphabetic);
            let before = words.last_mut().filter(|word| word.span.end == last);
            let is_part = before.is_some_and(|before| match is_number {
                true => join_number(before, side, token),
                false => join(before, side, token, vocabulary),
            });
            if is_part || is_number {
                let end = words.last().filter(|_| is_part).map(|word| word.span.end);
                last = end.unwrap_or(usize::MAX);
                continue;
            }
            let mut known = vocabulary.know(&token.word);
            if known.is_grammar && are_capitals(side, index, token.span) {
                let stem = vocabulary.number(side.text(token.span), &token.word.text);
                known = Known { stem: Some(stem), is_stop: false, is_grammar: false };
            }
            let Known { stem: Some(stem), is_stop, is_grammar } = known else {
                last = usize::MAX;
                continue;
            };
            let gap = side.text(Span::new(last.min(token.span.start), token.span.start));
            let is_joined = last != usize::MAX && joins(gap);
            let is_listed = last != usize::MAX && gap.strip_prefix(',').is_some_and(joins);
            let (span, word) = (token.span, Arc::clone(&token.word));
            words.push(English { stem, span, word, is_stop, is_grammar, is_joined, is_listed });
            last = token.span.end;
        }
    }
    keep_lists(side, &mut words);
    words
}

/// Keeps the commas of lists of words with capitals that end in “and” and another: Health, Labour and
/// Welfare, but not Salt Lake City, Utah. O(words).
fn keep_lists(side: &Analysis<'_>, words: &mut [English]) {
    let capitals: Vec<bool> =
        words.iter().map(|it| side.text(it.span).starts_with(char::is_uppercase)).collect();
    let is_capital = |at: usize| capitals.get(at) == Some(&true);
    let mut at = 0;
    while at < words.len() {
        let run = words.get(at..).unwrap_or_default().iter().zip(at..);
        let is_item = |(word, place): &(&English, usize)| {
            is_capital(*place) && (word.is_listed || *place > at && word.is_joined)
        };
        let items = run.take_while(is_item).count();
        let and = at + items;
        let is_end = |word: &&English| word.word() == "and" && word.continues();
        let is_list = items > 0
            && at.checked_sub(1).is_some_and(is_capital)
            && words.get(and).filter(is_end).is_some()
            && words.get(and + 1).is_some_and(|word| word.is_joined)
            && is_capital(and + 1);
        let end = if is_list { and + 1 } else { (at + items).max(at + 1) };
        for word in words.get_mut(at..end).unwrap_or_default() {
            word.is_listed &= is_list;
        }
        at = end;
    }
}

/// Whether one of some numbers, in order, touches a stretch. O(log numbers).
pub(super) fn is_number(numbers: &[Number], span: Span) -> bool {
    let next = numbers.partition_point(|number| number.span.end <= span.start);
    numbers.get(next).is_some_and(|number| number.span.start < span.end)
}

/// Whether what stands between two words leaves them one phrase: “data center”, “users' guide”.
fn joins(gap: &str) -> bool {
    let of_owner =
        gap.strip_prefix(['\'', '’']).filter(|rest| rest.starts_with(char::is_whitespace));
    let gap = of_owner.unwrap_or(gap);
    // “component -- server” and “component - server” are two.
    matches!(gap, "-" | "‐" | "‑") || !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// Longest initials, in bytes, to which more are joined: a line of nothing else takes no square of a time.
const MOST_INITIALS: usize = 16;

/// Makes `token` a part of the initials before it: the S of U.S., whose last stop belongs to them, too, so
/// that “Japan-U.S. alliance” is one phrase; or what is joined to capitals, as in R&D and TCP/IP.
fn join(
    before: &mut English,
    side: &Analysis<'_>,
    token: &Token,
    vocabulary: &mut Vocabulary,
) -> bool {
    let is_capital = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase());
    let (begun, here) = (side.text(before.span), side.text(token.span));
    let is_dotted = begun.strip_suffix('.').is_some_and(|it| it.contains('.'));
    let gap = side.text(Span::new(before.span.end.min(token.span.start), token.span.start));
    let is_next = match gap {
        "" => is_dotted && here.len() == 1,
        "." => begun.len() == 1 && here.len() == 1,
        "&" | "/" => true,
        _ => false,
    };
    let is_begun = || is_dotted || begun.split(['&', '/']).all(is_capital);
    if !is_next || begun.len() > MOST_INITIALS || !is_begun() || !is_capital(here) {
        return false;
    }
    let sign = if gap.is_empty() { "." } else { gap };
    let text = format!("{}{sign}{}", before.word.text, token.word.text);
    before.span.end = token.span.end;
    let behind = Span::new(before.span.end, before.span.end + 1);
    if sign == "." && side.text(behind) == "." {
        before.span.end = behind.end;
    }
    before.stem = vocabulary.number(&text, &text);
    (before.is_stop, before.is_grammar) = (false, false);
    before.word = Arc::new(Word { lemma: text.clone(), text, reading: None, class: Class::Other });
    true
}

/// Makes a number a part of the abbreviation before it, if it is hyphened to that: COVID-19.
fn join_number(before: &mut English, side: &Analysis<'_>, token: &Token) -> bool {
    let begun = side.text(before.span);
    let is_short = begun.len() > 1 && begun.chars().all(|c| c.is_ascii_uppercase());
    let gap = side.text(Span::new(before.span.end.min(token.span.start), token.span.start));
    if is_short && gap == "-" {
        before.span.end = token.span.end;
    }
    is_short && gap == "-"
}

/// Whether a word of at least two letters is in capitals, unlike the rest of its sentence.
fn are_capitals(side: &Analysis<'_>, sentence: usize, word: Span) -> bool {
    let text = side.text(word);
    text.len() > 1
        && text.chars().all(|c| c.is_ascii_uppercase())
        && side.sentence(sentence).contains(|c: char| c.is_lowercase())
}
