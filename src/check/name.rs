//! `name-mismatch`: a name that is misspelt.

mod exchanged;
mod kana;
mod majority;
mod original;
mod places;
mod reading;
mod spellings;

use rustc_hash::FxHashSet;
use taiyaku_dictionaries::Edict;

use crate::model::{Finding, Fix, Lang, Severity, Span};

use super::context::Context;
use super::near::Near;
use super::paired::Pair;
use super::rule::{Rule, at};
use super::spelling::{base, folded, is_misspelling};
pub(super) use exchanged::is_country;
pub(super) use places::TITLES;
pub(super) use spellings::Spellings;

pub(super) const RULE: Rule = Rule {
    name: "name-mismatch",
    severity: Severity::Error,
    summary: "a name is another, or spelt otherwise than in the source, its reading, or the draft's rest",
    page: "\
What: a capitalised word of the English that is nearly, but not quite, a name which the Japanese
has in Latin letters in the same bead; or a spelling that stands more often elsewhere in the draft
for the same Japanese name (two ways to write long vowels, and other capitals, are notes); or the
romanised reading of a Japanese name (either way to write long vowels, and other readings of the
same characters, are let pass). In a Japanese draft: a katakana word that is nearly what the
glossary has for a name of the source; one that sounds like a name of the source for which the
draft mostly has another; kanji of one reading, likewise; and a name left in Latin letters that
differs from the source's. Where the slip is rather the source's, since the draft's spelling is a
word or stands more often in both texts, it is a note. A well-known name (a country, place,
family, era, planet, company, religion, or party to a contract) of which the draft has another
instead (大阪, “Kyoto”; 甲, “Party B”) is a warning, and so are two that changed places (東京から大阪へ,
“from Osaka to Tokyo”). `--fix` puts the right spelling, but for such notes and warnings, and for
one of two that stand as often and that no reading tells apart.

Why: nobody in the text checks its names, and everybody named in it does.

Example: Sebastien in the source and “Sebastian” in the draft; “Shkrelli” once beside “Shkreli”.

Silence: add the name to a glossary; or as for number-mismatch, with `name-mismatch`.",
    check,
};

/// Shorter words are a letter away from too many others.
pub(super) const MIN_LETTERS: usize = 5;
/// Of those, names have so many at least, for which something else must speak, too: the sound of a
/// katakana word, the reading of kanji, the glossary.
const MIN_OF_NAME: usize = 4;
/// The same where spellings differ in how they write long vowels only: Ono, Ohno.
const MIN_OF_VOWELS: usize = 3;
/// How like a katakana name a spelling of it must sound.
pub(super) const SOUNDS: f64 = 0.6;

/// A capitalised English word in its place.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// As it stands, without a possessive ending.
    pub text: String,
    /// In lower case and without accents.
    pub folded: String,
    /// Its place in the English.
    pub span: Span,
    /// The bead that it stands in.
    pub bead: usize,
}

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let all = names(context);
    let long = |name: &&Name| name.text.chars().count() >= MIN_OF_NAME;
    let names: Vec<Name> = all.iter().filter(long).cloned().collect();
    let mut taken: FxHashSet<Span> = FxHashSet::default();
    let findings = match context.target.lang() {
        Lang::Ja => kana::findings(rule, context, &names),
        Lang::En => {
            let mut findings = of_glossary(rule, context, &names);
            findings.extend(of_source(rule, context, &names));
            findings.extend(majority::findings(rule, context, &all));
            findings.extend(in_case(rule, context, &names));
            findings.extend(reading::findings(rule, context, &names));
            findings
        }
    };
    for finding in findings.into_iter().chain(exchanged::findings(rule, context)) {
        let span = finding.target.spans.first().copied().unwrap_or_default();
        if taken.insert(span) {
            found.push(finding);
        }
    }
}

/// The names of the English side: capitalised words that no sentence's start capitalised, as far as the
/// rest of the text tells.
fn names(context: &Context<'_>) -> Vec<Name> {
    let english = context.english();
    let mut names = Vec::new();
    let inside: FxHashSet<&str> = (english.sentences().iter())
        .flat_map(|words| words.tokens.iter().skip(1))
        .map(|token| english.text(token.span))
        .filter(|text| text.starts_with(char::is_uppercase))
        .collect();
    for pair in context.pairs() {
        for index in pair.english.clone() {
            let Some(words) = english.sentences().get(index) else { continue };
            for (place, token) in words.tokens.iter().enumerate() {
                let text = english.text(token.span);
                // Most words are told by their first letter.
                if !text.starts_with(char::is_uppercase) {
                    continue;
                }
                let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
                let is_word = text.chars().nth(1).is_some_and(char::is_lowercase)
                    && text.chars().count() >= MIN_OF_VOWELS
                    && text.chars().all(char::is_alphabetic);
                // A word of the language that begins a sentence is no name.
                let is_opener = place == 0 && is_known(&token.word.lemma) && !inside.contains(text);
                if !is_word || is_opener {
                    continue;
                }
                names.push(Name {
                    text: text.to_owned(),
                    folded: folded(text),
                    span: Span::new(token.span.start, token.span.start + text.len()),
                    bead: pair.bead,
                });
            }
        }
    }
    names
}

/// Those of some names, in order of their beads, that stand in one bead.
pub(super) fn of_bead(names: &[Name], bead: usize) -> &[Name] {
    let from = names.partition_point(|name| name.bead < bead);
    let to = names.partition_point(|name| name.bead <= bead);
    names.get(from..to).unwrap_or_default()
}

/// Whether EDICT uses a word in its glosses.
pub(super) fn is_known(stem: &str) -> bool {
    Edict.stem_id(stem).is_some()
}

