//! The scanner both languages share: where it is, what is open, which cuts are due.

use std::collections::VecDeque;

use crate::model::{Lang, Sentence, Span};

use super::brackets::{Brackets, Cut};
use super::chars::{char_at, char_before, grapheme_end, is_blank, is_line_end, skip, skip_space};
use super::line::is_rule;
use super::lines::LineEnd;
use super::lists::Marker;
use super::shape::Shape;
use super::{Options, Quotes, Rule};

/// The sentences of a text, one by one, with the rule that ended each.
///
/// Holds the place and a bounded number of waiting cuts, never the sentences, so that a
/// text of any size is cut in constant memory beside the text itself.
///
/// ```
/// use taiyaku::text::segment::{Options, Segmenter};
/// use taiyaku::Lang;
/// let options = Options::default();
/// let mut sentences = Segmenter::new("雨だ。風だ。", Lang::Ja, &options);
/// assert_eq!(sentences.next().unwrap().0.span.range(), 0..9);
/// ```
#[derive(Clone, Debug)]
pub struct Segmenter<'a> {
    pub(super) text: &'a str,
    pub(super) options: &'a Options,
    pub(super) lang: Lang,
    /// Whether quotations stay whole.
    pub(super) keep_quotes: bool,
    /// The next byte to look at; on a character boundary.
    pub(super) pos: usize,
    /// Where the sentence being read begins, white space perhaps included.
    pub(super) start: usize,
    /// Where the line being read begins.
    pub(super) line_start: usize,
    pub(super) brackets: Brackets,
    /// The list being read, in English: the marker of its last item.
    pub(super) list: Option<Marker>,
    /// Where the words of the sentence begin: after emoticons that open it.
    pub(super) words_from: usize,
    shape: Shape,
    /// The line end judged last, and what it means.
    judged: Option<(usize, LineEnd, usize)>,
    /// Where the sentence begins that was last taken for an entry of a bibliography or not, and where that ends.
    pub(super) entry: Option<(usize, Option<usize>)>,
    /// Cuts that are settled, ascending.
    ready: VecDeque<Cut>,
    /// Where the last sentence given out ended.
    pub(super) given: usize,
    paragraph: u32,
    /// Whether the paragraph has no sentence yet.
    fresh: bool,
    /// No decision is taken from here on: more text may follow.
    pub(super) limit: usize,
    /// Whether all has been read.
    pub(super) ended: bool,
}

impl<'a> Segmenter<'a> {
    /// Begins at the start of `text`.
    #[must_use]
    pub fn new(text: &'a str, lang: Lang, options: &'a Options) -> Self {
        let keep_quotes = match options.quotes {
            Quotes::ByLanguage => lang == Lang::Ja,
            Quotes::Keep => true,
            Quotes::Split => false,
        };
        let pos = skip_space(text, 0);
        Self {
            text,
            options,
            lang,
            keep_quotes,
            pos,
            start: pos,
            line_start: pos,
            brackets: Brackets::default(),
            list: None,
            words_from: pos,
            shape: Shape::measure(text, pos, lang),
            judged: None,
            entry: None,
            ready: VecDeque::new(),
            given: pos,
            paragraph: 0,
            fresh: true,
            limit: usize::MAX,
            ended: false,
        }
    }

