//! English: stops, the words on both sides of them, quotations and lists.

use super::abbreviations::{self, Kind};
use super::brackets::Open;
use super::chars::{char_at, char_before, is_blank, is_kanji, is_latin, is_line_end, skip_blanks};
use super::lines::LineEnd;
use super::scan::{Segmenter, blank_before};
use super::{Ellipsis, Lists, Rule, lists};

/// Longest word, in bytes, that is looked at before or after a stop.
const MAX_WORD_BYTES: usize = 48;

/// Longest fronted adverb of time, in bytes: “On the morning of Monday the 5th at 6 a.m.”
const MAX_FRONTED_BYTES: usize = 48;

/// Bytes worth a look; others are passed over.
const LOOKS: [bool; 256] = looks();

#[expect(clippy::indexing_slicing, reason = "bytes into 256 places, checked when compiled")]
const fn looks() -> [bool; 256] {
    let mut table = [false; 256];
    let ascii = b".!?()[]\"\n\r";
    let mut index = 0;
    while index < ascii.len() {
        table[ascii[index] as usize] = true;
        index += 1;
    }
    // The lead bytes of “…”, of bullets, and of full-width and Japanese stops.
    table[0xe2] = true;
    table[0xe3] = true;
    table[0xef] = true;
    table
}

#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
fn looked_at(byte: u8) -> bool {
    LOOKS[byte as usize]
}

/// Reads on until a cut is due or the text ends.
pub(super) fn advance(scan: &mut Segmenter<'_>) {
    let bytes = scan.text.as_bytes();
    while let Some(rest) = bytes.get(scan.pos..) {
        let Some(skip) = rest.iter().position(|&byte| looked_at(byte)) else {
            scan.pos = bytes.len();
            return;
        };
        scan.pos += skip;
        look(scan);
        if scan.is_due() {
            return;
        }
    }
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '\u{2028}'
            | '\u{2029}'
    )
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '」' | '』' | '`')
}

fn is_bracket(c: char) -> bool {
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
        '(' => scan.open(')', at),
        '[' => scan.open(']', at),
        '（' => scan.open('）', at),
        '“' if scan.keep_quotes => scan.open('”', at),
        '「' => scan.open('」', at),
        '『' => scan.open('』', at),
        '"' => straight_quote(scan, at),
        ')' if begins_item(scan, at) => {}
        ')' | ']' | '）' | '”' | '」' | '』' => {
            scan.brackets.close(c);
        }
        '•' | '⁃' => bullet(scan, at, c),
        _ if is_stop(c) => stop(scan, at, c),
        _ => {}
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

/// A bullet inside a line that one of its kind opened begins the next item.
fn bullet(scan: &mut Segmenter<'_>, at: usize, c: char) {
    let first = char_at(scan.text, scan.start);
    if scan.options.lists == Lists::Split && at > scan.start && first == Some(c) {
        scan.cut_before(at, Rule::Item);
    }
}

/// Cuts before the marker whose closing mark stands at `at`, if it is one. Says whether it is.
fn begins_item(scan: &mut Segmenter<'_>, at: usize) -> bool {
    if scan.options.lists == Lists::Keep {
        return false;
    }
    let head = scan.text.get(scan.text.floor_char_boundary(at.saturating_sub(4))..at).unwrap_or("");
    let label_len = head.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let (label_at, label) = (at - label_len, head.get(head.len() - label_len..).unwrap_or(""));
    let Some(marker) = lists::marker(scan.text, label, at) else { return false };
    let past = at + if marker.closes == ':' { 2 } else { 1 };
    let before = char_before(scan.text, label_at);
    if !char_at(scan.text, past).is_some_and(char::is_whitespace)
        || before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '•' | '⁃'))
    {
        return false;
    }
    let bulleted = label_at.saturating_sub(scan.start) <= 4
        && scan
            .text
            .get(scan.start..label_at)
            .is_some_and(|head| head.trim_matches(['•', '⁃', ' ']).is_empty());
    if scan.opens_sentence(label_at) || bulleted {
        scan.list = Some(marker);
        scan.pos = past;
        return true;
    }
    let next = scan.list.is_some_and(|last| lists::follows(last, marker));
    if next {
        scan.cut_before(label_at, Rule::Item);
        scan.list = Some(marker);
        scan.pos = past;
    }
    next
}

