//! What differs inside a sentence, on words, as a person would mark it.
//!
//! The shortest edit script over words (Myers 1986, crate `similar`) is cleaned up after Fraser's
//! diff-match-patch, <https://neil.fraser.name/writing/diff/>: a particle or comma that stayed
//! between two larger changes belongs to them, and an insertion that could stand at several places
//! begins or ends where a clause does. Time O(words · changes).

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::ends::{capitals_apart, figures_apart, stop_apart, without_ends};
use super::key::{
    is_line, is_rewrapped, is_same, is_typography, plain_dash, plain_key, style_key, without_spaces,
};
use super::markup::is_emphasis;
use super::punctuation::is_balanced;
use super::scripts::{aligned, by_words, marked, marked_words, push};
use super::stretch::{Side, Stretch};
use super::words::{Part, Sort};

impl Side<'_> {
    /// What a part is without its typography: the same for quotation marks of every style, but not
    /// for primes, which stand right behind figures.
    fn plain(&self, index: usize) -> String {
        let text = self.part(index);
        if self.opens_emphasis(index) {
            return format!("{text} ");
        }
        if let Some(style) = style_key(text).filter(|_| !self.is_prime(index)) {
            return style.to_owned();
        }
        if !text.is_empty() && text.chars().all(is_line) {
            return self.plain_dash(index).to_owned();
        }
        let plain = without_spaces(&plain_key(text));
        if plain.is_empty() { solid(text) } else { plain }
    }

    /// Whether a mark of Markdown's begins what it emphasises, which is another mark than the one that
    /// ends it.
    fn opens_emphasis(&self, index: usize) -> bool {
        let is_markup = self.parts.get(index).is_some_and(|part| part.sort == Sort::Markup);
        is_markup
            && !self.is_spaced(index + 1)
            && is_emphasis(self.part(index))
            && self.is_behind(index)
    }

    /// Whether a part is the first of a text or behind white space, itself or with the marks right before
    /// it: the link and the code in [`code`](a.md).
    fn is_behind(&self, index: usize) -> bool {
        /// Marks that open one behind the other.
        const MOST: usize = 8;
        let mark = |at: usize| matches!(self.part(at), "[" | "(") || is_emphasis(self.part(at));
        let mut places = (0..=index).rev().take(MOST + 1);
        places
            .find(|&at| at == 0 || self.is_spaced(at) || !mark(at - 1))
            .is_some_and(|at| at == 0 || self.is_spaced(at))
    }

    /// Whether a part is a prime, which says feet or minutes.
    pub(super) fn is_prime(&self, index: usize) -> bool {
        let figure = index.checked_sub(1).filter(|_| !self.is_spaced(index));
        matches!(self.part(index), "'" | "\"")
            && figure.is_some_and(|at| self.part(at).ends_with(|c: char| c.is_ascii_digit()))
    }

    /// What hyphens or dashes stand for, by what is beside them; a text's ends are as good as white
    /// space.
    fn plain_dash(&self, index: usize) -> &'static str {
        let span = self.span(&(index..index + 1));
        let before = self.text.get(..span.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(span.end..).and_then(|text| text.chars().next());
        plain_dash(self.part(index), before.or(Some(' ')), after.or(Some(' ')))
    }

    /// Whether a Japanese phrase (文節) ends before a part: a particle or an ending stands there, or
    /// punctuation follows.
    fn begins_phrase(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|at| self.parts.get(at));
        let (Some(before), Some(part)) = (before, self.parts.get(index)) else { return false };
        let is_japanese = before.word.is_some() && part.word.is_some();
        let is_phrase = before.sort == Sort::Light && part.sort.is_content();
        is_japanese && (is_phrase || part.sort.is_mark())
    }

    fn is_japanese(&self) -> bool {
        self.parts.iter().any(|part| part.word.is_some())
    }

    fn has_markup(&self) -> bool {
        self.parts.iter().any(|part| part.sort == Sort::Markup)
    }

    /// How many parts of a run are no markup.
    pub(super) fn words(&self, run: &Range<usize>) -> usize {
        let parts = self.parts.get(run.clone()).unwrap_or_default();
        parts.iter().filter(|part| part.sort != Sort::Markup).count()
    }

    fn weight(&self, run: &Range<usize>) -> usize {
        let parts = self.parts.get(run.clone()).unwrap_or_default();
        parts.iter().map(|part| if part.sort.is_content() { CONTENT } else { 1 }).sum()
    }
}

