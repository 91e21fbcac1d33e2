//! Both sides of a draft as things that explain each other, with their places.

use std::ops::Range;

use rustc_hash::FxHashMap;
use taiyaku_dictionaries::{Edict, Hashed};
use unicode_normalization::UnicodeNormalization;

use crate::model::Span;
use crate::text::script::is_hiragana;
use crate::text::tokens::{Class, Token};

use super::super::analysis::Analysis;
use super::super::paired::{Pair, Paired};
use super::TermKind;
use super::heads::has_latin;
use super::terms::{self, Form};
use super::vocabulary::{English, Vocabulary, english};

/// Longer headwords of EDICT are proverbs.
const MAX_PARTS: usize = 5;
/// A bead of more sentences says too little about single words.
const MAX_SENTENCES: usize = 5;
/// A list of thousands of words on one line teaches nothing, and has the square of it in pairs.
const MAX_PAIRS: usize = 250_000;
/// A bead that is less probable teaches nothing.
const MIN_CONFIDENCE: f32 = 0.5;

/// A Japanese word or term.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The word in its dictionary form, or the term as it stands, folded.
    pub text: String,
    pub parts: Vec<Part>,
}

/// A token of a unit.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub text: String,
    pub reading: Option<String>,
    pub is_name: bool,
}

/// A bead as words.
#[derive(Clone, Debug)]
pub(super) struct Lesson {
    pub bead: usize,
    /// One sentence on either side.
    pub is_single: bool,
    /// Units of the Japanese and their places.
    pub japanese: Vec<(u32, Span)>,
    pub english: Vec<English>,
}

/// A recurring term and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Recurring {
    pub unit: u32,
    pub form: Form,
    /// The lessons that have it.
    pub lessons: Vec<usize>,
}

/// A draft and its source as units.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    pub units: Vec<Unit>,
    pub english: Vocabulary,
    pub lessons: Vec<Lesson>,
    pub terms: Vec<Recurring>,
}

impl Corpus {
    pub fn new(paired: &Paired<'_>) -> Self {
        let (ja, en) = (paired.japanese(), paired.english());
        let mut counts = terms::Counts::default();
        let mut runs = Vec::with_capacity(ja.sentences().len());
        for words in ja.sentences() {
            let found = terms::runs(words, |span| ja.text(span));
            for run in &found {
                terms::count(words.tokens.get(run.clone()).unwrap_or_default(), &mut counts);
            }
            runs.push(found);
        }
        let mut corpus = Self::default();
        let mut builder =
            Builder { ja, runs, counts, numbers: FxHashMap::default(), kinds: Vec::new() };
        for pair in paired.pairs().filter(Pair::is_translated) {
            let size = pair.japanese.len() + pair.english.len();
            if size > MAX_SENTENCES || pair.confidence < MIN_CONFIDENCE {
                continue;
            }
            let mut japanese = Vec::new();
            for index in pair.japanese.clone() {
                builder.sentence(index, &mut corpus.units, &mut japanese);
            }
            let english = english(en, pair.english.clone(), &mut corpus.english);
            if japanese.len().saturating_mul(english.len()) > MAX_PAIRS {
                continue;
            }
            corpus.lessons.push(Lesson {
                bead: pair.bead,
                is_single: size == 2,
                japanese,
                english,
            });
        }
        corpus.terms = recurring(&corpus, ja, &builder.kinds);
        corpus
    }
}

fn recurring(corpus: &Corpus, ja: &Analysis<'_>, kinds: &[Option<TermKind>]) -> Vec<Recurring> {
    let mut lessons: Vec<Vec<usize>> = vec![Vec::new(); corpus.units.len()];
    for (number, lesson) in corpus.lessons.iter().enumerate() {
        for &(unit, _) in &lesson.japanese {
            if let Some(list) = lessons.get_mut(unit as usize).filter(|l| l.last() != Some(&number))
            {
                list.push(number);
            }
        }
    }
    let units = (0_u32..).zip(&corpus.units).zip(lessons).zip(kinds);
    units
        .filter(|((_, lessons), _)| lessons.len() >= 2)
        .filter_map(|(((unit, described), lessons), &kind)| {
            let text = as_it_stands(corpus, ja, unit, &lessons);
            let text = text.unwrap_or_else(|| described.text.clone());
            Some(Recurring { unit, form: Form { text, kind: kind? }, lessons })
        })
        .collect()
}

/// A unit with Latin letters as it stands first, in its capitals.
fn as_it_stands(
    corpus: &Corpus,
    ja: &Analysis<'_>,
    unit: u32,
    lessons: &[usize],
) -> Option<String> {
    let text = &corpus.units.get(unit as usize)?.text;
    let lesson = corpus.lessons.get(*lessons.first().filter(|_| has_latin(text))?)?;
    let (_, span) = lesson.japanese.iter().find(|(number, _)| *number == unit)?;
    Some(ja.text(*span).nfkc().collect())
}

