//! The English numeral: “3.5 million”, “two hundred and five”, “twenty-first”, “a dozen”.

use super::Value;
use super::digits::digits;
use super::en_words::{LONGEST, WORDS, Word};

/// A numeral without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub end: usize,
    /// `None` beyond the bounds of [`Value`], and for versions such as 1.2.3.
    pub value: Option<Value>,
    /// What the leading numeral was multiplied by; one if there are several.
    pub scale: Value,
    /// A scale word takes part.
    pub scaled: bool,
    /// It ends with an ordinal.
    pub ordinal: bool,
    /// It is a part: “two thirds”.
    pub part: bool,
    /// It is a year in two halves: “nineteen eighty-four”.
    pub year: bool,
}

/// The word that begins at `start`: letters of ASCII alone.
pub(super) fn word_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or("");
    let end = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    rest.get(..end).unwrap_or("")
}

/// The word that ends at `end`.
pub(super) fn word_before(text: &str, end: usize) -> &str {
    let before = text.get(..end).unwrap_or("");
    let length = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    before.get(before.len() - length..).unwrap_or("")
}

/// By the last five bits of a first letter, of either case: which lengths the known words with it
/// have, as bits. Most words are none of them, and this tells.
#[allow(clippy::indexing_slicing, reason = "at compile time, where a panic is an error")]
const LENGTHS: [u32; 32] = {
    let mut lengths = [0; 32];
    let mut number = 0;
    while number < WORDS.len() {
        let word = WORDS[number].0.as_bytes();
        lengths[(word[0] & 31) as usize] |= 1 << word.len();
        number += 1;
    }
    lengths
};

/// What `word` says about a number, case aside.
pub(super) fn lookup(word: &str) -> Option<Word> {
    let first = word.as_bytes().first()?;
    let lengths = LENGTHS.get(usize::from(first & 31))?;
    let mut folded = [0_u8; LONGEST];
    let folded = folded.get_mut(..word.len()).filter(|f| lengths >> f.len() & 1 == 1)?;
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    let found = WORDS.binary_search_by(|(known, _)| known.as_bytes().cmp(folded)).ok()?;
    WORDS.get(found).map(|&(_, word)| word)
}

/// The word behind `at`, past one space or hyphen, and where it begins.
pub(super) fn next_word(text: &str, at: usize) -> Option<(usize, &str)> {
    let gap = text.as_bytes().get(at).filter(|b| matches!(b, b' ' | b'-' | b'\n'))?;
    let mut start = at + 1;
    // A line may be broken with both a return and a space.
    if *gap == b'\n' && text.as_bytes().get(start) == Some(&b' ') {
        start += 1;
    }
    let word = word_at(text, start);
    (!word.is_empty()).then_some((start, word))
}

/// What is summed up on the way.
struct Sum {
    total: Option<Value>,
    group: Option<Value>,
    /// A next scale above hundred must be below this.
    below: u64,
    /// The next word must be below this: 10 behind “twenty”, 100 behind “hundred”.
    room: u64,
    /// A numeral that no scale has multiplied follows one that a scale has.
    several: bool,
    numeral: Numeral,
}

impl Sum {
    fn add(&mut self, value: u64, end: usize, room: u64) {
        self.several |= self.numeral.scaled;
        self.group = self.group.and_then(|g| g.plus(Value::whole(value)));
        self.room = room;
        self.numeral.end = end;
    }

    fn times(&mut self, scale: u64, end: usize) {
        match scale {
            100 => self.hundred(end),
            _ => self.large(scale, end),
        }
    }

    /// The `parts`th part of the group.
    fn part(&mut self, parts: u64, end: usize) {
        self.group = self.group.and_then(|group| group.over(Value::whole(parts)));
        self.numeral.end = end;
        self.numeral.part = true;
    }

    fn hundred(&mut self, end: usize) {
        self.group = self.group.and_then(|g| g.times(Value::whole(100)));
        self.scaled_by(100, end);
        self.room = 100;
    }

    fn large(&mut self, scale: u64, end: usize) {
        let product = self.group.and_then(|g| g.times(Value::whole(scale)));
        self.total = self.total.and_then(|t| t.plus(product?));
        self.group = Some(Value::ZERO);
        self.scaled_by(scale, end);
        self.below = scale;
        self.room = scale.min(1000);
    }

    fn scaled_by(&mut self, scale: u64, end: usize) {
        let first = self.numeral.scale.times(Value::whole(scale));
        self.numeral.scale = first.unwrap_or(Value::ONE);
        self.numeral.scaled = true;
        self.numeral.end = end;
    }

    fn finished(self) -> Numeral {
        let value = self.total.and_then(|t| t.plus(self.group?));
        let scale = if self.several { Value::ONE } else { self.numeral.scale };
        Numeral { value, scale, ..self.numeral }
    }
}

