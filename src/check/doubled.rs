//! `doubled-word`: a word typed twice.

mod grammar;
mod sentence;

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::model::{Finding, Fix, Lang, Severity, Span};
use crate::text::tokens::{Class, Token};

use super::context::Context;
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "doubled-word",
    severity: Severity::Warning,
    summary: "a word or a phrase of the draft stands twice in a row",
    page: "\
What: the same English word, or the same few words, twice with nothing but white space between, and
the same Japanese particle, word with its particle, or polite clause twice; in either language a
sentence that stands twice in a row where the source has only one. Words that are doubled
in good prose (had had, that that, very very, bye bye; “what it is is”, “came in in a hurry”; again
and again and again), names and words that the source doubles, too, are left alone.

Why: a trace of editing that the eye skips, above all over a line break.

Example: “By the the river”.

Silence: strike one; or as for number-mismatch, with `doubled-word`.",
    check,
};

/// English words that may be doubled.
const MAY_DOUBLE: &[&str] = &[
    "aye", "beep", "blah", "boo", "bye", "cha", "chop", "choo", "cluck", "bang", "had", "ha",
    "haha", "he", "heh", "hear", "hello", "hey", "hi", "ho", "hum", "hush", "knock", "la", "long",
    "many", "much", "mm", "more", "na", "never", "nice", "night", "no", "now", "oh", "ok", "okay",
    "over", "please", "pom", "quack", "really", "right", "run", "same", "so", "some", "sorry",
    "stop", "ta", "tap", "thank", "thanks", "that", "there", "tick", "tsk", "tut", "uh", "um",
    "plus", "very", "wait", "well", "what", "why", "win", "wow", "yeah", "yes", "yo", "again",
    "for", "her", "far", "way",
];

/// The most words of a phrase that is looked for.
const MAX_WORDS: usize = 5;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for (index, words) in context.target.sentences().iter().enumerate() {
        let Some(bead) = context.bead_of_target(index) else { continue };
        let tokens = words.tokens.as_slice();
        let doubles = OnceCell::new();
        let source_doubles = || *doubles.get_or_init(|| source_doubles(context, bead));
        let mut at = 0;
        while at < tokens.len() {
            let doubled = (1..=MAX_WORDS).find(|&length| match length {
                1 => is_doubled_word(context, &source_doubles, tokens, at),
                _ => is_doubled_phrase(context, &source_doubles, tokens, (at, length)),
            });
            let run = doubled.and_then(|length| tokens.get(at..at + 2 * length));
            let (Some(length), Some([first, .., last])) = (doubled, run) else {
                at += 1;
                continue;
            };
            at += length;
            let end =
                run.and_then(|run| run.get(length - 1)).map_or(first.span.end, |it| it.span.end);
            let phrase = context.target.text(Span::new(first.span.start, end));
            let message = format!("“{phrase}” stands twice in a row");
            let whole = Span::new(first.span.start, last.span.end);
            let mut finding = context.finding_at(rule, bead, (&[], &[whole]), message);
            finding.fixes = vec![Fix { span: Span::new(end, last.span.end), text: String::new() }];
            found.push(finding);
        }
    }
    let places = found.iter().filter(|it| it.rule == rule.name);
    let told: FxHashSet<usize> = places.filter_map(|it| it.bead).collect();
    let sentences = sentence::findings(rule, context).into_iter();
    found.extend(sentences.filter(|it| it.bead.is_none_or(|bead| !told.contains(&bead))));
}

/// Whether the token `at` stands twice, and should not.
fn is_doubled_word(
    context: &Context<'_>,
    source_doubles: &dyn Fn() -> bool,
    tokens: &[Token],
    at: usize,
) -> bool {
    let Some([a, b]) = tokens.get(at..at + 2) else { return false };
    if a.word.text != b.word.text {
        return false;
    }
    let between = between(context, a, b);
    match context.target.lang() {
        Lang::En => {
            let (first, second) = (context.target.text(a.span), context.target.text(b.span));
            is_blank(between)
                && first.chars().all(|c| c.is_ascii_alphabetic())
                && !MAY_DOUBLE.contains(&a.word.text.as_str())
                // Duran Duran and “from the Menu menu”, but not The the.
                && second.starts_with(char::is_lowercase)
                && (at == 0 || first.starts_with(char::is_lowercase))
                && !is_in_compound(context, a, b)
                && !source_doubles()
                && !grammar::may_double(&a.word.text, &texts(tokens.get(..at)))
        }
        Lang::Ja => {
            // 赤いのの隣 is grammar, プラグインのの is not.
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let is_noun = |token: &Token| matches!(token.word.class, Class::Noun | Class::Unknown);
            between.is_empty()
                && (is_request(a) && !source_doubles()
                    || a.word.class == Class::Function
                        && (["を", "が", "に", "は", "で"].contains(&text(a))
                            || (text(a) == "の" && before.is_some_and(is_noun))))
        }
    }
}

