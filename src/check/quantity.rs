//! Numbers with what they measure, and which of them translate each other.
//!
//! The three rules on numbers share one comparison of a bead ([`compare`]): each looks at the
//! part of it that is its own.

use std::ops::Range;

use crate::model::{Lang, Span};
use crate::text::fold::Folded;
use crate::text::numbers::{Certainty, Currency, Key, Kind, Number, Value};
use crate::text::tokens::Class;

use super::analysis::Analysis;
use super::context::{Context, Pair};

/// What a number measures. Units of one family convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    family: Family,
    /// How many of the family's least unit it is; 0 where converting is not exact.
    size: u64,
    /// Its English name.
    pub name: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// Seconds to weeks.
    Time,
    /// Months and years.
    Calendar,
    Length,
    Weight,
    Volume,
    Area,
}

impl Unit {
    /// Whether two units measure the same kind of thing; months and weeks both measure time.
    pub fn is_comparable(self, other: Self) -> bool {
        let time = |family| matches!(family, Family::Time | Family::Calendar);
        self.family == other.family || (time(self.family) && time(other.family))
    }
}

const fn unit(family: Family, size: u64, name: &'static str) -> Unit {
    Unit { family, size, name }
}

/// Units behind a Japanese number. The longest match counts.
const JAPANESE: &[(&str, Option<Unit>)] = &[
    ("秒", Some(unit(Family::Time, 1, "second"))),
    ("秒間", Some(unit(Family::Time, 1, "second"))),
    ("分間", Some(unit(Family::Time, 60, "minute"))),
    ("分", Some(unit(Family::Time, 60, "minute"))),
    ("分の", None),
    ("時間", Some(unit(Family::Time, 3600, "hour"))),
    ("日間", Some(unit(Family::Time, 86_400, "day"))),
    ("週間", Some(unit(Family::Time, 604_800, "week"))),
    ("週", Some(unit(Family::Time, 604_800, "week"))),
    ("ヶ月", Some(unit(Family::Calendar, 1, "month"))),
    ("ヵ月", Some(unit(Family::Calendar, 1, "month"))),
    ("カ月", Some(unit(Family::Calendar, 1, "month"))),
    ("か月", Some(unit(Family::Calendar, 1, "month"))),
    ("ケ月", Some(unit(Family::Calendar, 1, "month"))),
    ("箇月", Some(unit(Family::Calendar, 1, "month"))),
    ("年間", Some(unit(Family::Calendar, 12, "year"))),
    ("年", Some(unit(Family::Calendar, 12, "year"))),
    ("年度", None),
    ("年生", None),
    ("年代", None),
    ("キロメートル", Some(unit(Family::Length, 1_000_000, "kilometer"))),
    ("キロ", Some(unit(Family::Length, 0, "kilometer"))),
    ("km", Some(unit(Family::Length, 1_000_000, "kilometer"))),
    ("メートル", Some(unit(Family::Length, 1000, "meter"))),
    ("メーター", Some(unit(Family::Length, 1000, "meter"))),
    ("m", Some(unit(Family::Length, 1000, "meter"))),
    ("センチメートル", Some(unit(Family::Length, 10, "centimeter"))),
    ("センチ", Some(unit(Family::Length, 10, "centimeter"))),
    ("cm", Some(unit(Family::Length, 10, "centimeter"))),
    ("ミリメートル", Some(unit(Family::Length, 1, "millimeter"))),
    ("mm", Some(unit(Family::Length, 1, "millimeter"))),
    ("マイル", Some(unit(Family::Length, 0, "mile"))),
    ("フィート", Some(unit(Family::Length, 0, "foot"))),
    ("インチ", Some(unit(Family::Length, 0, "inch"))),
    ("トン", Some(unit(Family::Weight, 1_000_000, "ton"))),
    ("キログラム", Some(unit(Family::Weight, 1000, "kilogram"))),
    ("kg", Some(unit(Family::Weight, 1000, "kilogram"))),
    ("グラム", Some(unit(Family::Weight, 1, "gram"))),
    ("g", Some(unit(Family::Weight, 1, "gram"))),
    ("ミリグラム", Some(unit(Family::Weight, 0, "milligram"))),
    ("mg", Some(unit(Family::Weight, 0, "milligram"))),
    ("リットル", Some(unit(Family::Volume, 1000, "liter"))),
    ("ミリリットル", Some(unit(Family::Volume, 1, "milliliter"))),
    ("ml", Some(unit(Family::Volume, 1, "milliliter"))),
    ("平方キロメートル", Some(unit(Family::Area, 1_000_000, "square kilometer"))),
    ("平方キロ", Some(unit(Family::Area, 1_000_000, "square kilometer"))),
    ("平方メートル", Some(unit(Family::Area, 1, "square meter"))),
    ("ヘクタール", Some(unit(Family::Area, 10_000, "hectare"))),
    ("立方メートル", None),
];

