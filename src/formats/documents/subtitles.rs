//! Subtitles: SubRip (`.srt`) and WebVTT (`.vtt`).
//!
//! SubRip has no standard: a number, the times, lines of text, a blank line. What players accept
//! is accepted: a missing number, `.` for `,`, missing zeros, blank lines inside a cue, any line
//! ends. WebVTT is <https://www.w3.org/TR/webvtt1/>; its notes, styles and regions are passed
//! over, and a cue without readable times is an error where a browser would drop it.
//!
//! A cue is one block; its lines stay lines. Tags and `{\an8}` are left out, and of ruby the
//! readings.

use crate::model::{BlockKind, Span, Times};

use super::prose::Builder;
use super::{Choices, Prose, ReadError, ReadErrorKind, shown};

/// What stands between the times.
const ARROW: &str = "-->";

/// A line of a text and where it begins.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    at: usize,
}

impl Line<'_> {
    fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    fn has_times(self) -> bool {
        self.text.contains(ARROW)
    }
}

/// The lines of `text`: they end at LF, CR LF or CR.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut before) = (0, "");
    for piece in text.split_inclusive(['\n', '\r']) {
        // The half of a CR LF is no line.
        if piece != "\n" || !before.ends_with('\r') {
            lines.push(Line { text: piece.trim_end_matches(['\n', '\r']), at });
        }
        at += piece.len();
        before = piece;
    }
    lines
}

pub(super) fn begins_srt(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("");
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    is_number && lines.next().is_some_and(|line| read_times(line).is_some())
}

pub(super) fn begins_vtt(head: &str) -> bool {
    head.strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

pub(super) fn read_srt(text: &str, _: Choices) -> Result<Prose, ReadError> {
    let lines = lines(text);
    let mut lines = lines.as_slice();
    let mut builder = Builder::default();
    loop {
        lines = skip_blanks(lines);
        let times = match lines {
            [] => break,
            [first, rest @ ..] if first.has_times() => {
                lines = rest;
                times_of(text, *first)?
            }
            [number, rest @ ..] if is_number(*number, rest) => {
                let [first, rest @ ..] = skip_blanks(rest) else { break };
                lines = rest;
                times_of(text, *first)?
            }
            [other, ..] => {
                let kind = ReadErrorKind::Cue(shown(other.text));
                return Err(ReadError::at(text, other.at, kind));
            }
        };
        let end = (0..lines.len()).find(|&number| begins_cue(lines, number));
        let (cue, rest) = lines.split_at_checked(end.unwrap_or(lines.len())).unwrap_or_default();
        lines = rest;
        push_cue(&mut builder, cue, times);
    }
    Ok(builder.finish())
}

/// Whether line `number` begins a cue: the one with the times, or its number before it. Blank
/// lines may stand between the two, and inside a cue's text.
fn begins_cue(lines: &[Line<'_>], number: usize) -> bool {
    match lines.get(number..) {
        Some([first, ..]) if first.has_times() => true,
        Some([first, rest @ ..]) => is_number(*first, rest),
        _ => false,
    }
}

/// Whether `line` is the number of the cue whose times stand in the lines after it.
fn is_number(line: Line<'_>, rest: &[Line<'_>]) -> bool {
    let number = line.text.trim();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && rest.iter().find(|line| !line.is_blank()).is_some_and(|line| line.has_times())
}

pub(super) fn read_vtt(text: &str, _: Choices) -> Result<Prose, ReadError> {
    let lines = lines(text);
    let mut lines = skip_blanks(&lines);
    let mut builder = Builder::default();
    match lines {
        [] => {}
        [first, ..] if begins_vtt(first.text) => lines = after_block(lines),
        [first, ..] => {
            return Err(ReadError::at(text, first.at, ReadErrorKind::Vtt(shown(first.text))));
        }
    }
    loop {
        lines = skip_blanks(lines);
        let (times, rest) = match lines {
            [] => break,
            [first, rest @ ..] if first.has_times() => (times_of(text, *first)?, rest),
            [_name, second, rest @ ..] if second.has_times() => (times_of(text, *second)?, rest),
            // A note, a style, a region.
            _ => {
                lines = after_block(lines);
                continue;
            }
        };
        lines = after_block(rest);
        let cue = rest.get(..rest.len() - lines.len()).unwrap_or_default();
        push_cue(&mut builder, cue, times);
    }
    Ok(builder.finish())
}

fn skip_blanks<'a, 'b>(lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
    let blanks = lines.iter().take_while(|line| line.is_blank()).count();
    lines.get(blanks..).unwrap_or_default()
}

/// The lines from the next blank one on.
fn after_block<'a, 'b>(lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
    let block = lines.iter().take_while(|line| !line.is_blank()).count();
    lines.get(block..).unwrap_or_default()
}

fn push_cue(builder: &mut Builder, lines: &[Line<'_>], times: Times) {
    let mut is_reading = false;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        if !builder.open().is_empty() {
            builder.insert("\n");
        }
        push_line(builder, *line, &mut is_reading);
    }
    builder.close(BlockKind::Cue, Some(times));
}

/// The tags of WebVTT, and those that SubRip borrowed from HTML. Other angle brackets are text.
const TAGS: [&str; 11] = ["i", "b", "u", "s", "c", "v", "font", "lang", "ruby", "rt", "rp"];

/// Adds a line without its tags. `is_reading` says whether the text is in a `<rt>`.
fn push_line(builder: &mut Builder, line: Line<'_>, is_reading: &mut bool) {
    let mut at = 0;
    while let Some(rest) = line.text.get(at..).filter(|rest| !rest.is_empty()) {
        let file = line.at + at;
        if let Some((name, length)) = tag(rest) {
            *is_reading = matches!(name, "rt" | "rp") || *is_reading && !name.starts_with('/');
            at += length;
        } else if let Some(length) = override_code(rest) {
            at += length;
        } else if let Some((c, length)) = entity(rest) {
            if !*is_reading {
                builder.push_as(c, Span::new(file, file + length));
            }
            at += length;
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let next = rest.get(first..).and_then(|rest| rest.find(['<', '{', '&']));
            let length = next.map_or(rest.len(), |next| first + next);
            if !*is_reading {
                builder.push(rest.get(..length).unwrap_or(rest), file);
            }
            at += length;
        }
    }
}

/// The tag that `text` begins with: its name, with the slash of an end tag, and its length.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    // Both kinds of tag end on their line, and none holds another.
    let inner = inner.get(..inner.find(['>', '<'])?)?;
    text.as_bytes().get(inner.len() + 1).filter(|&&byte| byte == b'>')?;
    let name = inner.split([' ', '\t', '.']).next().unwrap_or("");
    let bare = name.strip_prefix('/').unwrap_or(name);
    let is_time = bare.starts_with(|c: char| c.is_ascii_digit()) && time(inner).is_some();
    let is_tag = TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(bare)) || inner == "/";
    (is_tag || is_time).then_some((name, inner.len() + 2))
}

