//! `untranslated`: text left in the source's language.

use taiyaku_dictionaries::{Edict, Stemmer, is_stop_word};

use crate::model::{Finding, Lang, Severity, Span};
use crate::text::lang::is_japanese;

use super::context::Context;
use super::rule::{Rule, at as at_severity};

pub(super) const RULE: Rule = Rule {
    name: "untranslated",
    severity: Severity::Error,
    summary: "Japanese is left in the English draft, or an English sentence in the Japanese one",
    page: "\
What: kana or kanji in an English draft is an error. So are, in a Japanese draft, a sentence without
any kana or kanji whose source sentence is the same, and a phrase of the source within a sentence:
two or more common English words in small letters, neither quoted nor in brackets. A Japanese word
that is quoted or stands in brackets, “mujo (無常)”, is a gloss and no more than a note.

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
        if runs.is_empty() {
            continue;
        }
        let enclosing = Enclosing::new(sentence);
        let (glosses, left): (Vec<Span>, Vec<Span>) =
            runs.into_iter().partition(|run| enclosing.has_gloss(*run));
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
            found.push(at_severity(severity, finding));
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

/// What stands before and behind a gloss.
#[rustfmt::skip]
const ENCLOSING: [(char, char); 11] = [
    ('(', ')'), ('`', '`'), ('（', '）'), ('[', ']'), ('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\''), ('「', '」'),
    ('『', '』'), ('«', '»'),
];

/// Where a sentence has brackets and quotation marks: of each pair, where it opens and where it closes.
struct Enclosing(Vec<[Vec<usize>; 2]>);

impl Enclosing {
    /// O(characters).
    fn new(sentence: &str) -> Self {
        let places = |mark: char| sentence.match_indices(mark).map(|(at, _)| at).collect();
        Self(ENCLOSING.iter().map(|&(open, close)| [places(open), places(close)]).collect())
    }

    /// Whether a run of Japanese stands in brackets or quotation marks, all of it. O(log characters).
    fn has_gloss(&self, run: Span) -> bool {
        let last = |places: &[usize]| {
            let before = places.partition_point(|&at| at < run.start);
            before.checked_sub(1).and_then(|before| places.get(before)).copied()
        };
        self.0.iter().any(|[opens, closes]| {
            let is_open = last(opens).is_some_and(|open| last(closes).is_none_or(|it| it <= open));
            is_open && closes.last().is_some_and(|&close| close >= run.end)
        })
    }
}

fn left_in_japanese(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    /// Fewer words are a name or a title.
    const MIN_WORDS: usize = 4;
    for (index, sentence) in context.target.document().iter().enumerate() {
        let Some(bead) = context.bead_of_target(index) else { continue };
        let Some(source) = context.beads().get(bead).map(|bead| bead.source.clone()) else {
            continue;
        };
        let words =
            || sentence.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
        let small = words().filter(|word| word.starts_with(char::is_lowercase)).count();
        // Titles and code stay as they are.
        let is_title = small * 2 < words().count();
        let is_code = sentence.contains(['=', '{', '}', '`', '|', ';']) || sentence.contains(" -");
        let is_copied = words().count() >= MIN_WORDS
            && !is_title
            && !is_code
            && !sentence.contains(is_japanese)
            && source.clone().any(|i| context.source.sentence(i) == sentence);
        if is_copied {
            let spans = [context.target.span(index)];
            let message = "the sentence is left untranslated".to_owned();
            found.push(context.finding_at(rule, bead, (&[], &spans), message));
            continue;
        }
        let start = context.target.span(index).start;
        let phrases = phrases(sentence);
        if phrases.is_empty() {
            continue;
        }
        let enclosing = Enclosing::new(sentence);
        for run in phrases {
            let phrase = run.of(sentence).unwrap_or("");
            let at = source.clone().find_map(|i| {
                let at = context.source.sentence(i).to_ascii_lowercase().find(phrase)?;
                Some(Span::new(at, at + phrase.len()).shifted(context.source.span(i).start))
            });
            let Some(at) = at.filter(|_| !enclosing.has_gloss(run)) else { continue };
            let message = "English is left untranslated".to_owned();
            let spans = (&[at][..], &[run.shifted(start)][..]);
            let finding = context.finding_at(rule, bead, spans, message);
            // Two nouns may be a technical term.
            let mut words = phrase.split(' ');
            let is_sentence = words.clone().count() > 2 || words.any(is_stop_word);
            let severity = if is_sentence { rule.severity } else { Severity::Warning };
            found.push(at_severity(severity, finding));
        }
    }
}

/// The runs of two or more common English words in small letters in a Japanese sentence.
fn phrases(sentence: &str) -> Vec<Span> {
    let stemmer = Stemmer::new();
    let is_common = |word: &str| {
        !word.is_empty()
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '\'')
            && (is_stop_word(word) || Edict.stem_id(&stemmer.stem(word)).is_some())
    };
    let mut found = Vec::new();
    let mut at = 0;
    for run in sentence.split_inclusive(|c: char| !(c.is_ascii_alphabetic() || " '".contains(c))) {
        let (start, end) = (at, at + run.len());
        at = end;
        let phrase = run.trim_end_matches(|c: char| !(c.is_ascii_alphabetic() || " '".contains(c)));
        let closed = run.get(phrase.len()..).unwrap_or("");
        let opened = sentence.get(..start).and_then(|text| text.chars().next_back());
        // Part of an address, a path, a tag or code.
        let is_code = |c: char| c.is_ascii() && !matches!(c, ',' | '.' | '!' | '?' | '(' | ')');
        let words: Vec<&str> = phrase.split_whitespace().collect();
        if words.len() >= 2
            && words.iter().all(|word| is_common(word))
            && !closed.starts_with(is_code)
            && !opened.is_some_and(is_code)
        {
            let first = start + (phrase.len() - phrase.trim_start().len());
            found.push(Span::new(first, first + phrase.trim().len()));
        }
    }
    found
}
