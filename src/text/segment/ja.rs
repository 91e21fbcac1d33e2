//! Japanese: stops, what may follow them, and the brackets around them.

use super::chars::{
    REACH_BYTES, ahead, behind, char_at, char_before, is_blank, is_digit, is_hiragana, is_japanese,
    is_latin, is_line_end, is_separator, skip, skip_blanks,
};
use super::emoticons::{emoticon, is_arm, is_ornament, laugh};
use super::items::begins_item;
use super::ja_run::{Closed, absorb, is_closer, rule_of};
use super::leaders::leads;
use super::lines::LineEnd;
use super::particles::{After, breaks_off, go_on};
use super::references::{self, Place};
use super::scan::Segmenter;
use super::{Ellipsis, Rule, ja_dots, notes};
use crate::model::Lang;

/// Laughter, at the end of what was said.
const LAUGH: &str = "笑";

/// For the byte that begins a character of no interest, the character's bytes; 0 asks for a look.
const STEPS: [u8; 256] = steps();

#[expect(clippy::indexing_slicing, reason = "constant tables, checked when compiled")]
const fn steps() -> [u8; 256] {
    let mut table = [1; 256];
    let mut byte = 0xc0;
    while byte < 0x100 {
        table[byte] = match byte {
            0xc0..0xe0 if byte != 0xc2 => 2,
            0xe3..=0xee if byte != 0xe3 => 3,
            _ => 0,
        };
        byte += 1;
    }
    let looks = b".!?()[]{}\"\n\r\x0b\x0cw\xe7";
    let mut index = 0;
    while index < looks.len() {
        table[looks[index] as usize] = 0;
        index += 1;
    }
    table
}

/// What closes the bracket `open`, and whether it is a quotation mark.
fn closer_of(open: char) -> Option<(char, bool)> {
    Some(match open {
        '「' => ('」', true),
        '『' => ('』', true),
        '｢' => ('｣', true),
        '“' => ('”', true),
        '〝' => ('〟', true),
        '《' => ('》', true),
        '〈' => ('〉', true),
        '（' => ('）', false),
        '(' => (')', false),
        '【' => ('】', false),
        '〔' => ('〕', false),
        '［' => ('］', false),
        '[' => (']', false),
        '{' => ('}', false),
        _ => return None,
    })
}

#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
fn step_of(byte: u8) -> usize {
    usize::from(STEPS[byte as usize])
}

/// Reads on until a cut is due or the text ends.
pub(super) fn advance(scan: &mut Segmenter<'_>) {
    let bytes = scan.text.as_bytes();
    let mut at = scan.pos;
    while let Some(&byte) = bytes.get(at) {
        // Kana: the second byte tells them from 、。「」 and the middle dot.
        if byte == 0xe3 && bytes.get(at + 1).is_some_and(|&second| second > 0x80) {
            at += 3;
            continue;
        }
        let step = step_of(byte);
        if step > 0 {
            at += step;
            continue;
        }
        // Kanji: only 笑 is worth a look.
        if byte == 0xe7 && bytes.get(at..at + LAUGH.len()) != Some(LAUGH.as_bytes()) {
            at += 3;
            continue;
        }
        scan.pos = at;
        if at >= scan.limit {
            return;
        }
        look(scan);
        if scan.is_due() {
            return;
        }
        at = scan.pos;
    }
    scan.pos = at;
}

fn look(scan: &mut Segmenter<'_>) {
    let at = scan.pos;
    let Some(c) = char_at(scan.text, at) else {
        scan.pos = scan.text.len();
        return;
    };
    scan.pos = at + c.len_utf8();
    if is_line_end(c) {
        scan.pass_line_end(at);
    } else if let Some((close, quotation)) = closer_of(c) {
        if quotation {
            if scan.keep_quotes {
                scan.open(close, at);
            }
        } else if let Some(end) = laugh(scan.text, at) {
            remark(scan, at, end, Rule::Laugh);
        } else if let Some(end) = emoticon(scan.text, at) {
            remark(scan, at, end, Rule::Emoticon);
        } else {
            scan.open(close, at);
        }
    } else if let Some(rule) = rule_of(c) {
        stop(scan, at, rule);
    } else if c == '"' {
        quotation_mark(scan, at);
    } else if is_closer(c) {
        if !matches!(c, ')' | '）') || !begins_item(scan, at) {
            scan.brackets.close(c);
        }
    } else if matches!(c, 'w' | 'ｗ') {
        laughing_letters(scan, at);
    } else if is_separator(c) {
        scan.pass_separator(at, scan.pos);
    } else if scan.text.get(at..scan.pos) == Some(LAUGH) {
        bare_laugh(scan, at);
    }
}