/// The length of the code that `text` begins with, `{\an8}`, as it came from other subtitles.
fn override_code(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("{\\")?;
    let end = inner.find(['}', '{'])?;
    inner.get(end..)?.starts_with('}').then_some(end + "{\\}".len())
}

/// The entity that `text` begins with, and its length.
fn entity(text: &str) -> Option<(&'static str, usize)> {
    const ENTITIES: [(&str, &str); 6] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
    ];
    let (name, c) = ENTITIES.iter().find(|(name, _)| text.starts_with(name))?;
    Some((c, name.len()))
}

fn times_of(text: &str, line: Line<'_>) -> Result<Times, ReadError> {
    let error = || ReadError::at(text, line.at, ReadErrorKind::Times(shown(line.text)));
    read_times(line.text).ok_or_else(error)
}

/// The times of a line; what follows them (a cue's settings) is not looked at.
fn read_times(line: &str) -> Option<Times> {
    let (start, end) = line.split_once(ARROW)?;
    let end = end.split_whitespace().next()?;
    Some(Times { start_ms: time(start.trim())?, end_ms: time(end)? })
}

/// `01:02:03,456`, with or without hours and parts of seconds, in milliseconds.
fn time(text: &str) -> Option<u64> {
    /// Longer numbers than a film has, and no overflow.
    const MAX_DIGITS: usize = 6;
    let number = |digits: &str| -> Option<u64> {
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && digits.len() <= MAX_DIGITS { digits.parse().ok() } else { None }
    };
    let (clock, part) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let millis = match part.len() {
        1 => number(part)? * 100,
        2 => number(part)? * 10,
        3 => number(part)?,
        _ => return None,
    };
    let mut fields = clock.rsplit(':').map(number);
    let (seconds, minutes) = (fields.next()??, fields.next()??);
    let hours = fields.next().unwrap_or(Some(0))?;
    let is_time = fields.next().is_none() && seconds < 60 && minutes < 60;
    is_time.then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
}
