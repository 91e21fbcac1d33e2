//! The Japanese numeral: 3000万, 一億二千万, 2万3千500, 二〇二四, 三・五.

use super::Value;
use super::digits::{char_at, digit, digits};

/// A numeral without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub end: usize,
    /// `None` beyond the bounds of [`Value`], and for versions such as 1.2.3.
    pub value: Option<Value>,
    /// What the leading numeral was multiplied by; one if there are several.
    pub scale: Value,
    /// 十, 万 and the like take part.
    pub multiplied: bool,
    /// Digits of either width take part.
    pub has_digits: bool,
    /// Its length in characters.
    pub length: usize,
    /// Two digits in succession stand for a rough number: 十五六.
    pub rough: bool,
    /// ・ stands in it. Without a unit it may be a date: 三・一一.
    pub decimal: bool,
}

/// The value of a kanji that stands for a digit.
pub(super) fn kanji_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壱' => 1,
        '二' | '弐' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// 十, 百 and 千, which multiply within a group of four places.
fn small_multiplier(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// 万 and above, which multiply a whole group.
fn large_multiplier(c: char) -> Option<u64> {
    match c {
        '万' | '萬' => Some(10_000),
        '億' => Some(100_000_000),
        '兆' => Some(1_000_000_000_000),
        '京' => Some(10_000_000_000_000_000),
        _ => None,
    }
}

/// Whether `c` multiplies what stands before it. 京 is left out: it is far more often a city.
pub(super) fn is_multiplier(c: char) -> bool {
    c != '京' && (small_multiplier(c).is_some() || large_multiplier(c).is_some())
}

/// Whether `c` is a kanji numeral.
pub(super) fn is_kanji_numeral(c: char) -> bool {
    kanji_digit(c).is_some() || is_multiplier(c)
}

/// The two digits at `at`, if they are all the kanji digits there and follow one another:
/// 二三人 is two or three.
pub(super) fn pair(text: &str, at: usize) -> Option<u64> {
    let mut digits = text.get(at..)?.chars().map_while(kanji_digit);
    let (first, second) = (digits.next()?, digits.next()?);
    (first > 0 && second == first + 1 && digits.next().is_none()).then_some(first.into())
}

/// What multipliers have made of the numeral so far.
struct Sum {
    total: Option<Value>,
    group: Option<Value>,
    /// The numeral that no multiplier has followed yet.
    lead: Option<Option<Value>>,
    /// The next small and large multiplier must be below these.
    small: u64,
    large: u64,
    leads: usize,
    factor: Option<Value>,
}

impl Sum {
    fn lead(&mut self, value: Option<Value>) -> bool {
        let fits =
            value.is_none_or(|v| v < Value::whole(self.small) && v < Value::whole(self.large));
        if fits && self.lead.is_none() {
            self.lead = Some(value);
            self.leads += 1;
            return true;
        }
        false
    }

    fn times_small(&mut self, by: u64) -> bool {
        if by >= self.small {
            return false;
        }
        self.leads += usize::from(self.lead.is_none() && self.small < u64::MAX);
        let lead = self.lead.take().unwrap_or(Some(Value::ONE));
        let by_value = Value::whole(by);
        self.group = plus(self.group, lead.and_then(|v| v.times(by_value)));
        self.factor = self.factor.and_then(|f| f.times(by_value));
        self.small = by;
        true
    }

    fn times_large(&mut self, by: u64) -> bool {
        let group = plus(self.group, self.lead.unwrap_or(Some(Value::ZERO)));
        if by >= self.large || group == Some(Value::ZERO) {
            return false;
        }
        let by_value = Value::whole(by);
        self.total = plus(self.total, group.and_then(|v| v.times(by_value)));
        self.factor = self.factor.and_then(|f| f.times(by_value));
        (self.group, self.lead) = (Some(Value::ZERO), None);
        (self.small, self.large) = (u64::MAX, by);
        true
    }

    fn value(&self) -> Option<Value> {
        plus(plus(self.total, self.group), self.lead.unwrap_or(Some(Value::ZERO)))
    }
}

fn plus(left: Option<Value>, right: Option<Value>) -> Option<Value> {
    left?.plus(right?)
}

/// Reads the numeral at `start`; `None` if there is none. A lone 万 or 億 is none.
/// O(its length).
pub(super) fn numeral(text: &str, start: usize) -> Option<Numeral> {
    let zero = Some(Value::ZERO);
    let mut sum = Sum {
        total: zero,
        group: zero,
        lead: None,
        small: u64::MAX,
        large: u64::MAX,
        leads: 0,
        factor: Some(Value::ONE),
    };
    let mut found = Numeral {
        end: start,
        value: None,
        scale: Value::ONE,
        multiplied: false,
        has_digits: false,
        length: 0,
        rough: false,
        decimal: false,
    };
    while let Some(c) = char_at(text, found.end) {
        let (end, taken) = if digit(c).is_some() {
            let Some(digits) = digits(text, found.end) else { break };
            let taken = sum.lead(digits.value);
            found.has_digits |= taken;
            (digits.end, taken)
        } else if kanji_digit(c).is_some() {
            let (end, value) = kanji_digits(text, found.end);
            let mut taken = sum.lead(value);
            if !taken
                && sum.lead.is_none()
                && let Some(first) = pair(text, found.end)
            {
                taken = sum.lead(Some(Value::whole(first)));
                found.rough |= taken;
            }
            (end, taken)
        } else if let Some(end) = spaced_multiplier(text, found.end, c)
            && found.has_digits
            && !found.multiplied
        {
            // 36 万人: some publishers put a space behind all digits.
            (end, true)
        } else {
            let taken = match (small_multiplier(c), large_multiplier(c)) {
                (Some(by), _) => sum.times_small(by),
                (None, Some(by)) => sum.times_large(by),
                (None, None) => false,
            };
            found.multiplied |= taken;
            (found.end + c.len_utf8(), taken)
        };
        if !taken {
            break;
        }
        let part = text.get(found.end..end).unwrap_or("");
        found.length += part.chars().count();
        found.decimal |= part.contains('・');
        found.end = end;
    }
    (found.length > 0).then_some(())?;
    found.value = sum.value();
    if sum.leads == 1 {
        found.scale = sum.factor.unwrap_or(Value::ONE);
    }
    Some(found)
}

/// Where a space between digits and 万, 億 or 兆 ends.
fn spaced_multiplier(text: &str, at: usize, c: char) -> Option<usize> {
    let end = at + c.len_utf8();
    let is_space = matches!(c, ' ' | '\u{a0}' | '\u{3000}');
    let next = char_at(text, end).filter(|_| is_space)?;
    // 2025 万博 is a fair.
    let is_word = text.get(end..).is_some_and(|rest| rest.starts_with("万博"));
    (large_multiplier(next).is_some() && !is_word).then_some(end)
}

/// Kanji digits by place, with decimals behind ・ (三・五).
fn kanji_digits(text: &str, start: usize) -> (usize, Option<Value>) {
    let run = |from: usize, mantissa: Option<u128>| {
        let mut state = (from, mantissa, 0_u32);
        for d in text.get(from..).unwrap_or("").chars().map_while(|c| Some((c, kanji_digit(c)?))) {
            state.0 += d.0.len_utf8();
            state.1 = state.1.and_then(|m| m.checked_mul(10)?.checked_add(u128::from(d.1)));
            state.2 = state.2.saturating_add(1);
        }
        state
    };
    let (end, mantissa, _) = run(start, Some(0));
    if char_at(text, end) == Some('・') {
        let (after, joined, decimals) = run(end + '・'.len_utf8(), mantissa);
        if decimals > 0 {
            let power = 10_u128.checked_pow(decimals);
            return (after, joined.and_then(|m| Value::ratio(m, power?)));
        }
    }
    (end, mantissa.and_then(|m| Value::ratio(m, 1)))
}
