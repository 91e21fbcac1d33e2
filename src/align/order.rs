//! The order of words as evidence.
//!
//! Where several sentences stand beside one, or two beside two, what translates the first of them stands
//! in the first part of what is beside them: “Okay, so posters.” beside 「わかりました。」 and
//! 「ではポスターと。」. [`super::words`] does not ask where a word stands. This is what is gained by
//! asking: the log-likelihood ratio of the words of the several, each drawn from near its sentence's part
//! of the other run, against the same words drawn from anywhere in it,
//! `Σ over u ln(p(u | v near u) / p(u | v))`. Within a sentence Japanese and English words change places;
//! from one sentence to the next they rarely do.
//!
//! After the diagonal prior of Dyer, Chahuneau & Smith (2013), <https://aclanthology.org/N13-1073/>.
//! Unlike theirs, places are those of sentences on the side of the several: between two single
//! sentences order says nothing (it made hand-made beads no more probable), and neither does drawing
//! the words of the one from the several, once this is known. Of two beside two it is the
//! source's words that are asked; asking both sides' says no more. Time O(kinds · cells · (units +
//! matches)), memory O(kinds · cells).

use crate::lexicon::{Places, Units};
use crate::model::Kind;

use super::corridor::Corridor;
use super::explained::{Sentence, Sentences};
use super::lattice::starts;
use super::matches::{Drawn, Match, Matches};
use super::prior::Prior;

/// How far from its sentence's part of the other run, in parts of that run, a word is as far as can be.
/// With 0.05 and 0.1 hand-made beads are most probable, with 0.02, 0.15 and 0.3 less so, with any of them
/// more than without.
const REACH: f32 = 0.08;
/// How near that still is, where 1 is in its place. Hand-made beads are as probable with 0.2, and less
/// with 0.05.
const LEAST: f32 = 0.1;
/// The least that one of the several says, in nats: translators do move a clause. Of 0, −0.3, −0.7, −1,
/// −1.5, −2, −3 and none the one under which hand-made beads are most probable.
const MOVED: f64 = -1.5;

/// What order says of beads of several sentences beside one, and of two beside two.
#[derive(Default)]
pub(super) struct Order(Vec<OfKind>);

/// The beads of one kind.
struct OfKind {
    kind: Kind,
    /// By the source sentence that they begin with: the first target sentence that they may begin
    /// with, and the place of its value.
    rows: Vec<(usize, usize)>,
    /// What is gained, in nats.
    values: Vec<f64>,
}

/// Two documents.
pub(super) struct Texts<'a> {
    pub source: (&'a Units, &'a Sentences),
    pub target: (&'a Units, &'a Sentences),
    pub matches: &'a Matches,
}

impl Order {
    /// Weighs what beads of `prior`'s kinds inside `corridor` need.
    pub fn new(texts: &Texts, corridor: &Corridor, prior: &Prior) -> Self {
        let mut sums = Sums::default();
        let kinds = prior.kinds().iter().map(|&(kind, _)| kind);
        let of_kind = |kind: Kind| {
            let mut rows = Vec::with_capacity(corridor.source());
            let mut values = Vec::new();
            for source in 0..corridor.source() {
                let (first, end) = starts(corridor, source, kind).unwrap_or_default();
                rows.push((first, values.len()));
                let gain = |target| sums.gain(&Several::new(texts, source, target, kind));
                values.extend((first..end).map(gain));
            }
            OfKind { kind, rows, values }
        };
        Self(kinds.filter(|kind| is_asked(*kind)).map(of_kind).collect())
    }

    /// The gains of the beads of `kind` that begin at `source` and at `target` and the sentences after
    /// it; none for another kind or outside the corridor.
    pub fn row(&self, source: usize, target: usize, kind: Kind) -> &[f64] {
        let row = || {
            let OfKind { rows, values, .. } = self.0.iter().find(|known| known.kind == kind)?;
            let &(first, place) = rows.get(source)?;
            let end = rows.get(source + 1).map_or(values.len(), |&(_, next)| next);
            values.get(place + target.checked_sub(first)?..end)
        };
        row().unwrap_or_default()
    }
}

