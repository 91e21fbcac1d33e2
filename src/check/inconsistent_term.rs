//! `inconsistent-term`: one term, several renderings.

use std::collections::BTreeMap;

use taiyaku_dictionaries::Stemmer;

use crate::model::{Finding, Lang, Severity, Span};

use super::context::Context;
use super::message::times;
use super::renderings::{Drift, Odd, Rendering, Sureness, Term, TermKind, Use};
use super::rule::{Rule, at};
use super::spelling::base;

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-term",
    severity: Severity::Warning,
    summary: "a term is rendered otherwise than elsewhere in the document",
    page: "\
What: for every compound, katakana word, name and noun that recurs in the Japanese, the English
phrase that renders it is found in each of its beads, from the document itself (which words keep
company), from EDICT and by sound. Where most beads agree, the odd one out is reported with the
majority's count and places; of two renderings that stand as often, a note names both where the
second begins. In a Japanese draft it is the Japanese that may be odd; two renderings of one word
that are both frequent are told once. Inflections, derived words, short forms, abbreviations and
pronouns are no other renderings. Short names of common things, which good writers vary, and nouns
that serve as verbs are notes. So is a rendering that neither EDICT nor the sound knows, unless it
recurs, or all other beads, three or more, have the usual one; two will do where EDICT has the term
and it is a noun that is left over.

Why: a reader who meets a second word looks for a second thing.

Example: 永久凍土 is “permafrost” three times and then “the frozen ground”.

Silence: use one rendering; admit the other in a glossary; or as for number-mismatch, with
`inconsistent-term`.",
    check,
};

/// So like the usual rendering, another is a misspelling, and `name-mismatch` says so.
const MISSPELT: f64 = 0.75;

fn check(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    if context.target.lang() == Lang::Ja {
        return in_japanese(rule, context, found);
    }
    for term in context.renderings() {
        let usual = term.usual_places();
        found.extend(tie(rule, context, term));
        let said = odd(term).map(|(_, span, _)| stems(context.english().text(span)));
        let said: Vec<String> = said.collect();
        for ((used, span, sureness), here) in odd(term).zip(&said) {
            let weight = Weight {
                kind: term.kind,
                is_special: term.is_special && !term.is_name,
                is_known: term.is_known,
                form: &term.form,
                usual: usual.len(),
                others: said.len(),
                lacking: term.lacking(),
            };
            let recurs = said.iter().filter(|other| *other == here).count() > 1;
            let Some(severity) = weight.severity(rule, sureness, recurs) else { continue };
            let is_usual = *here == stems(&term.usual);
            if is_usual || is_misspelt(context.english().text(span), &term.usual) {
                continue;
            }
            let shown = usual.first().map_or("", |_| term.usual.as_str());
            let message = format!(
                "{} is “{}” here, “{shown}” {}",
                term.form,
                context.english().text(span),
                times(context.english(), &usual),
            );
            let japanese: Vec<Span> = used.japanese.iter().take(1).copied().collect();
            let mut finding = context.finding(rule, used.bead, (&japanese, &[span]), message);
            finding.term = Some(term.form.clone());
            found.push(at(severity, finding));
        }
    }
}

fn odd(term: &Term) -> impl Iterator<Item = (&Use, Span, Sureness)> {
    term.uses.iter().filter_map(|used| match used.rendering {
        Rendering::Other(span, sureness) => Some((used, span, sureness)),
        _ => None,
    })
}

/// In how many beads of two renderings each stands at least, so that neither is a slip.
fn least_of_tie(kind: TermKind) -> usize {
    match kind {
        TermKind::Compound | TermKind::Katakana | TermKind::Name => 2,
        // Good writers vary these.
        TermKind::Noun | TermKind::Verbal => 3,
    }
}

