//! Japanese and English sentences, as a careful reader would cut them.
//!
//! Two steps. `lines` cuts a text into units: stretches that no sentence leaves. Blank lines
//! end a unit, and so do the line ends that are no mere wraps. Then one forward scan for each
//! language (`ja`, `en`) cuts the units at terminators, by what stands on either side of them.
//! Brackets need no look-ahead: a cut inside one stands until the bracket closes and takes it
//! back (`cuts`), so that a missing closer swallows nothing.
//!
//! Spans are exact: with the white space between them they are the text, byte for byte, and
//! no cut divides a grapheme cluster (UAX #29) that does not begin with white space.
//! Time O(bytes) on any text, for every rule looks at most a fixed number of bytes around it;
//! space O(sentences). There is no tokenizer, no model and no regular expression.
//!
//! UAX #29 itself cuts 「いいね。」と言った in two and ends a sentence behind “Mr.”; the
//! rules here follow, in kind, Kiss and Strunk, "Unsupervised multilingual sentence boundary
//! detection" (2006), for abbreviations and initials, and Hayashibe and Mitsuzawa, "Sentence
//! boundary detection on line breaks in Japanese" (2020), for particles, symbols and line ends.
//!
//! ```
//! use taiyaku::Lang;
//! use taiyaku::text::segment::{Options, segment};
//!
//! let text = "彼は来た。「いいね。行こう。」と言った。";
//! let sentences: Vec<&str> = segment(text, Lang::Ja, &Options::default())
//!     .iter()
//!     .filter_map(|sentence| sentence.span.of(text))
//!     .collect();
//! assert_eq!(sentences, ["彼は来た。", "「いいね。行こう。」と言った。"]);
//! ```

mod abbreviations;
mod chars;
mod cuts;
mod emotive;
mod en;
mod ja;
mod lines;
mod list;
mod particles;
#[cfg(test)]
mod properties;
mod rule;
mod stops;
#[cfg(test)]
mod tests;
mod words;

use crate::model::{Lang, Sentence, Span};
use cuts::Cuts;
pub use rule::Rule;

/// What becomes of a quotation of several sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quotes {
    /// As readers of the language expect: kept in Japanese (「雨だ。風も強い。」と言った is one
    /// sentence), split in English (“It rains. It pours,” she said. is two).
    #[default]
    Auto,
    /// It stays whole, in the sentence it stands in.
    Keep,
    /// It is cut at its inner sentence ends.
    Split,
}

/// What a line end means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Newlines {
    /// Told block by block: wrapped prose is joined, other lines are cut.
    #[default]
    Auto,
    /// Every line end cuts.
    Hard,
    /// No line end cuts, except before a list item. Blank lines always do.
    Soft,
}

/// What an ellipsis means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ellipsis {
    /// It ends a sentence where a new one seems to begin behind it.
    #[default]
    Auto,
    /// It ends a sentence wherever the language's other terminators would.
    Cut,
    /// It never ends a sentence.
    Keep,
}

/// What becomes of a list on one line: `1. Apples 2. Pears`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lists {
    /// Each item is a sentence when the text begins with a marker and the next one counts on.
    #[default]
    Cut,
    /// Markers within a line mean nothing.
    Keep,
}

/// How to split. The default suits ordinary text.
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::text::segment::{Options, Quotes, segment};
///
/// let text = "「雨だ。風も強い。」と言った。";
/// let split = Options { quotes: Quotes::Split, ..Options::default() };
/// assert_eq!(segment(text, Lang::Ja, &Options::default()).len(), 1);
/// assert_eq!(segment(text, Lang::Ja, &split).len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Quotations of several sentences.
    pub quotes: Quotes,
    /// Line ends.
    pub newlines: Newlines,
    /// Ellipses.
    pub ellipsis: Ellipsis,
    /// Lists on one line.
    pub lists: Lists,
    /// Abbreviations beside the built-in ones, with or without their final stop; case matters
    /// not. A stop behind one of them ends no sentence, except at the end of a line.
    pub abbreviations: Vec<String>,
    /// Strings that no sentence ends in or directly behind: `Yahoo!`, `モーニング娘。`.
    pub never_split: Vec<String>,
}

