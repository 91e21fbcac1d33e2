//! `same-source-different-target`: one sentence, translated in two ways.

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::is_stop_word;

use crate::model::{Finding, Lang, Severity, join};
use crate::text::script::is_hiragana;
use crate::text::tokens::Class;

use super::context::Context;
use super::rule::{Rule, at};

pub(super) const RULE: Rule = Rule {
    name: "same-source-different-target",
    severity: Severity::Warning,
    summary: "a sentence that stands in the source several times is translated differently",
    page: "\
What: source sentences that are the same but for width, spaces and final punctuation, with
translations that are not. The most frequent translation, at a tie the first, is taken for the
right one. What is said in conversation (はい。そうですか。) depends on where it is said: short
sentences without a noun, or within quotation marks, are notes.

Why: readers of manuals and contracts take different words for different things.

Example: 設定を変更したら、必ず保存してください。 translated twice.

Silence: use one translation; or as for number-mismatch, with `same-source-different-target`.",
    check,
};

/// Longer sentences say the same each time …
const LONG: usize = 10;
/// … and so do those of this length that name a thing.
const SHORT: usize = 5;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    for group in groups(context, Side::Source) {
        let Some(usual) = usual(&group) else { continue };
        for member in group.iter().filter(|member| member.other != usual.other) {
            let line = context.target.line(context.target.span(usual.target).start);
            let message = format!(
                "the same source sentence is translated otherwise on line {line}: “{}”",
                shortened(&usual.text)
            );
            let finding = context.finding_at(rule, member.bead, (&[], &[]), message);
            let severity = match stands_alone(context, member) {
                true => rule.severity,
                false => Severity::Note,
            };
            found.push(at(severity, finding));
        }
    }
}

/// Whether a source sentence says the same wherever it stands: it is long, or it names something
/// and nobody says it to another.
fn stands_alone(context: &Context<'_>, member: &Member<'_>) -> bool {
    let letters = member.key.chars().filter(|c| c.is_alphanumeric()).count();
    // A letter of Japanese is two and a half of English.
    let scale = |of_japanese: usize| match context.from_japanese() {
        true => of_japanese,
        false => of_japanese * 5 / 2,
    };
    if letters >= scale(LONG) {
        return true;
    }
    let Some(bead) = context.beads().get(member.bead) else { return false };
    let is_said = bead.source.clone().any(|index| {
        context.source.sentence(index).starts_with(['「', '『', '“', '"', '—', '–', '-'])
    });
    let mut tokens = context.source.tokens(bead.source.clone());
    let names = match context.source.lang() {
        Lang::Ja => tokens.any(|token| {
            let text = &token.word.text;
            matches!(token.word.class, Class::Noun | Class::Name)
                && text.chars().count() >= 2
                && !text.chars().all(is_hiragana)
        }),
        Lang::En => tokens.filter(|token| !is_stop_word(&token.word.text)).nth(1).is_some(),
    };
    letters >= scale(SHORT) && names && !is_said
}

/// Which side has to be the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Source,
    Target,
}

/// A bead by what it repeats.
pub(super) struct Member<'a> {
    pub bead: usize,
    /// The first sentence of the draft in it.
    pub target: usize,
    /// What is the same in the whole group, folded.
    pub key: &'a str,
    /// The other side, folded.
    pub other: &'a str,
    /// The draft's text.
    pub text: String,
}

/// Beads with one folded text on `side`, where there are several, in order of their first.
pub(super) fn groups<'a>(context: &'a Context<'_>, side: Side) -> Vec<Vec<Member<'a>>> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<(usize, &str, &str)>> = Vec::new();
    for (number, (source, target)) in context.folded() {
        let (key, other) = match side {
            Side::Source => (source.as_str(), target.as_str()),
            Side::Target => (target.as_str(), source.as_str()),
        };
        if key.is_empty() {
            continue;
        }
        let next = groups.len();
        let place = *places.entry(key).or_insert(next);
        if place == next {
            groups.push(Vec::new());
        }
        if let Some(group) = groups.get_mut(place) {
            group.push((*number, key, other));
        }
    }
    groups.retain(|group| group.len() > 1);
    let member = |(bead, key, other): (usize, &'a str, &'a str)| {
        let run = context.beads().get(bead)?.target.clone();
        let target = run.start;
        Some(Member { bead, target, key, other, text: join(context.target.document(), run) })
    };
    groups.into_iter().map(|group| group.into_iter().filter_map(member).collect()).collect()
}

/// The member with the most frequent other side; at a tie the first.
pub(super) fn usual<'g, 'a>(group: &'g [Member<'a>]) -> Option<&'g Member<'a>> {
    let count =
        |member: &Member<'_>| group.iter().filter(|other| other.other == member.other).count();
    let most = group.iter().map(count).max()?;
    group.iter().find(|member| count(member) == most)
}

/// The beginning of a text for a message.
pub(super) fn shortened(text: &str) -> String {
    const CHARS: usize = 60;
    if text.chars().count() <= CHARS {
        return text.to_owned();
    }
    text.chars().take(CHARS).collect::<String>() + "…"
}