/// Another rendering that is as frequent as the usual one: neither is odd, and the text has both. It is
/// told where the later of the two begins.
fn tie(rule: &Rule, context: &Context<'_>, term: &Term) -> Option<Finding> {
    let english = context.english();
    let mut groups: BTreeMap<String, Vec<(&Use, Span)>> = BTreeMap::new();
    for (used, span, _) in odd(term).filter(|(.., sureness)| *sureness > Sureness::Left) {
        groups.entry(stems(english.text(span))).or_default().push((used, span));
    }
    let usual: Vec<(&Use, Span)> = term
        .uses
        .iter()
        .filter_map(|used| match used.rendering {
            Rendering::Usual(span) => Some((used, span)),
            _ => None,
        })
        .collect();
    let is_rival = |places: &Vec<(&Use, Span)>| places.len() == usual.len();
    let rival = groups.into_values().find(is_rival)?;
    let start = |places: &[(&Use, Span)]| places.first().map(|(_, span)| span.start);
    let (first, second) =
        if start(&usual) < start(&rival) { (&usual, &rival) } else { (&rival, &usual) };
    let (&(_, known), &(used, span)) = first.first().zip(second.first())?;
    let (known, here) = (english.text(known), english.text(span));
    if usual.len() < least_of_tie(term.kind) || is_misspelt(here, known) {
        return None;
    }
    let places: Vec<Span> = first.iter().map(|&(_, span)| span).collect();
    let message = format!(
        "{} is “{here}” here and, as often, “{known}”, {}",
        term.form,
        times(english, &places),
    );
    let japanese: Vec<Span> = used.japanese.iter().take(1).copied().collect();
    let mut finding = context.finding(rule, used.bead, (&japanese, &[span]), message);
    finding.term = Some(term.form.clone());
    Some(at(Severity::Note, finding))
}

/// The stems of a phrase: renderings that differ in number only, or in a possessive ending, are one.
fn stems(text: &str) -> String {
    let stemmer = Stemmer::new();
    // What a line's end parted is one word.
    let text: String = text.split('\u{2010}').map(str::trim_start).collect();
    let text = text.to_lowercase().replace('’', "'");
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words = words.map(|word| word.trim_matches('\'').trim_end_matches("'s"));
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| stemmer.stem(&base(word)).into_owned()).collect::<Vec<_>>().join(" ")
}

/// Whether one rendering is only misspelt for another, which is another rule's.
fn is_misspelt(here: &str, usual: &str) -> bool {
    let alike = strsim::normalized_damerau_levenshtein(&here.to_lowercase(), &usual.to_lowercase());
    alike >= MISSPELT
}

/// The same as [`tie`] in a Japanese draft, told once: both renderings may be the usual one of a term.
fn tie_in_japanese(rule: &Rule, context: &Context<'_>, drift: &Drift) -> Option<Finding> {
    let japanese = context.japanese();
    let mut groups: BTreeMap<&str, Vec<&Odd>> = BTreeMap::new();
    for odd in drift.odd.iter().filter(|odd| odd.sureness > Sureness::Left) {
        groups.entry(japanese.text(odd.japanese)).or_default().push(odd);
    }
    let is_rival = |places: &Vec<&Odd>| places.len() == drift.usual_places.len();
    let rival = groups.into_values().find(is_rival)?;
    let (odd, usual) = rival.first().zip(drift.usual_places.first())?;
    if rival.len() < least_of_tie(drift.kind) || odd.japanese.start < usual.start {
        return None;
    }
    let english = context.english().text(odd.english);
    let message = format!(
        "“{english}” is {} here and, as often, {}, {}",
        japanese.text(odd.japanese),
        drift.usual,
        times(japanese, &drift.usual_places),
    );
    let spans = (&[odd.japanese][..], &[odd.english][..]);
    let mut finding = context.finding(rule, odd.bead, spans, message);
    finding.term = Some(drift.form.clone());
    Some(at(Severity::Note, finding))
}

/// A rendering that stands so often beside the usual one is no slip.
const FREQUENT: usize = 3;

/// The drifts that have the one of two renderings as the usual one and the other as an odd one, or the
/// other way round, each with those odd ones, the most usual first: by the stem of the English and the
/// two. One English word may be the term of both.
type Pairs<'c> = BTreeMap<(String, [&'c str; 2]), Vec<(&'c Drift, Vec<&'c Odd>)>>;

fn pairs_of_renderings<'c>(context: &'c Context<'_>) -> Pairs<'c> {
    let mut pairs = Pairs::new();
    for drift in context.drifts() {
        let stems = stems(&drift.form);
        for odd in &drift.odd {
            let mut both = [drift.usual.as_str(), context.japanese().text(odd.japanese)];
            both.sort_unstable();
            let pair = pairs.entry((stems.clone(), both)).or_default();
            match pair.last_mut().filter(|(last, _)| std::ptr::eq(*last, drift)) {
                Some((_, odds)) => odds.push(odd),
                None => pair.push((drift, vec![odd])),
            }
        }
    }
    for pair in pairs.values_mut() {
        pair.sort_by_key(|(drift, _)| std::cmp::Reverse(drift.usual_places.len()));
    }
    pairs
}

