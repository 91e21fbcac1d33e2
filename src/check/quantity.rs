//! Numbers with what they measure.

mod decade;
mod headword;
mod index;
mod label;
mod often;
mod other;
mod part;
mod party;
mod rank;

use std::ops::Range;

use crate::model::{Lang, Span};
use crate::text::numbers::{Certainty, Currency, Kind, Number, Value};
use crate::text::script::is_kanji_numeral;
use crate::text::tokens::Class;

use super::analysis::Analysis;
use super::clock::{self, Half};
use super::copies::copies;
use super::measure::{DAY, POUND, Unit, english_unit, is_bare, japanese_unit};
use party::Party;

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
    /// It numbers a part of a text or a plan: “Article 6”, 別紙1.
    pub is_label: bool,
    /// Nothing stands behind it that it would count.
    pub bare: bool,
    /// It may be an hour: “at six”.
    pub at: bool,
    /// It is a place in an order: “third”, 3階, “chapter three”.
    pub ranks: bool,
    /// It says how often something happened: 3回, “three times”.
    pub often: bool,
    /// It is set against another number: 3対2, “3–2”, 16:9.
    pub opposed: bool,
    /// It is so many of another number: 二つ in 三つのうち二つ, “one of the three”.
    pub share: bool,
    /// The half of the day that an hour is said to be in.
    pub half: Option<Half>,
    /// The last whole number within a bound that is none itself: 64 in 65歳未満.
    pub within: Option<Value>,
    /// Another number that says the same: 70% for 3割引.
    pub other: Option<Value>,
    /// Whether it counts those named before it.
    pub party: Party,
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

    /// Whether it is just one.
    pub fn is_one(&self) -> bool {
        self.number.value == Value::ONE
    }
}

/// How many bytes before and behind a number may say what it is.
const REACH: usize = 240;

/// What stands before and behind a place of its sentence, as far as it may tell anything of it.
pub(super) fn about<'a>(side: &Analysis<'a>, place: Span) -> (&'a str, &'a str) {
    let sentence = side.span(side.sentence_at(place.start));
    let text = side.document().text();
    let start = text.floor_char_boundary(place.start.saturating_sub(REACH)).max(sentence.start);
    let end = text.ceil_char_boundary(place.end + REACH).min(sentence.end);
    (side.text(Span::new(start, place.start)), side.text(Span::new(place.end, end)))
}

