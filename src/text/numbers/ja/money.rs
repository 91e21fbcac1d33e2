//! Money and units in Latin letters beside a Japanese numeral: ¥3000, $5M, 20km.

use super::super::collect::Reading;
use super::super::digits::{char_at, digit, is_letter};
use super::super::ja_numeral::Numeral;
use super::super::ja_words::{LATIN_UNITS, Unit};
use super::super::{Currency, Kind, Value};
use super::Scanner;
use super::behind::unit;
use crate::model::Span;

pub(super) fn currency(c: char) -> Option<Currency> {
    match c {
        '$' | '＄' => Some(Currency::Dollar),
        '¥' | '￥' => Some(Currency::Yen),
        '€' => Some(Currency::Euro),
        '£' | '￡' => Some(Currency::Pound),
        '₩' | '￦' => Some(Currency::Won),
        _ => None,
    }
}

impl Scanner<'_> {
    /// The amount behind a currency's sign.
    pub fn money(&mut self, start: usize, next: usize, currency: Option<Currency>) -> usize {
        let at = self.skip(next, |c| c == ' ');
        match (char_at(self.text, at).and_then(digit), currency) {
            (Some(_), Some(currency)) => self.number(at, Some((start, currency))),
            _ => at,
        }
    }

    /// The end and scale of a Latin unit at `at`: 20km, 20k, $5M.
    pub fn latin_unit(&self, at: usize, money: bool) -> Option<(usize, Value)> {
        let end = self.skip(at, |c| is_letter(c) || digit(c).is_some());
        let mut folded = [0_u8; 8];
        let word = self.text.get(at..end)?;
        let mut length = 0;
        for c in word.chars() {
            let narrow = match c {
                'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0)?,
                _ => c,
            };
            *folded.get_mut(length)? = u8::try_from(narrow).ok()?;
            length += 1;
        }
        let exact = std::str::from_utf8(folded.get(..length)?).ok()?;
        let scale = match exact {
            "k" | "K" if money => Some(1000),
            "m" | "M" if money => Some(1_000_000),
            "b" | "B" | "bn" if money => Some(1_000_000_000),
            "k" => Some(1000),
            _ => None,
        };
        if let Some(scale) = scale {
            return Some((end, Value::whole(scale)));
        }
        // 5G and 4K name things; 5 g and 100 V measure them.
        let capital = length == 1 && !matches!(exact, "C" | "F" | "L" | "V" | "W");
        let lower = exact.to_ascii_lowercase();
        let known = LATIN_UNITS.contains(&if capital { exact } else { lower.as_str() });
        known.then_some((end, Value::ONE))
    }

    /// An amount behind a sign, and perhaps with the currency behind it, too.
    pub fn signed_money(
        &mut self,
        from: usize,
        numeral: &Numeral,
        value: Value,
        currency: Currency,
    ) -> usize {
        let repeated = unit(self.after(numeral.end))
            .filter(|(_, unit)| *unit == Unit::Is(Kind::Money(currency)));
        let end = numeral.end + repeated.map_or(0, |(word, _)| word.len());
        let mut reading = Reading::new(Span::new(from, end), value, Kind::Money(currency));
        reading.scale = numeral.scale;
        reading.bare = !numeral.multiplied;
        self.push(reading, end);
        end
    }
}
