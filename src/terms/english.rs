//! English forms in English sentences.
//!
//! Words are compared whole, after Unicode's word boundaries, and without regard to case but for
//! forms that are case sensitive. Where a sentence begins, a case-sensitive form in small letters
//! may begin with a capital. A form in capitals that is a small word otherwise (IT, US) is always
//! sensitive.
//!
//! - **Inflection**: the head of a form is inflected (an adjective, which the Japanese may tell, by
//!   degrees; its adverb will do), that is its last word, or the one before a
//!   preposition (cost of living), or the verb that it begins with (go public, log in), whose object
//!   may stand inside it (set it up). Any word may have a genitive's `'s`, which is no part of the
//!   hit.
//! - **Spelling**: a hyphen in the form or the text may be a space or nothing (co-founder,
//!   cofounder, co founder; e-mail, email); two words of the form may be one in the text (front
//!   end, frontend). One word of the form is *not* found as two in the text: login is a noun,
//!   “log in” a verb, and “is land” no island.
//! - **Symbols** of a form are part of it: .NET, C++, AT&T; C is not found in C++.

mod heads;
mod sentence;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::is_stop_word;

pub use self::heads::head;
use self::heads::{heads, is_separable};
use self::sentence::Sentence;
use super::inflection::{self, Ending};
use super::trie::{Node, Trie};
use super::{Candidate, FormId, Original};
use crate::model::{Form, PartOfSpeech, Span};
use crate::text::fold::Folded;
use crate::text::tokens::{EnglishTokenizer, Token, Tokenizer, Word};

/// Words in small letters that a form in capitals is not, besides the dictionary's stop words.
const SMALL_WORDS: [&str; 18] = [
    "all", "am", "he", "her", "him", "how", "i", "if", "me", "my", "no", "not", "she", "so", "us",
    "we", "who", "you",
];

/// A gap of more bytes is no space between two words of a term: a line break with indentation
/// has some dozens.
const MAX_GAP: usize = 64;

/// One way of spelling a form.
struct Pattern {
    id: FormId,
    /// The form's text, and with small letters.
    text: String,
    folded: String,
    /// The words as they are written, one for each step.
    words: Vec<String>,
    /// What stands before, between and behind the words.
    gaps: Vec<Gap>,
    prefix: String,
    suffix: String,
    /// Which words may be inflected, by bit.
    heads: u64,
    part_of_speech: Option<PartOfSpeech>,
    /// Whether it is an adjective that may be said in any degree, or by its adverb.
    is_quality: bool,
    has_genitive: bool,
    case_sensitive: bool,
    exact: bool,
    /// Whether words were joined that the form has apart.
    is_joined: bool,
    /// Whether it is a verb with a particle, between which its object may stand.
    is_separable: bool,
}

/// What stands between two words.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Gap {
    Space,
    Hyphen,
    /// Symbols: the stop of io.net, the & of AT&T.
    Symbols(String),
}

impl Gap {
    fn new(text: &str) -> Self {
        let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}');
        if text.is_empty() || text.len() > MAX_GAP {
            Self::Symbols(text.to_owned())
        } else if text.chars().all(char::is_whitespace) {
            Self::Space
        } else if text.trim_end().chars().all(is_hyphen) && text.trim_end().chars().count() == 1 {
            Self::Hyphen
        } else {
            Self::Symbols(text.split_whitespace().collect::<Vec<_>>().join(" "))
        }
    }

    /// Whether a form with this gap may stand in a text with `other`.
    fn may_be(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Symbols(a), Self::Symbols(b)) => a == b,
            (Self::Symbols(_), _) | (_, Self::Symbols(_)) => false,
            _ => true,
        }
    }
}

/// All English forms of a glossary.
#[derive(Default)]
pub(super) struct Forms {
    tokenizer: EnglishTokenizer,
    patterns: Vec<Pattern>,
    /// The words of all forms, numbered.
    vocabulary: FxHashMap<String, u32>,
    trie: Trie,
}

/// A word of a form: as it is written, and what it is looked up by.
struct FormWord {
    written: String,
    key: String,
}