/// Terms of the English that a Japanese draft renders otherwise than it mostly does.
fn in_japanese(rule: &Rule, context: &Context<'_>, found: &mut Vec<Finding>) {
    let japanese = context.japanese();
    let tie = |drift| Some((drift, tie_in_japanese(rule, context, drift)?));
    let ties: Vec<(&Drift, Finding)> = context.drifts().iter().filter_map(tie).collect();
    for pair in pairs_of_renderings(context).into_values() {
        let mut weighed = pair.iter().map(|(drift, odd)| (drift, weighed(rule, drift, odd)));
        let Some((drift, mut told)) = weighed.find(|(_, told)| !told.is_empty()) else {
            continue;
        };
        // Of a tie the other side may look like an odd one out.
        let is_tied = |here: &str| {
            ties.iter().any(|(of, tie)| of.usual == here && tie.target.text == drift.usual)
        };
        told.retain(|(odd, _)| !is_tied(japanese.text(odd.japanese)));
        // Where both renderings are frequent, neither is a slip: that is told once.
        let mut places: Vec<Span> = Vec::new();
        for (other, odd) in &pair {
            if std::ptr::eq(*other, *drift) {
                places.extend(odd.iter().map(|odd| odd.japanese));
            } else {
                places.extend(&other.usual_places);
            }
        }
        places.sort_unstable();
        places.dedup();
        let mut again = String::new();
        if places.len() >= FREQUENT {
            told.truncate(1);
            places.retain(|span| told.iter().all(|(odd, _)| odd.japanese != *span));
            again = format!(" and {}", times(japanese, &places));
        }
        for (odd, severity) in told {
            let message = format!(
                "“{}” is {} here{again}, {} {}",
                context.english().text(odd.english),
                japanese.text(odd.japanese),
                drift.usual,
                times(japanese, &drift.usual_places),
            );
            let spans = (&[odd.japanese][..], &[odd.english][..]);
            let mut finding = context.finding(rule, odd.bead, spans, message);
            finding.term = Some(drift.form.clone());
            found.push(at(severity, finding));
        }
    }
    found.extend(ties.into_iter().map(|(_, tie)| tie));
}

/// Those of the odd renderings of a term that matter, all alike, and how much.
fn weighed<'c>(rule: &Rule, drift: &Drift, odd: &[&'c Odd]) -> Vec<(&'c Odd, Severity)> {
    let weight = Weight {
        kind: drift.kind,
        is_special: drift.is_special,
        is_known: drift.is_known,
        form: &drift.usual,
        usual: drift.usual_places.len(),
        others: drift.odd.len(),
        lacking: drift.lacking,
    };
    let recurs = odd.len() > 1;
    let severity = |odd: &Odd| {
        let severity = weight.severity(rule, odd.sureness, recurs)?;
        // Common English words have many senses.
        let is_firm = drift.is_special
            || (weight.usual >= 4
                && drift.kind != TermKind::Noun
                && odd.sureness == Sureness::Known);
        Some(if is_firm { severity } else { Severity::Note })
    };
    odd.iter().filter_map(|odd| Some((*odd, severity(odd)?))).collect()
}

/// What is rendered otherwise, and how often.
struct Weight<'a> {
    kind: TermKind,
    is_special: bool,
    is_known: bool,
    /// The Japanese word.
    form: &'a str,
    usual: usize,
    others: usize,
    /// In how many beads the usual rendering is missing.
    lacking: usize,
}

impl Weight<'_> {
    /// How much an odd rendering matters, if it `recurs` for the term or does not; none where the usual
    /// one is no more usual, or where it is but a guess.
    fn severity(&self, rule: &Rule, sureness: Sureness, recurs: bool) -> Option<Severity> {
        if self.usual < 2 || self.others >= self.usual {
            return None;
        }
        let is_common = self.form.chars().count() < 2 || sureness != Sureness::Known;
        let firm = match self.kind {
            TermKind::Compound | TermKind::Katakana => true,
            TermKind::Name => self.usual >= 3,
            TermKind::Noun if self.is_special => self.usual >= 3 && sureness > Sureness::Left,
            TermKind::Noun => self.usual >= 4 && !is_common,
            TermKind::Verbal => false,
        };
        let certain = sureness == Sureness::Known || self.usual >= 3 || self.is_known;
        // What is elsewhere left unsaid may be so here, too.
        let said_elsewhere = self.lacking == 1;
        let sure = match sureness {
            Sureness::Known => true,
            Sureness::OnlyNoun => recurs || said_elsewhere,
            Sureness::LeftNoun => recurs || said_elsewhere && (self.usual >= 3 || self.is_known),
            Sureness::Left => recurs || said_elsewhere && self.usual >= 3,
        };
        match (firm, sure) {
            (true, true) if certain => Some(rule.severity),
            (_, true) => Some(Severity::Note),
            (true, false) if said_elsewhere || sureness > Sureness::Left => Some(Severity::Note),
            // A guess, and about what good writers vary.
            _ => None,
        }
    }
}
