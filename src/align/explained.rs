//! How well a run of sentences explains one sentence of the other side.
//!
//! `Σ over v ln(β + (1 − β) · mean over u of t(v|u) / p(v))`, see [`super::words`]: the units v of the
//! sentence, the units u of the run, β the background's share (each v has its own, by how loosely such a
//! word is translated) and p the background. Time O(matches).

use super::matches::Drawn;
use super::side::Side;
use super::translation::Translation;

/// The least that the words of one sentence can say, in nats: a long sentence that is freely
/// translated, with names that nothing knows, is not impossible. Of −6, −8, −9 and none the one that
/// loses least on any development set.
pub(super) const FLOOR: f32 = -9.0;

/// What the scores need of one document's sentences.
pub(super) struct Sentences {
    /// The units of all sentences, one after the other.
    units: Vec<Explained>,
    ends: Vec<End>,
}

/// Where a sentence's units end.
#[derive(Clone, Copy, Default)]
struct End {
    units: usize,
    /// How many there are, repetitions counted.
    size: f32,
    /// The score if nothing is explained.
    unexplained: f32,
}

/// A unit that is to be explained.
#[derive(Clone, Copy)]
struct Explained {
    /// How much more probable a run that draws only it makes it than the background: one over its share
    /// of what stands around it, times (1 − β) / β of the unit's own β.
    odds: f32,
    /// How often it stands in its sentence beyond the first time: 0 or 1.
    again: f32,
}

/// A sentence's units.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    units: &'a [Explained],
    /// How many there are, repetitions counted; at least 1, so that a mean is defined.
    pub size: f32,
    /// The score if nothing is explained.
    unexplained: f32,
}

impl Sentences {
    /// Of each sentence the units that `counts` says.
    pub fn new(document: &Side, translation: &Translation, counts: impl Fn(u32) -> bool) -> Self {
        let Side { units: document, background, .. } = document;
        // By unit, what it is worth to be drawn from the run, and what it costs not to be.
        let worth: Vec<(f32, f32)> = document
            .looseness()
            .iter()
            .map(|&looseness| {
                let share = translation.share_of(looseness);
                ((1.0 - share) / share, share.ln())
            })
            .collect();
        let worth = |unit: u32| worth.get(unit as usize).copied().unwrap_or_default();
        let mut units = Vec::with_capacity(document.sentences().iter().map(Vec::len).sum());
        let ends = document
            .sentences()
            .iter()
            .enumerate()
            .map(|(number, sentence)| {
                let rarities = background.rarities(number);
                units.extend(sentence.iter().zip(rarities).map(|(&(unit, count), &rarity)| {
                    Explained { odds: worth(unit).0 * rarity, again: count - 1.0 }
                }));
                let mut end = End { units: units.len(), ..End::default() };
                for &(unit, count) in sentence.iter().filter(|&&(unit, _)| counts(unit)) {
                    end.size += count;
                    end.unexplained += count * worth(unit).1;
                }
                end
            })
            .collect();
        Self { units, ends }
    }

    pub fn sentence(&self, number: usize) -> Sentence<'_> {
        let End { units: end, size, unexplained } =
            self.ends.get(number).copied().unwrap_or_default();
        let before = number.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |before| before.units);
        let units = self.units.get(start..end).unwrap_or_default();
        Sentence { units, size: size.max(1.0), unexplained }
    }
}

impl Sentence<'_> {
    /// How many different units there are.
    pub fn units(self) -> usize {
        self.units.len()
    }

    /// How much more probable a run that draws only the unit at `place` makes it than the background.
    pub fn odds(self, place: u32) -> Option<f32> {
        self.units.get(place as usize).map(|unit| unit.odds)
    }
}

/// A growing run against one sentence of the other side.
#[derive(Default)]
pub(super) struct Run {
    /// Units in the run.
    size: f32,
    /// The other sentence's units that the run may draw, in groups, the last one filled up with
    /// units that explain nothing.
    drawn: Vec<Group>,
    /// Their places in the other sentence.
    places: Vec<u32>,
    /// By place in the other sentence, the index above plus one, or 0.
    slots: Vec<u32>,
}

/// The width of a vector of the processor.
const LANES: usize = 4;

/// Units side by side, for the processor to work on several at once.
#[derive(Clone, Copy, Default)]
struct Group {
    odds: [f32; LANES],
    again: [f32; LANES],
    /// How often the run is expected to draw them.
    expected: [f32; LANES],
}