/// Units behind an English number, in the singular.
const ENGLISH: &[(&str, Unit)] = &[
    ("second", unit(Family::Time, 1, "second")),
    ("minute", unit(Family::Time, 60, "minute")),
    ("min", unit(Family::Time, 60, "minute")),
    ("hour", unit(Family::Time, 3600, "hour")),
    ("hr", unit(Family::Time, 3600, "hour")),
    ("day", unit(Family::Time, 86_400, "day")),
    ("week", unit(Family::Time, 604_800, "week")),
    ("month", unit(Family::Calendar, 1, "month")),
    ("year", unit(Family::Calendar, 12, "year")),
    ("decade", unit(Family::Calendar, 120, "decade")),
    ("kilometer", unit(Family::Length, 1_000_000, "kilometer")),
    ("kilometre", unit(Family::Length, 1_000_000, "kilometer")),
    ("km", unit(Family::Length, 1_000_000, "kilometer")),
    ("meter", unit(Family::Length, 1000, "meter")),
    ("metre", unit(Family::Length, 1000, "meter")),
    ("m", unit(Family::Length, 1000, "meter")),
    ("centimeter", unit(Family::Length, 10, "centimeter")),
    ("centimetre", unit(Family::Length, 10, "centimeter")),
    ("cm", unit(Family::Length, 10, "centimeter")),
    ("millimeter", unit(Family::Length, 1, "millimeter")),
    ("millimetre", unit(Family::Length, 1, "millimeter")),
    ("mm", unit(Family::Length, 1, "millimeter")),
    ("mile", unit(Family::Length, 0, "mile")),
    ("foot", unit(Family::Length, 0, "foot")),
    ("feet", unit(Family::Length, 0, "foot")),
    ("inch", unit(Family::Length, 0, "inch")),
    ("inches", unit(Family::Length, 0, "inch")),
    ("yard", unit(Family::Length, 0, "yard")),
    ("ton", unit(Family::Weight, 1_000_000, "ton")),
    ("tonne", unit(Family::Weight, 1_000_000, "ton")),
    ("kilogram", unit(Family::Weight, 1000, "kilogram")),
    ("kilo", unit(Family::Weight, 1000, "kilogram")),
    ("kg", unit(Family::Weight, 1000, "kilogram")),
    ("gram", unit(Family::Weight, 1, "gram")),
    ("g", unit(Family::Weight, 1, "gram")),
    ("milligram", unit(Family::Weight, 0, "milligram")),
    ("mg", unit(Family::Weight, 0, "milligram")),
    ("ounce", unit(Family::Weight, 0, "ounce")),
    ("liter", unit(Family::Volume, 1000, "liter")),
    ("litre", unit(Family::Volume, 1000, "liter")),
    ("milliliter", unit(Family::Volume, 1, "milliliter")),
    ("millilitre", unit(Family::Volume, 1, "milliliter")),
    ("ml", unit(Family::Volume, 1, "milliliter")),
    ("gallon", unit(Family::Volume, 0, "gallon")),
    ("hectare", unit(Family::Area, 10_000, "hectare")),
    ("acre", unit(Family::Area, 0, "acre")),
];

/// A number and what it measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity {
    pub number: Number,
    pub unit: Option<Unit>,
    /// Written in words (three, 三) rather than in digits.
    pub in_words: bool,
    /// Perhaps part of a name or of a longer word: it explains, but is not asked for.
    pub idle: bool,
    /// The text says that it is rounded, or a bound: “more than 30,000”.
    pub rough: bool,
}

