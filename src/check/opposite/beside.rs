//! Opposites about a number that is the same on both sides: 20歳以上, “under 20”.

use crate::check::analysis::Analysis;
use crate::check::comparison::Swapped;
use crate::check::context::Context;
use crate::check::paired::Pair;
use crate::check::quantity::about;
use crate::model::Span;

use super::axes::{AXES, Axis, Way};
use super::{denial, roles};

/// How many characters may stand between a Japanese number and the end of the word about it.
const REACH: usize = 14;

/// How many words on either side of an English number may be about it.
const NEAR: usize = 12;

/// What is wrong with the words about two equal numbers, and where they stand.
pub(super) fn slip(
    context: &Context<'_>,
    pair: &Pair,
    equal: &Swapped,
) -> Option<(String, [Span; 2])> {
    let (j, e) = (&equal.japanese, &equal.english);
    if j.idle || e.idle || j.is_label || j.number.value != e.number.value {
        return None;
    }
    let (ja, en) = (context.japanese(), context.english());
    let about = About::new(en, e.number.span);
    AXES.iter().filter(|axis| (axis.is_about)(j)).find_map(|axis| {
        let (way, of_ja) = japanese(ja, j.number.span, axis)?;
        let (other, of_en) = about.way(axis)?;
        let is_slip = way != other
            && !denial::differs(context, pair, (of_ja, of_en))
            && !roles::are_exchanged(context, "", (j.number.span, e.number.span))
            && !is_turned((ja, en), pair, axis, of_en)
            && !says_japanese(ja, pair, axis.ways.get(other)?)
            && !says_english(en, pair, axis.ways.get(way)?, of_en);
        is_slip.then(|| {
            let (of_j, of_e) = (ja.text(of_ja).to_owned(), format!("“{}”", en.text(of_en)));
            let (source, draft) = context.in_order(of_j, of_e);
            (format!("{source} in the source, {draft} here"), [of_ja, of_en])
        })
    })
}

/// The way that the words behind a Japanese number say, with the number.
fn japanese(side: &Analysis<'_>, number: Span, axis: &Axis) -> Option<(usize, Span)> {
    let (_, after) = about(side, number);
    let end = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
    let is_end = |c: char| "、。，；（）「」".contains(c) || c.is_numeric();
    let clause = after.get(..end).unwrap_or("").split(is_end).next().unwrap_or("");
    let places = axis.ways.iter().enumerate().flat_map(|(way, words)| {
        words.japanese.iter().filter_map(move |word| {
            let at = clause.find(word)?;
            let before = clause.get(..at)?;
            (!before.ends_with('以')).then_some((at, std::cmp::Reverse(word.len()), way))
        })
    });
    let (at, std::cmp::Reverse(length), way) = places.min()?;
    let rest = clause.get(at + length..).unwrap_or("");
    let is_other = axis.others.iter().any(|other| rest.starts_with(other));
    (!is_other).then(|| (way, Span::new(number.start, number.end + at + length)))
}

/// The words about an English number, in lower case, each with its place.
struct About {
    before: Vec<(String, Span)>,
    after: Vec<(String, Span)>,
    number: Span,
}

impl About {
    fn new(side: &Analysis<'_>, number: Span) -> Self {
        let sentence = side.sentence_at(number.start);
        let tokens = side.sentences().get(sentence).map_or(&[][..], |it| it.tokens.as_slice());
        let words = |from: usize, to: usize| -> Vec<(String, Span)> {
            let tokens = tokens.get(from..to.min(tokens.len())).unwrap_or_default();
            tokens.iter().map(|token| (token.word.text.clone(), token.span)).collect()
        };
        let start = tokens.partition_point(|token| token.span.end <= number.start);
        let end = tokens.partition_point(|token| token.span.start < number.end);
        let mut before = words(start.saturating_sub(NEAR), start);
        // “Until the end of March”, “from early May”.
        let parts: [&[&str]; 4] = [&["the", "end", "of"], &["early"], &["late"], &["mid"]];
        let is_part = |part: &&&[&str]| {
            let tail = before.len().checked_sub(part.len()).and_then(|at| before.get(at..));
            tail.is_some_and(|tail| {
                tail.iter().map(|(word, _)| word.as_str()).eq(part.iter().copied())
            })
        };
        let length = parts.iter().find(is_part).map_or(0, |part| part.len());
        before.truncate(before.len() - length);
        Self { before, after: words(end, end + NEAR), number }
    }

