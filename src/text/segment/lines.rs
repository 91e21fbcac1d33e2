//! Which line ends cut, and which are mere wraps.
//!
//! A text is a row of blocks with blank lines between them. Within a block, [`Newlines::Auto`]
//! takes a line end for a wrap when the next line's first word would not have fitted (the
//! greedy filling every editor and mail program does), or when the words on either side of it
//! need each other. Everything else ends a sentence. Time O(bytes); space that of [`WINDOW`]
//! lines, or of the lines of the longest wrapped paragraph.

use memchr::memchr3_iter;

use super::abbreviations::{self, Class};
use super::chars::{LOOK, char_at, char_before, is_hiragana, is_wide, skip_back, skip_while};
use super::list;
use super::rule::Rule;
use super::{Newlines, Options, particles};
use crate::model::Span;

/// How many lines of a block are judged together.
const WINDOW: usize = 512;

/// The narrowest column, in half-width cells, that text is wrapped to.
const NARROWEST: usize = 30;

/// A stretch of text that line ends cut out: one or more lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) span: Span,
    /// Why it ends.
    pub(super) rule: Rule,
    /// The block, from 0.
    pub(super) block: u32,
    /// Whether the block consists of lines that stand for themselves.
    pub(super) lines: bool,
}

/// One line of a block, white space at its ends left out.
#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    /// Cells: one for a narrow character, two for a wide one.
    width: usize,
    /// Whether it ends in a terminator, closing marks aside.
    stops: bool,
    /// How many characters of white space it begins with, and whether one is ideographic.
    indent: (usize, bool),
}

/// The lines of `text`, without their terminators: `\n`, `\r\n`, `\r` or form feed.
fn line_spans(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    memchr3_iter(b'\n', b'\r', b'\x0c', text.as_bytes()).map(Some).chain([None]).filter_map(
        move |end| {
            let line = Span::new(start, end.unwrap_or(text.len()));
            start = end.unwrap_or(text.len()) + 1;
            // The gap inside `\r\n` is no line.
            let in_crlf = line.is_empty()
                && end.is_some_and(|at| text.as_bytes().get(at) == Some(&b'\n'))
                && line.start > 0
                && text.as_bytes().get(line.start - 1) == Some(&b'\r');
            (!in_crlf).then_some(line)
        },
    )
}

