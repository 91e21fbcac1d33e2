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
use crate::text::tokens::{Class, Token};

use super::super::paired::Paired;
use super::english::{is_no_noun, makes_verb};
use super::model::Model;
use super::terms;
use super::units::{Corpus, Lesson, Recurring, Unit};
use super::usual::Usual;
use super::vocabulary::{English, is_number};
use super::{Sureness, TermKind};

/// From this probability on another word of the English accounts for a Japanese one.
const CLAIMED: f32 = 0.1;
/// From this probability on the document itself is sure of a rendering.
const SURE: f32 = 0.3;
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
    /// Its usual rendering.
    pub usual: String,
    /// Whether one of the term's words is rare in any text, or it has several.
    pub is_special: bool,
    /// Whether the dictionary or the sound gives one of the term's words for the usual rendering.
    pub is_known: bool,
    /// The places of the usual rendering in the draft.
    pub usual_places: Vec<Span>,
    /// In how many beads the usual rendering is missing.
    pub lacking: usize,
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
    paired: &Paired<'_>,
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
        is_special: usual.is_special,
        is_known: usual.is_known,
        usual_places: Vec::new(),
        lacking: 0,
        odd: Vec::new(),
    };
    for lesson in &corpus.lessons {
        let Some(english) = place(lesson, &usual.stems) else { continue };
        let own = lesson.japanese.iter().find(|(unit, _)| *unit == term.unit);
        if let Some(&(_, span)) = own {
            drift.usual_places.push(span);
            continue;
        }
        drift.lacking += 1;
        let look = Look { paired, model, term: term.unit, unit, usual, lesson };
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
            let mut rest = rest.take_while(|(_, word)| word.continues());
            (next, last) = rest.find(|(_, word)| word.stem == *stem)?;
        }
        let first = words.get(at)?;
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_verb = first.is_joined && before.is_some_and(|word| makes_verb(word.word()));
        (!is_verb).then_some(Span::new(first.span.start, last.span.end))
    };
    (0..words.len()).find_map(stands)
}

struct Look<'a> {
    paired: &'a Paired<'a>,
    model: &'a Model,
    /// The usual rendering.
    term: u32,
    unit: &'a Unit,
    usual: &'a Usual,
    lesson: &'a Lesson,
}

