//! Numbers in English text. O(bytes), one pass: a word is looked up once, in a sorted table.

mod parts;
mod units;

use super::collect::{Collector, Reading};
use super::digits::{self, char_at, digit, is_letter};
use super::en_numeral::{Numeral, lookup, next_word, numeral, word_at, word_before};
use super::en_words::{ABOUT, COUNTED, FISCAL, PREFIXES, SHORT_SCALES, Word, mark_kind};
use super::ja_words::LATIN_UNITS;
use super::{Certainty, Currency, Kind, Number, Value};
use crate::model::Span;
use units::on_the_day;

/// 2/3 and 7/10 are parts; 5/12 is read as a day.
const MAX_DENOMINATOR: u64 = 10;

/// The numbers of an English text, in order.
pub(super) fn scan(text: &str) -> Vec<Number> {
    let mut scanner = Scanner { text, found: Collector::new(text, is_range) };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => scanner.word(at),
            b'0'..=b'9' => scanner.digits(at),
            b'.' => scanner.average(at),
            b'$' => scanner.money(at, at + 1, Currency::Dollar),
            0..0x80 => at + 1,
            _ => scanner.beyond_ascii(at),
        }
        .max(at + 1);
    }
    scanner.found.into_numbers()
}

/// Whether `between` makes a range of two numbers.
fn is_range(before: &str, between: &str) -> bool {
    match between.trim() {
        "-" | "–" | "—" | "~" | "to" | "or" => true,
        "and" => {
            let word = word_before(before, before.trim_end().len());
            word.eq_ignore_ascii_case("between")
        }
        _ => false,
    }
}

/// Where the reading of a text stands. What stands about a numeral is read in `en/`.
struct Scanner<'t> {
    text: &'t str,
    found: Collector<'t>,
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

