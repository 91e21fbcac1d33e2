//! The places between sentences, as evidence: where a bead should not begin, and where it
//! should.
//!
//! O(1) a bead.

use crate::model::{Document, Lang};
use crate::text::segment::{Options, Quotes, is_attribution, segment};

/// What is known of the cut before a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// The stop before it does not end a sentence: “the Rev. | John Oda”. Somebody else's
    /// splitter cut here, and the two belong together.
    pub is_bound: bool,
    /// A paragraph begins.
    pub is_paragraph: bool,
    /// A quotation is open.
    pub is_quoted: bool,
}

/// A quotation that is not closed within so many sentences is forgotten: somebody left the mark
/// out.
const MAX_QUOTED: u32 = 8;

/// Whether a quotation is open, sentence by sentence.
#[derive(Default)]
struct Quotation {
    open: bool,
    sentences: u32,
}

impl Quotation {
    /// Reads a sentence and says whether a quotation is open behind it.
    fn read(&mut self, sentence: &str) -> bool {
        for c in sentence.chars() {
            match c {
                '「' | '『' | '“' => self.open = true,
                '」' | '』' | '”' => self.open = false,
                '"' => self.open = !self.open,
                _ => {}
            }
        }
        self.sentences = if self.open { self.sentences + 1 } else { 0 };
        if self.sentences > MAX_QUOTED {
            *self = Self::default();
        }
        self.open
    }
}

/// How much of each neighbour, in characters, the splitter is shown to judge a cut.
const CONTEXT: usize = 24;

/// The cuts of `document` before each sentence and after the last. O(bytes).
#[must_use]
pub fn cuts(document: &Document) -> Vec<Cut> {
    let options = Options { quotes: Quotes::Split, ..Options::default() };
    let mut joined = String::new();
    let mut is_bound = |before: &str, after: &str| {
        // “Why?” | Mary asked.
        if document.lang() == Lang::En && before.ends_with(['"', '”']) && is_attribution(after) {
            return true;
        }
        // A sentence in small letters is another matter: whoever writes so does it throughout.
        let begins_small =
            after.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        if !ends_in_stop(before) || begins_small {
            return false;
        }
        joined.clear();
        let tail = before.char_indices().rev().nth(CONTEXT).map_or(0, |(at, _)| at);
        joined.push_str(before.get(tail..).unwrap_or(before).trim_end());
        let cut = joined.len();
        joined.push_str(document.lang().space());
        joined.extend(after.chars().take(CONTEXT));
        let sentences = segment(&joined, document.lang(), &options);
        !sentences.iter().any(|sentence| sentence.span.end == cut)
    };
    let texts = document.iter().zip(document.iter().skip(1));
    let sentences = document.sentences().iter().zip(document.sentences().iter().skip(1));
    let mut quotation = Quotation::default();
    let inner = texts.zip(sentences).map(|((before, after), (last, next))| Cut {
        is_bound: is_bound(before, after),
        is_paragraph: last.paragraph != next.paragraph,
        is_quoted: quotation.read(before),
    });
    let end = std::iter::once(Cut::default());
    end.clone().chain(inner).chain(end).take(document.len() + 1).collect()
}

fn ends_in_stop(sentence: &str) -> bool {
    let is_closer = |c: char| "」』”’）)】〉》\"'".contains(c) || c.is_whitespace();
    sentence.trim_end_matches(is_closer).ends_with(|c: char| "。｡．.！!？?…‥".contains(c))
}

/// Where paragraphs begin in both documents, if that says anything: a wall of text beside a text
/// in paragraphs does not.
pub(super) fn both_have_paragraphs(source: &[Cut], target: &[Cut]) -> bool {
    let count = |cuts: &[Cut]| cuts.iter().filter(|cut| cut.is_paragraph).count();
    let (source, target) = (count(source), count(target));
    source.max(target) <= 2 * source.min(target) && source > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::segment_lines;

    /// Cuts the text at `|` and compares the cuts before each piece, by name, with `expected`.
    #[track_caller]
    fn check(lang: Lang, marked: &str, is: fn(&Cut) -> bool, expected: &[bool]) {
        let text = marked.replace('|', "\n");
        let document = Document::new(lang, text.clone(), segment_lines(&text)).unwrap();
        let found: Vec<bool> = cuts(&document).iter().map(is).collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn a_stop_that_ends_nothing_binds() {
        let is_bound = |cut: &Cut| cut.is_bound;
        check(
            Lang::En,
            "It was the Rev.|John Oda.|He left.",
            is_bound,
            &[false, true, false, false],
        );
        check(Lang::En, "“Why?”|Mary asked.|“No.”", is_bound, &[false, true, false, false]);
        check(Lang::En, "it rained.|we stayed in.", is_bound, &[false, false, false]);
        check(Lang::Ja, "「来るか？」|と彼は言った。", is_bound, &[false, true, false]);
    }

    #[test]
    fn a_quotation_stays_open_until_it_closes() {
        let is_quoted = |cut: &Cut| cut.is_quoted;
        check(Lang::Ja, "「雨だ。|風だ。」|彼は寝た。", is_quoted, &[false, true, false, false]);
        let unclosed = "「|a|b|c|d|e|f|g|h|i";
        let expected: Vec<bool> = (0..=10).map(|cut| (1..=8).contains(&cut)).collect();
        check(Lang::En, unclosed, is_quoted, &expected);
    }

    #[test]
    fn paragraphs_count_where_both_have_them() {
        let cut = |is_paragraph| Cut { is_paragraph, ..Cut::default() };
        let (many, none) = ([cut(true), cut(true), cut(true)], [cut(false)]);
        assert!(both_have_paragraphs(&many, &many[..2]));
        assert!(!both_have_paragraphs(&many, &many[..1]));
        assert!(!both_have_paragraphs(&many, &none));
    }
}
