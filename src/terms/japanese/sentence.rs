//! A Japanese sentence in which forms are looked for.

use taiyaku_dictionaries::Edict;

use super::super::letters::{self, Letter, Script};
use super::super::trie::Node;
use super::super::{Candidate, How};
use super::{Forms, Pattern, put_base_key};
use crate::model::Span;
use crate::text::fold::Folded;
use crate::text::script::is_hiragana;
use crate::text::tokens::{Class, Token};

/// A compound verb may have this many morphemes before the one that is inflected.
const MAX_BEFORE_PREDICATE: usize = 4;

/// A compound with okurigana has at most this many morphemes.
const MAX_OKURIGANA_PARTS: usize = 4;

/// What a place between two letters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Words end and begin here.
    Ends,
    /// Two katakana between which words may part.
    InKatakana,
    /// A letter and a digit.
    BeforeDigit,
    /// Inside a word.
    Inside,
}

/// A sentence in which forms are looked for.
pub(super) struct Sentence<'a> {
    forms: &'a Forms,
    text: &'a str,
    tokens: &'a [Token],
    letters: Vec<Letter>,
    /// By letter: the token that it is in, if any.
    token_of: Vec<Option<usize>>,
    /// By token: its first letter, and the one after its last.
    letters_of: Vec<(usize, usize)>,
}

impl<'a> Sentence<'a> {
    pub(super) fn new(forms: &'a Forms, text: &'a str, tokens: &'a [Token]) -> Self {
        let letters = letters::letters(text);
        let mut token_of = Vec::with_capacity(letters.len());
        let mut letters_of = vec![(0, 0); tokens.len()];
        let mut current = 0;
        for (index, letter) in letters.iter().enumerate() {
            while tokens.get(current).is_some_and(|token| token.span.end <= letter.span.start) {
                current += 1;
            }
            let token = tokens.get(current).filter(|token| token.span.start <= letter.span.start);
            token_of.push(token.map(|_| current));
            if let Some(range) = letters_of.get_mut(current).filter(|_| token.is_some()) {
                if range.1 == 0 {
                    range.0 = index;
                }
                range.1 = index + 1;
            }
        }
        Self { forms, text, tokens, letters, token_of, letters_of }
    }

    fn letter(&self, index: usize) -> Option<&Letter> {
        self.letters.get(index)
    }

    fn token_at(&self, letter: usize) -> Option<(usize, &'a Token)> {
        let index = self.token_of.get(letter).copied().flatten()?;
        Some((index, self.tokens.get(index)?))
    }

    /// What the place before letter `index` is.
    fn cut(&self, index: usize) -> Cut {
        let before = index.checked_sub(1).and_then(|index| self.letter(index));
        let (Some(before), Some(after)) = (before, self.letter(index)) else { return Cut::Ends };
        if before.span == after.span {
            return Cut::Inside;
        }
        let is_joiner = |letter: &Letter| letter.script == Script::Joiner;
        if is_joiner(before) || is_joiner(after) {
            return Cut::Ends;
        }
        match (before.script, after.script) {
            (Script::Latin, Script::Latin) => {
                let digits = (before.key.is_numeric(), after.key.is_numeric());
                return if digits.0 == digits.1 { Cut::Inside } else { Cut::BeforeDigit };
            }
            (Script::Latin, _) | (_, Script::Latin) => return Cut::Ends,
            _ => {}
        }
        let tokens = (self.token_of.get(index - 1).copied().flatten(), self.token_at(index));
        let (Some(first), Some((second, token))) = tokens else { return Cut::Ends };
        let is_unknown = token.word.class == Class::Unknown;
        let is_katakana = (before.script, after.script) == (Script::Katakana, Script::Katakana);
        match (first == second, is_katakana) {
            (true, _) if !is_unknown => Cut::Inside,
            (_, true) => Cut::InKatakana,
            _ => Cut::Ends,
        }
    }

