//! Any text, and numerals of any value.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::tests::marked;
use super::*;
use crate::model::Lang::{En, Ja};

proptest! {
    #[test]
    fn any_text_gives_ascending_spans(text in any::<String>()) {
        for lang in [Ja, En] {
            marked(&text, lang);
        }
    }

    #[test]
    fn texts_of_numerals_give_ascending_spans(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
    ) {
        let text: String = pieces.concat();
        for lang in [Ja, En] {
            let found = numbers(&text, lang);
            prop_assert!(found.iter().all(|number| !number.span.is_empty()));
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            marked(&text, lang);
        }
    }

    #[test]
    fn whole_numbers_are_read_however_they_are_written(n in 1_u64..1_000_000_000) {
        for (text, lang) in [
            (format!("{n}人"), Ja), (format!("{}人", kanji(n)), Ja), (format!("{n} men"), En),
            (format!("{} men", english(n)), En),
        ] {
            let found: Vec<Value> = numbers(&text, lang).iter().map(|n| n.value).collect();
            prop_assert_eq!(found, [Value::whole(n)], "{}", text);
        }
    }
}

const PIECES: &[&str] = &[
    "1", "20", "3,000", "4.5", "６", "一", "二三", "十", "百", "千", "万", "億", "兆", "〇", "数",
    "第", "年", "月", "日", "時", "分", "半", "割", "%", "円", "$", "¥", "〜", "、", "・", "分の",
    "目", "人", "約", "ほど", "令和", "元年", "曜", "土", "/", "-", ":", ".", " ", "k", "bn", "A",
    "two", "hundred", "and", "million", "a", "half", "third", "first", "May", "April", "p.m.",
    "percent", "times", "dozen", "yen", "（", "金", "）", "é", "th", "-fold", "to", "of", "\n",
];

/// `n` in kanji, by the book.
fn kanji(n: u64) -> String {
    let digit = |n: u64| "〇一二三四五六七八九".chars().nth(n as usize).expect("a digit");
    let group = |mut n: u64, thousands_need_one: bool| {
        let mut out = String::new();
        for (power, name) in [(1000, '千'), (100, '百'), (10, '十')] {
            let count = n / power;
            if count > 1 || (count == 1 && power == 1000 && thousands_need_one) {
                out.push(digit(count));
            }
            if count > 0 {
                out.push(name);
            }
            n %= power;
        }
        if n > 0 {
            out.push(digit(n));
        }
        out
    };
    let mut out = String::new();
    for (power, name) in [(100_000_000, "億"), (10_000, "万")] {
        let count = n / power % 10_000;
        if count > 0 {
            out += &group(count, true);
            out += name;
        }
    }
    out + &group(n % 10_000, false)
}

/// `n` in English words, by the book.
fn english(n: u64) -> String {
    const ONES: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let joined = |head: String, mark: &str, rest: u64| match rest {
        0 => head,
        _ => format!("{head}{mark}{}", english(rest)),
    };
    match n {
        0..20 => ONES[n as usize].to_owned(),
        20..100 => joined(TENS[n as usize / 10].to_owned(), "-", n % 10),
        100..1000 => joined(format!("{} hundred", english(n / 100)), " and ", n % 100),
        1000..1_000_000 => joined(format!("{} thousand", english(n / 1000)), " ", n % 1000),
        _ => joined(format!("{} million", english(n / 1_000_000)), " ", n % 1_000_000),
    }
}
