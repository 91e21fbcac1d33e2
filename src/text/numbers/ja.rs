//! Numbers in Japanese text. O(bytes), one pass: the words about a numeral are looked up only
//! where a numeral, or a character that begins one of a few words, stands.

mod behind;
mod money;
mod units;

use super::collect::{Collector, Reading};
use super::digits::{self, char_at, char_before, digit, is_letter};
use super::en_words::FISCAL;
use super::ja_eras::ERAS;
use super::ja_numeral::{Numeral, is_kanji_numeral, is_multiplier, kanji_digit, numeral, pair};
use super::ja_words::{ABOUT_AFTER, ABOUT_BEFORE, AFTERNOON, HALVES, KANA, WEEKDAYS};
use super::{Certainty, Currency, Kind, Number, Value};
use crate::model::Span;
use crate::text::kana::is_katakana;
use behind::{counter, longest, unit};
use money::currency;

/// 2/3 is a part, 5/12 a day in May: Japanese writes dates with a stroke, parts seldom.
const MAX_DENOMINATOR: u64 = 4;

/// The numbers of a Japanese text, in order.
pub(super) fn scan(text: &str) -> Vec<Number> {
    let mut scanner = Scanner { text, found: Collector::new(text, is_range) };
    let mut at = 0;
    for (start, c) in text.char_indices() {
        if start < at || !may_start(c) {
            continue;
        }
        at = scanner.read(start, c);
    }
    scanner.found.into_numbers()
}

fn may_start(c: char) -> bool {
    match c {
        '0'..='9' | '$' | '.' => true,
        '\0'..='\u{a2}' => false,
        'ひ' | 'ふ' | 'み' | 'よ' | 'ゼ' | '〇' => true,
        '・' => true,
        '\u{3008}'..='\u{30ff}' => false,
        '０'..='９' | '．' | '半' | '曜' | '元' | '数' | '何' | '幾' => true,
        _ => is_kanji_numeral(c) || currency(c).is_some(),
    }
}

/// What makes a range of two numbers when nothing else stands between them. Nothing at all
/// is what stands between the two digits of 二三人.
fn is_range(_before: &str, between: &str) -> bool {
    between.is_empty()
        || matches!(
            between.trim(),
            "〜" | "～"
                | "~"
                | "-"
                | "−"
                | "–"
                | "—"
                | "－"
                | "ー"
                | "から"
                | "、"
                | "・"
                | "か"
                | "ないし"
                | "乃至"
                | "または"
                | "又は"
        )
}

/// Where the reading of a text stands. What stands about a numeral is read in `ja/`.
struct Scanner<'t> {
    text: &'t str,
    found: Collector<'t>,
}