/// A word that carries meaning parts two changes as well as this many that do not.
const CONTENT: usize = 3;

/// The stretches of two sides, in order. What differs in typography alone is a changed stretch by
/// itself, whatever stands beside it; else equal and changed ones take turns.
pub(super) fn stretches(old: Side<'_>, new: Side<'_>) -> Vec<Stretch> {
    let [exact_old, exact_new] = numbered([old, new], |side, part| solid(side.part(part)));
    if exact_old == exact_new {
        return spacing(old, new);
    }
    let [a, b] = numbered([old, new], |side, part| side.plain(part));
    let mut stretches = aligned((&a, &b), (&a, &b));
    // Figures for figures, so that “3 to 5” for “5 to 3” are two numbers and no change of order;
    // where this marks more, the words were ordered anew or a figure came or went.
    let (c, d) = (without_figures(old, &a), without_figures(new, &b));
    if c != a && d != b {
        let others = aligned((&c, &d), (&a, &b));
        if marked(&others) <= marked(&stretches) {
            stretches = others;
        }
    }
    if [old, new].iter().any(Side::has_markup) {
        let others = by_words((old, &a), (new, &b));
        if marked_words(&others, old, new) < marked_words(&stretches, old, new) {
            stretches = others;
        }
    }
    absorb(&mut stretches, old, new);
    for at in 0..stretches.len() {
        slide(&mut stretches, at, (old, &a, &exact_old), (new, &b, &exact_new));
    }
    stretches.retain(|stretch| !stretch.old.is_empty() || !stretch.new.is_empty());
    let stretches = with_typography(&stretches, &exact_old, &exact_new);
    // The analyser may cut the same words in another way, as だから behind a comma.
    let mut told: Vec<Stretch> = Vec::with_capacity(stretches.len());
    let is_markup = |it: &Stretch| old.words(&it.old) + new.words(&it.new) == 0;
    let trimmed = stretches.into_iter().flat_map(|stretch| match is_markup(&stretch) {
        true => vec![stretch],
        false => without_ends(stretch, old, new),
    });
    let trimmed = trimmed.flat_map(|stretch| capitals_apart(stretch, old, new));
    let trimmed = trimmed.flat_map(|stretch| stop_apart(stretch, old, new));
    let is_japanese = [old, new].iter().any(Side::is_japanese);
    let apart = trimmed.flat_map(|mut stretch| {
        stretch.is_equal |=
            is_japanese && is_rewrapped(old.text_of(&stretch.old), new.text_of(&stretch.new));
        // 10：30 is what 10:30 is, and no two numbers.
        match differs_in_typography(old, new, &stretch) {
            true => vec![stretch],
            false => figures_apart(stretch, old, new),
        }
    });
    for stretch in apart {
        match stretch.is_equal {
            true => push(&mut told, stretch),
            false => told.push(stretch),
        }
    }
    told
}

/// Whether a stretch differs in typography alone, as a whole or word for word.
pub(super) fn differs_in_typography(old: Side<'_>, new: Side<'_>, stretch: &Stretch) -> bool {
    let mut pairs = stretch.old.clone().zip(stretch.new.clone());
    // White space between the same words has its own rules.
    let is_other = pairs.clone().any(|(i, j)| solid(old.part(i)) != solid(new.part(j)));
    is_typography(old.text_of(&stretch.old), new.text_of(&stretch.new))
        || is_other
            && stretch.old.len() == stretch.new.len()
            && pairs.all(|(i, j)| old.plain(i) == new.plain(j))
}

/// A word as it is written; a Japanese one may run over the end of a line.
fn solid(text: &str) -> String {
    text.nfc().filter(|c| !c.is_whitespace()).collect()
}

