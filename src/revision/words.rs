//! A stretch of text as words, for marks; and a sentence as units, for likeness.

use std::sync::Arc;

use taiyaku_dictionaries::is_stop_word;
use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Lang, Span};
use crate::text::lang::is_japanese;
use crate::text::tokens::{
    Class, EnglishTokenizer, JapaneseTokenizer, Token, Tokenizer, TokenizerError, Word,
};

use super::figures::{encoded, figures};
use super::markup::boxes;

/// The words of one language.
///
/// Japanese is cut into morphemes, English at Unicode's word boundaries (UAX #29), where
/// `io.net`, `$98,000` without its sign and `don't` are one word each.
pub(super) struct Words {
    lang: Lang,
    /// Set up for Japanese only: it holds the dictionary.
    japanese: Option<JapaneseTokenizer>,
    english: EnglishTokenizer,
}

/// A word or a mark of punctuation of a text.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its bytes in the document.
    pub span: Span,
    /// What kind of part it is.
    pub sort: Sort,
    /// The Japanese word; English parts have none.
    pub word: Option<Arc<Word>>,
}

/// How much a part says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A word that carries meaning.
    Content,
    /// A numeral or version, which carries meaning too.
    Figure,
    /// A word of grammar: particle, article, preposition.
    Light,
    /// Punctuation or a symbol.
    Mark,
    /// What Markdown says beside its words: emphasis, the brackets and targets of links.
    Markup,
}

impl Sort {
    /// Whether it carries meaning.
    pub fn is_content(self) -> bool {
        matches!(self, Self::Content | Self::Figure)
    }

    /// Whether it is no word.
    pub fn is_mark(self) -> bool {
        matches!(self, Self::Mark | Self::Markup)
    }
}