struct Builder<'a> {
    ja: &'a Analysis<'a>,
    /// By sentence, the runs of tokens that may be terms or hold them.
    runs: Vec<Vec<Range<usize>>>,
    counts: terms::Counts,
    numbers: FxHashMap<String, u32>,
    /// For each unit the kind of term that it is.
    kinds: Vec<Option<TermKind>>,
}

impl Builder<'_> {
    fn sentence(&mut self, index: usize, units: &mut Vec<Unit>, found: &mut Vec<(u32, Span)>) {
        let ja = self.ja;
        let Some(words) = ja.sentences().get(index) else { return };
        let tokens = words.tokens.as_slice();
        let runs = self.runs.get_mut(index).map(std::mem::take).unwrap_or_default();
        let mut at = 0;
        for run in runs.into_iter().chain(std::iter::once(tokens.len()..tokens.len())) {
            let of_run = tokens.get(run.clone()).unwrap_or_default();
            let pieces = terms::cut(of_run, &self.counts);
            let start = run.start + pieces.first().map_or(0, |(piece, _)| piece.start);
            self.words(tokens.get(at..start).unwrap_or_default(), units, found);
            at = run.end;
            let follower = tokens.get(at).map_or("", |token| token.word.lemma.as_str());
            let is_verb = matches!(follower, "する" | "できる" | "出来る" | "いたす" | "なさる");
            let last = pieces.len();
            for (number, (piece, recurs)) in pieces.into_iter().enumerate() {
                let piece = of_run.get(piece).unwrap_or_default();
                let kind = if recurs { terms::kind(piece) } else { None };
                let verbal = is_verb && number + 1 == last;
                let kind = kind.map(|kind| if verbal { TermKind::Verbal } else { kind });
                self.push(piece, false, kind, units, found);
            }
        }
    }

    /// Words outside terms: the longest headwords of EDICT, else single tokens.
    fn words(&mut self, tokens: &[Token], units: &mut Vec<Unit>, found: &mut Vec<(u32, Span)>) {
        let mut rest = tokens;
        while !rest.is_empty() {
            let length = headword(rest);
            let piece = rest.get(..length).unwrap_or_default();
            let says = piece.iter().any(|token| {
                let grammar =
                    token.word.class == Class::Function && token.word.text.chars().all(is_hiragana);
                !grammar
                    && !matches!(token.word.class, Class::Symbol | Class::Numeral)
                    && token.word.text.chars().any(char::is_alphabetic)
            });
            if says {
                self.push(piece, true, None, units, found);
            }
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    fn push(
        &mut self,
        piece: &[Token],
        in_base_form: bool,
        kind: Option<TermKind>,
        units: &mut Vec<Unit>,
        found: &mut Vec<(u32, Span)>,
    ) {
        let (Some(first), Some(last)) = (piece.first(), piece.last()) else { return };
        let mut text: String =
            piece.iter().take(piece.len() - 1).map(|token| token.word.text.as_str()).collect();
        text.push_str(if in_base_form { &last.word.lemma } else { &last.word.text });
        let next = u32::try_from(units.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(text.clone()).or_insert(next);
        if number == next {
            let parts = piece.iter().map(|token| Part {
                text: if in_base_form { &token.word.lemma } else { &token.word.text }.clone(),
                reading: token.word.reading.clone(),
                is_name: token.word.class == Class::Name,
            });
            units.push(Unit { text, parts: parts.collect() });
            self.kinds.push(kind);
        } else if let (Some(known), Some(kind)) = (self.kinds.get_mut(number as usize), kind) {
            // A noun that is a verb once is no term that must be said alike.
            if known.is_none() || kind == TermKind::Verbal {
                *known = Some(kind);
            }
        }
        found.push((number, Span::new(first.span.start, last.span.end)));
    }
}

/// How many tokens the longest headword of EDICT takes that `tokens` begin with, the last of them in
/// its base form; 1 if none takes more.
fn headword(tokens: &[Token]) -> usize {
    let Some(first) = tokens.first() else { return 1 };
    let mut longest = 1;
    let mut before = Hashed::new(&first.word.text);
    for (length, token) in (2..=MAX_PARTS).zip(tokens.iter().skip(1)) {
        if !Edict.marks(before).begins_longer {
            break;
        }
        let word = &token.word;
        let hashed = before.then(Hashed::new(&word.lemma));
        if Edict.marks(hashed).is_key && is_headword(tokens, length, hashed) {
            longest = length;
        }
        before = before.then(Hashed::new(&word.text));
    }
    longest
}

/// Whether the first `length` tokens, whose joined hash is `hashed`, are a headword and no grammar.
fn is_headword(tokens: &[Token], length: usize, hashed: Hashed) -> bool {
    let tokens = tokens.get(..length).unwrap_or_default();
    let mut parts: Vec<&str> = tokens.iter().map(|token| token.word.text.as_str()).collect();
    if let (Some(last), Some(token)) = (parts.last_mut(), tokens.last()) {
        *last = token.word.lemma.as_str();
    }
    let chars = || parts.iter().flat_map(|part| part.chars());
    let is_grammar = chars().all(is_hiragana) && chars().count() < 4;
    !is_grammar && Edict.glosses_of(hashed, &parts).is_some()
}