/// The parts of two sides by number: equal keys, equal numbers.
fn numbered(sides: [Side<'_>; 2], key: impl Fn(Side<'_>, usize) -> String) -> [Vec<usize>; 2] {
    let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
    sides.map(|side| {
        let number = |part| {
            let next = numbers.len();
            *numbers.entry(key(side, part)).or_insert(next)
        };
        (0..side.parts.len()).map(number).collect()
    })
}

/// Cuts equal stretches where the parts are not exactly the same on both sides.
fn with_typography(stretches: &[Stretch], old: &[usize], new: &[usize]) -> Vec<Stretch> {
    let mut all = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        if !stretch.is_equal {
            all.push(stretch.clone());
            continue;
        }
        let mut cut = Vec::new();
        for (i, j) in stretch.old.clone().zip(stretch.new.clone()) {
            let is_equal = old.get(i) == new.get(j);
            push(&mut cut, Stretch { old: i..i + 1, new: j..j + 1, is_equal });
        }
        all.extend(cut);
    }
    all
}

/// The numbers of a side's parts, with one for all figures.
fn without_figures(side: Side<'_>, numbers: &[usize]) -> Vec<usize> {
    let number = |(part, &number): (&Part, &usize)| match part.sort {
        Sort::Figure => usize::MAX,
        _ => number,
    };
    side.parts.iter().zip(numbers).map(number).collect()
}

/// Takes equal stretches that say less than the changes on both sides of them into those. Changes only
/// grow by it, so that the order does not matter. O(parts).
fn absorb(stretches: &mut Vec<Stretch>, old: Side<'_>, new: Side<'_>) {
    // Each with how much it says: an equal one as a whole, a change on either side.
    let mut done: Vec<(Stretch, [usize; 2])> = Vec::with_capacity(stretches.len());
    for stretch in std::mem::take(stretches) {
        let size = match stretch.is_equal {
            true => [old.weight(&stretch.old); 2],
            false => [old.words(&stretch.old), new.words(&stretch.new)],
        };
        done.push((stretch, size));
        while let [.., (left, before), (middle, [weight, _]), (right, after)] = done.as_slice() {
            // Around two insertions nothing would be replaced.
            let gone = left.old.len() + right.old.len() > 0;
            let come = left.new.len() + right.new.len() > 0;
            let is_between = middle.is_equal && !left.is_equal && !right.is_equal;
            let size = |[old, new]: &[usize; 2]| *old.max(new);
            if !is_between || !gone || !come || *weight >= size(before).min(size(after)) {
                break;
            }
            let inside = [old.words(&middle.old), new.words(&middle.new)];
            let sum = |side: usize| {
                [before, after, &inside].map(|size| size.get(side)).into_iter().flatten().sum()
            };
            let size = [sum(0), sum(1)];
            let joined = Stretch {
                old: left.old.start..right.old.end,
                new: left.new.start..right.new.end,
                is_equal: false,
            };
            done.truncate(done.len() - 3);
            done.push((joined, size));
        }
    }
    stretches.extend(done.into_iter().map(|(stretch, _)| stretch));
}

