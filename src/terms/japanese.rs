//! Japanese forms in Japanese sentences.
//!
//! A hit begins and ends where words do. Terms are *not* put into the analyser's user dictionary:
//! there they would win over the words around them and cut ワード out of パスワード; and 100 000
//! terms would take seconds to compile. Instead the sentence is cut into morphemes without
//! them, and a term of any number of morphemes is found where its letters stand and both its
//! ends are ends of words:
//!
//! - Between two morphemes is an end. So the term トークン is found in トークン化, トークン価格
//!   and ガバナンストークン: the other half is a word of its own, and a translator renders the
//!   term in it as elsewhere. 利用 is not found in 利用者, if that is one word of the dictionary.
//! - Between two katakana only if what is left of the run on either side is words too (of the
//!   dictionary, EDICT or the glossary). So ユーザ is not found in ユーザビリティ, whatever the
//!   analyser makes of ビリティ.
//! - A term of one letter is no part of a compound: 側 is not found in 利用者側 or 側面.
//! - With an affix of one kanji a term in kanji may be another word: if EDICT has it, as it has
//!   会社員 and 投資家, the term (会社, 投資) is not found in it.
//! - Inside a word that the dictionary lacks, kanji may part anywhere; Latin letters never, but
//!   from digits.
//!
//! Verbs and adjectives are found in all inflections, by the base form that the analyser gives;
//! the hit ends with the inflected morpheme (掘っ of 掘った). The potential (掘れる) is a word of
//! its own in IPADIC and is not found. Spellings that [`letters`](super::letters) folds match;
//! so do those of a compound with and without its okurigana (取り消し, 取消) if they are read
//! alike.

mod sentence;

use rustc_hash::{FxHashMap, FxHashSet};
use taiyaku_dictionaries::Edict;

use self::sentence::Sentence;
use super::letters::{self, Letter, Script};
use super::trie::{Node, Trie};
use super::{Candidate, FormId, Original};
use crate::model::{Form, PartOfSpeech};
use crate::text::tokens::{Class, JapaneseTokenizer, Token, Tokenizer};

/// A form as it is compared with a place in a text.
struct Pattern {
    id: FormId,
    text: String,
    /// Its letters in form NFKC and lower case.
    folded: String,
    case_sensitive: bool,
    exact: bool,
    /// Whether it is a verb or adjective in its base form.
    is_predicate: bool,
}

/// All Japanese forms of a glossary.
pub(super) struct Forms {
    tokenizer: JapaneseTokenizer,
    patterns: Vec<Pattern>,
    /// By key, as the form stands.
    by_letters: Trie,
    /// By key, verbs and adjectives.
    by_base: FxHashMap<String, Vec<u32>>,
    /// By the kanji alone, with the reading.
    by_kanji: FxHashMap<String, Vec<(u32, String)>>,
    /// What those kanji begin with.
    first_kanji: FxHashSet<char>,
}

impl Forms {
    /// No forms yet, to be cut into words by `tokenizer`, which has no terms of its own.
    pub(super) fn new(tokenizer: JapaneseTokenizer) -> Self {
        Self {
            tokenizer,
            patterns: Vec::new(),
            by_letters: Trie::default(),
            by_base: FxHashMap::default(),
            by_kanji: FxHashMap::default(),
            first_kanji: FxHashSet::default(),
        }
    }

    /// Adds a form. One without a letter is never found.
    pub(super) fn add(&mut self, id: FormId, form: &Form) {
        let text = form.text.trim();
        let key = letters::key(text);
        if key.is_empty() || !key.chars().any(char::is_alphanumeric) {
            return;
        }
        // Four thousand million forms do not fit in memory.
        let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        self.by_letters.insert(key.chars().map(u32::from), number);
        let folded = letters::letters(text).iter().map(|letter| letter.folded).collect();
        let mut pattern = Pattern {
            id,
            text: text.to_owned(),
            folded,
            case_sensitive: form.case_sensitive,
            exact: form.exact,
            is_predicate: false,
        };
        if !form.exact {
            let tokens = self.tokenizer.tokens(text);
            if let Some(base) = base_form(text, &tokens, form.part_of_speech) {
                self.by_base.entry(base).or_default().push(number);
                pattern.is_predicate = true;
            } else if let Some((kanji, reading)) = okurigana(text, &tokens) {
                self.first_kanji.extend(kanji.chars().next());
                self.by_kanji.entry(kanji).or_default().push((number, reading));
            }
        }
        self.patterns.push(pattern);
    }