/// A run of stops and what closes with it.
struct Run {
    end: usize,
    /// Whether a stop proper, not only dots, is in it.
    strong: bool,
    /// Dots, spaced or not; 0 when `strong`.
    dots: usize,
    /// Whether stops are set off by blanks, as in tokenised text.
    spaced: bool,
    /// Whether a quotation mark or bracket closed after the last stop.
    closed: bool,
    /// Whether a bracket that opened inside the sentence closed after the last stop.
    aside: bool,
}

/// Reads the stops from `at` on, the marks that close with them, and notes such as [3].
fn absorb(scan: &mut Segmenter<'_>, at: usize) -> Run {
    let text = scan.text;
    let mut run =
        Run { end: at, strong: false, dots: 0, spaced: false, closed: false, aside: false };
    while let Some(c) = char_at(text, run.end) {
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
        } else if c == ' ' && char_at(text, next).is_some_and(is_stop) {
            let past = next + char_at(text, next).map_or(0, char::len_utf8);
            if char_at(text, past)
                .is_some_and(|c| !c.is_whitespace() && !is_stop(c) && !is_quote(c))
            {
                break;
            }
            run.spaced = true;
        } else if c == '[' {
            let Some(end) = note_end(text, run.end) else { break };
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
    if let Some(end) = note_end(text, blank).or_else(|| smiley_end(text, blank)) {
        run.end = end;
    }
    run
}

/// The end of a note's mark such as [12] that opens at `at` and stands by itself.
fn note_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix('[')?;
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..)?.strip_prefix(']')?;
    let alone = after.chars().next().is_none_or(|c| c.is_whitespace() || c == '[');
    (digits > 0 && alone).then_some(at + digits + 2)
}

/// The end of a smiley such as :-) that opens at `at` and stands by itself.
fn smiley_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let eyes = rest.strip_prefix([':', ';', '='])?;
    let nose = eyes.strip_prefix('-').unwrap_or(eyes);
    let mouth = nose.trim_start_matches([')', '(', 'D', 'P', '/', '|']);
    let length = rest.len() - mouth.len();
    let alone = mouth.chars().next().is_none_or(char::is_whitespace);
    (mouth.len() < nose.len() && length <= 5 && alone).then_some(at + length)
}

/// The word that ends at `at`: back to a blank, a quotation mark or a bracket.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(MAX_WORD_BYTES));
    let head = text.get(from..at).unwrap_or("");
    let start = head
        .char_indices()
        .rev()
        .find(|&(_, c)| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '['
                        | '{'
                        | '"'
                        | '“'
                        | '‘'
                        | '\''
                        | '—'
                        | '–'
                        | '/'
                        | '（'
                        | '「'
                        | '*'
                        | '_'
                        | ','
                )
                || (c >= '\u{3040}' && !is_latin(c))
        })
        .map_or(0, |(offset, c)| offset + c.len_utf8());
    head.get(start..).unwrap_or("")
}

/// The word that begins at the head of `rest`, quotation marks and brackets left out.
fn word_after(rest: &str) -> &str {
    let rest = rest.get(..rest.floor_char_boundary(MAX_WORD_BYTES)).unwrap_or("");
    let rest = rest.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '*', '_', '«', '`']);
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '-')));
    rest.get(..end.unwrap_or(rest.len())).unwrap_or("").trim_end_matches(['.', '-'])
}

fn stop(scan: &mut Segmenter<'_>, at: usize, first: char) {
    let text = scan.text;
    if first == '.' && begins_item(scan, at) {
        return;
    }
    // Inside a word: a decimal, an address, an abbreviation.
    let next_byte = scan.byte(at + 1);
    if first == '.' && next_byte.is_some_and(|b| b.is_ascii_alphanumeric()) {
        if runs_on(text, at) {
            scan.cut(at, at + 1, Rule::Stop);
        }
        return;
    }
    let run = absorb(scan, at);
    scan.pos = run.end;
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
        rest_at
    } else if is_blank(next) {
        skip_blanks(text, run.end)
    } else {
        if glued(text, at, run.end, first, next) {
            scan.cut(at, run.end, rule);
        }
        return;
    };
    let rest = text.get(rest_at..).unwrap_or("");
    if is_line_end(rest.chars().next().unwrap_or('\n')) {
        return;
    }
    if let Some(end) = omission(text, at, &run, rest) {
        scan.pos = scan.cut(at, end, Rule::Stop);
        return;
    }
    if ends(scan, at, &run, rest) {
        scan.cut(at, run.end, rule);
    }
}