/// The most sentences beside those that are asked.
const MOST_BESIDE: usize = 2;

/// Whether order is asked of beads of `kind`. Of larger ones with several sentences on both sides it is
/// not: hand-made beads are less probable then, and it would take as long as all others together.
fn is_asked(kind: Kind) -> bool {
    kind == Kind::new(2, 2) || kind.source.min(kind.target) == 1 && kind.source.max(kind.target) > 1
}

/// A bead of several sentences beside a run of one or more.
struct Several<'a> {
    texts: &'a Texts<'a>,
    source: usize,
    target: usize,
    /// How many sentences are asked for the places of their words.
    asked: usize,
    /// How many stand beside them.
    beside: usize,
    is_source_asked: bool,
}

impl<'a> Several<'a> {
    fn new(texts: &'a Texts<'a>, source: usize, target: usize, kind: Kind) -> Self {
        let is_source_asked = kind.source > 1;
        let (asked, beside) = match is_source_asked {
            true => (kind.source, kind.target),
            false => (kind.target, kind.source),
        };
        Self { texts, source, target, asked, beside, is_source_asked }
    }

    /// The sentence at `place` among those asked.
    fn asked(&self, place: usize) -> Sentence<'a> {
        match self.is_source_asked {
            true => self.texts.source.1.sentence(self.source + place),
            false => self.texts.target.1.sentence(self.target + place),
        }
    }

    /// The sentence at `place` among those beside them, and where its units stand.
    fn beside(&self, place: usize) -> (Sentence<'a>, &'a [Places]) {
        let ((units, sentences), number) = match self.is_source_asked {
            true => (self.texts.target, self.target + place),
            false => (self.texts.source, self.source + place),
        };
        (sentences.sentence(number), units.places().get(number).map_or(&[], Vec::as_slice))
    }

    /// What the sentences at the two places draw of each other, first what is beside.
    fn drawn(&self, asked: usize, beside: usize) -> impl Iterator<Item = (Drawn, Drawn)> {
        let &Self { is_source_asked, source, target, .. } = self;
        let found = match is_source_asked {
            true => self.texts.matches.of(source + asked, target + beside),
            false => self.texts.matches.of(source + beside, target + asked),
        };
        found.iter().map(move |&Match { source, target }| match is_source_asked {
            true => (target, source),
            false => (source, target),
        })
    }
}

/// Where a sentence stands in its run, in parts of the run's units.
#[derive(Clone, Copy, Default)]
struct Part {
    start: f32,
    end: f32,
}

/// The parts of a run whose sentences have so many units, in order.
fn parts(sizes: impl Iterator<Item = f32> + Clone) -> impl Iterator<Item = Part> {
    let whole: f32 = sizes.clone().sum();
    sizes.scan(0.0, move |end, size| {
        let start = *end;
        *end += size / whole;
        Some(Part { start, end: *end })
    })
}

/// Room for the sums of one bead.
#[derive(Default)]
struct Sums {
    /// By place of a unit in the sentence that is looked at, how often it is expected to be drawn: from
    /// anywhere, and as far as that is near.
    expected: Vec<(f32, f32)>,
    /// The places that are drawn.
    drawn: Vec<u32>,
}