impl Quantity {
    /// Whether it is one of the small numbers that texts add and leave out freely.
    pub fn is_small(&self) -> bool {
        let small = matches!(self.number.kind, Kind::Cardinal | Kind::Ordinal | Kind::Multiple);
        small && self.number.value < Value::whole(10) && self.number.value.to_whole().is_some()
    }

    /// Whether it is a part of a date.
    pub fn is_date(&self) -> bool {
        matches!(self.number.kind, Kind::Year | Kind::Month | Kind::Day | Kind::Weekday)
    }

    fn is_one(&self) -> bool {
        self.number.value == Value::ONE
    }
}

/// The numbers of a run of sentences.
pub(super) fn quantities(side: &Analysis<'_>, run: Range<usize>) -> Vec<Quantity> {
    let found = side.numbers(run.clone()).map(|&number| {
        let mut number = number;
        let text = side.text(number.span);
        let in_words = !text.contains(|c: char| c.is_numeric() && !is_kanji_digit(c));
        let end = side.span(side.sentence_at(number.span.start)).end;
        let after = side.text(Span::new(number.span.end, end));
        let start = side.span(side.sentence_at(number.span.start)).start;
        let before = side.text(Span::new(start, number.span.start));
        let unit = match side.lang() {
            Lang::Ja => japanese_unit(text, after),
            Lang::En => english_unit(after),
        };
        let idle = number.certainty == Certainty::Doubtful
            || (in_words && side.lang() == Lang::Ja && is_inside_word(side, &number, &run))
            || (side.lang() == Lang::En && is_label(before, after, &number));
        let lakh = after.trim_start().starts_with("lakh") && side.lang() == Lang::En;
        if lakh && let Some(value) = number.value.times(Value::whole(100_000)) {
            number.value = value;
        }
        let rough = number.certainty == Certainty::Approximate || is_bounded(before, side.lang());
        Quantity { number, unit, in_words, idle, rough }
    });
    found.collect()
}

fn is_kanji_digit(c: char) -> bool {
    "〇一二三四五六七八九十百千万億兆".contains(c)
}

fn japanese_unit(text: &str, after: &str) -> Option<Unit> {
    if text == "半年" {
        return Some(unit(Family::Calendar, 12, "year"));
    }
    // 2年半: the half stands behind the unit and inside the number.
    let inner = text.strip_suffix('半').map(|text| text.trim_start_matches(|c: char| {
        c.is_numeric() || matches!(c, '.' | '・' | '．')
    }));
    let after = inner.filter(|text| !text.is_empty()).unwrap_or(after);
    let after = after.trim_start_matches([' ', '\u{3000}', '余']);
    let folded = Folded::new(after.get(..after.len().min(48)).unwrap_or(after));
    let after = folded.text();
    let found = JAPANESE.iter().filter(|(name, _)| after.starts_with(name));
    let (name, unit) = found.max_by_key(|(name, _)| name.len())?;
    // A Latin unit ends where the letters end.
    let rest = after.get(name.len()..).unwrap_or("");
    let is_cut = name.is_ascii() && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    unit.filter(|_| !is_cut)
}

fn english_unit(after: &str) -> Option<Unit> {
    let word: String = after
        .trim_start_matches([' ', '-', '\u{a0}', '\n'])
        .chars()
        .take_while(|c| c.is_ascii_alphabetic())
        .collect::<String>()
        .to_ascii_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let skipped = word.is_empty() || after.starts_with(['.', ',', ';']);
    let mut found = ENGLISH.iter().filter(|(name, _)| *name == word || *name == singular);
    found.next().map(|&(_, unit)| unit).filter(|_| !skipped)
}

/// Whether a kanji numeral is only a part of a word of the dictionary: 三井, 二酸化炭素.
fn is_inside_word(side: &Analysis<'_>, number: &Number, run: &Range<usize>) -> bool {
    side.tokens(run.clone()).any(|token| {
        token.span.start <= number.span.start
            && number.span.end < token.span.end
            && matches!(token.word.class, Class::Name | Class::Noun | Class::Unknown)
            || (token.word.class == Class::Name
                && token.span.start < number.span.end
                && number.span.start < token.span.end)
    })
}

