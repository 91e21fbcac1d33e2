//! What the unit behind a Japanese numeral makes of it: a date, a part, a percentage.

use super::super::collect::Reading;
use super::super::digits;
use super::super::ja_numeral::{Numeral, numeral};
use super::super::ja_words::{AFTERNOON, IDLE_AFTER_ONE, Unit};
use super::super::{Certainty, Currency, Kind, Value};
use super::Scanner;
use super::behind::{Behind, half_behind};
use crate::model::Span;

impl Scanner<'_> {
    /// A numeral with its unit.
    pub fn counted(
        &mut self,
        start: usize,
        numeral: &Numeral,
        value: Value,
        behind: Behind,
    ) -> usize {
        let Behind { unit, end, ordinal } = behind;
        let mut reading = Reading::new(Span::new(start, numeral.end), value, Kind::Cardinal);
        reading.scale = numeral.scale;
        if numeral.rough {
            reading.number.certainty = Certainty::Approximate;
        }
        if ordinal {
            reading.number.kind = Kind::Ordinal;
            reading.number.span.end = end;
            self.push(reading, end);
            return end;
        }
        match unit {
            Unit::PartsOf => self.part(reading, end),
            Unit::Dozens => {
                let dozens = value.times(Value::whole(12));
                reading.number.value = dozens.unwrap_or(value);
                reading.number.span.end = if dozens.is_some() { end } else { numeral.end };
                self.push(reading, end);
                end
            }
            Unit::Percent => self.fraction(reading, end, 100),
            Unit::Tenths => self.tenths(reading, end),
            Unit::Cents(currency) => self.cents(reading, end, currency),
            Unit::Year => self.year(reading, end),
            Unit::Is(Kind::Hour) => self.hour(reading, end),
            // 一日半 is no day of a month.
            Unit::Is(Kind::Day) if half_behind(self.after(end)) => self.halves(reading, end),
            Unit::Is(kind) => {
                let fits = match kind {
                    Kind::Month => (1..=12).contains(&value.to_whole().unwrap_or(0)),
                    Kind::Day => (1..=31).contains(&value.to_whole().unwrap_or(0)),
                    _ => true,
                };
                if fits {
                    reading.number.kind = kind;
                    reading.number.span.end = end;
                }
                match kind {
                    Kind::Multiple | Kind::Money(_) => self.halves(reading, end),
                    _ => {
                        self.push(reading, end);
                        if fits && kind == Kind::Day { self.weekday_in_brackets(end) } else { end }
                    }
                }
            }
            Unit::Halves => self.halves(reading, end),
            Unit::Count => {
                let word = self.text.get(numeral.end..end).unwrap_or("").trim_start();
                // By themselves, 銭 are coins of old.
                if word == "銭" && self.follows_money(start) {
                    return self.cents(reading, end, Currency::Yen);
                }
                if word == "分" {
                    self.minutes(&mut reading, end);
                }
                if word == "秒"
                    && let Some((after, part)) = digits::hundredths(self.text, end)
                    && let Some(sum) = value.plus(part)
                {
                    reading.number.value = sum;
                    reading.number.span.end = after;
                    self.push(reading, after);
                    return after;
                }
                let one = value == Value::ONE && !numeral.has_digits;
                let reading = reading.doubtful(one && IDLE_AFTER_ONE.contains(&word));
                // 三日後半 is no half, either.
                if word.ends_with(['前', '後']) {
                    self.push(reading, end);
                    return end;
                }
                self.halves(reading, end)
            }
        }
    }

    fn follows_hour(&mut self, start: usize) -> bool {
        self.found.last_before(start, str::is_empty).is_some_and(|last| last.kind == Kind::Hour)
    }

    fn follows_money(&mut self, start: usize) -> bool {
        let last = self.found.last_before(start, str::is_empty);
        last.is_some_and(|last| matches!(last.kind, Kind::Money(_)))
    }

    /// 99セント, which belong to the dollars before them: 15ドル99セント.
    fn cents(&mut self, mut reading: Reading, end: usize, currency: Currency) -> usize {
        let Some(value) = reading.number.value.over(Value::whole(100)) else { return end };
        let start = reading.number.span.start;
        if self.follows_money(start) && self.found.add_to_last(value, end) {
            return end;
        }
        reading.scale = Value::ONE.over(Value::whole(100)).unwrap_or(Value::ONE);
        reading.number.value = value;
        reading.number.kind = Kind::Money(currency);
        reading.number.span.end = end;
        self.push(reading, end);
        end
    }

    /// 三分の二; but 90分の映画 takes so many minutes.
    fn part(&mut self, mut reading: Reading, end: usize) -> usize {
        let denominator = reading.number.value;
        if let Some(numeral) = numeral(self.text, end)
            && let Some(value) = numeral.value.and_then(|v| v.over(denominator))
        {
            let span = Span::new(reading.number.span.start, numeral.end);
            self.push(Reading::new(span, value, Kind::Cardinal), numeral.end);
            return numeral.end;
        }
        let unit = reading.number.span.end;
        if self.after(unit).starts_with('分') {
            self.minutes(&mut reading, unit + '分'.len_utf8());
            self.push(reading, end);
        }
        end
    }

    /// Makes minutes of the day of what stands right behind an hour, 分 included.
    fn minutes(&mut self, reading: &mut Reading, end: usize) {
        if self.follows_hour(reading.number.span.start) {
            reading.number.kind = Kind::Minute;
            reading.number.span.end = end;
        }
    }

    fn fraction(&mut self, mut reading: Reading, end: usize, whole: u64) -> usize {
        let Some(scale) = reading.scale.over(Value::whole(whole)) else { return end };
        let Some(value) = reading.number.value.over(Value::whole(whole)) else { return end };
        reading.scale = scale;
        reading.number.value = value;
        reading.number.kind = Kind::Percent;
        reading.number.span.end = end;
        self.push(reading, end);
        end
    }

    /// 3割, 3割5分, 3割2分5厘, 3割半.
    fn tenths(&mut self, mut reading: Reading, mut end: usize) -> usize {
        let mut add = |part: Option<Value>| {
            if let Some(sum) = part.and_then(|part| reading.number.value.plus(part)) {
                reading.number.value = sum;
            }
        };
        let rest = self.after(end);
        if rest.starts_with("半") && !rest.starts_with("半分") {
            add(Some(Value::HALF));
            end += '半'.len_utf8();
        } else {
            for (name, parts) in [('分', 10), ('厘', 100)] {
                let numeral = numeral(self.text, end);
                let Some(numeral) = numeral.filter(|it| self.after(it.end).starts_with(name))
                else {
                    continue;
                };
                add(numeral.value.and_then(|value| value.over(Value::whole(parts))));
                end = numeral.end + name.len_utf8();
            }
        }
        self.fraction(reading, end, 10)
    }

    /// A year of an era, a year of our calendar, or so many years.
    fn year(&mut self, mut reading: Reading, end: usize) -> usize {
        let start = reading.number.span.start;
        let count = reading.number.value.to_whole();
        if let (Some((from, base)), Some(count)) = (self.era(start), count.filter(|&n| n < 100)) {
            let span = Span::new(from, end);
            self.push(Reading::new(span, Value::whole(base + count), Kind::Year), end);
            return end;
        }
        let named = ["西暦", "紀元前", "紀元"].iter().any(|w| self.before(start).ends_with(w));
        if named || count.is_some_and(|n| (1000..3000).contains(&n)) {
            reading.number.kind = Kind::Year;
            reading.number.span.end = end;
            self.push(reading, end);
            return end;
        }
        self.halves(reading, end)
    }

    /// 2年半, 三時間半, 2倍半.
    fn halves(&mut self, mut reading: Reading, end: usize) -> usize {
        let sum = reading.number.value.plus(Value::HALF);
        let counts = reading.number.kind != Kind::Minute && half_behind(self.after(end));
        let Some(sum) = sum.filter(|_| counts) else {
            self.push(reading, end);
            return end;
        };
        let end = end + '半'.len_utf8();
        reading.number.value = sum;
        if reading.number.certainty == Certainty::Doubtful {
            reading.number.certainty = Certainty::Exact;
        }
        reading.number.span.end = end;
        self.push(reading, end);
        end
    }

    /// 午後3時半. The words before it put it on the clock of twenty-four hours.
    fn hour(&mut self, mut reading: Reading, end: usize) -> usize {
        let start = reading.number.span.start;
        if reading.number.value.to_whole().is_none_or(|h| h > 30) {
            self.push(reading, end);
            return end;
        }
        reading.number.value = self.on_the_day(start, reading.number.value);
        reading.number.kind = Kind::Hour;
        reading.number.span.end = end;
        self.push(reading, end);
        let half = self.after(end).strip_prefix('半').filter(|rest| !rest.starts_with('ば'));
        if half.is_none() {
            return end;
        }
        let after = end + '半'.len_utf8();
        self.push(Reading::new(Span::new(end, after), Value::whole(30), Kind::Minute), after);
        after
    }

    pub fn on_the_day(&self, start: usize, hour: Value) -> Value {
        let before = self.before(start).trim_end_matches([' ', 'の']);
        match hour.to_whole() {
            Some(h) if h < 12 && AFTERNOON.iter().any(|word| before.ends_with(word)) => {
                Value::whole(h + 12)
            }
            _ => hour,
        }
    }

    /// The day of the week in brackets behind a date: 5月3日（金）.
    pub fn weekday_in_brackets(&mut self, at: usize) -> usize {
        let mut chars = self.after(at).chars();
        let (open, day, close) = (chars.next(), chars.next(), chars.next());
        if let (Some('（' | '('), Some(day), Some('）' | ')' | '・')) = (open, day, close) {
            let start = at + open.map_or(0, char::len_utf8);
            self.push_weekday(day, Span::new(start, start + day.len_utf8()));
        }
        at
    }
}