/// Whether the `length` tokens from `at` on stand twice, and should not: “in order to in order to”.
fn is_doubled_phrase(
    context: &Context<'_>,
    source_doubles: &dyn Fn() -> bool,
    tokens: &[Token],
    (at, length): (usize, usize),
) -> bool {
    let Some(run) = tokens.get(at..at + 2 * length) else { return false };
    let (first, second) = run.split_at(length);
    let (Some(a), Some(b), Some(last)) = (first.first(), second.first(), second.last()) else {
        return false;
    };
    if !first.iter().map(text).eq(second.iter().map(text)) {
        return false;
    }
    let gaps =
        || run.windows(2).filter_map(|two| Some(between(context, two.first()?, two.last()?)));
    match context.target.lang() {
        Lang::En => {
            // “Again and again and again”, “bye bye bye bye”.
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let goes_on = tokens.get(at + 2 * length).is_some_and(|next| text(next) == text(a))
                || before.is_some_and(|before| text(before) == text(last));
            let is_one_word = first.iter().all(|token| text(token) == text(a));
            gaps().all(is_blank)
                && run.iter().all(|token| {
                    context.target.text(token.span).chars().all(|c| c.is_ascii_alphabetic())
                })
                && !goes_on
                && !is_one_word
                // “And so on and so on”; “I know I know”.
                && !MAY_BEGIN.contains(&text(a))
                && context.target.text(b.span).starts_with(char::is_lowercase)
                && !is_in_compound(context, a, last)
                && !source_doubles()
        }
        Lang::Ja => {
            // A noun, or a verb made one, and its particle (日に日に is a word, 我が我が an idiom); or the
            // polite end of a clause.
            let [.., before, ending] = first else { return false };
            let is_noun = matches!(before.word.class, Class::Noun | Class::Name | Class::Unknown)
                || DEPENDENT.contains(&text(before));
            let is_phrase = is_noun
                && ending.word.class == Class::Function
                && ["を", "が", "は"].contains(&text(ending));
            // “そうですそうです” is said.
            let is_long = b.span.start - a.span.start > MIN_REPEATED * 'あ'.len_utf8();
            gaps().all(str::is_empty)
                && (is_phrase || ends_politely(before, ending) && is_long && !source_doubles())
        }
    }
}

/// Nouns that only stand behind what says which.
const DEPENDENT: &[&str] = &["こと", "もの", "ため", "とき", "ところ", "よう", "ほう"];

/// Shorter polite clauses may well be said twice.
const MIN_REPEATED: usize = 4;

fn is_request(token: &Token) -> bool {
    matches!(text(token), "ください" | "下さい")
}

/// Whether two words end a polite clause: します, しました, してください.
fn ends_politely(before: &Token, ending: &Token) -> bool {
    let is_polite = |token: &Token| matches!(token.word.lemma.as_str(), "ます" | "です");
    is_request(ending)
        || is_polite(ending)
        || is_polite(before) && matches!(text(ending), "た" | "ん")
}

/// What begins phrases that good prose, or speech, repeats.
const MAY_BEGIN: &[&str] =
    &["and", "or", "but", "i", "you", "he", "she", "we", "they", "no", "so", "yes", "well", "oh"];

fn text(token: &Token) -> &str {
    &token.word.text
}

fn between<'a>(context: &Context<'a>, a: &Token, b: &Token) -> &'a str {
    context.target.text(Span::new(a.span.end, b.span.start))
}

fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_whitespace)
}

/// Whether the first or the last of some words is only a part of a longer one: “in in-DOM templates”,
/// “check-in in the lobby”, “$unit.experience experience”, “po po_fridge”.
fn is_in_compound(context: &Context<'_>, first: &Token, last: &Token) -> bool {
    const JOINTS: [char; 4] = ['-', '‐', '‑', '_'];
    let text = context.target.document().text();
    let mut before = text.get(..first.span.start).unwrap_or("").chars().rev();
    let mut after = text.get(last.span.end..).unwrap_or("").chars();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let starts = match before.next() {
        Some('$') => true,
        // A stop that no blank follows ends no sentence.
        Some(joint) if joint == '.' || JOINTS.contains(&joint) => is_letter(before.next()),
        _ => false,
    };
    starts || after.next().is_some_and(|c| JOINTS.contains(&c)) && is_letter(after.next())
}

/// The texts of some tokens.
fn texts(tokens: Option<&[Token]>) -> Vec<&str> {
    tokens.unwrap_or_default().iter().map(|token| token.word.text.as_str()).collect()
}

/// Whether the source repeats a word on the spot, too: 長い長い手紙.
fn source_doubles(context: &Context<'_>, bead: usize) -> bool {
    let Some(bead) = context.beads().get(bead) else { return false };
    bead.source.clone().any(|index| {
        let tokens = context.source.sentences().get(index).map(|words| words.tokens.as_slice());
        tokens.unwrap_or_default().windows(2).any(|two| match two {
            [a, b] => {
                a.word.lemma == b.word.lemma
                    && matches!(
                        a.word.class,
                        Class::Noun | Class::Name | Class::Predicate | Class::Other
                    )
            }
            _ => false,
        })
    })
}