/// The numbers of a run of sentences.
pub(super) fn quantities(side: &Analysis<'_>, run: Range<usize>) -> Vec<Quantity> {
    // Addresses and placeholders are another rule's.
    let copies = copies(side, run.clone());
    let is_copied = |span: Span| {
        let next = copies.partition_point(|copy| copy.span.end < span.end);
        copies.get(next).is_some_and(|copy| copy.span.start <= span.start)
    };
    let mut numbers: Vec<Number> = side.numbers(run.clone()).copied().collect();
    numbers.retain(|number| !is_copied(number.span));
    let read = numbers.len();
    numbers.extend(clock::named(side.tokens(run.clone())));
    if numbers.len() > read {
        numbers.sort_by_key(|number| number.span);
        // 正午12時
        numbers.dedup_by(|a, b| a.span.start < b.span.end);
    }
    if side.lang() == Lang::En {
        numbers.extend(decade::ages(side.tokens(run.clone())));
        clock::tell(side, run.clone(), &mut numbers);
    }
    let found = numbers.into_iter().map(|mut number| {
        let text = side.text(number.span);
        let in_words = !text.contains(|c: char| c.is_numeric() && !is_kanji_numeral(c));
        let (before, after) = about(side, number.span);
        let unit = match side.lang() {
            // Pounds are money or weight; the other side tells.
            _ if number.kind == Kind::Money(Currency::Pound) && !text.contains(['£', '￡']) => {
                Some(POUND)
            }
            // Without a month, and in words, days are counted more often than named.
            Lang::Ja
                if number.kind == Kind::Day
                    && !before.ends_with('月')
                    && (in_words || is_lasting(after) || is_each(before)) =>
            {
                Some(DAY)
            }
            // 3日ほど: what stands behind the day counts it.
            Lang::Ja if number.kind == Kind::Cardinal && is_day(after) => Some(DAY),
            Lang::Ja => japanese_unit(text, before, after),
            Lang::En => english_unit(after, number.value < Value::ONE),
        };
        let often = often::counts_times(&number, side.lang(), text, after);
        let idle = number.certainty == Certainty::Doubtful && !often
            || index::is_in_index(side.lang(), (before, after))
            || (in_words
                && side.lang() == Lang::Ja
                && (is_inside_word(side, &number) || headword::holds(side, &number)))
            || (side.lang() == Lang::En
                && (is_emphatic(before, &number)
                    || is_place(before, text)
                    || is_vague(&number, after)));
        if side.lang() == Lang::En
            && let Some(part) = part::part(&number, (before, after))
        {
            (number.kind, number.value) = (Kind::Cardinal, part);
        }
        let lakh = after.trim_start().starts_with("lakh") && side.lang() == Lang::En;
        if lakh && let Some(value) = number.value.times(Value::whole(100_000)) {
            number.value = value;
        }
        // Hundredths of a point.
        let is_basis = match side.lang() {
            Lang::En => {
                let after = after.trim_start_matches([' ', '-']);
                after.starts_with("basis point") || after.starts_with("basis-point")
            }
            Lang::Ja => after.starts_with("ベーシスポイント"),
        };
        if is_basis && let Some(value) = number.value.over(Value::whole(100)) {
            number.value = value;
        }
        let rough = number.certainty == Certainty::Approximate || is_bounded(before, side.lang());
        let is_label = !in_words && label::is_label(before, text, side.lang());
        let bare = is_bare(after, side.lang());
        let at = side.lang() == Lang::En && bare && is_time_next(before);
        let ranks = rank::ranks(&number, side.lang(), (before, after));
        // The number of “4 a.m.” has the words behind it, too.
        let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0);
        let hour = digits.or_else(|| text.find(char::is_whitespace)).unwrap_or(text.len());
        let behind_hour = about(side, Span::new(number.span.start, number.span.start + hour)).1;
        let (half, from) = clock::half(&number, side.lang(), (before, behind_hour));
        let half = half.or_else(|| clock::of_name(text));
        let within = within(&number, side.lang(), (before, after));
        let other = other::other(&number, side.lang(), (before, text, after));
        let party = party::party(&number, side.lang(), (before, after));
        if half.is_some() {
            number.span.start = number.span.start - before.len() + from;
        }
        Quantity {
            number,
            unit,
            in_words,
            idle,
            rough,
            is_label,
            bare,
            at,
            ranks,
            often,
            opposed: false,
            share: false,
            half,
            within,
            other,
            party,
        }
    });
    let mut found: Vec<Quantity> = found.collect();
    for at in 1..found.len() {
        let Some([from, to]) = found.get_mut(at - 1..=at) else { continue };
        let between = side.text(Span::new(from.number.span.end, to.number.span.start));
        if from.unit.is_none() && from.number.kind == to.number.kind && is_range(between) {
            from.unit = to.unit;
        }
        if [&from, &to].iter().all(|it| it.number.kind == Kind::Cardinal && it.unit.is_none()) {
            let are_opposed = opposes(between);
            from.opposed |= are_opposed;
            to.opposed |= are_opposed;
            let part = if side.lang() == Lang::Ja { to } else { from };
            part.share |= shares(between);
            // “One of the three” counts, whatever “one” is elsewhere.
            part.idle &= !(part.share && part.number.certainty == Certainty::Doubtful);
        }
    }
    // Months of the old calendar are often given in the new one.
    let mut old = None;
    for quantity in &mut found {
        let is_old_year = quantity.number.kind == Kind::Year && quantity.other.is_some();
        let goes_on = old == Some(quantity.number.span.start);
        quantity.idle |= goes_on && quantity.is_date();
        old = (is_old_year || goes_on).then_some(quantity.number.span.end);
    }
    found
}

/// Whether a text between two numbers makes a range of them, so that they share their unit.
fn is_range(between: &str) -> bool {
    matches!(between.trim(), "〜" | "～" | "~" | "-" | "–" | "から" | "to" | "or" | "and" | "、")
}

/// Whether a text between two numbers sets one against the other.
fn opposes(between: &str) -> bool {
    matches!(between.trim(), "対" | "-" | "–" | "−" | "ー" | ":" | "：" | "to")
}

/// Whether a text between two numbers makes one a share of the other.
fn shares(between: &str) -> bool {
    /// A counter and a word or two.
    const REACH: usize = 8;
    let between = between.trim();
    let of_whole = between.split_once("のうち").or(between.split_once("の中"));
    matches!(
        between,
        "of the" | "of" | "out of" | "out of the" | "of those" | "of these" | "of his" | "of her"
    ) || of_whole.is_some_and(|(counter, rest)| {
        counter.chars().count() <= REACH && matches!(rest.trim(), "" | "の" | "、" | "、の" | "で")
    })
}

fn is_day(after: &str) -> bool {
    after.starts_with('日') && !after.starts_with("日本")
}

/// Whether the words behind a number of days say how long something takes.
fn is_lasting(after: &str) -> bool {
    ["で", "かか", "かけ", "もかか"].iter().any(|word| after.starts_with(word))
}

