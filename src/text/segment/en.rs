//! English: the scan for stops. What belongs to one says [`super::en_run`]; whether it ends its
//! sentence is asked of [`words`].

use super::chars::{
    REACH_BYTES, ahead, char_at, char_before, is_blank, is_line_end, is_separator, skip,
    skip_blanks,
};
use super::emoticons::{closing_emoji, is_remark, smiley_length};
use super::en_run::{absorb, is_stop};
use super::items::begins_item;
use super::lines::LineEnd;
use super::notes;
use super::references::{self, Place};
use super::scan::{Segmenter, blank_before};
use super::{Lists, Rule, en_words as words};

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
        ')' if begins_item(scan, at) => {}
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

fn stop(scan: &mut Segmenter<'_>, at: usize, first: char) {
    let text = scan.text;
    if first == '.' && begins_item(scan, at) {
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
    let of_entry = references::place(scan, at + first.len_utf8());
    if of_entry == Some(Place::BeforeLabel) {
        scan.pos = scan.cut(at, at + first.len_utf8(), Rule::Stop);
        return;
    }
    let run = absorb(scan, at);
    scan.pos = run.end;
    if run.end >= at + REACH_BYTES || of_entry.is_some() {
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