impl Forms {
    /// Adds a form, given what the Japanese of its concept is. One without a word is never found.
    pub(super) fn add(&mut self, id: FormId, form: &Form, original: Original) {
        let text = form.text.trim();
        let tokens = self.tokenizer.tokens(text);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let words: Vec<FormWord> = tokens
            .iter()
            .map(|token| {
                let (written, genitive) = without_genitive(token.span.of(text).unwrap_or(""));
                let key = token.word.text.clone();
                let key = if genitive { strip_genitive(&key).to_owned() } else { key };
                FormWord { written: written.to_owned(), key }
            })
            .collect();
        let between = |pair: &[Token]| match pair {
            [a, b] => Gap::new(Span::new(a.span.end, b.span.start).of(text).unwrap_or("")),
            _ => Gap::Space,
        };
        let gaps: Vec<Gap> = tokens.windows(2).map(between).collect();
        let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
        let heads = heads(&keys, form.part_of_speech, original == Original::Verb);
        let is_separable =
            form.is_usable() && gaps.first() == Some(&Gap::Space) && is_separable(&keys, heads);
        let folded = folded(text);
        let is_small_word = text.chars().all(char::is_uppercase)
            && (is_stop_word(&folded) || SMALL_WORDS.contains(&folded.as_str()));
        let (_, has_genitive) = without_genitive(last.span.of(text).unwrap_or(""));
        let pattern = |words: &[FormWord], gaps, heads, is_joined| Pattern {
            id,
            text: text.to_owned(),
            folded: folded.clone(),
            words: words.iter().map(|word| word.written.clone()).collect(),
            gaps,
            prefix: symbols(text.get(..first.span.start)),
            suffix: symbols(text.get(last.span.end..)),
            heads,
            part_of_speech: form.part_of_speech,
            is_quality: form.is_usable()
                && match form.part_of_speech {
                    Some(part) => part == PartOfSpeech::Adjective,
                    None => original == Original::Adjective,
                },
            has_genitive,
            case_sensitive: form.case_sensitive || is_small_word,
            exact: form.exact,
            is_joined,
            is_separable: is_separable && !is_joined,
        };
        if let Some((words, gaps, heads)) = joined(&words, &gaps, heads) {
            let pattern = pattern(&words, gaps, heads, true);
            self.insert(&words, pattern);
        }
        let pattern = pattern(&words, gaps, heads, false);
        self.insert(&words, pattern);
    }

    fn insert(&mut self, words: &[FormWord], pattern: Pattern) {
        // Four thousand million forms do not fit in memory.
        let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        let keys: Vec<u32> = words.iter().map(|word| self.number(&word.key)).collect();
        self.trie.insert(keys.iter().copied(), number);
        // The singular of a plural head is as good.
        for (index, word) in words.iter().enumerate() {
            if pattern.heads >> index.min(63) & 1 == 0 || pattern.exact {
                continue;
            }
            let mut singulars = Vec::new();
            inflection::singulars(&word.key, |base| singulars.push(base.to_owned()));
            for base in singulars {
                let mut keys = keys.clone();
                let base = self.number(&base);
                if let Some(key) = keys.get_mut(index) {
                    *key = base;
                }
                self.trie.insert(keys, number);
            }
        }
        self.patterns.push(pattern);
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.vocabulary.get(word) {
            return number;
        }
        let number = u32::try_from(self.vocabulary.len()).unwrap_or(u32::MAX);
        self.vocabulary.insert(word.to_owned(), number);
        number
    }

    pub(super) fn is_empty(&self) -> bool {
        self.trie.is_empty()
    }

    /// The words of a sentence, as [`Self::candidates`] wants them.
    pub(super) fn tokens(&mut self, text: &str) -> Vec<Token> {
        self.tokenizer.tokens(text)
    }

    /// Adds every place in `text` where a form would match. O(words × the longest form's). `bases`
    /// is what was found out about the words of the document before.
    pub(super) fn candidates(
        &self,
        text: &str,
        tokens: &[Token],
        bases: &mut Bases,
        found: &mut Vec<Candidate>,
    ) {
        let bare = |token: &Token| {
            let (_, has_genitive) = without_genitive(token.span.of(text).unwrap_or(""));
            has_genitive
        };
        let genitives = tokens.iter().map(bare).collect::<Vec<bool>>();
        let words = tokens.iter().zip(&genitives);
        let lists = words.map(|(token, &genitive)| bases.list(self, &token.word, genitive));
        let lists: Vec<u32> = lists.collect();
        // Few sentences have a word of a form's beginning, and fewer two.
        let begins = |list: u32| {
            let mut numbers = bases.of(list).iter();
            numbers.any(|&(number, _)| self.trie.step(Node::default(), number).is_some())
        };
        let gap = |pair: &[Token]| match pair {
            [a, b] => Gap::new(Span::new(a.span.end, b.span.start).of(text).unwrap_or("")),
            _ => Gap::Space,
        };
        let gaps: Vec<Gap> = tokens.windows(2).map(gap).collect();
        let words = tokens.iter().zip(&genitives).map(|(token, &genitive)| {
            let whole = token.word.text.as_str();
            if genitive { strip_genitive(whole) } else { whole }
        });
        let words = words.collect();
        let sentence = Sentence { forms: self, text, tokens, words, gaps, lists: &lists, bases };
        for (start, &list) in lists.iter().enumerate() {
            if begins(list) || sentence.gaps.get(start) == Some(&Gap::Hyphen) {
                sentence.walk(start, Node::default(), &mut Vec::new(), found);
            }
        }
    }
}

