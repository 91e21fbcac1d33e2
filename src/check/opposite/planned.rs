//! What is planned on one side and done on the other: 閉鎖する予定だ, “closed”.

use crate::check::analysis::Analysis;
use crate::check::context::Context;
use crate::check::gloss;
use crate::check::paired::Pair;
use crate::model::Span;
use crate::text::tokens::{Class, Token};

use super::affirmed::predicate;
use super::around::is_any;
use super::denial;
use super::denied::has_one_clause;
use super::rendered::{are_rendered, says_when};

/// What makes a plan of what stands before it, at the end of a sentence.
const PLANS: [&str; 6] = ["予定", "見通し", "見込み", "方針", "計画", "つもり"];
/// What may stand behind.
const ENDS: [&str; 9] = [
    "だ",
    "です",
    "で",
    "ある",
    "であります",
    "となっている",
    "を示した",
    "を明らかにした",
    "という",
];

/// English words with which something is still to come, and with a hyphen at their end the beginnings of
/// some.
#[rustfmt::skip]
const TO_COME: [&str; 61] = [
    "will", "shall", "would", "should", "may", "might", "could", "can", "to", "about", "soon",
    "going", "due", "set", "next", "upcoming", "coming", "later", "future", "ahead", "tomorrow",
    "plan", "plans", "planned", "planning", "schedul-", "expect-", "intend-", "intent-", "aim-",
    "propos-", "forecast-", "project-", "hope-", "hoping", "consider-", "decid-", "pledg-",
    "promis-", "slat-", "anticipat-", "prospect-", "polic-", "target-", "look-", "estimat-", "is",
    "are", "am", "want-", "seek-", "wish-", "favo-", "urg-", "call-", "demand-", "recommend-",
    "probably", "likely", "apparent-", "suppos-",
];

/// The same, joined to the word before: “we're getting”, “he's having”.
const CONTRACTED: [&str; 7] = ["'ll", "'re", "'m", "'d", "he's", "it's", "who's"];

/// The plan of a Japanese sentence, and the English verb in the past that says that it was done.
pub(super) fn slip(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    let tokens = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    let [verb, plan] = plan(ja, tokens)?;
    let words = || en.tokens(pair.english.clone());
    let is_to_come =
        |word: &str| is_any(word, &TO_COME) || CONTRACTED.iter().any(|it| word.ends_with(it));
    let is_open = words().any(|token| is_to_come(&token.word.text))
        || denial::english(en, pair, Span::default()) > 0;
    if is_open {
        return None;
    }
    let stems = gloss::stems(&verb.word.lemma);
    let done = words().find(|token| {
        gloss::is_past(&token.word.text) && gloss::has_stem_of_verb(&token.word, &stems)
    })?;
    Some([Span::new(verb.span.start, plan.span.end), done.span])
}

/// Words behind which “will” is a noun, or the verb of another clause.
#[rustfmt::skip]
const NO_SUBJECT: [&str; 16] = [
    "which", "that", "who", "what", "his", "her", "their", "my", "your", "our", "its", "the", "a", "free",
    "good", "of",
];

/// What may stand between “will” and its verb.
const BESIDE_VERB: [&str; 10] =
    ["be", "been", "have", "also", "soon", "then", "now", "again", "finally", "probably"];

/// The Japanese verb that was done, and the English “will” that has it still to come.
pub(super) fn done(context: &Context<'_>, pair: &Pair) -> Option<[Span; 2]> {
    let (ja, en) = (context.japanese(), context.english());
    let english = en.sentences().get(pair.english.start)?.tokens.as_slice();
    let at = english.iter().position(|token| token.word.text == "will")?;
    let before = at.checked_sub(1).and_then(|before| english.get(before));
    if before.is_none_or(|it| NO_SUBJECT.contains(&it.word.text.as_str())) {
        return None;
    }
    let tokens = ja.sentences().get(pair.japanese.start)?.tokens.as_slice();
    // 遅れたので遅刻した: another clause may have what is to come.
    let verb = predicate(tokens).filter(|_| has_one_clause(tokens))?;
    // 開くと述べた: what was said need not have been done.
    let is_quoting = |token: &Token| matches!(token.word.text.as_str(), "と" | "って" | "」");
    let before = tokens.iter().take_while(|token| token.span.start < verb.span.start);
    if before.last().is_some_and(is_quoting) || ja.sentence(pair.japanese.start).contains('「') {
        return None;
    }
    let behind = || tokens.iter().filter(|token| token.span.start >= verb.span.end);
    let is_end = |token: &Token| {
        token.word.class == Class::Symbol
            || ["する", "れる", "られる", "ます", "た", "せる"].contains(&token.word.lemma.as_str())
    };
    let is_done = behind().any(|token| token.word.lemma == "た") && behind().all(is_end);
    let stems = gloss::stems(&verb.word.lemma);
    let behind = english.iter().skip(at + 1);
    // His strong will won, and so did Will.
    let is_noun = behind.clone().next().is_none_or(|token| gloss::is_past(&token.word.text));
    let next = behind.take(3).find(|it| !BESIDE_VERB.contains(&it.word.text.as_str()))?;
    let will = english.get(at)?;
    let is_rest = |token: &&Token| token.span.start >= next.span.end && !says_when(token);
    let rest = english.iter().filter(is_rest);
    (is_done
        && !is_noun
        && gloss::has_stem_of_verb(&next.word, &stems)
        && are_rendered(rest, tokens))
    .then(|| [verb.span, Span::new(will.span.start, next.span.end)])
}

/// The last verb of a sentence and the plan that it is, if nothing but an end stands behind.
fn plan<'t>(ja: &Analysis<'_>, tokens: &'t [Token]) -> Option<[&'t Token; 2]> {
    let at = tokens.iter().rposition(|token| PLANS.contains(&token.word.text.as_str()))?;
    let (before, rest) = tokens.split_at_checked(at)?;
    let plan = rest.first()?;
    let end = tokens.last().map(|last| ja.text(Span::new(plan.span.end, last.span.end)))?;
    let end = end.trim_end_matches(['。', '．', '.']);
    if !end.is_empty() && !ENDS.contains(&end) {
        return None;
    }
    let is_light = |token: &Token| matches!(token.word.lemma.as_str(), "する" | "なる" | "れる");
    let is_verb = |token: &Token| {
        matches!(token.word.class, Class::Predicate | Class::Noun) && !is_light(token)
    };
    // 予定 of a noun (発売の予定) is a plan, too.
    let mut behind = before.iter().rev().filter(|token| token.word.class != Class::Function);
    let verb = behind.find(|token| !is_light(token)).filter(|token| is_verb(token))?;
    // 国が認めた計画: it was done.
    let mut between = before.iter().filter(|token| token.span.start >= verb.span.end);
    let is_done = between.any(|token| token.word.lemma == "た");
    (!is_done).then_some([verb, plan])
}
