//! All evidence of two documents, feature by feature, and what each feature is worth.
//!
//! A bead's score is linear in its features, so the paths of the lattice form a conditional
//! random field (Lafferty, McCallum & Pereira 2001): the weights are those under which hand-made
//! alignments are most probable, and a posterior means what it says as far as a text is like
//! those. `examples/estimate.rs` estimates them and writes `weights.rs`.

use std::ops::Range;

use crate::lexicon::Units;
use crate::model::{Kind, Reasons};

use super::asides::Asides;
use super::cuts::{Cut, both_have_paragraphs};
use super::evidence::Evidence;
use super::length::Length;
use super::prior::{KINDS, MAX_RUN};
use super::shape::{CLASSES, DIFFERENCES, Shape};
use super::signs::{RunSigns, Signs};
use super::speakers::Speakers;
use super::words::Words;

/// The places of the features in [`Weights`]. The first three are one for each class of kinds: what
/// several sentences share with one says less than what two single ones share.
const LENGTH: usize = 0;
const FORWARD: usize = LENGTH + CLASSES;
const BACKWARD: usize = FORWARD + CLASSES;
/// The order of words of several sentences beside one, and of two beside two.
const ORDER: [usize; 2] = [BACKWARD + CLASSES, BACKWARD + CLASSES + 1];
/// From here on, where the bead stands.
const LAYOUT: usize = ORDER[1] + 1;
/// A source or a target sentence behind a cut that is none begins the bead.
const BOUND: [usize; 2] = [LAYOUT, LAYOUT + 1];
/// The bead begins a paragraph in both documents, in the source only, in the target only.
const PARAGRAPH: [usize; 3] = [16, 17, 18];
/// The bead begins inside a quotation in both documents, in the source only, in the target only.
const QUOTED: [usize; 3] = [19, 20, 21];
/// Both sides ask, the source only, the target only.
const ASKS: [usize; 3] = [22, 23, 24];
/// The bead's kind, in the prior's order.
const KIND: usize = 25;
/// The bead's shape.
const SHAPE: usize = KIND + KINDS.len();

/// How many features a bead has.
pub const FEATURES: usize = SHAPE + CLASSES * DIFFERENCES;

/// What the feature at `place` is called.
#[must_use]
pub fn feature_name(place: usize) -> String {
    const CLASS_NAMES: [&str; CLASSES] = ["1-1", "1-n", "n-1", "n-m"];
    const OF_CLASSES: [&str; 3] = ["length", "words forward", "words backward"];
    const NAMES: [&str; KIND - ORDER[0]] = [
        "order of words, 1-n and n-1",
        "order of words, 2-2",
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
    if let Some(name) = OF_CLASSES.get(place / CLASSES) {
        let class = CLASS_NAMES.get(place % CLASSES).copied().unwrap_or("");
        return format!("{name}, {class}");
    }
    if let Some(name) = NAMES.get(place - ORDER[0]) {
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
                LENGTH..FORWARD => &mut reasons.length,
                FORWARD..LAYOUT => &mut reasons.words,
                KIND..SHAPE => &mut reasons.kind,
                _ => &mut reasons.layout,
            };
            *part += feature * weight;
        }
        reasons
    }

    /// The same, with lengths and words of every class worth what those of two single sentences are.
    pub(super) fn of_pairs(&self) -> Self {
        let mut weights = self.clone();
        for place in LENGTH..ORDER[0] {
            let of_pair = self.at(place - place % CLASSES);
            if let Some(weight) = weights.0.get_mut(place) {
                *weight = of_pair;
            }
        }
        weights
    }

    fn at(&self, place: usize) -> f64 {
        self.0.get(place).copied().unwrap_or(0.0)
    }

    /// The factors of the words' log-likelihood ratios in a bead of `kind`, forwards and backwards.
    pub(super) fn of_words(&self, kind: Kind) -> (f64, f64) {
        let class = Shape::class(kind);
        (self.at(FORWARD + class), self.at(BACKWARD + class))
    }
}

/// The evidence of two documents before it is weighed.
pub struct Features {
    length: Length,
    shape: Shape,
    words: Words,
    source: RunSigns,
    target: RunSigns,
    /// Worth what they say: few texts have any, so no weight of theirs was estimated.
    speakers: Speakers,
    /// Worth what they say, likewise.
    asides: Asides,
}