/// A straight quotation mark opens or closes by turns.
fn quotation_mark(scan: &mut Segmenter<'_>, at: usize) {
    if scan.keep_quotes && scan.brackets.close('"').is_none() {
        scan.open('"', at);
    }
}

/// An emoticon or a laugh from `at` to `end`.
fn remark(scan: &mut Segmenter<'_>, at: usize, end: usize, rule: Rule) {
    let head = scan.text.get(scan.words_from.min(at)..at).unwrap_or("");
    // The words of a sentence come within a few characters, or it has none.
    if head.chars().take(64).all(|c| c.is_whitespace() || is_arm(c)) {
        scan.pos = end;
        scan.words_from = end;
        return;
    }
    let end = absorb(scan, end).end;
    finish(scan, at, end, rule, After::Mark);
}

/// ｗｗｗ after Japanese, for laughter.
fn laughing_letters(scan: &mut Segmenter<'_>, at: usize) {
    let end = skip(scan.text, at, |c| matches!(c, 'w' | 'ｗ'));
    scan.pos = end;
    let next = char_at(scan.text, end);
    // 草ww まじか: several letters before a blank are no word.
    let several = || scan.text.get(at..end).is_some_and(|run| run.chars().nth(1).is_some());
    let laughs = char_before(scan.text, at).is_some_and(|c| {
        is_hiragana(c)
            || matches!(c, 'ー' | '〜' | 'っ')
            || is_japanese(c) && several() && next.is_some_and(is_blank)
    }) && next.is_some_and(|c| is_japanese(c) || is_blank(c));
    if laughs {
        finish(scan, at, end, Rule::Laugh, After::Mark);
    }
}

/// 笑 before a blank, for laughter.
fn bare_laugh(scan: &mut Segmenter<'_>, at: usize) {
    let said = |c| is_hiragana(c) || matches!(c, 'ー' | '〜' | '！' | '？' | '!' | '?');
    let end = skip(scan.text, at, |c| c == '笑');
    if char_at(scan.text, end).is_some_and(is_blank) && char_before(scan.text, at).is_some_and(said)
    {
        finish(scan, at, end, Rule::Laugh, After::Mark);
    }
}

/// Whether the speaker begins a word anew behind the dots from `at` to `end`: ぼく…ぼくは, そ……そんな.
fn stammers(text: &str, at: usize, end: usize) -> bool {
    /// Longest word that is begun anew, in characters.
    const MAX_CHARS: usize = 12;
    let (head, rest) = (behind(text, at), ahead(text, end));
    let word = |c: char| is_japanese(c) || is_latin(c);
    let mut starts = head.char_indices().rev().take(MAX_CHARS).take_while(|&(_, c)| word(c));
    starts.any(|(start, first)| {
        let again = head.get(start..).is_some_and(|part| rest.starts_with(part));
        let begins = !head.get(..start).unwrap_or("").ends_with(word);
        // Inside a run of kana or kanji only what begins like a word is one.
        let long = || start + 2 * first.len_utf8() <= head.len() && !is_hiragana(first);
        again && (begins || long())
    })
}

fn stop(scan: &mut Segmenter<'_>, at: usize, rule: Rule) {
    let Some(c) = char_at(scan.text, at) else { return };
    let single = at + c.len_utf8();
    if matches!(c, '.' | '．') && (begins_item(scan, at) || ja_dots::is_inside(scan, at, c)) {
        return;
    }
    if c == '!' && (ja_dots::is_name_mark(scan.text, at) || notes::is_image(scan.text, at))
        || c.is_ascii() && ja_dots::is_in_address(scan.text, at)
    {
        return;
    }
    if rule == Rule::Ornament && !follows_words(scan, at) {
        // No ornament of the run follows words, then.
        scan.pos = skip(scan.text, at, is_ornament);
        return;
    }
    if rule == Rule::Ornament && rates(scan.text, at) {
        return;
    }
    // A frame opens with its marks: !! 注意
    if let Some(end) = notes::opened_frame(scan, at) {
        scan.pos = end;
        return;
    }
    // No entry of a bibliography has 。 inside it.
    let may_be_inside = !matches!(c, '。' | '｡');
    let of_entry = if may_be_inside { references::place(scan, single) } else { None };
    if of_entry == Some(Place::BeforeLabel) {
        scan.pos = scan.cut(at, single, Rule::Stop);
        return;
    }
    let run = absorb(scan, at);
    scan.pos = run.end.max(single);
    if run.end >= at + REACH_BYTES || of_entry.is_some() {
        return;
    }
    let Some(strongest) = run.rule else { return };
    let dots = scan.text.get(at..run.end).unwrap_or("");
    let trailing =
        matches!(strongest, Rule::Ellipsis) || strongest == Rule::Stop && dots.starts_with("..");
    // 「あの……」「何だ？」: the next speech begins, whatever this one breaks off with.
    let answered = matches!(run.closed, Some(Closed::Speech))
        && matches!(char_at(scan.text, run.end), Some('「' | '『' | '“'));
    let anew = || stammers(scan.text, at, run.end) || leads(scan.text, at, run.end, Lang::Ja);
    let goes_on = || run.closed.is_none() && anew() || !ellipsis_ends(scan, at);
    if trailing && !answered && !run.remarked && goes_on() {
        return;
    }
    let after = match (run.closed, strongest) {
        (Some(Closed::Speech), _) => After::Speech,
        (Some(Closed::Quotation), _) => After::Closer,
        (_, Rule::Stop) if !repeats_stop(dots) => After::Stop,
        _ => After::Mark,
    };
    let rule = match run.closed {
        Some(_) => Rule::Closed,
        None if trailing => Rule::Ellipsis,
        None => strongest,
    };
    finish(scan, at, run.end, rule, after);
}

