//! Documents as the aligner reads them, each once.

use crate::lexicon::{Join, Units};
use crate::model::{Document, Lang};
use crate::text::lang;

use super::asides::{Bracketed, bracketed};
use super::background::Background;
use super::cuts::{Cut, cuts};
use super::length::lengths;
use super::shape::pieces;
use super::speakers::{Voices, voices};

/// One document, prepared for alignment with any number of others.
#[derive(Clone, Debug)]
pub struct Side {
    pub(super) lang: Lang,
    /// Whether the text is in neither Japanese nor English, as far as one can tell. It is then
    /// treated as the one whose script it has.
    pub(super) is_other: bool,
    pub(super) units: Units,
    pub(super) background: Background,
    pub(super) lengths: Vec<f64>,
    pub(super) pieces: Vec<u32>,
    pub(super) cuts: Vec<Cut>,
    pub(super) voices: Voices,
    pub(super) bracketed: Vec<Bracketed>,
}

impl Side {
    pub(super) fn new(document: &Document, units: Units) -> Self {
        Self {
            lang: document.lang(),
            is_other: lang::is_other(document.text(), document.lang()),
            background: Background::new(&units),
            units,
            lengths: lengths(document),
            pieces: pieces(document),
            cuts: cuts(document),
            voices: voices(document),
            bracketed: bracketed(document),
        }
    }

    /// The same, as if nothing were known of how loosely its words are translated: to see what the
    /// knowledge is worth.
    #[must_use]
    pub fn evenly(&self) -> Self {
        self.with_units(self.units.kept(|_| true))
    }

    /// The same, as if no line said who speaks and none were an aside: to see what the knowledge is
    /// worth.
    #[must_use]
    pub fn unvoiced(&self) -> Self {
        Self { voices: Voices::new(), bracketed: Vec::new(), ..self.clone() }
    }

    /// The same with other units.
    pub(super) fn with_units(&self, units: Units) -> Self {
        Self {
            lang: self.lang,
            is_other: self.is_other,
            background: Background::new(&units),
            units,
            lengths: self.lengths.clone(),
            pieces: self.pieces.clone(),
            cuts: self.cuts.clone(),
            voices: self.voices.clone(),
            bracketed: self.bracketed.clone(),
        }
    }
}

/// Makes something of each document, given its number: `join` may work on both languages at the
/// same time. In the order of the documents.
pub(super) fn by_language<T: Send>(
    documents: &[&Document],
    join: Join,
    japanese: &mut (dyn FnMut(usize, &Document) -> T + Send),
    english: &mut (dyn FnMut(usize, &Document) -> T + Send),
) -> Vec<T> {
    let (mut of_japanese, mut of_english) = (Vec::new(), Vec::new());
    let own = |lang| {
        let all = documents.iter().enumerate();
        all.filter(move |(_, document)| document.lang() == lang)
    };
    join(
        &mut || of_japanese.extend(own(Lang::Ja).map(|(number, it)| japanese(number, it))),
        &mut || of_english.extend(own(Lang::En).map(|(number, it)| english(number, it))),
    );
    let (mut of_japanese, mut of_english) = (of_japanese.into_iter(), of_english.into_iter());
    let next = |document: &&Document| match document.lang() {
        Lang::Ja => of_japanese.next(),
        Lang::En => of_english.next(),
    };
    documents.iter().filter_map(next).collect()
}
