//! The glossary's terms as words in a text that was read without them.

use std::sync::Arc;

use memchr::memmem::Finder;

use crate::lexicon::Units;
use crate::model::{Document, Glossary, Lang, Span};
use crate::text::fold::Folded;
use crate::text::kana::as_in_dictionaries;
use crate::text::tokens::{JapaneseTokenizer, Token, Tokenizer, Word, user_words};
use crate::text::words::Words;

/// From so many terms on, looking for each takes longer than cutting the text anew.
const MANY: usize = 500;

/// The Japanese forms of a glossary.
pub(super) fn japanese_terms(glossary: &Glossary) -> impl Iterator<Item = &str> {
    let forms = glossary.concepts.iter().flat_map(|concept| &concept.forms);
    forms.filter(|form| form.lang == Lang::Ja).map(|form| form.text.as_str())
}

/// Terms that are words wherever they stand.
pub(super) struct UserTerms {
    finders: Vec<(Finder<'static>, Arc<Word>)>,
}

impl UserTerms {
    pub fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let finder = |term: String| {
            let word = Arc::new(Word::of_user(term.to_lowercase()));
            (Finder::new(&term).into_owned(), word)
        };
        Self { finders: user_words(terms).into_iter().map(finder).collect() }
    }

    /// The units of a document of which `words` were read by the dictionary alone.
    pub fn units(
        &self,
        document: &Document,
        words: &[Words],
        tokenizer: &mut JapaneseTokenizer,
    ) -> Units {
        match document.lang() {
            Lang::Ja if self.finders.len() >= MANY => Units::japanese(document, tokenizer),
            Lang::Ja if !self.finders.is_empty() => {
                Units::among(document, &self.joined(document, words, tokenizer))
            }
            _ => Units::among(document, words),
        }
    }

    /// The words of a Japanese document with these terms joined, where they were cut by the dictionary
    /// alone. A sentence in which a term begins or ends within a word is cut anew by `tokenizer`, which
    /// knows the terms. O(terms × bytes).
    fn joined(
        &self,
        document: &Document,
        words: &[Words],
        tokenizer: &mut JapaneseTokenizer,
    ) -> Vec<Words> {
        let sentences = document.sentences().iter().zip(words);
        let joined = sentences.map(|(sentence, words)| {
            let text = sentence.span.of(document.text()).unwrap_or("");
            let tokens = self.in_sentence(text, sentence.span.start, &words.tokens);
            let tokens = tokens.unwrap_or_else(|| {
                let mut tokens = tokenizer.tokens(text);
                for token in &mut tokens {
                    token.span = token.span.shifted(sentence.span.start);
                }
                tokens
            });
            Words { tokens, numbers: words.numbers.clone() }
        });
        joined.collect()
    }

    /// The tokens of a sentence that begins at `start`, with the terms joined; none if one does not
    /// begin and end where tokens do.
    fn in_sentence(&self, text: &str, start: usize, tokens: &[Token]) -> Option<Vec<Token>> {
        let folded = Folded::new(text);
        let full = as_in_dictionaries(folded.text());
        let mut places: Vec<(usize, usize, &Arc<Word>)> = Vec::new();
        for (finder, word) in &self.finders {
            let length = finder.needle().len();
            for at in finder.find_iter(full.as_bytes()) {
                let place = folded.original(Span::new(at, at + length)).shifted(start);
                places.push((place.start, place.end, word));
            }
        }
        if places.is_empty() {
            return Some(tokens.to_vec());
        }
        places.sort_unstable_by_key(|&(from, to, _)| (from, usize::MAX - to));
        let mut joined = Vec::with_capacity(tokens.len());
        let mut rest = tokens.iter().peekable();
        let mut end = 0;
        for (from, to, word) in places {
            // The longest of those that begin first.
            if from < end {
                continue;
            }
            while let Some(token) = rest.next_if(|token| token.span.end <= from) {
                joined.push(token.clone());
            }
            if rest.peek().is_some_and(|token| token.span.start != from) {
                return None;
            }
            let mut last = from;
            while let Some(token) = rest.next_if(|token| token.span.end <= to) {
                last = token.span.end;
            }
            if last != to {
                return None;
            }
            joined.push(Token { span: Span::new(from, to), word: Arc::clone(word) });
            end = to;
        }
        joined.extend(rest.cloned());
        Some(joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::segment_lines;
    use crate::text::words;

    #[test]
    fn terms_are_joined_as_if_they_had_been_words() {
        let terms = ["計算能力", "計算", "猫の手", "ワード", "AI企業", "ねぇさん"];
        let text = "計算能力と（計算）が足りず、猫の手も借りたい。\n何もない。\n\
                    パスワードはワードの一つだ。\nＡＩ企業の計算\nねえさん、ねぇさん。";
        let document = Document::new(Lang::Ja, text.to_owned(), segment_lines(text)).unwrap();
        let mut bare = JapaneseTokenizer::new([]).unwrap();
        let mut knowing = JapaneseTokenizer::new(terms).unwrap();
        let (read, whole) =
            (words::read(&document, &mut bare), words::read(&document, &mut knowing));
        let joined = UserTerms::new(terms).joined(&document, &read, &mut knowing);
        assert_eq!(joined, whole);
    }
}
