//! Drift in a Japanese draft: what stands for an English term where its usual Japanese does not.
//!
//! The pairs are those of the other direction: a Japanese word or compound that recurs, and the
//! English phrase that stands for it in most of its beads. Here the English phrase is the term, and
//! the beads are those that have it. Where the Japanese word is missing, another noun that the
//! dictionary gives for the term comes first; else the one noun that nothing else in the English
//! accounts for, if all of the rest is accounted for. Short forms (裁判所 for 地方裁判所), longer
//! ones, other spellings of one reading and verbs of the same stem are no other renderings.
//!
//! Time O(beads that have a term × words of a bead²).

use crate::model::Span;
use crate::text::kana::is_katakana;
use crate::text::tokens::Token;

use super::super::context::Context;
use super::english::{is_function_word, makes_verb};
use super::model::Model;
use super::terms;
use super::units::{Corpus, English, Lesson, Recurring, Unit};
use super::usual::Usual;
use super::{Sureness, TermKind};

/// From this probability on another word of the English accounts for a Japanese one.
const CLAIMED: f32 = 0.1;
/// How many other words of the English may be left without a counterpart where a rendering is
/// found by what is left.
const MAX_LEFT: usize = 1;
/// Katakana words that are so alike are spellings of one.
const ALIKE: f64 = 0.6;

/// An English term that is not always rendered alike.
#[derive(Clone, Debug)]
pub struct Drift {
    /// The term, in lower case.
    pub form: String,
    /// What kind of word its usual rendering is.
    pub kind: TermKind,
    /// Its usual rendering, and where that stands for it.
    pub usual: String,
    /// The places of the usual rendering in the draft.
    pub usual_places: Vec<Span>,
    /// Where it is rendered otherwise.
    pub odd: Vec<Odd>,
}

/// Another rendering.
#[derive(Clone, Copy, Debug)]
pub struct Odd {
    /// The bead.
    pub bead: usize,
    /// The term in the English.
    pub english: Span,
    /// What stands for it.
    pub japanese: Span,
    /// How sure that it does.
    pub sureness: Sureness,
}

/// How an English term is rendered, if that is usual and not always so.
pub(super) fn drift(
    context: &Context<'_>,
    corpus: &Corpus,
    model: &Model,
    term: &Recurring,
    usual: &Usual,
) -> Option<Drift> {
    let unit = corpus.units.get(term.unit as usize)?;
    let mut drift = Drift {
        form: usual.words.join(" "),
        kind: term.form.kind,
        usual: term.form.text.clone(),
        usual_places: Vec::new(),
        odd: Vec::new(),
    };
    for lesson in &corpus.lessons {
        let Some(english) = place(lesson, &usual.stems) else { continue };
        let own = lesson.japanese.iter().find(|(unit, _)| *unit == term.unit);
        if let Some(&(_, span)) = own {
            drift.usual_places.push(span);
            continue;
        }
        let look = Look { context, model, unit, usual, lesson };
        if let Some((japanese, sureness)) = look.other() {
            drift.odd.push(Odd { bead: lesson.bead, english, japanese, sureness });
        }
    }
    (!drift.odd.is_empty()).then_some(drift)
}

/// Where a phrase stands in the English of a lesson as a noun.
fn place(lesson: &Lesson, stems: &[u32]) -> Option<Span> {
    let words = &lesson.english;
    let stands = |at: usize| {
        let mut next = at;
        let mut last = words.get(at).filter(|word| Some(&word.stem) == stems.first())?;
        for stem in stems.iter().skip(1) {
            let rest = words.iter().enumerate().skip(next + 1).take(2);
            let mut rest = rest.take_while(|(_, word)| word.is_joined);
            (next, last) = rest.find(|(_, word)| word.stem == *stem)?;
        }
        let first = words.get(at)?;
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_verb = first.is_joined && before.is_some_and(|word| makes_verb(&word.word));
        (!is_verb).then_some(Span::new(first.span.start, last.span.end))
    };
    (0..words.len()).find_map(stands)
}

struct Look<'a> {
    context: &'a Context<'a>,
    model: &'a Model,
    /// The usual rendering.
    unit: &'a Unit,
    usual: &'a Usual,
    lesson: &'a Lesson,
}