/// `span` without white space at either end; `None` when nothing is left.
pub(super) fn trim(text: &str, span: Span) -> Option<Span> {
    let line = span.of(text)?;
    let start = span.start + (line.len() - line.trim_start().len());
    let end = span.start + line.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

/// The non-blank lines of `text`, trimmed, with the number of their block.
pub(super) fn plain(text: &str) -> impl Iterator<Item = (Span, u32)> {
    let (mut block, mut blank, mut any) = (0u32, false, false);
    line_spans(text).filter_map(move |line| {
        let Some(span) = trim(text, line) else {
            blank = any;
            return None;
        };
        block = block.saturating_add(u32::from(blank));
        (blank, any) = (false, true);
        Some((span, block))
    })
}

/// The units of `text` under the policy of `options`, in order.
pub(super) fn units<'a>(text: &'a str, options: &'a Options) -> impl Iterator<Item = Unit> + 'a {
    let mut lines = line_spans(text).peekable();
    let mut ready: std::collections::VecDeque<Unit> = std::collections::VecDeque::new();
    let mut window: Vec<Line> = Vec::new();
    let (mut block, mut any, mut limit) = (0u32, false, WINDOW);
    std::iter::from_fn(move || {
        loop {
            if let Some(unit) = ready.pop_front() {
                return Some(unit);
            }
            let line = lines.next();
            let measured = line.and_then(|line| measure(text, line));
            let Some(measured) = measured else {
                // A blank line or the end of the text closes the block.
                if !window.is_empty() {
                    let last = if line.is_some() { Rule::Paragraph } else { Rule::End };
                    judge(text, &window, block, last, options, &mut ready);
                    window.clear();
                    any = true;
                }
                if line.is_none() && ready.is_empty() {
                    return None;
                }
                continue;
            };
            if window.is_empty() && any {
                block = block.saturating_add(1);
                any = false;
            }
            window.push(measured);
            if window.len() >= limit {
                // The unit that the window ends in may go on: keep its lines. When it is the
                // only one, judge again at twice the size, which costs no more in the end.
                judge(text, &window, block, Rule::Line, options, &mut ready);
                if let Some(open) = ready.pop_back() {
                    window.retain(|line| line.span.start >= open.span.start);
                }
                limit = WINDOW.max(2 * window.len());
            }
        }
    })
}

/// Measures a line; `None` when it is blank.
fn measure(text: &str, line: Span) -> Option<Line> {
    let span = trim(text, line)?;
    let lead = text.get(line.start..span.start).unwrap_or("");
    let indent = (lead.chars().count(), lead.contains('\u{3000}'));
    // Japanese indents with a full character, which is a part of the column.
    let width =
        cells(span.of(text).unwrap_or("")) + 2 * lead.chars().filter(|&c| c == '\u{3000}').count();
    Some(Line { span, width, stops: stops(text, span), indent })
}

/// The width of `text` in half-width cells: East Asian wide characters, which are those that
/// begin with a byte from E3 to EF or F0 in UTF-8, near enough, take two.
fn cells(text: &str) -> usize {
    text.bytes().map(|b| usize::from(!(0x80..0xc0).contains(&b)) + usize::from(b >= 0xe3)).sum()
}

/// Whether `span` ends in a terminator, closing marks aside.
fn stops(text: &str, span: Span) -> bool {
    if char_before(text, span.end) == Some('.') {
        let word = skip_back(text, span.start, span.end - 1, |c| c.is_alphanumeric());
        let word = text.get(word..span.end - 1).unwrap_or("");
        if abbreviations::class(word) == Some(Class::Never) {
            return false;
        }
    }
    let last = span.of(text).unwrap_or("").chars().rev().take(16).find(|&c| {
        !matches!(
            c,
            '」' | '』'
                | '）'
                | ')'
                | '"'
                | '”'
                | '’'
                | '\''
                | '】'
                | ']'
                | '》'
                | '〉'
                | '*'
                | '_'
        )
    });
    last.is_some_and(|c| {
        matches!(c, '.' | '!' | '?' | '。' | '．' | '｡' | '！' | '？' | '…' | '‼' | '⁉' | '♪' | '♡')
    })
}

/// Cuts a window of a block into units. The last one ends by `last`.
fn judge(
    text: &str,
    window: &[Line],
    block: u32,
    last: Rule,
    options: &Options,
    ready: &mut std::collections::VecDeque<Unit>,
) {
    let Some(first) = window.first() else { return };
    let shape = Shape::of(text, window);
    let mut start = first.span.start;
    for pair in window.windows(2) {
        let [here, next] = pair else { continue };
        let wraps = match options.newlines {
            Newlines::Hard => false,
            Newlines::Soft => list::marker(text, next.span.start).is_none(),
            Newlines::Auto => shape.wraps(text, *here, *next),
        };
        if !wraps {
            let span = Span::new(start, here.span.end);
            ready.push_back(Unit { span, rule: Rule::Line, block, lines: shape.is_lines });
            start = next.span.start;
        }
    }
    let end = window.last().map_or(start, |line| line.span.end);
    ready.push_back(Unit { span: Span::new(start, end), rule: last, block, lines: shape.is_lines });
}

/// What the lines of a block have in common.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// The widest line.
    width: usize,
    /// Every line end without a terminator is where the next word would not fit.
    filled: bool,
    /// Most lines end in terminators, and the block is not filled.
    is_lines: bool,
    /// The last line ends in a terminator.
    stops: bool,
    /// How many lines there are.
    lines: usize,
}

