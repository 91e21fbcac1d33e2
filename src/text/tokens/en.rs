//! English words by UAX #29, stemmed.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use taiyaku_dictionaries::Stemmer;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Class, Token, Tokenizer, Word};
use crate::model::Span;

/// Words after Unicode's word boundaries (UAX #29), <https://www.unicode.org/reports/tr29/>.
///
/// Unlike there, a stop or colon inside a word also separates (`io.net` is two words), so that
/// names match however they are joined; decimals stay whole. A hyphen separates in both.
///
/// ```
/// use taiyaku::text::tokens::{EnglishTokenizer, Tokenizer};
/// let tokens = EnglishTokenizer::new().tokens("Users' tokens weren’t listed at 3.5.");
/// let stems: Vec<&str> = tokens.iter().map(|t| t.word.lemma.as_str()).collect();
/// assert_eq!(stems, ["user", "token", "weren't", "list", "at", "3.5"]);
/// ```
#[derive(Default)]
pub struct EnglishTokenizer {
    stemmer: Stemmer,
    /// The words so far, by their text.
    words: HashTable<Arc<Word>>,
}

impl EnglishTokenizer {
    /// A tokeniser with an empty cache of words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn word(&mut self, text: &str) -> Arc<Word> {
        let text = folded(text);
        let hash = |text: &str| FxBuildHasher.hash_one(text);
        let entry =
            self.words.entry(hash(&text), |word| *word.text == *text, |word| hash(&word.text));
        let stemmer = &self.stemmer;
        let word = entry.or_insert_with(|| {
            let lemma = stemmer.stem(text.strip_suffix("'s").unwrap_or(&text)).into_owned();
            let text = text.clone().into_owned();
            Arc::new(Word { text, lemma, reading: None, class: Class::Other })
        });
        Arc::clone(word.get())
    }
}

/// A word in NFKC and lower case, with a straight apostrophe.
fn folded(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        Cow::Owned(word.nfkc().collect::<String>().to_lowercase().replace('’', "'"))
    } else if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// Characters that UAX #29 keeps inside a word and that separate two here.
const JOINERS: [char; 4] = ['.', ':', '·', '_'];

impl Tokenizer for EnglishTokenizer {
    fn tokens(&mut self, sentence: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut push = |start: usize, text: &str| {
            let span = Span::new(start, start + text.len());
            tokens.push(Token { span, word: self.word(text) });
        };
        for (mut start, word) in sentence.unicode_word_indices() {
            let may_join = |byte: u8| matches!(byte, b'.' | b':' | b'_') || !byte.is_ascii();
            if word.starts_with(|c: char| c.is_ascii_digit()) || !word.bytes().any(may_join) {
                push(start, word);
                continue;
            }
            for piece in word.split_inclusive(JOINERS) {
                let part = piece.trim_end_matches(JOINERS);
                if !part.is_empty() {
                    push(start, part);
                }
                start += piece.len();
            }
        }
        tokens
    }
}
