//! Codes, which are copied: part numbers, models, standards, versions.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::analysis::Analysis;
use super::super::context::Context;
use super::super::copies::copies;
use super::super::moved::SURE;
use super::super::paired::Pair;
use super::super::rule::{Rule, at};
use super::super::sayings;
use crate::model::{Finding, Severity, Span};
use crate::text::fold::Folded;

/// A code as it is compared: KJ-550W is `kj550w`, v3.12.0 is `3.12.0`.
#[derive(Debug, PartialEq)]
struct Code {
    text: String,
    span: Span,
    is_version: bool,
    /// A word before a number, which only the other side makes a code of: RFC 2616, USB 3.0.
    is_loose: bool,
}

/// Codes with fewer digits, or shorter ones, are often said in words: CO2, COVID-19, O157.
const MIN_DIGITS: usize = 3;
const MIN_LENGTH: usize = 5;
/// How many of the other side's codes, in order, a code may have been changed into.
const MOST_OTHERS: usize = 100;
/// How many beads before may have said a code that is not said again.
const NEAR: usize = 2;

/// Codes of a bead that the draft changed or left out.
pub(super) fn findings(rule: &Rule, context: &Context<'_>, pair: &Pair) -> Vec<Finding> {
    let Some(bead) = context.beads().get(pair.bead) else { return Vec::new() };
    let (source, target) = (&bead.source, &bead.target);
    let mut lacking = codes(context.source, source.clone());
    lacking.retain(|code| !code.is_loose);
    if lacking.is_empty() {
        return Vec::new();
    }
    let in_target = Letters::new(context.target, target.clone());
    retain_unsaid(&mut lacking, &in_target);
    if lacking.is_empty() {
        return Vec::new();
    }
    let in_source = Letters::new(context.source, source.clone());
    let mut others = codes(context.target, target.clone());
    retain_unsaid(&mut others, &in_source);
    let mut digits = None;
    let mut found = Vec::new();
    for code in lacking {
        let text = context.source.text(code.span);
        let mut near = others.iter().take(MOST_OTHERS);
        if let Some(other) = near.position(|other| is_alike(&code, other)) {
            let other = others.remove(other).span;
            let message = format!("{text} in the source, {} here", context.target.text(other));
            found.push(context.finding_at(rule, pair.bead, (&[code.span], &[other]), message));
        } else if is_asked_for(&code)
            && !digits
                .get_or_insert_with(|| Digits::new(context.target, target.clone()))
                .hold(&code.text)
        {
            let mut before = context.beads().iter().take(pair.bead).rev().take(NEAR);
            let holds =
                |run: &Range<usize>| Letters::new(context.target, run.clone()).hold(&code.text);
            let is_near = before.any(|it| holds(&it.target));
            let is_sure = pair.confidence >= SURE && !is_near;
            let severity = if is_sure { Severity::Warning } else { Severity::Note };
            let message = format!("{text} has no counterpart here");
            let finding = context.finding_at(rule, pair.bead, (&[code.span], &[]), message);
            found.push(at(severity, finding));
        }
    }
    found
}

/// Leaves of some codes those that the other side does not have; each is looked for once.
fn retain_unsaid(codes: &mut Vec<Code>, other: &Letters) {
    let mut known: FxHashMap<String, bool> = FxHashMap::default();
    codes.retain(|code| match known.get(&code.text) {
        Some(is_said) => !is_said,
        None => {
            let is_said = other.hold(&code.text);
            known.insert(code.text.clone(), is_said);
            !is_said
        }
    });
}

/// Whether a code cannot well be said in another way: with letters, several digits, and no year.
fn is_asked_for(code: &Code) -> bool {
    let is_year = |run: &str| run.parse().is_ok_and(|year: u32| (1900..2100).contains(&year));
    let digits = code.text.chars().filter(char::is_ascii_digit).count();
    let is_long = digits >= MIN_DIGITS && code.text.len() >= MIN_LENGTH;
    !code.is_version && is_long && !runs(&code.text).any(is_year)
}

/// Whether one of two codes was written for the other.
fn is_alike(a: &Code, b: &Code) -> bool {
    let letters =
        |code: &Code| -> String { code.text.chars().filter(char::is_ascii_alphabetic).collect() };
    let digits = |code: &Code| -> String {
        code.text.chars().filter(|c| !c.is_ascii_alphabetic()).collect()
    };
    if a.is_version || b.is_version {
        let groups = |code: &Code| code.text.split('.').count();
        return a.is_version && b.is_version && groups(a) == groups(b);
    }
    let same_letters = letters(a) == letters(b) && digits(a).len().abs_diff(digits(b).len()) <= 1;
    let same_digits = digits(a) == digits(b)
        && digits(a).len() > 1
        && letters(a).len().abs_diff(letters(b).len()) <= 1;
    let is_slip =
        a.text.len().min(b.text.len()) >= 6 && strsim::osa_distance(&a.text, &b.text) <= 2;
    same_letters || !b.is_loose && (same_digits || is_slip)
}