impl Look<'_> {
    /// What stands for the term; none if that cannot be told, or it is only another form of the
    /// usual rendering.
    fn other(&self) -> Option<(Span, Sureness)> {
        let bead = self.context.beads.get(self.lesson.bead)?;
        let run = if self.context.from_japanese() { &bead.source } else { &bead.target };
        let japanese = self.context.japanese();
        let mut found: Vec<(Span, bool)> = Vec::new();
        for index in run.clone() {
            if japanese.sentence(index).contains(self.unit.text.as_str()) {
                return None;
            }
            let tokens = japanese.sentences().get(index)?.tokens.as_slice();
            for run in terms::runs(tokens, |token| japanese.text(token.span)) {
                let run = tokens.get(run).unwrap_or_default();
                if self.is_akin(run) {
                    return None;
                }
                self.candidates(run, &mut found);
            }
        }
        if let Some(&(span, _)) = found.iter().find(|(_, own)| *own) {
            return Some((span, Sureness::Known));
        }
        match found.as_slice() {
            // Another name is another person.
            &[(span, _)] if !self.usual.is_name && self.left() <= MAX_LEFT => {
                Some((span, Sureness::Left))
            }
            _ => None,
        }
    }

    /// Whether a run of nouns is the usual rendering in another form: shorter, longer, or spelt
    /// otherwise.
    fn is_akin(&self, run: &[Token]) -> bool {
        let text: String = run.iter().map(|token| token.word.text.as_str()).collect();
        let usual = self.unit.text.as_str();
        if is_subsequence(&text, usual) || is_subsequence(usual, &text) {
            return true;
        }
        if text.chars().all(is_katakana) && usual.chars().all(is_katakana) {
            return strsim::normalized_damerau_levenshtein(&text, usual) >= ALIKE;
        }
        let sound: Option<String> = run.iter().map(|it| it.word.reading.as_deref()).collect();
        let usual: Option<String> =
            self.unit.parts.iter().map(|it| it.reading.as_deref()).collect();
        sound.is_some_and(|sound| !sound.is_empty() && Some(sound) == usual)
    }

    /// The parts of a run that no other word of the English accounts for, and whether each is the
    /// term's own.
    fn candidates(&self, run: &[Token], found: &mut Vec<(Span, bool)>) {
        let mut rest = run;
        while !rest.is_empty() {
            let free = rest.iter().take_while(|token| !self.is_claimed(token)).count();
            let piece = rest.get(..free).unwrap_or_default();
            if let (Some(first), Some(last)) = (piece.first(), piece.last())
                && terms::kind(piece).is_some()
            {
                let own = piece.iter().any(|token| self.is_own(token));
                found.push((Span::new(first.span.start, last.span.end), own));
            }
            rest = rest.get(free.max(1)..).unwrap_or_default();
        }
    }

    /// The units that a token belongs to.
    fn units(&self, token: &Token) -> impl Iterator<Item = u32> {
        let span = token.span;
        let within = move |other: &Span| other.start <= span.start && span.end <= other.end;
        let units = self.lesson.japanese.iter().filter(move |(_, span)| within(span));
        units.map(|&(unit, _)| unit)
    }

    /// Whether another word of the English becomes a token.
    fn is_claimed(&self, token: &Token) -> bool {
        let others = || self.lesson.english.iter().filter(|word| !self.is_term(word));
        self.units(token).any(|unit| {
            others().any(|word| !word.is_stop && self.renders(unit, word))
                && !(self.knows(unit)
                    && self.unit.parts.iter().all(|it| it.text != token.word.text))
        })
    }

    /// Whether the dictionary gives a token for the term, or the usual rendering has it.
    fn is_own(&self, token: &Token) -> bool {
        let shared = self.unit.parts.len() > 1
            && self.unit.parts.iter().any(|part| part.text == token.word.text)
            && token.word.text.chars().count() >= 2;
        shared || self.units(token).any(|unit| self.knows(unit))
    }

    /// Whether the dictionary or the sound gives one of the term's words for a unit.
    fn knows(&self, unit: u32) -> bool {
        self.usual.stems.iter().any(|&stem| self.model.known(unit, stem) > 0.0)
    }

    fn renders(&self, unit: u32, word: &English) -> bool {
        self.model.t(unit, word.stem) >= CLAIMED || self.model.known(unit, word.stem) > 0.0
    }

    fn is_term(&self, word: &English) -> bool {
        self.usual.stems.contains(&word.stem)
    }

    /// How many other words of the English have no counterpart in the bead.
    fn left(&self) -> usize {
        let says =
            |word: &&English| !word.is_stop && !is_function_word(&word.word) && !self.is_term(word);
        let words = self.lesson.english.iter().filter(says);
        words
            .filter(|word| !self.lesson.japanese.iter().any(|&(unit, _)| self.renders(unit, word)))
            .count()
    }
}

/// Whether the letters of `short` stand in `long` in their order: 地裁 in 地方裁判所.
fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    !short.is_empty() && short.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_subsequences() {
        assert!(is_subsequence("地裁", "地方裁判所"));
        assert!(is_subsequence("探査機", "無人探査機"));
        assert!(!is_subsequence("着陸船", "着陸機"));
    }
}
