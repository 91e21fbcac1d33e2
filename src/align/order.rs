//! The order of words as evidence.
//!
//! Where one sentence stands beside several, what translates the first of them stands in its first
//! part: “Okay, so posters.” beside 「わかりました。」 and 「ではポスターと。」. [`super::words`] does not ask
//! where a word stands. This is what is gained by asking: the log-likelihood ratio of the words of the
//! several, each drawn from near its sentence's part of the one, against the same words drawn from
//! anywhere in it, `Σ over u ln(p(u | v near u) / p(u | v))`. Within a sentence Japanese and English
//! words change places; from one sentence to the next they rarely do.
//!
//! After the diagonal prior of Dyer, Chahuneau & Smith (2013), <https://aclanthology.org/N13-1073/>.
//! Unlike theirs, places are those of sentences on the side of the several: between two single
//! sentences order says nothing (it made hand-made beads no more probable), and neither does drawing
//! the words of the one from the several, once this is known. Time O(kinds · cells · (units +
//! matches)), memory O(kinds · cells).

use crate::lexicon::{Places, Units};
use crate::model::Kind;

use super::corridor::Corridor;
use super::explained::{Sentence, Sentences};
use super::lattice::starts;
use super::matches::{Drawn, Match, Matches};
use super::prior::Prior;
use super::words::BACKGROUND_SHARE;

/// How far from its sentence's part of the one sentence, in parts of the whole, a word is as far as can
/// be. With 0.05 and 0.1 hand-made beads are most probable, with 0.02, 0.15 and 0.3 less so, with any of
/// them more than without.
const REACH: f32 = 0.08;
/// How near that still is, where 1 is in its place. Hand-made beads are as probable with 0.2, and less
/// with 0.05.
const LEAST: f32 = 0.1;
/// The least that one of the several says, in nats: translators do move a clause. Of 0, −0.3, −0.7, −1,
/// −1.5, −2, −3 and none the one under which hand-made beads are most probable.
const MOVED: f64 = -1.5;

/// What order says of beads of one sentence beside several.
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
                let gain = |target| sums.gain(&Uneven::new(texts, source, target, kind));
                values.extend((first..end).map(gain));
            }
            OfKind { kind, rows, values }
        };
        Self(kinds.filter(|kind| is_one_beside_several(*kind)).map(of_kind).collect())
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

fn is_one_beside_several(kind: Kind) -> bool {
    kind.source.min(kind.target) == 1 && kind.source.max(kind.target) > 1
}

/// A bead of one sentence beside several, whichever side they are on.
struct Uneven<'a> {
    texts: &'a Texts<'a>,
    source: usize,
    target: usize,
    several: usize,
    is_source_one: bool,
}

impl<'a> Uneven<'a> {
    fn new(texts: &'a Texts<'a>, source: usize, target: usize, kind: Kind) -> Self {
        let several = kind.source.max(kind.target);
        Self { texts, source, target, several, is_source_one: kind.source == 1 }
    }

    /// The one sentence, and where its units stand.
    fn one(&self) -> (Sentence<'a>, &'a [Places]) {
        let ((units, sentences), number) = match self.is_source_one {
            true => (self.texts.source, self.source),
            false => (self.texts.target, self.target),
        };
        (sentences.sentence(number), units.places().get(number).map_or(&[], Vec::as_slice))
    }