/// Reads the numeral at `start`: digits, a word, or a scale before which “a” says one: “(a)
/// hundred and five”. `None` if there is none. O(its length).
pub(super) fn numeral(text: &str, start: usize) -> Option<Numeral> {
    let blank = Numeral {
        end: start,
        value: None,
        scale: Value::ONE,
        scaled: false,
        ordinal: false,
        part: false,
        year: false,
    };
    let mut sum = Sum {
        total: Some(Value::ZERO),
        group: Some(Value::ZERO),
        below: u64::MAX,
        room: 0,
        several: false,
        numeral: blank,
    };
    if let Some(digits) = digits(text, start) {
        sum.group = digits.value;
        sum.numeral.end = digits.end;
    } else {
        let word = word_at(text, start);
        let end = start + word.len();
        match lookup(word)? {
            Word::Unit(n) => sum.add(n, end, 0),
            Word::Tens(n) => sum.add(n, end, 10),
            Word::Scale(n) | Word::ScaleOrdinal(n) => {
                sum.group = Some(Value::ONE);
                sum.times(n, end);
                sum.numeral.ordinal = lookup(word) == Some(Word::ScaleOrdinal(n));
            }
            Word::Dozen => {
                sum.group = Some(Value::whole(12));
                sum.scaled_by(12, end);
                return Some(sum.finished());
            }
            Word::Ordinal(n) | Word::TensOrdinal(n) => {
                sum.add(n, end, 0);
                sum.numeral.ordinal = true;
                return Some(sum.finished());
            }
            _ => return None,
        }
        sum.numeral.year = century(text, &mut sum, end);
        if sum.numeral.year || sum.numeral.ordinal {
            return Some(sum.finished());
        }
    }
    Some(rest(text, sum))
}

/// “nineteen eighty-four”: a year in two halves.
fn century(text: &str, sum: &mut Sum, end: usize) -> bool {
    let Some(hundreds @ 16..=20) = sum.group.and_then(Value::to_whole) else { return false };
    let Some((at, word)) = next_word(text, end) else { return false };
    let (years, room) = match lookup(word) {
        Some(Word::Unit(n @ 10..)) => (n, 0),
        Some(Word::Tens(n)) => (n, 10),
        _ => return false,
    };
    let mut years = years;
    let mut end = at + word.len();
    if room > 0
        && let Some((at, word)) = next_word(text, end)
        && let Some(Word::Unit(n @ 1..=9)) = lookup(word)
    {
        years += n;
        end = at + word.len();
    }
    sum.group = Some(Value::whole(hundreds * 100 + years));
    sum.numeral.end = end;
    true
}

/// What follows the first word or the digits.
fn rest(text: &str, mut sum: Sum) -> Numeral {
    while let Some((at, word)) = next_word(text, sum.numeral.end) {
        let end = at + word.len();
        let Some(meaning) = lookup(word) else {
            if word.eq_ignore_ascii_case("and") && sum.numeral.scaled && and(text, &mut sum, end) {
                continue;
            }
            break;
        };
        let group = sum.group.and_then(Value::to_whole);
        match meaning {
            Word::Unit(n) if n > 0 && n < sum.room => sum.add(n, end, 0),
            Word::Tens(n) if n < sum.room => sum.add(n, end, 10),
            Word::Ordinal(n) if n < sum.room => {
                sum.add(n, end, 0);
                sum.numeral.ordinal = true;
                break;
            }
            Word::TensOrdinal(n) if n < sum.room => {
                sum.add(n, end, 0);
                sum.numeral.ordinal = true;
                break;
            }
            Word::Scale(100) if sum.group < Some(Value::whole(100)) && group != Some(0) => {
                sum.hundred(end);
            }
            Word::Scale(n) if n > 100 && n < sum.below && group != Some(0) => sum.large(n, end),
            Word::ScaleOrdinal(n) if n < sum.below && group != Some(0) => {
                sum.times(n, end);
                sum.numeral.ordinal = true;
                break;
            }
            Word::Dozen if !sum.numeral.scaled => {
                sum.group = sum.group.and_then(|g| g.times(Value::whole(12)));
                sum.scaled_by(12, end);
                break;
            }
            Word::Ordinal(n) | Word::Part(n) if !sum.numeral.scaled && is_part(n, group) => {
                sum.part(n, end);
                break;
            }
            Word::Half if !sum.numeral.scaled && group == Some(1) => {
                sum.part(2, end);
                break;
            }
            _ => break,
        }
    }
    sum.finished()
}

/// Whether the `n`th behind the number `group` makes a part: “one third”, “three quarters”,
/// but “one second”.
fn is_part(n: u64, group: Option<u64>) -> bool {
    n > 2 && group.is_some_and(|g| g > 0 && g < n)
}

/// Reads “and” with what it adds: “two hundred and five”. Not “one hundred and two hundred”.
fn and(text: &str, sum: &mut Sum, at: usize) -> bool {
    let Some((start, word)) = next_word(text, at) else { return false };
    let end = start + word.len();
    match lookup(word) {
        Some(Word::Unit(n) | Word::Ordinal(n)) if n > 0 && n < sum.room => {}
        Some(Word::Tens(n) | Word::TensOrdinal(n)) if n < sum.room => {}
        _ => return false,
    }
    let mut after = end;
    for _ in 0..2 {
        match next_word(text, after).map(|(at, word)| (at + word.len(), lookup(word))) {
            Some((_, Some(Word::Scale(n)))) => {
                let is_below = if sum.room == 100 { n > 100 } else { n < sum.below };
                if !is_below || (sum.room == 100 && n >= sum.below) {
                    return false;
                }
                break;
            }
            Some((end, Some(Word::Unit(1..=9)))) => after = end,
            _ => break,
        }
    }
    sum.numeral.end = start - 1;
    true
}