/// Names of the glossary whose term stands in the source of the bead.
fn of_glossary(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let Some(terms) = context.terms else { return Vec::new() };
    let mut found = Vec::new();
    for hit in &terms.source {
        let Some(bead) = context.bead_of_source(hit.sentence) else { continue };
        let forms: Vec<&str> = hit
            .concepts(terms.glossary, true)
            .flat_map(|concept| terms.usable(concept, Lang::En))
            .flat_map(|form| form.text.split(' '))
            .filter(|word| {
                word.starts_with(char::is_uppercase) && word.chars().count() >= MIN_OF_NAME
            })
            .collect();
        let here = of_bead(names, bead);
        for right in forms {
            let right_folded = folded(right);
            if here.iter().any(|name| name.folded == right_folded) {
                continue;
            }
            let near = here.iter().find(|name| is_misspelling(&name.folded, &right_folded));
            let Some(name) = near else { continue };
            let message = format!("the glossary spells this name {right}, here “{}”", name.text);
            let mut finding = report(rule, context, bead, (&[], name), message, right);
            finding.source.spans = vec![hit.span];
            finding.source.sentences = vec![hit.sentence];
            context.source.text(hit.span).clone_into(&mut finding.source.text);
            found.push(finding);
        }
    }
    found
}

/// Names that the Japanese has in Latin letters.
fn of_source(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let japanese = context.japanese();
    let mut spellings = None;
    let mut found = Vec::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        let latin: Vec<(&str, Span)> = japanese
            .tokens(pair.japanese.clone())
            .map(|token| (japanese.text(token.span), token.span))
            .filter(|(text, _)| {
                text.len() >= MIN_LETTERS && text.bytes().all(|c| c.is_ascii_alphabetic())
            })
            .collect();
        if latin.is_empty() {
            continue;
        }
        let english = Written::new(context, &pair);
        let spelt: FxHashSet<String> = latin.iter().map(|(text, _)| folded(text)).collect();
        let here = of_bead(names, pair.bead).iter();
        let here = here.filter(|it| it.folded.len() >= MIN_LETTERS && !spelt.contains(&it.folded));
        let near = Near::new(here.map(|name| (name.folded.as_str(), name)));
        for (text, span) in latin.iter().filter(|(text, _)| !english.has_form(&folded(text))) {
            let near = near.misspelt(&folded(text)).next().map(|(_, name)| name);
            let Some(name) = near else { continue };
            let message = format!("the source spells this name {text}, here “{}”", name.text);
            let finding = report(rule, context, pair.bead, (&[*span], name), message, text);
            let spellings = spellings.get_or_insert_with(|| Spellings::new(context));
            found.push(spellings.weighed(finding, (&folded(text), &name.folded)));
        }
    }
    found
}

/// How the English of a bead writes its words.
struct Written {
    /// Each as it is, and without its last letter or two.
    beginnings: FxHashSet<String>,
    /// Without an ending that changes its letters.
    bases: FxHashSet<String>,
}

impl Written {
    fn new(context: &Context<'_>, pair: &Pair) -> Self {
        let english = context.english();
        let (mut beginnings, mut bases) = (FxHashSet::default(), FxHashSet::default());
        for token in english.tokens(pair.english.clone()) {
            let word = folded(english.text(token.span));
            bases.insert(base(&word).into_owned());
            let shorter = (0..=2).filter_map(|less| word.get(..word.len().checked_sub(less)?));
            beginnings.extend(shorter.map(str::to_owned));
        }
        Self { beginnings, bases }
    }

    /// Whether a folded name stands there, in any form.
    fn has_form(&self, name: &str) -> bool {
        self.beginnings.contains(name) || self.bases.contains(base(name).as_ref())
    }
}

/// Names that the Japanese has in Latin letters with capitals inside, and the English otherwise:
/// GitHub, “Github”.
fn in_case(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let (japanese, english) = (context.japanese(), context.english());
    let mut found = Vec::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        for token in japanese.tokens(pair.japanese.clone()) {
            let text = japanese.text(token.span);
            let is_mixed = text.len() >= MIN_LETTERS
                && text.bytes().all(|c| c.is_ascii_alphabetic())
                && text.bytes().skip(1).any(|c| c.is_ascii_uppercase())
                && text.bytes().any(|c| c.is_ascii_lowercase());
            let mut words = english.tokens(pair.english.clone());
            if !is_mixed || words.any(|word| english.text(word.span).starts_with(text)) {
                continue;
            }
            let mut here = of_bead(names, pair.bead).iter();
            let Some(name) = here.find(|name| name.text.eq_ignore_ascii_case(text)) else {
                continue;
            };
            let message = format!("the source writes this name {text}, here “{}”", name.text);
            let finding = report(rule, context, pair.bead, (&[token.span], name), message, text);
            found.push(at(Severity::Note, finding));
        }
    }
    found
}

pub(super) fn report(
    rule: &Rule,
    context: &Context<'_>,
    bead: usize,
    (japanese, name): (&[Span], &Name),
    message: String,
    right: &str,
) -> Finding {
    let mut finding = context.finding(rule, bead, (japanese, &[name.span]), message);
    finding.fixes = vec![Fix { span: name.span, text: cased(right, &name.text) }];
    finding.term = Some(right.to_owned());
    finding
}

/// `right` with the capitals of `wrong`, where that has none but the first.
fn cased(right: &str, wrong: &str) -> String {
    let first_only = wrong.chars().skip(1).all(char::is_lowercase);
    if !first_only || right.chars().any(char::is_uppercase) {
        return right.to_owned();
    }
    let mut chars = right.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