impl Features {
    pub(super) fn new(
        length: Length,
        shape: Shape,
        words: Words,
        cuts: (&[Cut], &[Cut]),
        units: (&Units, &Units),
    ) -> Self {
        let paragraphs = both_have_paragraphs(cuts.0, cuts.1);
        Self {
            length,
            shape,
            words,
            source: RunSigns::new(cuts.0, units.0, paragraphs),
            target: RunSigns::new(cuts.1, units.1, paragraphs),
            speakers: Speakers::default(),
            asides: Asides::default(),
        }
    }

    pub(super) fn set_length(&mut self, length: Length) {
        self.length = length;
    }

    pub(super) fn set_words(&mut self, words: Words) {
        self.words = words;
    }

    pub(super) fn set_speakers(&mut self, speakers: Speakers) {
        self.speakers = speakers;
    }

    pub(super) fn set_asides(&mut self, asides: Asides) {
        self.asides = asides;
    }

    /// What the speakers of a bead and the asides in it say, in nats, which no weight changes.
    pub(super) fn of_voices(&self, source: usize, target: usize, kind: Kind) -> f64 {
        self.speakers.score(source, target, kind) + self.asides.score(source, target, kind)
    }

    fn have_voices(&self) -> bool {
        self.speakers.are_known() || self.asides.are_known()
    }

    /// The features of the bead of `kind` whose runs begin at sentences `source` and `target`;
    /// its score is their product with the weights, and what its speakers say.
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
        let (here, there) = self.signs(source, target, kind);
        for place in agreement(here, there).into_iter().flatten() {
            set(place, 1.0);
        }
        let Some(shape) = self.shape.of(source, target, kind) else { return features };
        set(SHAPE + shape, 1.0);
        let class = Shape::class(kind);
        set(LENGTH + class, self.length.score(source, target, kind));
        let mut words = [0.0];
        self.words.add_forward(source, target, kind, 1.0, &mut words);
        set(FORWARD + class, words.iter().sum());
        let mut words = [0.0];
        self.words.add_backward(source, target, kind, 1.0, &mut words);
        set(BACKWARD + class, words.iter().sum());
        let order = self.words.order(source, target, kind).first();
        set(order_place(kind), order.copied().unwrap_or_default());
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
        let weight = |place: usize| weights.at(place);
        let (of_forward, of_backward) = weights.of_words(kind);
        let kind_place = KINDS.iter().position(|&(k, _)| k == kind);
        let shape = self.shape.of(source, target, kind);
        kind_place.map_or(0.0, |place| weight(KIND + place))
            + shape.map_or(0.0, |shape| weight(SHAPE + shape))
            + weight(LENGTH + Shape::class(kind)) * self.length.score(source, target, kind)
            + of_forward * forward
            + of_backward * backward
    }

    /// What counts of the signs of a bead's two sides: of a side that stands alone, whether its
    /// beginning is bound.
    fn signs(&self, source: usize, target: usize, kind: Kind) -> (Signs, Signs) {
        let here = self.source.of(source, kind.source);
        let there = self.target.of(target, kind.target);
        match is_two_sided(kind) {
            true => (here, there),
            false => (here.only(Signs::BOUND), there.only(Signs::BOUND)),
        }
    }
}

fn order_place(kind: Kind) -> usize {
    let [beside_one, two_beside_two] = ORDER;
    if kind.source.min(kind.target) > 1 { two_beside_two } else { beside_one }
}

fn is_two_sided(kind: Kind) -> bool {
    kind.source > 0 && kind.target > 0
}

/// The features that say what the signs of a bead's two sides are, and whether they agree.
fn agreement(here: Signs, there: Signs) -> [Option<usize>; 5] {
    let [source_bound, target_bound] = BOUND;
    let choose = |[both, source_only, target_only]: [usize; 3], sign| match (
        here.has(sign),
        there.has(sign),
    ) {
        (true, true) => Some(both),
        (true, false) => Some(source_only),
        (false, true) => Some(target_only),
        (false, false) => None,
    };
    [
        here.has(Signs::BOUND).then_some(source_bound),
        there.has(Signs::BOUND).then_some(target_bound),
        choose(PARAGRAPH, Signs::PARAGRAPH),
        choose(QUOTED, Signs::QUOTED),
        choose(ASKS, Signs::ASKS),
    ]
}

