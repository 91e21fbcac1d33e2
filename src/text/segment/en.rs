//! English: the scan for stops, and what belongs to one: closing marks, notes, list items.
//! Whether a stop ends its sentence is asked of [`words`].

use super::brackets::Open;
use super::chars::{
    REACH_BYTES, ahead, char_at, char_before, is_blank, is_line_end, is_separator, skip,
    skip_blanks,
};
use super::emoticons::{closing_emoji, is_remark};
use super::lines::LineEnd;
use super::scan::{Segmenter, blank_before};
use super::{Lists, Rule, en_words as words, lists, notes};

/// How far back, in bytes, a tokenised quotation mark looks for the one it closes.
const MAX_QUOTED_BYTES: usize = 512;

/// Most emoji and smileys, set off by blanks, that are read as one remark.
const MAX_REMARKS: usize = 4;

/// Bytes worth a look; others are passed over.
const LOOKS: [bool; 256] = looks();

#[expect(clippy::indexing_slicing, reason = "constant tables, checked when compiled")]
const fn looks() -> [bool; 256] {
    let mut table = [false; 256];
    let ascii = b".!?()[]{}\"\n\r\x0b\x0c";
    let mut index = 0;
    while index < ascii.len() {
        table[ascii[index] as usize] = true;
        index += 1;
    }
    // The lead bytes of U+0085, “…”, bullets, and full-width and Japanese stops.
    table[0xc2] = true;
    table[0xe2] = true;
    table[0xe3] = true;
    table[0xef] = true;
    // Of emoji.
    table[0xf0] = true;
    table
}

#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
fn is_looked_at(byte: u8) -> bool {
    LOOKS[byte as usize]
}

/// Reads on until a cut is due or the text ends.
pub(super) fn advance(scan: &mut Segmenter<'_>) {
    let bytes = scan.text.as_bytes();
    while let Some(rest) = bytes.get(scan.pos..) {
        let Some(skip) = rest.iter().position(|&byte| is_looked_at(byte)) else {
            scan.pos = bytes.len();
            return;
        };
        scan.pos += skip;
        if scan.pos >= scan.limit {
            return;
        }
        look(scan);
        if scan.is_due() {
            return;
        }
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '．' | '｡')
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '」' | '』' | '`')
}

pub(super) fn is_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '］' | '】')
}

fn look(scan: &mut Segmenter<'_>) {
    let at = scan.pos;
    let Some(c) = char_at(scan.text, at) else {
        scan.pos = scan.text.len();
        return;
    };
    scan.pos = at + c.len_utf8();
    match c {
        '\n' | '\r' => scan.pass_line_end(at),
        _ if is_separator(c) => scan.pass_separator(at, scan.pos),
        // Sentences in brackets of their own are cut like any others.
        '(' | '[' | '（' if scan.opens_sentence(at) => {}
        '(' => scan.open(')', at),
        '[' => scan.open(']', at),
        '（' => scan.open('）', at),
        '{' => scan.open('}', at),
        '“' if scan.keep_quotes => scan.open('”', at),
        '「' => scan.open('」', at),
        '『' => scan.open('』', at),
        '"' | '”' if interrupts(scan.text, at) => {
            scan.brackets.close(c);
            scan.cut(at, scan.pos, Rule::Closed);
        }
        '"' => straight_quote(scan, at),
        ')' if lists::begins_item(scan, at) => {}
        ')' if smiles(scan, at) => {}
        ')' | ']' | '}' | '）' | '”' | '」' | '』' => {
            scan.brackets.close(c);
        }
        '•' | '⁃' => bullet(scan, at, c),
        _ if is_stop(c) => stop(scan, at, c),
        _ if is_remark(c) => {
            scan.pos = closing_emoji(scan.text, at).unwrap_or(scan.pos);
            remark(scan, at, scan.pos, Rule::Emoji);
        }
        _ => {}
    }
}

/// A smiley whose mouth stands at `at`. Says whether one does.
fn smiles(scan: &mut Segmenter<'_>, at: usize) -> bool {
    let eyes = [2, 1].into_iter().filter_map(|back| at.checked_sub(back)).find(|&eyes| {
        smiley_length(scan.text.get(eyes..).map_or("", |_| ahead(scan.text, eyes)))
            .is_some_and(|length| eyes + length == at + 1)
    });
    let Some(eyes) = eyes.filter(|&eyes| blank_before(scan.text, eyes)) else { return false };
    remark(scan, eyes, at + 1, Rule::Emoticon);
    true
}

