//! What a rule is given: both sides of one draft, word by word, and the beads between them.

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{Alignment, Bead, Crossing, Excerpt, Finding, Lang, Severity, Span};
use crate::terms::expected;

use super::analysis::Analysis;
use super::comparison;
use super::glossary::Terms;
use super::moved::Placed;
use super::renderings::{Drift, Renderings, Term, renderings};
use super::rules::Rule;
use super::same_source;

/// From this confidence on, all that stands around two sentences says that they are a pair.
const UNDISPUTED: f32 = 0.98;

/// One draft beside its source.
#[derive(Clone)]
pub struct Context<'a> {
    /// The draft's number in the bitext.
    pub draft: usize,
    /// The source.
    pub source: &'a Analysis<'a>,
    /// The draft.
    pub target: &'a Analysis<'a>,
    /// Which sentences translate which, ascending by source; those of the draft need not ascend.
    placed: Placed,
    /// The glossary's forms on both sides, if there is a glossary.
    pub terms: Option<&'a Terms<'a>>,
    renderings: OnceLock<Renderings>,
    folded: OnceLock<Vec<(usize, (String, String))>>,
    numbers: OnceLock<Vec<(Pair, comparison::Comparison)>>,
    compared: OnceLock<Vec<expected::Comparison>>,
}

/// A bead by its languages rather than by its direction.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The bead's number.
    pub bead: usize,
    /// Sentences of the Japanese side.
    pub japanese: Range<usize>,
    /// Sentences of the English side.
    pub english: Range<usize>,
    /// How probably the bead is right; 1 where nobody computed it.
    pub confidence: f32,
}

impl Pair {
    /// Whether there is a sentence on both sides.
    #[must_use]
    pub fn is_translated(&self) -> bool {
        !self.japanese.is_empty() && !self.english.is_empty()
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
            draft,
            source,
            target,
            placed: Placed::new(alignment.beads(), &[]),
            terms: None,
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
        Self { placed: Placed::new(alignment.beads(), crossings), ..self }
    }

    /// Which sentences translate which, by the numbers of the alignment, ascending by source; those of
    /// the draft ascend but for what moved. Of an addition that is the translation of something else
    /// nothing is left but an empty bead.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.placed.beads
    }

    /// The same, with a glossary.
    #[must_use]
    pub fn with_terms(self, terms: &'a Terms<'a>) -> Self {
        Self { terms: Some(terms), ..self }
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
        self.folded.get_or_init(|| same_source::texts(self))
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

    /// Whether the Japanese text is the source.
    #[must_use]
    pub fn from_japanese(&self) -> bool {
        self.source.lang() == Lang::Ja
    }

    /// The Japanese side.
    #[must_use]
    pub fn japanese(&self) -> &'a Analysis<'a> {
        if self.from_japanese() { self.source } else { self.target }
    }

    /// The English side.
    #[must_use]
    pub fn english(&self) -> &'a Analysis<'a> {
        if self.from_japanese() { self.target } else { self.source }
    }

    /// All beads, by language.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        let from_japanese = self.from_japanese();
        self.beads().iter().enumerate().map(move |(number, bead)| {
            let (source, target) = (bead.source.clone(), bead.target.clone());
            let (japanese, english) =
                if from_japanese { (source, target) } else { (target, source) };
            let confidence = bead.confidence.unwrap_or(1.0);
            Pair { bead: number, japanese, english, confidence }
        })
    }

    /// The bead that holds target sentence `index`.
    #[must_use]
    pub fn bead_of_target(&self, index: usize) -> Option<usize> {
        self.placed.bead_of_target(index)
    }

    /// The bead that holds source sentence `index`.
    #[must_use]
    pub fn bead_of_source(&self, index: usize) -> Option<usize> {
        let next = self.beads().partition_point(|bead| bead.source.end <= index);
        self.beads().get(next).filter(|bead| bead.source.contains(&index)).map(|_| next)
    }

    /// A finding of `rule` in bead `bead`: `japanese` and `english` are the words concerned.
    #[must_use]
    pub fn finding(
        &self,
        rule: &Rule,
        bead: usize,
        (japanese, english): (&[Span], &[Span]),
        message: String,
    ) -> Finding {
        let (source, target) =
            if self.from_japanese() { (japanese, english) } else { (english, japanese) };
        self.finding_at(rule, bead, (source, target), message)
    }

    /// The same by direction: the words concerned in the source and in the draft.
    #[must_use]
    pub fn finding_at(
        &self,
        rule: &Rule,
        bead: usize,
        (source, target): (&[Span], &[Span]),
        message: String,
    ) -> Finding {
        let runs = self.beads().get(bead).map(|bead| (bead.source.clone(), bead.target.clone()));
        let (of_source, of_target) = runs.unwrap_or_default();
        Finding {
            rule: rule.name,
            severity: rule.severity,
            draft: self.draft,
            bead: Some(bead),
            source: excerpt(self.source, source, of_source),
            target: excerpt(self.target, target, of_target),
            message,
            fixes: Vec::new(),
            term: None,
        }
    }
}

/// The words `spans` of a side, or the sentences `run` where no word is meant.
fn excerpt(side: &Analysis<'_>, spans: &[Span], run: Range<usize>) -> Excerpt {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    spans.dedup();
    if spans.is_empty() {
        let text = crate::model::join(side.document(), run.clone());
        return Excerpt { sentences: run.collect(), spans, text };
    }
    let mut sentences: Vec<usize> = spans.iter().map(|span| side.sentence_at(span.start)).collect();
    sentences.dedup();
    let texts: Vec<&str> = spans.iter().map(|&span| side.text(span)).collect();
    Excerpt { sentences, text: texts.join(" … "), spans }
}

/// Sets another severity than the rule's own.
pub(super) fn at(severity: Severity, finding: Finding) -> Finding {
    Finding { severity, ..finding }
}