/// The codes of sentences, but for those in addresses and placeholders.
fn codes(side: &Analysis<'_>, run: Range<usize>) -> Vec<Code> {
    let mut found = Vec::new();
    for index in run.clone() {
        let (start, sentence) = (side.span(index).start, side.sentence(index));
        if !sentence.contains(char::is_numeric) {
            continue;
        }
        let folded = Folded::new(sentence);
        let in_file = |span| folded.original(span).shifted(start);
        found.extend(
            in_text(folded.text())
                .into_iter()
                .map(|code| Code { span: in_file(code.span), ..code }),
        );
    }
    let copies: Vec<Span> = copies(side, run.clone()).iter().map(|copy| copy.span).collect();
    let numbers: Vec<Span> = side.numbers(run).map(|number| number.span).collect();
    found.retain(|code: &Code| {
        // 2024.5.3 is a date.
        let is_number =
            code.text.matches('.').count() > 1 && code.is_version && meets(&numbers, code.span);
        !is_number && !meets(&copies, code.span)
    });
    found
}

/// Whether one of some places, in order, has a byte in common with another.
fn meets(places: &[Span], other: Span) -> bool {
    let next = places.partition_point(|place| place.end <= other.start);
    places.get(next).is_some_and(|place| place.start < other.end)
}

/// The codes of a folded text.
fn in_text(text: &str) -> Vec<Code> {
    let mut found = Vec::new();
    let mut word = Span::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = length(rest);
        if length == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let span = Span::new(at, at + length);
        at = span.end;
        let (before, whole) = (std::mem::replace(&mut word, span), span.of(text).unwrap_or(""));
        if let Some(code) = code(whole, span.start) {
            found.push(code);
        } else if is_plain(whole) && whole.contains('.') && names_version(text, span.start) {
            let text = whole.to_owned();
            found.push(Code { text, span, is_version: true, is_loose: false });
        } else if Span::new(before.end, span.start).of(text) == Some(" ")
            && let Some(name) = before.of(text)
            && name.len() > 1
            && name.bytes().all(|b| b.is_ascii_alphabetic())
            && name.bytes().any(|b| b.is_ascii_uppercase())
            && is_plain(whole)
        {
            let text = format!("{}{whole}", name.to_lowercase());
            let span = Span::new(before.start, span.end);
            found.push(Code { text, span, is_version: false, is_loose: true });
        }
    }
    found
}

/// How many bytes at the start of `rest` are one word of letters and digits, joined by hyphens, and by
/// points between digits.
fn length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let joins = match c {
            '.' => last.is_ascii_digit() && next.is_ascii_digit(),
            _ => is_joint(c) && last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric(),
        };
        if !c.is_ascii_alphanumeric() && !joins {
            break;
        }
        (end, last) = (at + c.len_utf8(), c);
    }
    end
}

/// What may join the parts of a code, or be left out.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '_' | '‐' | '‑' | '–' | '−')
}

/// The code that a word is, where it stands at byte `start`.
fn code(word: &str, start: usize) -> Option<Code> {
    // “A-1042-type”, “mid-1990s”: words around it.
    let is_word = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_lowercase());
    let mut inner = word;
    while let Some((_, rest)) = inner.split_once(is_joint).filter(|(head, _)| is_word(head)) {
        inner = rest;
    }
    let from = word.len() - inner.len();
    while let Some((rest, _)) = inner.rsplit_once(is_joint).filter(|(_, tail)| is_word(tail)) {
        inner = rest;
    }
    // F-16s.
    let is_digit_before = |rest: &&str| rest.ends_with(|c: char| c.is_ascii_digit());
    inner = inner.strip_suffix('s').filter(is_digit_before).unwrap_or(inner);
    let span = Span::new(start + from, start + from + inner.len());
    let text: String = inner.chars().filter(|&c| !is_joint(c)).collect();
    let number = text.strip_prefix(['v', 'V']).filter(|rest| !rest.is_empty() && is_plain(rest));
    let is_version = number.is_some() || is_plain(&text) && text.matches('.').count() > 1;
    let text = number.map_or_else(|| text.to_lowercase(), str::to_owned);
    let is_code = is_version || is_mixed(inner) && !is_era(&text);
    is_code.then_some(Code { text, span, is_version, is_loose: false })
}

/// Whether the word before byte `at` makes a number with a point a version: 2.1 is not 2.10.
fn names_version(text: &str, at: usize) -> bool {
    const WORDS: [&str; 5] = ["version", "versions", "release", "ver.", "バージョン"];
    let before = text.get(..at).unwrap_or("").trim_end();
    let start = before.floor_char_boundary(before.len().saturating_sub(16));
    let near = before.get(start..).unwrap_or("").to_lowercase();
    WORDS.iter().any(|word| near.ends_with(word))
}

