//! All evidence of two documents, feature by feature, and what each feature is worth.
//!
//! A bead's score is linear in its features, so the paths of the lattice form a conditional
//! random field (Lafferty, McCallum & Pereira 2001): the weights are those under which hand-made
//! alignments are most probable, and a posterior means what it says as far as a text is like
//! those. `examples/estimate.rs` estimates them and writes `weights.rs`.

use std::ops::Range;

use crate::lexicon::{Mark, Unit, Units};
use crate::model::{Kind, Reasons};

use super::cuts::{Cut, both_have_paragraphs};
use super::evidence::Evidence;
use super::length::Length;
use super::prior::KINDS;
use super::shape::{CLASSES, DIFFERENCES, Shape};
use super::words::Words;

/// The places of the features in [`Weights`].
const LENGTH: usize = 0;
const FORWARD: usize = 1;
const BACKWARD: usize = 2;
/// A source or a target sentence behind a cut that is none begins the bead.
const BOUND: [usize; 2] = [3, 4];
/// The bead begins a paragraph in both documents, in the source only, in the target only.
const PARAGRAPH: [usize; 3] = [5, 6, 7];
/// The bead begins inside a quotation in both documents, in the source only, in the target only.
const QUOTED: [usize; 3] = [8, 9, 10];
/// Both sides ask, the source only, the target only.
const ASKS: [usize; 3] = [11, 12, 13];
/// The bead's kind, in the prior's order.
const KIND: usize = 14;
/// The bead's shape.
const SHAPE: usize = KIND + KINDS.len();

/// How many features a bead has.
pub const FEATURES: usize = SHAPE + CLASSES * DIFFERENCES;

/// What the feature at `place` is called.
#[must_use]
pub fn feature_name(place: usize) -> String {
    const CLASS_NAMES: [&str; CLASSES] = ["1-1", "1-n", "n-1", "n-m"];
    const NAMES: [&str; KIND] = [
        "length",
        "words forward",
        "words backward",
        "source cut is bound",
        "target cut is bound",
        "paragraph in both",
        "paragraph in the source only",
        "paragraph in the target only",
        "quotation in both",
        "quotation in the source only",
        "quotation in the target only",
        "question in both",
        "question in the source only",
        "question in the target only",
    ];
    if let Some(name) = NAMES.get(place) {
        return (*name).to_owned();
    }
    if let Some((kind, _)) = KINDS.get(place.wrapping_sub(KIND)) {
        return format!("kind {}-{}", kind.source, kind.target);
    }
    let shape = place.saturating_sub(SHAPE);
    let class = CLASS_NAMES.get(shape / DIFFERENCES).copied().unwrap_or("");
    let more = ["-2 or less", "-1", "0", "+1", "+2 or more"];
    format!("{class}, {} sentences", more.get(shape % DIFFERENCES).copied().unwrap_or(""))
}

/// What each feature is worth: factors of the length's and the words' log-likelihood ratios,
/// nats for the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(pub [f64; FEATURES]);

impl Weights {
    /// What `features` are worth, sorted by what they tell.
    pub(super) fn parts(&self, features: &[f64; FEATURES]) -> Reasons {
        let mut reasons = Reasons::default();
        for (place, (feature, weight)) in features.iter().zip(&self.0).enumerate() {
            let part = match place {
                LENGTH => &mut reasons.length,
                FORWARD | BACKWARD => &mut reasons.words,
                KIND..SHAPE => &mut reasons.kind,
                _ => &mut reasons.layout,
            };
            *part += feature * weight;
        }
        reasons
    }

    /// The factors of the words' log-likelihood ratios, forwards and backwards.
    pub(super) fn of_words(&self) -> (f64, f64) {
        let weight = |place: usize| self.0.get(place).copied().unwrap_or(0.0);
        (weight(FORWARD), weight(BACKWARD))
    }
}

/// The evidence of two documents before it is weighed.
pub struct Features {
    length: Length,
    shape: Shape,
    words: Words,
    source: Vec<Cut>,
    target: Vec<Cut>,
    paragraphs: bool,
    questions: (Vec<u32>, Vec<u32>),
}

impl Features {
    pub(super) fn new(
        length: Length,
        shape: Shape,
        words: Words,
        (source, target): (&[Cut], &[Cut]),
        units: (&Units, &Units),
    ) -> Self {
        Self {
            length,
            shape,
            words,
            paragraphs: both_have_paragraphs(source, target),
            source: source.to_vec(),
            target: target.to_vec(),
            questions: (questions(units.0), questions(units.1)),
        }
    }

    pub(super) fn set_words(&mut self, words: Words) {
        self.words = words;
    }

    /// The features of the bead of `kind` whose runs begin at sentences `source` and `target`;
    /// its score is their product with the weights.
    #[must_use]
    pub fn of(&self, source: usize, target: usize, kind: Kind) -> [f64; FEATURES] {
        let mut features = [0.0; FEATURES];
        let mut set = |place: usize, value: f64| {
            if let Some(feature) = features.get_mut(place) {
                *feature = value;
            }
        };
        if let Some(place) = KINDS.iter().position(|&(k, _)| k == kind) {
            set(KIND + place, 1.0);
        }
        for (place, holds) in BOUND.into_iter().zip(self.bound(source, target, kind)) {
            set(place, f64::from(u8::from(holds)));
        }
        let Some(shape) = self.shape.of(source, target, kind) else { return features };
        set(SHAPE + shape, 1.0);
        for place in self.agreement(source, target, kind).into_iter().flatten() {
            set(place, 1.0);
        }
        set(LENGTH, self.length.score(source, target, kind));
        let mut words = [0.0];
        self.words.add_forward(source, target, kind, 1.0, &mut words);
        set(FORWARD, words.iter().sum());
        let mut words = [0.0];
        self.words.add_backward(source, target, kind, 1.0, &mut words);
        set(BACKWARD, words.iter().sum());
        features
    }