    /// Whether the letters `start..end` may be a hit of their own.
    fn is_free(&self, start: usize, end: usize) -> bool {
        let ends_well = |index: usize, is_start: bool| match self.cut(index) {
            Cut::Ends => true,
            Cut::Inside => false,
            // GPU in GPU3台, but H not in H100.
            Cut::BeforeDigit => end - start >= 2,
            Cut::InKatakana => self.rest_is_words(index, is_start),
        };
        ends_well(start, true) && ends_well(end, false) && !self.is_part_of_compound(start, end)
    }

    /// Whether the katakana before (or from) letter `index` on are words.
    fn rest_is_words(&self, index: usize, before: bool) -> bool {
        let is_katakana = |letter: &&Letter| letter.script == Script::Katakana;
        let rest = if before {
            let length = self.letters.iter().take(index).rev().take_while(is_katakana).count();
            index - length..index
        } else {
            let length = self.letters.iter().skip(index).take_while(is_katakana).count();
            index..index + length
        };
        let Some(run) = self.letters.get(rest.clone()) else { return false };
        if self.forms.is_word(run) {
            return true;
        }
        // The analyser's words, if they begin here and none is a mere kana or unknown.
        let mut at = rest.start;
        while at < rest.end {
            let Some((index, token)) = self.token_at(at) else { return false };
            let Some(&(first, last)) = self.letters_of.get(index) else { return false };
            let part = self.letters.get(first..last).unwrap_or_default();
            let is_known = token.word.class != Class::Unknown || self.forms.is_word(part);
            if first != at || last > rest.end || part.len() < 2 || !is_known {
                return false;
            }
            at = last;
        }
        true
    }

    /// Whether a single letter hangs on its neighbours (側 in 利用者側, 円 in 100円), or several
    /// are one word of the dictionary with an affix of one kanji (会社 in 会社員).
    fn is_part_of_compound(&self, start: usize, end: usize) -> bool {
        if end - start != 1 {
            let is_kanji = |index| self.letter(index).is_some_and(|it| it.script == Script::Kanji);
            let before = start.checked_sub(1).filter(|&before| self.is_affix(before));
            return before.is_some_and(|before| is_kanji(start) && self.is_headword(before, end))
                || is_kanji(end - 1) && self.is_affix(end) && self.is_headword(start, end + 1);
        }
        let script = |index: Option<usize>| Some(self.letter(index?)?.script);
        matches!(
            script(start.checked_sub(1)),
            Some(Script::Kanji | Script::Katakana | Script::Latin)
        ) || script(Some(end)) == Some(Script::Kanji)
    }

    /// Whether a letter is a kanji that is a morpheme by itself.
    fn is_affix(&self, letter: usize) -> bool {
        let token = self.token_at(letter).and_then(|(index, _)| self.letters_of.get(index));
        token == Some(&(letter, letter + 1))
            && self.letter(letter).is_some_and(|letter| letter.script == Script::Kanji)
    }

    fn is_headword(&self, start: usize, end: usize) -> bool {
        let letters = self.letters.get(start..end).unwrap_or_default();
        let text: String = letters.iter().map(|letter| letter.folded).collect();
        Edict.glosses(&[&text]).is_some()
    }

    /// Whether the letters up to `end` are a verb's stem with its ending behind: 取り消し in
    /// 取り消した is no noun.
    fn is_inflected_verb(&self, end: usize) -> bool {
        let Some((index, token)) = end.checked_sub(1).and_then(|last| self.token_at(last)) else {
            return false;
        };
        let next = self.tokens.get(index + 1).filter(|next| next.span.start == token.span.end);
        token.word.class == Class::Predicate
            && token.word.lemma != token.word.text
            && next.is_some_and(|next| {
                let ending = next.word.text.chars().next();
                next.word.class == Class::Function
                    && ending.is_some_and(|c| "たてだでまなずばれらせさつちよう".contains(c))
            })
    }