/// Whether a text is a number, or a version.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Whether a word has letters before digits, and is no amount with its unit: not 550W, not 10m2.
fn is_mixed(word: &str) -> bool {
    let letters = || word.chars().filter(char::is_ascii_alphabetic);
    let digits = || word.chars().filter(char::is_ascii_digit);
    match word.chars().next() {
        Some(c) if c.is_ascii_alphabetic() => digits().next().is_some(),
        // 2SC1815, but not 1920x1080.
        Some(_) => {
            let ends_in_letters = word.ends_with(|c: char| c.is_ascii_alphabetic());
            letters().next().is_some()
                && !ends_in_letters
                && word.len() >= 5
                && letters().all(|c| c.is_ascii_uppercase() && c != 'X')
        }
        None => false,
    }
}

/// Whether a text is a date of an era: R6.4.1.
fn is_era(text: &str) -> bool {
    let date = text.strip_prefix(['m', 't', 's', 'h', 'r']).unwrap_or("");
    date.matches('.').count() == 2 && is_plain(date)
}

/// The numerals of a code.
fn runs(code: &str) -> impl Iterator<Item = &str> {
    let runs = code.split(|c: char| !c.is_ascii_digit() && c != '.');
    runs.map(|run| run.trim_matches('.')).filter(|run| !run.is_empty())
}

/// The numerals of sentences, and the values that their words say.
struct Digits {
    numerals: FxHashSet<String>,
    values: FxHashSet<u64>,
}

impl Digits {
    fn new(side: &Analysis<'_>, run: Range<usize>) -> Self {
        let mut numerals = FxHashSet::default();
        for index in run.clone() {
            let text = Folded::new(side.sentence(index)).text().replace(',', "");
            numerals.extend(runs(&text).map(str::to_owned));
        }
        let words: FxHashSet<&str> =
            side.tokens(run.clone()).map(|token| token.word.text.as_str()).collect();
        let said = sayings::ENGLISH.iter().filter(|(word, _)| words.contains(word));
        let said = said.flat_map(|(_, values)| *values).copied();
        let numbers = side.numbers(run).filter_map(|it| it.value.to_whole());
        Self { numerals, values: said.chain(numbers).collect() }
    }

    /// Whether there are all numerals of a code, or words that say them: 2024年度 for FY2024.
    fn hold(&self, code: &str) -> bool {
        runs(code).all(|numeral| {
            self.numerals.contains(numeral)
                || numeral.parse().is_ok_and(|value: u64| self.values.contains(&value))
        })
    }
}

/// Where words begin, by their first letter.
type Beginnings = FxHashMap<char, Vec<usize>>;

/// The letters of sentences, folded, in lower case, and where words begin among them.
struct Letters(Vec<(Vec<char>, Beginnings)>);

impl Letters {
    fn new(side: &Analysis<'_>, run: Range<usize>) -> Self {
        let sentences = run.map(|index| {
            let text: Vec<char> =
                Folded::new(side.sentence(index)).text().to_lowercase().chars().collect();
            let mut places = Beginnings::default();
            for (at, &c) in text.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|before| text.get(before));
                if !goes_on(before, Some(&c)) {
                    places.entry(c).or_default().push(at);
                }
            }
            (text, places)
        });
        Self(sentences.collect())
    }

    /// Whether a code stands there, with whatever hyphens and spaces.
    fn hold(&self, code: &str) -> bool {
        let Some(first) = code.chars().next() else { return false };
        self.0.iter().any(|(text, places)| {
            let mut places = places.get(&first).into_iter().flatten();
            places.any(|&at| begins(text, at, code))
        })
    }
}

/// Whether two letters belong to one word, or one number.
fn goes_on(a: Option<&char>, b: Option<&char>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            a.is_ascii_digit() && b.is_ascii_digit()
                || a.is_ascii_alphabetic() && b.is_ascii_alphabetic()
        }
        _ => false,
    }
}

/// Whether a code, and no longer one, stands in `text` from `at` on, where a word begins.
fn begins(text: &[char], at: usize, code: &str) -> bool {
    let mut rest = text.get(at..).unwrap_or_default();
    for c in code.chars() {
        let joints = rest.iter().take_while(|&&it| it != c && (is_joint(it) || it.is_whitespace()));
        match rest.get(joints.count()..).and_then(<[char]>::split_first) {
            Some((&it, behind)) if it == c => rest = behind,
            _ => return false,
        }
    }
    let last = code.chars().next_back();
    let (next, second) = (rest.first(), rest.get(1));
    let is_plural = next == Some(&'s') && !second.is_some_and(char::is_ascii_alphanumeric);
    let is_longer = match next {
        Some('.') => second.is_some_and(char::is_ascii_digit),
        Some(next) => goes_on(last.as_ref(), Some(next)) || next.is_ascii_alphabetic(),
        None => false,
    };
    is_plural || !is_longer
}
