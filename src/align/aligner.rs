//! The whole alignment of two documents, pass by pass.

use crate::lexicon::{Join, Spread, Table, Units, alike, collect, in_turn, translate};
use crate::model::{Alignment, Bead, Document, Glossary, Kind, Lang, Lexicon};
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer, TokenizerError};
use crate::text::words::{Reader, Words as Read};

use super::anchors::anchors;
use super::constrained::Shifted;
use super::constraints::{Constraints, Stretch};
use super::corridor::{Corridor, Waypoint};
use super::evidence::Evidence;
use super::lattice::Lattice;
use super::learned::learned;
use super::length::Length;
use super::prior::{MAX_RUN, Prior};
use super::scorer::{Features, Scorer, Weights};
use super::shape::Shape;
use super::side::{Side, by_language};
use super::terms::{UserTerms, japanese_terms};
use super::translation::Translation;
use super::words::Words;

/// The longest runs of the first pass, which only has to find the way.
const FIRST_PASS_RUN: usize = 2;

/// How many passes learn from the one before them. A third gains less than
/// 0.005 on any development set.
const LESSONS: usize = 2;
/// How many learn in a free translation, much of which the first pass takes for omissions. With the third
/// comics gain 0.004 and meetings' null beads 0.006; a fourth gains nothing on any development set.
const LESSONS_OF_FREE: usize = 3;

/// How far, in target sentences, a pass may stray from the path of the one before it. With 7 and 12
/// no development set changes by more than 0.001; with 5 lectures and comics lose 0.003.
const MARGIN: usize = 8;
/// Where that path is sure a pass does not stray from it: between two beads that are at least this
/// probable. Each development set has the strict F1 that it has if nothing is ever sure; with 0.95
/// lectures lose 0.001, with 0.85 comics 0.005. (All of them end to end lost 0.001 with 0.9.)
const SURE: f64 = 0.97;
/// More than any probability: nothing is sure.
const NEVER: f64 = 2.0;

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
    /// The glossary's terms, which are words to the Japanese tokeniser.
    terms: UserTerms,
}

impl Aligner {
    /// An aligner that trusts `glossary`: its terms are single words, and its pairs translate
    /// each other.
    ///
    /// # Errors
    /// When the Japanese analyser cannot be set up.
    pub fn new(glossary: Glossary) -> Result<Self, TokenizerError> {
        let japanese = JapaneseTokenizer::new(japanese_terms(&glossary))?;
        Ok(Self::over(glossary, japanese))
    }

    /// The same, over the dictionary that `reader` has opened.
    ///
    /// # Errors
    /// As [`Aligner::new`].
    pub fn beside(glossary: Glossary, reader: &Reader) -> Result<Self, TokenizerError> {
        let japanese = reader.japanese().with_terms(japanese_terms(&glossary))?;
        Ok(Self::over(glossary, japanese))
    }

    fn over(glossary: Glossary, japanese: JapaneseTokenizer) -> Self {
        let terms = UserTerms::new(japanese_terms(&glossary));
        let english = EnglishTokenizer::new();
        Self { glossary, lexicon: Lexicon::default(), japanese, english, terms }
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
        Side::new(document, units)
    }

    /// As [`Aligner::side`] for a document that was read before: `words` are those of each sentence,
    /// by the dictionary alone. In Japanese the glossary's terms are then made words: nearly always the
    /// same as if they had been words when it was read.
    pub fn side_among(&mut self, document: &Document, words: &[Read]) -> Side {
        let Self { japanese, terms, .. } = self;
        Side::new(document, terms.units(document, words, japanese))
    }

    /// As [`Aligner::side`] for several documents; `join` may work on the Japanese and on the
    /// English ones at the same time.
    pub fn sides(&mut self, documents: &[&Document], join: Join) -> Vec<Side> {
        let Self { japanese, english, .. } = self;
        by_language(
            documents,
            join,
            &mut |_, document| Side::new(document, Units::japanese(document, japanese)),
            &mut |_, document| Side::new(document, Units::english(document, english)),
        )
    }

    /// As [`Aligner::side_among`] for several documents, with the words of each; `join` as for
    /// [`Aligner::sides`].
    pub fn sides_among(
        &mut self,
        documents: &[&Document],
        words: &[Vec<Read>],
        join: Join,
    ) -> Vec<Side> {
        let Self { japanese, terms, .. } = self;
        let of = |number: usize| words.get(number).map_or(&[][..], Vec::as_slice);
        let among = |number: usize, document: &Document| {
            Side::new(document, Units::among(document, of(number)))
        };
        by_language(
            documents,
            join,
            &mut |number, document| {
                Side::new(document, terms.units(document, of(number), japanese))
            },
            &mut |number, document| among(number, document),
        )
    }