impl Shape {
    fn of(text: &str, window: &[Line]) -> Self {
        let width = window.iter().map(|line| line.width).max().unwrap_or(0);
        let (mut open, mut full, mut stopped) = (0usize, 0usize, 0usize);
        for pair in window.windows(2) {
            let [here, next] = pair else { continue };
            if here.stops {
                stopped += 1;
            } else {
                open += 1;
                full += usize::from(is_full(text, *here, *next, width));
            }
        }
        let stops = window.last().is_some_and(|line| line.stops);
        // One line in ten may be a heading or a caption.
        let filled = width >= NARROWEST && open > 0 && full * 10 >= open * 9;
        let is_lines = window.len() > 1 && !(filled && open * 2 > stopped) && stopped * 2 > open;
        Self { width, filled, is_lines, stops, lines: window.len() }
    }

    /// Whether the line end between `here` and `next` is a mere wrap.
    fn wraps(&self, text: &str, here: Line, next: Line) -> bool {
        let (Some(before), Some(after)) =
            (char_before(text, here.span.end), char_at(text, next.span.start))
        else {
            return false;
        };
        let full = self.width >= NARROWEST && is_full(text, here, next, self.width);
        let marker = list::marker(text, next.span.start);
        // `on April / 28. Then`: a number that wrapped prose happens to begin a line with.
        let by_chance =
            self.filled && full && !here.stops && marker.and_then(|m| m.number).is_some();
        if next.indent.1 || marker.is_some() && !by_chance {
            return false;
        }
        let wide = is_wide(before) || is_wide(after);
        if here.stops {
            // 「…。」 / と言った; and in wrapped text the scanner tells “Mr.” or a stop inside a
            // quotation from an end.
            return if wide {
                self.filled && full && self.lines > 2
                    || matches!(before, '」' | '』') && particles::quotes(text, next.span.start)
            } else {
                !self.is_lines && next.indent.0 <= here.indent.0
            };
        }
        let hangs = next.indent.0 >= 2 && next.indent.0 > here.indent.0;
        if hangs && list::marker(text, here.span.start).is_some() {
            // An item goes on under its own head.
            return true;
        }
        if matches!(after, '、' | '。' | '，' | '．' | '」' | '』' | '）') {
            return true;
        }
        if wide {
            self.wraps_ja(text, here, before, full)
        } else {
            self.wraps_en(text, here, next, full)
        }
    }

    fn wraps_ja(&self, text: &str, here: Line, before: char, full: bool) -> bool {
        // A long filled block wraps anywhere, even inside a word.
        if full
            && self.filled
            && (self.lines > 2 || self.stops && !particles::predicate(text, here.span))
        {
            return true;
        }
        if self.is_lines {
            return matches!(before, '、' | '，') && full;
        }
        // A short line in に or は is as likely a heading: はじめに, 終わりに.
        matches!(before, '、' | '，' | '（' | '「' | '『')
            || matches!(before, 'の' | 'を' | 'が') && particles::dangles(text, here.span)
            || here.width >= 16 && is_hiragana(before) && particles::dangles(text, here.span)
    }

    fn wraps_en(&self, text: &str, here: Line, next: Line, full: bool) -> bool {
        if full && self.filled && (self.lines > 2 || self.stops) {
            return true;
        }
        if self.is_lines && self.lines > 3 {
            return false;
        }
        if char_before(text, here.span.end) == Some('.') {
            // A title that no sentence ends in, or it would be a stop: Mr. / Smith
            return true;
        }
        let lower = char_at(text, next.span.start).is_some_and(char::is_lowercase);
        lower && self.stops || full && lower && here.width * 4 >= self.width * 3
    }
}

/// Whether the first word of `next` would have gone beyond `width` behind `here`.
fn is_full(text: &str, here: Line, next: Line, width: usize) -> bool {
    let first = char_at(text, next.span.start).unwrap_or(' ');
    if is_wide(first) || char_before(text, here.span.end).is_some_and(is_wide) {
        // One character, and two more that the rules against punctuation at the head or the
        // tail of a line (JIS X 4051) may have moved.
        return here.width + 6 > width && here.width <= width;
    }
    let end = skip_while(text, next.span.start, |c| !c.is_whitespace());
    let word = text.get(next.span.start..end).map_or(0, cells).min(LOOK);
    here.width + 1 + word > width
}
