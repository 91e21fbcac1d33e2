//! Cuts a text into sentences as a careful reader would.
//!
//! One forward scan per language; no tokenizer, no regular expressions. Time O(n) for any
//! input: every look-ahead and look-behind is bounded, and a bracket that never closes is
//! given up. Memory is bounded too: [`Segmenter`] holds a handful of waiting cuts. The
//! ends of sentences follow neither UAX #29 (which cuts after “Mr. ” and inside
//! 「いいね。」と言った) nor a trained model; the rules are those of the style guides, and
//! each cut can be explained ([`explain`]). Grapheme clusters (UAX #29) are never cut.
//!
//! - Use [`segment`] for a document, [`segment_lines`] for one sentence a line,
//!   [`Segmenter`] for text too large to keep all its sentences, and [`Stream`] for text that
//!   arrives in pieces.
//! - Japanese quotations of several sentences stay whole, English ones are cut; see
//!   [`Quotes`].
//! - Weak spots: text without any punctuation, emoticons lying on their side, names with a
//!   stop or `!` that are not flanked by a particle (list them in
//!   [`Options::never_split`]), and abbreviations before a name (`in the U.S. Smith …`).

mod abbreviations;
mod blocks;
mod brackets;
mod cells;
#[cfg(test)]
mod cases_en;
#[cfg(test)]
mod cases_en_layout;
#[cfg(test)]
mod cases_ja;
#[cfg(test)]
mod cases_ja_layout;
#[cfg(test)]
mod cases_ja_lines;
mod chars;
mod emoticons;
mod en;
mod en_run;
mod en_words;
mod entries;
mod flow;
mod hanging;
mod headings;
mod heads;
mod items;
mod ja;
mod ja_dots;
mod ja_run;
mod leaders;
mod lettered;
mod line;
mod lines;
mod lists;
mod narration;
mod notes;
mod options;
mod particles;
mod references;
mod scan;
mod seams;
mod shape;
mod stream;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_en;
#[cfg(test)]
mod tests_ja;
#[cfg(test)]
mod tests_stream;
mod vocabulary;
mod word;

pub use blocks::{segment_blocks, whole_blocks};
pub use entries::field_name;
pub use options::{Ellipsis, Lists, Newlines, Options, Quotes, Rule};
pub use scan::Segmenter;
pub use stream::{Found, Stream};

use crate::model::{Lang, Sentence, Span};

impl Iterator for Segmenter<'_> {
    type Item = (Sentence, Rule);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(sentence) = self.give_due() {
                return Some(sentence);
            }
            if self.ended {
                return None;
            }
            match self.lang {
                Lang::Ja => ja::advance(self),
                Lang::En => en::advance(self),
            }
            if self.pos >= self.limit && !self.is_due() {
                return None;
            }
            self.end_with_text();
        }
    }
}

/// Cuts `text` into sentences.
///
/// Spans are bytes of `text`, without white space at either end; what no span covers is
/// white space. No sentence crosses a blank line. Paragraphs are numbered from 0 and end
/// at blank lines and at line ends that end a sentence. O(bytes).
///
/// ```
/// use taiyaku::text::segment::{Options, segment};
/// use taiyaku::{Lang, Span};
/// let text = "彼は「雨だ。風も強い。」と言った。まさか。";
/// let sentences = segment(text, Lang::Ja, &Options::default());
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences[1].span.of(text), Some("まさか。"));
/// assert_eq!(segment("Mr. Oda left.", Lang::En, &Options::default()).len(), 1);
/// ```
#[must_use]
pub fn segment(text: &str, lang: Lang, options: &Options) -> Vec<Sentence> {
    Segmenter::new(text, lang, options).map(|(sentence, _)| sentence).collect()
}

/// Cuts `text` and says why each sentence ends where it does. O(bytes).
///
/// ```
/// use taiyaku::text::segment::{Options, Rule, explain};
/// use taiyaku::Lang;
/// let rules: Vec<Rule> = explain("Why? Rain", Lang::En, &Options::default())
///     .into_iter()
///     .map(|(_, rule)| rule)
///     .collect();
/// assert_eq!(rules, [Rule::Question, Rule::End]);
/// ```
#[must_use]
pub fn explain(text: &str, lang: Lang, options: &Options) -> Vec<(Sentence, Rule)> {
    Segmenter::new(text, lang, options).collect()
}

/// Where the last paragraph of `text` begins: after the last blank line; 0 without one.
///
/// No sentence crosses a blank line, so a reader of a stream may cut the text before this
/// place, drop it, and read on: memory is then bounded by the longest paragraph. O(bytes
/// of the last paragraph).
///
/// ```
/// use taiyaku::text::segment::last_paragraph;
/// assert_eq!(last_paragraph("Rain.\n\nSun"), 7);
/// assert_eq!(last_paragraph("Rain.\nSun"), 0);
/// ```
#[must_use]
pub fn last_paragraph(text: &str) -> usize {
    // What follows the last line end is not a whole line: it may look blank and fill up yet.
    let mut end = text.rfind('\n').map_or(0, |at| at + 1);
    while let Some(body) = text.get(..end).and_then(|head| head.strip_suffix('\n')) {
        let start = body.rfind('\n').map_or(0, |at| at + 1);
        if start > 0 && body.get(start..).is_some_and(|line| line.trim().is_empty()) {
            return end;
        }
        end = start;
    }
    0
}

/// Whether an English sentence does nothing but say who spoke, so that it belongs to the speech
/// before it.
///
/// ```
/// use taiyaku::text::segment::is_attribution;
/// assert!(is_attribution("Mary asked."));
/// assert!(!is_attribution("Mary asked him what he wanted."));
/// ```
#[must_use]
pub fn is_attribution(sentence: &str) -> bool {
    /// “Said the mayor of Rome.”
    const MAX_WORDS: usize = 5;
    let words = || sentence.split_whitespace();
    words().count() <= MAX_WORDS
        && words().any(|word| vocabulary::is_saying(word.trim_matches(['.', ',', ':'])))
}

/// Takes each line of `text` that is not blank as one sentence; blank lines end paragraphs.
/// O(bytes).
///
/// ```
/// use taiyaku::text::segment::segment_lines;
/// let sentences = segment_lines("One. Two.\n\nThree.\r\n");
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences[1].paragraph, 1);
/// ```
#[must_use]
pub fn segment_lines(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let (mut paragraph, mut blank, mut at) = (0, false, 0_usize);
    // CR LF gives an empty piece between its two halves, which is no blank line.
    for piece in text.split_inclusive(chars::is_line_end) {
        let half = piece == "\n" && text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\r');
        let trimmed = piece.trim();
        if trimmed.is_empty() {
            blank |= !half;
        } else {
            paragraph += u32::from(blank && !sentences.is_empty());
            blank = false;
            let start = at + piece.len() - piece.trim_start().len();
            sentences.push(Sentence { span: Span::new(start, start + trimmed.len()), paragraph });
        }
        at += piece.len();
    }
    sentences
}
