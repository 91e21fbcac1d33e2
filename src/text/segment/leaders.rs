//! Dots that lead the eye from a name to its figure, as in recipes, menus, casts and contents:
//! 酒……大さじ2, `Soup ..... $5`. They end nothing.

use crate::model::Lang;

use super::chars::{
    behind, char_before, is_blank, is_digit, is_figure, is_hiragana, is_kanji, is_katakana,
    is_latin, is_line_end, skip, skip_space,
};

/// Longest name or figure, in bytes: thirty Japanese characters.
const MAX_BYTES: usize = 90;

/// What parts the entries of a list inside a line.
const SEPARATORS: &[char] =
    &['、', '，', ',', ';', '\u{3000}', '\t', '／', '：', ':', '・', '（', '(', '【', '】'];

/// Marks that no name holds.
const STOPS: &[char] = &['。', '！', '？', '!', '?', '…', '‥', '「', '『', '“', '"'];

/// Words for an amount, before its figures or instead of them.
const AMOUNTS: &[&str] = &[
    "約",
    "各",
    "計",
    "合計",
    "大さじ",
    "小さじ",
    "大匙",
    "小匙",
    "カップ",
    "午前",
    "午後",
    "税込",
    "税別",
    "少々",
    "少量",
    "適量",
    "適宜",
    "ひとつまみ",
    "ひとつかみ",
    "ひとかけ",
    "お好み",
    "無料",
];

/// Kana that an amount may end with: 3つ, 2個ずつ, 18時まで.
const COUNTED: &[&str] =
    &["つ", "さじ", "ずつ", "まで", "から", "より", "ほど", "くらい", "ぐらい", "かけ", "で"];

/// How speech ends where it looks like a name in hiragana.
const SAID: &[&str] = &[
    "る",
    "た",
    "だ",
    "よ",
    "ね",
    "ぞ",
    "ぜ",
    "です",
    "ます",
    "ない",
    "でしょう",
    "だろう",
    "けど",
    "から",
];

/// Whether the dots from `at` to `end` lead from a name to its figure: nothing but the figure
/// follows, or a line beside this one is of the same make.
pub(super) fn leads(text: &str, at: usize, end: usize, lang: Lang) -> bool {
    let head = above(text, at, 1);
    let name = head.rsplit(SEPARATORS).next().unwrap_or("").trim();
    let value = below(text, end, 1).trim_start();
    let counts = match lang {
        Lang::Ja => is_amount(value, name.ends_with(is_hiragana)) && is_name(name),
        Lang::En => is_price(value) && is_name(name),
    };
    let is_led_there = is_led(head, text.get(at..).unwrap_or(""), lang);
    counts
        || is_led_there && is_page(value.trim_end()) && !head.trim().is_empty()
        || is_led_there && is_row(head, value, lang) && {
            let before = behind(text, at - head.len());
            let after = skip_space(text, skip(text, end, |c| !is_line_end(c)));
            let lines = [above(before, before.trim_end().len(), 2), below(text, after, 2)];
            lines.into_iter().any(|line| {
                let dots = line.find(['…', '‥']).or_else(|| line.find("..."));
                dots.and_then(|dots| line.split_at_checked(dots)).is_some_and(|(name, value)| {
                    is_led(name, value, lang) && is_row(name, value, lang)
                })
            })
        }
}

/// The line up to `at`, cut short where it is longer than `parts` names.
fn above(text: &str, at: usize, parts: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(parts * (MAX_BYTES + 1)));
    text.get(from..at).and_then(|head| head.rsplit(is_line_end).next()).unwrap_or("")
}

/// The line from `at` on, cut short where it is longer than `parts` names.
fn below(text: &str, at: usize, parts: usize) -> &str {
    let to = text.floor_char_boundary(at + parts * (MAX_BYTES + 1));
    text.get(at..to).and_then(|rest| rest.split(is_line_end).next()).unwrap_or("")
}

/// Whether `name` is short, holds no stop and is no clause: 彼が来た.
fn is_name(name: &str) -> bool {
    let of_clause = |(at, _)| char_before(name, at).is_some_and(|c| !is_hiragana(c));
    (1..=MAX_BYTES).contains(&name.len())
        && !name.contains(STOPS)
        && !SAID.iter().any(|said| name.ends_with(said))
        && !name.match_indices(['は', 'が', 'を']).any(of_clause)
}

/// Whether the dots that `rest` begins with, behind `name`, are no ellipsis: English leaders are longer
/// than three dots, or stand off.
fn is_led(name: &str, rest: &str, lang: Lang) -> bool {
    lang == Lang::Ja || name.ends_with(is_blank) || rest.starts_with("....")
}

/// Whether a line of `name`, dots and `value` may be a row of a table: 監督……黒澤明.
fn is_row(name: &str, value: &str, lang: Lang) -> bool {
    let name = name.trim();
    let value = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '‥'));
    let noun = match lang {
        // 俺…もう無理 is speech.
        Lang::Ja => {
            let kana = |c| is_hiragana(c) && c != 'の';
            !name.ends_with(is_hiragana) && !value.contains(kana) || is_amount(value, true)
        }
        Lang::En => [name, value].into_iter().all(|part| {
            part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || is_currency(c))
                && part.split(is_blank).count() <= 6
        }),
    };
    let plain = !value.is_empty()
        && value.len() <= MAX_BYTES
        && !value.contains(STOPS)
        && !value.ends_with('.');
    noun && plain && is_name(name)
}

