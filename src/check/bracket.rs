//! `unbalanced-brackets`: a bracket or quotation mark without its partner.

use std::collections::BTreeMap;

use crate::model::{Finding, Lang, Severity, Span};

use super::analysis::Analysis;
use super::context::Context;
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "unbalanced-brackets",
    severity: Severity::Warning,
    summary: "a bracket or quotation mark of the draft has no partner",
    page: "\
What: round, square and curly brackets and quotation marks of the draft that are never closed, or
never opened. A quotation may run over sentences and paragraphs. List marks such as `a)`, smileys,
inches (6'2\") and apostrophes are no brackets, and what the source leaves open, the draft may.

Why: half of a pair is what an edit leaves behind.

Example: “This, in my opinion) is fine prose.”

Silence: close it; or as for number-mismatch, with `unbalanced-brackets`.",
    check,
};

/// A quotation is given up after so many sentences.
const MAX_SENTENCES: usize = 12;

/// What `"` counts as: two characters that no text has, so that they pair with each other only.
const STRAIGHT_OPEN: char = '\u{f0001}';
const STRAIGHT_CLOSE: char = '\u{f0002}';

/// How many bytes before and behind a mark may tell what it is.
const REACH: usize = 64;

/// An opening bracket that waits.
struct Open {
    close: char,
    span: Span,
    sentence: usize,
    /// The paragraph of that sentence.
    block: u32,
}

/// The opening brackets that wait, in order.
#[derive(Default)]
struct Waiting {
    open: Vec<Open>,
    /// How many of them wait for each closing mark, so that nobody looks for what is not there.
    counts: BTreeMap<char, usize>,
}

impl Waiting {
    fn any(&self, close: char) -> bool {
        self.counts.get(&close).is_some_and(|&count| count > 0)
    }

    /// The place of the last that waits for `close`. O(those behind it).
    fn last(&self, close: char) -> Option<usize> {
        if !self.any(close) {
            return None;
        }
        self.open.iter().rposition(|open| open.close == close)
    }

    fn push(&mut self, open: Open) {
        *self.counts.entry(open.close).or_default() += 1;
        self.open.push(open);
    }

    /// Takes out all those of which `is_out` is true, from place `from` on.
    fn take(&mut self, from: usize, is_out: impl Fn(usize, &Open) -> bool) -> Vec<Open> {
        let rest = self.open.split_off(from.min(self.open.len()));
        let mut taken = Vec::new();
        for (at, open) in (from..).zip(rest) {
            if is_out(at, &open) {
                if let Some(count) = self.counts.get_mut(&open.close) {
                    *count = count.saturating_sub(1);
                }
                taken.push(open);
            } else {
                self.open.push(open);
            }
        }
        taken
    }
}

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut lonely = lonely(context.target);
    // One finding a sentence: a slip with one mark makes others look lonely, too.
    lonely.dedup_by_key(|(span, _)| context.target.sentence_at(span.start));
    // What stands open in the source of the same bead is the author's.
    lonely.retain(|&(span, _)| {
        let bead = context.bead_of_target(context.target.sentence_at(span.start));
        bead.and_then(|bead| context.beads().get(bead)).is_some_and(|bead| {
            !bead.source.clone().any(|index| is_uneven(context.source.sentence(index)))
        })
    });
    for (span, is_open) in lonely {
        let index = context.target.sentence_at(span.start);
        let Some(bead) = context.bead_of_target(index) else { continue };
        let mark = context.target.text(span);
        let message = match is_open {
            true => format!("`{mark}` is never closed"),
            false => format!("`{mark}` was never opened"),
        };
        found.push(context.finding_at(rule, bead, (&[], &[span]), message));
    }
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '“' => '”',
        STRAIGHT_OPEN => STRAIGHT_CLOSE,
        '（' => '）',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '〔' => '〕',
        '《' => '》',
        '«' => '»',
        _ => return None,
    })
}

fn is_quotation(close: char) -> bool {
    matches!(close, '”' | '」' | STRAIGHT_CLOSE)
}

fn is_closing(c: char) -> bool {
    c == STRAIGHT_CLOSE
        || matches!(c, ')' | ']' | '}' | '”' | '）' | '」' | '』' | '】' | '〕' | '》' | '»')
}

