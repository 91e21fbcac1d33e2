//! `full-width-in-english`: Japanese typography in an English draft.

use crate::model::{Finding, Fix, Lang, Severity, Span};
use crate::text::lang::is_japanese;

use super::context::Context;
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "full-width-in-english",
    severity: Severity::Warning,
    summary: "full-width letters, digits or Japanese punctuation in the English draft",
    page: "\
What: full-width forms (ＡＢＣ, １２３, ！), the ideographic space and Japanese punctuation (。、「」)
in an English draft, unless they stand within Japanese text. `--fix` puts the usual forms.

Why: left over from the source or from an input method; fonts show them with odd gaps, and
searches do not find them.

Example: “more than 3,000 books。”

Silence: as for number-mismatch, with `full-width-in-english`.",
    check,
};

/// What English has for a Japanese mark; none for marks without a usual counterpart.
fn usual(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{3000}' => " ",
        '。' | '｡' => ".",
        '、' | '､' => ",",
        '「' | '『' | '｢' => "“",
        '」' | '』' | '｣' => "”",
        '【' | '〔' => "[",
        '】' | '〕' => "]",
        '〜' => "–",
        '・' | '･' => "·",
        _ => return None,
    })
}

fn is_full_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}' | '￥' | '￡' | '￦') || usual(c).is_some()
}

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    if context.target.lang() != Lang::En {
        return;
    }
    for (index, sentence) in context.target.document().iter().enumerate() {
        let Some(bead) = context.bead_of_target(index) else { continue };
        let start = context.target.span(index).start;
        for run in runs(sentence) {
            let span = run.shifted(start);
            let text = context.target.text(span);
            let message = format!("“{text}” is full-width");
            let mut finding = context.finding_at(rule, bead, (&[], &[span]), message);
            finding.fixes = vec![Fix { span, text: narrow(text, sentence.get(run.end..)) }];
            found.push(finding);
        }
    }
}

/// Runs of full-width characters that touch no kana or kanji.
fn runs(sentence: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in sentence.char_indices().filter(|&(_, c)| is_full_width(c)) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => runs.push(Span::new(at, end)),
        }
    }
    runs.retain(|run| {
        let before = sentence.get(..run.start).and_then(|text| text.chars().next_back());
        let after = sentence.get(run.end..).and_then(|text| text.chars().next());
        let is_text = |c: Option<char>| c.is_some_and(|c| is_japanese(c) && !is_full_width(c));
        !is_text(before) && !is_text(after)
    });
    runs
}

/// The usual form, with the space that English puts behind a stop or comma.
fn narrow(text: &str, after: Option<&str>) -> String {
    let mut narrow = String::new();
    for c in text.chars() {
        match (usual(c), c) {
            (Some(usual), _) => narrow.push_str(usual),
            (None, '￥') => narrow.push('¥'),
            (None, '￡') => narrow.push('£'),
            (None, '￦') => narrow.push('₩'),
            (None, c) => {
                let ascii = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32);
                narrow.push(ascii.unwrap_or(c));
            }
        }
    }
    let word_follows = after.is_some_and(|after| after.starts_with(char::is_alphanumeric));
    if word_follows && narrow.ends_with([',', '.', ';', ':', '!', '?']) {
        narrow.push(' ');
    }
    narrow
}
