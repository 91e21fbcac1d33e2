//! An English sentence in which forms are looked for.

use super::super::inflection::{self, Ending};
use super::super::trie::Node;
use super::super::{Candidate, How};
use super::{Base, Bases, Forms, Gap, Pattern, folded, without_genitive};
use crate::model::Span;
use crate::text::fold::Folded;
use crate::text::tokens::Token;

/// Words that a hyphen may join to one: mother-in-law.
const MAX_HYPHENATED: usize = 3;

/// The most words of an object behind its article.
const MAX_NOUNS: usize = 3;

const PRONOUNS: [&str; 8] = ["her", "him", "it", "me", "that", "them", "this", "us"];

const DETERMINERS: [&str; 18] = [
    "a", "all", "an", "any", "every", "her", "his", "its", "my", "our", "some", "that", "the",
    "their", "these", "this", "those", "your",
];

/// Some words of a text that stand for one of a form.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The first token, and the one after the last.
    start: usize,
    end: usize,
    /// How the text's word is inflected, if it is.
    ending: Option<Ending>,
}

pub(super) struct Sentence<'a> {
    pub(super) forms: &'a Forms,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// The tokens' words without genitives.
    pub(super) words: Vec<&'a str>,
    /// What stands behind each token but the last.
    pub(super) gaps: Vec<Gap>,
    /// By token, the list of what it may be.
    pub(super) lists: &'a [u32],
    pub(super) bases: &'a Bases,
}

