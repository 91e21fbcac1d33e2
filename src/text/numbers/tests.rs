//! Marked text: each number found stands in brackets with its value, its kind unless it is a
//! cardinal, and `~` (approximate) or `?` (doubtful).

#![allow(clippy::expect_used)]

use std::fmt::Write as _;

use super::*;
use crate::model::Lang::{En, Ja};

pub(super) fn marked(text: &str, lang: Lang) -> String {
    let mut out = String::new();
    let mut at = 0;
    for number in numbers(text, lang) {
        let span = number.span;
        out.push_str(text.get(at..span.start).expect("in order, between characters"));
        let kind = match number.kind {
            Kind::Cardinal => String::new(),
            Kind::Money(currency) => format!(" {currency:?}"),
            kind => format!(" {kind:?}"),
        };
        let certainty = match number.certainty {
            Certainty::Exact => "",
            Certainty::Approximate => "~",
            Certainty::Doubtful => "?",
        };
        let inside = span.of(text).expect("on character boundaries");
        write!(out, "[{inside}|{}{kind}{certainty}]", number.value).expect("a string takes all");
        at = span.end;
    }
    out + text.get(at..).expect("in the text")
}

/// Checks that exactly the marked numbers are found in the text without its marks.
#[track_caller]
pub(super) fn check(lang: Lang, wanted: &str) {
    let mut text = String::new();
    let mut inside = false;
    for c in wanted.chars() {
        match c {
            '[' => {}
            '|' => inside = true,
            ']' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    assert_eq!(marked(&text, lang), wanted);
}

#[test]
fn japanese_numbers_in_digits() {
    check(Ja, "[３０００万|30000000]人と[1,234.5|1234.5]メートル");
    check(
        Ja,
        "[2万3千500|23500]人、[1億2000万|120000000]、[3千万|30000000]、[1兆2,000億円|1200000000000 Yen]",
    );
    check(Ja, "[8万5千|85000]人が[3|3] 個の[3.5万|35000]本を");
    check(Ja, "人口は[1億2,600万|126000000]人、マイナス[5|5]度、[3|3]℃、[2020|2020]-[21|21]");
    check(Ja, "[20|20]km、[100|100]V、[20k|20000]、[300|300]MB、iPhone [15|15]");
    check(Ja, "[3|3]人に[1|1]人が、[24|24]時間");
}

#[test]
fn japanese_newspapers_write_their_own_points_and_spaces() {
    check(
        Ja,
        "[９８・２４|98.24]ポイント、[１８２・４４ドル|182.44 Dollar]、[２万６４６９・８９ドル|26469.89 Dollar]",
    );
    check(
        Ja,
        "[９９・９９９パーセント|0.99999 Percent]、[１・５倍|1.5 Multiple]、[10|10]・[12|12]年生",
    );
    check(Ja, "[36 万|360000]人と[300 万|3000000]人、[2025|2025] 万博、[3 億円|300000000 Yen]");
}

#[test]
fn japanese_numbers_in_kanji() {
    check(Ja, "[二〇二四年|2024 Year]に[二十三|23]人、[三・五％|0.035 Percent]");
    check(
        Ja,
        "[五百円|500 Yen]、[千円|1000 Yen]、[百|100]人、[十|10]年、[八十五|85]点、[四十|40]代",
    );
    check(Ja, "[三千|3000]世界、[十|10]時間、[一億二千万|120000000]");
    check(Ja, "[一|1?]つ、[一|1?]人で、[ひとつ|1?]、[ひとり|1?]で、[ふたり|2]、[ゼロ|0]から");
    check(Ja, "[三|3]丁目[二|2]番[五|5]号、[百五|105]個");
}

#[test]
fn japanese_words_that_only_look_like_numbers() {
    check(Ja, "一般、一部、一方、一緒、統一、十分、四国、千葉、百貨店、万一、唯一");
    check(Ja, "三菱、五輪、七五三、四万十川、二階堂、八王子、三重県、五十嵐さん、四半期");
    check(Ja, "一貫した二枚舌で三振、五月雨");
    check(Ja, "二元論、一本調子、三・一一、ゼロックス、一昨年、千差万別");
    check(Ja, "数千人と何百もの星、十数人、数十年、千数百");
}

#[test]
fn japanese_dates_and_times() {
    check(
        Ja,
        "[2024年|2024 Year][5月|5 Month][3日|3 Day]（[金|5 Weekday]）、[3月|3 Month]、[3|3]ヶ月、[三|3]か月、[三月|3 Month]",
    );
    check(
        Ja,
        "[天保3年|1832 Year]、[慶応二年|1866 Year]、[元禄元年|1688 Year]、[天平勝宝4年|752 Year]",
    );
    check(
        Ja,
        "[令和6年|2024 Year]、[平成元年|1989 Year]、[昭和三十九年|1964 Year][十月|10 Month][十日|10 Day]",
    );
    check(
        Ja,
        "午後[3時|15 Hour][30分|30 Minute]、午前[九時|9 Hour][半|30 Minute]、[19|19 Hour]:[30|30 Minute]、午後[7|19 Hour]:[05|5 Minute]、午後[一時|13 Hour]",
    );
    check(
        Ja,
        "[1990年|1990 Year]代、[2年半|2.5]、[二時間半|2.5]、[3ヶ月半|3.5]、[2024年|2024 Year]半ば、[5|5]年生、[3|3]年間",
    );
    check(
        Ja,
        "約[2分半|2.5~]、[10秒半|10.5]前、[二倍半|2.5 Multiple]、[三キロ半|3.5]、[一歩半|1.5]、[一日半|1.5]、[2ドル半|2.5 Dollar]、[3時|3 Hour][2分|2 Minute]、[2|2]台[半額|0.5]、[2|2]枚[半分|0.5]",
    );
    check(
        Ja,
        "[2024|2024 Year]-[05|5 Month]-[03|3 Day]、[2024|2024 Year]/[5|5 Month]/[3|3 Day]、[5|5 Month]/[12|12 Day]、[月曜日|1 Weekday]、[日曜|7 Weekday]",
    );
}

#[test]
fn japanese_units_decide_the_kind() {
    check(
        Ja,
        "[第3|3 Ordinal]回、[3番目|3 Ordinal]、[第一|1 Ordinal?]に、[三人目|3 Ordinal]、[二つ目|2 Ordinal]、[3|3]つ目標、[2位|2 Ordinal]",
    );
    check(
        Ja,
        "[30%|0.3 Percent]、[５０％|0.5 Percent]、[三割|0.3 Percent]、[3割5分|0.35 Percent]、[20パーセント|0.2 Percent]",
    );
    check(
        Ja,
        "[3倍|3 Multiple]、[2.5倍|2.5 Multiple]、[半分|0.5]、[半年|0.5]、前半、[二倍|2 Multiple]",
    );
    check(
        Ja,
        "[$50|50 Dollar]、[¥3,000|3000 Yen]、[＄３００万|3000000 Dollar]、[€20|20 Euro]、US[$3.5bn|3500000000 Dollar]、[100ユーロ|100 Euro]、[10元|10 Yuan]、[500米ドル|500 Dollar]",
    );
    check(Ja, "[三分の二|2/3]、[2/3|2/3]");
    check(Ja, "[2016年後半|2016 Year]に、[2016年前半|2016 Year]、[3|3]日後半に");
    check(
        Ja,
        "[9秒98|9.98]で、[1|1]分[58秒34|58.34]だった。[1|1]分[3秒5|3.5]、[30|30]秒[10|10]本、[1カップ半|1.5]",
    );
    check(
        Ja,
        "[90|90]分の映画、[3時|3 Hour][15分|15 Minute]の電車、[半ダース|6]、[2ダース|24]、打率[3割2分5厘|0.325 Percent]、[3割5厘|0.305 Percent]、[.325|0.325]、打率[・３２５|0.325]、v.325、1.2.325",
    );
}

#[test]
fn japanese_rough_numbers_and_ranges() {
    check(
        Ja,
        "約[3万|30000~]人、およそ[100|100~]、[100|100~]人ほど、[100|100~]近く、[5|5~]人強、[5|5]人強い、[500兆円|500000000000000 Yen~]前後",
    );
    check(
        Ja,
        "[二|2~][三|3~]人、[十五六|15~]歳、[三|30~][四十|40~]人、[三|3]、[四|4]人、[2|2]、[3|3]人",
    );
    check(
        Ja,
        "[4|4]〜[6|6]、[4|40000 Yen]〜[6万円|60000 Yen]、[3|0.3 Percent]〜[4割|0.4 Percent]、[10|0.1 Percent]～[20%|0.2 Percent]、[5月|5 Month][3|3 Day]〜[5日|5 Day]、[9|9 Hour]〜[17時|17 Hour]、[10万|100000]〜[20万円|200000 Yen]",
    );
    check(Ja, "[百五十|150~]余りの国、[二十万|200000]人以上、[100万|1000000~]人超");
}

#[test]
fn english_cardinals() {
    check(
        En,
        "[Three hundred and twenty-one|321] people, [1,234.5|1234.5] and [3.5 million|3500000], [20k|20000] users, [10,000,000|10000000]",
    );
    check(
        En,
        "[a dozen|12] eggs, [two dozen|24], [half|0.5], [one half|0.5], [a hundred|100], [half a million|500000], [half a dozen|6], [a million and a half|1500000]",
    );
    check(
        En,
        "[a hundred and five|105], [a hundred and eighty|180], [a thousand and five hundred|1500], [a thousand two hundred|1200], [A million and five thousand|1005000]",
    );
    check(
        En,
        "per [hundred thousand|100000], its [hundred and fiftieth|150 Ordinal], [a hundred and fifty yen|150 Yen], a [hundred and first|101 Ordinal], the [hundred and first|101 Ordinal], [a hundred and five and a half|105.5], a few hundred and fifty, [100|100] to [two hundred and fifty|250]",
    );
    check(
        En,
        "[two hundred and five|205]; [one thousand nine hundred and eighty-four|1984]; [twelve hundred|1200]",
    );
    check(
        En,
        "[two and a half million|2500000], [3 and a half|3.5] hours, [one-and-a-half|1.5], [five hundred thousand|500000]",
    );
    check(
        En,
        "[one hundred and fifty thousand|150000]; [three million four hundred thousand and six|3400006]",
    );
    check(
        En,
        "[one|1?] of them, no [one|1?], [one|1] year, [one hundred|100], the [one|1?], [one|1] second, [30|30] seconds",
    );
    check(
        En,
        "hundreds of people, a few thousand, several hundred, tens of thousands, dozens, hundred",
    );
    check(
        En,
        "[zero|0], [3|3]-year-old, [100|100]km, [20|20] km, [5|5] m, iPhone [15|15], someone, often, weight",
    );
}

#[test]
fn english_ordinals_and_parts() {
    check(
        En,
        "[1st|1 Ordinal], [third|3 Ordinal], [twenty-first|21 Ordinal], the [21st|21 Ordinal] century, [sixty-first|61 Ordinal], the [hundredth|100 Ordinal], [two hundredth|200 Ordinal]",
    );
    check(
        En,
        "[a third|1/3] of them, [two thirds|2/3], [one third|1/3], [three quarters|0.75], [a quarter|0.25?], [third|3 Ordinal] quarter, [2/3|2/3]",
    );
    check(
        En,
        "[first|1 Ordinal?], [First|1 Ordinal?] of all, at [first|1 Ordinal?], [first|1 Ordinal] time, a [second|2 Ordinal?] time, the [second|2 Ordinal] [half|0.5?]",
    );
}

#[test]
fn english_dates_and_times() {
    check(
        En,
        "[March|3 Month] [3|3 Day], [April|4 Month] [28|28 Day]; [28|28 Day] [April|4 Month] [2024|2024 Year]; [28th|28 Day] of [April|4 Month], [April|4 Month] [28th|28 Day], [May|5 Month] [5|5 Day], [2024|2024 Year]",
    );
    check(
        En,
        "He may march. I may go. May I? in [May|5 Month]. We marched on. [Sept.|9 Month] [5|5 Day], [Dec.|12 Month] [2020|2020 Year]",
    );
    check(
        En,
        "[nineteen eighty-four|1984 Year]; [twenty twenty-four|2024 Year]; mid-[1990s|1990 Year], [1990s|1990 Year], [Monday|1 Weekday], [2024|2024 Year]-[05|5 Month]-[03|3 Day], [5|5 Month]/[12|12 Day]",
    );
    check(
        En,
        "at [3 p.m.|15 Hour], [7|19 Hour]:[30|30 Minute] pm, [three|3 Hour] o'clock, [half|30 Minute] past [three|3], [12 a.m.|0 Hour], [3pm|15 Hour], I am [5|5]",
    );
}

#[test]
fn english_units_decide_the_kind() {
    check(
        En,
        "[30%|0.3 Percent], [30 percent|0.3 Percent], [30 per cent|0.3 Percent], [ten percent|0.1 Percent]",
    );
    check(
        En,
        "[threefold|3 Multiple], [10-fold|10 Multiple], [three times|3 Multiple], [twice|2 Multiple], [doubled|2 Multiple], [3x|3 Multiple], [once|1 Multiple?]",
    );
    check(
        En,
        "[$3.5bn|3500000000 Dollar], [€20|20 Euro], [£3 million|3000000 Pound], [¥3,000|3000 Yen], [$5m|5000000 Dollar], [500 yen|500 Yen], [five dollars|5 Dollar], [40,000 US dollars|40000 Dollar]",
    );
    check(En, "batting [.325|0.325], a [.600|0.6] percentage, a .45 Colt, .3256, v1.2.325");
    check(En, "[Three|3] won the race, [3,000 won|3000 Won]");
}

#[test]
fn english_rough_numbers_and_ranges() {
    check(
        En,
        "about [30,000|30000~], nearly [5 million|5000000~], [100|100~] or so, some [300|300~]",
    );
    check(
        En,
        "[10|0.1 Percent]-[20%|0.2 Percent], [ten|0.1 Percent] to [twenty percent|0.2 Percent], between [10|0.1 Percent] and [20 percent|0.2 Percent], [one|1?] or [two|2]",
    );
    check(
        En,
        "between [one hundred|100] and [two hundred|200]; [one thousand|1000] and [two thousand|2000]",
    );
    check(En, "[two|200] or [three hundred|300]; [500|500] to [2 million|2000000]");
}

#[test]
fn identifiers_are_no_numbers() {
    for text in [
        "T4",
        "A100",
        "v1.2.3",
        "Web3",
        "3080ti",
        "GPT-4",
        "COVID-19",
        "F-16",
        "4K",
        "5G",
        "1.2.3",
        "192.168.0.1",
        "H100-80GB",
        "x86_64",
        "r2d2",
    ] {
        check(Ja, &format!("{text}です"));
        check(En, &format!("the {text} is"));
    }
}

#[test]
fn fiscal_years_are_years() {
    check(En, "in FY[2025|2025 Year] and FY[24|24], not AFY2025 or FYI5");
    check(Ja, "FY[2025|2025]の予算");
}

#[test]
fn too_large_a_number_is_left_out() {
    let many = "9".repeat(100);
    for text in [many.clone(), format!("{many}円"), format!("0.{many}"), "1京京京".into()] {
        assert!(numbers(&text, En).len() + numbers(&many, Ja).len() <= 1, "{text}");
    }
    assert!(numbers("9999999999999999999999兆円", Ja).is_empty());
}

#[test]
fn translations_have_equal_keys() {
    for (ja, en) in [
        ("3000万", "30 million"),
        ("1億2000万人", "120 million people"),
        ("三分の二", "two thirds"),
        ("半分", "half"),
        ("5割", "50%"),
        ("2万3千500", "23,500"),
        ("二〇二四年", "2024"),
        ("令和6年", "2024"),
        ("5月", "May 2024"),
        ("午後3時", "3 p.m."),
        ("3倍", "threefold"),
        ("第21回", "the twenty-first"),
        ("木曜日", "Thursday"),
    ] {
        let (left, right) = (numbers(ja, Ja), numbers(en, En));
        assert_eq!(left.first().map(Number::key), right.first().map(Number::key), "{ja} {en}");
    }
}

#[test]
fn word_tables_are_sorted() {
    assert!(en_words::WORDS.is_sorted_by(|a, b| a.0 < b.0));
    assert!(en_words::WORDS.iter().all(|(word, _)| word.len() <= en_words::LONGEST));
    assert!(ja_words::WORDS.is_sorted_by(|a, b| a < b));
}
