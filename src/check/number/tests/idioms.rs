//! Numbers that are said with other numbers.

use super::{quiet, told_apart};

#[test]
fn all_day_and_all_year_have_other_numbers() {
    told_apart(
        "number-mismatch",
        &[(
            "24時間365日対応する。",
            "We are available 24 hours a day, 365 days a year.",
            "We are available 24 hours a day, 265 days a year.",
        )],
    );
    quiet(&[
        ("24時間365日対応する。", "We are available 24/7."),
        ("24時間365日対応する。", "We are available 24 hours a day, seven days a week."),
        ("年中無休で対応する。", "We offer 24/7 support."),
    ]);
}

#[test]
fn what_is_counted_may_have_a_number_of_its_own() {
    told_apart(
        "number-mismatch",
        &[
            (
                "千円札を二枚置いた。",
                "She laid down two thousand-yen notes.",
                "She laid down three thousand-yen notes.",
            ),
            (
                "100円玉を3枚入れた。",
                "I put in three hundred-yen coins.",
                "I put in two hundred-yen coins.",
            ),
            (
                "100ページの本を2冊買った。",
                "I bought two hundred-page books.",
                "I bought five hundred-page books.",
            ),
            ("確率は100万分の1だ。", "The odds are one in a million.", "one in ten million"),
        ],
    );
}

#[test]
fn ranges_are_named_by_either_end() {
    told_apart(
        "number-mismatch",
        &[
            ("9秒台で走った。", "He broke 10 seconds.", "He broke 11 seconds."),
            ("40％台に落ちた。", "It fell below 50%.", "It fell below 60%."),
            ("12台のトラックがある。", "There are 12 trucks.", "There are 13 trucks."),
            ("3キロ先の台所", "a kitchen 3 kilometers away", "a kitchen 4 kilometers away"),
        ],
    );
    quiet(&[
        ("3000円台で買える。", "You can buy it for between 3,000 and 4,000 yen."),
        ("二人は結婚して二十数年になる。", "They have been married for twenty-odd years."),
        ("30余年前のことだ。", "It was thirty-odd years ago."),
        ("両方とも6が出た。", "We rolled two sixes."),
    ]);
}

#[test]
fn minutes_are_neither_dropped_nor_added() {
    told_apart(
        "number-mismatch",
        &[
            ("15時30分に出発する。", "It leaves at 3:30 p.m.", "It leaves at 3 p.m."),
            ("午前10時半に始まる。", "It begins at half past ten.", "It begins at 10 a.m."),
            ("10時に始まる。", "It begins at 10:00.", "It begins at 10:30."),
            ("10時に始まる。", "It begins at ten.", "It begins at half past ten."),
        ],
    );
    quiet(&[
        ("9時5分に着いた。", "We arrived just after nine."),
        ("10時半ごろ帰った。", "We left at around 10."),
        ("10時すぎに帰った。", "We left at 10:05."),
        ("8時55分に着いた。", "We arrived shortly before nine."),
        ("会議は9時00分に始まる。", "The meeting begins at 9 a.m."),
        ("9時00分に開く。", "It opens at nine o'clock."),
    ]);
}

#[test]
fn amounts_come_as_often_on_either_side() {
    told_apart(
        "unit-mismatch",
        &[
            ("年間1000トンを作る。", "It makes 1,000 tons a year.", "It makes 1,000 tons a month."),
            ("週に3回通う。", "I go three times a week.", "I go three times a month."),
            ("月額980円だ。", "The monthly fee is 980 yen.", "It costs 980 yen a year."),
            ("月額980円だ。", "It costs 980 yen monthly.", "There is an annual fee of 980 yen."),
            ("1日3回飲む。", "Take it three times daily.", "Take it three times a week."),
            ("時速80キロだ。", "It goes 80 km per hour.", "It goes 80 km per minute."),
        ],
    );
    quiet(&[
        ("2020年に3回会った。", "We met three times a month in 2020."),
        ("今月に3回会った。", "We met three times a week this month."),
        ("1日8時間、週5日働く。", "He works eight hours a day, five days a week."),
        ("2週間に1回洗う。", "Wash it once every two weeks."),
        ("毎日500人に2回目の接種をする。", "Every day they give 500 people a second dose."),
        ("毎年3人が1か月滞在する。", "Every year three artists stay a month."),
        ("毎年2人の学生に月500ドルを出す。", "Every year it gives two students $500 a month."),
        ("毎月10%増えている。", "It is up 10% from a year earlier every month."),
        ("月刊誌は週に1000部売れる。", "The monthly sells 1,000 copies."),
        ("1日100部の週刊誌を刷る。", "They print 100 copies of a weekly."),
    ]);
}