    /// Goes on in `text`, which is the text so far without its first `dropped` bytes, and more.
    pub(super) fn resumed<'b>(
        self,
        text: &'b str,
        options: &'b Options,
        dropped: usize,
    ) -> Segmenter<'b> {
        let moved = |at: usize| at.saturating_sub(dropped);
        let mut ready = self.ready;
        ready.iter_mut().for_each(|cut| cut.at = moved(cut.at));
        let mut brackets = self.brackets;
        brackets.move_back(dropped);
        Segmenter {
            text,
            options,
            lang: self.lang,
            keep_quotes: self.keep_quotes,
            pos: moved(self.pos),
            start: moved(self.start),
            line_start: moved(self.line_start),
            brackets,
            list: self.list,
            words_from: moved(self.words_from),
            shape: self.shape,
            judged: self
                .judged
                .filter(|&(at, ..)| at >= dropped)
                .map(|(at, end, next)| (moved(at), end, moved(next))),
            entry: None,
            ready,
            given: moved(self.given),
            paragraph: self.paragraph,
            fresh: self.fresh,
            limit: self.limit,
            ended: self.ended,
        }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Whether cuts are due, so that the scan can pause.
    pub(super) fn is_due(&self) -> bool {
        !self.ready.is_empty()
    }

    /// Whether the sentence begins at `at`.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        at <= self.start
    }

    /// Ends a sentence at `at`, or lets the cut wait if brackets are open.
    ///
    /// `from` is where the stop that ends it begins. Returns where to read on.
    pub(super) fn cut(&mut self, from: usize, at: usize, rule: Rule) -> usize {
        if self.is_protected(from, at) {
            return at;
        }
        let at = grapheme_end(self.text, at);
        let cut = Cut { at, rule, paragraph: false };
        self.expire(at);
        if self.brackets.is_empty() {
            self.ready.push_back(cut);
            self.begin(at);
        } else {
            self.brackets.wait(cut);
        }
        at
    }

    /// Ends the sentence before `at`, whatever is open.
    pub(super) fn cut_before(&mut self, at: usize, rule: Rule) {
        self.brackets.clear(&mut self.ready);
        self.ready.push_back(Cut { at, rule, paragraph: false });
        self.begin(at);
    }

    /// Opens a bracket at `at`.
    pub(super) fn open(&mut self, close: char, at: usize) {
        self.expire(at);
        let leads = self.opens_sentence(at);
        self.brackets.open(close, at, leads);
        if self.brackets.is_full() {
            // Nothing more can open, so a run of openers is read at once.
            let opener = char_at(self.text, at).unwrap_or(close);
            self.pos = skip(self.text, self.pos, |c| c == opener);
            self.expire(self.pos);
        }
    }

    /// Gives up the brackets that byte `at` is too far from; the cuts that waited are due.
    fn expire(&mut self, at: usize) {
        let due = self.ready.len();
        self.brackets.expire(at, &mut self.ready);
        if self.ready.len() > due
            && let Some(last) = self.ready.back().map(|cut| cut.at)
        {
            self.begin(last);
        }
    }

    /// Begins a sentence at the first character from `at` on that is not white space, so
    /// that no later look at the sentence's head has to read the white space again.
    fn begin(&mut self, at: usize) {
        self.start = skip_space(self.text, at);
        self.words_from = self.start;
    }

    /// What the line end at `at` means, and where the text goes on.
    pub(super) fn line_end(&mut self, at: usize) -> (LineEnd, usize) {
        if let Some((judged, end, next)) = self.judged
            && judged == at
        {
            return (end, next);
        }
        let starts = (self.line_start, self.start);
        let (end, next) = self.shape.line_end(self.text, starts, at, self.lang, self.options);
        self.judged = Some((at, end, next));
        (end, next)
    }

    /// Reads over the line end at `at`.
    pub(super) fn pass_line_end(&mut self, at: usize) {
        let (end, next) = self.line_end(at);
        let line_start = std::mem::replace(&mut self.line_start, next);
        self.pos = next;
        let above = self.text.get(line_start..at).unwrap_or("");
        let rule = match end {
            LineEnd::Join => return,
            LineEnd::Line => Rule::Line,
            LineEnd::Blank => Rule::Blank,
        };
        self.brackets.clear(&mut self.ready);
        self.ready.push_back(Cut { at, rule, paragraph: true });
        self.begin(next);
        if end == LineEnd::Blank {
            self.list = None;
        }
        let indented = || self.text.get(at..next).is_some_and(|gap| gap.contains('\u{3000}'));
        let blank_quoted = || self.shape.quoted && matches!(above, ">" | "> " | ">>" | ">> ");
        if end == LineEnd::Blank
            || self.shape.quoted != (self.byte(next) == Some(b'>'))
            || self.lang == Lang::Ja && !self.shape.hangs() && indented()
            || blank_quoted()
            || is_rule(above.trim())
        {
            self.shape = self.shape.next(self.text, next, self.lang);
        }
    }

    /// Ends a sentence at the separator from `at` to `end`.
    pub(super) fn pass_separator(&mut self, at: usize, end: usize) {
        self.pos = end;
        self.line_start = end;
        self.brackets.clear(&mut self.ready);
        self.ready.push_back(Cut { at, rule: Rule::Line, paragraph: true });
        self.begin(end);
    }

    /// Whether a string that is never cut lies across the stop at `from` and the cut at `at`.
    fn is_protected(&self, from: usize, at: usize) -> bool {
        self.options.never_split.iter().any(|name| {
            if name.is_empty() {
                return false;
            }
            let low = self.text.floor_char_boundary(from.saturating_sub(name.len()));
            let high = self.text.ceil_char_boundary((at + name.len()).min(self.text.len()));
            let window = self.text.get(low..high).unwrap_or("");
            window
                .match_indices(name.as_str())
                .any(|(offset, _)| low + offset <= from && at <= low + offset + name.len())
        })
    }

    /// The next sentence that is due.
    pub(super) fn give_due(&mut self) -> Option<(Sentence, Rule)> {
        while let Some(cut) = self.ready.pop_front() {
            if let Some(sentence) = self.give(cut) {
                return Some(sentence);
            }
        }
        None
    }

    /// Ends the last sentence where the text ends, if that has been read.
    pub(super) fn end_with_text(&mut self) {
        if self.pos >= self.text.len() && self.limit == usize::MAX {
            self.ended = true;
            self.brackets.clear(&mut self.ready);
            let at = self.text.len();
            self.ready.push_back(Cut { at, rule: Rule::End, paragraph: false });
        }
    }

    /// The stretch up to `at`, trimmed, as the next sentence; `None` when it is blank.
    fn give(&mut self, cut: Cut) -> Option<(Sentence, Rule)> {
        let piece = self.text.get(self.given..cut.at)?;
        let trimmed = piece.trim_start();
        let start = self.given + piece.len() - trimmed.len();
        let trimmed = trimmed.trim_end();
        self.given = cut.at;
        let paragraph = self.paragraph;
        self.fresh &= trimmed.is_empty();
        if cut.paragraph && !self.fresh {
            self.paragraph = self.paragraph.saturating_add(1);
            self.fresh = true;
        }
        (!trimmed.is_empty()).then(|| {
            (Sentence { span: Span::new(start, start + trimmed.len()), paragraph }, cut.rule)
        })
    }
}

/// Whether the character before `at` is a blank, a line end, or nothing.
pub(super) fn blank_before(text: &str, at: usize) -> bool {
    char_before(text, at).is_none_or(|c| is_blank(c) || is_line_end(c))
}