/// Whether the words before a number of days say how often they come: 週に3日, but not 5月に3日.
fn is_each(before: &str) -> bool {
    ["週", "月", "年"].iter().any(|period| {
        let rest = before.trim_end_matches('に').strip_suffix(period);
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_numeric() || is_kanji_numeral(c)))
    })
}

/// Whether a kanji numeral is only a part of a word of the dictionary: 三井, 二酸化炭素. What it
/// counts may be: 五つ, 二人.
fn is_inside_word(side: &Analysis<'_>, number: &Number) -> bool {
    let words = side.sentences().get(side.sentence_at(number.span.start));
    let tokens = words.map_or(&[][..], |words| words.tokens.as_slice());
    let first = tokens.partition_point(|token| token.span.end <= number.span.start);
    let tokens = tokens.get(first..).unwrap_or_default().iter();
    tokens.take_while(|token| token.span.start < number.span.end).any(|token| {
        token.span.start <= number.span.start
            && number.span.end < token.span.end
            && matches!(token.word.class, Class::Name | Class::Noun | Class::Unknown)
            && !is_counter(side.text(Span::new(number.span.end, token.span.end)))
            || (token.word.class == Class::Name
                && token.span.start < number.span.end
                && number.span.start < token.span.end)
    })
}

/// Whether a text is a counter of the words that the dictionary has whole.
fn is_counter(text: &str) -> bool {
    ["つ", "人", "日", "目", "つ目", "人目", "日目", "個", "本", "枚", "度", "回", "倍"]
        .contains(&text)
}

/// Whether an English rank only stresses what it stands before: “the very first”.
fn is_emphatic(before: &str, number: &Number) -> bool {
    number.kind == Kind::Ordinal && before.trim_end().ends_with(" the very")
}

/// Whether a half is no share but the place of something: “in the bottom half” of the ninth.
fn is_place(before: &str, text: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or("");
    text == "half"
        && ["first", "second", "latter", "top", "bottom", "upper", "lower"].contains(&word)
}

/// Whether what stands behind a number leaves it open: “twenty-odd”, “thirty-some”.
fn is_vague(number: &Number, after: &str) -> bool {
    let after = after.strip_prefix(['-', ' ']).unwrap_or("");
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(word, "odd" | "some" | "something") && number.value >= Value::whole(10)
}

/// Whether an hour may follow: “at six”, “the clock struck six”.
fn is_time_next(before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or("");
    matches!(word, "at" | "strike" | "strikes" | "struck" | "striking")
}

/// Whether the words before a number make it a bound.
fn is_bounded(before: &str, lang: Lang) -> bool {
    const BOUNDS: [&str; 16] = [
        "more than",
        "over",
        "nearly",
        "almost",
        "under",
        "less than",
        "close to",
        "around",
        "roughly",
        "some",
        "approximately",
        "at least",
        "fewer than",
        "just shy of",
        "upwards of",
        "about",
    ];
    let before = before.trim_end().as_bytes();
    let ends_with = |bound: &&str| {
        let end = before.get(before.len().saturating_sub(bound.len())..);
        end.is_some_and(|end| end.eq_ignore_ascii_case(bound.as_bytes()))
    };
    lang == Lang::En && BOUNDS.iter().any(ends_with)
}

/// The last whole number within a strict bound: 64 in 65歳未満 and “under 65”, 101 in 100を超える.
fn within(number: &Number, lang: Lang, (before, after): (&str, &str)) -> Option<Value> {
    const COUNTER: usize = 4;
    let value = number.value.to_whole().filter(|_| number.kind == Kind::Cardinal)?;
    let (below, above) = match lang {
        Lang::Ja => {
            let begins = |words: &[&str]| {
                let mut ends = after.char_indices().map(|(at, _)| at).take(COUNTER);
                ends.any(|at| {
                    words.iter().any(|word| after.get(at..).is_some_and(|it| it.starts_with(word)))
                })
            };
            (begins(&["未満"]), begins(&["を超え", "を上回"]))
        }
        Lang::En => {
            let before = before.trim_end();
            let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
            (
                ends(&["under", "below", "less than", "fewer than", "younger than"]),
                ends(&["over", "above", "more than", "older than"]),
            )
        }
    };
    match (below, above) {
        (true, _) => value.checked_sub(1).map(Value::whole),
        (_, true) => value.checked_add(1).map(Value::whole),
        _ => None,
    }
}

/// What a Japanese or English number is called in messages: as it stands in the text.
pub(super) fn quoted(side: &Analysis<'_>, quantity: &Quantity) -> String {
    match side.lang() {
        Lang::Ja => side.text(quantity.number.span).to_owned(),
        Lang::En => format!("“{}”", side.text(quantity.number.span)),
    }
}
