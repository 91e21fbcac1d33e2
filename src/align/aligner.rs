//! The whole alignment of two documents, pass by pass.

use crate::lexicon::{Table, Units, translate};
use crate::model::{Alignment, Bead, Document, Glossary, Lang, Lexicon};
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer, TokenizerError};

use super::anchors::anchors;
use super::cooccurrence::cooccurring;
use super::corridor::{Corridor, Waypoint};
use super::lattice::Lattice;
use super::length::{Length, lengths};
use super::prior::{MAX_RUN, Prior};
use super::words::Words;

/// The longest runs of the first pass, which only has to find the way.
const FIRST_PASS_RUN: usize = 3;

/// Documents with at most this many cells, some 100 sentences against 100, are searched whole in
/// the first pass; anchors save little there and short texts have few of them.
const WHOLE_CELLS: usize = 10_000;

/// How far, in sentences, the second pass may stray from the first pass's path: as far as the
/// longest bead reaches past the first of its sentences. 8 and 14 change no development set.
const SECOND_PASS_MARGIN: usize = MAX_RUN - 1;

/// Documents shorter than this (in sentences of the shorter side) have too few beads to learn
/// word pairs from.
const MIN_LEARNING: usize = 8;

/// One document, prepared for alignment with any number of others.
#[derive(Clone, Debug)]
pub struct Side {
    lang: Lang,
    units: Units,
    lengths: Vec<f64>,
}

/// Two documents in one language cannot be aligned as source and draft.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("both texts are {}, expected one in Japanese and one in English", .0.name())]
pub struct SameLanguage(pub Lang);

/// Aligns Japanese documents with English ones.
///
/// Holds the tokenisers and the user's glossary. Prepare each document once with
/// [`Aligner::side`]; then align any two, in any order and from any thread.
///
/// ```
/// use taiyaku::align::Aligner;
/// use taiyaku::text::segment::{self, Options};
/// use taiyaku::{Document, Glossary, Lang};
///
/// let document = |lang, text: &str| {
///     let sentences = segment::segment(text, lang, &Options::default());
///     Document::new(lang, text.into(), sentences).unwrap()
/// };
/// let ja = document(Lang::Ja, "雨が降った。私たちは家にいて、本を読んだ。");
/// let en = document(Lang::En, "It rained. We stayed at home. We read books.");
///
/// let mut aligner = Aligner::new(Glossary::default()).unwrap();
/// let (source, target) = (aligner.side(&ja), aligner.side(&en));
/// let alignment = aligner.align(&source, &target).unwrap();
/// let last = alignment.beads().last().unwrap();
/// assert_eq!((last.source.clone(), last.target.clone()), (1..2, 1..3));
/// assert!(last.confidence.unwrap() > 0.5);
/// ```
pub struct Aligner {
    glossary: Glossary,
    lexicon: Lexicon,
    japanese: JapaneseTokenizer,
    english: EnglishTokenizer,
}

impl Aligner {
    /// An aligner that trusts `glossary`: its terms are single words, and its pairs translate
    /// each other.
    ///
    /// # Errors
    /// When the Japanese analyser cannot be set up.
    pub fn new(glossary: Glossary) -> Result<Self, TokenizerError> {
        let terms = glossary.concepts.iter().flat_map(|concept| &concept.forms);
        let terms = terms.filter(|form| form.lang == Lang::Ja).map(|form| form.text.as_str());
        let japanese = JapaneseTokenizer::new(terms)?;
        let english = EnglishTokenizer::new();
        Ok(Self { glossary, lexicon: Lexicon::default(), japanese, english })
    }

    /// The same aligner, which also believes what `lexicon` learned: less than the glossary,
    /// beside the dictionary.
    #[must_use]
    pub fn with_lexicon(self, lexicon: Lexicon) -> Self {
        Self { lexicon, ..self }
    }

