//! Japanese names in an English draft that are spelt otherwise than they are read.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use taiyaku_dictionaries::Stemmer;

use crate::model::{Finding, Severity, Span};
use crate::text::kana::romaji;
use crate::text::tokens::Class;

use super::{Name, is_known, of_bead, report};
use crate::check::context::Context;
use crate::check::paired::Pair;
use crate::check::rule::{Rule, at};
use crate::check::spelling::{folded, is_readable, is_voiced_wrongly, plain, spelt, voiceless};
use crate::text::script::is_kanji;

/// Shorter readings are a letter away from too many words.
const MIN_SOUND: usize = 4;

/// A name in kanji and how it is read.
struct Read<'a> {
    kanji: &'a str,
    romaji: String,
    /// The reading in plain spelling, and as it is heard.
    plain: String,
    sound: String,
    span: Span,
}

/// Names whose romanised reading is almost, but not quite, what stands in the draft.
pub(super) fn findings(rule: &Rule, context: &Context<'_>, names: &[Name]) -> Vec<Finding> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names {
        *counts.entry(&name.folded).or_default() += 1;
    }
    let mut found = Vec::new();
    let stemmer = Stemmer::new();
    for pair in context.pairs().filter(Pair::is_translated) {
        let readings = readings(context, &pair);
        if readings.is_empty() {
            continue;
        }
        let english: BTreeSet<(String, String)> = context
            .english()
            .tokens(pair.english.clone())
            .map(|token| plain(&folded(context.english().text(token.span))))
            .map(|word| (voiceless(&word), word))
            .collect();
        let here = of_bead(names, pair.bead).iter().filter(|name| {
            let is_once = counts.get(name.folded.as_str()) == Some(&1);
            is_once && !is_known(&stemmer.stem(&name.folded))
        });
        let here: Vec<&Name> = here.collect();
        let spoken: FxHashSet<&str> = readings.iter().map(|it| it.plain.as_str()).collect();
        for it in &readings {
            let is_other = |name: &Name| spoken.contains(plain(&name.folded).as_str());
            let is_said = english.iter().any(|(sound, _)| sound.contains(&it.sound));
            let near = if is_said {
                let is_right = english.iter().any(|(_, word)| word.contains(&it.plain));
                here.iter().find(|name| {
                    !is_right
                        && !is_other(name)
                        && is_voiced_wrongly(it.kanji, &it.romaji, &name.folded)
                })
            } else {
                here.iter().find(|name| !is_other(name) && is_near(it, name))
            };
            let Some(name) = near else { continue };
            let right = spelt(&it.romaji);
            let message = format!("{} is read {right}, here “{}”", it.kanji, name.text);
            let finding = report(rule, context, pair.bead, (&[it.span], name), message, &right);
            // Kanji have several readings; what no reading can be is a slip of the hand.
            let is_slip = is_said || !is_readable(&name.folded);
            found.push(at(if is_slip { Severity::Warning } else { Severity::Note }, finding));
        }
    }
    found
}

/// The names in kanji of a bead, each once, with their readings.
fn readings<'a>(context: &Context<'a>, pair: &Pair) -> Vec<Read<'a>> {
    let japanese = context.japanese();
    let tokens = japanese.tokens(pair.japanese.clone());
    let names = tokens
        .filter(|token| token.word.class == Class::Name && token.word.text.chars().all(is_kanji));
    let mut known = FxHashSet::default();
    let read = names.filter_map(|token| {
        let romaji = romaji(token.word.reading.as_deref()?);
        let plain = plain(&romaji);
        let sound = voiceless(&plain);
        let kanji = japanese.text(token.span);
        let read = Read { kanji, romaji, plain, sound, span: token.span };
        (read.sound.len() >= MIN_SOUND && known.insert(kanji)).then_some(read)
    });
    read.collect()
}

/// Whether a spelling is a letter, in long names two, away from a reading.
fn is_near(read: &Read<'_>, name: &Name) -> bool {
    let word = voiceless(&plain(&name.folded));
    let far = if read.sound.len() >= 8 { 2 } else { 1 };
    (1..=far).contains(&strsim::damerau_levenshtein(&word, &read.sound))
        && word.chars().next() == read.sound.chars().next()
}
