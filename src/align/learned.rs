//! Word pairs that a document itself teaches.
//!
//! IBM Model 1 (Brown et al. 1993, <https://aclanthology.org/J93-2003/>) by EM over the beads of
//! a first pass, with the dictionary's pairs as pseudo-counts (so the result is a maximum a
//! posteriori estimate) and the document's own word frequencies in place of the NULL word. Time
//! O(rounds · units of all beads squared by bead), memory O(pairs).
//!
//! A pair that no dictionary has is a candidate where its words stand in two beads at least and
//! more often together than by chance.

use crate::lexicon::{Table, Units};
use crate::model::Bead;

use super::words::BACKGROUND_SHARE;

/// A bead of more sentences in all says too little about single words.
const MAX_SENTENCES: usize = 4;
/// A bead that is less probable than this teaches nothing.
const MIN_CONFIDENCE: f64 = 0.5;
/// Fewer beads than this teach nothing.
const MIN_BEADS: usize = 5;
/// A new pair must occur together in this many beads …
const MIN_TOGETHER: u32 = 2;
/// … and this many times as often as words that ignore each other.
const MIN_LIFT: f32 = 1.2;
/// A unit in more beads than this is a function word; what it becomes is not asked.
const MAX_BEADS: usize = 4096;
/// How many imagined occurrences of each word speak for the dictionary. Of 1, 3, 8 and 16,
/// by the probability of gold beads; flat from 8 on.
const PSEUDO_COUNT: f32 = 12.0;
/// Rounds of EM; more than three change nothing that shows.
const ROUNDS: usize = 3;
/// The greatest t of a learned pair: below a dictionary's certainty, since the beads may be
/// wrong.
const MAX_LEARNED: f32 = 0.8;
/// A pair with less is not worth looking at in the search.
const MIN_LEARNED: f32 = 0.05;

/// The pairs of units (source, target, t) that `beads` teach beyond `table`.
pub(super) fn learned(
    beads: &[(Bead, f64)],
    table: &Table,
    source: &Units,
    target: &Units,
) -> Vec<(u32, u32, f32)> {
    let believed: Vec<Lesson> = beads
        .iter()
        .filter(|(bead, confidence)| {
            *confidence >= MIN_CONFIDENCE
                && !bead.source.is_empty()
                && !bead.target.is_empty()
                && bead.source.len() + bead.target.len() <= MAX_SENTENCES
        })
        .map(|(bead, _)| Lesson {
            source: distinct(source, bead.source.clone()),
            target: distinct(target, bead.target.clone()),
        })
        .collect();
    if believed.len() < MIN_BEADS {
        return Vec::new();
    }
    let mut model = Model::new(&believed, table, source.len(), target.len());
    for _ in 0..ROUNDS {
        model.round();
    }
    model.taught()
}

/// The different units on each side of a bead, ascending.
struct Lesson {
    source: Vec<u32>,
    target: Vec<u32>,
}

/// A source unit and what it may become.
#[derive(Clone, Copy)]
struct Pair {
    source: u32,
    target: u32,
    /// t by the dictionary; 0 for a new pair.
    known: f32,
    t: f32,
    count: f32,
}

/// A pair whose units both stand in a lesson.
#[derive(Clone, Copy)]
struct Meeting {
    pair: u32,
    /// The place of the target unit in the lesson.
    place: u32,
}

struct Model {
    pairs: Vec<Pair>,
    /// In how many lessons each source unit stands.
    of_source: Vec<f32>,
    /// By lesson: the share of each source unit, what the background gives of each target unit,
    /// and the pairs that meet.
    lessons: Vec<(f32, Vec<f32>, Vec<Meeting>)>,
}