/// Whether an English number is a label rather than an amount: “Phase 2”, “Figure 3”.
fn is_label(before: &str, _after: &str, number: &Number) -> bool {
    number.kind == Kind::Ordinal && before.trim_end().ends_with(" the very")
}

/// Whether the words before a number make it a bound.
fn is_bounded(before: &str, lang: Lang) -> bool {
    const BOUNDS: [&str; 16] = [
        "more than", "over", "nearly", "almost", "under", "less than", "close to", "around",
        "roughly", "some", "approximately", "at least", "fewer than", "just shy of", "upwards of",
        "about",
    ];
    let before = before.trim_end().to_lowercase();
    lang == Lang::En && BOUNDS.iter().any(|bound| before.ends_with(bound))
}

/// A number that stands for another: the source says `japanese`, the other side `english`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Swapped {
    pub japanese: Quantity,
    pub english: Quantity,
}

/// How the numbers of a bead compare.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// Numbers of equal value.
    pub equal: Vec<Swapped>,
    /// Numbers that ought to be equal and are not.
    pub swapped: Vec<Swapped>,
    /// Japanese numbers that the English lacks.
    pub japanese_only: Vec<Quantity>,
    /// English numbers that the Japanese lacks.
    pub english_only: Vec<Quantity>,
}

/// Compares the numbers of a bead. O(numbers²).
pub(super) fn compare(context: &Context<'_>, pair: &Pair) -> Comparison {
    let (ja, en) = (context.japanese(), context.english());
    let japanese = quantities(ja, pair.japanese.clone());
    let english = quantities(en, pair.english.clone());
    if japanese.is_empty() && english.is_empty() {
        return Comparison::default();
    }
    let mut comparison = Comparison::default();
    let mut taken = vec![false; english.len()];
    let mut left = Vec::new();
    // Equal values first, of equal kinds before others.
    let mut matched = vec![false; japanese.len()];
    for strict in [true, false] {
        for (j, matched) in japanese.iter().zip(&mut matched).filter(|(_, matched)| !**matched) {
            let found = english.iter().zip(&mut taken).find(|(e, taken)| {
                let same_kind = j.number.kind == e.number.kind;
                !**taken && (same_kind || !strict) && is_equal(j, e)
            });
            if let Some((e, taken)) = found {
                (*taken, *matched) = (true, true);
                comparison.equal.push(Swapped { japanese: *j, english: *e });
            }
        }
    }
    for (j, _) in japanese.iter().zip(&matched).filter(|(_, matched)| !**matched) {
        let said = english.iter().any(|e| is_equal(j, e))
            || is_composed(j, &english)
            || said_otherwise(j, en, pair.english.clone())
            || is_written(j, en, pair.english.clone());
        left.push((*j, said));
    }
    let rest: Vec<(Quantity, bool)> = english
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| !**taken)
        .map(|(e, _)| {
            let said = japanese.iter().any(|j| is_equal(j, e))
                || is_composed(e, &japanese)
                || said_in_japanese(e, ja, pair.japanese.clone())
                || is_written(e, ja, pair.japanese.clone());
            (*e, said)
        })
        .collect();
    let mut used = vec![false; rest.len()];
    for (j, j_said) in left {
        let other = rest.iter().zip(&used).position(|((e, e_said), used)| {
            !used && !j.idle && !e.idle && (!j_said || !e_said) && is_swap(&j, e)
        });
        match other.and_then(|at| Some((rest.get(at)?.0, used.get_mut(at)?))) {
            Some((english, used)) => {
                *used = true;
                comparison.swapped.push(Swapped { japanese: j, english });
            }
            None if !j_said && !j.idle => comparison.japanese_only.push(j),
            None => {}
        }
    }
    let alone = rest.iter().zip(&used).filter(|((e, said), used)| !*used && !said && !e.idle);
    comparison.english_only.extend(alone.map(|((e, _), _)| *e));
    comparison
}

