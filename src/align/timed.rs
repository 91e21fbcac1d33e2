//! Sentences of subtitles that are on the screen at the same time, as evidence.
//!
//! What is shown at once mostly says the same: Tiedemann (2007), “Improved sentence alignment for movie
//! subtitles”, aligns by nothing else. Here it is evidence beside the words. The clocks of two files may
//! differ by some seconds, as releases of a film do: by how many is told from the cues that then begin
//! together. Where they are no more than those of two films would be (another cut, another frame rate),
//! times say nothing.
//!
//! Time O(sentences · what begins within [`STAYS_MS`]), at most [`CROWD`] each; space O(sentences).

use std::ops::Range;

use crate::model::{Document, Times};

use super::constraints::{Anchor, Timed};

/// The clocks of two files differ by at most so much, in milliseconds.
const MAX_OFFSET_MS: i64 = 30_000;
/// Offsets are told apart by so much, in milliseconds.
const STEP_MS: i64 = 100;
/// The beginning of a cue is compared with at most so many of the other file.
const NEAR: usize = 64;
/// Fewer cues tell nothing.
const MIN_CUES: usize = 5;
/// How many standard deviations more cues begin together than would by chance, since
/// 2 · [`MAX_OFFSET_MS`] / [`STEP_MS`] offsets are tried.
const SURE: f64 = 5.0;
/// Of the cues that would not begin together by chance, at least so many do, or the files are of two cuts.
const MOST_OF_THEM: f64 = 0.5;
/// More cues begin together at one offset than at any other by this factor: where cues begin on whole
/// seconds, many offsets are alike.
const CLEARLY: f64 = 1.5;
/// Both are on the screen for one part in so many of the shorter interval, or longer.
const SHARED: i64 = 2;
/// A cue that is shown for longer, in milliseconds, is a sign or a song and says nothing: subtitlers leave
/// speech for some seven seconds at most.
const STAYS_MS: i64 = 15_000;
/// A cue is looked for among so many that begin within [`STAYS_MS`] before its end: more are drawn, and not
/// said.
const CROWD: usize = 1024;
/// A sentence is on the screen with at most so many of the other side.
const MOST: usize = 8;

/// What the times of `source` and `target` say; nothing if a document has none, or theirs have nothing to
/// do with each other.
///
/// ```
/// use taiyaku::align::{Timed, timed};
/// use taiyaku::{Document, Lang};
/// let plain = Document::new(Lang::Ja, String::new(), Vec::new()).unwrap();
/// assert_eq!(timed(&plain, &plain), Timed::default());
/// ```
#[must_use]
pub fn timed(source: &Document, target: &Document) -> Timed {
    let both = intervals(source).zip(intervals(target));
    let offset = offset(&beginnings(source), &beginnings(target));
    let Some(((here, there), offset)) = both.zip(offset) else { return Timed::default() };
    let on_our_clock = |it: Range<i64>| it.start - offset..it.end - offset;
    let there: Vec<Range<i64>> = there.into_iter().map(on_our_clock).collect();
    let mut anchors = Vec::new();
    for (i, one) in here.iter().enumerate().filter(|(_, one)| !stays(one)) {
        let first = there.partition_point(|other| other.start <= one.start - STAYS_MS);
        let ahead = there.iter().enumerate().skip(first).take(CROWD);
        let ahead = ahead.take_while(|(_, other)| other.start < one.end);
        let shared = ahead.filter(|(_, other)| !stays(other) && share(one, other)).take(MOST);
        anchors.extend(shared.map(|(j, _)| Anchor { source: i, target: j, is_hard: false }));
    }
    let alone = |all: &[Range<i64>], of: fn(&Anchor) -> usize| {
        let mut is_alone: Vec<bool> = all.iter().map(|one| !stays(one)).collect();
        for anchor in &anchors {
            if let Some(is_alone) = is_alone.get_mut(of(anchor)) {
                *is_alone = false;
            }
        }
        (0..).zip(is_alone).filter_map(|(number, is_alone)| is_alone.then_some(number)).collect()
    };
    let alone: [Vec<usize>; 2] =
        [alone(&here, |anchor| anchor.source), alone(&there, |anchor| anchor.target)];
    // Cues that are shown for no time, or all at once, are on no clock.
    let is_shared = |alone: &Vec<usize>, all: &[Range<i64>]| 2 * alone.len() <= all.len();
    match is_shared(&alone[0], &here) || is_shared(&alone[1], &there) {
        true => Timed { anchors, alone },
        false => Timed::default(),
    }
}