    pub(super) fn by_letters(&self, found: &mut Vec<Candidate>) {
        let trie = &self.forms.by_letters;
        for start in 0..self.letters.len() {
            if self.cut(start) == Cut::Inside {
                continue;
            }
            let (mut node, mut count, mut at) = (Node::default(), 0, start);
            while let Some(letter) = self.letter(at) {
                at += 1;
                if letters::is_skipped(letter, count) {
                    continue;
                }
                let Some(next) = trie.step(node, u32::from(letter.key)) else { break };
                (node, count) = (next, count + 1);
                let values = trie.values(node);
                if values.is_empty() {
                    continue;
                }
                // Long-vowel marks that do not count belong to the word nevertheless.
                let is_mark = |next: &&Letter| next.key == 'ー' && letters::is_skipped(next, count);
                let end = at + self.letters.iter().skip(at).take_while(is_mark).count();
                if self.is_free(start, end) {
                    self.offer(values.iter(), start, end, found);
                }
            }
        }
    }

    /// Verbs and adjectives, which end with the token that has their base form.
    pub(super) fn by_base(&self, found: &mut Vec<Candidate>) {
        if self.forms.by_base.is_empty() {
            return;
        }
        let mut key = String::new();
        for (index, token) in self.tokens.iter().enumerate() {
            let word = &token.word;
            if word.class != Class::Predicate || word.lemma == word.text {
                continue;
            }
            let Some(&(here, end)) = self.letters_of.get(index) else { continue };
            // 高さ is a noun of its own; 高すぎる is not.
            let is_stem = word.lemma.strip_suffix('い') == Some(&word.text);
            let next = self.tokens.get(index + 1).map(|next| next.word.text.as_str());
            if is_stem && matches!(next, Some("さ" | "み")) {
                continue;
            }
            let lemma = letters::letters(&word.lemma);
            for first in (index.saturating_sub(MAX_BEFORE_PREDICATE)..=index).rev() {
                let (Some(begin), Some(&(start, _))) =
                    (self.tokens.get(first), self.letters_of.get(first))
                else {
                    break;
                };
                let stem = Span::new(begin.span.start, token.span.start).of(self.text);
                if stem.is_none_or(|stem| stem.contains(char::is_whitespace)) {
                    break;
                }
                let stem = self.letters.get(start..here).unwrap_or_default();
                put_base_key(stem.iter().chain(&lemma), &mut key);
                let Some(numbers) = self.forms.by_base.get(&key) else { continue };
                if !self.is_free(start, end) {
                    continue;
                }
                let span = Span::new(begin.span.start, token.span.end);
                found.extend(numbers.iter().filter_map(|&number| {
                    let pattern = self.forms.patterns.get(number as usize)?;
                    let form = pattern.id;
                    Some(Candidate { span, how: How::Inflected, is_literal: false, form })
                }));
            }
        }
    }

    /// Compounds that are written with more or fewer okurigana.
    pub(super) fn by_kanji(&self, found: &mut Vec<Candidate>) {
        if self.forms.by_kanji.is_empty() {
            return;
        }
        let mut kanji = String::new();
        for first in 0..self.tokens.len() {
            kanji.clear();
            let Some(&(start, mut at)) = self.letters_of.get(first) else { continue };
            at = at.min(start);
            for part in first..(first + MAX_OKURIGANA_PARTS).min(self.tokens.len()) {
                let (Some(token), Some(&(from, end))) =
                    (self.tokens.get(part), self.letters_of.get(part))
                else {
                    break;
                };
                let letters = self.letters.get(from..end).unwrap_or_default();
                let fits =
                    |letter: &Letter| matches!(letter.script, Script::Kanji | Script::Hiragana);
                if token.word.reading.is_none()
                    || from != at
                    || letters.is_empty()
                    || !letters.iter().all(fits)
                {
                    break;
                }
                at = end;
                kanji
                    .extend(letters.iter().filter(|l| l.script == Script::Kanji).map(|l| l.folded));
                if kanji.chars().next().is_some_and(|c| !self.forms.first_kanji.contains(&c)) {
                    break;
                }
                let Some(numbers) = self.forms.by_kanji.get(&kanji) else { continue };
                let tokens = self.tokens.get(first..=part).unwrap_or_default();
                let reading: String =
                    tokens.iter().filter_map(|token| token.word.reading.as_deref()).collect();
                let alike = numbers.iter().filter(|(_, other)| *other == reading);
                let numbers: Vec<u32> = alike.map(|&(number, _)| number).collect();
                if !numbers.is_empty() && self.is_free(start, end) {
                    self.offer(numbers.iter(), start, end, found);
                }
            }
        }
    }