/// An emoji or a smiley from `at` to `end` ends the words before it where a sentence follows.
fn remark(scan: &mut Segmenter<'_>, at: usize, end: usize, rule: Rule) {
    let said = scan.text.get(scan.start..at).unwrap_or("");
    let rest = skip_blanks(scan.text, end);
    // The words of a sentence come within a few characters, or it has none.
    if said.chars().take(64).any(char::is_alphanumeric)
        && rest > end
        && words::is_starter(ahead(scan.text, rest))
    {
        scan.pos = scan.cut(at, end, rule);
    }
}

/// A straight quotation mark opens after a blank or a bracket and closes otherwise.
fn straight_quote(scan: &mut Segmenter<'_>, at: usize) {
    if scan.keep_quotes && scan.brackets.close('"').is_none() {
        let opens = char_before(scan.text, at).is_none_or(|c| !c.is_alphanumeric());
        if opens {
            scan.open('"', at);
        }
    }
}

/// Whether the quotation mark at `at` closes a speech that breaks off: “But I—” He fell.
fn interrupts(text: &str, at: usize) -> bool {
    let breaks_off = text.get(..at).is_some_and(|head| head.ends_with('—') || head.ends_with("--"));
    let close = char_at(text, at).map_or(0, char::len_utf8);
    breaks_off
        && char_at(text, at + close) == Some(' ')
        && words::is_starter(ahead(text, at + close + 1))
}

/// A bullet inside a line that one of its kind opened begins the next item.
fn bullet(scan: &mut Segmenter<'_>, at: usize, c: char) {
    let first = char_at(scan.text, scan.start);
    if scan.options.lists == Lists::Split && at > scan.start && first == Some(c) {
        scan.cut_before(at, Rule::Item);
    }
}

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
fn absorb(scan: &mut Segmenter<'_>, at: usize) -> Run {
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
        } else if run.end == at {
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
    if let Some(end) = notes::apart(text, blank) {
        run.end = end;
    }
    run.end = notes::frame_end(scan, remarks_end(text, run.end));
    run
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

/// The length of a smiley such as :-) that `rest` opens with and that stands by itself.
pub(super) fn smiley_length(rest: &str) -> Option<usize> {
    let eyes = rest.strip_prefix([':', ';', '='])?;
    let nose = eyes.strip_prefix('-').unwrap_or(eyes);
    let mouth = nose.trim_start_matches([')', '(', 'D', 'P', '/', '|']);
    let length = rest.len() - mouth.len();
    let alone = mouth.chars().next().is_none_or(char::is_whitespace);
    (mouth.len() < nose.len() && length <= 5 && alone).then_some(length)
}

fn stop(scan: &mut Segmenter<'_>, at: usize, first: char) {
    let text = scan.text;
    if first == '.' && lists::begins_item(scan, at) {
        return;
    }
    // Inside a word: a decimal, an address, an abbreviation.
    let next_byte = scan.byte(at + 1);
    if first == '.' && next_byte.is_some_and(|b| b.is_ascii_alphanumeric()) {
        if let Some(end) = words::note_digits_end(text, at).or_else(|| words::runs_on(scan, at)) {
            scan.cut(at, end, Rule::Stop);
        }
        return;
    }
    // A frame opens with its marks: !! NOTE
    if let Some(end) = notes::opened_frame(scan, at) {
        scan.pos = end;
        return;
    }
    let run = absorb(scan, at);
    scan.pos = run.end;
    if run.end >= at + REACH_BYTES {
        return;
    }
    let Some(next) = char_at(text, run.end) else { return };
    let rule = match first {
        _ if run.closed => Rule::Closed,
        '.' | '…' if run.dots > 1 => Rule::Ellipsis,
        '!' | '！' | '‼' => Rule::Exclamation,
        '?' | '？' | '⁇' | '⁈' | '⁉' => Rule::Question,
        _ => Rule::Stop,
    };
    let rest_at = if is_line_end(next) {
        let (end, rest_at) = scan.line_end(run.end);
        if end != LineEnd::Join {
            // The line end cuts; it says where the paragraph ends too.
            scan.cut(at, run.end, rule);
            return;
        }
        skip(text, rest_at, |c| c == '>' || is_blank(c))
    } else if is_blank(next) {
        skip_blanks(text, run.end)
    } else {
        if words::glued(scan, at, &run, first, next) {
            scan.cut(at, run.end, rule);
        }
        return;
    };
    let rest = ahead(text, rest_at);
    if is_line_end(rest.chars().next().unwrap_or('\n')) {
        return;
    }
    if let Some(end) = words::omission(text, at, &run, rest) {
        scan.pos = scan.cut(at, end, Rule::Stop);
        return;
    }
    if words::ends(scan, at, &run, rest) {
        scan.cut(at, run.end, rule);
    }
}
