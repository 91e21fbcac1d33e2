//! Names of the English source in a Japanese draft: by the glossary, by sound, by reading.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use taiyaku_dictionaries::Edict;

use crate::model::{Finding, Fix, Lang, Severity, Span};
use crate::text::kana::{Phonetic, is_katakana, romaji};
use crate::text::tokens::{Class, Token};

use super::{MIN_LETTERS, Name, SOUNDS, Spellings, of_bead};
use crate::check::context::Context;
use crate::check::katakana::{MIN_KANA, Written, katakana_key, katakana_words};
use crate::check::message::times;
use crate::check::near::Near;
use crate::check::paired::Pair;
use crate::check::rule::{Rule, at};
use crate::check::spelling::{folded, heard};
use crate::text::script::is_kanji;

/// Katakana words that are less alike are no spellings of one name.
const ALIKE: f64 = 0.6;
/// The same for words that both sound like one English name.
const SAME_SOUND: f64 = 0.5;

/// What is wrong with the names of a Japanese draft, `names` being those of its source.
pub(super) fn findings(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let mut katakana: BTreeMap<usize, Vec<Written>> = BTreeMap::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        katakana.insert(pair.bead, katakana_words(context, &pair));
    }
    let mut found = of_glossary(rule, context, &katakana);
    found.extend(of_source(rule, context, names));
    found.extend(of_majority(rule, context, &by_sound(names, &katakana)));
    found.extend(of_majority(rule, context, &by_reading(context, names)));
    found
}

/// By name of the English, the katakana words that sound like it and like no other name of their
/// bead as much.
fn by_sound(
    names: &[Name],
    katakana: &BTreeMap<usize, Vec<Written>>,
) -> BTreeMap<String, Vec<(Written, Span)>> {
    let mut groups: BTreeMap<String, Vec<(Written, Span)>> = BTreeMap::new();
    let sounds: Vec<Phonetic> = names.iter().map(|name| Phonetic::english(&name.folded)).collect();
    for word in katakana.values().flatten() {
        let sound = Phonetic::japanese(&word.form);
        let from = names.partition_point(|name| name.bead < word.bead);
        let near = names.iter().zip(&sounds).skip(from);
        let near = near.take_while(|(name, _)| name.bead == word.bead);
        let near = near.map(|(name, other)| (sound.similarity(other), name));
        let best = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|&(alike, _)| alike >= SOUNDS);
        if let Some((_, name)) = best {
            groups.entry(name.folded.clone()).or_default().push((word.clone(), name.span));
        }
    }
    add_misspelt(names, katakana, &mut groups);
    groups
}

/// Adds to each group, from beads that have its name and none of its forms, the katakana word that is
/// spelt almost like one of them, stands in no group and is no word: letters that were exchanged sound
/// like no name.
fn add_misspelt(
    names: &[Name],
    katakana: &BTreeMap<usize, Vec<Written>>,
    groups: &mut BTreeMap<String, Vec<(Written, Span)>>,
) {
    let taken: FxHashSet<Span> =
        groups.values().flatten().map(|(written, _)| written.span).collect();
    for (folded, places) in groups.iter_mut() {
        let forms: BTreeSet<String> = places.iter().map(|(it, _)| it.form.clone()).collect();
        let beads: FxHashSet<usize> = places.iter().map(|(it, _)| it.bead).collect();
        for name in names.iter().filter(|it| it.folded == *folded && !beads.contains(&it.bead)) {
            let here = katakana.get(&name.bead).map_or(&[][..], Vec::as_slice);
            let is_like = |word: &&Written| {
                !taken.contains(&word.span)
                    && Edict.glosses(&[&word.form]).is_none()
                    && forms.iter().any(|form| is_variant(&word.form, form, ALIKE))
            };
            let mut like = here.iter().filter(is_like);
            if let (Some(word), None) = (like.next(), like.next()) {
                places.push((word.clone(), name.span));
            }
        }
        places.sort_by_key(|(written, _)| written.span);
    }
}

/// By name of the English, the names in kanji that may be read so.
fn by_reading(context: &Context<'_>, names: &[Name]) -> BTreeMap<String, Vec<(Written, Span)>> {
    let japanese = context.japanese();
    let mut groups: BTreeMap<String, Vec<(Written, Span)>> = BTreeMap::new();
    let mut by_sound: FxHashMap<(usize, String), &Name> = FxHashMap::default();
    for name in names {
        by_sound.entry((name.bead, heard(&name.folded))).or_insert(name);
    }
    for pair in context.pairs().filter(Pair::is_translated) {
        let is_name = |token: &&Token| {
            token.word.class == Class::Name && token.word.text.chars().all(is_kanji)
        };
        for token in japanese.tokens(pair.japanese.clone()).filter(is_name) {
            let Some(reading) = token.word.reading.as_deref() else { continue };
            let sound = heard(&romaji(reading));
            let Some(&name) = by_sound.get(&(pair.bead, sound)) else { continue };
            let written =
                Written { form: token.word.text.clone(), span: token.span, bead: pair.bead };
            groups.entry(name.folded.clone()).or_default().push((written, name.span));
        }
    }
    groups
}

