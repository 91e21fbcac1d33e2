//! What speaks for each bead of an alignment, in its own words.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lexicon::{Mark, Unit, Units};
use crate::model::{Bead, Counterparts, Document, Kind, Lang, Reasons, join};
use crate::text::numbers::numbers;
use crate::text::tokens::{EnglishTokenizer, Tokenizer as _};

use super::aligner::Aligned;
use super::background::value;
use super::prior::EXCHANGED_SHARE;
use super::scorer::Weights;
use super::side::Side;

impl Aligned<'_> {
    /// Why each bead scores what it scores, in the order of the beads. `source` and `target` are
    /// the documents that were aligned. Time O(words of each bead's source · words of its target).
    #[must_use]
    pub fn reasons(&self, source: &Document, target: &Document) -> Vec<Reasons> {
        let (japanese, english) =
            if self.is_reversed { (target, source) } else { (source, target) };
        let mut tokenizer = EnglishTokenizer::new();
        let reasons = self.alignment.beads().iter().map(|bead| {
            let (ja, en) = if self.is_reversed {
                (bead.target.clone(), bead.source.clone())
            } else {
                (bead.source.clone(), bead.target.clone())
            };
            let mut reasons = self.parts(&Bead::new(ja.clone(), en.clone()));
            let mut found = self.counterparts(ja.clone(), en.clone());
            found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let mut shown = Shown::new(join(japanese, ja), join(english, en), &mut tokenizer);
            let unit = |units: &Units, number: u32| units.units().get(number as usize).cloned();
            let named = found.into_iter().filter_map(|((here, there), nats)| {
                let (here, there) =
                    (unit(&self.japanese.units, here)?, unit(&self.english.units, there)?);
                let (here, there) = (shown.name(&here, Lang::Ja), shown.name(&there, Lang::En));
                let (source, target) = if self.is_reversed { (there, here) } else { (here, there) };
                Some(Counterparts { source, target, nats })
            });
            reasons.counterparts = named.collect();
            reasons
        });
        reasons.collect()
    }

    /// A bead's score in its parts: of neighbours that changed places, those of both pairs.
    fn parts(&self, bead: &Bead) -> Reasons {
        let whole = self.parts_as_it_stands(bead);
        if bead.kind() != Kind::new(2, 2) {
            return whole;
        }
        let pair = |i: usize, j: usize| {
            let corridor = &self.prepared.corridor;
            let is_known = corridor.contains(i, j) && corridor.contains(i + 1, j + 1);
            is_known.then(|| self.parts_as_it_stands(&Bead::new(i..i + 1, j..j + 1)))
        };
        let (i, j) = (bead.source.start, bead.target.start);
        let Some((first, second)) = pair(i, j + 1).zip(pair(i + 1, j)) else { return whole };
        let crosswise = Reasons {
            kind: first.kind + second.kind + EXCHANGED_SHARE.ln(),
            length: first.length + second.length,
            words: first.words + second.words,
            layout: first.layout + second.layout,
            ..Reasons::default()
        };
        if crosswise.total() > whole.total() { crosswise } else { whole }
    }

    fn parts_as_it_stands(&self, bead: &Bead) -> Reasons {
        let kind = bead.kind();
        let features = self.prepared.features.of(bead.source.start, bead.target.start, kind);
        let mut reasons = Weights::default().parts(&features);
        // A person may lock a bead of a kind that the search does not know.
        let prior = self.prepared.prior.of(kind);
        reasons.layout +=
            self.prepared.features.of_voices(bead.source.start, bead.target.start, kind);
        reasons.kind += if prior.is_finite() { prior } else { 0.0 };
        reasons
    }

    /// The units of a bead that translate each other, with what each pair adds to its score.
    fn counterparts(
        &self,
        japanese: Range<usize>,
        english: Range<usize>,
    ) -> Vec<((u32, u32), f64)> {
        let kind = Kind::new(japanese.len(), english.len());
        let here = tally(self.japanese, japanese);
        let there = tally(self.english, english);
        let mut pairs = Vec::new();
        let mut drawn_here = BTreeMap::<u32, f32>::new();
        let mut drawn_there = BTreeMap::<u32, f32>::new();
        for (&unit, &Tally { count, .. }) in &here {
            for &(other, probability) in self.translation.table.row(unit) {
                let Some(&Tally { count: other_count, .. }) = there.get(&other) else { continue };
                *drawn_there.entry(other).or_default() += count * probability;
                *drawn_here.entry(unit).or_default() += other_count * probability;
                pairs.push((unit, other, count * probability, other_count * probability));
            }
        }
        let (forward, backward) = Weights::default().of_words(kind);
        let size = |all: &BTreeMap<u32, Tally>| all.values().map(|unit| unit.count).sum::<f32>();
        let (size_here, size_there) = (size(&here), size(&there));
        let found = pairs.into_iter().map(|(unit, other, draws_there, draws_here)| {
            let part = |drawn: f32, all: Option<&f32>, unit: Option<&Tally>, size: f32| {
                let Tally { count, rarity, looseness } = unit.copied().unwrap_or_default();
                let all = all.copied().unwrap_or(drawn).max(f32::MIN_POSITIVE);
                let gain = all.min(size) / size.max(1.0) * rarity;
                let share = self.translation.share_of(looseness);
                f64::from(count * ((1.0 - share) / share * gain).ln_1p() * drawn / all)
            };
            let of_other = part(draws_there, drawn_there.get(&other), there.get(&other), size_here);
            let of_unit = part(draws_here, drawn_here.get(&unit), here.get(&unit), size_there);
            ((unit, other), forward * of_other + backward * of_unit)
        });
        found.collect()
    }
}