impl Sentence<'_> {
    /// Goes on from `node` with the token `at`.
    pub(super) fn walk(
        &self,
        at: usize,
        node: Node,
        path: &mut Vec<Step>,
        found: &mut Vec<Candidate>,
    ) {
        let (Some(word), Some(&list)) = (self.words.get(at), self.lists.get(at)) else { return };
        for &base in self.bases.of(list) {
            self.take(base, (at, at + 1), node, path, found);
        }
        let mut joined = String::new();
        for end in at + 2..=at + MAX_HYPHENATED {
            if self.gaps.get(end - 2) != Some(&Gap::Hyphen) {
                break;
            }
            if joined.is_empty() {
                joined.push_str(word);
            }
            joined.push_str(self.words.get(end - 1).copied().unwrap_or(""));
            self.forms.bases(&joined, |base| self.take(base, (at, end), node, path, found));
        }
    }

    /// Takes some tokens for the next word of a form.
    fn take(
        &self,
        (number, ending): Base,
        (start, end): (usize, usize),
        node: Node,
        path: &mut Vec<Step>,
        found: &mut Vec<Candidate>,
    ) {
        let Some(next) = self.forms.trie.step(node, number) else { return };
        path.push(Step { start, end, ending });
        for &value in self.forms.trie.values(next) {
            found.extend(
                self.forms.patterns.get(value as usize).and_then(|it| self.accept(it, path)),
            );
        }
        self.walk(end, next, path, found);
        if path.len() == 1 {
            for object in self.objects(end) {
                self.walk(object, next, path, found);
            }
        }
        path.pop();
    }

    /// The ends of what may be the object of a verb, before its particle, from token `at` on: a pronoun,
    /// or some words behind an article and the like.
    fn objects(&self, at: usize) -> impl Iterator<Item = usize> {
        let word = self.words.get(at).copied().unwrap_or("");
        let ends = match word {
            _ if PRONOUNS.contains(&word) => at + 1..at + 2,
            _ if DETERMINERS.contains(&word) => at + 2..at + 2 + MAX_NOUNS,
            _ => at..at,
        };
        let inner = move |end: &usize| {
            let gaps = self.gaps.get(at - 1..*end).unwrap_or(&[]);
            !gaps.is_empty() && !gaps.iter().any(|gap| matches!(gap, Gap::Symbols(_)))
        };
        ends.take_while(inner)
    }

    /// The candidate, if the words on the path may be the form's.
    fn accept(&self, pattern: &Pattern, path: &[Step]) -> Option<Candidate> {
        let (first, last) = (path.first()?, path.last()?);
        let object = path.get(1).map_or(0, |second| second.start - first.end);
        if object > 0 && !pattern.is_separable {
            return None;
        }
        // Behind the verb alone other terms can still be found.
        let last = if object > 1 { first } else { last };
        let mut span = Span::new(
            self.tokens.get(first.start)?.span.start,
            self.tokens.get(last.end - 1)?.span.end,
        );
        let (bare, has_genitive) = without_genitive(span.of(self.text)?);
        if has_genitive && !pattern.has_genitive {
            span.end = span.start + bare.len();
        }
        span = self.with_symbols(pattern, span)?;
        let text = span.of(self.text)?;
        let is_literal = text == pattern.text;
        if pattern.exact && !is_literal {
            return None;
        }
        let mut inflected = false;
        let mut is_variant = pattern.is_joined || object > 0;
        for (index, step) in path.iter().enumerate() {
            let written = pattern.words.get(index)?;
            if let Some(ending) = step.ending {
                let is_head = pattern.heads >> index.min(63) & 1 == 1;
                if !is_head || !ending.fits(pattern.part_of_speech, pattern.is_quality) {
                    return None;
                }
                inflected = true;
            }
            is_variant |= step.end - step.start > 1;
            if pattern.case_sensitive && !self.has_case(written, *step, index == 0) {
                return None;
            }
            if let Some(gap) = pattern.gaps.get(index) {
                let other = self.gaps.get(step.end - 1)?;
                if !gap.may_be(other) {
                    return None;
                }
                is_variant |= gap != other;
            }
        }
        let how = if is_literal || folded(text) == pattern.folded {
            How::Exact
        } else if is_variant {
            How::Variant
        } else if inflected || self.is_singular(pattern, path) {
            How::Inflected
        } else {
            How::Variant
        };
        Some(Candidate { span, how, is_literal, form: pattern.id })
    }

    /// Whether a word of the form is a plural of which the text has the singular.
    fn is_singular(&self, pattern: &Pattern, path: &[Step]) -> bool {
        pattern.words.iter().zip(path).any(|(written, step)| {
            let mut is_singular = false;
            let word = self.words.get(step.start).copied().unwrap_or("");
            inflection::singulars(&folded(written), |base| is_singular |= base == word);
            is_singular
        })
    }

    /// The span with the form's symbols at either end; none where they are missing, or where the
    /// text has some that make it another word.
    fn with_symbols(&self, pattern: &Pattern, span: Span) -> Option<Span> {
        let (before, after) = (self.text.get(..span.start)?, self.text.get(span.end..)?);
        let mut wide = span;
        if !pattern.prefix.is_empty() {
            let before = before.trim_end().strip_suffix(pattern.prefix.as_str())?;
            wide.start = before.len();
        }
        if !pattern.suffix.is_empty() {
            let rest = after.trim_start().strip_prefix(pattern.suffix.as_str())?;
            wide.end = self.text.len() - rest.len();
        } else if span.len() <= 2 && after.starts_with(['+', '#']) {
            return None;
        }
        Some(wide)
    }

    /// Whether the letters that the text's word shares with the form's have the form's case.
    fn has_case(&self, written: &str, step: Step, is_first: bool) -> bool {
        let tokens = self.tokens.get(step.start..step.end).unwrap_or_default();
        let texts = tokens.iter().filter_map(|token| token.span.of(self.text));
        let text = texts.map(|text| without_genitive(text).0).collect::<String>();
        let text = Folded::new(&text).text().to_owned();
        let written = Folded::new(written);
        let pairs = written.text().chars().zip(text.chars()).enumerate();
        // Until the letters differ, as in city and cities.
        pairs.take_while(|(_, (a, b))| a.to_lowercase().eq(b.to_lowercase())).all(
            |(index, (form, text))| {
                form == text
                    || is_first
                        && index == 0
                        && form.is_lowercase()
                        && self.begins_sentence(step.start)
            },
        )
    }

    /// Whether a sentence begins with this token, quotation marks aside.
    fn begins_sentence(&self, token: usize) -> bool {
        let start = self.tokens.get(token).map_or(0, |token| token.span.start);
        let before = self.text.get(..start).unwrap_or("").trim_end();
        token == 0 || before.ends_with([':', '“', '"', '.', '?'])
    }
}