/// The sentences of `text`, in order, fit for [`Document::new`](crate::Document::new).
///
/// Spans have no white space at either end. Paragraphs are numbered from 0 and never fall: a
/// blank line begins a new one, and so does a line end in a text whose lines hold whole
/// paragraphs. Any text is accepted; one without white space or punctuation is one sentence.
/// Time O(bytes), space O(sentences).
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::text::segment::{Options, segment};
///
/// let text = "Weather\n\nMr. Smith saw the U.S. team\nat 5 p.m. It rained.";
/// let sentences = segment(text, Lang::En, &Options::default());
/// let texts: Vec<_> = sentences.iter().filter_map(|s| s.span.of(text)).collect();
/// assert_eq!(texts, ["Weather", "Mr. Smith saw the U.S. team\nat 5 p.m.", "It rained."]);
/// assert_eq!(sentences.iter().map(|s| s.paragraph).collect::<Vec<_>>(), [0, 1, 1]);
/// ```
#[must_use]
pub fn segment(text: &str, lang: Lang, options: &Options) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    scan(text, lang, options, |sentence, _| sentences.push(sentence));
    sentences
}

/// The sentences of [`segment`], each with the rule that ended it. Same cost.
///
/// ```
/// use taiyaku::Lang;
/// use taiyaku::text::segment::{Options, Rule, explain};
///
/// let found = explain("本当？\n\n雨だ", Lang::Ja, &Options::default());
/// let rules: Vec<Rule> = found.iter().map(|(_, rule)| *rule).collect();
/// assert_eq!(rules, [Rule::Mark, Rule::End]);
/// ```
#[must_use]
pub fn explain(text: &str, lang: Lang, options: &Options) -> Vec<(Sentence, Rule)> {
    let mut sentences = Vec::new();
    scan(text, lang, options, |sentence, rule| sentences.push((sentence, rule)));
    sentences
}

/// The sentences of a text that has one on each line: every line that is not blank, without
/// white space at either end. Blank lines begin paragraphs. Time O(bytes).
///
/// ```
/// use taiyaku::text::segment::segment_lines;
///
/// let text = "One. Still one.\nTwo\n\nThree";
/// let sentences = segment_lines(text);
/// assert_eq!(sentences.len(), 3);
/// assert_eq!(sentences[2].paragraph, 1);
/// ```
#[must_use]
pub fn segment_lines(text: &str) -> Vec<Sentence> {
    lines::plain(text).map(|(span, paragraph)| Sentence { span, paragraph }).collect()
}

/// Calls `found` with every sentence.
fn scan(text: &str, lang: Lang, options: &Options, mut found: impl FnMut(Sentence, Rule)) {
    let mut cuts = Cuts::new();
    let mut paragraph = 0u32;
    let mut last: Option<lines::Unit> = None;
    let mut several = false;
    for unit in lines::units(text, options) {
        if let Some(last) = last {
            // Lines that hold several sentences are paragraphs of their own.
            let apart = last.block != unit.block || unit.lines && several;
            paragraph = paragraph.saturating_add(u32::from(apart));
        }
        cuts.begin(unit.span.start);
        match lang {
            Lang::Ja => ja::scan(text, unit.span, options, &mut cuts),
            Lang::En => en::scan(text, unit.span, options, &mut cuts),
        }
        let mut start = unit.span.start;
        let mut count = 0;
        let mut emit = |end: usize, rule: Rule| {
            if let Some(span) = lines::trim(text, Span::new(start, end)) {
                found(Sentence { span, paragraph }, rule);
                count += 1;
            }
            start = end;
        };
        for cut in cuts.drain() {
            emit(cut.at, cut.rule);
        }
        emit(unit.span.end, unit.rule);
        several |= count > 1;
        last = Some(unit);
    }
}

/// Whether one of `strings` covers the byte at `at` of `text`.
fn is_within(strings: &[String], text: &str, at: usize) -> bool {
    strings.iter().filter(|string| !string.is_empty()).any(|string| {
        let from = at.saturating_sub(string.len() - 1);
        (from..=at).any(|start| {
            text.as_bytes().get(start..).is_some_and(|rest| rest.starts_with(string.as_bytes()))
        })
    })
}
