//! What stands about an English numeral: percent, money, times, hours and dates.

use super::super::collect::Reading;
use super::super::digits::{char_at, char_before, digit, is_letter};
use super::super::en_numeral::word_at;
use super::super::en_words::{BEFORE_MAY, CURRENCIES};
use super::super::{Currency, Kind, Number, Value};
use super::{Scanner, is_one_of};
use crate::model::Span;

impl Scanner<'_> {
    /// “p.m.” or “am” behind `at`: where it ends, and whether it is the afternoon.
    pub fn part_of_day(&self, at: usize) -> Option<(usize, bool)> {
        let start = self.skip(at, |c| c == ' ');
        let rest = self.after(start);
        let found = ["p.m.", "pm", "P.M.", "PM", "p.m", "a.m.", "am", "A.M.", "AM", "a.m"]
            .into_iter()
            .find(|mark| rest.starts_with(mark))?;
        let end = start + found.len();
        // “3 am” is a time, “I am” is not asked here; but amber and PMs are words.
        let closed = !char_at(self.text, end).is_some_and(is_letter);
        closed.then_some((end, found.starts_with(['p', 'P'])))
    }

    /// Adds a number with what stands behind it: percent, a currency, times, p.m.
    pub fn with_unit(&mut self, mut reading: Reading, scaled: bool) -> usize {
        let end = reading.number.span.end;
        let text = self.text;
        let gap = self.skip(end, |c| c == ' ');
        let hyphen = gap + usize::from(gap == end && self.after(gap).starts_with('-'));
        let word = word_at(text, hyphen);
        let word_end = hyphen + word.len();
        let sign = char_at(text, gap).filter(|c| matches!(c, '%' | '％' | '﹪'));
        let plain = matches!(reading.number.kind, Kind::Cardinal | Kind::Year);
        let percent = if let Some(sign) = sign {
            Some(gap + sign.len_utf8())
        } else if is_one_of(word, &["percent", "percentage"]) {
            Some(word_end)
        } else if word == "per" && self.after(word_end).starts_with(" cent") {
            Some(word_end + " cent".len()).filter(|&e| !self.after(e).starts_with(is_letter))
        } else {
            None
        };
        if let Some(end) = percent.filter(|_| plain) {
            let hundred = Value::whole(100);
            let parts = (reading.number.value.over(hundred), reading.scale.over(hundred));
            let (Some(value), Some(scale)) = parts else { return end };
            let span = Span::new(reading.number.span.start, end);
            reading = Reading { scale, bare: false, ..Reading::new(span, value, Kind::Percent) };
            self.push(reading);
            return end;
        }
        if plain && !scaled && is_one_of(word, &["cent", "cents", "pence"]) {
            let currency = if word == "pence" { Currency::Pound } else { Currency::Dollar };
            return self.cents(reading, word_end, currency);
        }
        if plain && let Some((end, currency)) = self.currency(hyphen, scaled) {
            reading.number.kind = Kind::Money(currency);
            reading.number.span.end = end;
            reading.bare = false;
        } else if plain && (word.eq_ignore_ascii_case("times") || word == "fold") {
            reading.number.kind = Kind::Multiple;
            reading.number.span.end = word_end;
        } else if plain
            && let Some((end, afternoon)) = self.part_of_day(end)
            && reading.number.value <= Value::whole(12)
        {
            reading.number.kind = Kind::Hour;
            reading.number.span.end = end;
            reading = on_the_day(reading, Some(afternoon));
        } else if plain && self.after(gap).starts_with("o'clock")
            || self.after(gap).starts_with("o’clock")
        {
            reading.number.kind = Kind::Hour;
        }
        let end = reading.number.span.end;
        self.push_day(reading);
        end
    }

    /// “99 cents”, which belong to the dollars before them: “15 dollars and 99 cents”.
    fn cents(&mut self, mut reading: Reading, end: usize, currency: Currency) -> usize {
        let hundred = Value::whole(100);
        let parts = (reading.number.value.over(hundred), reading.scale.over(hundred));
        let (Some(value), Some(scale)) = parts else { return end };
        let last = self.found.last_before(reading.number.span.start, |gap| {
            matches!(gap, " " | ", " | " and " | ", and ")
        });
        let has_money = last.is_some_and(|last| {
            matches!(last.kind, Kind::Money(_)) && last.value.to_whole().is_some()
        });
        if has_money && value < Value::ONE && self.found.add_to_last(value, end) {
            return end;
        }
        let span = Span::new(reading.number.span.start, end);
        reading.scale = scale;
        reading.number = Number { value, kind: Kind::Money(currency), span, ..reading.number };
        self.push(reading);
        end
    }

    /// A word of money at `at`: “yen”, “US dollars”.
    fn currency(&self, at: usize, scaled: bool) -> Option<(usize, Currency)> {
        let rest = self.after(at);
        let skipped = ["US ", "U.S. ", "American ", "Japanese ", "Chinese "]
            .into_iter()
            .find(|country| rest.starts_with(country));
        let at = at + skipped.map_or(0, str::len);
        let word = word_at(self.text, at);
        let &(_, currency) = CURRENCIES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name))?;
        // “Three won” is a sentence, “3,000 won” a price.
        let verb = currency == Currency::Won
            && word == "won"
            && !scaled
            && char_before(self.text, at.saturating_sub(1)).and_then(digit).is_none();
        (!verb).then_some((at + word.len(), currency))
    }

    /// The name of a month, with the day before it.
    pub fn month(&mut self, span: Span, n: u64, short: bool) -> usize {
        let text = self.text;
        let word = text.get(span.range()).unwrap_or("");
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        let dotted = span.end + usize::from(self.after(span.end).starts_with('.'));
        let gap = self.skip(dotted, |c| matches!(c, ' ' | ',' | '-'));
        let number_behind =
            gap > span.end && char_at(text, gap).and_then(digit).is_some() && gap - dotted <= 2;
        let day_before = self
            .found
            .last_before(span.start, |gap| matches!(gap, " " | " of " | "-"))
            .is_some_and(|last| is_day(last));
        let beside = number_behind || day_before;
        let is_month = match (short, n) {
            (true, _) => capital && beside,
            (false, 5) => capital && (beside || is_one_of(self.previous(span.start), BEFORE_MAY)),
            (false, 3) => capital,
            _ => true,
        };
        if !is_month {
            return span.end;
        }
        if day_before
            && let Some(last) =
                self.found.last_before(span.start, |gap| matches!(gap, " " | " of " | "-"))
        {
            last.kind = Kind::Day;
        }
        let end = if short { dotted } else { span.end };
        self.push(Reading::new(Span::new(span.start, end), Value::whole(n), Kind::Month));
        end
    }

    /// Adds a number that is a day if a month stands before it: “April 28”, “April the 28th”.
    pub fn push_day(&mut self, mut reading: Reading) {
        let start = reading.number.span.start;
        let month = self.found.last_before(start, |gap| matches!(gap, " " | ". " | " the " | "-"));
        if month.is_some_and(|last| last.kind == Kind::Month) && is_day(&reading.number) {
            reading.number.kind = Kind::Day;
            reading.bare = true;
        }
        self.push(reading);
    }
}

fn is_day(number: &Number) -> bool {
    matches!(number.kind, Kind::Cardinal | Kind::Ordinal)
        && number.value.to_whole().is_some_and(|day| (1..=31).contains(&day))
}

/// Puts an hour on the clock of twenty-four hours.
pub(super) fn on_the_day(mut reading: Reading, afternoon: Option<bool>) -> Reading {
    if let (Some(hour), Some(afternoon)) = (reading.number.value.to_whole(), afternoon) {
        let hour = match (afternoon, hour) {
            (true, 1..=11) => hour + 12,
            (false, 12) => 0,
            _ => hour,
        };
        reading.number.value = Value::whole(hour);
    }
    reading
}