    /// Adds the forms that may stand at the letters `start..end`, whose key is theirs.
    fn offer<'b>(
        &self,
        numbers: impl Iterator<Item = &'b u32>,
        start: usize,
        end: usize,
        found: &mut Vec<Candidate>,
    ) {
        let Some(letters) = self.letters.get(start..end) else { return };
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return };
        let span = Span::new(first.span.start, last.span.end);
        let Some(text) = span.of(self.text) else { return };
        let folded: String = letters.iter().map(|letter| letter.folded).collect();
        for pattern in numbers.filter_map(|&number| self.forms.patterns.get(number as usize)) {
            let is_literal = text == pattern.text;
            if pattern.exact && !is_literal
                || pattern.case_sensitive && !is_literal && !same_case(text, &pattern.text)
                || !pattern.is_predicate && self.is_inflected_verb(end)
                || !self.is_fair(&folded, pattern, start, end)
            {
                continue;
            }
            let is_same = folded == pattern.folded && is_half_width_alike(text, &pattern.text);
            let how = if is_literal || is_same { How::Exact } else { How::Variant };
            found.push(Candidate { span, how, is_literal, form: pattern.id });
        }
    }

    /// Whether a place that is spelt otherwise may be the form. カニ is not か and に; “I T” is
    /// not IT.
    fn is_fair(&self, folded: &str, pattern: &Pattern, start: usize, end: usize) -> bool {
        if folded == pattern.folded {
            return true;
        }
        let hiragana = |text: &str| text.chars().filter(|c| is_hiragana(*c)).count();
        let katakana = |text: &str| text.chars().filter(|c| matches!(c, 'ァ'..='ヺ')).count();
        let is_other_kana = (hiragana(folded) > 0) != (hiragana(&pattern.folded) > 0)
            && (katakana(folded) > 0) != (katakana(&pattern.folded) > 0);
        if is_other_kana {
            let token = self.token_at(start).and_then(|(index, token)| {
                (self.letters_of.get(index) == Some(&(start, end))).then_some(token)
            });
            return token.is_some_and(|token| {
                matches!(token.word.class, Class::Noun | Class::Name | Class::Predicate)
            });
        }
        let is_parted = |text: &str| {
            let mut letters = text.chars().peekable();
            let mut last = ' ';
            while let Some(c) = letters.next() {
                let next = letters.peek().copied().unwrap_or(' ');
                if (c.is_whitespace() || c == '-')
                    && last.is_ascii_alphanumeric()
                    && next.is_ascii_alphanumeric()
                {
                    return true;
                }
                last = c;
            }
            false
        };
        !is_parted(folded) || is_parted(&pattern.folded)
    }
}

/// Whether the letters that have case have the same one.
fn same_case(text: &str, form: &str) -> bool {
    let cased = |text: &str| -> Vec<char> {
        let folded = Folded::new(text);
        folded.text().chars().filter(|c| c.is_lowercase() || c.is_uppercase()).collect()
    };
    cased(text) == cased(form)
}

/// Whether two texts that are equal but for width and case are of one width.
fn is_half_width_alike(text: &str, form: &str) -> bool {
    text.to_lowercase() == form.to_lowercase()
}
