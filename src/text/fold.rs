//! Compatibility folding with a way back to the original bytes.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::model::Span;

/// A text in Unicode's form NFKC (full-width Latin and half-width kana become the usual ones)
/// that knows where each part came from.
///
/// ```
/// use taiyaku::{Span, text::fold::Folded};
/// let folded = Folded::new("ｶﾞｽ３号");
/// assert_eq!(folded.text(), "ガス3号");
/// let three = folded.text().find('3').unwrap();
/// assert_eq!(folded.original(Span::new(three, three + 1)).of("ｶﾞｽ３号"), Some("３"));
/// ```
#[derive(Clone, Debug)]
pub struct Folded<'a> {
    text: Cow<'a, str>,
    /// Where each segment begins, folded and original, ascending, closed by both lengths; empty
    /// when nothing changed.
    starts: Vec<(usize, usize)>,
}

impl<'a> Folded<'a> {
    /// Folds `text`. O(bytes); borrows when there is nothing to fold, as in most sentences.
    ///
    /// Folding works on one character with the marks that combine with it at a time, so each
    /// folded part has an exact origin.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        if text.chars().all(is_plain) || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
            return Self { text: Cow::Borrowed(text), starts: Vec::new() };
        }
        let mut folded = String::with_capacity(text.len());
        let mut starts = Vec::new();
        let mut rest = text;
        loop {
            // Nothing combines with a plain character before another.
            let mut chars = rest.char_indices().peekable();
            let mut plain = 0;
            while let Some((at, c)) = chars.next_if(|&(_, c)| is_plain(c)) {
                plain = at;
                if chars.peek().is_none_or(|&(_, next)| is_plain(next)) {
                    starts.push((folded.len(), text.len() - rest.len() + at));
                    folded.push(c);
                    plain += c.len_utf8();
                }
            }
            rest = rest.get(plain..).unwrap_or("");
            let Some(segment) = first_segment(rest) else { break };
            starts.push((folded.len(), text.len() - rest.len()));
            folded.extend(segment.nfkc());
            rest = rest.get(segment.len()..).unwrap_or("");
        }
        starts.push((folded.len(), text.len()));
        Self { text: Cow::Owned(folded), starts }
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The folded text alone, borrowed where nothing changed.
    #[must_use]
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The original bytes of a span of the folded text, widened to whole segments.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        if self.starts.is_empty() {
            return span;
        }
        let start = self.starts.partition_point(|&(folded, _)| folded <= span.start);
        let end = self.starts.partition_point(|&(folded, _)| folded < span.end);
        let at = |index: usize| self.starts.get(index).map_or(0, |&(_, original)| original);
        Span::new(at(start.saturating_sub(1)), at(end.min(self.starts.len().saturating_sub(1))))
    }
}

/// Whether `c` is one of the characters that most texts are made of and folds to itself: ASCII,
/// kana, the common kanji, Japanese punctuation, dashes and quotation marks. A quick answer before the
/// tables are asked.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{7f}' | '、'..='】' | 'ぁ'..='ゖ' | 'ァ'..='ヾ' | '一'..='\u{9fff}' | '–'..='―' | '‘'..='‟'
    )
}

/// The first character of `text` with the marks that combine with it.
fn first_segment(text: &str) -> Option<&str> {
    let mut chars = text.char_indices();
    chars.next()?;
    let end = chars.find(|&(_, c)| !combines(c)).map_or(text.len(), |(at, _)| at);
    text.get(..end)
}

/// Whether `c` folds to something that attaches to what stands before it; the half-width
/// voicing mark ﾞ does, though it is not a combining character itself.
fn combines(c: char) -> bool {
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    first.is_some_and(|part| canonical_combining_class(part) != 0)
}