    /// What a form is, as far as it tells how its translation may be inflected.
    pub(super) fn original(&mut self, form: &Form) -> Original {
        match form.part_of_speech {
            Some(PartOfSpeech::Adjective) => Original::Adjective,
            Some(PartOfSpeech::Verb) => Original::Verb,
            Some(_) => Original::Other,
            None if self.tokenizer.is_adjective(&form.text) => Original::Adjective,
            None => {
                let tokens = self.tokenizer.tokens(&form.text);
                let is_verb = tokens.last().is_some_and(|it| it.word.class == Class::Predicate);
                if is_verb { Original::Verb } else { Original::Other }
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_letters.is_empty()
    }

    /// The words of a sentence, as [`Self::candidates`] wants them.
    pub(super) fn tokens(&mut self, text: &str) -> Vec<Token> {
        self.tokenizer.tokens(text)
    }

    /// Adds every place in `text` where a form would match. O(letters × the longest form's).
    pub(super) fn candidates(&self, text: &str, tokens: &[Token], found: &mut Vec<Candidate>) {
        let sentence = Sentence::new(self, text, tokens);
        sentence.by_letters(found);
        sentence.by_base(found);
        sentence.by_kanji(found);
    }

    /// Whether a run of katakana is a word of the dictionary or a form of the glossary.
    fn is_word(&self, run: &[Letter]) -> bool {
        let text: String = run.iter().map(|letter| letter.folded).collect();
        if run.len() >= 2 && Edict.glosses(&[&text]).is_some() {
            return true;
        }
        let mut node = Node::default();
        let mut count = 0;
        for letter in run.iter() {
            if letters::is_skipped(letter, count) {
                continue;
            }
            match self.by_letters.step(node, u32::from(letter.key)) {
                Some(next) => node = next,
                None => return false,
            }
            count += 1;
        }
        !self.by_letters.values(node).is_empty()
    }
}

/// The key under which a verb or adjective is found, if the form is one in its base form.
fn base_form(text: &str, tokens: &[Token], part: Option<PartOfSpeech>) -> Option<String> {
    let last = tokens.last()?;
    let word = &last.word;
    let is_given = matches!(part, Some(PartOfSpeech::Verb | PartOfSpeech::Adjective));
    let fits = part.is_none() || is_given;
    (fits && word.class == Class::Predicate && word.lemma == word.text).then(|| {
        let stem = text.get(..last.span.start).unwrap_or("");
        base_key(stem, &word.lemma)
    })
}

/// The key of a verb or adjective, the same for 取り消す and 取消す.
fn base_key(stem: &str, lemma: &str) -> String {
    let mut key = String::new();
    put_base_key(letters::letters(&format!("{stem}{lemma}")).iter(), &mut key);
    key
}

/// Puts the key of a verb or adjective of these letters into `key`.
fn put_base_key<'l>(letters: impl Iterator<Item = &'l Letter> + Clone, key: &mut String) {
    let is_kanji = |letter: &&Letter| letter.script == Script::Kanji;
    let all = letters.clone().filter(is_kanji).count();
    let mut behind = all;
    key.clear();
    for letter in letters {
        behind -= usize::from(is_kanji(&letter));
        // Hiragana between the first kanji and the last does not count.
        let is_between = behind > 0 && behind < all;
        if !is_between || letter.script != Script::Hiragana {
            key.push(letter.key);
        }
    }
}

/// A compound of kanji that may be written with okurigana or without: its kanji and its reading.
fn okurigana(text: &str, tokens: &[Token]) -> Option<(String, String)> {
    let mut kanji = String::new();
    for letter in letters::letters(text) {
        match letter.script {
            Script::Kanji => kanji.push(letter.folded),
            Script::Hiragana => {}
            _ => return None,
        }
    }
    let readings = tokens.iter().map(|token| token.word.reading.as_deref());
    let reading = readings.collect::<Option<String>>()?;
    (kanji.chars().count() >= 2).then_some((kanji, reading))
}