/// Whether sentences meet without a blank at the dot `at`: “world.Today”, “1,000.That”.
fn runs_on(text: &str, at: usize) -> bool {
    let word = word_before(text, at);
    let plain = word.len() > 1
        && word.chars().rev().take(2).all(|c| c.is_lowercase() || c.is_ascii_digit());
    let mut after = text.get(at + 1..).unwrap_or("").chars();
    let capital = after.next().is_some_and(char::is_uppercase);
    if !plain || !capital || word.contains(['.', '@', '/', '\\', ':', '=']) {
        return false;
    }
    let word = text.get(at + 1..).unwrap_or("");
    let word = word.get(..word.floor_char_boundary(MAX_WORD_BYTES)).unwrap_or("");
    let word = word.split(char::is_whitespace).next().unwrap_or("");
    let inner = word.trim_end_matches(['.', ',', '!', '?', ';', ':', '"', '\'', ')']);
    let lower = word.chars().nth(1).is_some_and(char::is_lowercase) || matches!(inner, "I" | "A");
    lower && !inner.contains(['.', '/', '@', '(', '_', '='])
}

/// Whether a stop that touches the next word ends a sentence: “Hello!How”, “said.”He”.
fn glued(text: &str, at: usize, end: usize, first: char, next: char) -> bool {
    if matches!(first, '。' | '！' | '？' | '｡') {
        return !next.is_lowercase();
    }
    if next >= '\u{3040}' && next.is_alphabetic() {
        return first != '.' || word_before(text, at).chars().count() > 1;
    }
    let lower_before =
        char_before(text, at).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let mut after = text.get(end..).unwrap_or("").chars().skip(1);
    let word = matches!(next, '"' | '“')
        || next.is_uppercase()
            && after.next().is_some_and(|c| c.is_lowercase() || c == ' ' || c == '\'');
    lower_before && word && first != '…'
}

/// “compounds. . . . The”: the first dot ends the sentence, three spaced ones open the next.
fn omission(text: &str, at: usize, run: &Run, rest: &str) -> Option<usize> {
    let spaced = text.get(at..run.end)? == ". . . .";
    let capital = rest.starts_with(char::is_uppercase);
    (spaced && capital && !blank_before(text, at)).then_some(at + 1)
}

/// Whether the run of stops at `at` ends its sentence before `rest`.
fn ends(scan: &Segmenter<'_>, at: usize, run: &Run, rest: &str) -> bool {
    let text = scan.text;
    if run.aside {
        return false;
    }
    let bare = rest.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '*', '_', '«', '`']);
    let Some(next) = bare.chars().next() else { return true };
    let ellipsis = run.dots > 1;
    if matches!(next, ',' | ';' | ':' | ')' | ']' | '}' | '”' | '=' | '&' | '/' | '%')
        && smiley_end(text, text.len() - rest.len()).is_none()
    {
        return false;
    }
    let word = word_before(text, at);
    if next.is_lowercase() && !is_brand(word_after(bare)) {
        if run.closed || ellipsis || run.spaced || blank_before(text, at) && run.strong {
            return false;
        }
        if !run.strong {
            return is_plain(scan, word, at) && !rest.starts_with(['(', '[']);
        }
        let name = text.get(at..run.end) == Some("!")
            && word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && !scan.opens_sentence(at - word.len());
        return !name;
    }
    if ellipsis {
        return scan.options.ellipsis == Ellipsis::Auto || run.closed;
    }
    if run.strong {
        return true;
    }
    stop_ends(scan, word, at, rest)
}

/// Whether `word` looks like an ordinary word, so that its stop is no abbreviation's.
fn is_plain(scan: &Segmenter<'_>, word: &str, at: usize) -> bool {
    let label = scan.opens_sentence(at - word.len()) && lists::is_label(word);
    word.chars().count() > 1
        && !word.contains('.')
        && !label
        && abbreviations::kind(word).is_none()
        && !is_users(scan, word)
        && word.chars().any(|c| c.is_alphanumeric())
        && !word.chars().all(is_kanji)
}