impl Look<'_> {
    /// What stands for the term; none if that cannot be told, or it is only another form of the
    /// usual rendering.
    fn other(&self) -> Option<(Span, Sureness)> {
        let bead = self.paired.beads().get(self.lesson.bead)?;
        let run = if self.paired.from_japanese() { &bead.source } else { &bead.target };
        let japanese = self.paired.japanese();
        let mut found: Vec<Candidate> = Vec::new();
        for index in run.clone() {
            if japanese.sentence(index).contains(self.unit.text.as_str()) {
                return None;
            }
            let words = japanese.sentences().get(index)?;
            let tokens = words.tokens.as_slice();
            for run in terms::runs(words, |span| japanese.text(span)) {
                let behind = tokens.get(run.end).map_or("", |token| token.word.lemma.as_str());
                let run = tokens.get(run).unwrap_or_default();
                let is_sibling = self.is_sibling(run);
                if !is_sibling && self.is_akin(run) {
                    return None;
                }
                let counts = |token: &Token| is_number(&words.numbers, token.span);
                if !is_verb(behind) && !run.iter().any(counts) {
                    found.extend(self.candidate(run, is_sibling));
                }
            }
        }
        found.retain(|candidate| self.is_whole(candidate.run));
        let known = self.knows(self.term)
            || self.usual.stems.iter().any(|&stem| self.model.t(self.term, stem) >= SURE);
        if let Some(own) = found.iter().find(|candidate| candidate.is_own) {
            // Where the dictionary knows the odd one, and neither it nor the document is sure of the
            // usual one, that was a wrong guess.
            return (known || own.is_sibling).then_some((own.span, Sureness::Known));
        }
        match found.as_slice() {
            // Another name is another person.
            [one] if !self.usual.is_name && one.is_run && self.left() <= MAX_LEFT => {
                Some((one.span, Sureness::OnlyNoun))
            }
            _ => None,
        }
    }

    /// Whether a run is the usual rendering with another ending: 着陸船 and 着陸機.
    fn is_sibling(&self, run: &[Token]) -> bool {
        let parts = &self.unit.parts;
        let (Some((last, stem)), Some((ending, usual))) = (run.split_last(), parts.split_last())
        else {
            return false;
        };
        let is_short = |text: &str| text.chars().count() == 1;
        !stem.is_empty()
            && stem.len() == usual.len()
            && stem.iter().zip(usual).all(|(token, part)| token.word.text == part.text)
            && last.word.text != ending.text
            && is_short(&last.word.text)
            && is_short(&ending.text)
    }

    /// Whether a run of nouns is the usual rendering in another form: shorter, longer, spelt
    /// otherwise, or joined with other words.
    fn is_akin(&self, run: &[Token]) -> bool {
        let usual = self.unit.text.as_str();
        let is_form = |text: &str| is_subsequence(text, usual) || is_subsequence(usual, text);
        let text: String = run.iter().map(|token| token.word.text.as_str()).collect();
        if is_form(&text) || run.iter().any(|token| is_long(token) && is_form(&token.word.text)) {
            return true;
        }
        let is_kana = |text: &str| text.chars().all(is_katakana);
        if is_kana(usual)
            && run
                .iter()
                .any(|token| is_kana(&token.word.text) && is_spelling(&token.word.text, usual))
        {
            return true;
        }
        let sound: Option<String> = run.iter().map(|it| it.word.reading.as_deref()).collect();
        let usual: Option<String> =
            self.unit.parts.iter().map(|it| it.reading.as_deref()).collect();
        sound.is_some_and(|sound| !sound.is_empty() && Some(sound) == usual)
    }

    /// The part of a run that no other word of the English accounts for.
    fn candidate<'t>(&self, run: &'t [Token], is_sibling: bool) -> Option<Candidate<'t>> {
        let from = run.iter().position(|token| !self.is_claimed(token))?;
        let free = run.iter().skip(from).take_while(|token| !self.is_claimed(token)).count();
        let piece = run.get(from..from + free)?;
        let (first, last) = (piece.first()?, piece.last()?);
        terms::kind(piece)?;
        // A name renders a name.
        if !self.usual.is_name && piece.iter().all(|token| token.word.class == Class::Name) {
            return None;
        }
        let span = Span::new(first.span.start, last.span.end);
        (span.len() > MIN_BYTES).then_some(Candidate {
            span,
            run,
            is_run: free == run.len(),
            is_own: is_sibling || piece.iter().any(|token| self.is_own(token)),
            is_sibling,
        })
    }

    /// Whether the words that stand beside the term in the English are said outside `run`: a
    /// reading room is another thing than a room.
    fn is_whole(&self, run: &[Token]) -> bool {
        let span = run.first().zip(run.last()).map(|(a, b)| Span::new(a.span.start, b.span.end));
        let span = span.unwrap_or_default();
        let outside = |word: &English| {
            let mut units = self.lesson.japanese.iter();
            units.any(|&(unit, place)| {
                (place.end <= span.start || span.end <= place.start) && self.renders(unit, word)
            })
        };
        let words = &self.lesson.english;
        (0..words.len()).filter(|&at| words.get(at).is_some_and(|word| self.is_term(word))).all(
            |at| {
                let before =
                    at.checked_sub(1).filter(|_| words.get(at).is_some_and(|it| it.is_joined));
                let before = before.and_then(|before| words.get(before));
                let after = words.get(at + 1).filter(|word| word.is_joined);
                before.into_iter().chain(after).all(|word| {
                    let is_grammar = word.is_grammar;
                    is_grammar || is_no_noun(word.word()) || self.is_term(word) || outside(word)
                })
            },
        )
    }

    /// The units that a token belongs to.
    fn units(&self, token: &Token) -> impl Iterator<Item = u32> {
        let span = token.span;
        let within = move |other: &Span| other.start <= span.start && span.end <= other.end;
        let units = self.lesson.japanese.iter().filter(move |(_, span)| within(span));
        units.map(|&(unit, _)| unit)
    }

    /// Whether another word of the English becomes a token, rather than the term.
    fn is_claimed(&self, token: &Token) -> bool {
        self.units(token).any(|unit| {
            let own = self.usual.stems.iter().map(|&stem| self.model.t(unit, stem));
            let own = own.fold(0.0, f32::max);
            let mut others = self.lesson.english.iter().filter(|word| !self.is_term(word));
            others.any(|word| {
                !word.is_stop
                    && self.renders(unit, word)
                    && !(self.knows(unit) && own > self.model.t(unit, word.stem))
            })
        })
    }

    /// Whether the dictionary or the sound gives a token for the term.
    fn is_own(&self, token: &Token) -> bool {
        is_long(token) && self.units(token).any(|unit| self.knows(unit))
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
        let says = |word: &&English| !word.is_grammar && !self.is_term(word);
        let words = self.lesson.english.iter().filter(says);
        words
            .filter(|word| !self.lesson.japanese.iter().any(|&(unit, _)| self.renders(unit, word)))
            .count()
    }
}

/// A noun that may stand for the term.
struct Candidate<'t> {
    span: Span,
    /// The run of nouns that it is part of.
    run: &'t [Token],
    /// It is the whole run.
    is_run: bool,
    /// The dictionary or the sound says so.
    is_own: bool,
    /// It is the usual rendering with another ending.
    is_sibling: bool,
}

/// One character says too little.
const MIN_BYTES: usize = 3;

fn is_long(token: &Token) -> bool {
    token.word.text.chars().count() >= 2
}

/// Whether a word makes a verb of the noun before it.
fn is_verb(lemma: &str) -> bool {
    matches!(lemma, "する" | "できる" | "出来る" | "いたす" | "なさる")
}

/// Whether two katakana words are spellings or derivatives of one: リアクティブ, リアクティビティ.
fn is_spelling(a: &str, b: &str) -> bool {
    const MIN_SHARED: usize = 3;
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    (shared >= MIN_SHARED && shared * 2 >= shorter)
        || strsim::normalized_damerau_levenshtein(a, b) >= ALIKE
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
