//! The whole alignment of two documents.

use crate::lexicon::{Join, Spread, Units, alike, in_turn, translate};
use crate::model::{Alignment, Bead, Document, Glossary, Lang, Lexicon};
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer, TokenizerError};
use crate::text::words::{Reader, Words as Read};

use super::constraints::Constraints;
use super::passes::{NEVER, Prepared, SURE, prepare};
use super::scorer::Weights;
use super::side::{Side, by_language};
use super::terms::{UserTerms, japanese_terms};
use super::translation::Translation;

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
    /// is free); where a bead holds a sentence whose counterpart more probably stands elsewhere, it is done
    /// once more with that sentence alone. Time and memory grow with the sum of the lengths, not with their product. The result
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
        let aligned =
            Aligned { alignment, japanese, english, is_reversed: false, prepared, translation };
        let alignment = aligned.without_moved(spread);
        let alignment = if is_reversed { alignment.transposed() } else { alignment };
        Ok(Aligned { alignment, is_reversed, ..aligned })
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
