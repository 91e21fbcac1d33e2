//! `name-mismatch`: a name that is misspelt.

use rustc_hash::{FxHashMap, FxHashSet};
use taiyaku_dictionaries::{Edict, Stemmer};

use crate::model::{Finding, Fix, Lang, Severity, Span};
use crate::text::kana::{Phonetic, is_katakana, romaji};
use crate::text::tokens::{Class, Token};

use super::context::{Context, Pair, at};
use super::kana_name;
use super::message::times;
use super::rules::Rule;
use super::spelling::{folded, heard, is_kanji, is_misspelling, is_readable, spelt};

pub(super) const RULE: Rule = Rule {
    name: "name-mismatch",
    severity: Severity::Error,
    summary: "a name is spelt otherwise than in the source, its reading, or the rest of the draft",
    page: "\
What: a capitalised word of the English that is nearly, but not quite, a name which the Japanese
has in Latin letters in the same bead; or a spelling that stands more often elsewhere in the draft
for the same Japanese name; or the romanised reading of a Japanese name (either way to write long
vowels, and other readings of the same characters, are let pass). In a Japanese draft: a katakana
word that is nearly what the glossary has for a name of the source; one that sounds like a name of
the source for which the draft mostly has another; kanji of one reading, likewise; and a name left
in Latin letters that differs from the source's. `--fix` puts the right spelling.

Why: nobody in the text checks its names, and everybody named in it does.

Example: Sebastien in the source and “Sebastian” in the draft; “Shkrelli” once beside “Shkreli”.

Silence: add the name to a glossary; or as for number-mismatch, with `name-mismatch`.",
    check,
};

/// Shorter words are a letter away from too many others.
pub(super) const MIN_LETTERS: usize = 5;
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
    // The spelling of a name in kana is told by its sound, too.
    let least = if context.target.lang() == Lang::Ja { MIN_LETTERS - 1 } else { MIN_LETTERS };
    let names = names(context, least);
    let mut taken: FxHashSet<Span> = FxHashSet::default();
    let findings = match context.target.lang() {
        Lang::Ja => kana_name::findings(rule, context, &names),
        Lang::En => {
            let mut findings = of_glossary(rule, context, &names);
            findings.extend(of_source(rule, context, &names));
            findings.extend(of_majority(rule, context, &names));
            findings.extend(of_reading(rule, context, &names));
            findings
        }
    };
    for finding in findings {
        let span = finding.fixes.first().map_or_else(Span::default, |fix| fix.span);
        if taken.insert(span) {
            found.push(finding);
        }
    }
}

/// The names of the English side: capitalised words that no sentence's start capitalised.
fn names(context: &Context<'_>, least: usize) -> Vec<Name> {
    let english = context.english();
    let mut names = Vec::new();
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
                    && text.chars().count() >= least
                    && text.chars().all(char::is_alphabetic);
                // A word of the language that begins a sentence is no name.
                if !is_word || (place == 0 && is_known(&token.word.lemma)) {
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

/// Whether EDICT uses a word in its glosses.
fn is_known(stem: &str) -> bool {
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
                word.starts_with(char::is_uppercase) && word.chars().count() >= MIN_LETTERS
            })
            .collect();
        let here: Vec<&Name> = names.iter().filter(|name| name.bead == bead).collect();
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
        let english: FxHashSet<String> = context
            .english()
            .tokens(pair.english.clone())
            .map(|token| folded(context.english().text(token.span)))
            .collect();
        let forms = |name: &str| {
            english.iter().any(|word| {
                word == name || word.strip_prefix(name).is_some_and(|rest| rest.len() <= 2)
            })
        };
        for (text, span) in latin.iter().filter(|(text, _)| !forms(&folded(text))) {
            let near = names.iter().filter(|name| name.bead == pair.bead).find(|name| {
                is_misspelling(&folded(text), &name.folded)
                    && !latin.iter().any(|(other, _)| folded(other) == name.folded)
            });
            let Some(name) = near else { continue };
            let message = format!("the source spells this name {text}, here “{}”", name.text);
            found.push(report(rule, context, pair.bead, (&[*span], name), message, text));
        }
    }
    found
}

