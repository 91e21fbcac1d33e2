//! Words that are verbs or adjectives by what stands beside them, and so no renderings of a noun.

use taiyaku_dictionaries::irregular_base;

use super::super::english::is_article;
use super::Look;

impl Look<'_> {
    /// Whether a word is likely the verb behind its subject: it ends the noun phrase.
    pub(super) fn is_sentence_verb(&self, at: usize) -> bool {
        let ends = |end: &str| self.word(at).is_some_and(|word| word.word().ends_with(end));
        ends("ed") || ends("ing") || self.has_object(at)
    }

    /// Whether a word is likely a verb, since an article follows: “the user signs the contract”, “help users
    /// identify the purpose”.
    pub(super) fn has_object(&self, at: usize) -> bool {
        let next = self.word(at + 1).filter(|word| word.is_joined);
        next.is_some_and(|word| is_article(word.word()))
    }

    /// Whether a word alone is likely an adjective: it stands behind a form of “be” and is no plural.
    pub(super) fn is_predicative(&self, at: usize) -> bool {
        const BE: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        self.word(at).is_some_and(|word| word.is_joined && !word.word().ends_with('s'))
            && before.is_some_and(|word| BE.contains(&word.word()))
    }

    /// Whether a word alone is likely a verb: in -ing, where the usual rendering has none, or an
    /// irregular form without an article (met; children has one, or is a plural in -s elsewhere).
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let is_gerund = word.word().ends_with("ing")
            && !self.usual.words.iter().any(|word| word.ends_with("ing"));
        let is_verb = irregular_base(word.word()).is_some() || self.has_object(at);
        is_gerund || (is_verb && !self.has_article(at))
    }
}