impl Words {
    /// The words of `lang`; each of `terms` is one word in Japanese.
    ///
    /// # Errors
    /// When the Japanese analyser cannot be set up.
    pub fn new<'a>(
        lang: Lang,
        terms: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, TokenizerError> {
        let japanese = match lang {
            Lang::Ja => Some(JapaneseTokenizer::new(terms)?),
            Lang::En => None,
        };
        Ok(Self { lang, japanese, english: EnglishTokenizer::new() })
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    fn tokens(&mut self, sentence: &str) -> Vec<Token> {
        match &mut self.japanese {
            Some(japanese) => japanese.tokens(sentence),
            None => self.english.tokens(sentence),
        }
    }

    /// The words that say what a sentence is about, as base forms and stems; with whether each
    /// is a word of grammar.
    pub fn units(&mut self, sentence: &str, mut unit: impl FnMut(&str, bool)) {
        let is_japanese = self.lang == Lang::Ja;
        for Token { word, .. } in self.tokens(sentence) {
            let light = match word.class {
                Class::Symbol => continue,
                Class::Function => true,
                _ => !is_japanese && is_stop_word(&word.text),
            };
            unit(&word.lemma, light);
        }
    }

    /// All parts of the text of `span` in `document`, white space left out. O(bytes), and the
    /// tokeniser's time.
    pub fn parts(&mut self, document: &str, span: Span) -> Vec<Part> {
        let text = span.of(document).unwrap_or("");
        let mut parts = Vec::new();
        if self.japanese.is_none() {
            english_parts(text, span.start, &mut parts);
            join_runs(&mut parts, span.start, &boxes(text), Sort::Mark);
            join_runs(&mut parts, span.start, &encoded(text), Sort::Content);
            return with_whole_figures(parts, text, span.start, self.lang);
        }
        let unwrapped = Unwrapped::new(text);
        let mut at = 0;
        for Token { span: here, word } in self.tokens(&unwrapped.text) {
            let here = unwrapped.original(here);
            english_parts(text.get(at..here.start).unwrap_or(""), span.start + at, &mut parts);
            let written = here.of(text).unwrap_or("");
            let sort = match word.class {
                _ if !written.contains(char::is_alphanumeric) => Sort::Mark,
                Class::Symbol => Sort::Mark,
                Class::Function => Sort::Light,
                _ => Sort::Content,
            };
            let is_blank = written.trim().is_empty();
            if !is_blank && sort == Sort::Mark {
                // The analyser takes ？」 for one word.
                let marks = written.grapheme_indices(true);
                parts.extend(marks.filter(|(_, mark)| !mark.trim().is_empty()).map(
                    |(at, mark)| {
                        let start = here.start + at;
                        let here = Span::new(start, start + mark.len()).shifted(span.start);
                        Part { span: here, sort, word: Some(Arc::clone(&word)) }
                    },
                ));
            } else if !is_blank {
                parts.push(Part { span: here.shifted(span.start), sort, word: Some(word) });
            }
            at = here.end;
        }
        english_parts(text.get(at..).unwrap_or(""), span.start + at, &mut parts);
        join_dashes(&mut parts, document);
        join_runs(&mut parts, span.start, &boxes(text), Sort::Mark);
        join_runs(&mut parts, span.start, &encoded(text), Sort::Content);
        with_whole_figures(parts, text, span.start, self.lang)
    }
}

/// Makes a dash or an ellipsis of several characters one part, however the analyser cuts it.
fn join_dashes(parts: &mut Vec<Part>, document: &str) {
    let dash = |part: &Part| -> Option<char> {
        let text = part.span.of(document)?;
        let first = text.chars().next().filter(|&c| "―─—–-…‥・.*~_`".contains(c))?;
        text.chars().all(|c| c == first).then_some(first)
    };
    parts.dedup_by(|part, last| {
        let is_one =
            part.span.start == last.span.end && dash(part).is_some_and(|c| dash(last) == Some(c));
        if is_one {
            last.span.end = part.span.end;
            last.word = None;
        }
        is_one
    });
}

/// Makes each of `runs` one part of a sort, as of encoded characters (`%E6%A6%82`) a word. They are
/// bytes of a text that begins at the byte `start` of its document.
fn join_runs(parts: &mut Vec<Part>, start: usize, runs: &[Span], sort: Sort) {
    if runs.is_empty() {
        return;
    }
    let run_of = |part: &Part| {
        let at = part.span.start.checked_sub(start)?;
        let run = runs.get(runs.partition_point(|run| run.end <= at))?;
        (run.start < part.span.end.checked_sub(start)?).then(|| run.shifted(start))
    };
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in std::mem::take(parts) {
        let Some(run) = run_of(&part) else {
            joined.push(part);
            continue;
        };
        match joined.last_mut().filter(|last| run.start < last.span.end) {
            Some(last) => last.span.end = last.span.end.max(run.end).max(part.span.end),
            None => {
                let span = Span::new(part.span.start.min(run.start), part.span.end.max(run.end));
                joined.push(Part { span, sort, word: None });
            }
        }
    }
    *parts = joined;
}

/// Parts in which every numeral and version is one: 二十三 of 二十三人, and 十 of 十分 where it is ten
/// minutes. What belongs to a number but is no numeral, as 円 or $, stays a part. `text` begins at
/// the byte `start` of its document. O(bytes).
fn with_whole_figures(parts: Vec<Part>, text: &str, start: usize, lang: Lang) -> Vec<Part> {
    let mut figures = figures(text, lang);
    figures.retain(|figure| !figure.is_doubtful);
    if figures.is_empty() {
        return parts;
    }
    let mut whole: Vec<Part> = Vec::with_capacity(parts.len());
    // Where the last part ends, if it is a numeral. What stands right behind belongs to it, though it
    // may be a figure by itself, as 三 of 二三人.
    let mut last: Option<usize> = None;
    for part in parts {
        let (mut from, end) = (part.span.start - start, part.span.end - start);
        while from < end {
            let figure = figures.get(figures.partition_point(|figure| figure.span.end <= from));
            let inside = figure.filter(|figure| figure.span.start <= from);
            let mut to = match (inside, figure) {
                (Some(figure), _) => end.min(figure.span.end),
                (None, Some(figure)) => end.min(figure.span.start),
                (None, None) => end,
            };
            let length = inside.map_or(0, |figure| figure.numeral(text, from..to, lang));
            let goes_on = last == Some(from) && length > 0;
            if goes_on {
                // A word that begins with a numeral stays whole, as 三月, but in 二十三月.
                to = from + length;
            }
            let here = Span::new(from, to);
            let numeral = inside.filter(|_| length == here.len());
            let begin = whole.last().filter(|_| goes_on).map(|before| before.span.start - start);
            if begin.is_some() {
                whole.pop();
            }
            let here = Span::new(begin.unwrap_or(from), to);
            let span = here.shifted(start);
            let sort = match numeral {
                Some(figure) if figure.is_numeral(text, here) => Sort::Figure,
                _ if span == part.span => part.sort,
                _ => Sort::Content,
            };
            let word = part.word.clone().filter(|_| span == part.span);
            whole.push(Part { span, sort, word });
            last = numeral.map(|_| to);
            from = to;
        }
    }
    whole
}

/// A Japanese text without its line ends, so that a word that runs over one is a word.
struct Unwrapped {
    text: String,
    /// Where each line begins, in this text and in the original.
    lines: Vec<(usize, usize)>,
}

impl Unwrapped {
    fn new(original: &str) -> Self {
        let mut unwrapped = Self { text: String::with_capacity(original.len()), lines: Vec::new() };
        let mut start = 0;
        for line in original.split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let before = unwrapped.text.chars().next_back();
            if is_latin(before) && is_latin(line.trim_start().chars().next()) {
                unwrapped.text.push(' ');
            }
            unwrapped.lines.push((unwrapped.text.len(), start + indent));
            unwrapped.text.push_str(line.trim());
            start += line.len();
        }
        unwrapped
    }

