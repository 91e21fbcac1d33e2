//! The whole comparison, step by step.

use std::ops::Range;

use crate::model::{Document, Glossary, Lang, Mended, Revision, Span};
use crate::terms::Matcher;
use crate::text::tokens::TokenizerError;

use super::describe::{Describer, ordered};
use super::exchanged::exchanged_terms;
use super::links::Pair;
use super::names::names_elsewhere;
use super::sentences::link;
use super::words::Words;

/// How to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether it counts where sentences end, as it does in files of one sentence a line. Else a
    /// sentence that was cut or joined without any other change is unchanged.
    pub boundaries: bool,
    /// How many pairs of sentences may be compared closely, about a million a second. Beyond it
    /// stretches without anything in common are called deleted and inserted.
    pub budget: usize,
}

impl Default for Options {
    /// For running text, and some seconds at most.
    fn default() -> Self {
        Self { boundaries: false, budget: 4_000_000 }
    }
}

/// Compares revisions of texts in one language.
///
/// ```
/// use taiyaku::model::Operation;
/// use taiyaku::revision::{Comparer, Options};
/// use taiyaku::text::segment;
/// use taiyaku::{Document, Glossary, Lang};
///
/// let document = |text: &str| {
///     let sentences = segment::segment(text, Lang::En, &segment::Options::default());
///     Document::new(Lang::En, text.into(), sentences).unwrap()
/// };
/// let old = document("It rained. The cat slept all day.");
/// let new = document("It\nrained. The dog slept all day.");
/// let mut comparer = Comparer::new(Lang::En, &Glossary::default()).unwrap();
/// let revision = comparer.compare(old, new, &Options::default());
/// assert_eq!(revision.changes[0].operation, Operation::Unchanged); // wrapped otherwise
/// let marks: Vec<_> = revision.changes[1].pieces.iter().filter(|p| p.is_mark()).collect();
/// assert_eq!(marks.len(), 1);
/// assert_eq!(marks[0].old.of(revision.old.text()), Some("cat"));
/// ```
pub struct Comparer {
    words: Words,
    /// Finds the glossary's terms, if it has any.
    terms: Option<Matcher>,
}

impl Comparer {
    /// A comparer for texts in `lang`. Terms of the glossary are single words, and where one
    /// takes another's place, that is terminology.
    ///
    /// # Errors
    /// When the Japanese analyser cannot be set up.
    pub fn new(lang: Lang, glossary: &Glossary) -> Result<Self, TokenizerError> {
        let forms = glossary.concepts.iter().flat_map(|concept| &concept.forms);
        let forms = forms.filter(|form| form.lang == lang);
        let words = Words::new(lang, forms.map(|form| form.text.as_str()))?;
        let has_terms = !glossary.concepts.is_empty();
        let terms = has_terms.then(|| Matcher::new(glossary)).transpose()?;
        Ok(Self { words, terms })
    }

    pub(super) fn words(&mut self) -> &mut Words {
        &mut self.words
    }

    /// Compares two revisions in the comparer's language. Time and memory grow with the texts'
    /// bytes, with the pairs of sentences in gaps between sentences that stayed, up to the budget,
    /// and with the words of sentences that changed.
    ///
    /// The answer depends on nothing but the arguments. Exchanging the two exchanges insertions
    /// and deletions, splits and merges, and nothing else.
    #[must_use]
    pub fn compare(&mut self, old: Document, new: Document, options: &Options) -> Revision {
        self.compare_units(old, new, &[], options)
    }

    /// Compares two revisions as [`Comparer::compare`] does. `units` are runs of old and new sentences
    /// that surely belong together, whatever their words are; no two share a sentence of either side.
    #[must_use]
    pub fn compare_units(
        &mut self,
        old: Document,
        new: Document,
        units: &[(Range<usize>, Range<usize>)],
        options: &Options,
    ) -> Revision {
        // Ties are broken from left to right, and which revision is left must not matter.
        let is_flipped = (old.len(), old.text()) > (new.len(), new.text());
        let links = if is_flipped {
            let units: Vec<Pair> = units.iter().cloned().map(|(old, new)| (new, old)).collect();
            link(&mut self.words, [&new, &old], &units, options.budget).flipped()
        } else {
            link(&mut self.words, [&old, &new], units, options.budget)
        };
        let plain = links.plain;
        let mut changes = ordered(&links);
        let [old_terms, new_terms] = [&old, &new].map(|document| {
            let hits = self.terms.as_mut().map_or_else(Vec::new, |terms| terms.hits(document));
            hits.into_iter().map(|hit| hit.span).collect::<Vec<Span>>()
        });
        let mut describer = Describer {
            words: &mut self.words,
            terms: [&old_terms, &new_terms],
            old: &old,
            new: &new,
            boundaries: options.boundaries,
            is_flipped,
        };
        for change in &mut changes {
            describer.describe(change);
        }
        names_elsewhere(&mut changes, &old, &new);
        exchanged_terms(&mut changes, &old, &new, &mut self.words);
        Revision { old, new, source: None, changes, mended: Mended::default(), plain }
    }
}