impl Model {
    fn new(lessons: &[Lesson], table: &Table, sources: usize, targets: usize) -> Self {
        let of_source = frequencies(sources, lessons.iter().map(|lesson| &lesson.source));
        let of_target = frequencies(targets, lessons.iter().map(|lesson| &lesson.target));
        let (pairs, starts) = candidates(lessons, table, &of_source, &of_target);
        // Half an occurrence more for each, and fifty for the words the document does not have,
        // as in `matches::rarities`.
        let total = of_target.iter().sum::<f32>() + 50.0;
        let background = |unit: u32| BACKGROUND_SHARE * (value(&of_target, unit) + 0.5) / total;
        let lessons = lessons
            .iter()
            .map(|lesson| {
                #[expect(clippy::cast_precision_loss, reason = "the units of a bead")]
                let share = (1.0 - BACKGROUND_SHARE) / lesson.source.len().max(1) as f32;
                let background = lesson.target.iter().map(|&unit| background(unit)).collect();
                (share, background, meetings(lesson, &pairs, &starts))
            })
            .collect();
        Self { pairs, of_source, lessons }
    }

    /// Expects which source unit drew each target unit, and estimates t again.
    fn round(&mut self) {
        let mut sums: Vec<f32> = Vec::new();
        for (share, background, meetings) in &self.lessons {
            sums.clear();
            sums.extend_from_slice(background);
            for meeting in meetings {
                let pair = self.pairs.get(meeting.pair as usize);
                if let (Some(sum), Some(pair)) = (sums.get_mut(meeting.place as usize), pair) {
                    *sum += share * pair.t;
                }
            }
            for meeting in meetings {
                let sum = sums.get(meeting.place as usize);
                if let (Some(sum), Some(pair)) = (sum, self.pairs.get_mut(meeting.pair as usize)) {
                    pair.count += share * pair.t / sum;
                }
            }
        }
        for pair in &mut self.pairs {
            let all = value(&self.of_source, pair.source) + PSEUDO_COUNT;
            pair.t = (pair.count + PSEUDO_COUNT * pair.known) / all;
            pair.count = 0.0;
        }
    }

    fn taught(&self) -> Vec<(u32, u32, f32)> {
        let taught = self.pairs.iter().filter(|pair| pair.t > pair.known.max(MIN_LEARNED));
        taught
            .map(|pair| (pair.source, pair.target, pair.t.min(MAX_LEARNED.max(pair.known))))
            .collect()
    }
}

/// The pairs that meet in a lesson.
fn meetings(lesson: &Lesson, pairs: &[Pair], starts: &[usize]) -> Vec<Meeting> {
    let mut found = Vec::new();
    for &unit in &lesson.source {
        let bounds = starts.get(unit as usize).zip(starts.get(unit as usize + 1));
        let Some((&start, &end)) = bounds else { continue };
        let row = pairs.get(start..end).unwrap_or_default();
        // Look each of the fewer up among the more.
        let mut meet = |pair: usize, place: usize| {
            if let (Ok(pair), Ok(place)) = (u32::try_from(start + pair), u32::try_from(place)) {
                found.push(Meeting { pair, place });
            }
        };
        if row.len() <= lesson.target.len() {
            for (number, pair) in row.iter().enumerate() {
                if let Ok(place) = lesson.target.binary_search(&pair.target) {
                    meet(number, place);
                }
            }
        } else {
            for (place, target) in lesson.target.iter().enumerate() {
                if let Ok(number) = row.binary_search_by_key(target, |pair| pair.target) {
                    meet(number, place);
                }
            }
        }
    }
    found
}

