//! Sentences of a text that is read in pieces.
//!
//! The scan pauses where the text that is still to come could matter, and goes on when it is
//! there; what has been given out is dropped. Every decision looks a bounded way ahead and
//! behind, so the sentences are those of the whole text, to the byte.

use crate::model::{Lang, Sentence, Span};
use crate::text::decode::Encoding;

use super::chars::REACH_BYTES;
use super::{Options, Rule, Segmenter};

/// How far, in bytes, the longest decision looks ahead: a line end after a run of stops reads
/// the run, the blanks, and up to 8 KiB of lines to know their shape. Strings that are never
/// split come on top.
const LOOK_AHEAD_BYTES: usize = 16 * REACH_BYTES;

/// How far, in bytes, the longest decision looks behind the sentence's head.
const LOOK_BEHIND_BYTES: usize = 2 * REACH_BYTES;

/// A sentence that a [`Stream`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Its place: bytes of the file, and the paragraph.
    pub sentence: Sentence,
    /// Its text, without white space at either end.
    pub text: &'a str,
    /// Why it ends there.
    pub rule: Rule,
}

/// Cuts a text that arrives in pieces, exactly as [`segment`](super::segment) cuts it whole.
///
/// Holds some 20 KB and the sentence being read, with the quotation around it and the blanks
/// before it; so memory does not grow with the text, unless a single sentence does. Time
/// O(bytes), however small the pieces.
///
/// ```
/// use taiyaku::text::decode::Encoding;
/// use taiyaku::text::segment::{Options, Stream};
/// use taiyaku::Lang;
/// let options = Options::default();
/// let mut stream = Stream::new(Lang::En, &options, Encoding::Utf8, 0);
/// let mut found = Vec::new();
/// for piece in ["It ra", "ins. It po", "urs."] {
///     stream.push(piece, |it| { found.push(it.text.to_owned()); Ok::<_, ()>(()) }).unwrap();
/// }
/// stream.finish(|it| { found.push(it.text.to_owned()); Ok::<_, ()>(()) }).unwrap();
/// assert_eq!(found, ["It rains.", "It pours."]);
/// ```
#[derive(Debug)]
pub struct Stream<'a> {
    lang: Lang,
    options: &'a Options,
    encoding: Encoding,
    /// What has been read and is still needed.
    text: String,
    /// The scan, between two pieces; none before there is enough text to begin with.
    paused: Option<Segmenter<'a>>,
    look_ahead: usize,
    look_behind: usize,
    /// A place in `text`, and the same place in the file.
    at: usize,
    at_in_file: usize,
}

impl<'a> Stream<'a> {
    /// Begins a text that is written in `encoding` and starts at byte `first` of its file, after
    /// a byte order mark if there is one.
    #[must_use]
    pub fn new(lang: Lang, options: &'a Options, encoding: Encoding, first: usize) -> Self {
        let longest = options.never_split.iter().map(String::len).max().unwrap_or(0);
        Self {
            lang,
            options,
            encoding,
            text: String::new(),
            paused: None,
            look_ahead: LOOK_AHEAD_BYTES + longest,
            look_behind: LOOK_BEHIND_BYTES + longest,
            at: 0,
            at_in_file: first,
        }
    }

    /// Reads the next piece of the text and gives the sentences that are settled to `each`.
    ///
    /// # Errors
    /// The first error of `each`; the sentence it was given is not given again.
    pub fn push<E>(
        &mut self,
        piece: &str,
        each: impl FnMut(Found<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.text.push_str(piece);
        let limit = self.text.len().saturating_sub(self.look_ahead);
        self.read(limit, each)?;
        self.forget();
        Ok(())
    }

    /// Ends the text and gives its last sentences to `each`.
    ///
    /// # Errors
    /// The first error of `each`.
    pub fn finish<E>(mut self, each: impl FnMut(Found<'_>) -> Result<(), E>) -> Result<(), E> {
        self.read(usize::MAX, each)
    }

    /// Gives out what ends before byte `limit`, from which on nothing is decided.
    fn read<E>(
        &mut self,
        limit: usize,
        mut each: impl FnMut(Found<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if limit == 0 {
            return Ok(());
        }
        let mut scan = match self.paused.take() {
            Some(paused) => paused.resumed(&self.text, self.options, 0),
            None => Segmenter::new(&self.text, self.lang, self.options),
        };
        scan.limit = limit;
        let mut result = Ok(());
        for (Sentence { span, paragraph }, rule) in scan.by_ref() {
            let text = span.of(&self.text).unwrap_or("");
            let between = self.text.get(self.at..span.start).unwrap_or("");
            let start = self.at_in_file + self.encoding.length(between);
            let end = start + self.encoding.length(text);
            (self.at, self.at_in_file) = (span.end, end);
            let sentence = Sentence { span: Span::new(start, end), paragraph };
            result = each(Found { sentence, text, rule });
            if result.is_err() {
                break;
            }
        }
        self.paused = Some(scan.resumed("", self.options, 0));
        result
    }

    /// How many bytes of text are held.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.text.len()
    }

    /// Drops the text that no decision will look at, once it is half of what is held, so that
    /// each byte is moved once on average.
    fn forget(&mut self) {
        let Some(paused) = self.paused.take() else { return };
        let needed = paused.given.saturating_sub(self.look_behind);
        let dropped = self.text.floor_char_boundary(needed);
        if dropped * 2 < self.text.len() {
            self.paused = Some(paused);
            return;
        }
        if self.at < dropped {
            let between = self.text.get(self.at..dropped).unwrap_or("");
            self.at_in_file += self.encoding.length(between);
            self.at = dropped;
        }
        self.at -= dropped;
        self.text.drain(..dropped);
        self.paused = Some(paused.resumed("", self.options, dropped));
    }
}