    /// Aligns two documents; each bead carries its posterior probability as confidence.
    ///
    /// A first pass finds the way between anchors. From what it expects, the prior of bead kinds, pairs of
    /// words that occur together and how free the translation is are learned; a second pass does the same,
    /// close to the first path, and a third decides, with every kind of bead (a fourth, if the translation
    /// is free). Time and memory grow with the sum of the lengths, not with their product. The result
    /// depends on nothing but the arguments.
    ///
    /// A text in another language is treated as English if it has spaces between its words, else
    /// as Japanese; beside one that is treated alike, lengths, numbers, equal and similar words and
    /// the learned lexicon have to do.
    ///
    /// # Errors
    /// When both sides are in Japanese or both in English.
    pub fn align(&self, source: &Side, target: &Side) -> Result<Alignment, SameLanguage> {
        Ok(self.align_within(source, target, &Constraints::default(), &in_turn)?.alignment)
    }

    /// As [`Aligner::align`], under `constraints`, which must have been made for as many
    /// sentences: locked beads come back as they are and teach the passes what they know; the
    /// search goes over the stretches between them, which `spread` may search at the same time.
    ///
    /// # Errors
    /// As [`Aligner::align`].
    pub fn align_within<'a>(
        &self,
        source: &'a Side,
        target: &'a Side,
        constraints: &Constraints,
        spread: Spread,
    ) -> Result<Aligned<'a>, SameLanguage> {
        let is_reversed = source.lang == Lang::En && target.lang == Lang::Ja;
        let (japanese, english) = if is_reversed { (target, source) } else { (source, target) };
        let turned = is_reversed.then(|| constraints.transposed());
        let constraints = turned.as_ref().unwrap_or(constraints);
        let (prepared, translation) = self.search(japanese, english, constraints, spread, SURE)?;
        let beads = prepared.beads_by(&Weights::default(), spread);
        let (n, m) = (japanese.lengths.len(), english.lengths.len());
        let alignment = Alignment::new(n, m, beads).unwrap_or_else(|error| {
            debug_assert!(false, "the lattice does not tile: {error}");
            unaligned(n, m)
        });
        let alignment = if is_reversed { alignment.transposed() } else { alignment };
        Ok(Aligned { alignment, japanese, english, is_reversed, prepared, translation })
    }

    /// What the last pass would search if no pass before it were sure of anything, before it is
    /// weighed: for estimating [`Weights`].
    ///
    /// # Errors
    /// As [`Aligner::align`], and when the source is not the Japanese side.
    pub fn prepare(&self, japanese: &Side, english: &Side) -> Result<Prepared, SameLanguage> {
        Ok(self.search(japanese, english, &Constraints::default(), &in_turn, NEVER)?.0)
    }

    fn search(
        &self,
        japanese: &Side,
        english: &Side,
        constraints: &Constraints,
        spread: Spread,
        sure: f64,
    ) -> Result<(Prepared, Translation), SameLanguage> {
        let (here, there) = (&japanese.units, &english.units);
        let table = match (japanese.lang, english.lang) {
            (Lang::Ja, Lang::En) => translate(here, there, &self.glossary, &self.lexicon),
            _ if japanese.is_other != english.is_other => alike(here, there, &self.lexicon),
            (lang, _) => return Err(SameLanguage(lang)),
        };
        if !japanese.is_other && !english.is_other {
            return Ok(prepare(japanese, english, table, constraints, spread, sure));
        }
        // Where little can be matched, what is not matched says nothing.
        let reached = table.reached(there.len());
        let here = here.kept(|unit| !table.row(unit).is_empty());
        let there = there.kept(|unit| reached.get(unit as usize) == Some(&true));
        let (here, there) = (japanese.with_units(here), english.with_units(there));
        Ok(prepare(&here, &there, table, constraints, spread, sure))
    }
}

/// An alignment with all that speaks for it, for those who want to know more of it.
pub struct Aligned<'a> {
    /// The beads.
    pub alignment: Alignment,
    pub(super) japanese: &'a Side,
    pub(super) english: &'a Side,
    /// Whether the source is the English side.
    pub(super) is_reversed: bool,
    pub(super) prepared: Prepared,
    /// How words become words, with what the document taught.
    pub(super) translation: Translation,
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

impl Expectation {
    fn count(&mut self, kind: Kind, more: f64) {
        match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += more,
            None => self.kinds.push((kind, more)),
        }
    }
}

/// Two documents as the last pass sees them.
pub struct Prepared {
    /// The cells to visit.
    pub corridor: Corridor,
    /// The prior, estimated on the document.
    pub prior: Prior,
    /// The evidence before it is weighed.
    pub features: Features,
    constraints: Constraints,
}

impl Prepared {
    /// The beads of the best path, with their posteriors as confidences; locked beads as they
    /// were given.
    #[must_use]
    pub fn beads(&self, weights: &Weights) -> Vec<Bead> {
        self.beads_by(weights, &in_turn)
    }