/// A name in small letters that can open a sentence: iPhone, eBay, io.net.
fn is_brand(word: &str) -> bool {
    let inner_capital = word.chars().skip(1).any(char::is_uppercase) && word.len() > 2;
    let dotted = word.split_once('.').is_some_and(|(name, suffix)| {
        name.len() > 1 && suffix.len() > 1 && suffix.chars().all(|c| c.is_ascii_lowercase())
    });
    inner_capital || dotted
}

fn is_users(scan: &Segmenter<'_>, word: &str) -> bool {
    scan.options
        .abbreviations
        .iter()
        .any(|known| known.strip_suffix('.').unwrap_or(known).eq_ignore_ascii_case(word))
}

/// Whether the single stop at `at`, after `word`, ends its sentence before `rest`, which
/// does not begin in small letters.
pub(super) fn stop_ends(scan: &Segmenter<'_>, word: &str, at: usize, rest: &str) -> bool {
    if is_users(scan, word) {
        return false;
    }
    let bare = rest.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '*', '_']);
    let next = bare.chars().next().unwrap_or(' ');
    let after = word_after(rest);
    let starter =
        abbreviations::is_starter(after) && next.is_uppercase() && !rest.starts_with(['(', '[']);
    let word_at = at - word.len();
    if scan.opens_sentence(word_at) && lists::is_label(word) && word != "No" {
        return false;
    }
    let capital = !next.is_ascii_digit() && !next.is_lowercase();
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_alphabetic()
        && !matches!(letter, 'p')
    {
        return ends_initial(scan, letter, word_at, starter, capital);
    }
    if is_time(word) {
        return capital
            && !abbreviations::follows_time(after)
            && (starter || !is_fronted(scan, word_at));
    }
    match abbreviations::kind(word) {
        Some(Kind::Title) => matches!(word, "St" | "Sr" | "Mt" | "st") && starter,
        Some(Kind::Inner) => false,
        Some(Kind::Number) => {
            let label = lists::is_label(after) && after != "I" || rest.starts_with(['(', '[']);
            let month = word.len() >= 3 && word.starts_with(char::is_uppercase);
            let name = month && !word.eq_ignore_ascii_case("sec") && !starter;
            capital && !label && !name && !next.is_ascii_digit()
        }
        Some(Kind::Name) => starter || rest.starts_with(['"', '“']) && next.is_uppercase(),
        Some(Kind::End) => {
            capital && !rest.starts_with(['(', '[']) && !abbreviations::is_title(after)
        }
        None if is_acronym(word) => starter || next >= '\u{3040}',
        None => true,
    }
}

/// The stop after a single letter: an initial, a grade, or the word I.
fn ends_initial(
    scan: &Segmenter<'_>,
    letter: char,
    at: usize,
    starter: bool,
    capital: bool,
) -> bool {
    let before = word_before(scan.text, scan.text.get(..at).unwrap_or("").trim_end().len());
    if letter.is_lowercase() {
        return capital && letter != 'c' && letter != 'v';
    }
    // “you and I. Did” against “Albert I. Jones”: a name stands before an initial.
    starter && (letter == 'I' || !before.starts_with(char::is_uppercase) || scan.opens_sentence(at))
}

/// Letters with stops between them: U.S, J.C, Ph.D.
fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
}

/// A time of day or an era.
fn is_time(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    ["a.m", "p.m", "b.c", "a.d", "b.c.e", "c.e", "am", "pm"]
        .iter()
        .any(|time| word.eq_ignore_ascii_case(time))
}

/// Whether the sentence so far is an adverb of time: “At 5 a.m.”, “On Monday at 6 a.m.”
fn is_fronted(scan: &Segmenter<'_>, at: usize) -> bool {
    // A clause before a colon is over: “She remarked: At 5 a.m. Mr. Oda …”.
    let Some(head) = scan.text.get(scan.start..at) else { return true };
    if head.len() > MAX_FRONTED_BYTES {
        return false;
    }
    let head = head.rsplit(':').next().unwrap_or(head).trim_start_matches(['"', '“', '(', ' ']);
    abbreviations::is_fronting(word_after(head)) && !head.contains([';'])
}