impl Sums {
    fn gain(&mut self, bead: &Several) -> f64 {
        // Each factor is between LEAST and one over it, so the product of so many is a number.
        const FACTORS: usize = 256;
        let beside = || (0..bead.beside).map(|place| bead.beside(place));
        let sizes = || beside().map(|(sentence, _)| sentence.size);
        let size: f32 = sizes().sum();
        let mut run: [(Part, &[Places]); MOST_BESIDE] = Default::default();
        for (entry, (part, (_, places))) in run.iter_mut().zip(parts(sizes()).zip(beside())) {
            *entry = (part, places);
        }
        let run = run.get(..bead.beside).unwrap_or_default();
        let homes = parts((0..bead.asked).map(|place| bead.asked(place).size));
        let mut gain = 0.0_f64;
        for (asked, home) in homes.enumerate() {
            let sentence = bead.asked(asked);
            self.clear(sentence);
            for (number, &(part, places)) in run.iter().enumerate() {
                self.draw(bead.drawn(asked, number), |whole: Drawn| {
                    let places = places.get(whole.place as usize);
                    places.map_or(1.0, |&places| nearness(places, part, home))
                });
            }
            if self.drawn.is_empty() {
                continue;
            }
            let mut nearness_of_all = Mean::default();
            for &(part, places) in run {
                nearness_of_all.add(places, part, home);
            }
            let mean = nearness_of_all.value();
            let odds = |&place: &u32| {
                let &(anywhere, near) = self.expected.get(place as usize)?;
                let scale = sentence.odds(place)? / size;
                Some(f64::from((1.0 + scale * near / mean) / (1.0 + scale * anywhere)))
            };
            let drawn = self.drawn.chunks(FACTORS);
            let gains = drawn.map(|drawn| drawn.iter().filter_map(odds).product::<f64>().ln());
            gain += gains.sum::<f64>().max(MOVED);
        }
        gain
    }

    /// Makes room for what is drawn of `sentence`.
    fn clear(&mut self, sentence: Sentence) {
        self.drawn.clear();
        self.expected.clear();
        self.expected.resize(sentence.units(), (0.0, 0.0));
    }

    /// Adds what is drawn of it; `found` pairs what draws with what is drawn.
    fn draw(
        &mut self,
        found: impl Iterator<Item = (Drawn, Drawn)>,
        nearness: impl Fn(Drawn) -> f32,
    ) {
        for (whole, Drawn { place, expected }) in found {
            let Some((anywhere, near)) = self.expected.get_mut(place as usize) else { continue };
            if *anywhere == 0.0 {
                self.drawn.push(place);
            }
            *anywhere += expected;
            *near += expected * nearness(whole);
        }
    }
}

/// How near a unit that stands at `places` of a sentence, which is `part` of its run, is to `home`, in
/// [`LEAST`]..=1.
fn nearness(places: Places, part: Part, home: Part) -> f32 {
    let [first, last] = places.map(|place| near(place, part, home));
    0.5 * (first + last)
}

fn near(place: f32, part: Part, home: Part) -> f32 {
    let place = part.start + place * (part.end - part.start);
    let away = (home.start - place).max(place - home.end).max(0.0);
    (1.0 - away * (1.0 / REACH)).max(LEAST)
}

/// The mean nearness of all units of a run to a part of it.
#[derive(Default)]
struct Mean {
    sum: f32,
    ends: usize,
}

impl Mean {
    /// Adds the units of a sentence, which is `part` of the run.
    fn add(&mut self, places: &[Places], part: Part, home: Part) {
        // Four sums, for the processor to work on at once.
        let (fours, rest) = places.as_flattened().as_chunks::<4>();
        let sums = fours.iter().fold([0.0; 4], |mut sums: [f32; 4], places| {
            for (sum, &place) in sums.iter_mut().zip(places) {
                *sum += near(place, part, home);
            }
            sums
        });
        self.sum +=
            sums.into_iter().chain(rest.iter().map(|&it| near(it, part, home))).sum::<f32>();
        self.ends += 2 * places.len();
    }

    /// The mean; 1 if there are no units.
    #[expect(clippy::cast_precision_loss, reason = "a count of units")]
    fn value(&self) -> f32 {
        if self.ends == 0 { 1.0 } else { self.sum / self.ends as f32 }
    }
}

#[cfg(test)]
mod tests;