/// Whether a source sentence has more of one half than of the other.
fn is_uneven(sentence: &str) -> bool {
    let (mut open, mut straight, mut single) = (0_i32, 0_usize, 0_i32);
    for (at, c) in sentence.char_indices() {
        open += i32::from(closing(c).is_some()) - i32::from(is_closing(c));
        straight += usize::from(c == '"');
        if matches!(c, '\'' | '‘' | '’') {
            let (before, after) = about(sentence, at, c);
            single += single_mark(before, after);
        }
    }
    open != 0 || straight % 2 == 1 || single != 0
}

/// What a single quotation mark or apostrophe between two texts is: 1 where it opens a quotation,
/// -1 where it closes one.
fn single_mark(before: &str, after: &str) -> i32 {
    let is_mark = |c: char| !c.is_alphanumeric();
    if opens(before, after) {
        1
    } else if before.ends_with(['.', ',', '!', '?', '…', '\'', '’'])
        && !after.starts_with(char::is_alphanumeric)
        || before.ends_with(|c: char| c.is_alphanumeric() && c != 's') && after.starts_with(is_mark)
    {
        -1
    } else {
        0
    }
}

/// What stands about the mark `c` at `at`, as far as it may tell.
fn about(sentence: &str, at: usize, c: char) -> (&str, &str) {
    let behind = at + c.len_utf8();
    let start = sentence.floor_char_boundary(at.saturating_sub(REACH));
    let end = sentence.ceil_char_boundary((behind + REACH).min(sentence.len()));
    (sentence.get(start..at).unwrap_or(""), sentence.get(behind..end).unwrap_or(""))
}

/// The marks without a partner, and whether each opens. O(bytes).
fn lonely(side: &Analysis<'_>) -> Vec<(Span, bool)> {
    let mut waiting = Waiting::default();
    let mut lonely = Vec::new();
    for (index, sentence) in side.document().iter().enumerate() {
        let start = side.span(index).start;
        let block = side.document().sentences().get(index).map_or(0, |s| s.paragraph);
        let reopens = sentence.starts_with(['“', '「', '"']);
        let mut has_round = false;
        for (at, c) in sentence.char_indices() {
            let span = Span::new(at, at + c.len_utf8()).shifted(start);
            let (before, after) = about(sentence, at, c);
            let follows_round = has_round;
            has_round |= c == '(';
            // A straight mark is a half of a pair by what stands beside it.
            let c = match c {
                '"' if before.ends_with(|c: char| c.is_ascii_digit())
                    && !waiting.any(STRAIGHT_CLOSE) =>
                {
                    continue;
                }
                // Japanese has no blanks to tell by.
                '"' if side.lang() == Lang::Ja => match waiting.any(STRAIGHT_CLOSE) {
                    true => STRAIGHT_CLOSE,
                    false => STRAIGHT_OPEN,
                },
                '"' => straight_mark(before, after, waiting.any(STRAIGHT_CLOSE)),
                _ if is_named(before, after) => continue,
                c => c,
            };
            if let Some(close) = closing(c) {
                // In English a paragraph within a quotation opens it again, and is not closed by
                // itself.
                let earlier = waiting.last(close).filter(|_| is_quotation(close));
                let again = at == 0
                    && matches!(close, '”' | STRAIGHT_CLOSE)
                    && earlier.and_then(|at| waiting.open.get_mut(at)).is_some_and(|open| {
                        let goes_on = open.sentence + 1 == index || open.block + 1 == block;
                        (open.sentence, open.block) = (index, block);
                        goes_on
                    });
                // A quotation within a quotation has other marks; in Japanese it may have the same.
                let is_within = close == '」' && at > 0;
                if let Some(place) = earlier.filter(|_| !again && !is_within) {
                    let taken = waiting.take(place, |at, _| at == place);
                    lonely.extend(taken.iter().map(|open| (open.span, true)));
                }
                if !is_smiley(before, c, after, follows_round) && !again {
                    waiting.push(Open { close, span, sentence: index, block });
                }
            } else if is_closing(c) && !is_smiley(before, c, after, follows_round) {
                match waiting.last(c) {
                    Some(place) => {
                        let taken = waiting.take(place, |_, _| true);
                        lonely.extend(taken.iter().skip(1).map(|open| (open.span, true)));
                    }
                    None if c == ')' && is_list_mark(before) => {}
                    None if c == '”' && before.ends_with(|c: char| c.is_ascii_digit()) => {}
                    None => lonely.push((span, false)),
                }
            }
        }
        let is_over = |open: &Open| {
            let limit = if is_quotation(open.close) { MAX_SENTENCES } else { 3 };
            index >= open.sentence + limit
        };
        if !reopens {
            let taken = waiting.take(0, |_, open| is_over(open));
            lonely.extend(taken.iter().map(|open| (open.span, true)));
        }
    }
    lonely.extend(waiting.open.iter().map(|open| (open.span, true)));
    lonely.sort_unstable();
    lonely
}