/// Whether two numbers may translate each other.
fn is_equal(j: &Quantity, e: &Quantity) -> bool {
    let (a, b) = (j.number, e.number);
    if a.key() == b.key() {
        return true;
    }
    if matches!(a.key(), Key::Month(_) | Key::Weekday(_))
        || matches!(b.key(), Key::Month(_) | Key::Weekday(_))
    {
        // 5/12 may be a fraction or a day, “May” a name: their amounts still count.
        return false;
    }
    if let (Some(u), Some(v)) = (j.unit, e.unit)
        && u.family == v.family
        && u.size > 0
        && v.size > 0
        && a.value.times(Value::whole(u.size)) == b.value.times(Value::whole(v.size))
        && a.value.times(Value::whole(u.size)).is_some()
    {
        return true;
    }
    // Percentage points and per cent are both written for ポイント.
    let hundred = Value::whole(100);
    let percent = |n: Number, m: Number| {
        n.kind == Kind::Percent && m.kind != Kind::Percent && n.value.times(hundred) == Some(m.value)
    };
    if percent(a, b) || percent(b, a) {
        return true;
    }
    // “A month and a half” is read as a half.
    let halved = |n: Number, m: Number| {
        n.value == Value::HALF && m.value > Value::ONE && {
            let twice = m.value.times(Value::whole(2)).and_then(Value::to_whole);
            twice.is_some_and(|twice| twice % 2 == 1)
        }
    };
    if halved(a, b) || halved(b, a) {
        return true;
    }
    // 13:10 may be minutes and seconds.
    let clock = |n: Number| matches!(n.kind, Kind::Hour | Kind::Minute);
    if (clock(a) || clock(b)) && a.value == b.value {
        return true;
    }
    // '24 is 2024.
    let is_year = |n: Number| n.kind == Kind::Year;
    let short = |n: Number, m: Number| {
        is_year(n)
            && m.value < hundred
            && n.value.to_whole().map(|year| year % 100) == m.value.to_whole()
    };
    if short(a, b) || short(b, a) {
        return true;
    }
    // One side rounds what the other has in full.
    j.rough != e.rough && is_near(a.value, b.value)
}

/// How far apart, in twentieths, a rounded number may be from the one that it stands for.
const ROUNDED: u64 = 1;

fn is_near(a: Value, b: Value) -> bool {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let bound = low.times(Value::whole(20 + ROUNDED));
    high.times(Value::whole(20)).zip(bound).is_some_and(|(high, bound)| high <= bound)
}

/// Whether `quantity` is made of two numbers of the other side, or one of two that make one
/// there: 4割 is “four in ten”, 3人に1人 “a third”, 1時間30分 “90 minutes”.
fn is_composed(quantity: &Quantity, others: &[Quantity]) -> bool {
    let value = quantity.number.value;
    let pairs = || others.iter().flat_map(|a| others.iter().map(move |b| (a.number, b.number)));
    let parts = |a: Value, b: Value| a.over(b) == Some(value) && b != Value::ONE;
    let sums = |a: Value, b: Value| {
        let long = a.times(Value::whole(60)).and_then(|a| a.plus(b));
        let years = a.times(Value::whole(12)).and_then(|a| a.plus(b));
        long == Some(value) || years == Some(value)
    };
    pairs().any(|(a, b)| parts(a.value, b.value) || sums(a.value, b.value))
        || others.iter().any(|other| is_part_of(quantity, other))
}

/// Whether a number is one of those that a fraction is said with: the 3 and the 1 of a third.
fn is_part_of(quantity: &Quantity, fraction: &Quantity) -> bool {
    let value = quantity.number.value;
    let whole = fraction.number.value.to_whole();
    whole.is_none()
        && (value == Value::ONE
            || value == Value::whole(10)
            || value == Value::whole(100)
            || fraction.number.value.times(value).is_some_and(|v| v.to_whole().is_some()))
}