/// Names that mostly stand in another form in the draft; of as many, the first is right.
fn of_majority(
    rule: &Rule,
    context: &Context<'_>,
    groups: &BTreeMap<String, Vec<(Written, Span)>>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for places in groups.values() {
        let mut forms: BTreeMap<&str, Vec<&Written>> = BTreeMap::new();
        for (written, _) in places {
            forms.entry(&written.form).or_default().push(written);
        }
        let first =
            |places: &[&Written]| places.first().map_or(usize::MAX, |written| written.span.start);
        let usual = forms.iter().max_by_key(|(_, it)| (it.len(), std::cmp::Reverse(first(it))));
        let Some((&usual, usual_places)) = usual else { continue };
        for (written, english) in places {
            let both = usual_places.iter().any(|other| other.bead == written.bead);
            if written.form == usual || both || !is_variant(&written.form, usual, SAME_SOUND) {
                continue;
            }
            let spans: Vec<Span> = usual_places.iter().map(|written| written.span).collect();
            let message =
                format!("{} here, {usual} {}", written.form, times(context.japanese(), &spans));
            let severity = if spans.len() >= 2 { rule.severity } else { Severity::Warning };
            found.push(at(severity, report(rule, context, (written, *english), message, usual)));
        }
    }
    found
}

/// Whether two forms of a name, `least` alike, are spellings of it that differ by more than taste: another rule
/// has the long vowels, and アメリカン is no アメリカ.
fn is_variant(form: &str, usual: &str, least: f64) -> bool {
    if !form.chars().all(is_katakana) {
        return true;
    }
    let (short, long) = if form.len() < usual.len() { (form, usual) } else { (usual, form) };
    let grown = long.strip_prefix(short).is_some_and(|rest| {
        rest.chars().count() > 1 || rest.ends_with(['ン', 'ズ', 'ス', 'ト', 'ド'])
    });
    let grown =
        grown || (long.ends_with(short) && long.chars().count() > short.chars().count() + 1);
    let same = katakana_key(form).is_some() && katakana_key(form) == katakana_key(usual);
    !grown && !same && strsim::normalized_damerau_levenshtein(form, usual) >= least
}

/// Katakana words that are nearly, but not quite, what the glossary has for a term of the source.
fn of_glossary(
    rule: &Rule,
    context: &Context<'_>,
    katakana: &BTreeMap<usize, Vec<Written>>,
) -> Vec<Finding> {
    let Some(terms) = context.terms else { return Vec::new() };
    let mut found = Vec::new();
    for hit in &terms.source {
        let Some(bead) = context.bead_of_source(hit.sentence) else { continue };
        let here = katakana.get(&bead).map_or(&[][..], Vec::as_slice);
        let forms: Vec<&str> = hit
            .concepts(terms.glossary, true)
            .flat_map(|concept| terms.usable(concept, Lang::Ja))
            .map(|form| form.text.as_str())
            .filter(|form| form.chars().count() > MIN_KANA && form.chars().all(is_katakana))
            .collect();
        for right in forms {
            if here.iter().any(|word| word.form.contains(right)) {
                continue;
            }
            let near = here.iter().find(|word| is_variant(&word.form, right, ALIKE));
            let Some(word) = near else { continue };
            let message = format!("the glossary spells this {right}, here {}", word.form);
            found.push(report(rule, context, (word, hit.span), message, right));
        }
    }
    found
}

/// Names that the draft has in Latin letters, and the source in others.
fn of_source(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let (japanese, english) = (context.japanese(), context.english());
    let mut spellings = None;
    let mut found = Vec::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        let words: BTreeSet<String> =
            english.tokens(pair.english.clone()).map(|it| folded(english.text(it.span))).collect();
        let here = of_bead(names, pair.bead).iter();
        let near = Near::new(here.map(|name| (name.folded.as_str(), name)));
        for token in japanese.tokens(pair.japanese.clone()) {
            let text = japanese.text(token.span);
            let is_latin = text.starts_with(|c: char| c.is_ascii_uppercase())
                && text.chars().all(|c| c.is_ascii_alphabetic())
                && text.chars().count() >= MIN_LETTERS;
            let written = folded(text);
            let mut longer = words.range(written.clone()..);
            if !is_latin || longer.next().is_some_and(|word| word.starts_with(&written)) {
                continue;
            }
            let Some((_, name)) = near.misspelt(&written).next() else { continue };
            let message = format!("the source spells this name {}, here {text}", name.text);
            let word = Written { form: text.to_owned(), span: token.span, bead: pair.bead };
            let finding = report(rule, context, (&word, name.span), message, &name.text);
            let spellings = spellings.get_or_insert_with(|| Spellings::new(context));
            found.push(spellings.weighed(finding, (&name.folded, &written)));
        }
    }
    found
}

fn report(
    rule: &Rule,
    context: &Context<'_>,
    (written, english): (&Written, Span),
    message: String,
    right: &str,
) -> Finding {
    let spans = (&[written.span][..], &[english][..]);
    let mut finding = context.finding(rule, written.bead, spans, message);
    finding.fixes = vec![Fix { span: written.span, text: right.to_owned() }];
    finding.term = Some(right.to_owned());
    finding
}