/// Whether a cue stays on the screen while others come and go.
fn stays(interval: &Range<i64>) -> bool {
    interval.end - interval.start >= STAYS_MS
}

/// Whether two intervals share so much of the shorter one.
fn share(one: &Range<i64>, other: &Range<i64>) -> bool {
    let both = one.end.min(other.end) - one.start.max(other.start);
    let shorter = (one.end - one.start).min(other.end - other.start);
    both > 0 && SHARED * both >= shorter
}

/// When the cue of each sentence is on the screen, in milliseconds. `None` unless all have times, and begin
/// one after the other.
fn intervals(document: &Document) -> Option<Vec<Range<i64>>> {
    let interval = |number: usize| {
        let Times { start_ms, end_ms } = document.times(number..number + 1)?;
        let interval = i64::try_from(start_ms).ok()?..i64::try_from(end_ms).ok()?;
        (interval.start <= interval.end).then_some(interval)
    };
    let intervals: Option<Vec<Range<i64>>> = (0..document.len()).map(interval).collect();
    intervals.filter(|it| !it.is_empty() && it.is_sorted_by_key(|interval| interval.start))
}

/// When each cue begins.
fn beginnings(document: &Document) -> Vec<i64> {
    let cues = document.layout().blocks.iter();
    cues.filter_map(|block| i64::try_from(block.times?.start_ms).ok()).collect()
}

