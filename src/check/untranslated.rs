//! `untranslated`: text left in the source's language.

use crate::model::{Finding, Lang, Severity, Span};
use crate::text::lang::is_japanese;

use super::context::{Context, at};
use super::rules::Rule;

pub(super) const RULE: Rule = Rule {
    name: "untranslated",
    severity: Severity::Error,
    summary: "Japanese is left in the English draft, or an English sentence in the Japanese one",
    page: "\
What: kana or kanji in an English draft is an error, and so is a sentence without any kana or kanji
in a Japanese draft whose source sentence is the same. A Japanese word that is quoted or stands in
brackets, “mujo (無常)”, is a gloss and no more than a note.

Why: a passage was overlooked, or the draft was saved half done.

Example: “Do not switch off the power while 復元中.”

Silence: translate it, put the word into brackets; or as for number-mismatch, with `untranslated`.",
    check,
};

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    match context.target.lang() {
        Lang::En => left_in_english(rule, context, found),
        Lang::Ja => left_in_japanese(rule, context, found),
    }
}

fn left_in_english(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for (index, sentence) in context.target.document().iter().enumerate() {
        let Some(bead) = context.bead_of_target(index) else { continue };
        let start = context.target.span(index).start;
        let runs = runs(sentence);
        let (glosses, left): (Vec<Span>, Vec<Span>) =
            runs.into_iter().partition(|run| is_gloss(sentence, *run));
        for (spans, severity) in [(left, rule.severity), (glosses, Severity::Note)] {
            if spans.is_empty() {
                continue;
            }
            let spans: Vec<Span> = spans.iter().map(|span| span.shifted(start)).collect();
            let message = match severity {
                Severity::Note => "Japanese as a gloss".to_owned(),
                _ => "Japanese is left untranslated".to_owned(),
            };
            let finding = context.finding_at(rule, bead, (&[], &spans), message);
            found.push(at(severity, finding));
        }
    }
}

/// The runs of Japanese letters in a sentence, over punctuation and spaces between two of them.
fn runs(sentence: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in sentence.char_indices().filter(|&(_, c)| is_japanese(c) && c != '・') {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(last) if sentence.get(last.end..at).is_some_and(joins) => last.end = end,
            _ => runs.push(Span::new(at, end)),
        }
    }
    runs
}

fn joins(between: &str) -> bool {
    between.chars().all(|c| !c.is_alphanumeric() && !"()（）\"“”".contains(c))
}

/// Whether a run of Japanese stands in brackets or quotation marks, all of it.
fn is_gloss(sentence: &str, run: Span) -> bool {
    let before = sentence.get(..run.start).unwrap_or("");
    let after = sentence.get(run.end..).unwrap_or("");
    let pairs = [
        ('(', ')'),
        ('（', '）'),
        ('[', ']'),
        ('“', '”'),
        ('"', '"'),
        ('‘', '’'),
        ('\'', '\''),
        ('「', '」'),
        ('『', '』'),
        ('«', '»'),
    ];
    pairs.iter().any(|&(open, close)| {
        let opened = before.rfind(open).is_some_and(|at| {
            open == close || !before.get(at..).is_some_and(|inner| inner.contains(close))
        });
        opened && after.contains(close)
    })
}

fn left_in_japanese(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    /// Fewer words are a name or a title.
    const MIN_WORDS: usize = 4;
    for (index, sentence) in context.target.document().iter().enumerate() {
        let Some(bead) = context.bead_of_target(index) else { continue };
        let Some(source) = context.beads.get(bead).map(|bead| bead.source.clone()) else {
            continue;
        };
        let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
        let is_copied = words.count() >= MIN_WORDS
            && !sentence.contains(is_japanese)
            && source.into_iter().any(|i| context.source.sentence(i) == sentence);
        if is_copied {
            let spans = [context.target.span(index)];
            let message = "the sentence is left untranslated".to_owned();
            found.push(context.finding_at(rule, bead, (&[], &spans), message));
        }
    }
}
