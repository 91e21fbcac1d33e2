//! Amounts and shares that several numbers make, and numbers that only happen to.

use super::{quiet, told_apart};

#[test]
fn whole_numbers_are_no_quotients() {
    told_apart(
        "date-mismatch",
        &[
            (
                "試験は4月20日に行われる。",
                "The exam will be held on April 20.",
                "The exam will be held on May 20.",
            ),
            ("3月12日に開幕する。", "It opens on March 12.", "It opens on April 12."),
            ("10月10日に開幕する。", "It opens on October 10.", "It opens on January 10."),
            (
                "会議は7月8日（木）です。",
                "The meeting is on Thursday, July 8.",
                "The meeting is on Tuesday, July 8.",
            ),
        ],
    );
    told_apart(
        "number-mismatch",
        &[
            (
                "3時間で12キロ走った。",
                "I ran 12 kilometers in three hours.",
                "I ran 12 kilometers in four hours.",
            ),
            (
                "12人が3つの班に分かれた。",
                "Twelve people split into three groups.",
                "Twelve people split into four groups.",
            ),
            (
                "20ページを5日で訳した。",
                "I translated 20 pages in five days.",
                "I translated 20 pages in four days.",
            ),
            ("体重は62.5キロだ。", "He weighs 62.5 kilos.", "He weighs 65.2 kilos."),
            ("2.5リットルの水", "2.5 liters of water", "5.2 liters of water"),
            ("0.5キロの米", "0.5 kg of rice", "2 kg of rice"),
        ],
    );
}

#[test]
fn shares_are_said_with_two_numbers() {
    quiet(&[
        ("3割が反対した。", "Three in ten were opposed."),
        ("3人に1人が反対した。", "A third were opposed."),
        ("確率は6分の1だ。", "The chance is one in six."),
        ("倍率は1.5倍だ。", "There were three jobs for every two applicants."),
        ("5万分の1の地図", "a 1:50,000 map"),
        ("倍率は1.24倍だ。", "There were 124 jobs for every 100 applicants."),
        ("締め切りは5日で終わる。", "The deadline is the fifth."),
        ("9回裏に追いついた。", "They caught up in the bottom half."),
    ]);
}

#[test]
fn next_says_no_date() {
    told_apart(
        "date-mismatch",
        &[
            (
                "次回は7月8日（月）に行う。",
                "The next one will be on Monday, July 8.",
                "The next one will be on Tuesday, July 8.",
            ),
            (
                "次の会議は1月に開く。",
                "The next meeting will be held in January.",
                "The next meeting will be held in February.",
            ),
        ],
    );
}

#[test]
fn amounts_in_two_units_are_one_amount() {
    told_apart(
        "number-mismatch",
        &[
            ("1時間30分かかる。", "It takes 90 minutes.", "It takes 80 minutes."),
            ("1時間30分かかる。", "It takes an hour and a half.", "It takes 90 seconds."),
            (
                "映画は135分だ。",
                "The film runs two hours and 15 minutes.",
                "The film runs two hours and 35 minutes.",
            ),
            (
                "75分かかる。",
                "It takes an hour and 15 minutes.",
                "It takes an hour and 25 minutes.",
            ),
            ("1年6カ月かかる。", "It takes 18 months.", "It takes 16 months."),
            ("1年6カ月かかる。", "It takes a year and a half.", "It takes five months and a half."),
            ("1分30秒待つ。", "Wait 90 seconds.", "Wait 130 seconds."),
            ("2週間と3日かかった。", "It took 17 days.", "It took 23 days."),
            (
                "1時間講義を聴いて、30分質問した。",
                "I listened for an hour and asked for 30 minutes.",
                "I listened to a 90-minute lecture and asked.",
            ),
            (
                "小麦粉1キログラム、砂糖200グラム",
                "1 kilogram of flour and 200 grams of sugar",
                "1.2 kilograms of flour and some sugar",
            ),
            (
                "2年間日本で学び、6か月間韓国で働いた。",
                "He studied in Japan for two years and worked in Korea for six months.",
                "He studied in Japan for 30 months and worked in Korea.",
            ),
            (
                "150年の歴史がある。",
                "It has a history of a century and a half.",
                "It has a history of two and a half centuries.",
            ),
            (
                "2500年前に建てられた。",
                "It was built two and a half millennia ago.",
                "It was built two and a half centuries ago.",
            ),
        ],
    );
    quiet(&[
        ("2時間15分の映画", "a 135-minute film"),
        ("1時間15分かかる。", "It takes an hour and a quarter."),
        ("2時間45分かかる。", "It takes two hours and three quarters."),
        ("3キロ500グラムの赤ちゃん", "a baby weighing 3.5 kilograms"),
        (
            "2時間30分の試験と30分の面接がある。",
            "There is a 150-minute exam and a 30-minute interview.",
        ),
    ]);
}