impl Scanner<'_> {
    pub fn after(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or("")
    }

    pub fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or("")
    }

    /// Reads what begins at `start` with `c`, and tells where to go on.
    fn read(&mut self, start: usize, c: char) -> usize {
        let next = start + c.len_utf8();
        match c {
            '数' | '何' | '幾' => self.vague(next),
            '半' => self.half(start),
            '曜' => self.weekday(start),
            '元' => self.first_year(start),
            '.' | '．' | '・' => self.average(start, c),
            _ if currency(c).is_some() => self.money(start, next, currency(c)),
            _ if digit(c).is_some() => self.digits(start),
            _ if is_kanji_numeral(c) => self.number(start, None),
            _ => self.kana(start),
        }
        .max(next)
    }

    /// 数千, 何百: read over, without a value.
    fn vague(&self, at: usize) -> usize {
        match char_at(self.text, at) {
            Some(c) if is_multiplier(c) => self.skip(at, is_kanji_numeral),
            _ => at,
        }
    }

    pub fn skip(&self, at: usize, wanted: fn(char) -> bool) -> usize {
        let rest = self.after(at);
        at + rest.find(|c| !wanted(c)).unwrap_or(rest.len())
    }

    /// A batting average without its zero: .325, 打率・３２５.
    fn average(&mut self, start: usize, mark: char) -> usize {
        let next = start + mark.len_utf8();
        let is_behind = match mark {
            '・' => self.before(start).ends_with('率'),
            _ => !self.before(start).ends_with(|c: char| is_letter(c) || digit(c).is_some()),
        };
        match digits::average(self.text, next).filter(|_| is_behind) {
            Some((end, value)) => {
                self.push(Reading::new(Span::new(start, end), value, Kind::Cardinal), end);
                end
            }
            None => next,
        }
    }

    fn half(&mut self, start: usize) -> usize {
        let Some(word) = longest(HALVES, self.after(start)) else { return start };
        let end = start + word.len();
        // 四半世紀 is a quarter of one.
        let quarter = self.before(start).strip_suffix('四').filter(|_| word == "半世紀");
        let (from, parts) = quarter.map_or((start, 2), |before| (before.len(), 4));
        let value = match word {
            "半ダース" => Some(Value::whole(6)),
            _ => Value::ratio(1, parts),
        };
        if let Some(value) = value {
            self.push(Reading::new(Span::new(from, end), value, Kind::Cardinal), end);
        }
        end
    }

    /// 月曜, found by its second character.
    fn weekday(&mut self, at: usize) -> usize {
        let Some(c) = char_before(self.text, at) else { return at };
        let mut end = at + '曜'.len_utf8();
        if self.after(end).starts_with('日') && !self.after(end).starts_with("日本") {
            end += '日'.len_utf8();
        }
        self.push_weekday(c, Span::new(at - c.len_utf8(), end));
        end
    }

    pub fn push_weekday(&mut self, c: char, span: Span) {
        if let Some(day) = (1..).zip(WEEKDAYS.chars()).find(|&(_, d)| d == c).map(|(n, _)| n) {
            self.found.push(Reading::new(span, Value::whole(day), Kind::Weekday));
        }
    }

    /// The first year of an era: 令和元年.
    fn first_year(&mut self, at: usize) -> usize {
        let end = at + "元年".len();
        if self.after(at).starts_with("元年")
            && let Some((start, base)) = self.era(at)
        {
            let year = Value::whole(base + 1);
            self.push(Reading::new(Span::new(start, end), year, Kind::Year), end);
            return end;
        }
        at
    }

    /// The era that ends at `at`: where it begins, and the year before its first.
    pub fn era(&self, at: usize) -> Option<(usize, u64)> {
        let before = self.before(at);
        let (name, base) = ERAS.iter().find(|(name, _)| before.ends_with(name))?;
        Some((at - name.len(), *base))
    }

    /// Counting words in kana.
    fn kana(&mut self, start: usize) -> usize {
        let rest = self.after(start);
        let Some(&(word, value, idle)) = KANA.iter().find(|(word, ..)| rest.starts_with(word))
        else {
            return start;
        };
        let mut end = start + word.len();
        let beside_katakana = |c: Option<char>| c.is_some_and(is_katakana);
        if word == "ゼロ"
            && (beside_katakana(char_before(self.text, start))
                || beside_katakana(char_at(self.text, end)))
        {
            return end;
        }
        let mut kind = Kind::Cardinal;
        if let Some(eye) = ["目", "め"].into_iter().find(|eye| self.after(end).starts_with(eye)) {
            (kind, end) = (Kind::Ordinal, end + eye.len());
        }
        let doubtful = idle && kind == Kind::Cardinal;
        let reading = Reading::new(Span::new(start, end), Value::whole(value), kind);
        self.push(reading.doubtful(doubtful), end);
        end
    }

    fn digits(&mut self, start: usize) -> usize {
        if self.is_identifier(start) {
            return self.end_of_identifier(start);
        }
        let text = self.text;
        let group = digits::calendar(text, start)
            .or_else(|| digits::clock(text, start))
            .or_else(|| digits::stroke(text, start, MAX_DENOMINATOR));
        if let Some(mut group) = group {
            for reading in &mut group.readings {
                if reading.number.kind == Kind::Hour {
                    reading.number.value = self.on_the_day(start, reading.number.value);
                }
                self.push(*reading, group.end);
            }
            return self.weekday_in_brackets(group.end);
        }
        self.number(start, None)
    }

    /// Whether the digits at `start` go on a name: T4, GPT-4, v1.
    fn is_identifier(&self, start: usize) -> bool {
        let before = self.before(start);
        let dashed = before.strip_suffix(['-', '‐', '–', '_', '.']).unwrap_or(before);
        let part_of_day = AFTERNOON.iter().chain(&["AM", "am"]).any(|word| before.ends_with(word));
        dashed.chars().next_back().is_some_and(is_letter)
            && !part_of_day
            && !before.ends_with(FISCAL)
            && !dashed.ends_with("No")
            && !dashed.ends_with("no")
            && !dashed.ends_with("vol")
    }

    fn end_of_identifier(&self, start: usize) -> usize {
        let goes_on = |c: char| digit(c).is_some() || is_letter(c);
        let mut end = self.skip(start, |c| digit(c).is_some() || is_letter(c));
        while let Some(mark) = char_at(self.text, end).filter(|c| matches!(c, '.' | '-')) {
            let after = end + mark.len_utf8();
            if !char_at(self.text, after).is_some_and(goes_on) {
                break;
            }
            end = self.skip(after, |c| digit(c).is_some() || is_letter(c));
        }
        end
    }

    /// Reads the numeral at `start` with its unit, behind a currency sign perhaps.
    pub fn number(&mut self, start: usize, sign: Option<(usize, Currency)>) -> usize {
        let text = self.text;
        let has_pair = pair(text, start).filter(|_| !self.is_positional_pair(start));
        if let Some(first) = has_pair {
            return self.rough_pair(start, first);
        }
        let Some(numeral) = self.numeral(start) else { return start };
        let rest = self.after(numeral.end);
        if numeral.has_digits && !numeral.multiplied && rest.starts_with(is_letter) {
            match self.latin_unit(numeral.end, sign.is_some()) {
                Some((end, scale)) => {
                    let value = numeral.value.and_then(|v| v.times(scale));
                    let kind = sign.map_or(Kind::Cardinal, |(_, currency)| Kind::Money(currency));
                    let from = sign.map_or(start, |(start, _)| start);
                    let to = if scale == Value::ONE { numeral.end } else { end };
                    if let Some(value) = value {
                        self.push(Reading::new(Span::new(from, to), value, kind), end);
                    }
                    return end;
                }
                None => return self.end_of_identifier(start),
            }
        }
        if let Some(after) = rest.strip_prefix('数').filter(|_| self.is_vague_tail(numeral.end)) {
            return self.skip(text.len() - after.len(), is_kanji_numeral);
        }
        let Some(value) = numeral.value else { return numeral.end };
        if let Some((from, currency)) = sign {
            return self.signed_money(from, &numeral, value, currency);
        }
        if char_before(text, start) == Some('第') {
            let from = start - '第'.len_utf8();
            let idle = value == Value::ONE && (rest.starts_with('に') || rest.starts_with('、'));
            let span = Span::new(from, numeral.end);
            self.push(Reading::new(span, value, Kind::Ordinal).doubtful(idle), numeral.end);
            return numeral.end;
        }
        let behind = self.behind(&numeral);
        if let Some(end) = self.end_of_word(start, &numeral, behind) {
            return end;
        }
        match behind {
            Some(behind) => self.counted(start, &numeral, value, behind),
            None => {
                let mut reading =
                    Reading::new(Span::new(start, numeral.end), value, Kind::Cardinal);
                reading.scale = numeral.scale;
                reading.bare = !numeral.multiplied;
                if numeral.rough {
                    reading.number.certainty = Certainty::Approximate;
                }
                self.push(reading, numeral.end);
                numeral.end
            }
        }
    }

    /// The numeral at `start`; the last digit of 第三四半期 begins the next word.
    fn numeral(&self, start: usize) -> Option<Numeral> {
        let found = numeral(self.text, start)?;
        let quarter = self.text.get(start..found.end)?.strip_suffix('四');
        match quarter.filter(|rank| !rank.is_empty() && self.after(found.end).starts_with("半期"))
        {
            Some(rank) => numeral(self.text.get(..start + rank.len())?, start),
            None => Some(found),
        }
    }

    /// In 一二月 and 二三年 two digits are one number, by place.
    fn is_positional_pair(&self, start: usize) -> bool {
        let rest = self.after(self.skip(start, |c| kanji_digit(c).is_some()));
        char_before(self.text, start) == Some('第')
            || rest.starts_with(['年', '月'])
            || rest.starts_with('・')
    }

    /// 二三人, 三四十人: both numbers, where the second counts something.
    fn rough_pair(&mut self, start: usize, first: u64) -> usize {
        let text = self.text;
        let Some(len) = char_at(text, start).map(char::len_utf8) else { return start };
        let second = start + len;
        let Some(numeral) = numeral(text, second) else { return second };
        let Some(behind) = self.behind(&numeral) else { return numeral.end };
        let mut reading =
            Reading::new(Span::new(start, second), Value::whole(first), Kind::Cardinal);
        reading.bare = true;
        reading.number.certainty = Certainty::Approximate;
        self.found.push(reading);
        match numeral.value {
            Some(value) => self.counted(second, &Numeral { rough: true, ..numeral }, value, behind),
            None => numeral.end,
        }
    }

    /// 十数人, 千数百: 数 behind a numeral, and something that it counts.
    fn is_vague_tail(&self, at: usize) -> bool {
        let rest = self.after(at + '数'.len_utf8());
        rest.starts_with(is_multiplier) || counter(rest).is_some() || unit(rest).is_some()
    }

    /// Adds a number; the words about it, up to `end` and beyond, tell whether it is rough.
    pub fn push(&mut self, mut reading: Reading, end: usize) {
        let before = self.before(reading.number.span.start).trim_end_matches([' ', '、']);
        let after = self.after(end);
        let rough = ABOUT_BEFORE.iter().any(|word| before.ends_with(word))
            || ABOUT_AFTER.iter().any(|word| {
                after.strip_prefix(word).is_some_and(|rest| {
                    !matches!(*word, "弱" | "強" | "超")
                        || !rest.starts_with(['い', 'く', 'か', 'さ', 'め', 'ま', 'え'])
                })
            });
        if rough && reading.number.certainty == Certainty::Exact {
            reading.number.certainty = Certainty::Approximate;
        }
        self.found.push(reading);
    }
}