impl Scanner<'_> {
    pub fn after(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or("")
    }

    pub fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or("")
    }

    pub fn skip(&self, at: usize, wanted: fn(char) -> bool) -> usize {
        let rest = self.after(at);
        at + rest.find(|c| !wanted(c)).unwrap_or(rest.len())
    }

    /// The word before `at`, past one space.
    pub fn previous(&self, at: usize) -> &str {
        let before = self.before(at);
        word_before(before, before.strip_suffix([' ', '\n']).unwrap_or(before).len())
    }

    /// A batting average without its zero: .325.
    fn average(&mut self, start: usize) -> usize {
        let is_behind =
            !self.before(start).ends_with(|c: char| is_letter(c) || digit(c).is_some() || c == '.');
        match digits::average(self.text, start + 1).filter(|_| is_behind) {
            Some((end, value)) => {
                self.push(Reading::new(Span::new(start, end), value, Kind::Cardinal));
                end
            }
            None => start + 1,
        }
    }

    fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(c) = char_at(self.text, at) else { return at };
        let next = at + c.len_utf8();
        match c {
            '＄' => self.money(at, next, Currency::Dollar),
            '¥' | '￥' => self.money(at, next, Currency::Yen),
            '€' => self.money(at, next, Currency::Euro),
            '£' => self.money(at, next, Currency::Pound),
            '₩' => self.money(at, next, Currency::Won),
            _ if digit(c).is_some() => self.digits(at),
            _ if is_letter(c) => self.end_of_name(at),
            _ => next,
        }
    }

    fn money(&mut self, start: usize, next: usize, currency: Currency) -> usize {
        let at = next + usize::from(self.after(next).starts_with(' '));
        match char_at(self.text, at).and_then(digit) {
            Some(_) => self.number(at, Some((start, currency))),
            None => next,
        }
    }

    /// The end of a run of letters, or of an identifier if there are digits in it: Web3, v1.2.
    fn end_of_name(&self, start: usize) -> usize {
        let part = |c: char| is_letter(c) || digit(c).is_some();
        let mut end = self.skip(start, |c| is_letter(c) || digit(c).is_some());
        while self.text.get(start..end).is_some_and(|name| name.contains(|c| digit(c).is_some())) {
            let Some(mark) = char_at(self.text, end).filter(|c| matches!(c, '.' | '-')) else {
                break;
            };
            let after = end + mark.len_utf8();
            if !char_at(self.text, after).is_some_and(part) {
                break;
            }
            end = self.skip(after, |c| is_letter(c) || digit(c).is_some());
        }
        end
    }

    fn word(&mut self, start: usize) -> usize {
        let word = word_at(self.text, start);
        let end = start + word.len();
        if char_at(self.text, end).is_some_and(|c| is_letter(c) || digit(c).is_some()) {
            let is_year = word == FISCAL && char_at(self.text, end).and_then(digit).is_some();
            return if is_year { end } else { self.end_of_name(start) };
        }
        let Some(meaning) = lookup(word) else {
            return self.fold(start, end);
        };
        let span = Span::new(start, end);
        match meaning {
            Word::Unit(_) | Word::Tens(_) | Word::TensOrdinal(_) => self.number(start, None),
            Word::Ordinal(n) => self.ordinal(start, n),
            Word::Scale(_) | Word::Dozen | Word::ScaleOrdinal(_) => self.article(start),
            Word::Part(n) => self.part(span, n),
            Word::Half => self.half(span),
            Word::Multiple(n) => {
                let reading = Reading::new(span, Value::whole(n), Kind::Multiple);
                self.push(reading.doubtful(n == 1));
                end
            }
            Word::Month(n) => self.month(span, n, false),
            Word::ShortMonth(n) => self.month(span, n, true),
            Word::Weekday(n) => {
                self.push(Reading::new(span, Value::whole(n), Kind::Weekday));
                end
            }
        }
    }

    /// threefold, hundredfold.
    fn fold(&mut self, start: usize, end: usize) -> usize {
        let base = self.text.get(start..end).and_then(|word| word.strip_suffix("fold"));
        let times = match base.and_then(lookup) {
            Some(Word::Unit(n) | Word::Tens(n) | Word::Scale(n)) => n,
            _ => return end,
        };
        self.push(Reading::new(Span::new(start, end), Value::whole(times), Kind::Multiple));
        end
    }

    /// A scale word that begins a numeral counts only behind “a” or “an”, or as a rank: “few hundred”
    /// is vague.
    fn article(&mut self, start: usize) -> usize {
        let Some(numeral) = numeral(self.text, start) else { return start };
        let article = self.previous(start);
        match article {
            _ if is_one_of(article, &["a", "an"]) && !numeral.ordinal => {
                self.numbered(start - 1 - article.len(), start, None)
            }
            "few" | "several" => numeral.end,
            _ if numeral.ordinal || article == "per" => self.number(start, None),
            _ => numeral.end,
        }
    }

    fn digits(&mut self, start: usize) -> usize {
        if self.is_identifier(start) {
            return self.end_of_name(start);
        }
        let text = self.text;
        let group = digits::calendar(text, start)
            .or_else(|| digits::clock(text, start))
            .or_else(|| digits::stroke(text, start, MAX_DENOMINATOR));
        let Some(group) = group else { return self.number(start, None) };
        for reading in group.readings {
            if reading.number.kind == Kind::Hour {
                let part = self.part_of_day(group.end);
                self.push(on_the_day(reading, part.map(|(_, afternoon)| afternoon)));
            } else {
                self.push(reading);
            }
        }
        group.end
    }

    /// Whether the digits at `start` go on a name: GPT-4, v.2, but not mid-1990s.
    fn is_identifier(&self, start: usize) -> bool {
        let before = self.before(start);
        let Some(joined) = before.strip_suffix(['-', '_', '‑']) else {
            let dotted = before.strip_suffix('.').unwrap_or("");
            return (before.ends_with(is_letter) && word_before(before, before.len()) != FISCAL)
                || dotted.ends_with(|c| digit(c).is_some())
                || before.strip_suffix('.').is_some_and(|b| b.is_empty() || b.ends_with(' '));
        };
        let word = word_before(joined, joined.len());
        joined.ends_with(is_letter) && !is_one_of(word, PREFIXES) && lookup(word).is_none()
    }

    /// Reads the numeral at `start` with its unit, behind a currency sign perhaps.
    fn number(&mut self, start: usize, sign: Option<(usize, Currency)>) -> usize {
        let from = sign.map_or(start, |(from, _)| from);
        self.numbered(from, start, sign.map(|(_, currency)| currency))
    }

    /// The same, with the article or the sign that its span begins with.
    fn numbered(&mut self, from: usize, start: usize, sign: Option<Currency>) -> usize {
        let text = self.text;
        let Some(mut numeral) = numeral(text, start) else { return start };
        let is_digits = char_at(text, start).and_then(digit).is_some();
        let mut kind = sign.map_or(Kind::Cardinal, Kind::Money);
        if is_digits && !numeral.scaled {
            let mark = word_at(text, numeral.end);
            if !mark.is_empty() || char_at(text, numeral.end).is_some_and(is_letter) {
                match self.mark(&mut numeral, mark, sign.is_some()) {
                    Some(Some(marked)) if sign.is_none() => kind = marked,
                    Some(_) => {}
                    None => return self.end_of_name(start),
                }
            }
        }
        if let Some(extra) = self.and_a_half(numeral.end)
            && !numeral.ordinal
            && !numeral.part
        {
            let half = Value::HALF.times(numeral.scale);
            numeral.value = numeral.value.and_then(|v| v.plus(half?));
            numeral.end = extra;
            self.scale_behind(&mut numeral);
        }
        let Some(value) = numeral.value else { return numeral.end };
        if numeral.ordinal {
            kind = Kind::Ordinal;
        }
        let plain = numeral.end - start == 4 && is_digits;
        let year =
            numeral.year || (plain && value.to_whole().is_some_and(|y| (1500..=2100).contains(&y)));
        if year && kind == Kind::Cardinal {
            kind = Kind::Year;
        }
        let mut reading = Reading::new(Span::new(from, numeral.end), value, kind);
        reading.scale = numeral.scale;
        reading.bare = !numeral.scaled;
        if kind == Kind::Ordinal {
            self.push_day(reading);
            return numeral.end;
        }
        if !is_digits && value == Value::ONE && kind == Kind::Cardinal {
            reading = reading.doubtful(!self.counts_one(numeral.end));
        }
        self.with_unit(reading, numeral.scaled)
    }

    /// A mark directly behind digits: its kind if it has one, `None` for an identifier.
    fn mark(&self, numeral: &mut Numeral, mark: &str, money: bool) -> Option<Option<Kind>> {
        let end = numeral.end + mark.len();
        if char_at(self.text, end).is_some_and(|c| is_letter(c) || digit(c).is_some()) {
            return None;
        }
        let short = SHORT_SCALES
            .iter()
            .filter(|&&(word, _, needs)| word == mark && (money || !needs))
            // 4K and 8K are kinds of screen.
            .find(|_| money || mark != "K" || numeral.value >= Some(Value::whole(10)));
        let scale = match (short, lookup(mark)) {
            (Some(&(_, scale, _)), _) | (None, Some(Word::Scale(scale))) => Some(scale),
            _ => None,
        };
        if let Some(scale) = scale {
            let scale = Value::whole(scale);
            numeral.value = numeral.value.and_then(|v| v.times(scale));
            numeral.scale = scale;
            numeral.scaled = true;
            numeral.end = end;
            return Some(None);
        }
        if let Some(kind) = mark_kind(mark) {
            let four = numeral.value.and_then(Value::to_whole).is_some_and(|v| v >= 1000);
            numeral.end = end;
            return Some(Some(if kind == Kind::Year && !four { Kind::Cardinal } else { kind }));
        }
        let capital = mark.len() == 1 && !matches!(mark, "C" | "F" | "L" | "V" | "W");
        let known = match capital {
            true => LATIN_UNITS.contains(&mark),
            false => is_one_of(mark, LATIN_UNITS),
        };
        known.then_some(None)
    }

    /// “two and a half”, “one-and-a-half”: where it ends.
    fn and_a_half(&self, at: usize) -> Option<usize> {
        let rest = self.after(at);
        let tail =
            [" and a half", "-and-a-half"].into_iter().find(|tail| rest.starts_with(tail))?;
        Some(at + tail.len())
    }

    /// “two and a half million”.
    fn scale_behind(&self, numeral: &mut Numeral) {
        if let Some((at, word)) = next_word(self.text, numeral.end)
            && let Some(Word::Scale(n)) = lookup(word)
            && !numeral.scaled
        {
            numeral.value = numeral.value.and_then(|v| v.times(Value::whole(n)));
            numeral.scale = Value::whole(n);
            numeral.scaled = true;
            numeral.end = at + word.len();
        }
    }

    /// Whether a “one” that ends at `at` is a number and no pronoun.
    fn counts_one(&self, at: usize) -> bool {
        next_word(self.text, at).is_some_and(|(_, word)| is_one_of(word, COUNTED))
    }

    /// Adds a number; the words before and behind it tell whether it is rough.
    pub fn push(&mut self, mut reading: Reading) {
        let before = self.before(reading.number.span.start);
        let trimmed = before.strip_suffix([' ', '\n']).unwrap_or(before);
        let word = word_before(trimmed, trimmed.len());
        let rough =
            is_one_of(word, ABOUT) || self.after(reading.number.span.end).starts_with(" or so");
        if rough && reading.number.certainty == Certainty::Exact {
            reading.number.certainty = Certainty::Approximate;
        }
        self.found.push(reading);
    }
}
