//! Japanese words by lindera and the embedded IPADIC.

use std::fmt::Write as _;
use std::sync::Arc;

use lindera::dictionary::UserDictionary;
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::worker::SegmentWorker;
use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::Dictionary;
use rustc_hash::FxHashMap;

use super::{Class, Token, Tokenizer, Word};
use crate::model::Span;
use crate::text::fold::Folded;
use crate::text::kana::as_in_dictionaries;

/// Why the Japanese analyser could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TokenizerError {
    /// The embedded dictionary could not be opened.
    #[error("the embedded dictionary is damaged: {0}")]
    Dictionary(String),
    /// The terms could not be made into a user dictionary.
    #[error("the glossary's terms could not be made into a user dictionary: {0}")]
    Terms(String),
}

/// Words after IPADIC, with the user's terms kept whole.
///
/// Holds lindera's buffers and a cache of words, so reuse one for many sentences and make one
/// for each thread. Opening takes under a millisecond; tokenising runs at some 10 MB/s.
///
/// ```
/// use taiyaku::text::tokens::{JapaneseTokenizer, Tokenizer};
/// let mut tokenizer = JapaneseTokenizer::new(["計算能力"]).unwrap();
/// let tokens = tokenizer.tokens("計算能力を買った。");
/// let lemmas: Vec<&str> = tokens.iter().map(|t| t.word.lemma.as_str()).collect();
/// assert_eq!(lemmas, ["計算能力", "を", "買う", "た", "。"]);
/// ```
pub struct JapaneseTokenizer {
    dictionary: Dictionary,
    worker: SegmentWorker,
    /// By whether the word is the system dictionary's, and its number there.
    words: FxHashMap<(bool, u32), Arc<Word>>,
}

impl JapaneseTokenizer {
    /// A tokeniser for which each of `terms` is one word wherever it occurs.
    ///
    /// # Errors
    /// When the embedded dictionary is damaged or lindera refuses the terms.
    pub fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Result<Self, TokenizerError> {
        let dictionary = taiyaku_dictionaries::ipadic()
            .map_err(|error| TokenizerError::Dictionary(error.to_string()))?;
        Self::over(dictionary, terms)
    }

    /// Another tokeniser, for which each of `terms` is one word, over the dictionary that this one has
    /// opened.
    ///
    /// # Errors
    /// When lindera refuses the terms.
    pub fn with_terms<'a>(
        &self,
        terms: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, TokenizerError> {
        Self::over(self.dictionary.clone(), terms)
    }

    fn over<'a>(
        dictionary: Dictionary,
        terms: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, TokenizerError> {
        let builder = DictionaryBuilder::new((*dictionary.metadata).clone());
        let terms = user_dictionary(&builder, terms)?;
        let worker = Segmenter::new(Mode::Normal, dictionary.clone(), terms).into_worker();
        Ok(Self { dictionary, worker, words: FxHashMap::default() })
    }

    /// Whether a term is an adjective, or ends with one: 明るい, 簡単, 簡単な, 読みやすい.
    pub(crate) fn is_adjective(&mut self, term: &str) -> bool {
        let folded = Folded::new(term.trim());
        let stem = folded.text().strip_suffix('な').unwrap_or(folded.text());
        let Ok(mut found) = self.worker.segment(stem) else { return false };
        found.last_mut().is_some_and(|last| {
            let mut details = last.details_iter();
            matches!(
                (details.next(), details.next()),
                (Some("形容詞"), _) | (Some("名詞"), Some("形容動詞語幹"))
            )
        })
    }
}

/// lindera's user dictionary of three columns: surface, part of speech, reading.
fn user_dictionary<'a>(
    builder: &DictionaryBuilder,
    terms: impl IntoIterator<Item = &'a str>,
) -> Result<Option<UserDictionary>, TokenizerError> {
    let folded = user_words(terms);
    if folded.is_empty() {
        return Ok(None);
    }
    let mut rows = String::new();
    for term in &folded {
        let quoted = term.replace('"', "\"\"");
        // Writing to a String cannot fail.
        let _ = writeln!(rows, "\"{quoted}\",用語,*");
    }
    builder
        .build_user_dict_from_reader(rows.as_bytes())
        .map(Some)
        .map_err(|error| TokenizerError::Terms(error.to_string()))
}

/// The terms that become words, as the tokeniser spells them; sorted. One with a blank in it is none.
pub(crate) fn user_words<'a>(terms: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut folded: Vec<String> = terms
        .into_iter()
        .map(|term| as_in_dictionaries(Folded::new(term.trim()).text()).into_owned())
        // What a term breaks off with is no part of the word.
        .map(|term| term.trim_end_matches('、').to_owned())
        .filter(|term| !term.is_empty() && !term.contains(char::is_whitespace))
        .collect();
    folded.sort_unstable();
    folded.dedup();
    folded
}

impl Tokenizer for JapaneseTokenizer {
    fn tokens(&mut self, sentence: &str) -> Vec<Token> {
        let folded = Folded::new(sentence);
        // lindera fails only on offsets beyond its own limits; such a sentence has no words.
        let text = as_in_dictionaries(folded.text());
        let Ok(found) = self.worker.segment(&text) else { return Vec::new() };
        let words = &mut self.words;
        let mut tokens = Vec::with_capacity(found.len());
        for mut token in found {
            let span = folded.original(Span::new(token.byte_start, token.byte_end));
            // A character and its mark that the analyser took apart are one in the text.
            if let Some(last) =
                tokens.last_mut().filter(|last: &&mut Token| span.start < last.span.end)
            {
                last.span.end = last.span.end.max(span.end);
                continue;
            }
            let key = (token.word_id.is_system(), token.word_id.id());
            let unknown = token.word_id.is_unknown();
            let word = match words.get(&key) {
                Some(word) if !unknown => Arc::clone(word),
                _ => {
                    let text = token.surface.to_lowercase();
                    let word = Arc::new(match unknown || token.word_id.is_system() {
                        true => describe(text, unknown, token.details_iter()),
                        false => Word::of_user(text),
                    });
                    if !unknown {
                        words.insert(key, Arc::clone(&word));
                    }
                    word
                }
            };
            tokens.push(Token { span, word });
        }
        tokens
    }
}

/// Reads IPADIC's columns: four of part of speech, two of inflection, base form, reading,
/// pronunciation.
fn describe<'a>(text: String, unknown: bool, details: impl Iterator<Item = &'a str>) -> Word {
    let mut columns = [""; 8];
    for (column, detail) in columns.iter_mut().zip(details) {
        *column = detail;
    }
    let [pos, subclass, _, _, _, _, base, reading] = columns;
    let given = |column: &str| !matches!(column, "" | "*");
    Word {
        lemma: if given(base) { base.to_lowercase() } else { text.clone() },
        reading: (given(reading) && !unknown).then(|| reading.to_owned()),
        class: class(pos, subclass, unknown),
        text,
    }
}

fn class(pos: &str, subclass: &str, unknown: bool) -> Class {
    match (pos, subclass) {
        ("記号", _) => Class::Symbol,
        ("名詞", "数") => Class::Numeral,
        _ if unknown => Class::Unknown,
        ("名詞", "固有名詞") => Class::Name,
        ("名詞", "接尾" | "非自立" | "代名詞") => Class::Function,
        ("名詞", _) => Class::Noun,
        ("動詞", "非自立" | "接尾") => Class::Function,
        ("動詞" | "形容詞", _) => Class::Predicate,
        ("助詞" | "助動詞" | "接続詞" | "フィラー", _) => Class::Function,
        _ => Class::Other,
    }
}