    /// The score of a bead whose words were scored elsewhere, on what it is and not on where it
    /// stands.
    pub(super) fn alone(
        &self,
        source: usize,
        target: usize,
        kind: Kind,
        (forward, backward): (f64, f64),
        weights: &Weights,
    ) -> f64 {
        let weight = |place: usize| weights.0.get(place).copied().unwrap_or(0.0);
        let kind_place = KINDS.iter().position(|&(k, _)| k == kind);
        let shape = self.shape.of(source, target, kind);
        kind_place.map_or(0.0, |place| weight(KIND + place))
            + shape.map_or(0.0, |shape| weight(SHAPE + shape))
            + weight(LENGTH) * self.length.score(source, target, kind)
            + weight(FORWARD) * forward
            + weight(BACKWARD) * backward
    }

    /// Whether the bead begins, in the source and in the target, behind a cut that is none.
    fn bound(&self, source: usize, target: usize, kind: Kind) -> [bool; 2] {
        let is_bound = |cuts: &[Cut], at: usize| cuts.get(at).is_some_and(|cut| cut.is_bound);
        [
            kind.source > 0 && is_bound(&self.source, source),
            kind.target > 0 && is_bound(&self.target, target),
        ]
    }

    /// The features that say whether the two sides agree on paragraphs, quotations, questions.
    fn agreement(&self, source: usize, target: usize, kind: Kind) -> [Option<usize>; 3] {
        let (Some(here), Some(there)) = (self.source.get(source), self.target.get(target)) else {
            return [None; 3];
        };
        let choose = |[both, source_only, target_only]: [usize; 3], here: bool, there: bool| match (
            here, there,
        ) {
            (true, true) => Some(both),
            (true, false) => Some(source_only),
            (false, true) => Some(target_only),
            (false, false) => None,
        };
        let paragraphs = self.paragraphs;
        let asks = |questions: &[u32], begin: usize, length: usize| {
            let before = |cut: usize| questions.get(cut).copied().unwrap_or(0);
            before(begin + length) > before(begin)
        };
        [
            choose(PARAGRAPH, paragraphs && here.is_paragraph, paragraphs && there.is_paragraph),
            choose(QUOTED, here.is_quoted, there.is_quoted),
            choose(
                ASKS,
                asks(&self.questions.0, source, kind.source),
                asks(&self.questions.1, target, kind.target),
            ),
        ]
    }
}

/// By cut, how many sentences before it ask something.
fn questions(units: &Units) -> Vec<u32> {
    let asking = (0_u32..).zip(units.units());
    let asking = asking.filter(|(_, unit)| matches!(unit, Unit::Mark(Mark::Question)));
    let question = asking.map(|(number, _)| number).next();
    let asks = |sentence: &[(u32, f32)]| {
        question.is_some_and(|question| sentence.iter().any(|&(unit, _)| unit == question))
    };
    let mut sum = 0;
    let ends = units.sentences().iter().map(|sentence| {
        sum += u32::from(asks(sentence));
        sum
    });
    std::iter::once(0).chain(ends).collect()
}

/// Features and weights together: the evidence that the aligner searches with.
pub struct Scorer<'a> {
    features: &'a Features,
    weights: &'a Weights,
}

impl<'a> Scorer<'a> {
    /// Weighs `features` by `weights`.
    #[must_use]
    pub fn new(features: &'a Features, weights: &'a Weights) -> Self {
        Self { features, weights }
    }

    fn weight(&self, place: usize) -> f64 {
        self.weights.0.get(place).copied().unwrap_or(0.0)
    }
}

impl Evidence for Scorer<'_> {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let features = self.features.of(source, target, kind);
        features.iter().zip(&self.weights.0).map(|(feature, weight)| feature * weight).sum()
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        let features = self.features;
        let place = KINDS.iter().position(|&(k, _)| k == kind);
        let of_kind = place.map_or(0.0, |place| self.weight(KIND + place));
        let two_sided = kind.source > 0 && kind.target > 0;
        for (score, target) in scores.iter_mut().zip(targets.clone()) {
            *score += of_kind;
            for (place, holds) in BOUND.into_iter().zip(features.bound(source, target, kind)) {
                if holds {
                    *score += self.weight(place);
                }
            }
            if let Some(shape) = features.shape.of(source, target, kind) {
                *score += self.weight(SHAPE + shape);
            }
        }
        if two_sided {
            for (score, target) in scores.iter_mut().zip(targets.clone()) {
                for place in features.agreement(source, target, kind).into_iter().flatten() {
                    *score += self.weight(place);
                }
            }
            features.length.add_weighted(source, &targets, kind, self.weight(LENGTH), scores);
            let words = &features.words;
            words.add_forward(source, targets.start, kind, self.weight(FORWARD), scores);
            words.add_backward(source, targets.start, kind, self.weight(BACKWARD), scores);
        }
    }
}