    /// Prepares a document: words, numbers, lengths. Time is the tokeniser's.
    pub fn side(&mut self, document: &Document) -> Side {
        let units = match document.lang() {
            Lang::Ja => Units::japanese(document, &mut self.japanese),
            Lang::En => Units::english(document, &mut self.english),
        };
        Side { lang: document.lang(), units, lengths: lengths(document) }
    }

    /// Aligns two documents; each bead carries its posterior probability as confidence.
    ///
    /// A first pass finds the way, over all cells of short documents and between anchors in
    /// long ones. From its beads the prior of bead kinds and pairs of words that occur together
    /// are learned; a second pass searches again, close to the first path, with every kind of
    /// bead. Time and memory grow with the sum of the lengths, not with their product. The
    /// result depends on nothing but the arguments.
    ///
    /// # Errors
    /// When both sides are in one language.
    pub fn align(&self, source: &Side, target: &Side) -> Result<Alignment, SameLanguage> {
        match (source.lang, target.lang) {
            (Lang::Ja, Lang::En) => Ok(self.tile(source, target)),
            (Lang::En, Lang::Ja) => Ok(self.tile(target, source).transposed()),
            (lang, _) => Err(SameLanguage(lang)),
        }
    }

    fn tile(&self, japanese: &Side, english: &Side) -> Alignment {
        let table = translate(&japanese.units, &english.units, &self.glossary, &self.lexicon);
        let beads = search(japanese, english, table);
        let (n, m) = (japanese.lengths.len(), english.lengths.len());
        Alignment::new(n, m, beads).unwrap_or_else(|error| {
            debug_assert!(false, "the lattice does not tile: {error}");
            unaligned(n, m)
        })
    }
}

/// Every sentence on its own, nothing aligned.
fn unaligned(n: usize, m: usize) -> Alignment {
    let omitted = (0..n).map(|i| Bead::new(i..i + 1, 0..0));
    let added = (0..m).map(|j| Bead::new(n..n, j..j + 1));
    Alignment::new(n, m, omitted.chain(added).collect()).unwrap_or_default()
}

fn search(japanese: &Side, english: &Side, mut table: Table) -> Vec<Bead> {
    let (n, m) = (japanese.lengths.len(), english.lengths.len());
    let length = Length::new(&japanese.lengths, &english.lengths, MAX_RUN);

    let corridor = if (n + 1) * (m + 1) <= WHOLE_CELLS {
        Corridor::full(n, m)
    } else {
        let waypoints = anchors(&japanese.units, &english.units, &table);
        Corridor::through(n, m, &waypoints)
    };
    let first = {
        let words = Words::new(&japanese.units, &english.units, &table, &corridor, FIRST_PASS_RUN);
        let evidence = (&length, &words);
        let prior = Prior::up_to(FIRST_PASS_RUN);
        let first = Lattice::new(&corridor, &prior, &evidence).best_path();
        if n.min(m) >= MIN_LEARNING {
            let pairs = cooccurring(&first, &words, &japanese.units, &english.units);
            for (unit, other, t) in pairs {
                table.raise(unit, other, t);
            }
        }
        first
    };

    let corridor = Corridor::through(n, m, &along(&first));
    let words = Words::new(&japanese.units, &english.units, &table, &corridor, MAX_RUN);
    let evidence = (&length, &words);
    let prior = Prior::estimated(&first);
    let lattice = Lattice::new(&corridor, &prior, &evidence);
    let posteriors = lattice.posteriors();
    let mut beads = lattice.best_path();
    for bead in &mut beads {
        #[expect(clippy::cast_possible_truncation, reason = "a probability")]
        let confidence = posteriors.of(bead) as f32;
        bead.confidence = Some(confidence);
    }
    beads
}

/// The cuts of a path, as waypoints of the next.
fn along(beads: &[Bead]) -> Vec<Waypoint> {
    let margin = SECOND_PASS_MARGIN;
    beads
        .iter()
        .map(|bead| Waypoint { source: bead.source.start, target: bead.target.start, margin })
        .collect()
}
