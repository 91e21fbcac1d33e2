//! `inconsistent-source`: one Japanese word, written in several ways.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{Finding, Severity, Span};
use crate::text::fold::Folded;
use crate::text::script::is_kanji;
use crate::text::tokens::{Class, Token};

use super::context::Context;
use super::katakana::{katakana_key, katakana_run};
use super::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-source",
    severity: Severity::Warning,
    summary: "a word of the Japanese is written in several ways",
    page: "\
What: variants of one word in the Japanese text: long vowels at the end of katakana words (サーバ,
サーバー), ways to spell a foreign sound (ヴァイオリン, バイオリン; インターフェイス, インターフェース),
and okurigana (問い合わせ, 問合せ) where the reading agrees, but for compounds that leave it out
(支払期日 beside 支払い). The most frequent variant, at a tie the first, is taken for the right one.

Why: translation memories and searches take the variants for different words, and so may a
translator.

Example: フォルダー four times and フォルダ once.

Silence: as for number-mismatch, with `inconsistent-source`.",
    check,
};

/// The forms of a word and where they stand, in order.
type Variants = BTreeMap<String, Vec<Span>>;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let side = context.japanese();
    let mut words: FxHashMap<String, Vec<(Cow<'_, str>, Span)>> = FxHashMap::default();
    for sentence in side.sentences() {
        for (key, form, span) in keyed(&sentence.tokens, |span| side.text(span)) {
            words.entry(key).or_default().push((form, span));
        }
    }
    // Few words have variants, and only those are put in order.
    words.retain(|_, places| {
        let mut forms = places.iter().map(|(form, _)| form);
        forms.next().is_some_and(|first| forms.any(|form| form != first))
    });
    let words: BTreeMap<_, _> = words.into_iter().collect();
    for places in words.into_values() {
        let mut forms = Variants::new();
        for (form, span) in places {
            forms.entry(form.into_owned()).or_default().push(span);
        }
        let first = |spans: &[Span]| spans.first().map_or(usize::MAX, |span| span.start);
        let usual =
            forms.iter().max_by_key(|(_, spans)| (spans.len(), std::cmp::Reverse(first(spans))));
        let Some((usual, usual_spans)) = usual else { continue };
        for (form, spans) in forms.iter().filter(|(form, _)| *form != usual) {
            for &span in spans {
                let sentence = side.sentence_at(span.start);
                let bead = match context.from_japanese() {
                    true => context.bead_of_source(sentence),
                    false => context.bead_of_target(sentence),
                };
                let Some(bead) = bead else { continue };
                let message =
                    format!("{form} here, {usual} {}", super::message::times(side, usual_spans));
                let mut finding = context.finding(rule, bead, (&[span], &[]), message);
                finding.term = Some(usual.clone());
                found.push(finding);
            }
        }
    }
}

/// The words of a sentence that have variants, each with what all its variants share.
fn keyed<'t>(
    tokens: &[Token],
    text: impl Fn(Span) -> &'t str,
) -> Vec<(String, Cow<'t, str>, Span)> {
    let mut found = Vec::new();
    let mut rest = tokens;
    while let Some(token) = rest.first() {
        let before = tokens.len().checked_sub(rest.len() + 1).and_then(|at| tokens.get(at));
        let run = katakana_run(rest, &text);
        if run > 0 {
            let last = rest.get(run - 1).unwrap_or(token);
            let span = Span::new(token.span.start, last.span.end);
            let form = Folded::new(text(span)).into_text();
            if let Some(key) = katakana_key(&form) {
                found.push((format!("k{key}"), form, span));
            }
            rest = rest.get(run..).unwrap_or_default();
            continue;
        }
        let (length, entry) = okurigana(rest, &text);
        // 支払 is the usual form in 支払期日, and 支払い alone.
        let beside = [before, rest.get(length)];
        let is_part = beside.into_iter().flatten().any(|other| {
            let is_joined =
                other.span.end == token.span.start || token.span.end == other.span.start;
            is_joined && text(other.span).chars().all(is_kanji)
        });
        let entry = entry.filter(|(_, form)| !is_part || !form.chars().all(is_kanji));
        if let Some((key, form)) = entry {
            let last = rest.get(length - 1).unwrap_or(token);
            found.push((key, form, Span::new(token.span.start, last.span.end)));
        }
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    found
}

/// The longest run of tokens from the first that makes a word of kanji with okurigana, its
/// length, and its key: the kanji and the reading.
fn okurigana<'t>(
    tokens: &[Token],
    text: &impl Fn(Span) -> &'t str,
) -> (usize, Option<(String, Cow<'t, str>)>) {
    let Some(token) = tokens.first() else { return (1, None) };
    let is_noun = matches!(token.word.class, Class::Noun);
    let surface = text(token.span);
    let kanji = || surface.chars().filter(|&c| is_kanji(c));
    match &token.word.reading {
        Some(reading) if is_noun && kanji().nth(1).is_some() => {
            let mut key = String::with_capacity(surface.len() + reading.len() + 2);
            key.push('o');
            key.extend(kanji());
            key.push('/');
            key.push_str(reading);
            (1, Some((key, Cow::Borrowed(surface))))
        }
        _ => (1, None),
    }
}