/// English words that say a number without being one.
const SAYING: &[(&str, &[u64])] = &[
    ("both", &[2]),
    ("pair", &[2]),
    ("pairs", &[2]),
    ("couple", &[2]),
    ("couples", &[2]),
    ("twin", &[2]),
    ("twins", &[2]),
    ("duo", &[2]),
    ("dual", &[2]),
    ("doubles", &[2]),
    ("either", &[2]),
    ("neither", &[2]),
    ("two-time", &[2]),
    ("again", &[2]),
    ("bilateral", &[2]),
    ("biennial", &[2]),
    ("biannual", &[2]),
    ("second", &[2]),
    ("secondary", &[2]),
    ("trio", &[3]),
    ("triple", &[3]),
    ("tripled", &[3]),
    ("triplets", &[3]),
    ("trilateral", &[3]),
    ("three-way", &[3]),
    ("tertiary", &[3]),
    ("hat", &[3]),
    ("quartet", &[4]),
    ("quadruple", &[4]),
    ("quintet", &[5]),
    ("decade", &[10]),
    ("decades", &[10, 20, 30, 40, 50]),
    ("teens", &[10]),
    ("teen", &[10]),
    ("teenage", &[10]),
    ("teenager", &[10]),
    ("teenagers", &[10]),
    ("tenfold", &[10]),
    ("dozen", &[12]),
    ("fortnight", &[2, 14, 15]),
    ("century", &[100, 1]),
    ("centuries", &[100]),
    ("centennial", &[100]),
    ("hundredth", &[100]),
    ("overnight", &[1]),
    ("noon", &[12, 0]),
    ("midday", &[12, 0]),
    ("midnight", &[12, 24, 0]),
    ("clock", &[24]),
    ("quarter", &[15, 3, 4]),
    ("half", &[30, 2, 6]),
    ("solo", &[1]),
    ("single", &[1]),
    ("singles", &[1]),
    ("sole", &[1]),
    ("individual", &[1]),
    ("individually", &[1]),
    ("alone", &[1]),
    ("only", &[1]),
    ("each", &[1]),
    ("every", &[1]),
    ("per", &[1]),
    ("another", &[1]),
    ("a", &[1]),
    ("an", &[1]),
    ("the", &[1]),
    ("any", &[1]),
    ("daily", &[1]),
    ("weekly", &[1]),
    ("monthly", &[1]),
    ("annual", &[1]),
    ("annually", &[1]),
    ("yearly", &[1]),
    ("once", &[1]),
    ("no", &[0]),
    ("none", &[0]),
    ("nil", &[0]),
    ("nothing", &[0]),
    ("without", &[0]),
    ("zero", &[0]),
    ("top", &[1]),
    ("last", &[1]),
    ("next", &[1]),
    ("runner", &[2]),
    ("semifinal", &[4]),
    ("semifinals", &[4]),
    ("quarterfinal", &[8]),
    ("quarterfinals", &[8]),
    ("sixties", &[60, 1960]),
    ("seventies", &[70, 1970]),
    ("eighties", &[80, 1980]),
    ("nineties", &[90, 1990]),
    ("twenties", &[20]),
    ("thirties", &[30]),
    ("forties", &[40]),
    ("fifties", &[50]),
    ("halftime", &[45]),
    ("freshman", &[1]),
    ("sophomore", &[2]),
    ("junior", &[3, 2]),
    ("senior", &[4, 3]),
    ("yokozuna", &[0]),
];

/// Whether English says `quantity` with another word than a number.
fn said_otherwise(quantity: &Quantity, english: &Analysis<'_>, run: Range<usize>) -> bool {
    let Some(value) = quantity.number.value.to_whole() else { return false };
    english.tokens(run).any(|token| {
        let word = token.word.text.as_str();
        let says = SAYING.iter().find(|(name, _)| *name == word);
        says.is_some_and(|(_, values)| values.contains(&value))
    })
}

/// Whether the digits stand on the other side, though not as a number: `GPT-4`, `30GBs`, `３Ｍ`.
fn is_written(quantity: &Quantity, other: &Analysis<'_>, run: Range<usize>) -> bool {
    let number = quantity.number;
    let value = match number.kind {
        Kind::Percent => number.value.times(Value::whole(100)).unwrap_or(number.value),
        _ => number.value,
    };
    let written = value.to_string();
    run.into_iter().any(|index| {
        let folded = Folded::new(other.sentence(index)).text().replace(',', "");
        folded
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .any(|digits| digits.trim_matches('.') == written)
    })
}