    fn beads_by(&self, weights: &Weights, spread: Spread) -> Vec<Bead> {
        let found = self.expectation(weights, spread).beads.into_iter().map(|(bead, _)| bead);
        self.constraints.gather(found.collect())
    }

    fn expectation(&self, weights: &Weights, spread: Spread) -> Expectation {
        let scorer = Scorer::new(&self.features, weights);
        if self.constraints.is_empty() {
            self.expect(&scorer, spread)
        } else {
            self.expect(&self.constraints.over(&scorer), spread)
        }
    }

    /// Searches every stretch between the locks.
    fn expect(&self, evidence: &(impl Evidence + Sync), spread: Spread) -> Expectation {
        let ends = (self.corridor.source(), self.corridor.target());
        let stretches = self.constraints.stretches(ends);
        let found = collect(spread, stretches.len(), |number| {
            let stretch = stretches.get(number).map(|(stretch, _)| stretch);
            stretch
                .filter(|stretch| !stretch.is_empty())
                .map(|stretch| self.within(stretch, evidence))
        });
        // Sums depend on their order, which is that of the stretches.
        let mut all = Expectation { beads: Vec::new(), kinds: Vec::new() };
        for (found, (_, lock)) in found.into_iter().zip(stretches) {
            if let Some(Expectation { beads, kinds }) = found {
                all.beads.extend(beads);
                kinds.into_iter().for_each(|(kind, expected)| all.count(kind, expected));
            }
            if let Some(lock) = lock {
                all.beads.push((lock.clone(), 1.0));
                all.count(lock.kind(), 1.0);
            }
        }
        all
    }

    /// What the search finds in a stretch.
    fn within(&self, &Stretch { start, end }: &Stretch, evidence: &impl Evidence) -> Expectation {
        let corridor = self.corridor.between(start, end);
        let lattice = Lattice::new(&corridor, &self.prior, &Shifted { start, evidence });
        let posteriors = lattice.posteriors();
        let beads = lattice.best_path().into_iter().map(|mut bead| {
            let confidence = posteriors.of(&bead);
            #[expect(clippy::cast_possible_truncation, reason = "a probability")]
            let shown = confidence as f32;
            bead.confidence = Some(shown);
            bead.source = bead.source.start + start.0..bead.source.end + start.0;
            bead.target = bead.target.start + start.1..bead.target.end + start.1;
            (bead, confidence)
        });
        Expectation { beads: beads.collect(), kinds: posteriors.expected_kinds() }
    }
}

/// What the last pass needs, and what the passes before it taught. Beads that are at
/// least as probable as `sure` are.
fn prepare(
    japanese: &Side,
    english: &Side,
    table: Table,
    constraints: &Constraints,
    spread: Spread,
    sure: f64,
) -> (Prepared, Translation) {
    let (n, m) = (japanese.lengths.len(), english.lengths.len());
    let (source, target) = (&japanese.units, &english.units);
    let weights = Weights::default();

    let usual = Translation::usual(table);
    let corridor = constraints.corridor(n, m, anchors(source, target, &usual.table, constraints));
    let prior = Prior::default().up_to(FIRST_PASS_RUN);
    let features = Features::new(
        Length::new(&japanese.lengths, &english.lengths, MAX_RUN),
        Shape::new(&japanese.pieces, &english.pieces),
        Words::new(japanese, english, &usual, &corridor, &prior, false),
        (&japanese.cuts, &english.cuts),
        (source, target),
    );
    let mut prepared = Prepared { corridor, prior, features, constraints: constraints.clone() };
    let mut taught = Translation::usual(Table::default());
    for lesson in 0..LESSONS_OF_FREE {
        if lesson >= LESSONS && !taught.is_free() {
            break;
        }
        let Expectation { beads, kinds } = prepared.expectation(&weights, spread);
        taught = learned(&beads, &usual.table, source, target);
        prepared.corridor = constraints.corridor(n, m, along(&beads, sure));
        prepared.prior = Prior::estimated(&kinds);
        let (corridor, prior) = (&prepared.corridor, &prepared.prior);
        let words = Words::new(japanese, english, &taught, corridor, prior, true);
        prepared.features.set_words(words);
    }
    (prepared, taught)
}

/// The cuts of a path, as waypoints of the next.
fn along(beads: &[(Bead, f64)], sure: f64) -> Vec<Waypoint> {
    let margin = |cut: usize| {
        let beside = beads.get(cut.saturating_sub(1)..=cut).unwrap_or_default();
        let is_sure = beside.iter().all(|&(_, confidence)| confidence >= sure);
        if is_sure { 0 } else { MARGIN }
    };
    let points = beads.iter().enumerate().map(|(cut, (bead, _))| Waypoint {
        source: bead.source.start,
        target: bead.target.start,
        margin: margin(cut),
    });
    points.collect()
}
