//! Who speaks, as evidence: 森：はい beside `MORI: Yes`.
//!
//! Minutes, interviews, scripts and chats say at the head of a line who speaks. To the words such a name is
//! one of many, and one that stands everywhere; but a translator gives no line to another speaker. So the
//! beads of the pass before teach who is who, as IBM Model 1 learns words, and a bead is worth what the
//! speakers of its sentences say of each other, in both directions:
//! `Σ over v ln(β + (1 − β) · mean over u of p(v|u) / p(v))`, with β for a line gone astray. A document
//! without speakers says nothing. Time O(bytes + sentences · log speakers) and O(1) a bead, space
//! O(sentences + speakers of one document · those of the other).

use std::collections::BTreeMap;

use crate::model::{Bead, Document, Kind, Lang};
use crate::text::segment::field_name;

/// The share of lines that a translator gives to somebody else, or to nobody. With 0.02 and 0.1 the same beads
/// are found.
const ASTRAY: f64 = 0.05;
/// How many imagined lines of each speaker are given to anybody. With 0.3, 1, 3 and 10 about the same beads are
/// found. Of two dialogues that have nothing to do with each other the beads of two single sentences claim
/// 0.19 without speakers, 0.21 with 10, 0.23 with this, and 0.28 with 1, which learns too much from a few wrong beads.
const IMAGINED: f64 = 5.0;
/// How much speakers count beside all else, which has their names among its words. With names given to the
/// lines of meetings, dialogues and comics, strict F1 is 0.955, 0.991 and 0.952, where it was 0.941, 0.990 and
/// 0.935 without this; with 1 it is 0.950, 0.991 and 0.951.
const WEIGHT: f64 = 0.7;
/// Fewer than one in so many sentences with a name of their own, and the names are headings.
const LEAST: usize = 8;
/// More names at the heads of lines are no speakers.
const MOST: usize = 100;

/// By sentence, who speaks. Empty for a text that hardly says.
pub(super) type Voices = Vec<Voice>;

/// Who speaks in a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Voice {
    /// 0 is nobody, or somebody who speaks once.
    speaker: usize,
    /// Whether the sentence itself begins with the name.
    is_named: bool,
}

/// Who speaks in each sentence: whoever its line names, or the line's sentence before it. O(bytes).
pub(super) fn voices(document: &Document) -> Voices {
    let lang = document.lang();
    let names: Vec<Option<&str>> = document.iter().map(|text| name(text, lang)).collect();
    let mut counts = BTreeMap::<&str, usize>::new();
    for name in names.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let recurring = counts.into_iter().filter(|&(_, count)| count > 1).map(|(name, _)| name);
    let numbers: BTreeMap<&str, usize> = recurring.zip(1..).collect();
    if !(2..=MOST).contains(&numbers.len()) {
        return Voices::new();
    }
    let (mut speaker, mut paragraph, mut voiced) = (0, None, 0);
    let voices = document.sentences().iter().zip(names).map(|(sentence, name)| {
        let goes_on = name.is_none() && paragraph == Some(sentence.paragraph);
        if !goes_on {
            speaker = name.and_then(|name| numbers.get(name)).copied().unwrap_or(0);
        }
        paragraph = Some(sentence.paragraph);
        voiced += usize::from(speaker > 0);
        Voice { speaker, is_named: speaker > 0 && name.is_some() }
    });
    let voices: Voices = voices.collect();
    let named = voices.iter().filter(|voice| voice.is_named).count();
    if 2 * voiced >= voices.len() && LEAST * named >= voices.len() { voices } else { Voices::new() }
}

/// The name of whoever speaks at the head of `line`: 森：はい, `[10:14] Mori: Yes`, アキ「ねえ」.
fn name(line: &str, lang: Lang) -> Option<&str> {
    /// Longest name before a speech, in characters.
    const MAX_CHARS: usize = 8;
    let line = line.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ':' | '[' | ']' | '(' | ')' | ' ' | '*')
    });
    field_name(line).or_else(|| {
        let (name, _) = line.split_once('「').filter(|_| lang == Lang::Ja)?;
        let is_name = (1..=MAX_CHARS).contains(&name.chars().take(MAX_CHARS + 1).count())
            && name.chars().all(char::is_alphanumeric);
        is_name.then_some(name)
    })
}