/// Japanese words that say a number without being one.
const SAYING_JAPANESE: &[(&str, &[u64])] = &[
    ("両", &[2]),
    ("双", &[2]),
    ("倍", &[2]),
    ("再", &[2]),
    ("二", &[2]),
    ("２", &[2]),
    ("次", &[2]),
    ("夫妻", &[2]),
    ("夫婦", &[2]),
    ("隔", &[2]),
    ("ダブル", &[2]),
    ("ペア", &[2]),
    ("コンビ", &[2]),
    ("三", &[3]),
    ("トリオ", &[3]),
    ("ハット", &[3]),
    ("トリプル", &[3]),
    ("四", &[4]),
    ("季", &[4]),
    ("五", &[5]),
    ("六", &[6]),
    ("七", &[7]),
    ("八", &[8]),
    ("九", &[9]),
    ("十", &[10]),
    ("ダース", &[12]),
    ("百", &[100]),
    ("千", &[1000]),
    ("初", &[1]),
    ("唯一", &[1]),
    ("単", &[1]),
    ("一", &[1]),
    ("最", &[1]),
    ("首位", &[1]),
    ("優勝", &[1]),
    ("毎", &[1]),
    ("正午", &[12]),
    ("半", &[2, 6, 30]),
    ("ゼロ", &[0]),
    ("無", &[0]),
    ("数", &[2, 3, 10, 100, 1000, 10_000]),
];

fn said_in_japanese(quantity: &Quantity, japanese: &Analysis<'_>, run: Range<usize>) -> bool {
    let is_part = quantity.number.value == Value::HALF;
    let value = quantity.number.value.to_whole();
    run.into_iter().any(|index| {
        let text = japanese.sentence(index);
        SAYING_JAPANESE.iter().any(|(word, values)| {
            let says = value.is_some_and(|value| values.contains(&value));
            (says || (is_part && *word == "半")) && text.contains(word)
        })
    })
}

/// Whether one of two unequal numbers stands where the other should.
fn is_swap(j: &Quantity, e: &Quantity) -> bool {
    use Kind::{Cardinal, Day, Hour, Minute, Month, Multiple, Ordinal, Percent, Weekday, Year};
    if let (Some(u), Some(v)) = (j.unit, e.unit)
        && (!u.is_comparable(v) || (u.size == 0) != (v.size == 0))
    {
        // Miles for kilometres are converted, not mistaken.
        return false;
    }
    // A translator turns “one” into “a”, and “a” into “one”.
    if (j.is_one() || e.is_one()) && (j.unit.is_none() || j.unit != e.unit) && !j.is_date() {
        return false;
    }
    match (j.number.kind, e.number.kind) {
        (Kind::Money(a), Kind::Money(b)) => a == b || !may_convert(a, b),
        (Kind::Money(_), Cardinal) | (Cardinal, Kind::Money(_)) => false,
        (Month, Month) | (Weekday, Weekday) | (Percent, Percent) | (Hour, Hour) => true,
        (Minute, Minute) | (Year, Year) | (Ordinal, Ordinal) | (Multiple, Multiple) => true,
        // The 20th is a day or a place, and a bare day of the month is written with “the”.
        (Day, Day) => true,
        (Day, Ordinal) | (Ordinal, Day) => !e.in_words,
        (Cardinal, Ordinal) => !e.in_words && j.unit.is_none(),
        (Ordinal, Cardinal) => !e.in_words && !e.is_small(),
        (Cardinal, Cardinal) => true,
        _ => false,
    }
}

/// Whether an amount in one currency is likely given in the other instead.
fn may_convert(a: Currency, b: Currency) -> bool {
    a != b
}

/// What a Japanese or English number is called in messages: as it stands in the text.
pub(super) fn quoted(side: &Analysis<'_>, quantity: &Quantity) -> String {
    match side.lang() {
        Lang::Ja => format!("{}", side.text(quantity.number.span)),
        Lang::En => format!("“{}”", side.text(quantity.number.span)),
    }
}
