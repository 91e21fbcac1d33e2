//! What belongs to a rendering and stands beside it: what is hyphened to it, a number that the term has,
//! too, and common words that the dictionary has of the term.

use std::collections::BTreeMap;

use taiyaku_dictionaries::{Edict, StemId, Stemmer, is_stop_word};

use crate::model::Span;
use crate::text::numbers::Number;

use super::super::analysis::Analysis;
use super::super::context::Context;
use super::super::number::roman;
use super::super::renderings::is_function_word;

/// Words that make nouns of verbs before them: trade-off, add-on, build-up.
const PARTICLES: [&str; 14] = [
    "away", "back", "by", "down", "in", "off", "offs", "on", "ons", "out", "outs", "over", "up",
    "ups",
];

/// How often what stands beside a rendering.
#[derive(Default)]
pub(super) struct Beside(BTreeMap<[String; 2], usize>);

impl Beside {
    /// Counts what stands before and behind the rendering once.
    pub fn add(&mut self, words: [String; 2]) {
        *self.0.entry(words).or_default() += 1;
    }

    /// What stands beside it more often than not, in the spelling that is most frequent: a hyphen may be
    /// a space (third-party, third party).
    pub fn usual(&self) -> Option<&[String; 2]> {
        let uses: usize = self.0.values().sum();
        let spaced = |words: &[String; 2]| words.each_ref().map(|word| word.replace('-', " "));
        let mut counts: BTreeMap<[String; 2], usize> = BTreeMap::new();
        for (words, count) in &self.0 {
            *counts.entry(spaced(words)).or_default() += count;
        }
        let (most, _) = counts.into_iter().find(|(_, count)| count * 2 > uses)?;
        let alike = self.0.iter().filter(|(words, _)| spaced(words) == most);
        alike.max_by_key(|(_, count)| **count).map(|(words, _)| words)
    }
}

/// What belongs to the rendering `english` of a term, with the blank or the hyphen between them.
pub(super) fn beside<'a>(context: &Context<'a>, japanese: &[Span], english: Span) -> [&'a str; 2] {
    let [before, after] = hyphened(context.english().document().text(), english);
    let [first, last] = numbers(context, japanese, english);
    let [prior, next] = glossed(context, japanese, english);
    let found = |all: [&'a str; 3]| all.into_iter().find(|it| !it.is_empty()).unwrap_or("");
    [found([before, first, prior]), found([after, last, next])]
}

/// The words beside the rendering that are too common to be found for a term, where the dictionary has them
/// of it: high school students of 高校生, side effect of 副作用.
fn glossed<'a>(context: &Context<'a>, japanese: &[Span], english: Span) -> [&'a str; 2] {
    let term = japanese.first().map_or("", |span| context.japanese().text(*span));
    let Some(glosses) = Edict.glosses(&[term]) else { return ["", ""] };
    let stems: Vec<StemId> = glosses.flatten().collect();
    let stemmer = Stemmer::new();
    let is_glossed = |word: &str| {
        is_function_word(word)
            && !is_stop_word(word)
            && Edict.stem_id(&stemmer.stem(word)).is_some_and(|stem| stems.contains(&stem))
    };
    let text = context.english().document().text();
    let is_letter = |c: char| c.is_alphanumeric() || c == '-';
    let before = text.get(..english.start).unwrap_or("");
    let prior = before.strip_suffix(' ').map_or("", |rest| {
        let start = rest.trim_end_matches(is_letter).len();
        before.get(start..).filter(|word| is_glossed(word.trim_end())).unwrap_or("")
    });
    let after = text.get(english.end..).unwrap_or("");
    let next = after.strip_prefix(' ').map_or("", |rest| {
        let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        after.get(..=length).filter(|word| is_glossed(word.trim_start())).unwrap_or("")
    });
    [prior, next]
}

/// The numbers beside the rendering that are the term's: third party of 第三者, World War I of
/// 第一次世界大戦.
fn numbers<'a>(context: &Context<'a>, japanese: &[Span], english: Span) -> [&'a str; 2] {
    let none = ["", ""];
    let side = context.japanese();
    let Some(term) = japanese.first() else { return none };
    let own = of_sentence(side, *term);
    let Some(own) =
        own.iter().find(|number| term.start <= number.span.start && number.span.start < term.end)
    else {
        return none;
    };
    let side = context.english();
    let text = side.document().text();
    let beside = |from: usize, to: usize| -> Option<&'a str> {
        let gap = text.get(from..to)?;
        (gap == " " || gap == "-").then_some(gap)
    };
    let same = of_sentence(side, english).iter().filter(|number| number.value == own.value);
    let mut found = none;
    for number in same {
        if beside(number.span.end, english.start).is_some() {
            found = [text.get(number.span.start..english.start).unwrap_or(""), found[1]];
        } else if beside(english.end, number.span.start).is_some() {
            found = [found[0], text.get(english.end..number.span.end).unwrap_or("")];
        }
    }
    let behind = text.get(english.end..).and_then(|text| text.strip_prefix(' ')).unwrap_or("");
    let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_roman = |value| Some(value) == own.value.to_whole();
    if found[1].is_empty() && roman(word).is_some_and(is_roman) {
        found[1] = text.get(english.end..=english.end + word.len()).unwrap_or("");
    }
    found
}

/// The numbers of the sentence in which `span` stands.
fn of_sentence<'s>(side: &'s Analysis<'_>, span: Span) -> &'s [Number] {
    let words = side.sentences().get(side.sentence_at(span.start));
    words.map_or(&[], |words| &words.numbers)
}

/// What is hyphened to a rendering: the words before it (“low-” of “low-income households”), and small
/// words behind it (“-off” of “trade-off”).
fn hyphened(text: &str, span: Span) -> [&str; 2] {
    let before = text.get(..span.start).unwrap_or("");
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let start = before.trim_end_matches(is_part).len();
    let before = before.get(start..).filter(|it| it.ends_with('-') && !it.starts_with('-'));
    let after = text.get(span.end..).unwrap_or("");
    let word = after.strip_prefix('-').unwrap_or("");
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_small = PARTICLES.contains(&word.to_lowercase().as_str());
    let after = after.get(..=word.len()).filter(|_| is_small);
    [before.filter(|it| !it.contains("--")).unwrap_or(""), after.unwrap_or("")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hyphened_to_a_rendering_belongs_to_it() {
        for (text, rendering, expected) in [
            ("low-income households", "income households", ["low-", ""]),
            ("a trade-off, then", "trade", ["", "-off"]),
            ("state-of-the-art parts", "parts", ["", ""]),
            ("US-China relations", "China relations", ["US-", ""]),
            ("the battery-powered car", "battery", ["", ""]),
            ("cost -- low-cost", "cost", ["", ""]),
            ("a server--component", "component", ["", ""]),
        ] {
            let start = text.find(rendering).unwrap();
            assert_eq!(
                hyphened(text, Span::new(start, start + rendering.len())),
                expected,
                "{text}"
            );
        }
    }
}
