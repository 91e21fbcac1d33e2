//! What counts people, numbers parts, and dates.

use super::{quiet, told_apart};

#[test]
fn those_named_are_counted_or_not() {
    told_apart(
        "number-mismatch",
        &[
            ("佐藤さんら4人が来た。", "Sato and three others came.", "Sato and five others came."),
            (
                "田中たち三人が来た。",
                "Tanaka and his two friends came.",
                "Tanaka and six friends came.",
            ),
            (
                "首相以下5人",
                "the prime minister and four ministers",
                "the prime minister and nine more",
            ),
            (
                "佐藤さんと田中さんら社員5人が残った。",
                "Sato, Tanaka and three others stayed.",
                "Sato, Tanaka and one hundred others stayed.",
            ),
            (
                "日本など7カ国が署名した。",
                "Japan and six other countries signed.",
                "Japan and two others signed.",
            ),
            (
                "朝から4人が来た。",
                "Four people came from morning on.",
                "Three others came from morning on.",
            ),
        ],
    );
    quiet(&[
        ("他の閣僚3人が来た。", "Three other ministers came."),
        ("佐藤さんら4人が来た。", "Four people, among them Sato, came."),
    ]);
}

#[test]
fn parts_of_a_text_are_numbered() {
    told_apart(
        "number-mismatch",
        &[
            ("別紙1を見よ。", "See Exhibit 1.", "See Exhibit 2."),
            ("第1条に定める。", "As laid down in Article 1.", "As laid down in Article 3."),
            ("図3に示す。", "It is shown in Figure 3.", "It is shown in Figure 1."),
            ("時計が九時を打った。", "The clock struck nine.", "The clock struck eight."),
            ("スライドの5枚目を見る。", "Look at slide five.", "Look at slide six."),
            (
                "5四半期連続の減収だ。",
                "It fell for a fifth straight quarter.",
                "for a fourth straight quarter",
            ),
            ("これが5枚目だ。", "This is the fifth.", "This is the fourth."),
        ],
    );
    quiet(&[("図のように1つ選ぶ。", "Choose one as in Figure 2.")]);
}

#[test]
fn thirds_of_a_month_are_told_apart() {
    told_apart(
        "date-mismatch",
        &[
            ("5月上旬に出る。", "It will be out in early May.", "It will be out in late May."),
            ("10月中旬に開く。", "It opens in mid-October.", "It opens in early October."),
            (
                "9月上旬の予定だったが、10月中旬に延期した。",
                "Planned for early September, it was put off to mid-October.",
                "Planned for early September, it was put off to early October.",
            ),
            ("来月下旬に着く。", "It arrives late next month.", "It arrives early next month."),
            (
                "3月末に閉じる。",
                "It closes at the end of March.",
                "It closes in the middle of March.",
            ),
        ],
    );
    quiet(&[
        ("5月上旬から下旬まで", "from early May to late May"),
        ("今月初めて会った。", "We met for the first time late this month."),
        ("5月上旬に発売する。", "Sales start in May."),
        ("5月上旬の遅い時間", "late in the day, May 3"),
    ]);
}

#[test]
fn old_eras_are_years() {
    told_apart(
        "number-mismatch",
        &[
            ("弘安四年に来た。", "They came in 1281.", "They came in 1218."),
            ("応仁元年に始まった。", "It began in 1467.", "It began in 1476."),
        ],
    );
    told_apart(
        "date-mismatch",
        &[
            ("天保3年に生まれた。", "He was born in 1832.", "He was born in 1823."),
            ("慶応2年のことだ。", "It was in 1866.", "It was in 1868."),
            ("元禄15年12月14日のことだ。", "It was in January 1703.", "It was in January 1730."),
            ("元禄15年に起きた。", "It happened in 1702.", "It happened in 1720."),
        ],
    );
}

#[test]
fn what_happens_so_often_is_counted() {
    told_apart(
        "number-mismatch",
        &[
            ("1日3回服用する。", "Take it three times a day.", "Take it twice a day."),
            ("週に3日働く。", "She works three days a week.", "She works two days a week."),
            ("1日2回服用する。", "Take it twice a day.", "Take it once a day."),
            (
                "会議は月1回です。",
                "Meetings are held once a month.",
                "Meetings are held twice a month.",
            ),
            (
                "1日3回、食後に2錠ずつ服用する。",
                "Take two tablets three times a day after meals.",
                "Take two tablets twice a day after meals.",
            ),
            ("二度も失敗した。", "He failed twice.", "He failed three times."),
            (
                "週に4回ジムに通う。",
                "He goes to the gym four times a week.",
                "He goes to the gym twice a week.",
            ),
            (
                "二年に一度開かれる。",
                "It is held once every two years.",
                "It is held once every three years.",
            ),
        ],
    );
    quiet(&[
        ("1日1回更新します。", "We update it once a day."),
        ("5月に3日休む。", "I take the third of May off."),
        ("彼は一度だけ来た。", "He came once."),
        ("二度と来るな。", "Never come here again."),
        ("会議は月1回です。", "Meetings are held monthly."),
        ("4回戦い、2倍の得点を上げた。", "They fought four times and scored twice as many points."),
        ("3回戦で敗れた。", "They lost, twice as tired as before."),
    ]);
}

#[test]
fn scores_and_ratios_are_compared() {
    told_apart(
        "number-mismatch",
        &[
            ("試合は3対2で日本が勝った。", "Japan won 3–2.", "Japan won 3–1."),
            ("4-1で勝った。", "They won 4-1.", "They won 4-0."),
            ("油と水を3対1で混ぜる。", "Mix oil and water 3 to 1.", "Mix oil and water 2 to 1."),
        ],
    );
    quiet(&[
        ("1対0で勝った。", "They won one to nothing."),
        ("一対一の試合だ。", "It is a one-on-one game."),
        ("3-1で勝った。", "They won by two goals, 3-1."),
    ]);
}

#[test]
fn noon_and_parts_of_a_decade_are_told_apart() {
    told_apart(
        "number-mismatch",
        &[
            ("午前0時に始まる。", "It begins at midnight.", "It begins at noon."),
            ("正午に始まる。", "It begins at noon.", "It begins at midnight."),
            (
                "1990年代後半に流行した。",
                "It was in vogue in the late 1990s.",
                "in the early 1990s",
            ),
            ("三十代前半の男", "a man in his early thirties", "a man in his late thirties"),
        ],
    );
    quiet(&[
        ("午後0時に始まる。", "It begins at noon."),
        ("正午に始まる。", "It begins at 12 p.m."),
        ("12時に始まる。", "It begins at midnight."),
    ]);
}