/// By how much the clock of `there` is ahead of that of `here`, so that most cues begin together; `None` if
/// no more do than by chance. Both ascend.
#[expect(clippy::cast_precision_loss, reason = "counts of cues")]
fn offset(here: &[i64], there: &[i64]) -> Option<i64> {
    let steps = usize::try_from(2 * MAX_OFFSET_MS / STEP_MS).ok()? + 1;
    let mut cues = vec![0_usize; steps];
    let mut first = 0;
    for begins in here {
        let is_early = |other: &&i64| **other < begins - MAX_OFFSET_MS;
        first += there.iter().skip(first).take_while(is_early).count();
        for other in there.iter().skip(first).take(NEAR) {
            let step = (other - begins + MAX_OFFSET_MS + STEP_MS / 2).div_euclid(STEP_MS);
            let Some(count) = usize::try_from(step).ok().and_then(|step| cues.get_mut(step)) else {
                break;
            };
            *count += 1;
        }
    }
    // A cue's beginning may be moved to either side of the step's border.
    let together: Vec<usize> = cues.windows(3).map(|steps| steps.iter().sum()).collect();
    let of_all = here.len().min(there.len()) as f64;
    let chance = (together.iter().sum::<usize>() as f64 / steps as f64 / of_all).min(1.0);
    let (step, &most) = together.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    let (expected, deviation) = (of_all * chance, (of_all * chance * (1.0 - chance)).sqrt());
    let more = (most as f64).min(of_all) - expected;
    let elsewhere = together.iter().enumerate().filter(|(other, _)| other.abs_diff(step) > 3);
    let next = elsewhere.map(|(_, count)| *count).max().unwrap_or(0);
    let is_sure = here.len().min(there.len()) >= MIN_CUES
        && more > SURE * deviation
        && more >= MOST_OF_THEM * (of_all - expected)
        && most as f64 >= CLEARLY * next as f64;
    let step = i64::try_from(step + 1).ok()?;
    (is_sure && more > 0.0).then_some(step * STEP_MS - MAX_OFFSET_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Lang, Layout, Span};
    use crate::text::segment::{Options, segment_blocks};

    /// A document of cues, each with its times in seconds.
    fn cues(lang: Lang, cues: &[(f64, f64, &str)]) -> Document {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for &(start, end, cue) in cues {
            let at = text.len();
            text.push_str(cue);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a few seconds"
            )]
            let ms = |seconds: f64| (seconds * 1000.0) as u64;
            let times = Some(Times { start_ms: ms(start), end_ms: ms(end) });
            blocks.push(Block { span: Span::new(at, text.len()), kind: BlockKind::Cue, times });
            text.push_str("\n\n");
        }
        let layout = Layout { blocks, ..Layout::default() };
        let sentences = segment_blocks(&text, &layout, lang, &Options::default());
        let sentences = sentences.into_iter().map(|(sentence, _)| sentence).collect();
        Document::new(lang, text, sentences).unwrap().with_layout(layout)
    }

    const JAPANESE: [(f64, f64, &str); 6] = [
        (1.0, 3.0, "雨だ。"),
        (4.0, 6.0, "（笑い声）"),
        (7.0, 10.0, "帰ろう。寒いよ。"),
        (11.0, 13.0, "そうだね。"),
        (14.0, 16.0, "傘は？"),
        (17.0, 19.0, "ないよ。"),
    ];
    const ENGLISH: [(f64, f64, &str); 5] = [
        (1.1, 3.0, "It's raining."),
        (7.0, 10.0, "Let's go home. It's cold."),
        (11.1, 13.0, "Right."),
        (14.0, 16.0, "Umbrella?"),
        (16.9, 19.0, "Don't have one."),
    ];

    fn pairs(source: &Document, target: &Document) -> Vec<(usize, usize)> {
        let Timed { anchors, alone } = timed(source, target);
        if !anchors.is_empty() {
            assert_eq!(alone, [vec![1], vec![]], "nobody says that somebody laughs");
        }
        anchors.iter().map(|anchor| (anchor.source, anchor.target)).collect()
    }

    #[test]
    fn what_is_on_the_screen_at_once_is_anchored() {
        let (source, target) = (cues(Lang::Ja, &JAPANESE), cues(Lang::En, &ENGLISH));
        let expected = [(0, 0), (2, 1), (3, 2), (4, 3), (5, 4)];
        assert_eq!(pairs(&source, &target), expected);
        let late = ENGLISH.map(|(start, end, text)| (start + 17.4, end + 17.4, text));
        assert_eq!(pairs(&source, &cues(Lang::En, &late)), expected, "another release");
    }

    #[test]
    fn a_sign_that_is_drawn_in_many_cues_hides_none() {
        // One cue every four seconds or so, and in the fiftieth's first half a hundred frames.
        let begins = |cue: u32| 4.0 * f64::from(cue) + 0.02 * f64::from(cue * cue * 31 % 97);
        let film =
            |text: &'static str| (0..100).map(move |cue| (begins(cue), begins(cue) + 3.0, text));
        let japanese: Vec<(f64, f64, &str)> = film("雨だ。").collect();
        let frames = (0..100).map(|frame| begins(50) + 0.005 + 0.01 * f64::from(frame));
        let drawn = frames.map(|start| (start, start + 0.01, "UMBRELLAS"));
        let mut english: Vec<(f64, f64, &str)> = film("It's raining.").chain(drawn).collect();
        english.sort_by(|a, b| a.0.total_cmp(&b.0));
        let found = timed(&cues(Lang::Ja, &japanese), &cues(Lang::En, &english)).anchors;
        let own = |cue: usize| if cue > 50 { cue + 100 } else { cue };
        let is_found = |&cue: &usize| {
            found.iter().any(|anchor| (anchor.source, anchor.target) == (cue, own(cue)))
        };
        assert_eq!((0..100).find(|cue| !is_found(cue)), None);
    }

    #[test]
    fn another_clock_or_no_order_says_nothing() {
        let source = cues(Lang::Ja, &JAPANESE);
        let other = [0.0, 2.3, 4.9, 5.6, 9.2];
        let mut of_another_film = ENGLISH;
        for ((start, end, _), later) in of_another_film.iter_mut().zip(other) {
            (*start, *end) = (*start + later, *end + later);
        }
        assert_eq!(pairs(&source, &cues(Lang::En, &of_another_film)), []);
        let mut backwards = ENGLISH;
        backwards.reverse();
        assert_eq!(pairs(&source, &cues(Lang::En, &backwards)), []);
        let before_it_began = ENGLISH.map(|(start, end, text)| (end, start, text));
        assert_eq!(pairs(&source, &cues(Lang::En, &before_it_began)), []);
        assert_eq!(pairs(&source, &cues(Lang::En, &ENGLISH[..2])), [], "too few to tell");
        let mut signed = ENGLISH.to_vec();
        signed.insert(1, (5.0, 900.0, "EXIT"));
        let expected = [(0, 0), (2, 2), (3, 3), (4, 4), (5, 5)];
        assert_eq!(pairs(&source, &cues(Lang::En, &signed)), expected, "a sign stays");
        let at_once = [(1.0, 1.0, "ええ。"); 6];
        assert_eq!(timed(&cues(Lang::Ja, &at_once), &cues(Lang::En, &at_once)), Timed::default());
    }
}