/// A unit in a run.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// How often the run has it.
    count: f32,
    /// One over its share of what stands around it.
    rarity: f32,
    /// How loosely it is translated.
    looseness: f32,
}

/// The units of a run.
fn tally(side: &Side, run: Range<usize>) -> BTreeMap<u32, Tally> {
    let mut tallies = BTreeMap::<u32, Tally>::new();
    for sentence in run {
        let units = side.units.sentences().get(sentence).map_or(&[][..], Vec::as_slice);
        for (&(unit, count), &rarity) in units.iter().zip(side.background.rarities(sentence)) {
            let tally = tallies.entry(unit).or_default();
            tally.count += count;
            tally.rarity = rarity;
            tally.looseness = value(side.units.looseness(), unit);
        }
    }
    tallies
}

/// The texts of a bead, to show its units as they stand there.
struct Shown {
    japanese: String,
    english: String,
    /// The English words by their stems.
    stems: BTreeMap<String, String>,
}

impl Shown {
    fn new(japanese: String, english: String, tokenizer: &mut EnglishTokenizer) -> Self {
        let mut stems = BTreeMap::new();
        for token in tokenizer.tokens(&english) {
            let text = token.span.of(&english).unwrap_or_default();
            stems.entry(token.word.lemma.clone()).or_insert_with(|| text.to_owned());
        }
        Self { japanese, english, stems }
    }

    fn name(&mut self, unit: &Unit, lang: Lang) -> String {
        let text = if lang == Lang::Ja { &self.japanese } else { &self.english };
        match unit {
            Unit::Word(word) if lang == Lang::En => self.stems.get(word).unwrap_or(word).clone(),
            Unit::Word(word) | Unit::Latin(word) => word.clone(),
            Unit::Number(key) => numbers(text, lang)
                .iter()
                .find(|number| number.key() == *key)
                .and_then(|number| number.span.of(text))
                .unwrap_or("number")
                .to_owned(),
            Unit::Mark(mark) => match mark {
                Mark::Question => "?".to_owned(),
                Mark::Exclamation => "!".to_owned(),
                Mark::Quotation => "“ ”".to_owned(),
                Mark::Bracket => "( )".to_owned(),
                Mark::Ellipsis => "…".to_owned(),
                Mark::Sign(sign) => sign.to_string(),
            },
        }
    }
}