fn report(
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

/// Names that stand more often in another spelling, for the same Japanese name.
fn of_majority(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let mut spellings: FxHashMap<&str, Vec<&Name>> = FxHashMap::default();
    for name in names {
        spellings.entry(&name.folded).or_default().push(name);
    }
    let mut order: Vec<(&str, &Vec<&Name>)> = spellings.iter().map(|(k, v)| (*k, v)).collect();
    order.sort_unstable_by_key(|(name, _)| *name);
    let pairs: FxHashMap<usize, Pair> = context.pairs().map(|pair| (pair.bead, pair)).collect();
    let originals = |bead: usize| {
        pairs.get(&bead).map(|pair| japanese_names(context, pair)).unwrap_or_default()
    };
    let mut found = Vec::new();
    let stemmer = Stemmer::new();
    for &(wrong, places) in &order {
        // Of as many, the one that comes first is right.
        let first = |places: &[&Name]| places.first().map_or(usize::MAX, |name| name.span.start);
        let is_usual = |others: &[&Name]| {
            others.len() > places.len()
                || (others.len() == places.len() && first(others) < first(places))
        };
        let right = order
            .iter()
            .filter(|(other, _)| other.bytes().next() == wrong.bytes().next())
            .filter(|(other, others)| is_usual(others) && is_misspelling(wrong, other))
            .max_by_key(|(other, others)| (others.len(), std::cmp::Reverse(*other)));
        let Some(&(right, others)) = right else { continue };
        // States and Status are words, not names.
        if [wrong, right].iter().any(|word| is_known(&stemmer.stem(word))) {
            continue;
        }
        for name in places {
            let both = others.iter().any(|other| other.bead == name.bead);
            let here = originals(name.bead);
            let shared = here.iter().find(|original| {
                sounds_like(&original.text, &name.folded)
                    && others.iter().any(|other| {
                        let there = originals(other.bead);
                        there.iter().any(|there| there.reading == original.reading)
                    })
            });
            let (Some(original), Some(usual), false) = (shared, others.first(), both) else {
                continue;
            };
            let spans: Vec<Span> = others.iter().map(|other| other.span).collect();
            let message = format!(
                "“{}” here, “{}” {}",
                name.text,
                usual.text,
                times(context.english(), &spans),
            );
            let finding =
                report(rule, context, name.bead, (&[original.span], name), message, &usual.text);
            let severity = if others.len() >= 2 { rule.severity } else { Severity::Warning };
            found.push(at(severity, finding));
        }
    }
    found
}

/// What may be a name in the Japanese.
struct Original {
    text: String,
    /// As it is read, if the dictionary has it as a name: kanji and kana of one name are one.
    reading: String,
    span: Span,
}

/// What may be a name in the Japanese of a bead, and where: katakana words, names of the
/// dictionary, words that it lacks.
fn japanese_names(context: &Context<'_>, pair: &Pair) -> Vec<Original> {
    let japanese = context.japanese();
    let may_be = |token: &&Token| {
        let text = &token.word.text;
        let is_loan = text.chars().all(is_katakana);
        (is_loan || matches!(token.word.class, Class::Name | Class::Unknown))
            && text.chars().count() >= 2
    };
    let tokens = japanese.tokens(pair.japanese.clone()).filter(may_be);
    let original = |token: &Token| {
        let text = token.word.text.clone();
        let reading = token.word.reading.clone().filter(|_| token.word.class == Class::Name);
        Original { reading: reading.unwrap_or_else(|| text.clone()), text, span: token.span }
    };
    tokens.map(original).collect()
}

/// Whether a Japanese name may be read as an English spelling: by sound for katakana; kanji may
/// be read in many ways.
fn sounds_like(original: &str, spelling: &str) -> bool {
    if original.chars().all(is_katakana) {
        return Phonetic::japanese(original).similarity(&Phonetic::english(spelling)) >= SOUNDS;
    }
    !original.is_ascii()
}

/// Japanese names whose romanised reading is almost, but not quite, what stands in the draft.
fn of_reading(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names {
        *counts.entry(&name.folded).or_default() += 1;
    }
    let mut found = Vec::new();
    let stemmer = Stemmer::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        let readings: Vec<(String, Span)> = context
            .japanese()
            .tokens(pair.japanese.clone())
            .filter(|token| token.word.class == Class::Name)
            .filter(|token| token.word.text.chars().all(is_kanji))
            .filter_map(|token| Some((romaji(token.word.reading.as_deref()?), token.span)))
            .filter(|(reading, _)| reading.len() >= MIN_LETTERS)
            .collect();
        if readings.is_empty() {
            continue;
        }
        let english: Vec<String> = context
            .english()
            .tokens(pair.english.clone())
            .map(|token| heard(&folded(context.english().text(token.span))))
            .collect();
        for (reading, span) in &readings {
            let sound = heard(reading);
            if sound.len() < MIN_LETTERS || english.iter().any(|word| word.contains(&sound)) {
                continue;
            }
            let near = names.iter().filter(|name| name.bead == pair.bead).find(|name| {
                let word = heard(&name.folded);
                let far = if sound.len() >= 8 { 2 } else { 1 };
                (1..=far).contains(&strsim::damerau_levenshtein(&word, &sound))
                    && word.chars().next() == sound.chars().next()
                    && counts.get(name.folded.as_str()) == Some(&1)
                    && !is_known(&stemmer.stem(&name.folded))
                    && !readings.iter().any(|(other, _)| heard(other) == word)
            });
            let Some(name) = near else { continue };
            let right = spelt(reading);
            let original = context.japanese().text(*span);
            let message = format!("{original} is read {right}, here “{}”", name.text);
            let finding = report(rule, context, pair.bead, (&[*span], name), message, &right);
            // Kanji have several readings; what no reading can be is a slip of the hand.
            let severity =
                if is_readable(&name.folded) { Severity::Note } else { Severity::Warning };
            found.push(at(severity, finding));
        }
    }
    found
}