/// Of each word of a document, the words of forms that it may be: found once, since texts repeat
/// their words.
#[derive(Default)]
pub(super) struct Bases {
    /// By word, and whether its genitive's ending is none of it.
    numbers: FxHashMap<(*const Word, bool), u32>,
    lists: Vec<Vec<Base>>,
    /// The words, kept so that their addresses stay their own.
    words: Vec<Arc<Word>>,
}

/// A word of a form, and how it is inflected in the text.
type Base = (u32, Option<Ending>);

impl Bases {
    /// The number of the list of a word.
    fn list(&mut self, forms: &Forms, word: &Arc<Word>, genitive: bool) -> u32 {
        let key = (Arc::as_ptr(word), genitive);
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let number = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        let text = if genitive { strip_genitive(&word.text) } else { &word.text };
        let mut list = Vec::new();
        forms.bases(text, |base| list.push(base));
        self.lists.push(list);
        self.words.push(Arc::clone(word));
        self.numbers.insert(key, number);
        number
    }

    /// The list of this number.
    fn of(&self, list: u32) -> &[Base] {
        self.lists.get(list as usize).map_or(&[], Vec::as_slice)
    }
}

impl Forms {
    /// Calls `each` with the words of forms that a text's word may be: as it stands, and as an
    /// inflection.
    fn bases(&self, word: &str, mut each: impl FnMut(Base)) {
        let mut offer = |base: &str, ending| {
            if let Some(&number) = self.vocabulary.get(base) {
                each((number, ending));
            }
        };
        offer(word, None);
        inflection::bases(word, |base, ending| offer(base, Some(ending)));
    }
}

/// The form with its hyphens left out, or with its only two words as one.
fn joined(words: &[FormWord], gaps: &[Gap], heads: u64) -> Option<(Vec<FormWord>, Vec<Gap>, u64)> {
    let joins = |gap: &Gap| match gap {
        Gap::Hyphen => true,
        Gap::Space => words.len() == 2,
        Gap::Symbols(_) => false,
    };
    if !gaps.iter().any(joins) {
        return None;
    }
    let mut new_words: Vec<FormWord> = Vec::new();
    let (mut new_gaps, mut new_heads) = (Vec::new(), 0);
    for (index, word) in words.iter().enumerate() {
        let gap = index.checked_sub(1).and_then(|before| gaps.get(before));
        match (gap, new_words.last_mut()) {
            (Some(gap), Some(last)) if joins(gap) => {
                last.written.push_str(&word.written);
                last.key.push_str(&word.key);
            }
            (gap, _) => {
                new_gaps.extend(gap.cloned());
                let (written, key) = (word.written.clone(), word.key.clone());
                new_words.push(FormWord { written, key });
            }
        }
        if index < 64 && heads >> index & 1 == 1 {
            new_heads |= 1_u64.checked_shl(u32::try_from(new_words.len() - 1).ok()?).unwrap_or(0);
        }
    }
    Some((new_words, new_gaps, new_heads))
}

/// What stands at an end of a form, but for dots and dashes that stand for other words (“as for
/// …”, “~ sign”).
fn symbols(end: Option<&str>) -> String {
    let end = end.unwrap_or("").trim();
    let is_blank = |c: char| matches!(c, '.' | '…' | '~' | '〜' | '～' | ' ');
    let is_gap = end.chars().all(is_blank) && (end.len() > 1 || end == "~");
    if is_gap { String::new() } else { end.to_owned() }
}

/// In form NFKC, small letters, with straight apostrophes.
fn folded(text: &str) -> String {
    Folded::new(text).text().to_lowercase().replace('’', "'")
}

fn strip_genitive(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// A word as it is written without its genitive, and whether it had one.
fn without_genitive(word: &str) -> (&str, bool) {
    for genitive in ["'s", "’s", "'S", "’S", "＇s"] {
        if let Some(bare) = word.strip_suffix(genitive)
            && !bare.is_empty()
        {
            return (bare, true);
        }
    }
    (word, false)
}