/// Kinds by the lengths of their runs.
const KIND_PLACES: usize = (MAX_RUN + 1) * (MAX_RUN + 1);

/// Features and weights together: the evidence that the aligner searches with.
pub struct Scorer<'a> {
    features: &'a Features,
    weights: &'a Weights,
    /// What each kind is worth, at `kind_place`.
    of_kind: [f64; KIND_PLACES],
    /// What the signs of a source run beside those of a target run are worth, by their places.
    of_signs: [[f64; Signs::SETS]; Signs::SETS],
}

impl<'a> Scorer<'a> {
    /// Weighs `features` by `weights`.
    #[must_use]
    pub fn new(features: &'a Features, weights: &'a Weights) -> Self {
        let weight = |place: usize| weights.at(place);
        let mut of_kind = [0.0; KIND_PLACES];
        for (&(kind, _), place) in KINDS.iter().zip(KIND..) {
            if let Some(entry) = of_kind.get_mut(kind_place(kind)) {
                *entry = weight(place);
            }
        }
        let mut of_signs = [[0.0; Signs::SETS]; Signs::SETS];
        for (row, here) in of_signs.iter_mut().zip(Signs::sets()) {
            for (entry, there) in row.iter_mut().zip(Signs::sets()) {
                *entry = agreement(here, there).into_iter().flatten().map(weight).sum();
            }
        }
        Self { features, weights, of_kind, of_signs }
    }

    /// What the signs of `here` are worth, by the place of those beside it.
    fn of_signs(&self, here: Signs) -> &[f64] {
        self.of_signs.get(here.place()).map_or(&[], <[f64; Signs::SETS]>::as_slice)
    }
}

fn kind_place(kind: Kind) -> usize {
    kind.source * (MAX_RUN + 1) + kind.target
}

impl Evidence for Scorer<'_> {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let features = self.features.of(source, target, kind);
        let weighed =
            features.iter().zip(&self.weights.0).map(|(feature, weight)| feature * weight);
        weighed.sum::<f64>() + self.features.of_voices(source, target, kind)
    }

    fn add_row(&self, source: usize, targets: Range<usize>, kind: Kind, scores: &mut [f64]) {
        let features = self.features;
        let of_kind = self.of_kind.get(kind_place(kind)).copied().unwrap_or(0.0);
        let worth = |row: &[f64], place: usize| row.get(place).copied().unwrap_or(0.0);
        if !is_two_sided(kind) {
            for (score, target) in scores.iter_mut().zip(targets) {
                let (here, there) = features.signs(source, target, kind);
                *score += of_kind + worth(self.of_signs(here), there.place());
            }
            return;
        }
        let of_signs = self.of_signs(features.source.of(source, kind.source));
        let class = Shape::class(kind);
        let of_shapes = self.weights.0.get(SHAPE + class * DIFFERENCES..);
        let of_shapes = of_shapes.unwrap_or_default();
        let signs = features.target.row(targets.start, kind.target);
        let differences = features.shape.differences(source, targets.start, kind);
        for ((score, signs), difference) in scores.iter_mut().zip(signs).zip(differences) {
            *score += of_kind + worth(of_signs, signs.place()) + worth(of_shapes, difference);
        }
        if features.have_voices() {
            for (score, target) in scores.iter_mut().zip(targets.clone()) {
                *score += features.of_voices(source, target, kind);
            }
        }
        let of_length = self.weights.at(LENGTH + class);
        features.length.add_weighted(source, &targets, kind, of_length, scores);
        let words = &features.words;
        let (of_forward, of_backward) = self.weights.of_words(kind);
        words.add_forward(source, targets.start, kind, of_forward, scores);
        words.add_backward(source, targets.start, kind, of_backward, scores);
        let of_order = self.weights.at(order_place(kind));
        for (score, gain) in scores.iter_mut().zip(words.order(source, targets.start, kind)) {
            *score += of_order * gain;
        }
    }
}
