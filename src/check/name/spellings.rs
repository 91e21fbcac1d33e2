//! Which of two spellings of a name is the slip: the draft's, or the source's.

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::Stemmer;

use crate::check::context::Context;
use crate::check::rule::at;
use crate::check::spelling::folded;
use crate::model::{Finding, Severity};

use super::is_known;

/// How often each word in Latin letters stands in both texts, folded.
pub(in crate::check) struct Spellings(FxHashMap<String, usize>);

impl Spellings {
    /// Counts the words of both texts: O(words).
    pub fn new(context: &Context<'_>) -> Self {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for side in [context.source, context.target] {
            for token in side.sentences().iter().flat_map(|sentence| &sentence.tokens) {
                let text = side.text(token.span);
                if text.starts_with(char::is_alphabetic) && text.is_ascii() {
                    *counts.entry(folded(text)).or_default() += 1;
                }
            }
        }
        Self(counts)
    }

    fn count(&self, spelling: &str) -> usize {
        self.0.get(spelling).copied().unwrap_or(0)
    }

    /// A note without a fix in place of `finding` where the slip is rather the source's: the draft's
    /// spelling is a word of the language, or stands more often than the source's, both folded.
    pub fn weighed(&self, finding: Finding, (source, draft): (&str, &str)) -> Finding {
        let stemmer = Stemmer::new();
        let is_word = is_known(&stemmer.stem(draft)) && !is_known(&stemmer.stem(source));
        if !is_word && self.count(draft) <= self.count(source) {
            return finding;
        }
        at(Severity::Note, Finding { fixes: Vec::new(), ..finding })
    }
}
