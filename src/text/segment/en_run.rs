//! English: what belongs to a stop: more stops, closing marks, notes, emoji.

use super::brackets::Open;
use super::chars::{REACH_BYTES, ahead, char_at, is_bracket, is_quote, skip_blanks};
use super::emoticons::{closing_emoji, smiley_length};
use super::notes;
use super::scan::{Segmenter, blank_before};

/// How far back, in bytes, a tokenised quotation mark looks for the one it closes.
const MAX_QUOTED_BYTES: usize = 512;

/// Most emoji and smileys, set off by blanks, that are read as one remark.
const MAX_REMARKS: usize = 4;

/// A run of stops and what closes with it.
pub(super) struct Run {
    pub end: usize,
    /// Whether a stop proper, not only dots, is in it.
    pub strong: bool,
    /// Dots, spaced or not; 0 when `strong`.
    pub dots: usize,
    /// Whether stops are set off by blanks, as in tokenised text.
    pub spaced: bool,
    /// Whether a quotation mark or bracket closed after the last stop.
    pub closed: bool,
    /// Whether a bracket that opened inside the sentence closed after the last stop.
    pub aside: bool,
}

/// Reads the stops from `at` on, the marks that close with them, and notes such as [3].
pub(super) fn absorb(scan: &mut Segmenter<'_>, at: usize) -> Run {
    let text = scan.text;
    let mut run =
        Run { end: at, strong: false, dots: 0, spaced: false, closed: false, aside: false };
    let stops = |end: usize| char_at(text, end).is_some_and(is_stop);
    while let Some(c) = char_at(text, run.end).filter(|_| run.end < at + REACH_BYTES) {
        let next = run.end + c.len_utf8();
        if is_stop(c) {
            match c {
                '.' => run.dots += 1,
                '…' => run.dots += 3,
                _ => run.strong = true,
            }
            (run.closed, run.aside) = (false, false);
        } else if run.end == at || c == ' ' && begins_word(text, next) {
            break;
        } else if is_quote(c) || is_bracket(c) {
            let open = scan.brackets.close(c);
            run.closed = true;
            run.aside |= is_bracket(c) && open.is_some_and(|open: Open| !open.leads);
        } else if c == ' ' && stands_alone(text, next, is_stop) {
            run.spaced = true;
        } else if c == ' ' && run.end > at && tokenised_closer(scan, at, next) {
            run.closed = true;
            run.spaced = true;
        } else if let Some(end) = notes::markup_end(text, run.end)
            .or_else(|| notes::english(text, run.end))
            .or_else(|| notes::emphasis_end(scan, run.end).filter(|&end| !stops(end)))
        {
            run.end = end;
            continue;
        } else {
            break;
        }
        run.end = next;
    }
    if run.strong {
        run.dots = 0;
    }
    let blank = skip_blanks(text, run.end);
    if begins_word(text, blank) {
        return run;
    }
    if let Some(end) = notes::apart(text, blank) {
        run.end = end;
    }
    run.end = notes::frame_end(scan, remarks_end(text, run.end));
    run
}

/// Whether a plain word or a figure begins at `at`, as after most stops: no mark belongs to the stop.
fn begins_word(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric)
}

/// The end of the emoji and smileys that follow the stop which ends at `at`: they comment on what
/// was said, unless they are emoji and a small letter goes on after them.
fn remarks_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for _ in 0..MAX_REMARKS {
        let blank = skip_blanks(text, end);
        let smiley = smiley_length(ahead(text, blank)).map(|length| blank + length);
        let emoji = || closing_emoji(text, blank).filter(|&end| closes(text, end));
        let Some(next) = smiley.or_else(emoji) else { break };
        end = next;
    }
    end
}

/// Whether an emoji that ends at `at` stands by itself and no small letter comes after it.
fn closes(text: &str, at: usize) -> bool {
    let alone = char_at(text, at).is_none_or(|c| c.is_whitespace() || is_quote(c));
    alone && !char_at(text, skip_blanks(text, at)).is_some_and(char::is_lowercase)
}

/// Whether up to eight characters that pass `test` stand between blanks at `at`.
fn stands_alone(text: &str, at: usize, test: fn(char) -> bool) -> bool {
    let rest = ahead(text, at);
    let count = rest.chars().take(8).take_while(|&c| test(c)).count();
    count > 0
        && rest.chars().nth(count).is_none_or(|c| c.is_whitespace() || is_quote(c) || is_bracket(c))
}

/// Whether the quotation mark at `at`, set off by blanks as tokenisers do, closes: an odd
/// number of its kind stands in the sentence before it.
fn tokenised_closer(scan: &Segmenter<'_>, stop: usize, at: usize) -> bool {
    let text = scan.text;
    if !blank_before(text, stop) || !stands_alone(text, at, is_quote) {
        return false;
    }
    let rest = ahead(text, at);
    let mark = rest.get(..rest.find(|c| !is_quote(c)).unwrap_or(rest.len())).unwrap_or("");
    let from = scan.start.max(text.floor_char_boundary(at.saturating_sub(MAX_QUOTED_BYTES)));
    let head = text.get(from..at).unwrap_or("");
    head.split_whitespace().filter(|&word| word == mark).count() % 2 == 1
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '．' | '｡')
}