/// What a quotation may stand right behind.
const OPENERS: &str = "([{—–-/‘'“:=";
/// What may stand between a quotation and the next blank.
const FOLLOWERS: [char; 11] = [',', '.', ';', ':', '!', '?', ')', ']', '}', '’', '”'];

/// Whether a single quotation mark between these two texts opens a quotation.
fn opens(before: &str, after: &str) -> bool {
    let starts =
        before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || OPENERS.contains(c));
    starts && after.starts_with(|c: char| !c.is_whitespace())
}

/// The half of a pair that `"` is between two texts, whatever is quoted: "/etc/motd", "-l", ",". Where
/// they do not tell, it is the half that is wanted: `waits` says whether an earlier one is open.
fn straight_mark(before: &str, after: &str, waits: bool) -> char {
    let blank_before = before.is_empty() || before.ends_with(char::is_whitespace);
    let is_blank = |text: &str| text.is_empty() || text.starts_with(char::is_whitespace);
    // As after a word or a clause that is over: `", `.
    let ends = is_blank(after.trim_start_matches(FOLLOWERS))
        || (after.strip_prefix('"').is_some_and(is_blank) && !before.ends_with('"'));
    // A slip of the hand for an apostrophe opens nothing.
    let is_inside =
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    let opens = match (blank_before, is_blank(after)) {
        (true, false) => !(ends && waits),
        (false, true) => false,
        (false, false) if ends && !before.ends_with(|c| OPENERS.contains(c)) => false,
        (false, false) if is_inside => false,
        (false, false) if !ends && before.ends_with(['(', '[', '{', '“', '‘']) => true,
        _ => !waits,
    };
    if opens { STRAIGHT_OPEN } else { STRAIGHT_CLOSE }
}

/// Whether a bracket between two texts is itself quoted, and no letter with it: "(" and "[.".
fn is_named(before: &str, after: &str) -> bool {
    const QUOTES: [char; 4] = ['"', '\'', '`', '“'];
    let is_mark = |c: char| c.is_ascii_punctuation() && !QUOTES.contains(&c);
    before.trim_end_matches(is_mark).ends_with(QUOTES)
        && after.trim_start_matches(is_mark).starts_with(['"', '\'', '`', '”'])
}

/// Whether a bracket between two texts is the mouth of a face; `follows_round` if the sentence has an
/// opening one before it.
fn is_smiley(before: &str, c: char, after: &str, follows_round: bool) -> bool {
    let eyes = |c: char| matches!(c, ':' | ';' | '=' | '-' | '^' | '\'');
    let face = before.trim_end_matches(['-', '^', '\'']);
    match c {
        ')' | '(' => {
            face.ends_with(eyes) && !face.ends_with(['\'', '-']) && !follows_round
                // A colon (:) is no face.
                || (c == '(' && after.starts_with([':', ';', '^']) && after.chars().nth(1) != Some(')'))
        }
        _ => false,
    }
}

/// `a)`, `1)`, `iv)` at the beginning of a sentence or behind a space.
fn is_list_mark(before: &str) -> bool {
    let mark = before.rsplit(char::is_whitespace).next().unwrap_or("");
    !mark.is_empty()
        && mark.chars().count() <= 4
        && mark.chars().all(char::is_alphanumeric)
        && (mark.chars().all(|c| c.is_ascii_digit())
            || mark.chars().count() == 1
            || mark.chars().all(|c| "ivxIVX".contains(c)))
}
