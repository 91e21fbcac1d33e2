//! Japanese: what belongs to a stop, from more stops to the labels of notes.

use super::Rule;
use super::brackets::Open;
use super::chars::{REACH_BYTES, ahead, char_at, char_before, is_japanese, is_line_end, skip};
use super::emoticons::{
    armed_emoticon, bare_laugh, is_arm, is_joined, is_ornament, is_remark, laugh, opens_laugh,
};
use super::notes;
use super::particles::{After, go_on};
use super::scan::Segmenter;

/// Whether `c` closes a bracket or a quotation.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '」' | '』'
            | '｣'
            | '”'
            | '〟'
            | '》'
            | '〉'
            | '）'
            | ')'
            | '】'
            | '〕'
            | '］'
            | ']'
            | '}'
            | '"'
            | '’'
    )
}

/// Whether `c` closes a quotation.
fn is_quotation_closer(c: char) -> bool {
    matches!(c, '」' | '』' | '｣' | '”' | '〟' | '》' | '〉' | '"' | '’')
}

/// The rule a stop belongs to.
pub(super) fn rule_of(c: char) -> Option<Rule> {
    Some(match c {
        '。' | '｡' | '．' | '.' => Rule::Stop,
        '！' | '!' | '‼' | '⁉' => Rule::Exclamation,
        '？' | '?' | '⁇' | '⁈' => Rule::Question,
        '…' | '‥' => Rule::Ellipsis,
        c if is_ornament(c) => Rule::Ornament,
        c if is_remark(c) => Rule::Emoji,
        _ => return None,
    })
}

/// What belongs to a stop: more stops, closing brackets, a laugh.
pub(super) struct Run {
    pub end: usize,
    /// The strongest stop that is not inside brackets closed since.
    pub rule: Option<Rule>,
    /// The last bracket that closed after a stop, if it is the run's last part.
    pub closed: Option<Closed>,
    /// Whether a laugh or an emoticon is in it, which ends what was said.
    pub remarked: bool,
}

#[derive(Clone, Copy)]
pub(super) enum Closed {
    /// A quotation that opened its sentence.
    Speech,
    Quotation,
    Bracket,
}

/// Reads what belongs to a stop from `at` on.
pub(super) fn absorb(scan: &mut Segmenter<'_>, at: usize) -> Run {
    let mut run = Run { end: at, rule: None, closed: None, remarked: false };
    let mut in_run = true;
    while let Some(c) = char_at(scan.text, run.end).filter(|_| run.end < at + REACH_BYTES) {
        let next = run.end + c.len_utf8();
        if let Some(rule) = rule_of(c).filter(|_| c != '.' || !is_inner_dot(scan.text, run.end)) {
            if run.closed.is_none() && opens_next(scan.text, &run, c) {
                break;
            }
            // A stop proper outranks ellipses and ornaments.
            let strong = matches!(rule, Rule::Stop | Rule::Exclamation | Rule::Question);
            if strong || run.rule.is_none() {
                run.rule = Some(rule);
            }
            run.closed = None;
            in_run = true;
            // Long runs of one mark are read at once.
            run.end = repeated(scan.text, run.end, c);
            continue;
        } else if is_closer(c) && (c != '"' || scan.brackets.waits_for('"')) {
            let open = scan.brackets.close(c);
            run.closed = Some(match open {
                _ if !is_quotation_closer(c) => Closed::Bracket,
                Some(Open { leads: true, .. }) => Closed::Speech,
                _ => Closed::Quotation,
            });
            if let Some(Open { leads: false, .. }) = open
                && !is_quotation_closer(c)
            {
                // A remark in brackets belongs to the sentence it stands in.
                run.rule = None;
            }
        } else if is_joined(c)
            || c == '彡' && matches!(char_before(scan.text, run.end), Some('☆' | '★'))
            || matches!(c, '〜' | '～' | '・' | 'ー' | '゛' | '\u{3099}'..='\u{309c}') && in_run
        {
            if c == '・'
                && char_at(scan.text, next) != Some('・')
                && char_before(scan.text, run.end) != Some('・')
            {
                break;
            }
        } else if is_japanese(c) && !opens_laugh(c) && !is_arm(c) || is_line_end(c) {
            // Nothing below begins so, and most sentences do.
            break;
        } else if let Some(end) = laugh(scan.text, run.end)
            .or_else(|| armed_emoticon(scan.text, run.end))
            .or_else(|| bare_laugh(scan.text, run.end))
        {
            (run.end, run.remarked) = (end, true);
            continue;
        } else if let Some(end) = notes::markup_end(scan.text, run.end)
            .or_else(|| note_end(scan, &run))
            .or_else(|| notes::emphasis_end(scan, run.end).filter(|_| !trails_off(scan, run.end)))
        {
            run.end = end;
            continue;
        } else {
            break;
        }
        run.end = next;
    }
    run.end = notes::frame_end(scan, run.end);
    run
}

/// Whether dots end at `at`.
fn trails_off(scan: &Segmenter<'_>, at: usize) -> bool {
    scan.text.get(..at).is_some_and(|head| head.ends_with(['…', '‥']) || head.ends_with(".."))
}

/// Whether the ellipsis of `c` at the end of `run` opens the next sentence: 返事はない。……いや、
/// A single one after ！ or ？ draws that out: 嘘だ！…まあいい。
fn opens_next(text: &str, run: &Run, c: char) -> bool {
    let after_stop = run.rule == Some(Rule::Stop);
    if !matches!(c, '…' | '‥')
        || !after_stop && !matches!(run.rule, Some(Rule::Exclamation | Rule::Question))
    {
        return false;
    }
    let end = repeated(text, run.end, c);
    (after_stop || end > run.end + c.len_utf8())
        && char_at(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '「' | '『'))
        && !go_on(ahead(text, end), After::Mark)
}

/// The end of a note's label that is glued to `run`.
fn note_end(scan: &Segmenter<'_>, run: &Run) -> Option<usize> {
    let text = scan.text;
    let end =
        notes::japanese(text, run.end).filter(|_| run.rule.is_some() || run.closed.is_some())?;
    // （※1）税込です。（※2）送料別です。: the notes themselves.
    if notes::japanese(text, scan.start).is_some() {
        return None;
    }
    // ［注１］を見よ。［注２］も見よ。: the label is a word of the next sentence.
    let is_word = run.closed.is_none() && go_on(ahead(text, end), After::Mark);
    (!is_word).then_some(end)
}

/// The end of the run of `c` that begins at `at`; a dot that begins a word is left out.
fn repeated(text: &str, at: usize, c: char) -> usize {
    let end = skip(text, at, |other| other == c);
    if c == '.' && end > at + 1 && is_inner_dot(text, end - 1) { end - 1 } else { end }
}

/// Whether the dot at `at` belongs to what follows, as in `.NET` or `.5`.
fn is_inner_dot(text: &str, at: usize) -> bool {
    char_at(text, at + 1).is_some_and(|c| c.is_ascii_alphanumeric())
        && char_before(text, at).is_none_or(|c| !matches!(c, '.' | '!' | '?'))
}