    /// The sentence at `place` among the several.
    fn part(&self, place: usize) -> Sentence<'a> {
        match self.is_source_one {
            true => self.texts.target.1.sentence(self.target + place),
            false => self.texts.source.1.sentence(self.source + place),
        }
    }

    /// What the one and the sentence at `place` draw of each other.
    fn drawn(&self, place: usize) -> impl Iterator<Item = (Drawn, Drawn)> {
        let &Self { is_source_one, source, target, .. } = self;
        let found = match is_source_one {
            true => self.texts.matches.of(source, target + place),
            false => self.texts.matches.of(source + place, target),
        };
        found.iter().map(move |&Match { source, target }| match is_source_one {
            true => (source, target),
            false => (target, source),
        })
    }
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
    fn gain(&mut self, bead: &Uneven) -> f64 {
        const SCALE: f32 = (1.0 - BACKGROUND_SHARE) / BACKGROUND_SHARE;
        // Each factor is between LEAST and one over it, so the product of so many is a number.
        const FACTORS: usize = 256;
        let (one, places) = bead.one();
        let size: f32 = (0..bead.several).map(|place| bead.part(place).size).sum();
        let (mut end, mut gain) = (0.0, 0.0_f64);
        for place in 0..bead.several {
            let here = bead.part(place);
            let part = (end, end + here.size / size);
            end = part.1;
            self.draw(bead.drawn(place), here, |whole: Drawn| {
                places.get(whole.place as usize).map_or(1.0, |&places| nearness(places, part))
            });
            if self.drawn.is_empty() {
                continue;
            }
            let (size, mean) = (one.size, mean_nearness(places, part));
            let odds = |&place: &u32| {
                let &(anywhere, near) = self.expected.get(place as usize)?;
                let scale = SCALE * here.rarity(place)? / size;
                Some(f64::from((1.0 + scale * near / mean) / (1.0 + scale * anywhere)))
            };
            let drawn = self.drawn.chunks(FACTORS);
            let gains = drawn.map(|drawn| drawn.iter().filter_map(odds).product::<f64>().ln());
            gain += gains.sum::<f64>().max(MOVED);
        }
        gain
    }

    /// Sums what is drawn of `sentence`; `found` pairs what of the whole draws what of it.
    fn draw(
        &mut self,
        found: impl Iterator<Item = (Drawn, Drawn)>,
        sentence: Sentence,
        nearness: impl Fn(Drawn) -> f32,
    ) {
        self.drawn.clear();
        self.expected.clear();
        self.expected.resize(sentence.units(), (0.0, 0.0));
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

/// How near a unit that stands at `places` is to a part of its sentence, in [`LEAST`]..=1.
fn nearness(places: Places, part: (f32, f32)) -> f32 {
    let [first, last] = places.map(|place| near(place, part));
    0.5 * (first + last)
}

fn near(place: f32, (start, end): (f32, f32)) -> f32 {
    let away = (start - place).max(place - end).max(0.0);
    (1.0 - away * (1.0 / REACH)).max(LEAST)
}

/// The mean nearness of all units of a sentence to a part of it; 1 if there are none.
fn mean_nearness(places: &[Places], part: (f32, f32)) -> f32 {
    if places.is_empty() {
        return 1.0;
    }
    // Four sums, for the processor to work on at once.
    let (fours, rest) = places.as_flattened().as_chunks::<4>();
    let sums = fours.iter().fold([0.0; 4], |mut sums: [f32; 4], places| {
        for (sum, &place) in sums.iter_mut().zip(places) {
            *sum += near(place, part);
        }
        sums
    });
    let sum: f32 = sums.into_iter().chain(rest.iter().map(|&place| near(place, part))).sum();
    #[expect(clippy::cast_precision_loss, reason = "a count of units")]
    let count = places.len() as f32;
    0.5 * sum / count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::background::Background;
    use crate::align::words::Words;
    use crate::lexicon::{Table, translate};
    use crate::model::{Document, Glossary, Lang, Lexicon};
    use crate::text::segment::segment_lines;
    use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer};

    struct Given {
        source: Units,
        target: Units,
        table: Table,
    }

    impl Given {
        fn new(source: &str, target: &str) -> Self {
            let read = |lang, text: &str| {
                Document::new(lang, text.to_owned(), segment_lines(text)).unwrap()
            };
            let mut japanese = JapaneseTokenizer::new([]).unwrap();
            let source = Units::japanese(&read(Lang::Ja, source), &mut japanese);
            let target = Units::english(&read(Lang::En, target), &mut EnglishTokenizer::new());
            let (glossary, lexicon) = (Glossary::default(), Lexicon::default());
            let table = translate(&source, &target, &glossary, &lexicon);
            Self { source, target, table }
        }

        /// What order says of all sentences as one bead.
        fn gain(&self) -> f64 {
            let (n, m) = (self.source.sentences().len(), self.target.sentences().len());
            let Self { source, target, table } = self;
            let corridor = Corridor::full(n, m);
            let words = Words::new(source, target, table, &corridor, &Prior::default(), true);
            words.order(0, 0, Kind::new(n, m)).first().copied().unwrap_or_default()
        }

        /// The gain, word by word as it is defined. The one is the target.
        fn by_definition(&self) -> f64 {
            let (one, places) = (&self.target.sentences()[0], &self.target.places()[0]);
            let several = self.source.sentences();
            let size = |sentence: &[(u32, f32)]| sentence.iter().map(|unit| unit.1).sum::<f32>();
            let whole: f32 = several.iter().map(|sentence| size(sentence)).sum();
            let t = |u: u32, v: u32| {
                self.table.row(u).iter().find(|(to, _)| *to == v).map_or(0.0, |&(_, t)| t)
            };
            let background = Background::new(&self.source);
            let (mut end, mut sum) = (0.0, 0.0);
            for (number, sentence) in several.iter().enumerate() {
                let part = (end, end + size(sentence) / whole);
                end = part.1;
                let nearness_of_all: f32 =
                    places.iter().map(|&places| nearness(places, part)).sum();
                let mean = nearness_of_all / f32::from(u16::try_from(places.len()).unwrap());
                let mut gain = 0.0_f64;
                for (&(u, _), &rarity) in sentence.iter().zip(background.rarities(number)) {
                    let (mut near, mut anywhere) = (0.0, 0.0);
                    for (&(v, count), &at) in one.iter().zip(places) {
                        near += count * t(u, v) * nearness(at, part);
                        anywhere += count * t(u, v);
                    }
                    let odds = |share: f32| {
                        1.0 + (1.0 - BACKGROUND_SHARE) / BACKGROUND_SHARE * share * rarity
                    };
                    let near_size = size(one) * mean;
                    gain += f64::from(odds(near / near_size) / odds(anywhere / size(one))).ln();
                }
                sum += gain.max(MOVED);
            }
            sum
        }
    }

    const SENTENCES: &str = "わかりました。\n次に大きな犬の写真を壁に貼る。";

    #[test]
    fn what_translates_the_first_sentence_stands_first() {
        let kept =
            Given::new(SENTENCES, "I understand, next we put a photo of a big dog on the wall.");
        let moved =
            Given::new(SENTENCES, "Next we put a photo of a big dog on the wall, I understand.");
        let (kept, moved) = (kept.gain(), moved.gain());
        assert!(kept > 0.3, "{kept}");
        assert!(moved < 0.0, "{moved}");
    }

    #[test]
    fn sentences_of_which_nothing_is_said_gain_nothing() {
        let given = Given::new("猫が寝た。\n雨が降った。", "Prices rose sharply in March.");
        assert_eq!(given.gain(), 0.0);
    }

    #[test]
    fn the_sums_are_those_of_the_definition() {
        for target in [
            "I understand, next we put a photo of a big dog on the wall.",
            "We put dogs, big dogs, on walls.",
            "A dog! Photos?",
            "Nothing of the kind",
        ] {
            let given = Given::new(SENTENCES, target);
            let (sum, defined) = (given.gain(), given.by_definition());
            assert!((sum - defined).abs() < 1e-4, "{target}: {sum} and {defined}");
        }
    }

    #[test]
    fn nearness_falls_off_to_the_least() {
        let part = (0.4, 0.6);
        assert_eq!(nearness([0.5, 0.5], part), 1.0);
        assert_eq!(nearness([0.0, 0.0], part), LEAST);
        assert!((nearness([0.6 + REACH / 2.0; 2], part) - 0.5).abs() < 1e-5);
        assert!((nearness([0.5, 0.0], part) - f32::midpoint(1.0, LEAST)).abs() < 1e-5);
    }
}