/// What the speakers of two documents say of each other.
#[derive(Default)]
pub(super) struct Speakers {
    source: Voices,
    target: Voices,
    /// How much more often than by chance a speaker of the target stands beside one of the source, by the
    /// source's: as the source has it, and as the target has it.
    ratios: Vec<Vec<[f64; 2]>>,
}

impl Speakers {
    /// What `beads`, with their probabilities, teach of who is who.
    pub fn learned(beads: &[(Bead, f64)], source: &Voices, target: &Voices) -> Self {
        if source.is_empty() || target.is_empty() {
            return Self::default();
        }
        let (here, there) = (shares(source), shares(target));
        let mut counts: Vec<Vec<f64>> = vec![vec![0.0; there.len()]; here.len()];
        for (bead, probability) in beads {
            let first = source.get(bead.source.clone()).and_then(<[Voice]>::first);
            let beside = target.get(bead.target.clone()).and_then(<[Voice]>::first);
            if let Some((a, b)) = first.zip(beside)
                && let Some(row) = counts.get_mut(a.speaker)
                && let Some(count) = row.get_mut(b.speaker)
            {
                *count += probability;
            }
        }
        let sums: Vec<f64> = counts.iter().map(|row| row.iter().sum()).collect();
        let mut beside = vec![0.0; there.len()];
        for row in &counts {
            beside.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
        }
        let ratio = |count: f64, sum: f64, share: f64| {
            (count + IMAGINED * share) / ((sum + IMAGINED) * share)
        };
        let rows = counts.iter().zip(&sums).zip(&here).map(|((row, &sum), &share)| {
            let columns = row.iter().zip(&beside).zip(&there);
            columns
                .map(|((&count, &other_sum), &other)| {
                    [ratio(count, sum, other), ratio(count, other_sum, share)]
                })
                .collect()
        });
        Self { source: source.clone(), target: target.clone(), ratios: rows.collect() }
    }

    /// Whether anybody speaks.
    pub fn are_known(&self) -> bool {
        !self.ratios.is_empty()
    }

    /// What the speakers of a bead are worth, in nats; 0 for sentences alone. Where a side does not begin
    /// with a name, its speaker is that of the sentence before and no news: it may speak against the bead
    /// but not for it.
    pub fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let here = self.source.get(source..source + kind.source).unwrap_or_default();
        let there = self.target.get(target..target + kind.target).unwrap_or_default();
        if here.is_empty() || there.is_empty() {
            return 0.0;
        }
        let ratio = |a: Voice, b: Voice, side: usize| {
            let ratios = self.ratios.get(a.speaker).and_then(|row| row.get(b.speaker));
            ratios.and_then(|both| both.get(side)).copied().unwrap_or(1.0)
        };
        #[expect(clippy::cast_precision_loss, reason = "a few sentences")]
        let explained =
            |ratios: f64, run: &[Voice]| ASTRAY + (1.0 - ASTRAY) * ratios / run.len() as f64;
        let forward =
            there.iter().map(|&b| explained(here.iter().map(|&a| ratio(a, b, 0)).sum(), here));
        let backward =
            here.iter().map(|&a| explained(there.iter().map(|&b| ratio(a, b, 1)).sum(), there));
        // A sum of logarithms; of so few factors the product is a number.
        let score = WEIGHT * forward.chain(backward).product::<f64>().ln();
        let are_named = [here, there].iter().all(|run| run.first().is_some_and(|it| it.is_named));
        if are_named { score } else { score.min(0.0) }
    }
}

