use super::*;
use crate::align::side::Side;
use crate::align::translation::Translation;
use crate::align::words::Words;
use crate::lexicon::translate;
use crate::model::{Document, Glossary, Lang, Lexicon};
use crate::text::segment::segment_lines;
use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer};

struct Given {
    source: Side,
    target: Side,
    translation: Translation,
}

impl Given {
    fn new(source: &str, target: &str) -> Self {
        let read =
            |lang, text: &str| Document::new(lang, text.to_owned(), segment_lines(text)).unwrap();
        let mut japanese = JapaneseTokenizer::new([]).unwrap();
        let (ja, en) = (read(Lang::Ja, source), read(Lang::En, target));
        let source = Units::japanese(&ja, &mut japanese);
        let target = Units::english(&en, &mut EnglishTokenizer::new());
        let (glossary, lexicon) = (Glossary::default(), Lexicon::default());
        let translation = Translation::usual(translate(&source, &target, &glossary, &lexicon));
        Self { source: Side::new(&ja, source), target: Side::new(&en, target), translation }
    }

    /// What order says of all sentences as one bead.
    fn gain(&self) -> f64 {
        let (n, m) = (self.source.units.sentences().len(), self.target.units.sentences().len());
        let Self { source, target, translation } = self;
        let corridor = Corridor::full(n, m);
        let words = Words::new(source, target, translation, &corridor, &Prior::default(), true);
        words.order(0, 0, Kind::new(n, m)).first().copied().unwrap_or_default()
    }

    /// The gain, word by word as it is defined. The source is asked.
    fn by_definition(&self) -> f64 {
        let size = |sentence: &[(u32, f32)]| sentence.iter().map(|unit| unit.1).sum::<f32>();
        let parts_of = |units: &Units| -> Vec<Part> {
            let sizes: Vec<f32> = units.sentences().iter().map(|it| size(it)).collect();
            let whole: f32 = sizes.iter().sum();
            let end = |number: usize| sizes[..number].iter().sum::<f32>() / whole;
            let part = |number| Part { start: end(number), end: end(number + 1) };
            (0..sizes.len()).map(part).collect()
        };
        let t = |u: u32, v: u32| {
            self.translation.table.row(u).iter().find(|(to, _)| *to == v).map_or(0.0, |&(_, t)| t)
        };
        // What is beside, unit by unit: which, how often, and where in which part.
        let mut beside = Vec::new();
        for (number, part) in parts_of(&self.target.units).into_iter().enumerate() {
            let units = self.target.units.sentences()[number].iter();
            let places = &self.target.units.places()[number];
            beside.extend(units.zip(places).map(|(&(v, count), &at)| (v, count, at, part)));
        }
        let beside_size: f32 = beside.iter().map(|unit| unit.1).sum();
        let background = &self.source.background;
        let mut sum = 0.0;
        for (number, home) in parts_of(&self.source.units).into_iter().enumerate() {
            let all: f32 = beside.iter().map(|&(_, _, at, part)| nearness(at, part, home)).sum();
            let mean = all / f32::from(u16::try_from(beside.len()).unwrap());
            let mut gain = 0.0_f64;
            let units = self.source.units.sentences()[number].iter();
            for (&(u, _), &rarity) in units.zip(background.rarities(number)) {
                let (mut near, mut anywhere) = (0.0, 0.0);
                for &(v, count, at, part) in &beside {
                    near += count * t(u, v) * nearness(at, part, home);
                    anywhere += count * t(u, v);
                }
                let looseness = self.source.units.looseness()[u as usize];
                let of_background = self.translation.share_of(looseness);
                let odds =
                    |share: f32| 1.0 + (1.0 - of_background) / of_background * share * rarity;
                let near_size = beside_size * mean;
                gain += f64::from(odds(near / near_size) / odds(anywhere / beside_size)).ln();
            }
            sum += gain.max(MOVED);
        }
        sum
    }
}

const SENTENCES: &str = "わかりました。\n次に大きな犬の写真を壁に貼る。";

#[test]
fn what_translates_the_first_sentence_stands_first() {
    let kept = Given::new(SENTENCES, "I understand, next we put a photo of a big dog on the wall.");
    let moved =
        Given::new(SENTENCES, "Next we put a photo of a big dog on the wall, I understand.");
    let (kept, moved) = (kept.gain(), moved.gain());
    assert!(kept > 0.3, "{kept}");
    assert!(moved < 0.0, "{moved}");
}

#[test]
fn of_two_beside_two_the_first_translates_the_first() {
    let gain = |target| Given::new(SENTENCES, target).gain();
    let kept = gain("I understand.\nNext we put a photo of a big dog on the wall.");
    let shifted = gain("I understand: next comes\na photo of a big dog on the wall.");
    let swapped = gain("Next we put a photo of a big dog on the wall.\nI understand.");
    assert!(kept > 0.3 && shifted > 0.0, "{kept} and {shifted}");
    assert!(swapped < 0.0, "{swapped}");
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
        "I understand.\nNext we put a photo of a big dog on the wall.",
        "We put a photo of a big dog\non the wall next, I understand.",
    ] {
        let given = Given::new(SENTENCES, target);
        let (sum, defined) = (given.gain(), given.by_definition());
        assert!((sum - defined).abs() < 1e-4, "{target}: {sum} and {defined}");
    }
}

#[test]
fn nearness_falls_off_to_the_least() {
    const WHOLE: Part = Part { start: 0.0, end: 1.0 };
    let home = Part { start: 0.4, end: 0.6 };
    assert_eq!(nearness([0.5, 0.5], WHOLE, home), 1.0);
    assert_eq!(nearness([0.0, 0.0], WHOLE, home), LEAST);
    assert!((nearness([0.6 + REACH / 2.0; 2], WHOLE, home) - 0.5).abs() < 1e-5);
    assert!((nearness([0.5, 0.0], WHOLE, home) - f32::midpoint(1.0, LEAST)).abs() < 1e-5);
    let first_half = Part { start: 0.0, end: 0.5 };
    assert_eq!(nearness([0.9, 1.0], first_half, home), 1.0);
    assert_eq!(nearness([0.1, 0.2], first_half, home), LEAST);
}