    /// The way that the words say, by the longest phrase of those about the number, with the number.
    fn way(&self, axis: &Axis) -> Option<(usize, Span)> {
        let found = axis.ways.iter().enumerate().flat_map(|(way, words)| {
            let before = words.before.iter().filter_map(|phrase| {
                let (length, at) = last(&self.before, phrase, axis.before)?;
                Some((length, way, at))
            });
            let after = words.after.iter().filter_map(|phrase| {
                let (length, at) = first(&self.after, phrase, axis.after)?;
                Some((length, way, at))
            });
            before.chain(after).collect::<Vec<_>>()
        });
        let (_, way, at) = found.max_by_key(|(length, ..)| *length)?;
        let (start, end) = (at.start.min(self.number.start), at.end.max(self.number.end));
        Some((way, Span::new(start, end)))
    }
}

/// Where a phrase stands last, with at most `gap` words behind it, and how many words it has.
fn last(words: &[(String, Span)], phrase: &str, gap: usize) -> Option<(usize, Span)> {
    let length = phrase.split(' ').count();
    (0..=gap).find_map(|gap| {
        let end = words.len().checked_sub(gap)?;
        at(words.get(end.checked_sub(length)?..end)?, phrase)
    })
}

/// Where a phrase stands first, with at most `gap` words before it, and how many words it has.
fn first(words: &[(String, Span)], phrase: &str, gap: usize) -> Option<(usize, Span)> {
    let length = phrase.split(' ').count();
    (0..=gap).find_map(|start| at(words.get(start..start + length)?, phrase))
}

fn at(words: &[(String, Span)], phrase: &str) -> Option<(usize, Span)> {
    let is_it = words.iter().map(|(word, _)| word.as_str()).eq(phrase.split(' '));
    let (first, last) = (words.first()?.1, words.last()?.1);
    is_it.then(|| (words.len(), Span::new(first.start, last.end)))
}

/// Whether something in a bead besides the English words `except` may turn the sense of one side round:
/// closed until May is open from then on.
fn is_turned(
    (ja, en): (&Analysis<'_>, &Analysis<'_>),
    pair: &Pair,
    axis: &Axis,
    except: Span,
) -> bool {
    let are_both = stands_japanese(ja, pair, axis.turned_japanese)
        && stands_english(en, pair, axis.turned_english, except);
    let may_be = stands_japanese(ja, pair, axis.not_japanese)
        || stands_english(en, pair, axis.not_english, except);
    may_be && !are_both
}

/// Whether the Japanese of a bead has anything that may go a way.
fn says_japanese(ja: &Analysis<'_>, pair: &Pair, way: &Way) -> bool {
    [way.japanese, way.also_japanese].iter().any(|words| stands_japanese(ja, pair, words))
}

fn stands_japanese(ja: &Analysis<'_>, pair: &Pair, texts: &[&str]) -> bool {
    texts.iter().any(|text| pair.japanese.clone().any(|index| ja.sentence(index).contains(text)))
}

/// Whether the English of a bead has anything that may go a way, besides the words `except`.
fn says_english(en: &Analysis<'_>, pair: &Pair, way: &Way, except: Span) -> bool {
    let phrases = [way.before, way.after, way.also_english];
    phrases.iter().any(|phrases| stands_english(en, pair, phrases, except))
}

/// Whether one of some phrases, the last word of which may be a beginning, stands in the English of a
/// bead outside the words `except`.
fn stands_english(en: &Analysis<'_>, pair: &Pair, phrases: &[&str], except: Span) -> bool {
    let words: Vec<&str> = en
        .tokens(pair.english.clone())
        .filter(|token| token.span.end <= except.start || token.span.start >= except.end)
        .map(|token| token.word.text.as_str())
        .collect();
    phrases.iter().any(|phrase| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        words.windows(parts.len()).any(|words| {
            let (Some((last, rest)), Some((word, before))) =
                (parts.split_last(), words.split_last())
            else {
                return false;
            };
            let is_beginning = last.strip_suffix('-').is_some_and(|it| word.starts_with(it));
            rest == before && (word == last || is_beginning)
        })
    })
}
