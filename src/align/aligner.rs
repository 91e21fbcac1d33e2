//! The whole alignment of two documents, pass by pass.

use crate::lexicon::{Table, Units, translate};
use crate::model::{Alignment, Bead, Document, Glossary, Kind, Lang, Lexicon};
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer, TokenizerError};

use super::anchors::anchors;
use super::corridor::{Corridor, Waypoint};
use super::cuts::{Cut, cuts};
use super::lattice::Lattice;
use super::learned::learned;
use super::length::{Length, lengths};
use super::prior::{MAX_RUN, Prior};
use super::scorer::{Features, Scorer, Weights};
use super::shape::{Shape, pieces};
use super::words::Words;

/// The longest runs of the first pass, which only has to find the way.
const FIRST_PASS_RUN: usize = 2;

/// How many passes learn from the one before them. A third gains less than
/// 0.005 on any development set.
const LESSONS: usize = 2;

/// How far, in target sentences, a pass may stray from the path of the one before it. With 7 and 12
/// no development set changes by more than 0.001; with 5 lectures and comics lose 0.003 …
const MARGIN: usize = 8;
/// … and how far where that path is sure, which no development set notices. On the sample article
/// it leaves half of the cells.
const SURE_MARGIN: usize = 1;
/// A path is sure where beads that are at least this probable …
const SURE: f64 = 0.9;
/// … stand on either side, so many of them.
const SURE_BEADS: usize = 2;

/// One document, prepared for alignment with any number of others.
#[derive(Clone, Debug)]
pub struct Side {
    lang: Lang,
    units: Units,
    lengths: Vec<f64>,
    pieces: Vec<u32>,
    cuts: Vec<Cut>,
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
        Side {
            lang: document.lang(),
            units,
            lengths: lengths(document),
            pieces: pieces(document),
            cuts: cuts(document),
        }
    }

    /// Aligns two documents; each bead carries its posterior probability as confidence.
    ///
    /// A first pass finds the way between anchors. From what it expects, the prior of bead kinds and pairs of words that occur
    /// together are learned; a second pass does the same, close to the first path, and a third
    /// decides, with every kind of bead. Time and memory grow with the sum of the lengths, not
    /// with their product. The result depends on nothing but the arguments.
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

    /// What the last pass searches, before it is weighed: for estimating [`Weights`] and for
    /// looking into a result.
    ///
    /// # Errors
    /// As [`Aligner::align`], and when the source is not the Japanese side.
    pub fn prepare(&self, japanese: &Side, english: &Side) -> Result<Prepared, SameLanguage> {
        match (japanese.lang, english.lang) {
            (Lang::Ja, Lang::En) => Ok(self.search(japanese, english)),
            (lang, _) => Err(SameLanguage(lang)),
        }
    }

    fn search(&self, japanese: &Side, english: &Side) -> Prepared {
        let table = translate(&japanese.units, &english.units, &self.glossary, &self.lexicon);
        prepare(japanese, english, &table)
    }

    fn tile(&self, japanese: &Side, english: &Side) -> Alignment {
        let beads = self.search(japanese, english).beads(&Weights::default());
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

/// What a pass teaches the next one.
struct Expectation {
    /// The best path, with each bead's posterior.
    beads: Vec<(Bead, f64)>,
    /// How many beads of each kind all paths are expected to have.
    kinds: Vec<(Kind, f64)>,
}

/// Two documents as the last pass sees them.
pub struct Prepared {
    /// The cells to visit.
    pub corridor: Corridor,
    /// The prior, estimated on the document.
    pub prior: Prior,
    /// The evidence before it is weighed.
    pub features: Features,
}

impl Prepared {
    /// The beads of the best path, with their posteriors as confidences.
    #[must_use]
    pub fn beads(&self, weights: &Weights) -> Vec<Bead> {
        let scorer = Scorer::new(&self.features, weights);
        let lattice = Lattice::new(&self.corridor, &self.prior, &scorer);
        let posteriors = lattice.posteriors();
        let mut beads = lattice.best_path();
        for bead in &mut beads {
            #[expect(clippy::cast_possible_truncation, reason = "a probability")]
            let confidence = posteriors.of(bead) as f32;
            bead.confidence = Some(confidence);
        }
        beads
    }

    fn expectation(&self, weights: &Weights) -> Expectation {
        let scorer = Scorer::new(&self.features, weights);
        let lattice = Lattice::new(&self.corridor, &self.prior, &scorer);
        let posteriors = lattice.posteriors();
        let beads = lattice.best_path().into_iter().map(|bead| {
            let confidence = posteriors.of(&bead);
            (bead, confidence)
        });
        Expectation { beads: beads.collect(), kinds: posteriors.expected_kinds() }
    }
}

fn prepare(japanese: &Side, english: &Side, table: &Table) -> Prepared {
    let (n, m) = (japanese.lengths.len(), english.lengths.len());
    let (source, target) = (&japanese.units, &english.units);
    let weights = Weights::default();

    let corridor = Corridor::through(n, m, &anchors(source, target, table));
    let prior = Prior::default().up_to(FIRST_PASS_RUN);
    let features = Features::new(
        Length::new(&japanese.lengths, &english.lengths, MAX_RUN),
        Shape::new(&japanese.pieces, &english.pieces),
        Words::new(source, target, table, &corridor, &prior),
        (&japanese.cuts, &english.cuts),
        (source, target),
    );
    let mut prepared = Prepared { corridor, prior, features };
    for _ in 0..LESSONS {
        let Expectation { beads, kinds } = prepared.expectation(&weights);
        let taught = table.raised(&learned(&beads, table, source, target));
        prepared.corridor = Corridor::through(n, m, &along(&beads));
        prepared.prior = Prior::estimated(&kinds);
        let words = Words::new(source, target, &taught, &prepared.corridor, &prepared.prior);
        prepared.features.set_words(words);
    }
    prepared
}

/// The cuts of a path, as waypoints of the next.
fn along(beads: &[(Bead, f64)]) -> Vec<Waypoint> {
    let margin = |cut: usize| {
        let near = cut.saturating_sub(SURE_BEADS)..(cut + SURE_BEADS).min(beads.len());
        let near = beads.get(near).unwrap_or_default();
        let is_sure = near.iter().all(|&(_, confidence)| confidence >= SURE);
        if is_sure { SURE_MARGIN } else { MARGIN }
    };
    let points = beads.iter().enumerate().map(|(cut, (bead, _))| Waypoint {
        source: bead.source.start,
        target: bead.target.start,
        margin: margin(cut),
    });
    points.collect()
}
