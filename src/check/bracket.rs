//! `unbalanced-brackets`: a bracket or quotation mark without its partner.

use crate::model::{Finding, Severity, Span};

use super::analysis::Analysis;
use super::context::Context;
use super::rules::Rule;

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

/// An opening bracket that waits.
struct Open {
    close: char,
    span: Span,
    sentence: usize,
}

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut lonely = lonely(context.target);
    // What stands open in the source of the same bead is the author's.
    lonely.retain(|&(span, _)| {
        let bead = context.bead_of_target(context.target.sentence_at(span.start));
        bead.and_then(|bead| context.beads.get(bead)).is_some_and(|bead| {
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

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '）' | '」' | '』' | '】' | '〕' | '》' | '»')
}

/// Whether a source sentence has more of one half than of the other.
fn is_uneven(sentence: &str) -> bool {
    let (mut open, mut straight) = (0_i32, 0_usize);
    for c in sentence.chars() {
        open += i32::from(closing(c).is_some()) - i32::from(is_closing(c));
        straight += usize::from(c == '"');
    }
    open != 0 || straight % 2 == 1
}

/// The marks without a partner, and whether each opens.
fn lonely(side: &Analysis<'_>) -> Vec<(Span, bool)> {
    let mut open: Vec<Open> = Vec::new();
    let mut lonely = Vec::new();
    let mut straight: Vec<Span> = Vec::new();
    for (index, sentence) in side.document().iter().enumerate() {
        let start = side.span(index).start;
        let reopens = sentence.starts_with(['“', '「', '"']);
        for (at, c) in sentence.char_indices() {
            let span = Span::new(at, at + c.len_utf8()).shifted(start);
            let before = sentence.get(..at).unwrap_or("");
            let after = sentence.get(at + c.len_utf8()..).unwrap_or("");
            if c == '"' {
                if !is_inch(before) {
                    straight.push(span);
                }
            } else if let Some(close) = closing(c) {
                // A paragraph within a quotation opens it again, and is not closed by itself.
                let again = at == 0 && open.iter().any(|open| open.close == close && close == '”');
                if !is_smiley(before, c, after) && !again {
                    open.push(Open { close, span, sentence: index });
                }
            } else if is_closing(c) && !is_smiley(before, c, after) {
                match open.iter().rposition(|open| open.close == c) {
                    Some(place) => {
                        lonely.extend(open.drain(place..).skip(1).map(|open| (open.span, true)));
                    }
                    None if c == ')' && is_list_mark(before) => {}
                    None if c == '”' && is_inch(before) => {}
                    None => lonely.push((span, false)),
                }
            }
        }
        let is_over = |open: &Open| {
            let limit = if open.close == '”' || open.close == '」' { MAX_SENTENCES } else { 3 };
            index >= open.sentence + limit
        };
        if !reopens {
            lonely.extend(open.iter().filter(|open| is_over(open)).map(|open| (open.span, true)));
            open.retain(|open| !is_over(open));
        }
    }
    lonely.extend(open.iter().map(|open| (open.span, true)));
    lonely.extend(odd(side, &straight));
    lonely.sort_unstable();
    lonely
}

/// Straight quotation marks look alike at both ends. A paragraph with an odd number of them has
/// one without partner, unless one of the next paragraphs closes what this one opens.
fn odd(side: &Analysis<'_>, straight: &[Span]) -> Vec<(Span, bool)> {
    let sentences = side.document().sentences();
    let block = |span: &Span| {
        let index = side.sentence_at(span.start);
        sentences.get(index).map_or(0, |sentence| sentence.paragraph)
    };
    let mut found: Vec<(Span, bool, usize)> = Vec::new();
    for marks in straight.chunk_by(|a, b| block(a) == block(b)) {
        let Some(&last) = marks.last().filter(|_| marks.len() % 2 == 1) else { continue };
        let index = side.sentence_at(last.start);
        match found.last() {
            Some(&(_, _, before)) if index <= before + MAX_SENTENCES => {
                found.pop();
            }
            _ => found.push((last, true, index)),
        }
    }
    found.into_iter().map(|(span, is_open, _)| (span, is_open)).collect()
}

/// 6'2" and 15”.
fn is_inch(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit())
        && before
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '/')
            .ends_with(['\'', '’', '′', ' '])
        && !before.contains(['"', '“'])
}

fn is_smiley(before: &str, c: char, after: &str) -> bool {
    let eyes = |c: char| matches!(c, ':' | ';' | '=' | '-' | '^' | '\'');
    let face = before.trim_end_matches(['-', '^', '\'']);
    match c {
        ')' | '(' => face.ends_with(eyes) && !face.ends_with(|c: char| c == '\'' || c == '-')
            && !face.contains('(')
            || (c == '(' && after.starts_with([':', ';', '^'])),
        _ => false,
    }
}

/// `a)`, `1)`, `iv)` at the beginning of a sentence or behind a space.
fn is_list_mark(before: &str) -> bool {
    let mark = before.rsplit(char::is_whitespace).next().unwrap_or("");
    !mark.is_empty() && mark.chars().count() <= 4 && mark.chars().all(char::is_alphanumeric)
        && (mark.chars().all(|c| c.is_ascii_digit())
            || mark.chars().count() == 1
            || mark.chars().all(|c| "ivxIVX".contains(c)))
}