/// The share of each speaker's sentences.
#[expect(clippy::cast_precision_loss, reason = "a count of sentences")]
fn shares(voices: &Voices) -> Vec<f64> {
    let speakers = voices.iter().map(|voice| voice.speaker + 1).max().unwrap_or(0);
    let mut shares = vec![0.0; speakers];
    for &voice in voices {
        if let Some(share) = shares.get_mut(voice.speaker) {
            *share += 1.0 / voices.len() as f64;
        }
    }
    // Nobody may be no sentence.
    shares.into_iter().map(|share| share.max(1.0 / voices.len() as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::{Options, segment};

    fn voices_of(lang: Lang, text: &str) -> Voices {
        let sentences = segment(text, lang, &Options::default());
        voices(&Document::new(lang, text.into(), sentences).expect("sentences that tile the text"))
    }

    /// Of speakers who each begin a sentence with their name.
    fn named(speakers: &[usize]) -> Voices {
        speakers.iter().map(|&speaker| Voice { speaker, is_named: true }).collect()
    }

    #[test]
    fn a_name_at_the_head_of_a_line_speaks_to_its_end() {
        let none = Vec::new();
        for (lang, text, voices) in [
            (
                Lang::Ja,
                "森：はい。遅れています。\n林：なぜ。\n森：雨です。\n林：では次。",
                vec![2, 2, 1, 2, 1],
            ),
            (
                Lang::En,
                "MORI: Yes. It is late.\nLin: Why?\n\nMORI: Rain.\nLin: Next.",
                vec![2, 2, 1, 2, 1],
            ),
            (
                Lang::Ja,
                "[10:14] みき：おはよう\n[10:15] けん：おはよう\n[10:15] みき：起きた？\n[10:16] けん：うん",
                vec![2, 1, 2, 1],
            ),
            (
                Lang::Ja,
                "アキ「ねえ」\nハル「うん」\n（雨の音）\nアキ「行こう」\nハル「いいよ」",
                vec![1, 2, 0, 1, 2],
            ),
            // Nobody is named twice, one speaks alone, and few lines have a name.
            (Lang::Ja, "日時：三月五日\n場所：公民館\n持ち物：弁当", none.clone()),
            (Lang::En, "Note: It rains.\nNote: It snows.", none.clone()),
            (
                Lang::En,
                "Q: Why?\nA: Rain.\nHe came.\nHe saw.\nHe won.\nHe left.\nShe did not.\nQ: So?\nA: No.",
                none,
            ),
        ] {
            let found: Vec<usize> =
                voices_of(lang, text).iter().map(|voice| voice.speaker).collect();
            assert_eq!(found, voices, "{text}");
        }
    }

    #[test]
    fn who_is_who_is_learned_from_beads() {
        let (here, there) = (named(&[1, 2].repeat(20)), named(&[2, 1].repeat(20)));
        let beads: Vec<(Bead, f64)> =
            (0..40).map(|at| (Bead::new(at..at + 1, at..at + 1), 0.9)).collect();
        let speakers = Speakers::learned(&beads, &here, &there);
        let pair = |source, target| speakers.score(source, target, Kind::new(1, 1));
        assert!(pair(0, 2) > 0.5 && pair(0, 2) <= 2.0 * WEIGHT * 2.0_f64.ln());
        assert!(pair(0, 1) < -1.0, "{}", pair(0, 1));
        let joined = speakers.score(0, 0, Kind::new(2, 1));
        assert!(pair(0, 1) < joined && joined < pair(0, 0), "two speakers in one line: {joined}");
        assert!(speakers.score(0, 0, Kind::new(1, 0)).abs() < 1e-12);
        assert!(!Speakers::learned(&beads, &here, &Voices::new()).are_known());
    }

    #[test]
    fn whoever_goes_on_speaking_is_no_news() {
        let going_on = |voices: Voices| -> Voices {
            voices.into_iter().map(|voice| Voice { is_named: false, ..voice }).collect()
        };
        let (here, there) = (named(&[1, 2].repeat(20)), named(&[2, 1].repeat(20)));
        let beads: Vec<(Bead, f64)> =
            (0..40).map(|at| (Bead::new(at..at + 1, at..at + 1), 0.9)).collect();
        let speakers = Speakers::learned(&beads, &going_on(here), &there);
        assert!(speakers.score(0, 2, Kind::new(1, 1)).abs() < 1e-12);
        assert!(speakers.score(0, 1, Kind::new(1, 1)) < -1.0);
    }

    #[test]
    fn a_few_names_are_headings() {
        let mut text = String::new();
        for chapter in 0..20 {
            let name = if chapter % 2 == 0 { "NEWS" } else { "SPORT" };
            text.push_str(name);
            text.push_str(": It rained.");
            text.push_str(&" It rained again.".repeat(9));
            text.push('\n');
        }
        assert_eq!(voices_of(Lang::En, &text), Voices::new());
    }
}
