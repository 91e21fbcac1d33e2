//! How the terms of the Japanese are said in English, occurrence by occurrence, found from the
//! document alone.
//!
//! 1. [`units`] cuts the Japanese into words and into *terms*: compounds, katakana words, names
//!    and nouns that recur ([`terms`]).
//! 2. [`model`] finds t(English stem | Japanese unit) by EM over the beads (IBM Model 1, Brown et
//!    al. 1993, <https://aclanthology.org/J93-2003/>), with EDICT and sound as prior. Unlike the
//!    aligner's, its units have places, and a compound is one unit that inherits what its parts
//!    may become.
//! 3. [`usual`] is the phrase that stands for a term in most of its beads; [`odd`] asks what stands
//!    for it in the others. In a Japanese draft [`turned`] asks what stands for the English phrase
//!    where the Japanese word does not.
//!
//! Time O(words of a bead squared, over all beads); memory O(pairs of words that meet twice).

mod apart;
mod companions;
mod english;
mod heads;
mod model;
mod odd;
mod prior;
mod terms;
mod turned;
mod units;
mod usual;
mod vocabulary;

use crate::model::Span;

use super::paired::Paired;

pub(super) use english::{is_closed_compound, is_function_word, lowered};
pub use turned::{Drift, Odd};

/// A recurring term of the Japanese and how it is said.
#[derive(Clone, Debug)]
pub struct Term {
    /// The term, folded.
    pub form: String,
    /// What kind of word it is.
    pub kind: TermKind,
    /// The usual rendering: its words in lower case, or as they stand first if it is a name.
    pub usual: String,
    /// Whether the rendering is a name: it has a capital inside sentences.
    pub is_name: bool,
    /// Whether the rendering has a word that is rare in any text, such as weir, or several words: then
    /// the term names one thing, however short it is.
    pub is_special: bool,
    /// Whether the dictionary or the sound gives one of the rendering's words for the term.
    pub is_known: bool,
    /// Every bead in which it stands, in order.
    pub uses: Vec<Use>,
}

/// How surely a word is a term, which must be said alike each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// Several words joined, or a long one: 永久凍土.
    Compound,
    /// A loan: バッテリー.
    Katakana,
    /// A name: 渋谷.
    Name,
    /// A common noun of the dictionary: 物語. Good writers vary these.
    Noun,
    /// A noun that serves as a verb, too: 発表.
    Verbal,
}

/// A term in one bead.
#[derive(Clone, Debug)]
pub struct Use {
    /// The bead.
    pub bead: usize,
    /// Where the term stands in the Japanese; several places if the bead has it several times.
    pub japanese: Vec<Span>,
    /// What it is called in English there.
    pub rendering: Rendering,
}

/// What a term is called in one bead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendering {
    /// As usual, or a short form or inflection of it.
    Usual(Span),
    /// Otherwise: the words, and how sure that they are the term's.
    Other(Span, Sureness),
    /// Nothing that could be told: a pronoun, an ellipsis, a paraphrase.
    Unsaid,
}

/// How sure it is that a phrase renders a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// It is the phrase of the bead that nothing else accounts for.
    Left,
    /// The same, and it has an article: it is a noun.
    LeftNoun,
    /// The same, and next to nothing else of the English is without a counterpart.
    OnlyNoun,
    /// The dictionary, or the sound, says so.
    Known,
}

impl Term {
    /// In how many beads the term is said as usual.
    #[must_use]
    pub fn usual_count(&self) -> usize {
        self.uses.iter().filter(|u| matches!(u.rendering, Rendering::Usual(_))).count()
    }

    /// In how many beads the term is not said as usual.
    #[must_use]
    pub fn lacking(&self) -> usize {
        self.uses.len() - self.usual_count()
    }

    /// The places of the usual rendering.
    #[must_use]
    pub fn usual_places(&self) -> Vec<Span> {
        let spans = self.uses.iter().filter_map(|u| match u.rendering {
            Rendering::Usual(span) => Some(span),
            _ => None,
        });
        spans.collect()
    }
}

/// How the terms of both sides are rendered.
#[derive(Clone, Debug, Default)]
pub struct Renderings {
    /// The recurring terms of the Japanese, in order of first occurrence.
    pub terms: Vec<Term>,
    /// In a Japanese draft, the terms of the English that drift, in the same order.
    pub drifts: Vec<Drift>,
    /// The beads of one sentence on either side that have no word in common, ascending.
    pub apart: Vec<usize>,
}

/// The recurring terms of a draft and their renderings.
#[must_use]
pub fn renderings(paired: &Paired<'_>) -> Renderings {
    let corpus = units::Corpus::new(paired);
    let model = model::Model::train(&corpus);
    let mut found = Renderings { apart: apart::apart(&corpus, &model), ..Renderings::default() };
    for term in &corpus.terms {
        let Some(usual) = usual::usual(paired, &corpus, &model, term) else { continue };
        found.terms.push(odd::term(paired, &corpus, &model, term, &usual));
        if !paired.from_japanese() {
            found.drifts.extend(turned::drift(paired, &corpus, &model, term, &usual));
        }
    }
    found
}