/// 。。。 is an ellipsis of sorts.
fn repeats_stop(run: &str) -> bool {
    run.chars().filter(|&c| matches!(c, '。' | '.' | '．' | '｡')).nth(1).is_some()
}

fn ellipsis_ends(scan: &Segmenter<'_>, at: usize) -> bool {
    scan.options.ellipsis == Ellipsis::Auto
        && !scan.opens_sentence(at)
        && char_before(scan.text, at).is_some_and(|c| !breaks_off(c))
}

/// Whether the ornament at `at` stands behind words: at the head of its sentence it is a bullet.
fn follows_words(scan: &Segmenter<'_>, at: usize) -> bool {
    let said = |head: &str| head.chars().take(3).filter(|&c| !is_ornament(c)).count() == 3;
    scan.text.get(scan.start..at).is_some_and(said)
}

/// Whether the ornament at `at` rates something: 評価：★4.5.
fn rates(text: &str, at: usize) -> bool {
    let rest = ahead(text, skip(text, at, is_ornament));
    let decimal = rest.trim_start_matches(is_digit);
    matches!(char_before(text, at), Some('：' | ':'))
        || decimal.len() < rest.len() && decimal.starts_with('.')
}

/// What follows the quotations, one after another, that `rest` opens with.
fn after_quotations(rest: &str) -> Option<&str> {
    /// Most quotations that one verb is looked for.
    const MAX: usize = 8;
    let mut after = rest;
    for _ in 0..MAX {
        let open = after.chars().next();
        let Some((open, (close, true))) = open.and_then(|c| Some((c, closer_of(c)?))) else {
            break;
        };
        let mut depth = 0_usize;
        let end = after.find(|c| {
            depth += usize::from(c == open);
            depth -= usize::from(c == close);
            c == close && depth == 0
        })?;
        after = after.get(end + close.len_utf8()..)?;
    }
    (after.len() < rest.len()).then_some(after)
}

/// Cuts at `end` unless the text goes on.
fn finish(scan: &mut Segmenter<'_>, from: usize, end: usize, rule: Rule, after: After) {
    scan.pos = end;
    let Some(next) = char_at(scan.text, end) else { return };
    let mut rest_at = end;
    if is_line_end(next) {
        let (line_end, next_line) = scan.line_end(end);
        if line_end == LineEnd::Join {
            rest_at = skip(scan.text, next_line, |c| c == '>' || is_blank(c));
        } else {
            scan.pos = scan.cut(from, end, rule);
            return;
        }
    }
    let rest = ahead(scan.text, rest_at);
    let goes_on = if is_blank(next) {
        // Some writers set a quotation apart: "Go home." と言った.
        let rest = ahead(scan.text, skip_blanks(scan.text, end));
        matches!(after, After::Closer | After::Speech)
            && rest.starts_with(['と', 'っ'])
            && go_on(rest, After::Closer)
    } else if matches!(after, After::Closer | After::Speech) && matches!(next, '(' | '（') {
        true
    } else if next == ',' {
        false
    } else if after == After::Closer
        && scan.keep_quotes
        && let Some(rest) = after_quotations(rest)
    {
        // 彼は「わかった。」「帰る。」と言った: one verb for both.
        go_on(rest, after)
    } else {
        go_on(rest, after)
    };
    if !goes_on {
        let comma = usize::from(next == ',' && rule != Rule::Ellipsis);
        scan.pos = scan.cut(from, end + comma, rule);
    }
}