    fn original(&self, span: Span) -> Span {
        let place = |at: usize| {
            let line = self.lines.partition_point(|&(start, _)| start <= at).saturating_sub(1);
            self.lines
                .get(line)
                .map_or(at, |&(start, original)| at.saturating_sub(start) + original)
        };
        Span::new(place(span.start), place(span.end.saturating_sub(1)) + 1)
    }
}

fn english_parts(text: &str, start: usize, parts: &mut Vec<Part>) {
    let mut before = "";
    for (at, word) in text.split_word_bound_indices().flat_map(without_lines) {
        let is_repeated = word == before && matches!(word, "-" | "." | "'" | "`" | "_" | "*" | "~");
        before = word;
        if word.trim().is_empty() {
            continue;
        }
        let span = Span::new(start + at, start + at + word.len());
        // What is typed for a dash, an ellipsis or a quotation mark is one mark; the last dot of an
        // abbreviation is a part of it.
        let is_last_dot = |last: &Part| {
            let before = || text.get(last.span.start.checked_sub(start)?..at);
            word == "." && last.span.end == span.start && before().is_some_and(is_dotted)
        };
        if let Some(last) = parts.last_mut().filter(|last| is_repeated || is_last_dot(last)) {
            last.span.end = span.end;
            continue;
        }
        let sort = if !word.contains(char::is_alphanumeric) {
            Sort::Mark
        } else if !word.chars().any(is_japanese) && is_stop_word(&word.to_lowercase()) {
            Sort::Light
        } else {
            Sort::Content
        };
        parts.push(Part { span, sort, word: None });
    }
}

/// A word without the low lines about it, each a word of its own: `_yes_` is emphasised, `snake_case` one
/// word.
fn without_lines((at, word): (usize, &str)) -> impl Iterator<Item = (usize, &str)> {
    let start = word.len() - word.trim_start_matches('_').len();
    let end = word.trim_end_matches('_').len().max(start);
    let letters = |from: usize, to: usize| {
        (from..to).map(move |here| (at + here, word.get(here..=here).unwrap_or("")))
    };
    let middle = word.get(start..end).filter(|word| !word.is_empty());
    let middle = middle.map(|word| (at + start, word));
    letters(0, start).chain(middle).chain(letters(end, word.len()))
}

/// Whether a word is letters with dots between them, as `p.m` and `U.S`.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
}