/// Moves an insertion or deletion, where it may stand at several places, to the best of them. Either
/// side comes with the numbers of its parts, without typography and with it.
fn slide(
    stretches: &mut [Stretch],
    at: usize,
    (old, a, exact_old): (Side<'_>, &[usize], &[usize]),
    (new, b, exact_new): (Side<'_>, &[usize], &[usize]),
) {
    let Some(change) = stretches.get(at).filter(|stretch| !stretch.is_equal).cloned() else {
        return;
    };
    let is_insertion = change.old.is_empty();
    let (side, numbers, run) = match (is_insertion, change.new.is_empty()) {
        (true, false) => (new, b, change.new.clone()),
        (false, true) => (old, a, change.old.clone()),
        _ => return,
    };
    // What the other side has there, and both in their typography.
    let (there, exact, exact_there) = match is_insertion {
        true => (change.old.start, exact_new, exact_old),
        false => (change.new.start, exact_old, exact_new),
    };
    let is_exact = |here: usize, there: usize| {
        isize::from(exact.get(here).is_some_and(|number| exact_there.get(there) == Some(number)))
    };
    // Neighbours keep a part each, so that changes never meet.
    let room = |at: Option<usize>| at.and_then(|at| stretches.get(at)).map(|s| s.old.len());
    let (Some(left), Some(right)) = (room(at.checked_sub(1)), room(Some(at + 1))) else { return };
    let same = |x: usize, y: usize| numbers.get(x).is_some_and(|n| numbers.get(y) == Some(n));
    let back = (1..left).take_while(|k| same(run.start - k, run.end - k)).count();
    let forth =
        (0..right.saturating_sub(1)).take_while(|k| same(run.start + k, run.end + k)).count();
    // What it passes over may have the same typography on both sides only before or behind it: by
    // place, how many parts more.
    let gain =
        |here: usize, other: usize, there: usize| is_exact(here, there) - is_exact(other, there);
    let mut kept = 0;
    let before: Vec<(usize, isize)> = (1..=back)
        .map(|k| {
            kept += gain(run.end - k, run.start - k, there - k);
            (run.start - k, kept)
        })
        .collect();
    kept = 0;
    let after = (0..forth).map(|k| {
        kept += gain(run.start + k, run.end + k, there + k);
        (run.start + k + 1, kept)
    });
    let places: Vec<(usize, isize)> =
        before.into_iter().rev().chain([(run.start, 0)]).chain(after).collect();
    let quality = |&&(start, kept): &&(usize, isize)| (kept, ends(side, start, start + run.len()));
    // Japanese words come before what binds them, so that the last of equal places cuts least.
    let best = if side.is_japanese() {
        places.iter().max_by_key(quality)
    } else {
        places.iter().rev().max_by_key(quality)
    };
    let Some(&(best, _)) = best else { return };
    let moved = |at: usize| (at + best).saturating_sub(run.start);
    let shift = |range: &mut Range<usize>, begin: bool, end: bool| {
        if begin {
            range.start = moved(range.start);
        }
        if end {
            range.end = moved(range.end);
        }
    };
    for (offset, begin, end) in [(0, false, true), (1, true, true), (2, true, false)] {
        let neighbour = (at + offset).checked_sub(1).and_then(|at| stretches.get_mut(at));
        if let Some(stretch) = neighbour {
            shift(&mut stretch.old, begin, end);
            shift(&mut stretch.new, begin, end);
        }
    }
}

/// Longest mark, in parts, whose brackets are looked at.
const MAX_BALANCED: usize = 200;

/// How well a mark from `start` to `end` lies: whether it cuts no quotation or bracket, and how well
/// it lies between clauses.
fn ends(side: Side<'_>, start: usize, end: usize) -> (bool, usize, usize) {
    let after = |at: usize| {
        let before = at.checked_sub(1).map_or("", |at| side.part(at));
        // Inside a word, as of an address, stops end nothing.
        let is_free = side.is_spaced(at) || at >= side.parts.len();
        match before {
            "" | "。" | "！" | "？" => 3,
            "." | "!" | "?" if is_free => 3,
            "、" | "—" | "–" | "…" => 2,
            "," | ";" | ":" if is_free => 2,
            _ => usize::from(side.is_spaced(at) || side.begins_phrase(at)),
        }
    };
    let is_whole = end - start > MAX_BALANCED || is_balanced(side, &(start..end));
    (is_whole, after(start).min(after(end)), after(start) + after(end))
}

/// Where only white space between words came or went: the words on both sides of it.
fn spacing(old: Side<'_>, new: Side<'_>) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let parts = old.parts.len().min(new.parts.len());
    let differs = |at: usize| {
        let pair = at.saturating_sub(1)..at + 1;
        at < parts
            && old.is_spaced(at) != new.is_spaced(at)
            && !is_same(old.text_of(&pair), new.text_of(&pair))
    };
    for at in 0..parts {
        let is_equal = !differs(at) && !differs(at + 1);
        push(&mut stretches, Stretch { old: at..at + 1, new: at..at + 1, is_equal });
    }
    stretches
}