/// The dictionary's pairs and the new ones, ascending, and where each source unit's begin.
fn candidates(
    lessons: &[Lesson],
    table: &Table,
    of_source: &[f32],
    of_target: &[f32],
) -> (Vec<Pair>, Vec<usize>) {
    #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
    let all = lessons.len() as f32;
    let mut lessons_of: Vec<Vec<&Lesson>> = vec![Vec::new(); of_source.len()];
    for lesson in lessons {
        for &unit in &lesson.source {
            if let Some(list) = lessons_of.get_mut(unit as usize) {
                list.push(lesson);
            }
        }
    }
    let mut together = vec![0_u32; of_target.len()];
    let mut touched = Vec::new();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut starts = vec![0];
    for (source, lessons) in (0_u32..).zip(&lessons_of) {
        let known = table.row(source);
        let begin = pairs.len();
        pairs.extend(known.iter().map(|&(target, t)| Pair {
            source,
            target,
            known: t,
            t,
            count: 0.0,
        }));
        let says_something = (MIN_TOGETHER as usize..=MAX_BEADS).contains(&lessons.len());
        let others = lessons.iter().filter(|_| says_something).flat_map(|lesson| &lesson.target);
        for &other in others {
            if let Some(count) = together.get_mut(other as usize) {
                if *count == 0 {
                    touched.push(other);
                }
                *count += 1;
            }
        }
        for target in touched.drain(..) {
            let count = together.get_mut(target as usize).map_or(0, std::mem::take);
            if count < MIN_TOGETHER {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "counts of beads")]
            let (count, here) = (count as f32, lessons.len() as f32);
            let there = value(of_target, target);
            let is_known = known.binary_search_by_key(&target, |&(unit, _)| unit).is_ok();
            if count * all >= MIN_LIFT * here * there && !is_known {
                let t = 0.5 * count / here.max(there);
                pairs.push(Pair { source, target, known: 0.0, t, count: 0.0 });
            }
        }
        if let Some(row) = pairs.get_mut(begin..) {
            row.sort_unstable_by_key(|pair| pair.target);
        }
        starts.push(pairs.len());
    }
    (pairs, starts)
}

fn value(values: &[f32], unit: u32) -> f32 {
    values.get(unit as usize).copied().unwrap_or(0.0)
}

fn distinct(units: &Units, run: std::ops::Range<usize>) -> Vec<u32> {
    let sentences = units.sentences().get(run).unwrap_or_default();
    let mut found: Vec<u32> = sentences.iter().flatten().map(|&(unit, _)| unit).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn frequencies<'a>(units: usize, lessons: impl Iterator<Item = &'a Vec<u32>>) -> Vec<f32> {
    let mut counts = vec![0.0; units];
    for &unit in lessons.flatten() {
        if let Some(count) = counts.get_mut(unit as usize) {
            *count += 1.0;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Unit;
    use crate::model::{Document, Glossary, Lang, Lexicon};
    use crate::text::segment::segment_lines;
    use crate::text::tokens::{EnglishTokenizer, JapaneseTokenizer};

    /// Whether a document of 1-1 beads with `confidence` teaches that `ja` becomes `en`.
    fn teaches(lines: &[(&str, &str)], confidence: f64, ja: &str, en: &str) -> bool {
        let document = |lang, texts: Vec<&str>| {
            let text = texts.join("\n");
            Document::new(lang, text.clone(), segment_lines(&text)).unwrap()
        };
        let (source, target): (Vec<&str>, Vec<&str>) = lines.iter().copied().unzip();
        let mut japanese = JapaneseTokenizer::new([]).unwrap();
        let source = Units::japanese(&document(Lang::Ja, source), &mut japanese);
        let target = Units::english(&document(Lang::En, target), &mut EnglishTokenizer::new());
        let bead = |i| (Bead::new(i..i + 1, i..i + 1), confidence);
        let beads: Vec<(Bead, f64)> = (0..lines.len()).map(bead).collect();
        let table =
            crate::lexicon::translate(&source, &target, &Glossary::default(), &Lexicon::default());
        let is = |units: &Units, unit: u32, text: &str| matches!(units.units().get(unit as usize), Some(Unit::Word(word)) if word == text);
        let pairs = learned(&beads, &table, &source, &target);
        assert!(pairs.is_sorted_by_key(|&(u, v, _)| (u, v)));
        pairs.iter().any(|&(u, v, _)| is(&source, u, ja) && is(&target, v, en))
    }

    #[test]
    fn words_that_keep_company_translate_each_other() {
        let lines = [
            ("ゾルバが来た。", "The frob came."),
            ("ゾルバを見た。", "We saw the frob."),
            ("雨だ。", "Rain."),
            ("猫が寝た。", "The cat slept."),
            ("風が強い。", "The wind is strong."),
        ];
        assert!(teaches(&lines, 0.9, "ゾルバ", "frob"));
        assert!(!teaches(&lines, 0.3, "ゾルバ", "frob"), "nobody believes these beads");
        assert!(!teaches(&lines[1..], 0.9, "ゾルバ", "frob"), "seen once, and in too few beads");
    }
}
