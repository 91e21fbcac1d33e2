//! What a rule is given: a draft beside its source, and what several rules need of it.

use std::ops::Deref;
use std::sync::OnceLock;

use crate::model::{Alignment, Crossing, Severity};
use crate::terms::expected;

use super::analysis::Analysis;
use super::comparison;
use super::folded;
use super::glossary::Terms;
use super::paired::{Pair, Paired};
use super::renderings::{Drift, Renderings, Term, renderings};

/// From this confidence on, all that stands around two sentences says that they are a pair.
const UNDISPUTED: f32 = 0.98;

/// One draft beside its source, a [`Paired`] in all that it is asked, with what several rules need,
/// each made when first asked for. What makes them sees the [`Paired`] alone, so that none can wait for
/// another.
#[derive(Clone)]
pub struct Context<'a> {
    paired: Paired<'a>,
    renderings: OnceLock<Renderings>,
    folded: OnceLock<Vec<(usize, (String, String))>>,
    numbers: OnceLock<Vec<(Pair, comparison::Comparison)>>,
    compared: OnceLock<Vec<expected::Comparison>>,
}

impl<'a> Deref for Context<'a> {
    type Target = Paired<'a>;

    fn deref(&self) -> &Paired<'a> {
        &self.paired
    }
}

impl<'a> Context<'a> {
    /// The draft number `draft`, aligned with its source by `alignment`.
    #[must_use]
    pub fn new(
        draft: usize,
        source: &'a Analysis<'a>,
        target: &'a Analysis<'a>,
        alignment: &'a Alignment,
    ) -> Self {
        Self {
            paired: Paired::new(draft, source, target, alignment),
            renderings: OnceLock::new(),
            folded: OnceLock::new(),
            numbers: OnceLock::new(),
            compared: OnceLock::new(),
        }
    }

    /// The same, where sentences that moved are beads of their own, if the links are sure (0.8): they
    /// are neither omitted nor added, and are looked at like others.
    #[must_use]
    pub fn with_moved(self, alignment: &Alignment, crossings: &[Crossing]) -> Self {
        Self { paired: self.paired.with_moved(alignment, crossings), ..self }
    }

    /// The same, with a glossary.
    #[must_use]
    pub fn with_terms(mut self, terms: &'a Terms<'a>) -> Self {
        self.paired.terms = Some(terms);
        self
    }

    /// The recurring terms and how they are said; found when first asked for.
    #[must_use]
    pub fn renderings(&self) -> &[Term] {
        &self.all_renderings().terms
    }

    /// In a Japanese draft, the terms of the English that are not always rendered alike.
    pub(super) fn drifts(&self) -> &[Drift] {
        &self.all_renderings().drifts
    }

    /// The beads whose sentences have next to nothing in common, words or numbers, and how much that
    /// says: where the alignment is sure of them, or a file says that they belong together, a free
    /// translation is as likely as another sentence.
    pub(super) fn apart(&self) -> impl Iterator<Item = (usize, Severity)> {
        let beads = self.all_renderings().apart.iter().copied();
        let beads = beads.filter(|&bead| {
            let mut numbers = self.numbers().iter();
            let numbers = numbers.find(|(pair, _)| pair.bead == bead);
            numbers.is_none_or(|(_, it)| it.equal.is_empty() && it.swapped.is_empty())
        });
        beads.map(|bead| {
            let confidence = self.beads().get(bead).and_then(|bead| bead.confidence);
            let is_unsure = confidence.is_some_and(|confidence| confidence < UNDISPUTED);
            (bead, if is_unsure { Severity::Warning } else { Severity::Note })
        })
    }

    fn all_renderings(&self) -> &Renderings {
        self.renderings.get_or_init(|| renderings(self))
    }

    /// The texts of each bead that has two sides, folded so that equal ones say the same; done when
    /// first asked for.
    pub(super) fn folded(&self) -> &[(usize, (String, String))] {
        self.folded.get_or_init(|| folded::texts(self))
    }

    /// The numbers of each bead that has two sides, compared; done when first asked for.
    pub(super) fn numbers(&self) -> &[(Pair, comparison::Comparison)] {
        self.numbers.get_or_init(|| {
            let pairs = self.pairs().filter(Pair::is_translated);
            pairs
                .map(|pair| {
                    let comparison = comparison::compare(self, &pair);
                    (pair, comparison)
                })
                .collect()
        })
    }

    /// The glossary's terms of each bead, compared; none without a glossary.
    pub(super) fn compared(&self) -> &[expected::Comparison] {
        self.compared.get_or_init(|| {
            let Some(terms) = self.terms else { return Vec::new() };
            let (source, target) = (self.source.document(), self.target.document());
            self.beads().iter().map(|bead| terms.compare(source, target, bead)).collect()
        })
    }
}