impl Run {
    pub fn clear(&mut self) {
        self.size = 0.0;
        self.drawn.clear();
        for place in self.places.drain(..) {
            if let Some(slot) = self.slots.get_mut(place as usize) {
                *slot = 0;
            }
        }
    }

    /// Adds a sentence of `units` units to the run, with what it draws of `sentence`.
    pub fn extend(&mut self, units: f32, sentence: Sentence, drawn: impl Iterator<Item = Drawn>) {
        let add = |lanes: &mut [f32; LANES], lane: usize, more: f32| {
            if let Some(sum) = lanes.get_mut(lane) {
                *sum += more;
            }
        };
        self.size += units;
        if self.slots.len() < sentence.units.len() {
            self.slots.resize(sentence.units.len(), 0);
        }
        for Drawn { place, expected } in drawn {
            let Some(slot) = self.slots.get_mut(place as usize) else { continue };
            let is_new = *slot == 0;
            if is_new {
                self.places.push(place);
                *slot = u32::try_from(self.places.len()).unwrap_or(0);
            }
            let index = (*slot as usize).wrapping_sub(1);
            if is_new && index.is_multiple_of(LANES) {
                self.drawn.push(Group::default());
            }
            let (group, lane) = (self.drawn.get_mut(index / LANES), index % LANES);
            let Some(group) = group else { continue };
            if is_new && let Some(unit) = sentence.units.get(place as usize) {
                add(&mut group.odds, lane, unit.odds);
                add(&mut group.again, lane, unit.again);
            }
            add(&mut group.expected, lane, expected);
        }
    }

    /// How well the run explains `sentence`.
    ///
    /// A sum of logarithms is the logarithm of a product: as many factors are multiplied before
    /// one is taken as cannot overflow, each being below 2³⁵ and squared where a unit stands twice.
    pub fn score(&self, sentence: Sentence) -> f32 {
        const GROUPS: usize = 14 / LANES;
        let scale = self.size.recip();
        let explained = self.drawn.chunks(GROUPS).map(|groups| {
            let mut products = [1.0_f64; LANES];
            for Group { odds, again, expected } in groups {
                let lanes = products.iter_mut().zip(odds).zip(again).zip(expected);
                for (((product, odds), again), expected) in lanes {
                    let gain = scale * expected.min(self.size) * odds;
                    *product *= f64::from((1.0 + gain) * (1.0 + again * gain));
                }
            }
            ln(products.iter().product())
        });
        (sentence.unexplained + explained.sum::<f32>()).max(FLOOR)
    }
}

/// The natural logarithm of a finite `x` ≥ 1, to within 10⁻⁵: the exponent and a polynomial in the
/// mantissa, fitted to Chebyshev's nodes. Quick, and the same bits on every machine.
fn ln(x: f64) -> f32 {
    const FIT: [f32; 6] = [9.975e-6, 0.999_235, -0.490_231, 0.285_273, -0.131_582, 0.030_449];
    const MANTISSA: u64 = (1 << 52) - 1;
    #[expect(clippy::cast_precision_loss, reason = "an exponent")]
    let exponent = (x.to_bits() >> 52) as f32 - 1023.0;
    #[expect(clippy::cast_possible_truncation, reason = "in 0..1")]
    let mantissa = (f64::from_bits((x.to_bits() & MANTISSA) | 1.0_f64.to_bits()) - 1.0) as f32;
    let log = FIT.iter().rev().fold(0.0, |sum, coefficient| sum * mantissa + coefficient);
    exponent * std::f32::consts::LN_2 + log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_logarithm_is_close() {
        for step in 0..100_000 {
            let x = 1.007_f64.powi(step);
            let error = f64::from(ln(x)) - x.ln();
            assert!(x.is_infinite() || error.abs() < 2e-5 + x.ln() * 1e-7, "{x}: {error}");
        }
    }

    #[test]
    fn many_rare_words_do_not_overflow() {
        let mut run = Run::default();
        let units = vec![Explained { odds: 7.5e9, again: 1.0 }; 1000];
        let sentence = Sentence { units: &units, size: 2000.0, unexplained: 0.0 };
        run.extend(1.0, sentence, (0..1000).map(|place| Drawn { place, expected: 1.0 }));
        let score = run.score(sentence);
        assert!((score / (2000.0 * 7.5e9_f32.ln()) - 1.0).abs() < 1e-5, "{score}");
    }
}