/// Whether `value` is the number of a page, which may stand behind any title: 猫は箱に入るのか……7.
fn is_page(value: &str) -> bool {
    (1..=4).contains(&value.chars().count()) && value.chars().all(is_digit)
}

fn is_currency(c: char) -> bool {
    matches!(c, '¥' | '￥' | '$' | '＄' | '€' | '£')
}

/// Whether `value` is a price, or the number of a page and nothing more.
fn is_price(value: &str) -> bool {
    let figures = value.trim_start_matches(is_currency);
    let (price, rest) = figures.split_once(is_blank).unwrap_or((figures, ""));
    let closed = price.ends_with([',', ';', '.']) || !rest.starts_with(char::is_alphanumeric);
    price.starts_with(is_digit)
        && price.trim_end_matches([';', '.']).chars().all(|c| is_digit(c) || matches!(c, ',' | '.'))
        && if figures == value { rest.is_empty() } else { closed }
}

/// Whether `value` begins with an amount and ends with it, or a new entry follows: 大さじ1と1/2,
/// 10時～18時. After a name in `kana` the figures are no kanji: あの……三人。 is speech.
fn is_amount(value: &str, kana: bool) -> bool {
    let mut rest = value.trim_start_matches(|c| is_currency(c) || c == '第');
    let mut worded = false;
    while let Some(after) = AMOUNTS.iter().find_map(|word| rest.strip_prefix(word)) {
        (rest, worded) = (after, true);
    }
    if !worded && !rest.starts_with(|c| is_digit(c) || !kana && is_figure(c)) {
        return false;
    }
    rest = rest.trim_start_matches(is_digit);
    let counted = rest;
    loop {
        let before = rest;
        rest = rest.trim_start_matches(|c: char| {
            is_kanji(c)
                || is_katakana(c)
                || is_latin(c)
                || is_digit(c)
                || is_currency(c)
                || ".．,，~～〜-–−－×½¼¾⅓⅔%％℃:：°+＋".contains(c)
        });
        let joined =
            rest.strip_prefix(['と', '/', '\u{2044}']).filter(|rest| rest.starts_with(is_digit));
        rest = joined.unwrap_or(rest);
        rest = COUNTED.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        if rest == before {
            break;
        }
    }
    // 3、2、1 and 二文目。 are none.
    let unit = worded || counted != rest;
    // もう限界…3日、寝てない: what follows a comma is another entry, or is done with it.
    let listed = |rest: &str| {
        let clause = rest.split('。').next().unwrap_or("");
        clause.contains(['…', '‥', 'を'])
    };
    rest.is_empty()
        || rest.starts_with(char::is_whitespace)
        || unit && rest.starts_with(['（', '(', '）', ')', '／', '/', '・', 'を'])
        || unit && rest.strip_prefix('、').is_some_and(listed)
        || worded && rest.trim_end() == "。"
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_all;
    use super::*;

    #[test]
    fn names_and_figures_of_japanese_tables() {
        check_all(
            Lang::Ja,
            &[
                "酒……大さじ2|\n塩…少々|\nコーヒー……450円|\n第一章……12|\n営業時間…10時～18時|",
                "酒…大さじ2、塩…少々を混ぜる。|",
                "豚肉…200g、しょうゆ…大さじ1と1/2、ごま油…小さじ1弱を用意する。|",
                "材料：鶏肉…200g　玉ねぎ…1個　塩…少々|",
                "鶏もも肉（皮つき）……1枚（約300g）|",
                "大人…1,000円／子ども…500円|",
                "みりん......大さじ1|\nコーヒー ‥‥ ¥450|",
                "定休日…水曜日|\n駐車場…有|",
                "監督……黒澤明|\n脚本……橋本忍|",
                "　はじめに………1|\n　旅立ち………5|\n　出会い………38|",
            ],
        );
    }

    #[test]
    fn speech_that_breaks_off_before_a_figure() {
        check_all(
            Lang::Ja,
            &[
                "「あの……三人で」|\n「はい……二人。」|",
                "やったよ…|3回目で合格した。|なるほど…|5年前の事件か。|",
                "やっと到着…|5時間もかかった。|雨が降る…|2日後、彼は死んだ。|",
                "そうか…|行こう。|そして、これが二回目…|3回目。|あと少し……|3、2、1！|",
                "疲れた…|寝よう|\nおやすみ…|また明日|",
                "もう限界…|3日、寝てない。|卒業…|1年後、二人は結婚した。|",
                "俺…|もう無理|\n私…|まだ行ける|",
            ],
        );
    }

    #[test]
    fn names_and_figures_of_english_tables() {
        check_all(
            Lang::En,
            &[
                "Soup........$5|\nSalad ... £4.50|\nTea … €3|",
                "Soup ... $5, salad ... $4.|",
                "Introduction ... 1|\nMethods ..... 12|",
                "Director..........Jane Doe|\nProducer..........John Roe|",
                "Cast ... Jane Doe|\nMusic ... John Roe|",
                "I never knew...| 5 of them left.| I was broke...| $5 was all I had.|",
            ],
        );
    }
}
