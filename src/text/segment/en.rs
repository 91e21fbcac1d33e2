//! English.
//!
//! One forward scan over the bytes for terminators and brackets. At a terminator the word
//! before it (an abbreviation, an initial, an acronym, a number) and the word behind it (its
//! case, whether it commonly begins sentences) decide. Time O(bytes): every rule looks at
//! most [`LOOK`](super::chars::LOOK) bytes around it. Space O(cuts).

use super::chars::{char_at, char_before, grapheme_end, skip_space};
use super::cuts::{Cuts, Pair};
use super::rule::Rule;
use super::stops::{Context, take_run};
use super::{Lists, Options, Quotes, is_within, list};
use crate::model::Span;

/// Cuts `unit` of `text`.
pub(super) fn scan(text: &str, unit: Span, options: &Options, cuts: &mut Cuts) {
    let Some(within) = text.get(..unit.end) else { return };
    let item = list::marker(within, unit.start).filter(|_| options.lists == Lists::Cut);
    Scanner { text: within, unit, options, cuts, item }.run();
}

struct Scanner<'a> {
    /// The document up to the end of the unit.
    text: &'a str,
    unit: Span,
    options: &'a Options,
    cuts: &'a mut Cuts,
    /// The marker of the current item of a list on one line.
    item: Option<list::Marker>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.unit.start;
        while let Some(&byte) = bytes.get(at) {
            at = match byte {
                b'.' | b'!' | b'?' => self.terminator(at),
                b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' => {
                    self.bracket(at, char::from(byte))
                }
                b' ' | b'\n' if self.item.is_some() => self.space(at),
                0..=0x7f => at + 1,
                0xe2 | 0xe3 | 0xef => self.look(at),
                0x80..=0xdf => at + 2,
                0xe0..=0xef => at + 3,
                0xf0..=0xff => at + 4,
            };
        }
    }

    /// Looks at a character beyond ASCII.
    fn look(&mut self, at: usize) -> usize {
        let Some(c) = char_at(self.text, at) else { return at + 1 };
        match c {
            '…' | '。' | '！' | '？' | '．' | '｡' | '‼' | '⁇' | '⁈' | '⁉' => {
                self.terminator(at)
            }
            '\u{2028}' | '\u{2029}' => {
                self.cuts.push(at, Rule::Line);
                at + c.len_utf8()
            }
            _ => self.bracket(at, c),
        }
    }

    /// Opens or closes a bracket or a quotation.
    fn bracket(&mut self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        if c == '"' {
            if self.cuts.is_open(Pair::Straight) && !self.opens(at) {
                self.close(Pair::Straight, at);
            } else if self.opens(at) {
                self.cuts.open(Pair::Straight, at);
            }
        } else if let Some(pair) = Pair::opened_by(c) {
            self.cuts.open(pair, at);
        } else if let Some(pair) = Pair::closed_by(c) {
            self.close(pair, at);
        }
        next
    }

    /// Whether a straight quotation mark at `at` opens, by the space around it.
    fn opens(&self, at: usize) -> bool {
        let before = char_before(self.text, at).filter(|_| at > self.unit.start);
        let after = char_at(self.text, at + 1);
        after.is_some_and(|c| !c.is_whitespace())
            && before.is_none_or(|c| {
                c.is_whitespace()
                    || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '“' | '‘' | '\'')
            })
    }

    /// Closes `pair`. An aside in the middle of a sentence takes its cuts back; so does a
    /// quotation that is to be kept.
    fn close(&mut self, pair: Pair, at: usize) {
        let keep = self.options.quotes == Quotes::Keep;
        let text = self.text;
        self.cuts.close(pair, at, |open| {
            if open.pair.is_quotation() { keep } else { skip_space(text, open.sentence) < open.at }
        });
    }

    /// White space in a list on one line: the next marker may stand behind it.
    fn space(&mut self, at: usize) -> usize {
        let next = skip_space(self.text, at);
        if let Some(item) = self.item
            && let Some(marker) = list::marker(self.text, next)
            && item.is_before(&marker)
            && skip_space(self.text, item.end) < at
        {
            self.cuts.push(at, Rule::List);
            self.item = Some(marker);
            return marker.end;
        }
        next.max(at + 1)
    }

    /// A terminator at `at`: takes the run and the closing marks behind it, and decides.
    fn terminator(&mut self, at: usize) -> usize {
        let sentence = self.cuts.sentence();
        let run = take_run(self.text, at);
        // `1. Item` and `1.) Item`: the stop is the marker's.
        let head = skip_space(self.text, sentence);
        if at - head.min(at) <= list::LONGEST
            && let Some(end) = self.marker_end(head)
            && at < end
            && run.dots <= 1
        {
            return end.max(run.end);
        }
        let (end, closed) = self.take_closers(run.end);
        if end > run.end && matches!(char_at(self.text, end), Some('.' | '!' | '?')) {
            return end;
        }
        let context =
            Context { text: self.text, sentence: self.cuts.sentence(), options: self.options };
        let mut end = end;
        let mut closed = closed;
        if let Some(behind) = context.apart(run, end) {
            (end, closed) = (behind, true);
        }
        if let Some(behind) = context.citation(run, end) {
            end = behind;
        }
        if context.ends(run, end, closed)
            && !is_within(&self.options.never_split, self.text, run.start)
        {
            let at = grapheme_end(self.text, end);
            self.cuts.push(at, if closed { Rule::Closer } else { run.rule() });
            return at;
        }
        end
    }

    /// The offset behind the marker at `head`, a bullet and a number together: `• 9.`
    fn marker_end(&self, head: usize) -> Option<usize> {
        let marker = list::marker(self.text, head)?;
        if marker.number.is_some() {
            return Some(marker.end);
        }
        let number = list::marker(self.text, skip_space(self.text, marker.end));
        Some(number.map_or(marker.end, |number| number.end))
    }

    /// Takes the closing marks behind a run.
    fn take_closers(&mut self, mut at: usize) -> (usize, bool) {
        let from = at;
        while let Some(c) = char_at(self.text, at) {
            let next = at + c.len_utf8();
            let after = char_at(self.text, next);
            match c {
                '"' => {
                    let loose = after.is_none_or(|c| !c.is_alphanumeric());
                    if !self.cuts.is_open(Pair::Straight) && !loose {
                        break;
                    }
                    self.close(Pair::Straight, at);
                }
                '\'' | '’' | '`' => {
                    if after.is_some_and(char::is_alphanumeric) {
                        break;
                    }
                }
                '*' | '_' | '»' => {}
                _ => match Pair::closed_by(c) {
                    Some(pair) => self.close(pair, at),
                    None => break,
                },
            }
            at = next;
        }
        (at, at > from)
    }
}
